"""The review of a draft beside its document: what is said of the lines, and chosen for the names, and what follows."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minutes.models import ActionItem, AgendaItem, Decision, Meeting
from minutes.publishing import publish, withdraw
from tests.factories import BodyFactory, MeetingFactory, OrganisationFactory, PersonFactory, UserFactory

from .page import messages_of

TEXT = """Protokoll Rådet 2022-03-08 kl. 13.00-15.00

Närvarande:
Anna Ek, ordförande
Bo Berg, Flens kommun

§ 1 Öppnande
Anna hälsar välkommen.

§ 2 Ekonomi
Budgeten gås igenom.
Underlaget till kommunerna.
Pengarna räcker till mars.
"""
ANNA, BO, OPENING, WELCOME, ECONOMY, BUDGET, BASIS, MONEY = 4, 5, 7, 8, 10, 11, 12, 13


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def hand_in(client: Client, text: str = TEXT) -> Meeting:
    """Let the secretary hand in a document; return its draft."""
    file = SimpleUploadedFile("protokoll.txt", text.encode())
    assert client.post("/admin/minutes/meeting/las-in/", {"file": file}).status_code == 302
    return Meeting.objects.latest("pk")


@pytest.fixture
def draft(own_secretary: Client, body) -> Meeting:
    return hand_in(own_secretary)


def review_of(meeting: Meeting) -> str:
    return reverse("admin:minutes_meeting_review", args=[meeting.pk])


def say(client: Client, meeting: Meeting, kind: str, *lines: int):
    answer = client.post(review_of(meeting), {"rad": [str(line) for line in lines], "ar": kind})
    assert answer.status_code == 302
    return answer


def move(client: Client, meeting: Meeting, target: str, *lines: int):
    return client.post(review_of(meeting), {"rad": [str(line) for line in lines], "efter": target, "flytta": "1"})


def titles(meeting: Meeting) -> list[str]:
    return list(meeting.items.values_list("title", flat=True))


def corrections(meeting: Meeting) -> dict:
    return meeting.sources.get().corrections


# --- the page


def test_every_line_says_what_it_became(own_secretary, draft):
    answer = own_secretary.get(review_of(draft))
    became = {line.number: line.labels for line in answer.context["lines"]}
    assert became[ANNA] == ["deltagare"]
    assert became[OPENING] == ["punkt"]
    assert became[WELCOME] == ["text"]
    assert 2 not in became  # blank
    for number in became:
        assert f'id="rad-{number}"' in answer.content.decode()


def test_every_warning_leads_to_its_line(own_secretary, draft):
    names = ", ".join(f"Karin Nummer{number} (rad {number})" for number in range(4, 14))
    Meeting.objects.filter(pk=draft.pk).update(
        import_warnings=[{"line": 5, "text": "Oklart <b>namn</b>."}, {"line": 0, "text": f"Finns inte: {names}."}]
    )
    page = own_secretary.get(review_of(draft)).content.decode()
    assert '<a href="#rad-5">Rad 5</a>: Oklart &lt;b&gt;namn&lt;/b&gt;.' in page
    assert 'Karin Nummer12 (rad <a href="#rad-12">12</a>)' in page
    assert page.count("Visa alla") == 1  # the long one is folded


def test_meeting_entered_by_hand_has_nothing_to_review(own_secretary, body):
    meeting = MeetingFactory(body=body)
    desk = reverse("admin:minutes_meeting_change", args=[meeting.pk])
    assert own_secretary.get(review_of(meeting)).url == desk
    assert own_secretary.post(review_of(meeting), {"rad": "1", "ar": "text"}).status_code == 302


def test_original_is_sent_as_it_was_handed_in(own_secretary, draft):
    source = draft.sources.get()
    answer = own_secretary.get(reverse("admin:minutes_sourcedocument_file", args=[source.pk]))
    assert 'filename="protokoll.txt"' in answer.headers["Content-Disposition"]
    assert b"".join(answer.streaming_content) == TEXT.encode()


@pytest.mark.parametrize("is_published", [False, True])
def test_document_from_before_labels_were_kept_is_given_them_when_asked_and_not_before(
    own_secretary, draft, is_published, monkeypatch
):
    source = draft.sources.get()
    became, source.became = source.became, {}
    source.removals = [{"line": 1, "text": "Ring henne.", "why": "kommentar i marginalen"}]
    source.save()
    if is_published:
        publish(draft, None)
    states = draft.history.count()
    with monkeypatch.context() as patch:
        patch.setattr("minutes.importing.intake.parse_limited", None)
        assert "Läs om raderna" in own_secretary.get(review_of(draft)).content.decode()
    assert "Mötet är inte ändrat" in messages_of(own_secretary.post(review_of(draft), {"las-om": "1"}))
    removals, source = source.removals, draft.sources.get()
    assert (source.became, source.removals) == (became, removals)
    assert draft.history.count() == states
    page = own_secretary.get(review_of(draft)).content.decode()
    assert "Läs om raderna" not in page
    assert ">punkt<" in page


# --- what lines are


def test_line_that_is_said_to_be_an_item_splits_the_one_it_stood_in(own_secretary, draft):
    answer = say(own_secretary, draft, "heading", BUDGET)
    assert answer.url == f"{review_of(draft)}#rad-{BUDGET}"
    assert titles(draft) == ["Öppnande", "Ekonomi", "Budgeten gås igenom."]


def test_heading_that_is_said_to_be_text_joins_the_item_above(own_secretary, draft):
    say(own_secretary, draft, "text", ECONOMY)
    assert titles(draft) == ["Öppnande"]
    assert "Budgeten gås igenom." in draft.items.get().text


@pytest.mark.parametrize("kind", ["decision", "proposal"])
def test_line_that_is_said_to_be_a_decision(own_secretary, draft, kind):
    say(own_secretary, draft, kind, MONEY)
    decision = Decision.objects.get(item__meeting=draft)
    assert (decision.kind, decision.text, decision.item.title) == (kind, "Pengarna räcker till mars.", "Ekonomi")
    assert decision.text not in decision.item.text


def test_line_that_is_said_to_be_an_action(own_secretary, draft):
    say(own_secretary, draft, "action", BASIS)
    assert "Underlaget" in ActionItem.objects.get(item__meeting=draft).text


def test_line_that_is_said_to_be_an_attendee(own_secretary, draft):
    say(own_secretary, draft, "text", BO)
    assert [row.name for row in draft.attendees.all()] == ["Anna Ek"]
    say(own_secretary, draft, "attendee", BO)
    assert [row.name for row in draft.attendees.all()] == ["Anna Ek", "Bo Berg"]


def test_line_that_is_said_to_be_furniture_is_in_no_text(own_secretary, draft):
    say(own_secretary, draft, "furniture", BUDGET)
    assert "Budgeten gås igenom" not in draft.items.last().text
    assert [one["text"] for one in draft.sources.get().removals] == ["Budgeten gås igenom."]


def test_lines_are_as_they_were_read_again(own_secretary, draft):
    before = [(item.title, item.text) for item in draft.items.all()]
    say(own_secretary, draft, "heading", BUDGET, MONEY)
    move(own_secretary, draft, "0", MONEY)
    say(own_secretary, draft, "as_read", BUDGET, MONEY)
    assert [(item.title, item.text) for item in draft.items.all()] == before
    assert corrections(draft) == {"kinds": {}, "after": []}


def test_line_is_moved_and_several_keep_their_order(own_secretary, draft):
    move(own_secretary, draft, str(WELCOME), BUDGET, BASIS)
    first = draft.items.first().text
    assert first.index("välkommen") < first.index("Budgeten gås") < first.index("Underlaget")
    page = own_secretary.get(review_of(draft))
    numbers = [line.number for line in page.context["lines"]]
    assert numbers[numbers.index(WELCOME) :][:3] == [WELCOME, BUDGET, BASIS]


def test_what_changes_only_the_lines_is_told_to_be_saved(own_secretary, draft):
    assert "Sparat. Mötet är som förut." in messages_of(say(own_secretary, draft, "text", WELCOME))
    assert corrections(draft)["kinds"] == {str(WELCOME): "text"}


def test_moves_are_done_in_the_order_in_which_they_were_said(own_secretary, draft):
    move(own_secretary, draft, "0", MONEY)
    move(own_secretary, draft, str(MONEY), BUDGET)
    numbers = [line.number for line in own_secretary.get(review_of(draft)).context["lines"]]
    assert numbers[:2] == [MONEY, BUDGET]


def split(client: Client, meeting: Meeting, words: str, *lines: int, **data: str):
    return client.post(review_of(meeting), {"rad": [str(line) for line in lines], "ord": words, "dela": "1"} | data)


def test_line_is_parted_and_its_second_part_said_to_be_a_heading(own_secretary, draft):
    split(own_secretary, draft, "räcker", MONEY)
    number = TEXT.count("\n") + 2
    assert corrections(draft)["splits"] == [[number, MONEY, "räcker"]]
    say(own_secretary, draft, "heading", number)
    assert titles(draft) == ["Öppnande", "Ekonomi", "räcker till mars."]
    lines = own_secretary.get(review_of(draft)).context["lines"]
    assert [(line.number, line.text) for line in lines if line.is_part] == [
        (MONEY, "Pengarna"), (number, "räcker till mars."),
    ]  # fmt: skip
    say(own_secretary, draft, "as_read", number)
    assert corrections(draft) == {"kinds": {}, "after": []}
    assert titles(draft) == ["Öppnande", "Ekonomi"]


def test_second_part_of_a_line_is_called_so_wherever_it_is_told_of(own_secretary, draft, client):
    split(own_secretary, draft, "Berg", BO)
    number, name = TEXT.count("\n") + 2, f"{BO}b"
    Meeting.objects.filter(pk=draft.pk).update(
        import_warnings=[
            {"line": MONEY, "text": "Oklar summa."},
            {"line": number, "text": f"Finns inte bland arkivets personer: Berg (rad {number}), Bo (rad {BO})."},
        ]
    )
    page = own_secretary.get(review_of(draft)).content.decode()
    assert f'<a href="#rad-{number}">Rad {name}</a>: Finns inte' in page
    assert f'Berg (rad <a href="#rad-{number}">{name}</a>), Bo (rad <a href="#rad-{BO}">{BO}</a>)' in page
    assert page.index("Finns inte") < page.index("Oklar summa")
    assert f'<span class="visually-hidden">Rad </span>{name}</span>' in page
    desk = own_secretary.get(reverse("admin:minutes_meeting_change", args=[draft.pk])).content.decode()
    assert f"<li>Rad {name}: Finns inte bland arkivets personer: Berg (rad {name}), Bo (rad {BO}).</li>" in desk

    move(own_secretary, draft, name.upper(), MONEY)
    lines = [line.name for line in own_secretary.get(review_of(draft)).context["lines"]]
    assert lines[lines.index(str(BO)) :][:3] == [str(BO), name, str(MONEY)]
    publish(draft, None)
    draft.refresh_from_db()
    public = client.get(reverse("minutes:meeting_source", args=[draft.slug])).content.decode()
    assert f'<li id="rad-{number}"><span class="no num"><span class="vh">Rad </span>{name}</span>' in public


def test_enter_in_the_field_of_words_parts_the_line(own_secretary, draft):
    own_secretary.post(review_of(draft), {"rad": str(MONEY), "efter": "", "ord": "till mars", "flytta": "1"})
    assert [words for _, _, words in corrections(draft)["splits"]] == ["till mars"]


@pytest.mark.parametrize(
    ("words", "lines"), [("", [MONEY]), ("Pengarna", [MONEY]), ("x", [MONEY]), ("till", [MONEY, 1])]
)
def test_line_that_cannot_be_parted_so_stays(own_secretary, draft, words, lines):
    told = "en enda rad" if len(lines) > 1 else "den andra delen"
    answer = split(own_secretary, draft, words, *lines)
    assert answer.url == review_of(draft)  # and not to the line, from where the message is out of sight
    assert told in messages_of(answer)
    assert corrections(draft) == {}


def test_nothing_marked_changes_nothing(own_secretary, draft):
    assert "Markera först" in messages_of(own_secretary.post(review_of(draft), {"ar": "heading"}))
    assert corrections(draft) == {}


@pytest.mark.parametrize("line", ["1000000000", "-1", "0", "9999999", "x", "", "1.5", "²", "9" * 5000, "14 or 1=1"])
def test_line_that_is_not_there_changes_nothing(own_secretary, draft, line):
    for data in ({"ar": "heading"}, {"efter": "1", "flytta": "1"}):
        assert "Markera först" in messages_of(own_secretary.post(review_of(draft), {"rad": line} | data))
    assert corrections(draft) == {}


@pytest.mark.parametrize("target", ["", "9999999", "1000000000", "-1", "x", str(BUDGET)])
def test_place_that_is_not_there_changes_nothing(own_secretary, draft, target):
    assert "Skriv numret" in messages_of(move(own_secretary, draft, target, BUDGET))
    assert corrections(draft) == {}


@pytest.mark.parametrize("kind", ["", "title", "okänt", "__class__"])
def test_kind_that_is_none_changes_nothing(own_secretary, draft, kind):
    say(own_secretary, draft, kind, BUDGET)
    assert corrections(draft) == {}


def test_thousands_of_lines_that_are_not_there_are_as_none(own_secretary, draft):
    say(own_secretary, draft, "text", *range(5_000), BUDGET)
    assert set(corrections(draft)["kinds"]) <= {str(number) for number in range(15)}


def test_what_two_people_say_is_kept_from_both(own_secretary, draft, body):
    other = Client()
    user = UserFactory(group="Sekreterare")
    body.secretaries.add(user)
    other.force_login(user)
    pages = [client.get(review_of(draft)) for client in (own_secretary, other)]
    assert [page.status_code for page in pages] == [200, 200]
    say(own_secretary, draft, "decision", MONEY)
    say(other, draft, "heading", BUDGET)
    assert corrections(draft)["kinds"] == {str(MONEY): "decision", str(BUDGET): "heading"}
    assert titles(draft)[-1] == "Budgeten gås igenom."
    assert Decision.objects.get(item__meeting=draft).item.title == "Budgeten gås igenom."


def test_what_was_changed_by_hand_stands(own_secretary, draft):
    item = AgendaItem.objects.get(meeting=draft, title="Ekonomi")
    item.title = "Budget för nästa år"
    item._history_user = get_user(own_secretary)
    item.save()
    say(own_secretary, draft, "decision", MONEY)
    assert titles(draft) == ["Öppnande", "Budget för nästa år"]
    assert draft.items.last().decisions.count() == 1


# --- who may


def test_published_meeting_is_read_only(own_secretary, draft):
    say(own_secretary, draft, "decision", MONEY)
    publish(draft, None)
    page = own_secretary.get(review_of(draft)).content.decode().partition('id="content-main"')[2]
    assert "<form" not in page
    assert "<button" not in page
    assert f'id="rad-{BUDGET}"' in page
    for way in ("change", "new_version", "withdraw"):
        assert reverse(f"admin:minutes_meeting_{way}", args=[draft.pk]) in page


def test_withdrawn_meeting_is_corrected_as_a_draft_is_and_published_again(own_secretary, draft, client):
    publish(draft, None)
    withdraw(draft, None, "Fel beslut.")
    page = own_secretary.get(review_of(draft)).content.decode()
    assert 'name="rad"' in page
    assert reverse("admin:minutes_meeting_publish", args=[draft.pk]) in page
    say(own_secretary, draft, "decision", MONEY)
    assert Decision.objects.get(item__meeting=draft).text == "Pengarna räcker till mars."
    draft.refresh_from_db()
    assert client.get(draft.get_absolute_url()).status_code == 410
    publish(draft, None)
    assert "Pengarna räcker till mars." in client.get(draft.get_absolute_url()).content.decode()


def test_withdrawn_meeting_keeps_the_body_and_the_day_that_its_address_tells(own_secretary, draft):
    publish(draft, None)
    withdraw(draft, None, "Fel.")
    answer = say(own_secretary, draft, "furniture", 1)
    assert "offentlig adress" in messages_of(answer)
    assert corrections(draft) == {}


@pytest.mark.parametrize(
    "data", [{"rad": str(BUDGET), "ar": "heading"}, {"rad": str(BUDGET), "efter": "0", "flytta": "1"}, {"choose": "1"}]
)
def test_form_from_when_it_was_a_draft_changes_nothing_in_a_published_meeting(own_secretary, draft, data):
    person = PersonFactory(name="Anna Eek")
    chosen = {f"person-{draft.attendees.first().pk}": str(person.pk)}
    publish(draft, None)
    states = draft.history.count()
    answer = own_secretary.post(review_of(draft), data | chosen)
    assert answer.url == review_of(draft)
    assert "Mötet är publicerat" in messages_of(answer)
    assert corrections(draft) == {}
    assert titles(draft) == ["Öppnande", "Ekonomi"]
    assert draft.history.count() == states
    assert draft.attendees.first().person is None
    person.refresh_from_db()
    assert person.other_names == ""


@pytest.mark.parametrize("page", ["review", "new_version"])
def test_another_bodys_draft_is_not_there(own_secretary, secretary, page):
    BodyFactory(name="Nämnden")
    meeting = hand_in(secretary, TEXT.replace("Rådet", "Nämnden"))
    address = reverse(f"admin:minutes_meeting_{page}", args=[meeting.pk])
    assert own_secretary.get(address).status_code == 404
    assert own_secretary.post(address, {"rad": "10", "ar": "text"}).status_code == 404
    assert corrections(meeting) == {}


# --- whom and what names mean


def choose(client: Client, meeting: Meeting, **chosen: object):
    data = {name.replace("__", "-"): str(value) for name, value in chosen.items()}
    return client.post(review_of(meeting), {"choose": "1"} | data)


def test_person_is_suggested_and_the_spelling_remembered(own_secretary, draft):
    person = PersonFactory(name="Anna Eek")
    row = draft.attendees.get(name="Anna Ek")
    assert "Anna Eek: liknande namn" in own_secretary.get(review_of(draft)).content.decode()
    assert row.person is None  # nothing is chosen by itself

    answer = choose(own_secretary, draft, **{f"person__{row.pk}": person.pk}, remember="on")
    row.refresh_from_db()
    person.refresh_from_db()
    assert row.person == person
    assert person.other_names == "Anna Ek"
    assert "”Anna Ek”" in messages_of(answer)
    again = hand_in(own_secretary, TEXT.replace("2022-03-08", "2022-05-08"))
    assert again.attendees.get(name="Anna Ek").person == person


def test_choice_stands_when_lines_are_corrected_after_it(own_secretary, draft):
    person = PersonFactory(name="Anna Eek")
    row = draft.attendees.get(name="Anna Ek")
    choose(own_secretary, draft, **{f"person__{row.pk}": person.pk})
    say(own_secretary, draft, "heading", BUDGET)
    assert draft.attendees.get(name="Anna Ek").person == person


def test_organisation_is_suggested_and_the_spelling_remembered(own_secretary, draft):
    organisation = OrganisationFactory(name="Flens komun")
    row = draft.attendees.get(name="Bo Berg")
    assert "Flens komun: liknande namn" in own_secretary.get(review_of(draft)).content.decode()
    choose(own_secretary, draft, **{f"organisation__{row.pk}": organisation.pk}, remember="on")
    row.refresh_from_db()
    organisation.refresh_from_db()
    assert row.organisation == organisation
    assert organisation.other_names == "Flens kommun"


def test_organisation_of_several_is_chosen_once_for_them_all(own_secretary, body):
    organisation = OrganisationFactory(name="Flens komun")
    meeting = hand_in(own_secretary, TEXT.replace("Anna Ek, ordförande", "Anna Ek, Flens kommun"))
    page = own_secretary.get(review_of(meeting)).content.decode()
    assert page.count('name="organisation-') == 1
    assert "(Anna Ek och 1 till)" in page
    choose(own_secretary, meeting, **{f"organisation__{meeting.attendees.first().pk}": organisation.pk})
    assert [row.organisation for row in meeting.attendees.all()] == [organisation, organisation]


def test_body_is_suggested_among_ones_own_and_the_spelling_remembered(own_secretary, body):
    own = BodyFactory(name="Omsorgsrådet i Flen")
    own.secretaries.add(get_user(own_secretary))
    BodyFactory(name="Nämnden för annat")  # another's
    meeting = hand_in(own_secretary, TEXT.replace("Rådet", "Omsorsgrådet i Flen"))
    assert meeting.body is None
    offered = own_secretary.get(review_of(meeting)).context["choosing"].bodies
    assert offered == [
        ("", "Välj organ"),
        (str(own.pk), "Omsorgsrådet i Flen: liknande namn"),
        (str(body.pk), "Rådet: liknande namn"),
    ]
    assert "Kom ihåg stavningen ”Omsorsgrådet i Flen”" in own_secretary.get(review_of(meeting)).content.decode()
    choose(own_secretary, meeting, body=own.pk, **{"remember-body": "on"})
    meeting.refresh_from_db()
    own.refresh_from_db()
    assert meeting.body == own
    assert own.other_names == "Omsorsgrådet i Flen"


def test_spelling_is_remembered_only_when_that_is_asked_for(own_secretary, body):
    """The registers are public at once, and the meeting is a draft."""
    person = PersonFactory(name="Anna Eek")
    own = BodyFactory(name="Omsorgsrådet i Flen")
    own.secretaries.add(get_user(own_secretary))
    meeting = hand_in(own_secretary, TEXT.replace("Rådet", "Omsorsgrådet i Flen"))
    row = meeting.attendees.get(name="Anna Ek")
    choose(own_secretary, meeting, **{f"person__{row.pk}": person.pk, "body": own.pk})
    for one in (meeting, row, person, own):
        one.refresh_from_db()
    assert (meeting.body, row.person) == (own, person)
    assert (own.other_names, person.other_names) == ("", "")


def test_spelling_that_is_more_like_another_body_is_not_remembered(own_secretary, body):
    own = BodyFactory(name="Omsorgsrådet i Flen")
    own.secretaries.add(get_user(own_secretary))
    BodyFactory(name="Omsorgsrådet i Falun")  # another's, and not told of
    meeting = hand_in(own_secretary, TEXT.replace("Rådet", "Omsorsgrådet i Falun"))
    offered = own_secretary.get(review_of(meeting)).context["choosing"].bodies
    assert not any("Falun" in label for _, label in offered)
    answer = choose(own_secretary, meeting, body=own.pk, **{"remember-body": "on"})
    assert "sparas inte" in messages_of(answer)
    meeting.refresh_from_db()
    own.refresh_from_db()
    assert meeting.body == own
    assert own.other_names == ""


def test_body_that_met_on_that_day_already_is_refused(own_secretary, body):
    meeting = hand_in(own_secretary, TEXT.replace("Rådet", "Något"))
    MeetingFactory(body=body, date=meeting.date)
    assert "har redan ett möte den dagen" in messages_of(choose(own_secretary, meeting, body=body.pk))
    meeting.refresh_from_db()
    assert meeting.body is None


def test_what_was_not_offered_is_ignored(own_secretary, draft):
    row = draft.attendees.get(name="Anna Ek")
    other, unlike = BodyFactory(name="Nämnden"), PersonFactory(name="Sixten Quist")
    PersonFactory(name="Anna Eek")
    for value in (unlike.pk, "9" * 30, "-1", "ny", "x", ""):
        answer = choose(own_secretary, draft, **{f"person__{row.pk}": value, "body": other.pk})
        assert "Inget var valt" in messages_of(answer)
    row.refresh_from_db()
    draft.refresh_from_db()
    assert row.person is None
    assert draft.body != other


def test_row_of_another_meeting_is_not_chosen_for(own_secretary, secretary, draft):
    BodyFactory(name="Nämnden")
    person = PersonFactory(name="Anna Eek")
    theirs = hand_in(secretary, TEXT.replace("Rådet", "Nämnden"))
    row = theirs.attendees.get(name="Anna Ek")
    choose(own_secretary, draft, **{f"person__{row.pk}": person.pk})
    row.refresh_from_db()
    assert row.person is None


# --- size


def long_document(items: int, attendees: int = 2) -> str:
    people = "".join(f"Person{'abcdefghij'[n // 10]} Efternamn{'abcdefghij'[n % 10]}\n" for n in range(attendees))
    texts = "".join(
        f"§ {n} Ärende nummer {n}\nText om ärendet.\nMer text.\nBeslut: Rådet beslutar {n}.\n\n"
        for n in range(1, items)
    )
    return f"Protokoll Rådet 2022-03-08\n\nNärvarande:\n{people}\n{texts}"


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_text_without_a_blank_is_shown_whole_at_its_line_and_short_in_the_draft(own_secretary, body):
    meeting = hand_in(own_secretary, TEXT.replace("Budgeten gås igenom.", "a" * 5_000))
    page = own_secretary.get(review_of(meeting)).content.decode()
    assert page.count("a" * 5_000) == 1
    assert "a" * 300 in page.partition('id="utkastet"')[2]


@pytest.mark.slow
def test_page_costs_the_same_however_many_lines(own_secretary, body):
    PersonFactory(name="Persona Efternamnb")  # somebody to suggest
    few = hand_in(own_secretary, long_document(4))
    many = hand_in(own_secretary, long_document(40, 60).replace("2022-03", "2022-04"))
    for meeting in (few, many):
        meeting.items.exclude(pk=meeting.items.first().pk).update(parent=meeting.items.first())
    queries_of(own_secretary, review_of(few))  # what is read once per process
    cost = queries_of(own_secretary, review_of(few))
    assert queries_of(own_secretary, review_of(many)) == cost
    assert cost <= 25


@pytest.mark.slow
def test_document_of_forty_pages_is_corrected_in_few_questions(own_secretary, body):
    meeting = hand_in(own_secretary, long_document(320, 40))
    assert len(meeting.sources.get().lines) > 1600
    with CaptureQueriesContext(connection) as queries:
        say(own_secretary, meeting, "heading", 1000)
    assert len(queries) <= 120

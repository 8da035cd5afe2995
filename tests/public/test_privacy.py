"""Which names are hidden where, and how they are found in texts."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minutes.models import Meeting
from minutes.privacy import NAME_MARK, Masker, is_written_as
from minutes.search.index import index_meetings
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    PresenterFactory,
    ResponsibleFactory,
    TopicFactory,
)
from tests.public.secrets_archive import HIDDEN_NAMES

pytestmark = pytest.mark.django_db


def masked(text: str, meeting: int | None = None) -> str:
    """Return the text as the public reads it, a mark as #."""
    return Masker().mask(text, meeting).replace(NAME_MARK, "#")


@pytest.fixture
def hidden() -> None:
    """Hide those of whom the spellings are."""
    PersonFactory(name="Tyrgunn Kvastfjäll", other_names="Tyra Qvastfjell", is_public=False)
    PersonFactory(name="Ebbalotta Myrskär-Udd", is_public=False)
    PersonFactory(name="Odalfrid von Stenhuva", is_public=False)


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("spelling", HIDDEN_NAMES)
@pytest.mark.parametrize("around", ["{}", "enligt {}.", "({})", "- {}:", "”{}”", "{}/Anna", "{}, {}", "mejla\n{}"])
def test_a_hidden_name_is_masked_in_every_spelling(spelling: str, around: str) -> None:
    text = masked(around.replace("{}", spelling))

    assert "#" in text
    for part in ("yrgunn", "vastf", "yra", "ebbalotta", "yrsk", "udd", "odalfrid", "tenhuva"):
        assert part not in text.lower()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Karin Idberg", "Karin i Lund, Karin idag och Karin I-formen"),
        ("Karin Ehn", "Karin e-post och Karin E-post"),
        ("Karin Ek", "Anna-Karin Ek och Karin Ek-Lund"),
        ("Karin Ek", "Karin Ekelund, Karin Eklund, Karin och Ek"),
        ("Karin Ek", "Annkarin Ek"),
        ("Bo Ek", "Bosse Ek och Bo Eken"),
        ("Lars Berg", "Larsberg, Lars. Bergsskolan och Lars åker till Berg"),
        ("Sten", "Stenar och Sten-Åke"),
    ],
)
def test_what_only_looks_like_a_hidden_name_stays(name: str, text: str) -> None:
    PersonFactory(name=name, is_public=False)

    assert masked(text) == text


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Karin Ek", "Karin Ek:s och Karin Eks förslag", "# och # förslag"),
        ("Ewa-Lena Sjöberg", "Ewa-Lena S, Ewa Lena Sjöberg och E-L Sjöberg", "#, # och #"),
        ("Karin Elisabeth Ek", "Karin Ek, Karin E, K E Ek, K.E. Ek och Karin EE", "#, #, #, # och #"),
        ("Karin Ek", "Karin      Ek, | Karin | Ek |, Karin/Ek och Karin (M) Ek", "#, | # |, # och #"),
        ("Bo", "Bo och Bos", "# och #"),
        ("Kar\u00adin Ek", "Karin Ek och Ka\u00adrin\u00a0E\u00adk", "# och #"),
        ("Åsa Öberg", "A\u030asa O\u0308berg och ÅSA ÖBERG", "# och #"),
        ("A.B", "A.B och AxB", "# och AxB"),
        ("Anders (Ande) Ek", "Anders (Ande) Ek och Anders Ek", "# och #"),
        ("Stina Privat (förhinder)", "Stina Privat och Stina P (S)", "# och # (S)"),
        ("Privat, Stina", "Stina Privat och Privat, Stina", "# och #"),
        ("Stina Privat, ordförande", "Stina Privat öppnade som ordförande", "# öppnade som ordförande"),
        ("(vakant)", "Platsen är (vakant)", "Platsen är #"),
    ],
)
def test_a_name_is_masked_whole(name: str, text: str, expected: str) -> None:
    PersonFactory(name=name, slug="x", is_public=False)

    assert masked(text) == expected


def test_a_name_that_is_not_hidden_stays() -> None:
    AttendeeFactory(name="Karin Ek")
    PersonFactory(name="Karin Ek")

    assert masked("Karin Ek") == "Karin Ek"


def test_a_name_hidden_at_a_meeting_is_hidden_there_only() -> None:
    attendee = AttendeeFactory(name="Karin E", person__name="Karin Ek", person__other_names="Kajsa Ek", is_public=False)
    elsewhere = MeetingFactory()

    for name in ("Karin Ek", "Karin E", "Kajsa Ek"):
        assert masked(name, attendee.meeting_id) == "#"
        assert masked(name, elsewhere.pk) == name
        assert masked(name) == name


def test_one_hidden_everywhere_is_hidden_as_each_record_wrote_them() -> None:
    person = PersonFactory(name="Karin Ek", is_public=False)
    attendee = AttendeeFactory(name="Carin Eek", person=person)
    item = AgendaItemFactory(meeting=attendee.meeting)
    PresenterFactory(item=item, name="Kajsan Ekan", person=person)
    ResponsibleFactory(action=ActionItemFactory(item=item), name="Karro Ekis", attendee=attendee)

    assert masked("Carin Eek, Kajsan Ekan, Karro Ekis") == "#, #, #"


def test_one_hidden_at_a_meeting_is_hidden_there_as_its_items_wrote_them() -> None:
    attendee = AttendeeFactory(name="Karin Ek", is_public=False)
    item = AgendaItemFactory(meeting=attendee.meeting)
    PresenterFactory(item=item, name="Kajsan Ekan", attendee=attendee)

    assert masked("Kajsan Ekan", attendee.meeting_id) == "#"
    assert masked("Kajsan Ekan") == "Kajsan Ekan"


def test_the_hidden_names_are_read_once() -> None:
    for _ in range(3):
        AttendeeFactory(is_public=False)
        PersonFactory(is_public=False)
    masker = Masker()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        for meeting in (None, 1, 2, 3):
            masker.mask("Någon text", meeting)
            masker.hidden_names_in("Någon text", meeting)

    assert len(queries) == 1


def test_a_text_that_is_empty_stays_empty() -> None:
    assert masked("") == ""


@pytest.mark.parametrize(
    ("text", "is_it"),
    [("Karin Ek", True), ("Karin E", True), ("K. Ek", True), ("Karin Ek, Lund", False), ("Karin", False), ("", False)],
)
def test_a_name_is_somebodys_own_in_each_of_its_spellings_and_nothing_more(text: str, is_it: bool) -> None:
    assert is_written_as(text, ["Karin Ek"]) == is_it


# --- a given name or a surname alone


def meeting_of(*names: str, hidden: str = "Märtha Privat") -> int:
    """Return a meeting that one whose name is hidden attends, with others of the names."""
    meeting = MeetingFactory(published=True)
    AttendeeFactory(meeting=meeting, name=hidden, person=PersonFactory(name=hidden, is_public=False))
    for name in names:
        AttendeeFactory(meeting=meeting, name=name, person=None)
    return meeting.pk


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Märtha berättar om Märthas rapport.", "# berättar om # rapport."),
        ("Enligt Märtha: ”Märtha, Karin och jag”", "Enligt #: ”#, Karin och jag”"),
        ("Märtha Privat och Märtha P, alltså Märtha", "# och #, alltså #"),
        ("Ma\u0308rtha, M\u00e4r\u00adtha", "#, #"),
        ("Märtha Berg, Anna-Märtha, Märtha-Lisa, Märtha 2 och märtha", None),
        ("Märthagården och Kulmärtha", None),
    ],
)
def test_a_given_name_alone_is_masked_where_its_bearer_is_hidden(text: str, expected: str | None) -> None:
    meeting = meeting_of("Karin Ek")

    assert masked(text, meeting) == (expected or text)
    assert bool(Masker().hidden_names_in(text, meeting)) == bool(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stadig berättar. Stadigs förslag (Stadig, S) fick stöd.", "# berättar. # förslag (#, S) fick stöd."),
        ("Enligt Stadig drar Märtha och Stadig detta", "Enligt # drar # och # detta"),
        ("Stadiga rutiner, stadig gång, Nystadig, Stadig-Berg", None),
        ("Mötet hölls i Stadig och på Stadig, för Stadigs kommun", None),
        ("Ombyggnad av Stadigs universitetssjukhus, med Stadigs kommuns hjälp", None),
        ("Stadig kommunicerar, länkar in och är regionchef", "# kommunicerar, länkar in och är regionchef"),
        ("Stadig länkar in, Stadig regionråd", "# länkar in, # regionråd"),
    ],
)
def test_a_surname_alone_is_masked_where_its_bearer_is_hidden(text: str, expected: str | None) -> None:
    meeting = meeting_of("Karin Ek", hidden="Märtha Stadig")

    assert masked(text, meeting) == (expected or text)
    assert bool(Masker().hidden_names_in(text, meeting)) == bool(expected)


def test_a_surname_that_another_bears_at_the_meeting_stays() -> None:
    meeting = meeting_of("Bo Stadig", hidden="Märtha Stadig")

    assert masked("Stadig berättar, Märtha också.", meeting) == "Stadig berättar, # också."


def test_a_name_alone_is_masked_where_a_row_that_is_not_linked_has_the_name_of_somebody_hidden() -> None:
    PersonFactory(name="Märtha Stadig", is_public=False)
    attendee = AttendeeFactory(name="Märtha Stadig", person=None)

    assert masked("Märtha och Stadig", attendee.meeting_id) == "# och #"
    assert masked("Märtha och Stadig", MeetingFactory().pk) == "Märtha och Stadig"


def test_a_single_word_that_a_row_has_for_somebody_hidden_hides_in_its_own_meeting_only() -> None:
    person = PersonFactory(name="Märtha Stadig", is_public=False)
    attendee = AttendeeFactory(name="Märtha Stadig", person=person)
    presenter = PresenterFactory(name="Märtha", attendee=attendee, item__meeting=attendee.meeting)
    other = MeetingFactory(published=True).pk

    assert masked("Märtha berättar", presenter.item.meeting_id) == "# berättar"
    assert masked("Märtha Olsson och Märtha", other) == masked("Märtha Olsson och Märtha") == "Märtha Olsson och Märtha"


@pytest.mark.parametrize("written", ["Stadig,Märtha", "Märtha\u00a0Stadig", "M.Stadig"])
def test_a_whole_name_without_a_blank_hides_everywhere(written: str) -> None:
    person = PersonFactory(name="Anna Nilsson", is_public=False)
    AttendeeFactory(name=written, person=person)

    assert masked(f"Tack, {written}!", MeetingFactory(published=True).pk) == "Tack, #!"


@pytest.mark.parametrize("other", ["Märtha Berg", "Berg, Märtha", "Märtha", "Anna-Märtha Berg"])
def test_a_given_name_that_another_bears_at_the_meeting_stays(other: str) -> None:
    assert masked("Märtha berättar.", meeting_of(other)) == "Märtha berättar."


@pytest.mark.parametrize("hidden", ["M. Privat", "MP", "En gäst från lund", "En representant", "Två; Märtha P"])
def test_what_is_no_given_name_is_not_looked_for_alone(hidden: str) -> None:
    meeting = MeetingFactory(published=True)
    AttendeeFactory(meeting=meeting, name=hidden, person=None, is_public=False)

    assert masked("En. Två och M", meeting.pk) == "En. Två och M"


def test_a_given_name_stays_in_other_meetings_and_outside_them() -> None:
    meeting_of()
    other = MeetingFactory(published=True).pk

    assert masked("Märtha berättar.", other) == masked("Märtha berättar.") == "Märtha berättar."


def test_a_given_name_is_masked_where_its_bearer_is_named_in_a_row_or_hidden_there_only() -> None:
    person = PersonFactory(name="Märtha Privat", is_public=False)
    presenter = PresenterFactory(person=person, name="M. Privat")
    responsible = ResponsibleFactory(person=person, name="Privat, Märtha")
    attendee = AttendeeFactory(name="Karin Ek", person=None, is_public=False)

    assert masked("Märtha", presenter.item.meeting_id) == "#"
    assert masked("Märtha", responsible.action.item.meeting_id) == "#"
    assert masked("Karin", attendee.meeting_id) == "#"


def test_given_names_are_looked_up_once_and_only_where_a_text_has_one() -> None:
    meetings = [meeting_of(hidden=f"Märtha Privat{number * 'x'}") for number in range(3)]
    masker = Masker()

    with CaptureQueriesContext(connection) as queries:
        masker.mask("Karin berättar.", meetings[0])
        assert len(queries) == 1
        for meeting in meetings:
            assert masker.mask("Märtha berättar.", meeting) == f"{NAME_MARK} berättar."

    assert len(queries) == 2


def test_a_given_name_is_hidden_on_every_page_and_not_found(client: Client) -> None:
    meeting = Meeting.objects.get(pk=meeting_of())
    topic = TopicFactory(name="Vård")
    item = AgendaItemFactory(
        meeting=meeting, title="Märtha informerar", text="Märtha berättade om vårdkedjan.", topics=[topic]
    )
    DecisionFactory(item=item, text="Märtha skriver ett underlag", topics=[topic])
    ActionItemFactory(item=item, text="Märtha kallar till nästa möte")
    index_meetings([meeting.pk])
    addresses = ["/", "/moten/", "/beslut/", "/sok/?q=vårdkedjan", "/api/search?q=vårdkedjan", "/api/decisions"]
    addresses += [meeting.get_absolute_url(), topic.get_absolute_url(), f"/jamfor/?amne=vard&organ={meeting.body.slug}"]

    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "Märtha" not in answer.content.decode(), address
    assert NAME_MARK in client.get(meeting.get_absolute_url()).content.decode()
    for address in ("/api/search?q=märtha", "/api/decisions?text=märtha", "/api/meetings?text=märtha"):
        assert client.get(address).json()["count"] == 0, address


@pytest.mark.parametrize("is_indexed_since", [True, False])
def test_a_found_title_has_the_mark_of_the_pages_where_a_name_is_hidden(client: Client, is_indexed_since: bool) -> None:
    meeting = MeetingFactory(published=True)
    item = AgendaItemFactory(meeting=meeting, title="Vårdkedjan (Märtha Privat), rapport", text="Ord. " * 9000)
    DecisionFactory(item=item, text="Vårdkedjan ses över")
    AttachmentFactory(meeting=meeting, item=item, title="Vårdkedjan [Märtha Privat]")
    index_meetings([meeting.pk])
    PersonFactory(name="Märtha Privat", is_public=False)
    if is_indexed_since:
        index_meetings([meeting.pk])

    found = client.get("/api/search", {"q": "vårdkedjan"}).json()["results"]
    page = client.get("/sok/", {"q": "vårdkedjan"}).content.decode()

    title = f"Vårdkedjan ({NAME_MARK}), rapport"
    assert f"<span>{title}</span>" in client.get(meeting.get_absolute_url()).content.decode()
    assert {(row["kind"], row["title"], row["item"]) for row in found} == {
        ("item", title, title),
        ("attachment", f"Vårdkedjan  {NAME_MARK}", title),
    }
    assert f"<mark>Vårdkedjan</mark> ({NAME_MARK}), rapport" in page
    assert "Märtha" not in page
    if is_indexed_since:
        for words in ("namnet", "visas inte", "märtha"):
            assert client.get("/api/search", {"q": words}).json()["count"] == 0, words

import datetime
import re

import pytest
from django.contrib.redirects.models import Redirect
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from minutes.models import Attendee, Meeting
from tests.factories import (
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    PlannedMeetingFactory,
    SourceDocumentFactory,
)

from .page import errors_of, fields_of, messages_of, send

ADD = "/admin/minutes/meeting/add/"
LIST = "/admin/minutes/meeting/"


def page_of(meeting: Meeting) -> str:
    return reverse("admin:minutes_meeting_change", args=[meeting.pk])


# --- entering


def test_meeting_entered_by_hand_is_a_draft_with_its_rows(secretary):
    body, person = BodyFactory(), PersonFactory(name="Karin Ek")
    response = send(
        secretary,
        ADD,
        body=body.pk,
        date="2021-10-15",
        starts_at="09.00",
        ends_at="12:00",
        attendees__0__person=person.pk,
        attendees__1__name="Utan Register",
        items__0__number="§ 1",
        items__0__title="Mötets öppnande",
    )
    assert errors_of(response) == ""
    meeting = Meeting.objects.get()
    assert response.url == page_of(meeting)
    assert (meeting.status, meeting.starts_at) == ("draft", datetime.time(9, 0))
    assert [(row.position, row.name) for row in meeting.attendees.all()] == [(1, "Karin Ek"), (2, "Utan Register")]
    assert [(row.position, row.title) for row in meeting.items.all()] == [(1, "Mötets öppnande")]


def test_meeting_saved_unchanged_stays_as_it_was(secretary):
    meeting = MeetingFactory(published=True, place="Sal 1\nHus B", starts_at=datetime.time(9, 30))
    attendee = AttendeeFactory(meeting=meeting, position=1, presence=Attendee.Presence.APOLOGIES)
    AttendeeFactory(meeting=meeting, position=2, substitutes_for=attendee)
    item = AgendaItemFactory(meeting=meeting, position=1, title="En rubrik\nmed två rader")
    AttachmentFactory(meeting=meeting, position=1, item=item)
    PlannedMeetingFactory(announced_by=meeting)
    before = [list(model.objects.values()) for model in (Meeting, Attendee, type(item))]
    response = send(secretary, page_of(meeting))
    assert errors_of(response) == ""
    assert [list(model.objects.values()) for model in (Meeting, Attendee, type(item))] == before


def test_state_times_and_address_cannot_be_sent_by_a_form(secretary):
    meeting = MeetingFactory()
    response = send(secretary, page_of(meeting), status="published", slug="x", published_at="2021-01-01", position="9")
    assert errors_of(response) == ""
    meeting.refresh_from_db()
    assert (meeting.status, meeting.slug, meeting.published_at) == ("draft", "", None)


def test_import_warnings_are_listed_with_their_lines(secretary):
    meeting = MeetingFactory(
        import_warnings=[
            {"line": 12, "text": "Två punkter heter § 15."},
            {"line": 0, "text": "Organet är <okänt>."},
        ]
    )
    page = secretary.get(page_of(meeting)).content.decode()
    assert "<li>Organet är &lt;okänt&gt;.</li><li>Rad 12: Två punkter heter § 15.</li>" in page


# --- rules


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"last_date": "2021-10-14"}, "Sista dag kan inte vara före datum."),
        ({"starts_at": "12:00", "ends_at": "09:00"}, "Mötet måste sluta efter att det börjar."),
        ({"starts_at": "12:00", "ends_at": "12:00"}, "Mötet måste sluta efter att det börjar."),
        ({"date": "10/15/2021"}, "Skriv dagen så här: 2021-10-15"),
        ({"date": "2021-02-30"}, "Skriv dagen så här: 2021-10-15"),
        ({"starts_at": "nio"}, "Skriv klockslaget så här: 09.00."),
        ({"same_day_number": "0"}, "Organets första möte en dag har nummer 1"),
        ({"same_day_number": "-1"}, ""),
        ({"same_day_number": "99999999999"}, ""),
        ({"form": "telepati"}, "Välj ett giltigt alternativ"),
        ({"body": "999999"}, "Välj ett giltigt alternativ"),
        ({"body": "99999999999999999999"}, "Välj ett giltigt alternativ"),
        ({"body": "abc"}, "Välj ett giltigt alternativ"),
        ({"joint_bodies": ["abc"]}, "abc"),
        ({"joint_bodies": ["99999999999999999999"]}, "99999999999999999999"),
        ({"place": "Sal\x001"}, "Null-tecken"),
        ({"attendees__0__name": "Ka\x00rin"}, "Null-tecken"),
        ({"attendees__0__name": "x" * 300}, "som mest 250 tecken"),
        ({"attendees__0__title": "Chef"}, "Skriv namnet som det står i anteckningarna"),
        ({"attendees__0__person": "abc"}, "Välj ett giltigt alternativ"),
        ({"attendees__0__person": "99999999999999999999"}, "Välj ett giltigt alternativ"),
        ({"attendees__0__name": "Karin", "attendees__0__order": "0"}, "Minst 1."),
        ({"attendees__0__name": "Karin", "attendees__0__order": "tre"}, "heltal"),
        ({"items__0__number": "x" * 31, "items__0__title": "Rubrik"}, "som mest 30 tecken"),
        ({"items__0__number": "1"}, "Detta fält måste fyllas i"),
        ({"attendees__TOTAL_FORMS": ""}, "ManagementForm"),
        pytest.param({"attendees__TOTAL_FORMS": "99999"}, "", marks=pytest.mark.slow),
    ],
)
def test_broken_rule_of_a_meeting_is_a_swedish_error(secretary, changes, error):
    meeting = MeetingFactory(date=datetime.date(2021, 10, 15))
    response = send(secretary, page_of(meeting), **changes)
    found = errors_of(response)
    assert found
    assert error in found
    assert not meeting.attendees.exists()


def test_second_meeting_of_body_and_date_is_refused_unless_told_apart(secretary):
    first = MeetingFactory()
    again = {"body": first.body_id, "date": first.date}
    assert "Organet har redan ett möte den dagen." in errors_of(send(secretary, ADD, **again))
    assert errors_of(send(secretary, ADD, **again, same_day_number=2)) == ""


def test_own_body_among_joint_bodies_is_refused(secretary):
    meeting = MeetingFactory()
    response = send(secretary, page_of(meeting), joint_bodies=[str(meeting.body_id)])
    assert "Välj bara de andra organen" in errors_of(response)


@pytest.mark.parametrize("state", ["published", "withdrawn"])
@pytest.mark.parametrize("field", ["body", "date"])
def test_meeting_that_was_public_keeps_body_and_date(secretary, state, field):
    meeting = MeetingFactory(**{state: True})
    assert "måste ha" in errors_of(send(secretary, page_of(meeting), **{field: ""}))


def test_draft_may_lack_body_and_date(secretary):
    meeting = MeetingFactory()
    assert errors_of(send(secretary, page_of(meeting), body="", date="")) == ""


def test_announced_meeting_twice_is_refused(secretary):
    meeting = MeetingFactory()
    row = {"announced_meetings__{}__date": "2022-01-10", "announced_meetings__{}__body": meeting.body_id}
    one = {name.format(0): value for name, value in row.items()}
    assert errors_of(send(secretary, page_of(meeting), **one)) == ""
    two = {name.format(1): value for name, value in row.items()}
    assert errors_of(send(secretary, page_of(meeting), **two))
    assert meeting.announced_meetings.count() == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"last_date": "2022-01-09"}, "Sista dag kan inte vara före datum."),
        ({"starts_at": "12:00", "ends_at": "09:00"}, "Mötet måste sluta efter att det börjar."),
        ({"date": "", "place": "Lund"}, "Detta fält måste fyllas i"),
    ],
)
def test_broken_rule_of_an_announced_meeting_is_a_swedish_error(secretary, changes, error):
    meeting = MeetingFactory()
    row = {"body": meeting.body_id, "date": "2022-01-10"} | changes
    response = send(
        secretary, page_of(meeting), **{f"announced_meetings__0__{name}": value for name, value in row.items()}
    )
    assert error in errors_of(response)


def test_nobody_substitutes_for_themselves(secretary):
    attendee = AttendeeFactory(position=1, presence=Attendee.Presence.ABSENT)
    response = send(secretary, page_of(attendee.meeting), attendees__0__substitutes_for=attendee.pk)
    assert "Ingen kan ersätta sig själv." in errors_of(response)


def test_substituted_of_another_meeting_is_refused(secretary):
    attendee, stranger = AttendeeFactory(position=1), AttendeeFactory(presence=Attendee.Presence.ABSENT)
    response = send(secretary, page_of(attendee.meeting), attendees__0__substitutes_for=stranger.pk)
    assert "Välj ett giltigt alternativ" in errors_of(response)


def test_attachment_of_an_item_of_another_meeting_is_refused(secretary):
    attachment, stranger = AttachmentFactory(position=1), AgendaItemFactory()
    response = send(secretary, page_of(attachment.meeting), attachments__0__item=stranger.pk)
    assert "Välj ett giltigt alternativ" in errors_of(response)


def test_substituted_deleted_together_with_a_change_leaves_the_substitute(secretary):
    meeting = MeetingFactory()
    absent = AttendeeFactory(meeting=meeting, position=1, presence=Attendee.Presence.ABSENT)
    substitute = AttendeeFactory(meeting=meeting, position=2, substitutes_for=absent)
    response = send(secretary, page_of(meeting), attendees__0__DELETE="on", attendees__1__note="Kom senare")
    assert errors_of(response) == ""
    substitute.refresh_from_db()
    assert (substitute.substitutes_for, substitute.note, substitute.position) == (None, "Kom senare", 1)


def test_item_deleted_together_with_a_change_of_its_attachment_leaves_the_attachment(secretary):
    item = AgendaItemFactory(position=1)
    attachment = AttachmentFactory(meeting=item.meeting, item=item, position=1)
    response = send(secretary, page_of(item.meeting), items__0__DELETE="on", attachments__0__label="Bilaga 9")
    assert errors_of(response) == ""
    attachment.refresh_from_db()
    assert (attachment.item, attachment.label) == (None, "Bilaga 9")


def test_item_with_decisions_or_subitems_is_not_deleted_from_the_meeting(secretary):
    meeting = MeetingFactory()
    parent = AgendaItemFactory(meeting=meeting, position=1)
    DecisionFactory(item=AgendaItemFactory(meeting=meeting, position=2, parent=parent))
    for row in (0, 1):
        response = send(secretary, page_of(meeting), **{f"items__{row}__DELETE": "on"})
        assert "har underpunkter, beslut eller åtgärder" in errors_of(response)
    assert meeting.items.count() == 2


def test_row_that_somebody_else_has_deleted_is_a_form_error(secretary):
    attendee = AttendeeFactory(position=1)
    address = page_of(attendee.meeting)
    data = fields_of(secretary.get(address)) | {"attendees-0-name": ["Ny stavning"]}
    attendee.delete()
    assert errors_of(secretary.post(address, data))


def test_file_of_a_forbidden_type_or_too_large_is_refused(secretary, monkeypatch, tmp_path, settings):
    from django.core.files.uploadedfile import SimpleUploadedFile

    settings.MEDIA_ROOT = tmp_path
    attachment = AttachmentFactory(position=1)
    address = page_of(attachment.meeting)
    data = fields_of(secretary.get(address))
    refused = secretary.post(address, data | {"attachments-0-file": SimpleUploadedFile("virus.exe", b"MZ")})
    assert "exe" in errors_of(refused)
    monkeypatch.setattr("minutes.admin.attachment.LARGEST", 3)
    large = secretary.post(address, data | {"attachments-0-file": SimpleUploadedFile("a.pdf", b"%PDF")})
    assert "den får vara högst" in errors_of(large)


@pytest.fixture
def stored(settings, tmp_path):
    """Return a function that tells which files are stored."""
    settings.MEDIA_ROOT = tmp_path
    return lambda: sorted(path.name for path in tmp_path.rglob("*") if path.is_file())


def test_file_goes_with_the_draft_that_it_was_read_into(secretary, stored, django_capture_on_commit_callbacks):
    meetings = [MeetingFactory(), MeetingFactory()]
    for number, meeting in enumerate(meetings):
        SourceDocumentFactory(meeting=meeting, file=ContentFile(b"x", f"kalla{number}.txt"))
        AttachmentFactory(meeting=meeting, file=ContentFile(b"x", f"bilaga{number}.txt"))
    with django_capture_on_commit_callbacks(execute=True):
        secretary.post(f"{LIST}{meetings[0].pk}/delete/", {"post": "yes"})
    assert stored() == ["bilaga1.txt", "kalla1.txt"]
    with django_capture_on_commit_callbacks(execute=True):
        choose(secretary, "delete_selected", meetings[1], post="yes")
    assert stored() == []


def test_file_goes_with_a_source_that_is_deleted_by_itself(admin_client, stored, django_capture_on_commit_callbacks):
    source = SourceDocumentFactory(file=ContentFile(b"x", "kalla.txt"))
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse("admin:minutes_sourcedocument_delete", args=[source.pk]), {"post": "yes"})
    assert stored() == []


def test_file_that_an_attachment_loses_is_deleted(secretary, stored, django_capture_on_commit_callbacks):
    attachment = AttachmentFactory(position=1, file=ContentFile(b"x", "bilaga.txt"))
    kept = AttachmentFactory(meeting=attachment.meeting, position=2, file=ContentFile(b"x", "annan.txt"))
    own_page = reverse("admin:minutes_attachment_change", args=[kept.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert errors_of(send(secretary, page_of(attachment.meeting), **{"attachments-0-file-clear": "on"})) == ""
    assert stored() == ["annan.txt"]
    with django_capture_on_commit_callbacks(execute=True):
        assert errors_of(send(secretary, own_page, **{"file-clear": "on"})) == ""
    assert stored() == []


@pytest.mark.parametrize(("field", "value"), [("last_date", "4 mars"), ("same_day_number", "0")])
def test_fold_with_an_error_in_it_is_open(secretary, field, value):
    folded = re.compile(r"<summary>\s*<h\d[^>]*>Fler uppgifter")
    page = page_of(MeetingFactory())
    assert folded.search(secretary.get(page).content.decode())
    assert not folded.search(send(secretary, page, **{field: value}).content.decode())


# --- publishing and withdrawing


def choose(client, action: str, *meetings: Meeting, **more: str):
    return client.post(LIST, {"action": action, "_selected_action": [meeting.pk for meeting in meetings], **more})


def test_chosen_drafts_are_published_after_a_confirmation(secretary):
    meeting = MeetingFactory(date=datetime.date(2021, 10, 15))
    assert "Publicera möten" in choose(secretary, "publish_meetings", meeting).content.decode()
    assert not Meeting.objects.get().is_published
    response = choose(secretary, "publish_meetings", meeting, confirmed="1")
    meeting.refresh_from_db()
    assert meeting.is_published
    assert meeting.published_by is not None
    assert "är publicerat." in messages_of(response)


def test_what_stops_publishing_is_told_with_what_to_do(secretary):
    meeting, complete = MeetingFactory(body=None), MeetingFactory()
    assert "Organet saknas." in choose(secretary, "publish_meetings", meeting, complete).content.decode()
    response = choose(secretary, "publish_meetings", meeting, complete, confirmed="1")
    assert "Organet saknas. Ange vilket organ som möttes." in messages_of(response)
    assert [Meeting.objects.get(pk=row.pk).status for row in (meeting, complete)] == ["draft", "published"]


def test_button_on_the_page_saves_and_goes_on_to_publishing(secretary):
    meeting = MeetingFactory()
    response = send(secretary, page_of(meeting), place="Lund", _publish="1")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.place) == ("draft", "Lund")
    assert response.url == reverse("admin:minutes_meeting_publish", args=[meeting.pk])


def test_withdrawing_asks_why(secretary):
    meeting = MeetingFactory(published=True)
    page = choose(secretary, "withdraw_meetings", meeting)
    assert "Dra tillbaka möten" in page.content.decode()
    again = choose(secretary, "withdraw_meetings", meeting, confirmed="1", reason="  ")
    assert "Skriv varför mötet dras tillbaka." in again.content.decode()
    nul = choose(secretary, "withdraw_meetings", meeting, confirmed="1", reason="Fel\x00fil")
    assert "Null-tecken" in nul.content.decode()
    assert Meeting.objects.get().is_published
    choose(secretary, "withdraw_meetings", meeting, confirmed="1", reason="Fel fil.")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.withdrawal_reason) == ("withdrawn", "Fel fil.")


def test_draft_cannot_be_withdrawn(secretary):
    meeting = MeetingFactory()
    response = choose(secretary, "withdraw_meetings", meeting, confirmed="1", reason="Fel fil.")
    assert "är inte publicerat och kan därför inte dras tillbaka" in messages_of(response)


def test_coordinator_neither_publishes_nor_withdraws(coordinator):
    draft, published = MeetingFactory(), MeetingFactory(published=True)
    choose(coordinator, "publish_meetings", draft)
    choose(coordinator, "withdraw_meetings", published, confirmed="1", reason="Fel fil.")
    assert [Meeting.objects.get(pk=row.pk).status for row in (draft, published)] == ["draft", "published"]


def test_published_meeting_with_a_personal_number_gets_a_warning(secretary):
    meeting = MeetingFactory(published=True)
    response = send(secretary, page_of(meeting), preamble="Gäller 19121212-1212.")
    assert "Mötet är publicerat, men: Ett personnummer står i" in messages_of(response)


# --- addresses


def test_published_meeting_whose_date_changes_moves_and_leaves_word(secretary, client):
    meeting = MeetingFactory(published=True, date=datetime.date(2021, 10, 14))
    old = meeting.get_absolute_url()
    send(secretary, page_of(meeting), date="2021-10-15")
    meeting.refresh_from_db()
    assert meeting.slug == f"2021-10-15-{meeting.body.slug}"
    assert client.get(old).headers["Location"] == meeting.get_absolute_url()


def test_published_meeting_whose_body_changes_moves_and_second_of_the_day_says_so(secretary):
    other = MeetingFactory(published=True)
    meeting = MeetingFactory(published=True, date=other.date)
    send(secretary, page_of(meeting), body=other.body_id, same_day_number=2)
    meeting.refresh_from_db()
    assert meeting.slug == f"{other.slug}-2"
    assert Redirect.objects.get().new_path == meeting.get_absolute_url()


def test_meeting_whose_place_changes_stays_where_it_is(secretary):
    meeting = MeetingFactory(published=True)
    send(secretary, page_of(meeting), place="Lund")
    assert not Redirect.objects.exists()


# --- deleting


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_meeting_that_was_public_is_not_deleted(secretary, administrator, state):
    meeting = MeetingFactory(**{state: True})
    for client in (secretary, administrator):
        response = client.post(f"{LIST}{meeting.pk}/delete/", {"post": "yes"})
        assert response.url == page_of(meeting)
        assert "Dra tillbaka mötet i stället." in messages_of(response)
        response = choose(client, "delete_selected", meeting, MeetingFactory(), post="yes")
        assert "Dra tillbaka mötet i stället." in messages_of(response)
    assert Meeting.objects.filter(pk=meeting.pk).exists()
    assert "deletelink" not in secretary.get(page_of(meeting)).content.decode()


def test_draft_is_deleted_with_its_source(secretary):
    meeting = MeetingFactory()
    AttendeeFactory(meeting=meeting)
    SourceDocumentFactory(meeting=meeting)
    assert "deletelink" in secretary.get(page_of(meeting)).content.decode()
    secretary.post(f"{LIST}{meeting.pk}/delete/", {"post": "yes"})
    assert not Meeting.objects.exists()


def test_drafts_are_deleted_in_bulk(secretary):
    meetings = [MeetingFactory(), MeetingFactory()]
    assert choose(secretary, "delete_selected", *meetings).status_code == 200
    choose(secretary, "delete_selected", *meetings, post="yes")
    assert not Meeting.objects.exists()


# --- the list


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=tjänstemannaberedning",
        "q=2021-10",
        "status__exact=%00",
        "status__exact=draft",
        "region=abc",
        "region=99999999999999999999",
        "body__id__exact=abc",
        "body__id__exact=99999999999999999999",
        "date__year=99999",
        "date__year=abc",
        "date__year=2021&date__month=13",
        "p=99999",
        "p=abc",
        "o=abc.-1",
        "all=",
        "e=1",
    ],
)
def test_list_answers_any_query(secretary, query):
    MeetingFactory()
    assert secretary.get(f"{LIST}?{query}", follow=True).status_code == 200


def test_list_is_filtered_by_region_with_its_subregions(secretary):
    from tests.factories import RegionFactory

    county = RegionFactory(name="Skåne")
    meeting = MeetingFactory(body__region=RegionFactory(name="Nordväst", parent=county), place="Här")
    MeetingFactory()
    page = secretary.get(LIST, {"region": county.pk})
    assert list(page.context["cl"].result_list) == [meeting]


def test_search_finds_swedish_letters_large_and_small(secretary):
    meeting = MeetingFactory(body__name="Ängelholms beredning")
    MeetingFactory()
    for word in ("ängelholm", "ÄNGELHOLMS", "Ängelholm beredning"):
        assert list(secretary.get(LIST, {"q": word}).context["cl"].result_list) == [meeting]


def test_a_file_that_comes_with_something_to_mend_is_told_of(secretary):
    meeting = MeetingFactory()
    data = fields_of(secretary.get(page_of(meeting))) | {"date": ["igår"], "attachments-0-title": ["Bildspel"]}
    data["attachments-0-file"] = SimpleUploadedFile("bilder.pdf", b"%PDF-1.4")
    response = secretary.post(page_of(meeting), data)
    assert "Välj dem igen: bilder.pdf." in response.content.decode()


def test_a_meeting_that_nobody_would_find_again_is_not_made(secretary):
    assert "Ange organ, datum eller rubrik" in errors_of(send(secretary, reverse("admin:minutes_meeting_add")))
    assert not Meeting.objects.exists()


def test_a_body_is_chosen_without_scripts(own_secretary, body):
    other = BodyFactory(name="Nämnden")
    page = own_secretary.get(reverse("admin:minutes_meeting_add")).content.decode()
    assert f'<option value="{body.pk}">' in page
    assert f'<option value="{other.pk}">' not in page.partition("joint_bodies")[0]

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from minutes.models import Attendee, Meeting
from minutes.models.dates import long_date
from minutes.publishing import publish, withdraw
from organisations.models.tracked import Occasion, write_history
from tests.factories import (
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    PresenterFactory,
    TopicFactory,
    UserFactory,
)
from tests.passing_time import pass_time
from tests.public.reading import page, plain

pytestmark = pytest.mark.django_db


def address(meeting: Meeting) -> str:
    return reverse("minutes:meeting_changes", args=[meeting.slug])


def changes(client: Client, meeting: Meeting, **query: str) -> str:
    """Return what the page says under its head."""
    response = client.get(address(meeting), query)
    assert response.status_code == 200
    return plain(response.content.decode().partition('<div class="rows changes">')[2].partition("</main>")[0])


@pytest.fixture
def meeting() -> Meeting:
    """Return a meeting that was written as a draft, published, and left alone for a while."""
    meeting = MeetingFactory(body__name="Rådet", date=datetime.date(2021, 10, 15), place="Lund")
    AgendaItemFactory(meeting=meeting, number="§ 4", title="Nära vård", text="Rapporten gicks igenom.")
    AttendeeFactory(meeting=meeting, name="Anna Ek", person=None)
    pass_time()
    publish(meeting, by=UserFactory(first_name="Siv", last_name="Sekreterare"))
    pass_time()
    return meeting


# --- what is told


def test_a_meeting_that_is_as_it_was_published_has_no_changes(client, meeting):
    assert changes(client, meeting) == "Mötet har inte ändrats sedan det publicerades."
    assert "andringar" not in page(client, meeting)


def test_facts_are_told_with_what_they_were(client, meeting):
    meeting.starts_at, meeting.form = datetime.time(9), Meeting.Form.ONLINE
    meeting.save()
    item = meeting.items.get()
    item.topics.set([TopicFactory(name="Avtal")])
    decision = DecisionFactory(item=item)
    pass_time()
    decision.outcome, decision.referred_to = "referred", BodyFactory(name="Nämnden")
    decision.save()

    told = changes(client, meeting)
    assert "Börjar: – → 09.00" in told
    assert "Mötesform: – → Digitalt" in told
    assert "Punkt § 4 Nära vård ändrades Ämnen: – → Avtal" in told
    assert "Beslut under § 4 Nära vård lades till" in told
    assert "Utfall: – → Hänskjutet" in told
    assert "Hänskjutet till: – → Nämnden" in told


def test_when_is_told_and_not_who_or_why(client, meeting):
    meeting._history_user = UserFactory(first_name="Siv", last_name="Sekreterare")
    meeting._change_reason = "Ringde och klagade"
    meeting.form = Meeting.Form.ONLINE
    meeting.save()

    told = changes(client, meeting)
    assert long_date(timezone.localdate()) in told
    assert "Siv" not in told
    assert "klagade" not in told


def test_a_text_is_told_to_be_changed_and_not_what_it_said(client, meeting):
    item = meeting.items.get()
    item.text, item.title = "Karin fick frågan.", "Hemlig rubrik"
    item.save()
    pass_time()
    item.text, item.title = "Rapporten gicks igenom.", "God vård"
    item.save()

    told = changes(client, meeting)
    assert "Punkt § 4 God vård ändrades Ändrad text: Rubrik, Text" in told
    assert "Karin" not in told
    assert "Hemlig" not in told
    assert "Nära vård" not in told
    assert "gicks igenom" not in told


def test_what_is_gone_is_told_without_its_name(client, meeting):
    PresenterFactory(item=meeting.items.get(), name="Bo Al")
    AttachmentFactory(meeting=meeting, title="Bilagan")
    pass_time()
    meeting.items.get().delete()
    meeting.attendees.get().delete()
    meeting.attachments.get().delete()

    told = changes(client, meeting)
    assert "Punkt togs bort" in told
    assert "Deltagare togs bort" in told
    assert "Bilaga togs bort" in told
    for name in ("Anna Ek", "Bo Al", "Nära vård", "Bilagan"):
        assert name not in told


def test_the_draft_is_not_told_of(client, meeting):
    assert "lades till" not in changes(client, meeting)


def test_what_was_saved_just_before_publishing_is_not_told(client):
    meeting = MeetingFactory(place="Utkastets sal")
    meeting.form = Meeting.Form.ONLINE
    meeting.save()
    publish(meeting, by=None)
    meeting.form = Meeting.Form.HYBRID
    meeting.save()

    told = changes(client, meeting)
    assert "Mötesform: Digitalt → På plats och digitalt" in told
    assert "publicerades" not in told


def test_withdrawing_and_publishing_again_are_told(client, meeting):
    user = UserFactory()
    withdraw(meeting, user, "Fel fil om Karin.")
    assert client.get(address(meeting)).status_code == 404
    assert client.get(meeting.get_absolute_url()).status_code == 410
    pass_time()
    item = meeting.items.get()
    item.text = "Rättad."
    item.save()
    publish(meeting, user)

    told = changes(client, meeting)
    assert "Mötet drogs tillbaka" in told
    assert "Mötet publicerades igen" in told
    assert told.index("publicerades igen") < told.index("Ändrad text: Text") < told.index("drogs tillbaka")
    assert "Karin" not in told


def test_new_order_is_told(client, meeting):
    first, second = meeting.items.get(), AgendaItemFactory(meeting=meeting)
    pass_time()
    for item, position in ((first, 1000), (second, 1), (first, 2)):
        item.position = position
        item.save()

    assert "Ordningen bland punkterna ändrades" in changes(client, meeting)


def test_many_new_rows_are_counted(client, meeting):
    for _ in range(12):
        AttendeeFactory(meeting=meeting)

    assert "12 deltagare lades till" in changes(client, meeting)


def test_loaded_rows_are_not_changes(client):
    meeting = MeetingFactory(published=True)
    attendee = AttendeeFactory(meeting=meeting)
    for row in (meeting, attendee):
        type(row).history.all().delete()
        write_history([row], created=True, reason=Occasion.LOADED)
        pass_time()

    assert "andringar" not in page(client, meeting)
    assert changes(client, meeting) == "Mötet har inte ändrats sedan det publicerades."


# --- what is hidden


def test_a_hidden_attendee_is_not_named(client, meeting):
    attendee = meeting.attendees.get()
    attendee.is_public, attendee.presence = False, Attendee.Presence.APOLOGIES
    attendee.save()

    told = changes(client, meeting)
    assert "Deltagare ändrades Närvaro: Närvarande → Förhinder" in told
    assert "Anna" not in told
    assert "amnet visas" not in told


def test_one_who_was_hidden_before_is_not_named_either(client, meeting):
    attendee = meeting.attendees.get()
    attendee.is_public = False
    attendee.save()
    pass_time()
    attendee.is_public, attendee.note = True, "Kom senare"
    attendee.save()

    assert "Anna" not in changes(client, meeting)


def test_a_name_that_is_hidden_everywhere_is_masked_in_labels(client, meeting):
    person = PersonFactory(name="Anna Ek")
    item = meeting.items.get()
    item.title = "Anna Ek informerar"
    item.save()
    attendee = meeting.attendees.get()
    attendee.note = "Kom senare"
    attendee.save()
    person.is_public = False
    person.save()

    told = changes(client, meeting)
    assert "Anna" not in told
    assert "Punkt § 4 [namnet visas inte] informerar ändrades" in told


def test_a_change_that_nothing_is_shown_of_says_only_that(client, meeting):
    attendee = meeting.attendees.get()
    attendee.is_public = False
    attendee.save()

    told = changes(client, meeting)
    assert "Uppgifter som inte visas på mötets sida ändrades." in told


def test_search_engines_are_kept_away(client, meeting):
    response = client.get(address(meeting))
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_draft_has_no_page(client):
    meeting = MeetingFactory(slug="utkastet")
    assert client.get(address(meeting)).status_code == 404


# --- the way there


def test_the_meetings_page_counts_the_changes(client, meeting):
    for form in (Meeting.Form.ONLINE, Meeting.Form.HYBRID):
        meeting.form = form
        meeting.save()
        pass_time()
    attendee = meeting.attendees.get()
    attendee.is_public = False
    attendee.save()

    assert f'<a href="{address(meeting)}">Ändringar (3)</a>' in page(client, meeting)
    assert client.get(address(meeting)).content.decode().count('<li class="row">') == 3


def test_older_changes_are_on_the_next_page(client, meeting):
    for number in range(55):
        meeting.same_day_number = number + 2
        meeting.save()
        pass_time()

    assert "Visar 1–50 av 55" in changes(client, meeting)
    assert "Visar 51–55 av 55" in changes(client, meeting, sida="2")
    assert changes(client, meeting, sida="x") == changes(client, meeting)

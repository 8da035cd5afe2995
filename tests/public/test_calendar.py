"""The calendar, and planned meetings that give way to those that are held."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone, translation

from minutes.models import PlannedMeeting
from minutes.models.meeting import once_each
from tests.factories import BodyFactory, MeetingFactory, PlannedMeetingFactory, RegionFactory
from tests.public.reading import page, plain

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 10, 15)


def month(client: Client, value: str = "") -> str:
    """Return the text of a month's page."""
    return plain(client.get("/kalender/", {"manad": value} if value else {}).content.decode())


def waiting() -> list[PlannedMeeting]:
    """Return the planned meetings that the public sees."""
    return list(PlannedMeeting.objects.published().waiting())


# --- months


def test_a_month_has_what_is_held_and_planned_in_it_by_day(client: Client) -> None:
    meeting = MeetingFactory(body=BodyFactory(name="Hållna gruppen"), date=DAY, published=True)
    PlannedMeetingFactory(
        body=BodyFactory(name="Planerade gruppen"), date="2021-10-03", starts_at="13:00", place="Rådhuset"
    )
    PlannedMeetingFactory(body=BodyFactory(name="Inställda gruppen"), date="2021-10-30", is_cancelled=True)
    MeetingFactory(body=BodyFactory(name="Novembergruppen"), date="2021-11-01", published=True)
    PlannedMeetingFactory(body=BodyFactory(name="Septembergruppen"), date="2021-09-30")

    text = month(client, "2021-10")

    assert re.findall(r"(\w+)\s?gruppen", text) == ["Planerade", "Hållna", "Inställda"]
    assert "Oktober 2021 3 möten" in text
    assert "Planerat 3 oktober 2021, 13.00, anteckningar saknas. Rådhuset." in text
    assert "Inställt." in text
    assert meeting.get_absolute_url() in client.get("/kalender/?manad=2021-10").content.decode()


def test_a_meeting_over_the_end_of_a_month_is_in_both(client: Client) -> None:
    MeetingFactory(
        body=BodyFactory(name="Internatet"), date="2021-09-30", last_date=datetime.date(2021, 10, 1), published=True
    )
    PlannedMeetingFactory(body=BodyFactory(name="Dagarna"), date="2021-09-30", last_date=datetime.date(2021, 10, 1))

    for value in ("2021-09", "2021-10"):
        assert "Internatet" in month(client, value)
        assert "Dagarna" in month(client, value)
    assert "Inga möten den månaden." in month(client, "2021-11")


def test_drafts_and_withdrawn_meetings_are_in_no_month(client: Client) -> None:
    MeetingFactory(date=DAY)
    withdrawn = MeetingFactory(date=DAY, withdrawn=True)
    PlannedMeetingFactory(date=DAY, announced_by=MeetingFactory())
    PlannedMeetingFactory(date=DAY, announced_by=withdrawn)

    assert "Inga möten den månaden." in month(client, "2021-10")


def test_previous_and_next_lead_to_months_with_meetings(client: Client) -> None:
    for day in ("2021-03-01", "2021-10-15", "2022-02-28"):
        MeetingFactory(date=day, published=True)

    html = client.get("/kalender/?manad=2021-10").content.decode()

    assert re.findall(r'href="\?manad=([\d-]+)" rel="(\w+)"', html) == [("2021-03", "prev"), ("2022-02", "next")]


def test_without_a_month_the_current_one_is_shown_when_something_is_in_it(client: Client) -> None:
    MeetingFactory(date=timezone.localdate() + datetime.timedelta(days=400), published=True)
    MeetingFactory(body=BodyFactory(name="Månadens grupp"), date=timezone.localdate(), published=True)

    assert "Månadens grupp" in month(client)


def test_without_a_month_the_latest_with_meetings_is_shown_when_the_current_is_empty(client: Client) -> None:
    MeetingFactory(date="2020-01-01", published=True)
    MeetingFactory(body=BodyFactory(name="Senaste gruppen"), date=DAY, published=True)

    assert "Senaste gruppen" in month(client)


def test_an_empty_archive_has_an_empty_calendar(client: Client) -> None:
    assert "Inga möten den månaden." in month(client)


@pytest.mark.parametrize("value", ["1950-01", "2099-12", "2021-1"])
def test_the_first_and_the_last_months_are_there(client: Client, value: str) -> None:
    assert "Inga möten den månaden." in month(client, value)


# --- giving way


def test_a_planned_meeting_waits_until_its_own_is_published() -> None:
    planned = PlannedMeetingFactory(date=DAY)
    MeetingFactory(date=DAY, published=True)
    MeetingFactory(body=planned.body, date=DAY)
    MeetingFactory(body=planned.body, date=DAY, withdrawn=True, same_day_number=2)
    MeetingFactory(body=planned.body, date=DAY + datetime.timedelta(days=1), published=True)
    assert waiting() == [planned]

    MeetingFactory(body=planned.body, date=DAY, published=True, same_day_number=3, slug="tredje")

    assert waiting() == []


def test_a_planned_meeting_gives_way_to_a_joint_one() -> None:
    planned = PlannedMeetingFactory(date=DAY)
    MeetingFactory(date=DAY, published=True).joint_bodies.add(planned.body)

    assert waiting() == []


@pytest.mark.parametrize(
    ("planned", "held", "waits"),
    [
        ((15, 16), (15, None), False),
        ((15, 16), (16, None), False),
        ((15, 16), (14, 15), False),
        ((15, 16), (14, 17), False),
        ((15, None), (14, 15), False),
        ((15, None), (14, None), True),
        ((15, 16), (17, None), True),
        ((15, 16), (13, 14), True),
    ],
)
def test_a_planned_meeting_gives_way_to_one_on_any_of_its_days(planned: tuple, held: tuple, waits: bool) -> None:
    first, last = ({"date": DAY.replace(day=a), "last_date": b and DAY.replace(day=b)} for a, b in (planned, held))
    row = PlannedMeetingFactory(**first)
    MeetingFactory(body=row.body, published=True, **last)

    assert bool(waiting()) == waits


def test_a_meeting_announced_twice_is_told_once_as_the_latest_has_it() -> None:
    body = BodyFactory()
    later = MeetingFactory(date="2021-06-01", published=True)
    earlier = MeetingFactory(date="2021-01-01", published=True)
    cancelled = PlannedMeetingFactory(body=body, date=DAY, announced_by=later, is_cancelled=True)
    PlannedMeetingFactory(body=body, date=DAY, announced_by=earlier)

    assert once_each(waiting()) == [cancelled]


def test_what_a_secretary_entered_is_told_before_what_meetings_announced() -> None:
    body = BodyFactory()
    PlannedMeetingFactory(body=body, date=DAY, announced_by=MeetingFactory(published=True))
    entered = PlannedMeetingFactory(body=body, date=DAY)

    assert once_each(waiting()) == [entered]


def test_planned_meetings_are_everywhere_until_they_give_way(client: Client) -> None:
    body = BodyFactory(name="Väntande gruppen", region=RegionFactory())
    day = timezone.localdate() + datetime.timedelta(days=3)
    PlannedMeetingFactory(body=body, date=day)
    places = ["/", f"/kalender/?manad={day:%Y-%m}", body.get_absolute_url()]
    for place in places:
        assert 'class="row waits"' in (html := client.get(place).content.decode()) or 'class="waits"' in html, place

    MeetingFactory(body=body, date=day, published=True)

    for place in places:
        assert "waits" not in client.get(place).content.decode(), place


def test_the_calendar_opens_at_the_nearest_month_to_come(client: Client) -> None:
    today = timezone.localdate()
    for days in (40, 800):
        PlannedMeetingFactory(date=today + datetime.timedelta(days=days))

    form = client.get("/kalender/").context["form"]

    assert form.initial["manad"] == (today + datetime.timedelta(days=40)).replace(day=1)


def test_a_meeting_of_several_days_shows_them_all(client: Client) -> None:
    MeetingFactory(date=datetime.date(2021, 10, 14), last_date=datetime.date(2021, 10, 15), published=True)

    assert "14–15 okt." in client.get("/kalender/?manad=2021-10").content.decode()
    assert "14–15 okt." in client.get("/moten/").content.decode()


def test_a_cancelled_meeting_is_neither_the_next_nor_waited_for(client: Client) -> None:
    meeting = MeetingFactory(date=datetime.date(2021, 1, 4), published=True)
    planned = {"body": meeting.body, "date": datetime.date(2021, 3, 1)}
    PlannedMeetingFactory(announced_by=meeting, **planned)
    PlannedMeetingFactory(announced_by=None, is_cancelled=True, **planned)
    PlannedMeetingFactory(body=meeting.body, date=datetime.date(2021, 4, 1), announced_by=None)

    assert "1 april 2021" in page(client, meeting)
    assert "1 mars 2021" not in page(client, meeting)
    assert "1 mars 2021" not in client.get("/").content.decode()
    assert "1 mars 2021" not in page(client, meeting.body)


def test_dates_are_swedish_whatever_language_is_active() -> None:
    planned = PlannedMeetingFactory(date=datetime.date(2031, 5, 17))

    with translation.override(None):  # as Django has it while it writes the history of changes
        assert str(planned).endswith("17 maj 2031")
    assert str(planned).endswith("17 maj 2031")

"""The first page after the login: what awaits one."""

import datetime

import pytest
from django.contrib.auth import get_user
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from minutes.models import Meeting
from minutes.questions import answer, ask
from tests.factories import AttachmentFactory, BodyFactory, MeetingFactory, PlannedMeetingFactory
from tests.public.reading import plain

from .conftest import client_of

pytestmark = pytest.mark.django_db
YESTERDAY = timezone.localdate() - datetime.timedelta(days=1)


def desk(client) -> str:
    """Return the text of the desk without the list of everything there is."""
    return plain(client.get(reverse("admin:index")).content.decode().partition('class="app-')[0])


def test_drafts_stand_with_their_warnings_and_published_meetings_do_not(secretary) -> None:
    draft = MeetingFactory(import_warnings=[{"line": 1, "text": "x"}])
    published = MeetingFactory(published=True)
    text = desk(secretary)
    assert f"{draft} 1 varning från inläsningen" in text
    assert str(published) not in text


def test_planned_meetings_that_have_been_are_expected_once(secretary) -> None:
    body = BodyFactory(name="Rådet")
    for announcing in (None, MeetingFactory(body=body, published=True, date=YESTERDAY - datetime.timedelta(days=30))):
        PlannedMeetingFactory(body=body, date=YESTERDAY, announced_by=announcing)
    PlannedMeetingFactory(body__name="Nämnden", date=YESTERDAY, is_cancelled=True)
    PlannedMeetingFactory(body__name="Utskottet", date=timezone.localdate())
    text = desk(secretary)
    assert text.count("Rådet,") == 1
    assert "Nämnden," not in text
    assert "Utskottet," not in text


def test_a_secretary_sees_the_meetings_of_their_bodies_and_those_of_none_that_they_made(own_secretary, body) -> None:
    other = BodyFactory(name="Nämnden")
    for one in (body, other):
        MeetingFactory(body=one)
        PlannedMeetingFactory(body=one, date=YESTERDAY)
    MeetingFactory(body=None, place="Lund")
    MeetingFactory(body=None, title="Eget utan organ", created_by=get_user(own_secretary))
    text = desk(own_secretary)
    assert "Eget utan organ" in text
    assert text.count("Möte utan organ") == 1
    assert text.count("Rådet,") == 2
    assert "Nämnden," not in text


def test_public_meetings_with_questions_left_stand_with_how_many(own_secretary, body) -> None:
    for one in (body, BodyFactory(name="Nämnden")):
        meeting = MeetingFactory(body=one, published=True)
        for number in range(3):
            AttachmentFactory(meeting=meeting, title=f"Bilaga {number}")
        ask(meeting)
    meeting = Meeting.objects.get(body=body)
    answer(meeting.questions.first(), "as_it_is", "", get_user(own_secretary))
    text = desk(own_secretary)
    assert f"{meeting} 2 frågor" in text
    assert "Nämnden," not in text


def test_a_secretary_without_bodies_is_told_how_to_get_them(db) -> None:
    assert "Be en administratör att ge dig de organ" in desk(client_of("Sekreterare"))


def test_a_coordinator_sees_no_drafts(coordinator) -> None:
    draft = MeetingFactory()
    text = desk(coordinator)
    assert "Mina möten" not in text
    assert str(draft) not in text


@pytest.mark.slow
def test_the_desk_costs_the_same_however_many_meetings(secretary) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            secretary.get(reverse("admin:index"))
        return len(queries)

    def fill(rows: int) -> None:
        for _ in range(rows):
            MeetingFactory()
            PlannedMeetingFactory(date=YESTERDAY, announced_by=MeetingFactory(published=True, date=YESTERDAY))

    fill(2)
    cost()
    few = cost()
    fill(15)
    assert cost() == few <= 12

"""Publishing, withdrawing, and the addresses that meetings get and keep."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from minutes.models import Meeting
from minutes.publishing import (
    NotPublishable,
    NotWithdrawable,
    address_for,
    move_address,
    obstacles,
    publish,
    withdraw,
)
from organisations.addresses import where_now
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    PlannedMeetingFactory,
    PresenterFactory,
    ResponsibleFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 10, 15)


def draft(**fields) -> Meeting:
    """Return a draft of the 15th of October 2021."""
    return MeetingFactory(**{"date": DAY, **fields})


# --- publish


def test_publishing_lets_everyone_read_the_meeting_at_an_address_of_its_own(client: Client) -> None:
    meeting, user = draft(body__name="Gruppen Väst"), UserFactory()

    publish(meeting, user)

    assert meeting.is_published
    assert meeting.published_by == user
    assert meeting.published_at is not None
    assert meeting.slug == "2021-10-15-gruppen-vast"
    assert client.get("/moten/2021-10-15-gruppen-vast/").status_code == 200


def test_a_command_publishes_without_a_user() -> None:
    meeting = draft()

    publish(meeting, None)

    assert meeting.published_by is None
    assert meeting.is_published


def test_a_meeting_is_published_once() -> None:
    meeting = draft()
    publish(meeting, None)
    when = meeting.published_at

    with pytest.raises(NotPublishable, match="Mötet är redan publicerat"):
        publish(Meeting.objects.get(pk=meeting.pk), UserFactory())

    meeting.refresh_from_db()
    assert (meeting.published_at, meeting.published_by) == (when, None)


def test_what_has_changed_in_the_database_meanwhile_is_kept() -> None:
    meeting = draft()
    Meeting.objects.filter(pk=meeting.pk).update(place="Ny plats")

    publish(meeting, None)

    assert meeting.place == "Ny plats"


def test_a_meeting_without_body_or_date_is_not_published() -> None:
    meeting = MeetingFactory(body=None, date=None)

    with pytest.raises(NotPublishable) as refused:
        publish(meeting, None)

    assert refused.value.obstacles == [
        "Organet saknas. Ange vilket organ som möttes.",
        "Datum saknas. Ange vilken dag mötet hölls.",
    ]
    meeting.refresh_from_db()
    assert meeting.status == Meeting.Status.DRAFT
    assert meeting.slug == ""


# --- obstacles

HIDDEN, NUMBER = "Stina Privat", "850709-9805"


def with_text(where: str, text: str) -> Meeting:
    """Return a draft with the text in a place of it, known by model and field."""
    meeting = draft()
    model, _, field = where.partition(".")
    item = AgendaItemFactory(meeting=meeting, title="Punkten")
    if model == "meeting":
        Meeting.objects.filter(pk=meeting.pk).update(**{field: text})
    elif model == "attendee":
        AttendeeFactory(meeting=meeting, person=None, position=1, **{field: text})
    elif model == "item":
        AgendaItemFactory(meeting=meeting, **{field: text})
    elif model == "presenter":
        PresenterFactory(item=item, **{field: text})
    elif model == "decision":
        DecisionFactory(item=item, **{field: text})
    elif model == "action":
        ActionItemFactory(item=item, **{field: text})
    elif model == "responsible":
        ResponsibleFactory(action=ActionItemFactory(item=item), **{field: text})
    elif model == "planned":
        PlannedMeetingFactory(announced_by=meeting, **{field: text})
    else:
        AttachmentFactory(meeting=meeting, **{field: text})
    meeting.refresh_from_db()
    return meeting


PLACES = [
    *("meeting.title", "meeting.place", "meeting.preamble"),
    *(f"attendee.{field}" for field in ("name", "title", "organisation_as_written", "group", "party", "note")),
    *("item.number", "item.title", "item.text", "presenter.name", "decision.text", "decision.condition"),
    *("action.text", "action.due_as_written", "action.result", "responsible.name", "planned.place"),
    *(f"attachment.{field}" for field in ("label", "title", "location", "summary", "text")),
]


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(
    ("text", "said"),
    [(HIDDEN, "Ett namn som inte får visas står i "), (NUMBER, "Ett personnummer står i ")],
)
def test_a_hidden_name_or_a_personal_number_anywhere_stops_publishing(where: str, text: str, said: str) -> None:
    PersonFactory(name=HIDDEN, is_public=False)
    meeting = with_text(where, text)

    with pytest.raises(NotPublishable, match=said) as refused:
        publish(meeting, None)

    assert len(refused.value.obstacles) == 1
    meeting.refresh_from_db()
    assert not meeting.is_published


def test_a_name_hidden_at_this_meeting_stops_it_and_no_other() -> None:
    here, there = (with_text("item.text", f"Enligt {HIDDEN}s förslag") for _ in range(2))
    AttendeeFactory(meeting=here, name=HIDDEN, is_public=False)

    assert len(obstacles(here)) == 1
    assert obstacles(there) == []


def test_somebody_hidden_who_is_known_stops_nothing_by_being_there() -> None:
    """Their name is shown by role and organisation."""
    meeting = draft()
    attendee = AttendeeFactory(meeting=meeting, person=PersonFactory(name=HIDDEN, is_public=False))
    AttendeeFactory(meeting=meeting, name="Någon Annan", is_public=False)
    item = AgendaItemFactory(meeting=meeting)
    PresenterFactory(item=item, name=HIDDEN, attendee=attendee)
    ResponsibleFactory(action=ActionItemFactory(item=item), name=HIDDEN, person=attendee.person)

    assert obstacles(meeting) == []


def test_each_obstacle_is_told_once() -> None:
    PersonFactory(name=HIDDEN, is_public=False)
    meeting = with_text("item.text", f"{HIDDEN} {NUMBER} {HIDDEN} {NUMBER}")

    assert len(obstacles(meeting)) == 2


def test_a_telephone_number_and_an_address_stop_nothing_since_they_are_masked() -> None:
    assert obstacles(with_text("item.text", "Ring 070-123 45 67 eller karin.ek@kommun.se")) == []


# --- withdraw, and publish again


def test_withdrawing_leaves_when_and_why(client: Client) -> None:
    meeting, user = draft(), UserFactory()
    publish(meeting, None)

    withdraw(meeting, user, "  Fel fil.  ")

    assert meeting.status == Meeting.Status.WITHDRAWN
    assert (meeting.withdrawn_by, meeting.withdrawal_reason) == (user, "Fel fil.")
    assert meeting.withdrawn_at >= meeting.published_at
    assert client.get(meeting.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_withdrawing_takes_a_reason(reason: str) -> None:
    meeting = MeetingFactory(published=True)

    with pytest.raises(NotWithdrawable, match="Skriv varför"):
        withdraw(meeting, None, reason)

    meeting.refresh_from_db()
    assert meeting.is_published


@pytest.mark.parametrize("state", [{}, {"withdrawn": True}])
def test_only_what_is_published_can_be_withdrawn(state: dict[str, bool]) -> None:
    with pytest.raises(NotWithdrawable, match="inte publicerat"):
        withdraw(MeetingFactory(**state), None, "Skäl")


def test_a_withdrawn_meeting_can_be_published_again_at_the_same_address(client: Client) -> None:
    meeting = draft()
    publish(meeting, None)
    first = (meeting.slug, meeting.published_at)
    withdraw(meeting, UserFactory(), "Fel fil.")
    user = UserFactory()

    publish(meeting, user)

    assert meeting.slug == first[0]
    assert meeting.published_at > first[1]
    assert meeting.published_by == user
    assert (meeting.withdrawn_at, meeting.withdrawn_by, meeting.withdrawal_reason) == (None, None, "")
    assert client.get(meeting.get_absolute_url()).status_code == 200


def test_a_withdrawn_meeting_is_not_published_again_with_an_obstacle() -> None:
    meeting = with_text("item.text", HIDDEN)
    publish(meeting, None)
    withdraw(meeting, None, "Dolt namn")
    PersonFactory(name=HIDDEN, is_public=False)

    with pytest.raises(NotPublishable):
        publish(meeting, None)

    meeting.refresh_from_db()
    assert (meeting.status, meeting.withdrawal_reason) == (Meeting.Status.WITHDRAWN, "Dolt namn")


def test_publishing_that_fails_half_way_leaves_the_draft_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = draft()
    save = Meeting.save

    def save_and_fail(self: Meeting, *arguments: object, **named: object) -> None:
        save(self, *arguments, **named)
        raise RuntimeError

    monkeypatch.setattr(Meeting, "save", save_and_fail)
    with pytest.raises(RuntimeError):
        publish(meeting, None)

    meeting.refresh_from_db()
    assert (meeting.status, meeting.slug, meeting.published_at) == (Meeting.Status.DRAFT, "", None)


# --- addresses


def test_the_second_meeting_of_a_day_has_its_number_in_the_address() -> None:
    body = BodyFactory(slug="gruppen")
    first, second = draft(body=body), draft(body=body, same_day_number=2)

    publish(second, None)
    publish(first, None)

    assert (first.slug, second.slug) == ("2021-10-15-gruppen", "2021-10-15-gruppen-2")


def test_slugs_that_collide_are_told_apart() -> None:
    """A body may be called what another body's second meeting would be."""
    publish(draft(body=BodyFactory(slug="gruppen-2")), None)
    second = draft(body=BodyFactory(slug="gruppen"), same_day_number=2)

    publish(second, None)

    assert second.slug == "2021-10-15-gruppen-2-2"


def test_an_address_that_another_meeting_had_is_not_given_again() -> None:
    body = BodyFactory(slug="gruppen")
    moved = draft(body=body)
    publish(moved, None)
    moved.date = DAY + datetime.timedelta(days=1)
    moved.save()
    move_address(moved)

    assert address_for(draft(body=body)) == "2021-10-15-gruppen-2"


def test_a_meeting_that_moves_leaves_its_old_address_leading_to_the_new(client: Client) -> None:
    meeting = draft(body=BodyFactory(slug="gruppen"))
    publish(meeting, None)
    meeting.date = DAY + datetime.timedelta(days=1)
    meeting.save()

    move_address(meeting)

    assert meeting.slug == "2021-10-16-gruppen"
    response = client.get("/moten/2021-10-15-gruppen/")
    assert (response.status_code, response.headers["Location"]) == (301, "/moten/2021-10-16-gruppen/")


def test_a_meeting_that_moves_back_has_its_first_address_again(client: Client) -> None:
    meeting = draft(body=BodyFactory(slug="gruppen"))
    publish(meeting, None)
    for day in (DAY + datetime.timedelta(days=1), DAY):
        meeting.date = day
        meeting.save()
        move_address(meeting)

    assert meeting.slug == "2021-10-15-gruppen"
    assert client.get("/moten/2021-10-15-gruppen/").status_code == 200
    assert client.get("/moten/2021-10-16-gruppen/").status_code == 301


def test_a_meeting_that_has_not_moved_keeps_its_address() -> None:
    meeting = draft()
    publish(meeting, None)
    slug = meeting.slug

    move_address(meeting)

    assert meeting.slug == slug
    assert where_now(meeting.get_absolute_url()) == ""


def test_a_draft_has_no_address_to_move() -> None:
    meeting = draft()

    move_address(meeting)

    assert meeting.slug == ""
    assert meeting.get_absolute_url() == ""


def test_a_body_that_changes_its_slug_leaves_the_meetings_where_they_are(client: Client) -> None:
    meeting = draft(body=BodyFactory(slug="gruppen"))
    publish(meeting, None)
    meeting.body.slug = "nya-gruppen"
    meeting.body.save()

    assert client.get("/moten/2021-10-15-gruppen/").status_code == 200


def test_a_meeting_cannot_be_made_public_past_the_rules() -> None:
    meeting = draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(status="published")

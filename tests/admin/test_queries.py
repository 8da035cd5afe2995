import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minutes.models import Attendee
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PlannedMeetingFactory,
    PresenterFactory,
    ResponsibleFactory,
    TopicFactory,
)

from .page import errors_of, send


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def meeting_with(rows: int):
    meeting = MeetingFactory()
    absent = AttendeeFactory(meeting=meeting, presence=Attendee.Presence.ABSENT)
    for _ in range(rows):
        AttendeeFactory(meeting=meeting, organisation=OrganisationFactory(), substitutes_for=absent)
        item = AgendaItemFactory(meeting=meeting)
        AttachmentFactory(meeting=meeting, item=item)
        PlannedMeetingFactory(announced_by=meeting)
    return meeting


def item_with(rows: int):
    item = AgendaItemFactory(meeting=MeetingFactory(), topics=[TopicFactory()])
    for _ in range(rows):
        attendee = AttendeeFactory(meeting=item.meeting)
        PresenterFactory(item=item, attendee=attendee, person=attendee.person)
        DecisionFactory(item=item, referred_to=BodyFactory(), topics=[TopicFactory(), TopicFactory()])
        ActionItemFactory(item=item)
        AgendaItemFactory(meeting=item.meeting, parent=item)
    return item


def action_with(rows: int):
    action = ActionItemFactory(item__meeting=MeetingFactory())
    for _ in range(rows):
        attendee = AttendeeFactory(meeting=action.item.meeting)
        ResponsibleFactory(action=action, attendee=attendee, person=attendee.person, organisation=OrganisationFactory())
    return action


def person_with(rows: int):
    person = PersonFactory()
    for _ in range(rows):
        MembershipFactory(person=person, organisation=OrganisationFactory())
    return person


def body_with(rows: int):
    body = BodyFactory()
    for _ in range(rows):
        MembershipFactory(body=body, organisation=OrganisationFactory())
    return body


@pytest.mark.slow
@pytest.mark.parametrize("make", [meeting_with, item_with, action_with, person_with, body_with])
def test_page_costs_the_same_however_many_rows(secretary, make):
    few, many = make(3), make(60)
    name = f"admin:{few._meta.app_label}_{few._meta.model_name}_change"
    queries_of(secretary, reverse(name, args=[few.pk]))  # what is read once per process
    cost = queries_of(secretary, reverse(name, args=[few.pk]))
    assert queries_of(secretary, reverse(name, args=[many.pk])) == cost
    assert cost <= 20


@pytest.mark.slow
@pytest.mark.parametrize("model", ["meeting", "agendaitem", "attendee", "attachment", "decision", "actionitem"])
def test_list_costs_the_same_however_many_rows(secretary, model):
    def fill(rows: int) -> None:
        for _ in range(rows):
            item = AgendaItemFactory(topics=[TopicFactory()])
            AttendeeFactory(meeting=item.meeting, organisation=OrganisationFactory())
            AttachmentFactory(meeting=item.meeting, item=item)
            DecisionFactory(item=item)
            ResponsibleFactory(action=ActionItemFactory(item=item))

    address = reverse(f"admin:minutes_{model}_changelist")
    fill(3)
    queries_of(secretary, address)  # what is read once per process
    cost = queries_of(secretary, address)
    fill(30)
    assert queries_of(secretary, address) == cost
    assert cost <= 15


@pytest.mark.slow
def test_meeting_of_the_largest_size_is_saved_in_one_form(secretary):
    meeting = meeting_with(150)
    address = reverse("admin:minutes_meeting_change", args=[meeting.pk])
    assert errors_of(send(secretary, address, attendees__149__note="Kom senare", items__59__title="Ny")) == ""
    assert meeting.attendees.filter(note="Kom senare").exists()
    assert meeting.items.filter(title="Ny").exists()

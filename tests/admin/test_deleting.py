"""What is deleted from a register, and what is not since something stands on it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model, ProtectedError
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minutes.models import (
    AgendaItem,
    Attendee,
    Decision,
    Meeting,
    PlannedMeeting,
    Presenter,
    Responsible,
    Topic,
    TopicSuggestion,
)
from organisations.hanging import GOES_ALONG, MEETING_OF, pointing_at
from organisations.models import Body, Membership, Organisation, Person, Region
from organisations.removing import remove
from tests.english import english_in
from tests.factories import (
    AgendaItemFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PlannedMeetingFactory,
    PresenterFactory,
    RegionFactory,
    ResponsibleFactory,
    TopicFactory,
)
from tests.public.reading import plain

pytestmark = pytest.mark.django_db


def joint(body: Body) -> Meeting:
    meeting = MeetingFactory(published=True)
    meeting.joint_bodies.add(body)
    return meeting


def of_region(region: Region) -> AgendaItem:
    item = AgendaItemFactory()
    item.regions.add(region)
    return item


# A public row for every field that points at a register; a new one fails here until it is thought of.
STANDING: dict[tuple[type[Model], str], Callable[[Any], Model]] = {
    (Attendee, "person"): lambda entry: AttendeeFactory(person=entry),
    (Presenter, "person"): lambda entry: PresenterFactory(person=entry),
    (Responsible, "person"): lambda entry: ResponsibleFactory(person=entry),
    (Attendee, "organisation"): lambda entry: AttendeeFactory(organisation=entry),
    (Responsible, "organisation"): lambda entry: ResponsibleFactory(organisation=entry),
    (Membership, "organisation"): lambda entry: MembershipFactory(organisation=entry),
    (Organisation, "parent"): lambda entry: OrganisationFactory(parent=entry),
    (Organisation, "region"): lambda entry: OrganisationFactory(region=entry),
    (Meeting, "body"): lambda entry: MeetingFactory(body=entry, withdrawn=True),
    (Meeting, "joint_bodies"): joint,
    (PlannedMeeting, "body"): lambda entry: PlannedMeetingFactory(body=entry, announced_by=MeetingFactory()),
    (Decision, "referred_to"): lambda entry: DecisionFactory(referred_to=entry),
    (Body, "prepares_for"): lambda entry: BodyFactory(prepares_for=entry),
    (Body, "region"): lambda entry: BodyFactory(region=entry),
    (Region, "parent"): lambda entry: RegionFactory(parent=entry),
    (AgendaItem, "regions"): of_region,
    (AgendaItem, "topics"): lambda entry: AgendaItemFactory(topics=[entry]),
    (Decision, "topics"): lambda entry: DecisionFactory(topics=[entry]),
    (Topic, "parent"): lambda entry: TopicFactory(parent=entry),
}
FACTORIES = {
    Body: BodyFactory,
    Organisation: OrganisationFactory,
    Person: PersonFactory,
    Region: RegionFactory,
    Topic: TopicFactory,
}
FIELDS = [field for model in FACTORIES for field in pointing_at(model) if field not in GOES_ALONG]


def address_of(entry: Model, page: str, *args: int) -> str:
    return reverse(f"admin:{entry._meta.app_label}_{entry._meta.model_name}_{page}", args=args)


def delete_in_both_ways(client: Client, entry: Model) -> list[HttpResponse]:
    """Return what is answered to whoever confirms the deletion, on the entry's page and in the list."""
    chosen = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    return [
        client.post(address_of(entry, "delete", entry.pk), {"post": "yes"}),
        client.post(address_of(entry, "changelist"), chosen),
    ]


def test_every_field_that_points_at_a_register_is_thought_of():
    assert {(field.model, field.name) for field in FIELDS} == set(STANDING)
    free = {Body, Membership, Organisation, Region, Topic}
    assert {field.model for field in FIELDS} - free == set(MEETING_OF) - {TopicSuggestion}  # which goes along


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_entry_that_something_public_stands_on_is_not_deleted(administrator, field):
    entry = FACTORIES[field.related_model]()
    row = STANDING[field.model, field.name](entry)
    for answer in delete_in_both_ways(administrator, entry):
        text = plain(answer.content.decode())
        assert "eftersom något hänger på" in text
        assert "Gör så här i stället" in text
        assert english_in(answer) == []
    with pytest.raises(ProtectedError):
        remove([entry])
    assert type(entry).objects.filter(pk=entry.pk).exists()
    assert type(row).objects.filter(pk=row.pk, **{field.name: entry}).exists()


def test_page_says_what_stands_on_the_entry_and_what_to_do(administrator):
    person = PersonFactory()
    attendees = [AttendeeFactory(person=person) for _ in range(5)]
    html = administrator.get(address_of(person, "delete", person.pk)).content.decode()
    assert "5 deltagare" in plain(html)
    assert f"/admin/minutes/attendee/?person__id__exact={person.pk}" in html
    assert sum(reverse("admin:minutes_meeting_change", args=[row.meeting_id]) in html for row in attendees) == 3
    assert f"/admin/organisations/person/{person.pk}/sla-ihop/" in html
    assert "avmarkera ”namnet visas”" in html
    body = MeetingFactory(published=True).body
    assert "fyll i ”verksamt till”" in administrator.get(address_of(body, "delete", body.pk)).content.decode()


@pytest.mark.parametrize("make", FACTORIES.values())
def test_entry_that_nothing_hangs_on_is_deleted(administrator, make):
    for number in range(2):
        entry = make()
        page = administrator.get(address_of(entry, "delete", entry.pk))
        assert "Inget publicerat hänger på." in page.content.decode()
        assert english_in(page) == []
        if number:
            assert administrator.post(address_of(entry, "delete", entry.pk), {"post": "yes"}).status_code == 302
        else:
            chosen = {"action": "delete_selected", "_selected_action": [entry.pk]}
            page = administrator.post(address_of(entry, "changelist"), chosen)
            assert "Inget publicerat hänger på." in page.content.decode()
            administrator.post(address_of(entry, "changelist"), chosen | {"post": "yes"})
        assert not type(entry).objects.filter(pk=entry.pk).exists()
        assert type(entry).history.filter(id=entry.pk).first().history_type == "-"


@pytest.mark.parametrize("name", ["person", "body"])
def test_memberships_go_with_the_person_or_the_body(administrator, name):
    membership = MembershipFactory()
    entry = getattr(membership, name)
    text = plain(administrator.get(address_of(entry, "delete", entry.pk)).content.decode())
    assert "1 uppdrag" in text
    administrator.post(address_of(entry, "delete", entry.pk), {"post": "yes"})
    assert not Membership.objects.exists()
    assert not type(entry).objects.filter(pk=entry.pk).exists()
    assert Membership.history.first().history_type == "-"


@pytest.mark.parametrize("make", [AgendaItemFactory, DecisionFactory])
def test_tag_of_a_draft_goes_with_the_topic(administrator, make):
    topic, draft = TopicFactory(), MeetingFactory()
    where = {"meeting": draft} if make is AgendaItemFactory else {"item__meeting": draft}
    row = make(topics=[topic, other := TopicFactory()], **where)
    text = plain(administrator.get(address_of(topic, "delete", topic.pk)).content.decode())
    assert "utan kopplingen hit" in text
    administrator.post(address_of(topic, "delete", topic.pk), {"post": "yes"})
    version = row.version
    row.refresh_from_db()
    assert row.topics.get() == other
    assert row.version > version
    assert [link.topic_id for link in row.history.first().topics.all()] == [other.pk]


def test_draft_keeps_its_body(administrator):
    draft = MeetingFactory()
    for answer in delete_in_both_ways(administrator, draft.body):
        assert "1 möte" in plain(answer.content.decode())
    assert Body.objects.filter(pk=draft.body_id).exists()


@pytest.mark.parametrize("make", FACTORIES.values())
def test_only_administrators_delete(secretary, own_secretary, coordinator, make):
    entry = make()
    for client in (secretary, own_secretary, coordinator):
        assert client.post(address_of(entry, "delete", entry.pk), {"post": "yes"}).status_code == 403
        assert "delete_selected" not in client.get(address_of(entry, "changelist")).content.decode()
    assert type(entry).objects.filter(pk=entry.pk).exists()


@pytest.mark.slow
def test_page_costs_the_same_however_much_stands_on_the_entry(administrator):
    def cost(entry: Model, rows: int) -> int:
        for field in pointing_at(type(entry)):
            if make := STANDING.get((field.model, field.name)):
                for _ in range(rows):
                    make(entry)
        with CaptureQueriesContext(connection) as queries:
            administrator.get(address_of(entry, "delete", entry.pk))
        return len(queries)

    for make in FACTORIES.values():
        cost(make(), 1)
        few = cost(make(), 3)
        assert cost(make(), 12) == few <= 40


def test_no_account_is_deleted(administrator, admin_client):
    user = apps.get_model("auth", "User").objects.first()
    for client in (administrator, admin_client):
        assert client.post(address_of(user, "delete", user.pk), {"post": "yes"}).status_code == 403
        assert "delete_selected" not in client.get(address_of(user, "changelist")).content.decode()
        assert "Ta bort" not in client.get(address_of(user, "change", user.pk)).content.decode()

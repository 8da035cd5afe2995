"""What hangs on the entries of the registers, as their lists count it and their pages tell it."""

import datetime

import pytest
from django.contrib.auth import get_user
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisations.models import Body
from tests.factories import (
    ActionItemFactory,
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

from .conftest import client_of
from .test_registers import REGISTERS, page_of

pytestmark = pytest.mark.django_db


def row_of(client, entry, query: str = "") -> dict[str, int]:
    """Return what the list of the register counts for the entry."""
    name = f"admin:{entry._meta.app_label}_{entry._meta.model_name}_changelist"
    page = client.get(reverse(name) + query)
    listed = {row.pk: row for row in page.context["cl"].result_list}
    columns = [name for name in page.context["cl"].list_display if name.endswith("_count")]
    return {name: getattr(listed[entry.pk], name) for name in columns}


def hanging_on(client, entry) -> dict[str, tuple[int, int]]:
    """Return what the page of the entry says hangs on it: how many, and how many of them a list shows."""
    found = client.get(page_of(entry)).context["hanging"]
    for rows in found:
        if rows.address:
            assert client.get(rows.address).context["cl"].result_count == rows.listed
    return {rows.label: (rows.count, rows.listed) for rows in found}


def full_archive(body: Body) -> dict[str, object]:
    """Return an entry of each register, on which hang a draft and a public meeting of the body and of another."""
    other, region, topic = BodyFactory(), RegionFactory(), TopicFactory()
    person, organisation = PersonFactory(), OrganisationFactory(region=region)
    for at in (body, other):
        Body.objects.filter(pk=at.pk).update(region=region)
        MembershipFactory(person=person, body=at, organisation=organisation)
        for state in ({}, {"published": True}, {"withdrawn": True}):
            meeting = MeetingFactory(body=at, **state)
            meeting.joint_bodies.add(other if at == body else body)
            AttendeeFactory(meeting=meeting, person=person, organisation=organisation)
            item = AgendaItemFactory(meeting=meeting, topics=[topic])
            item.regions.add(region)
            PresenterFactory(item=item, person=person)
            DecisionFactory(item=item, topics=[topic], referred_to=other)
            ResponsibleFactory(action=ActionItemFactory(item=item), person=person, organisation=organisation)
    return {"body": body, "person": person, "organisation": organisation, "region": region, "topic": topic}


def test_lists_count_what_hangs_on_each_entry(administrator, body):
    of = full_archive(body)
    assert row_of(administrator, of["person"]) == {"meeting_count": 6, "membership_count": 2}
    assert row_of(administrator, of["organisation"]) == {"person_count": 1, "attendance_count": 6, "part_count": 0}
    assert row_of(administrator, of["body"]) == {"meeting_count": 6, "member_count": 1}
    assert row_of(administrator, of["region"]) == {"body_count": 2}
    assert row_of(administrator, of["topic"]) == {"item_count": 6, "decision_count": 6}


@pytest.mark.slow
def test_counts_tell_nothing_of_meetings_that_one_may_not_see(coordinator, body):
    of = full_archive(body)
    outsider = client_of("Sekreterare")
    secretary = client_of("Sekreterare")
    region = RegionFactory()
    own = MeetingFactory(body=BodyFactory(region=region))
    region.secretaries.add(get_user(secretary))
    AttendeeFactory(meeting=own, person=of["person"])
    for client, meetings in ((coordinator, 2), (outsider, 2), (secretary, 3)):
        assert row_of(client, of["person"])["meeting_count"] == meetings
        assert row_of(client, of["organisation"])["attendance_count"] == 2
        assert row_of(client, of["body"])["meeting_count"] == 2
        assert row_of(client, of["topic"]) == {"item_count": 2, "decision_count": 2}
    assert hanging_on(coordinator, of["person"])["deltagare"] == (2, 2)
    assert hanging_on(outsider, of["person"])["deltagare"] == (2, 0)
    assert hanging_on(secretary, of["person"])["deltagare"] == (3, 1)
    assert "varav 1 i möten som du arbetar med" in secretary.get(page_of(of["person"])).content.decode()


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, {"deltagare", "möte", "punkt", "beslut hänskjutet hit", "möte gemensamt med andra"}),
        (2, {"deltagare", "möten", "punkter", "beslut hänskjutna hit", "möten gemensamt med andra"}),
    ],
)
def test_what_hangs_on_an_entry_is_called_by_how_many_it_is(administrator, count, told):
    person, organ, region = PersonFactory(), BodyFactory(), RegionFactory()
    for _ in range(count):
        meeting = MeetingFactory(body=organ)
        AttendeeFactory(meeting=meeting, person=person)
        item = AgendaItemFactory(meeting=meeting)
        item.regions.add(region)
        DecisionFactory(item=item, referred_to=organ)
        MeetingFactory().joint_bodies.add(organ)
    found = [hanging_on(administrator, entry) for entry in (person, organ, region)]
    assert found[0] | found[1] | found[2] == dict.fromkeys(told, (count, count))


def test_planned_meetings_are_counted_with_the_list_that_shows_them(own_secretary, coordinator, body):
    other = BodyFactory()
    for at in (body, other):
        PlannedMeetingFactory(body=at)
        PlannedMeetingFactory(body=at, announced_by=MeetingFactory(body=at, published=True))
    assert hanging_on(own_secretary, body)["planerade möten"] == (2, 2)
    assert hanging_on(own_secretary, other)["planerade möten"] == (2, 0)
    assert hanging_on(coordinator, other)["planerade möten"] == (2, 2)


@pytest.mark.slow
def test_page_tells_all_that_hangs_on_the_entry_and_leads_to_it(administrator, body):
    of = full_archive(body)
    assert hanging_on(administrator, of["person"]) == {
        "uppdrag": (2, 2),
        "deltagare": (6, 6),
        "föredragande": (6, 6),
        "ansvariga": (6, 6),
    }
    assert hanging_on(administrator, of["organisation"]) == {
        "uppdrag": (2, 2),
        "deltagare": (6, 6),
        "ansvariga": (6, 6),
    }
    assert hanging_on(administrator, of["body"]) == {
        "uppdrag": (1, 1),
        "möten": (3, 3),
        "möten gemensamt med andra": (3, 3),
    }
    assert hanging_on(administrator, of["region"]) == {"organ": (2, 2), "organisation": (1, 1), "punkter": (6, 6)}
    assert hanging_on(administrator, of["topic"]) == {"punkter": (6, 6), "beslut": (6, 6)}
    assert hanging_on(administrator, PersonFactory()) == {}


@pytest.mark.parametrize("make", REGISTERS)
def test_list_finds_those_on_which_nothing_hangs(administrator, body, make):
    of = full_archive(body)
    used, unused = of[make._meta.model._meta.model_name], make()
    address = page_of(used).rpartition(f"{used.pk}/")[0]
    for query, found, lost in (("?anvands=ja", used, unused), ("?anvands=nej", unused, used)):
        rows = administrator.get(address + query).context["cl"].result_list
        assert found in rows
        assert lost not in rows


def test_list_finds_the_bodies_that_meet_still(administrator):
    active = BodyFactory(active_to=datetime.date(2099, 1, 1))
    ended = BodyFactory(active_to=datetime.date(2020, 1, 1))
    address = reverse("admin:organisations_body_changelist")
    assert active in administrator.get(f"{address}?verksamt=ja").context["cl"].result_list
    assert list(administrator.get(f"{address}?verksamt=nej").context["cl"].result_list) == [ended]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["person", "organisation", "body", "region", "topic"])
@pytest.mark.parametrize("group", ["Administratörer", "Sekreterare", "Samordnare"])
def test_list_and_page_cost_the_same_however_much_hangs_on_the_entries(db, kind, group):
    client = client_of(group)

    def cost(rows: int) -> list[int]:
        for _ in range(rows):
            body = BodyFactory()
            if group == "Sekreterare":
                body.secretaries.add(get_user(client))
            entry = full_archive(body)[kind]
        found = []
        for address in (page_of(entry).rpartition(f"{entry.pk}/")[0], page_of(entry)):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    cost(1)
    few = cost(1)
    assert cost(4) == few
    assert max(few) <= 24

"""The next meeting of a body, started from the one before."""

import datetime

import pytest
from django.contrib.auth import get_user
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from minutes.models import Attendee, Decision, Meeting, PlannedMeeting
from minutes.starting import next_planned, propose_attendees, propose_items, start_meeting, style_of_numbers
from organisations.models import Membership
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
    UserFactory,
)

from .page import fields_of, messages_of, send

pytestmark = pytest.mark.django_db
SPRING, SUMMER, AUTUMN = datetime.date(2021, 3, 4), datetime.date(2021, 6, 3), datetime.date(2021, 9, 9)
NINE, TWELVE = datetime.time(9), datetime.time(12)
ROLES, PRESENCE = Membership.Role, Attendee.Presence


def address_of(meeting) -> str:
    return reverse("admin:minutes_meeting_next_meeting", args=[meeting.pk])


def meeting_of(body, date=SUMMER, items: tuple[str, ...] = (), **fields):
    meeting = MeetingFactory(body=body, date=date, **fields)
    for position, title in enumerate(items, start=1):
        AgendaItemFactory(meeting=meeting, position=position, title=title, number=f"§ {position}")
    return meeting


def likely_items(meeting) -> list[str]:
    return [one.item.title for one in propose_items(meeting) if one.is_likely]


def proposed(meeting) -> list[tuple[str, bool]]:
    return [(one.attendee.name, one.is_likely) for one in propose_attendees(meeting)]


def attend(meeting, name: str, **fields):
    return AttendeeFactory(meeting=meeting, name=name, **({"person": None} | fields))


# --- what is proposed


def test_titles_that_stood_at_an_earlier_meeting_return(body):
    meeting_of(body, SPRING, ("Mötets öppnande", "Anteckningar från 4 mars", "Övriga frågor"))
    meeting_of(BodyFactory(), SPRING, ("Läkarstöd",))
    meeting = meeting_of(body, SUMMER, ("MÖTETS ÖPPNANDE", "Anteckningar från 3 juni", "Läkarstöd", "Nästa möte"))
    assert likely_items(meeting) == ["MÖTETS ÖPPNANDE", "Anteckningar från 3 juni"]
    assert [one.item.title for one in propose_items(meeting)][2:] == ["Läkarstöd", "Nästa möte"]


def test_typical_titles_return_where_the_body_has_met_once(body):
    titles = ("Mötets öppnande", "Läkarstöd", "Föregående minnesanteckningar", "Övriga frågor", "Nästa möte")
    assert likely_items(meeting_of(body, items=titles)) == [title for title in titles if title != "Läkarstöd"]


def test_what_is_postponed_or_still_to_be_done_returns_from_sub_items_too(body):
    meeting = meeting_of(body, items=("Avtal", "Hjälpmedel", "Vaccination", "Läkarstöd"))
    avtal, hjalpmedel, vaccination, _ = meeting.items.order_by("position")
    sub = AgendaItemFactory(meeting=meeting, parent=vaccination, title="Malmö", position=9)
    AgendaItemFactory(meeting=meeting, parent=vaccination, title="Lund", position=10)
    DecisionFactory(item=avtal, outcome=Decision.Outcome.POSTPONED)
    ActionItemFactory(item=hjalpmedel, status="done")
    ActionItemFactory(item=sub)
    assert likely_items(meeting) == ["Avtal", "Malmö"]
    assert [one.item.title for one in propose_items(meeting) if not one.is_likely] == [
        "Hjälpmedel",
        "Vaccination",
        "Läkarstöd",
    ]


def test_members_come_first_by_role_then_those_of_the_last_lists(body):
    meeting = meeting_of(body)
    member, chair, former = (PersonFactory(name=name) for name in ("Anna Ek", "Bo Ros", "Carl Ås"))
    MembershipFactory(person=member, body=body)
    MembershipFactory(person=chair, body=body)
    employer = OrganisationFactory()
    MembershipFactory(person=chair, body=body, role=ROLES.CHAIR, title="Stabschef", organisation=employer)
    MembershipFactory(person=former, body=body, ends_on=SPRING)
    attend(meeting, "Eva Al", position=1)
    attend(meeting, "Dan Ljung", position=2, presence=PRESENCE.APOLOGIES)
    attend(meeting, "Ester Gäst", position=3, presence=PRESENCE.INVITED)
    row = attend(meeting, "Anna  Ek", position=4, side="region", group="För regionen", role=ROLES.SECRETARY)
    assert proposed(meeting) == [("Bo Ros", True), ("Anna  Ek", True), ("Eva Al", True), ("Dan Ljung", True)]
    first, second = (one.attendee for one in propose_attendees(meeting)[:2])
    assert (first.role, first.title, first.organisation) == (ROLES.CHAIR, "Stabschef", employer)
    assert (second.role, second.side, second.group, second.person) == (ROLES.MEMBER, row.side, row.group, None)


def test_nothing_of_the_day_goes_along_and_a_hidden_name_stays_hidden(body):
    meeting = meeting_of(body)
    absent = attend(meeting, "Bo Ros", presence=PRESENCE.APOLOGIES, note="Sjuk", is_approver=True, is_public=False)
    attend(meeting, "Eva Al", substitutes_for=absent, title="MAS", party="S")
    assert proposed(meeting) == [("Bo Ros", True), ("Eva Al", False)]
    bo, eva = (one.attendee for one in propose_attendees(meeting))
    assert (bo.presence, bo.note, bo.is_approver, bo.is_public) == (PRESENCE.PRESENT, "", False, False)
    assert (eva.substitutes_for, eva.title, eva.party) == (None, "MAS", "S")


def test_whoever_was_at_an_earlier_meeting_alone_is_proposed_and_not_chosen(body):
    for date, names in ((SPRING, ("Anna Ek", "Bo Ros")), (SUMMER, ("Bo Ros",)), (AUTUMN, ("Eva Al",))):
        meeting = meeting_of(body, date)
        for name in names:
            attend(meeting, name)
    assert proposed(meeting) == [("Eva Al", True), ("Bo Ros", True), ("Anna Ek", False)]


def test_planned_meetings_come_in_order_without_those_held_or_cancelled(body):
    meeting = meeting_of(body, SPRING)
    for day, fields in ((1, {}), (2, {"is_cancelled": True}), (3, {}), (4, {}), (5, {"body": BodyFactory()})):
        PlannedMeetingFactory(**{"body": body, "date": datetime.date(2021, 5, day)} | fields)
    PlannedMeetingFactory(body=body, date=datetime.date(2021, 5, 4), announced_by=meeting)
    meeting_of(body, datetime.date(2021, 5, 1))
    assert [planned.date.day for planned in next_planned(meeting)] == [3, 4]


@pytest.mark.parametrize(
    ("numbers", "style"),
    [
        (["§ 1", "§ 2", "§ 2 a"], ("§ ", "")),
        (["1.", "2."], ("", ".")),
        (["12 §"], ("", " §")),
        (["", "A"], None),
        ([], None),
    ],
)
def test_style_of_numbers_is_that_of_most(numbers, style):
    assert style_of_numbers(numbers) == style


def test_meeting_is_written_with_its_history_and_without_texts(body):
    meeting = meeting_of(body, items=("Avtal", "Övrigt"))
    item = meeting.items.first()
    item.text = "Hemlig text"
    item.save()
    DecisionFactory(item=item, outcome=Decision.Outcome.POSTPONED)
    user = UserFactory()
    new = start_meeting(Meeting(date=AUTUMN), meeting, [item], [Attendee(name="Anna Ek")], user)
    assert (new.body, new.status, new.created_by) == (body, Meeting.Status.DRAFT, user)
    (copy,) = new.items.all()
    assert (copy.title, copy.number, copy.text, copy.decisions.count()) == ("Avtal", "§ 1", "", 0)
    assert copy.key != item.key
    for row in (new, copy, new.attendees.get()):
        assert row.history.get().history_type == "+"


# --- the page


def test_page_proposes_what_is_announced_and_starts_the_meeting(secretary, body):
    last = {"place": "Lund", "starts_at": NINE, "ends_at": TWELVE, "form": "hybrid", "title": "Rubrik"}
    meeting = meeting_of(body, items=("Mötets öppnande", "Avtal"), **last)
    attend(meeting, "Anna Ek", presence=PRESENCE.ABSENT)
    PlannedMeetingFactory(body=body, date=AUTUMN, starts_at=datetime.time(13), place="Eslöv", announced_by=meeting)
    answer = send(secretary, address_of(meeting))
    new = Meeting.objects.get(date=AUTUMN)
    assert answer.url == reverse("admin:minutes_meeting_change", args=[new.pk])
    assert f"utkast: {new}" in messages_of(answer)
    assert (new.body, new.place, new.starts_at, new.ends_at) == (body, "Eslöv", datetime.time(13), None)
    assert (new.form, new.title, new.created_by) == ("hybrid", "", get_user(secretary))
    assert [(item.number, item.title) for item in new.items.all()] == [("§ 1", "Mötets öppnande")]
    assert [(row.name, row.presence) for row in new.attendees.all()] == [("Anna Ek", PRESENCE.PRESENT)]
    assert PlannedMeeting.objects.count() == 1


def test_what_is_unmarked_stays_and_what_is_marked_goes_along(secretary, body):
    meeting = meeting_of(body, items=("Mötets öppnande", "Avtal"))
    attend(meeting, "Anna Ek")
    avtal = meeting.items.get(title="Avtal")
    send(secretary, address_of(meeting), date="2021-09-09", items=[str(avtal.pk)], attendees=[])
    new = Meeting.objects.get(date=AUTUMN)
    assert [(item.number, item.title) for item in new.items.all()] == [("§ 1", "Avtal")]
    assert not new.attendees.exists()


def test_meeting_that_stays_as_it_was_started_asks_whether_it_is_done(secretary, body):
    meeting = meeting_of(body, items=("Mötets öppnande", "Avtal"))
    send(secretary, address_of(meeting), date="2021-09-09")
    new = Meeting.objects.get(date=AUTUMN)
    publishing = reverse("admin:minutes_meeting_publish", args=[new.pk])
    page = secretary.get(publishing).content.decode()
    assert "Mötet har punkter, men inget är skrivet under någon av dem" in page
    assert "Det finns inget att fråga" not in page
    secretary.post(publishing, {"publish": "1"})
    new.refresh_from_db()
    assert not new.is_published


def test_meeting_of_several_days_keeps_its_last_day(secretary, body):
    meeting = meeting_of(body, starts_at=NINE, ends_at=TWELVE)
    times = {"starts_at": datetime.time(13), "ends_at": TWELVE}
    PlannedMeetingFactory(body=body, date=AUTUMN, last_date=AUTUMN + datetime.timedelta(days=1), **times)
    assert send(secretary, address_of(meeting)).status_code == 302
    assert Meeting.objects.get(date=AUTUMN).last_date.day == 10


def test_day_that_has_a_meeting_is_refused_with_a_link_to_it(secretary, body):
    meeting = meeting_of(body, items=("Avtal",))
    other = meeting_of(body, AUTUMN, last_date=AUTUMN + datetime.timedelta(days=1))
    for day in ("2021-09-09", "2021-09-10"):
        page = send(secretary, address_of(meeting), date=day, place="Kävlinge")
        text = page.content.decode()
        assert "Organet har redan ett möte den dagen" in text
        assert f'<a href="{reverse("admin:minutes_meeting_change", args=[other.pk])}">{other}</a>' in text
        assert fields_of(page)["place"] == ["Kävlinge"]
    assert Meeting.objects.count() == 2


def test_meeting_that_another_starts_at_the_same_time_is_told_of(secretary, body, monkeypatch):
    meeting = meeting_of(body)

    def lose(*args):
        meeting_of(body, AUTUMN)
        raise IntegrityError

    monkeypatch.setattr("minutes.admin.next_meeting.start_meeting", lose)
    page = send(secretary, address_of(meeting), date="2021-09-09")
    assert "Organet har redan ett möte den dagen" in page.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("date", "", "Skriv vilken dag mötet är."),
        ("date", "igår", "Skriv dagen så här"),
        ("date", "1821-09-09", "före 1950"),
        ("ends_at", "08.00", "Mötet måste sluta efter att det börjar."),
        ("items", "0", "Förslagen har ändrats"),
        ("attendees", "x", "Förslagen har ändrats"),
    ],
)
def test_wrong_input_is_told_and_nothing_is_written(secretary, body, field, value, told):
    meeting = meeting_of(body, starts_at=NINE, items=("Avtal",))
    page = send(secretary, address_of(meeting), **{"date": "2021-09-09", field: value})
    assert told in page.content.decode()
    assert Meeting.objects.count() == 1


def test_meeting_without_body_or_date_says_what_is_missing(secretary, body):
    for meeting in (MeetingFactory(body=None), MeetingFactory(body=body, date=None)):
        answer = secretary.get(address_of(meeting))
        assert answer.url == reverse("admin:minutes_meeting_change", args=[meeting.pk])
        assert "organ och datum först" in messages_of(answer)


def test_day_in_the_address_is_proposed(secretary, body):
    meeting = meeting_of(body)
    PlannedMeetingFactory(body=body, date=SUMMER + datetime.timedelta(days=9), place="Eslöv")
    PlannedMeetingFactory(body=body, date=AUTUMN, place="Höör")
    page = secretary.get(address_of(meeting), {"datum": "2021-09-09"})
    assert (fields_of(page)["date"], fields_of(page)["place"]) == (["2021-09-09"], ["Höör"])
    for wrong in ("2021-99-99", "x"):
        assert fields_of(secretary.get(address_of(meeting), {"datum": wrong}))["place"] == ["Eslöv"]


def test_desk_leads_from_an_expected_meeting_to_its_start(secretary, body):
    day = timezone.localdate() - datetime.timedelta(days=1)
    meeting_of(body, SPRING)
    meeting = meeting_of(body, SUMMER)
    PlannedMeetingFactory(body=body, date=day)
    PlannedMeetingFactory(date=day)  # of a body that has not met before
    link = f"{address_of(meeting)}?datum={day}"
    desk = secretary.get(reverse("admin:index")).content.decode()
    assert f'href="{link}"' in desk
    assert desk.count("Börja på mötet") == 1
    assert send(secretary, link).status_code == 302
    assert "Börja på mötet" not in secretary.get(reverse("admin:index")).content.decode()


def test_only_secretaries_of_the_body_start_its_meetings(own_secretary, coordinator, body):
    own, other = MeetingFactory(body=body), MeetingFactory(published=True)
    joint = MeetingFactory()
    joint.joint_bodies.add(body)
    assert own_secretary.get(address_of(own)).status_code == 200
    assert own_secretary.get(address_of(other)).status_code == 404
    assert own_secretary.post(address_of(other), {"date": "2021-09-09"}).status_code == 404
    assert own_secretary.get(address_of(joint)).status_code == 403
    assert coordinator.get(address_of(other)).status_code == 403
    for meeting, is_offered in ((own, True), (joint, False)):
        desk = own_secretary.get(reverse("admin:minutes_meeting_change", args=[meeting.pk])).content.decode()
        assert (address_of(meeting) in desk) == is_offered


@pytest.mark.slow
def test_page_costs_the_same_however_much_is_proposed(secretary):
    def cost(rows: int) -> int:
        body = BodyFactory()
        for date in (SPRING, SUMMER):
            meeting = meeting_of(body, date)
            for number in range(rows):
                AttendeeFactory(meeting=meeting, organisation=OrganisationFactory())
                item = AgendaItemFactory(meeting=meeting)
                ActionItemFactory(item=AgendaItemFactory(meeting=meeting, parent=item))
                MembershipFactory(body=body, organisation=OrganisationFactory())
                PlannedMeetingFactory(announced_by=meeting, body=body, date=AUTUMN + datetime.timedelta(days=number))
        with CaptureQueriesContext(connection) as queries:
            assert secretary.get(address_of(meeting)).status_code == 200
        return len(queries)

    cost(3)
    assert cost(3) == cost(60) <= 25

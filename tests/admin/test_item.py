import pytest
from django.urls import reverse

from minutes.models import ActionItem, Decision
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendeeFactory,
    DecisionFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    PresenterFactory,
    ResponsibleFactory,
    TopicFactory,
)

from .page import errors_of, messages_of, send


def page_of(row) -> str:
    return reverse(f"admin:minutes_{row._meta.model_name}_change", args=[row.pk])


@pytest.fixture
def item(db):
    return AgendaItemFactory(meeting=MeetingFactory(), position=1)


# --- the item's page


def test_item_gets_text_presenters_decisions_and_actions(secretary, item):
    topic = TopicFactory()
    attendee = AttendeeFactory(meeting=item.meeting)
    response = send(
        secretary,
        page_of(item),
        text="Vad som sades.",
        topics=[str(topic.pk)],
        presenters__0__attendee=attendee.pk,
        decisions__0__text="Gruppen ställer sig bakom.",
        decisions__0__topics=[str(topic.pk)],
        actionitems__0__text="Skicka ut underlaget.",
    )
    assert errors_of(response) == ""
    item.refresh_from_db()
    assert item.text == "Vad som sades."
    assert item.presenters.get().name == attendee.name
    assert list(item.decisions.get().topics.all()) == [topic]
    assert item.actionitems.get().text == "Skicka ut underlaget."


def test_new_decision_takes_the_topics_that_its_item_is_given_with_it(secretary, item):
    topics = [TopicFactory(), TopicFactory()]
    send(secretary, page_of(item), topics=[str(topic.pk) for topic in topics], decisions__0__text="Beslutat.")
    assert set(item.decisions.get().topics.all()) == set(topics)


def test_new_decision_without_the_topics_of_its_item_stays_so(secretary):
    item = AgendaItemFactory(meeting=MeetingFactory(), topics=[TopicFactory()])
    send(secretary, page_of(item), decisions__0__text="Beslutat.", decisions__0__topics=[])
    assert not item.decisions.get().topics.exists()


def test_new_decision_begins_with_the_topics_of_the_item(secretary):
    topic = TopicFactory(name="Palliativ vård")
    item = AgendaItemFactory(meeting=MeetingFactory(), topics=[topic])
    assert errors_of(send(secretary, page_of(item))) == ""
    assert not item.decisions.exists()
    send(secretary, page_of(item), decisions__0__text="Beslutat.")
    assert list(item.decisions.get().topics.all()) == [topic]


def test_key_stays_when_everything_else_changes(secretary):
    decision = DecisionFactory(item__meeting=MeetingFactory(), position=1)
    key, item_key = decision.key, decision.item.key
    send(secretary, page_of(decision.item), title="Ny", number="9", decisions__0__text="Ny", key="stulen")
    decision.refresh_from_db()
    assert (decision.text, decision.key, decision.item.key) == ("Ny", key, item_key)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"title": ""}, "Detta fält måste fyllas i"),
        ({"title": "A\x00"}, "Null-tecken"),
        ({"number": "x" * 31}, "som mest 30 tecken"),
        ({"topics": ["abc"]}, "abc"),
        ({"regions": ["99999999999999999999"]}, "99999999999999999999"),
        ({"decisions__0__condition": "Om medel finns"}, "Detta fält måste fyllas i"),
        ({"decisions__0__text": "x", "decisions__0__outcome": "kanske"}, "Välj ett giltigt alternativ"),
        ({"decisions__0__text": "x", "decisions__0__topics": ["abc"]}, "abc"),
        ({"decisions__0__text": "x", "decisions__0__referred_to": "abc"}, "Välj ett giltigt alternativ"),
        ({"actionitems__0__text": "x", "actionitems__0__due_on": "snart"}, "Skriv dagen så här"),
        ({"presenters__0__order": "1"}, "Skriv namnet som det står"),
        ({"presenters__0__name": "Karin", "presenters__0__attendee": "abc"}, "Välj ett giltigt alternativ"),
    ],
)
def test_broken_rule_of_an_item_is_a_swedish_error(secretary, item, changes, error):
    response = send(secretary, page_of(item), **changes)
    assert error in errors_of(response)
    assert not Decision.objects.exists()


def test_presenter_from_another_meeting_is_refused(secretary, item):
    stranger = AttendeeFactory()
    response = send(secretary, page_of(item), presenters__0__name="Karin", presenters__0__attendee=stranger.pk)
    assert "Välj ett giltigt alternativ" in errors_of(response)


def test_item_under_itself_or_under_its_own_subitem_is_refused(secretary, item):
    child = AgendaItemFactory(meeting=item.meeting, position=2, parent=item)
    grandchild = AgendaItemFactory(meeting=item.meeting, position=3, parent=child)
    for parent in (item, child, grandchild):
        assert "Välj ett giltigt alternativ" in errors_of(send(secretary, page_of(item), parent=parent.pk))


def test_item_under_one_of_another_meeting_is_refused(secretary, item):
    stranger = AgendaItemFactory()
    assert "Välj ett giltigt alternativ" in errors_of(send(secretary, page_of(item), parent=stranger.pk))


def test_item_does_not_move_to_another_meeting(secretary, item):
    send(secretary, page_of(item), meeting=MeetingFactory().pk)
    meeting = item.meeting
    item.refresh_from_db()
    assert item.meeting == meeting


def test_item_page_leads_to_its_neighbours_and_its_meeting(secretary, item):
    before = AgendaItemFactory(meeting=item.meeting, position=0)
    after = AgendaItemFactory(meeting=item.meeting, position=2)
    page = secretary.get(page_of(item)).content.decode()
    for row in (before, after, item.meeting):
        assert f'href="{page_of(row)}"' in page


def test_personal_number_in_an_item_of_a_public_meeting_gets_a_warning(secretary):
    item = AgendaItemFactory()
    response = send(secretary, page_of(item), text="Gäller 19121212-1212.")
    assert "Ett personnummer står i punkten" in messages_of(response)


@pytest.mark.parametrize(
    "make", [AgendaItemFactory, DecisionFactory, ActionItemFactory, AttendeeFactory], ids=lambda make: make.__name__
)
def test_rows_of_a_public_meeting_are_not_deleted_in_bulk(secretary, make):
    path = "meeting" if make in (AgendaItemFactory, AttendeeFactory) else "item__meeting"
    public, draft = make(**{path: MeetingFactory(published=True)}), make(**{path: MeetingFactory()})
    address = reverse(f"admin:minutes_{public._meta.model_name}_changelist")
    data = {"action": "delete_selected", "post": "yes"}
    response = secretary.post(address, data | {"_selected_action": [public.pk, draft.pk]})
    assert "Dra tillbaka mötet i stället." in messages_of(response)
    assert type(public).objects.count() == 2
    secretary.post(address, data | {"_selected_action": [draft.pk]})
    assert list(type(public).objects.all()) == [public]


# --- the action's page


def test_action_gets_those_responsible(secretary):
    action = ActionItemFactory(item__meeting=MeetingFactory())
    person, organisation = PersonFactory(name="Karin Ek"), OrganisationFactory(name="Eslöv")
    response = send(
        secretary,
        page_of(action),
        responsibles__0__person=person.pk,
        responsibles__1__organisation=organisation.pk,
    )
    # One empty row is offered; a second is added by the page's script.
    assert errors_of(response) == ""
    assert [row.name for row in action.responsibles.all()] == ["Karin Ek"]


def test_responsible_from_another_meeting_or_nobody_is_refused(secretary):
    action = ActionItemFactory(item__meeting=MeetingFactory())
    stranger = AttendeeFactory()
    response = send(secretary, page_of(action), responsibles__0__attendee=stranger.pk, responsibles__0__name="Karin")
    assert "Välj ett giltigt alternativ" in errors_of(response)
    assert "Skriv namnet som det står" in errors_of(send(secretary, page_of(action), responsibles__0__order="1"))


def test_coordinator_follows_up_but_does_not_rewrite(coordinator):
    action = ActionItemFactory(text="Skicka ut.")
    ResponsibleFactory(action=action, name="Karin Ek")
    response = send(
        coordinator, page_of(action), status="done", result="Utskickat.", text="Annat.", responsibles__0__name="Annan"
    )
    assert errors_of(response) == ""
    action.refresh_from_db()
    assert (action.status, action.result, action.text) == ("done", "Utskickat.", "Skicka ut.")
    assert action.responsibles.get().name == "Karin Ek"


@pytest.mark.parametrize("make", [DecisionFactory, PresenterFactory])
def test_rows_on_their_own_page_or_their_item_are_saved_unchanged(secretary, make):
    row = make()
    before = list(type(row).objects.values())
    assert errors_of(send(secretary, page_of(row.item))) == ""
    row.refresh_from_db()
    after = list(type(row).objects.values())
    placed = {"position": 0, "version": 0}  # the only row is put in the first place
    assert [values | placed for values in after] == [values | placed for values in before]


# --- who is to do what


def test_those_responsible_are_named_in_the_row_of_the_action(secretary):
    item = AgendaItemFactory(meeting=MeetingFactory())
    attendee = AttendeeFactory(meeting=item.meeting, name="Karin Ek")
    text = "Karin Ek\r\n Regionen \r\n\r\nKarin Ek"
    response = send(secretary, page_of(item), actionitems__0__text="Skicka ut.", actionitems__0__who=text)
    assert errors_of(response) == ""
    rows = ActionItem.objects.get().responsibles.order_by("position")
    assert [(row.name, row.attendee, row.person) for row in rows] == [
        ("Karin Ek", attendee, attendee.person),
        ("Regionen", None, None),
    ]


def test_a_name_that_stays_is_still_known_and_one_that_goes_is_gone(secretary):
    action = ActionItemFactory(item__meeting=MeetingFactory())
    known = ResponsibleFactory(action=action, position=1, name="Kommunerna", organisation=OrganisationFactory())
    ResponsibleFactory(action=action, position=2, name="Regionen")
    assert errors_of(send(secretary, page_of(action.item), actionitems__0__who="Nämnden\nKommunerna")) == ""
    rows = action.responsibles.order_by("position")
    assert [(row.position, row.name) for row in rows] == [(1, "Nämnden"), (2, "Kommunerna")]
    assert rows[1] == known
    assert rows[1].organisation == known.organisation


def test_actions_that_are_saved_unchanged_keep_those_responsible(secretary):
    responsible = ResponsibleFactory(action__item__meeting=MeetingFactory())
    before = responsible.version
    assert errors_of(send(secretary, page_of(responsible.action.item), title="Ny rubrik")) == ""
    responsible.refresh_from_db()
    assert responsible.version == before


@pytest.mark.slow
def test_an_item_of_the_largest_size_is_saved_in_one_form(secretary):
    item = AgendaItemFactory(meeting=MeetingFactory())
    for number in range(1, 101):
        DecisionFactory(item=item, position=number)
    response = send(secretary, page_of(item), decisions__99__text="Det hundrade.", decisions__100__text="Ett till.")
    assert errors_of(response) == ""
    assert item.decisions.count() == 101
    assert item.decisions.filter(text="Det hundrade.").exists()


# --- where one goes on


def test_an_item_that_is_saved_leads_back_to_its_meeting_or_on_to_the_next(secretary):
    meeting = MeetingFactory()
    first, second = (AgendaItemFactory(meeting=meeting, position=position) for position in (1, 2))
    back = reverse("admin:minutes_meeting_change", args=[meeting.pk])
    assert send(secretary, page_of(first), title="Ny").url == back
    assert send(secretary, page_of(first), _next="1").url == page_of(second)
    assert send(secretary, page_of(second), _next="1").url == back
    assert "Spara och nästa punkt" in secretary.get(page_of(first)).content.decode()
    assert "Spara och nästa punkt" not in secretary.get(page_of(second)).content.decode()

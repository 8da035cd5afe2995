"""The rules that the database itself holds. Each is broken once."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone

from minutes.models import (
    Abbreviation,
    AgendaItem,
    Attendee,
    Decision,
    Meeting,
    Passage,
    PassageText,
    Question,
    SearchLabel,
    SearchState,
    SearchWord,
    SourceDocument,
    TopicSuggestion,
)
from organisations.models import Body, Membership, Merger, Organisation, Person, Region
from organisations.models.archive_version import ArchiveMark
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
    RegionFactory,
    ResponsibleFactory,
    SourceDocumentFactory,
    TopicFactory,
    TopicSuggestionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 10, 15)
BEFORE = DAY - datetime.timedelta(days=1)


def set_on(thing: Model, **fields: Any) -> None:
    """Write the fields to the row past all that the program says."""
    type(thing)._default_manager.filter(pk=thing.pk).update(**fields)


def twice(make: Callable[..., Model], **fields: Any) -> None:
    """Make two rows with the same fields."""
    make(**fields)
    make(**fields)


def under_itself(make: Callable[..., Model], field: str = "parent") -> Callable[[], None]:
    """Return what puts a row under itself."""

    def put() -> None:
        row = make()
        set_on(row, **{field: row.pk})

    return put


def twice_suggested(decision: Decision | None) -> None:
    """Suggest a topic twice for a decision, or for an item where there is none."""
    item = decision.item if decision else AgendaItemFactory()
    twice(TopicSuggestionFactory, item=item, decision=decision, topic=TopicFactory())


def in_place_of_its_own(make: Callable[..., Model], parent: str, made: Callable[..., Model]) -> Callable[[], None]:
    """Return what puts two rows in one place."""
    return lambda: twice(make, **{parent: made(), "position": 1})


BROKEN: dict[str, Callable[[], None]] = {
    # Registers
    "region_is_not_part_of_itself": under_itself(RegionFactory),
    "organisation_is_not_part_of_itself": under_itself(OrganisationFactory),
    "topic_is_not_part_of_itself": under_itself(TopicFactory),
    "body_does_not_prepare_for_itself": under_itself(BodyFactory, "prepares_for"),
    "body_ends_after_it_begins": lambda: BodyFactory(active_from=DAY, active_to=BEFORE),
    "membership_ends_after_it_begins": lambda: MembershipFactory(starts_on=DAY, ends_on=BEFORE),
    "membership_is_entered_once": lambda: twice(
        MembershipFactory, person=PersonFactory(), body=BodyFactory(), starts_on=DAY
    ),
    "membership_without_a_first_day_is_entered_once": lambda: twice(
        MembershipFactory, person=PersonFactory(), body=BodyFactory()
    ),
    "entry_is_absorbed_once": lambda: twice(
        Merger.objects.create, register="x", kept_key=1, absorbed_key=2, absorbed={}, merged_at=TODAY
    ),
    # Meetings
    "one_meeting_per_body_and_date_unless_told_apart": lambda: twice(MeetingFactory, body=BodyFactory(), date=DAY),
    "meeting_address_is_unique": lambda: twice(MeetingFactory, slug="samma"),
    "meeting_ends_on_a_later_date": lambda: MeetingFactory(date=DAY, last_date=BEFORE),
    "meeting_ends_after_it_starts": lambda: MeetingFactory(starts_at="10:00", ends_at="09:00"),
    "meeting_is_approved_after_it_was_held": lambda: MeetingFactory(date=DAY, approved_on=BEFORE),
    "only_what_is_or_was_public_has_a_time_of_publishing": lambda: MeetingFactory(published_at=timezone.now()),
    "public_meeting_has_body_date_and_address": lambda: MeetingFactory(published=True, slug=""),
    "withdrawn_meeting_says_when_and_why": lambda: MeetingFactory(withdrawn=True, withdrawal_reason=""),
    "planned_meeting_is_announced_once_by_a_meeting": lambda: twice(
        PlannedMeetingFactory, body=BodyFactory(), date=DAY, announced_by=MeetingFactory()
    ),
    "planned_meeting_is_entered_once": lambda: twice(PlannedMeetingFactory, body=BodyFactory(), date=DAY),
    "planned_meeting_ends_on_a_later_date": lambda: PlannedMeetingFactory(date=DAY, last_date=BEFORE),
    "planned_meeting_ends_after_it_starts": lambda: PlannedMeetingFactory(starts_at="10:00", ends_at="10:00"),
    # What meetings have
    "attendee_does_not_substitute_for_themselves": under_itself(AttendeeFactory, "substitutes_for"),
    "item_is_not_its_own_subitem": under_itself(AgendaItemFactory),
    "attendee_has_a_place_of_its_own": in_place_of_its_own(AttendeeFactory, "meeting", MeetingFactory),
    "item_has_a_place_of_its_own": in_place_of_its_own(AgendaItemFactory, "meeting", MeetingFactory),
    "attachment_has_a_place_of_its_own": in_place_of_its_own(AttachmentFactory, "meeting", MeetingFactory),
    "presenter_has_a_place_of_its_own": in_place_of_its_own(PresenterFactory, "item", AgendaItemFactory),
    "decision_has_a_place_of_its_own": in_place_of_its_own(DecisionFactory, "item", AgendaItemFactory),
    "actionitem_has_a_place_of_its_own": in_place_of_its_own(ActionItemFactory, "item", AgendaItemFactory),
    "question_is_asked_once": lambda: twice(
        Question.objects.create, meeting=MeetingFactory(), kind="email", matter="a@b.se"
    ),
    "only_what_is_answered_has_a_time_of_answering": lambda: Question.objects.create(
        meeting=MeetingFactory(), kind="email", matter="a@b.se", reply="later"
    ),
    "word_stands_once_in_a_generation": lambda: [
        SearchWord.objects.create(generation=1, word="vård", stem="vård", count=1) for _ in range(2)
    ],
    "topic_is_suggested_once": lambda: twice_suggested(DecisionFactory()),
    "topic_is_suggested_once_for_an_item": lambda: twice_suggested(None),
    "only_what_is_turned_down_was_so_by_somebody": lambda: TopicSuggestionFactory(turned_down_by=UserFactory()),
    "responsible_has_a_place_of_its_own": in_place_of_its_own(ResponsibleFactory, "action", ActionItemFactory),
}


def test_every_constraint_is_broken_by_a_test() -> None:
    models = [*apps.get_app_config("minutes").get_models(), *apps.get_app_config("organisations").get_models()]

    assert {constraint.name for model in models for constraint in model._meta.constraints} == set(BROKEN)


@pytest.mark.parametrize("rule", BROKEN)
def test_the_database_refuses_what_breaks_the_rule(rule: str) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BROKEN[rule]()

    # SQLite tells the columns of a unique index and not its name.
    assert rule in str(refused.value) or "UNIQUE constraint failed" in str(refused.value)


UNIQUE: dict[str, Callable[[], None]] = {
    **{
        f"slug of {make._meta.model.__name__}": lambda make=make: twice(make, slug="samma")
        for make in (RegionFactory, OrganisationFactory, BodyFactory, PersonFactory, TopicFactory)
    },
    **{
        f"key of {make._meta.model.__name__}": lambda make=make: twice(make, key="samma")
        for make in (AgendaItemFactory, DecisionFactory, ActionItemFactory)
    },
    "short form of Abbreviation": lambda: twice(Abbreviation.objects.create, short="SIP", long="Plan"),
    "contents of SourceDocument": lambda: twice(SourceDocumentFactory, sha256="a" * 64),
}


@pytest.mark.parametrize("what", UNIQUE)
def test_no_two_rows_share_the(what: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UNIQUE[what]()


# --- more ways to break the rules of a meeting's state

TODAY = timezone.now()


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "published"},
        {"status": "published", "published_at": TODAY},
        {"status": "published", "published_at": TODAY, "slug": "x", "body": None},
        {"status": "published", "published_at": TODAY, "slug": "x", "date": None},
        {"status": "published", "published_at": TODAY, "slug": "x", "withdrawn_at": TODAY},
        {"status": "published", "published_at": TODAY, "slug": "x", "withdrawal_reason": "Fel"},
        {"status": "withdrawn", "slug": "x", "withdrawn_at": TODAY, "withdrawal_reason": "Fel"},
        {"status": "withdrawn", "published_at": TODAY, "slug": "x", "withdrawn_at": TODAY},
        {"status": "withdrawn", "published_at": TODAY, "slug": "x", "withdrawal_reason": "Fel"},
        {"status": "draft", "withdrawn_at": TODAY},
        {"status": "draft", "withdrawal_reason": "Fel"},
        {"status": "hemligt"},
        {"status": "hemligt", "published_at": TODAY},
        {"status": ""},
    ],
)
def test_a_meeting_has_no_state_between_states(fields: dict[str, Any]) -> None:
    meeting = MeetingFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        set_on(meeting, **fields)


# --- what the rules let through


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_at": "22:00", "ends_at": "02:00", "last_date": DAY + datetime.timedelta(days=1)},
        {"starts_at": "09:00"},
        {"ends_at": "12:00"},
        {"last_date": DAY},
        {"same_day_number": 2},
    ],
)
def test_times_and_days_that_make_sense_are_stored(fields: dict[str, Any]) -> None:
    first = MeetingFactory(date=DAY)
    MeetingFactory(body=first.body if "same_day_number" in fields else BodyFactory(), date=DAY, **fields)
    PlannedMeetingFactory(date=DAY, **{name: value for name, value in fields.items() if name != "same_day_number"})


def test_drafts_without_body_or_date_are_as_many_as_need_be() -> None:
    for fields in ({"body": None}, {"date": None}, {"body": None, "date": None}):
        twice(MeetingFactory, **fields)


def test_one_meeting_is_announced_by_several_and_by_a_secretary() -> None:
    body = BodyFactory()
    for announced_by in (MeetingFactory(), MeetingFactory(), None):
        PlannedMeetingFactory(body=body, date=DAY, announced_by=announced_by)


def test_a_person_has_a_role_again_from_another_day() -> None:
    first = MembershipFactory()
    for fields in ({"starts_on": DAY}, {"starts_on": BEFORE}, {"role": Membership.Role.CHAIR}):
        MembershipFactory(person=first.person, body=first.body, **fields)


def test_two_people_share_a_name() -> None:
    PersonFactory(name="Johan Lindberg", slug="johan-lindberg")
    PersonFactory(name="Johan Lindberg", slug="johan-lindberg-2")


# --- what goes with what


def test_registers_that_minutes_stand_on_cannot_be_deleted() -> None:
    attendee = AttendeeFactory(organisation=OrganisationFactory())
    for used in (attendee.person, attendee.organisation, attendee.meeting.body, attendee.meeting.body.region):
        with pytest.raises(ProtectedError):
            used.delete()


def test_a_deleted_draft_takes_its_rows_along() -> None:
    meeting = MeetingFactory()
    item = AgendaItemFactory(meeting=meeting)
    DecisionFactory(item=item)
    AttendeeFactory(meeting=meeting)
    SourceDocumentFactory(meeting=meeting)
    PlannedMeetingFactory(announced_by=meeting)

    meeting.delete()

    for model in (AgendaItem, Decision, Attendee, SourceDocument):
        assert not model.objects.exists()


def test_an_attendee_who_is_deleted_stays_as_written_where_a_text_names_them() -> None:
    attendee = AttendeeFactory()
    presenter = PresenterFactory(item=AgendaItemFactory(meeting=attendee.meeting), attendee=attendee, name="Karin E")

    attendee.delete()

    presenter.refresh_from_db()
    assert (presenter.attendee, presenter.name) == (None, "Karin E")


# --- keys


@pytest.mark.parametrize("make", [AgendaItemFactory, DecisionFactory, ActionItemFactory])
def test_a_key_is_made_once_and_stays_when_all_around_it_changes(make: Callable[..., Any]) -> None:
    row = make()
    key = row.key
    assert len(key) == 8
    assert key[0].isalpha()
    assert key.isascii()

    row.position += 5
    row.save()
    row.refresh_from_db()

    assert row.key == key
    assert row.get_absolute_url().endswith(f"#{key}")


def test_many_keys_are_all_different() -> None:
    meeting = MeetingFactory()
    items = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=number, title="Punkt") for number in range(1000)
    )

    assert len({item.key for item in items}) == 1000


# --- natural keys


def natural_rows() -> list[Model]:
    """Return a row of every model that has a natural key."""
    region = RegionFactory()
    body = BodyFactory(region=region)
    meeting = MeetingFactory(body=body, published=True)
    attendee = AttendeeFactory(meeting=meeting, organisation=OrganisationFactory())
    item = AgendaItemFactory(meeting=meeting, topics=[TopicFactory()])
    action = ActionItemFactory(item=item)
    return [
        region,
        body,
        attendee.person,
        attendee.organisation,
        item.topics.get(),
        Abbreviation.objects.create(short="SIP", long="Samordnad individuell plan"),
        MembershipFactory(body=body, starts_on=DAY),
        MembershipFactory(body=body),
        meeting,
        PlannedMeetingFactory(body=body, date=DAY, announced_by=meeting),
        PlannedMeetingFactory(body=body, date=DAY),
        attendee,
        item,
        PresenterFactory(item=item),
        DecisionFactory(item=item),
        action,
        ResponsibleFactory(action=action),
        AttachmentFactory(meeting=meeting),
    ]


def test_every_row_is_found_by_its_natural_key() -> None:
    rows = natural_rows()
    # Others, so that a key that tells too little finds two.
    natural_rows_of_another = [MeetingFactory(published=True), AttendeeFactory(), DecisionFactory(), PresenterFactory()]
    assert natural_rows_of_another
    for row in rows:
        row.refresh_from_db()
        assert type(row)._default_manager.get_by_natural_key(*row.natural_key()) == row  # type: ignore[attr-defined]


INDEX = {Passage, PassageText, SearchLabel, SearchState, SearchWord}


def test_every_model_of_the_fixtures_has_a_natural_key() -> None:
    named = {type(row) for row in natural_rows()}
    models = {*apps.get_app_config("minutes").get_models(), *apps.get_app_config("organisations").get_models()}
    # What people have done since is in no fixture, nor is the search's index, which is made from the rest.
    history = {model for model in models if hasattr(model, "instance_type")}

    assert models - named - history == {Merger, Question, SourceDocument, *INDEX, ArchiveMark, TopicSuggestion}
    assert {Region, Organisation, Body, Person, Meeting} <= named

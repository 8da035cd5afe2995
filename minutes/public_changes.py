"""Tell the public what changed in a meeting since it was published first: never who, and never what a text said.

What was taken out of a text may be just what should not have been public. So only facts of a closed kind are told
with what they were before: days, times, choices, yes and no, numbers, bodies, topics and regions.
"""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, DateField, Field, IntegerField, TimeField
from django.utils.text import capfirst

from minutes.changes import ADDED, MANY, PUBLISHED, Fact, happened, label, moment, order_changes, own_name, written
from minutes.history import (
    Saving,
    State,
    Step,
    first_public,
    linked_by,
    parted,
    savings,
    states_after_publishing,
    states_of,
    value_of,
)
from minutes.models import ActionItem, AgendaItem, Attendee, Meeting, PlannedMeeting, Topic
from minutes.privacy import Masker
from organisations.models import Body, Region
from organisations.models.tracked import Occasion

CLOSED_KINDS = (BooleanField, DateField, IntegerField, TimeField)
NAMED = (Body, Topic, Region)  # what the public may always know the name of
# What the meeting's page does not show, or tells by a name only.
NOT_TOLD = {"announced_by", "attendee", "is_public", "name_consent", "person", "withdrawal_reason"}


@dataclass(frozen=True)
class PublicChange:
    """What happened to a row, or to so many of which the same is told."""

    what: str
    happened: str
    facts: tuple[Fact, ...] = ()
    texts: tuple[str, ...] = ()
    count: int = 1


@dataclass(frozen=True)
class PublicEntry:
    """A saving, told to the public; without changes where nothing of it is shown."""

    when: datetime.datetime
    changes: list[PublicChange]

    @property
    def moment(self) -> str:
        """Return when it was, in words."""
        return moment(self.when)


def count_changes(meeting: Meeting) -> int:
    """Return how many times a public meeting was changed after it was published first, in one query."""
    return sum(1 for _ in parted(states_after_publishing(meeting)))


def changes_since_publishing(meeting: Meeting) -> tuple[list[State], list[Saving]]:
    """Return the states of a public meeting, and when it was changed after it was published first."""
    states = states_of(meeting)
    first = first_public(meeting.pk).first()

    def is_later(state: State) -> bool:
        return first is not None and state.history_date > first and state.history_change_reason != Occasion.LOADED

    return states, savings(states, is_later)


class PublicNames:
    """The names that the meeting's page shows now; what is gone from it, or hidden or was once, has none."""

    def __init__(self, meeting: Meeting, states: list[State], masker: Masker) -> None:
        self._items_of_actions = {state.id: state.item_id for state in states if state.instance_type is ActionItem}
        self._names: dict[tuple[type, int], str] = {
            (PlannedMeeting, state.id): own_name(state, PlannedMeeting)
            for state in states
            if state.instance_type is PlannedMeeting
        }
        were_hidden = {state.id for state in states if state.instance_type is Attendee and not state.is_public}
        attendees = meeting.attendees.select_related("person")
        shown = [
            *(one for one in attendees if not one.is_hidden and one.pk not in were_hidden),
            *meeting.items.all(),
            *meeting.attachments.all(),
        ]
        linked = linked_by(states)
        for model in NAMED:
            shown += model._default_manager.in_bulk(linked.get(model, ())).values()
        for row in shown:
            self._names[type(row), row.pk] = masker.mask(own_name(row, type(row)), meeting.pk)

    def __call__(self, model: Any, key: int) -> str:
        """Return the name of a row; empty where it has none or may not be told."""
        return self._names.get((model, key), "")

    def item_of(self, action: int) -> str:
        """Return the name of the item that an action lies under."""
        return self(AgendaItem, self._items_of_actions.get(action, 0))


def told_to_all(meeting: Meeting, states: list[State], shown: list[Saving], masker: Masker) -> list[PublicEntry]:
    """Tell the savings, found in the states of the meeting."""
    names = PublicNames(meeting, states, masker)
    return [PublicEntry(saving.when, _changes_of(saving, names)) for saving in shown]


def _changes_of(saving: Saving, names: PublicNames) -> list[PublicChange]:
    new = Counter(step.key[0] for step in saving.steps if step.is_new)
    many = {model: count for model, count in new.items() if count > MANY}
    steps = [step for step in saving.steps if not (step.is_new and step.key[0] in many) and _is_told(step)]
    changes = Counter(_change(step, names) for step in steps)
    return [
        *(PublicChange(one.what, one.happened, one.facts, one.texts, count) for one, count in changes.items()),
        *(PublicChange(f"{count} {model._meta.verbose_name_plural}", ADDED) for model, count in many.items()),
        *(PublicChange(one.what, one.happened) for one in order_changes(saving)),
    ]


def _is_told(step: Step) -> bool:
    return not step.is_change or bool(step.status or _told_fields(step))


def _told_fields(step: Step) -> list[Field]:
    return [one for one in step.fields if one.name not in NOT_TOLD]


def _change(step: Step, names: PublicNames) -> PublicChange:
    what = label(step.after or step.before or step.states[-1], names)
    if not step.is_change:
        return PublicChange(what, happened(step))
    became = happened(step)
    fields = _told_fields(step)
    return PublicChange(
        what,
        f"{became} igen" if became == PUBLISHED else became,
        tuple(_fact(step, one, names) for one in fields if _is_closed(one)),
        tuple(capfirst(str(one.verbose_name)) for one in fields if not _is_closed(one)),
    )


def _is_closed(one: Field) -> bool:
    return bool(one.choices) or isinstance(one, CLOSED_KINDS) or one.related_model in NAMED


def _fact(step: Step, one: Field, names: PublicNames) -> Fact:
    before, after = (written(one, value_of(state, one), names) for state in (step.before, step.after))
    return Fact(capfirst(str(one.verbose_name)), before, after)

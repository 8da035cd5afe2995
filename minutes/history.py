"""Read the history of rows as savings: what somebody changed at one time, of a row and of what hangs on it."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Field, Q, QuerySet
from simple_history.models import HistoricalRecords  # type: ignore[import-untyped]

from minutes.models import (
    ActionItem,
    AgendaItem,
    Attachment,
    Attendee,
    Decision,
    Meeting,
    PlannedMeeting,
    Presenter,
    Responsible,
)
from organisations.models import Body, Membership, Person
from organisations.models.compiled import Compiled
from organisations.models.tracked import Occasion, Tracked

State = Any  # a row as it was, of the history's own model
Key = tuple[type[Tracked], int]

# What hangs on a row, and by which of its fields.
HANGING: dict[type[Tracked], list[tuple[type[Tracked], str]]] = {
    Meeting: [
        (Attendee, "meeting"),
        (AgendaItem, "meeting"),
        (Attachment, "meeting"),
        (PlannedMeeting, "announced_by"),
    ],
    AgendaItem: [(Presenter, "item"), (Decision, "item"), (ActionItem, "item")],
    ActionItem: [(Responsible, "action")],
    Body: [(Membership, "body")],
    Person: [(Membership, "person")],
}
# What no person changes: where rows of a meeting hang. A new reading may give a decision to another item.
FIXED = {(model, link) for top in (Meeting, AgendaItem, ActionItem) for model, link in HANGING[top]}
FIXED -= {(PlannedMeeting, "announced_by")}
PAUSE = datetime.timedelta(seconds=2)  # longer than between two rows of one saving


# --- states


def states_of(row: Tracked) -> list[State]:
    """Return every state of the row and of what hangs on it, the oldest first, in a fixed number of queries."""
    found = [state for states in _kept(type(row), Q(id=row.pk)) for state in _with_links(states)]
    return sorted(found, key=lambda state: (state.history_date, state.history_id))


def _kept(model: type[Tracked], condition: Q) -> Iterator[QuerySet]:
    """Yield the states of the rows that meet the condition, and of what hangs on them or did before."""
    states = model.history.filter(condition).order_by()
    yield states
    for hanging, link in HANGING.get(model, []):
        yield from _kept(hanging, Q(**{f"{link}__in": states.values("id")}))


def _with_links(states: QuerySet) -> list[State]:
    """Return the states, each with the keys of what its relations led to."""
    found = {state.pk: state for state in states.select_related("history_user")}
    for state in found.values():
        state.links = {relation.name: set() for relation in state._history_m2m_fields}
    for relation in states.model._history_m2m_fields:
        kept = HistoricalRecords.m2m_models[relation].objects.filter(history__in=states.values("pk"))
        for key, linked in kept.values_list("history_id", f"{relation.m2m_reverse_field_name()}_id"):
            found[key].links[relation.name].add(linked)
    return list(found.values())


def key_of(state: State) -> Key:
    """Return which row it is a state of."""
    return state.instance_type, state.id


def first_public(meeting: int) -> QuerySet:
    """Return the time of the state in which the meeting with the key was public first, as a query of one value."""
    public = Meeting.history.filter(id=meeting, status=Meeting.Status.PUBLISHED)
    return public.order_by("history_date").values_list("history_date", flat=True)[:1]


class Kept(NamedTuple):
    """When, by whom and why a state was saved."""

    history_date: datetime.datetime
    history_user_id: int | None
    history_change_reason: str | None


def states_after_publishing(meeting: Meeting) -> list[Kept]:
    """Return what was saved of a public meeting after the first public state, in one query."""
    return [Kept(*row) for row in _AFTER_PUBLISHING.rows(meeting.pk)]


def _after_publishing(meeting: int) -> QuerySet:
    parts = [
        states.filter(history_date__gt=first_public(meeting))
        .exclude(history_change_reason=Occasion.LOADED)
        .values_list("history_date", "history_user_id", "history_change_reason")
        for states in _kept(Meeting, Q(id=meeting))
    ]
    return parts[0].union(*parts[1:], all=True).order_by("history_date")


_AFTER_PUBLISHING = Compiled(_after_publishing, keys=1)


# --- savings


def fields_of(model: type[Tracked]) -> tuple[Field, ...]:
    """Return the fields and relations of the model that a person can change."""
    return _fields_of(model)


@cache  # asked for every state of a long meeting
def _fields_of(model: type[Tracked]) -> tuple[Field, ...]:
    told = [one for one in model._meta.fields if one.editable or one.name == "withdrawal_reason"]
    left_out = {"id", "version"} | {link for of, link in FIXED if of is model}
    return (*(one for one in told if one.name not in left_out), *model.history.model._history_m2m_fields)


def value_of(state: State | None, one: Field) -> Any:
    """Return what the field held in the state: a value, a key, or the keys that a relation led to; None if nothing."""
    if state is None:
        return None
    value = state.links[one.name] if one.many_to_many else getattr(state, one.attname)
    return None if value in ("", set()) else value


def linked_by(states: Iterable[State]) -> dict[Any, set[int]]:
    """Return the keys of all that the relations that a person can change led to, by model."""
    linked: dict[Any, set[int]] = {}
    for state in states:
        for one in (*state.instance_type._meta.fields, *state._history_m2m_fields):
            if one.is_relation and one.editable:
                value = value_of(state, one)
                keys = value if isinstance(value, set) else {value}
                linked.setdefault(one.related_model, set()).update(keys - {None})
    return linked


@dataclass
class Step:
    """What became of one row in a saving."""

    key: Key
    before: State | None  # None: there was none, or it is not known
    states: list[State] = field(default_factory=list)

    @property
    def after(self) -> State | None:
        """Return the row's state after the saving, None if it was deleted."""
        return None if self.states[-1].history_type == "-" else self.states[-1]

    @property
    def is_new(self) -> bool:
        """Tell whether the saving added the row."""
        return self.before is None and any(state.history_type == "+" for state in self.states)

    @property
    def is_lost(self) -> bool:
        """Tell whether the saving deleted the row."""
        return self.after is None

    @property
    def is_change(self) -> bool:
        """Tell whether the row was there before, in a state that is known, and is there still."""
        return self.before is not None and not self.is_lost

    @property
    def old(self) -> State | None:
        """Return what the row was; of one that is gone, the last that is known."""
        return self.before or (self.states[-1] if self.is_lost and not self.is_new else None)

    @cached_property
    def fields(self) -> list[Field]:
        """Return the fields that hold something else than before."""
        return [one for one in fields_of(self.key[0]) if value_of(self.old, one) != value_of(self.after, one)]

    @property
    def status(self) -> str:
        """Return what a meeting became by the saving: published, withdrawn; empty if nothing new."""
        new = getattr(self.after, "status", "") if self.key[0] is Meeting else ""
        return "" if new == getattr(self.before, "status", Meeting.Status.DRAFT) else new

    @property
    def tells(self) -> bool:
        """Tell whether there is anything to show of it, but for the row's place among others."""
        if self.is_new:
            return not self.is_lost
        return self.is_lost or self.before is None or bool(self.fields or self.status)


@dataclass
class Saving:
    """What one person changed at one time."""

    states: list[State]
    all_steps: list[Step]

    @property
    def when(self) -> datetime.datetime:
        """Return the time of the saving."""
        return self.states[0].history_date

    @cached_property
    def steps(self) -> list[Step]:
        """Return the steps that tell anything."""
        return [step for step in self.all_steps if step.tells]

    @property
    def tells(self) -> bool:
        """Tell whether there is anything to show of it."""
        return bool(self.steps or self.reordered)

    @cached_property
    def reordered(self) -> list[list[Step]]:
        """Return the rows that changed places, those of a kind and parent together.

        Rows that only give way to a new one, or close up after one that is gone, keep their order.
        """
        moved = [step for step in self.all_steps if step.is_change and _place(step.before) != _place(step.after)]

        def parent(step: Step) -> tuple[str, int]:
            return step.key[0].__name__, _parent(step.after)

        groups = [list(steps) for _, steps in groupby(sorted(moved, key=parent), key=parent)]
        return [
            steps
            for steps in groups
            if sorted(steps, key=lambda step: _place(step.before)) != sorted(steps, key=lambda step: _place(step.after))
        ]


def _place(state: State) -> int:
    return getattr(state, "position", 0)


def _parent(state: State) -> int:
    return next((getattr(state, f"{link}_id") for model, link in FIXED if model is state.instance_type), 0)


def parted(states: Iterable[State]) -> Iterator[list[State]]:
    """Yield the states, oldest first, in groups of what one person saved at one time, for one reason."""
    together: list[State] = []
    for state in states:
        if together and (_by(state) != _by(together[-1]) or state.history_date - together[-1].history_date > PAUSE):
            yield together
            together = []
        together.append(state)
    if together:
        yield together


def _by(state: State) -> tuple[int | None, str]:
    return state.history_user_id, state.history_change_reason or ""


def savings(states: Iterable[State], is_shown: Callable[[State], bool] = lambda state: True) -> list[Saving]:
    """Return the savings that the states were kept in, the newest first; the others are what they are told against."""
    latest: dict[Key, State] = {}
    shown = []
    for state in states:
        if is_shown(state):
            shown.append(state)
        else:
            latest[key_of(state)] = state
    found = []
    for together in parted(shown):
        steps: dict[Key, Step] = {}
        for state in together:
            key = key_of(state)
            before = latest.get(key)
            known = before if before is not None and before.history_type != "-" else None
            steps.setdefault(key, Step(key, known)).states.append(state)
            latest[key] = state
        found.append(Saving(together, list(steps.values())))
    return found[::-1]

"""Tell of a meeting's rows what the import wrote in them, and what a person has made, changed or deleted since."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Field, FileField

from minutes.history import HANGING, Key, State, fields_of, key_of, savings, states_of, value_of
from minutes.importing.draft import Draft
from minutes.models import ActionItem, AgendaItem, Meeting
from organisations.models.tracked import Occasion, Tracked

BY_IMPORT = (Occasion.IMPORTED, Occasion.REREAD)
MODELS = tuple(Draft(Meeting()).rows())
OF_MEETING: tuple[Any, ...] = (Meeting, *MODELS)
# By which field a row hangs on what.
HANGS_ON: dict[type[Tracked], tuple[type[Tracked], str]] = {
    model: (top, link) for top in (Meeting, AgendaItem, ActionItem) for model, link in HANGING[top]
}


@dataclass(eq=False)
class Standing:
    """A row as it stands, or stood before a person deleted it, and what the import last wrote in it."""

    key: Key
    owner: int  # the key of what it hangs on
    values: dict[str, Any]  # by field, as they are compared
    written: dict[str, Any] | None  # None where a person made the row
    row: Any
    is_deleted: bool = False

    @property
    def model(self) -> type[Tracked]:
        """Return what kind of row it is."""
        return self.key[0]

    @property
    def hangs_on(self) -> Key:
        """Return the key of what it hangs on."""
        return HANGS_ON[self.model][0], self.owner

    def is_by_hand(self, name: str) -> bool:
        """Tell whether a person gave the field what it holds."""
        return self.written is None or self.written[name] != self.values[name]

    @property
    def is_touched(self) -> bool:
        """Tell whether a person made the row or changed it."""
        return any(self.is_by_hand(name) for name in self.values)


@dataclass
class Archived:
    """A meeting with all its rows as they stand, and what became of them by hand."""

    meeting: Standing
    states: list[State]
    rows: dict[Key, Standing] = field(default_factory=dict)  # in order, those of a kind together
    deleted: list[Standing] = field(default_factory=list)  # by a person, though the import wrote them
    put_in_order: set[tuple[type[Tracked], int]] = field(default_factory=set)  # by a person: kind, what they hang on
    unrecorded: list[Standing] = field(default_factory=list)  # changed without a word to the history

    def of(self, model: type[Tracked]) -> list[Standing]:
        """Return the rows of a kind."""
        return [one for one in self.rows.values() if one.model is model]

    def hanging(self, model: type[Tracked], owner: int) -> list[Standing]:
        """Return the rows of a kind that hang on the one with the key, in order."""
        return [one for one in self.of(model) if one.owner == owner]


def compared(value: Any) -> Any:
    """Return a value as it is compared: nothing is nothing, and blanks around a text do not count."""
    if isinstance(value, str):
        value = value.strip()
    return None if value in ("", set()) else value


def held(row: Any, one: Field) -> Any:
    """Return what a field of a row holds, as it is compared."""
    value = getattr(row, one.attname)
    return compared(str(value or "") if isinstance(one, FileField) else value)


def pointers(model: type[Tracked]) -> list[Any]:
    """Return the fields of a row that point at other rows of its meeting."""
    return [one for one in fields_of(model) if one.related_model in MODELS and not one.many_to_many]


def path_to_meeting(model: type[Tracked]) -> str:
    """Return the lookup from a row to its meeting."""
    top, link = HANGS_ON[model]
    return link if top is Meeting else f"{link}__{path_to_meeting(top)}"


def read_archived(meeting: Meeting) -> Archived:
    """Read the meeting's rows and their history, in a fixed number of queries."""
    states = states_of(meeting)
    written = _written(states)
    last = {key_of(state): state for state in states}
    (own,) = _standing(Meeting, [meeting], written)
    archived = Archived(own, states)
    for model in MODELS:
        order = "position" if hasattr(model, "position") else "pk"
        rows = model._default_manager.filter(**{path_to_meeting(model): meeting}).order_by(order)
        archived.rows |= {one.key: one for one in _standing(model, rows, written)}
    for one in archived.rows.values():
        _tie(one.row, archived)
    for one in (own, *archived.rows.values()):
        state = last.get(one.key)
        if state is not None and any(
            compared(value_of(state, each)) != one.values[each.name] for each in fields_of(one.model)
        ):
            archived.unrecorded.append(one)
    for key, state in last.items():
        if key[0] in HANGS_ON and key in written and _is_deleted_by_hand(state):
            values = written[key]
            archived.deleted.append(Standing(key, _owner(state), values, values, state.instance, is_deleted=True))
            _tie(archived.deleted[-1].row, archived)
    archived.put_in_order = {
        (steps[0].key[0], _owner(steps[0].after))
        for saving in savings(states)
        if saving.states[0].history_change_reason not in BY_IMPORT
        for steps in saving.reordered
    }
    return archived


def _written(states: Iterable[State]) -> dict[Key, dict[str, Any]]:
    """Return what the import last wrote in each field of the rows that it made.

    What it wrote is what a state of its own changed. The rest of such a state may be what a person had corrected.
    """
    written: dict[Key, dict[str, Any]] = {}
    before: dict[Key, dict[str, Any]] = {}
    for state in states:
        key = key_of(state)
        values = {one.name: compared(value_of(state, one)) for one in fields_of(key[0])}
        if state.history_change_reason in BY_IMPORT:
            if state.history_type == "+":
                written[key] = values
            elif key in written and key in before:
                written[key] |= {name: value for name, value in values.items() if before[key][name] != value}
        before[key] = values
    return written


def _standing(model: type[Tracked], rows: Iterable[Any], written: dict[Key, dict[str, Any]]) -> list[Standing]:
    """Return the rows of a model with what their fields hold, and what the import wrote there."""
    rows = list(rows)
    fields = fields_of(model)
    links = _links(fields, [row.pk for row in rows])
    owner = "pk" if model is Meeting else f"{HANGS_ON[model][1]}_id"
    return [
        Standing(
            (model, row.pk),
            getattr(row, owner),
            {one.name: links.get((row.pk, one.name)) if one.many_to_many else held(row, one) for one in fields},
            written.get((model, row.pk)),
            row,
        )
        for row in rows
    ]


def _tie(row: Any, archived: Archived) -> None:
    """Let the row know what it hangs on and what it is part of without asking for it."""
    top, link = HANGS_ON[type(row)]
    owner = archived.meeting if top is Meeting else archived.rows.get((top, getattr(row, f"{link}_id")))
    if owner is not None:  # of a row that a person deleted, it may be gone too
        setattr(row, link, owner.row)
    if isinstance(row, AgendaItem):
        parent = archived.rows.get((AgendaItem, row.parent_id or 0))
        row.parent = parent.row if parent else None


def _links(fields: Iterable[Any], keys: list[int]) -> dict[tuple[int, str], set[int]]:
    """Return the keys of what the relations to many lead to, by row and field."""
    links: dict[tuple[int, str], set[int]] = {}
    for one in fields:
        if one.many_to_many:
            own, other = f"{one.m2m_field_name()}_id", f"{one.m2m_reverse_field_name()}_id"
            through = one.remote_field.through._default_manager
            for key, linked in through.filter(**{f"{own}__in": keys}).values_list(own, other):
                links.setdefault((key, one.name), set()).add(linked)
    return links


def _owner(state: State) -> int:
    return getattr(state, f"{HANGS_ON[state.instance_type][1]}_id")


def _is_deleted_by_hand(state: State) -> bool:
    return state.history_type == "-" and state.history_change_reason not in BY_IMPORT

"""Tell the history of rows in Swedish to those who work with them: who changed what when, and what it was before."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db.models import BooleanField, Field, FileField, TextField
from django.utils import timezone
from django.utils.text import Truncator, capfirst

from minutes.differences import GONE, NEW, Pieces, difference
from minutes.history import Key, Saving, State, Step, key_of, linked_by, value_of
from minutes.models import (
    Abbreviation,
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
from minutes.models.dates import long_date
from organisations.models import Body, Membership, Person
from organisations.models.tracked import Occasion, Tracked

NOTHING = "–"
ADDED, CHANGED, LOST, PUBLISHED, WITHDRAWN = "lades till", "ändrades", "togs bort", "publicerades", "drogs tillbaka"
BECAME = {Meeting.Status.PUBLISHED: PUBLISHED, Meeting.Status.WITHDRAWN: WITHDRAWN, Meeting.Status.DRAFT: CHANGED}
ORDERED: dict[type[Tracked], str] = {
    Attendee: "deltagarna",
    AgendaItem: "punkterna",
    Attachment: "bilagorna",
    Presenter: "de föredragande",
    Decision: "besluten",
    ActionItem: "åtgärderna",
    Responsible: "de ansvariga",
}
# What a row is called by, where that is not its name; a decision is known by the item that it lies under.
CALLED: dict[type[Tracked], tuple[str, ...]] = {
    AgendaItem: ("number", "title"),
    Attachment: ("label", "title"),
    PlannedMeeting: ("date",),
    Abbreviation: ("short",),
    **dict.fromkeys((Meeting, Decision, ActionItem, Membership), ()),
}
MANY = 10  # new rows of a kind are shown one by one, more are counted
LONG = 80  # signs of a text that is shown with what is new in it marked


# --- names and values


class Names(Protocol):
    """What the rows are called that changes speak of."""

    def __call__(self, model: Any, key: int) -> str:
        """Return the name of a row; empty where it has none or may not be told."""

    def item_of(self, action: int) -> str:
        """Return the name of the item that an action lies under."""


def label(state: State, names: Names) -> str:
    """Return what row it is: “Mötet”, “Punkt § 4 God och nära vård”, “Beslut under § 4 God och nära vård”."""
    model = state.instance_type
    if model is Membership:
        return f"Uppdrag för {names(Person, state.person_id)} i {names(Body, state.body_id)}"
    item = ""
    if model in (Presenter, Decision, ActionItem):
        item = names(AgendaItem, state.item_id)
    elif model is Responsible:
        item = names.item_of(state.action_id)
    return label_of(model, names(model, state.id), item)


def label_of(model: type, name: str, item: str = "") -> str:
    """Return what a row of the model is, by its own name and that of the item that it lies under."""
    if model is Meeting:
        return "Mötet"
    kind = capfirst(str(model._meta.verbose_name))  # type: ignore[attr-defined]
    if name.startswith(kind):
        kind = ""  # “Bilaga 2” says itself what it is
    return " ".join(filter(None, [kind, name, f"under {item}" if item else ""]))


def own_name(row: Any, model: type) -> str:
    """Return what a row, or a state of one, is called by itself."""
    parts = (getattr(row, name) for name in CALLED.get(model, ("name",)))
    return Truncator(" ".join(moment(part) for part in parts if part)).chars(100).rstrip(".")


def written(one: Field, value: Any, names: Names) -> str:
    """Return a value of the field as Swedish has it."""
    if value is None:
        return NOTHING
    if one.many_to_many:
        return ", ".join(sorted(names(one.related_model, key) for key in value))
    if one.is_relation:
        return names(one.related_model, value)
    if one.choices:
        return str(dict(one.flatchoices).get(value, value))
    if isinstance(one, BooleanField):
        return "ja" if value else "nej"
    if isinstance(one, FileField):
        return Path(value).name
    return moment(value)


def moment(value: Any) -> str:
    """Return a date or time as Swedish has it, and anything else as it is."""
    if isinstance(value, datetime.datetime):
        local = timezone.localtime(value)
        return f"{long_date(local)} kl. {local:%H.%M}"
    if isinstance(value, datetime.date):
        return long_date(value)
    return f"{value:%H.%M}" if isinstance(value, datetime.time) else str(value)


class KnownNames:
    """The names as they are now or, where the row is gone, as they were last. For those who see the rows."""

    def __init__(self, states: Iterable[State], told: Iterable[State]) -> None:
        self._last: dict[Key, State] = {key_of(state): state for state in states}
        self._rows = {
            model: model._default_manager.in_bulk([key for key in keys if (model, key) not in self._last])
            for model, keys in linked_by(told).items()
            if model is not Meeting
        }

    def __call__(self, model: Any, key: int) -> str:
        """Return the name of a row."""
        if model is Meeting:
            return "ett möte"  # perhaps somebody else's draft
        if (state := self._last.get((model, key))) is not None:
            return own_name(state, model)
        row = self._rows.get(model, {}).get(key)
        if row is None:
            return "en borttagen rad"
        return row.get_full_name() or row.username if isinstance(row, User) else own_name(row, model)

    def item_of(self, action: int) -> str:
        """Return the name of the item that an action lies under."""
        state = self._last.get((ActionItem, action))
        return self(AgendaItem, state.item_id) if state is not None else ""


# --- changes


@dataclass(frozen=True)
class Fact:
    """A field before and after; what is new in a long text is marked, and of many things the new ones are told."""

    name: str
    before: str = ""
    after: str = ""
    pieces: Pieces | None = None
    gone: str = ""
    new: str = ""

    @property
    def whole(self) -> str:
        """Return what a row that came or went had in the field."""
        return next(text for text in (self.gone, self.new, self.before, self.after) if text not in ("", NOTHING))


@dataclass(frozen=True)
class Change:
    """What happened to a row."""

    what: str
    happened: str
    facts: list[Fact]
    is_folded: bool = False  # all that a row held, when it came or went


@dataclass(frozen=True)
class Entry:
    """A saving, told."""

    when: datetime.datetime
    who: str
    reason: str
    changes: list[Change]

    @property
    def moment(self) -> str:
        """Return when it was, in words."""
        return moment(self.when)


def told(states: list[State], shown: list[Saving]) -> list[Entry]:
    """Tell the savings, found in the states of a row and of what hangs on it."""
    spoken_of = [
        state for saving in shown for step in saving.steps for state in (step.before, step.states[-1]) if state
    ]
    names = KnownNames(states, spoken_of)
    return [
        Entry(saving.when, who(saving.states[0]), _reason(saving.states[0]), changes_of(saving, names))
        for saving in shown
    ]


def who(state: State) -> str:
    """Return who saved."""
    if state.history_user is not None:
        return state.history_user.get_full_name() or state.history_user.username
    if state.history_change_reason in (Occasion.IMPORTED, Occasion.REREAD, Occasion.PUBLISHED_AT_IMPORT):
        return "inläsningen"
    if state.history_change_reason == Occasion.LOADED:
        return "arkivet"
    return "någon vars konto är borttaget"


def _reason(state: State) -> str:
    """Return why somebody saved, where the changes do not say it themselves."""
    reason = state.history_change_reason or ""
    return "" if reason in (Occasion.PUBLISHED, Occasion.WITHDRAWN) else reason


def changes_of(saving: Saving, names: Names) -> list[Change]:
    """Return what happened to the rows of a saving; where many of a kind are new, how many."""
    new = Counter(step.key[0] for step in saving.steps if step.is_new)
    many = {model: count for model, count in new.items() if count > MANY}
    changes = [_change(step, names) for step in saving.steps if not (step.is_new and step.key[0] in many)]
    counted = [Change(f"{count} {model._meta.verbose_name_plural}", ADDED, []) for model, count in many.items()]
    return counted + changes + order_changes(saving)  # most first, where only some are told


def order_changes(saving: Saving) -> list[Change]:
    """Return a line for each kind of row whose order changed."""
    models = dict.fromkeys(steps[0].key[0] for steps in saving.reordered)
    return [Change(f"Ordningen bland {ORDERED[model]}", CHANGED, []) for model in models]


def happened(step: Step) -> str:
    """Return what became of the row."""
    if step.is_lost:
        return LOST
    if step.status and not step.is_new:
        return BECAME[Meeting.Status(step.status)]
    return ADDED if step.is_new else CHANGED


def _change(step: Step, names: Names) -> Change:
    what = label(step.after or step.before or step.states[-1], names)
    if step.before is None and not step.is_new and not step.is_lost:
        return Change(what, f"{CHANGED}; vad som stod före är inte känt", [])
    is_whole = not step.is_change
    fields = [one for one in step.fields if not (is_whole and _goes_without_saying(step, one))]
    return Change(what, happened(step), [_fact(step, one, names) for one in fields], is_whole)


def _goes_without_saying(step: Step, one: Field) -> bool:
    """Tell whether a new or lost row holds in the field what every row begins with, or where it hangs."""
    value = value_of(step.old or step.after, one)
    return one.related_model is Meeting or (not one.is_relation and value == one.get_default())


def _fact(step: Step, one: Field, names: Names) -> Fact:
    before, after = value_of(step.old, one), value_of(step.after, one)
    name = capfirst(str(one.verbose_name))
    if one.many_to_many:
        gone, new = (before or set()) - (after or set()), (after or set()) - (before or set())
        return Fact(name, gone=written(one, gone or None, names), new=written(one, new or None, names))
    old, new = written(one, before, names), written(one, after, names)
    if isinstance(one, TextField) and before and after and max(len(before), len(after)) > LONG:
        return Fact(name, pieces=difference(before, after))
    return Fact(name, old, new)


def sentence(change: Change) -> str:
    """Return what happened to a row as a sentence, with what is new in its fields."""
    facts = [] if change.is_folded else [_phrase(fact) for fact in change.facts]
    return f"{change.what} {change.happened}{': ' if facts else ''}{'; '.join(facts)}."


def _phrase(fact: Fact) -> str:
    """Return what a field holds now and what it held; of a long text or of many things what is new and gone."""
    name = f"{fact.name[:1].lower()}{fact.name[1:]}"
    new, gone = fact.new, fact.gone
    if fact.pieces is not None:
        new, gone = (" … ".join(text.strip() for of, text in fact.pieces if of == mark) for mark in (NEW, GONE))
    elif fact.before or fact.after:
        now = "tomt" if fact.after == NOTHING else f"”{fact.after}”"
        return f"{name} är nu {now}" + ("" if fact.before == NOTHING else f" (var ”{fact.before}”)")
    if new.split() == gone.split():
        return f"{name} har fått andra radbrytningar"
    parts = [f"{word} ”{text}”" for word, text in (("nytt", new), ("borta", gone)) if text not in ("", NOTHING)]
    return f"{name} {', '.join(parts)}"

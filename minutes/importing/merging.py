"""Decide how the rows of a meeting follow a new draft, and what stands because a person made it so. Writes nothing."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Field, Model
from django.utils.text import Truncator

from minutes.changes import NOTHING, ORDERED, label_of, moment, own_name
from minutes.history import Key, fields_of
from minutes.importing.draft import Draft
from minutes.importing.origins import HANGS_ON, MODELS, Archived, Standing, held
from minutes.importing.pairing import NEVER, pairs
from minutes.importing.wording import KINDS, said
from minutes.models import ActionItem, AgendaItem, Attendee, Decision, Meeting, PlannedMeeting, Presenter, Responsible
from organisations.models.tracked import Tracked

OF_MEETING: tuple[Any, ...] = (Meeting, *MODELS)
# They go together or the row is not possible, so some cannot follow the document where others are a person's.
DAYS_AND_TIMES = ("date", "last_date", "starts_at", "ends_at")
SHOWN = 100  # signs of what a document says, in a sentence about it


@dataclass(eq=False)
class Merge:
    """A draft laid over the rows of a meeting: what each of its rows became, and what is to be written."""

    archived: Archived
    draft: Draft
    same_file: bool
    new: dict[type[Tracked], list[Any]] = field(default_factory=lambda: {model: [] for model in MODELS})
    leaving: list[Standing] = field(default_factory=list)
    changed: dict[Key, set[str]] = field(default_factory=dict)  # by row, the fields that hold something else
    links: list[tuple[Any, Any, list[Any]]] = field(default_factory=list)  # row, relation, where it is to lead
    moved: dict[Key, int] = field(default_factory=dict)  # the new places of rows
    relined: list[Any] = field(default_factory=list)  # rows that were read from other lines now
    kept: list[str] = field(default_factory=list)  # what stands or stays away though the document has it otherwise

    def __post_init__(self) -> None:
        """Lay the draft over the rows."""
        self._became: dict[int, Any] = {}  # drafted row, by identity -> the row that stands, itself if new, or None
        self._pairs: list[tuple[Standing, Any]] = [(self.archived.meeting, self.draft.meeting)]
        self._linked = _linked(self.draft)
        for row, absent in self.draft.substitutes:
            row.substitutes_for = absent
        for item, parent in self.draft.parents:
            item.parent = parent
        self._became[id(self.draft.meeting)] = self.archived.meeting.row
        for model, rows in self.draft.rows().items():
            self._pair(model, rows)
        self._let_go()
        for standing, row in self._pairs:
            self._follow(standing, row)
        for row in [row for rows in self.new.values() for row in rows]:
            self._point(row)
        self._loosen()
        self._part_circles()
        for model in MODELS:
            if hasattr(model, "position"):
                self._put_in_order(model)

    # --- which row is which

    def _pair(self, model: type[Tracked], rows: list[Any]) -> None:
        """Find what each drafted row of a kind became; what it hangs on must have been found."""
        under: dict[int, list[Any]] = {}
        for row in rows:
            owner = self._became[id(getattr(row, HANGS_ON[model][1]))]
            self._became[id(row)] = None if owner is None else row
            if owner is not None and owner.pk is None:
                self.new[model].append(row)
            elif owner is not None:
                under.setdefault(owner.pk, []).append(row)
        for key, drafted in under.items():
            hanging, alike = self.archived.hanging(model, key), KINDS[model].alike
            left = self._paired([one for one in hanging if one.written is not None], drafted, alike)
            left = self._paired([one for one in hanging if one.written is None], left, NEVER)
            gone = [one for one in self.archived.deleted if one.model is model and one.owner == key]
            self.new[model] += self._paired(gone, left, alike)
        if model is PlannedMeeting:
            self._announce_once()

    def _paired(self, standing: list[Standing], drafted: list[Any], alike: int) -> list[Any]:
        """Pair rows of a kind that hang on the same; return the drafted ones that are left."""
        old = [[said(one.row, values) for values in (one.written, one.values) if values] for one in standing]
        new = [said(row, {one.name: self._theirs(row, one) for one in fields_of(type(row))}) for row in drafted]
        found = pairs(old, new, alike, same_lines=self.same_file and alike < NEVER)
        for here, there in found:
            one, row = standing[here], drafted[there]
            if one.is_deleted:
                self._became[id(row)] = None
                self.kept.append(f"{label(row)}: raden är borttagen för hand och läggs inte in igen.")
            else:
                self._became[id(row)] = one.row
                self._pairs.append((one, row))
        taken = {there for _, there in found}
        return [row for place, row in enumerate(drafted) if place not in taken]

    def _announce_once(self) -> None:
        """Leave out what is announced for a day that a person has moved another announcement to."""
        there = {(one.row.body_id, one.row.date) for one in self.archived.of(PlannedMeeting)}
        self.new[PlannedMeeting] = [row for row in self.new[PlannedMeeting] if (row.body_id, row.date) not in there]

    def _theirs(self, row: Any, one: Field) -> Any:
        """Return what a field is to hold by the drafted row; a row that has no key yet is given itself."""
        if one.many_to_many:
            return {linked.pk for linked in self._linked.get((id(row), one.name), [])} or None
        if not one.is_relation:
            return held(row, one)
        pointed = getattr(row, one.name)
        if isinstance(pointed, OF_MEETING):
            pointed = self._became.get(id(pointed), pointed)
        return pointed if pointed is None or pointed.pk is None else pointed.pk

    # --- which rows leave

    def _let_go(self) -> None:
        """Let the rows go that the document has no more, but for what a person made of them or tied to them."""
        paired = {one.key for one, _ in self._pairs}
        unpaired = {
            one.key: one for one in self.archived.rows.values() if one.key not in paired and one.written is not None
        }
        staying = {key: "är rättad för hand" for key, one in unpaired.items() if one.is_touched}
        waiting = [one for one in self.archived.rows.values() if one.is_touched]
        while waiting:
            one = waiting.pop()
            for key in self._needed_by(one, is_whole=one.key in staying):
                if key in unpaired and key not in staying:
                    staying[key] = "har något som är gjort för hand"
                    waiting.append(unpaired[key])
        whole = set(staying)
        for key, one in unpaired.items():  # what hangs comes after what it hangs on
            if one.hangs_on in whole:
                whole.add(key)
            elif key not in staying:
                self.leaving.append(one)
        for key, why in staying.items():
            one = unpaired[key]
            if one.hangs_on not in whole:
                self.kept.append(f"{label(one.row)}: raden {why} och står kvar, men finns inte längre i dokumentet.")

    def _needed_by(self, one: Standing, *, is_whole: bool) -> list[Key]:
        """Return the rows without which a person's work on a row would be lost; of one that stays whole, its parent."""
        pointing = [each for each in _pointers(one.model) if one.values[each.name]]
        return [one.hangs_on] + [
            (each.related_model, one.values[each.name])
            for each in pointing
            if one.is_by_hand(each.name) or (is_whole and each.related_model is one.model is AgendaItem)
        ]

    # --- what the rows hold

    def _follow(self, one: Standing, row: Any) -> None:
        """Give a row what the document says now, but for the fields that a person gave what they hold."""
        if one.written is None:
            return
        theirs = {each: self._theirs(row, each) for each in fields_of(one.model)}
        differs = {each: value for each, value in theirs.items() if value != one.values[each.name]}
        following = {each: value for each, value in differs.items() if not one.is_by_hand(each.name)}
        if not _is_possible(one.values | {each.name: value for each, value in following.items()}):
            following = {each: value for each, value in following.items() if each.name not in DAYS_AND_TIMES}
            self.kept.append(
                f"{label(one.row)}: dag och tid står kvar som de är; det som är rättat för hand går inte ihop med "
                "det som dokumentet säger nu."
            )
        for each, value in following.items():
            self._set(one, each, row, value)
        for each, value in differs.items():
            if one.is_by_hand(each.name) and value != one.written[each.name]:
                self.kept.append(
                    f"{label(one.row)}: fältet {each.verbose_name} är rättat för hand och står kvar; "
                    f"dokumentet säger nu ”{self._in_words(row, each)}”."
                )
        if one.model is Attendee and one.is_touched and "name" in self.changed.get(one.key, ()):
            self.kept.append(
                f"{label(one.row)}: raden är rättad för hand när namnet var ”{one.values['name']}”; "
                "kontrollera att det är samma person."
            )
        if getattr(row, "source_lines", None) != getattr(one.row, "source_lines", None):
            one.row.source_lines = row.source_lines
            self.relined.append(one.row)

    def _set(self, one: Standing, each: Field, row: Any, value: Any) -> None:
        """Give a field of a row what the drafted row has in it."""
        self.changed.setdefault(one.key, set()).add(each.name)
        if each.many_to_many:
            self.links.append((one.row, each, self._linked.get((id(row), each.name), [])))
        elif isinstance(value, Model):
            setattr(one.row, each.name, value)
        else:
            setattr(one.row, each.attname, value if each.is_relation else getattr(row, each.attname))

    def _point(self, row: Any) -> None:
        """Let a new row point at what the drafted rows became."""
        for each in row._meta.fields:
            if each.is_relation and isinstance(pointed := getattr(row, each.name), OF_MEETING):
                setattr(row, each.name, self._became.get(id(pointed), pointed))
        self.links += [
            (row, each, linked)
            for each in fields_of(type(row))
            if (linked := self._linked.get((id(row), each.name), []))
        ]

    def _loosen(self) -> None:
        """Let what stands point at nothing in place of a row that leaves."""
        leaving = {one.key for one in self.leaving}
        for key, one in self.archived.rows.items():
            for each in _pointers(one.model) if key not in leaving else []:
                if (each.related_model, getattr(one.row, each.attname)) in leaving:
                    setattr(one.row, each.attname, None)
                    self.changed.setdefault(key, set()).add(each.name)

    def _part_circles(self) -> None:
        """Keep the parent of an item that a person and the document together would make a part of itself."""
        for one in self.archived.of(AgendaItem):
            if "parent" in self.changed.get(one.key, ()) and self._is_part_of_itself(one.row):
                one.row.parent_id = one.values["parent"]
                self.changed[one.key].discard("parent")

    def _is_part_of_itself(self, item: AgendaItem) -> bool:
        seen, above = [item.pk], item.parent_id
        while above is not None and above not in seen:
            seen.append(above)
            parent = self.archived.rows.get((AgendaItem, above))
            above = parent.row.parent_id if parent else None
        return above == item.pk

    # --- in which order they stand

    def _put_in_order(self, model: type[Tracked]) -> None:
        """Give the rows of a kind their places: the document's order or, where a person chose one, theirs."""
        leaving = {one.key for one in self.leaving}
        drafted: dict[int, list[Any]] = {}
        for row in self.draft.rows()[model]:
            became = self._became[id(row)]
            if became is not None:
                drafted.setdefault(getattr(became, HANGS_ON[model][1]).pk, []).append(became)
        for key in dict.fromkeys(one.owner for one in self.archived.of(model)) | dict.fromkeys(drafted):
            if key is None:  # they hang on new rows, and have their places
                continue
            standing = self.archived.hanging(model, key)
            ours, theirs = [one.row for one in standing if one.key not in leaving], drafted.get(key, [])
            chosen = (model, key) in self.archived.put_in_order
            if chosen and _common(ours, theirs) != _common(theirs, ours):
                what = ORDERED[model]
                self.kept.append(f"Ordningen bland {what} är ändrad för hand och står kvar; dokumentet har en annan.")
            places = _woven(ours, theirs) if chosen else _woven(theirs, ours)
            if places == [one.row for one in standing]:
                continue
            for place, row in enumerate(places, start=1):
                if row.pk is None:
                    row.position = place
                elif row.position != place:
                    self.moved[(model, row.pk)] = place

    def _in_words(self, row: Any, one: Field) -> str:
        """Return what a drafted row says in a field."""
        if one.many_to_many:
            linked = self._linked.get((id(row), one.name), [])
            return ", ".join(own_name(each, type(each)) for each in linked) or NOTHING
        value = getattr(row, one.name)
        if isinstance(value, Model):
            return own_name(value, type(value))
        if one.choices:
            value = dict(one.flatchoices).get(value, value)
        elif isinstance(value, bool):
            value = "ja" if value else "nej"
        return Truncator(NOTHING if value in (None, "") else moment(value)).chars(SHOWN)


def label(row: Any) -> str:
    """Return what a row is, as sentences begin: “Beslut under § 4 God och nära vård”."""
    model, item = type(row), ""
    if isinstance(row, (Presenter, Decision, ActionItem)):
        item = own_name(row.item, AgendaItem)
    elif isinstance(row, Responsible):
        item = own_name(row.action.item, AgendaItem)
    return label_of(model, "" if model is Meeting else own_name(row, model), item)


def _linked(draft: Draft) -> dict[tuple[int, str], list[Any]]:
    """Return what the relations to many of drafted rows lead to, by the row's identity and the relation."""
    linked: dict[tuple[int, str], list[Any]] = {(id(draft.meeting), "joint_bodies"): draft.joint_bodies}
    for item, region in draft.regions:
        linked.setdefault((id(item), "regions"), []).append(region)
    return linked


def _pointers(model: type[Tracked]) -> list[Any]:
    """Return the fields of a row that point at other rows of its meeting."""
    return [one for one in fields_of(model) if one.related_model in MODELS and not one.many_to_many]


def _is_possible(values: dict[str, Any]) -> bool:
    """Tell whether days and times go together, as the database asks."""
    date, last, start, end = (values.get(name) for name in DAYS_AND_TIMES)
    approved = values.get("approved_on")
    if date and ((last and last < date) or (approved and approved < date)):
        return False
    return not (start and end and end <= start) or bool(date and last and last > date)


def _common(rows: list[Any], others: list[Any]) -> list[Any]:
    return [row for row in rows if row in others]


def _woven(first: list[Any], second: list[Any]) -> list[Any]:
    """Return the rows of the first in order, each that only the second has after the one before it there."""
    woven = list(first)
    for place, row in enumerate(second):
        if row not in woven:
            woven.insert(woven.index(second[place - 1]) + 1 if place else 0, row)
    return woven

"""Decide how the rows of a meeting follow a new draft, and what stands because a person made it so. Writes nothing."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Field, Model
from django.utils.text import Truncator

from minutes.changes import NOTHING, ORDERED, moment, own_name
from minutes.history import Key, fields_of
from minutes.importing.draft import Draft
from minutes.importing.leaving import leaving
from minutes.importing.origins import HANGS_ON, MODELS, OF_MEETING, Archived, Standing, held, pointers
from minutes.importing.pairing import NEVER, pairs
from minutes.importing.wording import KINDS, label, said
from minutes.models import AgendaItem, Attendee, PlannedMeeting
from organisations.models.tracked import Tracked

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
    rehung: dict[Key, str] = field(default_factory=dict)  # by row, the item that it lay under
    relined: list[Any] = field(default_factory=list)  # rows that were read from other lines now
    kept: list[str] = field(default_factory=list)  # what stands or stays away though the document has it otherwise
    # Drafted row, by identity -> the row that stands, itself if new, or None where a person deleted it.
    _became: dict[int, Any] = field(default_factory=dict)
    _pairs: list[tuple[Standing, Any]] = field(default_factory=list)  # row that stands, drafted row
    _linked: dict[tuple[int, str], list[Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, archived: Archived, draft: Draft, same_file: bool) -> "Merge":
        """Lay a draft over the rows of a meeting."""
        merge = cls(archived, draft, same_file, _linked=_linked(draft))
        merge._pair_all()
        merge._follow_all()
        for model in MODELS:
            if hasattr(model, "position"):
                merge._put_in_order(model)
        return merge

    # --- which row is which

    def _pair_all(self) -> None:
        """Find what every drafted row became, and which rows leave."""
        for row, absent in self.draft.substitutes:
            row.substitutes_for = absent
        for item, parent in self.draft.parents:
            item.parent = parent
        self._pairs.append((self.archived.meeting, self.draft.meeting))
        self._became[id(self.draft.meeting)] = self.archived.meeting.row
        for model, rows in self.draft.rows().items():
            self._pair(model, rows)
        self.leaving, told = leaving(self.archived, {one.key for one, _ in self._pairs})
        self.kept += told

    def _pair(self, model: type[Tracked], rows: list[Any]) -> None:
        """Find what each drafted row of a kind became; what it hangs on must have been found."""
        under: dict[int, list[Any]] = {}
        left: list[Any] = []
        for row in rows:
            owner = self._became[id(getattr(row, HANGS_ON[model][1]))]
            self._became[id(row)] = None if owner is None else row
            if owner is not None and owner.pk is None:
                left.append(row)
            elif owner is not None:
                under.setdefault(owner.pk, []).append(row)
        alike, same = KINDS[model].alike, self.same_file
        deleted = [one for one in self.archived.deleted if one.model is model]
        for key, drafted in under.items():
            hanging = [*self.archived.hanging(model, key), *(one for one in deleted if one.owner == key)]
            imported = sorted((one for one in hanging if one.written is not None), key=_place)
            drafted = self._paired(imported, drafted, alike, same)
            left += self._paired([one for one in hanging if one.written is None], drafted, NEVER, False)
        if same and HANGS_ON[model][0] is AgendaItem:
            # A line that begins an item, or does so no more, gives what follows it to another item.
            paired = {one.key for one, _ in self._pairs}
            elsewhere = [one for one in self.archived.of(model) if one.written is not None and one.key not in paired]
            left = self._paired([*elsewhere, *deleted], left, NEVER, same, keys=False)
        if model is PlannedMeeting:
            left = self._announced_once(left)
        self.new[model] = left

    def _paired(
        self, standing: list[Standing], drafted: list[Any], alike: int, same_lines: bool, keys: bool = True
    ) -> list[Any]:
        """Pair rows of a kind; return the drafted ones that are left."""
        old = [
            [
                replace(said(one.row, values, keys), is_gone=one.is_deleted)
                for values in (one.written, one.values)
                if values
            ]
            for one in standing
        ]
        new = [said(row, {one.name: self._theirs(row, one) for one in fields_of(type(row))}, keys) for row in drafted]
        found = pairs(old, new, alike, same_lines=same_lines)
        for here, there in found:
            one, row = standing[here], drafted[there]
            if one.is_deleted:
                self._became[id(row)] = None
                self.kept.append(f"{label(row)}: raden är borttagen för hand och läggs inte in igen.")
            else:
                self._became[id(row)] = one.row
                self._pairs.append((one, row))
                self._hang(one, row)
        taken = {there for _, there in found}
        return [row for place, row in enumerate(drafted) if place not in taken]

    def _hang(self, one: Standing, row: Any) -> None:
        """Let a row hang where the drafted one does, if that is somewhere else."""
        link = HANGS_ON[one.model][1]
        owner = self._became[id(getattr(row, link))]
        if owner is not getattr(one.row, link):
            self.rehung[one.key] = own_name(getattr(one.row, link), AgendaItem)
            setattr(one.row, link, owner)
            one.owner = owner.pk
            self.changed.setdefault(one.key, set()).add(link)
            self.moved[one.key] = row.position

    def _announced_once(self, rows: list[Any]) -> list[Any]:
        """Return the new announcements without those for a day that a person has moved another one to."""
        there = {(one.row.body_id, one.row.date) for one in self.archived.of(PlannedMeeting)}
        return [row for row in rows if (row.body_id, row.date) not in there]

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

    # --- what the rows hold

    def _follow_all(self) -> None:
        """Give every row what the document says now, and let none point at what leaves."""
        for standing, row in self._pairs:
            self._follow(standing, row)
        for row in [row for rows in self.new.values() for row in rows]:
            self._point(row)
        self._loosen()
        self._part_circles()

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
        gone = {one.key for one in self.leaving}
        for key, one in self.archived.rows.items():
            for each in pointers(one.model) if key not in gone else []:
                if (each.related_model, getattr(one.row, each.attname)) in gone:
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
        gone = {one.key for one in self.leaving}
        drafted: dict[int, list[Any]] = {}
        for row in self.draft.rows()[model]:
            became = self._became[id(row)]
            if became is not None:
                drafted.setdefault(getattr(became, HANGS_ON[model][1]).pk, []).append(became)
        for key in dict.fromkeys(one.owner for one in self.archived.of(model)) | dict.fromkeys(drafted):
            if key is None:  # they hang on new rows, and have their places
                continue
            standing = self.archived.hanging(model, key)
            come = {one.key for one in standing if one.key in self.rehung}
            ours = [one.row for one in standing if one.key not in gone | come]
            theirs = drafted.get(key, [])
            chosen = (model, key) in self.archived.put_in_order
            if chosen and _common(ours, theirs) != _common(theirs, ours):
                what = ORDERED[model]
                self.kept.append(f"Ordningen bland {what} är ändrad för hand och står kvar; dokumentet har en annan.")
            places = _woven(ours, theirs) if chosen else _woven(theirs, ours)
            if places == [one.row for one in standing] and not come:
                continue
            for place, row in enumerate(places, start=1):
                if row.pk is None:
                    row.position = place
                elif row.position != place or (model, row.pk) in come:
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


def _linked(draft: Draft) -> dict[tuple[int, str], list[Any]]:
    """Return what the relations to many of drafted rows lead to, by the row's identity and the relation."""
    linked: dict[tuple[int, str], list[Any]] = {(id(draft.meeting), "joint_bodies"): draft.joint_bodies}
    for item, region in draft.regions:
        linked.setdefault((id(item), "regions"), []).append(region)
    return linked


def _place(one: Standing) -> tuple[int, bool]:
    """Return where a row stands or stood; one that was deleted did so before the one that has its place now."""
    return getattr(one.row, "position", one.row.pk), not one.is_deleted


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

"""Hold the rows of a meeting that are not saved yet, and what a person should look at."""

from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from minutes.history import HANGING
from minutes.importing.matching import Entry, Hit
from minutes.importing.parsed import ParsedMinutes, ParsedWarning
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
from organisations.models import Body, Region
from organisations.models.tracked import Tracked

PERSON, ORGANISATION, BODY, REGION = "personer", "organisationer", "organ", "regioner"


@dataclass
class Draft:
    """The rows of one meeting, tied to each other but not saved, and the doubts for a person to settle."""

    meeting: Meeting
    joint_bodies: list[Body] = field(default_factory=list)
    attendees: list[Attendee] = field(default_factory=list)
    substitutes: list[tuple[Attendee, Attendee]] = field(default_factory=list)  # who, for whom
    items: list[AgendaItem] = field(default_factory=list)
    parents: list[tuple[AgendaItem, AgendaItem]] = field(default_factory=list)  # sub-item, its item
    regions: list[tuple[AgendaItem, Region]] = field(default_factory=list)
    presenters: list[Presenter] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    actions: list[ActionItem] = field(default_factory=list)
    responsibles: list[Responsible] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    planned: list[PlannedMeeting] = field(default_factory=list)
    warnings: list[ParsedWarning] = field(default_factory=list)
    unknown: dict[str, dict[str, int]] = field(default_factory=dict)  # register -> name -> its first line

    def rows(self) -> dict[type[Tracked], list[Any]]:
        """Return the rows by model, each after those that it hangs on or points at, but for its own kind."""
        return {
            Attendee: self.attendees,
            AgendaItem: self.items,
            Presenter: self.presenters,
            Decision: self.decisions,
            ActionItem: self.actions,
            Responsible: self.responsibles,
            Attachment: self.attachments,
            PlannedMeeting: self.planned,
        }

    def loaded(self) -> Meeting:
        """Return the saved meeting with all its rows at hand, as if they had been prefetched."""
        meeting = copy(self.meeting)
        at_hand: dict[type[Tracked], list[Any]] = {Meeting: [meeting], **self.rows()}
        for top in (Meeting, AgendaItem, ActionItem):
            for model, link in HANGING[top]:
                foreign: Any = model._meta.get_field(link)
                under: dict[int, list[Any]] = {}
                for row in at_hand[model]:
                    under.setdefault(getattr(row, foreign.attname), []).append(row)
                for owner in at_hand[top]:
                    prefetched = vars(owner).setdefault("_prefetched_objects_cache", {})
                    prefetched[foreign.remote_field.get_accessor_name()] = under.get(owner.pk, [])
        for row in (*self.items, *self.decisions):
            vars(row).setdefault("_prefetched_objects_cache", {})["topics"] = []  # which nobody has set yet
        return meeting

    def stored_warnings(self) -> list[dict[str, object]]:
        """Return the doubts as the meeting keeps them."""
        return [{"line": warning.line, "text": warning.text} for warning in self.warnings]

    def warn(self, line: int, text: str) -> None:
        """Keep a doubt, a Swedish sentence, once."""
        if (line, text) not in [(warning.line, warning.text) for warning in self.warnings]:
            self.warnings.append(ParsedWarning(line, text))

    def settle(self, hit: Hit[Entry], register: str, name: str, line: int) -> Entry | None:
        """Return the entry that is certain; else keep that a person must choose or add one."""
        if hit.entry is None and hit.choices:
            self.warn(line, f"Flera {register} heter {name}: välj {'ett' if register == BODY else 'en'}.")
        elif hit.entry is None:
            self.unknown.setdefault(register, {}).setdefault(name, line)
        return hit.entry

    def warn_of_unknown(self) -> None:
        """Keep a doubt for each register, about all the names that it does not have."""
        for register, names in self.unknown.items():
            listed = ", ".join(f"{name} (rad {line})" if line else name for name, line in names.items())
            self.warn(min(names.values()), f"Finns inte bland arkivets {register}: {listed}.")


def lines_of_field(parsed: ParsedMinutes, *names: str) -> tuple[int, ...]:
    """Return the lines that a field of the document's head came from, under the first of its names that is used."""
    return next((parsed.field_lines[name] for name in names if name in parsed.field_lines), ())


def first(lines: tuple[int, ...]) -> int:
    """Return the line that a warning names; 0, the whole document, where none is known."""
    return lines[0] if lines else 0


def fits(row: Model, column: str, value: str) -> bool:
    """Tell whether the column has room for the whole value."""
    return len(value) <= getattr(row._meta.get_field(column), "max_length", len(value))

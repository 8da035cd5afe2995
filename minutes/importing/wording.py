"""Say what rows of a meeting are: what tells them from others of their kind, and what sentences call them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from minutes.changes import label_of, own_name
from minutes.importing.pairing import NEVER, Said
from minutes.importing.spelling import comparable
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


@dataclass(frozen=True)
class Kind:
    """How rows of a kind are recognised: by the same in some fields, else by how much alike a text is, of 100."""

    keys: tuple[tuple[str, ...], ...]  # the last field of each must hold something
    text: str
    alike: int


ABOVE = "above"  # the title of the item that an item is part of
NUMBER = "number of the attachment"
NUMBERED = re.compile(r"bil(?:aga)? (?:nr )?(\d{1,3}|[a-zåäö])\b")  # as it is compared
KINDS: dict[type, Kind] = {
    Attendee: Kind((("organisation_as_written", "name"), ("name",)), "name", 84),
    AgendaItem: Kind(((ABOVE, "number", "title"), ("number", "title"), ("title",)), "title", 75),
    Presenter: Kind((("name",),), "name", 84),
    Decision: Kind((("text",),), "text", 60),
    ActionItem: Kind((("text",),), "text", 60),
    Responsible: Kind((("name",),), "name", 84),
    Attachment: Kind((("label", "title"), (NUMBER,), ("title",)), "title", 75),
    PlannedMeeting: Kind((("body", "date"),), "", NEVER),
}


def said(row: Any, values: dict[str, Any], with_keys: bool = True) -> Said:
    """Return what tells the row from others, by what its fields hold or held; without keys, by text and line alone."""
    kind, lines = KINDS[type(row)], own_lines(row)
    told = values | {
        ABOVE: row.parent.title if isinstance(row, AgendaItem) and row.parent else "",
        NUMBER: _number(values["label"] or values["title"]) if isinstance(row, Attachment) else "",
    }

    def key(names: tuple[str, ...]) -> tuple[Any, ...] | None:
        parts = tuple(_plain(told[name]) for name in names)
        return parts if parts[-1] else None

    return Said(
        keys=tuple(key(names) for names in kind.keys) if with_keys else (),
        text=_plain(told.get(kind.text)) or "",
        line=lines[0] if lines else 0,
        who=told.get("person") if isinstance(row, Attendee) else None,
    )


def label(row: Any) -> str:
    """Return what a row is, as sentences begin: “Beslut under § 4 God och nära vård”."""
    model, item = type(row), ""
    if isinstance(row, (Presenter, Decision, ActionItem)):
        item = own_name(row.item, AgendaItem)
    elif isinstance(row, Responsible):
        item = own_name(row.action.item, AgendaItem)
    return label_of(model, "" if model is Meeting else own_name(row, model), item)


def own_lines(row: Any) -> Sequence[int]:
    """Return the lines that the row was read from; the first of an attendee's is the heading of the list."""
    lines: Sequence[int] = getattr(row, "source_lines", ())
    return lines[1:] or lines if isinstance(row, Attendee) else lines


def _number(called: str | None) -> str:
    """Return the number of an attachment that is called “Bilaga 2”, or titled so where the text says no more of it."""
    found = NUMBERED.match(comparable(called or ""))
    return found[1] if found else ""


def _plain(value: Any) -> Any:
    return comparable(value) if isinstance(value, str) else value

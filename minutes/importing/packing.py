"""Pack a read document as JSON, and unpack it on the other side without trust."""

import json
from dataclasses import MISSING, fields
from typing import Any

from minutes.importing.lines import Document, Line, Removal

LINE_DEFAULTS = {one.name: one.default for one in fields(Line) if one.default is not MISSING}
# What each field of a line must be; numbers in a tuple come as a list.
LINE_TYPES: dict[str, type | tuple[type, ...]] = {
    "number": int,
    "text": str,
    "bold": bool,
    "italic": bool,
    "quoted": bool,
    "lead": str,
    "heading_level": int,
    "list_level": int,
    "cell": list,
    "page": int,
    "page_part": str,
    "style": str,
    "tab_stops": list,
}


class NotADocument(ValueError):
    """Say that bytes are no packed document."""


def pack(document: Document) -> bytes:
    """Take a document; give it as JSON, without what is as always."""
    removals = [[one.number, one.text, one.why] for one in document.removals]
    whole = {
        "name": document.name,
        "format": document.format,
        "encoding": document.encoding,
        "encoding_guessed": document.encoding_guessed,
        "lines": [packed_line(line) for line in document.lines],
        "removals": removals,
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def packed_line(line: Line) -> dict[str, Any]:
    """Return what a line holds, by field, without what is as always."""
    return {name: value for name, value in vars(line).items() if value != LINE_DEFAULTS.get(name, MISSING)}


def unpack(packed: dict[str, Any]) -> Document:
    """Take what the JSON of a document holds; give the document, or raise NotADocument."""
    try:
        return Document(
            name=_checked(packed["name"], str),
            format=_checked(packed["format"], str),
            encoding=_checked(packed["encoding"], str),
            encoding_guessed=_checked(packed["encoding_guessed"], bool),
            lines=tuple(_line(one) for one in _checked(packed["lines"], list)),
            removals=tuple(
                Removal(_checked(number, int), _checked(text, str), _checked(why, str))
                for number, text, why in _checked(packed["removals"], list)
            ),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotADocument(str(error)) from error


def _checked(value: Any, kind: type | tuple[type, ...]) -> Any:
    """Give a value of the kind, or raise TypeError."""
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
        raise TypeError(f"{value!r:.40} is no {kind}")
    return value


def _line(packed: dict[str, Any]) -> Line:
    """Give a line, or raise TypeError or KeyError."""
    values = {name: _checked(value, LINE_TYPES[name]) for name, value in packed.items()}
    if "cell" in values:
        row, column = (_checked(one, int) for one in values["cell"])
        values["cell"] = (row, column)
    if "tab_stops" in values:
        values["tab_stops"] = tuple(float(_checked(one, (int, float))) for one in values["tab_stops"])
    return Line(**values)

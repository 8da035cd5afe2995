"""Count the numbers that Word sets before paragraphs by itself."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from minutes.importing.readers.counting import in_letters, roman, whole

LEVELS = 9
PLACEHOLDER = re.compile(r"%([1-9])")


FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": in_letters,
    "upperLetter": lambda number: in_letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": lambda number: f"{number}:{'a' if number % 10 in (1, 2) and number not in (11, 12) else 'e'}",
    "none": lambda number: "",
}


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level that begins it anew; None: every higher one; 0: none does
    legal: bool = False  # all numbers of its text in figures
    style: str = ""  # the paragraph style that is numbered so


@dataclass
class _List:
    """A list definition and how far it has been counted."""

    levels: dict[int, Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


def _value(parent: BaseOxmlElement | None, tag: str) -> str | None:
    """Give the value of a child element, or None where there is none."""
    child = None if parent is None else parent.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def _level(element: BaseOxmlElement) -> Level:
    """Read a level from its element."""
    restart = _value(element, "w:lvlRestart")
    legal = element.find(qn("w:isLgl"))
    return Level(
        start=whole(_value(element, "w:start"), 1),
        kind=_value(element, "w:numFmt") or "decimal",
        text=_value(element, "w:lvlText") or "",
        restart=None if restart is None else whole(restart, 0),
        legal=legal is not None and legal.get(qn("w:val")) not in ("0", "false", "off"),
        style=_value(element, "w:pStyle") or "",
    )


def _levels(element: BaseOxmlElement) -> dict[int, Level]:
    """Read the levels of a list definition."""
    return {whole(one.get(qn("w:ilvl")), 0): _level(one) for one in element.findall(qn("w:lvl"))}


class Numbers:
    """Count the numbered paragraphs of a document, in its order."""

    def __init__(self, numbering: BaseOxmlElement | None) -> None:
        """Take the root of numbering.xml, or None where a document has none."""
        self.lists: dict[str, _List] = {}  # by number of a list in use
        self.starts: dict[str, dict[int, int]] = {}  # where a list in use begins its levels anew
        if numbering is None:
            return
        definitions = {one.get(qn("w:abstractNumId")): one for one in numbering.findall(qn("w:abstractNum"))}
        by_style = {_value(one, "w:styleLink"): one for one in definitions.values()}
        shared: dict[str | None, _List] = {}
        for used in numbering.findall(qn("w:num")):
            identity = _value(used, "w:abstractNumId")
            definition = definitions.get(identity)
            if definition is None:
                continue
            linked = _value(definition, "w:numStyleLink")
            if linked and linked in by_style:
                definition = by_style[linked]
                identity = definition.get(qn("w:abstractNumId"))
            common = shared.setdefault(identity, _List(_levels(definition)))
            number = used.get(qn("w:numId"), "")
            self.lists[number], self.starts[number] = self._overridden(common, used)

    @staticmethod
    def _overridden(common: _List, used: BaseOxmlElement) -> tuple[_List, dict[int, int]]:
        """Give a list in use, with levels of its own and counts in common, and where it starts anew."""
        levels, starts = dict(common.levels), {}
        for override in used.findall(qn("w:lvlOverride")):
            place = whole(override.get(qn("w:ilvl")), 0)
            own = override.find(qn("w:lvl"))
            if own is not None:
                levels[place] = _level(own)
            start = _value(override, "w:startOverride")
            if start is not None:
                starts[place] = whole(start, 1)
        return _List(levels, common.counts), starts

    def level_of_style(self, number: str, style: str) -> int:
        """Give the level that a list in use keeps for a paragraph style."""
        found = self.lists.get(number)
        return next((place for place, level in found.levels.items() if level.style == style), 0) if found else 0

    def next(self, number: str, place: int) -> tuple[str, bool]:
        """Take a paragraph's list and level; give its number as printed, and whether that is a bullet."""
        found = self.lists.get(number)
        level = found.levels.get(place) if found else None
        if found is None or level is None:
            return "", False
        for deep, start in self.starts.pop(number, {}).items():
            found.counts[deep] = None
            found.levels[deep] = replace(found.levels.get(deep, Level()), start=start)
        if level.kind == "bullet":
            return "", True
        level = found.levels[place]
        count = found.counts[place]
        found.counts[place] = level.start if count is None else count + 1
        for deep in range(place + 1, LEVELS):
            restart = found.levels.get(deep, Level()).restart
            if restart is None or restart > place:
                found.counts[deep] = None
        printed = PLACEHOLDER.sub(lambda match: _print(found, int(match.group(1)) - 1, level.legal), level.text)
        return printed, False


def _print(found: _List, place: int, legal: bool) -> str:
    """Give the present number of a level as it is printed."""
    level = found.levels.get(place, Level())
    count = found.counts[place]
    if count is None:  # a level skipped on the way down
        count = found.counts[place] = level.start
    if legal and level.kind != "none":
        return str(count)
    return FORMATS.get(level.kind, str)(count)

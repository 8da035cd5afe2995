"""Hold what a person says that the lines of a document are, where one is two, and in which order they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from string import ascii_lowercase

from minutes.importing.lines import Document, Line

# What a person can say that a line is.
HEADING, TEXT, DECISION, PROPOSAL, ACTION, ATTENDEE, FURNITURE = KINDS = (
    "heading", "text", "decision", "proposal", "action", "attendee", "furniture",
)  # fmt: skip


@dataclass(frozen=True)
class Corrections:
    """What a person says of a document's lines, by their numbers."""

    kinds: dict[int, str] = field(default_factory=dict)  # line -> one of KINDS
    after: dict[int, int] = field(default_factory=dict)  # line -> the line it is moved to stand after; 0: first of all
    # Number of the second part of a line that is two -> the line, and the words that the part begins with.
    splits: dict[int, tuple[int, str]] = field(default_factory=dict)

    def part_names(self) -> dict[int, str]:
        """Give what people call the parts of lines but the first of each, by number: “16b”, the one after line 16."""
        whole: dict[int, int] = {}  # part -> the line that it is of
        parts: dict[int, list[int]] = {}  # line -> its parts in order, itself the first
        for number, (line, _) in self.splits.items():
            whole[number] = whole.get(line, line)
            together = parts.setdefault(whole[number], [whole[number]])
            together.insert(together.index(line) + 1, number)
        return {
            number: f"{line}{_letters(place)}"
            for line, together in parts.items()
            for place, number in enumerate(together)
            if place
        }

    def without(self, lines: Iterable[int]) -> "Corrections":
        """Give what is said of all other lines; a line that was split is whole where any of its parts is among them."""
        whole = {number for number, (line, _) in self.splits.items() if number in lines or line in lines}
        while parts := {number for number, (line, _) in self.splits.items() if line in whole} - whole:
            whole |= parts
        gone = {*lines, *whole}
        return Corrections(
            {line: kind for line, kind in self.kinds.items() if line not in gone},
            {line: place for line, place in self.after.items() if line not in gone and place not in whole},
            {number: split for number, split in self.splits.items() if number not in whole},
        )


def corrected(document: Document, corrections: Corrections) -> Document:
    """Take a document and what is said of its lines; give it with its lines so, moved in the order they were moved."""
    lines = list(document.lines)
    for number, (line, words) in corrections.splits.items():
        lines = _split(lines, line, words, number)
    lines = [
        replace(line, told=corrections.kinds[line.number]) if line.number in corrections.kinds else line
        for line in lines
    ]
    return replace(document, lines=tuple(_moved(lines, corrections.after) if corrections.after else lines))


def carried(corrections: Corrections, before: Document, after: Document) -> Corrections:
    """Take what is said of a document's lines; give what of it holds of a newer version: of lines that say the same."""
    places: dict[str, list[int]] = {}
    for number, text in _texts(after).items():
        places.setdefault(text, []).append(number)
    same: dict[int, int] = {0: 0}
    for number, text in _texts(before).items():
        if text and places.get(text):
            same[number] = places[text].pop(0)  # the first that says so is the first, the second the second
    splits: dict[int, tuple[int, str]] = {}
    for number, (line, words) in corrections.splits.items():
        if line in same:
            same[number] = free_number(after, splits)
            splits[same[number]] = (same[line], words)
    return Corrections(
        {same[line]: kind for line, kind in corrections.kinds.items() if line in same},
        {same[line]: same[place] for line, place in corrections.after.items() if line in same and place in same},
        splits,
    )


def free_number(document: Document, taken: Iterable[int]) -> int:
    """Give a number for a new line: one above those of the document and those that are taken."""
    return 1 + max((*(line.number for line in document.lines), *taken), default=0)


def _letters(place: int) -> str:
    """Give the letters of a place from 0: a, b, …, z, aa, ab."""
    return (_letters(place // 26 - 1) if place >= 26 else "") + ascii_lowercase[place % 26]


def _texts(document: Document) -> dict[int, str]:
    """Give what each numbered line says, its cells together."""
    texts: dict[int, str] = {}
    for line in document.lines:
        texts[line.number] = f"{texts.get(line.number, '')} {' '.join(line.text.split())}".strip()
    return texts


def _split(lines: list[Line], line: int, words: str, number: int) -> list[Line]:
    """Give the lines with the numbered one, its cells together, in two; as they were where it has no such words inside.

    Its second part begins with the words, and has a number of its own.
    """
    beginning = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())))
    given: list[Line] = []
    inside = is_split = False  # of the line: after its first word, after the words
    for one in lines:
        if one.number != line or not words.strip():
            given.append(one)
            continue
        starts = (found.start() for found in beginning.finditer(one.text))
        start = next((place for place in starts if inside or one.text[:place].strip()), None)
        inside |= bool(one.text.strip())
        if is_split or start == 0:
            given.append(replace(one, number=number))
            is_split = True
        elif start is None:
            given.append(one)
        else:
            rest = replace(one, number=number, text=one.text[start:], heading_level=0, lead="")
            given += [replace(one, text=one.text[:start].rstrip()), rest]
            is_split = True
    return given


def _moved(lines: list[Line], after: dict[int, int]) -> list[Line]:
    """Give the lines with all of one number after the last of another; unmoved where there is none such."""
    together: dict[int, list[Line]] = {}
    for line in lines:
        together.setdefault(line.number, []).append(line)
    order = list(together)
    for number, target in after.items():
        if number in together and number != target and (target in together or not target):
            order.remove(number)
            order.insert(order.index(target) + 1 if target else 0, number)
    return [line for number in order for line in together[number]]

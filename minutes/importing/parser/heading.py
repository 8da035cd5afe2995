"""Hold a heading: where it stands, its printed number and its title."""

import re
from dataclasses import dataclass
from functools import cached_property

from minutes.importing.parser.labelled import labelled
from minutes.importing.parser.labels import CONTENTS, bare, split_label
from minutes.importing.parser.meanings import is_label_word
from minutes.importing.parser.rows import Row

DIGITS = re.compile(r"\d+")
MAX_TITLE = 240
SPOKEN = frozenset(("fråga", "svar", "kommentar", "synpunkt", "inlägg", "replik"))  # before what someone says
YEAR = re.compile(r"(?:våren|hösten|år)?\s*20\d\d(?:\s*[–/-]\s*(?:20)?\d\d)?", re.I)
UPPER_START = re.compile(r"[”\"“'(]?[A-ZÅÄÖÉ\d]")


@dataclass(frozen=True)
class Heading:
    """A heading: where it stands, its printed number and its title."""

    place: int  # index of its row
    number: str  # to count by, without its sign
    title: str
    style: str
    weight: float = 1.0
    title_places: tuple[int, ...] = ()  # rows below that hold the title
    level: int = 1
    aside: tuple[str, ...] = ()  # what else stands in its row: a register number, a kind, who presents
    printed: str = ""  # the number with its sign: “§ 12”

    @cached_property
    def value(self) -> int:
        """Give the number to count by."""
        if self.style == "roman":
            return roman(self.number)
        if not self.number[:1].isdigit():
            return ord(self.number) - ord("A") + 1 if self.number else 0
        digits = DIGITS.findall(self.number)
        return int(digits[-1 if self.style == "case" else 0])  # “24-03” is the third of the year


def roman(number: str) -> int:
    """Give the value of a Roman number."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in number]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def is_label(row: Row) -> bool:
    """Tell whether a row is a known label, alone or with its value, and so no heading of an item."""
    text = row.text
    if values := labelled(row):
        meaning, _, value = values[0]
        coming = meaning == "next_meeting" and (not value or row.heading_level or YEAR.fullmatch(value))
        return not coming  # “Mötestider 2024” heads an item, as “Nästa möte” does
    label = split_label(text)
    word = bare(label[0] if label else text)
    return word in CONTENTS or is_label_word(word) or (label is not None and word in SPOKEN)

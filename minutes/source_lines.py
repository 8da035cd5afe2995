"""Show the document that a meeting was read from, line by line, with what each line became."""

import re
from dataclasses import dataclass

from minutes.importing.became import BECAME
from minutes.importing.corrections import Corrections
from minutes.importing.lines import Line
from minutes.importing.stored import corrected_document, corrections_of
from minutes.models import Meeting, SourceDocument

NAMED_LINE = re.compile(r"(?<=\(rad )\d+(?=\))")  # as a warning names the line of each of several things


@dataclass(frozen=True)
class SourceLine:
    """A line of the document as the page shows it."""

    number: int
    name: str  # what people call it: its number, or “16b”
    text: str
    kinds: tuple[str, ...]  # keys of BECAME
    told: str  # what a person said that it is
    moved: bool
    is_part: bool  # of a line that a person said is two
    level: int
    after_gap: bool  # blank lines stand above it

    @property
    def labels(self) -> list[str]:
        """Return in words what the line became."""
        return [BECAME[kind] for kind in self.kinds]


def source_lines(source: SourceDocument) -> list[SourceLine]:
    """Return the lines of the document that are not blank in their order, table cells of a line side by side."""
    corrections = corrections_of(source)
    names = corrections.part_names()
    parts = corrections.splits.keys() | {line for line, _ in corrections.splits.values()}
    together: dict[int, list[Line]] = {}
    for line in corrected_document(source).lines:
        together.setdefault(line.number, []).append(line)
    found, after_gap = [], False
    for number, lines in together.items():
        text = " | ".join(line.text.strip() for line in lines if line.text.strip())
        if text:
            found.append(
                SourceLine(
                    number=number,
                    name=names.get(number, str(number)),
                    text=text,
                    kinds=tuple(source.became.get(str(number), ())),
                    told=corrections.kinds.get(number, ""),
                    moved=number in corrections.after,
                    is_part=number in parts,
                    level=max(line.list_level for line in lines),
                    after_gap=after_gap,
                )
            )
        after_gap = not text
    return found


@dataclass(frozen=True)
class LineWarning:
    """A doubt of the import, with what people call the line that it is about."""

    line: int  # 0: the whole document
    name: str
    text: str


def line_warnings(meeting: Meeting, source: SourceDocument | None) -> list[LineWarning]:
    """Return the doubts of a meeting's import in the order of the lines of its document, if it has one."""
    names = (corrections_of(source) if source else Corrections()).part_names()
    found = [
        LineWarning(
            one["line"],
            names.get(one["line"], str(one["line"])),
            NAMED_LINE.sub(lambda number: names.get(int(number[0]), number[0]), one["text"]),
        )
        for one in meeting.import_warnings
    ]
    return sorted(found, key=lambda one: _place(one.name))


def _place(name: str) -> tuple[int, int, str]:
    """Return where a line stands among others by its name: 16, 16b, 16c, 17."""
    letters = name.lstrip("0123456789")
    return int(name.removesuffix(letters)), len(letters), letters

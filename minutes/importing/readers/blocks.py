"""Write down the paragraphs and tables that a format knows as numbered lines."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from minutes.importing.lines import Line, Removal, UnreadableDocument, around_bold, make_line
from minutes.importing.readers.admission import MOST_LETTERS, MOST_LINES, TOO_LONG

TITLE = "title"  # the style of the title of a document, in Word and in LibreOffice
COMMON = 0.1  # of all gaps between paragraphs; rarer ones say nothing of what is tight
WIDER = 3.0  # points more than a tight gap, which the eye takes for a break
SHORT = 80  # letters; two cells of several such lines are lists side by side
MOST_STYLE_NAME, MOST_TAB_STOPS = 250, 50  # letters of a name, and stops of a paragraph, that every line repeats
NARROW = 2  # columns of a table that sets text side by side rather than keeping a register
# Why a piece that nobody sees in the printed document is no text, for a person to read.
DELETED, HIDDEN, COMMENT = "struken text", "dold text", "kommentar i marginalen"
UNSEEN = frozenset((DELETED, HIDDEN, COMMENT))


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph in one kind of letters; tabs and line breaks stand in its text."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as its format tells it, not yet cleaned."""

    runs: tuple[Run, ...] = ()
    number: str = ""  # set by the program, as "§ 3" or "a)"
    heading_level: int = 0
    list_level: int = 0
    style: str = ""
    tab_stops: tuple[float, ...] = ()
    space_before: float = 0  # points
    space_after: float = 0
    page: int | None = None
    page_part: str = ""


@dataclass(frozen=True)
class Removed:
    """A piece of the source that is no text, where it stood."""

    text: str
    why: str  # Swedish, for a person to read


@dataclass
class Table:
    """The rows of a table; each cell has its column and what stands in it."""

    rows: list[list[tuple[int, list["Block"]]]] = field(default_factory=list)


Block = Paragraph | Table | Removed


def parted(pieces: Iterable[Run | Block]) -> tuple[list[Run], list[Block]]:
    """Give the runs of a paragraph apart from the blocks that hang on it: text boxes, notes, removals."""
    runs: list[Run] = []
    others: list[Block] = []
    for piece in pieces:
        if isinstance(piece, Run):
            runs.append(piece)
        else:
            others.append(piece)
    return runs, others


def split_runs(paragraph: Paragraph) -> list[Paragraph]:
    """Give a paragraph for each line that its line breaks make; a heading is one line all the same."""
    if paragraph.heading_level:
        whole = (replace(run, text=run.text.replace("\n", " ")) for run in paragraph.runs)
        return [replace(paragraph, runs=tuple(whole))]
    if not any("\n" in run.text for run in paragraph.runs):
        return [paragraph]
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        here, *below = run.text.split("\n")
        lines[-1].append(replace(run, text=here))
        lines += [[replace(run, text=text)] for text in below]
    first, *others = (replace(paragraph, runs=tuple(runs)) for runs in lines)
    return [first, *(replace(line, number="", list_level=0) for line in others)]


def _tight(blocks: list[Block]) -> float:
    """Give the smallest gap that is common between the ordinary paragraphs of a document."""
    ordinary = [isinstance(one, Paragraph) and one.runs and not (one.heading_level or one.page_part) for one in blocks]
    gaps = Counter(
        max(above.space_after, below.space_before)
        for (above, below), both in zip(pairwise(blocks), map(all, pairwise(ordinary)), strict=True)
        if both and isinstance(above, Paragraph) and isinstance(below, Paragraph)
    )
    common = [gap for gap, count in gaps.items() if count >= COMMON * gaps.total()]
    return min(common, default=0)


class _Writer:
    """Number lines one after the other."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.removals: list[Removal] = []
        self.number = 0

    def blank(self) -> None:
        """Write an empty line where the line above is none."""
        if self.lines and self.lines[-1].text:
            self.number += 1
            self.lines.append(Line(self.number, ""))

    def line(self, paragraph: Paragraph, cell: tuple[int, int] | None = None) -> None:
        """Write one line with the present number."""
        text = "".join(run.text for run in paragraph.runs)
        marked = f"{paragraph.number} {text.lstrip()}" if paragraph.number else text
        marked = marked.replace("\n", " ").replace("\f", "")
        inked = [run for run in paragraph.runs if run.text.strip()]
        for piece in [marked] if cell else around_bold(marked):
            line, removed = make_line(piece, self.number, cell, paragraph.page)
            self.removals += removed
            if cell and not line.text:
                return
            self.lines.append(
                replace(
                    line,
                    bold=line.bold or (bool(inked) and all(run.bold for run in inked)),
                    italic=line.italic or (bool(inked) and all(run.italic for run in inked)),
                    heading_level=(paragraph.heading_level or line.heading_level) if line.text.strip() else 0,
                    list_level=0 if paragraph.heading_level else paragraph.list_level or line.list_level,
                    style=paragraph.style,
                    tab_stops=paragraph.tab_stops,
                    page_part=paragraph.page_part,
                )
            )

    def paragraph(self, paragraph: Paragraph) -> None:
        """Write a paragraph, a line for each of its line breaks."""
        for part in split_runs(paragraph):
            self.number += 1
            self.line(part)

    def table(self, table: Table) -> None:
        """Write a table, a number for each of its rows."""
        columns = 1 + max((column for row in table.rows for column, _ in row), default=0)
        place = 0
        for row in table.rows:
            filled = [(column, list(_inked(blocks))) for column, blocks in row]
            filled = [(column, paragraphs) for column, paragraphs in filled if paragraphs]
            nested = any(isinstance(block, Table) for _, blocks in row for block in blocks)
            if nested or (len(filled) == 1 and len(filled[0][1]) > 1):  # a frame round ordinary text
                for _, blocks in row:
                    self.blocks(blocks)
                continue
            for _, blocks in row:
                self.removals += [
                    Removal(self.number + 1, block.text, block.why) for block in blocks if isinstance(block, Removed)
                ]
            side_by_side = columns <= NARROW or _are_lists(filled)
            for together in _abreast(filled) if side_by_side else _one_line_each(filled):
                self.number += 1
                for column, paragraph in together:
                    self.line(paragraph, (place, column))
                place += 1

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Write blocks in their order, an empty line where a gap is wider than the tight ones."""
        blocks = list(blocks)
        tight = _tight(blocks)
        above = 0.0
        for block in blocks:
            if isinstance(block, Removed):
                self.removals.append(Removal(max(self.number, 1), block.text, block.why))
            elif isinstance(block, Table):
                self.table(block)
                above = 0
            else:
                wide = block.heading_level or max(above, block.space_before) > tight + WIDER
                if wide and any(run.text.strip() for run in block.runs):
                    self.blank()
                self.paragraph(block)
                above = block.space_after


def _inked(blocks: list[Block]) -> Iterator[Paragraph]:
    """Give the lines of a cell that hold anything."""
    for block in blocks:
        for part in split_runs(block) if isinstance(block, Paragraph) else ():
            if part.number or any(run.text.strip() for run in part.runs):
                yield part


Filled = list[tuple[int, list[Paragraph]]]


def _are_lists(filled: Filled) -> bool:
    """Tell whether a row of cells is lists of short lines side by side, as people are listed."""
    several = [lines for _, lines in filled if len(lines) > 1]
    return len(several) > 1 and all(
        sum(len(run.text) for run in line.runs) <= SHORT for lines in several for line in lines
    )


def _abreast(filled: Filled) -> Iterator[list[tuple[int, Paragraph]]]:
    """Give the first line of every cell, then the second, and so on."""
    for lines in zip_longest(*(lines for _, lines in filled)):
        yield [(column, line) for (column, _), line in zip(filled, lines, strict=True) if line is not None]


def _one_line_each(filled: Filled) -> Iterator[list[tuple[int, Paragraph]]]:
    """Give every cell as one line."""
    yield [(column, _joined(lines)) for column, lines in filled]


def _joined(lines: list[Paragraph]) -> Paragraph:
    """Give the lines of a cell as one."""
    runs = list(lines[0].runs)
    for line in lines[1:]:
        lead = f" {line.number} " if line.number else " "
        first, *others = line.runs or (Run(""),)
        runs += [replace(first, text=lead + first.text), *others]
    return replace(lines[0], runs=tuple(runs))


def _under_title(blocks: list[Block]) -> list[Block]:
    """Give the blocks with the headings one level under the title, where the document has one."""
    titles = [block for block in blocks if isinstance(block, Paragraph) and block.style == TITLE and block.runs]
    if not titles:
        return blocks
    return [
        replace(block, heading_level=block.heading_level + 1)
        if isinstance(block, Paragraph) and block.heading_level and block.style != TITLE
        else block
        for block in blocks
    ]


def _within_bounds(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give blocks one by one; raise UnreadableDocument as soon as they are more than a document may have."""
    lines = letters = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += 1 + sum(run.text.count("\n") for run in block.runs)
            letters += len(block.number) + sum(len(run.text) for run in block.runs)
        elif isinstance(block, Removed):
            lines += 1
            letters += len(block.text)
        if lines > MOST_LINES or letters > MOST_LETTERS:
            raise UnreadableDocument(TOO_LONG)
        yield block


def lines_of_blocks(blocks: Iterable[Block]) -> tuple[tuple[Line, ...], tuple[Removal, ...]]:
    """Take what a document consists of; give its numbered, cleaned lines and what was removed."""
    blocks = list(_within_bounds(blocks))
    writer = _Writer()
    writer.blocks(_under_title(blocks))
    return tuple(writer.lines), tuple(writer.removals)

"""Gather lines into rows: a table row, a tabbed line or a paragraph that was broken is one."""

import re
from dataclasses import dataclass, field
from itertools import groupby

from minutes.importing.lines import Line

GAP = re.compile(r"\t+| {4,}")


@dataclass(frozen=True)
class Row:
    """What stands side by side in the source, or one paragraph of it."""

    numbers: tuple[int, ...]
    text: str  # cells joined by one space
    cells: tuple[str, ...]
    columns: tuple[int, ...]  # a column for every cell
    blank_before: bool = True
    bold: bool = False
    italic: bool = False
    heading_level: int = 0
    list_level: int = 0
    in_table: bool = False
    page_part: str = ""
    notes: tuple[tuple[int, str, str], ...] = field(default=())  # removals made here: line, text, why

    @property
    def number(self) -> int:
        """Give the number of its first line."""
        return self.numbers[0]


def _cells(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give the cells of a line laid out with tabs or wide gaps, and their columns."""
    indented = text.startswith("\t") or text.startswith(" " * 12)
    cells = tuple(part.strip() for part in GAP.split(text.strip()) if part.strip())
    first = 1 if indented and len(cells) == 1 else 0
    return cells, tuple(range(first, first + len(cells)))


def _row(line: Line, cells: tuple[str, ...], columns: tuple[int, ...], blank: bool, bold: bool) -> Row:
    """Give the row of a line, or of the table cells that stand on it."""
    return Row(
        numbers=(line.number,),
        text=" ".join(cells),
        cells=cells,
        columns=columns,
        blank_before=blank,
        bold=bold,
        italic=line.italic,
        heading_level=line.heading_level,
        list_level=line.list_level,
        in_table=line.cell is not None,
        page_part=line.page_part,
    )


def rows_of(lines: tuple[Line, ...]) -> list[Row]:
    """Take lines; give their rows, empty lines being known by `blank_before`."""
    rows: list[Row] = []
    blank = True
    for (_, in_table), together in groupby(lines, key=lambda line: (line.number, line.cell is not None)):
        group = list(together)
        if in_table:
            filled = [line for line in group if line.text.strip()]
            if filled:
                cells = tuple(line.text.strip() for line in filled)
                columns = tuple(line.cell[1] for line in filled if line.cell)
                rows.append(_row(filled[0], cells, columns, blank, all(line.bold for line in filled)))
            blank = not filled
            continue
        for line in group:
            if line.text.strip():
                rows.append(_row(line, *_cells(line.text), blank, line.bold))
            blank = not line.text.strip()
    return rows

"""Gather lines into rows: a table row, a tabbed line or a paragraph that was broken is one."""

import re
from dataclasses import dataclass, field, replace

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


def rows_of(lines: tuple[Line, ...]) -> list[Row]:
    """Take lines; give their rows, empty lines being known by `blank_before`."""
    rows: list[Row] = []
    blank, table_number = True, -1
    for line in lines:
        text = line.text.strip()
        if line.cell is not None and rows and line.number == table_number:
            last = rows[-1]
            cells = (*last.cells, text)
            rows[-1] = replace(
                last,
                cells=cells,
                columns=(*last.columns, line.cell[1]),
                text=" ".join(cells),
                bold=last.bold and line.bold,
            )
            continue
        if not text:
            blank = True
            continue
        cells, columns = _cells(line.text)
        if line.cell is not None:
            cells, columns, table_number = (text,), (line.cell[1],), line.number
        rows.append(
            Row(
                numbers=(line.number,),
                text=" ".join(cells),
                cells=cells,
                columns=columns,
                blank_before=blank,
                bold=line.bold,
                italic=line.italic,
                heading_level=line.heading_level,
                list_level=line.list_level,
                in_table=line.cell is not None,
                page_part=line.page_part,
            )
        )
        blank = False
    return rows

"""Mend tables of items set with tabs, whose cells were broken over several lines or by a page."""

from dataclasses import replace

from minutes.importing.parser.labels import bare
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import ends_open
from minutes.importing.parser.table_heads import columns_of_items

FARTHEST = 4  # rows of a page's furniture before the header comes again
WHY = "tabellhuvud som upprepas"


class _Record:
    """Gather the cells of one row of a table out of its lines."""

    def __init__(self, row: Row) -> None:
        self.first = row
        self.cells: dict[int, str] = {}
        self.numbers: list[int] = []
        self.last = 0

    def add(self, row: Row, begins: bool) -> None:
        """Add a line: its cells in their columns, the first of a broken line to the cell that was left open."""
        columns, cells = (row.tabs, row.cells) if row.tabs else ((0,), (row.text,))  # wide gaps part no cells here
        shift = 0 if begins or columns[0] > 0 else self.last
        for column, cell in zip(columns, cells, strict=True):
            place = column + shift
            self.cells[place] = f"{self.cells[place]} {cell}" if place in self.cells else cell
            self.last = place
        self.numbers += row.numbers

    def row(self) -> Row:
        """Give the row of the table."""
        columns = tuple(sorted(self.cells))
        cells = tuple(self.cells[column] for column in columns)
        numbers = tuple(dict.fromkeys(self.numbers))
        return replace(
            self.first, numbers=numbers, text=" ".join(cells), cells=cells, columns=columns, tabs=(), in_table=True
        )


def _heads_items(row: Row) -> bool:
    """Tell whether a line set with tabs heads a table of items."""
    return len(row.cells) > 2 and row.tabs == tuple(range(len(row.cells))) and bool(columns_of_items(row))


def _begins(row: Row, before: Row | None, numbered: bool) -> bool:
    """Tell whether a line begins a new row of the table: by its number, or by the sentence of the line before."""
    columns = row.tabs or (0,)
    if numbered:
        return (columns[0] == 0 and row.cells[0].rstrip(".").isdigit()) or (columns[0] == 1 and len(row.cells) > 1)
    cut = before is not None and ends_open(before.cells[-1])
    return columns[0] == 0 and len(row.cells) > 1 and not row.text[0].islower() and not cut


def _again(rows: list[Row], place: int, header: Row) -> int:
    """Give where the header comes again after a page's furniture, or 0."""
    for other in range(place, min(place + FARTHEST, len(rows))):
        if rows[other].cells == header.cells:
            return other
    return 0


def mend(rows: list[Row]) -> list[Row]:
    """Take rows; give them with the rows of broken tables whole."""
    out: list[Row] = []
    place = 0
    while place < len(rows):
        if rows[place].told or not _heads_items(rows[place]):
            out.append(rows[place])
            place += 1
            continue
        header, place = rows[place], place + 1
        out.append(header)
        mended, place = _records(rows, place, header)
        out += mended
    return out


def _records(rows: list[Row], place: int, header: Row) -> tuple[list[Row], int]:
    """Give the whole rows of the table under a header, and where it ends."""
    numbered = "number" in columns_of_items(header).values() and bare(header.cells[0]) != ""
    found: list[Row] = []
    current: _Record | None = None
    notes: list[tuple[int, str, str]] = []
    while place < len(rows) and not rows[place].told:
        row = rows[place]
        if again := _again(rows, place, header) if row.blank_before or row.cells == header.cells else 0:
            notes += [(one.number, one.text, WHY) for one in rows[place : again + 1]]
            place = again + 1
            continue
        begins = _begins(row, rows[place - 1] if current else None, numbered)
        if row.list_level or row.heading_level or (row.blank_before and not begins) or (current is None and not begins):
            break
        if begins:
            found += [current.row()] if current else []
            current = _Record(row)
        if current:
            current.add(row, begins)
        place += 1
    if current:
        last = current.row()
        found.append(replace(last, notes=(*last.notes, *notes)))
    return found, place

"""Gather lines into rows: a table row, a tabbed line or a paragraph that was broken is one."""

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from minutes.importing.lines import Line

GAP = re.compile(r"\t+| {4,}")
NARROW = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True)
class Row:
    """What stands side by side in the source, or one paragraph of it."""

    numbers: tuple[int, ...]
    text: str  # cells joined by one space
    cells: tuple[str, ...]
    columns: tuple[int, ...]  # a column for every cell
    blank_before: bool = True
    gap: int = 1  # how many empty lines stand before it
    bold: bool = False
    italic: bool = False
    heading_level: int = 0
    list_level: int = 0
    quoted: bool = False
    lead: str = ""  # what begins it in bold
    in_table: bool = False
    page_part: str = ""
    told: str = ""  # what a person says that it is
    tabs: tuple[int, ...] = ()  # how many tabs stand before each cell, where the line has any
    offsets: tuple[int, ...] = ()  # where each cell begins, in a line that gaps part into several
    notes: tuple[tuple[int, str, str], ...] = field(default=())  # removals made here: line, text, why

    @property
    def number(self) -> int:
        """Give the number of its first line."""
        return self.numbers[0]

    def with_text(self, text: str, **changes: Any) -> "Row":
        """Give the row with another text in a single cell, and other changes."""
        return self.with_cells((text,), **changes)

    def with_cells(self, cells: tuple[str, ...], **changes: Any) -> "Row":
        """Give the row with other cells, side by side, and other changes."""
        one = {"text": " ".join(cells), "cells": cells, "columns": tuple(range(len(cells)))}
        return Row(**{**vars(self), **one, **changes})  # as `replace` does, which is slow for what is done so often


def _cells(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give the cells of a line laid out with tabs or wide gaps, and their columns."""
    indented = text.startswith("\t") or text.startswith(" " * 12)
    plain = text.strip()
    parts = GAP.split(plain) if "\t" in plain or "    " in plain else [plain]
    cells = tuple(part.strip() for part in parts if part.strip())
    first = 1 if indented and len(cells) == 1 else 0
    return cells, tuple(range(first, first + len(cells)))


def _tabs(text: str) -> tuple[int, ...]:
    """Give how many tabs stand before each cell of a line: its columns where every tab is one."""
    return tuple(place for place, part in enumerate(text.split("\t")) if part.strip()) if "\t" in text else ()


def _offsets(text: str, cells: tuple[str, ...]) -> tuple[int, ...]:
    """Give where each of several cells begins in its line."""
    found: list[int] = []
    place = 0
    for cell in cells if len(cells) > 1 or text.startswith(" ") else ():
        place = text.index(cell, place)
        found.append(place)
        place += len(cell)
    return tuple(found)


def pieces_of(row: Row) -> list[tuple[int, str]]:
    """Give the pieces of a row that gaps of two blanks or more part, with where each begins."""
    return [
        (offset + piece.start(), piece.group())
        for offset, cell in zip(row.offsets or (0,), row.cells, strict=False)
        for piece in NARROW.finditer(cell)
    ]


def _in_narrow_gaps(row: Row) -> Row:
    """Give a row parted at every gap of two blanks, which under a header is no slip of the hand."""
    found = pieces_of(row)
    offsets, cells = tuple(offset for offset, _ in found), tuple(cell for _, cell in found)
    return replace(row, cells=cells, columns=tuple(range(len(cells))), offsets=offsets)


def _skips_tabs(header: Row) -> bool:
    """Tell whether a header leaves a column between tabs without a head."""
    return bool(header.tabs) and header.tabs[0] == 0 and header.tabs[-1] >= len(header.tabs)


def aligned(row: Row, header: Row) -> Row:
    """Give a row with its cells in the columns of the header over it, though empty cells left no mark in the row."""
    if header.offsets and not header.tabs and not row.in_table and len(row.cells) < len(header.cells):
        row = _in_narrow_gaps(row)
    if _skips_tabs(header) and len(row.tabs) == len(row.cells) and row.tabs[-1] <= header.tabs[-1]:
        # A column without a head of its own stands apart from those that have one.
        known = {tab: column for column, tab in enumerate(header.tabs)}
        return replace(row, columns=tuple(known.get(tab, len(header.cells) + tab) for tab in row.tabs))
    if row.in_table or len(row.cells) == len(header.cells):
        return row
    if header.tabs == tuple(range(len(header.cells))) and len(row.tabs) == len(row.cells):
        return replace(row, columns=row.tabs)
    if header.offsets and row.offsets and not header.tabs:
        begins = header.offsets
        columns = tuple(
            min(range(len(begins)), key=lambda column: abs(begins[column] - offset)) for offset in row.offsets
        )
        return replace(row, columns=columns) if len(set(columns)) == len(columns) else row
    return row


def _row(line: Line, cells: tuple[str, ...], columns: tuple[int, ...], gap: int, bold: bool) -> Row:
    """Give the row of a line, or of the table cells that stand on it."""
    return Row(
        numbers=(line.number,),
        text=" ".join(cells),
        cells=cells,
        columns=columns,
        blank_before=gap > 0,
        gap=gap,
        bold=bold,
        italic=line.italic,
        heading_level=line.heading_level,
        list_level=line.list_level,
        quoted=line.quoted,
        lead=line.lead,
        in_table=line.cell is not None,
        page_part=line.page_part,
        told=line.told,
        tabs=() if line.cell else _tabs(line.text),
        offsets=() if line.cell else _offsets(line.text, cells),
    )


def rows_of(lines: tuple[Line, ...]) -> list[Row]:
    """Take lines; give their rows, empty lines being known by `blank_before`."""
    rows: list[Row] = []
    gap = 1
    for (_, in_table), together in groupby(lines, key=lambda line: (line.number, line.cell is not None)):
        group = list(together)
        if in_table:
            filled = [line for line in group if line.text.strip()]
            if filled:
                cells = tuple(line.text.strip() for line in filled)
                columns = tuple(line.cell[1] for line in filled if line.cell)
                rows.append(_row(filled[0], cells, columns, gap, all(line.bold for line in filled)))
            gap = 0 if filled else gap + 1
            continue
        for line in group:
            if line.text.strip():
                rows.append(_row(line, *_cells(line.text), gap, line.bold))
            gap = 0 if line.text.strip() else gap + 1
    return rows

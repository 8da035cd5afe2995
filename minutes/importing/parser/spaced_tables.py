"""Mend tables set with spaces, whose cells go on in the lines below: a line a row, a column where its head stands."""

from dataclasses import replace

from minutes.importing.parser.labels import bare
from minutes.importing.parser.rows import Row, pieces_of
from minutes.importing.parser.sentences import ENDED
from minutes.importing.parser.table_heads import columns_of_items

FEWEST = 2  # columns
FARTHEST = 3  # blanks from where a column begins
LONGEST_WORD = 40  # letters of a header's cell


def _header(row: Row) -> tuple[tuple[int, ...], Row] | None:
    """Give where the columns of a header set with spaces begin, and the header in its columns; None of another row."""
    if row.told or row.in_table or row.tabs or row.list_level or not (len(row.cells) > 1 or "  " in row.text):
        return None
    pieces = pieces_of(row)
    if len(pieces) < FEWEST or any(len(text) > LONGEST_WORD for _, text in pieces):
        return None
    cells = tuple(text for _, text in pieces)
    whole = replace(row, cells=cells, columns=tuple(range(len(cells))), offsets=tuple(begin for begin, _ in pieces))
    if not columns_of_items(whole):
        return None
    return whole.offsets, whole


def _in_columns(row: Row, begins: tuple[int, ...]) -> dict[int, str] | None:
    """Give the cells of a line by their columns; None where it is no line of the table."""
    if row.told or row.in_table or row.tabs or row.list_level or row.heading_level:
        return None
    found: dict[int, str] = {}
    last = -1
    for begin, text in pieces_of(row):
        column = min(range(len(begins)), key=lambda one: abs(begins[one] - begin))
        if abs(begins[column] - begin) > FARTHEST:
            if last < 0:
                return None
            found[last] = f"{found[last]} {text}"  # a wide gap inside a cell
            continue
        if column + 1 < len(begins) and begin + len(text) > begins[column + 1]:
            return None  # a paragraph, which runs over the columns
        found[column] = f"{found[column]} {text}" if column in found else text
        last = column
    return found


def _records(rows: list[Row], place: int, begins: tuple[int, ...]) -> tuple[list[Row], int]:
    """Give the rows of the table under a header, each whole, and where it ends."""
    lines: list[tuple[Row, dict[int, str]]] = []
    while place < len(rows) and (cells := _in_columns(rows[place], begins)):
        lines.append((rows[place], cells))
        place += 1
    blank = any(row.blank_before and 0 in cells for row, cells in lines[1:])
    records: list[list[tuple[Row, dict[int, str]]]] = []
    for row, cells in lines:
        above = records[-1][-1][1].get(0, "") if records else ""
        numbered = bare(cells.get(0, "")).rstrip(".").isdigit()
        starts = 0 in cells and (
            row.blank_before if blank else len(cells) > 1 or not above or bool(ENDED.search(above))
        )
        if not records or starts or numbered:
            records.append([])
        records[-1].append((row, cells))
    return [_joined(record) for record in records], place


def _joined(record: list[tuple[Row, dict[int, str]]]) -> Row:
    """Give the lines of one row of the table as a row."""
    whole: dict[int, list[str]] = {}
    for _, cells in record:
        for column, text in cells.items():
            whole.setdefault(column, []).append(text)
    columns = tuple(sorted(whole))
    cells_ = tuple(" ".join(whole[column]) for column in columns)
    numbers = tuple(number for row, _ in record for number in row.numbers)
    notes = tuple(note for row, _ in record for note in row.notes)
    return replace(
        record[0][0], numbers=numbers, text=" ".join(cells_), cells=cells_, columns=columns, offsets=(), in_table=True,
        notes=notes,
    )  # fmt: skip


def mend_spaced(rows: list[Row]) -> list[Row]:
    """Take rows; give them with the tables set with spaces, whose lines are broken in their cells, as tables."""
    out: list[Row] = []
    place = 0
    while place < len(rows):
        head = _header(rows[place])
        records, end = _records(rows, place + 1, head[0]) if head else ([], place + 1)
        if head is None or len(records) < FEWEST or len(records) == end - place - 1:
            out.append(rows[place])
            place += 1
            continue
        out.append(replace(head[1], in_table=True, offsets=()))
        out += records
        place = end
    return out

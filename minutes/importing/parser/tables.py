"""Unfold what is set in tables into the rows of ordinary minutes: an item a row, labels over values, stacked people."""

import re

from minutes.importing.parser.kinds import label_kind
from minutes.importing.parser.labels import (
    ACTION_LABEL,
    COLUMNS_OF,
    DECISION_LABEL,
    DUE_LABEL,
    PROPOSAL_LABEL,
    RESPONSIBLE_LABEL,
    VALUE_OF,
    bare,
    split_label,
)
from minutes.importing.parser.meanings import attendance_of, is_label_word, value_of
from minutes.importing.parser.names import is_name, known_name
from minutes.importing.parser.rows import Row, aligned
from minutes.importing.parser.sentences import sentences
from minutes.importing.parser.table_heads import PARTS, columns_of_items, is_action_head, mixes_decisions

PAIR, FEWEST_STACKED = 2, 3
ITEM_LABELS = (DECISION_LABEL, PROPOSAL_LABEL, ACTION_LABEL, RESPONSIBLE_LABEL, DUE_LABEL)
PEOPLE = ("name", "title", "organisation", "party")

BEFORE_LABEL = re.compile(
    r"\s*[;|]\s*(?=(?P<small>[^\W\d_][\w ]{1,24}):)"
    r"|(?:\s*,\s*|\s+[–-]\s+|\.\s+|\s+)(?=(?P<label>[A-ZÅÄÖ][\w ]{1,24}\.?):)"
)
BARE_LABEL = re.compile(r"(?:(?<=^)|(?<=\s))(?:Datum|Tid|Mötestid|Plats|Mötesplats|Lokal)\s+(?=[A-ZÅÄÖ\d]|kl)")
FEWEST_BARE, LONGEST_BARE = 2, 200
LONGEST_LABELLED = 600
LONGEST_TITLE = 90  # of a first sentence that is the title of the rest of its cell
LABELS = {
    "presenter": "Föredragande",
    "decision": "Beslut",
    "action": "Åtgärd",
    "responsible": "Ansvarig",
    "due": "Klart",
}


def _unfold_row(row: Row, header: Row, meanings: dict[int, str]) -> list[Row]:
    """Give the heading of a table row, and a row for each of its other cells; an unknown column keeps its head."""
    heads = dict(zip(header.columns, header.cells, strict=True))
    cells: dict[str, list[str]] = {}
    for column, cell in zip(row.columns, row.cells, strict=True):
        if bare(cell):  # a dash says that there is nothing
            known = meanings.get(column)
            cells.setdefault(known or "text", []).append(cell if known else f"{heads.get(column, '')}: {cell}")
    heading = cells["heading"][0]
    if "text" not in meanings.values() and len(parts := sentences(heading)) > 1 and len(parts[0]) <= LONGEST_TITLE:
        heading = parts[0].rstrip(" .")
        cells.setdefault("text", []).insert(0, " ".join(parts[1:]))
    title = f"{cells['number'][0].rstrip('.')}. {heading}" if cells.get("number") else heading
    if not cells.get("action") and (cells.get("responsible") or cells.get("due")) and "decision" not in cells:
        cells["action"] = [heading]
    texts = [(title, True)]
    for part in PARTS:
        for cell in cells.get(part, []):
            told = part not in LABELS or label_kind(cell)  # the cell says itself what it is
            texts.append((cell if told else f"{LABELS[part]}: {cell}", False))
    unknown = [cell for column, cell in heads.items() if column not in meanings]
    notes = tuple((header.number, cell, "rubrik över en kolumn, som står före dess texter") for cell in unknown)
    return [
        row.with_text(
            text,
            notes=notes if is_head else (),
            in_table=False,
            blank_before=is_head,
            heading_level=2 if is_head else 0,
        )
        for text, is_head in texts
    ]


def _labels_over_values(rows: list[Row], place: int) -> list[Row]:
    """Give a row a label and its value, where a table has labels in one row and their values in the next."""
    if place + 1 >= len(rows):
        return []
    labels, values = rows[place], rows[place + 1]
    if len(labels.cells) < 2 or len(labels.cells) != len(values.cells) or not (labels.in_table and values.in_table):
        return []
    known = [bare(cell) in VALUE_OF for cell in labels.cells]
    if not all(known) or any(bare(cell) in VALUE_OF for cell in values.cells):
        return []
    numbers = (*labels.numbers, *values.numbers)
    return [
        values.with_text(f"{label}: {value}", in_table=False, numbers=numbers)
        for label, value in zip(labels.cells, values.cells, strict=True)
    ]


def _labels_beside(row: Row) -> list[Row]:
    """Give a row a label with its value, where a line has several side by side; nothing of any other."""
    cells = [piece for cell in row.cells for piece in _labelled_pieces(cell)] if not row.in_table else []
    labels = [split_label(cell) for cell in cells] if len(cells) > 1 else []
    if not labels or not all(label and label[1] for label in labels):
        return []
    if not any(label and is_label_word(label[0]) for label in labels):
        return []
    return [
        row.with_text(cell, offsets=(), tabs=(), blank_before=row.blank_before and not place)
        for place, cell in enumerate(cells)
    ]


def _bare_labels_beside(row: Row) -> list[Row]:
    """Give a row a label, where a line has several without colons: “Datum 2024-03-14 Tid 9–11 Plats Rådhuset”."""
    starts = [hit.start() for hit in BARE_LABEL.finditer(row.text)] if not row.in_table else []
    if len(starts) < FEWEST_BARE or starts[0] or ":" in row.text.split()[0] or len(row.text) > LONGEST_BARE:
        return []
    pieces = [row.text[start:end].strip(" ,;") for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return [
        row.with_text(piece, offsets=(), tabs=(), blank_before=row.blank_before and not place)
        for place, piece in enumerate(pieces)
    ]


def _label_before_value(row: Row) -> Row | None:
    """Give a row whose first cell is “Beslut”, “Vem” or “När” and the second what it says as one with a colon."""
    if row.in_table or len(row.cells) != PAIR or not any(one.fullmatch(bare(row.cells[0])) for one in ITEM_LABELS):
        return None
    return row.with_text(f"{row.cells[0].rstrip(' :')}: {row.cells[1]}", offsets=(), tabs=())


def _labelled_pieces(cell: str) -> list[str]:
    """Part “Tid: 9–11, Plats: Lund” before every label of a value that a mark or a gap stands before."""
    first = split_label(cell)
    if first is None or len(cell) > LONGEST_LABELLED or not _heads_value(first[0]):
        return [cell]
    hits = [hit for hit in BEFORE_LABEL.finditer(cell) if _heads_value(hit.group("small") or hit.group("label"))]
    starts, ends = [0, *(hit.end() for hit in hits)], [*(hit.start() for hit in hits), len(cell)]
    return [cell[start:end] for start, end in zip(starts, ends, strict=True)]


def _heads_value(label: str) -> bool:
    """Tell whether a label stands before a value of the head or a list of people."""
    return bool(value_of(bare(label))) or attendance_of(bare(label)) is not None


def _stacked_header(rows: list[Row], place: int) -> int:
    """Give how many rows from here name the columns of people, one below the other; 0 where none do."""
    words: list[str] = []
    for row in rows[place : place + 5]:
        if len(row.cells) > 1 or not any(one in PEOPLE for one in COLUMNS_OF.get(bare(row.text), ())):
            break
        words.append(bare(row.text))
    return len(words) if len(words) > 1 and "name" in COLUMNS_OF[words[0]] and words[0].startswith("namn") else 0


def _side_by_side(rows: list[Row], place: int, most: int) -> Row | None:
    """Give the rows of one person, set one below the other, as one row; None where a name does not begin them."""
    if not rows[place].blank_before or not is_name(rows[place].text):
        return None
    block = [rows[place]]
    while len(block) < most and place + len(block) < len(rows) and not rows[place + len(block)].blank_before:
        block.append(rows[place + len(block)])
    if len(block) < 2 or any(len(row.cells) > 1 for row in block):
        return None
    numbers = tuple(number for row in block for number in row.numbers)
    return rows[place].with_cells(tuple(row.text for row in block), numbers=numbers, in_table=True)


def _stacked_people(rows: list[Row], place: int) -> list[Row]:
    """Give each person with the row of title and organisation set under the name, where several are set so."""
    found: list[Row] = []
    while (block := _side_by_side(rows, place, PAIR) if place < len(rows) else None) and _is_signature(block):
        found.append(block)
        place += PAIR
    return found if len(found) >= FEWEST_STACKED else []


def _is_signature(block: Row) -> bool:
    """Tell whether two rows are a common name over a short title or organisation."""
    name, below = block.cells
    return known_name(name) and len(below) <= LONGEST_TITLE and not is_name(below) and below[-1] not in ".:!?"


def unstack(rows: list[Row]) -> list[Row]:
    """Take rows; give them with people that are set a column below the other, side by side."""
    out: list[Row] = []
    most = place = 0
    while place < len(rows):
        if blocks := _stacked_people(rows, place):
            out += blocks
            place += sum(len(block.cells) for block in blocks)
        elif header := _stacked_header(rows, place):
            most = header
            place += header
        elif most and (row := _side_by_side(rows, place, most)):
            out.append(row)
            place += len(row.cells)
        else:
            out.append(rows[place])
            place += 1
    return out


def _weigh_mixed(meanings: dict[int, str], header: Row, below: list[Row]) -> dict[int, str]:
    """Give the columns of a table: one of decisions and actions holds actions where its decisions are labelled."""
    mixed = [
        column
        for column, cell in zip(header.columns, header.cells, strict=True)
        if meanings.get(column) == "decision" and mixes_decisions(bare(cell))
    ]
    if not mixed or "action" in meanings.values():
        return meanings
    for row in below:
        cells = _in_columns(row, header)
        if cells is None:
            break
        if any(label_kind(cell) for column, cell in zip(cells.columns, cells.cells, strict=True) if column in mixed):
            return {column: "action" if column in mixed else one for column, one in meanings.items()}
    return meanings


def _in_columns(row: Row, header: Row) -> Row | None:
    """Give a row of a table in the columns of its header, or None where it is no part of it."""
    if not row.in_table and (not header.tabs or row.blank_before or row.list_level):
        return None
    row = aligned(row, header)
    return row if row.in_table or row.columns[0] == 0 else None


def _has_heading(row: Row, meanings: dict[int, str]) -> bool:
    """Tell whether a row says something in the column of the headings."""
    return any(
        meanings.get(column) == "heading" and bare(cell) for column, cell in zip(row.columns, row.cells, strict=True)
    )


def unfold(rows: list[Row]) -> list[Row]:
    """Take rows; give them with each table of items unfolded."""
    out: list[Row] = []
    header: Row | None = None
    meanings: dict[int, str] = {}
    paired = False
    for place, row in enumerate(rows):
        if paired:
            paired = False
            continue
        if row.told:
            out.append(row.with_text(row.text, in_table=False) if row.in_table else row)
            continue
        if header is None and (beside := _labels_beside(row) or _bare_labels_beside(row)):
            out += beside
            continue
        if header is None and (whole := _label_before_value(row)):
            out.append(whole)
            continue
        if pairs := _labels_over_values(rows, place):
            out += pairs
            paired = True
            continue
        can_head = row.in_table or (len(row.cells) > 2 and row.tabs == tuple(range(len(row.cells))))
        if can_head and (found := columns_of_items(row)):
            header, meanings = row, _weigh_mixed(found, row, rows[place + 1 :])
            continue
        if header and row.in_table and row.blank_before and is_action_head(row):
            header, meanings = None, {}
        cells = _in_columns(row, header) if header else None
        if cells is None:
            header, meanings = None, {}
        if cells and header and _has_heading(cells, meanings):
            out += _unfold_row(cells, header, meanings)
        else:
            out.append(row)
    return out

"""Unfold minutes that are set as one table, a row an item, into the rows of ordinary minutes."""

from minutes.importing.parser.labels import COLUMNS_OF, bare
from minutes.importing.parser.rows import Row, aligned

PARTS = ("text", "decision", "action", "responsible", "due")
LABELS = {"decision": "Beslut", "action": "Åtgärd", "responsible": "Ansvarig", "due": "Klart"}


def _columns(row: Row) -> dict[int, str]:
    """Give what the columns under a header row mean, or nothing where it heads no table of items."""
    meanings: dict[int, str] = {}
    for column, cell in zip(row.columns, row.cells, strict=True):
        known = [one for one in COLUMNS_OF.get(bare(cell), ()) if one in (*PARTS, "number", "heading")]
        meaning = next((one for one in reversed(known) if one not in meanings.values()), "")
        if meaning:
            meanings[column] = meaning
    found = set(meanings.values())
    fits = "heading" in found and found & {"text", "decision"} and len(meanings) == len(row.cells)
    return meanings if fits else {}


def _unfold_row(row: Row, meanings: dict[int, str]) -> list[Row]:
    """Give the heading of a table row, and a row for each of its other cells."""
    cells = {meanings.get(column, "text"): cell for column, cell in zip(row.columns, row.cells, strict=True)}
    title = f"{cells['number'].rstrip('.')}. {cells['heading']}" if cells.get("number") else cells["heading"]
    if not cells.get("action") and (cells.get("responsible") or cells.get("due")):
        cells["action"] = cells["heading"]
    texts = [(title, True)]
    for part in PARTS:
        if cells.get(part):
            texts.append((f"{LABELS[part]}: {cells[part]}" if part in LABELS else cells[part], False))
    return [
        row.with_text(
            text,
            in_table=False,
            blank_before=heads,
            heading_level=2 if heads else 0,
        )
        for text, heads in texts
    ]


def _in_columns(row: Row, header: Row) -> Row | None:
    """Give a row of a table in the columns of its header, or None where it is no part of it."""
    if not row.in_table and (not header.tabs or row.blank_before or row.list_level):
        return None
    row = aligned(row, header)
    return row if row.columns[0] == 0 else None


def unfold(rows: list[Row]) -> list[Row]:
    """Take rows; give them with each table of items unfolded."""
    out: list[Row] = []
    header: Row | None = None
    meanings: dict[int, str] = {}
    for row in rows:
        can_head = row.in_table or (len(row.cells) > 2 and row.tabs == tuple(range(len(row.cells))))
        if can_head and (found := _columns(row)):
            header, meanings = row, found
            continue
        cells = _in_columns(row, header) if header else None
        if cells is None:
            header, meanings = None, {}
        if cells and "heading" in (meanings.get(column) for column in cells.columns):
            out += _unfold_row(cells, meanings)
        else:
            out.append(row)
    return out

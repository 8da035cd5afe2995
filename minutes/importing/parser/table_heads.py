"""Tell what the columns under the header of a table of items mean."""

from minutes.importing.parser.labels import PRESENTER_LABEL, bare
from minutes.importing.parser.meanings import column_meanings
from minutes.importing.parser.rows import Row

PARTS = ("presenter", "text", "decision", "action", "responsible", "due")
PAIR = 2  # columns of the smallest table of items: the matter, and what was said
UNKNOWN = 2  # columns of a table of items that may be called anything; they are text


def _meaning(word: str) -> list[str]:
    """Give what a column under the word can mean in a table of items."""
    known = [one for one in column_meanings(word) if one in (*PARTS, "number", "heading")]
    return [*known, "presenter"] if PRESENTER_LABEL.fullmatch(word) else known


def columns_of_items(row: Row) -> dict[int, str]:
    """Give what the columns under a header row mean, or nothing where it heads no table of items."""
    meanings: dict[int, str] = {}
    columns = [(column, _meaning(bare(cell))) for column, cell in zip(row.columns, row.cells, strict=True)]
    # A column that can mean one thing alone comes first: beside “Ärende”, “Punkt” is the number.
    for column, known in sorted(columns, key=lambda one: len(one[1]) > 1):
        left = [one for one in reversed(known) if one not in meanings.values()]
        # What was said and decided in one column is weighed by its sentences.
        meaning = next((one for one in ("text", "decision") if "decision" in left and one in left), "")
        meaning = meaning or next(iter(left), "")
        if meaning:
            meanings[column] = meaning
    if "heading" not in meanings.values() and {"action", "decision"} <= set(meanings.values()):
        # A log: what is to be done is the matter.
        meanings = {column: "heading" if one == "action" else one for column, one in meanings.items()}
    found = set(meanings.values())
    pair = len(row.cells) == PAIR and found == {"heading", "text"} and len(meanings) == PAIR
    fits = "heading" in found and found & {"text", "decision", "action"} and (len(row.cells) > PAIR or pair)
    few = len(row.cells) - len(meanings) <= (UNKNOWN if len(meanings) > UNKNOWN else 0)
    return meanings if fits and few else {}


def mixes_decisions(word: str) -> bool:
    """Tell whether a column holds both decisions and what is to be done: “Beslut/åtgärd”."""
    return {"decision", "action"} <= set(column_meanings(word))


def is_action_head(row: Row) -> bool:
    """Tell whether a row names the columns of a list of what is to be done: “Vad, Vem, När”."""
    known = {one for cell in row.cells for one in column_meanings(bare(cell))}
    return all(column_meanings(bare(cell)) for cell in row.cells) and "responsible" in known and "heading" not in known

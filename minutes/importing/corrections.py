"""Hold what a person says that the lines of a document are, and in which order they stand."""

from dataclasses import dataclass, field, replace

from minutes.importing.lines import Document, Line

# What a person can say that a line is.
HEADING, TEXT, DECISION, PROPOSAL, ACTION, ATTENDEE, FURNITURE = KINDS = (
    "heading", "text", "decision", "proposal", "action", "attendee", "furniture",
)  # fmt: skip


@dataclass(frozen=True)
class Corrections:
    """What a person says of a document's lines, by their numbers."""

    kinds: dict[int, str] = field(default_factory=dict)  # line -> one of KINDS
    after: dict[int, int] = field(default_factory=dict)  # line -> the line it is moved to stand after; 0: first of all


def corrected(document: Document, corrections: Corrections) -> Document:
    """Take a document and what is said of its lines; give it with its lines so, moved in the order they were moved."""
    lines = [
        replace(line, told=corrections.kinds[line.number]) if line.number in corrections.kinds else line
        for line in document.lines
    ]
    return replace(document, lines=tuple(_moved(lines, corrections.after) if corrections.after else lines))


def carried(corrections: Corrections, before: Document, after: Document) -> Corrections:
    """Take what is said of a document's lines; give what of it holds of a newer version: of lines that say the same."""
    places: dict[str, list[int]] = {}
    for number, text in _texts(after).items():
        places.setdefault(text, []).append(number)
    same: dict[int, int] = {0: 0}
    for number, text in _texts(before).items():
        if text and places.get(text):
            same[number] = places[text].pop(0)  # the first that says so is the first, the second the second
    return Corrections(
        {same[line]: kind for line, kind in corrections.kinds.items() if line in same},
        {same[line]: same[place] for line, place in corrections.after.items() if line in same and place in same},
    )


def _texts(document: Document) -> dict[int, str]:
    """Give what each numbered line says, its cells together."""
    texts: dict[int, str] = {}
    for line in document.lines:
        texts[line.number] = f"{texts.get(line.number, '')} {' '.join(line.text.split())}".strip()
    return texts


def _moved(lines: list[Line], after: dict[int, int]) -> list[Line]:
    """Give the lines with all of one number after the last of another; unmoved where there is none such."""
    together: dict[int, list[Line]] = {}
    for line in lines:
        together.setdefault(line.number, []).append(line)
    order = list(together)
    for number, target in after.items():
        if number in together and number != target and (target in together or not target):
            order.remove(number)
            order.insert(order.index(target) + 1 if target else 0, number)
    return [line for number in order for line in together[number]]

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
    for number, target in corrections.after.items():
        lines = _moved(lines, number, target)
    return replace(document, lines=tuple(lines))


def _moved(lines: list[Line], number: int, target: int) -> list[Line]:
    """Give the lines with all of one number after the last of another; unmoved where there is none such."""
    own = [line for line in lines if line.number == number]
    rest = [line for line in lines if line.number != number]
    places = [place for place, line in enumerate(rest, start=1) if line.number == target]
    if not own or (target and not places):
        return lines
    place = places[-1] if places else 0
    return [*rest[:place], *own, *rest[place:]]

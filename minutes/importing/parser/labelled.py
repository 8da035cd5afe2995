"""Read the labelled values of a row: “Plats: Lund”, “Tid 9–12”, label and value in cells."""

import re

from minutes.importing.parser.labels import NEXT_MEETING, bare, split_label
from minutes.importing.parser.meanings import value_of
from minutes.importing.parser.rows import Row

LABEL_BEFORE_DIGIT = re.compile(
    r"([A-ZÅÄÖ][a-zåäö]+(?:\s[a-zåäö&]+){0,2})\s+(?=(?:den|kl|mån|tis|ons|tors|fre|lör|sön|\d))"
)
LABEL_BEFORE_NAME = re.compile(
    r"(Plats|Mötesplats|Rum|Sal|Mötesrum|Ställe|Adress|Penna|Mötesledare|Antecknar"
    r"|Möteslokal|Sammanträdesplats|Ort|Lokal|Ordf\.?|Sekr\.?|Vid tangenterna"
    r"|Sekreterare|Ordförande|Antecknare|Vid anteckningarna|Vid protokollet"
    r"|Vid pennan|Justerare|Utses att justera)\s+(?=[A-ZÅÄÖ])"
)
ONLINE = re.compile(r"(?:Microsoft\s+|MS\s+)?(?:Teams|Zoom|Skype|Meet|Webex)\b")
# What is a label before a colon only, and else a word of a title.
WITH_COLON = frozenset(("minutes", "protokoll", "skriver", "skrev", "dokumentation"))
ALONE = WITH_COLON | {"anteckningar"}  # and in a row of its own
WHO = frozenset(("chair", "vice_chair", "secretary", "process_leader", "approver"))


def _label_without_colon(cell: str) -> tuple[str, str, str] | None:
    """Give the label and the value of a cell that has no mark between them: “Tid 9–12”, “Plats Lund”."""
    match = LABEL_BEFORE_DIGIT.match(cell) or LABEL_BEFORE_NAME.match(cell)
    meaning = value_of(bare(match.group(1))) if match else ""
    if match is None or not meaning or (meaning in WHO and match.re is LABEL_BEFORE_DIGIT):
        return None
    own = match.group(1) in ("Lokal", "Rum", "Sal") and not ONLINE.match(cell, match.end())  # words of the place too
    return meaning, match.group(1), cell if own else cell[match.end() :]


def labelled(row: Row) -> list[tuple[str, str, str]]:
    """Give the known labels of a row: meaning, label as written, value (perhaps empty)."""
    found: list[tuple[str, str, str]] = []
    pending: tuple[str, str] | None = None
    for cell in row.cells:
        label = split_label(cell)
        word = bare(label[0]) if label else bare(cell)
        meaning = value_of(word) if label or word not in (WITH_COLON if len(row.cells) > 1 else ALONE) else ""
        if label and not meaning and NEXT_MEETING.fullmatch(word):
            meaning = "next_meeting"
        if meaning:
            if pending:
                found.append((*pending, ""))
            pending = (meaning, label[0] if label else cell)
            if label and label[1]:
                found.append((*pending, label[1]))
                pending = None
        elif (own := _label_without_colon(cell)) and not (pending and own[0] == pending[0]):
            if pending:
                found.append((*pending, ""))
                pending = None
            found.append(own)
        elif pending:
            found.append((*pending, cell))
            pending = None
        elif found and len(row.cells) > 1 and not label:
            found[-1] = (*found[-1][:2], f"{found[-1][2]}, {cell}")
    if pending:
        found.append((*pending, ""))
    return found

"""Read who met, and where, out of a sentence: “Den 5 april träffades Anna Ek och Bo Berg på Folkets hus”."""

import re
from dataclasses import dataclass

from minutes.importing.parser.dates import find_dates, find_times, without_dates
from minutes.importing.parser.names import is_first_name, is_name, split_names
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

MET = r"(?:träffades|möttes|samlades|sågs|deltog|medverkade|närvarade|var\s+med|närvarande\s+var|deltagare\s+var)"
MET_FIRST = re.compile(rf"\b{MET}\s*:?\s+(?P<rest>[A-ZÅÄÖÉ].*)$", re.S | re.I)
MET_LAST = re.compile(rf"^(?P<who>[A-ZÅÄÖÉ].{{3,200}}?)\s+{MET}\b(?P<rest>.*)$", re.S)
WHERE = re.compile(r"\s+(?P<place>(?:på|i|hos|vid|via|över)\s+[^.;]*)$")
SPOKEN = re.compile(r"\b(?:kl(?:ockan|\.)?|den|mellan)\s*(?=[\s,.]|$)", re.I)


@dataclass(frozen=True)
class Gathering:
    """Who met, and where."""

    names: tuple[str, ...]
    place: str
    sentence: str
    row: Row


def _without_when(text: str) -> str:
    """Give a text without its date and times and the words that went with them."""
    _, _, rest = find_times(without_dates(text, find_dates(text, 2000)))
    return " ".join(SPOKEN.sub(" ", rest).split()).strip(" ,.")


def _people(text: str) -> tuple[str, ...]:
    """Give the names of a list that holds nothing else, or nothing."""
    pieces = split_names(text)
    fits = [is_name(piece) or (len(piece.split()) == 1 and is_first_name(piece)) for piece in pieces]
    return tuple(pieces) if len(pieces) > 1 and all(fits) else ()


def read_gathering(rows: list[Row]) -> Gathering | None:
    """Take the rows of the head; give who met and where, by the first sentence that tells it."""
    for row in rows:
        for sentence in sentences(row.text) if len(row.text) > 30 and not row.in_table else ():
            plain = _without_when(sentence)
            if found := MET_FIRST.search(plain):
                who, rest = found.group("rest"), ""
            elif found := MET_LAST.match(plain):
                who, rest = found.group("who"), found.group("rest")
            else:
                continue
            where = WHERE.search(rest or who)
            names = _people(who[: where.start()] if where and not rest else who)
            if names:
                place = re.sub(r"^(?:på|i|hos|vid)\s+", "", where.group("place").strip(" ,")) if where else ""
                return Gathering(names, place, sentence, row)
    return None

"""Read who met, and where, out of a sentence: “Den 5 april träffades Anna Ek och Bo Berg på Folkets hus”."""

import re
from dataclasses import dataclass

from minutes.importing.parser.dates import find_dates, find_times, without_dates
from minutes.importing.parser.entries import Entry, parse_entry, split_entries
from minutes.importing.parser.names import NAME_WORD, is_first_name, is_name
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

MET = (
    r"(?:med\s+på\s+(?:mötet|träffen)\s+var|träffades|möttes|samlades|sågs|deltog|medverkade|närvarade|var\s+med"
    r"|närvarande\s+var|deltagare\s+var)"
)
REPRESENTED = re.compile(r"\b(?:företräddes|representerades)\s+av\s+(?P<who>[A-ZÅÄÖÉ].*)$", re.S)
MET_FIRST = re.compile(rf"\b{MET}\s*:?\s+(?P<rest>[A-ZÅÄÖÉ].*)$", re.S | re.I)
MET_LAST = re.compile(rf"^(?P<who>[A-ZÅÄÖÉ].{{3,200}}?)\s+{MET}\b(?P<rest>.*)$", re.S)
WHERE = re.compile(r"\s+(?P<place>(?:på|i|hos|vid|via|över)\s+[^.;]*)$")
MYSELF = re.compile(r"\s+(?:och|samt)\s+(?:jag|undertecknad)\s*$")
SPOKEN = re.compile(r"\b(?:kl(?:ockan|\.)?|den|mellan)\s*(?=[\s,.]|$)", re.I)


@dataclass(frozen=True)
class Gathering:
    """Who met, and where."""

    people: tuple[Entry, ...]
    place: str
    sentence: str
    row: Row


def _without_when(text: str) -> str:
    """Give a text without its date and times and the words that went with them."""
    _, _, rest = find_times(without_dates(text, find_dates(text, 2000)))
    return " ".join(SPOKEN.sub(" ", rest).split()).strip(" ,.")


def _people(text: str) -> tuple[Entry, ...]:
    """Give the people of a list that holds nothing else, or nothing; whoever writes calls themselves “jag”."""
    people = tuple(parse_entry(piece) for piece in split_entries(MYSELF.sub("", text)))
    fits = [is_name(one.name) or bool(NAME_WORD.fullmatch(one.name)) for one in people]
    known = sum(bool(one.name) and is_first_name(one.name.split()[0]) for one in people)
    return people if len(people) > 1 and all(fits) and known * 2 >= len(people) else ()


def _represented(sentence: str) -> tuple[Entry, ...]:
    """Give the people who a sentence says represented someone."""
    found = REPRESENTED.search(sentence.rstrip(" ."))
    return _people(found.group("who")) if found else ()


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
            people = _people(who[: where.start()] if where and not rest else who)
            if people:
                place = re.sub(r"^(?:på|i|hos|vid)\s+", "", where.group("place").strip(" ,")) if where else ""
                people += tuple(one for other in sentences(row.text) for one in _represented(other))
                return Gathering(people, place, sentence, row)
    return None

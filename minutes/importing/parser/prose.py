"""Read who met, and where, out of a sentence: “Den 5 april träffades Anna Ek och Bo Berg på Folkets hus”."""

import re
from dataclasses import dataclass, replace

from minutes.importing.parser.dates import find_dates, find_times, without_dates
from minutes.importing.parser.entries import Entry, parse_entry, split_entries
from minutes.importing.parser.names import NAME_WORD, is_first_name, is_name
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

MET = (
    r"(?:med\s+på\s+(?:mötet|träffen)\s+var|träffades|möttes|samlades|sågs|deltog|medverkade|närvarade|var\s+med"
    r"|närvarande\s+var|deltagare\s+var|på\s+plats\s+var|med\s+var|i\s+panelen\s+satt|runt\s+bordet\s+satt)"
)
FEWEST = 2  # people who met, for a sentence to say so
REPRESENTED = re.compile(r"\b(?:företräddes|representerades)\s+av\s+(?P<who>[A-ZÅÄÖÉ].*)$", re.S)
MET_FIRST = re.compile(
    rf"\b{MET}\s*:?\s+(?:även\s+|också\s+)?(?P<rest>(?:jag\b|undertecknad\b|[A-ZÅÄÖÉ]).*)$", re.S | re.I
)
MET_LAST = re.compile(rf"^(?P<who>[A-ZÅÄÖÉ].{{3,200}}?)\s+{MET}\b(?P<rest>.*)$", re.S)
# Who was not there: “Bo Berg hade fått förhinder och Eva Al är sjuk”.
MISSING = re.compile(
    r"(?P<who>[A-ZÅÄÖÉ][^.;]{3,160}?)\s+(?:(?:hade|har|fick|anmälde|meddelade|lämnade)\s+(?:\w+\s+)?(?:förhinder|återbud)"
    r"|(?:är|var)\s+(?:sjuka?|förhindrade?|frånvarande|ledig[at]?)|kunde\s+(?:inte|tyvärr\s+inte)|skulle\s+ha\s+varit\s+med"
    r"|hade\s+anmält\s+(?:förhinder|frånvaro)|saknades|uteblev)\b[^.;]*?(?=\s+(?:och|samt|men)\s+[A-ZÅÄÖÉ]|[.;]|$)",
    re.S,
)
LED = re.compile(
    r"(?P<role>moderator|ordförande|mötesledare|samtalsledare|sekreterare|antecknare)\s+(?:för\s+\w+\s+)?var\s+(?P<who>[A-ZÅÄÖÉ].*)$",
    re.S | re.I,
)
ROLE_OF = {"ordförande": "chair", "mötesledare": "chair", "sekreterare": "secretary", "antecknare": "secretary"}
WHERE = re.compile(r"\s+(?P<place>(?:på|i|hos|vid|via|över)\s+[^.;]*)$")
MYSELF = re.compile(r"\s*(?:,|och|samt)?\s*\b(?:jag|undertecknad)\b\s*(?:,|och|samt)?\s*", re.I)
SPOKEN = re.compile(r"\b(?:kl(?:ockan|\.)?|den|mellan)\s*(?=[\s,.]|$)", re.I)
WE_MET = re.compile(
    r"\b(?:vi|gruppen|nätverket|rådet)\s+(?:träffades|möttes|samlades|sågs|hade\s+möte)\b(?P<rest>.*)$", re.S | re.I
)


@dataclass(frozen=True)
class Gathering:
    """Who met, and where."""

    people: tuple[Entry, ...]
    place: str
    sentence: str
    row: Row


def _without_when(text: str) -> str:
    """Give a text without its date and times and the words that went with them."""
    _, _, rest = find_times(without_dates(text, find_dates(text, 2000)), labelled=bool(SPOKEN.search(text)))
    return " ".join(SPOKEN.sub(" ", rest).split()).strip(" ,.")


def _people(text: str) -> tuple[Entry, ...]:
    """Give the people of a list that holds nothing else, or nothing; whoever writes calls themselves “jag”."""
    people = tuple(parse_entry(piece) for piece in split_entries(MYSELF.sub(" ", text).strip()))
    fits = [is_name(one.name) or bool(NAME_WORD.fullmatch(one.name)) for one in people]
    known = sum(bool(one.name) and is_first_name(one.name.split()[0]) for one in people)
    return people if people and all(fits) and known * 2 >= len(people) else ()


def _represented(sentence: str) -> tuple[Entry, ...]:
    """Give the people who a sentence says represented someone."""
    found = REPRESENTED.search(sentence.rstrip(" ."))
    return _people(found.group("who")) if found else ()


def _absent(sentence: str) -> tuple[Entry, ...]:
    """Give the people who a sentence says were not there."""
    found = [one for match in MISSING.finditer(sentence) for one in _people(match.group("who"))]
    return tuple(replace(one, presence="apologies") for one in found)


def _leading(sentence: str) -> tuple[Entry, ...]:
    """Give the person who a sentence says led or wrote."""
    found = LED.match(sentence.rstrip(" ."))
    people = _people(found.group("who"))[:1] if found else ()
    return tuple(replace(one, role=ROLE_OF.get(found.group("role").casefold(), "")) for one in people) if found else ()


def _where(text: str) -> str:
    """Give the place at the end of the text of a sentence, without the word before it."""
    found = WHERE.search(text)
    return re.sub(r"^(?:på|i|hos|vid)\s+", "", found.group("place").strip(" ,")) if found else ""


def _place_we_met(rows: list[Row]) -> tuple[str, Row] | None:
    """Give where a sentence says that “vi” met, and its row."""
    for row in rows:
        for sentence in sentences(row.text) if not row.in_table else ():
            if (found := WE_MET.search(sentence)) and (place := _where(f" {_without_when(found.group('rest'))}")):
                return place, row
    return None


def _meeting_people(sentence: str) -> tuple[tuple[Entry, ...], str]:
    """Give the people who a sentence says met, and where."""
    plain = _without_when(sentence)
    if found := MET_FIRST.search(plain):
        who, rest = found.group("rest"), ""
    elif found := MET_LAST.match(plain):
        who, rest = found.group("who"), found.group("rest")
    else:
        return (), ""
    where = WHERE.search(rest or who)
    if where and not rest and not (people := _people(who[: where.start()])):
        where, people = None, _people(who)  # “Eva Al på distans” ends with no place of the meeting
    elif not where or rest:
        people = _people(who)
    return people, _where(rest or who) if people and where else ""


def read_gathering(rows: list[Row]) -> Gathering | None:
    """Take the rows of the head; give who met and where, by the first sentence that tells it and those about it."""
    for start, row in enumerate(rows):
        for sentence in sentences(row.text) if len(row.text) > 30 and not row.in_table else ():
            people, place = _meeting_people(sentence)
            if len(people) < FEWEST:
                continue
            for other in (one for near in rows[start : start + 3] for one in sentences(near.text) if not near.in_table):
                people += (*_represented(other), *_absent(other), *_leading(other))
                if other != sentence:
                    people += _meeting_people(other)[0]
            unique = {one.name: one for one in reversed(people)}
            met = _place_we_met(rows)
            kept = tuple(unique[name] for name in dict.fromkeys(one.name for one in people))
            return Gathering(kept, place or (met[0] if met else ""), sentence, row)
    return None

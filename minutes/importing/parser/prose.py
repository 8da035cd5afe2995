"""Read who met out of sentences: “Den 5 april träffades Anna Ek och Bo Berg på Folkets hus”."""

import re
from dataclasses import dataclass, replace

from minutes.importing.parser.entries import Entry, is_known_person, parse_entry
from minutes.importing.parser.names import AND, NAME_WORD, is_first_name, is_name, is_title
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences
from minutes.importing.parser.whereabouts import place_of, place_told, without_when

MET = (
    r"(?:(?:träffade|samlade)(?=\s+[A-ZÅÄÖ])|med\s+på\s+(?:mötet|träffen)\s+var|träffades|möttes|kom(?=\s+[A-ZÅÄÖ]\w+\s+[A-ZÅÄÖ])|samlades|sågs|deltog|deltar|medverkade|närvarade"
    r"|var\s+(?:också\s+|även\s+)?(?:med|där|närvarande)|närvarande\s+var|deltagare\s+(?:var|är|på\s+mötet)"
    r"|på\s+plats\s+(?:var|fanns)|med\s+var|(?:i\s+panelen|runt\s+bordet)\s+satt|vi\s+som\s+\w+(?:\s+(?:med|där"
    r"|på\s+plats))?\s+(?:var|är)"
    r"|vi\s+var|(?:företräddes|representerades)\s+av|närvarande\s+är|deltagande\s+var)"
)
FEWEST = 2  # people who met, for a sentence to say so
NEAR = 4  # rows after it that may say more of who met
MET_WORD = re.compile(rf"\b{MET}\b", re.I)
MORE = re.compile(r"^(?:Från|För|Representanter|Därtill|Dessutom|Även|Också|På\s+länk|Via|Digitalt)\b")
# Who was not there: “Bo Berg hade fått förhinder och Eva Al är sjuk”.
MISSING_WORD = re.compile(
    r"\b(?:förhinder|förhindrad\w*|återbud|sjuka?|frånvarande|frånvaro|lediga?|saknades|saknade\s+vi|uteblev|kom"
    r"\s+(?:inte|ej)|kunde\s+(?:tyvärr\s+)?(?:inte|ej)"
    r"|skulle\s+ha\s+varit\s+med|inte\s+med|fick\s+inte\s+med)\b",
    re.I,
)
LED = re.compile(
    r"(?P<role>moderator|ordförande|mötesledare|samtalsledare|sekreterare|antecknare)\s+(?:för\s+\w+\s+)?var"
    r"\s+(?P<who>[A-ZÅÄÖÉ].*)$",
    re.S | re.I,
)
LEADS = re.compile(  # “Mötet leddes av Anna Ek”, “Bo Ros förde anteckningar”
    r"(?:(?:mötet|sammanträdet|träffen)\s+)?leddes\s+av\s+(?P<chair>[A-ZÅÄÖÉ].*)$"
    r"|(?P<leads>(?-i:[A-ZÅÄÖÉ])[^,;]{3,40}?)\s+(?:ledde|var\s+(?:ordförande|mötesledare|moderator))\b"
    r"|(?P<secretary>(?-i:[A-ZÅÄÖÉ])[^,;]{3,40}?)\s+(?:förde|skrev|antecknade|höll\s+i\s+pennan|var\s+sekreterare)\b",
    re.S | re.I,
)
ROLE_OF = {"ordförande": "chair", "mötesledare": "chair", "sekreterare": "secretary", "antecknare": "secretary"}
MYSELF = re.compile(r"^(?:jag|undertecknad)\b.*$", re.I)
OUTSIDE = r"(?![^()]*\))"  # of a parenthesis
GROUPS = re.compile(
    rf"\s*[,;:]\s*{OUTSIDE}|\s+(?=(?:samt\s+)?(?i:från|för)\s+[A-ZÅÄÖ][^,]{{0,40}}?\s(?:deltog|medverkade|kom"
    rf"|var)\b){OUTSIDE}"
)
ALSO = re.compile(rf"(?<!-)\s+{AND}\s+(?:så\s+|även\s+|också\s+)*{OUTSIDE}")
FROM = re.compile(r"^\s*(?:\([^()]*\)\s*)?(?:från|vid|på|i|hos|för)\s+(?P<where>[^()]*)")
AT_END = re.compile(r"\s(?P<place>(?:på|i|hos|vid|via|över)\s+[^.;]*)$")
FROM_FIRST = re.compile(r"^\s*(?:samt\s+|och\s+)?(?:från|för)\s+", re.I)
BRACKETS = re.compile(r"\(([^()]{20,})\)")
LONGEST_ROW = 4000
LONGEST_NAME = 5


@dataclass(frozen=True)
class Gathering:
    """Who met, and where."""

    people: tuple[Entry, ...]
    place: str
    sentence: str
    row: Row


def _named_in(piece: str) -> tuple[str, str] | None:
    """Give the name that a piece of a sentence holds, and the words after it."""
    words = piece.split()
    plain = [word.strip(".,:()") for word in words]
    for start in range(len(words)):
        if not NAME_WORD.fullmatch(plain[start]) and not plain[start].casefold().startswith("al-"):
            continue
        known = is_first_name(plain[start])
        for end in range(min(start + LONGEST_NAME, len(words)), start, -1):
            if any("(" in word for word in words[start:end]) or any(
                word[-1] in ".,:)" for word in words[start : end - 1]
            ):
                continue
            name, rest = " ".join(plain[start:end]), " ".join(words[end:])
            alone = start == 0 and (not rest or rest[0] == "(" or FROM.match(rest) or rest[0].islower())
            if (is_name(name) and (known or alone)) or (
                end == start + 1 and known and (not rest or rest[0] in "(" or FROM.match(rest))
            ):
                return name, rest
    return None


def _entry(name: str, rest: str) -> Entry:
    """Give the entry of a name with the words after it: a title in parentheses, or where from."""
    inner = re.match(r"\s*\(([^()]*)\)", rest)
    entry = parse_entry(f"{name}, {inner.group(1)}" if inner else name)
    found = FROM.match(rest)
    where = found.group("where").strip(" ,.") if found else ""
    where = re.split(r"\s+(?:som|och|deltog|var|hade|kom)\b", where)[0]
    return replace(entry, name=name, pieces=(*entry.pieces, where) if where and len(where) < 70 else entry.pieces)


def people_of(text: str) -> tuple[Entry, ...]:
    """Take a sentence that names people; give them, those of one “A och B från X” all from there."""
    people: list[Entry] = []
    for group in GROUPS.split(text):
        lead = FROM_FIRST.match(group)
        found = [named for piece in ALSO.split(group) if not MYSELF.match(piece) and (named := _named_in(piece))]
        entries = [_entry(name, rest) for name, rest in found]
        last = entries[-1].pieces if entries and FROM.match(found[-1][1]) else ()
        if lead and entries and entries[0].name in group:
            where = group[lead.end() : group.index(entries[0].name)]
            last = (
                (re.sub(r"\s+(?:deltog|medverkade|kom|var(?:\s+\w+)?)\s*$", "", where.strip()),)
                if where.strip()
                else last
            )
        people += [one if one.pieces or not last else replace(one, pieces=last[-1:]) for one in entries]
    return tuple(one for one in people if not is_title(one.name))


def _meeting_people(sentence: str) -> tuple[tuple[Entry, ...], str]:
    """Give the people who a sentence says met, and where."""
    plain = without_when(sentence)
    found = MET_WORD.search(plain)
    if not found:
        return (), ""
    if len(inside := _people_inside(plain)) > FEWEST:
        return inside, place_told(sentence)
    where = AT_END.search(plain.rstrip(" ."))
    before, after = people_of(plain[: found.start()]), people_of(plain[found.end() :])
    people = after if len(after) >= len(before) else before
    if before and after and after is people and not re.search(r"\bfrån\b", plain[: found.start()], re.I):
        people = (*before, *after)
    place = place_told(sentence)
    if not place and where and people:
        place = _not_of_one(place_of(where.group("place")), people)
        people = tuple(replace(one, pieces=tuple(each for each in one.pieces if each != place)) for one in people)
    return people, place


def _people_inside(text: str) -> tuple[Entry, ...]:
    """Give the people in the brackets of “Vi var fyra på plats (Anna Ek, Bo Ros, …)”."""
    lists = [inner for inner in BRACKETS.findall(text) if inner.count(",") >= FEWEST - 1 and is_known_person(inner)]
    return people_of(lists[0]) if lists else ()


def _not_of_one(place: str, people: tuple[Entry, ...]) -> str:
    """Give a place at the end of a sentence where the meeting was there, and none of the people is from there."""
    pieces = [piece for one in people for piece in one.pieces]
    of_one = any(place in piece and piece != place for piece in pieces) or any(one.name in place for one in people)
    return "" if of_one or place in ("distans", "länk") else place


def _absent(sentence: str) -> tuple[Entry, ...]:
    """Give the people who a sentence says were not there."""
    if not MISSING_WORD.search(sentence):
        return ()
    return tuple(replace(one, presence="apologies") for one in people_of(sentence))


def _leading(sentence: str) -> tuple[Entry, ...]:
    """Give the person who a sentence says led or wrote."""
    plain = sentence.rstrip(" .")
    if told := LEADS.match(plain):
        role = "secretary" if told.group("secretary") else "chair"
        who = next(filter(None, told.groups()))
        return tuple(replace(one, role=role) for one in people_of(who)[:1] if is_name(one.name))
    found = LED.match(plain)
    people = people_of(found.group("who"))[:1] if found else ()
    return tuple(replace(one, role=ROLE_OF.get(found.group("role").casefold(), "")) for one in people) if found else ()


def people_told(sentence: str) -> tuple[Entry, ...]:
    """Give the people whom a sentence near that of who met adds."""
    if people := _absent(sentence) or _leading(sentence):
        return people
    return people_of(sentence) if MORE.match(sentence) or MET_WORD.search(sentence) else ()


def read_gathering(rows: list[Row]) -> Gathering | None:
    """Take the rows of the head; give who met and where, by the first sentence that tells it and those about it."""
    for start, row in enumerate(rows):
        for sentence in sentences(row.text) if 30 < len(row.text) < LONGEST_ROW and not row.in_table else ():
            people, place = _meeting_people(sentence)
            if len(people) < FEWEST:
                continue
            told = [one for near in rows[start : start + NEAR] if not near.in_table for one in sentences(near.text)]
            here = told.index(sentence) if sentence in told else 0
            after = told[here + 1 :] if sentence in told else []
            for other in told[:here]:
                people += _leading(other)
            for other in after:
                people += people_told(other)
            every = [one for near in rows for one in sentences(near.text) if not near.in_table]
            where = next((found for one in every if (found := place_told(one))), "")
            kept = {one.name: one for one in reversed(people)}
            unique = tuple(kept[name] for name in dict.fromkeys(one.name for one in people))
            return Gathering(unique, where or place, sentence, row)
    return None

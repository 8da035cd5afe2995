"""Part a list of people into its entries, however it is set."""

import re
from functools import lru_cache

from minutes.importing.parser.entries import (
    COMMA,
    ORGANISATION,
    is_known_person,
    is_person,
    is_place,
    parse_entry,
    without_parentheses,
)
from minutes.importing.parser.names import (
    AND,
    NAME_WORD,
    ends_as_title,
    is_first_name,
    is_name,
    is_title,
    known_name,
    split_joined,
)
from minutes.importing.parser.places import MUNICIPALITIES
from minutes.importing.parser.sentences import sentences

LINKING = re.compile(r"^(?:samt|och|även|dessutom|också|därtill)\s+(?=[^\W\d_])")
ALSO = re.compile(rf"(?<!-)\s+{AND}\s+")
TELLS = re.compile(  # what makes a sentence of an entry
    r"\b(?:har|hade|är|var|kom|kunde|fick|deltog|deltar|lämnade|anslöt|anmälde|meddelade|ersatte|ledde|skrev|höll)\b"
)
SEMICOLON = re.compile(r"\s*[;•·]\s*(?![^()]{0,200}\))")
COMES = re.compile(  # “Anna Ek, Lund. Kom 9.30”
    r"\.\s+(?=(?:Kom|Gick|Anslöt|Lämnade|Avvek|Ankom|Anlände|Deltog)\b[^.,;]{0,30}(?:\d[.:]\d\d)?[^.,;]{0,20}\.?$)"
)
REPRESENTED = re.compile(  # “Salem representeras av Bo Ros”
    r"(?:(?<=^)|(?<=[,;]\s))(?P<where>[A-ZÅÄÖ][^,;.()]{1,40}?)\s+(?:representera(?:s|des)|företräd(?:s|des))\s+av\s+"
    r"(?P<who>[A-ZÅÄÖÉ][\w-]+(?:\s[A-ZÅÄÖÉ][\w-]+){1,3})(?=\s*(?:[,;.]|$|\soch\b|\ssamt\b))"
)
FEWEST_PARTS = 2
FEWEST_INNER = 2  # pieces between the first and the last
APART = re.compile(r" {2,}")
DASHED, FEWEST_DASHED = re.compile(r"\s+[–—-]\s+"), 3  # people that a dash parts
FEWEST_TURNED, MOST_TURNED = 3, 3  # people with the surname first, and words of each
SLASHED = re.compile(r"\s*/\s*")
SURNAME_FIRST = re.compile(
    r"(?P<last>[^,;()]{2,40}),\s*(?P<first>[^\s,;()]+(?:\s[A-ZÅÄÖ][^\s,;()]*)?)(?P<rest>\s*(?:[,(].*)?)"
)


def _is_short_name(text: str) -> bool:
    """Tell whether a piece is a first name alone, perhaps with an initial."""
    words = without_parentheses(text).split()
    return 1 <= len(words) <= 2 and is_first_name(words[0]) and all(len(word.rstrip(".")) <= 2 for word in words[1:])


def _are_first_names(heads: list[str]) -> bool:
    """Tell whether pieces are a list of first names, some of them uncommon."""
    short = [
        head
        for head in heads
        if 1 <= len(head.split()) <= 2 and NAME_WORD.fullmatch(head.split()[0]) and not is_title(head)
    ]
    return (
        len(heads) >= 3 and len(short) == len(heads) and sum(_is_short_name(head) for head in heads) * 2 >= len(heads)
    )


def split_entries(text: str) -> list[str]:
    """Take the text after a label; give the entries of the people in it, as written."""
    return list(_entries(as_list(text)))


def first_entry(text: str) -> str:
    """Take the text after a label; give the entry of the first of the people in it, or nothing."""
    return next(iter(split_entries(text)), "")


@lru_cache(maxsize=4096)
def as_list(text: str) -> str:
    """Give “Anna Ek, chef. Bo Ros, rektor.” with semicolons where each sentence is one person; else the text.

    “Anna Ek, Lund. Kom 9.30” is one entry.
    “Salem representeras av Bo Ros” is him, from there.
    “Anna Ek  Bo Ros  Eva Alm” are three, parted by wide gaps.
    The same goes for “Anna Ek, chef - Bo Ros, rektor - …”, where a dash stands before each person.
    """
    text = COMES.sub(", ", text) if ". " in text else text
    text = REPRESENTED.sub(r"\g<who> (\g<where>)", text) if " av " in text else text
    for mark in (DASHED, SLASHED):
        parted = mark.split(text)
        if len(parted) >= FEWEST_DASHED and all(map(is_person, parted)):
            return "; ".join(parted)
    if "  " in text and (parted := _people_apart(text)):
        return "; ".join(parted)
    if ";" in text and (turned := _surnames_first(text)):
        return turned
    if turned := _all_turned(text):
        return turned
    parts = sentences(text) if ". " in text else []
    if len(parts) < 2 or not all(is_person(part) and not TELLS.search(part) for part in parts):
        return text
    return "; ".join(part.rstrip(" .") for part in parts)


def _all_turned(text: str) -> str:
    """Give “Ek Anna, Ros Bo, Alm Eva” with the first names first; nothing where an entry of it is set otherwise."""
    parts = [part.split() for part in text.strip(" .").split(",")]
    if len(parts) < FEWEST_TURNED or not all(2 <= len(words) <= MOST_TURNED for words in parts):
        return ""
    turned = all(is_first_name(words[-1]) and not is_first_name(words[0]) for words in parts)
    names = [" ".join((words[-1], *words[:-1])) for words in parts]
    return ", ".join(names) if turned and all(map(is_name, names)) else ""


def _people_apart(text: str) -> list[str]:
    """Give the people that wide gaps alone part, without a remark in brackets among them; nothing where others are."""
    parted = [part for part in APART.split(text) if not (part.startswith("(") and part.endswith(")"))]
    known = sum(map(is_known_person, parted))
    several = len(parted) > 1 and all(map(is_person, parted)) and is_known_person(parted[0])
    return (
        parted if several and (known == len(parted) or (len(parted) > FEWEST_PARTS and known * 2 > len(parted))) else []
    )


def _surnames_first(text: str) -> str:
    """Give “Ek, Anna; Ros, Bo” as “Anna Ek; Bo Ros”; nothing where an entry of it is set in another way."""
    found = [SURNAME_FIRST.fullmatch(part.strip(" .")) for part in text.split(";") if part.strip(" .")]
    turned = [
        f"{one.group('first')} {one.group('last').strip()}{one.group('rest')}"
        for one in found
        if one and is_first_name(one.group("first").split()[0]) and not is_first_name(one.group("last").split()[0])
    ]
    return "; ".join(turned) if len(turned) == len(found) >= FEWEST_PARTS else ""


@lru_cache(maxsize=4096)
def _entries(text: str) -> tuple[str, ...]:
    """Give the entries of the people in a text."""
    text = text.strip(" .;,")
    if len(parts := SEMICOLON.split(text)) > 1:
        return tuple(entry for part in parts for entry in _entries(part))
    parts = [LINKING.sub("", part.strip()) for part in COMMA.split(text) if part.strip()]
    if len(parts) >= 1:
        tail = ALSO.split(parts[-1])
        if len(tail) > 1 and all(is_person(piece) or _is_short_name(piece) for piece in tail):
            parts[-1:] = tail
    parts = [piece for part in parts for piece in _around_also(part)]
    parts = _with_lost_breaks(parts)
    heads = [parse_entry(part).name for part in parts]
    # “Monica Ek (S), Nora” is from there, though Nora is a first name too.
    towns = [is_place(head) and place > 0 and is_name(heads[place - 1]) for place, head in enumerate(heads)]
    heads = ["" if town else head for town, head in zip(towns, heads, strict=True)]
    every = all(is_name(head) or _is_short_name(head) for head in heads) or _are_first_names(heads)
    entries: list[str] = []
    for place, (part, head) in enumerate(zip(parts, heads, strict=True)):
        starts = every or known_name(head) or (_is_short_name(part) and not entries)
        starts = starts or (is_name(head) and (_between_titles(parts, place) or _is_title_first(part, head)))
        if starts or not entries:
            entries.extend(_without_lost_comma(part, head))
        else:
            entries[-1] += f", {part}"
    return tuple(entries)


def _with_lost_breaks(parts: list[str]) -> list[str]:
    """Part “Täby Lotta Berg” before the name, in a list “Jan Ek, Täby Lotta Berg, Botkyrka …” that lost its breaks."""
    cuts = [_before_name(part) or _after_town(part) for part in parts]
    inner = cuts[1:-1] if len(parts) > FEWEST_PARTS else cuts[1:]
    if len(inner) >= FEWEST_INNER and sum(map(bool, inner)) * 2 >= len(inner):
        # Where most were lost, a name need not be a common one.
        cuts = [
            cut or (_after_place(part) if place else 0)
            for place, (part, cut) in enumerate(zip(parts, cuts, strict=True))
        ]
        inner = cuts[1:-1]
    if not inner or not all(inner) or cuts[0] or not is_known_person(parts[0]):
        return parts
    return [
        piece
        for part, cut in zip(parts, cuts, strict=True)
        for piece in ((part[:cut].strip(), part[cut:].strip()) if cut else (part,))
    ]


def _after_town(part: str) -> int:
    """Give where a name of two words begins after a town alone: “Norrtälje Cia Wiberg”; else 0."""
    town, _, name = part.partition(" ")
    return (
        len(town) + 1 if is_place(town) and not is_first_name(town) and len(name.split()) == 2 and is_name(name) else 0
    )


def _after_place(part: str) -> int:
    """Give where the last two words begin, which can be a name, after an organisation or a town; else 0."""
    words = part.split()
    name, before = " ".join(words[-2:]), words[:-2]
    plain = before[-1].strip("().,") if before else ""
    from_there = is_place(plain) or ORGANISATION.search(plain) or plain.isupper()
    return len(part) - len(name) if before and is_name(name) and (from_there or before[-1].endswith(")")) else 0


def _before_name(part: str) -> int:
    """Give where a known name begins at the end of a piece, after where somebody else is from; 0 where none does."""
    words = part.split()
    for start in range(1, len(words) - 1):
        name = " ".join(words[start:])
        plain = words[start - 1].strip("().,")
        if not words[start][0].isupper():
            continue
        if start == 1 and known_name(without_parentheses(part).strip()) and not is_place(plain):
            return 0  # “Nils Erik Öberg”
        after_title = ends_as_title(plain) or words[0].islower()
        if known_name(without_parentheses(name).strip()) and (not after_title or words[start - 1].endswith(")")):
            return len(part) - len(name)
    return 0


def _around_also(part: str) -> list[str]:
    """Give the two people of “Kjell Bro, Orsa samt tjänstepersonen Ingela Fors”, where such a pair stands."""
    pieces = ALSO.split(part, maxsplit=1)
    several = len(pieces) == 2 and (
        is_known_person(pieces[1]) or (_is_short_name(pieces[0]) and _is_short_name(parse_entry(pieces[1]).name))
    )
    return pieces if several else [part]


def _is_title_first(part: str, head: str) -> bool:
    """Tell whether a piece is a title and then a name: “MAS Yllka Berisha”."""
    title = part.removesuffix(head).strip()
    return title != part and bool(title) and is_title(title)


def _between_titles(parts: list[str], place: int) -> bool:
    """Tell whether a piece stands between two titles or towns, as a person does and an organisation does not."""
    beside = (parts[place - 1 : place] or [""])[0], (parts[place + 1 : place + 2] or [""])[0]
    return all((piece[:1].islower() and is_title(piece)) or piece.casefold() in MUNICIPALITIES for piece in beside)


def _without_lost_comma(part: str, head: str) -> list[str]:
    """Give the names of an entry in which a comma between names was lost."""
    several = split_joined(head) if part.startswith(head) else [head]
    if len(several) == 1:
        return [part]
    return [*several[:-1], several[-1] + part[len(head) :]]

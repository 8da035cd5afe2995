"""Read what is written about one person in a list: name, title, organisation, party, presence, substitution."""

import re
from dataclasses import dataclass
from functools import lru_cache

from minutes.importing.parser.labels import PRESENCE_OF, ROLE, bare
from minutes.importing.parser.meanings import attendance_of
from minutes.importing.parser.names import (
    BARE_PARTY,
    NAME_WORD,
    PARTICLES,
    PARTY,
    TITLE_WORD,
    is_first_name,
    is_name,
    is_organisation_word,
    is_title,
    known_name,
    split_joined,
)
from minutes.importing.parser.places import MUNICIPALITIES
from minutes.importing.parser.regions import COUNTIES
from minutes.importing.parser.sentences import sentences

PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?")
SUBSTITUTES = re.compile(
    r"(?:tj(?:änstgörande|g)?\.?\s*)?(?:ers(?:\.|ätter|ättare)?|vik(?:arie|\.)?|istället"
    r"|i stället)\s*(?:för\s+)?(?P<who>[A-ZÅÄÖÉ].+)"
)
REPLACED_BY = re.compile(r"[Ee]rs(?:\.|ätts|attes|atts)\s+av\s")
FOR_SOMEONE = re.compile(
    r"\s*[,(–-]?\s*\b(?:tj(?:änstgörande|g)?\.?\s*)?(?:ers(?:\.|ätter|ättare)?\s+för|ersätter"
    r"|ers\.?|för|i\s*stället\s+för)\s+(?P<who>[A-ZÅÄÖÉ][^(),;]+)"
    r"(?:\(\w{1,3}\))?(?P<when>\s*,?\s*§+[\d\s,–-]+)?[\s).]*$"
)
PARTLY = re.compile(
    r"§|\bt\.?\s?o\.?\s?m\b|\bfr\.?\s?o\.?\s?m\b|\bfrån\s+(?:kl|punkt|\d)|\btill\s+(?:kl|punkt|\d)|\bdel\s+av|\bdelvis"
    r"|\bpunkt(?:en|erna)?\s+\d|\blämnade|\banlände|\bkom\s+kl|\bgick\s+kl|\bkl\.?\s*\d|\bunder\s+punkt|\bendast",
    re.I,
)
BY_LINK = re.compile(
    r"(?:deltar\s+|deltog\s+)?(?:digitalt|via\s+\w+|på\s+(?:länk|distans|teams|plats)"
    r"|per\s+telefon|teams|zoom|skype|distans|länk|online)",
    re.I,
)
EMAIL = re.compile(r"<?(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?", re.I)
SERVING = re.compile(r"(?:ej\s+|icke\s+)?(?:tjänstgörande|tjänstgör|tjg\.?)", re.I)
ABSENT_WORDS = re.compile(r"\b(?:anmält\s+|anmäld\s+)?(förhinder|förhindrad|frånvarande|ej närvarande|återbud)\b", re.I)
LINKING = re.compile(r"^(?:samt|och|även|dessutom|också|därtill)\s+(?=[^\W\d_])")
MAILED = re.compile(r"\s*<\s*(?:mailto:)?([\w.+-]+@[\w.-]+)\s*>")
SLASH = re.compile(r"(?<=[^\W\d_]{2})\s?/\s?(?=[A-ZÅÄÖ]\w|[a-zåäö]{4})(?=[^/]*$)")  # “Anna Ek/Lund”
LINKED = re.compile(r"\s+(?=(?:via|per|på|över)\s+(?:telefon|länk(?:en)?|teams|zoom|skype|distans)\b[^,]*$)", re.I)
INSIDE = re.compile(r"^([^()]+?)\s*\(([^()]+)\)$")  # “Nordanstig (Lena Ström)”
ALSO = re.compile(r"(?<!-)\s+(?:samt|och)\s+")
FROM = re.compile(r"\s+(?:från|vid|på)\s+(?=[A-ZÅÄÖ])|\s+från\s+")  # “Pär Ek från Lund”
INITIALS_FIRST = re.compile(r"[A-ZÅÄÖ]{2,4}\s+(?=[A-ZÅÄÖ][a-zåäö])")
DASH = re.compile(r"\s+[–—-]\s+|\s+[–—-](?=\w)|(?<=\w)[–—]\s+|:\s+")
TELLS = re.compile(  # what makes a sentence of an entry
    r"\b(?:har|hade|är|var|kom|kunde|fick|deltog|deltar|lämnade|anslöt|anmälde|meddelade|ersatte|ledde|skrev|höll)\b"
)
COMMA = re.compile(r"\s*,\s*(?![^()]{0,200}\))")
BOXES = frozenset("☑☒✅✔✓☐")
TICKED, UNTICKED = re.compile(r"^[☑☒✅✔✓]\s*"), re.compile(r"^☐\s*")
SEMICOLON = re.compile(r"\s*[;•·]\s*(?![^()]{0,200}\))")
ORGANISATION = re.compile(
    r"\bregion\b|kommun|sjukhus|lasarett|stad$|vårdcentral|förvaltning|förbund|skr\b|myndighet|bolag|län\b", re.I
)
COLLECTIVE = re.compile(r"kommuner(?:na)?$|regionen$|^kommun(?:en)?$|^region$", re.I)
FEWEST_PARTS = 2
FEWEST_INNER = 2  # pieces between the first and the last
DASHED, FEWEST_DASHED = re.compile(r"\s+[–—-]\s+"), 3  # people that a dash parts
MARK_AFTER = re.compile(r"\s+([xX✓✔–-])$")
AT_POINT = re.compile(r"\s+(?:p\.?|pkt\.?|punkt(?:en)?|§+)\s*\d[\d\s,–-]*$", re.I)
INNER_CAPITAL = re.compile(r"[a-zåäö][A-ZÅÄÖ]")  # of a short name: “SkaS”, “FoU”
MAX_ENTRY = 220
LONGEST_MARK = 40  # letters of what is said of presence


@dataclass(frozen=True)
class Entry:
    """What one entry says; `pieces` are the words after the name, in order."""

    name: str
    pieces: tuple[str, ...] = ()
    party: str = ""
    role: str = ""
    presence: str = ""
    substitutes_for: str = ""
    note: str = ""


def _mark(piece: str) -> dict[str, str] | None:
    """Give what a piece says of presence, substitution or role, or None where it is other text."""
    word = bare(piece)
    if word in PRESENCE_OF:
        presence = PRESENCE_OF[word]
        return {"presence": presence} | ({"role": "co_opted"} if word.startswith("adj") else {})
    if len(word) < LONGEST_MARK and (said := attendance_of(word)) and said[0] in ("absent", "apologies"):
        return {"presence": said[0], "note": "" if word in PRESENCE_OF else piece.strip()}
    if REPLACED_BY.match(piece):
        return {"presence": "apologies", "note": piece.strip()}
    if found := SUBSTITUTES.fullmatch(piece.strip()):
        return {"substitutes_for": found.group("who").strip(" .)")}
    if PARTLY.search(piece) and len(piece) < 60:
        return {"presence": "partly", "note": piece.strip()}
    if BY_LINK.fullmatch(word) or SERVING.fullmatch(word) or EMAIL.fullmatch(piece.strip()):
        return {"note": piece.strip()}
    if (found := ABSENT_WORDS.search(piece)) and len(piece) < 50:
        return {"presence": PRESENCE_OF.get(found.group(1).casefold(), "apologies"), "note": piece.strip()}
    return None


def _town(words: list[str]) -> int:
    """Tell how many words at the end of “Åsa Wallin Kinda” are a municipality, after first name and surname."""
    for count in (2, 1):
        name = " ".join(words[-count:])
        before = words[:-count]
        if name.casefold() in MUNICIPALITIES and known_name(" ".join(before)) and not is_first_name(before[-1]):
            return count
    return 0


def _is_place(word: str) -> bool:
    """Tell whether a word is the name of a municipality or a county."""
    return word.casefold() in MUNICIPALITIES or word.title() in COUNTIES


def _words_before_name(words: list[str]) -> int:
    """Tell how many words in lower case stand before a known name that ends the words."""
    count = next((place for place, word in enumerate(words) if not word.islower()), len(words))
    return count if known_name(" ".join(words[count:])) else 0


def _split_name(text: str) -> tuple[str, str]:
    """Part a name from what follows or goes before it without any mark between."""
    words = text.split()
    if len(words) < 3:
        short = len(words) == 2 and is_first_name(words[0]) and words[1].islower() and words[1] not in PARTICLES
        return (words[0], words[1]) if short else (text, "")  # “Linnéa rehab”
    if words[0].islower() and (lower := _words_before_name(words)):
        return " ".join(words[lower:]), " ".join(words[:lower])  # “diakon Mikael Örn”
    if TITLE_WORD.search(words[-1]) and known_name(" ".join(words[:-1])):
        return " ".join(words[:-1]), words[-1]  # “Jens Forsmo KS-ordf”
    if words[-2] in ("och", "samt", "&") and _is_place(words[-1]) and (town := _town(words[:-2])):
        return " ".join(words[: -2 - town]), " ".join(words[-2 - town :])  # “Eva Ros Tidaholm och Hjo”
    if town := _town(words):
        return " ".join(words[:-town]), " ".join(words[-town:])
    for end in range(2, len(words)):
        known = _is_place(words[end].removesuffix("s")) and ORGANISATION.search(words[-1])
        if known and known_name(" ".join(words[:end])):
            return " ".join(words[:end]), " ".join(words[end:])  # “Pirjo Mattila Lindesbergs vårdcentral”
    if is_name(text):
        return text, ""
    if TITLE_WORD.search(words[0].rstrip(".")) and not is_first_name(words[0]):
        for start in range(1, min(len(words) - 1, 6)):
            if known_name(" ".join(words[start:])):
                return " ".join(words[start:]), " ".join(words[:start])
        if words[0][0].isupper() and is_name(" ".join(words[1:])) and not any(map(_is_place, words[1:])):
            return " ".join(words[1:]), words[0]  # “MAS Yllka Berisha”
    for start in range(2, len(words) - 1):
        if TITLE_WORD.search(words[start - 1]) and known_name(" ".join(words[start:])):
            return " ".join(words[start:]), " ".join(words[:start])  # “Ronnebys MAS Åsa Ek”
    for end in range(min(len(words) - 1, 5), 1, -1):
        if is_name(" ".join(words[:end])) and not NAME_WORD.fullmatch(words[end]):
            return " ".join(words[:end]), " ".join(words[end:])
    for end in range(2, min(len(words), 5)):
        rest = words[end]
        name = " ".join(words[:end])
        short = (rest.isupper() and len(rest) > 1) or INNER_CAPITAL.search(rest) is not None
        if ((ORGANISATION.match(rest) or is_organisation_word(rest) or short) and is_name(name)) or (
            known_name(name) and (rest.isupper() or TITLE_WORD.search(rest))
        ):
            return " ".join(words[:end]), " ".join(words[end:])
    return text, ""


def _are_initials(letters: str, text: str) -> bool:
    """Tell whether letters are the initials of the name that a text begins with."""
    words = text.replace("-", " ").split()[: len(letters)]
    return "".join(word[0] for word in words) == letters


@lru_cache(maxsize=4096)
def parse_entry(text: str, cells: tuple[str, ...] = ()) -> Entry:
    """Take the words about one person, and further cells of its row; give them sorted."""
    marks: dict[str, str] = {}
    extra: list[str] = []
    if text[:1] in BOXES:
        text = TICKED.sub("[x] ", UNTICKED.sub("[ ] ", text))
    if (found := INITIALS_FIRST.match(text)) and _are_initials(found.group().strip(), text[found.end() :]):
        marks["note"], text = found.group().strip(), text[found.end() :]

    def parenthesis(match: re.Match[str]) -> str:
        inner = match.group(1).strip()
        if not inner and "[" in match.group():
            marks.setdefault("presence", "absent")  # a box that nobody ticked
        elif "".join(word[0] for word in text[: match.start()].split() if word[0].isupper()) == inner:
            marks.setdefault("note", inner)  # the initials that the text goes on with
        elif (party := PARTY.fullmatch(f"({inner})")) and "party" not in marks:
            marks["party"] = party.group(1)
        else:
            for piece in filter(None, (part.strip() for part in inner.split(","))):
                if found := _mark(piece):
                    marks.update({key: value for key, value in found.items() if key not in marks})
                else:
                    extra.append(piece)
        apart = len(text[: match.start()].split()) > 1 and text[match.end() :][:1] == " "
        return ", " if apart else " "  # “Anna Ek (MAS) Lund”

    if (found := MARK_AFTER.search(text)) and is_name(text[: found.start()]):
        marks["presence"] = "absent" if found.group(1) in "–-" else "present"
        text = text[: found.start()]
    if (found := AT_POINT.search(text)) and text[: found.start()].split()[-1][0].isupper():
        marks |= {"presence": "partly", "note": found.group().strip()}
        text = text[: found.start()]
    if (inside := INSIDE.match(text)) and known_name(inside.group(2)) and not known_name(inside.group(1)):
        text = f"{inside.group(2)}, {inside.group(1)}"
    if "@" in text:
        text = MAILED.sub(r" (\1)", text)
    if "/" in text:
        text = SLASH.sub(", ", text)
    text = LINKED.sub(", ", text)
    if (found := FOR_SOMEONE.search(text)) and is_name(found.group("who").strip()):
        end = found.start("when") if found.group("when") else len(text)
        marks["substitutes_for"] = text[found.start("who") : end].strip(" .,")
        if found.group("when"):
            marks |= {"presence": "partly", "note": found.group("when").strip(" ,")}
        if marks["substitutes_for"].count("(") < marks["substitutes_for"].count(")"):
            marks["substitutes_for"] = marks["substitutes_for"].rstrip(")")
        text = text[: found.start()]
    plain = PARENTHESIS.sub(parenthesis, text) if "(" in text or "[" in text else text
    parts = [part for piece in COMMA.split(plain.strip(" ,.;")) for part in DASH.split(piece) if part.strip()]
    parts = [*FROM.split(parts[0], maxsplit=1), *parts[1:]] if parts else []
    name, rest = _split_name(" ".join(parts[0].split())) if parts else ("", "")
    pieces: list[str] = [rest] if rest and not (said := _mark(rest)) else []
    if rest and said:
        marks.update({key: value for key, value in said.items() if key not in marks})  # “Anna Ek nej”
    if (party := BARE_PARTY.search(name)) and "party" not in marks and len(name.split()) > 2:
        marks["party"], name = party.group(1), name[: party.start()].strip()
    trailing = [
        piece
        for cell in cells
        for piece in ([cell] if not _mark(PARENTHESIS.sub(r" \1", cell).strip()) else [cell.strip("() ")])
    ]
    for piece in (*parts[1:], *extra, *trailing):
        piece = piece.strip(" .") if piece.count(".") == 1 and len(piece) > 5 else piece.strip()
        if held := _mark(piece):
            marks.update({key: value for key, value in held.items() if key not in marks})
        elif "party" not in marks and PARTY.fullmatch(f"({piece})"):
            marks["party"] = piece
        elif piece:
            if (role := ROLE.fullmatch(bare(piece))) and "role" not in marks:
                marks["role"] = role.lastgroup or ""
            pieces.append(piece)
    return Entry(name=name.strip(" .:"), pieces=tuple(pieces), **marks)


def title_and_organisation(pieces: tuple[str, ...]) -> tuple[str, str]:
    """Take the pieces after a name; give which of them are title and organisation."""
    if not pieces:
        return "", ""
    if len(pieces) == 1:
        piece = pieces[0]
        titled = _is_title_or_role(piece) and (is_title(piece) or not ORGANISATION.search(piece))
        return (piece, "") if titled else ("", piece)
    # The organisation is what is called as one or, failing that, the last that is no title or role.
    called = [place for place, piece in enumerate(pieces) if ORGANISATION.search(piece) and not is_title(piece)]
    others = [place for place, piece in enumerate(pieces) if not _is_title_or_role(piece)]
    place = (called or others or [-1])[-1]
    if place < 0:
        return ", ".join(pieces), ""
    return ", ".join(piece for other, piece in enumerate(pieces) if other != place), pieces[place]


def _is_title_or_role(piece: str) -> bool:
    """Tell whether a piece is a title, a role at the meeting, or lower-case words that name no organisation."""
    return is_title(piece) or ROLE.fullmatch(bare(piece)) is not None or piece[:1].islower()


def is_person(text: str) -> bool:
    """Tell whether an entry begins with the name of a person."""
    if len(text) > MAX_ENTRY:
        return False
    return is_name(parse_entry(text).name)


def is_known_person(text: str) -> bool:
    """Tell whether an entry begins with a name whose first word is a common first name."""
    return len(text) <= MAX_ENTRY and known_name(parse_entry(text).name)


def _is_short_name(text: str) -> bool:
    """Tell whether a piece is a first name alone, perhaps with an initial."""
    words = PARENTHESIS.sub("", text).split()
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


@lru_cache(maxsize=4096)
def as_list(text: str) -> str:
    """Give “Anna Ek, chef. Bo Ros, rektor.” with semicolons where each sentence is one person; else the text.

    The same goes for “Anna Ek, chef - Bo Ros, rektor - …”, where a dash stands before each person.
    """
    dashed = DASHED.split(text)
    if len(dashed) >= FEWEST_DASHED and all(map(is_person, dashed)):
        return "; ".join(dashed)
    parts = sentences(text) if ". " in text else []
    if len(parts) < 2 or not all(is_person(part) and not TELLS.search(part) for part in parts):
        return text
    return "; ".join(part.rstrip(" .") for part in parts)


@lru_cache(maxsize=4096)
def _entries(text: str) -> tuple[str, ...]:
    """Give the entries of the people in a text."""
    text = text.strip(" .;,")
    if len(parts := SEMICOLON.split(text)) > 1:
        return tuple(entry for part in parts for entry in _entries(part))
    parts = [LINKING.sub("", part.strip()) for part in COMMA.split(text) if part.strip()]
    if len(parts) >= 1:
        tail = re.split(r"\s+(?:och|samt|&|and|\+)\s+", parts[-1])
        if len(tail) > 1 and all(is_person(piece) or _is_short_name(piece) for piece in tail):
            parts[-1:] = tail
    parts = [piece for part in parts for piece in _around_also(part)]
    parts = _with_lost_breaks(parts)
    heads = [parse_entry(part).name for part in parts]
    every = all(is_name(head) or _is_short_name(head) for head in heads) or _are_first_names(heads)
    entries: list[str] = []
    for place, (part, head) in enumerate(zip(parts, heads, strict=True)):
        starts = every or (is_name(head) and known_name(head)) or (_is_short_name(part) and not entries)
        starts = starts or (is_name(head) and (_between_titles(parts, place) or _is_title_first(part, head)))
        if starts or not entries:
            entries.extend(_without_lost_comma(part, head))
        else:
            entries[-1] += f", {part}"
    return tuple(entries)


def _with_lost_breaks(parts: list[str]) -> list[str]:
    """Part “Täby Lotta Berg” before the name, in a list “Jan Ek, Täby Lotta Berg, Botkyrka …” that lost its breaks."""
    cuts = [_before_name(part) for part in parts]
    inner = cuts[1:-1] if len(parts) > FEWEST_PARTS else cuts[1:]
    if len(inner) >= FEWEST_INNER and sum(map(bool, inner)) * 2 >= len(inner):
        # Where most were lost, a name need not be a common one.
        cuts = [
            cut or (_after_place(part) if place else 0)
            for place, (part, cut) in enumerate(zip(parts, cuts, strict=True))
        ]
        inner = cuts[1:-1]
    if not is_known_person(parts[0] if parts else "") or cuts[0] or not inner or not all(inner):
        return parts
    return [
        piece
        for part, cut in zip(parts, cuts, strict=True)
        for piece in ((part[:cut].strip(), part[cut:].strip()) if cut else (part,))
    ]


def _after_place(part: str) -> int:
    """Give where the last two words begin, which can be a name, after an organisation or a town; else 0."""
    words = part.split()
    name, before = " ".join(words[-2:]), words[:-2]
    plain = before[-1].strip("().,") if before else ""
    from_there = _is_place(plain) or ORGANISATION.search(plain) or plain.isupper()
    return len(part) - len(name) if before and is_name(name) and (from_there or before[-1].endswith(")")) else 0


def _before_name(part: str) -> int:
    """Give where a known name begins at the end of a piece, after where somebody else is from; 0 where none does."""
    words = part.split()
    for start in range(1, len(words) - 1):
        name = " ".join(words[start:])
        plain = words[start - 1].strip("().,")
        if not words[start][0].isupper():
            continue
        if known_name(PARENTHESIS.sub("", name).strip()) and not TITLE_WORD.search(plain) and not words[0].islower():
            return len(part) - len(name)
        if known_name(PARENTHESIS.sub("", name).strip()) and words[start - 1].endswith(")"):
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

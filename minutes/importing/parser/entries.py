"""Read what is written about one person in a list: name, title, organisation, party, presence, substitution."""

import re
from dataclasses import dataclass
from functools import lru_cache

from minutes.importing.parser.labels import PRESENCE_OF, ROLE, bare
from minutes.importing.parser.meanings import ABSENT, attendance_of
from minutes.importing.parser.names import (
    BARE_PARTY,
    CAPITALS,
    NAME_WORD,
    PARTICLES,
    PARTY,
    ends_as_title,
    is_first_name,
    is_name,
    is_organisation_word,
    is_title,
    known_name,
)
from minutes.importing.parser.places import MUNICIPALITIES
from minutes.importing.parser.regions import COUNTIES

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
    r"|\bpunkt(?:en|erna)?\s+\d|\blämnade|\banlände|\bkom\s+kl|\bgick\s+kl|\bkl\.?\s*\d|^(?:kom|gick|anslöt|avvek|ankom)\s+(?:ca\s+)?\d|\bunder\s+punkt|\bendast",
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
MAILED = re.compile(r"\s*<\s*(?:mailto:)?([\w.+-]+@[\w.-]+)\s*>")
WIDE = re.compile(r" {2,}")
SLASH = re.compile(r"(?<=[^\W\d_]{2})\s?/\s?(?=[A-ZÅÄÖ]\w|[a-zåäö]{4})(?=[^/]*$)")  # “Anna Ek/Lund”
LINKED = re.compile(r"\s+(?=(?:via|per|på|över)\s+(?:telefon|länk(?:en)?|teams|zoom|skype|distans)\b[^,]*$)", re.I)
INSIDE = re.compile(r"^([^()]+?)\s*\(([^()]+)\)$")  # “Nordanstig (Lena Ström)”
FROM = re.compile(r"\s+(?:från|vid|på)\s+(?=[A-ZÅÄÖ])|\s+från\s+")  # “Pär Ek från Lund”
INITIALS_FIRST = re.compile(r"[A-ZÅÄÖ]{2,4}\s+(?=[A-ZÅÄÖ][a-zåäö])")
DASH = re.compile(r"\s+[–—-]\s+|\s+[–—-](?=\w)|(?<=\w)[–—]\s+|:\s+")
COMMA = re.compile(r"\s*,\s*(?![^()]{0,200}\))")
STARS = re.compile(r"(?<=\w)\*+(?=[\s,(]|$)")  # that a legend below explains
BOXES = frozenset("☑☒✅✔✓☐")
TICKED, UNTICKED = re.compile(r"^[☑☒✅✔✓]\s*"), re.compile(r"^☐\s*")
ORGANISATION = re.compile(
    r"\bregion\b|kommun|sjukhus|lasarett|stad$|vårdcentral|förvaltning|förbund|skr\b|myndighet|bolag|län\b", re.I
)
COLLECTIVE = re.compile(r"kommuner(?:na)?$|regionen$|^kommun(?:en)?$|^region$", re.I)
MARK_AFTER = re.compile(r"\s+([xX✓✔+–-])$")
AT_POINT = re.compile(r"\s+(?:p\.?|pkt\.?|punkt(?:en)?|§+)\s*\d[\d\s,–-]*$", re.I)
INNER_CAPITAL = re.compile(r"[a-zåäö][A-ZÅÄÖ]")  # of a short name: “SkaS”, “FoU”
SURNAMES = frozenset(("berg", "lund", "mark"))  # of many people, and names of municipalities too
MAX_ENTRY = 220
TWO_CAPITALS = re.compile(f"[{CAPITALS}].*?[{CAPITALS}]", re.S)
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
    if len(word) < LONGEST_MARK and (said := attendance_of(word)) and said[0] in ABSENT:
        return {"presence": said[0], "note": "" if word in PRESENCE_OF else piece.strip()}
    if REPLACED_BY.match(piece):
        return {"presence": "apologies", "note": piece.strip()}
    if found := SUBSTITUTES.fullmatch(piece.strip()):
        return {"substitutes_for": found.group("who").strip(" .)")}
    if len(piece) < 60 and PARTLY.search(piece):
        return {"presence": "partly", "note": piece.strip()}
    if BY_LINK.fullmatch(word) or SERVING.fullmatch(word) or ("@" in piece and EMAIL.fullmatch(piece.strip())):
        return {"note": piece.strip()}
    if len(piece) < 50 and (found := ABSENT_WORDS.search(piece)):
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


def is_place(word: str) -> bool:
    """Tell whether a word is the name of a municipality or a county."""
    return word.casefold() in MUNICIPALITIES or word.title() in COUNTIES


def _words_before_name(words: list[str]) -> int:
    """Tell how many words in lower case stand before a known name that ends the words."""
    count = next((place for place, word in enumerate(words) if not word.islower()), len(words))
    return count if known_name(" ".join(words[count:])) else 0


def _where_first(words: list[str]) -> int:
    """Tell how many words before a known name are a town, or “för” and where somebody is from."""
    if is_place(words[0]) and not is_first_name(words[0]):
        return 1 if known_name(" ".join(words[1:])) else 0
    named = (place for place in range(2, len(words) - 1) if known_name(" ".join(words[place:])))
    return next(named, 0) if words[0].casefold() in ("för", "från") else 0


def _split_name(text: str) -> tuple[str, str]:
    """Part a name from what follows or goes before it without any mark between."""
    words = text.split()
    if len(words) < 3:
        short = len(words) == 2 and is_first_name(words[0]) and words[1].islower() and words[1] not in PARTICLES
        return (words[0], words[1]) if short else (text, "")  # “Linnéa rehab”
    if before := _where_first(words):
        return " ".join(words[before:]), " ".join(words[:before])  # “Lund Anna Ek”, “för Lund Anna Ek”
    if words[0].islower() and (lower := _words_before_name(words)):
        return " ".join(words[lower:]), " ".join(words[:lower])  # “diakon Mikael Örn”
    if ends_as_title(words[-1]) and known_name(" ".join(words[:-1])):
        return " ".join(words[:-1]), words[-1]  # “Jens Forsmo KS-ordf”
    if words[-2] in ("och", "samt", "&") and is_place(words[-1]) and (town := _town(words[:-2])):
        return " ".join(words[: -2 - town]), " ".join(words[-2 - town :])  # “Eva Ros Tidaholm och Hjo”
    if town := _town(words):
        return " ".join(words[:-town]), " ".join(words[-town:])
    for end in range(2, len(words)):
        called = ORGANISATION.search(words[-1]) or words[-1].isupper()
        known = is_place(words[end].removesuffix("s")) and called
        if known and known_name(" ".join(words[:end])):
            return " ".join(words[:end]), " ".join(words[end:])  # “Pirjo Mattila Lindesbergs vårdcentral”
    if is_name(text):
        return text, ""
    if ends_as_title(words[0].rstrip(".")) and not is_first_name(words[0]):
        for start in range(1, min(len(words) - 1, 6)):
            if known_name(" ".join(words[start:])):
                return " ".join(words[start:]), " ".join(words[:start])
        if words[0][0].isupper() and is_name(" ".join(words[1:])) and not any(map(is_place, words[1:])):
            return " ".join(words[1:]), words[0]  # “MAS Yllka Berisha”
    for start in range(2, len(words) - 1):
        if ends_as_title(words[start - 1]) and known_name(" ".join(words[start:])):
            return " ".join(words[start:]), " ".join(words[:start])  # “Ronnebys MAS Åsa Ek”
    for end in range(min(len(words) - 1, 5), 1, -1):
        if is_name(" ".join(words[:end])) and not NAME_WORD.fullmatch(words[end]):
            return " ".join(words[:end]), " ".join(words[end:])
    for end in range(2, min(len(words), 5)):
        rest = words[end]
        name = " ".join(words[:end])
        short = (rest.isupper() and len(rest) > 1) or INNER_CAPITAL.search(rest) is not None
        if ((ORGANISATION.match(rest) or is_organisation_word(rest) or short) and is_name(name)) or (
            known_name(name) and (rest.isupper() or ends_as_title(rest))
        ):
            return " ".join(words[:end]), " ".join(words[end:])
    return text, ""


def _are_initials(letters: str, text: str) -> bool:
    """Tell whether letters are the initials of the name that a text begins with."""
    words = text.replace("-", " ").split()[: len(letters)]
    return "".join(word[0] for word in words) == letters


def without_parentheses(text: str) -> str:
    """Give a text without what stands in brackets."""
    return PARENTHESIS.sub("", text) if "(" in text or "[" in text else text


def _pieces(text: str) -> list[str]:
    """Part an entry at its commas and dashes."""
    parts = COMMA.split(text) if "," in text else [text]
    return [piece for part in parts for piece in DASH.split(part) if piece.strip()]


def _with_surname(name: str, rest: str, told: bool) -> tuple[str, str]:
    """Give a name with the town that was parted from it where this is a surname; `told` is whether more follows."""
    surname = rest.casefold() in SURNAMES and (told or rest.casefold() == "berg")
    return (f"{name} {rest}", "") if surname else (name, rest)


def _is_replaced(who: str) -> bool:
    """Tell whether what stands after “för” is a name, and not “Lund Anna Ek”."""
    return is_name(who.strip()) and not _where_first(who.split())


def _begins_with_name(text: str) -> bool:
    """Tell whether a text is a name, perhaps with what a comma parts from it."""
    return is_name(text.partition(",")[0])


def _without_whom_for(cell: str) -> list[str]:
    """Part “Region Skåne, ers. för Bo Ros” before whom somebody came for; give any other cell whole."""
    before, comma, last = cell.rpartition(",")
    found = SUBSTITUTES.fullmatch(last.strip()) if comma else None
    return [before, last.strip()] if found and _is_replaced(found.group("who")) else [cell]


@lru_cache(maxsize=4096)
def parse_entry(text: str, cells: tuple[str, ...] = ()) -> Entry:
    """Take the words about one person, and further cells of its row; give them sorted."""
    marks: dict[str, str] = {}
    extra: list[str] = []
    text = STARS.sub("", text) if "*" in text else text
    if text[:1] in BOXES:
        text = TICKED.sub("[x] ", UNTICKED.sub("[ ] ", text))
    found = INITIALS_FIRST.match(text) if text[:2].isupper() else None
    if found and _are_initials(found.group().strip(), text[found.end() :]):
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

    if (found := MARK_AFTER.search(text)) and _begins_with_name(text[: found.start()]):
        marks["presence"] = "absent" if found.group(1) in "–-" else "present"
        text = text[: found.start()]
    if not text[-1:].isalpha() and (found := AT_POINT.search(text)) and text[: found.start()].split()[-1][0].isupper():
        marks |= {"presence": "partly", "note": found.group().strip()}
        text = text[: found.start()]
    inside = INSIDE.match(text) if text.endswith(")") else None
    if inside and known_name(inside.group(2)) and not known_name(inside.group(1)):
        text = f"{inside.group(2)}, {inside.group(1)}"
    if "  " in text and is_name(text[: text.index("  ")]):
        text = WIDE.sub(", ", text)  # “Anna Ek   chef   Lund”
    if "@" in text:
        text = MAILED.sub(r" (\1)", text)
    if "/" in text:
        text = SLASH.sub(", ", text)
    text = LINKED.sub(", ", text)
    is_for = "för" in text or "ers" in text or "stället" in text
    if is_for and (found := FOR_SOMEONE.search(text)) and _is_replaced(found.group("who")):
        end = found.start("when") if found.group("when") else len(text)
        marks["substitutes_for"] = text[found.start("who") : end].strip(" .,")
        if found.group("when"):
            marks |= {"presence": "partly", "note": found.group("when").strip(" ,")}
        if marks["substitutes_for"].count("(") < marks["substitutes_for"].count(")"):
            marks["substitutes_for"] = marks["substitutes_for"].rstrip(")")
        text = text[: found.start()]
    plain = PARENTHESIS.sub(parenthesis, text) if "(" in text or "[" in text else text
    parts = _pieces(plain.strip(" ,.;"))
    parts = [*FROM.split(parts[0], maxsplit=1), *parts[1:]] if parts else []
    name, rest = _split_name(" ".join(parts[0].split())) if parts else ("", "")
    name, rest = _with_surname(name, rest, bool(parts[1:] or extra or cells))
    pieces: list[str] = [rest] if rest and not (said := _mark(rest)) else []
    if rest and said:
        marks.update({key: value for key, value in said.items() if key not in marks})  # “Anna Ek nej”
    if (party := BARE_PARTY.search(name)) and "party" not in marks and len(name.split()) > 2:
        marks["party"], name = party.group(1), name[: party.start()].strip()
    trailing = [
        piece
        for whole in cells
        for cell in _without_whom_for(whole)
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


def may_name(text: str) -> bool:
    """Tell whether a text is short enough for an entry, and has the two capitals that every full name has."""
    return len(text) <= MAX_ENTRY and TWO_CAPITALS.search(text) is not None


def is_person(text: str) -> bool:
    """Tell whether an entry begins with the name of a person."""
    return may_name(text) and is_name(parse_entry(text).name)


def is_known_person(text: str) -> bool:
    """Tell whether an entry begins with a name whose first word is a common first name."""
    return may_name(text) and known_name(parse_entry(text).name)

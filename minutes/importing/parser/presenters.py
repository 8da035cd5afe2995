"""Find who presents an item."""

import re

from minutes.importing.parser.entries import parse_entry
from minutes.importing.parser.labels import PRESENTER_LABEL, bare, split_label
from minutes.importing.parser.meanings import column_meanings
from minutes.importing.parser.names import is_first_name, is_name, same_person, split_names
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

PRESENTS = re.compile(
    r"(?P<who>[A-ZÅÄÖÉ][^.:;?!]{1,160}?)\s+(?:föredrar|föredrog|informerar|informerade"
    r"|presenterar|presenterade|redogör|redogjorde|redovisar|redovisade"
    r"|rapporterar|rapporterade|berättar|berättade|(?:var|är|som|som är)\s+föredragande"
    r"|går\s+igenom|gick\s+igenom|inleder|inledde|hälsar|hälsade"
    r"|visar|visade|beskriver|beskrev|presents|presented|öppnar|öppnade)\b"
)
NOTE = re.compile(r"[,.]?\s*(?:\(?se\s+(?:bifog\w+|bilag\w+|separat)|\(?bilaga\b|enligt\s+bifogad|bifogas).*$", re.I)
GUEST = re.compile(
    r"(?:Inbjuden(?:\s+gäst)?|Gäst(?:föreläsare)?)\s*:?\s+(?P<who>[A-ZÅÄÖÉ][\w-]+(?:\s+[A-ZÅÄÖÉ][\w-]+){1,2})"
)
IN_TITLE = re.compile(
    r"\((?P<who>[A-ZÅÄÖÉ][^()]{2,80})\)|[–—-]\s+(?P<after>[A-ZÅÄÖÉ][\w-]+\s+[A-ZÅÄÖÉ][\w-]+(?:\s+[A-ZÅÄÖÉ][\w-]+)?)$"
)
MAY_NOTE = re.compile(r"bifog|bilag|separat", re.I)
LOOK_AT = 4  # sentences at the top of an item


def _people(text: str, known: list[str]) -> list[str]:
    """Give the pieces of a list of presenters that can be people."""
    found = []
    for piece in split_names(text):
        name = " ".join(parse_entry(piece).name.split())
        words = name.split()
        if not words:
            continue
        fits = is_name(name) or (
            len(words) <= 2 and (is_first_name(words[0]) or any(same_person(name, one) for one in known))
        )
        if fits:
            found.append(name)
    return found


def names_only(text: str, known: list[str]) -> tuple[list[str], str] | None:
    """Take a row; give the presenters and the note after them where it holds nothing else, or None."""
    note = NOTE.search(text) if MAY_NOTE.search(text) else None
    plain = text[: note.start()] if note else text
    pieces = split_names(plain.strip(" ()"))
    if not pieces or len(plain) > 200:
        return None
    people = [piece for piece in pieces if is_name(piece) or any(one.casefold() == piece.casefold() for one in known)]
    others = [piece for piece in pieces if piece not in people]
    if (
        not people
        or len(others) > len(people)
        or any(len(piece.split()) > 3 or piece.endswith(".") for piece in others)
    ):
        return None
    return pieces, note.group().strip(" ,.") if note else ""


def _heads_table(row: Row) -> bool:
    """Tell whether a row names the columns of a table: “Vad”, “Vem”, “När”."""
    return len(row.cells) > 1 and all(column_meanings(bare(cell)) for cell in row.cells)


def read_presenters(title: str, rows: list[Row], known: list[str]) -> tuple[list[str], list[Row], set[int]]:
    """Take an item's title, rows and the listed names; give its presenters, the rows left and the presenters' lines."""
    people: list[str] = []
    lines: set[int] = set()
    if guest := GUEST.search(title):
        people.append(guest.group("who"))
    elif found := IN_TITLE.search(title):
        inner = found.group("who") or found.group("after")
        pieces = split_names(inner)
        if all(is_name(piece) for piece in pieces):
            people += pieces
    left: list[Row] = []
    looked = 0
    for index, row in enumerate(rows):
        label = split_label(row.text) if not row.told else None
        if label and PRESENTER_LABEL.fullmatch(bare(label[0])) and label[1]:
            people += _people(label[1], known) or [label[1]]
            lines.update(row.numbers)
            if not _people(label[1], known) or len(label[1]) > sum(map(len, _people(label[1], known))) + 12:
                left.append(row)
            continue
        plain = not (row.list_level or row.told or _heads_table(row))
        if index < 2 and plain and not left and (only := names_only(row.text, known)):
            people += only[0]
            lines.update(row.numbers)
            if only[1]:
                left.append(row.with_text(only[1]))
            continue
        left.append(row)
        for part in sentences(row.text) if looked < LOOK_AT and not row.in_table else ():
            looked += 1
            if found := PRESENTS.match(part):
                who = re.sub(r"\s+från\s+.*$", "", found.group("who"))
                several = _people(who, known)
                people += several if len(several) == len(split_names(who)) else _people(who.split(",")[0], known)
    return list(dict.fromkeys(people)), left, lines

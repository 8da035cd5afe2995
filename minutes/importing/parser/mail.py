"""Read the header of an e-mail, whose date is not that of the meeting, and find its sender's signature."""

import re

from minutes.importing.parser.head import Head, read_dates
from minutes.importing.parser.labels import bare, split_label
from minutes.importing.parser.names import is_name
from minutes.importing.parser.rows import Row

SENDER, SUBJECT = ("från", "from", "avsändare"), ("ämne", "subject", "rubrik")
OTHERS = ("till", "to", "kopia", "cc", "skickat", "sent", "datum", "date", "bifogade filer", "bifogat", "attachments")
WHY_HEADER, WHY_SIGNATURE = "mejlets huvud", "avsändarens signatur"
GREETING = re.compile(
    r"(?:(?:med\s+)?(?:vänlig|bästa|varma)a?\s+hälsning(?:ar)?|hälsningar|mvh|vh|(?:best|kind)\s+regards|--)[\s,.!]*",
    re.I,
)
REACHED = re.compile(r"@|\bwww\.|\b(?:tel|telefon|mobil)\b|\b0\d{1,3}[-– ]?\d[\d -]{4,}", re.I)
SIGNS = re.compile(r"sekreterare|antecknat|vid (?:protokollet|anteckningarna)", re.I)  # what the minutes need
NAME_FIRST = re.compile(r"[^<(\[,;@]+")  # before the address
MOST_ROWS, WIDEST = 12, 80  # of a signature


def mail_header(rows: list[Row], end: int) -> list[int]:
    """Give the rows of an e-mail's header, whose date is not that of the meeting."""
    labels: dict[int, str] = {}
    for place, row in enumerate(rows[: min(end, 12)]):
        label = split_label(row.text)
        word = bare(label[0]) if label else ""
        if word in (*SENDER, *SUBJECT, *OTHERS):
            labels[place] = word
        elif labels and row.blank_before:  # below it, a label is one of the minutes
            break
    has_both = not {*SENDER}.isdisjoint(labels.values()) and not {*SUBJECT}.isdisjoint(labels.values())
    return list(labels) if has_both else []


def before_signature(rows: list[Row]) -> int:
    """Give where the rows end, or where at their end a greeting begins with how to reach whoever sends it."""
    for place in range(max(len(rows) - MOST_ROWS, 0), len(rows)):
        rest = rows[place:]
        is_short = all(len(row.text) <= WIDEST and not row.told for row in rest)
        if is_short and GREETING.fullmatch(rows[place].text.strip()):
            texts = [row.text for row in rest]
            return place if any(map(REACHED.search, texts)) and not any(map(SIGNS.search, texts)) else len(rows)
    return len(rows)


def read_mail(head: Head, row: Row, place: int) -> None:
    """Take out a row of an e-mail's header; its subject is the title."""
    word, value = split_label(row.text) or ("", "")
    head.places.add(place)
    head.left[place] = ""
    if bare(word) in SUBJECT and value:
        value = re.sub(r"^(?:(?:sv|re|fw|vb|fwd):\s*)+", "", value, flags=re.I)
        head.note("title", value, row.numbers)
        read_dates(head, value, "title", row)
    else:
        if bare(word) in SENDER and (found := NAME_FIRST.match(value)) and is_name(found.group().strip()):
            head.names["sender"] = [found.group().strip()]
        head.removed[place] = WHY_HEADER

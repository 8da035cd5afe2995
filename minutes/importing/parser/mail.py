"""Read the header of an e-mail, whose date is not that of the meeting."""

import re

from minutes.importing.parser.head import Head, read_dates
from minutes.importing.parser.labels import bare, split_label
from minutes.importing.parser.rows import Row


def mail_header(rows: list[Row], end: int) -> list[int]:
    """Give the rows of an e-mail's header, whose date is not that of the meeting."""
    labels = {place: bare(label[0]) for place in range(min(end, 12)) if (label := split_label(rows[place].text))}
    sender = any(word in ("från", "from", "avsändare") for word in labels.values())
    subject = any(word in ("ämne", "subject", "rubrik") for word in labels.values())
    words = (
        "från",
        "from",
        "avsändare",
        "till",
        "to",
        "kopia",
        "cc",
        "skickat",
        "sent",
        "datum",
        "date",
        "ämne",
        "subject",
        "rubrik",
    )
    return [place for place, word in labels.items() if word in words] if sender and subject else []


def read_mail(head: Head, row: Row, place: int) -> None:
    """Keep a row of an e-mail's header; its subject is the title."""
    word, value = split_label(row.text) or ("", "")
    head.places.add(place)
    head.left[place] = row.text
    if bare(word) in ("ämne", "subject", "rubrik") and value:
        value = re.sub(r"^(?:(?:sv|re|fw|vb|fwd):\s*)+", "", value, flags=re.I)
        head.note("title", value, row.numbers)
        head.left[place] = ""
        read_dates(head, value, "title", row)

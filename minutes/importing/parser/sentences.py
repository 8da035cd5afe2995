"""Part a paragraph into sentences, and rows into Markdown."""

import re
from functools import lru_cache

from minutes.importing.parser.rows import Row

STOP = re.compile(r"[.!?][”\"’)]?\s+(?=[”\"“(]?[A-ZÅÄÖÉ])")
ABBREVIATION = re.compile(
    r"(?:\b(?:bl\.?\s?a|t\.?\s?ex|d\.?\s?v\.?\s?s|kl|nr|enl|resp|s\.?\s?k|tf|bitr|st|ca|ev"
    r"|ang|ers|ordf|sekr|dr|prof|m\.?\s?m|f\.?\s?d"
    r"|f\.?n|inkl|exkl|tel|jfr|sid|adj|tjg|forts|avd|kap|p\.?g\.?a|fr|o|obs|vice ordf)|^\s*\d{1,3}|\b[A-ZÅÄÖ])\.\s*$",
    re.I,
)
ENDED = re.compile(r"[.!?:;…”\"»)\]]\s*$")  # a row after which nothing goes on
INITIAL = re.compile(r"(?:^|\s)[a-zåäö]\.\s*$")


CONNECTING = re.compile(
    r"(?:\b(?:och|eller|samt|att|av|till|från|för|med|i|på|om|åt|hos|vid|mellan|utan|under|enligt|inom|via|mot|över"
    r"|cirka|ca|den|det|de|en|ett|utses|är|som|vilket|vilka|sin|sitt|sina)|\bs\.\s?k\.|\bbl\.\s?a\.|\bt\.\s?ex\.)$",
    re.I,
)
STOPPED = re.compile(r"[.!?:;…”\"»)\],]\s*$")
LONGEST_CONNECTING = 16  # letters, with the one before
LONG_LINE = 65


def sentences(text: str) -> list[str]:
    """Take a paragraph; give its sentences, each as written."""
    return list(_parted(text))


@lru_cache(maxsize=4096)
def _parted(text: str) -> tuple[str, ...]:
    """Give the sentences of a paragraph."""
    found: list[str] = []
    start = 0
    for stop in STOP.finditer(text):
        piece = text[start : stop.end()]
        if (ABBREVIATION.search(piece[-14:]) and not piece.rstrip().endswith(("!", "?"))) or INITIAL.search(piece[-4:]):
            continue
        found.append(piece.strip())
        start = stop.end()
    if text[start:].strip():
        found.append(text[start:].strip())
    return tuple(found)


def ends_open(text: str) -> bool:
    """Tell whether a line ends in mid-sentence: with a word that asks for more, or as a long line that is broken."""
    if CONNECTING.search(text[-LONGEST_CONNECTING:]):
        return True
    return len(text) >= LONG_LINE and not STOPPED.search(text)


def _table(rows: list[Row]) -> str:
    """Give table rows as a Markdown table."""
    width = max(max(row.columns) for row in rows) + 1
    lines = []
    for index, row in enumerate(rows):
        cells = dict(zip(row.columns, row.cells, strict=False))
        lines.append("| " + " | ".join(cells.get(column, "").replace("|", "/") for column in range(width)) + " |")
        if index == 0:
            lines.append("|" + " --- |" * width)
    return "\n".join(lines)


def markdown(rows: list[Row]) -> str:
    """Take rows; give their text as Markdown: paragraphs, bullets and tables kept."""
    blocks: list[str] = []
    outermost = min((row.list_level for row in rows if row.list_level), default=1)
    index = 0
    while index < len(rows):
        row = rows[index]
        end = index
        while end < len(rows) and rows[end].in_table and (end == index or not rows[end].blank_before):
            end += 1
        if end > index:
            blocks.append(("\n\n" if blocks else "") + _table(rows[index:end]))
            index = end
            continue
        mark = "  " * (row.list_level - outermost) + "- " if row.list_level else ""
        before = rows[index - 1] if index else None
        apart = row.blank_before or before is None or before.in_table or bool(before.list_level) != bool(row.list_level)
        joint = (
            "" if not blocks else "\n\n" if apart and not (row.list_level and before and before.list_level) else "\n"
        )
        blocks.append(joint + mark + row.text)
        index += 1
    return "".join(blocks).strip()

"""Read PDF files that hold text."""

import logging
import re
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError

from minutes.importing.lines import Document, UnreadableDocument
from minutes.importing.readers.admission import LOCKED, MOST_LETTERS, TOO_LONG
from minutes.importing.readers.pdf_lines import PrintedLine
from minutes.importing.readers.pdf_pages import put_together

MOST_PAGES = 500
END, ENDS_WITHIN = b"%%EOF", 1024  # the mark of a file's end, which some programs leave out, and where it is looked for
LETTERS_OF_A_SCAN = 25  # that a program may have stamped on the pictures of a scanned document
SCANNED = "Filen är bilder av text; be om Word-filen, eller låt ett program tolka texten, och försök igen."
TOO_MANY_PAGES = f"Filen har fler än {MOST_PAGES} sidor; dela den och försök igen."
TENTH = 0.1  # of the height of a letter: how finely the gaps between lines are told
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LIGATURE = re.compile("[ﬀ-ﬆ]")
COLUMNS = re.compile(r"\w{2}[a-zåäöé)]\n[A-ZÅÄÖ]\w{2}")
WORD = re.compile(r"\S+")
# What pypdf mends by itself is no news to whoever reads a file in.
logging.getLogger("pypdf").setLevel(logging.ERROR)
WHITE = re.compile(r"\s+")


def opened(data: bytes) -> PdfReader:
    """Open a PDF file."""
    return PdfReader(BytesIO(data if END in data[-ENDS_WITHIN:] else data + b"\n" + END))


def _pages(data: bytes) -> list[PageObject]:
    """Give the pages of a PDF; raise UnreadableDocument where it is locked or too long."""
    reader = opened(data)
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument(LOCKED)
        if len(reader.pages) > MOST_PAGES:
            raise UnreadableDocument(TOO_MANY_PAGES)
        return list(reader.pages)
    except (DependencyError, NotImplementedError):  # a kind of encryption that is not read
        raise UnreadableDocument(LOCKED) from None


def _printed(page: PageObject, number: int) -> list[PrintedLine]:
    """Give the lines of a page as they stand on it, with the gap above each."""
    text = page.extract_text(extraction_mode="layout", layout_mode_font_height_weight=TENTH)
    text = _without_ligatures(text)
    letters = _Letters(page)
    text = WORD.sub(lambda found: letters.apart.get(found.group(), found.group()), text)
    lines: list[PrintedLine] = []
    gap: int | None = None
    for one in text.replace("\u00a0", " ").split("\n"):
        if one.strip():
            lines.append(PrintedLine(number, one.rstrip(), gap, bold=WHITE.sub("", one) in letters.bold))
            gap = 0
        if gap is not None:
            gap += 1
    if letters.rotated:
        lines.append(PrintedLine(number, "", None, removed=letters.rotated))
    return lines


def _without_ligatures(text: str) -> str:
    """Give text with letters that were set as one type in letters of their own, and none that is half a letter."""
    text = text.encode("utf-8", "replace").decode()
    return LIGATURE.sub(lambda found: LIGATURES[found.group()], text)


class _Letters:
    """What the plain text of a page tells: bold lines, words that stand apart, what stands across the page."""

    def __init__(self, page: PageObject) -> None:
        self.bold: set[str] = set()  # lines, without white space
        self.apart: dict[str, str] = {}  # two words that the layout may show as one -> the same with a gap
        self.rotated = ""
        self.line, self.all_bold = "", True
        self.piece, self.moved = "", False  # the last piece of text, and whether the pen moved on after it
        page.extract_text(visitor_text=self._take)
        self._end_line()

    def _take(self, text: str, page: list[float], line: list[float], font: dict[str, Any] | None, _: float) -> None:
        """Take a piece of text, how page and line are turned, and its font; without one, a blank tells of a move."""
        if (page[1] or line[1]) and text.strip():
            self.rotated = f"{self.rotated} {text.strip()}".strip()
            return
        text = _without_ligatures(text)
        self.moved |= text == " " and not font
        if text.strip():
            if self.piece and (self.moved or COLUMNS.search(f"{self.piece}\n{text}")):
                last, first = self.piece.split()[-1], text.split()[0]
                self.apart[last + first] = f"{last}    {first}"
            self.piece, self.moved = text, False
        name = str((font or {}).get("/BaseFont", ""))
        for place, piece in enumerate(text.split("\n")):
            if place:
                self._end_line()
            self.line += WHITE.sub("", piece)
            self.all_bold &= not piece.strip() or "bold" in name.casefold()

    def _end_line(self) -> None:
        """Note a line that is done."""
        if self.line and self.all_bold:
            self.bold.add(self.line)
        self.line, self.all_bold = "", True
        self.piece = ""


def read_pdf(name: str, data: bytes, ending: str) -> Document:
    """Take a file's name, bytes and ending; give its lines, or raise UnreadableDocument."""
    pages: list[list[PrintedLine]] = []
    length = 0
    for number, page in enumerate(_pages(data), start=1):
        pages.append(_printed(page, number))
        length += sum(len(line.text) for line in pages[-1])
        if length > MOST_LETTERS:
            raise UnreadableDocument(TOO_LONG)
    lines, removals = put_together(pages)
    letters = sum(letter.isalnum() for line in lines for letter in line.text)
    if letters < LETTERS_OF_A_SCAN or letters < sum(len("".join(line.text.split())) for line in lines) / 2:
        raise UnreadableDocument(SCANNED)
    return Document(name, ending, "utf-8", False, lines, removals)

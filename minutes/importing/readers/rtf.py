"""Read Rich Text Format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from striprtf.striprtf import rtf_to_text

from minutes.importing.lines import Document
from minutes.importing.readers.blocks import COMMENT, DELETED, Block, Paragraph, Removed, Run, Table, lines_of_blocks

CODE_PAGE = re.compile(r"\\ansicpg(\d+)")
TOKEN = re.compile(r"\\bin(\d+) ?|\\[\\{}]|[{}]")
FONTS = re.compile(r"\{[^{}]*\\fonttbl")
# Groups that stand beside the text, which striprtf leaves out or runs together with it.
ASIDE = re.compile(r"\{\s*(?:\\\*)?\\(header|footer|footnote|annotation|shp|deleted)[lrf]?(?![a-z])\d* ?")
BOX = re.compile(r"\{\s*\\shptxt(?![a-z]) ?")
WHY = {"deleted": DELETED, "annotation": COMMENT}
# Letters for private use, which stand in the text for what striprtf gives no trace of.
CELL, ROW_END, ROW_START, LISTED = "\ue000", "\ue001", "\ue002", "\ue003"
BESIDE, MOST_BESIDE = 0xE100, 0xE00  # the letter for the first group beside the text, and how many there may be
MARKS = {"cell": CELL, "row": ROW_END, "trowd": ROW_START, "nestcell": "\n", "listtext": LISTED, "pntext": LISTED}
BESIDE_MARK = re.compile(f"([{chr(BESIDE)}-{chr(BESIDE + MOST_BESIDE - 1)}])")
CONTROL = re.compile(rf"\\({'|'.join(MARKS)})(?![a-z])-?\d* ?")


@dataclass(frozen=True)
class Aside:
    """A group that stood beside the text."""

    kind: str
    group: str  # its own RTF


def _mark(letter: str) -> str:
    """Give the RTF of a letter that no fallback follows."""
    return rf"{{\uc0\u{ord(letter) - 0x10000} }}" if letter != "\n" else r"\line "


def _plain(text: str) -> str:
    """Give the plain text of RTF; letters that it writes in two halves are whole."""
    return rtf_to_text(text, errors="replace").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """Give where each group begins and ends, the inner before the outer."""
    begun: list[int] = []
    place = 0
    while token := TOKEN.search(text, place):
        place = token.end() + int(token.group(1) or 0)  # past bytes of a picture
        if token.group() == "{":
            begun.append(token.start())
        elif token.group() == "}" and begun:
            yield begun.pop(), token.end()


def _set_aside(text: str) -> tuple[str, list[Aside]]:
    """Give RTF with a mark in place of every group that stood beside the text, and the groups."""
    asides: list[Aside] = []
    pieces: list[str] = []
    end = 0
    for start, stop in sorted(_groups(text)):
        if start >= end and len(asides) < MOST_BESIDE and (found := ASIDE.match(text, start)):
            pieces += [text[end:start], _mark(chr(BESIDE + len(asides)))]
            asides.append(Aside(found.group(1), text[found.end() : stop - 1]))
            end = stop
    return "".join([*pieces, text[end:]]), asides


class _Reader:
    """Give the blocks of an RTF text, with its own fonts and code page."""

    def __init__(self, text: str) -> None:
        code_page = CODE_PAGE.search(text)
        self.encoding = f"cp{code_page.group(1)}" if code_page else "cp1252"
        fonts = FONTS.search(text)
        end = next((stop for start, stop in _groups(text) if fonts and start == fonts.start()), 0)
        # What every group that is read by itself needs before it.
        tables = text[fonts.start() : end] if fonts else ""
        self.head = rf"{{\rtf1\ansi{code_page.group() if code_page else ''}{tables}{{}}"
        self.noted = 0

    def blocks(self, text: str, page_part: str = "") -> Iterator[Block]:
        """Give the blocks of a text."""
        text, asides = _set_aside(text)
        text = text.replace("HYPERLINK", "LINK")  # else striprtf writes addresses that nobody sees into the text
        text = CONTROL.sub(lambda found: _mark(MARKS[found.group(1)]), text)
        return self._put_together(_plain(text), asides, page_part)

    def _put_together(self, plain: str, asides: list[Aside], page_part: str) -> Iterator[Block]:
        """Give the paragraphs and tables of a plain text with marks, and what stood beside it."""
        table = Table()
        for piece in re.split(f"[{ROW_START}{ROW_END}]", plain):
            *cells, after = piece.split(CELL)
            if cells:
                blocks = [list(self._lines(cell, asides, page_part)) for cell in cells]
                table.rows.append(list(enumerate(blocks)))
            if after.strip():
                if table.rows:
                    yield table
                    table = Table()
                yield from self._lines(after.removesuffix("\n"), asides, page_part)
        if table.rows:
            yield table

    def _lines(self, text: str, asides: list[Aside], page_part: str) -> Iterator[Block]:
        """Give a paragraph for each line, with what stood beside it."""
        for line in text.split("\n"):
            whole, *others = BESIDE_MARK.split(line)
            before: list[Block] = []
            after: list[Block] = []
            for mark, piece in zip(others[::2], others[1::2], strict=True):
                place = ord(mark) - BESIDE
                if place >= len(asides):  # a letter of the document's own
                    whole += mark + piece
                    continue
                aside = asides[place]
                if aside.kind in ("header", "footer"):
                    before += self.blocks(f"{self.head}{aside.group}}}", aside.kind)
                elif aside.kind == "footnote":
                    self.noted += 1
                    whole += f"[{self.noted}]"
                    after += self.blocks(f"{self.head}[{self.noted}] {aside.group}}}", page_part)
                elif aside.kind == "shp":
                    for start, end in _groups(aside.group):
                        if box := BOX.match(aside.group, start):
                            after += self.blocks(f"{self.head}{aside.group[box.end() : end]}", page_part)
                else:
                    gone = _plain(f"{self.head}{aside.group}}}").strip()
                    after += [Removed(gone, WHY[aside.kind])] if gone else []
                whole += piece
            yield from before
            yield _paragraph(whole, page_part)
            yield from after


def _paragraph(text: str, page_part: str) -> Paragraph:
    """Give the paragraph of a line, with the number or the bullet that the program set before it."""
    number, mark, text = text.rpartition(LISTED) if LISTED in text else ("", "", text)
    if not mark:
        return Paragraph((Run(text),), page_part=page_part)
    set_before, _, text = text.partition("\t")
    is_number = any(letter.isalnum() for letter in set_before) and set_before.strip() != "o"
    return Paragraph(
        runs=(Run(number + text),),
        number=set_before.strip() if is_number else "",
        list_level=0 if is_number else 1,
        page_part=page_part,
    )


def read_rtf(name: str, data: bytes, ending: str) -> Document:
    """Take a file's name, bytes and ending; give its lines."""
    text = data.decode("cp1252", "replace")
    reader = _Reader(text)
    lines, removals = lines_of_blocks(reader.blocks(text))
    return Document(name, ending, "utf-8", False, lines, removals)  # told letter by letter, and nothing guessed

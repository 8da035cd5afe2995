"""Read web pages."""

import re
from dataclasses import replace

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from minutes.importing.lines import EMPTY, Document, UnreadableDocument
from minutes.importing.readers.blocks import HIDDEN, Block, Paragraph, Removed, Run, Table, lines_of_blocks
from minutes.importing.readers.counting import span, whole
from minutes.importing.readers.text import decode

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"}
BLOCKS |= {"fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "legend", "li", "main", "ol", "p"}
BLOCKS |= {"pre", "section", "summary", "table", "ul", *HEADINGS}
NO_TEXT = {"script": "skript", "style": "stilmall", "nav": "sidans meny", "title": "sidans titel", "template": "mall"}
NO_TEXT |= {"noscript": "skript", "svg": "bild", "button": "knapp", "select": "formulär", "textarea": "formulär"}
TABLE_PARTS = {"thead", "tbody", "tfoot", "tr", "colgroup", "col"}
BOLD, ITALIC = {"b", "strong", "th"}, {"i", "em", "cite"}
SPACED = {"p": 12.0, "ul": 12.0, "ol": 12.0, "dl": 12.0, "blockquote": 12.0, "pre": 12.0}  # as a browser does
WHITE = re.compile(r"[ \t\r\n\f]+")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
SLANTED = re.compile(r"font-style\s*:\s*italic", re.I)
TOO_DEEP = "Sidan har för många delar inuti varandra; spara den som ren text (.txt) och försök igen."
CODE_SHOWN = 80  # letters of a script that tell which it was


class _Page:
    """Walk through a page and gather its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.shape = Paragraph()  # of the paragraph that the runs are part of
        self.mark = ("", 0)  # number and bullet of the list item whose first paragraph is yet to be written
        self.lists = 0  # how deep in lists
        self.next_numbers: dict[HtmlElement, int] = {}  # of the lists that have numbers

    def end_paragraph(self, keep_empty: bool = False) -> None:
        """Write the runs gathered so far as a paragraph."""
        runs: list[Run] = []
        before = "\n"
        for run in self.runs:
            text = run.text.lstrip(" ") if before in " \n" else run.text
            if text:
                before = text[-1]
                runs.append(replace(run, text=text))
        inked = any(run.text.strip() for run in runs)
        if keep_empty or inked:
            runs = runs if inked else []
            number, level = self.mark
            self.blocks.append(replace(self.shape, runs=tuple(runs), number=number, list_level=level))
            self.mark = ("", 0)
        self.runs = []

    def text(self, text: str | None, letters: Run, as_is: bool) -> None:
        """Take text; outside <pre> all white space in it is one space, or tabs."""
        if text:
            text = text.replace("\r\n", "\n") if as_is else WHITE.sub(_white, text)
            self.runs.append(replace(letters, text=text))

    def walk(self, element: HtmlElement, letters: Run, as_is: bool = False) -> None:
        """Take an element with the letters that it stands in."""
        if not isinstance(element.tag, str):  # a comment
            return
        style = element.get("style") or ""
        if why := NO_TEXT.get(element.tag) or (HIDDEN if INVISIBLE.search(style) or "hidden" in element.attrib else ""):
            self._remove(element, why)
            return
        letters = replace(
            letters,
            bold=letters.bold or element.tag in BOLD or bool(HEAVY.search(style)),
            italic=letters.italic or element.tag in ITALIC or bool(SLANTED.search(style)),
        )
        if element.tag == "br":
            self.runs.append(replace(letters, text="\n"))
        elif element.tag == "img":
            self._remove(element, "bildens beskrivning", element.get("alt") or "")
        elif element.tag == "table":
            self.end_paragraph()
            self._beside_rows(element, letters)
            self.blocks.append(self._table(element, letters))
        elif element.tag in BLOCKS:
            self._block(element, letters, as_is or element.tag == "pre")
        else:
            self._children(element, letters, as_is)

    def _remove(self, element: HtmlElement, why: str, text: str | None = None) -> None:
        """Note what is no text."""
        text = WHITE.sub(" ", element.text_content() if text is None else text).strip()
        if text:
            self.blocks.append(Removed(text[:CODE_SHOWN] if element.tag in ("script", "style") else text, why))

    def _children(self, element: HtmlElement, letters: Run, as_is: bool) -> None:
        """Take what stands in an element."""
        self.text(element.text, letters, as_is)
        for child in element:
            self.walk(child, letters, as_is)
            self.text(child.tail, letters, as_is)

    def _block(self, element: HtmlElement, letters: Run, as_is: bool) -> None:
        """Take an element that begins a line of its own."""
        self.end_paragraph()
        around = self.shape
        space = 0.0 if self.lists else SPACED.get(str(element.tag), 0.0)
        self.shape = replace(
            around,
            heading_level=HEADINGS.get(str(element.tag), around.heading_level),
            space_before=max(space, around.space_before),
            space_after=space,
        )
        is_list = element.tag in ("ul", "ol")
        self.lists += is_list
        if element.tag == "li":
            self.mark = self._mark(element)
        self._children(element, letters, as_is)
        self.end_paragraph(keep_empty=element.tag == "p" and not self.lists and not element.text_content().strip())
        if element.tag == "li":
            self.mark = ("", 0)
        self.lists -= is_list
        self.shape = around

    def _mark(self, element: HtmlElement) -> tuple[str, int]:
        """Give the number and the level of the bullet of a list item."""
        parent = element.getparent()
        if parent is None or parent.tag != "ol":
            return "", max(self.lists, 1)
        number = whole(element.get("value"), self.next_numbers.get(parent, whole(parent.get("start"), 1)))
        self.next_numbers[parent] = number + 1
        kind = parent.get("type")
        return (f"{chr(ord(kind) + number - 1)}." if kind in ("a", "A") and 0 < number <= 26 else f"{number}."), 0

    def _beside_rows(self, element: HtmlElement, letters: Run) -> None:
        """Take what stands in a table outside the cells of its rows, such as its caption."""
        self.text(element.text, letters, False)
        for child in element:
            self.end_paragraph()
            if child.tag in TABLE_PARTS or (child.tag in BLOCKS and child.find(".//tr") is not None):
                self._beside_rows(child, letters)
            elif child.tag not in ("td", "th") or element.tag != "tr":
                self.walk(child, letters)
                self.end_paragraph()
            self.text(child.tail, letters, False)
        self.end_paragraph()

    def _table(self, element: HtmlElement, letters: Run) -> Table:
        """Give a table; a cell over several rows or columns stands once, in the first of them."""
        table = Table()
        taken: dict[int, int] = {}  # column -> rows that a cell from above still covers
        for row in element.iterdescendants("tr"):
            if next(row.iterancestors("table")) is not element:
                continue
            cells: list[tuple[int, list[Block]]] = []
            covered = set(taken)
            taken = {column: rows - 1 for column, rows in taken.items() if rows > 1}
            column = 0
            for cell in row.iterchildren("td", "th"):
                while column in covered:
                    column += 1
                inside = _Page()
                inside.walk_cell(cell, replace(letters, bold=letters.bold or cell.tag == "th"))
                cells.append((column, inside.blocks))
                wide, high = max(span(cell.get("colspan")), 1), max(span(cell.get("rowspan")), 1)
                taken |= {column + place: high - 1 for place in range(wide) if high > 1}
                column += wide
            table.rows.append(cells)
        return table

    def walk_cell(self, element: HtmlElement, letters: Run) -> None:
        """Take what stands in a table cell."""
        self._children(element, letters, False)
        self.end_paragraph()


def _white(found: re.Match[str]) -> str:
    """Give what white space stands for: tabs inside a line are those of the text that the page was made from."""
    white = found.group()
    inside = found.start() > 0 and found.end() < len(found.string)
    return "\t" * white.count("\t") if "\t" in white and "\n" not in white and inside else " "


def read_html(name: str, data: bytes, ending: str) -> Document:
    """Take a file's name, bytes and ending; give its lines, or raise UnreadableDocument."""
    text, encoding, guessed = decode(data)
    parser = html.HTMLParser()
    try:
        root = html.document_fromstring(DECLARATION.sub("", text), parser=parser)
    except ParserError:
        raise UnreadableDocument(EMPTY) from None
    if any("depth" in error.message for error in parser.error_log):  # and what lies deeper is lost
        raise UnreadableDocument(TOO_DEEP)
    page = _Page()
    page.walk(root, Run(""))
    page.end_paragraph()
    lines, removals = lines_of_blocks(page.blocks)
    return Document(name, ending, encoding, guessed, lines, removals)

"""Read OpenDocument texts, as LibreOffice writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO

import odfdo
from odfdo import Element

from minutes.importing.lines import Document
from minutes.importing.readers.blocks import (
    COMMENT,
    DELETED,
    HIDDEN,
    MOST_STYLE_NAME,
    MOST_TAB_STOPS,
    TITLE,
    Block,
    Paragraph,
    Removed,
    Run,
    Table,
    lines_of_blocks,
    parted,
)
from minutes.importing.readers.counting import span, whole
from minutes.importing.readers.odt_numbers import Numbers

WHITE = re.compile(r"[ \t\r\n]+")
LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,20})?)(pt|cm|mm|in)")
POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
MOST_SPACES = 200
HEADS = {"style:header": "header", "style:header-first": "header", "style:header-left": "header"}
HEADS |= {"style:footer": "footer", "style:footer-first": "footer", "style:footer-left": "footer"}
# What is no text: marks, hints for a program, and what is read elsewhere.
NO_TEXT = {"text:tracked-changes", "text:number", "text:note-citation", "office:annotation-end", "office:forms"}
NO_TEXT |= {"text:sequence-decls", "text:variable-decls", "text:user-field-decls", "svg:title", "svg:desc"}
NO_TEXT |= {"text:table-of-content-source", "text:soft-page-break", "table:table-column", "office:binary-data"}


@dataclass(frozen=True)
class Look:
    """What a style says of its paragraphs and letters."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    tab_stops: tuple[float, ...] = ()
    space_before: float = 0
    space_after: float = 0


def _points(length: str | None, default: float) -> float:
    """Give a length in points, or the default where it is none."""
    found = LENGTH.fullmatch(length or "")
    return float(found.group(1)) * POINTS[found.group(2)] if found else default


def _attribute(element: Element | None, name: str) -> str:
    """Give an attribute as text, empty where there is none."""
    return (element.get_attribute_string(name) or "") if element is not None else ""


def _text_of(element: Element) -> str:
    """Give all text of an element that is taken out."""
    return WHITE.sub(" ", " ".join(one.inner_text for one in element.get_elements("descendant::text:p"))).strip()


class _Reader:
    """Walk through an OpenDocument text and give its blocks."""

    def __init__(self, data: bytes) -> None:
        document = odfdo.Document(BytesIO(data))
        self.body = document.body
        self.masters = document.styles.root
        roots = (document.styles.root, document.content.root)
        self.styles = {
            (_attribute(style, "style:family"), _attribute(style, "style:name")): style
            for root in roots
            for style in root.get_elements("*/style:style")
        }
        self.look = cache(self._style)
        self.numbers = Numbers(roots)
        self.deleted = {
            _attribute(region, "text:id") or _attribute(region, "xml:id"): _text_of(deletion)
            for region in self.body.get_elements("descendant::text:changed-region")
            for deletion in region.get_elements("text:deletion")
        }
        self.noted = 0
        self.page_part = ""

    def _style(self, family: str, name: str) -> Look:
        """Give what a style says, with the styles it builds on."""
        style = self.styles.get((family, name))
        if style is None:
            return Look()
        parent = _attribute(style, "style:parent-style-name")
        under = self.look(family, parent) if parent else Look()
        letters = style.get_element("style:text-properties")
        paragraph = style.get_element("style:paragraph-properties")
        stops = [
            _points(_attribute(one, "style:position"), 0)
            for one in (paragraph.get_elements("style:tab-stops/style:tab-stop") if paragraph else ())
        ]
        is_automatic = not _attribute(style, "style:display-name") and re.fullmatch(r"[PT]\d+", name)
        return Look(
            name=under.name
            if is_automatic
            else (_attribute(style, "style:display-name") or name).casefold()[:MOST_STYLE_NAME],
            bold=_is(letters, "fo:font-weight", ("bold", "600", "700", "800", "900"), under.bold),
            italic=_is(letters, "fo:font-style", ("italic", "oblique"), under.italic),
            hidden=_is(letters, "text:display", ("none",), under.hidden),
            tab_stops=tuple(sorted(stops[:MOST_TAB_STOPS])) or under.tab_stops,
            space_before=_points(_attribute(paragraph, "fo:margin-top"), under.space_before),
            space_after=_points(_attribute(paragraph, "fo:margin-bottom"), under.space_after),
        )

    def blocks(self) -> Iterator[Block]:
        """Give all blocks: what stands at the head and the foot of the pages, then the text."""
        seen: set[str] = set()
        for tag, part in HEADS.items():
            for head in self.masters.get_elements(f"descendant::{tag}"):
                if (text := _text_of(head)) and text not in seen:
                    seen.add(text)
                    self.page_part = part
                    yield from self._flow(head)
        self.page_part = ""
        yield from self._flow(self.body)

    def _flow(self, element: Element) -> Iterator[Block]:
        """Give the blocks that lie one after the other in an element."""
        for child in element.children:
            if child.tag in ("text:p", "text:h"):
                yield from self._paragraph(child, "", 0)
            elif child.tag == "text:list":
                yield from self._list(child, "", 1)
            elif child.tag == "table:table":
                yield self._table(child)
            elif child.tag == "office:annotation":
                yield Removed(_text_of(child), COMMENT)
            elif child.tag == "text:change":
                yield from self._deleted(child)
            elif child.tag not in NO_TEXT:  # a section, a frame, a text box, an index
                yield from self._flow(child)

    def _deleted(self, element: Element) -> Iterator[Removed]:
        """Give the text that was deleted where a mark stands."""
        if text := self.deleted.get(_attribute(element, "text:change-id")):
            yield Removed(text, DELETED)

    def _list(self, element: Element, style: str, level: int) -> Iterator[Block]:
        """Give the blocks of a list, each item with its number or bullet."""
        style = _attribute(element, "text:style-name") or style
        if level == 1:
            self.numbers.begin(
                style,
                identity=_attribute(element, "xml:id"),
                goes_on=_attribute(element, "text:continue-numbering") == "true",
                after=_attribute(element, "text:continue-list"),
            )
        for item in element.children:
            number, bullet = "", 0
            is_first = item.tag == "text:list-item"
            for child in item.children:
                if child.tag == "text:list":
                    yield from self._list(child, style, level + 1)
                elif child.tag in ("text:p", "text:h"):
                    if is_first:
                        start = _attribute(item, "text:start-value")
                        number, is_bullet = self.numbers.next(style, level, whole(start, 1) if start else None)
                        bullet = level if is_bullet else 0
                    yield from self._paragraph(child, number, bullet)
                    number, bullet, is_first = "", 0, False

    def _table(self, element: Element) -> Table:
        """Give a table; a merged cell stands once, in its first column and row."""
        table = Table()
        for row in _rows(element):
            cells: list[tuple[int, list[Block]]] = []
            column = 0
            for cell in row.children:
                if cell.tag == "table:table-cell":
                    cells.append((column, list(self._flow(cell))))
                elif cell.tag == "table:covered-table-cell" and (text := _text_of(cell)):
                    cells.append((column, [Removed(text, HIDDEN)]))
                column += max(span(_attribute(cell, "table:number-columns-repeated")), 1)
            table.rows.append(cells)
        return table

    def _paragraph(self, element: Element, number: str, bullet: int) -> Iterator[Block]:
        """Give a paragraph, and what hangs on it: text boxes, notes, removals."""
        look = self.look("paragraph", _attribute(element, "text:style-name"))
        runs, others = parted(self._pieces(element, look))
        level = 0
        if element.tag == "text:h":
            level = whole(_attribute(element, "text:outline-level"), 1)
            number = number or self.numbers.next_heading(level)
        yield Paragraph(
            runs=tuple(_without_outer_blanks(runs)),
            number=number,
            heading_level=1 if look.name == TITLE else level,
            list_level=bullet,
            style=look.name,
            tab_stops=look.tab_stops,
            space_before=look.space_before,
            space_after=look.space_after,
            page_part=self.page_part,
        )
        yield from others

    def _pieces(self, element: Element, look: Look) -> Iterator[Run | Block]:
        """Give the runs of an element, and the blocks that hang on them."""
        yield from self._text(element.text, look)
        for child in element.children:
            if child.tag == "text:span":
                own = self.look("text", _attribute(child, "text:style-name"))
                yield from self._pieces(
                    child,
                    replace(
                        look,
                        bold=look.bold or own.bold,
                        italic=look.italic or own.italic,
                        hidden=look.hidden or own.hidden,
                    ),
                )
            elif child.tag == "text:s":
                yield Run(" " * min(whole(_attribute(child, "text:c"), 1), MOST_SPACES), look.bold, look.italic)
            elif child.tag in ("text:tab", "text:line-break"):
                yield Run("\t" if child.tag == "text:tab" else "\n", look.bold, look.italic)
            elif child.tag == "text:note":
                yield from self._note(child, look)
            elif child.tag == "office:annotation":
                yield Removed(_text_of(child), COMMENT)
            elif child.tag == "text:change":
                yield from self._deleted(child)
            elif child.tag.startswith("draw:"):
                yield from self._flow(child)
            elif child.tag not in NO_TEXT:  # a link, a field
                yield from self._pieces(child, look)
            yield from self._text(child.tail, look)

    @staticmethod
    def _text(text: str | None, look: Look) -> Iterator[Run | Block]:
        """Give a text as a run, or as a removal where it is hidden."""
        text = WHITE.sub(" ", text or "")
        if text and look.hidden:
            yield Removed(text, HIDDEN)
        elif text:
            yield Run(text, look.bold, look.italic)

    def _note(self, element: Element, look: Look) -> Iterator[Run | Block]:
        """Give the mark of a footnote, and the note."""
        self.noted += 1
        mark = f"[{self.noted}]"
        yield Run(mark, look.bold, look.italic)
        for body in element.get_elements("text:note-body"):
            for block in self._flow(body):
                if mark and isinstance(block, Paragraph):
                    block = replace(block, runs=(Run(f"{mark} "), *block.runs))
                    mark = ""
                yield block


def _rows(element: Element) -> Iterator[Element]:
    """Give the rows of a table, also those in groups of rows."""
    for child in element.children:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _rows(child)


def _is(letters: Element | None, name: str, values: tuple[str, ...], default: bool) -> bool:
    """Tell whether an attribute has one of the values, by default where it is not set."""
    value = _attribute(letters, name)
    return value in values if value else default


def _without_outer_blanks(runs: list[Run]) -> list[Run]:
    """Give the runs without the blank that the file's own layout put first."""
    return [replace(runs[0], text=runs[0].text.removeprefix(" ")), *runs[1:]] if runs else []


def read_odt(name: str, data: bytes, ending: str) -> Document:
    """Take a file's name, bytes and ending; give its lines."""
    lines, removals = lines_of_blocks(_Reader(data).blocks())
    return Document(name, ending, "utf-8", False, lines, removals)

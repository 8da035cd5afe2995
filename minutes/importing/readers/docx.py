"""Read Word documents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from math import isfinite

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

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
from minutes.importing.readers.docx_numbers import Numbers

TWIPS = 20  # to a point
UNFILLED = "platshållare som ingen har fyllt i"
OFF = ("0", "false", "off", "none")
# What lies round pieces of running text, or round paragraphs.
AROUND = {"w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:fldSimple", "w:customXml", "w:dir", "w:bdo"}
GONE = {"w:del", "w:moveFrom"}
NOTES = {"w:footnoteReference": RELATIONSHIP_TYPE.FOOTNOTES, "w:endnoteReference": RELATIONSHIP_TYPE.ENDNOTES}
AS_TEXT = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": "\u00ad"}
NAMES = {qn(name): name for name in (*AROUND, *GONE, *NOTES, *AS_TEXT)}
NAMES |= {qn(f"w:{name}"): f"w:{name}" for name in ("p", "r", "t", "br", "sym", "tbl", "tr", "tc", "sdt")}
NAMES |= {qn(f"w:{name}"): f"w:{name}" for name in ("drawing", "pict", "object", "txbxContent")} | {qn("m:t"): "m:t"}
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
NAMES |= {f"{COMPATIBLE}AlternateContent": "either"}


@dataclass(frozen=True)
class Look:
    """What a style says of its paragraphs and letters."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    heading_level: int = 0
    list: tuple[str, int | None] | None = None  # a list in use, and the level where the style names it
    list_style: str = ""  # the style that named the list
    tab_stops: tuple[float, ...] = ()
    space_before: float = 0
    space_after: float = 0
    contextual: bool = False  # no space between paragraphs of this style


def _name(element: BaseOxmlElement) -> str:
    """Give the name of an element that is read, or nothing."""
    return NAMES.get(str(element.tag), "")


def _child(parent: BaseOxmlElement | None, *path: str) -> BaseOxmlElement | None:
    """Give the element at the end of a path, or None."""
    for name in path:
        if parent is None:
            return None
        parent = next(parent.iterchildren(qn(name)), None)  # faster than find
    return parent


def _value(parent: BaseOxmlElement | None, *path: str, attribute: str = "w:val") -> str | None:
    """Give the value of the element at the end of a path, or None where there is none."""
    found = _child(parent, *path)
    return None if found is None else found.get(qn(attribute))


def _on(parent: BaseOxmlElement | None, name: str, default: bool) -> bool:
    """Tell whether a switch is on, by default where it is not set."""
    found = _child(parent, name)
    return default if found is None else found.get(qn("w:val")) not in OFF


def _points(parent: BaseOxmlElement | None, *path: str, attribute: str, default: float) -> float:
    """Give an attribute in points, which Word has in twentieths."""
    try:
        points = float(_value(parent, *path, attribute=attribute) or "") / TWIPS
    except ValueError:
        return default
    return points if isfinite(points) else default


def _look(properties: BaseOxmlElement | None, letters: BaseOxmlElement | None, under: Look) -> Look:
    """Take paragraph and letter properties and what lies under them; give both together."""
    if properties is None and letters is None:
        return under
    listed = _child(properties, "w:numPr")
    level = whole(_value(listed, "w:ilvl"), -1)
    outline = whole(_value(properties, "w:outlineLvl"), -1)
    tabs = _child(properties, "w:tabs")
    stops = [_points(tab, attribute="w:pos", default=0) for tab in (() if tabs is None else tabs)]
    return replace(
        under,
        bold=_on(letters, "w:b", under.bold),
        italic=_on(letters, "w:i", under.italic),
        heading_level=(outline + 1) % 10 if outline >= 0 else under.heading_level,
        list=under.list
        if listed is None
        else (
            _value(listed, "w:numId") or (under.list or ("", None))[0],
            level if level >= 0 else (under.list or ("", None))[1],
        ),
        tab_stops=tuple(sorted(stops[:MOST_TAB_STOPS])) or under.tab_stops,
        space_before=_points(properties, "w:spacing", attribute="w:before", default=under.space_before),
        space_after=_points(properties, "w:spacing", attribute="w:after", default=under.space_after),
        contextual=_on(properties, "w:contextualSpacing", under.contextual),
    )


def _members(element: BaseOxmlElement, name: str) -> Iterator[BaseOxmlElement]:
    """Give the rows of a table, or the cells of a row, also those inside content controls."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) == "w:sdt" and (content := _child(child, "w:sdtContent")) is not None:
            yield from _members(content, name)
        elif _name(child) in AROUND:
            yield from _members(child, name)


def _all_text(element: BaseOxmlElement) -> str:
    """Give all text of an element that is taken out, deleted text too."""
    return "".join(text.text or "" for text in element.iter(qn("w:t"), qn("w:delText"))).strip()


class _Reader:
    """Walk through a Word document and give its blocks."""

    def __init__(self, data: bytes) -> None:
        document = docx.Document(BytesIO(data))
        self.part = document.part
        self.body = document.element.body
        styles = document.styles.element
        self.styles = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
        self.normal = next((key for key, style in self.styles.items() if self._is_default(style)), "")
        defaults = _child(styles, "w:docDefaults")
        self.plain = _look(_child(defaults, "w:pPrDefault", "w:pPr"), _child(defaults, "w:rPrDefault", "w:rPr"), Look())
        self.look = cache(self._style)
        self.numbers = Numbers(self._root(RELATIONSHIP_TYPE.NUMBERING))
        roots = {name: self._root(relation) for name, relation in NOTES.items()}
        self.notes = {
            name: {} if root is None else {note.get(qn("w:id")): note for note in root} for name, root in roots.items()
        }
        self.noted = 0
        self.page_part = ""

    @staticmethod
    def _is_default(style: BaseOxmlElement) -> bool:
        return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) not in (None, *OFF)

    def _root(self, relation: str) -> BaseOxmlElement | None:
        """Give the root of a part that belongs to the document, or None."""
        found = next((one.target_part for one in self.part.rels.values() if one.reltype == relation), None)
        return None if found is None else parse_xml(found.blob)

    def _style(self, key: str) -> Look:
        """Give what a style says, with what it is based on."""
        style = self.styles.get(key)
        if style is None:
            return self.plain
        base = _value(style, "w:basedOn")
        under = self.look(base) if base else self.plain
        name = (_value(style, "w:name") or key).casefold()[:MOST_STYLE_NAME]
        look = replace(_look(_child(style, "w:pPr"), _child(style, "w:rPr"), under), name=name)
        if look.list != under.list:
            look = replace(look, list_style=key)
        return replace(look, heading_level=1) if name == TITLE else look

    # The parts of a document

    def blocks(self) -> Iterator[Block]:
        """Give all blocks: what stands at the head and the foot of the pages, the text, the comments."""
        seen: set[str] = set()
        for name, page_part in (("w:headerReference", "header"), ("w:footerReference", "footer")):
            for reference in self.body.iter(qn(name)):
                part = self.part.related_parts[reference.get(qn("r:id"))]
                if str(part.partname) not in seen:
                    seen.add(str(part.partname))
                    self.page_part = page_part
                    yield from self._flow(parse_xml(part.blob))
        self.page_part = ""
        yield from self._flow(self.body)
        comments = self._root(RELATIONSHIP_TYPE.COMMENTS)
        for comment in () if comments is None else comments:
            yield Removed(_all_text(comment), COMMENT)

    def _flow(self, elements: Iterable[BaseOxmlElement]) -> Iterator[Block]:
        """Give the blocks of elements that lie one after the other."""
        carried: tuple[Run, ...] = ()  # of a paragraph whose end was deleted
        for child in elements:
            name = _name(child)
            if name == "w:p":
                whole, others = self._paragraph(child, carried)
                carried = ()
                if _child(child, "w:pPr", "w:rPr", "w:del") is not None:
                    carried = whole.runs
                else:
                    yield whole
                yield from others
            elif name == "w:tbl":
                yield self._table(child)
            elif name == "w:sdt":
                content, removed = _controlled(child)
                yield from removed
                yield from self._flow(content)
            elif name in AROUND or name == "either":
                yield from self._flow(_chosen(child))
            elif name in GONE:
                yield Removed(_all_text(child), DELETED)
        if carried:
            yield Paragraph(carried, page_part=self.page_part)

    def _table(self, element: BaseOxmlElement) -> Table:
        """Give a table; a merged cell stands once, in its first column and row."""
        table = Table()
        for row in _members(element, "w:tr"):
            column = span(_value(row, "w:trPr", "w:gridBefore"), 0)
            deleted = _child(row, "w:trPr", "w:del") is not None
            cells: list[tuple[int, list[Block]]] = []
            for cell in _members(row, "w:tc"):
                merged = _child(cell, "w:tcPr", "w:vMerge")
                goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
                if deleted or goes_on:
                    text = _all_text(cell)
                    cells.append((column, [Removed(text, DELETED if deleted else HIDDEN)] if text else []))
                else:
                    cells.append((column, list(self._flow(cell))))
                column += span(_value(cell, "w:tcPr", "w:gridSpan"))
            table.rows.append(cells)
        return table

    # A paragraph

    def _paragraph(self, element: BaseOxmlElement, carried: tuple[Run, ...]) -> tuple[Paragraph, list[Block]]:
        """Give a paragraph, and what hangs on it: text boxes, notes, removals."""
        properties = _child(element, "w:pPr")
        style = _value(properties, "w:pStyle") or self.normal
        own = self.look(style)
        look = _look(properties, None, own)
        runs, others = parted(self._pieces(element, look))
        deleted = _child(properties, "w:rPr", "w:del") is not None
        number, level = ("", 0) if deleted else self._number(look, own)
        return Paragraph(
            runs=(*carried, *runs),
            number=number,
            heading_level=look.heading_level,
            list_level=level,
            style=look.name,
            tab_stops=look.tab_stops,
            space_before=0 if look.contextual else look.space_before,
            space_after=0 if look.contextual else look.space_after,
            page_part=self.page_part,
        ), others

    def _number(self, look: Look, own: Look) -> tuple[str, int]:
        """Give the number that Word sets before a paragraph, and the level of its bullet."""
        if look.list is None or look.list[0] in ("", "0"):
            return "", 0
        number, place = look.list
        if place is None:
            place = self.numbers.level_of_style(number, own.list_style)
        text, is_bullet = self.numbers.next(number, place)
        return text.strip(), place + 1 if is_bullet else 0

    def _pieces(self, elements: Iterable[BaseOxmlElement], look: Look) -> Iterator[Run | Block]:
        """Give the runs of elements, and the blocks that hang on them."""
        for child in elements:
            name = _name(child)
            if name == "w:r":
                yield from self._run(child, look)
            elif name == "w:sdt":
                content, removed = _controlled(child)
                yield from removed
                yield from self._pieces(content, look)
            elif name in GONE:
                yield Removed(_all_text(child), DELETED)
            elif name in AROUND or name == "either":
                yield from self._pieces(_chosen(child), look)
            elif child.tag in (qn("m:oMath"), qn("m:oMathPara")):
                yield Run("".join(one.text or "" for one in child.iter(qn("m:t"))))

    def _run(self, element: BaseOxmlElement, look: Look) -> Iterator[Run | Block]:
        """Give the text of a run, and the blocks that hang on it."""
        letters = _child(element, "w:rPr")
        style = _value(letters, "w:rStyle")
        if style:
            own = self.look(style)
            look = replace(look, bold=look.bold or own.bold, italic=look.italic or own.italic)
        look = _look(None, letters, look)
        hidden = _on(letters, "w:vanish", False)
        for child in element:
            name = _name(child)
            text = AS_TEXT.get(name, "")
            if name == "w:t":
                text = child.text or ""
            elif name == "w:br":
                text = "\n"
            elif name == "w:sym":
                text = _symbol(child)
            elif name in NOTES:
                yield from self._note(name, child, look)
            elif name in ("w:drawing", "w:pict", "w:object", "either"):
                yield from self._boxes(child)
            if text and hidden:
                yield Removed(text, HIDDEN)
            elif text:
                yield Run(text, look.bold, look.italic)

    def _note(self, name: str, reference: BaseOxmlElement, look: Look) -> Iterator[Run | Block]:
        """Give the mark of a footnote, and the note."""
        note = self.notes[name].get(reference.get(qn("w:id")))
        if note is not None:
            self.noted += 1
            mark = Run(f"[{self.noted}]", look.bold, look.italic)
            yield mark
            first, *others = list(self._flow(note)) or [Paragraph()]
            yield (
                replace(first, runs=(replace(mark, text=f"{mark.text} "), *first.runs))
                if isinstance(first, Paragraph)
                else first
            )
            yield from others

    def _boxes(self, element: BaseOxmlElement) -> Iterator[Block]:
        """Give what stands in the text boxes of a drawing, once for each box."""
        for child in _chosen(element):
            if _name(child) == "w:txbxContent":
                yield from self._flow(child)
            else:
                yield from self._boxes(child)


def _chosen(element: BaseOxmlElement) -> Iterable[BaseOxmlElement]:
    """Give the children of an element; of what stands there twice, for new and for old programs, the first."""
    if _name(element) != "either":
        return element
    choice = element.find(f"{COMPATIBLE}Choice")
    found = element.find(f"{COMPATIBLE}Fallback") if choice is None else choice
    return () if found is None else found


def _controlled(element: BaseOxmlElement) -> tuple[Iterable[BaseOxmlElement], list[Removed]]:
    """Give what a content control holds; a text that only asks to be replaced is a removal."""
    content = _child(element, "w:sdtContent")
    if content is not None and _child(element, "w:sdtPr", "w:showingPlcHdr") is not None:
        return (), [Removed(_all_text(content), UNFILLED)]
    return () if content is None else content, []


def _symbol(element: BaseOxmlElement) -> str:
    """Give the letter of a symbol, by its number."""
    try:
        return chr(int(element.get(qn("w:char")) or "", 16)).encode("utf-8", "ignore").decode()
    except (ValueError, OverflowError):
        return ""


def read_docx(name: str, data: bytes, ending: str) -> Document:
    """Take a file's name, bytes and ending; give its lines, or raise UnreadableDocument."""
    lines, removals = lines_of_blocks(_Reader(data).blocks())
    return Document(name, ending, "utf-8", False, lines, removals)

"""Make Word documents for the tests: python-docx's own template with pieces of Word's XML in it."""

import re
from io import BytesIO

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    }.items()
)


def paragraph(content: str, properties: str = "") -> str:
    """Give the XML of a paragraph; content without a mark is text."""
    if not content.startswith("<"):
        content = run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Give the XML of a run; "|" is a tab and "/" a line break."""
    marks = {"|": "<w:tab/>", "/": "<w:br/>"}
    pieces = (marks.get(one) or f'<w:t xml:space="preserve">{one}</w:t>' for one in re.split(r"([|/])", text))
    return f"<w:r><w:rPr>{properties}</w:rPr>{''.join(pieces)}</w:r>"


def style(name: str) -> str:
    """Give the paragraph property that names a style."""
    return f'<w:pStyle w:val="{name}"/>'


def numbered(number: int, level: int = 0) -> str:
    """Give the paragraph property that puts a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(*paragraphs: str, properties: str = "") -> str:
    """Give the XML of a table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(paragraph, paragraphs)) or '<w:p/>'}</w:tc>"


def table(*rows: str) -> str:
    """Give the XML of a table of rows of cells."""
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def level(place: int, text: str, kind: str = "decimal", more: str = "") -> str:
    """Give the XML of a level of a list."""
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}">{inside}</w:lvl>'


def word_document(*body: str, lists: str = "", notes: str = "", header: str = "", footer: str = "") -> bytes:
    """Give a Word file with the XML of its body, its lists and footnotes; header and footer are text."""
    document = docx.Document()
    root = document.element.body
    for place, xml in enumerate(body):
        root.insert(place, parse_xml(xml.replace(">", f" {NAMESPACES}>", 1)))
    part = document.part
    if lists:
        part.numbering_part._element = parse_xml(f"<w:numbering {NAMESPACES}>{lists}</w:numbering>")
    if notes:
        blob = f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>".encode()
        kind = CONTENT_TYPE.WML_FOOTNOTES
        part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, blob, part.package), RELATIONSHIP_TYPE.FOOTNOTES)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    file = BytesIO()
    document.save(file)
    return file.getvalue()

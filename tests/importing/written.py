"""Write minutes that are given as text in the formats that people keep them in."""

import re
from html import escape
from io import BytesIO

import docx
import odfdo
from fpdf import FPDF
from odfdo import Element

TABLE_RULE = re.compile(r"[|\s:-]*\|[|\s:-]*-{2,}[|\s:-]*")
LINE_HEIGHT = 5  # millimetres
BETWEEN = 2.5


def blocks(text: str) -> list[str | list[list[str]]]:
    """Give the lines of a text; lines with pipes are together a table."""
    found: list[str | list[list[str]]] = []
    for line in text.split("\n"):
        if not line.startswith("|"):
            found.append(line)
        elif not TABLE_RULE.fullmatch(line):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if found and isinstance(found[-1], list):
                found[-1].append(cells)
            else:
                found.append([cells])
    return found


def as_docx(text: str) -> bytes:
    """Write a text with Word's library."""
    document = docx.Document()
    for block in blocks(text):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), max(map(len, block)))
        for row, cells in enumerate(block):
            for column, cell in enumerate(cells):
                table.cell(row, column).text = cell
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_odt(text: str) -> bytes:
    """Write a text with LibreOffice's format."""
    document = odfdo.Document("text")
    document.body.clear()
    for block in blocks(text):
        if isinstance(block, str):
            inside = escape(block).replace("\t", "<text:tab/>")
            inside = re.sub(" {2,}", lambda found: f'<text:s text:c="{len(found.group())}"/>', inside)
            document.body.append(Element.from_tag(f"<text:p>{inside}</text:p>"))
            continue
        cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
        rows = ("".join(cell.format(escape(one)) for one in cells) for cells in block)
        xml = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        document.body.append(Element.from_tag(f"<table:table>{xml}</table:table>"))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_rtf(text: str) -> bytes:
    """Write a text as Rich Text Format."""

    def rich(line: str) -> str:
        line = re.sub(r"([\\{}])", r"\\\1", line).replace("\t", r"\tab ")
        return "".join(one if one.isascii() else rf"\u{ord(one)}?" for one in line)

    lines = []
    for block in blocks(text):
        if isinstance(block, str):
            lines.append(rf"\pard {rich(block)}\par")
            continue
        for cells in block:
            lines.append(r"\trowd\pard\intbl " + "".join(rf"{rich(cell)}\cell " for cell in cells) + r"\row")
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\n" + "\n".join(lines) + "}").encode("ascii")


def as_html(text: str) -> bytes:
    """Write a text as a web page; lines with tabs are preformatted, as a browser keeps no tabs elsewhere."""
    parts = []
    for block in blocks(text):
        if isinstance(block, str):
            parts.append(f"<pre>{escape(block)}</pre>" if "\t" in block else f"<p>{escape(block)}</p>")
            continue
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in cells) for cells in block)
        parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    return f'<!doctype html><html lang="sv"><meta charset="utf-8"><body>{"".join(parts)}</body></html>'.encode()


class _Printer(FPDF):
    """Pages with what a printed page repeats."""

    def __init__(self, header: str, footer: str) -> None:
        super().__init__()
        self.repeated = {"header": header, "footer": footer}
        self.core_fonts_encoding = "cp1252"
        self.set_auto_page_break(True, 20)
        self.set_font("Helvetica", size=11)
        self.add_page()

    def header(self) -> None:
        """Write the header of a page, with its number."""
        if self.repeated["header"]:
            self.cell(0, LINE_HEIGHT, self.repeated["header"])
            self.cell(0, LINE_HEIGHT, f"Sida {self.page_no()} ({{nb}})", align="R", new_x="LMARGIN", new_y="NEXT")
            self.ln(LINE_HEIGHT)

    def footer(self) -> None:
        """Write the footer of a page."""
        if self.repeated["footer"]:
            self.set_y(-15)
            self.cell(0, LINE_HEIGHT, self.repeated["footer"])

    def row(self, cells: list[str]) -> None:
        """Write cells side by side, each broken in its own column."""
        if self.get_y() > self.h - 40:
            self.add_page()
        top, lowest = self.get_y(), 0.0
        width = self.epw / len(cells)
        for column, cell in enumerate(cells):
            self.set_xy(self.l_margin + column * width, top)
            self.multi_cell(width, LINE_HEIGHT, cell, align="L", new_x="LMARGIN", new_y="NEXT")
            lowest = max(lowest, self.get_y())
        self.set_y(lowest + BETWEEN)


def as_pdf(text: str, header: str = "", footer: str = "") -> bytes:
    """Write a text as printed pages; tabs part columns, and a line in ** is bold."""
    pages = _Printer(header, footer)
    for block in blocks(text.encode("cp1252", "replace").decode("cp1252")):
        for cells in [re.split(r"\t+", block)] if isinstance(block, str) else block:
            if len(cells) > 1:
                pages.row(cells)
            elif cells[0].strip():
                is_bold = cells[0].startswith("**") and cells[0].endswith("**")
                pages.set_font(style="B" if is_bold else "")
                line = cells[0].strip("*") if is_bold else cells[0]
                pages.multi_cell(0, LINE_HEIGHT, line, align="L", new_x="LMARGIN", new_y="NEXT")
                pages.ln(BETWEEN)
            else:
                pages.ln(LINE_HEIGHT)
    return bytes(pages.output())

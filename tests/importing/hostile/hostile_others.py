"""Hostile files of every other format: OpenDocument, PDF, Rich Text Format, pages and plain text."""

from collections.abc import Callable

from . import packages as p
from .packages import ODT_KIND, odt
from .printed import pdf, pdf_of_page, stream

Maker = Callable[[], bytes]
PORT, SECRET = p.PORT, p.SECRET
PLAIN = "<text:p>Protokoll</text:p>"
BODY = "<text:p>&{};</text:p>"


def deep(before: str, after: str, depth: int) -> bytes:
    """Give an OpenDocument text with a paragraph deep inside pieces of XML."""
    return odt(before * depth + PLAIN + after * depth)


def styled(styles: str, name: str = "A", paragraphs: int = 1) -> bytes:
    """Give an OpenDocument text with styles, and paragraphs that ask for one."""
    return odt(f'<text:p text:style-name="{name}">Protokoll</text:p>' * paragraphs, styles)


def style(name: str, attributes: str = "", inside: str = "") -> str:
    """Give the XML of a paragraph style."""
    return f'<style:style style:name="{name}" style:family="paragraph" {attributes}>{inside}</style:style>'


def member(name: str, content: bytes) -> bytes:
    """Give an OpenDocument text with a member of its own."""
    return odt(add=[(name, content)])


CELL = "<table:table-cell><text:p>a</text:p></table:table-cell>"
ROW = f"<table:table-row>{CELL}</table:table-row>"
LISTED = '<text:list text:style-name="L"><text:list-item><text:p>Protokoll</text:p></text:list-item></text:list>'


def level(attributes: str) -> bytes:
    """Give an OpenDocument text with a list whose level is so numbered."""
    number = f'<text:list-level-style-number text:level="1" {attributes}/>'
    return odt(LISTED * 3, f'<text:list-style style:name="L">{number}</text:list-style>')


ODTS: dict[str, Maker] = {
    "laughs in the text": lambda: odt(PLAIN + BODY.format("h"), doctype=p.LAUGHS),
    "long entity in the text": lambda: odt(PLAIN + BODY.format("i;" + "&i;" * 5_000 + "&i"), doctype=p.QUADRATIC),
    "file of the machine in the text": lambda: odt(PLAIN + BODY.format("i"), doctype=p.OUTSIDE),
    "question to another machine in the text": lambda: odt(PLAIN + BODY.format("i"), doctype=p.ASKING),
    "parameter of the machine in the text": lambda: odt(PLAIN + BODY.format("i"), doctype=p.PARAMETER),
    "outer type of the machine in the text": lambda: odt(PLAIN + BODY.format("i"), doctype=p.OUTER_TYPE),
    "outer type of another machine in the text": lambda: odt(PLAIN + BODY.format("i"), doctype=p.ASKING_TYPE),
    "laughs in the styles": lambda: member("styles.xml", p.LAUGHS.encode() + b"<office:document-styles>&h;"),
    "file of the machine in the styles": lambda: member(
        "styles.xml",
        f"{p.OUTSIDE}<office:document-styles {p.ODT_SPACES}><office:master-styles><style:header><text:p>&i;</text:p>"
        "</style:header></office:master-styles></office:document-styles>".encode(),
    ),
    "laughs in the list of members": lambda: member("META-INF/manifest.xml", p.LAUGHS.encode() + b"<a>&h;</a>"),
    "file of the machine in the list of members": lambda: member(
        "META-INF/manifest.xml", p.OUTSIDE.encode() + b"<a>&i;</a>"
    ),
    "laughs in what is told of it": lambda: member("meta.xml", p.LAUGHS.encode() + b"<a>&h;</a>"),
    "section of another file": lambda: odt(
        f'<text:section><text:section-source xlink:href="file://{SECRET}"/>{PLAIN}</text:section>'
    ),
    "picture of another machine": lambda: odt(
        f'{PLAIN}<draw:frame><draw:image xlink:href="http://127.0.0.1:{PORT}/"/></draw:frame>'
    ),
    "script within": lambda: odt(
        f'<text:p>Protokoll<text:script script:language="JavaScript" xlink:href="http://127.0.0.1:{PORT}/"/></text:p>'
    ),
    "macros": lambda: member("Basic/Standard/Module1.xml", b"<a/>"),
    "macros of Python": lambda: member("Scripts/python/a.py", b"import os"),
    "locked": lambda: member("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
    "template": lambda: odt(kind=f"{ODT_KIND}-template"),
    "spreadsheet": lambda: odt(kind="application/vnd.oasis.opendocument.spreadsheet"),
    "book": lambda: odt(kind="application/epub+zip"),
    "kind with a line end": lambda: odt(kind=f"{ODT_KIND}\n"),
    "kind with NUL": lambda: odt(kind=f"{ODT_KIND}\x00"),
    "Word": lambda: p.WORD,
    "page": lambda: b"<html><body>Protokoll",
    "zip bomb in the text": lambda: member("content.xml", b" " * 20_000_001),
    "zip bomb in a picture": lambda: member("Pictures/a.png", b"\x00" * 100_000_001),
    "zip bomb in the kind": lambda: member("mimetype", ODT_KIND.encode() + b" " * 90_000_000),
    "size too small": lambda: p.lying(p.ODT, 5),
    "path upwards": lambda: member("../../a.xml", b""),
    "program inside": lambda: member("Object 1/a.exe", b"MZ"),
    "half of it": lambda: p.ODT[: len(p.ODT) // 2],
    "without its text": lambda: p.changed(p.ODT, drop="content.xml"),
    "without its styles": lambda: p.changed(p.ODT, drop="styles.xml"),
    "without its list of members": lambda: p.changed(p.ODT, drop="META-INF/manifest.xml"),
    "text that is no XML": lambda: member("content.xml", b"hej"),
    "text of nothing": lambda: member("content.xml", b""),
    "text of another vocabulary": lambda: member("content.xml", b"<a><b>Protokoll</b></a>"),
    "three million paragraphs": lambda: odt("<text:p/>" * 1_900_000),
    "a million spans": lambda: odt(f"<text:p>a{'<text:span/>' * 1_000_000}b</text:p>"),
    "a billion blanks": lambda: odt('<text:p>a<text:s text:c="1000000000"/>b</text:p>'),
    "a million line breaks": lambda: odt(f"<text:p>a{'<text:line-break/>' * 900_000}b</text:p>"),
    "tables in tables": lambda: deep(
        "<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>", 2_000
    ),
    "tables in tables, within the depth of XML": lambda: deep(
        "<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>", 80
    ),
    "lists in lists": lambda: deep("<text:list><text:list-item>", "</text:list-item></text:list>", 5_000),
    "lists in lists, within the depth of XML": lambda: deep(
        "<text:list><text:list-item>", "</text:list-item></text:list>", 120
    ),
    "spans in spans": lambda: odt(f"<text:p>{'<text:span>' * 240}Protokoll{'</text:span>' * 240}</text:p>"),
    "notes in notes": lambda: odt(
        "<text:p>a<text:note><text:note-body>" * 80 + "b" + "</text:note-body></text:note></text:p>" * 80
    ),
    "column repeated a billion times": lambda: odt(
        "<table:table>"
        + '<table:table-row><table:table-cell table:number-columns-repeated="999999999"/>'
        + f"{CELL}</table:table-row>" * 1
        + "</table:table>"
    ),
    "row repeated a billion times": lambda: odt(
        f'<table:table><table:table-row table:number-rows-repeated="999999999">{CELL}</table:table-row></table:table>'
    ),
    "number of columns with five thousand figures": lambda: odt(
        "<table:table><table:table-row><table:table-cell table:number-columns-repeated='"
        + "9" * 5_000
        + f"'/>{CELL}</table:table-row></table:table>"
    ),
    "table of a hundred thousand rows": lambda: odt(f"<table:table>{ROW * 100_001}</table:table>"),
    "style based on itself": lambda: styled(style("A", 'style:parent-style-name="A"')),
    "styles based on each other": lambda: styled(
        style("A", 'style:parent-style-name="B"') + style("B", 'style:parent-style-name="A"')
    ),
    "chain of ten thousand styles": lambda: styled(
        "".join(style(f"A{one}", f'style:parent-style-name="A{one + 1}"') for one in range(10_000)), "A0"
    ),
    "long style on every line": lambda: styled(style("A" * 2_000), "A" * 2_000, 9_000),
    "length without end": lambda: styled(
        style("A", inside="<style:paragraph-properties fo:margin-top='" + "9" * 400 + "cm'/>")
    ),
    "tab stop without end": lambda: styled(
        style(
            "A",
            inside="<style:paragraph-properties><style:tab-stops><style:tab-stop style:position='"
            + "9" * 400
            + "cm'/></style:tab-stops></style:paragraph-properties>",
        )
    ),
    "list that starts at a billion in Roman": lambda: level('style:num-format="I" text:start-value="1000000000"'),
    "list that starts below nothing in letters": lambda: level('style:num-format="a" text:start-value="-7"'),
    "list that shows a billion levels": lambda: level('style:num-format="1" text:display-levels="1000000000"'),
    "list with a suffix of a million letters": lambda: level(
        'style:num-format="1" style:num-suffix="' + ")" * 1_000_000 + '"'
    ),
    "heading of a level below nothing": lambda: odt('<text:h text:outline-level="-3">Protokoll</text:h>'),
    "heading of a billionth level": lambda: odt('<text:h text:outline-level="1000000000">Protokoll</text:h>'),
    "deletion of itself": lambda: odt(
        '<text:tracked-changes><text:changed-region text:id="a"><text:deletion><text:p>b<text:change '
        f'text:change-id="a"/></text:p></text:deletion></text:changed-region></text:tracked-changes>{PLAIN}'
        '<text:change text:change-id="a"/>'
    ),
}

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
SHOWN = b"BT /F1 12 Tf 72 720 Td (Protokoll med minst tjugofem tecken) Tj ET"
GOOD = pdf_of_page(SHOWN)
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"


def pages(tree: bytes, *more: bytes) -> bytes:
    """Give a PDF with a tree of pages of its own; page, text and font are the objects 3 to 5."""
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, PAGE, stream(SHOWN), FONT, *more])


def with_catalog(more: bytes, *objects: bytes) -> bytes:
    """Give a PDF whose catalogue has more in it."""
    return pdf([b"<</Type/Catalog/Pages 2 0 R" + more + b">>", TREE, PAGE, stream(SHOWN), FONT, *objects])


def with_page(page: bytes, *objects: bytes) -> bytes:
    """Give a PDF with a page of its own."""
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", TREE, page, stream(SHOWN), FONT, *objects])


TREE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def with_content(content: bytes) -> bytes:
    """Give a PDF whose page has a stream as it is given."""
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", TREE, PAGE, content, FONT])


def packed(data: bytes, times: int) -> bytes:
    """Give a PDF whose page has a text that was packed so many times."""
    return with_content(stream(data, times))


def mapped(cmap: bytes) -> bytes:
    """Give a PDF whose font has a map of its own from its letters to those of Unicode."""
    font = FONT.replace(b"/Type/Font", b"/Type/Font/ToUnicode 6 0 R")
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", TREE, PAGE, stream(SHOWN), font, stream(cmap)])


def shown(*operations: bytes) -> bytes:
    """Give a PDF with a page of such operations and a text."""
    return pdf_of_page(b"\n".join([*operations, SHOWN]))


PDFS: dict[str, Maker] = {
    "bomb packed once": lambda: packed(b" " * 300_000_000, 1),
    "bomb packed twice": lambda: packed(b" " * 300_000_000, 2),
    "bomb packed many times": lambda: packed(b"0" * 1_000_000, 40),
    "bomb of hexadecimal letters": lambda: with_content(
        b"<</Length 9000000/Filter/ASCIIHexDecode>>stream\n" + b"20" * 4_500_000 + b">\nendstream"
    ),
    "bomb of run lengths": lambda: with_content(
        b"<</Length 2000000/Filter/RunLengthDecode>>stream\n" + b"\x81 " * 1_000_000 + b"\x80\nendstream"
    ),
    "bomb of LZW": lambda: with_content(
        b"<</Length 1000000/Filter/LZWDecode>>stream\n" + b"\x80\x0b\x60\x50" * 250_000 + b"\nendstream"
    ),
    "bomb with a predictor": lambda: with_content(
        stream(b"\x00" * 50_000_000).replace(
            b"/FlateDecode", b"/FlateDecode/DecodeParms<</Predictor 15/Columns 1000000000>>"
        )
    ),
    "a thousand filters": lambda: with_content(
        b"<</Length 4/Filter[" + b"/ASCIIHexDecode" * 1_000 + b"]>>stream\n2020\nendstream"
    ),
    "filter that nobody knows": lambda: with_content(b"<</Length 4/Filter/Hemlig>>stream\n2020\nendstream"),
    "file of the machine as its stream": lambda: with_content(
        f"<</Length 0/F({SECRET})/FFilter/FlateDecode>>stream\n\nendstream".encode()
    ),
    "fifty thousand pages": lambda: pages(b"<</Type/Pages/Count 50000/Kids[" + b"3 0 R " * 50_000 + b"]>>"),
    "fifty thousand pages of their own": lambda: pages(
        b"<</Type/Pages/Count 50000/Kids[" + b" ".join(b"%d 0 R" % one for one in range(6, 50_006)) + b"]>>",
        *[PAGE] * 50_000,
    ),
    "five hundred pages and one": lambda: pages(b"<</Type/Pages/Count 501/Kids[" + b"3 0 R " * 501 + b"]>>"),
    "count of pages that lies": lambda: pages(b"<</Type/Pages/Count 1000000000/Kids[3 0 R]>>"),
    "count of pages below nothing": lambda: pages(b"<</Type/Pages/Count -1/Kids[3 0 R]>>"),
    "count of pages that is a name": lambda: pages(b"<</Type/Pages/Count /A/Kids[3 0 R]>>"),
    "pages in themselves": lambda: pages(b"<</Type/Pages/Count 2/Kids[3 0 R 2 0 R]>>"),
    "pages in a ring": lambda: pages(
        b"<</Type/Pages/Count 2/Kids[6 0 R]>>",
        b"<</Type/Pages/Count 1/Kids[7 0 R]>>",
        b"<</Type/Pages/Count 1/Kids[6 0 R 3 0 R]>>",
    ),
    "pages in pages, two thousand deep": lambda: pages(
        b"<</Type/Pages/Count 1/Kids[6 0 R]>>",
        *[b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (one + 1) for one in range(6, 2_006)],
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
    ),
    "pages that double at every level": lambda: pages(
        b"<</Type/Pages/Count 1/Kids[6 0 R 6 0 R]>>",
        *[b"<</Type/Pages/Count 1/Kids[%d 0 R %d 0 R]>>" % (one + 1, one + 1) for one in range(6, 26)],
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
    ),
    "no pages": lambda: pages(b"<</Type/Pages/Count 0/Kids[]>>"),
    "pages that are a number": lambda: pages(b"7"),
    "page that is not there": lambda: pages(b"<</Type/Pages/Count 1/Kids[99 0 R]>>"),
    "text that is the page": lambda: with_page(PAGE.replace(b"4 0 R", b"3 0 R")),
    "text of ten thousand streams": lambda: with_page(PAGE.replace(b"4 0 R", b"[" + b"4 0 R " * 10_000 + b"]")),
    "form in itself": lambda: with_page(
        PAGE.replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<").replace(b"4 0 R", b"[4 0 R 7 0 R]"),
        stream(b"/X Do " + SHOWN).replace(
            b"<<", b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", 1
        ),
        stream(b"/X Do"),
    ),
    "page as large as the earth": lambda: with_page(PAGE.replace(b"595 842", b"1e30 1e30")),
    "page of no size": lambda: with_page(PAGE.replace(b"[0 0 595 842]", b"[]")),
    "text a billion columns away": lambda: pdf_of_page(SHOWN + b" BT /F1 12 Tf 9000000000 720 Td (langt borta) Tj ET"),
    "text a billion lines below": lambda: pdf_of_page(SHOWN + b" BT /F1 12 Tf 72 -9000000000 Td (langt ned) Tj ET"),
    "text a million columns away on every line": lambda: pdf_of_page(
        b"\n".join(b"BT /F1 12 Tf 9000000 %d Td (a) Tj ET BT /F1 12 Tf 0 %d Td (b) Tj ET" % (y, y) for y in range(800))
    ),
    "letters of no size": lambda: pdf_of_page(SHOWN.replace(b" 12 Tf", b" 0 Tf")),
    "letters of a size below nothing": lambda: pdf_of_page(SHOWN.replace(b" 12 Tf", b" -12 Tf")),
    "letters as large as the earth": lambda: pdf_of_page(SHOWN.replace(b" 12 Tf", b" 1e30 Tf")),
    "letters as small as nothing": lambda: pdf_of_page(SHOWN.replace(b" 12 Tf", b" 0.0000000001 Tf")),
    "matrix of nothing": lambda: pdf_of_page(SHOWN.replace(b"72 720 Td", b"0 0 0 0 0 0 Tm")),
    "numbers that are none": lambda: shown(b"BT 1.2.3 --4 Td (a) Tj ET", b"1e999 0 0 1 0 0 cm"),
    "number with five thousand figures": lambda: shown(b"9" * 5_000 + b" 0 0 1 0 0 cm"),
    "a million saved states": lambda: shown(b"q " * 1_000_000),
    "states that were never saved": lambda: shown(b"Q " * 100_000),
    "text without a font": lambda: pdf_of_page(b"BT 72 720 Td (Protokoll med minst tjugofem tecken) Tj ET"),
    "font that is not there": lambda: pdf_of_page(SHOWN.replace(b"/F1", b"/F9")),
    "operators without what they need": lambda: shown(b"Tj TJ Tf Td Tm cm ' \" Do BDC EMC"),
    "string without an end": lambda: pdf_of_page(b"BT /F1 12 Tf (Protokoll" + b"(" * 10_000),
    "array without an end": lambda: pdf_of_page(b"BT /F1 12 Tf [" * 5_000),
    "dictionaries in dictionaries": lambda: with_catalog(b"/A" + b"<</A" * 20_000 + b" 1" + b">>" * 20_000),
    "arrays in arrays": lambda: shown(b"BT /F1 12 Tf " + b"[" * 20_000 + b"]" * 20_000 + b" TJ ET"),
    "picture in the text without an end": lambda: shown(b"BI /W 10 /H 10 ID " + b"\xff" * 10_000),
    "half a million pieces of text": lambda: pdf_of_page(b"BT /F1 12 Tf 72 720 Td " + b"(a) Tj " * 500_000 + b"ET"),
    "lines drawn without end": lambda: shown(b"0 0 m 1 1 l S " * 500_000),
    "map of letters that makes many of one": lambda: mapped(
        b"1 beginbfchar <50> <" + b"0041" * 200_000 + b"> endbfchar"
    ),
    "map of letters over a billion": lambda: mapped(b"1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange"),
    "map of letters to halves": lambda: mapped(b"1 beginbfchar <50> <D800> endbfchar"),
    "map of letters to NUL": lambda: mapped(b"1 beginbfchar <50> <0000> endbfchar"),
    "map of letters that is none": lambda: mapped(b"beginbfchar <zz> endbfchar beginbfrange [[[ <"),
    "map of letters that runs backwards": lambda: mapped(b"1 beginbfrange <FF> <00> <0041> endbfrange"),
    "script": lambda: with_catalog(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
    "start of a program": lambda: with_catalog(b"/OpenAction<</S/Launch/F(/bin/sh)>>"),
    "question to another machine": lambda: with_catalog(
        f"/OpenAction<</S/URI/URI(http://127.0.0.1:{PORT}/)>>".encode()
    ),
    "file within": lambda: with_catalog(b"/Names<</EmbeddedFiles<</Names[(a.exe)6 0 R]>>>>", stream(b"MZ")),
    "form of XML with a file of the machine": lambda: with_catalog(
        b"/AcroForm<</XFA 6 0 R>>", stream(p.OUTSIDE.encode() + b"<a>&i;</a>")
    ),
    "locked": lambda: pdf([b"<</Type/Catalog/Pages 2 0 R>>", TREE], b"/Encrypt<</Filter/Standard/V 4/R 4>>"),
    "locked in a way that nobody knows": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", TREE, PAGE, stream(SHOWN), FONT], b"/Encrypt<</Filter/Hemlig/V 99>>"
    ),
    "table of objects that points beyond": lambda: GOOD.replace(b"0000000", b"9999999"),
    "table of objects with letters": lambda: GOOD.replace(b" 00000 n", b" 0000x n"),
    "table of objects of a billion rows": lambda: GOOD.replace(b"xref\n0 6", b"xref\n0 999999999"),
    "table of objects that is not there": lambda: GOOD.replace(b"startxref", b"startnext"),
    "table of objects below nothing": lambda: pdf([TREE], start=-5),
    "tables of objects in a ring": lambda: GOOD.replace(b"/Size", b"/Prev %d/Size" % GOOD.index(b"xref\n")),
    "no catalogue": lambda: GOOD.replace(b"/Root 1 0 R", b""),
    "catalogue that is itself": lambda: pdf([b"1 0 R", TREE]),
    "object that is itself": lambda: with_page(PAGE.replace(b"4 0 R", b"6 0 R"), b"6 0 R"),
    "length that is another's": lambda: with_content(stream(SHOWN).replace(b"/Length", b"/Length 4 0 R/Was")),
    "length that lies": lambda: with_content(b"<</Length 999999999>>stream\n" + SHOWN + b"\nendstream"),
    "streams of objects in themselves": lambda: with_page(
        PAGE, stream(b"6 0 6 0 ").replace(b"<<", b"<</Type/ObjStm/N 1000000/First 4/Extends 6 0 R", 1)
    ),
    "half of it": lambda: GOOD[: len(GOOD) // 2],
    "only a mark": lambda: b"%PDF-1.7",
    "mark and zeros": lambda: b"%PDF-1.7\n" + b"\x00" * 1_000_000,
    "mark a million times": lambda: b"%PDF-1.7\n" * 1_000_000,
    "ends without a beginning": lambda: b"%PDF-1.7\n" + b"startxref\n0\n%%EOF\n" * 100_000,
    "objects without an end": lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<" * 500_000,
    "scan": lambda: pdf_of_page(b"q 595 0 0 842 0 0 cm /I Do Q"),
    "Word": lambda: p.WORD,
    "page": lambda: b"<html><body>Protokoll",
    "program": lambda: b"MZ\x90\x00" + GOOD[8:],
}


def rtf(body: str) -> bytes:
    """Give an RTF file with a body."""
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\pard " + body + "\\par}").encode("cp1252")


RTFS: dict[str, Maker] = {
    "groups in groups": lambda: rtf("Protokoll" + "{" * 200_000 + "}" * 200_000),
    "groups without an end": lambda: rtf("Protokoll" + "{" * 500_000),
    "ends without a group": lambda: rtf("Protokoll" + "}" * 500_000),
    "headers in headers": lambda: rtf("Protokoll" + "{\\header " * 500 + "a" + "}" * 500),
    "notes in notes": lambda: rtf("Protokoll" + "{\\footnote a" * 2_000 + "}" * 2_000),
    "boxes in boxes": lambda: rtf("Protokoll" + "{\\shp{\\*\\shpinst{\\shptxt a" * 200 + "}}}" * 200),
    "ten thousand notes": lambda: rtf("Protokoll" + "{\\footnote not}" * 10_000),
    "bytes of a picture beyond the end": lambda: rtf("Protokoll\\bin999999999 a"),
    "bytes of a picture below nothing": lambda: rtf("Protokoll\\bin-5 a"),
    "bytes of a picture, a number of five thousand figures": lambda: rtf("Protokoll\\bin" + "9" * 5_000),
    "picture of nineteen million figures": lambda: rtf("Protokoll{\\pict\\pngblip " + "0" * 15_000_000 + "}"),
    "letter beyond all letters": lambda: rtf("Protokoll\\u99999999?"),
    "letter below nothing": lambda: rtf("Protokoll\\u-99999999?"),
    "half a letter": lambda: rtf("Protokoll\\u-10179?"),
    "NUL": lambda: rtf("Proto\\u0?koll"),
    "NUL by its code": lambda: rtf("Proto\\'00koll"),
    "NUL as it is": lambda: rtf("Proto\x00koll"),
    "letter of no code": lambda: rtf("Protokoll\\'zz\\'"),
    "letters to leave out, a billion": lambda: rtf("Protokoll\\uc999999999\\u229?a"),
    "code page that nobody knows": lambda: rtf("Protokoll").replace(b"cpg1252", b"cpg99999"),
    "code page of nineteen figures": lambda: rtf("Protokoll").replace(b"cpg1252", b"cpg" + b"9" * 19),
    "fonts without an end": lambda: b"{\\rtf1{\\fonttbl{\\f0 Arial;" * 1_000,
    "object of another program": lambda: rtf("Protokoll{\\object\\objemb{\\*\\objdata " + "4d5a" * 1_000 + "}}"),
    "object that updates itself": lambda: rtf(
        f"Protokoll{{\\object\\objautlink\\objupdate{{\\*\\objdata http://127.0.0.1:{PORT}/}}}}"
    ),
    "template of another machine": lambda: rtf(f"{{\\*\\template http://127.0.0.1:{PORT}/a.dot}}Protokoll"),
    "field that brings in a file": lambda: rtf(
        f'Protokoll{{\\field{{\\*\\fldinst INCLUDETEXT "{SECRET}"}}{{\\fldrslt }}}}'
    ),
    "a million paragraphs": lambda: rtf("a" + "\\par" * 1_000_000),
    "a million cells": lambda: rtf("\\trowd a" + "\\cell " * 1_000_000 + "\\row"),
    "a hundred thousand rows": lambda: rtf("\\trowd a\\cell\\row " * 100_001),
    "word of control without an end": lambda: rtf("Protokoll\\" + "a" * 5_000_000),
    "number of control without an end": lambda: rtf("Protokoll\\fs" + "9" * 1_000_000),
    "only a mark": lambda: b"{\\rtf1",
    "mark and zeros": lambda: b"{\\rtf1 " + b"\x00" * 1_000_000,
    "letters of the reader's own": lambda: rtf(
        "Protokoll" + "".join(f"\\u{place - 65_536}?" for place in range(0xE000, 0xE104))
    ),
    "Word": lambda: p.WORD,
}


def page(body: str, head: str = "") -> bytes:
    """Give a page with a body."""
    return f"<!doctype html><html><head>{head}</head><body><p>Protokoll</p>{body}</body></html>".encode()


HTMLS: dict[str, Maker] = {
    "parts in parts": lambda: page("<div>" * 100_000 + "a"),
    "parts in parts, within the depth that is read": lambda: page("<div>" * 200 + "a" + "</div>" * 200),
    "tables in tables": lambda: page("<table><tr><td>" * 5_000 + "a"),
    "tables in tables, within the depth that is read": lambda: page("<table><tr><td>" * 60 + "a"),
    "lists in lists": lambda: page("<ul><li>" * 20_000 + "a"),
    "letters in letters": lambda: page("<b><i>" * 50_000 + "a"),
    "a million parts": lambda: page("<p>" * 1_000_000),
    "a million line breaks": lambda: page("a" + "<br>" * 1_000_000 + "b"),
    "a hundred thousand rows": lambda: page("<table>" + "<tr><td>a" * 100_001 + "</table>"),
    "cell over a billion rows and columns": lambda: page(
        "<table>" + "<tr><td colspan=999999999 rowspan=999999999>a<td>b" * 5 + "</table>"
    ),
    "cells over a thousand rows and columns each": lambda: page(
        "<table>" + ("<tr>" + "<td colspan=1000 rowspan=1000>a" * 50) * 50 + "</table>"
    ),
    "list that starts at a billion": lambda: page("<ol start=999999999><li>a<li>b</ol>"),
    "list that starts in other digits": lambda: page("<ol start='٣'><li>a<li value='²'>b</ol>"),
    "list that starts with five thousand figures": lambda: page(f"<ol start={'9' * 5_000}><li>a</ol>"),
    "list of thirty thousand": lambda: page("<ol>" + "<li>a" * 30_000 + "</ol>"),
    "laughs": lambda: p.LAUGHS.encode() + page("&h;"),
    "file of the machine": lambda: p.OUTSIDE.encode() + page("&i;"),
    "question to another machine": lambda: p.ASKING.encode() + page("&i;"),
    "outer type of the machine": lambda: p.OUTER_TYPE.encode() + page("&i;"),
    "inclusion of a file": lambda: page(f"<xi:include href='file://{SECRET}' parse='text'/>"),
    "inclusion on a server": lambda: page(f'<!--#include file="{SECRET}" -->'),
    "frame of a file": lambda: page(f"<iframe src='file://{SECRET}'></iframe><object data='file://{SECRET}'></object>"),
    "picture of another machine": lambda: page(f"<img src='http://127.0.0.1:{PORT}/'>"),
    "style of another machine": lambda: page("", f"<link rel=stylesheet href='http://127.0.0.1:{PORT}/'>"),
    "other address for all": lambda: page("<a href=a>b</a>", f"<base href='http://127.0.0.1:{PORT}/'>"),
    "page that goes elsewhere": lambda: page("", f"<meta http-equiv=refresh content='0;http://127.0.0.1:{PORT}/'>"),
    "script": lambda: page("<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>a</a>"),
    "script in a picture": lambda: page("<svg><script>alert(1)</script><text>a</text></svg>"),
    "script without an end": lambda: page("<script>" + "a" * 1_000_000),
    "comment without an end": lambda: page("<!--" + "a" * 1_000_000),
    "part with a hundred thousand attributes": lambda: page(f"<p {' '.join(f'a{one}=b' for one in range(100_000))}>a"),
    "attribute of a million letters": lambda: page(f"<p style='{'display:' * 200_000}'>a"),
    "name of a part of a million letters": lambda: page(f"<{'a' * 1_000_000}>b"),
    "signs below parts": lambda: page("<" * 500_000),
    "ampersands": lambda: page("&" * 500_000),
    "NUL by reference": lambda: page("Proto&#0;koll"),
    "half a letter by reference": lambda: page("Proto&#xD800;koll"),
    "letter beyond all letters by reference": lambda: page("Proto&#x110000;koll&#99999999999999999999;"),
    "control characters by reference": lambda: page("Proto&#1;&#27;[2Jkoll"),
    "NUL as it is": lambda: page("Proto\x00koll"),
    "sixteen bits without a mark": lambda: page("a").decode().encode("utf-16-le"),
    "encoding that nobody knows": lambda: page("å", "<meta charset=klingon>"),
    "nothing but marks": lambda: b"<p><b></b></p>" * 1_000,
    "nothing but a comment": lambda: b"<!-- Protokoll -->",
    "picture": lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    "PDF": lambda: GOOD,
    "archive": lambda: p.WORD,
}

TXTS: dict[str, Maker] = {
    "empty": lambda: b"",
    "blanks": lambda: b" \r\n\t\n" * 1_000,
    "mark of the encoding and nothing": lambda: b"\xef\xbb\xbf",
    "beyond twenty megabytes": lambda: b"a" * 20_000_001,
    "beyond two million letters": lambda: b"ord " * 500_001,
    "beyond the lines": lambda: b"a\n" * 100_001,
    "one line of nearly two million letters": lambda: b"ord " * 499_000,
    "one word of nearly two million letters": lambda: b"a" * 1_999_000,
    "NUL": lambda: b"Proto\x00koll",
    "zeros": lambda: b"\x00" * 1_000_000,
    "any bytes": lambda: bytes(range(256)) * 1_000,
    "control characters": lambda: b"\x1b[2J\x07\x08" * 1_000,
    "half a letter of sixteen bits": lambda: b"\xff\xfeP\x00r",
    "broken pair of sixteen bits": lambda: b"\xff\xfe\x00\xd8a\x00",
    "thirty-two bits": lambda: "Protokoll".encode("utf-32"),
    "bytes of no encoding": lambda: b"Protokoll \x81\x8d\x8f",
    "program": lambda: b"MZ\x90\x00\x03\x00",
    "program of Linux": lambda: b"\x7fELF\x02\x01",
    "picture": lambda: b"GIF89a\x00\x01",
    "packed": lambda: b"\x1f\x8b\x08\x00",
    "archive": lambda: p.WORD,
    "PDF after blanks": lambda: b"  \n%PDF-1.7 hej",
    "nothing but rules": lambda: b"-----\n=====\n" * 1_000,
    "form feeds": lambda: b"Protokoll" + b"\x0c" * 100_000,
    "every kind of line end": lambda: b"a\r\rb\n\r\nc\x0b\x0c\xc2\x85\xe2\x80\xa8" * 10_000,
}

MARKS = {
    "stars": "*", "pairs of stars": "**a ", "underscores": "_a ", "brackets": "[a", "pictures": "![bild:",
    "links": "[a](#", "tags": "<i ", "quotes": "> a ", "bars": "|a", "rules of tables": "|--", "blanks": "a        ",
    "backslashes": "\\*", "dots": ".....a", "combining letters": "a\u0301\u0302", "letters without width": "\u200b",
    "right-to-left marks": "\u202ea\u202c", "headings": "# ", "bullets": "- ", "tabs": "a\t", "section signs": "§ 1 ",
}  # fmt: skip
MDS: dict[str, Maker] = {
    f"a hundred thousand {what}": lambda mark=mark: (mark * 100_000).encode() for what, mark in MARKS.items()
}

HOSTILE = {
    f"{ending}: {why}": maker
    for ending, part_of in {"odt": ODTS, "pdf": PDFS, "rtf": RTFS, "html": HTMLS, "txt": TXTS, "md": MDS}.items()
    for why, maker in part_of.items()
}

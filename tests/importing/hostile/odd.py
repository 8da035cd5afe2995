"""Odd files that are valid all the same: what programs write, what people do, what the formats allow."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass

from tests.importing.word_document import word_document
from tests.importing.written import as_docx, as_html, as_odt, as_pdf, as_rtf

from . import packages as p
from .packages import odt, part, text, word
from .printed import pdf, pdf_of_page, stream


@dataclass(frozen=True)
class Odd:
    """A file that is valid, and words that it says."""

    name: str
    make: Callable[[], bytes]
    words: str = "Protokoll Åsa beslutade"


SAYS = "Protokoll. Åsa beslutade."
ONE, TWO = text("Protokoll."), text("Åsa beslutade.")
BOTH = ONE + TWO


def run(words: str, properties: str = "") -> str:
    """Give the XML of a run of words."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def cells(*words: str) -> str:
    """Give the XML of a table row."""
    return "<w:tr>" + "".join(f"<w:tc>{text(one)}</w:tc>" for one in words) + "</w:tr>"


def table(*rows: str) -> str:
    """Give the XML of a table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def within(before: str, after: str, depth: int = 1) -> bytes:
    """Give a Word file whose text stands inside something."""
    return word(before * depth + BOTH + after * depth)


def as_said(xml: bytes) -> bytes:
    """Give a Word file whose text is these bytes."""
    return word(add=[(p.MAIN, xml)])


WHOLE = f"<w:document {p.SPACES}><w:body>{BOTH}</w:body></w:document>"
RELATED = {
    "word/_rels/document.xml.rels": p.relations(
        ("r1", "hyperlink", "https://example.se/"), mode=' TargetMode="External"'
    )
}
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
    '<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def listed(start: str = "1", kind: str = "decimal", shown: str = "%1.") -> bytes:
    """Give a Word file with a numbered list."""
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return word(
        ONE + f"{item}{run('Åsa beslutade')}</w:p>",
        numbering=part("numbering", LIST.format(start=start, kind=kind, text=shown)),
    )


WORDS: dict[str, Callable[[], bytes]] = {
    "as small as a package can be": lambda: word(BOTH),
    "stored and not compressed": lambda: p.zipped(
        [
            ("[Content_Types].xml", p.types()),
            ("_rels/.rels", p.relations(("r1", "officeDocument", p.MAIN))),
            (p.MAIN, WHOLE.encode()),
        ],
        kind=0,
    ),
    "comment after the archive": lambda: p.with_comment(word(BOTH), b"sparad av ett annat program"),
    "members in another order": lambda: p.zipped(
        [
            (p.MAIN, WHOLE.encode()),
            ("_rels/.rels", p.relations(("r1", "officeDocument", p.MAIN))),
            ("[Content_Types].xml", p.types()),
        ]
    ),
    "folders as members": lambda: word(BOTH, add=[("word/", b""), ("word/media/", b"")]),
    "pictures of five megabytes": lambda: word(BOTH, add=[("word/media/a.png", bytes(range(256)) * 20_000)]),
    "spreadsheet within": lambda: word(BOTH, add=[("word/embeddings/Tabell.xlsx", b"PK")]),
    "picture with a name in Swedish": lambda: word(BOTH, add=[("word/media/möte på Åland.png", b"")]),
    "text in sixteen bits": lambda: as_said(('<?xml version="1.0" encoding="utf-16"?>' + WHOLE).encode("utf-16")),
    "text in Latin letters": lambda: as_said(('<?xml version="1.0" encoding="iso-8859-1"?>' + WHOLE).encode("latin-1")),
    "text with a mark of its encoding": lambda: as_said(codecs.BOM_UTF8 + WHOLE.encode()),
    "text with its letters by number": lambda: as_said(WHOLE.replace("Å", "&#197;").encode()),
    "text in sections that are not read as marks": lambda: as_said(WHOLE.replace("Åsa", "<![CDATA[Åsa]]>").encode()),
    "comments and instructions in the XML": lambda: as_said(WHOLE.replace("<w:p>", "<!-- a --><?b c?><w:p>").encode()),
    "other prefix for the vocabulary": lambda: as_said(
        WHOLE.replace("<w:", "<x:").replace("</w:", "</x:").replace("xmlns:w=", "xmlns:x=").encode()
    ),
    "vocabulary without a prefix": lambda: as_said(
        WHOLE.replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns=").encode()
    ),
    "a run for every letter": lambda: word(
        f"<w:p>{''.join(map(run, 'Protokoll'))}</w:p><w:p>{''.join(map(run, 'Åsa.beslutade'))}</w:p>"
    ),
    "nested tables": lambda: within("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 8),
    "table round everything": lambda: within("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "table with empty cells and rows": lambda: word(
        ONE + table(cells("", "", ""), "<w:tr/>", cells("", "Åsa beslutade", ""), "<w:tr><w:tc/></w:tr>")
    ),
    "table of sixty columns": lambda: word(ONE + table(cells("Åsa", *["beslutade"] * 59))),
    "table of three thousand rows": lambda: word(BOTH + table(*(cells(f"punkt{one}", "Lund") for one in range(3_000)))),
    "cell over all columns": lambda: word(
        ONE
        + table('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>' + TWO + "</w:tc></w:tr>", cells("a", "b", "c"))
    ),
    "text in a control": lambda: within("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "controls in controls": lambda: within("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 20),
    "text box": lambda: word(
        f"<w:p>{run('Protokoll')}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{TWO}</w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r></w:p>"
    ),
    "text box for new and for old programs": lambda: word(
        f"<w:p>{run('Protokoll')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{TWO}"
        f"</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{TWO}</w:txbxContent>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ),
    "everything inserted by review": lambda: word(
        f"<w:p><w:ins>{run('Protokoll')}</w:ins></w:p><w:p><w:moveTo>{run('Åsa beslutade')}</w:moveTo></w:p>"
    ),
    "deleted text beside": lambda: word(BOTH + f"<w:p><w:del>{run('inte')}</w:del>{run('sist')}</w:p>"),
    "link to another machine": lambda: word(
        f"<w:p><w:hyperlink r:id='r1'>{run('Protokoll')}</w:hyperlink></w:p>" + TWO, add=[*RELATED.items()]
    ),
    "formula": lambda: word(BOTH + "<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"),
    "footnote without a paragraph": lambda: word(
        f"<w:p>{run('Protokoll')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>" + TWO,
        footnotes=part("footnotes", '<w:footnote w:id="2"/>'),
    ),
    "footnote with a table": lambda: word(
        f"<w:p>{run('Protokoll')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>" + TWO,
        footnotes=part("footnotes", f'<w:footnote w:id="2">{table(cells("a", "b"))}</w:footnote>'),
    ),
    "comment in the margin": lambda: word(
        BOTH, comments=part("comments", f'<w:comment w:id="1">{text("Stämmer?")}</w:comment>')
    ),
    "header and footer alone": lambda: word_document(header="Protokoll", footer="Åsa beslutade"),
    "style that is not there": lambda: word(
        f"<w:p><w:pPr><w:pStyle w:val='Borta'/></w:pPr>{run('Protokoll')}</w:p>" + TWO
    ),
    "list that is not there": lambda: word(
        f"<w:p><w:pPr><w:numPr><w:numId w:val='77'/></w:numPr></w:pPr>{run('Protokoll')}</w:p>" + TWO
    ),
    "list in Roman numbers": lambda: listed(kind="upperRoman"),
    "list in letters beyond z": lambda: listed("30", "lowerLetter", "%1)"),
    "list in Swedish ordinals": lambda: listed("2", "ordinal"),
    "list with a symbol as its bullet": lambda: listed(kind="bullet", shown="\uf0b7"),
    "list that starts at nothing": lambda: listed("0", "decimal", "§ %1"),
    "letters from right to left": lambda: word(BOTH + f"<w:p><w:pPr><w:bidi/></w:pPr>{run('שלום', '<w:rtl/>')}</w:p>"),
    "faces of several parts": lambda: word(BOTH + text("👩‍👩‍👧‍👦 🇸🇪 e\u0301")),
    "heading of ten levels": lambda: word(
        "".join(f"<w:p><w:pPr><w:outlineLvl w:val='{one}'/></w:pPr>{run(f'Rubrik{one}')}</w:p>" for one in range(10))
        + BOTH
    ),
    "style whose name has a thousand letters": lambda: word(
        f"<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr>{run('Protokoll')}</w:p>" + TWO,
        styles=part(
            "styles", '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="' + "a" * 1_000 + '"/></w:style>'
        ),
    ),
    "a hundred tab stops": lambda: word(
        "<w:p><w:pPr><w:tabs>"
        + "".join(f"<w:tab w:val='left' w:pos='{one * 100}'/>" for one in range(100))
        + f"</w:tabs></w:pPr>{run('Protokoll')}<w:r><w:tab/></w:r>{run('Åsa beslutade')}</w:p>"
    ),
    "twenty thousand empty paragraphs": lambda: word(ONE + "<w:p/>" * 20_000 + TWO),
    "line of a hundred thousand letters": lambda: word(BOTH + text("ord " * 25_000)),
    "link in the head of the file, as Google writes": lambda: as_docx(SAYS),
}

ODTS: dict[str, Callable[[], bytes]] = {
    "as small as a package can be": lambda: odt("<text:p>Protokoll</text:p><text:p>Åsa beslutade</text:p>"),
    "as LibreOffice writes": lambda: as_odt("Protokoll\nÅsa beslutade"),
    "text straight in the body": lambda: odt("<text:section><text:p>Protokoll Åsa beslutade</text:p></text:section>"),
    "spans in spans": lambda: odt(
        "<text:p>" + "<text:span>" * 40 + "Protokoll Åsa beslutade" + "</text:span>" * 40 + "</text:p>"
    ),
    "blanks by number": lambda: odt('<text:p>Protokoll<text:s text:c="9"/>Åsa<text:tab/>beslutade</text:p>'),
    "line breaks": lambda: odt("<text:p>Protokoll<text:line-break/>Åsa<text:line-break/>beslutade</text:p>"),
    "nested tables": lambda: odt(
        "<table:table><table:table-row><table:table-cell>" * 6
        + "<text:p>Protokoll Åsa beslutade</text:p>"
        + "</table:table-cell></table:table-row></table:table>" * 6
    ),
    "rows and columns repeated to the end of a sheet": lambda: odt(
        '<table:table><table:table-column table:number-columns-repeated="16384"/><table:table-row>'
        "<table:table-cell><text:p>Protokoll</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row></table:table>'
        "<text:p>Åsa beslutade</text:p>"
    ),
    "lists in lists": lambda: odt(
        "<text:list><text:list-item>" * 10
        + "<text:p>Protokoll Åsa beslutade</text:p>"
        + "</text:list-item></text:list>" * 10
    ),
    "list whose style is not there": lambda: odt(
        '<text:list text:style-name="Borta"><text:list-item><text:p>Protokoll Åsa beslutade</text:p></text:list-item>'
        "</text:list>"
    ),
    "note": lambda: odt(
        "<text:p>Protokoll<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Åsa beslutade"
        "</text:p></text:note-body></text:note></text:p>"
    ),
    "text box": lambda: odt(
        "<text:p>Protokoll<draw:frame><draw:text-box><text:p>Åsa beslutade</text:p></draw:text-box></draw:frame>"
        "</text:p>"
    ),
    "comment in the margin": lambda: odt(
        "<text:p>Protokoll Åsa beslutade<office:annotation><text:p>Stämmer?</text:p></office:annotation></text:p>"
    ),
    "header of the page": lambda: odt(
        "<text:p>Protokoll</text:p>",
        masters="<style:master-page><style:header><text:p>Åsa beslutade</text:p></style:header></style:master-page>",
    ),
    "heading without a level": lambda: odt("<text:h>Protokoll</text:h><text:p>Åsa beslutade</text:p>"),
    "empty paragraphs": lambda: odt("<text:p/>" * 500 + "<text:p>Protokoll Åsa beslutade</text:p>"),
    "element that nobody knows": lambda: odt("<text:framtida><text:p>Protokoll Åsa beslutade</text:p></text:framtida>"),
    "other members of the package": lambda: odt(
        "<text:p>Protokoll Åsa beslutade</text:p>",
        add=[("Thumbnails/thumbnail.png", b"\x89PNG"), ("layout-cache", b"\x00")],
    ),
}

SHOWN = "BT /F1 12 Tf 72 720 Td (Protokoll med minst tjugofem tecken) Tj 0 -20 Td (Åsa beslutade) Tj ET".encode(
    "cp1252"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
GOOD = pdf_of_page(SHOWN)
LONG = "Protokoll med minst tjugofem tecken\nÅsa beslutade"

PDFS: dict[str, Callable[[], bytes]] = {
    "as small as a file can be": lambda: GOOD,
    "broken table of objects": lambda: GOOD.replace(b"0000000", b"0000099"),
    "bytes before the mark": lambda: b"skickad som bilaga\n\n" + GOOD,
    "bytes after the end": lambda: GOOD + b"\n<!-- hej -->" * 10,
    "without the mark of its end": lambda: GOOD.replace(b"%%EOF", b""),
    "line ends of another machine": lambda: GOOD.replace(b"endobj\n", b"endobj\r"),
    "text that is not packed": lambda: pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            PAGE,
            b"<</Length %d>>stream\n%s\nendstream" % (len(SHOWN), SHOWN),
            FONT,
        ]
    ),
    "text in several streams": lambda: pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            PAGE.replace(b"4 0 R", b"[4 0 R 6 0 R]"),
            stream(SHOWN[:60]),
            FONT,
            stream(SHOWN[60:]),
        ]
    ),
    "tree of pages of several levels": lambda: pdf(
        [
            b"<</Type/Catalog/Pages 6 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 6 0 R>>",
            PAGE,
            stream(SHOWN),
            FONT,
            b"<</Type/Pages/Kids[2 0 R]/Count 1>>",
        ]
    ),
    "page turned": lambda: pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            PAGE.replace(b"/Type/Page", b"/Type/Page/Rotate 180"),
            stream(SHOWN),
            FONT,
        ]
    ),
    "letters by their numbers": lambda: pdf_of_page(SHOWN.replace(b"(Protokoll", b"(\\120rotokoll")),
    "letters drawn one by one": lambda: pdf_of_page(SHOWN.replace(b"(Protokoll med", b"(Pro) Tj (tokoll med")),
    "empty pages beside": lambda: as_pdf(LONG + "\n" * 90),
    "a hundred pages": lambda: as_pdf(LONG + "\n" + "\n".join(f"{one}. Punkten nummer {one}" for one in range(3_000))),
    "header on every page": lambda: as_pdf(LONG + "\nen rad" * 90, header="Region Skåne", footer="Box 1"),
    "ending in capitals": lambda: as_pdf(LONG),
}

HEAD = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}"
RTFS: dict[str, Callable[[], bytes]] = {
    why: lambda body=body: body.encode("cp1252")
    for why, body in {
        "as small as a file can be": "{\\rtf Protokoll \\'c5sa beslutade}",
        "without its last bracket": HEAD + "Protokoll \\'c5sa beslutade",
        "bytes after the end": HEAD + "Protokoll \\'c5sa beslutade}\x00",
        "letters by their Unicode": HEAD + "Protokoll \\u197?sa beslutade}",
        "letters without what old programs show": HEAD + "\\uc0 Protokoll \\u197 sa beslutade}",
        "letters as they are": HEAD + "Protokoll Åsa beslutade}",
        "lines broken in the middle": HEAD + "Proto\r\nkoll \\'c5\nsa beslu\r\ntade}",
        "groups round every word": HEAD + "{Protokoll }{{{\\'c5sa}}} {\\b beslutade}}",
        "destination that nobody knows": HEAD + "{\\*\\framtida hemligt}Protokoll \\'c5sa beslutade}",
        "picture within": HEAD + "{\\pict\\wmetafile8 0102030405}Protokoll \\'c5sa beslutade}",
        "bytes of a picture": HEAD + "{\\pict\\bin3 }}}}Protokoll \\'c5sa beslutade}",
        "tables without their ends": HEAD + "\\trowd\\intbl Protokoll\\cell \\'c5sa\\cell beslutade\\cell}",
        "code page of the east": HEAD.replace("1252", "1250") + "Protokoll \\u197?sa beslutade}",
        "of the Mac": "{\\rtf1\\mac Protokoll \\u197?sa beslutade}",
        "blanks that do not break": HEAD + "Protokoll\\~\\'c5sa\\~beslutade}",
        "deep groups": HEAD + "{" * 500 + "Protokoll \\'c5sa beslutade" + "}" * 501,
    }.items()
}
RTFS["as WordPad writes"] = lambda: as_rtf("Protokoll\nÅsa beslutade")

HTMLS: dict[str, Callable[[], bytes]] = {
    why: lambda body=body: body.encode()
    for why, body in {
        "without any marks": "Protokoll Åsa beslutade",
        "marks without ends": "<p>Protokoll<p>Åsa <b>beslutade",
        "ends without marks": "</div></p>Protokoll</b> Åsa beslutade</html>",
        "marks that cross": "<b><i>Protokoll</b> Åsa</i> beslutade",
        "marks in capitals": "<HTML><BODY><P>Protokoll<BR>&Aring;sa beslutade</BODY></HTML>",
        "page as XML": (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>'
            "<p>Protokoll Åsa beslutade</p></body></html>"
        ),
        "letters by name": "<p>Protokoll &Aring;sa&nbsp;beslutade",
        "letters by number": "<p>Protokoll &#xC5;sa beslutade",
        "ampersands as they are": "<p>Protokoll & Åsa beslutade < 3",
        "tables in tables": "<table><tr><td><table><tr><td>Protokoll<td>Åsa</table><td>beslutade</table>",
        "table without a body": "<table><td>Protokoll<td>Åsa<td>beslutade</table>",
        "caption of a table": "<table><caption>Protokoll</caption><tr><td>Åsa<td>beslutade</table>",
        "text in a table outside its cells": "<table>Protokoll<tr>Åsa<td>beslutade</table>",
        "form round the rows of a table": "<table><form><tr><td>Protokoll<td>Åsa beslutade</tr></form></table>",
        "cells over several rows": "<table><tr><td rowspan=3>Protokoll<td>Åsa<tr><td>beslutade</table>",
        "list of ten thousand": "<p>Protokoll Åsa beslutade<ol>" + "<li>punkt" * 10_000 + "</ol>",
        "list that begins at two thousand": "<ol start=2000><li>Protokoll<li>Åsa beslutade</ol>",
        "scripts and styles beside": "<style>p{}</style><script>var a='<p>'</script><p>Protokoll Åsa beslutade",
        "marks of Word": (
            "<p class=MsoNormal><o:p>&nbsp;</o:p><span style='mso-list:Ignore'>Protokoll</span> Åsa beslutade"
            "<![if !supportLists]><![endif]>"
        ),
        "comments of Word": "<!--[if gte mso 9]><xml><w:a/></xml><![endif]--><p>Protokoll Åsa beslutade",
        "two bodies": "<body><p>Protokoll</body><body><p>Åsa beslutade</body>",
        "quoted mail": "<blockquote type=cite><p>Protokoll<blockquote>Åsa beslutade</blockquote></blockquote>",
        "two hundred parts in each other": "<div>" * 200 + "Protokoll Åsa beslutade",
        "parts of their own": "<min-del><annan-del>Protokoll Åsa beslutade</annan-del></min-del>",
    }.items()
}
HTMLS["Latin letters"] = lambda: "<meta charset=iso-8859-1><p>Protokoll Åsa beslutade".encode("latin-1")
HTMLS["sixteen bits"] = lambda: "<p>Protokoll Åsa beslutade".encode("utf-16")
HTMLS["as we write"] = lambda: as_html("Protokoll\nÅsa beslutade")

TXTS: dict[str, Callable[[], bytes]] = {
    "mark of the encoding": lambda: codecs.BOM_UTF8 + SAYS.encode(),
    "sixteen bits": lambda: SAYS.encode("utf-16"),
    "sixteen bits of the other order": lambda: codecs.BOM_UTF16_BE + SAYS.encode("utf-16-be"),
    "old Windows": lambda: SAYS.encode("cp1252"),
    "old Windows with its own marks": lambda: f"{SAYS} ”citat” – 5 €".encode("cp1252"),
    "line ends of Windows": lambda: b"Protokoll\r\n" + "Åsa beslutade\r\n".encode(),
    "line ends of the old Mac": lambda: b"Protokoll\r" + "Åsa beslutade\r".encode(),
    "mixed line ends": lambda: "Protokoll\r\nÅsa\rbeslutade\n".encode(),
    "line ends of Unicode": lambda: "Protokoll\u2028Åsa\u2029beslutade\u0085".encode(),
    "no line end": lambda: SAYS.encode(),
    "line of a million letters": lambda: (SAYS + " ord" * 250_000).encode(),
    "word of ten thousand letters": lambda: (SAYS + " " + "a" * 10_000).encode(),
    "fifteen thousand short lines": lambda: (SAYS + "\n" + "a\n" * 15_000).encode(),
    "form feeds between pages": lambda: "Protokoll\x0cÅsa\x0cbeslutade".encode(),
    "a few control characters": lambda: "Proto\x07koll Protokoll\x1b[1m Åsa beslutade".encode(),
    "right-to-left marks": lambda: "\u202eProtokoll\u202c \u200fÅsa\u200e beslutade".encode(),
    "letters without width": lambda: "Protokoll\u200b Åsa\ufeff beslutade".encode(),
    "letters in two parts": lambda: "Protokoll A\u030asa beslutade".encode(),
    "soft hyphens": lambda: "Proto\u00adkoll Åsa beslu\u00adtade".encode(),
    "blanks of every kind": lambda: "Protokoll\u00a0Åsa\u2003\u3000beslutade".encode(),
    "faces": lambda: "Protokoll 👩‍👩‍👧‍👦 Åsa beslutade 🇸🇪".encode(),
    "letters from right to left": lambda: "Protokoll שלום Åsa مرحبا beslutade".encode(),
    "begins as a program": lambda: "MZ-gruppen: Protokoll Åsa beslutade".encode(),
    "begins as a picture": lambda: "GIF89a är ett format. Protokoll Åsa beslutade".encode(),
    "looks like a page": lambda: "<html><p>Protokoll Åsa beslutade</p></html>".encode(),
    "looks like a table": lambda: "Namn;Ort\nProtokoll;Åsa\nbeslutade;\n".encode(),
    "empty lines first": lambda: b"\n" * 3_000 + SAYS.encode(),
}

MDS: dict[str, Callable[[], bytes]] = {
    why: lambda body=body: body.encode()
    for why, body in {
        "stars without ends": "**Protokoll\n*Åsa beslutade",
        "table without a head": "|---|---|\n| Protokoll | Åsa |\n| beslutade |",
        "table of uneven rows": "| Protokoll |\n|-|\n| Åsa | beslutade | a | b | c |",
        "list of twenty levels": "\n".join("  " * one + f"- punkt{one}" for one in range(20))
        + "\nProtokoll Åsa beslutade",
        "fence of code": "```\nProtokoll\n```\nÅsa beslutade",
        "marks escaped": "Protokoll \\*Åsa\\* beslutade \\[a\\]",
        "page within": "<div>\n\n# Protokoll\n\n</div>\nÅsa beslutade",
        "heading underlined": "Protokoll\n=========\nÅsa beslutade",
        "head of settings": "---\ntitle: Protokoll\n---\nÅsa beslutade",
        "quotes in quotes": ">>>> Protokoll\n> > Åsa beslutade",
    }.items()
}

ODD: dict[str, Odd] = {
    f"{ending}: {why}": Odd(f"protokoll.{ending}", maker)
    for ending, part_of in (
        ("docx", WORDS),
        ("odt", ODTS),
        ("pdf", PDFS),
        ("rtf", RTFS),
        ("html", HTMLS),
        ("txt", TXTS),
        ("md", MDS),
    )
    for why, maker in part_of.items()
}
ODD |= {
    f"name: {why}": Odd(name, SAYS.encode)
    for why, name in {
        "capitals": "PROTOKOLL.TXT",
        "Swedish letters in two parts": "mo\u0308te.txt",
        "blanks": "  protokoll  från   mötet .txt",
        "dots": "protokoll.2024.04.05.slutlig.txt",
        "faces": "protokoll 🎉.txt",
        "other letters": "протокол 会议.txt",
        "quotes and signs": "proto'kol&l;<b>#%20?.txt",
        "two hundred letters": "p" * 196 + ".txt",
        "of another ending within": "protokoll.docx.txt",
        "as an option": "--publish.txt",
    }.items()
}

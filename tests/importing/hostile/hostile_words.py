"""Hostile Word files: packages that lie, parts that blow up, texts without end."""

import stat
import struct
import zipfile
from collections.abc import Callable

from . import packages as p
from .packages import SPACES, part, text, types, word, zipped

Maker = Callable[[], bytes]
NUL = "\x00"
FALLBACK = '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>'


def utf_16(data: bytes) -> bytes:
    """Give XML in another encoding, as it says."""
    return ('<?xml version="1.0" encoding="utf-16"?>' + data.decode()).encode("utf-16")


def nested(before: str, after: str, depth: int) -> bytes:
    """Give a Word file with a text deep inside pieces of XML."""
    return word(before * depth + text("Protokoll") + after * depth)


def in_table(cell: str) -> str:
    """Give the XML of a table with a cell."""
    return f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"


def spanning(value: str, attribute: str = "gridSpan") -> bytes:
    """Give a Word file with a table whose cell says that it spans so many columns."""
    cell = f"<w:tc><w:tcPr><w:{attribute} w:val='{value}'/></w:tcPr>{text('Anna Ek')}</w:tc>"
    return word(text("Närvarande") + in_table(cell + f"<w:tc>{text('Lund')}</w:tc>") * 3)


def styled(styles: str, properties: str, paragraphs: int = 1) -> bytes:
    """Give a Word file with styles, and paragraphs that ask for one."""
    one = f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Protokoll</w:t></w:r></w:p>"
    return word(one * paragraphs, styles=part("styles", styles))


def style(name: str, inside: str = "") -> str:
    """Give the XML of a paragraph style."""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'


def listed(level: str, paragraphs: int = 3, place: str = "0") -> bytes:
    """Give a Word file with a list whose level is so numbered."""
    lists = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{place}">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    asks = f'<w:pPr><w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    one = f"<w:p>{asks}<w:r><w:t>Protokoll</w:t></w:r></w:p>"
    return word(one * paragraphs, numbering=part("numbering", lists))


def noted(note: str) -> bytes:
    """Give a Word file with a footnote."""
    mark = '<w:p><w:r><w:t>Protokoll</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    return word(mark, footnotes=part("footnotes", f'<w:footnote w:id="2">{note}</w:footnote>'))


def raw(xml: bytes) -> bytes:
    """Give a Word file whose text is any bytes."""
    return word(add=[(p.MAIN, xml)])


def other(kind: str, members: dict[str, bytes]) -> bytes:
    """Give a package of another kind."""
    return zipped([("[Content_Types].xml", types(main=kind)), *members.items()])


ONE = word()
WHOLE = f"<w:document {SPACES}><w:body>{text('Protokoll')}</w:body></w:document>"
REFERENCE = "<w:p><w:r><w:t>&{};</w:t></w:r></w:p>"

ARCHIVES: dict[str, Maker] = {
    "zip bomb in an XML part": lambda: p.changed(p.WORD, [("word/a.xml", b" " * 20_000_001)]),
    "zip bomb in the text": lambda: raw(b" " * 20_000_001),
    "zip bomb in a picture": lambda: p.changed(p.WORD, [("word/media/a.png", b"\x00" * 100_000_001)]),
    "zip bomb in many parts": lambda: p.changed(
        p.WORD, [(f"word/{one}.xml", b" " * 19_000_000) for one in range(6)]
    ),
    "zip bomb of overlapping members": lambda: p.overlapping(1_000),
    "overlapping members within bounds": lambda: p.overlapping(5),
    "archive in a picture": lambda: p.changed(p.WORD, [("word/media/a.png", zipped([("a.txt", b"a")]))]),
    "archive inside": lambda: p.changed(p.WORD, [("word/embeddings/a.zip", b"")]),
    "archive inside with capital ending": lambda: p.changed(p.WORD, [("word/embeddings/A.7Z", b"")]),
    "program inside": lambda: p.changed(p.WORD, [("word/embeddings/a.exe", b"MZ")]),
    "script inside": lambda: p.changed(p.WORD, [("word/a.vbs", b"")]),
    "two thousand members": lambda: p.changed(p.WORD, [(f"word/{one}.xml", b"") for one in range(2_000)]),
    "sixty thousand members": lambda: zipped([(f"{one}", b"") for one in range(60_000)], zipfile.ZIP_STORED),
    "members deep in folders": lambda: p.changed(p.WORD, [("a/" * 20_000 + "b.xml", b"")]),
    "member with a name of sixty thousand letters": lambda: p.changed(p.WORD, [("a" * 60_000, b"")]),
    "member without a name": lambda: p.renamed(p.changed(p.WORD, [("abc", b"")]), b"abc", b"\x00bc"),
    "member with a control character in its name": lambda: p.changed(p.WORD, [("word/\x1b[2J.xml", b"<a/>")]),
    "text twice": lambda: p.changed(p.WORD, [("word/documenu.xml", b"<a/>")]).replace(b"documenu", b"document"),
    "text twice, told apart by capitals": lambda: p.changed(p.WORD, [("WORD/DOCUMENT.XML", b"<a/>")]),
    "size too small in the directory": lambda: p.lying(p.WORD, 5),
    "size too big in the directory": lambda: p.lying(p.WORD, 9_000_000),
    "size of nothing in the directory": lambda: p.lying(p.WORD, 0),
    "size of four gigabytes in the directory": lambda: p.lying(p.WORD, 0xFFFFFFFF),
    "size too small before each member": lambda: p.patched(p.WORD, p.LOCAL, 22, struct.pack("<I", 3)),
    "packed size too small": lambda: p.patched(p.WORD, p.CENTRAL, 20, struct.pack("<I", 3)),
    "packed size beyond the end": lambda: p.patched(p.WORD, p.CENTRAL, 20, struct.pack("<I", 1 << 30)),
    "wrong checksum": lambda: p.patched(p.WORD, p.CENTRAL, 16, b"\x00\x00\x00\x00"),
    "member that begins elsewhere": lambda: p.patched(p.WORD, p.CENTRAL, 42, struct.pack("<I", 7)),
    "member that begins beyond the end": lambda: p.patched(p.WORD, p.CENTRAL, 42, struct.pack("<I", 1 << 31)),
    "other name before the member": lambda: p.patched(p.WORD, p.LOCAL, 30, b"XX"),
    "name longer than the file": lambda: p.patched(p.WORD, p.LOCAL, 26, b"\xff\xff"),
    "directory beyond the end": lambda: p.patched(p.WORD, p.END, 16, struct.pack("<I", 1 << 31)),
    "directory longer than the file": lambda: p.patched(p.WORD, p.END, 12, struct.pack("<I", 1 << 31)),
    "directory of nothing": lambda: p.patched(p.WORD, p.END, 8, b"\x00" * 8),
    "directory that counts too many": lambda: p.patched(p.WORD, p.END, 8, b"\xff" * 4),
    "archive in several volumes": lambda: p.patched(p.WORD, p.END, 4, b"\x03\x00\x03\x00"),
    "compression that is not told of": lambda: p.patched(p.WORD, p.CENTRAL, 10, b"\x63\x00"),
    "compression of another kind": lambda: zipped([(p.MAIN, WHOLE.encode())], zipfile.ZIP_BZIP2),
    "compression that takes memory": lambda: zipped([(p.MAIN, WHOLE.encode())], zipfile.ZIP_LZMA),
    "stored member that says it is compressed": lambda: p.patched(
        zipped([("[Content_Types].xml", types()), (p.MAIN, WHOLE.encode())], zipfile.ZIP_STORED),
        p.CENTRAL, 10, b"\x08\x00",
    ),
    "compressed member that says it is stored": lambda: p.patched(p.WORD, p.CENTRAL, 10, b"\x00\x00"),
    "member with a password": lambda: p.locked_member(p.WORD),
    "member with strong encryption": lambda: p.patched(p.WORD, p.CENTRAL, 8, b"\x41\x00"),
    "newer version of the format": lambda: p.patched(p.WORD, p.CENTRAL, 6, b"\xff\x00"),
    "symbolic link": lambda: p.changed(p.WORD, [(p.link(), str(p.SECRET).encode())]),
    "device": lambda: p.changed(p.WORD, [(p.link(stat.S_IFCHR), b"")]),
    "pipe": lambda: p.changed(p.WORD, [(p.link(stat.S_IFIFO), b"")]),
    "path upwards": lambda: p.changed(p.WORD, [("../a.xml", b"")]),
    "path upwards inside": lambda: p.changed(p.WORD, [("word/../../a.xml", b"")]),
    "path from the root": lambda: p.changed(p.WORD, [("/etc/a.xml", b"")]),
    "path of Windows": lambda: p.changed(p.WORD, [("..\\a.xml", b"")]),
    "path of a disk": lambda: p.changed(p.WORD, [("C:a.xml", b"")]),
    "name that ends within": lambda: p.renamed(p.changed(p.WORD, [("a.xml_.exe", b"")]), b"a.xml_", b"a.xml\x00"),
    "half of it": lambda: p.WORD[: len(p.WORD) // 2],
    "without its last byte": lambda: p.WORD[:-1],
    "without its directory": lambda: p.WORD[: p.places(p.WORD, p.CENTRAL)[0]],
    "without its beginning": lambda: p.WORD[40:],
    "only a mark": lambda: b"PK\x03\x04",
    "empty archive": lambda: zipped([]),
    "archive after a program": lambda: b"MZ\x90\x00" + p.WORD,
    "archive after a picture": lambda: b"\x89PNG\r\n\x1a\n" + p.WORD,
    "second end in the comment": lambda: p.with_comment(p.WORD, p.WORD[p.places(p.WORD, p.END)[0] :] * 2),
    "comment longer than the file": lambda: p.patched(p.WORD, p.END, 20, b"\xff\xff"),
    "bytes after the end": lambda: p.WORD + b"a" * 70_000,
    "broken compression": lambda: p.patched(p.WORD, b"word/document.xml", 17, b"\xff" * 40),
    "nothing but a text": lambda: zipped([(p.MAIN, WHOLE.encode())]),
}  # fmt: skip

KINDS: dict[str, Maker] = {
    "spreadsheet": lambda: zipped([("[Content_Types].xml", types()), ("xl/workbook.xml", b"<a/>")]),
    "presentation": lambda: zipped([("[Content_Types].xml", types()), ("ppt/presentation.xml", b"<a/>")]),
    "app of a telephone": lambda: zipped([("AndroidManifest.xml", b""), ("classes.dex", b"dex")]),
    "OpenDocument": lambda: p.ODT,
    "old Word": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "locked Word": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "page": lambda: b"<html><body>Protokoll",
    "rtf": lambda: b"{\\rtf1 Protokoll}",
    "picture": lambda: b"\xff\xd8\xff\xe0" + b"\x00" * 100,
    "program": lambda: b"\x7fELF\x02" + b"\x00" * 100,
    "packed otherwise": lambda: b"7z\xbc\xaf\x27\x1c",
    "macros": lambda: p.changed(p.WORD, [("word/vbaProject.bin", b"x")]),
    "macros in capitals": lambda: p.changed(p.WORD, [("word/VBAPROJECT.BIN", b"x")]),
    "macros by the type": lambda: word(
        add=[("[Content_Types].xml", types().replace(b"document.main+xml", b"x.macroEnabled.main+xml"))]
    ),
    "macros by the type in another encoding": lambda: word(
        add=[("[Content_Types].xml", utf_16(types().replace(b"document.main+xml", b"x.macroEnabled.main+xml")))]
    ),
    "macros by the type in references": lambda: word(
        add=[("[Content_Types].xml", types(more=FALLBACK.replace("macro", "m").replace("vba", "&#118;ba")))]
    ),
    "macros under another name": lambda: word(
        add=[("[Content_Types].xml", types(more=FALLBACK)), ("word/a.bin", b"x")]
    ),
    "template": lambda: word(add=[("[Content_Types].xml", types(main="template.main"))]),
}

FRAMES: dict[str, Maker] = {
    "types with laughs": lambda: word(
        add=[("[Content_Types].xml", p.LAUGHS.encode() + types(more="<Default Extension='a' ContentType='&h;'/>"))]
    ),
    "types without rows": lambda: word(add=[("[Content_Types].xml", b"<Types/>")]),
    "types that are no XML": lambda: word(add=[("[Content_Types].xml", b"hej")]),
    "relations with laughs": lambda: word(
        add=[("_rels/.rels", p.LAUGHS.encode() + p.relations(("r1", "officeDocument", "&h;")))]
    ),
    "relations that name a file of the machine": lambda: word(
        add=[("_rels/.rels", p.relations(("r1", "officeDocument", f"file://{p.SECRET}")))]
    ),
    "relations upwards": lambda: word(
        add=[("_rels/.rels", p.relations(("r1", "officeDocument", "../" * 20 + str(p.SECRET))))]
    ),
    "relations to nothing": lambda: word(add=[("_rels/.rels", p.relations(("r1", "officeDocument", "word/a.xml")))]),
    "relations to themselves": lambda: word(
        add=[("_rels/.rels", p.relations(("r1", "officeDocument", "_rels/.rels")))]
    ),
    "relations of the text to the text": lambda: word(
        add=[("word/_rels/document.xml.rels", p.relations(("r1", "header", "document.xml")))]
    ),
    "relations that ask another machine": lambda: word(
        '<w:sectPr><w:headerReference r:id="r1"/></w:sectPr>' + text("Protokoll"),
        add=[
            (
                "word/_rels/document.xml.rels",
                p.relations(("r1", "header", f"http://127.0.0.1:{p.PORT}/"), mode=' TargetMode="External"'),
            )
        ],
    ),
    "template of another machine": lambda: word(
        add=[
            (
                "word/_rels/document.xml.rels",
                p.relations(("r1", "attachedTemplate", f"http://127.0.0.1:{p.PORT}/"), mode=' TargetMode="External"'),
            )
        ]
    ),
    "a hundred thousand relations": lambda: word(
        add=[("word/_rels/document.xml.rels", p.relations(*((f"r{one}", "a", "b.xml") for one in range(100_000))))]
    ),
    "header that is not there": lambda: word(text("Protokoll") + '<w:sectPr><w:headerReference r:id="r9"/></w:sectPr>'),
    "header that is a picture": lambda: word(
        text("Protokoll") + '<w:sectPr><w:headerReference r:id="r1"/></w:sectPr>',
        add=[
            ("word/_rels/document.xml.rels", p.relations(("r1", "header", "a.xml"))),
            ("word/a.xml", b"\x89PNG"),
        ],
    ),
    "header asked for a hundred thousand times": lambda: word(
        text("Protokoll") + '<w:sectPr><w:headerReference r:id="r_header"/></w:sectPr>' * 100_000,
        header=part("header", text("Region")),
    ),
}

DOCTYPES = {
    "laughs": (p.LAUGHS, "h"),
    "long entity": (p.QUADRATIC, "i;" + "&i;" * 5_000 + "&i"),
    "file of the machine": (p.OUTSIDE, "i"),
    "question to another machine": (p.ASKING, "i"),
    "parameter of the machine": (p.PARAMETER, "i"),
    "outer type of the machine": (p.OUTER_TYPE, "i"),
    "outer type of another machine": (p.ASKING_TYPE, "i"),
}
IN_PARTS = {
    "styles": style("A", '<w:basedOn w:val="&{};"/>'),
    "numbering": '<w:num w:numId="1"><w:abstractNumId w:val="&{};"/></w:num>',
    "footnotes": f'<w:footnote w:id="2">{REFERENCE}</w:footnote>',
    "endnotes": f'<w:endnote w:id="2">{REFERENCE}</w:endnote>',
    "comments": f'<w:comment w:id="1">{REFERENCE}</w:comment>',
    "header": REFERENCE,
    "footer": REFERENCE,
}


def _doctypes() -> dict[str, Maker]:
    """Give the files whose XML asks for entities: in the text, and in every part that is read."""
    files: dict[str, Maker] = {
        f"{what} in the text": lambda kind=kind, entity=entity: word(
            text("Protokoll") + REFERENCE.format(entity), doctype=kind
        )
        for what, (kind, entity) in DOCTYPES.items()
    }
    for where, inside in IN_PARTS.items():
        for what in ("laughs", "file of the machine"):
            kind, entity = DOCTYPES[what]
            files[f"{what} in the {where}"] = lambda where=where, kind=kind, inside=inside, entity=entity: p.with_part(
                where, kind, inside.replace("{}", entity)
            )
    return files


TEXTS: dict[str, Maker] = {
    "inclusion of a file": lambda: word(
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{p.SECRET}" parse="text"/>'
        + text("Protokoll")
    ),
    "style sheet of another machine": lambda: word(
        doctype=f'<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:{p.PORT}/"?>'
    ),
    "chunk of another file": lambda: word(text("Protokoll") + '<w:altChunk r:id="r9"/>'),
    "field that brings in a file": lambda: word(
        f'<w:p><w:r><w:t>Protokoll</w:t><w:instrText>INCLUDETEXT "{p.SECRET}"</w:instrText></w:r></w:p>'
    ),
    "field that starts a program": lambda: word(
        '<w:p><w:r><w:t>Protokoll</w:t><w:instrText>DDEAUTO cmd "/c calc"</w:instrText></w:r></w:p>'
    ),
    "three million paragraphs": lambda: raw(
        f"<w:document {SPACES}><w:body>{'<w:p/>' * 3_000_000}</w:body></w:document>".encode()
    ),
    "three million runs": lambda: word(f"<w:p><w:r><w:t>Protokoll</w:t></w:r>{'<w:r/>' * 3_000_000}</w:p>"),
    "a million tabs": lambda: word(f"<w:p><w:r><w:t>a</w:t>{'<w:tab/>' * 1_500_000}<w:t>b</w:t></w:r></w:p>"),
    "a million line breaks": lambda: word(f"<w:p><w:r><w:t>a</w:t>{'<w:br/>' * 1_500_000}<w:t>b</w:t></w:r></w:p>"),
    "one word of nineteen million letters": lambda: word(text("a" * 19_000_000)),
    "two million letters and one": lambda: word(text("ord " * 500_000 + "sist")),
    "lines beyond the bound": lambda: word(text("a") * 100_001),
    "row of a hundred thousand cells": lambda: word(in_table(f"<w:tc>{text('a')}</w:tc>" * 100_000)),
    "table of a hundred thousand rows": lambda: word(
        "<w:tbl>" + f"<w:tr><w:tc>{text('a')}</w:tc></w:tr>" * 100_000 + "</w:tbl>"
    ),
    "a hundred thousand tables": lambda: word(in_table(f"<w:tc>{text('a')}</w:tc>") * 60_000),
    "tables in tables": lambda: nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 3_000),
    "tables in tables, within the depth of XML": lambda: nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 75),
    "tables in tables without an end": lambda: raw(
        f"<w:document {SPACES}><w:body>{'<w:tbl><w:tr><w:tc>' * 3_000}".encode()
    ),
    "controls in controls": lambda: nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 5_000),
    "controls in controls, within the depth of XML": lambda: nested(
        "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120
    ),
    "text boxes in text boxes": lambda: nested(
        "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 2_000
    ),
    "text boxes in text boxes, within the depth of XML": lambda: nested(
        "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 60
    ),
    "insertions in insertions": lambda: nested("<w:ins>", "</w:ins>", 100_000),
    "choices in choices": lambda: nested("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>", 100),
    "cell over a billion columns": lambda: spanning("1000000000"),
    "cell over more columns than a number holds": lambda: spanning("9" * 5_000),
    "cell over a negative number of columns": lambda: spanning("-3"),
    "cell over columns in other digits": lambda: spanning("²"),
    "row that begins at a billionth column": lambda: word(
        text("Närvarande")
        + "<w:tbl>"
        + "<w:tr><w:trPr><w:gridBefore w:val='999999999'/></w:trPr>"
        + f"<w:tc>{text('a')}</w:tc></w:tr>"
        + "</w:tbl>"
    ),
    "style based on itself": lambda: styled(style("A", '<w:basedOn w:val="A"/>'), '<w:pStyle w:val="A"/>'),
    "styles based on each other": lambda: styled(
        style("A", '<w:basedOn w:val="B"/>') + style("B", '<w:basedOn w:val="A"/>'), '<w:pStyle w:val="A"/>'
    ),
    "chain of ten thousand styles": lambda: styled(
        "".join(style(f"A{one}", f'<w:basedOn w:val="A{one + 1}"/>') for one in range(10_000)),
        '<w:pStyle w:val="A0"/>',
    ),
    "style with a name of a million letters": lambda: styled(
        style("A" * 1_000_000), '<w:pStyle w:val="' + "A" * 1_000_000 + '"/>'
    ),
    "long style on every line": lambda: word(
        '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * 50_000,
        styles=part("styles", style("A").replace('w:val="A"', 'w:val="' + "A" * 1_000 + '"')),
    ),
    "a thousand tab stops on every line": lambda: word(
        '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * 20_000,
        styles=part(
            "styles",
            style("A", "<w:pPr><w:tabs>" + '<w:tab w:val="left" w:pos="1"/>' * 1_000 + "</w:tabs></w:pPr>"),
        ),
    ),
    "tab stop that is no number": lambda: styled(
        style("A", '<w:pPr><w:tabs><w:tab w:pos="nan"/><w:tab w:pos="inf"/></w:tabs></w:pPr>'), '<w:pStyle w:val="A"/>'
    ),
    "space without end": lambda: styled(
        style("A", '<w:pPr><w:spacing w:before="inf" w:after="nan"/></w:pPr>'), '<w:pStyle w:val="A"/>', 5
    ),
    "heading of a high level": lambda: styled("", '<w:outlineLvl w:val="99999999999"/>'),
    "heading of a level in other digits": lambda: styled("", '<w:outlineLvl w:val="³"/>'),
    "list that starts at a billion in Roman": lambda: listed(
        '<w:start w:val="1000000000"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>'
    ),
    "list that starts at a billion in letters": lambda: listed(
        '<w:start w:val="1000000000"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>'
    ),
    "list that starts below nothing": lambda: listed(
        '<w:start w:val="-5"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/>'
    ),
    "list with a number of a million letters": lambda: listed(
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="' + "%1" * 500_000 + '"/>', 500
    ),
    "list of a level that is not there": lambda: listed('<w:lvlText w:val="%9"/>', place="8000"),
    "list of a level below nothing": lambda: listed('<w:lvlText w:val="%1"/>', place="-4"),
    "a hundred thousand lists": lambda: word(
        text("Protokoll"),
        numbering=part(
            "numbering",
            '<w:abstractNum w:abstractNumId="0"/>'
            + "".join(f'<w:num w:numId="{one}"><w:abstractNumId w:val="0"/></w:num>' for one in range(100_000)),
        ),
    ),
    "note that names itself": lambda: noted('<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'),
    "note named a hundred thousand times": lambda: word(
        "<w:p><w:r><w:t>a</w:t>" + '<w:footnoteReference w:id="2"/>' * 100_000 + "</w:r></w:p>",
        footnotes=part("footnotes", f'<w:footnote w:id="2">{text("not " * 1_000)}</w:footnote>'),
    ),
    "symbol beyond all letters": lambda: word(
        '<w:p><w:r><w:t>Protokoll</w:t><w:sym w:char="FFFFFFFF"/><w:sym w:char="D800"/><w:sym w:char="-1"/></w:r></w:p>'
    ),
    "symbol that is nothing": lambda: word('<w:p><w:r><w:t>Protokoll</w:t><w:sym w:char="0000"/></w:r></w:p>'),
    "text that is no XML": lambda: raw(b"hej"),
    "text of nothing": lambda: raw(b""),
    "text without an end": lambda: raw(WHOLE[:-20].encode()),
    "text without a body": lambda: raw(f"<w:document {SPACES}/>".encode()),
    "text of another vocabulary": lambda: raw(b'<document xmlns="urn:a"><body><p>Protokoll</p></body></document>'),
    "text of a page": lambda: raw(b"<html><body><p>Protokoll</p></body></html>"),
    "letters of no encoding": lambda: raw(WHOLE.replace("Protokoll", "Protokoll å").encode("cp1252")),
    "encoding that nobody knows": lambda: raw(b'<?xml version="1.0" encoding="klingon"?>' + WHOLE.encode()),
    "encoding that says another": lambda: raw(b'<?xml version="1.0" encoding="utf-16"?>' + WHOLE.encode()),
    "encoding that hides marks": lambda: raw(
        b'<?xml version="1.0" encoding="utf-7"?>' + WHOLE.replace("Protokoll", "+ADw-w:p+AD4-").encode()
    ),
    "NUL in the text": lambda: raw(WHOLE.replace("Protokoll", f"Proto{NUL}koll").encode()),
    "NUL by reference": lambda: raw(WHOLE.replace("Protokoll", "Proto&#0;koll").encode()),
    "half a letter by reference": lambda: raw(WHOLE.replace("Protokoll", "Proto&#xD800;koll").encode()),
    "control characters by reference": lambda: raw(WHOLE.replace("Protokoll", "Proto&#27;[2Jkoll").encode()),
    "element with a hundred thousand attributes": lambda: raw(
        WHOLE.replace("<w:body>", "<w:body " + " ".join(f'a{one}="b"' for one in range(100_000)) + ">").encode()
    ),
    "attributes twice": lambda: raw(WHOLE.replace("<w:body>", '<w:body a="1" a="2">').encode()),
    "a hundred thousand vocabularies": lambda: raw(
        WHOLE.replace(
            "<w:body>", "<w:body " + " ".join(f'xmlns:a{one}="b{one}"' for one in range(100_000)) + ">"
        ).encode()
    ),
    "element with a name of a million letters": lambda: word(f"{text('Protokoll')}<{'a' * 1_000_000}/>"),
    "comment of a million letters": lambda: word(f"{text('Protokoll')}<!--{'a' * 5_000_000}-->"),
}

HOSTILE = {
    f"docx: {why}": maker for part_of in (ARCHIVES, KINDS, FRAMES, _doctypes(), TEXTS) for why, maker in part_of.items()
}

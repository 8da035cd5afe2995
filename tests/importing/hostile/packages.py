"""Make Word and OpenDocument packages with anything in them, and break packages in the ways that archives can be."""

import re
import stat
import struct
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from tests.importing.written import as_docx, as_odt

SECRET = Path(__file__).parent / "secret.txt"  # what no file may bring in
PORT = 45871  # of this machine, where nothing may ask
WORD, ODT = as_docx("Protokoll"), as_odt("Protokoll")
MAIN = "word/document.xml"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f"{SPACE} "
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer", "settings")


def text(words: str) -> str:
    """Give the XML of a Word paragraph with the words."""
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def opened(data: bytes) -> zipfile.ZipFile:
    """Give a package to read from."""
    return zipfile.ZipFile(BytesIO(data))


def zipped(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give a package of members."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", kind) as package:
        for name, content in members:
            package.writestr(name, content)
    return file.getvalue()


def changed(data: bytes, add: Iterable[tuple[str | zipfile.ZipInfo, bytes]] = (), drop: str = "") -> bytes:
    """Give a package with members added and without one."""
    with opened(data) as old:
        return zipped([*((name, old.read(name)) for name in old.namelist() if name != drop), *add])


def relations(*rows: tuple[str, str, str], mode: str = "") -> bytes:
    """Give the relations of a part: each an identity, a kind and a target."""
    inside = "".join(
        f'<Relationship Id="{identity}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
        for identity, kind, target in rows
    )
    return f'<Relationships xmlns="{RELATION_SPACE}">{inside}</Relationships>'.encode()


def types(*parts: str, main: str = "document.main", more: str = "") -> bytes:
    """Give the content types of a Word package with the parts."""
    rows = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{OFFICE}.{part}+xml"/>' for part in parts)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.{main}+xml"/>{rows}{more}</Types>'
    ).encode()


def word(
    body: str = text("Protokoll"),
    add: Iterable[tuple[str | zipfile.ZipInfo, bytes]] = (),
    doctype: str = "",
    **parts: str,
) -> bytes:
    """Give a Word file with the XML of its body and of its parts, which may be any of PARTS, and members more."""
    members: dict[str, bytes] = {
        "[Content_Types].xml": types(*parts),
        "_rels/.rels": relations(("r1", "officeDocument", MAIN)),
        MAIN: f"{doctype}<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode(),
        "word/_rels/document.xml.rels": relations(*((f"r_{part}", part, f"{part}.xml") for part in parts)),
    }
    members |= {f"word/{part}.xml": xml.encode() for part, xml in parts.items()}
    more = {name if isinstance(name, str) else name.filename: (name, content) for name, content in add}
    kept = [(name, content) for name, content in members.items() if name not in more]
    return zipped([*kept, *more.values()])


def part(kind: str, inside: str) -> str:
    """Give the XML of a part of a Word file."""
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    return f"<w:{root} {SPACES}>{inside}</w:{root}>"


def with_part(kind: str, doctype: str, inside: str) -> bytes:
    """Give a Word file where a part has a document type of its own, and the text asks for the part."""
    asks = {
        "header": '<w:sectPr><w:headerReference r:id="r_header"/></w:sectPr>',
        "footer": '<w:sectPr><w:footerReference r:id="r_footer"/></w:sectPr>',
        "footnotes": '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        "endnotes": '<w:p><w:r><w:endnoteReference w:id="2"/></w:r></w:p>',
        "styles": '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Protokoll</w:t></w:r></w:p>',
        "numbering": '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Val</w:t></w:r></w:p>',
    }
    return word(text("Protokoll") + asks.get(kind, ""), **{kind: doctype + part(kind, inside)})


ODT_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{address}:1.0"'
    for name, address in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "meta": "meta", "fo": "xsl-fo-compatible", "manifest": "manifest", "script": "script",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
ODT_KIND = "application/vnd.oasis.opendocument.text"


def odt(
    body: str = "<text:p>Protokoll</text:p>",
    styles: str = "",
    doctype: str = "",
    add: Iterable[tuple[str, bytes]] = (),
    masters: str = "",
    kind: str = ODT_KIND,
) -> bytes:
    """Give an OpenDocument text with the XML of its body and its styles, and members more."""
    rows = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{what}"/>'
        for path, what in (("/", kind), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    members = {
        "mimetype": kind.encode(),
        "content.xml": (
            f"{doctype}<office:document-content {ODT_SPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        ).encode(),
        "styles.xml": (
            f"<office:document-styles {ODT_SPACES}><office:styles/><office:master-styles>{masters}"
            "</office:master-styles></office:document-styles>"
        ).encode(),
        "META-INF/manifest.xml": f"<manifest:manifest {ODT_SPACES}>{rows}</manifest:manifest>".encode(),
    }
    return zipped([(name, content) for name, content in (members | dict(add)).items()])


# Document types


def entities(levels: int = 8, each: int = 50) -> str:
    """Give a document type in which every entity is many of the one before it."""
    names = "abcdefghijk"
    rows = "".join(f"<!ENTITY {names[one + 1]} '" + f"&{names[one]};" * each + "'>" for one in range(levels))
    return f'<!DOCTYPE a [<!ENTITY a "hahaha">{rows}]>'


LAUGHS = entities()
QUADRATIC = "<!DOCTYPE a [<!ENTITY i '" + "a" * 100_000 + "'>]>"
OUTSIDE = f'<!DOCTYPE a [<!ENTITY i SYSTEM "file://{SECRET}">]>'
ASKING = f'<!DOCTYPE a [<!ENTITY i SYSTEM "http://127.0.0.1:{PORT}/">]>'
PARAMETER = f'<!DOCTYPE a [<!ENTITY % b SYSTEM "file://{SECRET}"> %b;<!ENTITY i "in">]>'
OUTER_TYPE = f'<!DOCTYPE a SYSTEM "file://{SECRET}" [<!ENTITY i "in">]>'
ASKING_TYPE = f'<!DOCTYPE a SYSTEM "http://127.0.0.1:{PORT}/a.dtd" [<!ENTITY i "in">]>'


# Broken packages


def link(mode: int = stat.S_IFLNK) -> zipfile.ZipInfo:
    """Give a member that is a symbolic link, or a file of another mode."""
    member = zipfile.ZipInfo("word/media/bild.png")
    member.external_attr = (mode | 0o777) << 16
    return member


def places(data: bytes, mark: bytes) -> list[int]:
    """Give where each mark of a package stands."""
    return [found.start() for found in re.finditer(re.escape(mark), data)]


def patched(data: bytes, mark: bytes, offset: int, value: bytes) -> bytes:
    """Give a package with bytes written over, so many after every mark."""
    marked = bytearray(data)
    for place in places(data, mark):
        marked[place + offset : place + offset + len(value)] = value
    return bytes(marked)


CENTRAL, LOCAL, END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"


def locked_member(data: bytes) -> bytes:
    """Give a package with the mark of encryption on its members."""
    return patched(data, CENTRAL, 8, b"\x01\x00")


def lying(data: bytes, size: int) -> bytes:
    """Give a package that declares another size for its members than they have."""
    return patched(data, CENTRAL, 24, size.to_bytes(4, "little"))


def word_with(xml: str) -> bytes:
    """Give a Word file with other XML as its text."""
    return changed(WORD, [(MAIN, xml.encode())], drop=MAIN)


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """Give a package where a member has another name of the same length."""
    assert len(old) == len(new)
    return data.replace(old, new)


def overlapping(members: int) -> bytes:
    """Give a package whose directory names the same bytes many times over."""
    data = zipped([(MAIN, b" " * 15_000_000)])
    start, end = places(data, CENTRAL)[0], places(data, END)[0]
    row = data[start:end]
    rows = b"".join(row.replace(b"document", b"d%07d" % one) for one in range(members))
    tail = struct.pack("<4sHHHHIIH", END, 0, 0, members, members, len(rows), start, 0)
    return data[:start] + rows + tail


def with_comment(data: bytes, comment: bytes) -> bytes:
    """Give a package with a comment at its end."""
    return data[:-2] + struct.pack("<H", len(comment)) + comment

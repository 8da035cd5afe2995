"""Turn away files that cannot or must not be read, before any library opens them."""

import re
import stat
import zipfile
from html import unescape
from io import BytesIO

from minutes.importing.lines import EMPTY, UnreadableDocument

MOST_BYTES = 20_000_000  # of a file, and of an XML part of it
MOST_UNPACKED = 100_000_000
MOST_MEMBERS = 2_000
MOST_LETTERS, MOST_LINES = 2_000_000, 30_000  # 500 pages of 60 lines

TOO_BIG = "Filen är större än 20 MB; dela den eller ta bort bilderna och försök igen."
TOO_BIG_INSIDE = "Filen är ovanligt stor uppackad; ta bort bilderna eller dela den och försök igen."
TOO_LONG = "Filen har mer än två miljoner tecken eller 30 000 rader; dela den och försök igen."
UNKNOWN = "Filtypen kan inte läsas; spara filen som .docx, .pdf eller .txt och försök igen."
OLD_WORD = "Filen är i Words gamla format (.doc); öppna den i Word, spara den som .docx och försök igen."
MACROS = "Filen har makron eller är gjord för det; spara den som vanlig .docx utan makron och försök igen."
TEMPLATE = "Filen är en mall; öppna den i Word, spara den som .docx och försök igen."
LOCKED = "Filen är skyddad med lösenord; spara en kopia utan lösenord och försök igen."
DAMAGED = "Filen är skadad; öppna den i det program den kommer från, spara den på nytt och försök igen."
PACKED = "Filen har andra arkiv eller program i sig; ta bort dem och försök igen."
NAMED_ELSE = "Filen är inte en .{ending}-fil utan {kind}; ge den rätt ändelse eller spara den på nytt och försök igen."

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
# How files of other kinds begin, and what they are.
BEGINNINGS = {
    OLE: "en fil från gamla Office",
    ZIP: "ett packat arkiv",
    b"%PDF-": "en .pdf-fil",
    b"{\\rtf": "en .rtf-fil",
    b"MZ": "ett program",
    b"\x7fELF": "ett program",
    b"\x89PNG": "en bild",
    b"\xff\xd8\xff": "en bild",
    b"GIF8": "en bild",
    b"II*\x00": "en bild",
    b"MM\x00*": "en bild",
    b"\x1f\x8b": "ett packat arkiv",
    b"7z\xbc\xaf": "ett packat arkiv",
    b"Rar!\x1a": "ett packat arkiv",
}
ALSO_LETTERS = (b"MZ", b"GIF8")  # a text may begin so; these are what they seem where something is no text
PDF_WITHIN = 1024  # bytes; before its mark a PDF file may have something else
OWN_BEGINNING = {"docx": ZIP, "odt": ZIP, "pdf": b"%PDF-", "rtf": b"{\\rtf"}
MACRO_ENDINGS, OLD_ENDINGS, TEMPLATE_ENDINGS = ("docm", "dotm"), ("doc", "dot"), ("dotx", "ott")
COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
WORD_TEXT = re.compile(r"word/document\d*\.xml")
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
ODT_MACRO = re.compile(r"(?:Basic|Scripts)/(?!.*script-l[bc]\.xml$).*[^/]$")
PACKED_INSIDE = re.compile(r"\.(?:zip|7z|rar|gz|tgz|bz2|xz|tar|jar|cab|iso|exe|dll|com|bat|cmd|ps1|vbs|js|msi)$", re.I)
XML = re.compile(r"\.(?:xml|rels|rdf)$", re.I)


def ending_of(name: str) -> str:
    """Give the ending of a file's name, in small letters and without its dot."""
    return name.rpartition(".")[2].casefold() if "." in name else ""


def admit(name: str, data: bytes, endings: frozenset[str]) -> None:
    """Take a file's name and bytes, and the endings that are read; raise UnreadableDocument where it must not be."""
    ending = ending_of(name)
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(TOO_BIG)
    if ending in MACRO_ENDINGS:
        raise UnreadableDocument(MACROS)
    if ending in TEMPLATE_ENDINGS:
        raise UnreadableDocument(TEMPLATE)
    if ending not in endings and ending not in OLD_ENDINGS:
        raise UnreadableDocument(UNKNOWN)
    if not data:
        raise UnreadableDocument(EMPTY)
    _check_beginning(ending, data)
    if ending == "docx":
        _check_word(_opened(ending, data))
    elif ending == "odt":
        _check_odt(_opened(ending, data))


def _check_beginning(ending: str, data: bytes) -> None:
    """Check that a file begins as its ending says."""
    start = data[:PDF_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(OLE) and ending in ("docx", *OLD_ENDINGS):
        raise UnreadableDocument(LOCKED if "EncryptedPackage".encode("utf-16-le") in data else OLD_WORD)
    own = OWN_BEGINNING.get(ending)
    if own and (start.startswith(own) or (ending == "pdf" and own in start)):
        return
    kind = next((kind for beginning, kind in BEGINNINGS.items() if start.startswith(beginning)), None)
    if kind and start.startswith(ALSO_LETTERS) and b"\x00" not in data[:PDF_WITHIN]:
        kind = None
    if own or kind or ending in OLD_ENDINGS:
        raise UnreadableDocument(NAMED_ELSE.format(ending=ending, kind=kind or "något annat"))


def _opened(ending: str, data: bytes) -> zipfile.ZipFile:
    """Give the package that a file is; raise UnreadableDocument where what it says of itself is out of bounds."""
    try:
        package = zipfile.ZipFile(BytesIO(data))
        members = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise UnreadableDocument(DAMAGED) from None
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise UnreadableDocument(TOO_BIG_INSIDE)
    if len({member.filename for member in members}) < len(members):
        raise UnreadableDocument(DAMAGED)
    for member in members:
        _check_member(member)
    return package


def _check_member(member: zipfile.ZipInfo) -> None:
    """Check one member of a package by what the package says of it."""
    path = member.orig_filename
    if path.startswith("/") or "\\" in path or ":" in path or "\x00" in path or ".." in path.split("/"):
        raise UnreadableDocument(DAMAGED)
    if stat.S_ISLNK(member.external_attr >> 16) or member.compress_type not in COMPRESSIONS:
        raise UnreadableDocument(DAMAGED)
    if member.flag_bits & 1:
        raise UnreadableDocument(LOCKED)
    if XML.search(path) and member.file_size > MOST_BYTES:
        raise UnreadableDocument(TOO_BIG_INSIDE)
    if path.rpartition("/")[2].casefold() in ("vbaproject.bin", "vbadata.xml"):
        raise UnreadableDocument(MACROS)
    if PACKED_INSIDE.search(path):
        raise UnreadableDocument(PACKED)


def _member(package: zipfile.ZipFile, name: str) -> bytes:
    """Give what a member holds, nothing where there is none."""
    try:
        return package.read(name)
    except KeyError:
        return b""
    except Exception:
        raise UnreadableDocument(DAMAGED) from None


def _check_word(package: zipfile.ZipFile) -> None:
    """Check that a package is a Word document without macros."""
    types = _member(package, "[Content_Types].xml")
    if not types or not any(WORD_TEXT.fullmatch(name) for name in package.namelist()):
        raise UnreadableDocument(NAMED_ELSE.format(ending="docx", kind=BEGINNINGS[ZIP]))
    told = unescape(types.replace(b"\x00", b"").decode("latin-1"))  # in UTF-16 a NUL stands between the letters
    if "macroEnabled" in told or "vbaProject" in told:
        raise UnreadableDocument(MACROS)
    if "wordprocessingml.template" in told:
        raise UnreadableDocument(TEMPLATE)


def _check_odt(package: zipfile.ZipFile) -> None:
    """Check that a package is an OpenDocument text, open to read and without macros."""
    kind = _member(package, "mimetype").strip()
    if b"encryption-data" in _member(package, "META-INF/manifest.xml"):
        raise UnreadableDocument(LOCKED)
    if kind == ODT_TYPE + b"-template":
        raise UnreadableDocument(TEMPLATE)
    if kind != ODT_TYPE or "content.xml" not in package.namelist():
        raise UnreadableDocument(NAMED_ELSE.format(ending="odt", kind=BEGINNINGS[ZIP]))
    if any(ODT_MACRO.match(name) for name in package.namelist()):
        raise UnreadableDocument(MACROS.replace(".docx", ".odt"))

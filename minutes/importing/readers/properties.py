"""Find what a file holds beside its text: who wrote it, in which program, and what nobody sees."""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from minutes.importing.lines import Removal
from minutes.importing.readers.pdf import opened

WHY = "uppgift om filen, som inte syns i texten"
MOST = 100_000  # letters of each
PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")
RTF_INFO = re.compile(
    rb"\{\\(?:author|operator|title|subject|manager|company|category|keywords|comment|doccomm)\s([^{}]{1,2000})\}"
)
WORD = re.compile(r"[^\W\d_]{3}")  # that a date or a number does not have
RTF_LETTER = re.compile(rb"\\'([0-9a-fA-F]{2})")
RTF_PICTURE = re.compile(rb"\\(?:pict|objdata)(?![a-z])")
PDF_PICTURE = re.compile(rb"/Subtype\s*/Image\b")  # of an object that no PDF packs among others
PDF_INLINE_PICTURE = re.compile(rb"(?:^|\s)BI\s[^()]{0,2000}?\sID\s")
PICTURE_IN_TEXT = b";base64,"  # as a web page and Markdown have a picture in themselves
PICTURE_IN_XML = re.compile(rb"<[\w:]*binary-?data\b", re.I)
# What of a packed document is neither XML nor a picture of its own: a small picture of its first page is none either.
NO_PICTURE = re.compile(
    r"mimetype|layout-cache|.*/|(?:Thumbnails|docProps)/thumbnail\.\w+|.*\.(?:xml|rels|rdf|odttf|ttf|otf)"
)
HTML_META = re.compile(r"<meta\b[^>]*?\bcontent\s*=\s*[\"']([^\"']{1,2000})[\"']|<title[^>]*>([^<]{1,2000})<", re.I)


def _in_zip(data: bytes) -> Iterator[str]:
    """Give the texts of the parts of a packed document that tell of it."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        for name in packed.namelist():
            if name in PROPERTIES:
                root = etree.fromstring(packed.read(name), _safe_parser())
                yield from () if root is None else root.itertext("*")


def _in_pdf(data: bytes) -> Iterator[str]:
    """Give the values of a PDF's own table of facts."""
    facts: dict[str, Any] = dict(opened(data).metadata or {})
    yield from (str(value) for value in facts.values())


def _in_rtf(data: bytes) -> Iterator[str]:
    """Give the values of the information group of a Rich Text file."""
    for found in RTF_INFO.finditer(data):
        yield _rtf_text(found.group(1))


def _rtf_text(data: bytes) -> str:
    return RTF_LETTER.sub(lambda one: bytes([int(one.group(1), 16)]), data).decode("cp1252", "replace")


def _in_html(data: bytes) -> Iterator[str]:
    """Give what the head of a web page says of it."""
    for found in HTML_META.finditer(data.decode("utf-8", "replace")):
        yield found.group(1) or found.group(2)


FINDERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "docx": _in_zip,
    "odt": _in_zip,
    "pdf": _in_pdf,
    "rtf": _in_rtf,
    "html": _in_html,
    "htm": _in_html,
}


def properties(data: bytes, ending: str) -> tuple[Removal, ...]:
    """Take a file's bytes and ending; give what it says of itself, each once, as removed from the text."""
    found = FINDERS[ending](data) if ending in FINDERS else ()
    texts = dict.fromkeys(" ".join(text.split())[:MOST] for text in found)
    return tuple(Removal(0, text, WHY) for text in texts if WORD.search(text))


def all_texts(data: bytes, ending: str) -> Iterator[str]:
    """Take a file's bytes and ending; give every text and every value that it holds, seen or not.

    Pictures and what a PDF draws are not looked into; the text of its pages is what its reader gives.
    """
    if ending in ("docx", "odt"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for name in packed.namelist():
                if name.endswith((".xml", ".rels", ".rdf")):
                    yield from _of_tree(etree.fromstring(packed.read(name), _safe_parser()))
    elif ending in ("html", "htm"):
        yield data.decode("utf-8", "replace")
    elif ending == "rtf":
        yield _rtf_text(data)
    elif ending == "pdf":
        reader = opened(data)
        yield from (str(value) for value in (reader.metadata or {}).values())
        if (facts := reader.root_object.get("/Metadata")) is not None:
            yield facts.get_object().get_data().decode("utf-8", "replace")
        for page in reader.pages:
            for one in page.annotations or ():
                yield from (str(value) for value in one.get_object().values())


def has_pictures(data: bytes, ending: str) -> bool:
    """Take a file's bytes and ending; tell whether it holds pictures or whole files, which no text is read out of."""
    if ending in ("docx", "odt"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = packed.namelist()
            return not all(map(NO_PICTURE.fullmatch, names)) or any(
                PICTURE_IN_XML.search(packed.read(name)) for name in names if name.endswith(".xml")
            )
    if ending == "pdf":
        reader = opened(data)
        drawn = (contents.get_data() for page in reader.pages if (contents := page.get_contents()) is not None)
        return bool(PDF_PICTURE.search(data) or reader.attachments) or any(map(PDF_INLINE_PICTURE.search, drawn))
    return bool(RTF_PICTURE.search(data)) if ending == "rtf" else PICTURE_IN_TEXT in data.replace(b"\0", b"")


def _safe_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, recover=True)


def _of_tree(root: etree._Element | None) -> Iterator[str]:
    for element in () if root is None else root.iter():
        yield from (text for text in (element.text, element.tail) if text)
        yield from map(str, element.attrib.values())

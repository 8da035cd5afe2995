"""Turn a file into numbered lines; a module for every format."""

from collections.abc import Callable

from minutes.importing.lines import EMPTY, Document, UnreadableDocument
from minutes.importing.readers.docx import read_docx
from minutes.importing.readers.html import read_html
from minutes.importing.readers.odt import read_odt
from minutes.importing.readers.pdf import read_pdf
from minutes.importing.readers.rtf import read_rtf
from minutes.importing.readers.text import read_text

READERS: dict[str, Callable[[str, bytes, str], Document]] = {
    "txt": read_text,
    "md": read_text,
    "docx": read_docx,
    "odt": read_odt,
    "pdf": read_pdf,
    "rtf": read_rtf,
    "html": read_html,
    "htm": read_html,
}

__all__ = ["READERS", "UnreadableDocument", "read"]


def read(name: str, data: bytes) -> Document:
    """Take a file's name and bytes; give its lines, or raise UnreadableDocument with a Swedish sentence."""
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    reader = READERS.get(ending)
    if reader is None:
        raise UnreadableDocument("Filtypen kan inte läsas; spara filen som .docx, .pdf eller .txt och försök igen.")
    document = reader(name, data, ending)
    if not any(line.text.strip() for line in document.lines):
        raise UnreadableDocument(EMPTY)
    return document

"""Turn a file into numbered lines; a module for every format."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from minutes.importing.lines import EMPTY, Document, Line, Removal, UnreadableDocument, with_piped_tables
from minutes.importing.readers.admission import DAMAGED, MOST_LETTERS, MOST_LINES, TOO_LONG, admit, ending_of
from minutes.importing.readers.docx import read_docx
from minutes.importing.readers.html import read_html
from minutes.importing.readers.odt import read_odt
from minutes.importing.readers.pdf import read_pdf
from minutes.importing.readers.properties import properties
from minutes.importing.readers.rtf import read_rtf
from minutes.importing.readers.text import read_text

READERS: dict[str, Callable[[str, bytes, str], Document]] = {
    "docx": read_docx,
    "odt": read_odt,
    "pdf": read_pdf,
    "rtf": read_rtf,
    "html": read_html,
    "htm": read_html,
    "md": read_text,
    "txt": read_text,
}
ACCEPTED = ",".join(f".{ending}" for ending in READERS)  # as a browser is told of them

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # NUL and half letters, which a database does not take

__all__ = ["ACCEPTED", "READERS", "UnreadableDocument", "read"]


def read(name: str, data: bytes) -> Document:
    """Take a file's name and bytes; give its lines, or raise UnreadableDocument with a Swedish sentence."""
    admit(name, data, frozenset(READERS))
    ending = ending_of(name)
    try:
        document = with_piped_tables(READERS[ending](name, data, ending))
        document = replace(document, removals=(*document.removals, *properties(data, ending)))
    except (UnreadableDocument, MemoryError):
        raise
    except Exception as error:  # the libraries raise anything on a file that is broken, or made to break them
        raise UnreadableDocument(DAMAGED) from error
    if not any(line.text.strip() for line in document.lines):
        raise UnreadableDocument(EMPTY)
    lengths = [len(one.text) for one in document.lines] + [len(one.text) for one in document.removals]
    if len(lengths) > MOST_LINES or sum(lengths) > MOST_LETTERS:
        raise UnreadableDocument(TOO_LONG)
    return _storable(document)


Piece = TypeVar("Piece", Line, Removal)


def _storable(document: Document) -> Document:
    """Give a document with a mark in place of what no database takes."""
    return replace(document, lines=_marked(document.lines), removals=_marked(document.removals))


def _marked(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Give pieces of a document, those that hold such signs with a mark in their place."""
    return tuple(
        replace(one, text=UNSTORABLE.sub("\ufffd", one.text)) if UNSTORABLE.search(one.text) else one for one in pieces
    )

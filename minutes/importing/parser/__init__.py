"""Understand a document of minutes as a whole."""

from minutes.importing.lines import Document
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser.evidence import with_lost_lines
from minutes.importing.parser.reading import read_whole

__all__ = ["parse"]


def parse(document: Document) -> ParsedMinutes:
    """Take a document; give the minutes it holds, its doubts as warnings."""
    return with_lost_lines(document, read_whole(document))

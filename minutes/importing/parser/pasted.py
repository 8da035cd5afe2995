"""Read a list of names that was pasted alone, without the document around it."""

from minutes.importing.lines import Document
from minutes.importing.parsed import ParsedAttendee, ParsedMinutes
from minutes.importing.parser.attendance import read_list
from minutes.importing.parser.evidence import lost_words
from minutes.importing.parser.paragraphs import join_broken
from minutes.importing.parser.rows import rows_of
from minutes.importing.parser.tables import unstack


def parse_list(document: Document) -> tuple[tuple[ParsedAttendee, ...], tuple[int, ...]]:
    """Take the lines of a list; give its people, and the numbers of the lines that are not wholly theirs."""
    rows = unstack(join_broken(rows_of(document.lines)))
    found = read_list(rows)
    attendees = tuple(found.attendees)
    unread = {number for place, row in enumerate(rows) if place not in found.places for number in row.numbers}
    lost = lost_words(document, ParsedMinutes(attendees=attendees))
    return attendees, tuple(sorted(unread | set(lost)))

"""Take from a round of presentations what the list of attendees leaves out: title, organisation and party."""

import re
from collections.abc import Sized
from dataclasses import replace

from minutes.importing.parsed import ParsedAttendee
from minutes.importing.parser.entries import ORGANISATION, Entry, parse_entry
from minutes.importing.parser.names import alike, is_name, is_title
from minutes.importing.parser.sections import Section
from minutes.importing.parser.sentences import sentences

WITHIN = re.compile(r"\b(?:i|på|vid|från)\s+(?P<where>Region\s+[A-ZÅÄÖ][\w-]+|[A-ZÅÄÖ][\w-]+\s+(?:kommun|stad))$")
MAX_WORDS = 6  # of an organisation's name
MAY_NAME = re.compile(r"[A-ZÅÄÖÉ]\S+\s+[A-ZÅÄÖÉa-z]")
FEWEST = 3  # people who present themselves, for a section to be a round


def _presentations(section: Section) -> list[tuple[Entry, tuple[int, ...]]]:
    """Give the people of a section that lists people with their titles, and their lines; nothing of any other."""
    rows = [row for row in section.rows if "," in row.text and MAY_NAME.match(row.text) and not row.in_table]
    if not _is_round(rows, section):
        return []
    entries = [(parse_entry(sentences(row.text)[0]), row.numbers) for row in rows]
    found = [(entry, lines) for entry, lines in entries if is_name(entry.name) and entry.pieces]
    return found if _is_round(found, section) else []


def _is_round(found: Sized, section: Section) -> bool:
    """Tell whether enough of the rows of a section are people, for it to be a round."""
    return len(found) >= FEWEST and len(found) * 2 > len(section.rows)


def _title_and_organisation(pieces: tuple[str, ...]) -> tuple[str, str]:
    """Give the organisation, a short piece that is no title, and the title before it; more stays in the text alone."""
    short = [place for place, piece in enumerate(pieces) if not is_title(piece) and len(piece.split()) <= MAX_WORDS]
    named = [place for place in short if ORGANISATION.search(pieces[place])]
    named = named or [place for place in short[-1:] if pieces[place][0].isupper()]
    if not named:
        within = next((found.group("where") for piece in pieces if (found := WITHIN.search(piece))), "")
        return ", ".join(pieces), within
    return ", ".join(pieces[: named[-1]]), pieces[named[-1]]


def with_presentations(attendees: list[ParsedAttendee], sections: list[Section]) -> list[ParsedAttendee]:
    """Take the people of the list and the sections; give the people with what they say of themselves."""
    told = list(attendees)
    for entry, lines in (one for section in sections for one in _presentations(section)):
        names = [one.name for one in told]
        exact = [place for place, name in enumerate(names) if name.casefold() == entry.name.casefold()]
        places = exact or [place for place, name in enumerate(names) if alike(entry.name, name)]
        if len(places) != 1:
            continue
        one = told[places[0]]
        title, organisation = _title_and_organisation(entry.pieces)
        told[places[0]] = replace(
            one,
            title=one.title or title,
            organisation=one.organisation or organisation,
            party=one.party or entry.party,
            lines=tuple(dict.fromkeys((*one.lines, *lines))),
        )
    return told

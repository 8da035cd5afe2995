"""Say in Swedish what a person should look at."""

import re

from minutes.importing.parsed import ParsedAttendee, ParsedItem, ParsedWarning
from minutes.importing.parser.names import is_first_name, is_name, known_name, same_person
from minutes.importing.parser.rows import Row

FULL_NAME = re.compile(r"\b[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?(?: [A-ZÅÄÖÉ][\w-]+){1,2}\b")
MAX_SAME = 40  # warnings of one kind


def warning(line: int, text: str) -> ParsedWarning:
    """Give a warning about one line, or about the whole document where the line is 0."""
    return ParsedWarning(line, text, (line,) if line else ())


def about_numbers(items: list[ParsedItem]) -> list[ParsedWarning]:
    """Warn of gaps and repeats in the printed numbers."""
    found: list[ParsedWarning] = []
    before: int | None = None
    seen: set[str] = set()
    for item in items:
        match = re.search(r"\d+", item.number)
        if item.parent is not None or not match:
            continue
        value, line = int(match.group()), item.lines[0] if item.lines else 0
        if item.number in seen:
            found.append(warning(line, f"Numret {item.number} finns på mer än en punkt."))
        elif before is not None and value > before + 1:
            found.append(warning(line, f"Numreringen hoppar från {before} till {value}."))
        elif before is not None and value < before:
            found.append(warning(line, f"Numret {value} kommer efter {before}."))
        seen.add(item.number)
        before = value
    return found[:MAX_SAME]


def about_people(items: list[ParsedItem], attendees: tuple[ParsedAttendee, ...]) -> list[ParsedWarning]:
    """Warn of presenters who are not in the list, and of people both present and replaced."""
    found: list[ParsedWarning] = []
    for attendee in (one for one in attendees if one.substitutes_for):
        for other in (one for one in attendees if one.presence == "present"):
            if other is not attendee and same_person(attendee.substitutes_for, other.name):
                line = attendee.lines[-1] if attendee.lines else 0
                text = f"{other.name} står som närvarande men också som ersatt av {attendee.name}."
                found.append(warning(line, text))
    if not attendees:
        return found
    told: set[str] = set()
    for item in items:
        for name in item.presenters:
            listed = any(same_person(name, one.name) or name.casefold() == one.name.casefold() for one in attendees)
            if not listed and name not in told and (is_name(name) or is_first_name(name.split()[0])):
                told.add(name)
                line = item.lines[0] if item.lines else 0
                found.append(warning(line, f"{name} föredrar en punkt men står inte i närvarolistan."))
    return found[:MAX_SAME]


def about_names(rows: list[Row], attendees: tuple[ParsedAttendee, ...], told: set[str]) -> list[ParsedWarning]:
    """Warn, once a name, of full names in the text that are not in the list and not among those already told of."""
    listed = {_ends(one.name) for one in attendees}
    found: list[ParsedWarning] = []
    for row in rows:
        for match in FULL_NAME.finditer(row.text):
            name = match.group()
            if known_name(name) and _ends(name) not in listed and name not in told and len(found) < MAX_SAME:
                told.add(name)
                found.append(warning(row.number, f"{name} nämns i texten men står inte i närvarolistan."))
    return found


def _ends(name: str) -> tuple[str, str]:
    """Give the first and the last word of a name."""
    words = name.casefold().split()
    return words[0], words[-1]

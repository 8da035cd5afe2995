"""Say in Swedish what a person should look at."""

import re

from minutes.importing.parsed import ParsedAttendee, ParsedItem, ParsedWarning
from minutes.importing.parser.names import is_first_name, is_name, same_person

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
        match = re.match(r"\d+", item.number)
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
    for attendee in attendees:
        for other in attendees:
            if attendee.substitutes_for and other.presence == "present" and other is not attendee:
                if same_person(attendee.substitutes_for, other.name):
                    line = attendee.lines[-1] if attendee.lines else 0
                    found.append(
                        warning(line, f"{other.name} står som närvarande men också som ersatt av {attendee.name}.")
                    )
    if not attendees:
        return found
    told: set[str] = set()
    for item in items:
        for name in item.presenters:
            listed = any(same_person(name, one.name) or name.casefold() == one.name.casefold() for one in attendees)
            if not listed and name not in told and (is_name(name) or is_first_name(name.split()[0])):
                told.add(name)
                found.append(
                    warning(
                        item.lines[0] if item.lines else 0, f"{name} föredrar en punkt men står inte i närvarolistan."
                    )
                )
    return found[:MAX_SAME]

"""Read the meetings to come."""

import datetime
import re

from minutes.importing.parsed import ParsedItem, ParsedPlannedMeeting
from minutes.importing.parser.dates import find_dates, find_times, resolve_year

PLANNED_TITLE = re.compile(
    r"\b(?:nästa|kommande|nästkommande|framtida)\s+\w*(?:möte|sammanträde|träff)\w*"
    r"|\bmötes(?:datum|tider|plan|schema|dagar)"
    r"|\bdatum\s+för\s+\w*(?:möte|sammanträde|träff)\w*|\b(?:möten|sammanträden|mötestider"
    r"|sammanträdesdagar|sammanträdestider)\b.*\b20\d\d\b"
    r"|\bnext\s+meeting",
    re.I,
)
NEXT_SENTENCE = re.compile(
    r"\b(?:nästa|nästkommande)\s+(?:\w+\s+)?(?:\w*möte|\w*sammanträde|\w*träff)\w*\s+(?:är"
    r"|blir|hålls|äger\s+rum|planeras|sker|den)\b",
    re.I,
)
YEAR = re.compile(r"\b20\d\d\b")


def meetings_in(
    text: str, held: datetime.date | None, year: int | None, lines: tuple[int, ...], short: bool = False
) -> list[ParsedPlannedMeeting]:
    """Take a text on coming meetings, the day it was held and a year to lend; give those after that day."""
    lent = year or (held.year if held else None)
    planned = []
    found = find_dates(text, lent, short=short)
    for index, one in enumerate(found):
        date, last = one.date, one.last_date
        if not one.year_given and held and year is None:
            date = resolve_year(date, held)
            last = last.replace(year=date.year) if last and (last.month, last.day) != (2, 29) else last
        if held and date <= held:
            continue
        until = found[index + 1].start if index + 1 < len(found) else len(text)
        start, end, _ = find_times(text[one.end : until], labelled=True)
        if end and start and end <= start:
            end = None
        planned.append(ParsedPlannedMeeting(date, last, start, end, "", text[one.start : one.end], lines))
    return planned


def planned_meetings(
    items: list[ParsedItem], labelled: list[tuple[str, tuple[int, ...]]], held: datetime.date | None
) -> tuple[ParsedPlannedMeeting, ...]:
    """Take the items, the values after “Nästa möte” and the day of the meeting; give the meetings announced."""
    found: list[ParsedPlannedMeeting] = []
    for text, lines in labelled:
        found += meetings_in(text, held, None, lines, short=True)
    for item in items:
        texts = [item.text, *(one.text for one in item.decisions)]
        if PLANNED_TITLE.search(item.title):
            year = YEAR.search(item.title)
            for text in (item.title, *texts):
                found += meetings_in(text, held, int(year.group()) if year else None, item.lines)
        else:
            for text in texts:
                for match in NEXT_SENTENCE.finditer(text):
                    sentence = text[match.start() : match.end() + 80].split("\n")[0]
                    found += meetings_in(sentence, held, None, item.lines)[:1]
    unique = {one.date: one for one in reversed(found)}
    return tuple(unique[date] for date in sorted(unique))

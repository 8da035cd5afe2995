"""Find titles that an hour stands before, as it does in a programme."""

import re
from dataclasses import replace
from itertools import pairwise

from minutes.importing.parser.beginnings import ENDS_LIKE_TEXT, FEWEST
from minutes.importing.parser.dates import find_times
from minutes.importing.parser.heading import MAX_TITLE, UPPER_START, Heading
from minutes.importing.parser.labels import NEXT_MEETING
from minutes.importing.parser.meanings import is_label_word
from minutes.importing.parser.numbered import CLOCK, PAIR
from minutes.importing.parser.rows import Row

CLOCK_BEFORE = re.compile(rf"{CLOCK.pattern}\s*[:–-]?\s+(?=[^\W\d_])", re.I)  # “09.15 Budget”


def clocked(rows: list[Row]) -> list[Heading]:
    """Give the rows that begin with an hour each, later and later, as the points of a programme do."""
    hits = [(place, row, match) for place, row in enumerate(rows) if (match := CLOCK_BEFORE.match(row.text))]
    found = [
        Heading(place, "", row.text, "clocked")
        for place, row, match in hits
        if len(row.cells) <= PAIR and not row.list_level and UPPER_START.match(row.text[match.end() :])
        and len(row.text) <= MAX_TITLE and not ENDS_LIKE_TEXT.search(row.text)
    ]  # fmt: skip
    hours = [find_times(one.title, labelled=True)[0] for one in found]
    ordered = all(before and after and before < after for before, after in pairwise(hours))
    told = sum(after.place - before.place > 1 for before, after in pairwise(found))  # and no programme beforehand
    return found if len(found) >= FEWEST and ordered and told * 2 >= len(found) - 1 else []


def _hour_before(title: str) -> re.Match[str] | None:
    """Give the hour that a title begins with, where the rest of it is no label."""
    found = CLOCK_BEFORE.match(title)
    rest = title[found.end() :] if found else ""
    return found if NEXT_MEETING.fullmatch(rest) or not is_label_word(rest) else None


def without_hours(found: list[Heading]) -> list[Heading]:
    """Give headings of which most begin with an hour, “09.15 Budget”, with the hour apart from the title."""
    clocked = [_hour_before(one.title) for one in found]
    if sum(map(bool, clocked)) * 2 <= len(found):
        return found
    return [
        replace(one, title=one.title[hour.end() :], aside=(hour.group().strip(" –-:\t"), *one.aside)) if hour else one
        for one, hour in zip(found, clocked, strict=True)
    ]

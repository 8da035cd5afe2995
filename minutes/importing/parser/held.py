"""Choose the day on which the meeting was held, and say what speaks against it."""

import datetime
import re
from collections import Counter

from minutes.importing.lines import Document
from minutes.importing.parsed import ParsedWarning
from minutes.importing.parser.dates import find_dates
from minutes.importing.parser.doubts import warning
from minutes.importing.parser.head import Head

YEAR = re.compile(r"\b20[0-4]\d\b")
WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
NEAR_TOP, AT_TOP = 15, 3  # lines of the head, in which a year counts for more


def choose_date(
    head: Head, document: Document, warnings: list[ParsedWarning]
) -> tuple[datetime.date | None, datetime.date | None]:
    """Choose the day of the meeting, and say what speaks against it."""
    order = {"date": 0, "time": 1, "title": 2, "place": 3, "row": 4}
    dates = sorted(head.dates, key=lambda one: order[one[0]])
    if not dates:
        return _date_without_year(head, document, warnings)
    _, date, last, _ = dates[0]
    for _, other, _, line in dates[1:]:
        if other != date and not (last and date <= other <= last):
            warnings.append(warning(line, f"Två datum säger olika: {date.isoformat()} och {other.isoformat()}."))
    for found, line in head.dayless:
        if (found.date.month, found.date.day) != (date.month, date.day) and not (last and found.date.day == last.day):
            warnings.append(warning(line, f"Dagen stämmer inte med mötets datum {date.isoformat()}."))
    return date, last


def _likeliest_year(document: Document, day: datetime.date, line: int) -> int:
    """Give the year a document names most in which its weekday is that of the meeting; 0 where it names none."""
    years = Counter(int(year) for one in document.lines for year in YEAR.findall(one.text))
    top = " ".join(one.text for one in document.lines[:NEAR_TOP])
    years.update({int(year): count * AT_TOP for year, count in Counter(YEAR.findall(top)).items()})
    told = next((one.text for one in document.lines if one.number == line), "")
    weekday = next((place for place, name in enumerate(WEEKDAYS) if re.search(rf"\b{name}", told, re.I)), None)
    likely = [year for year, _ in years.most_common()]
    near = [year for year in likely if _on(weekday, day, year)]
    near += [
        year + apart
        for year in likely[:1]
        for apart in (-1, 1)
        if weekday is not None and _on(weekday, day, year + apart)
    ]
    return next(iter(near or likely), 0)


def _on(weekday: int | None, day: datetime.date, year: int) -> bool:
    """Tell whether a day of a year is the weekday, where one is told."""
    found = find_dates(f"{day.day}/{day.month} {year}")
    return weekday is None or (bool(found) and found[0].date.weekday() == weekday)


def _date_without_year(
    head: Head, document: Document, warnings: list[ParsedWarning]
) -> tuple[datetime.date | None, datetime.date | None]:
    """Find the day of a meeting whose head names no year, and say that it is unsure."""
    named = find_dates(document.name)
    if head.dayless:
        found, line = head.dayless[0]
        year = named[0].date.year if named else _likeliest_year(document, found.date, line)
        again = next(iter(find_dates(f"{found.date.day}/{found.date.month}", year)), None) if year else None
        if again:
            warnings.append(warning(line, f"Datumet saknar år; {year} är antaget."))
            return again.date, None
    if named:
        warnings.append(warning(0, "Datumet står inte i texten utan är hämtat ur filens namn."))
        return named[0].date, named[0].last_date
    warnings.append(warning(0, "Mötets datum hittades inte."))
    return None, None

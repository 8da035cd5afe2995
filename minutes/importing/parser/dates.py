"""Find dates and times of day in Swedish text."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january", "februari feb february", "mars mar march", "april apr", "maj may", "juni jun june",
            "juli jul july", "augusti aug august", "september sep sept", "oktober okt october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = r"(?P<day>\d{1,2})(?::?e|st|nd|rd|th)?"
LAST_DAY = r"(?:\s*(?:[-–—]|och|&|till|t\.?o\.?m\.?)\s*(?P<last>\d{1,2})(?::?e)?)?"
YEAR = r"(?:\s*,?\s*[-–]?\s*(?P<year>(?:19|20)\d\d|(?<=[-–])\d\d)(?!\d))?"
CENTURIES = ("19", "20")
ORDINALS = {
    name: number
    for number, name in enumerate(
        """första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde
        femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte
        tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta""".split(),  # noqa: SIM905 - shorter so
        start=1,
    )
}
# How a date is written, each with the signs of which a text that holds one has some; looking for these is quicker.
DATE_PATTERNS = tuple(
    (signs, re.compile(pattern, re.I))
    for signs, pattern in (
        (  # 2024-04-05, 2024.04.05, 2024/04/05, 2024-04-05--06
            CENTURIES,
            r"(?<![\d/-])(?P<year>(?:19|20)\d\d)\s?[-./–]\s?(?P<month>0?[1-9]|1[0-2])\s?[-./–]\s?(?P<day>\d{1,2})(?!\d)"
            r"(?:\s*(?:--|–|—|/|och|till|-(?=\d\d(?!\d|[.:]\d)))\s*(?P<last>\d{1,2})(?![\d.:-]))?",
        ),
        (  # 2024 04 05
            CENTURIES,
            r"(?<![\d/.-])(?P<year>(?:19|20)\d\d) (?P<month>0[1-9]|1[0-2]) (?P<day>[0-3]\d)(?![\d.:-])",
        ),
        (  # 20240405
            CENTURIES,
            r"(?<![\d-])(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?![\d-])",
        ),
        (  # den 5 april 2024, 14-15 oktober, 5:e april -24
            ("",),
            rf"(?<![\d.:/-]){DAY}{LAST_DAY}\s*\.?\s*(?P<name>{MONTH})\b\.?{YEAR}",
        ),
        (  # den femte april 2024
            ("",),
            rf"\b(?P<spoken>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\s+(?P<name>{MONTH})\b\.?{YEAR}",
        ),
        (  # April 5, 2024
            CENTURIES,
            rf"\b(?P<name>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>20\d\d)\b",
        ),
        (  # 5/4 2024, 14-15/10, 5/4-24, 05/04/2024
            ("/",),
            rf"(?<![\d./:-])(?P<day>\d{{1,2}}){LAST_DAY}\s?/\s?(?P<month>\d{{1,2}})(?![\d%])"
            r"(?:(?:\s*[-/–]\s*|\s+)(?P<year>20\d\d|\d\d)(?![\d.:/]|\s*[.:]\d|\s*[-–]\s*\d))?",
        ),
        (  # 5.4.2024
            CENTURIES,
            r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d\d)(?!\d)",
        ),
    )
)
SHORT_DATE = re.compile(r"(?<![\d-])(?P<year>\d\d)-?(?P<month>0[1-9]|1[0-2])-?(?P<day>[0-3]\d)(?![\d-])")  # 240405
DIGIT = re.compile(r"\d")
HOUR = r"(?:[01]?\d|2[0-4])"
CLOCK = rf"(?:kl(?:ockan|\.|\b)?\s*)?({HOUR})(?:(?:\s?[.:]\s?|,)([0-5]\d))?"
ABOUT = r"(?:(?:ca|c:a|cirka|ungefär|omkring|runt|typ|strax\s+(?:före|efter))\b\.?\s*|~\s*)?"
RANGE = re.compile(
    rf"(?<![\d.:/§]){CLOCK}\s*(?:[-–—→]+>?|(?:fram\s+)?till|to|och|t\.?o\.?m\.?)\s*{ABOUT}{CLOCK}(?![\d/]|[.:]\d)", re.I
)
GOES_ON = re.compile(r"\s*(?:,|;|samt|och|resp(?:ektive|\.)?)+\s*")  # between the hours before and after a break
COMPACT_RANGE = re.compile(r"(?<!\d)([01]\d|2[0-4])([0-5]\d)\s*[-–—]\s*([01]\d|2[0-4])([0-5]\d)(?!\d)")
SINGLE = re.compile(
    rf"\bkl(?:ockan|\.|\b)?\s*({HOUR})(?:\s?[.:]?\s?([0-5]\d))?(?!\d)|(?<![\d.:])({HOUR})[.:]([0-5]\d)(?![\d.:])", re.I
)
ROOM = re.compile(r"(?<!äger )(?<!ägde )\b\w*(?:rum|sal|lokal)\s+(?=\d)", re.I)
CLOCK_WORD = re.compile(r"\bkl(?:ockan\b|(?![^\W\d_]))", re.I)  # “kl. 9”, and not “inklusive”
CLOCK_MARK = re.compile(r"\bkl(?:ockan|\.|\b)|\d[.:][0-5]\d", re.I)


HOUR_NAMES = ("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
HOURS = {name: str(hour) for hour, name in enumerate(HOUR_NAMES, start=1)}
PARTS_OF_HOUR = {
    "halv": -30,
    "kvart i": -15,
    "kvart över": 15,
    "fem i": -5,
    "fem över": 5,
    "tio i": -10,
    "tio över": 10,
}
SPOKEN_HOUR = rf"(?:({'|'.join(PARTS_OF_HOUR)})\s+)?({'|'.join(HOURS)})"
SPOKEN_RANGE = re.compile(
    rf"\b{SPOKEN_HOUR}\s*(?:[-–—]|(?:fram\s+)?till|och)\s*{ABOUT}(?:klockan\s+)?{SPOKEN_HOUR}\b", re.I
)
HALF_DAY = 12 * 60


@dataclass(frozen=True)
class FoundDate:
    """A date in a text; without a year of its own `year_given` is False and the year was lent."""

    start: int
    end: int
    date: datetime.date
    last_date: datetime.date | None
    year_given: bool


def _make(year: int, month: int, day: int) -> datetime.date | None:
    """Give the date, or None where the calendar has none."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _from_match(match: re.Match[str], year: int | None) -> FoundDate | None:
    """Give the date of a match, with a lent year where it has none."""
    parts = match.groupdict()
    own = parts.get("year")
    number = int(own) + (2000 if len(own) == 2 else 0) if own else year
    month = MONTHS[parts["name"].casefold()] if parts.get("name") else int(parts["month"])
    if number is None:
        return None
    spoken = parts.get("spoken")
    date = _make(number, month, ORDINALS[spoken.casefold()] if spoken else int(parts["day"]))
    if date is None:
        return None
    last = _make(number, month, int(parts["last"])) if parts.get("last") else None
    if last is not None and last <= date:
        last = None
    return FoundDate(match.start(), match.end(), date, last, bool(own))


def find_dates(text: str, year: int | None = None, short: bool = False) -> list[FoundDate]:
    """Take a text, a year to lend and whether 240405 may be a date; give its dates in their order."""
    return list(_dates(text, year, short)) if DIGIT.search(text) else []


@lru_cache(maxsize=4096)
def _dates(text: str, year: int | None, short: bool) -> tuple[FoundDate, ...]:
    """Give the dates of a text in their order."""
    found: list[FoundDate] = []
    taken = bytearray(len(text))
    for signs, pattern in (*DATE_PATTERNS, (("",), SHORT_DATE)) if short else DATE_PATTERNS:
        for match in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            one = _from_match(match, year)
            if one and not any(taken[one.start : one.end]):
                found.append(one)
                taken[one.start : one.end] = b"\x01" * (one.end - one.start)
    return tuple(sorted(found, key=lambda one: one.start))


def without_dates(text: str, found: list[FoundDate]) -> str:
    """Give the text with its dates blanked, so that no time is read out of one."""
    pieces, place = [], 0
    for one in found:
        pieces += [text[place : one.start], " " * (one.end - one.start)]
        place = one.end
    return "".join((*pieces, text[place:]))


def _time(hour: str, minute: str | None) -> datetime.time | None:
    """Give a time of day; 24 is midnight."""
    number = int(hour)
    return datetime.time(number % 24, int(minute or 0)) if number <= 24 else None


def _spoken(part: str | None, hour: str) -> int:
    """Give the minutes from midnight of “halv nio”, “kvart i elva” or “tolv”, before the afternoon."""
    return int(HOURS[hour.casefold()]) * 60 + (PARTS_OF_HOUR[" ".join(part.casefold().split())] if part else 0)


def _of_day(minutes: int) -> datetime.time:
    """Give the time of day so many minutes from midnight, perhaps of the day before."""
    return datetime.time(minutes // 60 % 24, minutes % 60)


def find_times(text: str, labelled: bool = False) -> tuple[datetime.time | None, datetime.time | None, str]:
    """Take a text and whether a label says it is a time; give start, end, and the text without them."""
    rest = without_dates(text, find_dates(text, 2000))
    marked = labelled or CLOCK_WORD.search(rest)
    if marked and (spoken := SPOKEN_RANGE.search(rest)):
        begins, ends = (_spoken(*spoken.group(one, one + 1)) for one in (1, 3))
        ends += HALF_DAY if ends <= begins else 0  # “nio till halv tre”
        return _of_day(begins), _of_day(ends), rest[: spoken.start()] + " " + rest[spoken.end() :]
    if marked and (compact := COMPACT_RANGE.search(rest)):
        first, last = _time(*compact.group(1, 2)), _time(*compact.group(3, 4))
        return first, last, rest[: compact.start()] + " " + rest[compact.end() :]
    for match in RANGE.finditer(rest):
        if labelled or CLOCK_MARK.search(match.group()):
            first, last = _time(*match.group(1, 2)), _time(*match.group(3, 4))
            if first and last and first != last:
                end = match.end()
                if (on := GOES_ON.match(rest, end)) and (after := RANGE.match(rest, on.end())):
                    last, end = _time(*after.group(3, 4)) or last, after.end()  # “9.30–11.45 samt 12.30–14”
                return first, last, rest[: match.start()] + " " + rest[end:]
    rooms = {room.end() for room in ROOM.finditer(rest)}  # “rum 4:12” is a place
    single = next((one for one in SINGLE.finditer(rest) if one.start() not in rooms), None)
    if single:
        first = _time(single.group(1) or single.group(3), single.group(2) or single.group(4))
        return first, None, rest[: single.start()] + " " + rest[single.end() :]
    return None, None, rest


def resolve_year(day: datetime.date, near: datetime.date) -> datetime.date:
    """Take a date with a lent year and a meeting's date; give the nearest such date on or after the meeting."""
    if day >= near:
        return day
    return _make(day.year + 1, day.month, day.day) or day

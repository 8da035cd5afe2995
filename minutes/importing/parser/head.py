"""Collect what the head of the minutes says, with the lines that say it."""

import datetime
import re
from dataclasses import dataclass, field

from minutes.importing.parser.dates import FoundDate, find_dates, find_times, without_dates
from minutes.importing.parser.labelled import labelled
from minutes.importing.parser.names import is_name
from minutes.importing.parser.rows import Row

ASKS_WHEN = re.compile(r"tid|datum|dag|när", re.I)  # of a label, “Plats och tid”
WHEN = re.compile(r"(?:(?:kl(?:ockan|\.)?|\w+dag(?:en)?|den|tid:?)\s*)*\d", re.I)

HOUR = r"(?:0?[6-9]|1\d|2[0-2])(?:[.:][0-5]\d)?"
OF_PAPER = re.compile(  # whose date is that of the paper and not of the meeting
    r"(?:dokumentet\s+|anteckningar\w*\s+|noteringar\w*\s+|protokoll\w*\s+|senast\s+)?(?:är\s+)?(?:sammanställ|upprätta|utskriv|utskrift"
    r"|utskick|utsän|skicka|publicera|uppdatera|revidera|justera|skrive|godkän|anslag|diarief|registrera|renskriv"
    r"|fastställ|ändra|senast|inkom)\w*",
    re.I,
)
HOURS_AFTER = re.compile(rf"[\s,/|@;]*{HOUR}\s?[–-]\s?{HOUR}(?=[\s,.)|]|$)")  # of a date: “14 mars 2024 13–15”


@dataclass
class Head:
    """Collect what the head says, with the lines that said it, and the rows that are used up."""

    values: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)  # chair, secretary, approver as written
    lines: dict[str, tuple[int, ...]] = field(default_factory=dict)
    places: set[int] = field(default_factory=set)
    left: dict[int, str] = field(default_factory=dict)  # place -> words of a used row that no field holds
    removed: dict[int, str] = field(default_factory=dict)  # place -> why a row is neither
    dates: list[tuple[str, datetime.date, datetime.date | None, int]] = field(
        default_factory=list
    )  # where, dates, line
    dayless: list[tuple[FoundDate, int]] = field(default_factory=list)  # dates without a year
    start: datetime.time | None = None
    end: datetime.time | None = None
    title_place: int | None = None
    next_text: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)

    def note(self, meaning: str, value: str, lines: tuple[int, ...]) -> None:
        """Keep the first value of a meaning, and the lines of all."""
        if value and meaning not in self.values:
            self.values[meaning] = value
        self.lines[meaning] = tuple(dict.fromkeys((*self.lines.get(meaning, ()), *lines)))


def _is_when(row: Row, meaning: str) -> bool:
    """Tell whether a row under a place says when, as that of “Plats och tid” does."""
    return meaning == "place" and WHEN.match(row.text) is not None


def value_below(rows: list[Row], place: int, meaning: str, end: int, used: set[int]) -> tuple[str, list[int]]:
    """Give the value that stands under a label alone, and its places."""
    taken: list[int] = []
    words: list[str] = []
    for below in range(place + 1, min(place + 4, end)):
        row = rows[below]
        if below in used or (labelled(row) and not words) or (words and row.blank_before) or len(row.text) > 160:
            break
        if words and (labelled(row) or meaning not in ("secretary", "chair", "approver", "place", "body")):
            break
        if (
            words
            and (is_name(" ".join(words)) or meaning in ("place", "body"))
            and not (_is_when(row, meaning) and ASKS_WHEN.search(rows[place].text))
        ):
            break
        words.append(row.text)
        taken.append(below)
    text = ", ".join(words) if meaning == "place" else " ".join(words)
    return text, taken


def read_dates(head: Head, text: str, where: str, row: Row) -> str:
    """Note the dates and times of a text; give what is left of it."""
    found = find_dates(text, short=where in ("date", "time", "place", "title"))
    bare_days = [] if found else find_dates(text, 2000)
    for one in found[:1]:
        last = one.last_date
        if (
            len(found) > 1
            and found[1].date > one.date
            and re.fullmatch(r"\s*(?:-|–|—|till|och)+\s*", text[one.end : found[1].start])
        ):
            last = found[1].date
        head.dates.append((where, one.date, last, row.number))
    head.dayless += [(one, row.number) for one in bare_days[:1]]
    if found or bare_days:
        head.note("date", "", row.numbers)
    plain = without_dates(text, found or bare_days)
    told = where in ("time", "place", "date") or any(
        HOURS_AFTER.match(text, one.end) for one in (found or bare_days)[-1:]
    )
    start, end, rest = find_times(plain, labelled=told)
    if start and head.start is None:
        head.start, head.end = start, end or head.end
        head.note("start", "", row.numbers)
    elif start is None:
        rest = plain
    return tidy(rest)


HOUR_ASIDE = re.compile(r"\([^()]*(?<!\d)\d{1,2}[.:]\d\d(?!\d)[^()]*\)")  # “(vi slutade 16.20)”
DATE_NOISE = re.compile(
    r"\b(?:mån|tis|ons|tors|fre|lör|sön)(?:d|dag(?:en)?)?\b\.?|\bkl(?:ockan|\.)?(?=[\s.,;–-]|$)"
        r"|\bden\b|\b(?:ca|cirka|tid|datum)\b\s*:?"
    r"|\b(?:start|slut)\b(?=[\s,]|$)|\bfrån\s*(?=$|,)|\bkl\.?\b", re.I)  # fmt: skip


def tidy(text: str) -> str:
    """Give a text that lost its dates and times without the little words that went with them."""
    text = " ".join(DATE_NOISE.sub(" ", HOUR_ASIDE.sub(" ", text)).split())
    text = re.sub(r"(?:\s*,)+(?=\s*,)|\s+(?=,)", "", text).strip(" ,;.:–—-|/@")
    text = re.sub(r"[\s,]+(?:samt|och|&)$", "", text)
    text = re.sub(r",\s*\([^()]*\)$", "", text)  # a remark on the hour that stood before it
    if text.count("(") == text.count(")") == 1 and not (text.startswith("(") and text.endswith(")")):
        return text  # “Bollnäs (lilla salen)”
    return text.strip(" ,;.:–—-|/@()")

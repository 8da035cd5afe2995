"""Part a document: its head, its sections, its closing and what a page repeats."""

import re
from dataclasses import dataclass, field, replace

from minutes.importing.lines import Document
from minutes.importing.parser.broken_tables import mend
from minutes.importing.parser.closing import Closing, find_closing
from minutes.importing.parser.furniture import Cut, take_out
from minutes.importing.parser.heading import Heading
from minutes.importing.parser.headings import find_headings, plain_title
from minutes.importing.parser.items import shorten, titles_before_dash, titles_before_stop
from minutes.importing.parser.labels import NEXT_MEETING, bare, split_label
from minutes.importing.parser.mail import OTHERS, SENDER, SUBJECT, WHY_SIGNATURE, before_signature
from minutes.importing.parser.paragraphs import join_broken
from minutes.importing.parser.rows import Row, rows_of
from minutes.importing.parser.sections import Section
from minutes.importing.parser.spaced_tables import mend_spaced
from minutes.importing.parser.tables import unfold, unstack

LEADING_NUMBER = re.compile(r"^(?:[A-ZÅÄÖ]{1,5}\s)?(?:§+\s*)?\d+(?:\.\d+)*\s*[.):§]?\s*")
# Above the mail that was answered, which is no part of the minutes.
FORWARDED = re.compile(r"^\W*(?:ursprungligt meddelande|original message|vidarebefordrat meddelande)\W*$", re.I)
ANSWERED = re.compile(  # “Den 3 mars 2024 skrev Anna Ek:”
    r"(?:den|på|on|mån|tis|ons|tors|fre|lör|sön)\b.{6,80}\b(?:skrev|wrote)\b.{0,80}:\s*", re.I
)
FEWEST_OWN = 12  # rows of a mail, for one that it answers to hold no minutes
ATTACHED = re.compile(r"bilaga(?:\s+\d{1,2})?\b(?!.*\b(?:se|finns|bifogas)\b)", re.I)
# What stands last of all in minutes.
LAST = re.compile(
    rf"{NEXT_MEETING.pattern}|vid\s+(?:protokollet|pennan|anteckningarna)\b|justeras?\b|tack\s+för\s+i\s?dag|/\s?\w+",
    re.I,
)


@dataclass
class Parts:
    """Hold a document's rows and where its parts begin."""

    rows: list[Row]
    headings: list[Heading]
    head_end: int
    closing: Closing
    cuts: list[Cut]
    letterhead: set[int] = field(default_factory=set)
    contents: set[int] = field(default_factory=set)


def part(document: Document) -> Parts:
    """Take a document; give its rows and parts."""
    rows, cuts, first = take_out(rows_of(document.lines))
    rows = unfold(unstack(join_broken(mend(mend_spaced(rows)))))
    end = next((place for place in range(len(rows)) if _ends_minutes(rows, place)), len(rows))
    own = rows[: before_signature(rows[:end])]
    cuts += [Cut(row, WHY_SIGNATURE) for row in rows[len(own) : end]]
    rows = own + rows[end:]
    headings = find_headings(own)
    head_end = headings[0].place if headings else len(own)
    last = headings[-1].place + 1 if headings else 0
    closing = find_closing(own, max([last, *(place + 1 for place in headings[-1].title_places)]) if headings else last)
    if not headings:
        head_end = closing.start
    keys = {(cut.row.number, cut.row.text) for cut in first}
    parts = Parts(rows, headings, head_end, closing, cuts)
    parts.letterhead = {place for place in range(head_end) if (rows[place].number, rows[place].text) in keys}
    parts.contents = _contents(rows, headings, head_end)
    return parts


def _ends_minutes(rows: list[Row], place: int) -> bool:
    """Tell whether what follows is no part of the minutes: an answered mail, an attachment after the next meeting."""
    row = rows[place]
    if FORWARDED.search(row.text) or (place >= FEWEST_OWN and row.blank_before and _is_answered(rows, place)):
        return True
    if not row.blank_before or len(row.text) > 100 or not ATTACHED.match(row.text):
        return False
    return any(LAST.match(before.text) for before in rows[max(0, place - 6) : place])


def _is_answered(rows: list[Row], place: int) -> bool:
    """Tell whether a row begins a mail that was answered: its header, or who wrote it and when."""
    labels = [bare((split_label(row.text) or ("", ""))[0]) for row in rows[place : place + 2]]
    return ANSWERED.fullmatch(rows[place].text) is not None or (
        labels[0] in SENDER and labels[-1] in (*OTHERS, *SUBJECT)
    )


def _contents(rows: list[Row], headings: list[Heading], head_end: int) -> set[int]:
    """Give the rows of the head that list the headings beforehand."""
    titles = {plain_title(one.title) for one in headings}
    listed = {place for place in range(head_end) if plain_title(LEADING_NUMBER.sub("", rows[place].text)) in titles}
    return listed if len(listed) >= 2 else set()


def sections_of(parts: Parts, used: set[int]) -> list[Section]:
    """Give each heading with the rows under it that nothing else has used."""
    sections: list[Section] = []
    if not parts.headings:
        return sections
    places = [one.place for one in parts.headings] + [parts.closing.start]
    dashed, stopped = titles_before_dash(parts.headings, places), titles_before_stop(parts.headings)
    for heading, end in zip(parts.headings, places[1:], strict=True):
        taken = {heading.place, *heading.title_places}
        rows = [parts.rows[place] for place in range(heading.place, end) if place not in taken and place not in used]
        title, rows = shorten(heading, parts.rows[heading.place], rows, dashed, stopped)
        own = parts.rows[heading.place]
        rows = [*(own.with_text(text, bold=False, heading_level=0) for text in heading.aside), *rows]
        numbers = tuple(number for place in sorted(taken) for number in parts.rows[place].numbers)
        sections.append(Section(replace(heading, title=title), numbers, tuple(rows)))
    return sections


def spans_of(parts: Parts) -> list[tuple[int, int, str]]:
    """Give the spans in which people are listed, with their titles: the head, then every section."""
    places = [one.place + 1 for one in parts.headings]
    ends = [*(one.place for one in parts.headings[1:]), parts.closing.start][: len(places)]
    titles = [one.title for one in parts.headings]
    return [(0, parts.head_end, ""), *zip(places, ends, titles, strict=True)]

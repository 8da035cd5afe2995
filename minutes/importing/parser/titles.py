"""Choose the title of the minutes, and read the place that a title may tell."""

import re

from minutes.importing.parser.dates import find_dates, find_times, without_dates
from minutes.importing.parser.head import OF_PAPER, Head, read_dates, tidy
from minutes.importing.parser.labelled import labelled
from minutes.importing.parser.labels import BODY_WORD, record_in
from minutes.importing.parser.places import MUNICIPALITIES
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

TOWN = re.compile(f"({'|'.join(map(re.escape, sorted(MUNICIPALITIES, key=len, reverse=True)))})", re.I)
TOWN_INSIDE = re.compile(rf"(?<!\w)(?=[A-ZÅÄÖ])(?i:{TOWN.pattern})(?!\w)")
ONLINE_ALONE = re.compile(r"((?:via\s+)?(?:Teams|Zoom|Skype)|digitalt|online)", re.I)
GROUP_WORD = re.compile(
    r"(?:grupp|nämnd|utskott|(?<!om)råd|beredning|organ|styrelse|kommitt[ée])(?:en|n|et)?s?\b", re.I
)
PLACE_WORD = re.compile(
    r"konferens|hotell?\b|pensionat|värdshus|\b(?i:hus|sal|rum|lokal|park|stads?hotell)\b|\w+(?:huset|hemmet|salen|rummet|gatan|vägen|gården|promenaden|torget|gränd|allén?|lund)\b"
    r"|\b[A-ZÅÄÖ]\w+\s\d{1,3}[A-Z]?$|lasarett|sjukhus|(?:vård|hälso)central|centrum\b|stadshus|kommunhus",
    re.I,
)
FRONT_TITLE = re.compile(r"title:\s+(?=\S)")  # of the matter before a text in Markdown
LONGEST_PLACE, LONGEST_TITLE = 70, 120
MET_IN = re.compile(
    r"\b(?i:möte|mötet|sammanträde|sammanträdet|träff(?:en)?)\s+(?:i|på|hos)\s+(?P<where>[A-ZÅÄÖ][^.;]{2,60})"
)
MET_ONLINE = re.compile(  # “Styrgruppen, snabb avstämning Teams”
    r"(?:möte|träff|sammanträde|avstämning)(?:t|et|en)?\s+(?:(?:via|på|i|över)\s+)?(Teams|Zoom|Skype)$",
    re.I,
)
PLACE_AFTER = re.compile(r"(?:på|i|vid|hos)\s+([A-ZÅÄÖ].{2,60})$")


MARKS = re.compile(r"\s*[,|]\s+|\s+[–-]\s+")


def choose_title(head: Head, rows: list[Row], end: int, used: set[int]) -> None:
    """Choose the title: a row that names the kind of record, a top heading, or the first row."""
    free = [place for place in range(min(end, 25)) if place not in used and not labelled(rows[place])]
    front = next((place for place in free[:3] if FRONT_TITLE.match(rows[place].text)), None)
    if front is not None:
        head.note("title", FRONT_TITLE.sub("", rows[front].text).strip(' "'), rows[front].numbers)
        head.places.add(front)
        read_dates(head, rows[front].text, "title", rows[front])
        return
    named = [place for place in free if record_in(rows[place].text) and len(rows[place].text) <= 200]
    named = [place for place in named if len(sentences(rows[place].text)) == 1 or _begins_short(rows[place].text)]
    named = [place for place in named if not OF_PAPER.match(rows[place].text)]
    free = [place for place in free if not OF_PAPER.match(rows[place].text)]
    longest = [place for place in named if len(rows[place].text.split()) > 1]
    top = [place for place in free if rows[place].heading_level == 1]
    place = next(iter(longest or top or named or free[:1]), None)
    if place is None:
        return
    row = rows[place]
    if not (named or top) and (row.text.endswith((".", "!")) or len(row.text) > 160):
        return
    head.title_place = place
    head.places.add(place)
    head.note("title", row.text, row.numbers)
    read_dates(head, row.text, "title", row)
    where = place_after_date(row.text) or _met_in(row.text) or place_before_date(row.text) or _met_online(row.text)
    if where and "place" not in head.values:
        head.note("place", where, row.numbers)


def _begins_short(text: str) -> bool:
    """Tell whether a short row of two sentences begins with the kind of record: “Anteckningar: … Rådhuset kl. 9.”."""
    found = record_in(text)
    return found is not None and found.start() == 0 and len(text) <= LONGEST_TITLE and len(sentences(text)) == 2


def place_before_date(text: str) -> str:
    """Give the place that a mark parts from the name of the body before it: “Styrgrupp äldre, Teams, 14 mars”."""
    dates = find_dates(text, 2000, short=True)
    body, *parts = MARKS.split(tidy(text[: dates[0].start])) if dates else [""]
    last = parts[-1] if parts else ""
    place = ONLINE_ALONE.fullmatch(last) or (PLACE_WORD.search(last) and not BODY_WORD.search(last))
    return last if place and BODY_WORD.search(body) else ""


def place_after_date(text: str) -> str:
    """Give the place that a title ends with, after its date and time; “” where it ends with something else."""
    dates = find_dates(text, 2000, short=True)
    after = tidy(find_times(text[dates[-1].end :], labelled=True)[2]) if dates else ""
    if where := PLACE_AFTER.match(after) or ONLINE_ALONE.fullmatch(after) or TOWN.fullmatch(after):
        return where.group(1)
    fits = after[:1].isupper() and len(after) <= LONGEST_PLACE and not GROUP_WORD.search(after) and not record_in(after)
    return after if fits and names_place(after) else ""


def names_place(text: str) -> bool:
    """Tell whether a text holds a word of places or the name of a town."""
    return PLACE_WORD.search(text) is not None or TOWN_INSIDE.search(text) is not None


def _met_in(text: str) -> str:
    """Give the place of “Anteckningar förda vid möte i Visborg, Visby”, where what follows “i” is one."""
    found = MET_IN.search(without_dates(text, find_dates(text, 2000, short=True)))
    where = tidy(found.group("where")) if found else ""
    return where if where and not BODY_WORD.search(where) and names_place(where) else ""


def _met_online(text: str) -> str:
    """Give “Teams” of a title that ends with a meeting and it, before the date if there is one; or nothing."""
    found = MET_ONLINE.search(tidy(without_dates(text, find_dates(text, 2000, short=True))))
    return found.group(1) if found else ""

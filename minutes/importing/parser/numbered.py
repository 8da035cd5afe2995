"""Find the rows that can be numbered headings, and the run of them that agrees best."""

import re
from dataclasses import replace

from minutes.importing.parser.dates import DIGIT, MONTH
from minutes.importing.parser.heading import MAX_TITLE, UPPER_START, Heading
from minutes.importing.parser.labels import VALUE_OF, bare
from minutes.importing.parser.names import is_first_name, is_name, known_name, split_names
from minutes.importing.parser.rows import Row

LETTER = r"(?:\s?[a-h](?![^\W\d_]))?"
NUMBER = rf"(?P<number>\d{{1,3}}{LETTER})"
LONG_NUMBER = rf"(?P<number>\d{{1,4}}{LETTER}(?:\s?[/:-]\s?\d{{1,4}})?)"  # § 12, § 12 a, § 12/24
TITLE = r"(?P<title>.*)"
POINT_WORDS = r"(?:punkt|ärende|dagordningspunkt|item|agenda item|agendapunkt|rubrik|ämne|p|dp|nr|no)\.?"
PART_WORDS = r"(?:del|avsnitt|block|tema|sak|fråga)"  # which the parts of a workshop have too
AFTER = r"\s*[.,:)/>|·•–—-]*"  # a number of a heading
# How a numbered heading is written: name, pattern with the groups number and title.
NUMBERINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I | re.S))
    for name, pattern in (
        ("section", rf"(?P<before>(?:[A-ZÅÄÖ]{{1,5}}\s)?§|paragraf(?=\s))§*\s*{LONG_NUMBER}\s*[.:)–—-]*\s*{TITLE}"),
        ("section", rf"{NUMBER}\s?(?P<after>§)\s*[.:)–-]?\s*{TITLE}"),
        ("point", rf"{POINT_WORDS}\s*(?:nr\.?\s*)?{NUMBER}{AFTER}\s*{TITLE}"),
        ("part", rf"(?P<before>{PART_WORDS})\s+{NUMBER}{AFTER}\s+(?P<title>[^\W\d_].*)"),
        ("part", rf"(?P<before>{PART_WORDS})\s+(?P<number>(?-i:[A-Z]))\s*[.:)–—-]+\s+(?P<title>\S.*)"),
        ("letter", rf"{POINT_WORDS}\s+(?P<number>(?-i:[A-Z]))\s*[.:)–—-]+\s+(?P<title>\S.*)"),
        ("dotted", r"(?P<number>\d{1,3}/\d{2})[.:)]\s+(?P<title>[^\W\d_].*)"),
        ("case", r"(?P<number>\d{2,4}[-:/]\d{1,3})[.:]?\s+(?P<title>[^\W\d_].*)"),
        ("dotted", r"(?P<number>\d{1,3})\.0\.?\s+(?P<title>[^\W\d_].*)"),
        ("sub", r"(?P<number>\d{1,3}(?:\.\d{1,2})+)\.?\)?\s+(?P<title>(?!\d).+)"),
        ("dotted", rf"{NUMBER}\s?[.)>]\)?\s*(?P<title>(?![\d.)]).+)"),
        ("dotted", r"(?P<number>\d{1,3})\s?[.)]\s+(?P<title>\d.+)"),
        ("dotted", r"(?:\[?(?=\d+[\]/])|\((?=\d+\))|#\s?)(?P<number>\d{1,3})[\])/]?\s+(?P<title>[^\W\d_].+)"),
        ("roman", r"(?P<number>(?-i:[IVX]{1,6}))(?:[.:)]|\s[–—-])\s+(?P<title>[^\W\d_].*)"),
        ("letter", r"(?P<number>(?-i:[A-Z]))(?:[.:)]|\s[–—-])\s+(?P<title>[^\W\d_].+)"),
        ("bare", rf"{NUMBER}\s*[:·•|–—-]?\s+(?P<title>(?!(?:{MONTH})\b)[^\W\d_].*|[”\"“].*)"),
        ("lone", r"(?P<number>\d{1,3})[.)]?(?P<title>)"),  # the title stands below
    )
)
STYLES = tuple(dict.fromkeys(name for name, _ in NUMBERINGS if name != "sub"))
LETTERED = re.compile(rf"(?:(?i:{POINT_WORDS}|{PART_WORDS})\s+)?(?:[A-Z]|[IVX]{{2,6}})(?:[.:)]|\s?[–—-])\s")
PAIR = 2
ASIDE = re.compile(r"[,(\t–]")  # what may follow a name
BEGINS_NUMBERED = re.compile(r"(?:§\s*)?\d{1,3}[.)]?\s+[^\W\d_]")
CLOCK = re.compile(r"(?:kl(?:ockan|\.)?\s*)?\d{1,2}[.:]\d{2}(?:\s?[–-]\s?\d{1,2}[.:]\d{2})?", re.I)
CLOCK_FIRST = re.compile(rf"{CLOCK.pattern}\s+(?=\d{{1,2}}[.)]\s+[A-ZÅÄÖ])", re.I)  # “09.00 1. Mötet öppnas”
SECTION_ALONE = re.compile(r"(?:[A-ZÅÄÖ]{1,5}\s)?§+\s*\d{1,4}(?:\s?[/:-]\s?\d{2,4})?|\d{1,3}\s?§")
RANGE = re.compile(  # of the paragraphs of the protocol; “§ 12-24” may be a number with its year
    r"(?:§§\s*\d{1,4}\s*[–—-]|(?:§|paragraf(?:er(?:na)?)?)\s*\d{1,4}(?:\s*[–—]|\s+-(?=\s)|\s+(?:till|t\.?\s?o\.?\s?m\.?)(?=\s)|\s*-(?=\s*§)))"
    r"\s*§?\s*\d{1,4}(?:\s?[/:]\s?\d{2,4})?\.?",
    re.I,
)
MAX_STAMP = 20  # of “SEKRETESS” beside a number
NUMBER_ALONE = re.compile(r"(?:§\s*)?\d{1,3}[.)]?")
LETTER_ALONE = re.compile(r"[A-Z][.)]?")
KIND = re.compile(r"\(?(?:info(?:rmation)?|beslut|dialog|diskussion|rapport|samtal|[/,\s&+])+\)?", re.I)  # of a point
DIARY = re.compile(
    r"(?:dnr|diarienr|diarienummer|ärende(?:nummer|nr))\b|[A-ZÅÄÖ]{1,5}[\s-]?\d{2,4}[/:-]\d+|[A-ZÅÄÖ]{2,6}/\d+/\d{4}",
    re.I,
)
MAX_DIARY = 40
LONGEST_IN_TABLE = 90  # letters of a title in a table
LONGEST_MARGINAL = 60  # letters of a title in the margin
FEWEST_WORDS = 3  # of the text beside it
FILED = re.compile(rf"\s{{2,}}(?:{DIARY.pattern}).*$", re.I)  # a register number after the title
FEWEST_MARKED = 3  # headings of the format, for a document to mark all of them so
WINDOW = 60  # how far back a heading looks for the one before it


def _title_below(rows: list[Row], place: int) -> tuple[str, tuple[int, ...]]:
    """Give the title that stands under a number alone, past a register number."""
    for below in range(place + 1, min(place + 4, len(rows))):
        row = rows[below]
        if DIARY.match(row.text):
            continue
        if len(row.text) > 200 or any(pattern.fullmatch(row.text) for _, pattern in NUMBERINGS[:2]):
            break
        return row.text, (below,)
    return "", ()


def _weigh(rows: list[Row], place: int, title: str, style: str, marked: bool) -> float:
    """Weigh how much a numbered row looks like a heading; `marked` is whether the document marks its headings."""
    row = rows[place]
    weight = 1.0
    weight += 1.5 * bool(row.heading_level or row.bold)
    weight += 0.5 * row.blank_before
    weight += 1.0 * (style in ("section", "point"))
    weight -= 0.5 * bool(row.list_level) + 0.5 * (len(title) > 120) + 1.0 * (len(title) > MAX_TITLE)
    weight -= 1.0 * title.endswith((",", ";")) + 0.5 * (title.endswith(".") and len(title) > 80)
    weight -= 1.5 * (not UPPER_START.match(title)) + 1.0 * (len(title) < 3)
    weight -= 1.0 * (known_name(ASIDE.split(title, maxsplit=1)[0].strip()) and len(title) < 90)
    weight -= 1.0 * (style == "bare" and not row.blank_before)
    weight -= 1.5 * (marked and not row.heading_level)
    follower = rows[place + 1] if place + 1 < len(rows) else None
    weight += 0.5 * bool(follower and not any(pattern.fullmatch(follower.text) for _, pattern in NUMBERINGS))
    return weight


def _printed(number: str, signs: dict[str, str | None]) -> str:
    """Give a number with the sign that is printed before or after it, one blank between."""
    return " ".join(" ".join((signs.get("before") or "", number, signs.get("after") or "")).split())


def _presents(name: str) -> bool:
    """Tell whether a piece of a cell beside a title is someone who presents."""
    return is_name(name) or is_first_name(name) or name.casefold() in ("alla", "samtliga", "ordförande", "ordföranden")


def _without_asides(row: Row) -> tuple[str, tuple[str, ...]]:
    """Give the text of a row, and apart from it what stands in its further cells beside a number and a title."""
    *before, last = row.cells
    if before and CLOCK.fullmatch(row.cells[0]) and BEGINS_NUMBERED.match(row.cells[1]):
        return " ".join(row.cells[1:]), (row.cells[0],)
    if clock := CLOCK_FIRST.match(row.text):
        return row.text[clock.end() :], (clock.group().strip(),)
    if before and DIARY.match(last) and len(last) < MAX_DIARY:
        return " ".join(before), (last,)
    if before and last.isupper() and len(last) < MAX_STAMP and SECTION_ALONE.fullmatch(" ".join(before)):
        return " ".join(before), (last,)
    if len(row.cells) == PAIR and not row.in_table and BEGINS_NUMBERED.match(row.cells[0]):
        people = split_names(last)
        if people and (all(map(is_name, people)) or (len(people) == 1 and is_first_name(last))):
            return row.cells[0], (f"Föredragande: {last}",)
    if row.in_table and _is_item_of_table(row):
        return f"{row.cells[0].rstrip('.')}. {row.cells[1]}", row.cells[2:]
    if len(row.cells) == PAIR and not row.in_table and LETTER_ALONE.fullmatch(row.cells[0]):
        return f"{row.cells[0].rstrip('.)')}. {row.cells[1]}", ()
    if len(row.cells) < 3 or row.in_table or not NUMBER_ALONE.fullmatch(row.cells[0]):
        return row.text, ()
    kinds = tuple(cell for cell in row.cells[2:] if KIND.fullmatch(cell))
    people = [cell for cell in row.cells[2:] if all(map(_presents, split_names(cell)))]
    if len(kinds) + len(people) < len(row.cells) - 2:
        return row.text, ()
    presenters = (f"Föredragande: {', '.join(people)}",) if people else ()
    return f"{row.cells[0].rstrip('.')}. {row.cells[1]}", (*kinds, *presenters)


def _is_item_of_table(row: Row) -> bool:
    """Tell whether a row of a table that has no header is a number, a title and what was said."""
    if len(row.cells) <= PAIR or not NUMBER_ALONE.fullmatch(row.cells[0]):
        return False
    title, text = row.cells[1:3]
    told = len(text.split()) >= FEWEST_WORDS and text.endswith((".", "!", "?"))
    return told and len(title) <= LONGEST_IN_TABLE and not title.endswith(".") and not known_name(title)


def beside_text(row: Row, below: Row | None) -> tuple[str, str] | None:
    """Give the title in the margin of a row and the text beside it; None where no such text stands there."""
    if row.in_table or len(row.cells) != PAIR or len(row.cells[0]) > LONGEST_MARGINAL:
        return None
    title, text = row.cells
    if not re.search(r"[^\W\d_]{3}", title):
        return None
    goes_on = below is not None and len(below.cells) == 1 and below.offsets[:1] == row.offsets[1:2] != ()
    told = len(text.split()) >= FEWEST_WORDS and text[0].isupper() and (text.endswith((".", ":")) or goes_on)
    return (title, text) if told else None


def _lists_of_attachments(rows: list[Row]) -> set[int]:
    """Give the places of the rows right below “Bilagor”, as far as they are numbered."""
    found: set[int] = set()
    for place, row in enumerate(rows):
        listed = place - 1 in found or (place > 0 and VALUE_OF.get(bare(rows[place - 1].text)) == "attachments")
        if listed and BEGINS_NUMBERED.match(row.text):
            found.add(place)
    return found


def numbered(rows: list[Row]) -> list[Heading]:
    """Give every row that can be a numbered heading."""
    found = []
    attachments = _lists_of_attachments(rows)
    marked = sum(row.heading_level > 1 for row in rows) >= FEWEST_MARKED
    for place, row in enumerate(rows):
        if place in attachments or RANGE.fullmatch(row.text):
            continue
        text, asides = _without_asides(row)
        if not asides and BEGINS_NUMBERED.match(row.text):
            parted = beside_text(row, rows[place + 1] if place + 1 < len(rows) else None)
            text, asides = (parted[0], (parted[1],)) if parted else (text, asides)
        if not DIGIT.search(text, 0, 24) and not LETTERED.match(text):
            continue
        for style, pattern in NUMBERINGS:
            match = pattern.fullmatch(text)
            if match:
                title, aside = match.group("title").strip(), asides
                if filed := FILED.search(title):
                    title, aside = title[: filed.start()], (*aside, filed.group().strip())
                below: tuple[int, ...] = ()
                if not title or DIARY.fullmatch(title) or (DIARY.match(title) and len(title) < 30):
                    aside = (title, *aside) if title else aside
                    title, below = _title_below(rows, place) if style in ("section", "point", "lone") else ("", ())
                    under = below[0] if below else place
                    if below and (
                        parted := beside_text(rows[under], rows[under + 1] if under + 1 < len(rows) else None)
                    ):
                        title, aside = parted[0], (*aside, parted[1])
                if title:
                    number = " ".join(match.group("number").split())
                    weight = _weigh(rows, place, title, style, marked)
                    printed = _printed(number, match.groupdict())
                    found.append(Heading(place, number, title, style, weight, below, aside=aside, printed=printed))
                    if style == "roman" and len(number) == 1:
                        found.append(replace(found[-1], style="letter"))  # “I.” after “H.”
                break
    return found


def _step(before: Heading, after: Heading) -> float:
    """Weigh two numbers that would follow each other."""
    gap = after.value - before.value
    if gap == 1:
        return 1.0
    if gap == 0:
        if after.number != before.number and after.number[-1:].isalpha():
            return 0.8
        return -1.0 if after.style == "section" else -2.5  # a list that begins again inside an item
    if gap < 0:
        return -1.5 if after.style == "section" else -99.0
    return -0.3 if gap <= 3 else -1.5


def best_chain(candidates: list[Heading]) -> tuple[list[Heading], float]:
    """Give the run of headings of one style whose numbers and looks agree best, and its weight."""
    totals: list[float] = []
    back: list[int] = []
    for index, one in enumerate(candidates):
        begin = one.weight + (1.0 if one.value == 1 else 0.0 if one.style == "section" else -1.0)
        best, link = begin, -1
        for earlier in range(max(0, index - WINDOW), index):
            value = totals[earlier] + one.weight + _step(candidates[earlier], one)
            if value > best:
                best, link = value, earlier
        totals.append(best)
        back.append(link)
    if not totals:
        return [], 0.0
    index = max(range(len(totals)), key=totals.__getitem__)
    top = totals[index]
    chain = []
    while index >= 0:
        chain.append(candidates[index])
        index = back[index]
    return chain[::-1], top

"""Read the head of the minutes: title, body, region, when and where, who led and who wrote."""

import re

from minutes.importing.parser.bodies import FEWEST_OF_SENTENCE, GENERIC, OWNER, choose_body, name_and_rest
from minutes.importing.parser.dates import SHORT_DATE, find_dates, find_times, without_dates
from minutes.importing.parser.head import ASKS_WHEN, OF_PAPER, Head, read_dates, tidy, value_below
from minutes.importing.parser.labelled import WHO, labelled
from minutes.importing.parser.labels import BODY_WORD, bare, record_in, split_label
from minutes.importing.parser.mail import mail_header, read_mail
from minutes.importing.parser.names import is_name, split_names
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences
from minutes.importing.parser.titles import GROUP_WORD, choose_title, names_place, place_after_date
from minutes.importing.parser.whereabouts import place_beside, place_first, place_told, without_when

ONLINE = re.compile(
    r"\b(?:teams|zoom|skype|digital\w*|online|webb?möte|videomöte|telefon\w*|distans|länk|meet|webex)\b", re.I
)
ONLINE_PLACE = re.compile(r"\b(?:på|via|i|över|genom)\s+(Teams|Zoom|Skype|länk|telefon)\b", re.I)
ON_SITE = re.compile(
    r"\b(?:fysisk\w*|på plats|sal(?:en)?|rum(?:met)?|kommunhus\w*|lokal|väg(?:en)?|\w+gatan"
    r"|\w+vägen|\w+salen|\w+rummet|hus|stadshus\w*|hotell?|konferens\w*|\w+huset|\w*lasarett\w*|\w*sjukhus\w*"
    r"|(?:vård|hälso)central\w*|\w+centrum|\w+gården)\b",
    re.I,
)
HYBRID = re.compile(r"\bhybrid\w*", re.I)
OPENED = re.compile(
    r"(?:öppn\w+|inled\w+|börja\w+|start\w*|hälsa\w+)[^.]{0,60}?(?:kl(?:ockan|\.)?\s*(?P<kl>\d{1,2}(?:[.:]\d{2})?)"
    r"|\s(?P<time>\d{1,2}[.:]\d{2}))(?!\d)"
    r"|\bkl(?:ockan|\.)?\s*(?P<first>\d{1,2}(?:[.:]\d{2})?)\s+(?:öppna\w*|inled\w*|hälsa\w*|start\w*|börja\w*)",
    re.I,
)
CLOSED = re.compile(
    r"(?:avslut\w*|stäng\w+|slut\w*|bröt|höll\s+på\s+till)[^.]{0,60}?(?:kl(?:ockan|\.)?\s*(?P<kl>\d{1,2}(?:[.:]\d{2})?)"
    r"|\s\(?(?P<time>\d{1,2}[.:]\d{2}))(?!\d)"
    r"|\bslutade\s+(?:vid\s+|ca\s+)?(?P<alone>\d{1,2})(?=\s*[.,;]|\s*$)"
    r"|\bkl(?:ockan|\.)?\s*(?P<first>\d{1,2}(?:[.:]\d{2})?)\s+(?:avslut\w*|tacka\w*|slut\w*|stäng\w*|bröt)",
    re.I,
)
RECESS = re.compile(
    r"[,;(]?\s*(?:(?:mötet|sammanträdet)\s+)?"
    r"(?:ajourner\w+|paus|uppehåll|(?<!till )(?:lunch|fika|kaffe)(?=\W+(?:från\s+)?(?:kl|\d)))\b.*$",
    re.I | re.S,
)
UNCLOSED = re.compile(r"\s*\([^()]*$")  # a bracket that lost its end with a break
LONGEST_ADDRESS = 110
INSET = 3  # blanks before a row that goes on with the one above
HOURS_LAST = re.compile(r",\s*(?:0?[6-9]|1\d)(?:[.:]\d\d)?\s?[–-]\s?(?:0?[6-9]|1\d)(?:[.:]\d\d)?\s*\.?$")
PLACE_INSIDE = re.compile(r"(?:^|[,;.]\s*)plats\s*:?\s+(?P<where>[A-ZÅÄÖ][^.;]*)$", re.I)
AFTER_MAIL = 3  # rows of greeting
MOST_OF_PLACE = 4  # words of the name of a place
LONGEST_TOLD = 4000  # letters of a row that sentences are looked at in
DATED_PLACE = re.compile(
    r"[A-ZÅÄÖ][\w-]*(?:\s[\w-]+){0,4}(?:,\s(?:[A-ZÅÄÖ\d]|sal|rum|lokal|plan)[\w-]*(?:\s[\w-]+){0,3}){0,2}"
)  # “Folkets hus, Mellerud” after a date
PREMISES = re.compile(  # which are places beside a date, and elsewhere what a body is about as often
    r"(?:central|skola|kyrka|bibliotek|herrgård|slott|mottagning|boende|gymnasie?|bygdegård|bruk)(?:e?n|e?t|um)?\b",
    re.I,
)
ONLINE_WORDS = re.compile(  # “Digitalt möte, länk via Zoom”
    r"(?:(?:digital|fysisk|virtuell)(?:t|a)?|hybrid|möte|träff|sammanträde|länk(?:en)?|(?:via|på|i|över|per|genom|med)|online"
    r"|Microsoft|MS|Teams|Zoom|Skype|Webex|Meet|Google|for\s+business|distans|(?:video|webb?|telefon|hybrid|distans|teams|zoom)"
    r"(?:möte|länk|konferens)?|[\s,–/()-]|och|samt)+",
    re.I,
)
FORM = re.compile(r"video|webb?\b|hybrid", re.I)  # of a meeting, among such words
CLOCK_FIRST = re.compile(r"kl(?:ockan|\.)?\s*\d")
MEETING_FIRST = re.compile(
    r"\w*(?:möte|sammanträde|träff)(?:t|et|en)?(?:\s+nr)?\s*\d{0,3}\s*,?\s+(?:\w+dag(?:en)?|den|\d)", re.I
)
AT = re.compile(r"^(?:\d{1,3}\s*,\s*)?(?:(?:i|på|vid|hos)\s+)?(?=[A-ZÅÄÖ])")


def _read_row(head: Head, rows: list[Row], place: int, end: int) -> None:
    """Read the labels of one row of the head."""
    row = rows[place]
    pairs = labelled(row)
    first = row.cells[0]
    if pairs and len(row.cells) > 1 and record_in(first) and not split_label(first) and "title" not in head.values:
        head.note("title", first, row.numbers)
        read_dates(head, first, "title", row)
    elif (
        pairs
        and len(row.cells) > 1
        and pairs[0][1] not in first
        and GROUP_WORD.search(first)
        and "body" not in head.values
    ):
        head.note("body", first, row.numbers)  # in a letterhead, beside “Datum”
    for meaning, label, value in pairs:
        lines = row.numbers
        if not value:
            value, taken = value_below(rows, place, meaning, end, head.places)
            sentence = value.endswith(".") and len(value.split()) >= FEWEST_OF_SENTENCE
            digits = any(map(str.isdigit, value)) or find_times(value, labelled=True)[0] is not None
            timeless = meaning in ("date", "time") and not digits
            if timeless or (sentence and meaning in ("chair", "secretary", "approver")):
                value, taken = "", []  # “ANTECKNINGAR” over the sentence on who sat
            head.places.update(taken)
            lines = (*lines, *(number for below in taken for number in rows[below].numbers))
        elif (
            meaning in ("place", "time", "date")
            and pairs[-1] == (meaning, label, value)
            and _goes_on_below(rows, place, end, head.places)
        ):
            below = rows[place + 1].text
            value = f"{value}, {RECESS.sub('', below)}"
            head.places.add(place + 1)
            if RECESS.search(below):
                head.left[place + 1] = below
            lines = (*lines, *rows[place + 1].numbers)
        head.places.add(place)
        if not value and meaning not in ("chair", "secretary", "approver", "date", "time", "place", "next_meeting"):
            head.places.discard(place)
            continue
        _keep(head, meaning, label, value, lines, row, place)


def _goes_on_below(rows: list[Row], place: int, end: int, used: set[int]) -> bool:
    """Tell whether the value beside a label goes on in the row below, set under it."""
    if place + 1 >= end or place + 1 in used:
        return False
    below = rows[place + 1]
    inset = below.offsets[:1] > (INSET,) and not rows[place].offsets[:1] > (0,)
    if len(rows[place].cells) < 2 and not inset:
        return False
    alone = len(below.cells) == 1 and (below.columns[0] > 0 or inset) and not below.blank_before and not labelled(below)
    if RECESS.match(below.text):
        return False
    return alone and not is_name(below.text) and len(below.text) < 90


def _keep(head: Head, meaning: str, label: str, value: str, lines: tuple[int, ...], row: Row, place: int) -> None:
    """Keep one labelled value."""
    if meaning in ("date", "time", "end"):
        before = head.start
        rest = read_dates(head, value, "date" if "datum" in bare(label) or meaning == "date" else "time", row)
        if meaning == "end" and before and head.start == before:
            head.end = find_times(value, True)[0]
        if rest and re.search(r"[^\W\d_]{2}", rest):
            where = place_first(rest) or ((ONLINE.search(rest) or "plats" in bare(label) or names_place(rest)) and rest)
            if "place" not in head.values and where and len(rest) < 80:
                head.note("place", where, lines)
            else:
                head.left[place] = rest if label.casefold() not in ("möte", "sammanträde") else value
        head.lines["date"] = tuple(dict.fromkeys((*head.lines.get("date", ()), *lines)))
    elif meaning == "place":
        rest = UNCLOSED.sub("", RECESS.sub("", value)).strip(" .")
        if ASKS_WHEN.search(label):
            rest = read_dates(head, rest, "place", row)
        first, *others = sentences(rest) or [rest]
        if others and len(first.split()) > 1:
            head.left[place], rest = value, first.rstrip(" .")  # “Folkets hus, Sveg. Lunch till lunch.”
            read_dates(head, " ".join(others), "row", row)
        elif find_times(rest)[0]:
            rest = read_dates(head, rest, "row", row)  # “Folkets hus, kl. 9.00–11.00”
        if ("place" in head.values and rest) or RECESS.search(value):
            head.left[place] = value
        head.note("place", rest, lines)
    elif meaning in WHO:
        people = [
            one for one in split_names(re.sub(r"\([^()]*\)", " ", value)) if is_name(one) or len(one.split()) <= 4
        ]
        head.names.setdefault(meaning, []).extend(people)
        if " ".join(people) != " ".join(value.split()):
            head.left[place] = (
                value
                if set(re.findall(r"\w+", value)) - set(re.findall(r"\w+", " ".join(people))) - {"och", "samt"}
                else ""
            )
        head.note(meaning, "", lines)
    elif meaning == "body" and (find_dates(value, short=True) or not re.search(r"[^\W\d_]{3}", value)):
        rest = AT.sub("", read_dates(head, value, "date", row))
        if "place" not in head.values and DATED_PLACE.fullmatch(rest) and not BODY_WORD.search(rest):
            head.note("place", rest, lines)
            return
        head.left[place] = row.text if re.search(r"[^\W\d_]{2}", rest) or not find_dates(value) else ""
    elif meaning == "body":
        name, rest = name_and_rest(value)
        if rest and "place" not in head.values:
            named = filter(None, (place_first(without_when(piece)) for piece in rest.split(",")))
            head.note("place", next(named, ""), lines)
        if rest:
            read_dates(head, rest, "time", row)
        if name != value or head.values.get(meaning, name) != name:
            head.left[place] = row.text
        head.note(meaning, name, lines)
    elif meaning == "next_meeting":
        head.next_text.append((value, lines))
        head.left[place] = f"{label}: {value}" if value else ""
    else:  # of the paper, or of its attachments
        head.left[place] = row.text
        head.note(meaning, value, lines)


def form_of(place: str) -> str:
    """Tell from a place whether a meeting was held on site, online or both."""
    online, on_site = bool(ONLINE.search(place)), bool(ON_SITE.search(place))
    if HYBRID.search(place) or (
        online and (on_site or (re.search(r"\b(?:och|samt|/|eller)\b|,", place) and len(place) > 25))
    ):
        return "hybrid"
    return "online" if online else "on_site" if place else ""


def _starts_with_date(text: str) -> bool:
    """Tell whether a row begins with its date."""
    found = find_dates(text, 2000)
    return bool(found) and found[0].start < 20


def read_head(rows: list[Row], end: int, used: set[int], loose: int) -> Head:
    """Take rows, where the head ends, the rows already used, and how far a date without label counts; give the head."""
    head = Head(places=set(used))
    mail = mail_header(rows, end)
    for place in range(end):
        if place in mail:
            continue
        if place not in head.places:
            _read_row(head, rows, place, end)
    for place in mail:
        read_mail(head, rows[place], place)
    loose += len(mail) + AFTER_MAIL if mail else 0
    if "title" not in head.values:
        choose_title(head, rows, end, head.places)
    _spoken_place(head, rows, end)
    choose_body(head, rows, end, head.places)
    _loose_rows(head, rows, min(end, loose))
    _lone_place(head, rows, min(end, loose))
    head.places -= used
    return head


def _spoken_place(head: Head, rows: list[Row], end: int) -> None:
    """Read where people met out of a sentence of the head, which stays in the text, where no label tells it."""
    for place in range(end) if "place" not in head.values else ():
        row = rows[place]
        for sentence in (
            sentences(row.text)
            if place not in head.places and not row.in_table and len(row.text) < LONGEST_TOLD
            else ()
        ):
            days = find_dates(sentence, 2000)
            after = place_beside(without_when(sentence[days[-1].end :])) if days else ""
            if where := place_told(HOURS_LAST.sub("", sentence)) or after:
                head.note("place", where, row.numbers)
                read_dates(head, sentence, "row", row)
                if head.start is None and (hours := HOURS_LAST.search(sentence)):
                    head.start, head.end, _ = find_times(hours.group(), labelled=True)
                    head.note("start", "", row.numbers)
                for other in sentences(row.text) if not head.dates else ():  # “Tisdag 14 nov. Vi var i Lund.”
                    read_dates(head, other, "row", row)
                head.left[place] = row.text
                head.places.add(place)
                return


def _goes_on(text: str) -> bool:
    """Tell whether a row begins in mid-sentence, and with no weekday or date."""
    told = _starts_with_date(text) or CLOCK_FIRST.match(text) or MEETING_FIRST.match(text)
    return text[:1].islower() and not told


def _loose_rows(head: Head, rows: list[Row], end: int) -> None:
    """Read dates, and the address under a date, in rows of the head that have no label."""
    dated = -9
    for place in range(end):
        row = rows[place]
        if OF_PAPER.match(row.text):
            continue
        near = head.dates and "place" not in head.values and place - dated == 1 and not _is_letterhead(row)
        if place in head.places or row.list_level or len(row.text) > 140 or (_goes_on(row.text) and not near):
            told_when = find_dates(row.text, short=True) or CLOCK_FIRST.search(row.cells[-1])
            dated = place if place in head.places and told_when else dated
            continue
        if near and (_is_address(row.text) or place_first(without_when(row.text)) or _is_lone(rows, place, end)):
            rest = read_dates(head, row.text, "place", row) if head.start is None else row.text
            head.note("place", place_first(rest) or AT.sub("", rest) or row.text, row.numbers)
            head.places.add(place)
            continue
        if near and (before_hours := _place_before_hours(row.text)):
            head.note("place", before_hours, row.numbers)
            head.places.add(place)
            head.left[place] = row.text
            continue
        if head.dates and head.start is not None:
            continue
        before = (len(head.dates), head.start, len(head.dayless))
        rest = read_dates(head, row.text, "date" if SHORT_DATE.fullmatch(row.text) else "row", row)
        if (len(head.dates), head.start, len(head.dayless)) == before:
            continue
        dated = place
        head.places.add(place)
        head.left[place] = row.text if re.search(r"[^\W\d_]{2}", rest) else ""
        after = place_after_date(row.text)
        inside = PLACE_INSIDE.search(rest)
        told = inside.group("where") if inside else place_beside(rest) or after
        rest = told or AT.sub("", rest)
        if "place" not in head.values and len(rest) >= 60 and (online := ONLINE_PLACE.search(rest)):
            head.note("place", online.group(1), row.numbers)
        premises = names_place(rest) or PREMISES.search(rest) is not None
        where = ONLINE.search(rest) or after or (DATED_PLACE.fullmatch(rest) and premises)
        where = where or (_starts_with_date(row.text) and (told or DATED_PLACE.fullmatch(rest) or ON_SITE.search(rest)))
        if (
            where
            and "place" not in head.values
            and len(rest) < 60
            and not (BODY_WORD.search(rest) or GENERIC.fullmatch(rest))
        ):
            head.note("place", rest, row.numbers)
            beside = tidy(without_dates(row.text, find_dates(row.text, 2000, short=True)).replace(rest, " "))
            head.left[place] = row.text if told and re.search(r"[^\W\d_]{4}", beside) else ""


def _lone_place(head: Head, rows: list[Row], end: int) -> None:
    """Read the place out of a row that says “Digitalt möte i Teams” alone, or that stands right above the day."""
    for place in range(end) if "place" not in head.values else ():
        row = rows[place]
        if place in head.places or len(row.cells) > 1 or row.list_level or row.heading_level:
            continue
        below = rows[place + 1] if place + 1 < end else None
        above_day = below is not None and not below.blank_before and _starts_with_date(below.text)
        form = ONLINE_WORDS.fullmatch(row.text.strip(" .")) and (ONLINE.search(row.text) or FORM.search(row.text))
        address = _is_address_apart(rows, place, end) or (above_day and place and _is_address(row.text))
        if (form or address) and not BODY_WORD.search(row.text):
            head.note("place", place_first(row.text) or row.text, row.numbers)
            head.places.add(place)
            return


def _place_before_hours(text: str) -> str:
    """Give the place of “Visby, Skolhälsans kök. Började 8.10, slut 9.25.”, or nothing."""
    first, *others = sentences(text)
    where = first.rstrip(" .")
    told = any(find_times(other)[0] for other in others)
    return where if told and DATED_PLACE.fullmatch(where) and not BODY_WORD.search(where) else ""


def _is_lone(rows: list[Row], place: int, end: int) -> bool:
    """Tell whether a row under the date is a few words of its own, as the name of the place is."""
    row = rows[place]
    plain = (
        row.text[0].isupper() and not row.text.endswith((".", ":", "?", "!")) and not any(map(str.isdigit, row.text))
    )
    apart = place + 1 >= end or rows[place + 1].blank_before
    few = len(row.text.split()) <= MOST_OF_PLACE and len(row.cells) == 1 and not row.heading_level
    named = is_name(row.text) or record_in(row.text) or BODY_WORD.search(row.text) or GENERIC.fullmatch(row.text)
    return plain and apart and few and not named and not row.text.isupper()


def _is_address_apart(rows: list[Row], place: int, end: int) -> bool:
    """Tell whether a row apart from all others is a place and a room in it: “Umeå lasarett, sal Bruno”."""
    row = rows[place]
    apart = row.blank_before and place + 1 < end and rows[place + 1].blank_before
    first, comma, _ = row.text.partition(",")
    plain = len(row.text) <= LONGEST_ADDRESS and row.text[0].isupper() and not row.text.endswith((".", ":", "?", "!"))
    named = ON_SITE.search(first) and not is_name(first) and not find_dates(row.text, 2000)
    return bool(apart and comma and plain and named and not record_in(row.text))


def _is_letterhead(row: Row) -> bool:
    """Tell whether a row names those whose paper the minutes are written on, side by side."""
    return len(row.cells) > 1 and all(map(OWNER.fullmatch, row.cells))


def _is_address(text: str) -> bool:
    """Tell whether a row without label is a place."""
    text = AT.sub("", text)
    return (
        len(text) < 80
        and text[:1].isupper()
        and not text.endswith((".", ":"))
        and bool(ON_SITE.search(text) or ONLINE.search(text) or HYBRID.search(text) or names_place(text))
        and not record_in(text)
    )

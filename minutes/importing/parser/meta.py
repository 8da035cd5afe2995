"""Read the head of the minutes: title, body, region, when and where, who led and who wrote."""

import datetime
import re
from dataclasses import dataclass, field

from minutes.importing.parser.dates import FoundDate, find_dates, find_times, without_dates
from minutes.importing.parser.labelled import labelled
from minutes.importing.parser.labels import BODY_WORD, RECORD, bare, split_label
from minutes.importing.parser.names import is_name, split_names
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

HELD = re.compile(
    r"(?:mötet|sammanträdet)\s+(?:genomfördes|hölls|genomförs|hålls|ägde rum|äger rum|sker"
    r"|skedde)\s+(?P<place>(?:via|på|i|digitalt|per|online)\b[^.]*)",
    re.I,
)
ONLINE = re.compile(
    r"\b(?:teams|zoom|skype|digital\w*|online|webb?möte|videomöte|telefon\w*|distans|länk|meet|webex)\b", re.I
)
ON_SITE = re.compile(
    r"\b(?:fysisk\w*|på plats|sal(?:en)?|rum(?:met)?|kommunhus\w*|lokal|väg(?:en)?|\w+gatan"
    r"|\w+vägen|\w+salen|\w+rummet|hus|stadshus\w*|hotell?|konferens\w*|\w+huset)\b",
    re.I,
)
HYBRID = re.compile(r"\bhybrid\w*", re.I)
OPENED = re.compile(
    r"(?:öppn\w+|inled\w+|börja\w+|start\w+|hälsa\w+)[^.]{0,60}?kl(?:ockan|\.)?\s*(\d{1,2}(?:[.:]\d{2})?)", re.I
)
CLOSED = re.compile(r"(?:avsluta\w*|stäng\w+|slut\w*)[^.]{0,60}?kl(?:ockan|\.)?\s*(\d{1,2}(?:[.:]\d{2})?)", re.I)
TITLE_NOISE = re.compile(
    r"\b(?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)(?:en)?\b|\bkl(?:ockan|\.)?\s*$"
        r"|\bden\s*$|\b(?:nr|nummer|no)\.?\s*\d+(?:[/:-]\d+)?"
    r"|#\s*\d+|\b(?:§+\s*\d+\s*[-–]\s*\d+)|\bsida\s+\d+.*$|\b(?:vecka|v\.)\s*\d+|\b\d{1,3}\s*/\s*20\d\d\b"
    r"|\d+\s*\(\d+\)", re.I)  # fmt: skip
LEAD_IN = re.compile(
    r"^(?:[\s,;:.–—|/-]|(?:från|för|fört|förda|till|av|vid|med|i|på|över|den|det|om|avseende"
        r"|gällande|konstituerande|ordinarie|extra|digitalt|and|of|for|from)\b"
    r"|(?:möte|mötet|sammanträde|sammanträdet|möten|träff|träffen|meeting)\b(?=\s+(?:med|i"
        r"|för|den|vid|of)\b|\s*[,–—:|-]|\s*$))+", re.I)  # fmt: skip
TRAIL = re.compile(
    r"(?:[\s,;:.–—|/(-]|\b(?:den|kl|från|till|i|vid|för|med|dag|datum|möte|mötet|och|det"
    r"|månd?|tisd?|onsd?|torsd?|fred?|lörd?|sönd?)\b)+$",
    re.I,
)
RECESS = re.compile(r"[,;(]?\s*(?:ajourner\w+|paus|uppehåll)\b.*$", re.I | re.S)
GENERIC = re.compile(
    r"(?:styrelse|nämnd|grupp|styrgrupps|arbetsgrupps|nätverks|projektgrupps)?(?:möte"
    r"|sammanträde|träff)(?:t|et)?(?:\s*(?:nr\.?\s*)?\d+)?|styrelsen?|meeting",
    re.I,
)
JOINT = re.compile(r"\s+(?:och|samt|&)\s+|,\s+")


@dataclass
class Head:
    """Collect what the head says, with the lines that said it, and the rows that are used up."""

    values: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)  # chair, secretary, approver as written
    lines: dict[str, tuple[int, ...]] = field(default_factory=dict)
    places: set[int] = field(default_factory=set)
    left: dict[int, str] = field(default_factory=dict)  # place -> words of a used row that no field holds
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
        if words and (is_name(" ".join(words)) or meaning in ("place", "body")):
            break
        words.append(row.text)
        taken.append(below)
    text = " ".join(words)
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
    start, end, rest = find_times(plain, labelled=where in ("time", "place", "date"))
    if start and head.start is None:
        head.start, head.end = start, end or head.end
        head.note("start", "", row.numbers)
    elif start is None:
        rest = plain
    return tidy(rest)


DATED_PLACE = re.compile(
    r"[A-ZÅÄÖ][\w-]*(?:\s[\w-]+){0,4}(?:,\s[A-ZÅÄÖ\d][\w-]*(?:\s[\w-]+){0,3}){0,2}"
)  # “Folkets hus, Mellerud” after a date
AT = re.compile(r"^(?:\d{1,3}\s*,\s*)?(?:(?:i|på|vid|hos)\s+)?(?=[A-ZÅÄÖ])")
DATE_NOISE = re.compile(
    r"\b(?:mån|tis|ons|tors|fre|lör|sön)(?:d|dag(?:en)?)?\b\.?|\bkl(?:ockan|\.)?(?=[\s.,;–-]|$)"
        r"|\bden\b|\b(?:ca|cirka|tid|datum)\b\s*:?"
    r"|\bfrån\s*(?=$|,)|\bkl\.?\b", re.I)  # fmt: skip


def tidy(text: str) -> str:
    """Give a text that lost its dates and times without the little words that went with them."""
    text = " ".join(DATE_NOISE.sub(" ", text).split())
    return re.sub(r"(?:\s*,)+(?=\s*,)|\s+(?=,)", "", text).strip(" ,;.:–—-|()")


def _read_row(head: Head, rows: list[Row], place: int, end: int) -> None:
    """Read the labels of one row of the head."""
    row = rows[place]
    pairs = labelled(row)
    first = row.cells[0]
    if pairs and len(row.cells) > 1 and RECORD.search(first) and not split_label(first) and "title" not in head.values:
        head.note("title", first, row.numbers)
        read_dates(head, first, "title", row)
    for meaning, label, value in pairs:
        lines, source = row.numbers, row
        if not value:
            value, taken = value_below(rows, place, meaning, end, head.places)
            if meaning in ("date", "time") and value and not any(map(str.isdigit, value)):
                value, taken = "", []
            head.places.update(taken)
            lines = (*lines, *(number for below in taken for number in rows[below].numbers))
        head.places.add(place)
        if not value and meaning not in ("chair", "secretary", "approver", "date", "time", "place", "next_meeting"):
            head.places.discard(place)
            continue
        _keep(head, meaning, label, value, lines, source, place)


def _keep(head: Head, meaning: str, label: str, value: str, lines: tuple[int, ...], row: Row, place: int) -> None:
    """Keep one labelled value."""
    if meaning in ("date", "time", "end"):
        before = head.start
        rest = read_dates(head, value, "date" if "datum" in bare(label) or meaning == "date" else "time", row)
        if meaning == "end" and before and head.start == before:
            head.end = find_times(value, True)[0]
        if rest and re.search(r"[^\W\d_]{2}", rest):
            if "place" not in head.values and (ONLINE.search(rest) or "plats" in bare(label)) and len(rest) < 80:
                head.note("place", rest, lines)
            else:
                head.left[place] = rest if label.casefold() not in ("möte", "sammanträde") else value
        head.lines["date"] = tuple(dict.fromkeys((*head.lines.get("date", ()), *lines)))
    elif meaning == "place":
        rest = RECESS.sub("", value).strip(" .")
        if re.search(r"tid|datum|dag|när", bare(label)):
            rest = read_dates(head, rest, "place", row)
        if ("place" in head.values and rest) or RECESS.search(value):
            head.left[place] = value
        head.note("place", rest, lines)
    elif meaning in ("chair", "vice_chair", "secretary", "approver", "process_leader"):
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
    elif meaning == "next_meeting":
        head.next_text.append((value, lines))
        head.left[place] = f"{label}: {value}" if value else ""
    elif meaning in ("other", "attachments", "region"):
        head.left[place] = row.text
        head.note(meaning, value, lines)
    else:
        if head.values.get(meaning, value) != value:
            head.left[place] = row.text
        head.note(meaning, value, lines)


def _title(head: Head, rows: list[Row], end: int, used: set[int]) -> None:
    """Choose the title: a row that names the kind of record, a top heading, or the first row."""
    free = [place for place in range(min(end, 25)) if place not in used and not labelled(rows[place])]
    named = [place for place in free if RECORD.search(rows[place].text) and len(rows[place].text) <= 200]
    named = [place for place in named if len(sentences(rows[place].text)) == 1]
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


PREFIX = re.compile(
    r"^(?:(?:ordinarie|extra|konstituerande|digitalt|fysiskt)\s+)*(?:styrelse|nämnd"
    r"|styrgrupps|arbetsgrupps|nätverks|projektgrupps|medlems|års)"
    r"(?:möte|sammanträde|träff)(?:t|et)?\s+(?:i|med|för|hos|av)\s+",
    re.I,
)


KIND_OF_MEETING = re.compile(  # before the name of a body: “Kort avstämning projektgrupp X”
    r"^(?:\w+\s+){0,2}?\w*(?:möte|avstämning|träff|sammanträde)(?:t"
    r"|en)?\s*[,:–-]?\s+(?=[\w-]*(?:grupp|nämnd|utskott|råd|nätverk|styrelse|beredning"
    r"|kommitté|forum)\b)",
    re.I,
)


def _remnant(text: str) -> str:
    """Give what a title says beside the kind of record, the date and the time."""
    rest = without_dates(text, find_dates(text, 2000, short=True))
    _, _, rest = find_times(rest)
    rest = RECORD.sub(" ", rest)
    rest = " ".join(TITLE_NOISE.sub(" ", rest).split())
    rest = KIND_OF_MEETING.sub("", rest)
    rest = re.sub(r"\b(?:19|20)\d\d\b\s*$", "", rest)
    for _ in range(3):
        rest = PREFIX.sub("", TRAIL.sub("", TITLE_NOISE.sub(" ", LEAD_IN.sub("", rest)).strip()).strip())
    return rest if re.search(r"[^\W\d_]{2}", rest) else ""


def _body(head: Head, rows: list[Row], end: int, used: set[int]) -> None:
    """Choose the name of the body: a label's value, the title's words, or a row of the head that names one."""
    if "body" in head.values and not GENERIC.fullmatch(head.values["body"]):
        return
    head.values.pop("body", None)
    remnant = _remnant(head.values.get("title", ""))
    generic = not remnant or bool(GENERIC.fullmatch(remnant))
    if remnant and not generic and BODY_WORD.search(remnant):
        return head.note("body", remnant, head.lines["title"])
    for place in range(min(end, 20)):
        text = rows[place].text
        plain = _remnant(text)
        if (
            place in used
            or place == head.title_place
            or len(text) > 120
            or labelled(rows[place])
            or text.endswith((".", "?"))
        ):
            continue
        if plain and BODY_WORD.search(plain) and not GENERIC.fullmatch(plain):
            head.places.add(place)
            read_dates(head, text, "row", rows[place])
            if plain != text:
                head.left[place] = (
                    "" if not tidy(without_dates(text, find_dates(text, 2000))).replace(plain, "").strip() else text
                )
            return head.note("body", plain, rows[place].numbers)
    if remnant:
        head.note("body", remnant, head.lines["title"])
    return None


def joint_bodies(name: str) -> tuple[str, ...]:
    """Take the name of a body; give the other bodies it names where it is a joint meeting of several."""
    parts = JOINT.split(name)
    if len(parts) < 2 or not all(BODY_WORD.search(part) for part in parts):
        return ()
    return tuple(parts[1:]) if not re.search(r"\bmellan\b", name) else ()


def form_of(place: str) -> str:
    """Tell from a place whether a meeting was held on site, online or both."""
    online, on_site = bool(ONLINE.search(place)), bool(ON_SITE.search(place))
    if HYBRID.search(place) or (
        online and (on_site or (re.search(r"\b(?:och|samt|/|eller)\b|,", place) and len(place) > 25))
    ):
        return "hybrid"
    return "online" if online else "on_site" if place else ""


def _mail_header(rows: list[Row], end: int) -> list[int]:
    """Give the rows of an e-mail's header, whose date is not that of the meeting."""
    labels = {place: bare(label[0]) for place in range(min(end, 12)) if (label := split_label(rows[place].text))}
    sender = any(word in ("från", "from", "avsändare") for word in labels.values())
    subject = any(word in ("ämne", "subject", "rubrik") for word in labels.values())
    words = (
        "från",
        "from",
        "avsändare",
        "till",
        "to",
        "kopia",
        "cc",
        "skickat",
        "sent",
        "datum",
        "date",
        "ämne",
        "subject",
        "rubrik",
    )
    return [place for place, word in labels.items() if word in words] if sender and subject else []


def _read_mail(head: Head, row: Row, place: int) -> None:
    """Keep a row of an e-mail's header; its subject is the title."""
    word, value = split_label(row.text) or ("", "")
    head.places.add(place)
    head.left[place] = row.text
    if bare(word) in ("ämne", "subject", "rubrik") and value:
        value = re.sub(r"^(?:(?:sv|re|fw|vb|fwd):\s*)+", "", value, flags=re.I)
        head.note("title", value, row.numbers)
        head.left[place] = ""
        read_dates(head, value, "title", row)


def _starts_with_date(text: str) -> bool:
    """Tell whether a row begins with its date."""
    found = find_dates(text, 2000)
    return bool(found) and found[0].start < 20


def read_head(rows: list[Row], end: int, used: set[int], loose: int) -> Head:
    """Take rows, where the head ends, the rows already used, and how far a date without label counts; give the head."""
    head = Head(places=set(used))
    mail = _mail_header(rows, end)
    for place in range(end):
        if place in mail:
            continue
        if place not in head.places:
            _read_row(head, rows, place, end)
    for place in mail:
        _read_mail(head, rows[place], place)
    if "title" not in head.values:
        _title(head, rows, end, head.places)
    for place in range(end):
        if place not in head.places and (held := HELD.search(rows[place].text)) and "place" not in head.values:
            head.note("place", held.group("place").strip(), rows[place].numbers)
            head.left[place] = rows[place].text
            head.places.add(place)
    _body(head, rows, end, head.places)
    _loose_rows(head, rows, min(end, loose))
    head.places -= used
    return head


def _loose_rows(head: Head, rows: list[Row], end: int) -> None:
    """Read dates, and the address under a date, in rows of the head that have no label."""
    dated = -9
    for place in range(end):
        row = rows[place]
        if place in head.places or row.list_level or row.text[:1].islower() or len(row.text) > 140:
            dated = place if place in head.places and find_dates(row.text) else dated
            continue
        if head.dates and "place" not in head.values and place - dated == 1 and _is_address(row.text):
            head.note("place", row.text, row.numbers)
            head.places.add(place)
            continue
        if head.dates and head.start is not None:
            continue
        before = (len(head.dates), head.start, len(head.dayless))
        rest = read_dates(head, row.text, "row", row)
        if (len(head.dates), head.start, len(head.dayless)) == before:
            continue
        dated = place
        head.places.add(place)
        head.left[place] = row.text if re.search(r"[^\W\d_]{2}", rest) else ""
        rest = AT.sub("", rest)
        where = ONLINE.search(rest) or (_starts_with_date(row.text) and DATED_PLACE.fullmatch(rest))
        if where and "place" not in head.values and len(rest) < 60 and not BODY_WORD.search(rest):
            head.note("place", rest, row.numbers)
            head.left[place] = ""


def _is_address(text: str) -> bool:
    """Tell whether a row without label is a place."""
    return (
        len(text) < 80
        and not text.endswith((".", ":"))
        and bool(ON_SITE.search(text) or ONLINE.search(text))
        and not RECORD.search(text)
    )

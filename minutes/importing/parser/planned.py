"""Read the meetings to come."""

import datetime
import re

from minutes.importing.parsed import ParsedItem, ParsedPlannedMeeting
from minutes.importing.parser.dates import DIGIT, find_dates, find_times, resolve_year
from minutes.importing.parser.labels import NEXT_MEETING
from minutes.importing.parser.own import is_own
from minutes.importing.parser.sentences import sentences

PLANNED_TITLE = re.compile(
    rf"\b{NEXT_MEETING.pattern}|\bframtida\s+\w*(?:möte|sammanträde|träff)\w*"
    r"|\bmötes(?:datum|tider|plan|schema|dagar)"
    r"|\bdatum\s+för\s+\w*(?:möte|sammanträde|träff)\w*|\b(?:möten|sammanträden|mötestider"
    r"|sammanträdesdagar|sammanträdestider)\b.*\b20\d\d\b"
    r"|\b(?:vårens|höstens|årets)\s+\w*(?:möten|träffar|sammanträden)|\bnext\s+meeting",
    re.I,
)
NEXT_SENTENCE = re.compile(
    r"\b(?:nästa|nästkommande)\s+(?:\w+\s+)?(?:\w*(?:möte|sammanträde|träff)\w*|gång|forum|råd|BRÅ)\s+(?:är"
    r"|blir|hålls|äger\s+rum|planeras|sker|den|ses|träffas|\d)",
    re.I,
)
RETREAT = re.compile(r"internat(?:et)?\b", re.I)  # a meeting to come, but not the next ordinary one
YEAR = re.compile(r"\b20\d\d\b")
BODY = (  # “Centralt Samverkansorgan”, “det regionala samverkansrådet”, “Hälso- och sjukvårdsnämnden”
    r"(?P<body>(?:(?:[A-ZÅÄÖ][\w-]*|[a-zåäö]+(?:ala|rala|samma|ella)|och)\s+){0,4}"
    r"(?:[A-ZÅÄÖa-zåäö][\w-]*)?(?:organ|nämnd|styrelse|utskott|råd|beredning|kommitté|fullmäktige|nätverk|forum|grupp)"
    r"(?:en|n|et)?)"
)
MEETING = r"(?:\w*möte(?:t|n)?|sammanträde(?:t|n)?)"
BEFORE_DAY = r"(?:\s+(?:är|blir|hålls))?\s*,?\s*(?:den\s+|\()?$"
COMING = tuple(  # what stands between a body and the day on which it is to meet
    re.compile(pattern + BEFORE_DAY, re.S)
    for pattern in (
        rf"\b(?:till|inför|vid|på|i|hos|av)\s+(?:(?:det\s+)?{MEETING}\s+(?:i|med|för|hos)\s+)?(?:den\s+|det\s+)?{BODY}",
        rf"\b{BODY}s\s+(?:nästa\s+|kommande\s+)?{MEETING}",
        rf"(?:^|\b(?:och|att|men|innan|när|då)\s+){BODY}\s+[^.;:!?]{{0,80}}\b(?:på|vid|till|inför)\s+"
        rf"(?:sitt\s+)?(?:nästa\s+|kommande\s+)?{MEETING}",
        rf"\b{BODY}\s+(?:sammanträder|träffas|möts|har\s+(?:sitt\s+)?(?:nästa\s+)?{MEETING})",
    )
)
NOT_COMING = re.compile(
    r"\b(?:\w{3,}ade|\w{3,}ades|togs?|tog|var|blev|gick|fick|hölls?|kom|hade|förra|senaste"
    r"|ställs\s+in|inställ\w+|har\s+(?:\w+\s+){0,6}?\w+(?:at|ts|it|tt))\b",
    re.I,
)
HEAD_NOUN_ENDS = re.compile(r"\b(?:till|för|mellan|inom|under)\b")  # “beredning till X” is no meeting of X
FAR_AHEAD = datetime.timedelta(days=200)  # a day without a year that would be later than this is rather a past one


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
        planned.append(
            ParsedPlannedMeeting(
                date, last_date=last, start=start, end=end, as_written=text[one.start : one.end], lines=lines
            )
        )
    return planned


def _is_this_body(name: str, own: str) -> bool:
    """Tell whether a name means the body of the minutes: “gruppen”, or the same kind of body."""
    *before, last = name.casefold().split()
    if not before:
        return is_own(name, own)
    stem = re.sub(r"(?:en|et|n)$", "", last)
    return any(word.endswith(stem) for word in re.findall(r"\w+", re.sub(r"(?:en|et|n)\b", "", own.casefold())))


def meetings_of_others(
    text: str, held: datetime.date | None, body: str, lines: tuple[int, ...]
) -> list[ParsedPlannedMeeting]:
    """Take a text; give the coming meetings of other bodies that it announces with their day."""
    found: list[ParsedPlannedMeeting] = []
    if held is None or not DIGIT.search(text):
        return found
    own = HEAD_NOUN_ENDS.split(body)[0]
    for sentence in (one for one in sentences(text) if DIGIT.search(one)):
        for one in find_dates(sentence, held.year):
            date = one.date if one.year_given else resolve_year(one.date, held)
            if date <= held or (not one.year_given and date - held > FAR_AHEAD):
                continue
            before = sentence[: one.start]
            announced = next((hit for pattern in COMING if (hit := pattern.search(before))), None)
            if not announced or NOT_COMING.search(sentence):
                continue
            name = re.sub(r"^D(?:en|et)\s+", "", announced.group("body"))
            if not _is_this_body(name, own):
                written = sentence[one.start : one.end]
                found.append(ParsedPlannedMeeting(date, name, one.last_date, as_written=written, lines=lines))
    return found


def planned_meetings(
    items: list[ParsedItem], labelled: list[tuple[str, tuple[int, ...]]], held: datetime.date | None, body: str
) -> tuple[ParsedPlannedMeeting, ...]:
    """Take the items, the values after “Nästa möte”, the day and the body; give the meetings announced."""
    found: list[ParsedPlannedMeeting] = []
    for text, lines in labelled:
        found += meetings_in(text, held, None, lines, short=True)
    for item in items:
        texts = [item.text, *(one.text for one in item.decisions)]
        if PLANNED_TITLE.search(item.title) or RETREAT.match(item.title):
            year = YEAR.search(item.title)
            for text in (item.title, *texts):
                found += meetings_in(text, held, int(year.group()) if year else None, item.lines)
        else:
            for text in texts:
                for match in NEXT_SENTENCE.finditer(text):
                    sentence = text[match.start() : match.end() + 80].split("\n")[0]
                    found += meetings_in(sentence, held, None, item.lines)[:1]
            for text in texts:
                found += meetings_of_others(text, held, body, item.lines)
    unique = {(one.date, one.body_name): one for one in reversed(found)}
    return tuple(unique[key] for key in sorted(unique))


def next_of(planned: tuple[ParsedPlannedMeeting, ...], items: list[ParsedItem]) -> datetime.date | None:
    """Take the meetings announced and the items; give the day of the body's own next meeting, a retreat left aside."""
    aside = {item.lines for item in items if RETREAT.match(item.title)}
    return next((one.date for one in planned if not one.body_name and one.lines not in aside), None)

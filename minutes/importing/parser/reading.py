"""Read a whole document: part it, read each part, and put the minutes together."""

import datetime
import re
from dataclasses import replace

from minutes.importing.lines import Document
from minutes.importing.parsed import (
    ParsedAttachment,
    ParsedAttendee,
    ParsedItem,
    ParsedMinutes,
    ParsedRemoval,
    ParsedWarning,
)
from minutes.importing.parser.attachments import named_attachments
from minutes.importing.parser.attendance import find_attendees
from minutes.importing.parser.bodies import joint_bodies
from minutes.importing.parser.dates import ABOUT, DIGIT, find_dates, find_times
from minutes.importing.parser.doubts import about_names, about_numbers, about_people, warning
from minutes.importing.parser.entries import Entry
from minutes.importing.parser.groups import Group, label_group
from minutes.importing.parser.head import HOUR, Head, read_dates
from minutes.importing.parser.heading import Heading
from minutes.importing.parser.held import choose_date
from minutes.importing.parser.items import build_items
from minutes.importing.parser.labelled import labelled
from minutes.importing.parser.labels import CONSENT, CONTENTS, bare, record_in, split_label
from minutes.importing.parser.meta import CLOSED, LONGEST_TOLD, OPENED, form_of, read_head
from minutes.importing.parser.names import is_name, same_person
from minutes.importing.parser.own import own_names
from minutes.importing.parser.parts import Parts, part, sections_of, spans_of
from minutes.importing.parser.people import Found, attendee_of
from minutes.importing.parser.planned import next_of, planned_meetings
from minutes.importing.parser.presentation import with_presentations
from minutes.importing.parser.prose import MET, read_gathering
from minutes.importing.parser.regions import county
from minutes.importing.parser.role_changes import about_roles
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sections import Section
from minutes.importing.parser.sentences import markdown, sentences
from minutes.importing.parser.signing import sign
from minutes.importing.parser.time_doubts import about_times, about_verbs

WROTE = re.compile(
    r"\b(?i:anteckning\w*|protokoll\w*|noteringar\w*)\s+(?:fördes|förs|togs|skrevs|skrivs|förda|gjordes)\s+av\s+"
    r"(?P<who>[A-ZÅÄÖÉ][\w-]+(?:\s+[A-ZÅÄÖÉ][\w-]+){1,3})"
)
SPOKEN_OF = re.compile(
    r"\bmötet|sammanträdet|ordförande|\btackade?\b|\bavslut|\bvi\s+bröt|\bhöll\s+på\s+till", re.I
)  # its opening or its end
OPENING, CLOSING = (
    ("öppn", "inled", "börja", "start", "hälsa"),
    ("avslut", "stäng", "slut", "bröt", "på till", "tacka"),
)  # of the patterns' words
MYSELF_THERE = re.compile(r"\b(?:jag\s+själv|undertecknad|(?:var|deltog)\s+jag|och\s+jag)\b", re.I)  # the sender
MYSELF = re.compile(r"(?:och\s+)?(?:undertecknad\w*|jag(?:\s+själv)?|mig(?:\s+själv)?)", re.I)
BETWEEN = re.compile(  # “Vi satt mellan 9 och 11.30”
    rf"\b(?:mellan|från)\s+(?:kl(?:ockan|\.)?\s*)?{HOUR}\s*(?:och|till)\s*{ABOUT}(?:kl(?:ockan|\.)?\s*)?{HOUR}"
    r"(?=\s*(?:$|[.,;)]|(?:på|i|den|hos|via)\b))",
    re.I,
)
LONGEST_TIMED = 400
SPOKEN_MEETING = re.compile(
    rf"\b(?:{MET}|sammanträd(?:de|er)|hölls|genomfördes|ägde\s+rum|tack\s+för\s+.*(?:möte|träff)\w*)\b", re.I
)


def _appendix(parts: Parts) -> list[ParsedAttachment]:
    """Give what follows the signatures as one labelled part."""
    rows = [parts.rows[place] for place in sorted(set(parts.closing.left))]
    rows += parts.rows[parts.closing.after :]
    if not rows:
        return []
    first = rows[0]
    lines = tuple(number for row in rows for number in row.numbers)
    label = "Efter underskrifterna" if parts.closing.signers else "Bilaga"
    if first.list_level or first.in_table or len(first.text) > 200:
        return [ParsedAttachment(title=label, label=label, text=markdown(rows), lines=lines)]
    return [ParsedAttachment(title=first.text, label=label, text=markdown(rows[1:]), lines=lines)]


def _without_headings(
    parts: Parts, head: Head, found: Found, date: datetime.date | None, warnings: list[ParsedWarning]
) -> list[ParsedItem]:
    """Give the whole text as one item where it has no headings but decides something."""
    used = head.places | found.places | parts.letterhead
    first = max(found.places, default=max(head.places, default=-1)) + 1
    places = [place for place in range(first, parts.head_end) if place not in used]
    heading = Heading(first, "", "Anteckningar", "whole")
    section = Section(heading, (), tuple(parts.rows[place] for place in places))
    items = build_items([section], _own_names(parts, head, found), [one.name for one in found.attendees], date)
    if not (items[0].decisions or items[0].actions):
        return []
    head.places.update(places)
    warnings.append(warning(items[0].lines[0], "Inga rubriker hittades; hela texten ligger i en punkt."))
    return items


def _own_names(parts: Parts, head: Head, found: Found) -> str:
    """Give all that the body may be called by in its minutes."""
    texts = [row.text for place, row in enumerate(parts.rows[: parts.head_end]) if place not in found.places]
    return own_names(head.values.get("title", ""), head.values.get("body", ""), texts)


def _removals(document: Document, parts: Parts, head: Head, found: Found) -> tuple[ParsedRemoval, ...]:
    """List all that is in no field."""
    removed = [(one.number, one.text, one.why) for one in document.removals]
    removed += [(cut.row.number, cut.row.text, cut.why) for cut in parts.cuts]
    for place in sorted(parts.letterhead):
        if place not in found.places:
            removed.append((parts.rows[place].number, parts.rows[place].text, "sidhuvud eller sidfot som upprepas"))
    for place in sorted(parts.contents - head.places - found.places):
        removed += [(number, parts.rows[place].text, "dagordning som upprepas") for number in parts.rows[place].numbers]
    removed += [(parts.rows[place].number, parts.rows[place].text, why) for place, why in head.removed.items()]
    removed += [note for row in (*parts.rows, *(cut.row for cut in parts.cuts)) for note in row.notes]
    return tuple(ParsedRemoval(line, text, why, (line,)) for line, text, why in sorted(removed, key=lambda one: one[0]))


def _preamble(parts: Parts, head: Head, found: Found) -> tuple[str, tuple[int, ...]]:
    """Give the text of the head that is nothing else, and its lines."""
    used = (head.places | found.places | parts.letterhead | parts.contents) - set(head.left)
    rows: list[Row] = []
    for place in range(parts.head_end):
        row = parts.rows[place]
        if place in parts.letterhead:
            continue
        if place in head.left:
            if head.left[place]:
                rows.append(row.with_text(head.left[place], in_table=False))
        elif place not in used and not (bare(row.text) in CONTENTS and parts.headings):
            rows.append(row)
    return markdown(rows), tuple(number for row in rows for number in row.numbers)


def _next_labels(parts: Parts, head: Head, used: set[int]) -> None:
    """Take “Nästa möte” with its value out of the sections, where it is no heading of its own."""
    own = {one.place for one in parts.headings}
    for place in range(parts.head_end, parts.closing.start):
        row = parts.rows[place]
        label = split_label(row.text)
        if place in own or row.list_level or not any(meaning == "next_meeting" for meaning, _, _ in labelled(row)):
            continue
        text = next(value for meaning, _, value in labelled(row) if meaning == "next_meeting")
        if text:
            head.next_text.append((text, row.numbers))
        elif label is None or not label[1]:
            below = parts.rows[place + 1] if place + 1 < parts.closing.start and place + 1 not in own else None
            if below and find_dates(below.text, 2000):
                head.next_text.append((below.text, below.numbers))
            elif below is None:
                used.add(place)


def _consent(items: list[ParsedItem], preamble: str) -> str:
    """Tell what is said of consent to publishing names."""
    for text in (preamble, *(one for item in items for one in (item.text, *(each.text for each in item.decisions)))):
        for found in CONSENT.finditer(text):
            around = text[max(0, found.start() - 80) : found.end() + 60].casefold()
            if re.search(r"\b(?:alla|samtliga)\b.*godkänn", around):
                return "all"
            return "some" if "godkänn" in around else "asked"
    return ""


def _gather(parts: Parts, head: Head, found: Found) -> None:
    """Read who met, and where, out of the sentences of the head; these stay in the text."""
    first = parts.headings[1].place if len(parts.headings) > 1 else parts.closing.start
    gathering = read_gathering(parts.rows[: parts.head_end]) or read_gathering(parts.rows[parts.head_end : first])
    if gathering is None:
        return
    lines = gathering.row.numbers
    found.attendees += [attendee_of(person, Group(), lines) for person in gathering.people]
    for sender in head.names.get("sender", []) if MYSELF_THERE.search(gathering.sentence) else ():
        if not any(same_person(one.name, sender) for one in gathering.people):
            found.attendees.append(attendee_of(Entry(sender), Group(), lines))
    if not head.dates:
        read_dates(head, gathering.sentence, "row", gathering.row)
    if gathering.place and "place" not in head.values:
        head.note("place", gathering.place, lines)


def _name_myself(head: Head, found: Found) -> None:
    """Put the sender or the secretary where a list of people says “undertecknad”, once."""
    wrote = next(iter((*head.names.get("sender", []), *head.names.get("secretary", []))), "")
    mine = [one for one in found.attendees if MYSELF.fullmatch(one.name)]
    others = [one for one in found.attendees if one not in mine]
    if mine and wrote and not any(same_person(wrote, one.name) for one in others):
        others.insert(found.attendees.index(mine[0]), replace(mine[0], name=wrote))
    found.attendees = others


def _spoken_date(parts: Parts, head: Head) -> None:
    """Read the day out of the sentence that says who met, where nothing else tells it."""
    for row in () if head.dates or head.dayless else parts.rows[: min(parts.head_end, 8)]:
        told = next((one for one in sentences(row.text) if SPOKEN_MEETING.search(one) and find_dates(one, 2000)), None)
        if told and not row.in_table:
            read_dates(head, told, "row", row)
            return


def _date_over_people(parts: Parts, head: Head, found: Found) -> None:
    """Read the day beside the heading of a list of people, “Närvarande den 9 april”, where nothing else tells it."""
    for place in sorted(found.places) if not (head.dates or head.dayless) else ():
        row = parts.rows[place]
        label = (split_label(row.text) or (row.text, ""))[0]
        if place < parts.head_end and label_group(label, row.number) and find_dates(label, 2000):
            read_dates(head, label, "row", row)
            return


def _spoken_secretary(parts: Parts, head: Head) -> None:
    """Read who wrote out of “Anteckningarna fördes av Anna Ek” where no label tells it."""
    for row in parts.rows if "secretary" not in head.names else ():
        if " av " in row.text and (found := WROTE.search(row.text)) and is_name(found.group("who")):
            head.names["secretary"] = [found.group("who")]
            head.note("secretary", "", row.numbers)
            return


def _spoken_times(parts: Parts, head: Head) -> None:
    """Read the times out of “mötet öppnas kl 9” and “mötet avslutas kl 11” where no label gives them."""
    for place, row in enumerate(parts.rows[: parts.closing.start]):
        in_head = place < parts.head_end
        if not DIGIT.search(row.text) or not (in_head or SPOKEN_OF.search(row.text)) or len(row.text) > LONGEST_TOLD:
            continue
        for text in [row.text] if len(row.text) <= LONGEST_TIMED else sentences(row.text) if in_head else []:
            _times_told(head, text, row, in_head)


def _times_told(head: Head, text: str, row: Row, in_head: bool) -> None:
    """Read the times out of a sentence on the opening or the end of the meeting."""
    if in_head and head.start is None and (between := BETWEEN.search(text)):
        head.start, head.end, _ = find_times(between.group(), labelled=True)
        head.note("start", "", row.numbers)
    lower = text.casefold()
    for pattern, stems, name in ((OPENED, OPENING, "start"), (CLOSED, CLOSING, "end")):
        match = pattern.search(text) if any(stem in lower for stem in stems) else None
        if match and getattr(head, name) is None:
            told = next(filter(None, match.groups()))
            hour, _, minute = told.replace(".", ":").partition(":")
            if int(hour) < 24 and int(minute or 0) < 60:
                setattr(head, name, datetime.time(int(hour), int(minute or 0)))
                head.note(name, "", row.numbers)


def read_whole(document: Document) -> ParsedMinutes:
    """Take a document; give the minutes it holds."""
    parts = part(document)
    found = find_attendees(parts.rows, spans_of(parts), frozenset(parts.letterhead | parts.contents))
    _without_lists(parts, found)
    warnings = [warning(line, text) for line, text in found.doubts]
    told = {place for place in range(parts.head_end) if parts.rows[place].told}
    head = read_head(
        parts.rows, parts.head_end, found.places | parts.contents | told, loose=60 if parts.headings else 6
    )
    _spoken_times(parts, head)
    _spoken_secretary(parts, head)
    if not found.attendees:
        _gather(parts, head, found)
    _spoken_date(parts, head)
    _date_over_people(parts, head, found)
    sign(parts, head, found)
    _name_myself(head, found)
    used = set(found.places)
    _next_labels(parts, head, used)
    date, last_date = choose_date(head, document, warnings)
    body = head.values.get("body", "")
    known = [one.name for one in found.attendees]
    sections = sections_of(parts, used)
    found.attendees = with_presentations(found.attendees, sections)
    items = build_items(sections, _own_names(parts, head, found), known, date)
    if not items:
        items = _without_headings(parts, head, found, date, warnings)
    preamble, preamble_lines = _preamble(parts, head, found)
    planned = planned_meetings(items, head.next_text, date, body)
    attendees = tuple(found.attendees)
    return ParsedMinutes(
        title=head.values.get("title", ""),
        body_name=body.strip(" .,:"),
        other_body_names=joint_bodies(body),
        region_name=county(
            [row.text for row in parts.rows], "\n".join(row.text for row in parts.rows[: parts.head_end])
        ),
        date=date,
        last_date=last_date,
        start=head.start,
        end=head.end,
        place=head.values.get("place", "").strip(" .,"),
        form=form_of(head.values.get("place", "")),
        record_kind=_record_kind(head, document),
        chair=_leader(head, attendees, "chair"),
        secretary=_leader(head, attendees, "secretary"),
        approvers=tuple(dict.fromkeys(head.names.get("approver", []))),
        next_meeting=next_of(planned, items),
        preamble=preamble,
        name_consent=_consent(items, preamble),
        attendees=attendees,
        items=tuple(items),
        planned_meetings=planned,
        attachments=(*named_attachments(items), *_appendix(parts)),
        warnings=tuple(
            sorted((*warnings, *_doubts(document, parts, body, date, items, attendees)), key=lambda one: one.line)
        ),
        removals=_removals(document, parts, head, found),
        field_lines=head.lines,
        lines=preamble_lines,
    )


def _without_lists(parts: Parts, found: Found) -> None:
    """Leave out the headings without a number that stand over a list of people and nothing else: “På listan”."""
    ends = [*(one.place for one in parts.headings[1:]), parts.closing.start]
    for heading, end in zip(list(parts.headings), ends, strict=False):
        below = set(range(heading.place + 1, end))
        listed = below and below <= found.places and label_group(heading.title, 0) is not None
        if listed and not heading.number and len(parts.headings) > 1:
            parts.headings.remove(heading)
            found.places.add(heading.place)


def _leader(head: Head, attendees: tuple[ParsedAttendee, ...], role: str) -> str:
    """Give the chair or the secretary: by label or signature, else by the list."""
    named = head.names.get(role) or [one.name for one in attendees if one.role == role]
    return named[0] if named else ""


def _record_kind(head: Head, document: Document) -> str:
    """Tell minutes from notes by the words of the title, else of the text."""
    texts = [head.values.get("title", ""), *(line.text for line in document.lines)]  # its own words first
    found = next((match for text in texts if (match := record_in(text))), None)
    return (found.lastgroup or "") if found else ""


def _doubts(
    document: Document,
    parts: Parts,
    body: str,
    held: datetime.date | None,
    items: list[ParsedItem],
    attendees: tuple[ParsedAttendee, ...],
) -> list[ParsedWarning]:
    """Give what a person should look at in the whole."""
    found = [*about_numbers(items), *about_people(items, attendees), *about_verbs(items)]
    rows = parts.rows[parts.head_end : parts.closing.start]
    found += [*about_roles(rows), *about_times(rows, held)]
    if attendees:
        told = {name for item in items for name in item.presenters}
        found += about_names(parts.rows[parts.head_end : parts.closing.start], attendees, told)
    else:
        found.append(warning(0, "Ingen närvarolista hittades."))
    if not items:
        found.append(warning(0, "Inga punkter hittades; texten ligger i inledningen."))
    if not body:
        found.append(warning(0, "Organet framgår inte av texten."))
    if document.encoding_guessed:
        found.append(warning(0, f"Filen är inte UTF-8 och lästes som {document.encoding}; kontrollera å, ä och ö."))
    return found

"""Make the row of the meeting itself, and those of the meetings that it announces."""

import datetime
from collections.abc import Iterable

from minutes.importing.draft import BODY, Draft, first, lines_of_field
from minutes.importing.matching import Hit, Registers, counties_named, county_of, find_body
from minutes.importing.parsed import ParsedMinutes, ParsedPlannedMeeting
from minutes.importing.spelling import holds_words
from minutes.models import Meeting, PlannedMeeting
from minutes.models.dates import long_date
from organisations.models import Body

CONSENT = {
    "all": Meeting.NameConsent.GIVEN_BY_ALL,
    "some": Meeting.NameConsent.GIVEN_BY_SOME,
    "asked": Meeting.NameConsent.ASKED,
}


def find_bodies(draft: Draft, parsed: ParsedMinutes, registers: Registers, told: Body | None) -> None:
    """Set the body, told or read, and those that met jointly with it."""
    line = first(lines_of_field(parsed, "body_name", "body"))
    counties = counties_named(registers, parsed.region_name)
    nearby = " ".join((parsed.body_name, parsed.title))
    hit: Hit[Body] = Hit()
    for name in filter(None, (parsed.body_name, _without(parsed.body_name, parsed.other_body_names), parsed.title)):
        hit = find_body(registers, name, nearby, counties)
        if hit.entry or hit.choices:
            break
    body = told or hit.entry
    if told and hit.entry and hit.entry != told:
        draft.warn(line, f"Dokumentet verkar höra till ”{hit.entry}”, men ”{told}” är angivet: kontrollera organet.")
    elif body is None and hit.choices:
        names = " eller ".join(f"”{choice}”" for choice in hit.choices)
        draft.warn(line, f"Organet ”{parsed.body_name or parsed.title}” kan vara {names}: välj ett.")
    elif body is None and parsed.body_name:
        missing = f"Organet ”{parsed.body_name}” finns inte i arkivet"
        draft.warn(line, f"{missing}: välj ett annat, eller låt en administratör lägga upp det.")
    draft.meeting.body = body
    for name in parsed.other_body_names:
        other = draft.settle(find_body(registers, name, nearby, counties), BODY, name, line)
        if other and other != body and other not in draft.joint_bodies:
            draft.joint_bodies.append(other)


def told_otherwise(meeting: Meeting, parsed: ParsedMinutes, registers: Registers) -> str:
    """Return what makes a document look like that of another meeting, in Swedish: its body, its day; “” if neither."""
    read = Draft(Meeting())
    find_bodies(read, parsed, registers, None)
    body = read.meeting.body
    told = []
    if body and meeting.body and body != meeting.body and meeting.body not in read.joint_bodies:
        told.append(f"höra till ”{body}”, inte ”{meeting.body}”")
    if parsed.date and meeting.date and parsed.date != meeting.date:
        told.append(f"gälla den {long_date(parsed.date)}, inte den {long_date(meeting.date)}")
    return " och ".join(told)


def _without(name: str, parts: Iterable[str]) -> str:
    """Return the printed name of several bodies without those parts: the first one's."""
    for part in parts:
        start = name.casefold().find(part.casefold())
        if start >= 0:
            name = f"{name[:start]} {name[start + len(part) :]}"
    return " ".join(name.split())


def fill_meeting(draft: Draft, parsed: ParsedMinutes) -> None:
    """Give the meeting what the head of the document says."""
    meeting = draft.meeting
    meeting.title = parsed.title
    body_names = " ".join(meeting.body.names) if meeting.body else ""
    if not holds_words(f"{parsed.title} {body_names}", parsed.body_name):
        meeting.title = "\n".join(filter(None, (parsed.body_name, parsed.title)))
    meeting.date = parsed.date
    meeting.starts_at = parsed.start
    meeting.last_date, meeting.ends_at = _possible_end(
        draft, parsed, first(lines_of_field(parsed, "last_date", "date")), first(lines_of_field(parsed, "end", "start"))
    )
    meeting.place = parsed.place
    meeting.form = parsed.form
    meeting.record_kind = parsed.record_kind or Meeting.RecordKind.NOTES
    meeting.preamble = parsed.preamble
    meeting.name_consent = CONSENT.get(parsed.name_consent, Meeting.NameConsent.NOT_ASKED)


def add_planned(draft: Draft, parsed: ParsedMinutes, registers: Registers) -> None:
    """Add the meetings that this one announces, of its own body and of others, each body's day once."""
    announced = list(parsed.planned_meetings)
    own_days = {meeting.date for meeting in announced if not meeting.body_name}
    if parsed.next_meeting and parsed.next_meeting not in own_days:
        announced.insert(0, ParsedPlannedMeeting(parsed.next_meeting, lines=lines_of_field(parsed, "next_meeting")))
    own = [meeting for meeting in announced if not meeting.body_name]
    if own and draft.meeting.body is None:
        days = ", ".join(long_date(meeting.date) for meeting in own)
        draft.warn(first(own[0].lines), f"Planerade möten är inte inlagda, eftersom organet saknas: {days}.")
    for meeting in announced:
        body = _other_body(draft, meeting, parsed, registers) if meeting.body_name else draft.meeting.body
        if body is None or (body, meeting.date) in {(row.body, row.date) for row in draft.planned}:
            continue
        line = first(meeting.lines)
        last_date, ends_at = _possible_end(draft, meeting, line, line)
        draft.planned.append(
            PlannedMeeting(
                body=body,
                date=meeting.date,
                last_date=last_date,
                starts_at=meeting.start,
                ends_at=ends_at,
                place=meeting.place,
                announced_by=draft.meeting,
                source_lines=list(meeting.lines),
            )
        )


def _other_body(
    draft: Draft, meeting: ParsedPlannedMeeting, parsed: ParsedMinutes, registers: Registers
) -> Body | None:
    """Return the body, not this meeting's own, that is to meet; None, with a warning, where it is not certain."""
    own = draft.meeting.body
    counties = {county_of(registers, own.region_id)} if own else counties_named(registers, parsed.region_name)
    hit = find_body(registers, meeting.body_name, parsed.title, counties)
    if hit.entry is None:
        why = "flera organ kan heta så" if hit.choices else "organet inte finns i arkivet"
        text = f"Mötet {long_date(meeting.date)} i ”{meeting.body_name}” är inte inlagt, eftersom {why}."
        draft.warn(first(meeting.lines), text)
    return hit.entry


def _possible_end(
    draft: Draft, meeting: ParsedMinutes | ParsedPlannedMeeting, date_line: int, time_line: int
) -> tuple[datetime.date | None, datetime.time | None]:
    """Return last date and end, without one that lies before its beginning."""
    last_date, end = meeting.last_date, meeting.end
    if meeting.date and last_date and last_date < meeting.date:
        draft.warn(
            date_line, f"Sista dagen {long_date(last_date)} ligger före {long_date(meeting.date)} och är inte inlagd."
        )
        last_date = None
    lasts_days = meeting.date and last_date and last_date > meeting.date
    if meeting.start and end and end <= meeting.start and not lasts_days:
        draft.warn(
            time_line, f"Mötet börjar {meeting.start:%H.%M} och kan inte sluta {end:%H.%M}; sluttiden är inte inlagd."
        )
        end = None
    return last_date, end

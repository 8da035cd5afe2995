"""Make the rows of those on a meeting's list, and tell whom of them a name in the text means."""

from minutes.importing.draft import ORGANISATION, PERSON, Draft, first, fits, lines_of_field
from minutes.importing.matching import Registers, find_organisation, find_person
from minutes.importing.parsed import ParsedAttendee, ParsedMinutes
from minutes.importing.spelling import comparable, holds_words, meant_by
from minutes.models import Attendee
from organisations.models import Membership, Person

# Headings of a list that say no more than its rows do of presence.
SAID_BY_PRESENCE = frozenset(
    ("närvarande", "deltagare", "ej närvarande", "frånvarande", "förhinder", "anmält förhinder", "inbjudna", "inbjuden")
)


def add_attendees(draft: Draft, parsed: ParsedMinutes, registers: Registers) -> None:
    """Add the rows of all who are on the list, and of those who sign without being on it."""
    for position, attendee in enumerate(parsed.attendees, start=1):
        draft.attendees.append(row_of(draft, attendee, position, registers))
    _find_substituted(draft, parsed, registers)
    _mark_signers(draft, parsed, registers)


def row_of(draft: Draft, parsed: ParsedAttendee, position: int, registers: Registers) -> Attendee:
    """Return the row of an attendee, linked to person and organisation where these are certain."""
    body, line = draft.meeting.body, _own_line(parsed)
    organisation = None
    if parsed.organisation:
        organisation_hit = find_organisation(registers, parsed.organisation, body)
        organisation = draft.settle(organisation_hit, ORGANISATION, parsed.organisation, line)
    person_hit = find_person(registers, parsed.name, organisation, body)
    row = Attendee(
        meeting=draft.meeting,
        position=position,
        person=draft.settle(person_hit, PERSON, parsed.name, line),
        title=parsed.title,
        organisation=organisation,
        organisation_as_written=parsed.organisation,
        side=parsed.side,
        group="" if comparable(parsed.group) in SAID_BY_PRESENCE else parsed.group,
        role=parsed.role,
        is_approver=parsed.is_approver,
        presence=parsed.presence,
        note=parsed.note,
        source_lines=list(parsed.lines),
    )
    row.name = parsed.name
    if not fits(row, "name", parsed.name):
        row.name = parsed.name[:249] + "…"
        _note(row, parsed.name)
        draft.warn(line, "Namnet är för långt för sitt fält och står helt i anmärkningen: rätta det.")
    if fits(row, "party", parsed.party):
        row.party = parsed.party
    else:
        _note(row, parsed.party)
        draft.warn(line, f"Partiet för {row.name} är för långt för sitt fält och står i anmärkningen.")
    return row


def _find_substituted(draft: Draft, parsed: ParsedMinutes, registers: Registers) -> None:
    """Tie each substitute to the attendee in whose place they came, or keep the words."""
    for row, attendee in zip(list(draft.attendees), parsed.attendees, strict=True):
        if not attendee.substitutes_for:
            continue
        found = find_substituted(row, attendee.substitutes_for, draft.attendees, registers)
        if len(found) == 1:
            draft.substitutes.append((row, found[0]))
        else:
            which = "flera i listan kan vara den" if found else "ingen i listan heter så"
            draft.warn(_own_line(attendee), f"{row.name} ersätter {attendee.substitutes_for}, men {which}: välj vem.")


def find_substituted(row: Attendee, written: str, attendees: list[Attendee], registers: Registers) -> list[Attendee]:
    """Return those in whose place the row's person may have come; what is not told by one alone is kept as a note."""
    found = named_among([other for other in attendees if other is not row], written, registers)
    if len(found) == 1:
        _keep_words(found[0], row, written)
    else:
        _note(row, f"ersätter {written}")
    return found


def _mark_signers(draft: Draft, parsed: ParsedMinutes, registers: Registers) -> None:
    """Give chair, secretary and approvers their roles; add whoever is not on the list."""
    roles = Membership.Role
    for role, name, where in ((roles.CHAIR, parsed.chair, "chair"), (roles.SECRETARY, parsed.secretary, "secretary")):
        row = name and _signer(draft, parsed, registers, name, role.label.lower(), where)
        if not row:
            continue
        if row.role in ("", roles.MEMBER, roles.SUBSTITUTE):
            row.role = role
        elif row.role != role:
            line = first(lines_of_field(parsed, where))
            listed = row.get_role_display().lower()
            draft.warn(line, f"{row.name} är {role.label.lower()} här men {listed} i listan: kontrollera rollen.")
    for name in parsed.approvers:
        if row := _signer(draft, parsed, registers, name, "justerare", "approvers", "approver"):
            row.is_approver = True


def _signer(
    draft: Draft, parsed: ParsedMinutes, registers: Registers, name: str, as_what: str, *where: str
) -> Attendee | None:
    """Return the attendee that a signature means, added to the list if need be; None when it may be several."""
    lines = lines_of_field(parsed, *where)
    found = named_among(draft.attendees, name, registers)
    if len(found) > 1:
        draft.warn(first(lines), f"Flera deltagare kan vara {name}, {as_what}: välj en.")
        return None
    if found:
        if _keep_words(found[0], found[0], name):
            found[0].source_lines += [line for line in lines if line not in found[0].source_lines]
        return found[0]
    row = row_of(draft, ParsedAttendee(name, lines=lines), len(draft.attendees) + 1, registers)
    draft.attendees.append(row)
    draft.warn(first(lines), f"{name}, {as_what}, står inte i deltagarlistan och är tillagd sist i den: kontrollera.")
    return row


def named_among(attendees: list[Attendee], name: str, registers: Registers) -> list[Attendee]:
    """Return the attendees whom the name can mean, by the list's spelling or another of the same person."""
    places = set(meant_by(name, [attendee.name for attendee in attendees]))
    people = registers.people.named(name)
    return [
        attendee
        for place, attendee in enumerate(attendees)
        if place in places or (attendee.person is not None and attendee.person in people)
    ]


def _keep_words(named: Attendee, row: Attendee, written: str) -> bool:
    """Note a name that is spelt in another way than in the list, so that both are kept; tell whether it is."""
    if holds_words(f"{named.name} {row.note}", written):
        return False
    _note(row, f"skrivet ”{written}”")
    return True


def drop_known_spellings(draft: Draft, registers: Registers) -> None:
    """Drop the doubts about names that are confirmed spellings of someone on the list."""
    on_list = {attendee.person for attendee in draft.attendees if attendee.person is not None}
    draft.warnings = [
        warning
        for warning in draft.warnings
        if not warning.name or on_list.isdisjoint(registers.people.named(warning.name))
    ]


def whom(draft: Draft, registers: Registers, name: str, line: int) -> tuple[Attendee | None, Person | None, bool]:
    """Return the attendee and person that a name in the text certainly means, and whether it may be several."""
    found = named_among(draft.attendees, name, registers)
    if len(found) == 1:
        return found[0], found[0].person, False
    if found:
        draft.warn(line, f"Flera deltagare kan vara {name}: välj en.")
        return None, None, True
    return None, find_person(registers, name, None, draft.meeting.body).entry, False


def _own_line(parsed: ParsedAttendee) -> int:
    """Return the line that names the attendee; the one before it is the heading of the list."""
    return first(parsed.lines[1:] or parsed.lines)


def _note(row: Attendee, text: str) -> None:
    row.note = "; ".join(filter(None, (row.note, text)))

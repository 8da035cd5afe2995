"""Say what the registers and the meeting's list know of names that were pasted, for a person to choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from minutes.importing.matching import Entry, Hit, Registers, find_organisation, find_person
from minutes.importing.spelling import comparable
from minutes.importing.suggestions import Alike, organisations_alike, people_alike, place_of, places_of
from minutes.models import Attendee, Meeting
from organisations.admin.choices import LONGEST_KEY
from organisations.models import Organisation, Person

NONE, NEW = ("", "Ingen i registret"), ("ny", "Ny person i registret")
SAME, LIKE = "heter så", "liknande namn"


class Written(NamedTuple):
    """What a row says, and what is chosen in it: keys of the registers as a form has them."""

    name: str
    organisation_as_written: str
    person: str
    organisation: str


@dataclass
class Recognised:
    """What a row may mean: choices for its fields, and whether its person is on the list already."""

    people: list[tuple[str, str]]
    organisations: list[tuple[str, str]]
    already: str = ""  # where the person stands
    asks_who: bool = False  # there are people to choose from, and none is chosen
    asks_where: bool = False


def recognise(
    rows: Sequence[Written], meeting: Meeting, registers: Registers, listed: Iterable[Attendee], may_add: bool
) -> list[Recognised]:
    """Return what is known of each row. Two queries, whatever the number of rows."""
    people, organisations = people_alike(registers), organisations_alike(registers)
    who: list[dict[Person, str]] = []
    where: list[dict[Organisation, str]] = []
    for row in rows:
        employer = registers.organisations.entries.get(_key(row.organisation))
        of_name = find_person(registers, row.name, employer, meeting.body)
        of_employer = find_organisation(registers, row.organisation_as_written, meeting.body)
        who.append(_choices(of_name, people, row.name, registers.people.entries.get(_key(row.person))))
        where.append(_choices(of_employer, organisations, row.organisation_as_written, employer))
    known = places_of(registers, {person.pk for choices in who for person in choices})
    found = []
    for row, people_of_row, places_of_row in zip(rows, who, where, strict=True):
        persons = [_option(one, known.get(one.pk, ""), why) for one, why in people_of_row.items()]
        employers = [_option(one, place_of(registers, one), why) for one, why in places_of_row.items()]
        found.append(
            Recognised(
                people=[NONE, *persons, *([NEW] if may_add else [])],
                organisations=[NONE, *employers],
                asks_who=bool(persons) and not row.person,
                asks_where=bool(employers) and not row.organisation,
            )
        )
    _mark_those_listed(found, rows, list(listed))
    return found


def _key(chosen: str) -> int:
    return int(chosen) if chosen.isdecimal() and len(chosen) <= LONGEST_KEY else 0


def _choices(hit: Hit[Entry], alike: Alike[Entry], written: str, chosen: Entry | None) -> dict[Entry, str]:
    """Return the entries to choose from with why: those of the very name, or else those that are like it."""
    same = [hit.entry] if hit.entry else list(hit.choices)
    found = dict.fromkeys(same, SAME)
    if not hit.entry and written:
        for one in alike.to(written):
            found.setdefault(one.entry, LIKE if one.like == one.entry.name else f"kallas också {one.like}")
    if chosen is not None:
        found.setdefault(chosen, "vald")
    return found


def _option(entry: Person | Organisation, place: str, why: str) -> tuple[str, str]:
    return str(entry.pk), f"{entry} ({place}): {why}" if place else f"{entry}: {why}"


def _mark_those_listed(found: list[Recognised], rows: Sequence[Written], listed: list[Attendee]) -> None:
    """Mark those who are on the meeting's list, or in a row above with the same employer."""
    names = {comparable(attendee.name) for attendee in listed}
    people = {str(attendee.person_id) for attendee in listed if attendee.person_id}
    above: set[tuple[str, str]] = set()
    for recognised, row in zip(found, rows, strict=True):
        own = (comparable(row.name), comparable(row.organisation_as_written))
        if own[0] in names or row.person in people:
            recognised.already = "Står redan på mötets lista"
        elif own in above:
            recognised.already = "Står redan ovan"
        above.add(own)

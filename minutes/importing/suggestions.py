"""Suggest which entry of a register a name may mean, where none is certain. A person chooses; nothing links here."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic

from rapidfuzz import fuzz, process

from minutes.importing.matching import Entry, Register, Registers, where_known
from minutes.importing.spelling import comparable, without_kind
from minutes.models import Attendee
from organisations.models import Body, Organisation, Person

MOST = 5
MOST_PLACES = 2  # that tell who a person is
SHORTEST = 3  # letters that are like anything at all
# Of 100; below, what is proposed is more often wrong than right.
PEOPLE_ALIKE, ORGANISATIONS_ALIKE, BODIES_ALIKE = 84, 87, 75


@dataclass(frozen=True)
class Suggestion(Generic[Entry]):
    """An entry that a name may mean, and the name of it that is so like."""

    entry: Entry
    like: str


class Alike(Generic[Entry]):
    """The names of a register, compared with those that are written."""

    def __init__(self, register: Register[Entry], key: Callable[[str], str], scorer: Callable, cutoff: int) -> None:
        """Take the register, how its names are compared, and how much alike they must be."""
        self._named = [(entry, name) for entry in register.entries.values() for name in entry.names]
        self._keys = [key(name) for _, name in self._named]
        self._key, self._scorer, self._cutoff = key, scorer, cutoff

    def to(self, written: str) -> list[Suggestion[Entry]]:
        """Return the entries whose names are like the written one, the likest first."""
        key = self._key(written)
        if len(key) < SHORTEST:
            return []
        found: dict[int, Suggestion[Entry]] = {}
        hits = process.extract(key, self._keys, scorer=self._scorer, score_cutoff=self._cutoff, limit=3 * MOST)
        for _, _, place in hits:
            entry, name = self._named[place]
            found.setdefault(entry.pk, Suggestion(entry, name))
        return list(found.values())[:MOST]


def people_alike(registers: Registers) -> Alike[Person]:
    """Return the people of the register by name, in whatever order first name and surname stand."""
    return Alike(registers.people, comparable, fuzz.token_sort_ratio, PEOPLE_ALIKE)


def organisations_alike(registers: Registers) -> Alike[Organisation]:
    """Return the organisations of the register by name, whole or a part of what is written."""
    return Alike(registers.organisations, without_kind, fuzz.WRatio, ORGANISATIONS_ALIKE)


def place_of(registers: Registers, organisation: Organisation) -> str:
    """Return where an organisation is: its region with the one above it, or the organisation that it is part of."""
    if organisation.region_id:
        region = registers.regions.entries[organisation.region_id]
        above = registers.regions.entries.get(region.parent_id)
        return f"{region.name}, {above.name}" if above else region.name
    whole = registers.organisations.entries.get(organisation.parent_id)
    return whole.name if whole else ""


def places_of(registers: Registers, people: Collection[int]) -> dict[int, str]:
    """Return from where each of the people is known, employers before bodies. Two queries.

    That is told to any secretary, so that no draft says who is to come.
    """
    known = where_known(people, registers.bodies, registers.organisations.entries, Attendee.objects.published())
    return {
        person: ", ".join(
            place.name
            for place in sorted(places, key=lambda place: (not isinstance(place, Organisation), place.sort_key))[
                :MOST_PLACES
            ]
        )
        for person, places in known.items()
    }


def bodies_alike(registers: Registers) -> Alike[Body]:
    """Return the bodies by name, whole or a part of what is written."""
    return Alike(registers.bodies, comparable, fuzz.WRatio, BODIES_ALIKE)

"""Say which known body, organisation, person or region a name in a document means.

One certain hit links; none or several leave the choice to a person. Nothing is created or merged here.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.db.models import QuerySet

from minutes.importing.spelling import comparable, significant_words, without_kind
from minutes.models import Attendee
from organisations.models import Body, Membership, Organisation, Person, Region
from organisations.models.register import RegisterEntry

Entry = TypeVar("Entry", bound=RegisterEntry)


@dataclass(frozen=True)
class Hit(Generic[Entry]):
    """What a name means: the one entry that it certainly is, or those to choose from."""

    entry: Entry | None = None
    choices: tuple[Entry, ...] = ()


class Register(Generic[Entry]):
    """The entries of one register by all their names."""

    def __init__(self, entries: Iterable[Entry], key: Callable[[str], str] = comparable) -> None:
        """Take the entries, and how their names are compared."""
        self.entries = {entry.pk: entry for entry in entries}
        self._key = key
        self._named: dict[str, dict[int, Entry]] = {}
        for entry in self.entries.values():
            for name in entry.names:
                self._named.setdefault(key(name), {})[entry.pk] = entry

    def named(self, name: str) -> list[Entry]:
        """Return the entries that go under the name."""
        return list(self._named.get(self._key(name), {}).values())


@dataclass(frozen=True)
class Registers:
    """What the archive knows, read once for a run."""

    bodies: Register[Body]
    organisations: Register[Organisation]
    organisations_loosely: Register[Organisation]
    people: Register[Person]
    regions: Register[Region]
    # Where people who share a name are known from: organisations and bodies.
    known_at: dict[int, set[Organisation | Body]] = field(default_factory=dict)


def load_registers() -> Registers:
    """Read the registers from the database, one query each."""
    organisations = list(Organisation.objects.all())
    people = Register(Person.objects.all())
    bodies = Register(Body.objects.all())
    return Registers(
        bodies=bodies,
        organisations=Register(organisations),
        organisations_loosely=Register(organisations, without_kind),
        people=people,
        regions=Register(Region.objects.all()),
        known_at=_where_namesakes_are_known(people, bodies, {entry.pk: entry for entry in organisations}),
    )


def _where_namesakes_are_known(
    people: Register[Person], bodies: Register[Body], organisations: dict[int, Organisation]
) -> dict[int, set[Organisation | Body]]:
    """Return the organisations and bodies of people who share a name with another."""
    namesakes = [
        person.pk for person in people.entries.values() if any(len(people.named(name)) > 1 for name in person.names)
    ]
    return where_known(namesakes, bodies, organisations)


def where_known(
    people: Collection[int],
    bodies: Register[Body],
    organisations: dict[int, Organisation],
    attendances: QuerySet[Attendee] | None = None,
) -> dict[int, set[Organisation | Body]]:
    """Return the organisations and bodies that each of the people is known from, by all or some lists. Two queries."""
    known: dict[int, set[Organisation | Body]] = {}
    if not people:
        return known
    attended = Attendee.objects.all() if attendances is None else attendances
    for rows, body in ((attended, "meeting__body"), (Membership.objects.all(), "body")):
        where = rows.filter(person__in=people).order_by().values_list("person", "organisation", body).distinct()
        for person, organisation, met in where:
            found = (organisations.get(organisation), bodies.entries.get(met))
            known.setdefault(person, set()).update(place for place in found if place is not None)
    return known


def find_person(registers: Registers, name: str, organisation: Organisation | None, body: Body | None) -> Hit[Person]:
    """Return whom the name means; namesakes only where employer or body belongs to one of them alone."""
    choices = registers.people.named(name)
    if len(choices) < 2:
        return _sole(choices)
    here = {place for place in (organisation, body) if place is not None}
    known = {person: registers.known_at.get(person.pk, set()) for person in choices}
    fitting = [person for person in choices if known[person] & here]
    if len(fitting) == 1 and all(known.values()):
        return Hit(fitting[0])
    return Hit(choices=tuple(choices))


def find_organisation(registers: Registers, name: str, body: Body | None) -> Hit[Organisation]:
    """Return the organisation that the name means; of several, the only one in the body's region."""
    choices = registers.organisations.named(name) or registers.organisations_loosely.named(name)
    if len(choices) > 1 and body is not None:
        county = county_of(registers, body.region_id)
        near = [one for one in choices if one.region_id and county_of(registers, one.region_id) == county]
        choices = near if len(near) == 1 else choices
    return _sole(choices)


def find_region(registers: Registers, name: str, body: Body | None) -> Hit[Region]:
    """Return the region that the name means: in the body's county where that is known, rather a subregion."""
    choices = registers.regions.named(name)
    if body is not None:
        county = county_of(registers, body.region_id)
        choices = [region for region in choices if county_of(registers, region.pk) == county]
    return _sole([region for region in choices if region.parent_id] or choices)


def find_body(registers: Registers, name: str, nearby: str, counties: set[int] | None) -> Hit[Body]:
    """Return the body that the name means.

    `nearby` is text that may name its subregion, `counties` those that it can be of: None where nobody knows.
    """
    bodies = [
        body
        for body in registers.bodies.entries.values()
        if counties is None or county_of(registers, body.region_id) in counties
    ]
    exact = [body for body in registers.bodies.named(name) if body in bodies]
    if len(exact) == 1:
        return Hit(exact[0])
    places = _regions_in(registers, f"{name} {nearby}")
    subregions = {region.pk for region in places if region.parent_id}
    tops = {county_of(registers, region.pk) for region in places} | (counties or set())
    in_subregions = [body for body in exact or bodies if body.region_id in subregions]
    at_the_top = [body for body in exact or bodies if body.region_id in tops]
    return (
        _by_words(name, in_subregions, places, shortened=True)
        or _by_words(name, at_the_top, places, shortened=not subregions)
        or _by_words(name, exact or bodies, places, shortened=False)
        or Hit(choices=tuple(exact))
    )


def _by_words(name: str, bodies: list[Body], places: list[Region], *, shortened: bool) -> Hit[Body] | None:
    """Return the only body with the words that tell, or with them and more; None when there is none."""
    place_words = {word for place in places for one in place.names for word in significant_words(one)}
    words = significant_words(name)
    wanted = words - place_words or words
    if not wanted:
        return None
    named = [(body, significant_words(one) - place_words) for body in bodies for one in body.names]
    choices = {body: None for body, of_name in named if of_name == wanted}
    # One word alone, such as “styrgrupp”, begins too many names to mean one of them.
    if not choices and shortened and len(wanted) > 1:
        choices = {body: None for body, of_name in named if wanted <= of_name}
    return _sole(list(choices)) if choices else None


def counties_named(registers: Registers, region_name: str) -> set[int] | None:
    """Return the keys of the regions, not subregions, that the name can mean; None where there is no name."""
    bare = comparable(region_name).removeprefix("region ").removesuffix(" län").removesuffix(" läns")
    if not bare:
        return None
    spellings = (region_name, bare, bare.removesuffix("s"), f"{bare} län", f"{bare}s län")
    return {county_of(registers, region.pk) for one in spellings for region in registers.regions.named(one)}


def _regions_in(registers: Registers, text: str) -> list[Region]:
    """Return the regions and subregions whose names stand in the text; a name that both have is the region's."""
    words = f" {comparable(text)} "
    found = []
    for region in registers.regions.entries.values():
        above = registers.regions.entries[region.parent_id].names if region.parent_id else []
        own = {comparable(name) for name in region.names} - {comparable(name) for name in above}
        if any(f" {name} " in words for name in own):
            found.append(region)
    return found


def county_of(registers: Registers, region: int) -> int:
    """Return the key of the region at the top, for a region's or subregion's key."""
    seen = {region}
    while (parent := registers.regions.entries[region].parent_id) and parent not in seen:
        seen.add(parent)
        region = parent
    return region


def _sole(choices: list[Entry]) -> Hit[Entry]:
    return Hit(choices[0]) if len(choices) == 1 else Hit(choices=tuple(choices))

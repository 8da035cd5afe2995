"""Put names on a meeting's list of those present and absent."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from minutes.importing.attendance import find_substituted
from minutes.importing.matching import Registers
from minutes.models import Attendee, Meeting
from organisations.addresses import free_slug
from organisations.models import Person
from organisations.models.tracked import write_history


@dataclass(frozen=True)
class NewName:
    """A row for the list, and what a person chose for it."""

    attendee: Attendee
    substitutes_for: str = ""  # as written
    is_new_person: bool = False


@transaction.atomic
def add_names(meeting: Meeting, names: Sequence[NewName], registers: Registers) -> list[Attendee]:
    """Add the rows after those that are there, with the people whom someone chose to add to the register.

    A substitute is tied to the one that the words mean, on the list or among the new; else the words stay as a note.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)  # no two may take the same places
    listed = list(meeting.attendees.select_related("person"))
    last = meeting.attendees.aggregate(last=Max("position"))["last"] or 0
    added = [name.attendee for name in names]
    for position, name in enumerate(names, start=last + 1):
        name.attendee.meeting, name.attendee.position = meeting, position
        if name.is_new_person:
            name.attendee.person = _new_person(name.attendee.name)
    tied = []
    for name in names:
        if name.substitutes_for:
            found = find_substituted(name.attendee, name.substitutes_for, [*listed, *added], registers)
            tied += [(name.attendee, found[0])] if len(found) == 1 else []
    Attendee.objects.bulk_create(added)
    for row, absent in tied:
        row.substitutes_for = absent
    Attendee.objects.bulk_update([row for row, _ in tied], ["substitutes_for"])
    write_history(added, created=True)
    return added


def _new_person(name: str) -> Person:
    return Person.objects.create(name=name, slug=free_slug(Person, name))

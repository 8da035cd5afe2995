"""What else is found by other words when an entry of a register changes."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Model, Q, TextField, Value

from minutes.models import Abbreviation, Attendee, Meeting, Passage, Presenter, Responsible, Topic
from minutes.models.meeting import MeetingQuerySet
from minutes.search.index import index_entries, index_meetings
from organisations.models import Body, Membership, Organisation, Person, Region, Tree

KINDS: dict[type[Model], str] = {
    Body: Passage.Kind.BODY,
    Person: Passage.Kind.PERSON,
    Organisation: Passage.Kind.ORGANISATION,
    Topic: Passage.Kind.TOPIC,
    Abbreviation: Passage.Kind.ABBREVIATION,
}
# Where a hidden name may stand in what is found of a meeting.
_TEXTS = (
    *("title", "place", "preamble", "attendees__name", "items__title", "items__text", "items__presenters__name"),
    *(
        "items__number",
        "items__decisions__text",
        "items__decisions__condition",
        "items__actionitems__text",
        "items__actionitems__result",
        "items__actionitems__due_as_written",
    ),
    *("items__actionitems__responsibles__name", "attachments__label", "attachments__title", "attachments__summary"),
    *("attachments__location", "attachments__text"),
)


@transaction.atomic
def entries_changed(model: type[Model], keys: Iterable[int]) -> None:
    """Make entries of a register, changed or gone, be found as they are, and all that is told of with their names.

    Entries of other registers, and rows that are no entries, are of no account here.
    """
    keys = list(keys)
    if model is Region:
        within = Tree(Region.objects.all()).within(keys)
        index_entries(Passage.Kind.BODY, Body.objects.filter(region__in=within).values_list("pk", flat=True))
        of_region = Organisation.objects.filter(region__in=within).values_list("pk", flat=True)
        index_entries(Passage.Kind.ORGANISATION, of_region)
    if model not in KINDS or not keys:
        return
    index_entries(KINDS[model], keys)
    if model is Body:
        index_meetings(Meeting.objects.published().of_bodies(keys).values_list("pk", flat=True))
        _people(Q(body__in=keys))
    elif model is Organisation:
        parts = Organisation.objects.filter(parent__in=keys).values_list("pk", flat=True)
        index_entries(Passage.Kind.ORGANISATION, parts)
        _people(Q(organisation__in=keys))
    elif model is Person:
        index_meetings(_naming(keys).values_list("pk", flat=True))


@transaction.atomic
def topics_regrouped(keys: Iterable[int]) -> None:
    """Make topics that were merged or parted be found as they are, and what is on them under the right ones."""
    keys = list(keys)
    entries_changed(Topic, keys)
    tagged = Q(items__topics__in=keys) | Q(items__decisions__topics__in=keys)
    index_meetings(Meeting.objects.published().filter(tagged).order_by().values_list("pk", flat=True).distinct())


def memberships_changed(people: Iterable[int]) -> None:
    """Make people be found by the memberships that they have now."""
    index_entries(Passage.Kind.PERSON, people)


def _people(condition: Q) -> None:
    members = Membership.objects.filter(condition).order_by().values_list("person", flat=True).distinct()
    index_entries(Passage.Kind.PERSON, members)


def _naming(people: list[int]) -> MeetingQuerySet:
    """Return the public meetings that name the people, and those whose texts may, where a name was ever hidden."""
    named = Q(attendees__person__in=people) | Q(items__presenters__person__in=people)
    named |= Q(items__presenters__attendee__person__in=people)
    named |= Q(items__actionitems__responsibles__person__in=people)
    public = Meeting.objects.published().order_by()
    found = public.filter(pk__in=public.filter(named).values("pk"))
    words = _words_ever_hidden(people)
    for text in _TEXTS if words else ():
        stands = reduce(or_, (Q(**{f"{text}__icontains": word}) for word in words))
        found |= public.filter(pk__in=public.filter(stands).values("pk"))
    return found


def _words_ever_hidden(people: list[int]) -> set[str]:
    """Return words of which one stands wherever a name does of those of the people who are or were hidden."""
    states = Person.history.filter(id__in=people)
    hidden = set(states.filter(is_public=False).values_list("id", flat=True))
    hidden |= set(Person.objects.filter(pk__in=people, is_public=False).values_list("pk", flat=True))
    words = set()
    rows = list(states.filter(id__in=hidden).values_list("name", "other_names"))
    rows += Person.objects.filter(pk__in=hidden).values_list("name", "other_names")
    # And however the minutes have written it.
    for named in (Attendee, Presenter, Responsible):
        of_them = Q(person__in=hidden) if named is Attendee else Q(person__in=hidden) | Q(attendee__person__in=hidden)
        rows += named.objects.filter(of_them).values_list("name", Value("", TextField())).distinct()
    for name, others in rows:
        for one in (name, *others.splitlines()):
            parts = one.replace(",", " ").split()
            words |= {case for part in (parts[:1] + parts[-1:]) for case in (part, part.lower(), part.upper())}
    return words

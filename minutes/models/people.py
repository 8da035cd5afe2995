"""Who the public may know of."""

from functools import cache

from django.db.models import Exists, OuterRef

from organisations.models import Membership, Person
from organisations.models.person import PersonQuerySet

from .attendee import Attendee
from .item import Presenter


def public_people() -> PersonQuerySet:
    """Return the people whom public records or the registers name, and nobody hidden."""
    return _public_people().all()


@cache
def _public_people() -> PersonQuerySet:
    """Put the question together once: others take a copy, as what is asked keeps its answer."""
    attended = Attendee.objects.published().not_hidden().filter(person=OuterRef("pk"))
    presented = Presenter.objects.published().not_hidden().filter(person=OuterRef("pk"))
    member = Membership.objects.filter(person=OuterRef("pk"))
    return Person.objects.not_hidden().filter(Exists(attended) | Exists(presented) | Exists(member))

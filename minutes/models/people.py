"""Who the public may know of."""

from django.db.models import Exists, OuterRef

from organisations.models import Membership, Person
from organisations.models.person import PersonQuerySet

from .attendee import Attendee
from .item import Presenter


def public_people() -> PersonQuerySet:
    """Return the people whom public records or the registers name, and nobody hidden."""
    attended = Attendee.objects.published().not_hidden().filter(person=OuterRef("pk"))
    presented = Presenter.objects.published().not_hidden().filter(person=OuterRef("pk"))
    member = Membership.objects.filter(person=OuterRef("pk"))
    return Person.objects.not_hidden().filter(Exists(attended) | Exists(presented) | Exists(member))

"""Rows for tests."""

import datetime
from importlib import import_module

import factory
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from minutes.models import (
    ActionItem,
    AgendaItem,
    Attachment,
    Attendee,
    Decision,
    Meeting,
    PlannedMeeting,
    Presenter,
    Responsible,
    SourceDocument,
    Topic,
    TopicSuggestion,
)
from organisations.models import Body, Membership, Organisation, Person, Region

# --- organisations


class RegisterFactory(DjangoModelFactory):
    """An entry with a name of its own and the slug of it."""

    slug = factory.LazyAttribute(lambda entry: slugify(entry.name))

    class Meta:
        abstract = True


class RegionFactory(RegisterFactory):
    name = factory.Sequence("Region {}".format)

    class Meta:
        model = Region


class OrganisationFactory(RegisterFactory):
    name = factory.Sequence("Kommun {}".format)
    kind = Organisation.Kind.MUNICIPALITY

    class Meta:
        model = Organisation


class BodyFactory(RegisterFactory):
    name = factory.Sequence("Beredning {}".format)
    kind = Body.Kind.OFFICIALS
    region = factory.SubFactory(RegionFactory)

    class Meta:
        model = Body


class PersonFactory(RegisterFactory):
    name = factory.Sequence("Person Nummer{}".format)

    class Meta:
        model = Person


class MembershipFactory(DjangoModelFactory):
    person = factory.SubFactory(PersonFactory)
    body = factory.SubFactory(BodyFactory)
    role = Membership.Role.MEMBER

    class Meta:
        model = Membership


# --- minutes


class TopicFactory(RegisterFactory):
    name = factory.Sequence("Ämne {}".format)

    class Meta:
        model = Topic


class MeetingFactory(DjangoModelFactory):
    body = factory.SubFactory(BodyFactory)
    date = factory.Sequence(lambda number: datetime.date(2021, 1, 1) + datetime.timedelta(days=number % 700))

    class Meta:
        model = Meeting
        skip_postgeneration_save = True

    class Params:
        published = factory.Trait(
            status=Meeting.Status.PUBLISHED,
            published_at=factory.LazyFunction(timezone.now),
            slug=factory.LazyAttribute(lambda meeting: f"{meeting.date}-{meeting.body.slug}"),
        )
        withdrawn = factory.Trait(
            status=Meeting.Status.WITHDRAWN,
            published_at=factory.LazyFunction(timezone.now),
            withdrawn_at=factory.LazyFunction(timezone.now),
            withdrawal_reason="Fel fil.",
            slug=factory.LazyAttribute(lambda meeting: f"{meeting.date}-{meeting.body.slug}"),
        )


class PlannedMeetingFactory(DjangoModelFactory):
    body = factory.SubFactory(BodyFactory)
    date = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=30))

    class Meta:
        model = PlannedMeeting


class InPlaceFactory(DjangoModelFactory):
    """A row with the next place in order."""

    position = factory.Sequence(lambda number: number + 1)

    class Meta:
        abstract = True


class AttendeeFactory(InPlaceFactory):
    meeting = factory.SubFactory(MeetingFactory, published=True)
    person = factory.SubFactory(PersonFactory)
    name = factory.LazyAttribute(lambda attendee: attendee.person.name if attendee.person else "Utan Person")

    class Meta:
        model = Attendee


class AgendaItemFactory(InPlaceFactory):
    meeting = factory.SubFactory(MeetingFactory, published=True)
    title = factory.Sequence("Punkt {}".format)

    class Meta:
        model = AgendaItem
        skip_postgeneration_save = True

    @factory.post_generation
    def topics(item, create, topics):
        """Give the item its topics."""
        if topics:
            item.topics.set(topics)


class PresenterFactory(InPlaceFactory):
    item = factory.SubFactory(AgendaItemFactory)
    name = "Föredragande"

    class Meta:
        model = Presenter


class DecisionFactory(InPlaceFactory):
    item = factory.SubFactory(AgendaItemFactory)
    text = factory.Sequence("Beslut nummer {}".format)

    class Meta:
        model = Decision
        skip_postgeneration_save = True

    @factory.post_generation
    def topics(decision, create, topics):
        """Give the decision its topics."""
        if topics:
            decision.topics.set(topics)


class ActionItemFactory(InPlaceFactory):
    item = factory.SubFactory(AgendaItemFactory)
    text = factory.Sequence("Åtgärd nummer {}".format)

    class Meta:
        model = ActionItem


class ResponsibleFactory(InPlaceFactory):
    action = factory.SubFactory(ActionItemFactory)
    name = "Ansvarig"

    class Meta:
        model = Responsible


class TopicSuggestionFactory(DjangoModelFactory):
    item = factory.SubFactory(AgendaItemFactory)
    topic = factory.SubFactory(TopicFactory)
    why = "Ordet ”ämne” står i rubriken."

    class Meta:
        model = TopicSuggestion


class AttachmentFactory(InPlaceFactory):
    meeting = factory.SubFactory(MeetingFactory, published=True)
    title = factory.Sequence("Bilaga nummer {}".format)

    class Meta:
        model = Attachment


class SourceDocumentFactory(DjangoModelFactory):
    meeting = factory.SubFactory(MeetingFactory)
    sha256 = factory.Sequence("{:064x}".format)
    name = "anteckningar.txt"
    media_type = "text/plain"

    class Meta:
        model = SourceDocument


# --- users


def make_groups() -> None:
    """Make the groups of the roles where a test of transactions has emptied the tables."""
    if not Group.objects.exists():
        import_module("minutes.migrations.0008_roles").make_groups(apps, None)


class UserFactory(DjangoModelFactory):
    username = factory.Sequence("person{}".format)
    is_staff = True

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    @factory.post_generation
    def group(user, create, name):
        """Put the user in the group of the name."""
        if name:
            make_groups()
            user.groups.add(Group.objects.get(name=name))

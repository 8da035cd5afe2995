"""An archive of any size, the same each time, made in bulk into the database that the environment names.

Run by itself, as what is measured is served by a program of its own: python -m tests.benchmarks.archive 20000
"""

import datetime
import itertools
import random
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models, transaction

MADE_AT = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)
FIRST_DAY, LAST_DAY = datetime.date(2008, 1, 7), datetime.date(2024, 12, 20)
REGIONS, SUBREGIONS, BODIES, ORGANISATIONS = 3, 4, 60, 40
TOPICS, SUBTOPICS = 12, 4  # so many at the top, and within each: 60 together
ITEMS, ATTENDEES, WORDS = 11, 18.5, 79  # of a meeting, and of an item's text
BATCH = 2000

Row = TypeVar("Row", bound=models.Model)


def people_of(size: int) -> int:
    """Return how many people an archive of so many meetings has: in a small one the index is made in seconds."""
    return min(6000, 1500 + size)


def make_archive(size: int) -> None:
    """Fill an empty database with so many published meetings and all that belongs to them."""
    from minutes.models import Meeting
    from minutes.search import index
    from organisations.models import Body, Person

    chance = random.Random(20261128)
    with transaction.atomic():
        _make_registers(chance, people_of(size))
        bodies, people = list(Body.objects.order_by("pk")), list(Person.objects.order_by("pk"))
        meetings = _saved(Meeting, _meetings(size, bodies))
        _make_joint(chance, meetings, bodies)
        _make_attendees(chance, meetings, people)
        _make_items(chance, meetings)
        _begin_history()
    index.rebuild()
    with connection.cursor() as cursor:
        # As the database does by itself in an archive that has grown over time.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _saved(model: type[Row], rows: Iterable[Row]) -> list[Row]:
    """Return the rows with the keys that they got, in their order."""
    return model._default_manager.bulk_create(rows, batch_size=BATCH)


def _entry(name: str, number: int, **more: Any) -> dict[str, Any]:
    return {"name": f"{name} {number}", "slug": f"{name.lower()}-{number}", "sort_key": f"{number:05}", **more}


def _make_registers(chance: random.Random, people_count: int) -> None:
    from minutes.models import Topic
    from organisations.models import Body, Membership, Organisation, Person, Region

    regions = _saved(Region, (Region(**_entry("Region", number)) for number in range(REGIONS)))
    parts = (Region(**_entry("Del", n), parent=regions[n % REGIONS]) for n in range(REGIONS * SUBREGIONS))
    regions += _saved(Region, parts)
    topics = _saved(Topic, (Topic(**_entry("Amne", number)) for number in range(TOPICS)))
    _saved(Topic, (Topic(**_entry("Del", n), parent=topics[n % TOPICS]) for n in range(TOPICS * SUBTOPICS)))
    kinds = [kind for kind, _ in Body.Kind.choices]
    bodies = _saved(
        Body,
        (
            Body(**_entry("Organ", n), kind=kinds[n % len(kinds)], region=regions[n % len(regions)])
            for n in range(BODIES)
        ),
    )
    kind = Organisation.Kind.MUNICIPALITY
    organisations = _saved(Organisation, (Organisation(**_entry("Kommun", n), kind=kind) for n in range(ORGANISATIONS)))
    people = _saved(Person, (Person(**_entry("Person", n), is_public=n % 1000 != 999) for n in range(people_count)))
    _saved(
        Membership,
        (
            Membership(
                person=person,
                body=bodies[n % BODIES],
                role="member",
                organisation=chance.choice(organisations),
                starts_on=FIRST_DAY,
            )
            for n, person in enumerate(people[:1200])
        ),
    )


def _meetings(size: int, bodies: list) -> Iterator:
    """Yield the meetings of every body in turn, spread evenly over the years."""
    from minutes.models import Meeting

    days = (LAST_DAY - FIRST_DAY).days
    rounds = -(-size // BODIES)
    for number in range(size):
        round_, place = divmod(number, BODIES)
        day = FIRST_DAY + datetime.timedelta(days=round_ * days // rounds + place % 7)
        body = bodies[place]
        yield Meeting(
            body=body,
            date=day,
            same_day_number=1 + (days < rounds and round_ % (rounds // days + 1)),
            starts_at=datetime.time(9),
            ends_at=datetime.time(12),
            place="Regionens hus, sal Linden" if number % 3 else "Via Teams",
            form="on_site" if number % 3 else "online",
            slug=f"{day}-{body.slug}-{number}",
            status="withdrawn" if number % 500 == 499 else "published",
            published_at=MADE_AT,
            **({"withdrawn_at": MADE_AT, "withdrawal_reason": "Fel fil."} if number % 500 == 499 else {}),
        )


def _make_joint(chance: random.Random, meetings: list, bodies: list) -> None:
    from minutes.models import Meeting

    link = Meeting.joint_bodies.through
    links = (link(meeting=one, body=bodies[(one.body_id + 1) % BODIES]) for one in meetings if chance.random() < 0.03)
    _saved(link, links)


def _make_attendees(chance: random.Random, meetings: list, people: list) -> None:
    from minutes.models import Attendee
    from organisations.models import Organisation

    organisations = list(Organisation.objects.order_by("pk"))
    roles = ["chair", "secretary", "vice_chair"]
    rows = (
        Attendee(
            meeting=meeting,
            position=place,
            person=person,
            name=person.name,
            title="Verksamhetschef" if place % 2 else "",
            organisation=organisations[person.pk % ORGANISATIONS],
            side="region" if place % 2 else "municipalities",
            role=roles[place - 1] if place <= len(roles) else "",
            presence="apologies" if place % 7 == 6 else "present",
        )
        for meeting in meetings
        # Most come again and again to their own body: every person to some ten meetings a year of two bodies.
        for place, person in enumerate(_called(chance, people, meeting.body_id), 1)
    )
    for some in _batches(rows):
        _saved(Attendee, some)


def _called(chance: random.Random, people: list, body: int) -> list:
    own = people[body % BODIES :: BODIES]
    return chance.sample(own, round(ATTENDEES + chance.uniform(-4, 4)))


def _make_items(chance: random.Random, meetings: list) -> None:
    from minutes.models import ActionItem, AgendaItem, Attachment, Attendee, Decision, Presenter, Topic

    from .words import Writer

    writer, topics = Writer(), list(Topic.objects.order_by("pk"))
    outcomes = [outcome for outcome, _ in Decision.Outcome.choices]
    keys = (f"k{number:07}" for number in itertools.count())
    of_item, of_decision = AgendaItem.topics.through, Decision.topics.through
    called = Attendee.objects.filter(position__in=[3, 9]).order_by()
    named_at = called.values_list("meeting", "position", "name", "pk", "person")
    presenting = {(meeting, position): named for meeting, position, *named in named_at}
    nobody = ["Processledaren", None, None]
    # Some topics are on every agenda, most are rare.
    often = list(itertools.accumulate(1 / (place + 2) for place in range(len(topics))))
    rows = (
        AgendaItem(
            meeting=meeting,
            position=place,
            key=next(keys),
            number=str(place),
            title=writer.title(),
            text=writer.text(chance.randint(WORDS // 2, WORDS * 3 // 2)),
        )
        for meeting in meetings
        for place in range(1, ITEMS + 1)
    )
    for items in _batches(rows):
        items = _saved(AgendaItem, items)
        tagged = {
            item.pk: set(chance.choices(topics, cum_weights=often, k=chance.choice([0, 1, 1, 2]))) for item in items
        }
        _saved(
            of_item,
            (
                of_item(agendaitem_id=item, topic=one)
                for item, some in tagged.items()
                for one in sorted(some, key=lambda topic: topic.pk)
            ),
        )
        decisions = _saved(
            Decision,
            (
                Decision(
                    item=item,
                    position=1,
                    key=next(keys),
                    text=f"Gruppen beslutar {writer.text(16).lower()}",
                    kind="decision" if chance.random() < 0.85 else "proposal",
                    outcome=chance.choice(outcomes),
                )
                for item in items
                if item.position % 11 in (2, 5, 8)
            ),
        )
        _saved(
            of_decision,
            (
                of_decision(decision=one, topic=topic)
                for one in decisions
                for topic in sorted(tagged[one.item_id], key=lambda topic: topic.pk)
            ),
        )
        _saved(
            ActionItem,
            (
                ActionItem(
                    item=item, position=1, key=next(keys), text=writer.text(12), status=chance.choice(["open", "done"])
                )
                for item in items
                if item.position == 9
            ),
        )
        _saved(
            Presenter,
            (
                Presenter(item=item, position=1, name=name, attendee_id=attendee, person_id=person)
                for item in items
                if item.position % 3 == 0
                for name, attendee, person in [presenting.get((item.meeting_id, item.position), nobody)]
            ),
        )
        _saved(
            Attachment,
            (
                Attachment(
                    meeting_id=item.meeting_id,
                    item=item,
                    position=1,
                    label="Bilaga 1",
                    title=writer.title(),
                    text=writer.text(400),
                )
                for item in items
                if item.position == 4 and item.meeting_id % 10 == 0
            ),
        )


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the rows some at a time, so that they need not all be held at once."""
    rows = iter(rows)
    while some := list(itertools.islice(rows, BATCH * 5)):
        yield some


def _begin_history() -> None:
    """Keep the first state of every row, as every way into the archive does, by one statement a table."""
    from minutes.management.commands.rebuild_derived import TRACKED
    from organisations.models.tracked import Occasion

    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in TRACKED:
            kept = model.history.model
            columns = ", ".join(quote(field.column) for field in kept.tracked_fields)
            cursor.execute(
                f"INSERT INTO {quote(kept._meta.db_table)}"
                f" ({columns}, history_type, history_date, history_change_reason)"
                f" SELECT {columns}, '+', %s, %s FROM {quote(model._meta.db_table)}",
                [MADE_AT, Occasion.IMPORTED],
            )


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if not apps.get_model("organisations", "Region").objects.exists():
        make_archive(int(sys.argv[1]))

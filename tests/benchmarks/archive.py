"""An archive of any size, the same each time, made in bulk."""

import datetime
import random

from django.db import connection
from django.utils import timezone

from minutes.models import AgendaItem, Attendee, Decision, Meeting, Topic
from minutes.models.keys import new_key
from organisations.models import Body, Person, Region


def make_archive(meetings: int) -> None:
    """Fill an empty database with so many published meetings, 11 items and 3 decisions each."""
    chance = random.Random(20261122)
    regions = Region.objects.bulk_create(
        Region(name=f"Region {number}", slug=f"region-{number}", sort_key=f"{number:03}") for number in range(3)
    )
    bodies = Body.objects.bulk_create(
        Body(name=f"Organ {n}", slug=f"organ-{n}", sort_key=f"{n:03}", kind="officials", region=chance.choice(regions))
        for n in range(60)
    )
    topics = Topic.objects.bulk_create(
        Topic(name=f"Ämne {number}", slug=f"amne-{number}", sort_key=f"{number:03}") for number in range(60)
    )
    people = Person.objects.bulk_create(
        Person(name=f"Person {number}", slug=f"person-{number}", sort_key=f"{number:05}") for number in range(600)
    )
    rows = Meeting.objects.bulk_create(_meetings(meetings, bodies), batch_size=1000)
    Attendee.objects.bulk_create(
        (
            Attendee(meeting=meeting, position=place, person=person, name=person.name)
            for meeting in rows
            for place, person in enumerate(chance.sample(people, 18), 1)
        ),
        batch_size=2000,
    )
    items = AgendaItem.objects.bulk_create(
        (
            AgendaItem(meeting=meeting, position=place, key=new_key(), title=f"Punkt {place}", text="Text. " * 100)
            for meeting in rows
            for place in range(1, 12)
        ),
        batch_size=2000,
    )
    decisions = Decision.objects.bulk_create(
        (
            Decision(item=item, position=1, key=new_key(), text="Gruppen beslutar så.", outcome="decided")
            for item in items
            if item.position <= 3
        ),
        batch_size=2000,
    )
    for rows_on, through, name in (
        (items, AgendaItem.topics.through, "agendaitem"),
        (decisions, Decision.topics.through, "decision"),
    ):
        links = (through(**{name: row, "topic": topic}) for row in rows_on for topic in chance.sample(topics, 1))
        through.objects.bulk_create(links, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself in an archive that has grown over time


def _meetings(number: int, bodies: list[Body]) -> list[Meeting]:
    first = datetime.date(2005, 1, 3)
    meetings = []
    for count in range(number):
        body, day = bodies[count % len(bodies)], first + datetime.timedelta(days=count // len(bodies) * 7)
        slug = f"{day}-{body.slug}"
        published = {"status": "published", "published_at": timezone.now(), "slug": slug}
        meetings.append(Meeting(body=body, date=day, place="Via Teams", **published))
    return meetings

"""The archive that the quality of the search is measured on: five real meetings and more than two hundred invented."""

import datetime
import hashlib
from collections import Counter
from typing import Any, TypeVar

from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.utils.text import slugify

from minutes.management.commands.demo import REGISTERS
from minutes.models import (
    Abbreviation,
    ActionItem,
    AgendaItem,
    Attachment,
    Attendee,
    Decision,
    Meeting,
    Presenter,
    Responsible,
    Topic,
)
from organisations.models import Body, Organisation, Person, Region
from organisations.models.register import RegisterEntry
from organisations.models.sorting import swedish_sort_key

from . import invented_meetings as invented

PUBLISHED_AT = datetime.datetime(2025, 12, 1, 8, tzinfo=datetime.UTC)

Entry = TypeVar("Entry", bound=RegisterEntry)


def load_corpus() -> None:
    """Fill a database that has no archive with the five real meetings and the invented ones, all of them published.

    None of it has a history. The invented rows are written in bulk, past `save()`: an index is the caller's to build.
    """
    fixtures = settings.BASE_DIR / "fixtures"
    registers = [fixtures / f"{name}.json" for name in REGISTERS]
    with override_settings(SIMPLE_HISTORY_ENABLED=False):  # twice as fast
        call_command("loaddata", *registers, *sorted((fixtures / "meetings").glob("*.json")), verbosity=0)
    _write_registers(invented.registers())
    meetings = _write_meetings()
    items = _write_items(meetings)
    _write_decisions(items)
    _write_actions(items)


def _by_slug(model: type[Entry]) -> dict[str, Entry]:
    return {entry.slug: entry for entry in model.objects.all()}


def _key(*place: object) -> str:
    """Return a public key that is the same every time."""
    return "k" + hashlib.sha256(repr(place).encode()).hexdigest()[:7]


def _entries(model: type[Entry], rows: list[dict[str, Any]], **relations: type[RegisterEntry]) -> None:
    """Write entries of a register, whose relations are given by slug."""
    known = {name: _by_slug(other) for name, other in relations.items()}
    entries = []
    for row in rows:
        fields = {name: value for name, value in row.items() if name not in ("other", "focus", "words", *relations)}
        fields |= {name: entries_of[row[name]] for name, entries_of in known.items() if name in row}
        if "words" in row:
            fields["words"] = "\n".join(row["words"])
        other_names = "\n".join(row.get("other", []))
        entries.append(model(**fields, other_names=other_names, sort_key=swedish_sort_key(row["name"])))
    model.objects.bulk_create(entries)


def _write_registers(registers: dict[str, Any]) -> None:
    _entries(Region, registers["regions"], parent=Region)
    _entries(Organisation, registers["organisations"], region=Region)
    _entries(Body, registers["bodies"], region=Region)
    _entries(Topic, registers["topics"], parent=Topic)
    names = [name for people in registers["people"].values() for name, _ in people]
    _entries(Person, [{"name": name, "slug": slugify(name)} for name in names])
    Abbreviation.objects.bulk_create(
        Abbreviation(**row, sort_key=swedish_sort_key(row["short"])) for row in registers["abbreviations"]
    )


def _write_meetings() -> list[tuple[Meeting, invented.Meeting]]:
    """Write the meetings with their attendees; return each row with its words."""
    bodies, people, organisations = _by_slug(Body), _people(), _by_slug(Organisation)
    employers = {name: employer for rows in invented.registers()["people"].values() for name, employer in rows}
    published = {"status": Meeting.Status.PUBLISHED, "published_at": PUBLISHED_AT}
    rows = Meeting.objects.bulk_create(
        Meeting(body=bodies[told.body], date=told.date, place=told.place, slug=told.slug, **published)
        for told in invented.meetings()
    )
    pairs = list(zip(rows, invented.meetings(), strict=True))
    Attendee.objects.bulk_create(
        Attendee(
            meeting=meeting,
            position=place,
            name=name,
            person=people[name],
            organisation=organisations[employers[name]],
        )
        for meeting, told in pairs
        for place, name in enumerate(told.attendees, 1)
    )
    return pairs


def _write_items(meetings: list[tuple[Meeting, invented.Meeting]]) -> list[tuple[AgendaItem, invented.Item]]:
    """Write the items with their topics, presenters and attachments; return each row with its words."""
    people, topics = _people(), _by_slug(Topic)
    told = [(meeting, place, item) for meeting, told in meetings for place, item in enumerate(told.items, 1)]
    rows = AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            position=place,
            number=str(place),
            key=_key(meeting.slug, place),
            title=item.title,
            text=" ".join(item.sentences),
        )
        for meeting, place, item in told
    )
    pairs = [(row, item) for row, (_, _, item) in zip(rows, told, strict=True)]
    links = AgendaItem.topics.through
    links.objects.bulk_create(links(agendaitem=row, topic=topics[slug]) for row, item in pairs for slug in item.topics)
    Presenter.objects.bulk_create(
        Presenter(item=row, position=place, name=name, person=people[name])
        for row, item in pairs
        for place, name in enumerate(item.presenters, 1)
    )
    _write_attachments(pairs)
    return pairs


def _write_attachments(items: list[tuple[AgendaItem, invented.Item]]) -> None:
    last_of_meeting: Counter[int] = Counter()
    rows = []
    for row, item in items:
        for label, title, text in item.attachments:
            last_of_meeting[row.meeting_id] += 1
            place = last_of_meeting[row.meeting_id]
            rows.append(
                Attachment(meeting_id=row.meeting_id, item=row, position=place, label=label, title=title, text=text)
            )
    Attachment.objects.bulk_create(rows)


def _write_decisions(items: list[tuple[AgendaItem, invented.Item]]) -> None:
    topics = _by_slug(Topic)
    told = [(row, item, place) for row, item in items for place in range(len(item.decisions))]
    rows = Decision.objects.bulk_create(
        Decision(
            item=row,
            position=place + 1,
            key=_key("decision", row.key, place),
            outcome=item.decisions[place][0],
            text=item.decisions[place][1],
            condition=item.decisions[place][2],
        )
        for row, item, place in told
    )
    links = Decision.topics.through
    links.objects.bulk_create(
        links(decision=decision, topic=topics[slug])
        for decision, (_, item, _) in zip(rows, told, strict=True)
        for slug in item.topics
    )


def _write_actions(items: list[tuple[AgendaItem, invented.Item]]) -> None:
    people = _people()
    told = [(row, place, action) for row, item in items for place, action in enumerate(item.actions, 1)]
    rows = ActionItem.objects.bulk_create(
        ActionItem(item=row, position=place, key=_key("action", row.key, place), text=text, due_as_written=due)
        for row, place, (_, text, due) in told
    )
    Responsible.objects.bulk_create(
        Responsible(action=action, position=1, name=name, person=people.get(name))
        for action, (_, _, (name, _, _)) in zip(rows, told, strict=True)
    )


def _people() -> dict[str, Person]:
    """Return the invented people by name, which none of them shares."""
    names = [name for people in invented.registers()["people"].values() for name, _ in people]
    return {person.name: person for person in Person.objects.filter(name__in=names)}

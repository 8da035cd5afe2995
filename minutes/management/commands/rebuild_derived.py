from typing import Any

from django.core.management.base import BaseCommand
from django.db import models, transaction

from minutes.models import (
    Abbreviation,
    ActionItem,
    AgendaItem,
    Attachment,
    Attendee,
    Decision,
    Meeting,
    PlannedMeeting,
    Presenter,
    Responsible,
    Topic,
)
from minutes.questions import ask
from minutes.search import index
from minutes.topics.suggesting import suggest
from organisations.models import Body, Membership, Organisation, Person, Region
from organisations.models.archive_version import raise_archive_version
from organisations.models.sorting import swedish_sort_key
from organisations.models.tracked import Occasion, Tracked, forget_loading, write_history

SORTED_BY: dict[type[models.Model], str] = {
    Region: "name",
    Organisation: "name",
    Body: "name",
    Person: "name",
    Topic: "name",
    Abbreviation: "short",
}

TRACKED = [*SORTED_BY, Membership, Meeting, PlannedMeeting, Attendee, AgendaItem, Presenter]
TRACKED += [Decision, ActionItem, Responsible, Attachment]


class Command(BaseCommand):
    """Make what is derived from other fields, and what loaddata therefore leaves out."""

    help = (
        "Gör om det som räknas fram ur annat: sorteringsnycklar, historikens början, frågor, ämnesförslag, sökindex. "
        "Kör den efter loaddata."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild all but the index at once or not at all, then the index, which others may write in meanwhile."""
        with transaction.atomic():
            self._rebuild(options["verbosity"])
        index.rebuild()

    def _rebuild(self, verbosity: int) -> None:
        raise_archive_version()
        changed = sum(rebuild_sort_keys(model, field) for model, field in SORTED_BY.items())
        if verbosity:
            self.stdout.write(f"Ändrade sorteringsnycklar: {changed}.")
        begun = sum(begin_history(model) for model in TRACKED)
        if verbosity:
            self.stdout.write(f"Rader vars historik har börjat: {begun}.")
        for meeting in Meeting.objects.order_by("pk").iterator(chunk_size=100):
            ask(meeting)
            suggest(meeting)


def rebuild_sort_keys(model: type[models.Model], field: str) -> int:
    """Write the sort keys that are not what the field says; return how many."""
    changed = []
    for row in model._default_manager.select_for_update().only(field, "sort_key"):
        key = swedish_sort_key(getattr(row, field))
        if row.sort_key != key:
            row.sort_key = key
            changed.append(row)
    model._default_manager.bulk_update(changed, ["sort_key"], batch_size=500)
    return len(changed)


def begin_history(model: type[Tracked]) -> int:
    """Keep the state of the rows that were loaded, and number their versions; return how many.

    Loaded rows have version 0 and no history, or what it noted of their relations while these were loaded, which is
    dropped. What is changed first could not be told from what was there.
    """
    loaded = model._default_manager.filter(version=0)
    begun = 0
    while rows := list(loaded[:500]):
        model._default_manager.filter(pk__in=[row.pk for row in rows]).update(version=1)
        for row in rows:
            row.version = 1
        forget_loading(rows)
        write_history(rows, created=True, reason=Occasion.LOADED)
        begun += len(rows)
    return begun

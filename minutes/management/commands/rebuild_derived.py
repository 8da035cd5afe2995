from typing import Any

from django.core.management.base import BaseCommand
from django.db import models, transaction

from minutes.models import Abbreviation, Topic
from organisations.models import Body, Organisation, Person, Region
from organisations.models.sorting import swedish_sort_key

SORTED_BY: dict[type[models.Model], str] = {
    Region: "name",
    Organisation: "name",
    Body: "name",
    Person: "name",
    Topic: "name",
    Abbreviation: "short",
}


class Command(BaseCommand):
    """Make what is derived from other fields, and what loaddata therefore leaves out."""

    help = "Gör om det som räknas fram ur annat: sorteringsnycklarna. Kör den efter loaddata."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild everything, or nothing."""
        changed = sum(rebuild_sort_keys(model, field) for model, field in SORTED_BY.items())
        if options["verbosity"]:
            self.stdout.write(f"Sorteringsnycklar: {changed} ändrade.")


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

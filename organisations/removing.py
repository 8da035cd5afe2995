"""Deleting entries of a register on which nothing stands."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F, Model, ProtectedError

from minutes.search.following import entries_changed
from organisations.hanging import Pointer, goes_along, in_the_way, pointing_at


@transaction.atomic
def remove(entries: Collection[Model]) -> None:
    """Delete entries of one register, with their memberships and the tags of drafts.

    Raises ProtectedError when anything else stands on one of them.
    """
    fields = pointing_at(type(next(iter(entries))))
    for field in fields:
        if standing := in_the_way(field, entries).first():
            raise ProtectedError("Något hänger på det som skulle tas bort.", {standing})
    for field in fields:
        if field.many_to_many:
            _take_tags(field, entries)
        else:
            for row in goes_along(field, entries):
                row.delete()
    keys, model = [entry.pk for entry in entries], type(next(iter(entries)))
    for entry in entries:
        entry.delete()
    entries_changed(model, keys)


def _take_tags(field: Pointer, entries: Collection[Model]) -> None:
    tagged = field.model._base_manager.filter(pk__in=list(goes_along(field, entries).values_list("pk", flat=True)))
    tagged.update(version=F("version") + 1)
    for row in tagged:
        getattr(row, field.name).remove(*entries)  # which leaves its own history

"""The version of the whole archive, which changes with whatever the public may see.

Every transaction that changes something leaves a mark of its own in itself, and takes away those marks that it can
have at once. All marks together are the version. So it changes in the very moment in which the change is seen, also
if the program is killed right after; nobody waits for anybody, as a single number that all count up would have them
do until the other is done, and none can lock the other out for good; and since a mark is random and never comes
back, neither does a version, not even with a database put back from a copy.
"""

import uuid
from typing import ClassVar

from django.db import models, transaction

from .compiled import Compiled


class ArchiveMark(models.Model):
    """The mark that a transaction left."""

    key = models.UUIDField("märke", primary_key=True, default=uuid.uuid4, editable=False)

    objects: ClassVar[models.Manager["ArchiveMark"]] = models.Manager()

    class Meta:
        verbose_name = "märke av arkivets version"
        verbose_name_plural = "märken av arkivets version"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.key)


def raise_archive_version() -> None:
    """Give the archive a new version, once in a transaction however often it is asked for."""
    connection = transaction.get_connection()
    if any(call is _is_raised for _, call, _ in connection.run_on_commit):
        return
    with transaction.atomic(savepoint=False):
        # Another's mark may be another's to take away: it is left, and the next one takes both.
        marks = ArchiveMark.objects.select_for_update(skip_locked=True)
        ArchiveMark.objects.filter(pk__in=list(marks.values_list("pk", flat=True))).delete()
        ArchiveMark.objects.create()
    transaction.on_commit(_is_raised)


def _is_raised() -> None:
    """Stand among what the transaction does at its end, as long as it or the part of it is not taken back."""


def archive_version() -> str:
    """Return the archive's version, in one query; empty where nothing has ever been written."""
    return ",".join(sorted(str(key) for (key,) in _MARKS.rows()))


_MARKS = Compiled(lambda: ArchiveMark.objects.values_list("pk"))  # asked for with every page

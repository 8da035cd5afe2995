from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models

from .sorting import swedish_sort_key
from .tracked import Tracked

Entry = TypeVar("Entry", bound="RegisterEntry")


class RegisterQuerySet(models.QuerySet[Entry]):
    """Entries that are found by slug, in fixtures too."""

    def get_by_natural_key(self, slug: str) -> Entry:
        """Return the entry with the slug."""
        return self.get(slug=slug)


class RegisterEntry(Tracked):
    """An entry of one of the archive's registers: a name, an address, a place in the alphabet."""

    name = models.CharField("namn", max_length=250)
    slug = models.SlugField("adressdel", max_length=150, unique=True)
    other_names = models.TextField("andra namn", blank=True, help_text="Ett namn per rad, som de förekommer i texter.")
    sort_key = models.TextField(editable=False, db_index=True)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["sort_key", "slug"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save the entry with its place in the alphabet."""
        self.sort_key = swedish_sort_key(self.name)
        if update_fields is not None and "name" in update_fields:
            update_fields = {*update_fields, "sort_key"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def natural_key(self) -> tuple[str]:
        """Return the slug, which fixtures use instead of a number."""
        return (self.slug,)

    @property
    def names(self) -> list[str]:
        """Return every name of the entry, the usual one first."""
        return [self.name, *(line.strip() for line in self.other_names.splitlines() if line.strip())]

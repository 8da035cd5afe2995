import secrets
from typing import TypeVar

from django.db import models

_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_SIGNS = _LETTERS + "23456789"

Row = TypeVar("Row", bound="Keyed")


def new_key() -> str:
    """Return a random key of eight signs for use in addresses: a letter first, none that look alike."""
    return secrets.choice(_LETTERS) + "".join(secrets.choice(_SIGNS) for _ in range(7))


class KeyedQuerySet(models.QuerySet[Row]):
    """Rows that are found by their public key, in fixtures too."""

    def get_by_natural_key(self, key: str) -> Row:
        """Return the row with the key."""
        return self.get(key=key)


class Keyed(models.Model):
    """A row with a public key that never changes, whatever is numbered or moved around it."""

    key = models.CharField("nyckel", max_length=20, unique=True, default=new_key, editable=False)

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        """Return the key, which fixtures use instead of a number."""
        return (self.key,)


class FromDocument(models.Model):
    """A row that may have been read from a document, and then knows from which lines."""

    source_lines = models.JSONField("rader i källan", default=list, blank=True, editable=False)

    class Meta:
        abstract = True

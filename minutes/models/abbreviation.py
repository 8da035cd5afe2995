from typing import Any

from django.db import models

from organisations.models.sorting import swedish_sort_key
from organisations.models.tracked import Tracked


class AbbreviationManager(models.Manager["Abbreviation"]):
    """Abbreviations, found by their short form in fixtures too."""

    def get_by_natural_key(self, short: str) -> "Abbreviation":
        """Return the abbreviation with the short form."""
        return self.get(short=short)


class Abbreviation(Tracked):
    """A short form that the minutes use, and what it stands for."""

    short = models.CharField("förkortning", max_length=50, unique=True)
    long = models.CharField("utskrivet", max_length=250)
    explanation = models.TextField("förklaring", blank=True)
    url = models.URLField("adress", blank=True)
    sort_key = models.TextField(editable=False, db_index=True)

    objects = AbbreviationManager()

    class Meta:
        verbose_name = "förkortning"
        verbose_name_plural = "förkortningar"
        ordering = ["sort_key", "short"]

    def __str__(self) -> str:
        return f"{self.short}, {self.long}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the abbreviation with its place in the alphabet."""
        self.sort_key = swedish_sort_key(self.short)
        super().save(*args, **kwargs)

    def natural_key(self) -> tuple[str]:
        """Return the short form, which fixtures use instead of a number."""
        return (self.short,)

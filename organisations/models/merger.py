from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q


class MergerQuerySet(models.QuerySet["Merger"]):
    """Mergers, and the questions one asks about them."""

    def into(self, entry: models.Model) -> "MergerQuerySet":
        """Return the mergers in which the entry was the one that was kept."""
        return self.filter(register=entry._meta.label_lower, kept_key=entry.pk)

    def in_force(self) -> "MergerQuerySet":
        """Return those that have not been undone."""
        return self.filter(undone_at=None)


class Merger(models.Model):
    """Two entries of a register that became one, with all that is needed to part them again."""

    register = models.CharField("register", max_length=50)
    kept_key = models.BigIntegerField("nummer på den som är kvar")
    absorbed_key = models.BigIntegerField("nummer på den som gick upp i den")
    absorbed = models.JSONField("det som gick upp i den")
    moved = models.JSONField("flyttade rader", default=dict)
    shared = models.JSONField("rader som hörde till båda", default=dict)
    dropped = models.JSONField("rader som fanns dubbelt", default=list)
    names_added = models.JSONField("namn som lades till", default=list)
    words_added = models.JSONField("ord som lades till", default=list)
    old_addresses = models.JSONField("adresser som ledde dit", default=list)
    became_hidden = models.BooleanField("doldes av sammanslagningen", default=False)
    merged_at = models.DateTimeField("sammanslagna")
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="sammanslagna av", related_name="+", null=True
    )
    undone_at = models.DateTimeField("ångrad", null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="ångrad av", related_name="+", null=True
    )

    objects = MergerQuerySet.as_manager()

    class Meta:
        verbose_name = "sammanslagning"
        verbose_name_plural = "sammanslagningar"
        ordering = ["-merged_at", "-pk"]
        indexes = [models.Index(fields=["register", "kept_key"], name="merger_into_entry")]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "absorbed_key"],
                condition=Q(undone_at=None),
                name="entry_is_absorbed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fields['name']} ({self.fields['slug']})"

    @property
    def fields(self) -> dict[str, Any]:
        """Return the fields that the absorbed entry had."""
        return self.absorbed["fields"]

    @property
    def moved_count(self) -> int:
        """Return the number of rows that came to point at the kept entry."""
        return sum(len(keys) for keys in self.moved.values())

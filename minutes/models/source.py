from typing import Any

from django.db import models
from django.utils import timezone

from organisations.models.archive_version import raise_archive_version

from .meeting import Meeting


class SourceDocument(models.Model):
    """The file that a meeting was read from, told apart from others by what it contains."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, verbose_name="möte", related_name="sources")
    sha256 = models.CharField("kontrollsumma", max_length=64, unique=True)
    name = models.CharField("filnamn", max_length=255)
    media_type = models.CharField("filtyp", max_length=100)
    encoding = models.CharField("teckenkodning", max_length=20, blank=True)
    file = models.FileField("original", upload_to="kallor/", max_length=300)
    lines = models.JSONField("rader", default=list)
    removals = models.JSONField("borttaget", default=list)
    corrections = models.JSONField("rättelser av rader", default=dict, blank=True)
    became = models.JSONField("vad raderna blev", default=dict, blank=True)
    body_as_written = models.TextField("organ enligt dokumentet", blank=True)
    imported_at = models.DateTimeField("inläst", auto_now_add=True)
    in_use_since = models.DateTimeField("i bruk sedan", default=timezone.now)  # the last of a meeting is its document

    class Meta:
        verbose_name = "källdokument"
        verbose_name_plural = "källdokument"
        ordering = ["-in_use_since", "-pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the document, which has no history of its own, in a new version of the archive."""
        raise_archive_version()
        super().save(*args, **kwargs)

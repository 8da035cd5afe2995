from django.core.validators import FileExtensionValidator
from django.db import models

from organisations.models.tracked import Tracked

from .item import AgendaItem
from .keys import FromDocument
from .meeting import Meeting

FILE_TYPES = ["docx", "odt", "pdf", "pptx", "odp", "xlsx", "ods", "rtf", "txt", "md", "png", "jpg"]


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Attachments, and the questions one asks about them."""

    def get_by_natural_key(self, meeting: str, position: int) -> "Attachment":
        """Return the attachment in the place of the meeting's list."""
        return self.get(meeting__slug=meeting, position=position)

    def published(self) -> "AttachmentQuerySet":
        """Return the attachments of public meetings."""
        return self.filter(meeting__status=Meeting.Status.PUBLISHED)


class Attachment(FromDocument, Tracked):
    """Something that the record encloses or names: a file, a report, slides. Missing until it is here."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, verbose_name="möte", related_name="attachments")
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, verbose_name="punkt", related_name="attachments", null=True, blank=True
    )
    position = models.PositiveIntegerField("ordning", editable=False)
    label = models.CharField("beteckning", max_length=100, blank=True, help_text="Till exempel ”Bilaga 2”.")
    title = models.TextField("titel")
    file = models.FileField(
        "fil", upload_to="bilagor/", max_length=300, blank=True, validators=[FileExtensionValidator(FILE_TYPES)]
    )
    location = models.TextField("finns enligt anteckningarna", blank=True, help_text="Till exempel ”projify”.")
    summary = models.TextField("sammanfattning", blank=True)
    text = models.TextField("text", blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "bilaga"
        verbose_name_plural = "bilagor"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="attachment_has_a_place_of_its_own"),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.label, self.title) if part)

    def natural_key(self) -> tuple[str, int]:
        """Return the meeting and the place in its list, which fixtures use instead of a number."""
        return (*self.meeting.natural_key(), self.position)

    natural_key.dependencies = ["minutes.meeting"]  # type: ignore[attr-defined]

    @property
    def is_missing(self) -> bool:
        """Tell whether the record names the attachment but nobody has handed it in."""
        return not (self.file or self.text or self.summary)

from django.conf import settings
from django.db import models

from .meeting import Meeting


class Answer(models.Model):
    """What somebody answered when the archive asked about a thing in a meeting before it was published."""

    class Kind(models.TextChoices):
        NAME = "name", "Namn i texten som inte står i deltagarlistan"
        DECISION = "decision", "Beslut utan text"
        ATTACHMENT = "attachment", "Bilaga som saknas"
        EMAIL = "email", "E-postadress"
        PHONE = "phone", "Telefonnummer"

    class Reply(models.TextChoices):
        AS_IT_IS = "as_it_is", "Det ska vara så"
        LATER = "later", "Rättas senare"

    meeting = models.ForeignKey(Meeting, models.CASCADE, verbose_name="möte", related_name="answers")
    kind = models.CharField("fråga", max_length=20, choices=Kind.choices)
    matter = models.CharField("gäller", max_length=300)
    reply = models.CharField("svar", max_length=20, choices=Reply.choices)
    note = models.TextField("kommentar", blank=True)
    answered_at = models.DateTimeField("besvarad", auto_now=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="besvarad av", related_name="+", null=True
    )

    class Meta:
        verbose_name = "svar"
        verbose_name_plural = "svar"
        ordering = ["meeting", "kind", "matter"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind", "matter"], name="question_is_answered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.matter}"

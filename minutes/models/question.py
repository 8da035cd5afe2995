from django.conf import settings
from django.db import models
from django.db.models import Q

from .meeting import Meeting


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions, and the questions one asks about them."""

    def still_open(self) -> "QuestionQuerySet":
        """Return those that nobody has settled."""
        return self.exclude(reply=Question.Reply.AS_IT_IS)


class Question(models.Model):
    """Something in a meeting that a person should look at before the public does, and what they answered."""

    class Kind(models.TextChoices):
        NAME = "name", "Namn i texten som inte står i deltagarlistan"
        PERSON = "person", "Deltagare som heter som någon i personregistret"
        EMPTY = "empty", "Möte utan innehåll"
        DECISION = "decision", "Beslut utan text"
        ATTACHMENT = "attachment", "Bilaga som saknas"
        EMAIL = "email", "E-postadress"
        PHONE = "phone", "Telefonnummer"

    class Reply(models.TextChoices):
        AS_IT_IS = "as_it_is", "Det ska vara så"
        LATER = "later", "Rättas senare"

    meeting = models.ForeignKey(Meeting, models.CASCADE, verbose_name="möte", related_name="questions")
    kind = models.CharField("fråga", max_length=20, choices=Kind.choices)
    matter = models.CharField("gäller", max_length=300)
    where = models.TextField("står i", blank=True)
    reply = models.CharField("svar", max_length=20, choices=Reply.choices, blank=True)
    note = models.TextField("kommentar", blank=True)
    answered_at = models.DateTimeField("besvarad", null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="besvarad av", related_name="+", null=True
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "fråga"
        verbose_name_plural = "frågor"
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind", "matter"], name="question_is_asked_once"),
            models.CheckConstraint(
                condition=Q(reply="", answered_at=None) | (~Q(reply="") & Q(answered_at__isnull=False)),
                name="only_what_is_answered_has_a_time_of_answering",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.matter}"

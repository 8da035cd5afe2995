from django.conf import settings
from django.db import models
from django.db.models import Q

from .decision import Decision
from .item import AgendaItem
from .meeting import Meeting
from .topic import Topic


class TopicSuggestionQuerySet(models.QuerySet["TopicSuggestion"]):
    """Suggestions, and the questions one asks about them."""

    def waiting(self) -> "TopicSuggestionQuerySet":
        """Return those that nobody has turned down; those that were taken are no more."""
        return self.filter(turned_down_at=None)

    def turned_down(self) -> "TopicSuggestionQuerySet":
        """Return those that are never to be made again."""
        return self.filter(turned_down_at__isnull=False)


class TopicSuggestion(models.Model):
    """A topic that an item, or a decision of it, seems to be on, and why; a person takes it or turns it down."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, verbose_name="punkt", related_name="topic_suggestions")
    decision = models.ForeignKey(
        Decision, models.CASCADE, verbose_name="beslut", related_name="topic_suggestions", null=True
    )
    topic = models.ForeignKey(Topic, models.CASCADE, verbose_name="ämne", related_name="suggestions")
    why = models.TextField("varför")
    turned_down_at = models.DateTimeField("avvisat", null=True)
    turned_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="avvisat av", related_name="+", null=True
    )

    objects = TopicSuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = "ämnesförslag"
        verbose_name_plural = "ämnesförslag"
        ordering = ["-item__meeting__date", "-item__meeting__pk", "item__position", "decision__position", "topic"]
        constraints = [
            models.UniqueConstraint(fields=["item", "decision", "topic"], name="topic_is_suggested_once"),
            models.UniqueConstraint(
                fields=["item", "topic"], condition=Q(decision=None), name="topic_is_suggested_once_for_an_item"
            ),
            models.CheckConstraint(
                condition=Q(turned_down_by=None) | Q(turned_down_at__isnull=False),
                name="only_what_is_turned_down_was_so_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} för {self.row}"

    @property
    def row(self) -> AgendaItem | Decision:
        """Return the decision or, where it is for none, the item."""
        return self.decision or self.item

    @property
    def meeting(self) -> Meeting:
        """Return the meeting of the item."""
        return self.item.meeting

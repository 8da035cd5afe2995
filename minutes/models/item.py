from collections.abc import Iterable

from django.db import models
from django.db.models import Exists, OuterRef

from organisations.models import Region
from organisations.models.tracked import Tracked

from .attendee import Attendee, NamedInText
from .keys import FromDocument, Keyed, KeyedQuerySet
from .meeting import Meeting
from .topic import Topic


class AgendaItemQuerySet(KeyedQuerySet["AgendaItem"]):
    """Agenda items, and the questions one asks about them."""

    def published(self) -> "AgendaItemQuerySet":
        """Return the items of public meetings."""
        return self.filter(meeting__status=Meeting.Status.PUBLISHED)

    def on_topics(self, topics: Iterable[int]) -> "AgendaItemQuerySet":
        """Return the items on any of the topics."""
        return self.filter(pk__in=AgendaItem.objects.filter(topics__in=list(topics)).values("pk"))

    def with_meeting(self) -> "AgendaItemQuerySet":
        """Return the items with the names of where they stood. One query."""
        return self.select_related("meeting__body__region__parent", "parent")

    def newest_first(self) -> "AgendaItemQuerySet":
        """Return the items in the order of lists: the newest meeting first, each in its own order."""
        return self.order_by("-meeting__date", "-meeting__pk", "position")


class AgendaItem(Keyed, FromDocument, Tracked):
    """A point on the agenda, and what the record says under it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, verbose_name="möte", related_name="items")
    parent = models.ForeignKey(
        "self", models.CASCADE, verbose_name="underpunkt till", related_name="subitems", null=True, blank=True
    )
    position = models.PositiveIntegerField("ordning", editable=False)
    number = models.CharField(
        "nummer som tryckt", max_length=30, blank=True, help_text="Till exempel ”§ 12” eller ”3 a”."
    )
    title = models.TextField("rubrik")
    text = models.TextField("text", blank=True, help_text="Markdown: listor med -, tabeller med |. Ingen HTML.")
    topics = models.ManyToManyField(Topic, verbose_name="ämnen", related_name="items", blank=True)
    regions = models.ManyToManyField(Region, verbose_name="gäller regioner", related_name="items", blank=True)

    _history_m2m_fields = ["topics", "regions"]

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = "punkt"
        verbose_name_plural = "punkter"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="item_has_a_place_of_its_own"),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="item_is_not_its_own_subitem",
                violation_error_message="En punkt kan inte vara underpunkt till sig själv.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def full_title(self) -> str:
        """Return the title, after that of the item that it is part of: “Covid-19: Mellersta”."""
        return f"{self.parent.title}: {self.title}" if self.parent else self.title

    @property
    def decided(self) -> list:
        """Return the item's decisions, without what was only proposed."""
        return [decision for decision in self.decisions.all() if decision.kind == "decision"]

    def get_absolute_url(self) -> str:
        """Return the address of the item on its meeting's page, empty as long as that has none."""
        page = self.meeting.get_absolute_url()
        return page and f"{page}#{self.key}"


class PresenterQuerySet(models.QuerySet["Presenter"]):
    """Presenters, and the questions one asks about them."""

    def get_by_natural_key(self, item: str, position: int) -> "Presenter":
        """Return the presenter in the place of the item's list."""
        return self.get(item__key=item, position=position)

    def published(self) -> "PresenterQuerySet":
        """Return the presenters at public meetings."""
        return self.filter(item__meeting__status=Meeting.Status.PUBLISHED)

    def not_hidden(self) -> "PresenterQuerySet":
        """Return those whose names may be shown, at the meeting and everywhere."""
        hidden_here = Attendee.objects.filter(
            meeting=OuterRef("item__meeting"), person=OuterRef("person"), is_public=False
        )
        return self.exclude(attendee__is_public=False).exclude(person__is_public=False).filter(~Exists(hidden_here))


class Presenter(NamedInText):
    """Someone who presents an item."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, verbose_name="punkt", related_name="presenters")

    objects = PresenterQuerySet.as_manager()

    class Meta(NamedInText.Meta):
        verbose_name = "föredragande"
        verbose_name_plural = "föredragande"
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="presenter_has_a_place_of_its_own"),
        ]

    def natural_key(self) -> tuple[str, int]:
        """Return the item and the place in its list, which fixtures use instead of a number."""
        return (self.item.key, self.position)

    natural_key.dependencies = ["minutes.agendaitem"]  # type: ignore[attr-defined]

from collections.abc import Iterable

from django.db import models
from django.db.models import Case, Prefetch, Q, QuerySet, Value, When

from organisations.models import Body, Organisation
from organisations.models.tracked import Tracked

from .attendee import NamedInText
from .item import AgendaItem
from .keys import FromDocument, Keyed, KeyedQuerySet
from .meeting import Meeting
from .topic import Topic


class OfItemQuerySet(KeyedQuerySet):
    """Rows of agenda items, public with their meeting, and the questions one asks about them."""

    def published(self) -> "OfItemQuerySet":
        """Return the rows of public meetings."""
        return self.filter(item__meeting__status=Meeting.Status.PUBLISHED)

    def of_bodies(self, bodies: Iterable[int]) -> "OfItemQuerySet":
        """Return the rows of meetings that any of the bodies held, alone or jointly."""
        return self.filter(item__meeting__in=Meeting.objects.of_bodies(bodies))

    def newest_first(self) -> "OfItemQuerySet":
        """Return the rows in the order of lists: the newest meeting first, each in its own order."""
        return self.order_by("-item__meeting__date", "-item__meeting__pk", "item__position", "position")

    def oldest_first(self) -> "OfItemQuerySet":
        """Return the rows with the oldest meeting first, each in its own order."""
        return self.order_by("item__meeting__date", "item__meeting__pk", "item__position", "position")


class OfItem(Keyed, FromDocument, Tracked):
    """A row in its place under an agenda item, with an address on the meeting's page."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, verbose_name="punkt", related_name="%(class)ss")
    position = models.PositiveIntegerField("ordning", editable=False)
    text = models.TextField("text")

    objects = OfItemQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["item", "position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="%(class)s_has_a_place_of_its_own"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return the address of the row on its meeting's page, empty as long as that has none."""
        page = self.item.meeting.get_absolute_url()
        return page and f"{page}#{self.key}"


class DecisionQuerySet(OfItemQuerySet):
    """Decisions, and the questions one asks about them."""

    def on_topics(self, topics: Iterable[int]) -> "DecisionQuerySet":
        """Return the decisions on any of the topics."""
        return self.filter(pk__in=Decision.objects.filter(topics__in=list(topics)).values("pk"))

    def decided(self) -> "DecisionQuerySet":
        """Return those that are decisions and not proposals."""
        return self.filter(kind=Decision.Kind.DECISION)

    def with_follow_up(self) -> "DecisionQuerySet":
        """Return the decisions, each with how far its item's actions have come and whether anything is left of it."""
        rows, state = ActionItem.objects.order_by(), Decision.Actions
        # Not correlated, so that the database looks the actions up once and not for each decision.
        states = Case(
            When(item__in=rows.filter(status=ActionItem.Status.OPEN).values("item"), then=Value(state.OPEN.value)),
            When(item__in=rows.values("item"), then=Value(state.DONE.value)),
            default=Value(state.NONE.value),
        )
        is_left = Q(actions=Decision.Actions.OPEN) | Q(outcome__in=Decision.WAITING)
        return self.annotate(actions=states).annotate(
            state=Case(When(is_left, then=Value(Decision.State.OPEN.value)), default=Value(Decision.State.DONE.value))
        )

    def with_meeting(self) -> "DecisionQuerySet":
        """Return the decisions with where they were made, jointly too. Two queries."""
        decisions = self.select_related("item__meeting__body__region", "item__parent", "referred_to")
        return decisions.prefetch_related("item__meeting__joint_bodies")

    def with_topics(self) -> "DecisionQuerySet":
        """Return the decisions with their topics and where they were made. Two queries."""
        return self.select_related("item__meeting__body__region", "item__parent", "referred_to").prefetch_related(
            "topics"
        )

    def for_lists(self) -> "DecisionQuerySet":
        """Return the decisions with all that a row of a list shows. Three queries."""
        return self.with_topics().prefetch_related("item__meeting__joint_bodies")

    def for_register(self) -> "DecisionQuerySet":
        """Return the decisions with where they were made and, as `item.followed_up`, its actions. Three queries."""
        named: QuerySet = Responsible.objects.select_related("attendee__person", "attendee__organisation", "person")
        actions = ActionItem.objects.order_by("position").prefetch_related(
            Prefetch("responsibles", named.select_related("organisation"))
        )
        return (
            self.select_related("item__meeting__body", "item__parent", "referred_to")
            .defer("source_lines", "item__text", "item__source_lines", "item__parent__text")
            .defer("item__parent__source_lines", "item__meeting__preamble", "item__meeting__import_warnings")
            .prefetch_related(Prefetch("item__actionitems", actions, to_attr="followed_up"))
        )


class Decision(OfItem):
    """A decision, or a proposal for one, in the words of the record."""

    class Kind(models.TextChoices):
        PROPOSAL = "proposal", "Förslag"
        DECISION = "decision", "Beslut"

    class Outcome(models.TextChoices):
        DECIDED = "decided", "Beslutat"
        POSITION = "position", "Ställningstagande"
        RECOMMENDED = "recommended", "Rekommenderat"
        NOTED = "noted", "Till handlingarna"
        POSTPONED = "postponed", "Bordlagt"
        REFERRED = "referred", "Hänskjutet"
        TAKEN_HOME = "taken_home", "Tas med hem"
        DORMANT = "dormant", "Vilande"
        REJECTED = "rejected", "Avslaget"

    class State(models.TextChoices):
        OPEN = "open", "Något återstår"
        DONE = "done", "Inget återstår"

    class Actions(models.TextChoices):
        OPEN = "open", "Öppna åtgärder"
        DONE = "done", "Bara avslutade åtgärder"
        NONE = "none", "Inga åtgärder"

    WAITING = (Outcome.POSTPONED, Outcome.DORMANT, Outcome.TAKEN_HOME)  # of which the record says that it comes back

    kind = models.CharField("slag", max_length=10, choices=Kind.choices, default=Kind.DECISION)
    outcome = models.CharField("utfall", max_length=20, choices=Outcome.choices, blank=True)
    condition = models.TextField("villkor", blank=True)
    referred_to = models.ForeignKey(
        Body, models.PROTECT, verbose_name="hänskjutet till", related_name="referred_decisions", null=True, blank=True
    )
    topics = models.ManyToManyField(Topic, verbose_name="ämnen", related_name="decisions", blank=True)

    _history_m2m_fields = ["topics"]

    objects = DecisionQuerySet.as_manager()  # type: ignore[misc]

    class Meta(OfItem.Meta):
        verbose_name = "beslut"
        verbose_name_plural = "beslut"
        # All that the register counts by, so that it need not read the texts.
        indexes = [models.Index(fields=["item", "kind", "outcome", "referred_to"], name="decision_counted")]


class ActionItemQuerySet(OfItemQuerySet):
    """Actions, and the questions one asks about them."""

    def still_open(self) -> "ActionItemQuerySet":
        """Return those that are neither done nor dropped."""
        return self.filter(status=ActionItem.Status.OPEN)

    def on_topics(self, topics: Iterable[int]) -> "ActionItemQuerySet":
        """Return the actions under items on any of the topics."""
        return self.filter(item__in=AgendaItem.objects.filter(topics__in=list(topics)).values("pk"))

    def for_lists(self) -> "ActionItemQuerySet":
        """Return the actions with all that a row of a list shows. Two queries."""
        responsibles = Responsible.objects.select_related("attendee__person", "attendee__organisation", "person")
        return self.select_related("item__meeting__body__region", "item__parent").prefetch_related(
            models.Prefetch("responsibles", responsibles.select_related("organisation"))
        )


class ActionItem(OfItem):
    """Something that somebody is to do."""

    class Status(models.TextChoices):
        OPEN = "open", "Öppen"
        DONE = "done", "Klar"
        DROPPED = "dropped", "Avskriven"

    due_on = models.DateField("klart senast", null=True, blank=True)
    due_as_written = models.TextField("tid som skriven", blank=True)
    status = models.CharField("läge", max_length=10, choices=Status.choices, default=Status.OPEN)
    result = models.TextField("resultat", blank=True)

    objects = ActionItemQuerySet.as_manager()  # type: ignore[misc]

    class Meta(OfItem.Meta):
        verbose_name = "åtgärd"
        verbose_name_plural = "åtgärder"


class ResponsibleQuerySet(models.QuerySet["Responsible"]):
    """Those responsible, found by action and place in fixtures."""

    def get_by_natural_key(self, action: str, position: int) -> "Responsible":
        """Return whoever is in the place of the action's list."""
        return self.get(action__key=action, position=position)


class Responsible(NamedInText):
    """Someone who is to do it: a person, an organisation, or whoever is meant by the words."""

    action = models.ForeignKey(ActionItem, models.CASCADE, verbose_name="åtgärd", related_name="responsibles")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisation", related_name="+", null=True, blank=True
    )

    objects = ResponsibleQuerySet.as_manager()

    class Meta(NamedInText.Meta):
        verbose_name = "ansvarig"
        verbose_name_plural = "ansvariga"
        constraints = [
            models.UniqueConstraint(fields=["action", "position"], name="responsible_has_a_place_of_its_own"),
        ]

    def natural_key(self) -> tuple[str, int]:
        """Return the action and the place in its list, which fixtures use instead of a number."""
        return (self.action.key, self.position)

    natural_key.dependencies = ["minutes.actionitem"]  # type: ignore[attr-defined]

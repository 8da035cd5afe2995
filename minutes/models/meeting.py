import datetime
from collections.abc import Collection, Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from organisations.models import Body
from organisations.models.addresses import page_address
from organisations.models.body import BodyQuerySet
from organisations.models.tracked import Tracked

from .dates import long_date
from .keys import FromDocument

# Other years are slips of the keyboard, and would stand first or last in every list.
LIKELY_YEARS = [
    MinValueValidator(datetime.date(1950, 1, 1), "Datumet ligger före 1950. Kontrollera året."),
    MaxValueValidator(datetime.date(2099, 12, 31), "Datumet ligger efter 2099. Kontrollera året."),
]


def own_bodies(user: User) -> BodyQuerySet:
    """Return the bodies whose meetings the user looks after: all, or those to which they are the secretary."""
    return Body.objects.all() if user.has_perm("minutes.change_any_meeting") else Body.objects.of_secretary(user)


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings, and the questions one asks about them."""

    def get_by_natural_key(self, slug: str) -> "Meeting":
        """Return the meeting with the slug."""
        return self.get(slug=slug)

    def published(self) -> "MeetingQuerySet":
        """Return the meetings that are public. There is no other door to the public."""
        return self.filter(status=Meeting.Status.PUBLISHED)

    def withdrawn(self) -> "MeetingQuerySet":
        """Return the meetings that were public once, of which only body, date, when and why are told."""
        return self.filter(status=Meeting.Status.WITHDRAWN)

    def editable_by(self, user: User) -> "MeetingQuerySet":
        """Return the meetings that the user may work with: of their bodies, and their own without a body."""
        if user.has_perm("minutes.change_any_meeting"):
            return self
        if not user.has_perm("minutes.change_meeting"):
            return self.none()
        of_theirs = self.of_bodies(own_bodies(user).values_list("pk", flat=True))
        return of_theirs | self.filter(body=None, created_by=user)

    def known_to(self, user: User) -> "MeetingQuerySet":
        """Return the meetings that the user may know of: those that they may work with, and the public ones."""
        if user.has_perm("minutes.change_any_meeting"):
            return self
        return self.published() | self.editable_by(user)

    def of_bodies(self, bodies: Iterable[int]) -> "MeetingQuerySet":
        """Return the meetings that any of the bodies held, alone or jointly."""
        bodies = list(bodies)
        joint = Meeting.joint_bodies.through.objects.filter(meeting=OuterRef("pk"), body__in=bodies)
        return self.filter(Q(body__in=bodies) | Exists(joint))

    def held_by(self) -> models.QuerySet:
        """Return the keys of each meeting and of every body that held it, alone or jointly, as pairs."""
        meetings = self.order_by()
        joint = Meeting.joint_bodies.through.objects.filter(meeting__in=meetings.values("pk"))
        return meetings.values_list("pk", "body").union(joint.values_list("meeting", "body"))

    def with_person(self, slug: str) -> "MeetingQuerySet":
        """Return the meetings that the person attended or was called to, and is named at."""
        named = Q(attendees__person__slug=slug, attendees__person__is_public=True, attendees__is_public=True)
        return self.filter(pk__in=Meeting.objects.filter(named).values("pk"))

    def on_topics(self, topics: Iterable[int]) -> "MeetingQuerySet":
        """Return the meetings with an item on any of the topics."""
        return self.filter(pk__in=Meeting.objects.filter(items__topics__in=list(topics)).values("pk"))

    def with_decisions(self) -> "MeetingQuerySet":
        """Return the meetings that decided something."""
        deciding = Meeting.objects.filter(pk=OuterRef("pk"), items__decisions__kind="decision")
        return self.filter(Exists(deciding))

    def for_lists(self) -> "MeetingQuerySet":
        """Return the meetings with all that a row of a list shows. Two queries."""
        items = _count_of("items", Q(items__isnull=False))
        decisions = _count_of("items__decisions", Q(items__decisions__kind="decision"))
        counted = self.annotate(item_count=items, decision_count=decisions)
        return counted.select_related("body__region__parent").prefetch_related("joint_bodies")

    def newest_first(self) -> "MeetingQuerySet":
        """Return the meetings in the order of lists."""
        return self.order_by("-date", "body__sort_key", "-same_day_number", "-pk")


def _count_of(rows: str, condition: Q) -> Coalesce:
    """Return how many rows of each meeting meet the condition, as a query of its own: joined counts multiply."""
    counted = Meeting.objects.filter(condition, pk=OuterRef("pk")).order_by().values("pk").annotate(rows=Count(rows))
    return Coalesce(Subquery(counted.values("rows")), 0)


class Meeting(Tracked):
    """A meeting of a body, and the record of it."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Utkast"
        PUBLISHED = "published", "Publicerat"
        WITHDRAWN = "withdrawn", "Tillbakadraget"

    class Form(models.TextChoices):
        ON_SITE = "on_site", "På plats"
        ONLINE = "online", "Digitalt"
        HYBRID = "hybrid", "På plats och digitalt"

    class RecordKind(models.TextChoices):
        MINUTES = "minutes", "Protokoll"
        NOTES = "notes", "Minnesanteckningar"

    class NameConsent(models.TextChoices):
        NOT_ASKED = "not_asked", "Frågan är inte antecknad"
        ASKED = "asked", "Frågan är ställd"
        GIVEN_BY_ALL = "given_by_all", "Alla godkänner"
        GIVEN_BY_SOME = "given_by_some", "Några godkänner"

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="organ", related_name="meetings", null=True, blank=True)
    joint_bodies = models.ManyToManyField(Body, verbose_name="gemensamt med", related_name="joint_meetings", blank=True)
    date = models.DateField("datum", null=True, blank=True, validators=LIKELY_YEARS)
    last_date = models.DateField(
        "sista dag", null=True, blank=True, validators=LIKELY_YEARS, help_text="När mötet varar flera dagar."
    )
    same_day_number = models.PositiveSmallIntegerField(
        "möte nummer denna dag", default=1, help_text="2 för organets andra möte samma dag."
    )
    starts_at = models.TimeField("börjar", null=True, blank=True)
    ends_at = models.TimeField("slutar", null=True, blank=True)
    place = models.TextField("plats", blank=True)
    form = models.CharField("mötesform", max_length=10, choices=Form.choices, blank=True)
    record_kind = models.CharField(
        "slag av anteckning", max_length=10, choices=RecordKind.choices, default=RecordKind.NOTES
    )
    title = models.TextField("rubrik som tryckt", blank=True)
    preamble = models.TextField("text före första punkten", blank=True)
    approved_on = models.DateField("justerat", null=True, blank=True)
    name_consent = models.CharField(
        "namnpublicering", max_length=20, choices=NameConsent.choices, default=NameConsent.NOT_ASKED
    )

    slug = models.SlugField("adressdel", max_length=180, blank=True, editable=False)
    status = models.CharField("läge", max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False)
    published_at = models.DateTimeField("publicerat", null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="publicerat av",
        related_name="+",
        null=True,
        editable=False,
    )
    withdrawn_at = models.DateTimeField("tillbakadraget", null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="tillbakadraget av",
        related_name="+",
        null=True,
        editable=False,
    )
    withdrawal_reason = models.TextField("skäl till att det drogs tillbaka", blank=True, editable=False)
    import_warnings = models.JSONField("varningar från inläsningen", default=list, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="inlagt av",
        related_name="+",
        null=True,
        editable=False,
    )

    _history_m2m_fields = ["joint_bodies"]

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "möte"
        verbose_name_plural = "möten"
        ordering = ["-date", "-pk"]
        get_latest_by = "date"
        permissions = [
            ("publish_meeting", "Kan publicera möte"),
            ("withdraw_meeting", "Kan dra tillbaka möte"),
            ("approve_meeting", "Kan anteckna justering av möte"),
            ("change_any_meeting", "Kan arbeta med alla organs möten"),
            ("follow_up", "Kan sätta ämnen och följa upp allt publicerat"),
        ]
        indexes = [
            models.Index(fields=["body", "date"], name="meeting_of_body_by_date"),
            models.Index(fields=["status", "date"], name="meeting_by_status_and_date"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "date", "same_day_number"],
                name="one_meeting_per_body_and_date_unless_told_apart",
                violation_error_message=(
                    "Organet har redan ett möte den dagen. Är det ett annat möte: ge det ett eget "
                    "”möte nummer denna dag”."
                ),
            ),
            models.UniqueConstraint(fields=["slug"], condition=~Q(slug=""), name="meeting_address_is_unique"),
            models.CheckConstraint(
                condition=Q(last_date__gte=F("date")),
                name="meeting_ends_on_a_later_date",
                violation_error_message="Sista dag kan inte vara före datum.",
            ),
            models.CheckConstraint(
                # Without the null test nothing would be known of a meeting of one day, and that is let through.
                condition=Q(ends_at__gt=F("starts_at")) | Q(last_date__isnull=False, last_date__gt=F("date")),
                name="meeting_ends_after_it_starts",
                violation_error_message="Mötet kan inte sluta innan det börjar.",
            ),
            models.CheckConstraint(
                condition=Q(approved_on__gte=F("date")),
                name="meeting_is_approved_after_it_was_held",
                violation_error_message="Justeringen kan inte vara före mötet.",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", published_at=None)
                | Q(status__in=["published", "withdrawn"], published_at__isnull=False),
                name="only_what_is_or_was_public_has_a_time_of_publishing",
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | (Q(body__isnull=False, date__isnull=False) & ~Q(slug="")),
                name="public_meeting_has_body_date_and_address",
                violation_error_message="Ett publicerat möte måste ha organ och datum.",
            ),
            models.CheckConstraint(
                condition=(Q(status="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawal_reason=""))
                | (~Q(status="withdrawn") & Q(withdrawn_at=None, withdrawal_reason="")),
                name="withdrawn_meeting_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        body = str(self.body) if self.body else "Möte utan organ"
        return f"{body}, {long_date(self.date) if self.date else 'utan datum'}"

    def get_absolute_url(self) -> str:
        """Return the address of the meeting's page, empty as long as it has none."""
        return page_address("minutes:meeting_detail", self.slug) if self.slug else ""

    def natural_key(self) -> tuple[str]:
        """Return the slug, which fixtures use instead of a number."""
        return (self.slug,)

    natural_key.dependencies = ["organisations.body"]  # type: ignore[attr-defined]

    @property
    def body_names(self) -> str:
        """Return whose meeting it was: “A”, “A med B”, “A med B och C”."""
        return self.names_with(self.joint_bodies.all())

    def names_with(self, joint_bodies: Iterable[Body]) -> str:
        """Return whose meeting it was, where those that held it jointly are read already."""
        joint = [body.name for body in joint_bodies]
        others = " och ".join(filter(None, [", ".join(joint[:-1]), *joint[-1:]]))
        return f"{self.body} med {others}" if others else str(self.body or "")

    @property
    def is_published(self) -> bool:
        """Tell whether the public may read the meeting."""
        return self.status == self.Status.PUBLISHED

    @property
    def awaits_approval(self) -> bool:
        """Tell whether this is formal minutes that nobody has approved yet."""
        return self.record_kind == self.RecordKind.MINUTES and self.approved_on is None


class PlannedMeetingQuerySet(models.QuerySet["PlannedMeeting"]):
    """Meetings to come, and the questions one asks about them."""

    def get_by_natural_key(self, body: str, date: str, announced_by: str | None) -> "PlannedMeeting":
        """Return the planned meeting of the body and date that the meeting announced."""
        return self.get(body__slug=body, date=date, announced_by__slug=announced_by)

    def published(self) -> "PlannedMeetingQuerySet":
        """Return what a published meeting announced or a secretary entered."""
        return self.filter(Q(announced_by=None) | Q(announced_by__status=Meeting.Status.PUBLISHED))

    def waiting(self) -> "PlannedMeetingQuerySet":
        """Return those that have not given way to a published meeting of the body on any of the days."""
        last, last_held = Coalesce(OuterRef("last_date"), OuterRef("date")), Coalesce("last_date", "date")
        held = Meeting.objects.published().alias(last_held=last_held)
        held = held.filter(date__lte=last, last_held__gte=OuterRef("date"))
        jointly = held.filter(joint_bodies=OuterRef("body"))
        return self.filter(~Exists(held.filter(body=OuterRef("body"))), ~Exists(jointly))


class PlannedMeeting(FromDocument, Tracked):
    """A meeting that has been announced and whose record is not here yet."""

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="organ", related_name="planned_meetings")
    date = models.DateField("datum", validators=LIKELY_YEARS)
    last_date = models.DateField("sista dag", null=True, blank=True, validators=LIKELY_YEARS)
    starts_at = models.TimeField("börjar", null=True, blank=True)
    ends_at = models.TimeField("slutar", null=True, blank=True)
    place = models.TextField("plats", blank=True)
    is_cancelled = models.BooleanField("inställt", default=False)
    announced_by = models.ForeignKey(
        Meeting,
        models.CASCADE,
        verbose_name="utlyst vid",
        related_name="announced_meetings",
        null=True,
        blank=True,
        help_text="Mötet vars anteckningar nämner det. Lämna tomt för möten som läggs in för hand.",
    )

    objects = PlannedMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "planerat möte"
        verbose_name_plural = "planerade möten"
        ordering = ["date", "starts_at", "body__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "date", "announced_by"],
                name="planned_meeting_is_announced_once_by_a_meeting",
                violation_error_message="Mötet är redan utlyst vid samma möte.",
            ),
            models.UniqueConstraint(
                fields=["body", "date"],
                condition=Q(announced_by=None),
                name="planned_meeting_is_entered_once",
                violation_error_message="Organet har redan ett planerat möte den dagen.",
            ),
            models.CheckConstraint(
                condition=Q(last_date__gte=F("date")),
                name="planned_meeting_ends_on_a_later_date",
                violation_error_message="Sista dag kan inte vara före datum.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")) | Q(last_date__isnull=False, last_date__gt=F("date")),
                name="planned_meeting_ends_after_it_starts",
                violation_error_message="Mötet kan inte sluta innan det börjar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {long_date(self.date)}"

    def natural_key(self) -> tuple[str, str, str | None]:
        """Return body, date and announcing meeting, which fixtures use instead of a number."""
        return (self.body.slug, str(self.date), self.announced_by.slug if self.announced_by else None)

    natural_key.dependencies = ["organisations.body", "minutes.meeting"]  # type: ignore[attr-defined]


def once_each(planned: Collection[PlannedMeeting]) -> list[PlannedMeeting]:
    """Return the planned meetings with each body and date once, as the one who knows best has it.

    That is the secretary who entered it, or else the latest of the meetings that announced it.
    """
    best: dict[tuple[int, datetime.date], PlannedMeeting] = {}
    for meeting in planned:
        key = (meeting.body_id, meeting.date)
        if key not in best or _announced_on(meeting) > _announced_on(best[key]):
            best[key] = meeting
    return list(best.values())


def _announced_on(planned: PlannedMeeting) -> datetime.date:
    return (planned.announced_by and planned.announced_by.date) or datetime.date.max

from django.db import models

from organisations.models import Membership, Organisation, Person
from organisations.models.person import role_and_organisation, role_and_title
from organisations.models.tracked import Tracked

from .keys import FromDocument
from .meeting import Meeting


class AttendeeQuerySet(models.QuerySet["Attendee"]):
    """Attendees, and the questions one asks about them."""

    def get_by_natural_key(self, meeting: str, position: int) -> "Attendee":
        """Return the attendee in the place of the meeting's list."""
        return self.get(meeting__slug=meeting, position=position)

    def published(self) -> "AttendeeQuerySet":
        """Return the attendees of public meetings."""
        return self.filter(meeting__status=Meeting.Status.PUBLISHED)

    def not_hidden(self) -> "AttendeeQuerySet":
        """Return those whose names may be shown."""
        return self.filter(is_public=True).exclude(person__is_public=False)


class Attendee(FromDocument, Tracked):
    """A person on a meeting's list, as the list has it: who, from where, there or not."""

    class Side(models.TextChoices):
        REGION = "region", "Regionen"
        MUNICIPALITIES = "municipalities", "Kommunerna"

    class Presence(models.TextChoices):
        PRESENT = "present", "Närvarande"
        PARTLY = "partly", "Närvarande en del av tiden"
        INVITED = "invited", "Inbjuden"
        APOLOGIES = "apologies", "Förhinder"
        ABSENT = "absent", "Ej närvarande"

    meeting = models.ForeignKey(Meeting, models.CASCADE, verbose_name="möte", related_name="attendees")
    position = models.PositiveIntegerField("ordning", editable=False)
    name = models.CharField("namn som skrivet", max_length=250)
    person = models.ForeignKey(
        Person, models.PROTECT, verbose_name="person", related_name="attendances", null=True, blank=True
    )
    title = models.TextField("titel", blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisation", related_name="attendances", null=True, blank=True
    )
    organisation_as_written = models.TextField("organisation som skriven", blank=True)
    side = models.CharField("sida", max_length=20, choices=Side.choices, blank=True)
    group = models.TextField("grupp i listan", blank=True)
    party = models.CharField("parti", max_length=50, blank=True)
    role = models.CharField("roll vid mötet", max_length=20, choices=Membership.Role.choices, blank=True)
    is_approver = models.BooleanField("justerare", default=False)
    presence = models.CharField("närvaro", max_length=10, choices=Presence.choices, default=Presence.PRESENT)
    substitutes_for = models.ForeignKey(
        "self", models.SET_NULL, verbose_name="ersätter", related_name="substitutes", null=True, blank=True
    )
    note = models.TextField("anmärkning", blank=True)
    is_public = models.BooleanField(
        "namnet visas", default=True, help_text="Avmarkera för att visa roll och organisation i stället för namnet."
    )

    objects = AttendeeQuerySet.as_manager()

    class Meta:
        verbose_name = "deltagare"
        verbose_name_plural = "deltagare"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="attendee_has_a_place_of_its_own"),
            models.CheckConstraint(
                condition=~models.Q(substitutes_for=models.F("pk")),
                name="attendee_does_not_substitute_for_themselves",
                violation_error_message="Ingen kan ersätta sig själv.",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "meeting"], name="attendance_of_person"),
            models.Index(fields=["name"], name="attendee_called"),
            models.Index(fields=["meeting"], name="hidden_attendee", condition=models.Q(is_public=False)),
        ]

    def __str__(self) -> str:
        return self.public_name

    def natural_key(self) -> tuple[str, int]:
        """Return the meeting and the place in its list, which fixtures use instead of a number."""
        return (*self.meeting.natural_key(), self.position)

    natural_key.dependencies = ["minutes.meeting"]  # type: ignore[attr-defined]

    @property
    def is_hidden(self) -> bool:
        """Tell whether someone asked that the name is not shown, here or everywhere."""
        return not self.is_public or (self.person is not None and not self.person.is_public)

    @property
    def organisation_name(self) -> str:
        """Return the organisation as the list has it, or the register's name for it."""
        return self.organisation_as_written or str(self.organisation or "")

    @property
    def role_and_title(self) -> str:
        """Return the role at the meeting with the title."""
        return role_and_title(self.role, self.title)

    @property
    def public_name(self) -> str:
        """Return the name as written or, where it is hidden, role and organisation."""
        if not self.is_hidden:
            return self.name
        return role_and_organisation(self.title or self.get_role_display(), self.organisation_name)


class NamedInText(Tracked):
    """Someone that a text names: an attendee, another person, or a group as written."""

    position = models.PositiveIntegerField("ordning", editable=False)
    name = models.TextField("namn som skrivet")
    attendee = models.ForeignKey(
        Attendee, models.SET_NULL, verbose_name="deltagare", related_name="+", null=True, blank=True
    )
    person = models.ForeignKey(Person, models.PROTECT, verbose_name="person", related_name="+", null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["position"]

    def __str__(self) -> str:
        return self.public_name

    @property
    def is_known(self) -> bool:
        """Tell whether it is known who is named."""
        return self.attendee_id is not None or self.person_id is not None

    @property
    def public_name(self) -> str:
        """Return the name as written or, where it is hidden, role and organisation."""
        if self.attendee is not None and self.attendee.is_hidden:
            return self.attendee.public_name
        if self.person is not None and not self.person.is_public:
            return role_and_organisation("", "")
        return self.name

from django.db import models
from django.db.models import F, Q

from .addresses import page_address
from .body import Body
from .organisation import Organisation
from .register import RegisterEntry, RegisterQuerySet
from .tracked import Tracked

HIDDEN = "Namnet visas inte"


def role_and_organisation(role: str, organisation: str) -> str:
    """Return what stands in place of a name that is not shown: “Processledare, Region Skåne”."""
    described = ", ".join(part for part in (role, organisation) if part)
    return described[:1].upper() + described[1:] or HIDDEN


def role_and_title(role: "Membership.Role | str", title: str) -> str:
    """Return a role with a title, said once where the title says it too: “ledamot i nämnden”, “Ordförande, stabschef”.

    Who is “ordförande i nämnden” need not chair this meeting, so only lesser roles are left to a longer title.
    """
    label = str(Membership.Role(role).label) if role else ""
    told = title.casefold() == label.casefold()
    if role in (Membership.Role.MEMBER, Membership.Role.SUBSTITUTE):
        told = title.casefold().startswith(label.casefold())
    return ", ".join(filter(None, ("" if told else label, title)))


class PersonQuerySet(RegisterQuerySet["Person"]):
    """People, and the questions one asks about them."""

    def not_hidden(self) -> "PersonQuerySet":
        """Return the people whose names may be shown."""
        return self.filter(is_public=True)


class Person(RegisterEntry):
    """A person who attends meetings. Two people may share a name; one may have several spellings."""

    is_public = models.BooleanField(
        "namnet visas",
        default=True,
        help_text="Avmarkera för att dölja namnet i alla möten, uppdrag och roller. Personens sida svarar då 404.",
    )

    objects = PersonQuerySet.as_manager()  # type: ignore[misc]

    class Meta(RegisterEntry.Meta):
        verbose_name = "person"
        verbose_name_plural = "personer"
        indexes = [models.Index(fields=["name"], name="hidden_person", condition=Q(is_public=False))]

    def get_absolute_url(self) -> str:
        """Return the address of the person's page."""
        return page_address("organisations:person_detail", self.slug)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, and the questions one asks about them."""

    def get_by_natural_key(self, person: str, body: str, role: str, starts_on: str | None) -> "Membership":
        """Return the person's membership of the body in the role from the day."""
        return self.get(person__slug=person, body__slug=body, role=role, starts_on=starts_on)


class Membership(Tracked):
    """A person's place in a body, for a time."""

    class Role(models.TextChoices):
        CHAIR = "chair", "Ordförande"
        VICE_CHAIR = "vice_chair", "Vice ordförande"
        MEMBER = "member", "Ledamot"
        SUBSTITUTE = "substitute", "Ersättare"
        SECRETARY = "secretary", "Sekreterare"
        PROCESS_LEADER = "process_leader", "Processledare"
        CO_OPTED = "co_opted", "Adjungerad"

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="person", related_name="memberships")
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="organ", related_name="memberships")
    role = models.CharField("roll", max_length=20, choices=Role.choices)
    title = models.CharField("titel", max_length=250, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisation", related_name="memberships", null=True, blank=True
    )
    starts_on = models.DateField("från", null=True, blank=True)
    ends_on = models.DateField("till", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "uppdrag"
        verbose_name_plural = "uppdrag"
        ordering = ["body__sort_key", "person__sort_key", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_it_begins",
                violation_error_message="Uppdraget kan inte sluta innan det börjar.",
            ),
            models.UniqueConstraint(
                fields=["person", "body", "role", "starts_on"],
                name="membership_is_entered_once",
                violation_error_message="Personen har redan det uppdraget från den dagen.",
            ),
            models.UniqueConstraint(
                fields=["person", "body", "role"],
                condition=Q(starts_on=None),
                name="membership_without_a_first_day_is_entered_once",
                violation_error_message="Personen har redan det uppdraget utan första dag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_name}, {self.get_role_display().lower()} i {self.body}"

    def natural_key(self) -> tuple[str, str, str, str | None]:
        """Return person, body, role and first day, which fixtures use instead of a number."""
        return (self.person.slug, self.body.slug, self.role, str(self.starts_on) if self.starts_on else None)

    natural_key.dependencies = ["organisations.person", "organisations.body"]  # type: ignore[attr-defined]

    @property
    def role_and_title(self) -> str:
        """Return the role with the title."""
        return role_and_title(self.role, self.title)

    @property
    def public_name(self) -> str:
        """Return the person's name or, where it is hidden, role and organisation."""
        if self.person.is_public:
            return self.person.name
        return role_and_organisation(self.get_role_display(), str(self.organisation or ""))

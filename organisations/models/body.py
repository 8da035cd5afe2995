from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q

from .addresses import page_address
from .region import Region
from .register import RegisterEntry, RegisterQuerySet
from .tree import Tree


class BodyQuerySet(RegisterQuerySet["Body"]):
    """Bodies, and the questions one asks about them."""

    def of_secretary(self, user: User) -> "BodyQuerySet":
        """Return the bodies whose meetings the user looks after, given one by one or with their region."""
        regions = list(user.regions.values_list("pk", flat=True))
        within = Tree(Region.objects.all()).within(regions) if regions else set()
        return self.filter(Q(pk__in=user.bodies.values("pk")) | Q(region__in=within))


class Body(RegisterEntry):
    """A group that meets: a collaboration body, an officials' preparatory group …"""

    class Kind(models.TextChoices):
        POLITICAL = "political", "Politiskt samverkansorgan"
        OFFICIALS = "officials", "Tjänstemannaorgan"
        OPERATIVE = "operative", "Operativ grupp"
        WORKING_GROUP = "working_group", "Arbetsgrupp"

    short_name = models.CharField("kortnamn", max_length=100, blank=True)
    kind = models.CharField("slag", max_length=20, choices=Kind.choices)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name="region", related_name="bodies")
    prepares_for = models.ForeignKey(
        "self", models.PROTECT, verbose_name="bereder åt", related_name="preparatory_bodies", null=True, blank=True
    )
    description = models.TextField("beskrivning", blank=True)
    active_from = models.DateField("verksamt från", null=True, blank=True)
    active_to = models.DateField("verksamt till", null=True, blank=True)
    secretaries = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name="sekreterare", related_name="bodies", blank=True
    )

    _history_m2m_fields = ["secretaries"]

    objects = BodyQuerySet.as_manager()  # type: ignore[misc]

    class Meta(RegisterEntry.Meta):
        verbose_name = "organ"
        verbose_name_plural = "organ"
        constraints = [
            models.CheckConstraint(
                condition=~Q(prepares_for=F("pk")),
                name="body_does_not_prepare_for_itself",
                violation_error_message="Ett organ kan inte bereda åt sig självt.",
            ),
            models.CheckConstraint(
                condition=Q(active_to__gte=F("active_from")),
                name="body_ends_after_it_begins",
                violation_error_message="Verksamt till kan inte vara före verksamt från.",
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the address of the body's page."""
        return page_address("organisations:body_detail", self.slug)

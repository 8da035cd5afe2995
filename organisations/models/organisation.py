from django.db import models

from .addresses import page_address
from .region import Region
from .register import RegisterEntry


class Organisation(RegisterEntry):
    """An employer or a party to the collaboration: a region, a municipality, a hospital …"""

    class Kind(models.TextChoices):
        REGION = "region", "Region"
        MUNICIPALITY = "municipality", "Kommun"
        HOSPITAL = "hospital", "Sjukhus"
        HEALTH_CENTRE = "health_centre", "Vårdcentral"
        ADMINISTRATION = "administration", "Förvaltning"
        PRIVATE_PROVIDER = "private_provider", "Privat vårdgivare"
        ASSOCIATION = "association", "Förbund eller förening"
        AUTHORITY = "authority", "Statlig myndighet"
        OTHER = "other", "Annat"

    kind = models.CharField("slag", max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="del av", related_name="parts", null=True, blank=True
    )
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name="region", related_name="organisations", null=True, blank=True
    )

    class Meta(RegisterEntry.Meta):
        verbose_name = "organisation"
        verbose_name_plural = "organisationer"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="organisation_is_not_part_of_itself",
                violation_error_message="En organisation kan inte vara del av sig själv.",
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the address of the organisation's page."""
        return page_address("organisations:organisation_detail", self.slug)

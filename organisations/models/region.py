from django.conf import settings
from django.db import models

from .register import RegisterEntry


class Region(RegisterEntry):
    """A region (county), or a subregion of one."""

    county_code = models.CharField("länskod", max_length=2, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="del av", related_name="subregions", null=True, blank=True
    )

    secretaries = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name="sekreterare",
        related_name="regions",
        blank=True,
        help_text="De arbetar med mötena i alla organ i regionen och dess delregioner.",
    )

    _history_m2m_fields = ["secretaries"]

    class Meta(RegisterEntry.Meta):
        verbose_name = "region"
        verbose_name_plural = "regioner"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="region_is_not_part_of_itself",
                violation_error_message="En region kan inte vara del av sig själv.",
            ),
        ]

    @property
    def full_name(self) -> str:
        """Return the name with the region that it is part of: “Nordväst, Skåne”."""
        return f"{self.name}, {self.parent.name}" if self.parent else self.name

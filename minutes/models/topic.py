from django.db import models

from organisations.models.addresses import page_address
from organisations.models.register import RegisterEntry


class Topic(RegisterEntry):
    """What people call a thing: SIP, God och nära vård, Palliativ vård … A tree."""

    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="del av", related_name="subtopics", null=True, blank=True
    )
    description = models.TextField("beskrivning", blank=True)
    words = models.TextField("ord", blank=True, help_text="Ett ord per rad som tyder på ämnet, i grundform.")

    class Meta(RegisterEntry.Meta):
        verbose_name = "ämne"
        verbose_name_plural = "ämnen"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="topic_is_not_part_of_itself",
                violation_error_message="Ett ämne kan inte vara del av sig självt.",
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the address of the topic's page."""
        return page_address("minutes:topic_detail", self.slug)

"""Rows that name someone: as written, and who it is where that is known."""

from typing import Any

from django import forms
from django.utils.functional import cached_property

from minutes.models import Attendee
from organisations.admin.choices import offer

from .ordering import OrderedFormSet, OrderedRowForm


def take_name(form: forms.ModelForm, cleaned: dict[str, Any], *sources: str) -> None:
    """Fill in the name as written from whoever was chosen, or ask for it."""
    if "name" not in cleaned or cleaned["name"]:
        return
    chosen = next((cleaned[source] for source in sources if cleaned.get(source)), None)
    if chosen is None:
        form.add_error("name", "Skriv namnet som det står i anteckningarna, eller välj vem det är.")
    else:
        cleaned["name"] = chosen.name


class NamedRowForm(OrderedRowForm):
    """Someone that a text names; the name as written may be left to the choice of who it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "name" in self.fields:
            self.fields["name"].required = False

    def clean(self) -> dict[str, Any]:
        """Take the name from the attendee, the person or the organisation where it is left out."""
        cleaned = super().clean() or self.cleaned_data
        take_name(self, cleaned, "attendee", "person", "organisation")
        return cleaned


class NamedFormSet(OrderedFormSet):
    """Rows whose attendee is one of those at the meeting."""

    @property
    def meeting_id(self) -> int:
        """Return the number of the meeting that the rows belong to."""
        raise NotImplementedError

    @cached_property
    def _attendees(self) -> list[tuple[int, str]]:
        return list(Attendee.objects.filter(meeting=self.meeting_id).order_by("position").values_list("pk", "name"))

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        """Offer those at the meeting, read once for all rows."""
        super().add_fields(form, index)
        offer(form, "attendee", Attendee.objects.filter(meeting=self.meeting_id), self._attendees)

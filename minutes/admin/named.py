"""Rows that name someone: as written, and who it is where that is known."""

from typing import Any

from django import forms
from django.utils.functional import cached_property

from minutes.models import Attendee
from organisations.admin.choices import DeskForm, offer

from .ordering import OrderedFormSet, OrderedRowForm


class NamedForm(DeskForm):
    """Someone that a record names; the name as written may be left to the choice of who it is."""

    who = ["person"]  # the fields that choose, the first one that is filled in gives the name

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "name" in self.fields:
            self.fields["name"].required = False

    def clean(self) -> dict[str, Any]:
        """Take the name from whoever is chosen where it is left out, or ask for it."""
        cleaned = super().clean() or self.cleaned_data
        if "name" in cleaned and not cleaned["name"]:
            chosen = next((cleaned[field] for field in self.who if cleaned.get(field)), None)
            if chosen is None:
                self.add_error("name", "Skriv namnet som det står i anteckningarna, eller välj vem det är.")
            else:
                cleaned["name"] = chosen.name
        return cleaned


class NamedRowForm(NamedForm, OrderedRowForm):
    """Someone that a text names, in a row."""

    who = ["attendee", "person", "organisation"]


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

"""Rows that name someone: as written, and who it is where that is known."""

from collections import Counter
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property

from minutes.models import Attendee
from organisations.admin.choices import DeskForm, offer
from organisations.admin.desk import ONE_LINE, LinesField

from .access import meeting_of
from .ordering import OrderedFormSet, OrderedRowForm, put_in_order


def attendees_beside(row: Model) -> QuerySet[Attendee]:
    """Return those at the meeting that the row is or hangs on."""
    return Attendee.objects.filter(meeting=meeting_of(row).pk)


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

    @cached_property
    def _attendees(self) -> list[tuple[int, str]]:
        return list(attendees_beside(self.instance).order_by("position").values_list("pk", "name"))

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        """Offer those at the meeting, read once for all rows."""
        super().add_fields(form, index)
        offer(form, "attendee", attendees_beside(self.instance), self._attendees)


# --- names alone, in a field of the row that they belong to


def names_field(label: str) -> LinesField:
    """Return a field for the names of those that a row names, one a line."""
    return LinesField(label=label, required=False, widget=ONE_LINE, help_text="Ett namn per rad.")


class NamesRowForm(OrderedRowForm):
    """A row with the names of those that it names in a field `who`."""

    names_of = ""  # the relation from the row to those that it names

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["who"] = "\n".join(named.name for named in getattr(self.instance, self.names_of).all())

    @property
    def names(self) -> list[str]:
        """Return the names that were filled in, each once."""
        lines = (line.strip() for line in self.cleaned_data.get("who", "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class NamesFormSet(OrderedFormSet):
    """Rows that are saved with those whom each names."""

    def save_new(self, form: NamesRowForm, commit: bool = True) -> Model:
        """Save a new row, and whom it names."""
        row = super().save_new(form, commit)
        self._name(row, form)
        return row

    def save_existing(self, form: NamesRowForm, obj: Model, commit: bool = True) -> Model:
        """Save a row, and whom it names."""
        row = super().save_existing(form, obj, commit)
        if "who" in form.changed_data:
            self._name(row, form)
        return row

    def _name(self, row: Model, form: NamesRowForm) -> None:
        """Let the row name those and nobody else; who was named before is still known as before."""
        relation = getattr(type(row), form.names_of).rel
        rows = relation.related_model._default_manager.filter(**{relation.field.name: row})
        there = {named.name: named for named in rows}
        for name, named in there.items():
            if name not in form.names:
                named.delete()
        last = max((named.position for named in there.values()), default=0)
        for position, name in enumerate((name for name in form.names if name not in there), start=last + 1):
            attendee = self._by_name.get(name.casefold())
            who = {"name": name, "attendee": attendee, "person": attendee.person if attendee else None}
            rows.create(**{relation.field.name: row}, position=position, **who)
        put_in_order(rows, {named.pk: form.names.index(named.name) + 1 for named in rows.all()})

    @cached_property
    def _by_name(self) -> dict[str, Attendee]:
        """Return those at the meeting by name, but for names that two of them have."""
        found = list(attendees_beside(self.instance).select_related("person"))
        counts = Counter(attendee.name.casefold() for attendee in found)
        return {attendee.name.casefold(): attendee for attendee in found if counts[attendee.name.casefold()] == 1}

"""Fields that choose rows of a register, without a query for each."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from minutes.models.meeting import own_bodies
from organisations.models import Body

from .conflicts import VersionedForm

LONGEST_KEY = 18  # digits of the largest number of a row
SHORT = 300  # entries of a register that a page may hold whole


class LoadedChoices:
    """An autocomplete that names what is chosen from rows that the page has loaded already."""

    loaded: dict[str, str] = {}
    is_whole = False  # a short register is there whole, for browsers that run no scripts

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        """Return the attributes, with the part of the page in which the list is drawn, as all that one reads."""
        return {**super().build_attrs(base_attrs, extra_attrs), "data-dropdown-parent": "#content"}

    def optgroups(self, name: str, value: list, attr: dict | None = None) -> list:
        """Return what is chosen as options; only what was just typed in costs a query."""
        chosen = [str(key) for key in value if key not in self.choices.field.empty_values]
        options = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))
        for key, label in (self._labels(chosen) | self._others(chosen)).items():
            options.append(self.create_option(name, key, label, key in chosen, len(options)))
        return [(None, options, 0)]

    def _others(self, chosen: list[str]) -> dict[str, str]:
        """Return the rest of a short register; nothing of a long one. One query."""
        rows = list(self.choices.queryset[: SHORT + 1]) if self.is_whole else []
        named = {str(row.pk): self.choices.field.label_from_instance(row) for row in rows}
        return {key: label for key, label in named.items() if key not in chosen} if len(rows) <= SHORT else {}

    def _labels(self, chosen: list[str]) -> dict[str, str]:
        labels = {key: self.loaded[key] for key in chosen if key in self.loaded}
        # What is no number, or too large for one, is told by the form's own error.
        unknown = [key for key in chosen if key not in labels and key.isdecimal() and len(key) <= LONGEST_KEY]
        if unknown:
            rows = self.choices.queryset.filter(pk__in=unknown)
            labels |= {str(row.pk): self.choices.field.label_from_instance(row) for row in rows}
        return labels


class LoadedSelect(LoadedChoices, AutocompleteSelect):
    """Choose one row."""


class LoadedSelectMultiple(LoadedChoices, AutocompleteSelectMultiple):
    """Choose any number of rows."""

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        """Return the attributes, without the button that clears all: it stands in the list and is no item of it."""
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}


class RowsField(forms.ModelMultipleChoiceField):
    """Any number of rows; SQLite cannot look for a number beyond its largest."""

    def clean(self, value: Any) -> QuerySet:
        """Refuse what cannot be the number of a row."""
        for key in value or []:
            if len(str(key)) > LONGEST_KEY:
                message = self.error_messages["invalid_choice"]
                raise forms.ValidationError(message, code="invalid_choice", params={"value": key})
        return super().clean(value)


def chosen_rows(instance: models.Model, name: str) -> Iterable[models.Model]:
    """Return the rows that the instance's relation leads to now."""
    field = instance._meta.get_field(name)
    if field.many_to_many:
        return getattr(instance, name).all()
    return [getattr(instance, name)] if getattr(instance, field.attname) is not None else []


def proposed_rows(initial: Any) -> list[models.Model]:
    """Return the rows that a new row's field begins with, as far as they are loaded."""
    return [row for row in initial if isinstance(row, models.Model)] if isinstance(initial, Iterable) else []


class DeskForm(VersionedForm):
    """A form whose autocompletes name what the instance has chosen from what is loaded with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, LoadedChoices):
                rows = chosen_rows(self.instance, name) if self.instance.pk else proposed_rows(self.initial.get(name))
                widget.loaded = {str(row.pk): field.label_from_instance(row) for row in rows}


def offer(form: forms.ModelForm, name: str, allowed: QuerySet, shown: Iterable[tuple[int, str]]) -> None:
    """Let the field choose among the allowed rows, and show those read once for many forms."""
    if field := form.fields.get(name):
        field.queryset = allowed
        field.widget.choices = [("", "–"), *shown]


def offer_own_bodies(form: type[forms.ModelForm], request: HttpRequest, row: Any) -> type[forms.ModelForm]:
    """Let the field for the body take those that the user looks after and, for a row that is there, the one it has."""
    if (field := form.base_fields.get("body")) and not request.user.has_perm("minutes.change_any_meeting"):
        own = own_bodies(request.user)
        field.queryset = own | Body.objects.filter(pk=row.body_id) if row else own
        field.error_messages = {**field.error_messages, "invalid_choice": "Välj ett av organen som du arbetar med."}
    return form

"""Fields that choose rows of a register, without a query for each."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.db.models import QuerySet


class LoadedChoices:
    """An autocomplete that names what is chosen from rows that the page has loaded already."""

    loaded: dict[str, str] = {}

    def optgroups(self, name: str, value: list, attr: dict | None = None) -> list:
        """Return what is chosen as options; only what was just typed in costs a query."""
        chosen = [str(key) for key in value if key not in self.choices.field.empty_values]
        options = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))
        for key, label in self._labels(chosen).items():
            options.append(self.create_option(name, key, label, True, len(options)))
        return [(None, options, 0)]

    def _labels(self, chosen: list[str]) -> dict[str, str]:
        labels = {key: self.loaded[key] for key in chosen if key in self.loaded}
        # What is no number, or too large for one, is told by the form's own error.
        unknown = [key for key in chosen if key not in labels and key.isdecimal() and len(key) < 19]
        if unknown:
            rows = self.choices.queryset.filter(pk__in=unknown)
            labels |= {str(row.pk): self.choices.field.label_from_instance(row) for row in rows}
        return labels


class LoadedSelect(LoadedChoices, AutocompleteSelect):
    """Choose one row."""


class LoadedSelectMultiple(LoadedChoices, AutocompleteSelectMultiple):
    """Choose any number of rows."""


def chosen_rows(instance: models.Model, name: str) -> Iterable[models.Model]:
    """Return the rows that the instance's relation leads to now."""
    field = instance._meta.get_field(name)
    if field.many_to_many:
        return getattr(instance, name).all() if instance.pk else []
    return [getattr(instance, name)] if getattr(instance, field.attname) is not None else []


class DeskForm(forms.ModelForm):
    """A form whose autocompletes name what the instance has chosen from what is loaded with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, LoadedChoices):
                rows = chosen_rows(self.instance, name)
                widget.loaded = {str(row.pk): field.label_from_instance(row) for row in rows}


def offer(form: forms.ModelForm, name: str, allowed: QuerySet, shown: Iterable[tuple[int, str]]) -> None:
    """Let the field choose among the allowed rows, and show those read once for many forms."""
    if field := form.fields.get(name):
        field.queryset = allowed
        field.widget.choices = [("", "–"), *shown]

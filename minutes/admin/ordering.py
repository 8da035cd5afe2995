"""Rows in an order of their own: shown with a number that can be changed, kept as positions 1 to n."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import F, Max, QuerySet

from organisations.admin.choices import DeskForm
from organisations.admin.desk import RowsFormSet
from organisations.models.tracked import write_history

from .access import RowsOfMeetingInline


class OrderedRowForm(DeskForm):
    """A row with the number of its place."""

    order = forms.IntegerField(
        label="Ordning",
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs={"class": "order"}),
        error_messages={"invalid": "Ett heltal.", "min_value": "Minst 1."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["order"] = self.instance.position


class OrderedFormSet(RowsFormSet):
    """The rows of one parent, put in the order of their numbers when they are saved."""

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> models.Model:
        """Save a new row last; its number counts when all are put in order."""
        form.instance.position = (self._rows().aggregate(last=Max("position"))["last"] or 0) + 1
        return super().save_new(form, commit)

    def save(self, commit: bool = True) -> list[models.Model]:
        """Save the rows and put them in order, those that another page has added meanwhile too."""
        saved = super().save(commit)
        put_in_order(self._rows(), {form.instance.pk: form.cleaned_data.get("order") for form in self.forms})
        return saved

    def _rows(self) -> QuerySet:
        return self.model._default_manager.filter(**{self.fk.name: self.instance})


def put_in_order(rows: QuerySet, asked: dict[int, int | None]) -> None:
    """Give the rows of one parent the positions 1 to n, in the order of the numbers asked for.

    A row that asks for a place that another has goes before it on the way up and after it on the way
    down, so that it ends where it was asked to be. Rows without a number go last.
    """

    def place(row: tuple[int, int]) -> tuple[float, int, int]:
        key, position = row
        number = asked.get(key, position)
        if number is None:
            return (float("inf"), 0, position)
        return (number, (number > position) - (number < position), position)

    old = list(rows.order_by("position").values_list("pk", "position"))
    new = [(key, number) for number, (key, _) in enumerate(sorted(old, key=place), start=1)]
    if new == old:
        return
    # In two steps, since no two rows may have the same place for a moment.
    rows.update(position=F("position") + max(position for _, position in old))
    places, before = dict(new), dict(old)
    moved = [row for row in rows if places[row.pk] != before[row.pk]]
    for row in rows:
        row.position = places[row.pk]
        row.version += places[row.pk] != before[row.pk]
    rows.model._default_manager.bulk_update(rows, ["position", "version"])
    write_history(moved, created=False)


class OrderedInline(RowsOfMeetingInline):
    """Rows that are put in order by number."""

    form = OrderedRowForm
    formset = OrderedFormSet
    ordering = ["position"]

    @admin.display(description="ordning")
    def order(self, row: models.Model) -> int:
        """Return the number of the row's place, shown to those who only read."""
        return row.position

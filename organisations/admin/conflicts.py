"""Two who save the same row: the second is shown both versions, and decides."""

from dataclasses import dataclass
from typing import Any

from concurrency.forms import VersionField
from django import forms
from django.contrib.auth.models import User
from django.db import models
from django.forms.models import model_to_dict
from django.utils.timezone import localtime

REFUSED = "Någon annan har sparat medan du skrev. Inget är sparat nu, och inget av det du skrev är borta."
GONE = (
    "Raden togs bort av någon annan medan du skrev. Det du skrev står kvar: spara igen så läggs raden till på nytt, "
    "eller markera Radera."
)


class Version(VersionField):
    """The version of the row that a form was filled in from, signed and out of sight."""

    def __init__(self) -> None:
        super().__init__(label="Version")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell that nobody changes a row by saving it from an older version."""
        return False


@dataclass(frozen=True)
class Difference:
    """A field that somebody else changed meanwhile."""

    label: str
    theirs: str
    mine: str  # empty where only the other one changed it


@dataclass(frozen=True)
class Conflict:
    """What somebody else did to a row meanwhile."""

    who: str
    when: str
    differences: list[Difference]


class VersionedForm(forms.ModelForm):
    """A form that knows from which version of its row it was filled in."""

    version = Version()
    watched: tuple[str, ...] = ()  # what is not filled in here, but tells what filling in does
    conflict: Conflict | None = None
    is_gone = False  # somebody else deleted the row

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if hasattr(self.instance, "version"):
            self.initial["version"] = self.instance.version if self.instance.pk else None
        else:
            del self.fields["version"]

    def clean(self) -> dict[str, Any]:
        """Refuse to save over what somebody else has saved since."""
        cleaned = super().clean() or self.cleaned_data
        if self.is_gone:
            self.add_error(None, GONE)
        elif self.is_stale and self.meet():
            self.add_error(None, REFUSED)
        return cleaned

    @property
    def is_stale(self) -> bool:
        """Tell whether the row has been saved since the form was filled in."""
        there = "version" in self.fields and self.instance.pk is not None
        return there and self.cleaned_data.get("version") != self.instance.version

    def meet(self) -> bool:
        """Take over what only somebody else changed, and tell whether they changed anything that is shown here.

        What both changed is left as it was typed here, with the other's beside it. The form is then one of the
        version that is stored, so that saving it again is done knowingly.
        """
        history = type(self.instance).history.filter(id=self.instance.pk)
        then = history.filter(version=self.cleaned_data["version"]).select_related("history_user").first()
        before = self._values_of(then) if then else None
        found = [one for name in self._shown() if (one := self._difference(name, before))]
        for name in self.watched:
            if then and getattr(then, name) != getattr(self.instance, name):
                field = self._meta.model._meta.get_field(name)
                label = getattr(self.instance, f"get_{name}_display")()
                found.append(Difference(str(field.verbose_name).capitalize(), label, ""))
        self.data[self.add_prefix("version")] = self.fields["version"].prepare_value(self.instance.version).value
        if not found:
            return False
        last = history.select_related("history_user").latest()
        self.conflict = Conflict(name_of(last.history_user), f"{localtime(last.history_date):%H.%M}", found)
        return True

    def _shown(self) -> list[str]:
        """Return the names of the fields that a person fills in."""
        hidden = {"version", "DELETE", self._meta.model._meta.pk.name}
        return [name for name, field in self.fields.items() if name not in hidden and not field.disabled]

    def _difference(self, name: str, before: dict[str, Any] | None) -> Difference | None:
        """Return what somebody else did to the field; None where they left it or did the same as here."""
        field, posted = self.fields[name], self[name].data
        now = self.get_initial_for_field(field, name)
        if not field.has_changed(prepared(field, now), posted):
            return None
        known = before is not None and name in before
        if known and prepared(field, before[name]) == prepared(field, now):
            return None  # changed here only
        if known and not field.has_changed(prepared(field, before[name]), posted):
            self._take(name, now)
            if name == "order":  # every row gets a new number when one is moved; nobody need be told of that
                self.cleaned_data[name] = now
                self.changed_data.remove(name)
                return None
            return Difference(str(field.label), shown(field, now), "")
        return Difference(str(field.label), shown(field, now), shown(field, posted) or "–")

    def _take(self, name: str, now: Any) -> None:
        """Let the form show what is stored."""
        field, key = self.fields[name], self.add_prefix(name)
        value = prepared(field, now)
        if isinstance(field, forms.FileField):
            return  # shown as it is stored, whatever was posted
        if isinstance(value, list):
            self.data.setlist(key, [str(one) for one in value])
        elif isinstance(field, forms.BooleanField):
            self.data.setlist(key, ["on"] if value else [])
        else:
            self.data[key] = field.widget.format_value(value) or ""
            if isinstance(self.data[key], list):  # a choice, as its widget sees it
                self.data[key] = self.data[key][0]

    def _values_of(self, state: models.Model) -> dict[str, Any]:
        """Return what the fields held in a state that the history has kept."""
        values = model_to_dict(state.instance) | {"order": getattr(state, "position", None)}
        for relation in state._history_m2m_fields:
            other = f"{relation.m2m_reverse_field_name()}_id"
            values[relation.name] = [getattr(link, other) for link in getattr(state, relation.name).all()]
        return values


def prepared(field: forms.Field, value: Any) -> Any:
    """Return a stored value in the one form that a field compares and shows."""
    value = field.prepare_value(value)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return sorted(int(one) for one in value or ())
    return field.to_python(value) if isinstance(field, forms.CharField) else value


def shown(field: forms.Field, value: Any) -> str:
    """Return a stored or a typed value as people read it."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        keys = [key for key in map(str, field.prepare_value(value) or ()) if key.isdecimal()]
        return ", ".join(str(row) for row in field.queryset.model._default_manager.filter(pk__in=keys)) or "–"
    if isinstance(field, forms.ModelChoiceField):
        key = str(field.prepare_value(value) or "")
        row = field.queryset.model._default_manager.filter(pk=key).first() if key.isdecimal() else None
        return str(row) if row else "–"
    if isinstance(field, forms.BooleanField):
        return "ja" if value else "nej"
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value or "", value)) if value else "–"
    return str(field.widget.format_value(value) or "–") if not isinstance(field, forms.FileField) else str(value or "–")


def name_of(user: User | None) -> str:
    """Return the name of whoever did something."""
    return (user.get_full_name() or user.get_username()) if user else "Någon annan"

"""Rows that come to point at another entry of a register, with their next version and a place in the history."""

import json
from collections.abc import Collection, Iterable
from typing import Any

from django.core import serializers
from django.db.models import F, Model, QuerySet

from organisations.hanging import Pointer
from organisations.models.tracked import Tracked, write_history


def label(field: Pointer) -> str:
    """Return the name by which the rows of a field are remembered."""
    return f"{field.model._meta.label_lower}.{field.name}"


def point(rows: QuerySet, field: Pointer, entry: Model, reason: str) -> list[int]:
    """Let the rows point at the entry; return their keys."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    moved: QuerySet[Any] = field.model._base_manager.filter(pk__in=keys)
    moved.update(**{field.name: entry})
    _keep_state(moved, reason)
    return keys


def link(
    field: Any, left: Model, entry: Model, reason: str, only: Collection[int] | None = None
) -> tuple[list[int], list[int]]:
    """Link rows to the entry instead of the one that they leave: all, or only those with the keys.

    Return the keys of those that came to it, and of those that were linked to both.
    """
    links, own, to = _links(field)
    leaving = links.filter(**{to: left.pk})
    if only is not None:
        leaving = leaving.filter(**{f"{own}__in": list(only)})
    linked = sorted(leaving.values_list(own, flat=True))
    both = set(links.filter(**{to: entry.pk, f"{own}__in": linked}).values_list(own, flat=True))
    leaving.filter(**{f"{own}__in": both}).delete()
    leaving.update(**{to: entry.pk})
    _keep_state(field.model._base_manager.filter(pk__in=linked), reason)
    return [key for key in linked if key not in both], [key for key in linked if key in both]


def link_also(field: Any, rows: QuerySet, entry: Model, reason: str) -> None:
    """Link rows to the entry too."""
    links, own, to = _links(field)
    keys = list(rows.exclude(**{field.name: entry}).values_list("pk", flat=True))
    links.bulk_create(links.model(**{own: key, to: entry.pk}) for key in keys)
    _keep_state(field.model._base_manager.filter(pk__in=keys), reason)


def _links(field: Any) -> tuple[Any, str, str]:
    """Return the rows of a relation to many, and the names of their columns: of the row, and of the entry."""
    own, to = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    return field.remote_field.through._default_manager, own, to


def _keep_state(rows: QuerySet, reason: str) -> None:
    """Give the rows, changed in bulk, their next version and a place in the history; not what has none."""
    if issubclass(rows.model, Tracked):
        rows.update(version=F("version") + 1)
        write_history(list(rows), created=False, reason=reason)


# --- lines of a text, and single rows


def lines_of(text: str) -> list[str]:
    """Return the lines that have something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def with_lines(text: str, lines: Iterable[str]) -> str:
    """Return the text with the lines after it."""
    return "\n".join(filter(None, [text.rstrip(), *lines]))


def without_lines(text: str, lines: Collection[str]) -> str:
    """Return the text without the lines."""
    return "".join(line for line in text.splitlines(keepends=True) if line.strip() not in lines).rstrip()


def save(row: Any, reason: str) -> None:
    """Save the row, with the reason in its history."""
    row._change_reason = reason
    row.save()


def delete(row: Any, reason: str) -> None:
    """Delete the row, with the reason in its history."""
    row._change_reason = reason
    row.delete()


def as_data(row: Model) -> dict[str, Any]:
    """Return all that the row holds."""
    return json.loads(serializers.serialize("json", [row]))[0]


def as_row(data: dict[str, Any]) -> Any:
    """Return the row that held it, which is not stored."""
    return next(iter(serializers.deserialize("python", [data], ignorenonexistent=True))).object

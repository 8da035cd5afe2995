from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from concurrency.fields import AutoIncVersionField  # type: ignore[import-untyped]
from django.contrib.auth.models import User
from django.db import connection, models
from django.utils import timezone
from simple_history.models import HistoricalRecords  # type: ignore[import-untyped]

from .archive_version import raise_archive_version

MOST_AT_ONCE = 10_000  # rows whose states the database copies in one go


class KeptStates(HistoricalRecords):
    """The history of every row, through which all changes go: each raises the archive's version."""

    def create_historical_record(self, *args: Any, **kwargs: Any) -> None:
        """Keep a state of one row."""
        raise_archive_version()
        super().create_historical_record(*args, **kwargs)

    def create_historical_record_m2ms(self, history_instance: Any, instance: "Tracked") -> None:
        """Keep the links of a row as a state has them; a row that was just made has none yet to ask for."""
        if history_instance.history_type != "+":
            super().create_historical_record_m2ms(history_instance, instance)


class Tracked(models.Model):
    """A row whose every state is kept, and which two people cannot change at once without knowing."""

    _change_reason: str  # why the next state is kept
    _history_user: models.Model  # by whom, where it is not whoever asks for the page

    version = AutoIncVersionField("version", help_text="")

    history = KeptStates(
        inherit=True,
        history_id_field=models.BigAutoField(),
        verbose_name="tidigare läge",
        verbose_name_plural="tidigare lägen",
    )

    class Meta:
        abstract = True


class Occasion(StrEnum):
    """Why the archive itself keeps a state, where a person has given no reason."""

    LOADED = "Inlagt från början"
    IMPORTED = "Inläst ur ett dokument"
    REREAD = "Inläst på nytt"
    PUBLISHED = "Publicering"
    PUBLISHED_AT_IMPORT = "Publicering vid inläsningen"
    WITHDRAWN = "Tillbakadragande"
    APPROVED = "Justering"


@cache  # a model makes a new class each time it is asked
def _history_of(model: type[Tracked]) -> Any:
    return model.history


def write_history(rows: Sequence[Tracked], *, created: bool, reason: str = "", by: User | None = None) -> None:
    """Keep the state of rows of one model that were written in bulk, which the history does not see by itself.

    `by` is who wrote them, where it is not whoever asks for the page.
    """
    if not rows:
        return
    raise_archive_version()
    model, keys = type(rows[0]), [row.pk for row in rows]
    history = _history_of(model).model
    user = by or history.get_default_history_user(rows[0])
    told = {
        "history_date": timezone.now(),
        "history_user": user and user.pk,
        "history_change_reason": reason,
        "history_type": "+" if created else "~",
    }
    for start in range(0, len(keys), MOST_AT_ONCE):
        _copy_states(model, history, keys[start : start + MOST_AT_ONCE], told)
    for field in history._history_m2m_fields:
        links, own = field.remote_field.through, f"{field.m2m_field_name()}_id"
        columns = [column.attname for column in links._meta.fields]
        linked = list(links.objects.filter(**{f"{own}__in": keys}))
        of_rows = history.objects.filter(id__in={getattr(link, own) for link in linked}).order_by("history_id")
        state_of = dict(of_rows.values_list("id", "history_id")) if linked else {}  # the last of each
        kept = HistoricalRecords.m2m_models[field]
        kept.objects.bulk_create(
            kept(history_id=state_of[getattr(link, own)], **{column: getattr(link, column) for column in columns})
            for link in linked
        )


def _copy_states(model: type[Tracked], history: Any, keys: list[int], told: dict[str, Any]) -> None:
    """Have the database copy rows to their history as it has them, with what is told of all: far faster than we do."""
    fields = [history._meta.get_field(name) for name in told]
    values = [field.get_db_prep_save(value, connection) for field, value in zip(fields, told.values(), strict=True)]
    quote = connection.ops.quote_name
    into, rows, key = map(quote, (history._meta.db_table, model._meta.db_table, model._meta.pk.column))
    own, more = (", ".join(quote(field.column) for field in some) for some in (history.tracked_fields, fields))
    given, these = (", ".join(["%s"] * len(some)) for some in (values, keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {into} ({own}, {more}) SELECT {own}, {given} FROM {rows} "  # noqa: S608 - names of our own
            f"WHERE {key} IN ({these}) ORDER BY {key}",
            [*values, *keys],
        )


def delete_rows(rows: Sequence[Tracked], *, reason: str, by: User | None = None) -> None:
    """Delete rows of one model in a fixed number of queries, and keep in the history that they are gone.

    What points at them must be deleted or changed in the same transaction: nothing goes along by itself.
    """
    if not rows:
        return
    raise_archive_version()
    model, keys = type(rows[0]), [row.pk for row in rows]
    history = model.history.model
    history.objects.bulk_create(
        history(
            history_date=timezone.now(),
            history_user=by or history.get_default_history_user(row),
            history_change_reason=reason,
            history_type="-",
            **{field.attname: getattr(row, field.attname) for field in history.tracked_fields},
        )
        for row in rows
    )
    for relation in model._meta.local_many_to_many:
        links = relation.remote_field.through._default_manager  # type: ignore[union-attr]
        links.filter(**{f"{relation.m2m_field_name()}__in": keys}).delete()
    gone = model._default_manager.filter(pk__in=keys)
    gone._raw_delete(gone.db)  # the usual way asks and tells the history of each row by itself


def forget_loading(rows: Sequence[Tracked]) -> None:
    """Drop what the history noted of the relations of rows of one model while these were loaded, by nobody."""
    states = type(rows[0]).history.filter(id__in=[row.pk for row in rows], history_user=None).order_by()
    for field in states.model._history_m2m_fields:
        HistoricalRecords.m2m_models[field].objects.filter(history__in=states.values("pk")).delete()
    states.delete()

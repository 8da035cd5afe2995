from collections.abc import Sequence
from enum import StrEnum

from concurrency.fields import AutoIncVersionField  # type: ignore[import-untyped]
from django.db import models
from simple_history.models import HistoricalRecords  # type: ignore[import-untyped]


class Tracked(models.Model):
    """A row whose every state is kept, and which two people cannot change at once without knowing."""

    _change_reason: str  # why the next state is kept
    _history_user: models.Model  # by whom, where it is not whoever asks for the page

    version = AutoIncVersionField("version", help_text="")

    history = HistoricalRecords(
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
    PUBLISHED = "Publicering"
    PUBLISHED_AT_IMPORT = "Publicering vid inläsningen"
    WITHDRAWN = "Tillbakadragande"
    APPROVED = "Justering"


def write_history(rows: Sequence[Tracked], *, created: bool, reason: str = "") -> None:
    """Keep the state of rows of one model that were written in bulk, which the history does not see by itself."""
    if not rows:
        return
    history = type(rows[0]).history
    states = history.bulk_history_create(rows, update=not created, default_change_reason=reason)
    state_of = {row.pk: state for row, state in zip(rows, states, strict=True)}
    for field in history.model._history_m2m_fields:
        links, own = field.remote_field.through, f"{field.m2m_field_name()}_id"
        columns = [column.attname for column in links._meta.fields]
        kept = HistoricalRecords.m2m_models[field]
        kept.objects.bulk_create(
            kept(history=state_of[getattr(link, own)], **{column: getattr(link, column) for column in columns})
            for link in links.objects.filter(**{f"{own}__in": list(state_of)})
        )


def forget_loading(rows: Sequence[Tracked]) -> None:
    """Drop what the history noted of the relations of rows of one model while these were loaded, by nobody."""
    states = type(rows[0]).history.filter(id__in=[row.pk for row in rows], history_user=None).order_by()
    for field in states.model._history_m2m_fields:
        HistoricalRecords.m2m_models[field].objects.filter(history__in=states.values("pk")).delete()
    states.delete()

"""Two entries of a register that are the same: made one, and parted again where that was wrong."""

from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, UniqueConstraint
from django.utils import timezone

from minutes.models import Topic
from minutes.search.following import entries_changed, topics_regrouped
from organisations.addresses import give_address_back, keep_old_address, leading_to
from organisations.hanging import Pointer, pointing_at, rows_on
from organisations.models import Merger, Organisation, Person
from organisations.models.tracked import Tracked, write_history
from organisations.models.tree import is_ring
from organisations.moving import (
    as_data,
    as_row,
    delete,
    label,
    lines_of,
    link,
    link_also,
    point,
    save,
    with_lines,
    without_lines,
)

Entry = TypeVar("Entry", Person, Organisation, Topic)
REGISTERS = {model._meta.label_lower: model for model in (Person, Organisation, Topic)}
TREES = (Organisation, Topic)


class NotMergeable(Exception):
    """The entries cannot be made one; the text says why, in Swedish."""


class NotUndoable(Exception):
    """The entries cannot be parted again; the text says why, in Swedish."""


# --- making one of two


def what_stops(kept: Entry, absorbed: Entry) -> str:
    """Return why one entry cannot absorb the other, as a Swedish sentence; empty where it can."""
    if kept.pk == absorbed.pk:
        return "Välj två olika. Det är samma post."
    if isinstance(kept, TREES) and is_ring(absorbed, kept, "parent"):
        return f"{kept} hör under {absorbed}, så det skulle gå runt i ring. Låt {absorbed} vara kvar i stället."
    return ""


@transaction.atomic
def merge(kept: Entry, absorbed: Entry, by: User | None) -> Merger:
    """Let everything that points at one entry point at the other, which gets its names and its addresses.

    Raises NotMergeable when the one lies within the other. What it takes to undo it is kept in the merger.
    """
    model = type(kept)
    locked = {entry.pk: entry for entry in model.objects.select_for_update().filter(pk__in=[kept.pk, absorbed.pk])}
    if len(locked) < 2 and kept.pk != absorbed.pk:
        raise NotMergeable("En av dem finns inte längre. Den kan ha slagits ihop med en annan.")
    kept, absorbed = locked[kept.pk], locked[absorbed.pk]
    if obstacle := what_stops(kept, absorbed):
        raise NotMergeable(obstacle)
    reason = f"Sammanslagning: {absorbed} ({absorbed.slug}) gick upp i {kept} ({kept.slug})."
    merger = Merger(register=model._meta.label_lower, kept_key=kept.pk, absorbed_key=absorbed.pk, merged_by=by)
    merger.absorbed = as_data(absorbed)
    merger.old_addresses = leading_to(absorbed.get_absolute_url())
    for field in pointing_at(model):
        if field.many_to_many:
            merger.moved[label(field)], merger.shared[label(field)] = link(field, absorbed, kept, reason)
            continue
        for row in doubles(field, kept, absorbed):
            merger.dropped.append(as_data(row))
            delete(row, reason)
        merger.moved[label(field)] = point(rows_on(field, [absorbed]), field, kept, reason)
    _take_over(kept, absorbed, merger, reason)
    delete(absorbed, reason)
    keep_old_address(absorbed.get_absolute_url(), kept.get_absolute_url())
    merger.merged_at = timezone.now()
    merger.save()
    _be_found(model, merger)
    return merger


def _be_found(model: type[Entry], merger: Merger) -> None:
    keys = [merger.kept_key, merger.absorbed_key]
    if model is Topic:
        topics_regrouped(keys)
    else:
        entries_changed(model, keys)


def doubles(field: Pointer, kept: Entry, absorbed: Entry) -> list[Model]:
    """Return the rows of the absorbed entry that would say the same as one that the kept entry has.

    They are told by the rules of uniqueness, in which what is left open is the same as what is left open.
    """
    found: dict[int, Model] = {}
    for rule in field.model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and rule.condition is None and field.name in rule.fields:
            names = [name for name in rule.fields if name != field.name]
            there = set(rows_on(field, [kept]).values_list(*names))
            for row in rows_on(field, [absorbed]):
                if tuple(row.serializable_value(name) for name in names) in there:
                    found[row.pk] = row
    return list(found.values())


def _take_over(kept: Entry, absorbed: Entry, merger: Merger, reason: str) -> None:
    """Give the kept entry the names of the other, and hide it where the other was hidden."""
    merger.names_added = [name for name in dict.fromkeys(absorbed.names) if name not in kept.names]
    if merger.names_added:
        kept.other_names = with_lines(kept.other_names, merger.names_added)
    if isinstance(kept, Person) and isinstance(absorbed, Person) and kept.is_public and not absorbed.is_public:
        kept.is_public = False
        merger.became_hidden = True
    if isinstance(kept, Topic) and isinstance(absorbed, Topic):
        merger.words_added = [word for word in lines_of(absorbed.words) if word not in lines_of(kept.words)]
        kept.words = with_lines(kept.words, merger.words_added)
    save(kept, reason)


# --- parting them again


def what_stops_undoing(merger: Merger) -> str:
    """Return why the merger cannot be undone, as a Swedish sentence; empty where nothing is known to stop it."""
    model: Any = REGISTERS[merger.register]
    name, slug = merger.fields["name"], merger.fields["slug"]
    if merger.undone_at:
        return "Sammanslagningen är redan ångrad."
    if not model.objects.filter(pk=merger.kept_key).exists():
        later = Merger.objects.in_force().filter(register=merger.register, absorbed_key=merger.kept_key).first()
        if later:
            return f"{later} har själv gått upp i en annan. Ångra den sammanslagningen först."
        return f"Den som {name} gick upp i finns inte längre, så det går inte att ångra."
    if model.objects.filter(pk=merger.absorbed_key).exists():
        return f"{name} finns redan igen."
    if model.objects.filter(slug=slug).exists():
        return f"En annan har adressdelen ”{slug}” nu. Ge den en annan adressdel först."
    for data in [merger.absorbed, *_told_of(merger.dropped)]:
        if missing := _missing(data, merger):
            return f"{missing} Det går därför inte att ångra."
    return ""


@transaction.atomic
def undo(merger: Merger, by: User | None) -> Any:
    """Bring the absorbed entry back, with what still points at the kept one in its place; return it.

    Raises NotUndoable when something has happened since that cannot be told apart.
    """
    merger = Merger.objects.select_for_update().get(pk=merger.pk)
    if obstacle := what_stops_undoing(merger):
        raise NotUndoable(obstacle)
    model: Any = REGISTERS[merger.register]
    kept = model.objects.select_for_update().get(pk=merger.kept_key)
    reason = f"Sammanslagningen ångrades: {merger} gick ur {kept} ({kept.slug})."
    absorbed = _bring_back(merger.absorbed, reason)
    for field in pointing_at(model):
        moved = field.model._base_manager.filter(pk__in=merger.moved.get(label(field), []))
        if field.many_to_many:
            shared = field.model._base_manager.filter(pk__in=merger.shared.get(label(field), []))
            link(field, kept, absorbed, reason, only=merger.moved.get(label(field), []))
            link_also(field, shared.filter(**{field.name: kept}), absorbed, reason)
        else:
            point(moved.filter(**{field.name: kept}), field, absorbed, reason)
    if isinstance(absorbed, TREES) and is_ring(absorbed, absorbed.parent, "parent"):
        raise NotUndoable(f"{absorbed.parent} hör numera under {absorbed}. Flytta den först.")
    for data in merger.dropped:
        if data in _told_of(merger.dropped) or not _missing(data, merger):
            _bring_back(data, reason)
    _give_back(kept, merger, reason)
    give_address_back(absorbed.get_absolute_url(), merger.old_addresses)
    merger.undone_at, merger.undone_by = timezone.now(), by
    merger.save()
    _be_found(model, merger)
    return absorbed


def _told_of(dropped: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the remembered rows that people have made; a suggestion may be gone with what it was for."""
    return [data for data in dropped if isinstance(as_row(data), Tracked)]


def _missing(data: dict[str, Any], merger: Merger) -> str:
    """Return what the remembered row points at that is there no longer; empty where all is."""
    row = as_row(data)
    for field in row._meta.concrete_fields:
        key = getattr(row, field.attname)
        if not field.is_relation or key is None or _is_absorbed(field, key, merger):
            continue
        if not field.related_model._base_manager.filter(pk=key).exists():
            whose = merger.fields["name"]
            of = whose if row._meta.label_lower == merger.register else f"ett {row._meta.verbose_name} som {whose} hade"
            return f"Det som stod som ”{field.verbose_name}” för {of} finns inte längre."
    return ""


def _is_absorbed(field: Any, key: int, merger: Merger) -> bool:
    return field.related_model._meta.label_lower == merger.register and key == merger.absorbed_key


def _bring_back(data: dict[str, Any], reason: str) -> Any:
    row = as_row(data)
    try:
        row.validate_constraints()
    except ValidationError as error:
        raise NotUndoable(f"{' '.join(error.messages)} Ta bort det först.") from error
    row.save_base(raw=True, force_insert=True)
    if isinstance(row, Tracked):
        write_history([row], created=True, reason=reason)
    return row


def _give_back(kept: Any, merger: Merger, reason: str) -> None:
    """Take the other's names from the kept entry, and show it again where only the merger hid it."""
    if merger.names_added:
        kept.other_names = without_lines(kept.other_names, merger.names_added)
    if merger.words_added:
        kept.words = without_lines(kept.words, merger.words_added)
    if merger.became_hidden and not kept.is_public:
        hidden = {"absorbed__fields__is_public": False}
        if other := Merger.objects.into(kept).in_force().exclude(pk=merger.pk).filter(**hidden).first():
            other.became_hidden = True
            other.save()
        elif not _has_changed_since(kept, merger):
            kept.is_public = True
    save(kept, reason)


def _has_changed_since(kept: Any, merger: Merger) -> bool:
    """Tell whether anybody has shown the kept person since, or tied a row to them, which may be the other's."""
    if kept.history.filter(history_date__gt=merger.merged_at, is_public=True).exists():
        return True
    for field in pointing_at(type(kept)):
        written = field.model.history.filter(history_date__gt=merger.merged_at)  # type: ignore[attr-defined]
        if rows_on(field, [kept]).filter(pk__in=written.values("id")).exists():
            return True
    return False

"""Write what a new reading makes of a meeting's rows, with the history of each, in few queries."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Q

from minutes.importing.merging import Merge
from minutes.importing.origins import MODELS, OF_MEETING
from minutes.models import AgendaItem, Decision, TopicSuggestion
from organisations.models.tracked import Occasion, Tracked, delete_rows, write_history

FAR_AWAY = 1_000_000  # further than any list is long


def write_merge(merge: Merge, by: User | None) -> bool:
    """Write the merge, inside a transaction with its meeting locked; tell whether anything is new but for lines."""
    archived = merge.archived
    standing = {archived.meeting.key: archived.meeting} | archived.rows
    touched = {key for key, fields in merge.changed.items() if fields} | merge.moved.keys()
    leaving = {one.key for one in merge.leaving}
    # What nobody kept is kept first, or what a person did there would seem to be the document's.
    for model in OF_MEETING:
        keys = [one.key[1] for one in archived.unrecorded if one.model is model and one.key in touched | leaving]
        write_history(list(model._default_manager.filter(pk__in=keys)) if keys else [], created=False)
    gone = {model: [one.row.pk for one in merge.leaving if one.model is model] for model in (AgendaItem, Decision)}
    suggested = Q(item__in=gone[AgendaItem]) | Q(decision__in=gone[Decision])
    TopicSuggestion.objects.filter(suggested).delete()  # delete_rows takes nothing along
    for model in reversed(MODELS):
        delete_rows([one.row for one in merge.leaving if one.model is model], reason=Occasion.REREAD, by=by)
    for model in MODELS:
        _make_room(model, [key for of, key in merge.moved if of is model])
        _add(model, merge.new[model])
    changed = {
        model: [one.row for key, one in standing.items() if key in touched and key[0] is model] for model in OF_MEETING
    }
    for model, rows in changed.items():
        _save_changed(model, rows, merge)
        _save(model, [row for row in merge.relined if type(row) is model], ["source_lines"])
    _link(merge.links)
    for model, rows in changed.items():
        write_history(rows, created=False, reason=Occasion.REREAD, by=by)
        write_history(merge.new.get(model, []), created=True, reason=Occasion.REREAD, by=by)
    return bool(touched or leaving or any(merge.new.values()))


def _make_room(model: Any, keys: list[int]) -> None:
    """Move rows that get new places out of the way, since no two may have the same for a moment."""
    if keys:
        model._default_manager.filter(pk__in=keys).update(position=F("position") + FAR_AWAY)


def _add(model: type[Tracked], rows: list[Any]) -> None:
    """Save new rows of a model; what they point at among themselves is saved when all of them have keys."""
    own = [one.name for one in model._meta.fields if one.related_model is model]
    pointing = [(row, name, pointed) for row in rows for name in own if (pointed := getattr(row, name)) is not None]
    for row, name, _ in pointing:
        setattr(row, name, None)
    model._default_manager.bulk_create(rows)
    for row, name, pointed in pointing:
        setattr(row, name, pointed)
    _save(model, [row for row, _, _ in pointing], own)


def _save_changed(model: type[Tracked], rows: list[Any], merge: Merge) -> None:
    """Save rows that hold something else than before, or have another place, in a version of their own."""
    names = {name for row in rows for name in merge.changed.get((model, row.pk), ())}
    columns = ["version"] + [one.name for one in model._meta.fields if one.name in names]
    for row in rows:
        row.version += 1
        if place := merge.moved.get((model, row.pk)):
            row.position = place
    if any(of is model for of, _ in merge.moved):
        columns.append("position")
    _save(model, rows, columns)


def _save(model: type[Tracked], rows: list[Any], columns: Sequence[str]) -> None:
    if rows:
        model._default_manager.bulk_update(rows, columns)


def _link(links: list[tuple[Any, Any, list[Any]]]) -> None:
    """Let the relations of rows lead to these and no others."""
    for relation in dict.fromkeys(relation for _, relation, _ in links):
        leading = [(row, linked) for row, one, linked in links if one is relation]
        through, own = relation.remote_field.through._default_manager, f"{relation.m2m_field_name()}_id"
        other = f"{relation.m2m_reverse_field_name()}_id"
        through.filter(**{f"{own}__in": [row.pk for row, _ in leading]}).delete()
        through.bulk_create(
            through.model(**{own: row.pk, other: each.pk}) for row, linked in leading for each in linked
        )

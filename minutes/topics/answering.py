"""Taking suggested topics, and turning them down for good."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from minutes.models import AgendaItem, Decision, Meeting, TopicSuggestion
from minutes.search.index import index_meetings
from organisations.models.tracked import write_history

REASON = "Föreslaget ämne"


@transaction.atomic
def take(suggestions: Iterable[int], by: User) -> int:
    """Give the items and decisions the topics suggested by the rows with the keys; return how many were taken."""
    taken = _locked(suggestions)
    for model in (AgendaItem, Decision):
        links: Any = model.topics.through
        own = f"{model._meta.model_name}_id"
        of_model = [one for one in taken if isinstance(one.row, model)]
        links.objects.bulk_create(
            [links(**{own: one.row.pk, "topic": one.topic}) for one in of_model], ignore_conflicts=True
        )
        rows = model.objects.filter(pk__in={one.row.pk for one in of_model})
        rows.update(version=F("version") + 1)
        write_history(list(rows), created=False, reason=REASON, by=by)
    TopicSuggestion.objects.filter(pk__in=[one.pk for one in taken]).delete()
    index_meetings(one.item.meeting_id for one in taken)
    return len(taken)


@transaction.atomic
def turn_down(suggestions: Iterable[int], by: User) -> int:
    """Remember that the suggestions with the keys are never to be made again; return how many there were."""
    waiting = [one.pk for one in _locked(suggestions) if one.turned_down_at is None]
    rows = TopicSuggestion.objects.filter(pk__in=waiting)
    return rows.update(turned_down_at=timezone.now(), turned_down_by=by)


def _locked(suggestions: Iterable[int]) -> list[TopicSuggestion]:
    """Return the suggestions that are there, with nobody else saving their meetings."""
    rows = TopicSuggestion.objects.filter(pk__in=list(suggestions)).order_by("pk")
    meetings = Meeting.objects.filter(pk__in=rows.values("item__meeting")).order_by("pk")
    list(meetings.select_for_update(of=("self",)))
    return list(rows.select_related("item", "decision", "topic"))

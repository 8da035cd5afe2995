from collections import Counter

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minutes.models import AgendaItem, Decision, Meeting, Topic
from minutes.privacy import Masker
from organisations.models import Body, Tree
from organisations.models.tree import rows_by

LATEST = 15


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """Show the topics as a tree, with the number of items and decisions on each and all within it."""
    tree = Tree(Topic.objects.all())
    items = tree.with_parents(_rows_on(AgendaItem.objects.published()))
    decisions = tree.with_parents(_rows_on(Decision.objects.published().decided()))
    topics = [
        {"topic": topic, "depth": depth, "items": len(items[topic.pk]), "decisions": len(decisions[topic.pk])}
        for topic, depth in tree.in_order()
    ]
    return render(request, "minutes/topic_list.html", {"topics": topics})


def _rows_on(rows: QuerySet) -> dict[int, set[int]]:
    """Return the keys of the rows by topic."""
    return rows_by(rows.filter(topics__isnull=False).order_by().values_list("pk", "topics"))


@require_safe
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what has been said and decided on a topic and all within it, and by whom."""
    tree = Tree(Topic.objects.all())
    topic = next((topic for topic in tree.entries.values() if topic.slug == slug), None)
    if topic is None:
        raise Http404
    within = tree.within([topic.pk])
    items = AgendaItem.objects.published().filter(topics__in=within).distinct()
    decisions = Decision.objects.published().decided().on_topics(within)
    meetings = Counter(body for _, body in Meeting.objects.published().on_topics(within).held_by())
    bodies = sorted(Body.objects.filter(pk__in=meetings), key=lambda body: -meetings[body.pk])
    context = {
        "masker": Masker(),
        "topic": topic,
        "parent": tree.entries.get(topic.parent_id),
        "subtopics": tree.children(topic.pk),
        "items": items.select_related("meeting__body__region", "parent").order_by(
            "-meeting__date", "-meeting", "position"
        )[:LATEST],
        "item_count": items.count(),
        "decisions": decisions.newest_first().for_lists()[:LATEST],
        "decision_count": decisions.count(),
        "bodies": [(body, meetings[body.pk]) for body in bodies],
    }
    return render(request, "minutes/topic_detail.html", context)

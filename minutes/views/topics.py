from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from minutes.counting import count_decisions, count_meetings
from minutes.models import ActionItem, AgendaItem, Decision, Meeting, Topic
from minutes.privacy import Masker
from minutes.read_only import read_only
from organisations.models import Body, Tree
from organisations.models.tree import rows_by

LATEST = 8


@read_only
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


@read_only
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what has been said and decided on a topic and all within it, when and by whom, and what is still open."""
    tree = Tree(Topic.objects.all())
    topic = next((topic for topic in tree.entries.values() if topic.slug == slug), None)
    if topic is None:
        raise Http404
    within, subtopics = tree.within([topic.pk]), tree.children(topic.pk)
    decisions = Decision.objects.published().decided().on_topics(within)
    decision_counts = count_decisions(decisions, tree)
    meetings = count_meetings(Meeting.objects.published().on_topics(within))
    of_body = {body: len(rows) for body, rows in meetings.rows.items()}
    bodies = list(Body.objects.filter(pk__in=of_body).select_related("region__parent"))
    bodies.sort(key=lambda body: -of_body[body.pk])
    asked = f"&amne={topic.slug}"
    context = {
        "masker": Masker(),
        "topic": topic,
        "parent": tree.entries.get(topic.parent_id),
        "subtopics": [(one, len(decision_counts.rows[one.pk])) for one in subtopics],
        "items": AgendaItem.objects.published().on_topics(within).with_meeting().newest_first()[:LATEST],
        "meeting_count": meetings.count,
        "decisions": decisions.newest_first().with_meeting()[:LATEST],
        "decision_count": decision_counts.count,
        "actions": ActionItem.objects.published().still_open().on_topics(within).for_lists().newest_first()[:LATEST],
        "bodies": [(body, of_body[body.pk]) for body in bodies],
        "decisions_picture": decision_counts.picture("beslut-per-ar", "Beslut per år", [topic, *subtopics]),
        "meetings_picture": meetings.picture("moten-per-ar", "Möten om ämnet per organ och år", bodies, asked),
    }
    return render(request, "minutes/topic_detail.html", context)

from django.conf import settings
from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from minutes.counting import MeetingCounts, count_decisions, count_meetings
from minutes.filters import Registers
from minutes.models import Abbreviation, Decision, Meeting, PlannedMeeting
from minutes.models.meeting import PlannedMeetingQuerySet, once_each
from minutes.pictures import MOST_ROWS
from minutes.privacy import Masker
from minutes.read_only import read_only
from organisations.models import Body
from organisations.models.tree import rows_by

LATEST = 5


@read_only
def start(request: HttpRequest) -> HttpResponse:
    """Show what the archive is, the latest in it, the ways in, and what comes next."""
    registers = Registers()
    published = Meeting.objects.published()
    decided = Decision.objects.published().decided()
    meetings = count_meetings(published)
    active = _most_active(meetings, registers)
    by_region = _by_region(meetings, registers)
    planned = PlannedMeeting.objects.published().waiting().select_related("body__region__parent", "announced_by__body")
    # As many meetings as decisions are enough, and spare the database sorting every decision there is.
    latest = published.with_decisions().newest_first().values("pk")[:LATEST]
    decisions, topics = count_decisions(decided, registers.topics), registers.topics.children(None)
    context = {
        "masker": Masker(),
        "meetings": published.newest_first().for_lists()[:LATEST],
        "decisions": decided.filter(item__meeting__in=latest).newest_first().for_lists()[:LATEST],
        "decision_count": decisions.count,
        "meeting_count": meetings.count,
        "period": published.aggregate(first=Min("date"), last=Max("date")),
        "regions": [
            {"region": region, "depth": depth, "count": len(by_region[region.pk])}
            for region, depth in registers.regions.in_order()
        ],
        "counties": _listed([region.name for region in registers.regions.children(None)]),
        "topics": [{"topic": topic, "count": len(decisions.rows[topic.pk])} for topic in topics],
        "decisions_picture": decisions.picture("beslut-per-amne", "Beslut per ämne och år", topics),
        "meetings_picture": meetings.picture("moten-per-organ", "Möten per organ och år", active),
        **_what_comes_next(planned),
    }
    return render(request, "minutes/start.html", context)


def _listed(names: list[str]) -> str:
    """Return names as a sentence lists them: “Skåne, Stockholm och Örebro län”."""
    return " och ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _most_active(meetings: MeetingCounts, registers: Registers) -> list[Body]:
    """Return the bodies with most meetings, as many as a picture shows."""
    most = sorted(meetings.rows, key=lambda body: (-len(meetings.rows[body]), body))[:MOST_ROWS]
    return [registers.bodies[body] for body in most]


def _by_region(meetings: MeetingCounts, registers: Registers) -> dict[int, set[int]]:
    """Return the meetings of each region and of those within it."""
    held = ((row, registers.bodies[body].region_id) for body, rows in meetings.rows.items() for row in rows)
    return registers.regions.with_parents(rows_by(held))


def _what_comes_next(planned: PlannedMeetingQuerySet) -> dict[str, list[PlannedMeeting]]:
    """Return the planned meetings ahead or, when there are none, the latest that still wait for their record."""
    waiting = once_each(planned.order_by("date", "pk"))
    ahead = [meeting for meeting in waiting if (meeting.last_date or meeting.date) >= timezone.localdate()]
    overdue = [] if ahead else [meeting for meeting in waiting[::-1] if not meeting.is_cancelled]
    return {"ahead": ahead[:LATEST], "overdue": overdue[:LATEST]}


@read_only
def glossary(request: HttpRequest) -> HttpResponse:
    """Show what the abbreviations of the minutes stand for."""
    return render(request, "minutes/glossary.html", {"masker": Masker(), "abbreviations": Abbreviation.objects.all()})


@read_only
def about(request: HttpRequest) -> HttpResponse:
    """Tell what the archive is and how to reach its keeper."""
    return render(request, "minutes/about.html", _keeper())


@read_only
def accessibility(request: HttpRequest) -> HttpResponse:
    """Give the accessibility statement that the law on accessible digital public service asks for."""
    return render(request, "minutes/accessibility.html", _keeper())


@read_only
def personal_data(request: HttpRequest) -> HttpResponse:
    """Tell how names and other personal data are handled, and how to have a name hidden."""
    return render(request, "minutes/personal_data.html", _keeper())


def _keeper() -> dict[str, str]:
    return {"keeper_name": settings.KEEPER_NAME, "keeper_email": settings.KEEPER_EMAIL}


@read_only
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines where they may go and what there is."""
    sitemap = request.build_absolute_uri(reverse("minutes:sitemap"))
    # Pages of people are not named: who may not fetch them would not see that they are not to be indexed.
    text = f"User-agent: *\nDisallow: /admin/\n\nSitemap: {sitemap}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")

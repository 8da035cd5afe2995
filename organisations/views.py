import datetime
from collections import Counter
from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from minutes.counting import attendance_picture, count_decisions, meetings_picture
from minutes.models import Attendee, Decision, Meeting, PlannedMeeting, Presenter, Topic
from minutes.models.meeting import once_each
from minutes.models.people import public_people
from minutes.privacy import Masker
from minutes.read_only import read_only
from organisations.models import Body, Membership, Organisation, Region, Tree

LATEST = 10
THERE = [Attendee.Presence.PRESENT, Attendee.Presence.PARTLY]
KINDS = {
    Organisation.Kind.REGION: "Regioner",
    Organisation.Kind.MUNICIPALITY: "Kommuner",
    Organisation.Kind.HOSPITAL: "Sjukhus",
    Organisation.Kind.HEALTH_CENTRE: "Vårdcentraler",
    Organisation.Kind.ADMINISTRATION: "Förvaltningar",
    Organisation.Kind.PRIVATE_PROVIDER: "Privata vårdgivare",
    Organisation.Kind.ASSOCIATION: "Förbund och föreningar",
    Organisation.Kind.AUTHORITY: "Statliga myndigheter",
    Organisation.Kind.OTHER: "Andra",
}


@read_only
def body_list(request: HttpRequest) -> HttpResponse:
    """Show the bodies as a tree: by region, and under each body those that prepare for it."""
    meetings = Counter(body for _, body in Meeting.objects.published().held_by())
    bodies = list(Body.objects.all())
    regions = Tree(Region.objects.all())
    by_region: dict[int, list[Body]] = {}
    for body in bodies:
        body.meeting_count = meetings[body.pk]
        by_region.setdefault(body.region_id, []).append(body)
    sections = [
        {"region": region, "depth": depth, "bodies": list(_in_tree(by_region.get(region.pk, [])))}
        for region, depth in regions.in_order()
    ]
    return render(request, "organisations/body_list.html", {"sections": sections, "body_count": len(bodies)})


def _in_tree(bodies: list[Body], above: Body | None = None, depth: int = 0) -> Iterable[tuple[Body, int]]:
    """Yield the bodies of a region and how deep they lie, each followed by those that prepare for it."""
    here = {body.pk for body in bodies}
    for body in bodies:
        parent = body.prepares_for_id if body.prepares_for_id in here else None
        if parent == (above and above.pk):
            yield body, depth
            yield from _in_tree(bodies, body, depth + 1)


@read_only
def body_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a body is, who belongs to it and attends it, its meetings and its latest decisions."""
    body = get_object_or_404(Body.objects.select_related("region__parent", "prepares_for"), slug=slug)
    meetings = list(Meeting.objects.published().of_bodies([body.pk]).newest_first().for_lists())
    decisions = Decision.objects.published().decided().of_bodies([body.pk])
    planned = PlannedMeeting.objects.published().waiting().filter(body=body)
    today = timezone.localdate()
    topics = Tree(Topic.objects.all())
    counts = count_decisions(decisions, topics)
    own = f"&organ={body.slug}"
    context = {
        "masker": Masker(),
        "body": body,
        "meetings_picture": meetings_picture("moten-per-ar", body, [meeting.date.year for meeting in meetings]),
        "decisions_picture": counts.picture("beslut-per-amne", "Beslut per ämne och år", topics.children(None), own),
        "attendance_picture": attendance_picture(
            "narvaro-per-ar",
            Attendee.objects.published().filter(meeting__in=Meeting.objects.of_bodies([body.pk]).order_by()),
        ),
        "preparatory_bodies": body.preparatory_bodies.all(),
        "memberships": sorted(body.memberships.select_related("person", "organisation"), key=_rank(today)),
        "attendees": _last_year(meetings),
        "meetings": meetings,
        "decision_count": sum(meeting.decision_count for meeting in meetings),
        "decisions": decisions.newest_first().with_topics()[:LATEST],
        "planned": [
            meeting
            for meeting in once_each(planned.select_related("announced_by__body"))
            if not meeting.is_cancelled or meeting.date >= today
        ],
    }
    return render(request, "organisations/body_detail.html", context)


def _rank(today: datetime.date) -> Callable[[Membership], tuple]:
    """Return how the memberships of a body are ordered: those that last before those that have ended, chairs first."""
    roles = list(Membership.Role)

    def rank(membership: Membership) -> tuple:
        ended = membership.ends_on is not None and membership.ends_on < today
        return ended, roles.index(Membership.Role(membership.role)), membership.person.sort_key

    return rank


def _last_year(meetings: list[Meeting]) -> list[Attendee]:
    """Return who attended the meetings of the year up to the latest one, each once, as last written."""
    if not meetings:
        return []
    since = meetings[0].date - datetime.timedelta(days=365)
    recent = [meeting.pk for meeting in meetings if meeting.date > since]
    attendees = (
        Attendee.objects.published()
        .filter(meeting__in=recent, presence__in=THERE)
        .select_related("person", "organisation")
        .order_by("-meeting__date", "position")
    )
    return list({attendee.person_id or attendee.name: attendee for attendee in reversed(attendees)}.values())[::-1]


@read_only
def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a person's places in bodies, the meetings they attended and what they presented."""
    person = get_object_or_404(public_people(), slug=slug)
    attendances = Attendee.objects.published().not_hidden().filter(person=person)
    presented = Presenter.objects.published().not_hidden().filter(person=person)
    context = {
        "masker": Masker(),
        "person": person,
        "memberships": person.memberships.select_related("body__region", "organisation"),
        "attendances": attendances.select_related("meeting__body", "organisation").order_by("-meeting__date"),
        "presented": presented.select_related("item__meeting__body", "item__parent").order_by(
            "-item__meeting__date", "item__position"
        ),
    }
    response = render(request, "organisations/person_detail.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@read_only
def organisation_list(request: HttpRequest) -> HttpResponse:
    """List the organisations by kind, each with the number of meetings on whose lists someone from it stands."""
    attended = Attendee.objects.published().filter(organisation__isnull=False)
    meetings = Counter(
        organisation for organisation, _ in attended.order_by().values_list("organisation", "meeting").distinct()
    )
    kinds: dict[str, list[tuple[Organisation, int]]] = {heading: [] for heading in KINDS.values()}
    for organisation in Organisation.objects.all():
        kinds[KINDS[Organisation.Kind(organisation.kind)]].append((organisation, meetings[organisation.pk]))
    return render(request, "organisations/organisation_list.html", {"kinds": kinds})


@read_only
def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what an organisation is part of, its parts, and who has attended from it and where."""
    organisation = get_object_or_404(Organisation.objects.select_related("parent", "region__parent"), slug=slug)
    attendances = (
        Attendee.objects.published()
        .filter(organisation=organisation)
        .select_related("person", "organisation", "meeting__body")
        .order_by("-meeting__date", "-meeting", "position")
    )
    context = {
        "masker": Masker(),
        "organisation": organisation,
        "parts": organisation.parts.all(),
        "attendances": attendances,
    }
    return render(request, "organisations/organisation_detail.html", context)

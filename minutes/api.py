"""The archive for machines, read only: what the pages' own filters find, as JSON, with an OpenAPI document."""

from collections.abc import Callable
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema

from minutes.filters import DecisionFilter, ListFilterSet, MeetingFilter, Registers
from minutes.models import Decision, Meeting
from minutes.privacy import Masker
from minutes.results import Results, Row, SearchForm

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
MOST = 100  # rows of one answer
OF_PAGES = {"ordning", "grupp"}  # how a list is laid out on its page; an answer has the newest first

# Without its page of documentation, which fetches a script from elsewhere; the document itself is answered below.
api = NinjaAPI(
    title="Samverkansarkivet",
    version="1",
    description="Läsning av det som är publicerat. Parametrarna betyder detsamma som på /moten/, /beslut/ och /sok/.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)


class LimitForm(forms.Form):
    """How many rows to answer with."""

    limit = forms.IntegerField(label="Högst så många rader", min_value=1, max_value=MOST, required=False)


class PartForm(LimitForm):
    """Which part of the rows to answer with."""

    offset = forms.IntegerField(label="Hoppa över så många rader", min_value=0, max_value=1_000_000, required=False)


# --- what is answered


class MeetingOut(Schema):
    """A meeting in short."""

    date: date
    body: str
    url: str


class MeetingRow(MeetingOut):
    """A meeting, and how much there is of it."""

    last_date: date | None
    joint_bodies: list[str]
    region: str
    record_kind: str
    place: str
    items: int
    decisions: int


class DecisionRow(Schema):
    """A decision or a proposal, and where it stands."""

    text: str
    kind: str
    outcome: str
    condition: str
    referred_to: str
    topics: list[str]
    number: str
    item: str
    url: str
    meeting: MeetingOut


class Meetings(Schema):
    """Some meetings of all that were found."""

    count: int
    results: list[MeetingRow]


class Decisions(Schema):
    """Some decisions of all that were found."""

    count: int
    results: list[DecisionRow]


class SearchRow(Schema):
    """What is found, and where it stands; what is of no meeting has none."""

    kind: str
    title: str
    item: str
    url: str
    excerpt: str
    meeting: MeetingOut | None


class Found(Schema):
    """The best of all that is found."""

    count: int
    results: list[SearchRow]


class Faults(Schema):
    """What is wrong with the question: Swedish sentences by parameter."""

    errors: dict[str, list[str]]


class BadQuestion(Exception):
    """The question cannot be understood; `errors` says why, by parameter."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__(str(errors))
        self.errors = errors


@api.exception_handler(BadQuestion)
def _bad_question(request: HttpRequest, fault: BadQuestion) -> HttpResponse:
    return api.create_response(request, {"errors": fault.errors}, status=422)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, fault: Http404) -> HttpResponse:
    return api.create_response(
        request, {"errors": {"": ["Det finns inget på den adressen. Se /api/openapi.json."]}}, status=404
    )


# --- what is asked


def _fields(filterset: type[ListFilterSet]) -> dict[str, forms.Field]:
    """Return the fields that the filters and the part of the rows have."""
    fields = {name: one.field for name, one in filterset.base_filters.items() if name not in OF_PAGES}
    return fields | PartForm.base_fields


def _parameter(name: str, field: forms.Field) -> dict[str, Any]:
    one: dict[str, Any] = {"type": "string"}
    if isinstance(field, forms.IntegerField):
        one = {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    elif isinstance(field, forms.DateField):
        one["format"] = "date"
    elif isinstance(field, django_filters.fields.MultipleChoiceField):
        values = [value for value, _ in field.choices]
        one = {"type": "array", "items": one | ({"enum": values} if values else {})}
    return {"in": "query", "name": name, "description": str(field.label), "required": False, "schema": one}


def _understand(request: HttpRequest, *asked: forms.Form) -> None:
    """Raise BadQuestion where a form cannot read its part of the question, or none has a parameter."""
    errors = {name: sentences for form in asked for name, sentences in form.errors.items()}
    errors |= {
        name: ["Den parametern finns inte. Se /api/openapi.json."]
        for name in request.GET
        if not any(name in form.fields for form in asked)
    }
    if errors:
        raise BadQuestion({name: [str(one) for one in sentences] for name, sentences in errors.items()})


def _found(request: HttpRequest, filterset: ListFilterSet) -> tuple[int, QuerySet]:
    """Return how many rows the question finds, and the part of them that it asks for. Raises BadQuestion."""
    part = PartForm(request.GET)
    for name in OF_PAGES:
        filterset.form.fields.pop(name, None)
    _understand(request, filterset.form, part)
    start = part.cleaned_data["offset"] or 0
    rows = filterset.qs.newest_first().for_lists()
    return filterset.qs.count(), rows[start : start + (part.cleaned_data["limit"] or 25)]


def _read(path: str, answer: type[Schema], fields: dict[str, forms.Field]) -> Callable:
    """Return what makes a function the answer to GET and HEAD at the path, with a Swedish word for all else."""

    def register(view: Callable) -> Callable:
        parameters = [_parameter(name, field) for name, field in fields.items()]
        responses, silent = {200: answer, 422: Faults}, {"include_in_schema": False, "url_name": view.__name__}
        api.get(path, response=responses, openapi_extra={"parameters": parameters}, url_name=view.__name__)(view)
        api.api_operation(["HEAD"], path, response=responses, **silent)(view)
        api.api_operation(METHODS[2:], path, **silent)(_read_only)
        return view

    return register


def _read_only(request: HttpRequest) -> HttpResponse:
    answer = api.create_response(request, {"errors": {"": ["Arkivet kan bara läsas härifrån."]}}, status=405)
    answer.headers["Allow"] = "GET, HEAD"
    return answer


# --- answers


@_read("/openapi.json", dict, {})
def openapi(request: HttpRequest) -> dict[str, Any]:
    """Det här dokumentet."""
    return api.get_openapi_schema()


@_read("/search", Found, SearchForm.base_fields | LimitForm.base_fields)
def search(request: HttpRequest) -> dict[str, Any]:
    """Det som söksidan hittar, bäst först."""
    registers, limit = Registers(), LimitForm(request.GET)
    form = SearchForm(request.GET, registers)
    _understand(request, form, limit)
    if not form.asks:
        raise BadQuestion({"q": ["Ange vad du söker efter i q, eller välj något av de andra."]})
    results = Results(form, registers, Masker(), per_page=limit.cleaned_data["limit"] or 25)
    return {"count": results.found, "results": [_answer(request, row) for row in results.rows]}


def _answer(request: HttpRequest, row: Row) -> dict[str, Any]:
    meeting = {"date": row.date, "body": row.hit.body_name, "url": request.build_absolute_uri(row.meeting_url)}
    return {
        "kind": row.hit.kind,
        "title": row.hit.title,
        "item": row.item,
        "url": request.build_absolute_uri(row.hit.address),
        "excerpt": row.excerpt.text,
        "meeting": meeting if row.meeting_url else None,
    }


@_read("/meetings", Meetings, _fields(MeetingFilter))
def meetings(request: HttpRequest) -> dict[str, Any]:
    """Möten, de senaste först."""
    masker, registers = Masker(), Registers()
    count, found = _found(request, MeetingFilter(request.GET, Meeting.objects.published(), registers, masker))
    rows = [
        _meeting(request, meeting)
        | {
            "last_date": meeting.last_date,
            "joint_bodies": [body.name for body in meeting.joint_bodies.all()],
            "region": meeting.body.region.full_name,
            "record_kind": meeting.record_kind,
            "place": masker.mask(meeting.place, meeting.pk),
            "items": meeting.item_count,
            "decisions": meeting.decision_count,
        }
        for meeting in found
    ]
    return {"count": count, "results": rows}


@_read("/decisions", Decisions, _fields(DecisionFilter))
def decisions(request: HttpRequest) -> dict[str, Any]:
    """Beslut och förslag, de senaste först."""
    masker = Masker()
    count, found = _found(request, DecisionFilter(request.GET, Decision.objects.published(), Registers(), masker))
    return {"count": count, "results": [_decision(request, decision, masker) for decision in found]}


def _decision(request: HttpRequest, decision: Decision, masker: Masker) -> dict[str, Any]:
    meeting = decision.item.meeting
    return {
        "text": masker.mask(decision.text, meeting.pk),
        "kind": decision.kind,
        "outcome": decision.outcome,
        "condition": masker.mask(decision.condition, meeting.pk),
        "referred_to": str(decision.referred_to or ""),
        "topics": [topic.name for topic in decision.topics.all()],
        "number": masker.mask(decision.item.number, meeting.pk),
        "item": masker.mask(decision.item.full_title, meeting.pk),
        "url": request.build_absolute_uri(decision.get_absolute_url()),
        "meeting": _meeting(request, meeting),
    }


def _meeting(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    url = request.build_absolute_uri(meeting.get_absolute_url())
    return {"date": meeting.date, "body": str(meeting.body), "url": url}


# --- the rest


@api.api_operation(METHODS, "/", include_in_schema=False, url_name="api-root")
def root(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing at the address that the others begin with."""
    raise Http404


@api.api_operation(METHODS, "/{path:address}", include_in_schema=False, url_name="nothing")
def nothing(request: HttpRequest, address: str) -> HttpResponse:
    """Say that there is nothing at any other address."""
    raise Http404

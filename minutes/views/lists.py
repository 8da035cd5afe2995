"""What the list pages have in common: one page of rows, the filters, and those of them that are on."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from minutes.facets import Facet, uncounted_facets
from minutes.filters import ListFilterSet

PER_PAGE = 25


def show_list(
    request: HttpRequest,
    template: str,
    filterset: ListFilterSet,
    count_facets: Callable[[Any], tuple[list[Facet], int]],
) -> HttpResponse:
    """Show the page of the list that was asked for, or what is wrong with the question and no rows."""
    context: dict[str, Any] = {"masker": filterset.masker, "form": filterset.form}
    if filterset.form.is_valid():
        facets, found = count_facets(filterset)
        page, page_error = one_page(request, KeysFirst(filterset.qs), found)
        context |= {"facets": facets, "found": found, "page": page, "page_error": page_error}
        context["chips"] = chips(request, filterset, facets)
        context["looser"] = [
            {"label": facet.label, "found": facet.found_without, "url": _without(request.GET, facet.name)}
            for facet in facets
            if not found and facet.chosen and facet.found_without
        ]
        context["ignored"] = [
            name for name in request.GET if name not in ("", "sida", *filterset.filters) and name.isprintable()
        ]
    else:
        context["facets"] = uncounted_facets(filterset)
    return render(request, template, context)


class KeysFirst:
    """Rows of a list, of which a part is found by keys: what a row shows is not put together for all those before."""

    def __init__(self, rows: QuerySet) -> None:
        self.rows = rows

    def __getitem__(self, part: slice) -> QuerySet:
        """Return the part of the rows in order, with all that they show."""
        keys = self.rows.newest_first().values("pk")[part]
        return self.rows.model.objects.filter(pk__in=keys).newest_first().for_lists()


def one_page(request: HttpRequest, rows: QuerySet | KeysFirst, found: int) -> tuple[Page | None, str]:
    """Return the page of rows that the address asks for, or none and a Swedish sentence that says why."""
    paginator = Paginator(rows, PER_PAGE)
    paginator.count = found  # known from the facets, so not asked of the database again
    try:
        return paginator.page(request.GET.get("sida") or 1), ""
    except (EmptyPage, PageNotAnInteger):
        last = "bara en sida" if paginator.num_pages == 1 else f"sidorna 1 till {paginator.num_pages}"
        return None, f"Sidan som adressen anger finns inte. Det finns {last} i urvalet."


def chips(request: HttpRequest, filterset: ListFilterSet, facets: list[Facet]) -> list[dict[str, str]]:
    """Return the filters that are on, each with the address of the list without it."""
    labels = {(facet.name, choice.value): choice.label for facet in facets for choice in facet.chosen}
    found = []
    for name, value in filterset.form.cleaned_data.items():
        if name in filterset.facets:
            found += [
                {"label": labels[name, one], "url": _without(request.GET, name, one)}
                for one in dict.fromkeys(value or [])
            ]
        elif value:
            found.append({"label": _words(filterset, name, value), "url": _without(request.GET, name)})
    return found


def _words(filterset: ListFilterSet, name: str, value: Any) -> str:
    label = filterset.form.fields[name].label
    return label if value is True else f"{label}: {value}"


def _without(query: QueryDict, name: str, value: str | None = None) -> str:
    left = query.copy()
    left.pop("sida", None)
    left.setlist(name, [one for one in query.getlist(name) if value is not None and one != value])
    return f"?{left.urlencode()}"

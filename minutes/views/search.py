from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from minutes.filters import Registers
from minutes.privacy import Masker
from minutes.read_only import read_only
from minutes.results import PER_PAGE, Results, SearchForm
from minutes.search.suggesting import suggestions
from minutes.views.lists import address, no_such_page


@read_only
def search(request: HttpRequest) -> HttpResponse:
    """Show what is found, best first, or what is wrong with the question."""
    registers = Registers()
    form = SearchForm(request.GET, registers)
    context: dict[str, Any] = {"form": form}
    if not form.is_valid() or not form.asks:
        return render(request, "minutes/search.html", context)
    number = _page_number(request)
    results = Results(form, registers, Masker(), number)
    context |= {
        "results": results,
        "facets": results.facets,
        "found": results.found,
        "chips": _chips(results),
    }
    if 1 <= number <= results.page_count:
        context |= {"rows": results.rows, "page": _page(results)}
    else:
        context["page_error"] = no_such_page(results.page_count)
    return render(request, "minutes/search.html", context)


@read_only
def search_help(request: HttpRequest) -> HttpResponse:
    """Tell how one searches, with examples that are links."""
    return render(request, "minutes/search_help.html")


@read_only
def search_suggestions(request: HttpRequest) -> JsonResponse:
    """Answer with people, bodies, organisations and topics whose names begin as what is typed."""
    return JsonResponse({"suggestions": suggestions(request.GET.get("q", "")[:200])})


def _page_number(request: HttpRequest) -> int:
    """Return the page that the address asks for, 0 where that is no number."""
    asked = request.GET.get("sida") or "1"
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0


class _Page(Page):
    """A page of answers, of which not all can be turned to."""

    def end_index(self) -> int:
        """Return the number of its last answer, also where more follow that no page shows."""
        return self.start_index() + len(self) - 1


def _page(results: Results) -> Page:
    paginator = Paginator(results.rows, PER_PAGE)
    paginator.count, paginator.num_pages = results.found, results.page_count  # known already
    return _Page(results.rows, results.page_number, paginator)


def _chips(results: Results) -> list[dict[str, str]]:
    """Return the choices that are made, each with the address of the search without it."""
    return [
        {
            "label": choice.label,
            "url": address(results.form, **{facet.name: [one.value for one in facet.chosen if one != choice]}),
        }
        for facet in results.facets
        for choice in facet.chosen
    ]

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minutes.facets import chosen_facets, decision_facets
from minutes.filters import DecisionFilter, Registers
from minutes.models import Decision
from minutes.privacy import Masker
from minutes.views.lists import chips, one_page


@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    """List the decisions and proposals, newest first, by year."""
    masker = Masker()
    filterset = DecisionFilter(request.GET, Decision.objects.published(), Registers(), masker)
    context: dict[str, Any] = {"masker": masker, "filterset": filterset, "form": filterset.form}
    if filterset.form.is_valid():
        facets, found = decision_facets(filterset)
        rows = filterset.qs.newest_first().for_lists()
        page, page_error = one_page(request, rows, found)
        context |= {"facets": facets, "found": found, "page": page, "page_error": page_error}
        context["chips"] = chips(request, filterset, facets)
    else:
        context["facets"] = chosen_facets(filterset)
    return render(request, "minutes/decision_list.html", context)

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from minutes.facets import decision_facets
from minutes.filters import DecisionFilter, Registers
from minutes.models import Decision
from minutes.privacy import Masker
from minutes.views.lists import show_list


@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    """List the decisions and proposals, newest first, by year."""
    filterset = DecisionFilter(request.GET, Decision.objects.published(), Registers(), Masker())
    return show_list(request, "minutes/decision_list.html", filterset, decision_facets)

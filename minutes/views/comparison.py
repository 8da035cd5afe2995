from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from minutes.comparison import SHOWN, SIDES, Comparison, ComparisonForm, Side
from minutes.facets import uncounted_facets
from minutes.filters import Registers
from minutes.privacy import Masker
from minutes.read_only import read_only
from organisations.models import Region


@read_only
def comparison(request: HttpRequest) -> HttpResponse:
    """Show what up to three regions or bodies have discussed and decided on a topic, side by side."""
    registers = Registers()
    form = ComparisonForm(request.GET, registers)
    context: dict[str, Any] = {"masker": Masker(), "form": form, "most": SHOWN}
    context["facets"] = uncounted_facets(form, registers, ("region", "organ"))
    if form.is_valid():
        compared = Comparison(form)
        if compared.topic and compared.sides:
            compared.read()
            sides = [(side, _addresses(form, side)) for side in compared.sides]
            picture = compared.picture("beslut-per-ar", [addresses["decisions"] for _, addresses in sides])
            context |= {"compared": compared, "sides": sides, "picture": picture}
        context["lacks"] = [name for name, found in (("topic", form.topic), ("sides", form.sides)) if not found]
        context |= _examples(registers, form) if context["lacks"] else {}
    return render(request, "minutes/comparison.html", context)


def _addresses(form: ComparisonForm, side: Side) -> dict[str, str]:
    """Return the addresses of the register and of the list of meetings for what a side has."""
    period = {name: day.isoformat() for name in ("fran", "till") if (day := form.cleaned_data[name])}
    query = urlencode({"amne": form.cleaned_data["amne"], side.parameter: side.entry.slug} | period)
    return {
        "decisions": f"{reverse('minutes:decision_list')}?{query}",
        "left": f"{reverse('minutes:decision_list')}?{query}&lage=open",
        "meetings": f"{reverse('minutes:meeting_list')}?{query}",
    }


def _examples(registers: Registers, form: ComparisonForm) -> dict[str, Any]:
    """Return sides, the chosen ones or the first regions, and topics with the address of their comparison in these."""
    sides = form.sides or registers.regions.children(None)[:SIDES]
    chosen = [("region" if isinstance(side, Region) else "organ", side.slug) for side in sides]
    topics = [form.topic] if form.topic else registers.topics.children(None)
    examples = [{"name": topic.name, "url": f"?{urlencode([('amne', topic.slug), *chosen])}"} for topic in topics]
    return {"examples": examples if sides else [], "example_sides": sides}

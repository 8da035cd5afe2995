from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from minutes.comparison import SIDES
from minutes.filters import DecisionFilter, Registers
from minutes.models import Decision
from minutes.privacy import Masker
from minutes.read_only import read_only
from minutes.register import Register
from minutes.views.lists import KeysFirst, Listing, address, list_context


@read_only
def decision_list(request: HttpRequest) -> HttpResponse:
    """Show the register of decisions and proposals, with what became of each."""
    filterset = DecisionFilter(request.GET, Decision.objects.published(), Registers(), Masker())
    register = Register(filterset)

    def listing() -> Listing:
        rows = register.in_order(filterset.qs)
        if register.grouping == "amne":  # a key is not enough: a decision stands under each of its topics
            rows = rows.for_register()
        else:
            rows = KeysFirst(rows, lambda few: register.in_order(few).for_register())
        return Listing(register.facets, register.found, rows, register.row_count)

    context = list_context(request, filterset, listing)
    if context.get("page"):
        context |= {"sections": register.sections(context["page"]), "grouping": register.grouping}
        context |= {"years": _years(register), "left": _left(register)}
        context["compare"] = _comparison(filterset)
    return render(request, "minutes/decision_list.html", context)


def _years(register: Register) -> list[dict[str, Any]]:
    """Return the years of what is found, each with the address of the register for it alone."""
    form = register.filterset.form
    return [
        {"year": year, "count": count, "url": address(form, fran=f"{year}-01-01", till=f"{year}-12-31")}
        for year, count in register.years
    ]


def _left(register: Register) -> list[dict[str, Any]]:
    """Return what is left to do of what is found, each with the address of the register for it alone."""
    form = register.filterset.form
    return [{"left": left, "url": address(form, **{left.name: left.value})} for left in register.left]


def _comparison(filterset: DecisionFilter) -> dict[str, Any] | None:
    """Return the address of the comparison in the topic, and whether it leaves some of the filters out.

    It takes the topic, the regions and bodies, and the period; None where there is not one topic, or too many sides.
    """
    asked = {name: value for name, value in filterset.form.cleaned_data.items() if value}
    kept = {name: asked.pop(name) for name in ("amne", "region", "organ", "fran", "till") if name in asked}
    kept |= {name: list(dict.fromkeys(kept.get(name, []))) for name in ("amne", "region", "organ")}
    if len(kept["amne"]) != 1 or len(kept["region"] + kept["organ"]) > SIDES:
        return None
    url = f"{reverse('minutes:comparison')}?{urlencode(kept, doseq=True)}"
    return {"url": url, "leaves_out": bool(asked.keys() - set(filterset.settings))}

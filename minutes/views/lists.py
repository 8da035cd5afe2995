"""What the list pages have in common: one page of rows, the filters, and those of them that are on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from minutes.facets import Facet, uncounted_facets
from minutes.filters import ListFilterSet

PER_PAGE = 25


class KeysFirst:
    """Rows of a list, of which a part is found by keys: what a row shows is not put together for all those before."""

    def __init__(self, rows: QuerySet, complete: Callable[[QuerySet], QuerySet]) -> None:
        """Take all rows in order, and what makes some of them, in no order, into rows with all that they show."""
        self.rows, self.complete = rows, complete

    def __getitem__(self, part: slice) -> QuerySet:
        """Return the part of the rows in order, with all that they show."""
        keys = self.rows.values("pk")[part]
        return self.complete(self.rows.model.objects.filter(pk__in=keys))


@dataclass(frozen=True)
class Listing:
    """What a list has for what is asked: its facets, how many things are found, and the rows that show them."""

    facets: list[Facet]
    found: int
    rows: QuerySet | KeysFirst
    row_count: int  # other than what is found, where a thing has a row under each of several headings


def show_list(
    request: HttpRequest, template: str, filterset: ListFilterSet, listing: Callable[[], Listing]
) -> HttpResponse:
    """Show the page of the list that was asked for, or what is wrong with the question and no rows."""
    return render(request, template, list_context(request, filterset, listing))


def list_context(request: HttpRequest, filterset: ListFilterSet, listing: Callable[[], Listing]) -> dict[str, Any]:
    """Return all that the page of a list shows; the listing is asked for only when the question makes sense."""
    context: dict[str, Any] = {"masker": filterset.masker, "form": filterset.form}
    context["tools"] = [tool(filterset, name) for name in filterset.settings]
    if filterset.form.is_valid():
        listed = listing()
        page, page_error = one_page(request, listed.rows, listed.row_count)
        context |= {"facets": listed.facets, "found": listed.found, "page": page, "page_error": page_error}
        context["chips"] = chips(filterset, listed.facets)
        context["looser"] = [
            {"label": facet.label, "found": facet.found_without, "url": address(filterset.form, **{facet.name: None})}
            for facet in listed.facets
            if not listed.found and facet.chosen and facet.found_without
        ]
        context["ignored"] = [
            name for name in request.GET if name not in ("", "sida", *filterset.filters) and name.isprintable()
        ]
    else:
        context["facets"] = uncounted_facets(filterset.form, filterset.registers, filterset.facets)
    return context


def tool(filterset: ListFilterSet, name: str) -> dict[str, Any]:
    """Return the choices of a setting, each with the address of the list as it would then be shown."""
    chosen, choices = filterset.setting(name), filterset.filters[name].extra["choices"]
    usual = choices[0][0]
    addresses = {value: address(filterset.form, **{name: value if value != usual else None}) for value, _ in choices}
    found = [
        {"value": value, "label": label, "is_chosen": value == chosen, "url": addresses[value]}
        for value, label in choices
    ]
    return {
        "name": name,
        "label": filterset.form.fields[name].label,
        "choices": found,
        "value": "" if chosen == usual else chosen,
    }


def one_page(request: HttpRequest, rows: QuerySet | KeysFirst, row_count: int) -> tuple[Page | None, str]:
    """Return the page of rows that the address asks for, or none and a Swedish sentence that says why."""
    paginator = Paginator(rows, PER_PAGE)
    paginator.count = row_count  # known from the facets, so not asked of the database again
    try:
        return paginator.page(request.GET.get("sida") or 1), ""
    except (EmptyPage, PageNotAnInteger):
        return None, no_such_page(paginator.num_pages)


def no_such_page(last: int) -> str:
    """Return the Swedish sentence that says which pages there are."""
    pages = "bara en sida" if last == 1 else f"sidorna 1 till {last}"
    return f"Sidan som adressen anger finns inte. Det finns {pages} i urvalet."


def chips(filterset: ListFilterSet, facets: list[Facet]) -> list[dict[str, str]]:
    """Return the filters that are on, each with the address of the list without it."""
    labels = {(facet.name, choice.value): choice.label for facet in facets for choice in facet.chosen}
    found = []
    for name, value in filterset.form.cleaned_data.items():
        if name in filterset.facets:
            found += [
                {"label": labels[name, one], "url": address(filterset.form, **{name: [v for v in value if v != one]})}
                for one in dict.fromkeys(value or [])
            ]
        elif value and name not in filterset.settings:
            found.append({"label": _words(filterset, name, value), "url": address(filterset.form, **{name: None})})
    return found


def _words(filterset: ListFilterSet, name: str, value: Any) -> str:
    label = filterset.form.fields[name].label
    return label if value is True else f"{label}: {value}"


def address(form: Form, **changed: Any) -> str:
    """Return the address of the first page with the values of some of the form's fields changed, or gone where None."""
    query = QueryDict(mutable=True)
    for name in form.fields:
        value = changed.get(name, form.data.getlist(name))
        values = value if isinstance(value, list) else [value]
        query.setlist(name, [one for one in values if one])
    return f"?{query.urlencode()}"

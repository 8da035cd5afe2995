"""The choices of a facet as boxes to tick, written in Python: a page has hundreds of them."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from minutes.facets import Choice

register = template.Library()


@register.simple_tag
def choices(name: str, some: Iterable[Choice]) -> SafeString:
    """Write some choices of the facet with the name, each with how many rows it would give."""
    return mark_safe("\n".join(_choice(name, choice) for choice in some))  # noqa: S308 - all texts are escaped


def _choice(name: str, choice: Choice) -> str:
    kind = f"choice{' sub' if choice.depth else ''}{'' if choice.count or choice.is_chosen else ' none'}"
    value, label = escape(choice.value), escape(choice.label)
    if name == "utfall":
        label = f'<span class="outcome is-{value}">{label}</span>'
    count = "" if choice.count is None else f' <span class="n">{choice.count}<span class="vh"> träffar</span></span>'
    box = f'<input type="checkbox" name="{name}" value="{value}"{" checked" if choice.is_chosen else ""}>'
    return f'<label class="{kind}">{box} <span>{label}</span>{count}</label>'

"""The addresses of pages that have a slug, made without asking the URLconf for each of many."""

from functools import cache

from django.urls import reverse

_SLUG = "slug"


def page_address(route: str, slug: str) -> str:
    """Return the address of the route's page with the slug."""
    before, after = _around(route)
    return f"{before}{slug}{after}"


@cache
def _around(route: str) -> tuple[str, str]:
    before, _, after = reverse(route, args=[_SLUG]).rpartition(_SLUG)
    return before, after

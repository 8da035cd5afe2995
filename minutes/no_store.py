from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers


class DeskIsNotStoredMiddleware:
    """Keep every answer of the desk out of caches: pages, files, redirects and errors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, marked when it is the desk's."""
        response = self.get_response(request)
        if is_of_desk(request):
            add_never_cache_headers(response)
        return response


def is_of_desk(request: HttpRequest) -> bool:
    """Tell whether the desk is asked, and not a public page."""
    return request.path.startswith(_desk())


@cache
def _desk() -> str:
    return reverse("admin:index")  # asked for with every page

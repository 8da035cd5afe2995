"""The archive's addresses, and a bare page."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    """Answer with a word."""
    return HttpResponse("Hej")


urlpatterns = [path("bare/", bare), path("", include("minutes.urls"))]

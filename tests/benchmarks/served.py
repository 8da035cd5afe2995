"""The archive as gunicorn serves it, and beside it Django alone: a bare page behind the middleware of a new project."""

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import include, path

BARE = "/bare/"
NEW_PROJECT = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def bare(request: HttpRequest) -> HttpResponse:
    """Answer with a word."""
    return HttpResponse("Hej")


urlpatterns = [path("bare/", bare), path("", include("minutes.urls"))]

handler400 = "minutes.views.errors.bad_request"
handler404 = "minutes.views.errors.page_not_found"


def application(environ, start_response):
    """Hand the request to the archive or to the bare page."""
    handler = _bare if environ["PATH_INFO"] == BARE else _archive
    return handler(environ, start_response)


_archive = get_wsgi_application()
with override_settings(MIDDLEWARE=NEW_PROJECT):
    _bare = WSGIHandler()

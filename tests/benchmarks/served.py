"""The archive as gunicorn serves it, and beside it Django alone: a bare page behind the middleware of a new project."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

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

_archive = get_wsgi_application()
with override_settings(MIDDLEWARE=NEW_PROJECT):
    _bare = WSGIHandler()


def application(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
    """Hand the request to the archive or, for the bare page, to Django alone."""
    handler = _bare if environ["PATH_INFO"] == BARE else _archive
    return handler(environ, start_response)

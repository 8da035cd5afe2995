"""Answer that a page is as it was, without making it again."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags

from minutes.no_store import is_of_desk
from organisations.models.archive_version import archive_version

PROGRAM = ("minutes", "organisations", "static", "templates")


class UnchangedMiddleware:
    """Mark public pages with the archive's version, and answer 304 to a browser that has the page of it.

    Browsers keep a page but ask each time, and nothing between them and us keeps it: a name that is hidden is gone at
    once. The version is read before the page's rows, so that a page is at worst newer than its mark.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.release = _release()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the page, or that it is unchanged."""
        if not _is_public_reading(request):
            return self.get_response(request)
        etag = self.etag() if _is_anonymous(request) else ""
        # A star asks whether there is anything at all, which only the page knows.
        if etag and etag in parse_etags(request.headers.get("If-None-Match", "")):
            response: HttpResponse = HttpResponseNotModified()
        else:
            response = self.get_response(request)
            if response.status_code != 200 or response.cookies:
                return response
            if response.streaming:
                etag = ""  # a file is sent by who has it
        if etag:
            response.headers["ETag"] = etag
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    def etag(self) -> str:
        """Return the mark of every page as it is now: of the archive, the day, the program and its settings."""
        version = archive_version()
        if not version or settings.DEBUG:
            return ""
        told = f"{version} {timezone.localdate()} {self.release}"
        return f'W/"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'


def _is_public_reading(request: HttpRequest) -> bool:
    return request.method in ("GET", "HEAD") and not is_of_desk(request)


def _is_anonymous(request: HttpRequest) -> bool:
    """Tell whether somebody reads who has neither logged in nor a message waiting, without a question."""
    return not request.COOKIES.keys() & {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}


def _release() -> str:
    """Return what tells this program from earlier ones: its files, its static files' names, what it says of itself."""
    names = getattr(staticfiles_storage, "manifest_hash", "")
    told = f"{_files()} {names} {settings.KEEPER_NAME} {settings.KEEPER_EMAIL}"
    return hashlib.sha256(told.encode()).hexdigest()


@cache
def _files() -> str:
    """Return what the program's files make, read once a process: they are those that it runs."""
    told = hashlib.sha256()
    for folder in PROGRAM:
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*.*")):
            if path.is_file() and path.suffix != ".pyc":
                told.update(path.read_bytes())
    return told.hexdigest()

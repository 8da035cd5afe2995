from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from . import session_gone


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request cannot be understood."""
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this is not for the one who asks."""
    return render(request, "errors/403.html", {"kept": _written(request)}, status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page."""
    return render(request, "errors/404.html", {"kept": _written(request)}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours."""
    return render(request, "errors/500.html", status=500)


def too_many_tries(request: HttpRequest, *arguments: object, **credentials: object) -> HttpResponse:
    """Say that the password was wrong too many times, and when to try again."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {"minutes": minutes, "kept": session_gone.carried_by(request)}
    response = render(request, "errors/429.html", context, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was too old or came from elsewhere, and show whoever is logged in what they wrote."""
    return render(request, "errors/csrf.html", {"kept": _written(request)}, status=403)


def _written(request: HttpRequest) -> session_gone.Kept | None:
    """Return what somebody who is logged in wrote on the desk and could not save, to be copied from here."""
    user = getattr(request, "user", None)
    if request.method != "POST" or user is None or not user.is_authenticated:
        return None
    if request.path == reverse("admin:login"):
        return session_gone.carried_by(request)
    return session_gone.sent_with(request) if request.path.startswith(reverse("admin:index")) else None

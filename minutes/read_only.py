from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

View = TypeVar("View", bound=Callable[..., HttpResponse])


def read_only(view: View) -> View:
    """Let the view be read and nothing else: whatever is sent to it is answered 405, with or without a token."""
    return csrf_exempt(require_safe(view))

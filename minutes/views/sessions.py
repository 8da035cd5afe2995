"""How long whoever has logged in stays so: until eight hours without work, and twelve hours at most."""

import time

from django.contrib.sessions.backends.base import SessionBase

LONGEST = 12 * 60 * 60  # seconds since the login; SESSION_COOKIE_AGE is the time without work
RENEWED_AFTER = 5 * 60  # so that not every page costs a write


def begin(session: SessionBase) -> None:
    """Note the login."""
    session["begun"] = session["renewed"] = time.time()


def is_over(session: SessionBase) -> bool:
    """Tell whether the session has lasted as long as any may."""
    return time.time() - session.get("begun", time.time()) > LONGEST


def renew(session: SessionBase) -> None:
    """Let the time without work begin again."""
    if time.time() - session.get("renewed", time.time()) > RENEWED_AFTER:
        session["renewed"] = time.time()

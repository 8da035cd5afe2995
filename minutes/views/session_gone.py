"""What was written on the desk when the session had ended: kept past the login, and sent where it was going."""

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.core import signing
from django.core.exceptions import SuspiciousOperation
from django.db import models
from django.http import HttpRequest

FIELD = "kept"  # of the login form
SALT = "minutes.views.session_gone"
# What a form says of itself, and what is chosen again in a moment, is no work to keep.
CHOSEN_AGAIN = {"post", "action", "index", "select_across"}
TEXT = (models.CharField, models.TextField, models.DateField, models.TimeField)
BUTTONS = {
    "_publish": "Spara det du skrev och gå till publicering",
    "action": "Utför det du valde",
    "publish": "Publicera",
    "reason": "Dra tillbaka",
    "remove": "Ta bort justeringen",
}


@dataclass(frozen=True)
class Kept:
    """A form that came without a session, as it came, but for passwords and files."""

    address: str
    fields: list[tuple[str, str]]
    files: list[str]
    without_passwords: bool

    @property
    def is_work(self) -> bool:
        """Tell whether there is anything that would take time to do again."""
        return bool(self.files) or any(not name.startswith("_") and name not in CHOSEN_AGAIN for name, _ in self.fields)

    @property
    def button(self) -> str:
        """Return what sending the form will do."""
        return next((BUTTONS[name] for name, _ in self.fields if name in BUTTONS), "Spara det du skrev")

    @property
    def texts(self) -> list[str]:
        """Return what was written, to be read: each row of the form as one text, in the order of the form."""
        rows: dict[str, list[str]] = {}
        for name, value in self.fields:
            row, _, last = name.rpartition("-")
            if value.strip() and not (name.startswith(("_", "initial-")) or last.isupper() or last in _no_texts()):
                rows.setdefault(row or name, []).append(value)
        return ["\n".join(values) for values in rows.values()]

    @property
    def sealed(self) -> str:
        """Return all of it as one text, which only this archive can have written."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def sent_with(request: HttpRequest) -> Kept:
    """Return what the request's form holds."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    return Kept(
        address=request.get_full_path(),
        fields=[(name, value) for name, value in fields if name != "csrfmiddlewaretoken" and not _is_secret(name)],
        files=[file.name for _, files in request.FILES.lists() for file in files],
        without_passwords=any(value and _is_secret(name) for name, value in fields),
    )


def carried_by(request: HttpRequest) -> Kept | None:
    """Return what the login form carries along, if anything."""
    sealed = request.POST.get(FIELD)
    if not sealed:
        return None
    try:
        content: dict[str, Any] = signing.loads(sealed, salt=SALT)
    except signing.BadSignature as error:
        raise SuspiciousOperation("What the login form carries was not written here.") from error
    return Kept(**content)


def _is_secret(name: str) -> bool:
    return "password" in name and name != "usable_password"


@cache
def _no_texts() -> frozenset[str]:
    """Return the names of the fields whose values are keys, numbers or choices, which say nothing to a person."""
    fields = [field for model in apps.get_models() for field in model._meta.fields + model._meta.many_to_many]
    texts = {field.name for field in fields if isinstance(field, TEXT) and not field.choices}
    return frozenset({field.name for field in fields} - texts | {*CHOSEN_AGAIN, "order"})

"""Passwords that are easy to guess for whoever knows the archive."""

import re

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

from organisations.models import Body, Organisation, Region

OWN_WORDS = ("samverkansarkivet", "samverkan", "minnesanteckningar", "protokoll", "sekreterare", "samordnare")
RECOMMENDED = 15  # characters
LEAST_LEFT = 8  # signs beside such words
SHORTEST = 5  # letters of a word that counts


class LengthValidator(MinimumLengthValidator):
    """Refuse a short password, and ask for one that is longer still."""

    def get_help_text(self) -> str:
        """Return what the form says beforehand."""
        return (
            f"Lösenordet måste ha minst {self.min_length} tecken, helst {RECOMMENDED} eller fler. "
            "Flera ord i rad är lätta att minnas och svåra att gissa."
        )


class ArchiveWordsValidator:
    """Refuse a password that is little more than the names of regions, bodies and organisations."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError when too little is left of the password without the archive's own words."""
        left = password.casefold()
        for word in sorted(self._words(), key=len, reverse=True):
            left = left.replace(word, "")
        if left != password.casefold() and len(left) < LEAST_LEFT:
            raise ValidationError(
                "Lösenordet bygger på ett ord som är lätt att gissa här, som namnet på en region, en kommun eller ett "
                "organ. Välj ord som inte har med arkivet att göra.",
                code="password_of_archive_words",
            )

    def get_help_text(self) -> str:
        """Return what the form says beforehand."""
        return "Lösenordet får inte bygga på namn på regioner, kommuner eller organ."

    @staticmethod
    def _words() -> set[str]:
        names = [
            name for model in (Region, Organisation, Body) for name in model.objects.values_list("name", flat=True)
        ]
        words = {word for name in names for word in re.findall(r"[^\W\d_]+", name.casefold())}
        return {word for word in words if len(word) >= SHORTEST} | set(OWN_WORDS)

"""Words that are looked for in texts, and found only where the public sees them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from django.db.models import Model, Q, QuerySet, Value

from minutes.privacy import Masker

# Digits enough for a telephone or a personal number, in an expression that every database reads alike.
_QUOTED_OR_WORD = re.compile(r"[\"”“]([^\"”“]+)[\"”“]|(\S+)")  # ”bilaga 7” is looked for as it stands
_MAYBE_NUMBER = r"([0-9][^0-9]{0,3}){8}"


@dataclass(frozen=True)
class Texts:
    """A field of rows that is looked in, and where the rows say of which meeting they are."""

    rows: QuerySet
    field: str
    meeting: str


class Words:
    """Words that are looked for together in some texts."""

    def __init__(self, text: str, masker: Masker, *texts: Texts) -> None:
        quoted = _QUOTED_OR_WORD.findall(unicodedata.normalize("NFC", text))
        found = (" ".join("".join(pair).split()) for pair in quoted)
        # A sign of quotation without its other half is a slip, unless it is all there is.
        self.each = list(dict.fromkeys(one.strip('"”“') or one for one in found if one))
        self.masker, self.texts = masker, texts

    def stands(self, model: type[Model], field: str, word: str) -> Q:
        """Return the condition that the word stands in the model's field where the public sees it."""
        return contains(field, word) & ~Q(pk__in=self._unseen.get((f"{model.__name__}.{field}", word), []))

    @cached_property
    def _unseen(self) -> dict[tuple[str, str], list[int]]:
        """The keys of rows that have a word only where the public does not see it, by field and word. One query."""
        found: dict[tuple[str, str], list[int]] = {}
        first, *rest = (self._suspects(texts) for texts in self.texts)
        for field, key, meeting, text in first.union(*rest, all=True):
            shown = self.masker.shown(text, meeting).casefold()
            for word in self.each:
                if word.casefold() not in shown:
                    found.setdefault((field, word), []).append(key)
        return found

    def _suspects(self, texts: Texts) -> QuerySet:
        """Return field, key, meeting and text of the rows in which something may hide one of the words."""
        hiding = any_of(contains(texts.field, word) & self._may_be_hidden(texts.field, word) for word in self.each)
        columns = (Value(f"{texts.rows.model.__name__}.{texts.field}"), "pk", texts.meeting, texts.field)
        return texts.rows.filter(hiding).order_by().values_list(*columns)

    def _may_be_hidden(self, field: str, word: str) -> Q:
        """Return the condition that the field may have an address, a number or a name that the word is a part of."""
        found = any_of(Q(**{f"{field}__icontains": sign}) for sign in ("@", "(at)", "[at]"))
        if any(letter.isdigit() for letter in word):
            found |= Q(**{f"{field}__regex": _MAYBE_NUMBER})
        if any(self.masker.may_hide(part) for part in word.split()):
            parts = {re.escape(one) for part in self.masker.name_parts for one in in_each_case(part)}
            found |= Q(**{f"{field}__iregex": "|".join(sorted(parts))})
        return found


def any_of(conditions: Iterable[Q]) -> Q:
    """Return the condition that any of the conditions is met."""
    return reduce(or_, conditions)


def contains(field: str, word: str) -> Q:
    """Return the condition that the field contains the word, whatever the case."""
    return any_of(Q(**{f"{field}__icontains": one}) for one in in_each_case(word))


def in_each_case(word: str) -> set[str]:
    """Return the word in small and large letters, since SQLite ignores the case of a-z only."""
    return {word} if word.isascii() else {word, word.lower(), word.capitalize(), word.upper()}

"""What the public does not see of a text: hidden names, personal numbers, private addresses and telephones."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import Any

from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from minutes.models import Attendee, Meeting, Presenter, Responsible
from minutes.private_data import MARKS, mask_private_data, personal_numbers
from organisations.models import Person
from organisations.models.compiled import Compiled

NAME_MARK = "[namnet visas inte]"
LONGEST_NAME = 5  # words of a name

# Signs that nobody sees, but that part a name where a line may break.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# What may stand between the words of a name: blanks, Markdown's marks, signs of lists, tables and addresses, a party.
_BETWEEN = r"[\s*_~\\.,|/‐‑-]{1,20}(?:\([^()\n]{1,5}\)\s{0,5})?"
_BEFORE_INITIAL = r"[\s*_~\\‐‑-]{1,5}"
_BETWEEN_INITIALS = r"[.\s‐‑-]{0,2}"
# After a place, and whole: “Ek kommunicerade” tells of somebody.
_OF_PLACES = (
    r"(?:kommun|stad|län|region|(?:universitets)?sjukhus|lasarett|universitet|församling|pastorat)(?:e?n|et)?s?\b"
)
_SINGLE_WORD = r"^[\w-]+$"  # “Karin”, and not “Ek,Karin”
_PARTING = re.compile(r"[\s‐‑-]+")


def name_pattern(name: str) -> str:
    """Return a pattern for the ways in which minutes write a name.

    Whole, surname first, without what stands in the middle, and with initials: “Karin E”, “Karin EB”, “K. Ek”.
    Initials are capitals, or “Karin i Lund” would name Karin Idberg.
    """
    words = _words_of(name)
    patterns = [_whole(_composed(name)), _whole(" ".join(words))]
    if len(words) < 2:
        return "|".join(dict.fromkeys(filter(None, patterns)))
    first, *rest = words
    *given, last = words
    patterns += [_whole(" ".join(order)) for order in ([*rest, first], [first, last], [last, first])]
    patterns += [
        rf"{_whole(first)}{_BEFORE_INITIAL}{_initials(ending)}(?!-\w)" for ending in (" ".join(rest), rest[0], last)
    ]
    for beginning, ending in ((first, " ".join(rest)), (first, last), (" ".join(given), last)):
        patterns.append(rf"{_initials(beginning)}(?:\.\s?|{_BEFORE_INITIAL}){_whole(ending)}")
    return "|".join(dict.fromkeys(patterns))


def _words_of(name: str) -> list[str]:
    """Return the words of a name in their usual order, without what lists write after it: “Ek, Karin (ers)”."""
    bare = re.sub(r"\([^)]*\)?", " ", _composed(name))
    before, _, after = bare.partition(",")
    surname_first = len(before.split()) == len(after.split()) == 1
    return [*after.split(), *before.split()] if surname_first else before.split()


def _parts(words: str) -> list[str]:
    return [part for part in _PARTING.split(words) if part]


def _whole(words: str) -> str:
    return _BETWEEN.join(map(re.escape, _parts(words)))


def _initials(words: str) -> str:
    letters = _BETWEEN_INITIALS.join(re.escape(part[0].upper()) for part in _parts(words))
    return f"(?-i:{letters})"


def is_written_as(text: str, names: Iterable[str]) -> bool:
    """Tell whether the text is one of the names, in one of the ways in which minutes write it, and nothing more."""
    return any(re.fullmatch(name_pattern(name), _composed(text), re.IGNORECASE) for name in names)


def _composed(text: str) -> str:
    """Return the text in the one form of all that look the same."""
    text = unicodedata.normalize("NFC", text)
    for sign in _INVISIBLE:  # far faster than a table, which is asked for every letter
        text = text.replace(sign, "")
    return text


class Masker:
    """What is hidden in the archive now, read once when it is first asked for."""

    def __init__(self) -> None:
        self._patterns: dict[int | None, re.Pattern[str] | None] = {}
        self._alone: dict[int, re.Pattern[str] | None] = {}

    @cached_property
    def _names(self) -> dict[int | None, set[str]]:
        """The hidden names by the meeting that hides them; under None those that are hidden everywhere."""
        hidden: dict[int | None, set[str]] = {}
        for name, other_names, meeting in _HIDDEN_NAMES.rows():
            hidden.setdefault(meeting, set()).update(line.strip() for line in (name, *other_names.splitlines()))
        return {meeting: {name for name in names if name} for meeting, names in hidden.items()}

    def _pattern(self, meeting: int | None) -> re.Pattern[str] | None:
        key = meeting if meeting in self._names else None
        if key not in self._patterns:
            self._patterns[key] = _any_of(self._names.get(None, set()) | self._names.get(key, set()))
        return self._patterns[key]

    @cached_property
    def _any_name_alone(self) -> re.Pattern[str] | None:
        """The given names and surnames of all that is hidden anywhere, which most texts have none of."""
        return _standing_alone(chain.from_iterable(map(_names_alone, set().union(*self._names.values()))))

    @cached_property
    def _alone_at(self) -> dict[int, set[tuple[str, bool]]]:
        """The names that tell alone of one who is hidden, by meeting: borne by nobody else whom its rows name."""
        hidden: dict[int, set[tuple[str, bool]]] = defaultdict(set)
        others: dict[int, set[str]] = defaultdict(set)
        for meeting, *names in _NAMED_BESIDE.rows():
            pattern = self._pattern(meeting)
            if pattern and any(pattern.search(_composed(name)) for name in names):
                hidden[meeting].update(chain.from_iterable(map(_names_alone, names)))
            else:
                others[meeting].update(word for name in names for word in re.findall(r"[^\W\d_]+", _composed(name)))
        return {
            meeting: {alone for alone in names if others[meeting].isdisjoint(_parts(alone[0]))}
            for meeting, names in hidden.items()
        }

    def _pattern_alone(self, meeting: int | None, text: str) -> re.Pattern[str] | None:
        """Return what finds given names and surnames of those hidden at the meeting, where the text may have any."""
        if meeting is None or not self._any_name_alone or not self._any_name_alone.search(text):
            return None
        if meeting not in self._alone:
            self._alone[meeting] = _standing_alone(self._alone_at.get(meeting, ()))
        return self._alone[meeting]

    @property
    def name_parts(self) -> set[str]:
        """Return words of which at least one stands wherever a hidden name does, in whatever spelling."""
        each = [name for names in self._names.values() for name in names]
        split = [_parts(" ".join(_words_of(name)) or name) for name in each]
        return {part for parts in split if parts for part in (parts[0], parts[-1])}

    def may_hide(self, word: str) -> bool:
        """Tell whether the word may be a part of a hidden name as a text has it, initials and genitive included."""
        pieces = re.findall(r"[^\W_]+", _composed(word).casefold())
        return bool(self._names) and all(any(piece in part for part in self._pieces) for piece in pieces)

    @cached_property
    def _pieces(self) -> set[str]:
        """What the hidden names are made of: each word, and the initials of them all."""
        found = set()
        for names in self._names.values():
            for name in names:
                parts = re.findall(r"[^\W_]+", _composed(name).casefold())
                found |= {f"{part}s" for part in (*parts, "".join(part[0] for part in parts))}
        return found

    def hides_anybody(self, meeting: int | None) -> bool:
        """Tell whether there is any name that the public may not read in the meeting."""
        return self._pattern(meeting) is not None

    def hidden_names_in(self, text: str, meeting: int | None) -> list[str]:
        """Return the hidden names that stand in a text of the meeting."""
        text, found = _composed(text), []
        for pattern in (self._pattern(meeting), self._pattern_alone(meeting, text)):
            if pattern:
                found += [match[0] for match in pattern.finditer(text)]
                text = pattern.sub(NAME_MARK, text)
        return found

    def mask(self, text: str, meeting: int | None) -> str:
        """Return a text of the meeting as the public may read it."""
        if not text:
            return text
        text = _composed(text)
        for pattern in (self._pattern(meeting), self._pattern_alone(meeting, text)):
            if pattern:
                text = pattern.sub(NAME_MARK, text)
        # A mark that stands close to a parenthesis would be a link in Markdown.
        return mask_private_data(text).replace("inte](", "inte] (")

    def masks(self, text: str, meeting: int | None) -> bool:
        """Tell whether the public reads anything else than the text as it stands."""
        return self.mask(text, meeting) != _composed(text)

    def is_shown_whole(self, text: str, meeting: int | None) -> bool:
        """Tell whether there is neither a hidden name nor a personal number in a text of the meeting."""
        return not self.hidden_names_in(text, meeting) and not personal_numbers(text)

    def shown(self, text: str, meeting: int | None) -> str:
        """Return what the public may read of a text of the meeting, without any mark in place of the rest."""
        return without_marks(self.mask(text, meeting))


def without_marks(masked: str) -> str:
    """Take a text as the public reads it; return it without the marks that stand in place of what is hidden."""
    for mark in (NAME_MARK, *MARKS):
        masked = masked.replace(mark, " ")
    return masked


def _hidden_names() -> QuerySet:
    """Return name, other names and hiding meeting (None: all) of all that is hidden, in one query.

    Each part of it starts from the few that are hidden, so that it takes no longer in a large archive.
    """
    everywhere = Cast(Value(None), BigIntegerField())
    nothing_more = Value("", output_field=TextField())
    people = Person.objects.filter(is_public=False).order_by()
    attendees = Attendee.objects.filter(is_public=False).order_by()
    of_people = Attendee.objects.filter(person__in=people.values("pk")).order_by()

    def where(meeting: str) -> Case:
        """Give where a name as written is hidden: a single word, which many bear, at its own meeting only."""
        return Case(When(name__regex=_SINGLE_WORD, then=F(meeting)), default=everywhere, output_field=BigIntegerField())

    parts: list[QuerySet[Any, Any]] = [
        of_people.values_list("name", nothing_more, where("meeting")),
        attendees.values_list("name", nothing_more, "meeting"),
        attendees.values_list(
            Coalesce("person__name", "name"), Coalesce("person__other_names", nothing_more), "meeting"
        ),
    ]
    for named, meeting in ((Presenter.objects, "item__meeting"), (Responsible.objects, "action__item__meeting")):
        rows = named.order_by()
        parts += [
            rows.filter(person__in=people.values("pk")).values_list("name", nothing_more, where(meeting)),
            rows.filter(attendee__in=of_people.values("pk")).values_list("name", nothing_more, where(meeting)),
            rows.filter(attendee__in=attendees.values("pk")).values_list("name", nothing_more, meeting),
        ]
    return people.values_list("name", "other_names", everywhere).union(*parts)


_HIDDEN_NAMES = Compiled(_hidden_names)


def _named_beside() -> QuerySet:
    """Return meeting, name and the person's name of all whom the rows of meetings with a hidden name tell of."""
    people = Person.objects.filter(is_public=False).order_by()
    hidden = people.values("pk")
    is_hidden = Q(is_public=False) | Q(person__in=hidden) | Q(name__in=people.values("name"))  # linked or not
    attendees = Attendee.objects.filter(is_hidden).order_by().values("meeting")
    presenters = Presenter.objects.filter(person__in=hidden).order_by().values("item__meeting")
    responsibles = Responsible.objects.filter(person__in=hidden).order_by().values("action__item__meeting")
    parts = []
    for named, meeting in (
        (Attendee.objects, "meeting"),
        (Presenter.objects, "item__meeting"),
        (Responsible.objects, "action__item__meeting"),
    ):
        hiding = (Q(**{f"{meeting}__in": meetings}) for meetings in (attendees, presenters, responsibles))
        name = Coalesce("person__name", Value(""), output_field=TextField())
        parts.append(named.filter(reduce(or_, hiding)).order_by().values_list(meeting, "name", name))
    return parts[0].union(*parts[1:])


_NAMED_BESIDE = Compiled(_named_beside)


def hides_names() -> Q:
    """Return the condition that a meeting's record names somebody whose name may not be shown."""
    hidden, meeting = Person.objects.filter(is_public=False).values("pk"), OuterRef("pk")
    attendees = Attendee.objects.filter(Q(is_public=False) | Q(person__in=hidden), meeting=meeting)
    presenters = Presenter.objects.filter(person__in=hidden, item__meeting=meeting)
    responsibles = Responsible.objects.filter(person__in=hidden, action__item__meeting=meeting)
    return Q(Exists(attendees)) | Q(Exists(presenters)) | Q(Exists(responsibles))


def _any_of(names: set[str]) -> re.Pattern[str] | None:
    """Return a pattern of the names, also in the genitive, but not of the middle of somebody else's name."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    if not longest_first:
        return None
    alternatives = "|".join(map(name_pattern, longest_first))
    return re.compile(
        rf"(?<![^\W_])(?<![^\W\d_]-)(?:{alternatives})(?::?s)?(?![^\W_])(?!-(?-i:[A-ZÅÄÖ]))", re.IGNORECASE
    )


def _names_alone(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the given name of a whole name and its surname, each with whether it is the given one.

    Nothing where it is an initial, or where the text is more than a name.
    """
    words = _words_of(name)
    if not (2 <= len(words) <= LONGEST_NAME and words[0][0].isupper() and words[-1][0].isupper()):
        return
    for word, is_given in ((words[0], True), (words[-1], False)):
        if re.fullmatch(r"[^\W\d_](?:-?[^\W\d_])+", word):
            yield word, is_given


def _standing_alone(names: Iterable[tuple[str, bool]]) -> re.Pattern[str] | None:
    """Return a pattern of the given names and surnames as they stand alone, also in the genitive.

    A given name before another name, or a number, is somebody else's, or no name at all; a surname may be a place.
    """
    longest_first = sorted(names, key=lambda one: (-len(one[0]), one))
    given, surnames = (
        "|".join(re.escape(name) for name, is_given in longest_first if is_given is kind) for kind in (True, False)
    )
    alternatives = [
        rf"(?:{given})(?::?s)?(?!\w)(?!-\w)(?!\s+(?:[A-ZÅÄÖ][a-zåäöé]|\d))" if given else "",
        rf"(?<!\bi\s)(?<!\bpå\s)(?:{surnames})(?::?s)?(?!\w)(?!-\w)(?!\s+{_OF_PLACES})" if surnames else "",
    ]
    if not any(alternatives):
        return None
    return re.compile(rf"(?<![\w-])(?:{'|'.join(filter(None, alternatives))})")


def with_texts(meeting: Meeting) -> Meeting:
    """Return the meeting as it is stored now, with all that has a text loaded."""
    rows = ("attendees__person", "announced_meetings", "items__presenters", "items__decisions", "attachments")
    return Meeting.objects.prefetch_related(*rows, "items__actionitems__responsibles").get(pk=meeting.pk)


def public_texts(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Take a meeting `with_texts`; yield every text that its page shows, with a Swedish word for where it stands."""
    yield from (("rubriken", meeting.title), ("platsen", meeting.place), ("inledningen", meeting.preamble))
    for attendee in meeting.attendees.all():
        where = f"deltagaren på plats {attendee.position}"
        if attendee.is_public and attendee.person_id is None:
            yield where, attendee.name
        for text in (attendee.title, attendee.organisation_as_written, attendee.group, attendee.party, attendee.note):
            yield where, text
    yield from (("ett möte som utlystes", planned.place) for planned in meeting.announced_meetings.all())
    for item in meeting.items.all():
        where = f"punkten ”{item}”"
        yield from ((where, text) for text in (item.number, item.title, item.text))
        yield from ((where, presenter.name) for presenter in item.presenters.all() if not presenter.is_known)
        for decision in item.decisions.all():
            yield from ((f"ett beslut i {where}", text) for text in (decision.text, decision.condition))
        for action in item.actionitems.all():
            where_action = f"en åtgärd i {where}"
            yield from ((where_action, text) for text in (action.text, action.due_as_written, action.result))
            yield from (
                (where_action, responsible.name)
                for responsible in action.responsibles.all()
                if not responsible.is_known
            )
    for attachment in meeting.attachments.all():
        where = f"bilagan ”{attachment}”"
        for text in (attachment.label, attachment.title, attachment.location, attachment.summary, attachment.text):
            yield where, text

"""What the public does not see of a text: hidden names, personal numbers, private addresses and telephones."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from django.db.models import Case, F, IntegerField, Q, TextField, Value, When
from stdnum import luhn

from minutes.models import Attendee, Presenter, Responsible
from organisations.models import Person

NAME_MARK = "[namnet visas inte]"
EMAIL_MARK = "[e-postadressen visas inte]"
PHONE_MARK = "[telefonnumret visas inte]"
PERSONAL_NUMBER_MARK = "[personnumret visas inte]"

_EMAIL = re.compile(r"(?:mailto:)?\b([\w.+-]+)@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# An address is somebody's own unless its name says that a function reads it.
_FUNCTION = re.compile(
    r"arkiv|brevlada|forvaltning|funktion|info|kansli|kommun|kontakt|namnd|post|redaktion|regionen|registrator"
    r"|samverkan|sekretariat|stod|support|vardcentral",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w/.:-])(?:\+46[ -]?(?:\(0\)[ -]?)?[1-9]\d{0,2}|0[1-9]\d{0,2})(?:[ ]?[-–/][ ]?|[ ])?"
    r"\d{2,3}(?:[ -]?\d{2,3}){1,3}(?![\w-])"
)
_TWO_TIMES = re.compile(r"[0-2]\d[0-5]\d ?[-–] ?[0-2]\d[0-5]\d")
_PERSONAL_NUMBER = re.compile(r"(?<![\d-])(?:\d{2})?\d{6}[-+ ]?\d{4}(?![\d-])")


def personal_numbers(text: str) -> list[str]:
    """Return the numbers in the text whose date and check digit make them personal numbers."""
    return [match[0] for match in _PERSONAL_NUMBER.finditer(text) if _is_personal_number(match[0])]


def spellings(name: str) -> list[str]:
    """Return how minutes write a name: whole, surname first, and first name with initials (“Karin E”)."""
    words = name.split()
    if len(words) < 2:
        return words
    initials = "".join(word[0] for word in words[1:])
    return [" ".join(words), " ".join([*words[1:], words[0]]), f"{words[0]} {initials}", f"{words[0]} {words[-1][0]}"]


class Masker:
    """What is hidden in the archive now, read once when it is first asked for."""

    def __init__(self) -> None:
        self._patterns: dict[int | None, re.Pattern[str] | None] = {}

    @cached_property
    def _names(self) -> dict[int | None, set[str]]:
        """The hidden names by the meeting that hides them; under None those that are hidden everywhere."""
        hidden: dict[int | None, set[str]] = {}
        for name, other_names, meeting in _hidden_names():
            hidden.setdefault(meeting, set()).update(line.strip() for line in (name, *other_names.splitlines()))
        return {meeting: {name for name in names if name} for meeting, names in hidden.items()}

    def _pattern(self, meeting: int | None) -> re.Pattern[str] | None:
        key = meeting if meeting in self._names else None
        if key not in self._patterns:
            self._patterns[key] = _any_of(self._names.get(None, set()) | self._names.get(key, set()))
        return self._patterns[key]

    def hidden_names_in(self, text: str, meeting: int | None) -> list[str]:
        """Return the hidden names that stand in a text of the meeting."""
        pattern = self._pattern(meeting)
        return [match[0] for match in pattern.finditer(text)] if pattern else []

    def spellings_with(self, word: str) -> list[str]:
        """Return the spellings of hidden names that the word is a part of."""
        names = {name for names in self._names.values() for name in names}
        return sorted({one for name in names for one in spellings(name) if word.casefold() in one.casefold()})

    def mask(self, text: str, meeting: int | None) -> str:
        """Return a text of the meeting as the public may read it."""
        if not text:
            return text
        if pattern := self._pattern(meeting):
            text = pattern.sub(NAME_MARK, text)
        if "@" in text:
            text = _EMAIL.sub(lambda match: match[0] if _FUNCTION.search(match[1]) else EMAIL_MARK, text)
        text = _PERSONAL_NUMBER.sub(
            lambda match: PERSONAL_NUMBER_MARK if _is_personal_number(match[0]) else match[0], text
        )
        return _PHONE.sub(lambda match: PHONE_MARK if _is_phone(match[0]) else match[0], text)


def _hidden_names() -> Iterable[tuple[str, str, int | None]]:
    """Return name, other names and hiding meeting (None: all) of all that is hidden, in one query."""
    everywhere = Value(None, output_field=IntegerField())
    nothing_more = Value("", output_field=TextField())
    people = Person.objects.filter(is_public=False).values_list("name", "other_names", everywhere)
    queries = []
    for named, attendee, meeting in (
        (Attendee.objects.all(), "", "meeting"),
        (Presenter.objects.all(), "attendee__", "item__meeting"),
        (Responsible.objects.all(), "attendee__", "action__item__meeting"),
    ):
        hidden_person = Q(person__is_public=False) | Q(**{f"{attendee}person__is_public": False})
        hidden = named.filter(hidden_person | Q(**{f"{attendee}is_public": False}))
        where = Case(When(hidden_person, then=everywhere), default=F(meeting), output_field=IntegerField())
        queries.append(hidden.order_by().values_list("name", nothing_more, where))
    known = Attendee.objects.filter(is_public=False, person__isnull=False).order_by()
    queries.append(known.values_list("person__name", "person__other_names", "meeting"))
    return people.order_by().union(*queries, all=True)


def _any_of(names: set[str]) -> re.Pattern[str] | None:
    written = {spelling for name in names for spelling in spellings(name)}
    if not written:
        return None
    longest_first = sorted(written, key=lambda spelling: (-len(spelling), spelling))
    alternatives = "|".join(r"[\s*_]+".join(map(re.escape, spelling.split())) for spelling in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?::?s)?(?!\w)", re.IGNORECASE)


def _is_personal_number(text: str) -> bool:
    digits = "".join(letter for letter in text if letter.isdigit())[-10:]
    month, day = int(digits[2:4]), int(digits[4:6])
    # A coordination number has 60 added to its day.
    return 1 <= month <= 12 and 1 <= day % 60 <= 31 and day <= 91 and luhn.is_valid(digits)


def _is_phone(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    return 8 <= digits <= 13 and not _TWO_TIMES.fullmatch(text)


def public_texts(meeting) -> Iterator[tuple[str, str]]:
    """Yield every text of the meeting that its page shows, with a Swedish word for where it stands."""
    yield from (("rubriken", meeting.title), ("platsen", meeting.place), ("inledningen", meeting.preamble))
    for attendee in meeting.attendees.select_related("person"):
        where = f"deltagaren på plats {attendee.position}"
        for text in (attendee.title, attendee.organisation_as_written, attendee.group, attendee.note):
            yield where, text
    for item in meeting.items.prefetch_related("presenters", "decisions", "actionitems__responsibles"):
        where = f"punkten ”{item}”"
        yield from ((where, item.title), (where, item.text))
        yield from ((where, presenter.name) for presenter in item.presenters.all() if presenter.attendee_id is None)
        for decision in item.decisions.all():
            yield from ((f"ett beslut i {where}", text) for text in (decision.text, decision.condition))
        for action in item.actionitems.all():
            where_action = f"en åtgärd i {where}"
            yield from ((where_action, text) for text in (action.text, action.due_as_written, action.result))
            yield from (
                (where_action, responsible.name)
                for responsible in action.responsibles.all()
                if responsible.attendee_id is None
            )
    for attachment in meeting.attachments.all():
        where = f"bilagan ”{attachment}”"
        for text in (attachment.label, attachment.title, attachment.location, attachment.summary, attachment.text):
            yield where, text

"""What a person should look at before a meeting is published: asked once, and kept with its answer."""

import re
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from minutes.importing.parser.doubts import full_names, people_in
from minutes.models import Attendee, Decision, Meeting, Question
from minutes.privacy import public_texts, with_texts
from minutes.private_data import private_emails, telephones
from organisations.models import Person

_LABEL = re.compile(r"\s*(?:förslag till )?beslut(?:et)?\b\W*", re.IGNORECASE)
_ROOM = 300  # of a question's matter


@transaction.atomic(savepoint=False)
def ask(meeting: Meeting, loaded: Meeting | None = None) -> None:
    """Keep what there is to ask of the meeting as it stands; what is no more goes, unless it was settled or noted.

    `loaded` is the meeting `with_texts`, where whoever asks has it.
    """
    found: dict[tuple[str, str], str] = {}
    for kind, matter, where in _found(loaded or with_texts(meeting)):
        found.setdefault((kind, Truncator(matter).chars(_ROOM)), where)
    there = {(one.kind, one.matter): one.pk for one in Question.objects.filter(meeting=meeting)}
    Question.objects.bulk_create(
        Question(meeting=meeting, kind=kind, matter=matter, where=where)
        for (kind, matter), where in found.items()
        if (kind, matter) not in there
    )
    gone = [key for asked, key in there.items() if asked not in found]
    if gone:
        Question.objects.still_open().filter(pk__in=gone, note="").delete()


def answer(question: Question, reply: str, note: str, by: User) -> None:
    """Keep an answer; the same one again changes neither who gave it nor when."""
    if (question.reply, question.note) == (reply, note):
        return
    question.reply, question.note = reply, note
    question.answered_by, question.answered_at = (by, timezone.now()) if reply else (None, None)
    question.save()


def _found(meeting: Meeting) -> Iterator[tuple[str, str, str]]:
    """Yield kind, matter and where it stands of everything to ask about."""
    texts = [(where, text) for where, text in public_texts(meeting) if text]
    attendees = list(meeting.attendees.all())
    running = [(where, text) for where, text in texts if not where.startswith("deltagaren")]
    unchosen = dict.fromkeys(attendee.name for attendee in attendees if attendee.person_id is None)
    named = {name for _, text in running for name in full_names(text)}
    known = set(Person.objects.filter(name__in=named.union(unchosen)).values_list("name", flat=True))
    listed = [name for attendee in attendees for name in _names_of(attendee)]
    for where, text in running:  # people, certain or known here, who are not on the list
        yield from ((Question.Kind.NAME, name, where) for name in people_in(text, listed, known))
    for name in unchosen:  # on the list, and in the register of people, but not tied to it
        if name in known:
            yield Question.Kind.PERSON, name, "välj personen i raden om det är samma"
    if _is_empty(meeting):
        yield Question.Kind.EMPTY, "Mötet har punkter, men inget är skrivet under någon av dem", ""
    for item in meeting.items.all():
        for decision in item.decisions.all():
            if not _says_something(decision):
                yield Question.Kind.DECISION, f"{decision.get_kind_display()} under {item}", f"punkten ”{item}”"
    for attachment in meeting.attachments.all():
        if attachment.is_missing:
            yield Question.Kind.ATTACHMENT, str(attachment), attachment.location
    for where, text in texts:
        yield from ((Question.Kind.EMAIL, address, where) for address in private_emails(text))
        yield from ((Question.Kind.PHONE, number, where) for number in telephones(text))


def _is_empty(meeting: Meeting) -> bool:
    """Tell whether the meeting has items and nothing else to tell: as one made from the one before has at first."""
    items = meeting.items.all()
    return (
        bool(items)
        and not any(item.text or item.decisions.all() or item.actionitems.all() for item in items)
        and not (meeting.preamble or meeting.attachments.all() or meeting.sources.exists())
    )


def _says_something(decision: Decision) -> bool:
    """Tell whether there is more to a decision than its label."""
    return any(letter.isalpha() for letter in _LABEL.sub("", decision.text, count=1))


def _names_of(attendee: Attendee) -> list[str]:
    return [attendee.name, *(attendee.person.names if attendee.person else ())]

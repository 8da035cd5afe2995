"""What the search finds of each thing in the archive, as the public reads it."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from minutes.models import (
    Abbreviation,
    ActionItem,
    AgendaItem,
    Attachment,
    Attendee,
    Decision,
    Meeting,
    Passage,
    Presenter,
    Responsible,
    Topic,
)
from minutes.models.attendee import NamedInText
from minutes.models.dates import long_date
from minutes.models.people import public_people
from minutes.privacy import Masker, without_marks
from minutes.search.terms import DECISION, TEXT, TITLE
from organisations.models import Body, Membership, Organisation, Person

Kind = Passage.Kind
LONGEST_PASSAGE = 3000  # characters of an attachment's text that are found together
LONGEST_TEXT = 20_000  # and of an item's or a preamble: a database has no room for more words in one passage

_MARKDOWN = re.compile(r"\]\([^)\s]*\)|[*~`|\[\]\\]|^[>#\s]+|^\s*[-+]\s+|(?<!\w)_|_(?!\w)", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """A passage as it is to be: what it is, what it is counted by, what is shown, what it is found by."""

    kind: str
    target: int
    address: str
    title: str
    text: str = ""
    part: int = 0
    meeting: Meeting | None = None
    item: int | None = None
    topics: Sequence[int] = ()
    outcomes: Sequence[str] = ()
    texts: Sequence[tuple[str, str]] = ()
    names: Sequence[str] = ()
    marks: Sequence[str] = ()

    @property
    def day(self) -> int:
        """Return the day of its meeting as a number, 0 where there is none."""
        return self.meeting.date.toordinal() if self.meeting and self.meeting.date else 0

    @property
    def tie(self) -> int:
        """Return a number that its address makes, which tells it from all others in the same order everywhere."""
        key = f"{self.kind} {self.address} {self.part}"
        return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=7).digest(), "big")

    @property
    def shelf(self) -> str:
        """Return what it is counted by: kind, year, bodies, outcomes."""
        bodies = _numbers(body.pk for body in _bodies_of(self.meeting))
        if self.kind == Kind.BODY:
            bodies = str(self.target)
        return f"{self.kind}|{_year(self.meeting)}|{bodies}|{','.join(sorted(self.outcomes))}"

    @property
    def all_marks(self) -> list[str]:
        """Return the values that it can be chosen by."""
        _, year, bodies, _ = self.shelf.split("|")
        return [
            f"k{self.kind}",
            *([f"y{year}"] if year else []),
            *(f"b{body}" for body in bodies.split(",") if body),
            *(f"c{topic}" for topic in self.topics),
            *(f"o{outcome.replace('_', '')}" for outcome in self.outcomes),
            *self.marks,
        ]


def _numbers(keys: Iterable[int]) -> str:
    return ",".join(map(str, sorted(keys)))


def _year(meeting: Meeting | None) -> str:
    return str(meeting.date.year) if meeting and meeting.date else ""


def _bodies_of(meeting: Meeting | None) -> list[Body]:
    if meeting is None:
        return []
    return [*([meeting.body] if meeting.body else []), *meeting.joint_bodies.all()]


def plain(markdown: str) -> str:
    """Return a Markdown text without its marks."""
    return _MARKDOWN.sub(" ", markdown)


# --- meetings and what stands in them


def with_texts(keys: Iterable[int]) -> list[Meeting]:
    """Return the public ones of the meetings with all that is found in them. Ten queries."""
    named = ("attendee__person", "attendee__organisation", "person")
    meetings = Meeting.objects.published().filter(pk__in=list(keys)).select_related("body")
    return list(
        meetings.prefetch_related(
            "joint_bodies",
            Prefetch("attendees", Attendee.objects.select_related("person", "organisation")),
            Prefetch("items", AgendaItem.objects.select_related("parent").order_by("position")),
            "items__topics",
            Prefetch("items__presenters", Presenter.objects.select_related(*named)),
            Prefetch("items__decisions", Decision.objects.order_by("position")),
            "items__decisions__topics",
            Prefetch("items__actionitems", ActionItem.objects.order_by("position")),
            Prefetch("items__actionitems__responsibles", Responsible.objects.select_related(*named, "organisation")),
            Prefetch("attachments", Attachment.objects.order_by("position")),
        ).order_by("pk")
    )


def of_meeting(meeting: Meeting, masker: Masker) -> Iterator[Document]:
    """Take a meeting of `with_texts`; yield all that is found in it."""
    yield from _meeting(meeting, masker)
    for item in meeting.items.all():
        item.meeting = meeting
        yield from _item(item, masker)
        for decision in item.decisions.all():
            yield _decision(decision, item, masker)
    for attachment in meeting.attachments.all():
        yield from _attachment(attachment, meeting, masker)


def _meeting(meeting: Meeting, masker: Masker) -> Iterator[Document]:
    title = f"{meeting.body_names}, {long_date(meeting.date)}"
    printed = masker.shown(meeting.title, meeting.pk)
    attendees = [attendee for attendee in meeting.attendees.all() if not attendee.is_hidden]
    names = ", ".join(masker.shown(attendee.name, meeting.pk) for attendee in attendees)
    about = " · ".join(filter(None, [printed, masker.shown(meeting.place, meeting.pk)]))
    preamble, *rest = list(in_passages(masker.shown(plain(meeting.preamble), meeting.pk), LONGEST_TEXT)) or [""]
    text = "\n".join(filter(None, [about, preamble, names and f"Deltagare: {names}"]))
    whole = Document(
        kind=Kind.MEETING,
        target=meeting.pk,
        address=meeting.get_absolute_url(),
        title=title,
        text=text,
        meeting=meeting,
        topics=sorted({topic.pk for item in meeting.items.all() for topic in item.topics.all()}),
        texts=[(TITLE, title), (TITLE, printed), (TEXT, f"{meeting.date}\n{text}"), *_names_of_bodies(meeting)],
        marks=_people(attendees, masker),
    )
    yield whole
    yield from _rest(whole, rest)


def _rest(whole: Document, passages: Iterable[str]) -> Iterator[Document]:
    """Yield the rest of a text that is too long for one passage, found and counted as the whole."""
    for part, passage in enumerate(passages, start=1):
        yield replace(whole, part=part, text=passage, texts=[(TITLE, without_marks(whole.title)), (TEXT, passage)])


def _title(text: str, meeting: Meeting, masker: Masker) -> str:
    """Return a title as the pages show it: a mark stands for what is hidden, or it would leave an empty parenthesis."""
    return masker.mask(plain(text), meeting.pk).strip()


def _names_of_bodies(meeting: Meeting) -> list[tuple[str, str]]:
    return [(TEXT, "\n".join([*body.names, body.short_name])) for body in _bodies_of(meeting)]


def _people(named: Iterable[Attendee | NamedInText], masker: Masker) -> list[str]:
    """Return marks of the people who are named and may be."""
    found = []
    for one in named:
        attendee = one if isinstance(one, Attendee) else one.attendee
        person = one.person or (attendee.person if attendee else None)
        if person and person.is_public and not (attendee and attendee.is_hidden):
            found.append(f"p{person.pk}")
    return sorted(set(found))


def _item(item: AgendaItem, masker: Masker) -> Iterator[Document]:
    meeting = item.meeting

    def shown(text: str) -> str:
        return masker.shown(plain(text), meeting.pk)

    title = _title(item.full_title, meeting, masker)
    decisions = list(item.decisions.all())
    actions = {action: list(action.responsibles.all()) for action in item.actionitems.all()}
    presenters = list(item.presenters.all())
    deciding = [shown(text) for decision in decisions for text in (decision.text, decision.condition) if text]
    for action, responsibles in actions.items():
        who = ", ".join(shown(responsible.public_name) for responsible in responsibles)
        deciding.append(
            " · ".join(filter(None, [shown(action.text), who, *map(shown, (action.due_as_written, action.result))]))
        )
    tagging = [item.topics.all(), *(decision.topics.all() for decision in decisions)]
    presenting = ", ".join(shown(presenter.public_name) for presenter in presenters)
    text, *rest = list(in_passages(shown(item.text), LONGEST_TEXT)) or [""]
    whole = Document(
        kind=Kind.ITEM,
        target=item.pk,
        address=item.get_absolute_url(),
        title=title,
        text="\n".join(filter(None, [*deciding, text, presenting and f"Föredragande: {presenting}"])),
        meeting=meeting,
        item=item.pk,
        topics=sorted({topic.pk for tagged in tagging for topic in tagged}),
        outcomes=sorted({decision.outcome for decision in decisions if decision.outcome}),
        texts=[
            (TITLE, f"{shown(item.number)} {without_marks(title)}"),
            *((DECISION, one) for one in deciding),
            (TEXT, text),
            (TEXT, presenting),
        ],
        marks=[
            *_people(chain(presenters, *actions.values()), masker),
            *(["ddecision"] if any(decision.kind == Decision.Kind.DECISION for decision in decisions) else []),
            *(["daction"] if actions else []),
        ],
    )
    yield whole
    yield from _rest(whole, rest)


def _decision(decision: Decision, item: AgendaItem, masker: Masker) -> Document:
    meeting = item.meeting
    title = _title(item.full_title, meeting, masker)
    text = masker.shown(plain("\n".join(filter(None, [decision.text, decision.condition]))), meeting.pk)
    return Document(
        kind=Kind.DECISION,
        target=decision.pk,
        address=f"{meeting.get_absolute_url()}#{decision.key}",
        title=title,
        text=text,
        meeting=meeting,
        item=item.pk,
        topics=sorted(topic.pk for topic in decision.topics.all()),
        outcomes=[decision.outcome] if decision.outcome else [],
        texts=[(DECISION, text), (TITLE, without_marks(title))],
    )


def _attachment(attachment: Attachment, meeting: Meeting, masker: Masker) -> Iterator[Document]:
    """Yield the attachment, and its text in as many passages as that takes."""

    def shown(text: str) -> str:
        return masker.shown(plain(text), meeting.pk)

    title = _title(str(attachment), meeting, masker)
    about = "\n".join(filter(None, [shown(attachment.summary), shown(attachment.location)]))
    passages = list(in_passages(shown(attachment.text))) or [""]
    for part, passage in enumerate(passages):
        text = "\n".join(filter(None, [about, passage])) if part == 0 else passage
        yield Document(
            kind=Kind.ATTACHMENT,
            target=attachment.pk,
            address=f"{meeting.get_absolute_url()}#bilaga-{attachment.position}",
            title=title,
            text=text,
            part=part,
            meeting=meeting,
            item=attachment.item_id,
            texts=[(TITLE, without_marks(title)), (TEXT, text)],
        )


def in_passages(text: str, longest: int = LONGEST_PASSAGE) -> Iterator[str]:
    """Yield a text in stretches of some size that end where a line, or else a word, does."""
    start = 0
    while start < len(text):
        end = start + longest
        if end < len(text):
            end = next((cut for sign in "\n ." if (cut := text.rfind(sign, start + 1, end)) > start), end)
        if stretch := text[start:end].strip():
            yield stretch
        start = end


# --- registers


def of_bodies(masker: Masker, keys: Iterable[int] | None = None) -> Iterator[Document]:
    """Yield the bodies."""
    for body in _asked(Body.objects.select_related("region__parent"), keys):
        names = [*body.names, *filter(None, [body.short_name])]
        about = f"{body.get_kind_display()}, {body.region.full_name}"
        yield _entry(masker, Kind.BODY, body, names, [about, body.description])


def of_people(masker: Masker, keys: Iterable[int] | None = None) -> Iterator[Document]:
    """Yield the people whom the public may know of, with their places in bodies."""
    memberships = Membership.objects.select_related("body", "organisation")
    for person in _asked(public_people().prefetch_related(Prefetch("memberships", memberships)), keys):
        places = [
            ", ".join(
                filter(None, [str(membership.body), membership.role_and_title, str(membership.organisation or "")])
            )
            for membership in person.memberships.all()
        ]
        marks = [f"p{person.pk}"]
        yield _entry(masker, Kind.PERSON, person, person.names, sorted(places), marks)


def of_organisations(masker: Masker, keys: Iterable[int] | None = None) -> Iterator[Document]:
    """Yield the organisations."""
    for organisation in _asked(Organisation.objects.select_related("region", "parent"), keys):
        about = ", ".join(
            filter(None, [organisation.get_kind_display(), *map(_name, (organisation.parent, organisation.region))])
        )
        yield _entry(masker, Kind.ORGANISATION, organisation, organisation.names, [about])


def of_topics(masker: Masker, keys: Iterable[int] | None = None) -> Iterator[Document]:
    """Yield the topics, which their words stand for too."""
    for topic in _asked(Topic.objects.all(), keys):
        words = [word.strip() for word in topic.words.splitlines() if word.strip()]
        yield _entry(
            masker,
            Kind.TOPIC,
            topic,
            [*topic.names, *words],
            [topic.description, f"Ord: {', '.join(words)}" if words else ""],
        )


def of_abbreviations(masker: Masker, keys: Iterable[int] | None = None) -> Iterator[Document]:
    """Yield the abbreviations, which are not shown but stand for what they mean."""
    glossary = reverse("minutes:glossary")
    for abbreviation in _asked(Abbreviation.objects.all(), keys):
        names = [abbreviation.short, *re.split(r"\s+eller\s+|;", abbreviation.long)]
        address = f"{glossary}#{abbreviation.short}"
        yield Document(Kind.ABBREVIATION, abbreviation.pk, address, abbreviation.short, names=names)


OF_REGISTER: dict[str, Callable[..., Iterator[Document]]] = {
    Kind.BODY: of_bodies,
    Kind.PERSON: of_people,
    Kind.ORGANISATION: of_organisations,
    Kind.TOPIC: of_topics,
    Kind.ABBREVIATION: of_abbreviations,
}


def _asked(rows: Any, keys: Iterable[int] | None) -> Any:
    rows = rows.order_by("pk")
    return rows if keys is None else rows.filter(pk__in=list(keys))


def _name(entry: Any) -> str:
    return str(entry or "")


def _entry(
    masker: Masker,
    kind: str,
    entry: Person | Body | Organisation | Topic,
    names: Sequence[str],
    about: Sequence[str],
    marks: Any = (),
) -> Document:
    text = masker.shown(plain("\n".join(filter(None, about))), None).strip()
    others = "\n".join(other for other in entry.names[1:] if other not in text)
    return Document(
        kind=kind,
        target=entry.pk,
        address=entry.get_absolute_url(),
        title=entry.name,
        text="\n".join(filter(None, [text, others and f"Också: {others}".replace("\n", ", ")])),
        topics=[entry.pk] if isinstance(entry, Topic) else [],
        texts=[(TITLE, entry.name), *((TITLE, other) for other in entry.names[1:]), (TEXT, text)],
        names=names,
        marks=list(marks),
    )


def day_of(number: int) -> date | None:
    """Return the date of a passage's day."""
    return date.fromordinal(number) if number else None

"""Keep the index as the archive is. Whoever changes what the public reads calls this in the same transaction."""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from itertools import chain
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max, Q

from minutes.models import Meeting, Passage, PassageText, SearchLabel, SearchState, SearchWord
from minutes.privacy import Masker
from minutes.search import documents
from minutes.search.analysis import VERSION, Lexicon, all_words_in, own_words, stem
from minutes.search.documents import OF_REGISTER, Document
from minutes.search.engine import engine
from minutes.search.terms import terms_of
from organisations.models.archive_version import raise_archive_version

Row = TypeVar("Row")

ANALYSIS = f"{VERSION}, snowballstemmer {version('snowballstemmer')}"
BATCH = 200
TAUGHT = 2  # texts that must have a word before compounds are made of it


class OvertakenError(Exception):
    """Another rebuild began while this one went on; the text says what to do, in Swedish."""


def state() -> SearchState:
    """Return the state of the index, locked for as long as the transaction lasts."""
    found = SearchState.objects.select_for_update().first()
    return found or SearchState.objects.create(analysis=ANALYSIS)


@lru_cache(maxsize=4)
def lexicon(generation: int) -> Lexicon:
    """Return the words that compounds were made of when the generation was built."""
    taught = SearchWord.objects.filter(generation=generation, count__gte=TAUGHT).exclude(word="")
    return Lexicon(own_words(), list(taught.values_list("word", flat=True)))


# --- what is saved


@transaction.atomic
def index_meetings(keys: Iterable[int]) -> None:
    """Make the meetings be found by what they now say, or no longer where they are not public, and their people."""
    keys = _ever_found(keys)
    if not keys:
        return
    generations = _generations()
    before = set(_people_of(keys))
    masker = Masker()
    for some in _parted(keys, BATCH):
        made = [found for meeting in documents.with_texts(some) for found in documents.of_meeting(meeting, masker)]
        for generation in generations:
            _forget("p.meeting IN ({})", Q(meeting__in=some), some, generation)
            _write(made, generation)
    index_entries(Passage.Kind.PERSON, before | set(_people_of(keys)))


@transaction.atomic
def index_entries(kind: str, keys: Iterable[int]) -> None:
    """Make the entries of a register be found by what they now say, or no longer where they are gone or hidden."""
    keys = sorted(set(keys))
    if not keys:
        return
    made = list(OF_REGISTER[kind](Masker(), keys))
    for generation in _generations():
        _forget("p.kind = %s AND p.target IN ({})", Q(kind=kind, target__in=keys), keys, generation, [kind])
        _write(made, generation)


def _ever_found(keys: Iterable[int]) -> list[int]:
    """Return those of the meetings that are public or in the index: nothing is done for drafts."""
    keys = set(keys)
    public = Meeting.objects.published().filter(pk__in=keys).values_list("pk", flat=True)
    found = Passage.objects.filter(meeting__in=keys).values_list("meeting", flat=True)
    return sorted({*public, *(key for key in found if key is not None)})


def _generations() -> list[int]:
    now = state()
    return [now.generation, *([now.building] if now.building else [])]


def _people_of(meetings: list[int]) -> Iterator[int]:
    """Yield the people whom the meetings' rows name."""
    found = Meeting.objects.filter(pk__in=meetings).order_by()
    for path in (
        "attendees__person",
        "items__presenters__person",
        "items__presenters__attendee__person",
        "items__actionitems__responsibles__person",
    ):
        yield from (key for key in found.values_list(path, flat=True).distinct() if key)


def _forget(condition: str, where: Q, keys: Any, generation: int, parameters: Any = ()) -> None:
    found = f"p.generation = %s AND {condition.format(', '.join(['%s'] * len(keys)))}"
    engine().erase(found, [generation, *parameters, *keys])
    gone = Passage.objects.filter(where, generation=generation)
    PassageText.objects.filter(passage__in=gone.values("pk"))._raw_delete("default")
    gone._raw_delete("default")


def _write(made: list[Document], generation: int) -> None:
    """Put the documents into the generation, their words read as it reads them."""
    words = lexicon(generation)
    label = _labels({text for one in made for text in (one.shelf, _topics(one))})
    rows = Passage.objects.bulk_create(
        [
            Passage(
                generation=generation,
                kind=one.kind,
                target=one.target,
                meeting=one.meeting.pk if one.meeting else None,
                item=one.item,
                day=one.day,
                tie=one.tie,
                shelf=label[one.shelf],
                topics=label[_topics(one)],
            )
            for one in made
        ],
        batch_size=500,
    )
    PassageText.objects.bulk_create(
        [
            PassageText(passage=row, title=one.title, text=one.text, address=one.address, names="\n".join(one.names))
            for row, one in zip(rows, made, strict=True)
        ],
        batch_size=500,
    )
    engine().write(
        (row.pk, terms_of(one.texts, one.names, one.all_marks, words)) for row, one in zip(rows, made, strict=True)
    )


def _topics(one: Document) -> str:
    return ",".join(map(str, one.topics))


def _parted(rows: list[Row], size: int) -> Iterator[list[Row]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _labels(texts: set[str]) -> dict[str, int]:
    """Return the number of each label, made where it is new."""
    SearchLabel.objects.bulk_create((SearchLabel(text=text) for text in sorted(texts)), ignore_conflicts=True)
    found: dict[str, int] = {}
    for some in _parted(sorted(texts), 500):
        found |= dict(SearchLabel.objects.filter(text__in=some).values_list("text", "pk"))
    return found


# --- the whole index


def rebuild(progress: Callable[[int], None] = lambda done: None) -> None:
    """Build the index anew beside the one that is searched, from words learnt of the archive, and take it in use.

    What is saved meanwhile goes into both. `progress` is told how many meetings more are done.
    Raises OvertakenError when another rebuild has begun meanwhile.
    """
    generation = _next_generation()
    with _seldom_collected():
        _learn(generation)
        _begin(generation)
        published, last = Meeting.objects.published().order_by("pk").values_list("pk", flat=True), 0
        while keys := list(published.filter(pk__gt=last)[:BATCH]):
            _build(generation, keys)
            last = keys[-1]
            progress(len(keys))
        for kind, entries in OF_REGISTER.items():
            _build_register(generation, kind, entries)
    _finish(generation)
    _drop_others(generation)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let Python look for garbage seldom: it would at every 700th row, among all the words that are kept."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def meetings_to_build() -> int:
    """Return how many meetings a rebuild has to read."""
    return Meeting.objects.published().count()


def _next_generation() -> int:
    rows = (SearchState.objects, Passage.objects, SearchWord.objects)
    return 1 + max(1, *(manager.aggregate(newest=Max("generation"))["newest"] or 0 for manager in rows))


@transaction.atomic
def _begin(generation: int) -> None:
    now = state()
    now.building = generation
    now.save()


@transaction.atomic
def _finish(generation: int) -> None:
    now = state()
    if now.building != generation:
        raise OvertakenError("En annan har börjat göra om sökindexet under tiden. Låt den bli klar.")
    now.generation, now.building, now.analysis = generation, None, ANALYSIS
    now.save()
    raise_archive_version()  # other things are found from now on


def _learn(generation: int) -> None:
    """Freeze the words that the archive's texts use, each with the number of texts that do."""
    counts: Counter[str] = Counter()
    texts = 0
    masker = Masker()
    published = list(Meeting.objects.published().order_by("pk").values_list("pk", flat=True))
    meetings = (meeting for keys in _parted(published, BATCH) for meeting in documents.with_texts(keys))
    made = chain.from_iterable(documents.of_meeting(meeting, masker) for meeting in meetings)
    registers = chain.from_iterable(entries(masker) for entries in OF_REGISTER.values())
    for one in chain(made, registers):
        texts += 1
        words = set().union(*(all_words_in(text) for _, text in one.texts))
        counts.update(word for word in words if len(word) <= 100)
    counts[""] = texts
    rows = [
        SearchWord(generation=generation, word=word, stem=stem(word), count=count) for word, count in counts.items()
    ]
    SearchWord.objects.bulk_create(rows, batch_size=1000)
    lexicon.cache_clear()


@transaction.atomic
def _build(generation: int, keys: list[int]) -> None:
    state()  # nobody saves meanwhile what would be older than what is read here
    masker = Masker()
    made = [found for meeting in documents.with_texts(keys) for found in documents.of_meeting(meeting, masker)]
    _forget("p.meeting IN ({})", Q(meeting__in=keys), keys, generation)
    _write(made, generation)


@transaction.atomic
def _build_register(generation: int, kind: str, entries: Callable[..., Iterable[Document]]) -> None:
    state()
    _forget("p.kind = %s", Q(kind=kind), [], generation, [kind])
    _write(list(entries(Masker())), generation)


def _drop_others(generation: int) -> None:
    """Delete what is no longer searched, a little at a time; what is built after it is left."""
    others = Passage.objects.filter(generation__lt=generation).order_by("pk")
    while keys := list(others.values_list("pk", flat=True)[:5000]):
        with transaction.atomic():
            engine().erase("p.generation < %s AND p.id <= %s", [generation, keys[-1]])
            PassageText.objects.filter(passage__in=others.filter(pk__lte=keys[-1]).values("pk"))._raw_delete("default")
            others.filter(pk__lte=keys[-1])._raw_delete("default")
    SearchWord.objects.filter(generation__lt=generation).delete()

"""Topics suggested for the items and decisions of a meeting: from their words, and from how neighbours were tagged."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from django.db import transaction
from django.db.models import Q

from minutes.models import AgendaItem, Decision, Meeting, Topic, TopicSuggestion
from minutes.models.dates import MONTHS
from minutes.search.analysis import stem, stems_of
from minutes.words import any_of, contains
from organisations.models import Body

from .finding import FORMAL, Finder, Found, TopicWords

MEETINGS_AT_ONCE = 50  # that are looked at again when the words of a topic change; the rest when all is rebuilt
LEAST_OF_WORD = 7  # letters by which a word that may stand in a text is looked for, whatever its form
NEIGHBOURS = 300  # latest tags of the body's items
ALIKE = 0.7  # the share of words that two titles have in common
FEW_IN_TITLE = 2  # topics of an item's title, that a decision is on of which it names one
NUMBERS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
# What does not tell one title from another: when, and the small words.
_SMALL = ["och", "om", "i", "av", "på", "för", "från", "till", "med", "vid", "den", "det", "de", "en", "ett", "kl"]
_SMALL += ["samt", "kring", "inom", "ny", "nya"]
_NOTHING = {stem(word) for word in [*MONTHS, *_SMALL]}


@dataclass(frozen=True)
class Suggested:
    """A topic for an item, or for a decision of it, and why."""

    item: AgendaItem
    decision: Decision | None
    topic: int
    why: str


@dataclass
class _Reasons:
    """Why an item is on each topic: what is tagged, and what is suggested, by words of its title or by others."""

    tagged: set[int]
    in_title: set[int] = field(default_factory=set)
    why: dict[int, str] = field(default_factory=dict)
    foremost: set[int] = field(default_factory=set)  # those of which most is said, where the title says nothing


# --- kept


@transaction.atomic(savepoint=False)
def suggest(meeting: Meeting, loaded: Meeting | None = None) -> None:
    """Keep what there is to suggest for the meeting as it stands; what is no more to suggest goes.

    What was turned down stays so, and is not suggested again. `loaded` is the meeting with its items and all that
    hangs on them, where whoever asks has it.
    """
    suggested = suggested_for(meeting, loaded)
    found = {(one.item.pk, one.decision and one.decision.pk, one.topic): one for one in suggested}
    gone, told_otherwise = [], []
    for row in TopicSuggestion.objects.filter(item__meeting=meeting).order_by("pk"):
        one = found.pop((row.item_id, row.decision_id, row.topic_id), None)
        if one is None and row.turned_down_at is None:
            gone.append(row.pk)
        elif one is not None and one.why != row.why:
            row.why = one.why
            told_otherwise.append(row)
    if gone:
        TopicSuggestion.objects.filter(pk__in=gone).delete()
    TopicSuggestion.objects.bulk_update(told_otherwise, ["why"])
    TopicSuggestion.objects.bulk_create(
        TopicSuggestion(item=one.item, decision=one.decision, topic_id=one.topic, why=one.why) for one in found.values()
    )


def suggest_again(topic: Topic) -> None:
    """Suggest anew for the latest meetings in whose texts some word of the topic may stand."""
    words = {word.strip().split(" ")[0][:LEAST_OF_WORD] for word in [*topic.names, *topic.words.split("\n")]} - {""}
    items = AgendaItem.objects.filter(any_of(contains(text, word) for text in ("title", "text") for word in words))
    decisions = Decision.objects.filter(any_of(contains("text", word) for word in words))
    waiting = TopicSuggestion.objects.waiting().filter(topic=topic)
    concerned = Q(pk__in=items.values("meeting")) | Q(pk__in=decisions.values("item__meeting"))
    concerned |= Q(pk__in=waiting.values("item__meeting"))
    meetings = Meeting.objects.filter(concerned).order_by("-date", "-pk")
    for meeting in meetings[:MEETINGS_AT_ONCE]:
        suggest(meeting)


def suggested_for(meeting: Meeting, loaded: Meeting | None = None) -> list[Suggested]:
    """Return the topics that the items and decisions of the meeting seem to be on and are not tagged with.

    `loaded` is as `suggest` takes it.
    """
    rows = ("topics", "decisions__topics", "actionitems")
    items = list(loaded.items.all() if loaded else meeting.items.order_by("position").prefetch_related(*rows))
    finder, neighbours = current_finder(), _neighbours(meeting)
    found: list[Suggested] = []
    reasons: dict[int, _Reasons] = {}
    titles = {item.pk: item.title for item in items}
    for item in sorted(items, key=lambda item: item.parent_id is not None):  # what lies within others after these
        own = reasons[item.pk] = _reasons_for(item, finder)
        for topic, why in _like_neighbours(item, neighbours):
            own.why.setdefault(topic, why)
            own.in_title.add(topic)
        if item.parent_id in reasons:
            for topic in sorted(_carried_on(reasons[item.parent_id])):
                own.why.setdefault(topic, f"Punkten hör under ”{titles[item.parent_id]}”, som handlar om ämnet.")
        found += [Suggested(item, None, topic, why) for topic, why in own.why.items() if topic not in own.tagged]
        for decision in item.decisions.all():
            found += _for_decision(item, decision, own, finder)
    return found


# --- words


def current_finder() -> Finder:
    """Return what finds the topics of the tree as it stands. Two queries."""
    topics = tuple(
        TopicWords(topic.pk, tuple(word.strip() for word in [*topic.names, *topic.words.split("\n")] if word.strip()))
        for topic in Topic.objects.only("name", "other_names", "words").order_by("pk")
    )
    bodies = Body.objects.only("name", "short_name", "other_names").order_by("pk")
    return _made(topics, tuple(name for body in bodies for name in [*body.names, body.short_name] if name))


@lru_cache(maxsize=4)
def _made(topics: tuple[TopicWords, ...], names: tuple[str, ...]) -> Finder:
    return Finder(topics, names)


def _reasons_for(item: AgendaItem, finder: Finder) -> _Reasons:
    decisions, actions = item.decisions.all(), item.actionitems.all()
    text = "\n\n".join([item.text, *(row.text for row in [*decisions, *actions])])
    words = finder.find(item.title, text)
    tagged = {topic.pk for topic in item.topics.all()}
    most = max((one.weight for one in words.values()), default=0)
    return _Reasons(
        tagged=tagged,
        foremost=tagged or {topic for topic, one in words.items() if one.weight == most},
        in_title={topic for topic, one in words.items() if one.in_title},
        why={topic: why(one) for topic, one in words.items()},
    )


def why(found: Found) -> str:
    """Return the words that tell of a topic, and where they stand, as a Swedish sentence."""
    if found.in_title:
        return f"{_named(found.in_title)} står i rubriken."
    (word, times), *more = found.in_text.most_common(3)
    if more:
        return f"{_named([word, *(other for other, _ in more)])} står i texten."
    return f"{_named([word])} står {'' if times == 1 else f'{_number(times)} gånger '}i texten."


def _named(words: Collection[str]) -> str:
    """Return the words in a row: ordet ”SIP”, orden ”covid” och ”snabbtest”."""
    quoted = [f"”{word}”" for word in dict.fromkeys(words)]
    if len(quoted) == 1:
        return f"{'Orden' if ' ' in quoted[0] else 'Ordet'} {quoted[0]}"
    return f"Orden {', '.join(quoted[:-1])} och {quoted[-1]}"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


# --- neighbours


@dataclass(frozen=True)
class _Neighbour:
    """A tagged item of another meeting of the body, on one of its topics."""

    item: int
    meeting: int
    words: frozenset[str]
    topic: int


@lru_cache(maxsize=10_000)
def _title_words(title: str) -> frozenset[str]:
    """Return the words by which titles are compared."""
    return frozenset(one for one in stems_of(title) if not one.isdigit() and one not in _NOTHING and len(one) > 1)


def _neighbours(meeting: Meeting) -> list[_Neighbour]:
    """Return the latest tagged items of the body's other meetings, each for every topic. One query."""
    if meeting.body_id is None:
        return []
    others = AgendaItem.objects.filter(meeting__body=meeting.body_id, topics__isnull=False).exclude(meeting=meeting)
    latest = others.order_by("-meeting__date", "-pk").values_list("pk", "meeting", "title", "topics")
    return [_Neighbour(item, other, _title_words(title), topic) for item, other, title, topic in latest[:NEIGHBOURS]]


def _like_neighbours(item: AgendaItem, neighbours: Iterable[_Neighbour]) -> Iterator[tuple[int, str]]:
    """Yield the topics that most items with such a title had, and why."""
    words = _title_words(item.title)
    if not words or FORMAL.search(item.title) or item.parent_id is not None:
        return
    alike = [other for other in neighbours if len(words & other.words) >= ALIKE * len(words | other.words)]
    tagged = len({other.item for other in alike})
    for topic, count in Counter(other.topic for other in alike).items():
        if 2 * count < tagged:
            continue
        on_topic = [other for other in alike if other.topic == topic]
        title = "Samma rubrik" if all(other.words == words for other in on_topic) else "En liknande rubrik"
        meetings = len({other.meeting for other in on_topic})
        yield topic, f"{title} hade ämnet i {_number(meetings)} {'annat möte' if meetings == 1 else 'andra möten'}."


def _carried_on(parent: _Reasons) -> set[int]:
    """Return the topics of an item that what lies within it is on too: those of its title, or else all it has."""
    known = parent.tagged | set(parent.why)
    return parent.in_title & known or parent.tagged


def _for_decision(item: AgendaItem, decision: Decision, of_item: _Reasons, finder: Finder) -> Iterator[Suggested]:
    """Yield the topics of the item that the decision is on: those that it names, and those of the title if few."""
    tagged = {topic.pk for topic in decision.topics.all()}
    candidates = of_item.tagged | set(of_item.why)
    words = finder.mentioned(f"{decision.text}\n\n{decision.condition}")
    named, of_title = candidates & set(words), of_item.in_title & candidates
    carried: set[int] = set()
    if not named:
        carried = of_title or of_item.foremost
    elif len(of_title) <= FEW_IN_TITLE and named & of_title:
        carried = of_title
    reasons = {} if tagged else dict.fromkeys(carried, "Punkten som beslutet hör till handlar om ämnet.")
    reasons |= {topic: f"{why(words[topic]).removesuffix('texten.')}beslutet." for topic in named}
    for topic in sorted(set(reasons) - tagged):
        yield Suggested(item, decision, topic, reasons[topic])

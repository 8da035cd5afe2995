"""Ask the index: how many answers there are and of what kinds, the best of them, and what is shown of each."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL
from rapidfuzz import process
from rapidfuzz.distance import OSA

from minutes.models import Passage, SearchWord
from minutes.privacy import Masker
from minutes.search import reading
from minutes.search.analysis import Lexicon, key_of, stem
from minutes.search.engine import engine
from minutes.search.expressions import Node, Term, either, every
from minutes.search.index import lexicon
from minutes.search.query import Question, parse, with_words
from minutes.search.reading import Asked, Known
from minutes.search.terms import term

LIVE = "(SELECT max(generation) FROM minutes_searchstate)"  # the generation that is searched
# They are in the index for what they stand for, and for the register of decisions.
NOT_SHOWN = (Passage.Kind.DECISION, Passage.Kind.ABBREVIATION)
_KIND_OF_MARK = {Passage.Kind.BODY: "b", Passage.Kind.TOPIC: "c", Passage.Kind.PERSON: "p"}
FIELDS_OF_MARKS = {"body": "b", "topic": "c", "person": "p"}
REGISTERS = ("body", "person", "organisation", "topic", "abbreviation")
MOST_INSIDE = 50
MOST_CORRECTED = 4  # words of a question that are looked for among all words
MOST_ENTRIES = 100
_DAYS_OF_A_POINT = 100  # newer a little more: some four points a year
_FIRST_DAY = 730_000  # August 1999; before it nothing is newer than anything else
_ENTRY_POINTS = 60  # for what has no day


@dataclass(frozen=True)
class Entry:
    """An entry of a register that has one of the names asked for."""

    kind: str
    target: int
    title: str
    address: str
    names: tuple[str, ...]


@dataclass
class Search:
    """A question, and what the archive knows of its words."""

    text: str
    question: Question
    generation: int
    known: Known
    lexicon: Lexicon
    entries: list[Entry] = field(default_factory=list)

    def asked(self) -> Asked:
        """Return what the index is asked first."""
        return reading.read(self.question, self.known, self.lexicon)


@dataclass(frozen=True)
class Cell:
    """How many answers have a kind, a year, bodies, outcomes and topics in common."""

    kind: str
    year: str
    bodies: tuple[int, ...]
    outcomes: tuple[str, ...]
    topics: tuple[int, ...]
    count: int


@dataclass(frozen=True)
class Hit:
    """An answer, and where it stands."""

    kind: str
    target: int
    title: str
    text: str
    address: str
    day: int
    item: int | None
    item_title: str
    meeting: int | None
    meeting_slug: str
    body_name: str
    joint: bool = False


def prepare(text: str) -> Search:
    """Read the text, and look up what the archive knows of its words. One query."""
    return _looked_up(text, parse(text))


def _looked_up(text: str, question: Question) -> Search:
    generation, counts, entries = _known(question)
    search = Search(text, question, generation, Known(counts=counts), lexicon(generation), entries)
    others: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    belongs: dict[tuple[str, ...], list[str]] = {}
    asked = reading.names_in(question)
    for entry in search.entries:
        names = reading.stems_of_names(entry.names)
        for stems in names:
            if (key := key_of(stems)) not in asked.values():
                continue
            if entry.kind != Passage.Kind.TOPIC:  # the words of a topic are not names of one thing
                others.setdefault(key, []).extend(other for other in names if other != stems)
            if letter := _KIND_OF_MARK.get(Passage.Kind(entry.kind)):
                belongs.setdefault(key, []).append(f"_{letter}{entry.target}")
    for piece in question.in_fields():
        letter = FIELDS_OF_MARKS[piece.field]
        stems = tuple(map(stem, piece.words))
        for entry in search.entries:
            own = {one for names in reading.stems_of_names(entry.names) for one in names}
            if _KIND_OF_MARK.get(Passage.Kind(entry.kind)) == letter and own.issuperset(stems):
                belongs.setdefault(key_of(stems), []).append(f"_{letter}{entry.target}")
    search.known = Known(others, belongs, counts)
    return search


def _known(question: Question) -> tuple[int, dict[str, int], list[Entry]]:
    """Return the generation that is searched, in how many texts each stem stands, and what has the names. One query."""
    stems = ["", *sorted(reading.stems_in(question))]
    sql = (
        f"SELECT '', coalesce({LIVE}, 1), '', '', '' UNION ALL "
        "SELECT 'word', CAST(sum(w.count) AS bigint), w.stem, '', '' FROM minutes_searchword w "
        f"WHERE w.generation = {LIVE} AND w.stem IN ({', '.join(['%s'] * len(stems))}) GROUP BY w.stem"
    )
    parameters: list[Any] = list(stems)
    if (named := _named(question)) is not None:
        sql += f" UNION ALL SELECT p.kind, p.target, t.title, t.address, t.names FROM {in_use()}"
        parameters.append(engine().written(named))
    generation, counts, entries = 1, {}, []
    for kind, number, title, url, names in _rows(sql, parameters):
        if kind == "":
            generation = number
        elif kind == "word":
            counts[title] = number
        else:
            entries.append(Entry(kind, number, title, url, tuple(names.splitlines())))
    entries.sort(key=lambda entry: (entry.kind, entry.title, entry.address))
    return generation, counts, entries[:MOST_ENTRIES]


def in_use() -> str:
    """Return what finds passages p of the index in use, with their texts t, as SQL after FROM."""
    found = f"(SELECT p.* FROM {engine().FOUND} AND p.generation = {LIVE}) p"
    return f"{found} JOIN minutes_passagetext t ON t.passage_id = p.id"


def _named(question: Question) -> Node | None:
    """Return what finds the entries of registers that the question names, or None where it has no words."""
    asked: list[Node] = [Term(mark) for mark in reading.names_in(question)]
    for piece in question.in_fields():
        words = [Term(f"t_{term(stem(word))}") for word in piece.words]
        asked.append(every([*words, Term(f"_k{piece.field}")]))
    return every([either(asked), either(Term(f"_k{kind}") for kind in REGISTERS)]) if asked else None


# --- counting


def cells(search: Search, asked: Asked, by_topics: bool) -> list[Cell]:
    """Return the answers counted by what they have in common; by kind and topics at once, or each by itself. One query.

    Counted each by itself the cells of topics have no kind.
    """
    where, parameters = _condition(search, asked.expression)
    found = f"WITH found AS MATERIALIZED (SELECT p.shelf, p.topics, p.target FROM {where}) "
    if by_topics:
        sql = found + (
            "SELECT s.text, t.text, c.n FROM (SELECT shelf, topics, count(DISTINCT target) AS n FROM found "
            "GROUP BY shelf, topics) c JOIN minutes_searchlabel s ON s.id = c.shelf "
            "JOIN minutes_searchlabel t ON t.id = c.topics"
        )
    else:
        sql = found + (
            "SELECT s.text, '', c.n FROM (SELECT shelf, count(DISTINCT target) AS n FROM found GROUP BY shelf) c "
            "JOIN minutes_searchlabel s ON s.id = c.shelf UNION ALL "
            "SELECT '', t.text, c.n FROM (SELECT topics, count(*) AS n FROM found GROUP BY topics) c "
            "JOIN minutes_searchlabel t ON t.id = c.topics WHERE t.text <> ''"
        )
    return [_cell(*row) for row in _rows(sql, parameters)]


def _cell(shelf: str, topics: str, count: int) -> Cell:
    kind, year, bodies, outcomes = shelf.split("|") if shelf else ("", "", "", "")
    return Cell(kind, year, _keys(bodies), tuple(filter(None, outcomes.split(","))), _keys(topics), count)


def _keys(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(","))) if text else ()


def _condition(search: Search, expression: Node) -> tuple[str, list[Any]]:
    """Return what finds the passages that may be shown, as SQL after FROM."""
    sql, parameters = _in_time(search, expression)
    return f"{sql} AND p.kind NOT IN (%s, %s)", [*parameters, *map(str, NOT_SHOWN)]


def _in_time(search: Search, expression: Node) -> tuple[str, list[Any]]:
    """Return what finds all passages of the time that is asked for, as SQL after FROM."""
    sql = f"{engine().FOUND} AND p.generation = %s"
    parameters: list[Any] = [engine().written(expression), search.generation]
    if search.question.first_day:
        sql += " AND p.day >= %s"
        parameters.append(search.question.first_day.toordinal())
    if search.question.last_day:
        sql += " AND p.day BETWEEN 1 AND %s"
        parameters.append(search.question.last_day.toordinal())
    return sql, parameters


# --- ranking


def best(search: Search, asked: Asked, chosen: Sequence[Node], order: str, last: int) -> list[int]:
    """Return the keys of the answers in order, as many as it takes to show the last. One query.

    `order` is relevance, newest or oldest. Of a thing that has several passages the best one counts.
    """
    where, parameters = _condition(search, every([asked.expression, *chosen]))
    limit = 2 * last + 200
    if order in ("newest", "oldest"):
        day = "p.day DESC" if order == "newest" else "CASE WHEN p.day = 0 THEN 1 ELSE 0 END, p.day"
        sql = f"SELECT p.id, p.kind, p.target FROM {where} ORDER BY {day}, p.tie LIMIT %s"
        rows = _rows(sql, [*parameters, limit])
    else:
        rows = _rows(*_by_points(where, parameters, asked, limit))
    seen: dict[tuple[str, int], int] = {}
    for key, kind, target in rows:
        seen.setdefault((kind, target), key)
    return list(seen.values())[:last]


def _by_points(where: str, parameters: list[Any], asked: Asked, limit: int) -> tuple[str, list[Any]]:
    age = f"CASE WHEN f.day > {_FIRST_DAY} THEN (f.day - {_FIRST_DAY}) / {_DAYS_OF_A_POINT} "
    age += f"WHEN f.day = 0 THEN {_ENTRY_POINTS} ELSE 0 END"
    parts, values = [], []
    for node, points in asked.points:
        parts.append(f"SELECT id, {int(points)} AS n FROM ({engine().FOUND_KEYS}) k")
        values.append(engine().written(every([asked.expression, node])))
    score, joined = age, ""
    if parts:
        joined = (
            f"LEFT JOIN (SELECT id, sum(n) AS n FROM ({' UNION ALL '.join(parts)}) g GROUP BY id) s ON s.id = f.id "
        )
        score = f"{age} + coalesce(s.n, 0)"
    sql = (
        f"WITH f AS MATERIALIZED (SELECT p.id, p.kind, p.target, p.day, p.tie FROM {where}) "
        f"SELECT f.id, f.kind, f.target FROM f {joined}ORDER BY {score} DESC, f.day DESC, f.tie LIMIT %s"
    )
    return sql, [*parameters, *values, limit]


# --- what is shown


def shown(keys: Sequence[int]) -> list[Hit]:
    """Return what is shown of the passages, in their order, of those that are still public. One query."""
    if not keys:
        return []
    rows = _rows(
        "SELECT p.id, p.kind, p.target, t.title, t.text, t.address, p.day, p.item, coalesce(it.title, ''), "
        "p.meeting, m.slug, b.name "
        "FROM minutes_passage p JOIN minutes_passagetext t ON t.passage_id = p.id "
        "LEFT JOIN minutes_meeting m ON m.id = p.meeting AND m.status = 'published' "
        "LEFT JOIN organisations_body b ON b.id = m.body_id "
        "LEFT JOIN minutes_passage i ON i.kind = 'item' AND i.target = p.item AND i.generation = p.generation "
        "LEFT JOIN minutes_passagetext it ON it.passage_id = i.id "
        f"WHERE p.id IN ({', '.join(['%s'] * len(keys))}) AND (p.meeting IS NULL OR m.id IS NOT NULL)",
        list(keys),
    )
    hits = {row[0]: Hit(*row[1:9], *(value or "" if n else value for n, value in enumerate(row[9:]))) for row in rows}
    return [hits[key] for key in keys if key in hits]


# --- what nearly was asked


def nearly(search: Search, masker: Masker) -> Iterator[tuple[Asked, dict[str, str]]]:
    """Yield what to ask when nothing has all the words, and the words that were put right for it. Two queries.

    First a word that no text has gives way to the nearest one that some text has, and is answered as if it had been
    asked for; or it is looked for inside others; then all words but one are enough.
    """
    unknown = {
        piece.words[0]
        for group in search.question.groups
        for piece in group
        if len(piece.words) == 1 and not piece.is_prefix and stem(piece.words[0]) not in search.known.counts
    }
    inside, right = nearest(unknown, search.generation, masker)
    question = with_words(search.question, right)
    if right:
        yield _looked_up(search.text, question).asked(), right
    known = replace(
        search.known, inside=inside, counts={**search.known.counts, **dict.fromkeys(map(stem, right.values()), 1)}
    )
    yield reading.read(question, known, search.lexicon, loosely=True), right
    if (fewer := reading.relaxed(question, known, search.lexicon)) is not None:
        yield fewer, right


def nearest(words: Collection[str], generation: int, masker: Masker) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the stems of the texts' words that a word begins or ends, or else the word most like it. One query.

    Of those that are as much like it the commonest is chosen.
    """
    inside: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    asked = [word for word in words if len(word) > 2 and not word.isdigit()]
    if not asked:
        return inside, found
    rows = SearchWord.objects.filter(generation=generation, count__gte=1).exclude(word="")
    known = {word: (own, count) for word, own, count in rows.values_list("word", "stem", "count")}
    for word in asked[:MOST_CORRECTED]:
        own = stem(word)
        longer = {their for other, (their, _) in known.items() if other.startswith(own) or their.endswith(own)}
        if len(own) > 3 and longer:
            inside[word] = sorted(longer)[:MOST_INSIDE]
            continue
        most = 1 if len(word) < 5 else 2 if len(word) < 10 else 3
        alike = process.extract(word, list(known), scorer=OSA.distance, score_cutoff=most, limit=None)
        near = sorted((distance, -known[other][1], other) for other, distance, _ in alike if not other.isdigit())
        # A name that was hidden since the words were learnt is told to nobody.
        found |= next(({word: other} for _, _, other in near if other != word and not masker.may_hide(other)), {})
    return inside, found


# --- for others


def matching_decisions(text: str) -> Q | None:
    """Return the condition that a decision has what the text asks for, or None where it asks for nothing. One query.

    The words stand in the decision, its condition or its item's title; the text is written as in the search.
    """
    search = prepare(text)
    if search.question.is_empty:
        return None
    expression = every([search.asked().expression, Term("_kdecision")])
    where, parameters = _in_time(search, expression)
    return Q(pk__in=RawSQL(f"SELECT p.target FROM {where}", parameters))  # noqa: S611


def _rows(sql: str, parameters: Iterable[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        return cursor.fetchall()

"""The page of the search: what was asked, how many answers there are of each kind, and those on the page."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.safestring import SafeString

from minutes.facets import Choice, Facet
from minutes.filters import TOO_LONG, Registers, SeveralField
from minutes.models import Decision, Meeting, Passage
from minutes.privacy import Masker
from minutes.search import finding, reading
from minutes.search.analysis import key_of, stem
from minutes.search.documents import day_of
from minutes.search.expressions import Node, Term, either
from minutes.search.finding import NOT_SHOWN, Cell, Entry, Hit, Search
from minutes.search.marking import Excerpt, Marker
from minutes.search.query import Misread, parse
from minutes.search.reading import Asked

PER_PAGE = 25
MOST_PAGES = 40
ORDERS = [("", "Bäst först"), ("nyast", "Nyast först"), ("aldst", "Äldst först")]
_ORDER = {"": "relevance", "nyast": "newest", "aldst": "oldest"}
KINDS = [(kind.value, kind.label) for kind in Passage.Kind if kind not in NOT_SHOWN]
ONE_OF_KIND = {
    "item": "Punkt", "meeting": "Möte", "attachment": "Bilaga", "body": "Organ", "person": "Person",
    "organisation": "Organisation", "topic": "Ämne",
}  # fmt: skip
THE_ONE_OF_KIND = {"body": "organet", "person": "personen", "organisation": "organisationen", "topic": "ämnet"}


class SearchForm(forms.Form):
    """What one asks the search for."""

    q = forms.CharField(
        label="Sök i hela arkivet",
        required=False,
        validators=[TOO_LONG],
        widget=forms.TextInput(
            attrs={"type": "search", "maxlength": 200, "data-suggest": reverse_lazy("minutes:search_suggestions")}
        ),
    )
    slag = SeveralField(label="Slag", required=False, choices=KINDS)
    region = SeveralField(label="Region", required=False)
    organ = SeveralField(label="Organ", required=False)
    amne = SeveralField(label="Ämne", required=False)
    ar = SeveralField(label="År", required=False)
    utfall = SeveralField(label="Utfall", required=False, choices=Decision.Outcome.choices)
    ordning = forms.ChoiceField(label="Ordning", required=False, choices=ORDERS)

    facets = ("slag", "region", "organ", "ar", "amne", "utfall")

    def __init__(self, data: Any, registers: Registers) -> None:
        super().__init__(registers.as_now(data))
        registers.offer(self, *self.facets)
        self.fields["ar"].choices = [(str(year), str(year)) for year in range(2099, 1949, -1)]

    @property
    def asks(self) -> bool:
        """Tell whether anything is asked for."""
        return not parse(self.cleaned_data["q"]).is_empty or any(self.cleaned_data[name] for name in self.facets)


@dataclass(frozen=True)
class Row:
    """An answer as it is shown."""

    hit: Hit
    title: SafeString
    excerpt: Excerpt

    @property
    def kind(self) -> str:
        """Return what kind of thing it is."""
        return ONE_OF_KIND[self.hit.kind]

    @property
    def date(self) -> Any:
        """Return the date of its meeting."""
        return day_of(self.hit.day)

    @property
    def stands_in(self) -> str:
        """Return the title of the item that an attachment belongs to."""
        return self.hit.item_title if self.hit.kind == Passage.Kind.ATTACHMENT else ""

    @property
    def meeting_url(self) -> str:
        """Return the address of its meeting."""
        return Meeting(slug=self.hit.meeting_slug).get_absolute_url()

    @property
    def item(self) -> str:
        """Return the title of the item that it is or belongs to."""
        return self.hit.title if self.hit.kind == Passage.Kind.ITEM else self.hit.item_title


# What of a cell each facet chooses by.
_COLUMN = {
    "slag": "kind", "region": "bodies", "organ": "bodies", "ar": "year", "amne": "topics", "utfall": "outcomes"
}  # fmt: skip


@dataclass
class _Option:
    value: str
    label: str
    wanted: Collection[Any]  # of which a cell has at least one
    depth: int = 0


@dataclass
class Results:
    """The answers to a form that is valid: counted, and a page of them."""

    form: SearchForm
    registers: Registers
    masker: Masker
    page_number: int = 1
    per_page: int = PER_PAGE
    right: dict[str, str] = field(default_factory=dict)
    is_nearly: bool = False

    def __post_init__(self) -> None:
        self.search: Search = finding.prepare(self.form.cleaned_data["q"])
        self.chosen = {name: list(dict.fromkeys(self.form.cleaned_data[name])) for name in self.form.facets}
        self.asked: Asked = self.search.asked()
        self._cells = self._count()
        if not self._cells and self.search.question.groups:
            self.is_nearly = True
            for asked, right in finding.nearly(self.search, self.masker):
                self.asked, self.right = asked, right
                self._cells = self._count()
                if self._cells:
                    break
            else:
                self.right = {}  # words that lead to nothing are not said to be the right ones

    def _count(self) -> list[Cell]:
        return finding.cells(self.search, self.asked, by_topics=any(self.chosen.values()))

    # --- counts

    @cached_property
    def _options(self) -> dict[str, list[_Option]]:
        """The choices of each facet, with what each leaves."""
        registers = self.registers
        years = sorted({cell.year for cell in self._cells if cell.year} | set(self.chosen["ar"]), reverse=True)
        return {
            "slag": [_Option(kind, label, [kind]) for kind, label in KINDS],
            "region": [
                _Option(region.slug, region.name, registers.bodies_in([region.slug]), depth)
                for region, depth in registers.regions.in_order()
            ],
            "organ": [_Option(body.slug, body.name, [body.pk]) for body in registers.bodies.values()],
            "ar": [_Option(year, year, [year]) for year in years],
            "amne": [
                _Option(topic.slug, topic.name, registers.topics.within([topic.pk]), depth)
                for topic, depth in registers.topics.in_order()
            ],
            "utfall": [_Option(value, label, [value]) for value, label in Decision.Outcome.choices],
        }

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets, each choice with the number of answers that it would give."""
        return [self._facet(name) for name in self.form.facets]

    def _facet(self, name: str) -> Facet:
        others = [other for other in self.form.facets if other != name and self.chosen[other]]
        of_topics = [cell for cell in self._cells if bool(cell.kind) != (name == "amne") or any(self.chosen.values())]
        alike: Counter[Any] = Counter()
        for cell in self._left(of_topics, others):
            alike[_of(cell, name)] += cell.count
        giving: dict[Any, list[str]] = defaultdict(list)
        for option in self._options[name]:
            for one in option.wanted:
                giving[one].append(option.value)
        counts: Counter[str] = Counter()
        for values, count in alike.items():
            for option_value in {found for one in values for found in giving[one]}:
                counts[option_value] += count
        choices = [
            Choice(option.value, option.label, counts[option.value], option.value in self.chosen[name], option.depth)
            for option in self._options[name]
        ]
        return Facet(name, self.form.fields[name].label, choices, alike.total())

    def _left(self, cells: Iterable[Cell], names: Sequence[str]) -> list[Cell]:
        """Return the cells that the choices of the facets leave."""
        for name in names:
            chosen = [option.wanted for option in self._options[name] if option.value in self.chosen[name]]
            wanted = set(chain.from_iterable(chosen))
            cells = [cell for cell in cells if not wanted.isdisjoint(_of(cell, name))]
        return list(cells)

    @cached_property
    def found(self) -> int:
        """How many answers there are."""
        names = [name for name in self.form.facets if self.chosen[name]]
        return sum(cell.count for cell in self._left(self._cells, names) if cell.kind)

    # --- answers

    @cached_property
    def rows(self) -> list[Row]:
        """The answers on the page, with the words marked in them."""
        if not self.found:
            return []
        order = _ORDER[self.form.cleaned_data["ordning"]]
        last = self.page_number * self.per_page
        keys = finding.best(self.search, self.asked, self._chosen_terms(), order, last)
        marker = self._marker()
        return [self._row(hit, marker) for hit in finding.shown(keys[last - self.per_page :])]

    def _row(self, hit: Hit, marker: Marker) -> Row:
        texts, masker = (hit.title, hit.text, hit.item_title), self.masker
        if masker.hidden_names_in("\n".join(texts), hit.meeting):  # hidden since it was indexed
            title, item_title = (masker.mask(one, hit.meeting) for one in (hit.title, hit.item_title))
            hit = replace(hit, title=title, text=masker.shown(hit.text, hit.meeting), item_title=item_title)
        return Row(hit, marker.whole(hit.title or "Utan rubrik"), marker.excerpt(hit.text))

    def _marker(self) -> Marker:
        question = self.search.question
        stems = reading.stems_in(question) | {stem(word) for word in self.right.values()}
        others = [name for names in self.search.known.others.values() for name in names]
        prefixes = [piece.words[0] for group in question.groups for piece in group if piece.is_prefix]
        return Marker(stems, prefixes, self.search.lexicon, others)

    def _chosen_terms(self) -> list[Node]:
        """Return what asks for the choices of the facets."""
        registers, chosen = self.registers, self.chosen
        marks = {
            "slag": [f"_k{kind}" for kind in chosen["slag"]],
            "region": [f"_b{key}" for key in registers.bodies_in(chosen["region"])],
            "organ": [f"_b{key}" for key in registers.bodies_called(chosen["organ"])],
            "ar": [f"_y{year}" for year in chosen["ar"]],
            "amne": [f"_c{key}" for key in sorted(registers.topics_in(chosen["amne"]))],
            "utfall": [f"_o{outcome.replace('_', '')}" for outcome in chosen["utfall"]],
        }
        return [either(Term(mark) for mark in marks[name] or ["_nothing"]) for name in marks if chosen[name]]

    # --- around them

    @property
    def direct(self) -> list[tuple[str, Entry]]:
        """Return the entries whose name is what was asked for, with what they are."""
        whole = tuple(stem(word) for group in self.search.question.groups if len(group) == 1 for word in group[0].words)
        found = [
            entry
            for entry in self.search.entries
            if entry.kind in THE_ONE_OF_KIND and whole in map(key_of, reading.stems_of_names(entry.names))
        ]
        return [(THE_ONE_OF_KIND[entry.kind], entry) for entry in found[:4]]

    @property
    def misread(self) -> list[Misread]:
        """Return what was asked for in fields that are none or do not take it, or under a name that nothing has."""
        found = list(self.search.question.misread)
        for piece in self.search.question.in_fields():
            mark = f"_{finding.FIELDS_OF_MARKS[piece.field]}"
            stems = key_of(map(stem, piece.words))
            if not any(known.startswith(mark) for known in self.search.known.belongs.get(stems, ())):
                found.append(Misread(piece.field, piece.field, " ".join(piece.words)))
        return found

    @property
    def corrected(self) -> str:
        """Return the text with the words that were put right, empty where none was."""
        text = self.search.text
        for word, right in self.right.items():
            start = text.casefold().find(word)
            if start >= 0:
                text = text[:start] + right + text[start + len(word) :]
        return text if self.right else ""

    @property
    def page_count(self) -> int:
        """Return how many pages there are to turn to."""
        return min(MOST_PAGES, -(-self.found // self.per_page)) or 1


def _of(cell: Cell, facet: str) -> tuple[Any, ...]:
    """Return what the cell has of what the facet chooses by."""
    value = getattr(cell, _COLUMN[facet])
    return value if isinstance(value, tuple) else (value,)

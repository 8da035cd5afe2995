"""One FilterSet per list. The page, and later its feed, export and API, all filter by the same."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

import django_filters as filters
from django import forms
from django.core.validators import MaxLengthValidator, slug_re
from django.db.models import CharField, F, Q, QuerySet, Value
from django.http import QueryDict
from django_filters.fields import MultipleChoiceField

from minutes.models import AgendaItem, Decision, Meeting, Topic
from minutes.models.meeting import LIKELY_YEARS
from minutes.models.people import public_people
from minutes.privacy import Masker
from minutes.search.finding import matching_decisions
from minutes.words import Texts, Words, contains
from organisations.addresses import slugs_now
from organisations.models import Body, Person, Region, Tree
from organisations.models.compiled import Compiled

MOST_OLD = 20  # old addresses that one question is followed through


class Registers:
    """The small registers that lists are filtered by, read for a page in one query."""

    def __init__(self) -> None:
        self.bodies, self.regions, self.topics = _entries(tuple(_REGISTER_ROWS.rows()))

    def bodies_in(self, regions: Iterable[str]) -> list[int]:
        """Return the bodies of the regions with the slugs, and of the regions within them."""
        wanted = self.regions.within(_keys(self.regions, regions))
        return [body.pk for body in self.bodies.values() if body.region_id in wanted]

    def bodies_called(self, slugs: Iterable[str]) -> list[int]:
        """Return the bodies with the slugs."""
        return [body.pk for body in self.bodies.values() if body.slug in slugs]

    def bodies_of(self, kinds: Iterable[str]) -> list[int]:
        """Return the bodies of the kinds."""
        return [body.pk for body in self.bodies.values() if body.kind in kinds]

    def offer(self, form: forms.Form, *others: str) -> None:
        """Let a form choose among regions, bodies and topics, and say in Swedish what is no choice, of others too."""
        entries: dict[str, Iterable] = {
            "region": (region for region, _ in self.regions.in_order()),
            "organ": self.bodies.values(),
            "amne": (topic for topic, _ in self.topics.in_order()),
        }
        for name, of_register in entries.items():
            form.fields[name].choices = [(entry.slug, str(entry)) for entry in of_register]
        for name in (*entries, *others):
            field = form.fields[name]
            field.error_messages["invalid_choice"] = f"”%(value)s” finns inte bland valen för {field.label.lower()}."

    def as_now(self, data: QueryDict) -> QueryDict:
        """Return what is asked, with the slugs of now for those of topics and bodies that were renamed or merged."""
        topics = {topic.slug for topic in self.topics.entries.values()}
        for name, model, slugs in (
            ("amne", Topic, topics),
            ("organ", Body, {one.slug for one in self.bodies.values()}),
        ):
            asked = data.getlist(name)
            if unknown := [slug for slug in asked if slug not in slugs and slug_re.match(slug)][:MOST_OLD]:
                now = slugs_now({model(slug=slug).get_absolute_url(): slug for slug in unknown})
                data = data.copy()
                data.setlist(name, [now.get(slug, slug) for slug in asked])
        return data

    def depths(self, facet: str) -> dict[str, int]:
        """Return how deep each entry with its slug lies in the register that the facet chooses from."""
        tree = {"region": self.regions, "amne": self.topics}.get(facet)
        return {entry.slug: depth for entry, depth in tree.in_order()} if tree else {}

    def topics_in(self, slugs: Iterable[str]) -> set[int]:
        """Return the topics with the slugs, and those within them."""
        return self.topics.within(_keys(self.topics, slugs))


@lru_cache(maxsize=1)
def _entries(rows: tuple[tuple[Any, ...], ...]) -> tuple[dict[int, Body], Tree[Region], Tree[Topic]]:
    """Return the entries that the rows tell of: those of the page before, as long as the rows are the same."""
    regions: dict[int, Region] = {}
    topics, bodies = [], {}
    # Bodies last, so that each is made with its region: nobody may change what pages share.
    in_order = sorted(rows, key=lambda row: (row[0] == "body", row[4], row[3]))
    for kind, key, name, slug, sort_key, of_kind, above in in_order:
        named = {"pk": key, "name": name, "slug": slug, "sort_key": sort_key}
        if kind == "region":
            regions[key] = Region(**named, parent_id=above)
        elif kind == "topic":
            topics.append(Topic(**named, parent_id=above))
        else:
            bodies[key] = Body(**named, region=regions[above], kind=of_kind)
    return bodies, Tree(regions.values()), Tree(topics)


def _register_rows() -> QuerySet:
    """Return register, key, name, slug, place in the alphabet, kind, and the key of what it lies in, of every entry."""
    columns, none = ("pk", "name", "slug", "sort_key"), Value("", output_field=CharField())
    of = ((Region, "region", none, "parent"), (Topic, "topic", none, "parent"), (Body, "body", F("kind"), "region"))
    regions, topics, bodies = (
        model.objects.order_by().values_list(Value(register), *columns, kind, above)
        for model, register, kind, above in of
    )
    return regions.union(topics, bodies, all=True)


_REGISTER_ROWS = Compiled(_register_rows)


def _keys(tree: Tree, slugs: Iterable[str]) -> list[int]:
    return [key for key, entry in tree.entries.items() if entry.slug in slugs]


class ListForm(forms.Form):
    """What one asks a list for, with its rules across fields."""

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("fran"), cleaned.get("till")
        if first and last and first > last:
            self.add_error("till", "Till och med kan inte vara före från och med.")
        return cleaned


class SeveralField(MultipleChoiceField):
    """Any number of choices; an empty one, as an address may carry it, is none."""

    def to_python(self, value: Any) -> list[str]:
        """Return what is chosen."""
        return [one for one in super().to_python(value) if one]


class SeveralFilter(filters.MultipleChoiceFilter):
    """A filter of any number of choices."""

    field_class = SeveralField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Each choice is a column's value, so no row comes twice; sorting out that none does costs more than all else.
        super().__init__(*args, distinct=False, **kwargs)


class Setting(filters.ChoiceFilter):
    """A choice of how the list is read or shown, the first unless another is made; it leaves no row out."""

    def filter(self, queryset: QuerySet, value: str) -> QuerySet:
        """Return all the rows."""
        return queryset


def day_filter(label: str, field: str, lookup: str) -> filters.DateFilter:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    # Swedish forms of dates have no month first, whatever Django's Swedish locale believes.
    formats, invalid = ["%Y-%m-%d"], "Ange dagen som år, månad och dag, till exempel 2021-10-15."
    return filters.DateFilter(
        label=label,
        field_name=field,
        lookup_expr=lookup,
        widget=widget,
        input_formats=formats,
        validators=LIKELY_YEARS,
        error_messages={"invalid": invalid},
    )


TOO_LONG = MaxLengthValidator(200, "Skriv högst 200 tecken att söka efter; de här är %(show_value)d.")


def _text(label: str) -> filters.CharFilter:
    return filters.CharFilter(
        label=label,
        method="filter_text",
        validators=[TOO_LONG],
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200}),
    )


class ListFilterSet(filters.FilterSet):
    """What the lists of meetings and of decisions have in common: region, body, topic, period and text."""

    region = SeveralFilter(label="Region", method="filter_region")
    organ = SeveralFilter(label="Organ", method="filter_body")
    amne = SeveralFilter(label="Ämne", method="filter_topic")

    facets: tuple[str, ...] = ("region", "organ", "amne")
    settings: tuple[str, ...] = ()

    def __init__(self, data: Any, queryset: QuerySet, registers: Registers, masker: Masker) -> None:
        super().__init__(registers.as_now(data), queryset)
        self.registers, self.masker = registers, masker
        registers.offer(self.form, *self.facets, *self.settings)

    @property
    def qs(self) -> QuerySet:
        """Return what was asked for; nothing at all when that cannot be understood."""
        return super().qs if self.form.is_valid() else self.queryset.none()

    def without(self, *left_out: str) -> QuerySet:
        """Return what was asked for but for the filters with the names, whose choices are then counted one by one."""
        queryset = self.queryset
        for name, value in self.form.cleaned_data.items():
            if name not in left_out:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def setting(self, name: str) -> str:
        """Return the choice that is made of the setting, the first one where none is."""
        field = self.form.fields[name]
        asked = self.form.cleaned_data.get(name, "") if self.form.is_valid() else self.data.get(name, "")
        return asked if asked in dict(field.choices) and asked else self.filters[name].extra["choices"][0][0]

    def filter_region(self, queryset: QuerySet, name: str, slugs: list[str]) -> QuerySet:
        """Keep what bodies in the regions, or in regions within them, have done."""
        return queryset.of_bodies(self.registers.bodies_in(slugs)) if slugs else queryset

    def filter_body(self, queryset: QuerySet, name: str, slugs: list[str]) -> QuerySet:
        """Keep what the bodies have done, alone or jointly."""
        return queryset.of_bodies(self.registers.bodies_called(slugs)) if slugs else queryset

    def filter_topic(self, queryset: QuerySet, name: str, slugs: list[str]) -> QuerySet:
        """Keep what is on any of the topics, or on topics within them."""
        return queryset.on_topics(self.registers.topics_in(slugs)) if slugs else queryset


class MeetingFilter(ListFilterSet):
    """What one asks the list of meetings for."""

    facets = ("region", "organ", "amne", "beslut")

    fran = day_filter("Från och med", "date", "gte")
    till = day_filter("Till och med", "date", "lte")
    text = _text("Ord i rubriker")
    beslut = SeveralFilter(label="Innehåll", method="filter_decisions", choices=[("on", "Möten med beslut")])
    person = filters.ModelChoiceFilter(
        label="Person",
        method="filter_person",
        to_field_name="slug",
        queryset=public_people(),
        widget=forms.TextInput,
        error_messages={"invalid_choice": "Det finns ingen person med den adressen i arkivet."},
    )

    class Meta:
        model = Meeting
        fields: list[str] = []
        form = ListForm

    @cached_property
    def words(self) -> Words:
        """The words that are looked for."""
        titles = Texts(Meeting.objects.published(), "title", "pk")
        items = Texts(AgendaItem.objects.published(), "title", "meeting")
        return Words(self.form.cleaned_data["text"], self.masker, titles, items)

    def filter_text(self, queryset: QuerySet, name: str, text: str) -> QuerySet:
        """Keep the meetings with every word in their own title, an item's title or the body's name."""
        for word in self.words.each:
            items = AgendaItem.objects.filter(self.words.stands(AgendaItem, "title", word))
            titles = self.words.stands(Meeting, "title", word)
            queryset = queryset.filter(titles | contains("body__name", word) | Q(pk__in=items.values("meeting")))
        return queryset

    def filter_decisions(self, queryset: QuerySet, name: str, values: list[str]) -> QuerySet:
        """Keep the meetings that decided something."""
        return queryset.with_decisions() if values else queryset

    def filter_person(self, queryset: QuerySet, name: str, person: Person | None) -> QuerySet:
        """Keep the meetings that the person attended."""
        return queryset.with_person(person.slug) if person else queryset


class DecisionFilter(ListFilterSet):
    """What one asks the register of decisions for."""

    amnen = Setting(label="Flera ämnen", choices=[("nagot", "Något av ämnena"), ("alla", "Alla ämnena")])
    organslag = SeveralFilter(label="Slag av organ", method="filter_body_kind", choices=Body.Kind.choices)
    utfall = SeveralFilter(label="Utfall", field_name="outcome", choices=Decision.Outcome.choices)
    slag = SeveralFilter(label="Beslut eller förslag", field_name="kind", choices=Decision.Kind.choices)
    lage = SeveralFilter(label="Läge", field_name="state", choices=Decision.State.choices)
    atgarder = SeveralFilter(label="Åtgärder", field_name="actions", choices=Decision.Actions.choices)
    vidare = SeveralFilter(label="Går vidare till", method="filter_referred")
    fran = day_filter("Från och med", "item__meeting__date", "gte")
    till = day_filter("Till och med", "item__meeting__date", "lte")
    text = _text("Sök bland besluten")
    grupp = Setting(label="Grupperat efter", choices=[("ar", "År"), ("amne", "Ämne"), ("organ", "Organ")])
    ordning = Setting(label="Ordning", choices=[("nyast", "Nyast först"), ("aldst", "Äldst först")])

    facets = ("amne", "region", "organ", "organslag", "utfall", "slag", "lage", "atgarder", "vidare")
    settings = ("amnen", "grupp", "ordning")

    class Meta:
        model = Decision
        fields: list[str] = []
        form = ListForm

    def __init__(self, data: Any, queryset: QuerySet, registers: Registers, masker: Masker) -> None:
        super().__init__(data, queryset.with_follow_up(), registers, masker)
        self.form.fields["vidare"].choices = self.form.fields["organ"].choices

    @property
    def asks_for_all_topics(self) -> bool:
        """Tell whether a decision must be on every topic that is chosen, where one is otherwise enough."""
        return self.setting("amnen") == "alla"

    def filter_topic(self, queryset: QuerySet, name: str, slugs: list[str]) -> QuerySet:
        """Keep what is on any of the topics or, where that is asked for, on all, those within them included."""
        if not self.asks_for_all_topics:
            return super().filter_topic(queryset, name, slugs)
        for slug in dict.fromkeys(slugs):
            queryset = super().filter_topic(queryset, name, [slug])
        return queryset

    def filter_body_kind(self, queryset: QuerySet, name: str, kinds: list[str]) -> QuerySet:
        """Keep what bodies of the kinds have decided, alone or jointly."""
        return queryset.of_bodies(self.registers.bodies_of(kinds)) if kinds else queryset

    def filter_referred(self, queryset: QuerySet, name: str, slugs: list[str]) -> QuerySet:
        """Keep what went on to any of the bodies."""
        return queryset.filter(referred_to__in=self.registers.bodies_called(slugs)) if slugs else queryset

    @cached_property
    def matching(self) -> Q | None:
        """The condition that a decision has what is looked for, or None where nothing is."""
        return matching_decisions(self.form.cleaned_data["text"])

    def filter_text(self, queryset: QuerySet, name: str, text: str) -> QuerySet:
        """Keep the decisions that the search finds by the text: in their own words or the title of their item."""
        if not text:
            return queryset
        return queryset.none() if self.matching is None else queryset.filter(self.matching)

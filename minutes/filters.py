"""One FilterSet per list. The page, and later its feed, export and API, all filter by the same."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import django_filters as filters
from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import Q, QuerySet, Value
from django_filters.fields import MultipleChoiceField

from minutes.models import AgendaItem, Decision, Meeting, Topic
from minutes.models.meeting import LIKELY_YEARS
from minutes.models.people import public_people
from minutes.privacy import Masker
from minutes.words import Texts, Words, contains
from organisations.models import Body, Person, Region, Tree


class Registers:
    """The small registers that lists are filtered by, read for a page in one query."""

    def __init__(self) -> None:
        regions, topics, bodies = [], [], []
        for kind, key, name, slug, sort_key, above in sorted(_register_rows(), key=lambda row: (row[4], row[3])):
            named = {"pk": key, "name": name, "slug": slug, "sort_key": sort_key}
            if kind == "region":
                regions.append(Region(**named, parent_id=above))
            elif kind == "topic":
                topics.append(Topic(**named, parent_id=above))
            else:
                bodies.append(Body(**named, region_id=above))
        self.bodies: dict[int, Body] = {body.pk: body for body in bodies}
        self.regions: Tree[Region] = Tree(regions)
        self.topics: Tree[Topic] = Tree(topics)

    def bodies_in(self, regions: Iterable[str]) -> list[int]:
        """Return the bodies of the regions with the slugs, and of the regions within them."""
        wanted = self.regions.within(_keys(self.regions, regions))
        return [body.pk for body in self.bodies.values() if body.region_id in wanted]

    def bodies_called(self, slugs: Iterable[str]) -> list[int]:
        """Return the bodies with the slugs."""
        return [body.pk for body in self.bodies.values() if body.slug in slugs]

    def depths(self, facet: str) -> dict[str, int]:
        """Return how deep each entry with its slug lies in the register that the facet chooses from."""
        tree = {"region": self.regions, "amne": self.topics}.get(facet)
        return {entry.slug: depth for entry, depth in tree.in_order()} if tree else {}

    def topics_in(self, slugs: Iterable[str]) -> set[int]:
        """Return the topics with the slugs, and those within them."""
        return self.topics.within(_keys(self.topics, slugs))


def _register_rows() -> QuerySet:
    """Return kind, key, name, slug, place in the alphabet, and the key of what it lies in, of every entry."""
    columns = ("pk", "name", "slug", "sort_key")
    regions, topics, bodies = (
        model.objects.order_by().values_list(Value(kind), *columns, above)
        for model, kind, above in ((Region, "region", "parent"), (Topic, "topic", "parent"), (Body, "body", "region"))
    )
    return regions.union(topics, bodies, all=True)


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


def _day(label: str, field: str, lookup: str) -> filters.DateFilter:
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


def _text(label: str) -> filters.CharFilter:
    too_long = MaxLengthValidator(200, "Skriv högst 200 tecken att söka efter; de här är %(show_value)d.")
    return filters.CharFilter(
        label=label,
        method="filter_text",
        validators=[too_long],
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200}),
    )


class ListFilterSet(filters.FilterSet):
    """What the lists of meetings and of decisions have in common: region, body, topic, period and text."""

    region = SeveralFilter(label="Region", method="filter_region")
    organ = SeveralFilter(label="Organ", method="filter_body")
    amne = SeveralFilter(label="Ämne", method="filter_topic")

    facets = ("region", "organ", "amne")

    def __init__(self, data: Any, queryset: QuerySet, registers: Registers, masker: Masker) -> None:
        super().__init__(data, queryset)
        self.registers, self.masker = registers, masker
        choices: dict[str, Iterable] = {
            "region": (region for region, _ in registers.regions.in_order()),
            "organ": registers.bodies.values(),
            "amne": (topic for topic, _ in registers.topics.in_order()),
        }
        for name, entries in choices.items():
            self.form.fields[name].choices = [(entry.slug, str(entry)) for entry in entries]
        for name in self.facets:
            field = self.form.fields[name]
            field.error_messages["invalid_choice"] = f"”%(value)s” finns inte bland valen för {field.label.lower()}."

    @property
    def qs(self) -> QuerySet:
        """Return what was asked for; nothing at all when that cannot be understood."""
        return super().qs if self.form.is_valid() else self.queryset.none()

    def without_facets(self) -> QuerySet:
        """Return what was asked for but for the facets, whose choices are then counted one by one."""
        queryset = self.queryset
        for name, value in self.form.cleaned_data.items():
            if name not in self.facets:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

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

    fran = _day("Från och med", "date", "gte")
    till = _day("Till och med", "date", "lte")
    text = _text("Ord i rubriker")
    beslut = SeveralFilter(label="Innehåll", method="filter_decisions", choices=[("on", "Möten med beslut")])
    person = filters.ModelChoiceFilter(
        label="Person",
        method="filter_person",
        to_field_name="slug",
        queryset=lambda request: public_people(),
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
    """What one asks the list of decisions for."""

    utfall = SeveralFilter(label="Utfall", field_name="outcome", choices=Decision.Outcome.choices)
    slag = SeveralFilter(label="Beslut eller förslag", field_name="kind", choices=Decision.Kind.choices)
    fran = _day("Från och med", "item__meeting__date", "gte")
    till = _day("Till och med", "item__meeting__date", "lte")
    text = _text("Ord i beslutet")

    facets = ("amne", "region", "organ", "utfall", "slag")

    class Meta:
        model = Decision
        fields: list[str] = []
        form = ListForm

    @cached_property
    def words(self) -> Words:
        """The words that are looked for."""
        published = Decision.objects.published()
        decisions, conditions = (Texts(published, field, "item__meeting") for field in ("text", "condition"))
        items = Texts(AgendaItem.objects.published(), "title", "meeting")
        return Words(self.form.cleaned_data["text"], self.masker, decisions, conditions, items)

    def filter_text(self, queryset: QuerySet, name: str, text: str) -> QuerySet:
        """Keep the decisions with every word in their text, their condition or the title of their item."""
        for word in self.words.each:
            titles = AgendaItem.objects.filter(self.words.stands(AgendaItem, "title", word))
            own = self.words.stands(Decision, "text", word) | self.words.stands(Decision, "condition", word)
            queryset = queryset.filter(own | Q(item__in=titles.values("pk")))
        return queryset

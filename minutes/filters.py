"""One FilterSet per list. The page, and later its feed, export and API, all filter by the same."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet

from minutes.models import AgendaItem, Decision, Meeting, Topic
from minutes.models.item import public_people
from minutes.privacy import Masker
from organisations.models import Body, Person, Region, Tree


class Registers:
    """The small registers that lists are filtered by, each read once for a page."""

    def __init__(self) -> None:
        bodies = list(Body.objects.select_related("region__parent"))
        self.bodies: dict[int, Body] = {body.pk: body for body in bodies}
        regions = {body.region.pk: body.region for body in bodies}
        regions |= {region.parent.pk: region.parent for region in regions.values() if region.parent}
        self.regions: Tree[Region] = Tree(sorted(regions.values(), key=lambda region: region.sort_key))
        self.topics: Tree[Topic] = Tree(Topic.objects.all())

    def bodies_in(self, regions: Iterable[str]) -> list[int]:
        """Return the bodies of the regions with the slugs, and of the regions within them."""
        wanted = self.regions.within(_keys(self.regions, regions))
        return [body.pk for body in self.bodies.values() if body.region_id in wanted]

    def bodies_called(self, slugs: Iterable[str]) -> list[int]:
        """Return the bodies with the slugs."""
        return [body.pk for body in self.bodies.values() if body.slug in slugs]

    def topics_in(self, slugs: Iterable[str]) -> set[int]:
        """Return the topics with the slugs, and those within them."""
        return self.topics.within(_keys(self.topics, slugs))


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


class PersonSlugField(forms.CharField):
    """The slug of a person that the public may know of, as an address carries it."""

    default_error_messages = {"unknown": "Det finns ingen person med den adressen i arkivet."}

    def clean(self, value: str) -> Any:
        """Return the person, or None where none is asked for."""
        slug = super().clean(value)
        person = public_people().filter(slug=slug).first() if slug else None
        if slug and person is None:
            raise forms.ValidationError(self.error_messages["unknown"])
        return person


class PersonFilter(filters.Filter):
    """A filter whose value is a person."""

    field_class = PersonSlugField


class OnlyFilter(filters.Filter):
    """A filter that is ticked or not."""

    field_class = forms.BooleanField


def _several(label: str, method: str) -> filters.MultipleChoiceFilter:
    return filters.MultipleChoiceFilter(label=label, method=method)


def _day(label: str, field: str, lookup: str) -> filters.DateFilter:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return filters.DateFilter(label=label, field_name=field, lookup_expr=lookup, widget=widget)


def _text(label: str) -> filters.CharFilter:
    return filters.CharFilter(
        label=label, method="filter_text", max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )


class ListFilterSet(filters.FilterSet):
    """What the lists of meetings and of decisions have in common: region, body, topic, period and text."""

    region = _several("Region", "filter_region")
    organ = _several("Organ", "filter_body")
    amne = _several("Ämne", "filter_topic")

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
            field = self.form.fields[name]
            field.choices = [(entry.slug, str(entry)) for entry in entries]
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

    def stands(self, field: str, word: str) -> Q:
        """Return the condition that the word stands in the field, elsewhere than in a name that is hidden."""
        found = contains(field, word)
        for spelling in self.masker.spellings_with(word):
            found &= ~contains(field, spelling)
        return found


class MeetingFilter(ListFilterSet):
    """What one asks the list of meetings for."""

    fran = _day("Från och med", "date", "gte")
    till = _day("Till och med", "date", "lte")
    text = _text("Ord i rubriker")
    beslut = OnlyFilter(label="Bara möten med beslut", method="filter_decisions", widget=forms.CheckboxInput)
    person = PersonFilter(label="Person", method="filter_person")

    class Meta:
        model = Meeting
        fields: list[str] = []
        form = ListForm

    def filter_text(self, queryset: QuerySet, name: str, text: str) -> QuerySet:
        """Keep the meetings with every word in their own title, an item's title or the body's name."""
        for word in text.split():
            items = AgendaItem.objects.filter(self.stands("title", word)).values("meeting")
            queryset = queryset.filter(self.stands("title", word) | contains("body__name", word) | Q(pk__in=items))
        return queryset

    def filter_decisions(self, queryset: QuerySet, name: str, wanted: bool) -> QuerySet:
        """Keep the meetings that decided something."""
        return queryset.with_decisions() if wanted else queryset

    def filter_person(self, queryset: QuerySet, name: str, person: Person | None) -> QuerySet:
        """Keep the meetings that the person attended."""
        return queryset.with_person(person.slug) if person else queryset


class DecisionFilter(ListFilterSet):
    """What one asks the list of decisions for."""

    utfall = filters.MultipleChoiceFilter(label="Utfall", field_name="outcome", choices=Decision.Outcome.choices)
    slag = filters.MultipleChoiceFilter(label="Beslut eller förslag", field_name="kind", choices=Decision.Kind.choices)
    fran = _day("Från och med", "item__meeting__date", "gte")
    till = _day("Till och med", "item__meeting__date", "lte")
    text = _text("Ord i beslutet")

    facets = ("amne", "region", "organ", "utfall", "slag")

    class Meta:
        model = Decision
        fields: list[str] = []
        form = ListForm

    def filter_text(self, queryset: QuerySet, name: str, text: str) -> QuerySet:
        """Keep the decisions with every word in their text or in the title of their item."""
        for word in text.split():
            queryset = queryset.filter(self.stands("text", word) | self.stands("item__title", word))
        return queryset


def contains(field: str, word: str) -> Q:
    """Return the condition that the field contains the word, whatever the case.

    SQLite ignores the case of a-z only, so words with other letters are asked for in each case.
    """
    written = {word} if word.isascii() else {word, word.lower(), word.capitalize(), word.upper()}
    return reduce(or_, (Q(**{f"{field}__icontains": one}) for one in written))

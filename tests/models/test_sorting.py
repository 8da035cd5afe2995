"""Swedish alphabetical order, the same on every database."""

import random

import pytest

from minutes.models import Abbreviation, Meeting, Topic
from organisations.models import Body, Person
from organisations.models.sorting import swedish_sort_key
from tests.factories import BodyFactory, MeetingFactory, PersonFactory, TopicFactory

pytestmark = pytest.mark.django_db

IN_ORDER = [
    "112-gruppen",
    "2 kap.",
    "Ale",
    "Alebygden",
    "André",
    "Andrea",
    "Anna Ek",
    "Anna-Karin Ek",
    "Anna Öst",
    "Annika",
    "Cecil",
    "Çelik",
    "Celsius",
    "de Geer",
    "Degerfors",
    "Müller",
    "Mullvad",
    "Nässén A",
    "Nässen B",
    "Ö-gruppen",
    "Östra Göinge",
]
ALPHABET = list("abcdefghijklmnopqrstuvwxyzåäö")
BY_LETTER = ["Zorn", "Zäta", "Åmål", "Åstorp", "Älvsjö", "Ängelholm", "Örebro", "Östra"]


def test_names_stand_in_alphabetical_order() -> None:
    mixed = random.Random(1).sample(IN_ORDER, len(IN_ORDER))

    assert sorted(mixed, key=swedish_sort_key) == IN_ORDER


def test_each_letter_has_its_place() -> None:
    names = [letter for small in ALPHABET for letter in (small, small.upper())]

    assert sorted(names, key=swedish_sort_key) == names
    assert sorted(ALPHABET, key=lambda letter: swedish_sort_key(letter + "a")) == ALPHABET


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Zäta", "Åmål"),
        ("Åstorp", "Ängelholm"),
        ("Ängelholm", "Örebro"),
        ("Åsa-Lena", "Åsa Ö"),
        ("Ek", "Ek Anna"),
        ("Ek Anna", "Ekberg"),
        ("Ek-Anna", "Ekberg"),
        ("Nässén", "Nässenberg"),
        ("André", "Andrea"),
        ("Müller", "Mullvad"),
        ("2", "A"),
        ("VON", "Wallin"),
        ("vård", "Växjö"),
        ("ÅMÅL", "åmåla"),
        ("Aa", "Ab"),
        ("Aase", "Åse"),
    ],
)
def test_one_stands_before_the_other(first: str, then: str) -> None:
    assert swedish_sort_key(first) < swedish_sort_key(then)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nässén", "NÄSSEN"), ("A\u030amål", "Åmål"), ("Anna-Karin", "Anna Karin"), ("(Ek)", "Ek"), ("Ærø", "Ärö")],
)
def test_what_differs_in_case_accent_and_signs_only_stands_together(one: str, other: str) -> None:
    assert swedish_sort_key(one) == swedish_sort_key(other)


@pytest.mark.parametrize("text", ["", "  ", "—", "日本", "\x00"])
def test_what_has_no_letters_has_a_key_too(text: str) -> None:
    assert swedish_sort_key(text) == ""


@pytest.mark.parametrize(("make", "model"), [(BodyFactory, Body), (PersonFactory, Person), (TopicFactory, Topic)])
def test_the_database_sorts_as_the_alphabet_does(make: type, model: type) -> None:
    names = [*BY_LETTER, "Ek", "Ek-Anna", "Ekberg", "André", "Andrea", "2 kap.", "VON", "Wallin", "Müller", "Mullvad"]
    random.Random(1).shuffle(names)
    for name in names:
        make(name=name)

    found = list(model.objects.values_list("name", flat=True))

    assert found == sorted(names, key=swedish_sort_key)
    assert found[-8:] == BY_LETTER
    assert found[:6] == ["2 kap.", "André", "Andrea", "Ek", "Ek-Anna", "Ekberg"]


def test_names_that_differ_in_case_only_have_an_order_that_lasts() -> None:
    for slug, name in (("b", "SIP"), ("a", "sip"), ("c", "Sip")):
        TopicFactory(slug=slug, name=name)

    assert list(Topic.objects.values_list("slug", flat=True)) == ["a", "b", "c"]


def test_a_renamed_entry_moves_to_its_place() -> None:
    body = BodyFactory(name="Zätagruppen")
    BodyFactory(name="Mitten")
    body.name = "Alfagruppen"
    body.save(update_fields=["name"])

    assert Body.objects.first() == body


def test_abbreviations_sort_by_their_short_form() -> None:
    for short in ("ÖK", "ZB", "ÄO", "AU"):
        Abbreviation.objects.create(short=short, long="Utskrivet")

    assert list(Abbreviation.objects.values_list("short", flat=True)) == ["AU", "ZB", "ÄO", "ÖK"]


def test_meetings_of_a_day_sort_by_the_alphabet_of_their_bodies() -> None:
    for name in ("Örebro", "Ängelholm", "Zäta", "Åstorp"):
        MeetingFactory(body=BodyFactory(name=name), date="2021-10-15", published=True)

    found = Meeting.objects.newest_first().values_list("body__name", flat=True)

    assert list(found) == ["Zäta", "Åstorp", "Ängelholm", "Örebro"]

"""Which entry of the archive's registers a name means."""

import pytest

from minutes.importing.matching import (
    counties_named,
    find_body,
    find_organisation,
    find_person,
    find_region,
    load_registers,
)
from tests.factories import (
    AttendeeFactory,
    BodyFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def skane():
    return RegionFactory(name="Skåne", slug="skane", other_names="Skåne län")


@pytest.fixture
def mellersta(skane):
    return RegionFactory(name="Mellersta", slug="mellersta", parent=skane, other_names="Delregion Mellersta")


@pytest.fixture
def nordvast(skane):
    return RegionFactory(name="Nordväst", slug="nordvast", parent=skane)


@pytest.fixture
def preparatory(mellersta, nordvast):
    return [
        BodyFactory(name=f"Delregional tjänstemannaberedning {one.name}", region=one) for one in (mellersta, nordvast)
    ]


# --- people


@pytest.mark.parametrize("written", ["Märtha Lundkvist", "märtha lundkvist", "Märta Lundkvist", "Märtha  Lundkvist."])
def test_person_is_found_by_name_and_other_names(written):
    person = PersonFactory(name="Märtha Lundkvist", other_names="Märta Lundkvist")
    assert find_person(load_registers(), written, None, None).entry == person


@pytest.mark.parametrize("written", ["Märtha", "Lundkvist Märtha", "Märtha Lundqvist", "Märtha Lundkvists"])
def test_person_is_not_found_by_a_name_that_is_only_near(written):
    PersonFactory(name="Märtha Lundkvist")
    hit = find_person(load_registers(), written, None, None)
    assert (hit.entry, hit.choices) == (None, ())


def test_namesakes_are_left_to_a_person():
    namesakes = {PersonFactory(name="Johan Lindberg", slug=f"johan-{number}") for number in (1, 2)}
    hit = find_person(load_registers(), "Johan Lindberg", OrganisationFactory(), BodyFactory())
    assert hit.entry is None
    assert set(hit.choices) == namesakes


def test_namesakes_are_told_apart_by_an_employer_that_one_of_them_had():
    here, there = OrganisationFactory(), OrganisationFactory()
    person, other = (PersonFactory(name="Johan Lindberg", slug=f"johan-{number}") for number in (1, 2))
    AttendeeFactory(person=person, organisation=here)
    MembershipFactory(person=other, organisation=there)
    assert find_person(load_registers(), "Johan Lindberg", here, None).entry == person


def test_namesakes_are_told_apart_by_a_body_that_one_of_them_met_in():
    body = BodyFactory()
    person, other = (PersonFactory(name="Johan Lindberg", slug=f"johan-{number}") for number in (1, 2))
    AttendeeFactory(person=person, meeting=MeetingFactory(body=body))
    AttendeeFactory(person=other)
    assert find_person(load_registers(), "Johan Lindberg", None, body).entry == person


def test_namesakes_are_not_told_apart_when_nothing_is_known_of_one():
    here = OrganisationFactory()
    person, _ = (PersonFactory(name="Johan Lindberg", slug=f"johan-{number}") for number in (1, 2))
    AttendeeFactory(person=person, organisation=here)
    assert find_person(load_registers(), "Johan Lindberg", here, None).entry is None


def test_namesakes_are_not_told_apart_when_both_fit():
    here, body = OrganisationFactory(), BodyFactory()
    person, other = (PersonFactory(name="Johan Lindberg", slug=f"johan-{number}") for number in (1, 2))
    AttendeeFactory(person=person, organisation=here)
    MembershipFactory(person=other, body=body)
    assert find_person(load_registers(), "Johan Lindberg", here, body).entry is None


# --- organisations


@pytest.mark.parametrize("written", ["Burlövs kommun", "Burlöv", "burlöv", "Burlövs Kommun", "Burlöv kommun"])
def test_municipality_is_found_with_and_without_kind_and_genitive(written):
    organisation = OrganisationFactory(name="Burlövs kommun")
    assert find_organisation(load_registers(), written, None).entry == organisation


def test_organisation_is_found_by_other_name_before_a_looser_likeness():
    region = OrganisationFactory(name="Region Örebro län", other_names="Region Örebro")
    OrganisationFactory(name="Örebro kommun")
    assert find_organisation(load_registers(), "Region Örebro", None).entry == region


def test_organisations_of_one_name_are_told_apart_by_the_region_of_the_body(skane, mellersta):
    body = BodyFactory(region=mellersta)
    here = OrganisationFactory(name="Omsorgsförvaltningen", slug="a", region=skane)
    OrganisationFactory(name="Omsorgsförvaltningen", slug="b", region=RegionFactory())
    registers = load_registers()
    assert find_organisation(registers, "Omsorgsförvaltningen", body).entry == here
    assert len(find_organisation(registers, "Omsorgsförvaltningen", None).choices) == 2


# --- bodies


def test_body_is_found_by_name_and_other_names(skane):
    body = BodyFactory(
        name="Centrala tjänstemannaberedningen", region=skane, other_names="Tjänstemannaberedning till CSO"
    )
    registers = load_registers()
    for written in (
        "centrala Tjänstemannaberedningen.",
        "Central tjänstemannaberedning",
        "Tjänstemannaberedning till CSO",
    ):
        assert find_body(registers, written, "", {skane.pk}).entry == body


def test_generic_name_finds_the_body_of_the_subregion_named_nearby(preparatory):
    title = "Minnesanteckning delregional tjänstemannaberedning i delregion mellersta"
    hit = find_body(load_registers(), "Delregional tjänstemannaberedning", title, None)
    assert hit.entry == preparatory[0]


def test_generic_name_alone_is_left_to_a_person(preparatory, skane):
    assert find_body(load_registers(), "Delregional tjänstemannaberedning", "", {skane.pk}).entry is None


def test_generic_name_in_a_subregion_without_such_a_body_finds_none(preparatory, skane):
    RegionFactory(name="Sydväst", parent=skane)
    hit = find_body(load_registers(), "Delregional tjänstemannaberedning", "i delregion Sydväst", {skane.pk})
    assert hit.entry is None


def test_shortened_name_finds_the_only_body_that_holds_its_words(skane):
    body = BodyFactory(name="Chefsgrupp för samverkan social välfärd samt vård och omsorg", region=skane)
    BodyFactory(name="Chefsgruppens arbetsutskott", region=skane)
    registers = load_registers()
    assert find_body(registers, "Chefsgruppen social välfärd", "", {skane.pk}).entry == body
    assert find_body(registers, "Chefsgrupp", "", {skane.pk}).entry is None


def test_one_word_does_not_find_a_body_with_more(skane):
    BodyFactory(name="Styrgrupp Trygg hemgång", region=skane)
    assert find_body(load_registers(), "Styrgrupp", "", {skane.pk}).entry is None


def test_body_of_another_region_is_not_found(skane):
    BodyFactory(name="Vård- och omsorgsnämnden", region=RegionFactory())
    registers = load_registers()
    assert find_body(registers, "Vård- och omsorgsnämnden", "", {skane.pk}).entry is None
    assert find_body(registers, "Vård- och omsorgsnämnden", "", set()).entry is None


def test_bodies_of_one_name_are_told_apart_by_region_or_left_to_a_person(skane):
    here = BodyFactory(name="Styrgruppen", slug="a", region=skane)
    BodyFactory(name="Styrgruppen", slug="b", region=RegionFactory(name="Halland"))
    registers = load_registers()
    assert find_body(registers, "Styrgruppen", "", {skane.pk}).entry == here
    assert len(find_body(registers, "Styrgruppen", "", None).choices) == 2


# --- regions


def test_county_is_named_with_and_without_region_and_lan():
    orebro = RegionFactory(name="Örebro län", other_names="Örebro")
    stockholm = RegionFactory(name="Stockholm", other_names="Stockholms län")
    RegionFactory(name="Örebro", slug="i-lanet", parent=orebro)
    registers = load_registers()
    for written in ("Örebro", "Region Örebro län", "Örebro län"):
        assert counties_named(registers, written) == {orebro.pk}
    for written in ("Stockholm", "Region Stockholm", "Stockholms län"):
        assert counties_named(registers, written) == {stockholm.pk}
    assert counties_named(registers, "Gotland") == set()
    assert counties_named(registers, "") is None


def test_region_is_looked_for_in_the_county_of_the_body(skane, nordvast):
    elsewhere = RegionFactory(name="Nordväst", slug="annan", parent=RegionFactory())
    registers = load_registers()
    assert find_region(registers, "Nordväst", BodyFactory(region=skane)).entry == nordvast
    assert set(find_region(registers, "Nordväst", None).choices) == {nordvast, elsewhere}


def test_subregion_goes_before_the_region_of_the_same_name():
    orebro = RegionFactory(name="Örebro län", other_names="Örebro")
    part = RegionFactory(name="Örebro", slug="i-lanet", parent=orebro)
    assert find_region(load_registers(), "Örebro", BodyFactory(region=orebro)).entry == part


def test_registers_are_read_with_one_query_each(django_assert_num_queries):
    PersonFactory.create_batch(3)
    OrganisationFactory.create_batch(3)
    with django_assert_num_queries(4):
        load_registers()

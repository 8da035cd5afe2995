from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from minutes.management.commands.rebuild_derived import SORTED_BY
from minutes.models import Abbreviation, Topic
from organisations.models import Body, Organisation, Person, Region
from tests.factories import BodyFactory, OrganisationFactory, PersonFactory, RegionFactory, TopicFactory

pytestmark = pytest.mark.django_db


def rebuild() -> str:
    output = StringIO()
    call_command("rebuild_derived", stdout=output)
    return output.getvalue()


def test_every_model_with_a_sort_key_is_rebuilt():
    models = [model for model in apps.get_models() if any(field.name == "sort_key" for field in model._meta.fields)]
    assert set(models) == set(SORTED_BY)


def test_sort_keys_that_are_missing_are_made():
    body = BodyFactory(name="Ängsgruppen")
    made = [body, RegionFactory(), OrganisationFactory(), PersonFactory(), TopicFactory()]
    made.append(Abbreviation.objects.create(short="ÖNH", long="Öron, näsa och hals"))
    keys = [row.sort_key for row in made]
    for model in SORTED_BY:
        model.objects.update(sort_key="")
    assert rebuild() == f"Sorteringsnycklar: {len(made) + 1} ändrade.\n"  # and the region of the body
    for row in made:
        row.refresh_from_db()
    assert [row.sort_key for row in made] == keys
    assert all(keys)


def test_sort_keys_that_are_right_are_not_written(django_assert_num_queries):
    for name in ("Åstorp", "Örebro", "Zinkgruvan"):
        OrganisationFactory(name=name)
    # One question for each model; the transaction of the test makes a savepoint of ours.
    with django_assert_num_queries(len(SORTED_BY) + 2):
        assert rebuild() == "Sorteringsnycklar: 0 ändrade.\n"


def test_sort_key_that_is_wrong_is_made_anew():
    for name in ("Örebro", "Ängelholm", "Åstorp", "Zinkgruvan"):
        PersonFactory(name=name)
    Person.objects.filter(name="Örebro").update(sort_key="a")
    rebuild()
    assert [person.name for person in Person.objects.all()] == ["Zinkgruvan", "Åstorp", "Ängelholm", "Örebro"]


def test_fixtures_that_were_loaded_are_sorted():
    call_command("loaddata", "regions", "organisations", "people", "bodies", "topics", "abbreviations", verbosity=0)
    rebuild()
    for model in (Region, Organisation, Body, Person, Topic, Abbreviation):
        assert not model.objects.filter(sort_key="").exists()

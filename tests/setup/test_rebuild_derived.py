from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from minutes.management.commands.rebuild_derived import SORTED_BY, TRACKED
from minutes.models import Abbreviation, AgendaItem, Topic
from organisations.models import Body, Organisation, Person, Region
from organisations.models.tracked import Tracked
from tests.factories import BodyFactory, OrganisationFactory, PersonFactory, RegionFactory, TopicFactory

pytestmark = pytest.mark.django_db


def rebuild() -> str:
    """Rebuild what is derived; return the line about the sort keys."""
    output = StringIO()
    call_command("rebuild_derived", stdout=output)
    return output.getvalue().splitlines()[0]


def test_every_model_with_a_sort_key_is_rebuilt():
    models = [model for model in apps.get_models() if any(field.name == "sort_key" for field in model._meta.fields)]
    assert {model for model in models if issubclass(model, Tracked)} == set(SORTED_BY)


def test_sort_keys_that_are_missing_are_made():
    body = BodyFactory(name="Ängsgruppen")
    made = [body, RegionFactory(), OrganisationFactory(), PersonFactory(), TopicFactory()]
    made.append(Abbreviation.objects.create(short="ÖNH", long="Öron, näsa och hals"))
    keys = [row.sort_key for row in made]
    for model in SORTED_BY:
        model.objects.update(sort_key="")
    assert rebuild() == f"Ändrade sorteringsnycklar: {len(made) + 1}."  # and the region of the body
    for row in made:
        row.refresh_from_db()
    assert [row.sort_key for row in made] == keys
    assert all(keys)


def test_sort_keys_that_are_right_are_not_written(django_assert_num_queries, monkeypatch):
    monkeypatch.setattr("minutes.search.index.rebuild", lambda: None)  # which always makes all of it anew
    for name in ("Åstorp", "Örebro", "Zinkgruvan"):
        OrganisationFactory(name=name)
    rebuild()
    # One question for each model and one about its history, and one for the meetings;
    # the transaction of the test makes a savepoint of ours.
    with django_assert_num_queries(len(SORTED_BY) + len(TRACKED) + 3):
        assert rebuild() == "Ändrade sorteringsnycklar: 0."


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


@pytest.mark.slow
def test_rows_that_were_loaded_begin_their_history_with_what_they_were_loaded_as():
    call_command("loaddata", "regions", "organisations", "people", "bodies", "topics", verbosity=0)
    call_command("loaddata", "meetings/2021-10-15-delregional-tjanstemannaberedning-nordvast", verbosity=0)
    rebuild()
    rebuild()
    for model in TRACKED:
        assert model.history.filter(history_type="+").count() == model._default_manager.count()
        assert model.history.count() == model._default_manager.count()
        assert not model._default_manager.filter(version=0).exists()
    item = AgendaItem.objects.filter(topics__isnull=False).first()
    assert {kept.topic for kept in item.history.latest().topics.all()} == set(item.topics.all())


def test_every_tracked_model_begins_its_history():
    assert set(TRACKED) == {model for model in apps.get_models() if issubclass(model, Tracked)}

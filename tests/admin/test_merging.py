"""Two entries of a register that are the same: made one, and parted again."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from concurrency.exceptions import RecordModifiedError
from django.apps import apps
from django.db.models import Model
from simple_history.models import HistoricalChanges

from minutes.models import Attendee, Presenter, Responsible
from organisations.hanging import pointing_at
from organisations.merging import NotMergeable, NotUndoable, merge, undo
from organisations.models import Membership, Merger, Organisation, Person
from tests.factories import (
    AttendeeFactory,
    BodyFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PresenterFactory,
    ResponsibleFactory,
)

pytestmark = pytest.mark.django_db

# A row for every field that points at a person or an organisation. A new one fails here until it has a row, and is
# then moved and returned as the others, or not.
MAKERS: dict[tuple[type[Model], str], Callable[[Any], Model]] = {
    (Attendee, "person"): lambda entry: AttendeeFactory(person=entry),
    (Presenter, "person"): lambda entry: PresenterFactory(person=entry),
    (Responsible, "person"): lambda entry: ResponsibleFactory(person=entry),
    (Membership, "person"): lambda entry: MembershipFactory(person=entry),
    (Attendee, "organisation"): lambda entry: AttendeeFactory(organisation=entry),
    (Responsible, "organisation"): lambda entry: ResponsibleFactory(organisation=entry),
    (Membership, "organisation"): lambda entry: MembershipFactory(organisation=entry),
    (Organisation, "parent"): lambda entry: OrganisationFactory(parent=entry),
}
FACTORIES = [PersonFactory, OrganisationFactory]


def fields_to(model: type[Model]) -> set[tuple[type[Model], str]]:
    """Return every field of any model that points at the register, found from their side."""
    return {
        (owner, field.name)
        for owner in apps.get_models(include_auto_created=True)
        if not issubclass(owner, HistoricalChanges)
        for field in (*owner._meta.fields, *owner._meta.many_to_many)
        if field.is_relation and field.related_model is model
    }


def dump() -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables but those of the history, of mergers and of versions."""
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name != "version"}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in apps.get_models(include_auto_created=True)
        if not issubclass(model, HistoricalChanges) and model is not Merger
    }


def two(make: Any, **of_the_other: Any) -> tuple[Any, Any]:
    """Return an entry and another of it, which rows of every kind point at."""
    kept, absorbed = make(name="Karin Ek", slug="karin-ek"), make(name="Karin Eek", slug="karin-eek", **of_the_other)
    for owner, field in fields_to(type(kept)):
        MAKERS[owner, field](kept)
        MAKERS[owner, field](absorbed)
    return kept, absorbed


# --- every row


@pytest.mark.parametrize("model", [Person, Organisation])
def test_every_field_that_points_at_the_register_is_known(model):
    assert fields_to(model) == {(field.model, field.name) for field in pointing_at(model)}
    assert fields_to(model) <= set(MAKERS)
    assert all(field.many_to_one for field in pointing_at(model))  # the links of others are not moved yet


@pytest.mark.parametrize("make", FACTORIES)
def test_every_row_is_moved_and_returned(make):
    kept, absorbed = two(make)
    rows = [(field, list(field.model.objects.filter(**{field.name: absorbed}))) for field in pointing_at(type(kept))]
    merger = merge(kept, absorbed, None)
    for field, moved in rows:
        assert moved
        for row in moved:
            version = row.version
            row.refresh_from_db()
            assert getattr(row, field.name) == kept
            assert row.version > version
            assert "Karin Eek (karin-eek) gick upp i Karin Ek" in row.history.first().history_change_reason
    assert not type(kept).objects.filter(pk=absorbed.pk).exists()
    undo(merger, None)
    for field, moved in rows:
        for row in moved:
            row.refresh_from_db()
            assert getattr(row, field.name) == absorbed
            assert "ångrades" in row.history.first().history_change_reason


@pytest.mark.parametrize("make", FACTORIES)
def test_undoing_gives_back_exactly_what_was(make):
    kept, absorbed = two(make, other_names="K. Ek\nKarin Ek\nKajsa")
    kept.other_names = "Kajsa\r\nEk"
    kept.save()
    if make is PersonFactory:
        body = BodyFactory()
        for person, title in ((kept, ""), (absorbed, "stabschef")):
            MembershipFactory(person=person, body=body, title=title)
            MembershipFactory(person=person, body=body, starts_on=datetime.date(2021, 1, 1))
    earlier = merge(absorbed, make(name="Tredje", slug="tredje"), None)
    before = dump()
    merger = merge(kept, absorbed, None)
    assert dump() != before
    undo(merger, None)
    assert dump() == before
    assert undo(earlier, None).name == "Tredje"


def test_history_tells_who_went_and_came(administrator):
    kept, absorbed = two(PersonFactory)
    merger = merge(kept, absorbed, None)
    assert Person.history.filter(id=absorbed.pk).first().history_type == "-"
    assert "gick upp i" in Person.history.filter(id=kept.pk).first().history_change_reason
    undo(merger, None)
    assert Person.history.filter(id=absorbed.pk).first().history_type == "+"
    assert "ångrades" in Person.history.filter(id=kept.pk).first().history_change_reason


def test_row_that_has_been_given_to_another_since_stays_there():
    kept, absorbed = two(PersonFactory)
    attendee = absorbed.attendances.get()
    merger = merge(kept, absorbed, None)
    attendee.refresh_from_db()
    attendee.person = other = PersonFactory()
    attendee.save()
    undo(merger, None)
    attendee.refresh_from_db()
    assert attendee.person == other


def test_open_form_of_a_moved_row_is_refused(administrator):
    kept, absorbed = two(PersonFactory)
    attendee = absorbed.attendances.get()
    merge(kept, absorbed, None)
    attendee.note = "Kom senare"
    with pytest.raises(RecordModifiedError):
        attendee.save()


# --- names, memberships, addresses


def test_every_name_is_kept_and_none_twice():
    kept = PersonFactory(name="Karin Ek", slug="a", other_names="Kajsa Ek")
    absorbed = PersonFactory(name="Karin Ek", slug="b", other_names="Kajsa Ek\nKarin Eek")
    merger = merge(kept, absorbed, None)
    kept.refresh_from_db()
    assert kept.names == ["Karin Ek", "Kajsa Ek", "Karin Eek"]
    kept.other_names += "\nKaja"
    kept.save()
    undo(merger, None)
    kept.refresh_from_db()
    assert kept.names == ["Karin Ek", "Kajsa Ek", "Kaja"]
    assert Person.objects.get(slug="b").names == ["Karin Ek", "Kajsa Ek", "Karin Eek"]


@pytest.mark.parametrize("starts_on", [None, datetime.date(2021, 1, 1)])
def test_membership_that_both_have_is_remembered_and_comes_back(starts_on):
    kept, absorbed, body = PersonFactory(), PersonFactory(), BodyFactory()
    MembershipFactory(person=kept, body=body, starts_on=starts_on)
    double = MembershipFactory(person=absorbed, body=body, starts_on=starts_on, title="stabschef")
    merger = merge(kept, absorbed, None)
    assert merger.dropped[0]["fields"]["title"] == "stabschef"
    assert Membership.objects.get().person == kept
    undo(merger, None)
    assert Membership.objects.get(pk=double.pk).title == "stabschef"
    assert Membership.objects.get(pk=double.pk).person == absorbed


@pytest.mark.parametrize("make", FACTORIES)
def test_old_address_leads_to_the_kept_one_and_is_its_own_again(client, make):
    kept, absorbed = two(make)
    first = make(name="Ännu äldre", slug="alst")
    merge(absorbed, first, None)
    old = [absorbed.get_absolute_url(), first.get_absolute_url()]
    merger = merge(kept, absorbed, None)
    for address in old:
        assert client.get(address).headers["Location"] == kept.get_absolute_url()
    undo(merger, None)
    assert client.get(old[0]).status_code == 200
    assert client.get(old[1]).headers["Location"] == old[0]


# --- hidden people


@pytest.mark.parametrize("hidden", ["kept", "absorbed"])
def test_whoever_is_hidden_stays_hidden_on_all(client, hidden):
    kept, absorbed = two(PersonFactory)
    Person.objects.filter(slug={"kept": kept, "absorbed": absorbed}[hidden].slug).update(is_public=False)
    addresses = [kept.get_absolute_url(), absorbed.get_absolute_url()]
    merger = merge(kept, absorbed, None)
    kept.refresh_from_db()
    assert not kept.is_public
    assert merger.became_hidden == (hidden == "absorbed")
    for address in addresses:
        assert client.get(address).status_code == 404
    undo(merger, None)
    assert Person.objects.get(is_public=False).slug == {"kept": kept, "absorbed": absorbed}[hidden].slug


def test_person_whom_somebody_showed_and_hid_again_stays_hidden():
    kept, absorbed = two(PersonFactory, is_public=False)
    merger = merge(kept, absorbed, None)
    for shown in (True, False):
        kept.refresh_from_db()
        kept.is_public = shown
        kept.save()
    undo(merger, None)
    kept.refresh_from_db()
    assert not kept.is_public


def test_person_to_whom_rows_were_tied_since_stays_hidden():
    kept, absorbed = two(PersonFactory, is_public=False)
    merger = merge(kept, absorbed, None)
    kept.refresh_from_db()
    AttendeeFactory(person=kept, name="Karin Eek")
    undo(merger, None)
    kept.refresh_from_db()
    assert not kept.is_public


def test_person_who_absorbed_two_hidden_is_shown_when_both_are_gone():
    kept, first = two(PersonFactory, is_public=False)
    second = PersonFactory(is_public=False)
    mergers = [merge(kept, first, None), merge(kept, second, None)]
    for merger, is_public in zip(mergers, (False, True), strict=True):
        undo(merger, None)
        kept.refresh_from_db()
        assert kept.is_public == is_public


# --- what is refused


def test_organisation_is_not_merged_into_one_within_it():
    top = OrganisationFactory()
    middle = OrganisationFactory(parent=top)
    low = OrganisationFactory(parent=middle)
    for inner in (middle, low):
        with pytest.raises(NotMergeable, match="runt i ring"):
            merge(inner, top, None)
    merger = merge(top, middle, None)
    low.refresh_from_db()
    assert low.parent == top
    undo(merger, None)
    low.refresh_from_db()
    assert low.parent == middle


def test_entry_is_not_merged_with_itself_or_with_one_that_is_gone():
    person, other = PersonFactory(), PersonFactory()
    with pytest.raises(NotMergeable, match="Välj två olika"):
        merge(person, person, None)
    Person.objects.filter(pk=other.pk).delete()
    with pytest.raises(NotMergeable, match="finns inte längre"):
        merge(person, other, None)


def refusal_of(merger: Merger) -> str:
    before = dump()
    with pytest.raises(NotUndoable) as refused:
        undo(merger, None)
    assert dump() == before
    return str(refused.value)


def test_undoing_twice_is_refused():
    merger = merge(*two(PersonFactory), None)
    undo(merger, None)
    assert "redan ångrad" in refusal_of(merger)


def test_undoing_is_refused_when_the_kept_entry_has_gone_into_another():
    kept, absorbed = two(PersonFactory)
    merger = merge(kept, absorbed, None)
    later = merge(PersonFactory(), kept, None)
    assert "Karin Ek (karin-ek) har själv gått upp i en annan." in refusal_of(merger)
    undo(later, None)
    undo(merger, None)


def test_undoing_is_refused_when_the_kept_entry_is_gone():
    merger = merge(kept := PersonFactory(), PersonFactory(), None)
    Person.objects.filter(pk=kept.pk).delete()
    assert "finns inte längre" in refusal_of(merger)


def test_undoing_is_refused_when_another_has_the_address():
    merger = merge(*two(PersonFactory), None)
    PersonFactory(slug="karin-eek")
    assert "En annan har adressdelen ”karin-eek” nu." in refusal_of(merger)


def test_undoing_is_refused_when_the_body_of_a_double_is_gone():
    kept, absorbed, body = PersonFactory(), PersonFactory(), BodyFactory()
    for person in (kept, absorbed):
        MembershipFactory(person=person, body=body)
    merger = merge(kept, absorbed, None)
    Membership.objects.all().delete()
    body.delete()
    assert "Det som stod som ”organ”" in refusal_of(merger)


def test_undoing_is_refused_when_a_moved_row_is_now_what_the_double_was():
    kept, absorbed, body = PersonFactory(), PersonFactory(), BodyFactory()
    for person in (kept, absorbed):
        MembershipFactory(person=person, body=body)
    other = MembershipFactory(person=absorbed)
    merger = merge(kept, absorbed, None)
    Membership.objects.filter(person=kept, body=body).delete()
    Membership.objects.filter(pk=other.pk).update(body=body)
    assert "Personen har redan det uppdraget" in refusal_of(merger)


def test_undoing_is_refused_when_it_would_make_a_ring():
    top = OrganisationFactory()
    absorbed = OrganisationFactory(parent=top)
    part = OrganisationFactory(parent=absorbed)
    merger = merge(OrganisationFactory(), absorbed, None)
    Organisation.objects.filter(pk=top.pk).update(parent=part)
    assert "hör numera under" in refusal_of(merger)

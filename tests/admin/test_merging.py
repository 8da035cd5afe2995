"""Two entries of a register that are the same: made one, and parted again."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from concurrency.exceptions import RecordModifiedError
from django.apps import apps
from django.contrib.auth import get_user
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalChanges

from minutes.models import (
    AgendaItem,
    Attendee,
    Decision,
    Passage,
    PassageText,
    Presenter,
    Responsible,
    SearchLabel,
    SearchState,
    SearchWord,
    Topic,
    TopicSuggestion,
)
from organisations.hanging import pointing_at
from organisations.merging import NotMergeable, NotUndoable, merge, undo
from organisations.models import Membership, Merger, Organisation, Person
from tests.english import english_in
from tests.factories import (
    AgendaItemFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PresenterFactory,
    ResponsibleFactory,
    TopicFactory,
    TopicSuggestionFactory,
)
from tests.public.reading import plain

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
    (Topic, "parent"): lambda entry: TopicFactory(parent=entry),
    (TopicSuggestion, "topic"): lambda entry: TopicSuggestionFactory(topic=entry),
    (AgendaItem, "topics"): lambda entry: AgendaItemFactory(topics=[entry]),
    (Decision, "topics"): lambda entry: DecisionFactory(topics=[entry]),
}
FACTORIES = [PersonFactory, OrganisationFactory, TopicFactory]


def fields_to(model: type[Model]) -> set[tuple[type[Model], str]]:
    """Return every field of any model that points at the register, found from their side."""
    return {
        (owner, field.name)
        for owner in apps.get_models()
        if not issubclass(owner, HistoricalChanges)
        for field in (*owner._meta.fields, *owner._meta.many_to_many)
        if field.is_relation and field.related_model is model
    }


# Made again of the others; a test of the search holds it to what they say.
INDEX = {Passage, PassageText, SearchLabel, SearchState, SearchWord}


def dump() -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables but those of the history, of mergers and of versions, and of the search's index."""
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name != "version"}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in apps.get_models(include_auto_created=True)
        if not issubclass(model, HistoricalChanges) and model is not Merger and model not in INDEX
    }


def two(make: Any, **of_the_other: Any) -> tuple[Any, Any]:
    """Return an entry and another of it, which rows of every kind point at."""
    kept, absorbed = make(name="Karin Ek", slug="karin-ek"), make(name="Karin Eek", slug="karin-eek", **of_the_other)
    for owner, field in fields_to(type(kept)):
        MAKERS[owner, field](kept)
        MAKERS[owner, field](absorbed)
    return kept, absorbed


# --- every row


@pytest.mark.parametrize("model", [Person, Organisation, Topic])
def test_every_field_that_points_at_the_register_is_known(model):
    assert fields_to(model) == {(field.model, field.name) for field in pointing_at(model)}
    assert fields_to(model) <= set(MAKERS)


@pytest.mark.parametrize("make", FACTORIES)
def test_every_row_is_moved_and_returned(make):
    kept, absorbed = two(make)
    rows = [(field, list(field.model.objects.filter(**{field.name: absorbed}))) for field in pointing_at(type(kept))]
    merger = merge(kept, absorbed, None)
    for field, moved in rows:
        assert moved
        for row in moved:
            version = getattr(row, "version", 0)
            row.refresh_from_db()
            assert entries_of(row, field) == [kept]
            if hasattr(row, "history"):  # else it is nothing that people wrote
                assert row.version > version
                assert "Karin Eek (karin-eek) gick upp i Karin Ek" in row.history.first().history_change_reason
    assert not type(kept).objects.filter(pk=absorbed.pk).exists()
    undo(merger, None)
    for field, moved in rows:
        for row in moved:
            row.refresh_from_db()
            assert entries_of(row, field) == [absorbed]
            if hasattr(row, "history"):
                assert "ångrades" in row.history.first().history_change_reason


def entries_of(row: Any, field: Any) -> list[Model]:
    """Return what the row points at."""
    value = getattr(row, field.name)
    return list(value.all()) if field.many_to_many else [value]


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


def test_merger_that_fails_on_the_way_leaves_everything(monkeypatch):
    def fail(*_: Any) -> None:
        raise RuntimeError

    kept, absorbed = two(PersonFactory)
    before = dump()
    monkeypatch.setattr("organisations.merging.keep_old_address", fail)
    with pytest.raises(RuntimeError):
        merge(kept, absorbed, None)
    assert dump() == before
    monkeypatch.undo()
    merger, before = merge(kept, absorbed, None), dump()
    monkeypatch.setattr("organisations.merging.give_address_back", fail)
    with pytest.raises(RuntimeError):
        undo(merger, None)
    assert dump() == before


# --- topics


def test_row_on_both_topics_is_on_the_kept_one_once_and_on_both_again():
    kept, absorbed, third = TopicFactory(), TopicFactory(), TopicFactory()
    item = AgendaItemFactory(topics=[kept, absorbed, third])
    decision = DecisionFactory(item=item, topics=[absorbed])
    merger = merge(kept, absorbed, None)
    assert set(item.topics.all()) == {kept, third}
    assert list(decision.topics.all()) == [kept]
    assert {topic.topic for topic in item.history.first().topics.all()} == {kept, third}
    undo(merger, None)
    assert set(item.topics.all()) == {kept, absorbed, third}
    assert list(decision.topics.all()) == [absorbed]
    assert {topic.topic_id for topic in item.history.first().topics.all()} == {kept.pk, absorbed.pk, third.pk}


def test_topic_takes_the_names_words_and_parts_of_the_other_and_gives_them_back():
    kept = TopicFactory(name="SIP", words="sip\nplan")
    absorbed = TopicFactory(name="Individuell plan", words="plan\nvårdplan")
    part = TopicFactory(parent=absorbed)
    merger = merge(kept, absorbed, None)
    kept.refresh_from_db()
    part.refresh_from_db()
    assert (kept.names, kept.words, part.parent) == (["SIP", "Individuell plan"], "sip\nplan\nvårdplan", kept)
    undo(merger, None)
    kept.refresh_from_db()
    part.refresh_from_db()
    assert (kept.names, kept.words, part.parent) == (["SIP"], "sip\nplan", absorbed)


def test_suggestion_of_both_topics_that_was_turned_down_stays_so_for_each():
    kept, absorbed, item = TopicFactory(), TopicFactory(), AgendaItemFactory()
    for topic in (kept, absorbed):
        TopicSuggestionFactory(item=item, topic=topic, turned_down_at=timezone.now())
    merger = merge(kept, absorbed, None)
    assert TopicSuggestion.objects.turned_down().get().topic == kept
    undo(merger, None)
    assert {one.topic for one in TopicSuggestion.objects.turned_down()} == {kept, absorbed}
    merger = merge(kept, absorbed, None)
    item.delete()  # with what was suggested for it
    assert undo(merger, None) == absorbed


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


@pytest.mark.parametrize("make", [OrganisationFactory, TopicFactory])
def test_entry_is_not_merged_into_one_within_it(make):
    top = make()
    middle = make(parent=top)
    low = make(parent=middle)
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


# --- the pages


def page(entry: Any, name: str, *more: int) -> str:
    return reverse(f"admin:{entry._meta.app_label}_{entry._meta.model_name}_{name}", args=[entry.pk, *more])


def merge_page(first: Any, second: Any) -> str:
    return f"{page(first, 'merge')}?med={second.pk}"


@pytest.mark.parametrize("make", FACTORIES)
def test_two_are_merged_and_parted_on_the_desk(administrator, make):
    first, second = two(make)
    answer = administrator.get(page(first, "merge"), {"q": "karin"})
    assert f"?med={second.pk}" in answer.content.decode()
    answer = administrator.post(merge_page(first, second), {"kept": second.pk}, follow=True)
    assert answer.redirect_chain[-1][0] == page(second, "change")
    text = plain(answer.content.decode())
    assert "Karin Ek (karin-ek) har gått upp i Karin Eek (karin-eek). Rader som flyttades: 4." in text
    assert "Karin Ek (karin-ek) gick upp hit den" in text
    merger = Merger.objects.get()
    assert merger.merged_by == get_user(administrator)
    undo_page = page(second, "undo_merger", merger.pk)
    assert undo_page in answer.content.decode()
    assert "heter inte längre också: Karin Ek." in plain(administrator.get(undo_page).content.decode())
    answer = administrator.post(undo_page, follow=True)
    assert answer.redirect_chain[-1][0] == page(first, "change")
    assert "är åter en egen post" in answer.content.decode()
    assert "Ångrad den" in administrator.get(page(second, "change")).content.decode()
    assert "redan ångrad" in administrator.post(undo_page).content.decode()


def test_page_shows_what_tells_the_two_apart(administrator):
    kept, absorbed = two(PersonFactory, is_public=False)
    body = BodyFactory(name="Rådet")
    for person in (kept, absorbed):
        MembershipFactory(person=person, body=body, role="chair", starts_on=datetime.date(2021, 1, 1))
    AttendeeFactory(person=absorbed, meeting=kept.attendances.get().meeting)
    text = plain(administrator.get(merge_page(kept, absorbed)).content.decode())
    assert text.count("Ordförande, Rådet, 2021–") == 2
    assert "Båda har samma uppdrag (1 st.)." in text
    assert "Båda står i samma deltagarlista (1 st.)." in text
    assert "Karin Eek (karin-eek) är dolt. Den som blir kvar döljs också" in text
    answer = administrator.post(merge_page(kept, absorbed), {"kept": kept.pk}, follow=True)
    assert "Namnet är nu dolt överallt" in answer.content.decode()
    merger = Merger.objects.get()
    AttendeeFactory(person=kept)
    answer = administrator.post(page(kept, "undo_merger", merger.pk), follow=True)
    assert "Karin Ek är fortfarande dolt." in answer.content.decode()


def test_list_leads_on_with_precisely_two(administrator):
    people = [PersonFactory() for _ in range(3)]
    address = reverse("admin:organisations_person_changelist")
    for number in (1, 3):
        chosen = [person.pk for person in people[:number]]
        answer = administrator.post(address, {"action": "merge_selected", "_selected_action": chosen}, follow=True)
        assert "Kryssa för precis två som ska slås ihop." in answer.content.decode()
    chosen = [person.pk for person in people[:2]]
    answer = administrator.post(address, {"action": "merge_selected", "_selected_action": chosen})
    assert answer.headers["Location"] == merge_page(*people[:2])


def test_wrong_answers_are_told_beside_the_choice(administrator):
    top = OrganisationFactory()
    inner = OrganisationFactory(parent=top)
    for data, error in (
        ({}, ""),
        ({"kept": ""}, "Välj vilken som ska vara kvar."),
        ({"kept": "0"}, "Välj en av de två."),
        ({"kept": inner.pk}, "runt i ring"),
    ):
        answer = administrator.post(merge_page(top, inner), data)
        assert answer.status_code == 200
        assert error in answer.content.decode()
    assert Organisation.objects.count() == 2
    for query in ("?med=x", "?med=0", f"?med={'9' * 30}"):
        assert administrator.get(page(top, "merge") + query).status_code == 404
    assert "Välj två olika" in administrator.get(merge_page(top, top), follow=True).content.decode()


def test_merger_is_undone_on_the_page_of_its_own_entry_only(administrator):
    kept, absorbed = two(PersonFactory)
    merger = merge(kept, absorbed, None)
    assert administrator.post(page(PersonFactory(), "undo_merger", merger.pk)).status_code == 404
    namesake = Organisation.objects.filter(pk=kept.pk).first() or OrganisationFactory(pk=kept.pk)
    assert administrator.post(page(namesake, "undo_merger", merger.pk)).status_code == 404
    assert Merger.objects.in_force().get() == merger


@pytest.mark.parametrize("make", FACTORIES)
def test_only_those_who_look_after_all_meetings_merge(own_secretary, coordinator, make):
    first, second = two(make)
    merger = merge(first, make(), None)
    model = first._meta.model_name
    for client in (own_secretary, coordinator):
        assert "sla-ihop" not in client.get(page(first, "change")).content.decode()
        assert "angra" not in client.get(page(first, "change")).content.decode()
        assert (
            "merge_selected"
            not in client.get(reverse(f"admin:{first._meta.app_label}_{model}_changelist")).content.decode()
        )
        for address in (page(first, "merge"), merge_page(first, second), page(first, "undo_merger", merger.pk)):
            assert client.get(address).status_code == 403
            assert client.post(address, {"kept": first.pk}).status_code == 403
        assert client.get(f"/admin/organisations/{model}/999999/sla-ihop/").status_code == 404
    assert type(first).objects.filter(pk=second.pk).exists()


@pytest.mark.slow
@pytest.mark.parametrize("make", FACTORIES)
def test_pages_of_merging_cost_the_same_however_much_hangs_on_the_two(administrator, make):
    def cost(rows: int) -> list[int]:
        found = []
        first, second = (make(name=f"Karin {number} {rows}") for number in range(2))
        for entry in (first, second):
            for _ in range(rows):
                for owner, field in fields_to(type(entry)):
                    MAKERS[owner, field](entry)
        for address in (page(first, "merge"), merge_page(first, second)):
            with CaptureQueriesContext(connection) as queries:
                assert administrator.get(address).status_code == 200
            found.append(len(queries))
        return found

    cost(1)
    few = cost(2)
    assert cost(12) == few
    assert max(few) <= 40


def test_pages_have_no_english_word_and_no_inline_script_or_style(administrator):
    kept, absorbed = two(PersonFactory, is_public=False)
    merger = merge(kept, PersonFactory(name="Tredje"), None)
    for address in (page(kept, "merge"), merge_page(kept, absorbed), page(kept, "undo_merger", merger.pk)):
        for answer in (administrator.get(address), administrator.get(address.replace("?", "?q=x&"))):
            html = answer.content.decode()
            assert english_in(answer) == []
            assert html.count("<h1") == 1
            assert not re.search(r"<style|\sstyle=|\son\w+=", html)

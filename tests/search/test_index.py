"""The index is what a fresh rebuild would make it, whatever was saved and in whatever order."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from minutes import publishing
from minutes.models import Passage, SearchState
from minutes.privacy import Masker
from minutes.search import finding, index
from minutes.search.following import entries_changed
from minutes.topics import answering, splitting
from organisations import merging, removing
from organisations.models import Body
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    AttachmentFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    PresenterFactory,
    TopicFactory,
    TopicSuggestionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def rows() -> list[tuple[Any, ...]]:
    """Return all that the index holds, but for the numbers of its own rows."""
    live = SearchState.objects.get().generation
    terms = "s.terms" if connection.vendor == "sqlite" else "p.terms::text"
    joined = "JOIN minutes_search s ON s.rowid = p.id" if connection.vendor == "sqlite" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.kind, p.target, p.meeting, p.item, p.day, p.tie, sh.text, tp.text, t.title, t.text, t.address, "
            f"t.names, {terms} FROM minutes_passage p JOIN minutes_passagetext t ON t.passage_id = p.id "
            "JOIN minutes_searchlabel sh ON sh.id = p.shelf JOIN minutes_searchlabel tp ON tp.id = p.topics "
            f"{joined} WHERE p.generation = %s",
            [live],
        )
        return sorted(map(repr, cursor.fetchall()))


def found(text: str) -> list[str]:
    """Return the addresses of what is found, best first."""
    search = finding.prepare(text)
    return [hit.address for hit in finding.shown(finding.best(search, search.asked(), [], "relevance", 50))]


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Make a public meeting in which everything is that can be found, indexed as the archive itself would do it."""
    monkeypatch.setattr(index, "TAUGHT", 10**9)  # with the same words, so that nothing but what is saved can differ
    body = BodyFactory(name="Samrådet för Nordan", slug="samradet")
    person = PersonFactory(name="Tuva Kvarnlid")
    meeting = MeetingFactory(body=body)
    attendee = AttendeeFactory(meeting=meeting, name="Tuva Kvarnlid", person=person)
    topic = TopicFactory(name="Nattpatrull")
    item = AgendaItemFactory(meeting=meeting, title="Läkarstödet på natten", text="Om hemsjukvårdsavtalet, sade vi.")
    item.topics.add(topic)
    PresenterFactory(item=item, name="Tuva Kvarnlid", attendee=attendee)
    decision = DecisionFactory(item=item, text="Rådet ställer sig bakom förslaget.")
    ActionItemFactory(item=item, text="Återkoppla till hjälpmedelscentralen.")
    AttachmentFactory(meeting=meeting, label="Bilaga 7", title="Årsrapport", text="Ord om mellanvård. " * 400)
    index.rebuild()
    publishing.publish(meeting, None)
    return {
        "meeting": meeting, "body": body, "person": person, "attendee": attendee, "item": item, "topic": topic,
        "decision": decision,
    }  # fmt: skip


def edit(archive: dict[str, Any]) -> None:
    archive["item"].title = "Läkarinsatser om natten"
    archive["item"].save()
    index.index_meetings([archive["meeting"].pk])


def withdraw(archive: dict[str, Any]) -> None:
    publishing.withdraw(archive["meeting"], None, "Fel fil.")


def move(archive: dict[str, Any]) -> None:
    archive["meeting"].date = archive["meeting"].date.replace(year=2019)
    archive["meeting"].save()
    publishing.move_address(archive["meeting"])


def rename_body(archive: dict[str, Any]) -> None:
    archive["body"].name = "Rådet för Söder"
    archive["body"].save()
    entries_changed(Body, [archive["body"].pk])


def hide_person(archive: dict[str, Any]) -> None:
    archive["person"].is_public = False
    archive["person"].save()
    entries_changed(type(archive["person"]), [archive["person"].pk])


def hide_attendee(archive: dict[str, Any]) -> None:
    archive["attendee"].is_public = False
    archive["attendee"].save()
    index.index_meetings([archive["meeting"].pk])


def merge_people(archive: dict[str, Any]) -> None:
    merging.merge(PersonFactory(name="Tuva K. Lid"), archive["person"], None)


def undo_merger(archive: dict[str, Any]) -> None:
    merging.undo(merging.merge(PersonFactory(name="Tuva K. Lid"), archive["person"], None), None)


def merge_topics(archive: dict[str, Any]) -> None:
    merging.merge(TopicFactory(name="Nätter"), archive["topic"], None)


def split_topic(archive: dict[str, Any]) -> None:
    splitting.split(archive["topic"], splitting.Part("Helgpatrull", is_within=False, items=[archive["item"].pk]))


def take_suggestion(archive: dict[str, Any]) -> None:
    topic = TopicFactory(name="Larm")
    entries_changed(type(topic), [topic.pk])
    answering.take([TopicSuggestionFactory(item=archive["item"], topic=topic).pk], UserFactory())


def remove_topic(archive: dict[str, Any]) -> None:
    gone = TopicFactory(name="Blindtarm")
    entries_changed(type(gone), [gone.pk])
    removing.remove([gone])


CHANGES = [
    edit,
    withdraw,
    move,
    rename_body,
    hide_person,
    hide_attendee,
    merge_people,
    merge_topics,
    split_topic,
    take_suggestion,
    undo_merger,
    remove_topic,
]  # the last two come to nothing


@pytest.mark.parametrize("change", [lambda archive: None, *CHANGES])
def test_the_index_is_what_a_rebuild_would_make_it(
    archive: dict[str, Any], change: Callable[[dict[str, Any]], None]
) -> None:
    before = rows()
    change(archive)
    after = rows()
    index.rebuild()

    assert after == rows()
    assert (change in CHANGES[:-2]) == (after != before)


@pytest.mark.parametrize(
    "text",
    ["läkarstöd", "stöd", "lakarstod", "Tuva", "hemsjukvård avtal", "bilaga 7", "mellanvård", "beslut:rådet", "natt*"],
)
def test_what_is_public_is_found_until_it_is_withdrawn(archive: dict[str, Any], text: str) -> None:
    page = archive["meeting"].get_absolute_url()
    assert any(address.startswith(page) for address in found(text))

    withdraw(archive)

    assert not any(address.startswith(page) for address in found(text))


def test_a_hidden_name_is_found_nowhere(archive: dict[str, Any]) -> None:
    assert found("Kvarnlid")

    hide_person(archive)

    assert found("Kvarnlid") == []
    assert not any("kvarnlid" in row.lower() for row in rows())


def test_a_hidden_name_is_found_nowhere_however_it_was_written_and_is_no_correction(archive: dict[str, Any]) -> None:
    ActionItemFactory(item=archive["item"], text="Ringa", due_as_written="när Tuva-Maj Kvarnlidsson hinner")
    PresenterFactory(item=archive["item"], name="Tuva-Maj Kvarnlidsson", person=archive["person"])
    index.rebuild()
    assert found("Kvarnlidsson")

    hide_person(archive)

    assert found("Kvarnlidsson") == []
    asked = [right for _, right in finding.nearly(finding.prepare("Kvarnlidson"), Masker())]
    assert not any("kvarnlidsson" in right.values() for right in asked)


def test_a_draft_is_not_found() -> None:
    AgendaItemFactory(meeting=MeetingFactory(), title="Hemligstämplat")
    index.rebuild()

    assert found("hemligstämplat") == []


def test_what_is_saved_while_the_index_is_rebuilt_is_kept(
    archive: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def save_meanwhile(done: int) -> None:
        archive["item"].title = "Ombytt rubrik"
        archive["item"].save()
        index.index_meetings([archive["meeting"].pk])

    index.rebuild(save_meanwhile)

    assert found("ombytt") == [archive["item"].get_absolute_url()]
    assert not Passage.objects.exclude(generation=SearchState.objects.get().generation).exists()


def test_a_rebuild_that_another_overtakes_leaves_the_index_to_it(archive: dict[str, Any]) -> None:
    with pytest.raises(index.OvertakenError):
        index.rebuild(lambda done: index.rebuild())

    assert found("läkarstöd")


def test_compounds_are_made_of_the_archives_words_once_it_is_rebuilt() -> None:
    meeting = MeetingFactory(status="draft")
    for title in ("Snurrfeber", "Snurrfeber hos äldre", "Om trollsländor", "Trollsländor", "Snurrfebertrollslända"):
        AgendaItemFactory(meeting=meeting, title=title)
    publishing.publish(meeting, None)
    assert len(found("trollslända")) == 2

    index.rebuild()

    assert len(found("trollslända")) == 3

"""A topic parted in two, and moved."""

import pytest
from django.urls import reverse

from minutes.models import Topic
from minutes.topics.splitting import NotSplittable, Part, split
from tests.admin.page import errors_of, messages_of, send
from tests.factories import AgendaItemFactory, DecisionFactory, TopicFactory


@pytest.fixture
def topic(db):
    return TopicFactory(name="Psykisk hälsa", words="psykisk hälsa\nsuicid", parent=TopicFactory())


def test_what_is_chosen_goes_along_and_the_rest_stays(topic):
    goes, stays, elsewhere = AgendaItemFactory(topics=[topic]), AgendaItemFactory(topics=[topic]), AgendaItemFactory()
    decision = DecisionFactory(item=goes, topics=[topic])
    inner = TopicFactory(parent=topic)
    part = Part("Suicidprevention", False, ["suicid"], [goes.pk, elsewhere.pk], [decision.pk], [inner.pk])
    new = split(topic, part)
    assert (new.slug, new.parent, new.words) == ("suicidprevention", topic.parent, "suicid")
    assert Topic.objects.get(pk=topic.pk).words == "psykisk hälsa"
    assert [list(row.topics.all()) for row in (goes, decision, stays, elsewhere)] == [[new], [new], [topic], []]
    assert list(new.subtopics.all()) == [inner]
    for row in (goes, decision, new, inner):
        assert "skilt från Psykisk hälsa" in row.history.first().history_change_reason
    assert [link.topic for link in goes.history.first().topics.all()] == [new]


def test_what_goes_along_may_stay_too(topic):
    item = AgendaItemFactory(topics=[topic])
    new = split(topic, Part("Suicidprevention", True, items=[item.pk], stays=True))
    assert new.parent == topic
    assert set(item.topics.all()) == {topic, new}


@pytest.mark.parametrize("name", ["psykisk hälsa", "…"])
def test_name_that_is_taken_or_has_no_letters_is_refused(topic, name):
    with pytest.raises(NotSplittable):
        split(topic, Part(name, False, ["suicid"]))
    assert Topic.objects.get(pk=topic.pk).words == "psykisk hälsa\nsuicid"


@pytest.mark.parametrize(("count", "told"), [(1, "1 punkt har ämnet, själv"), (2, "2 punkter har ämnet, själva")])
def test_items_of_a_topic_to_split_are_counted_with_the_word_of_one_or_of_several(administrator, topic, count, told):
    AgendaItemFactory.create_batch(count, topics=[topic])
    page = administrator.get(reverse("admin:minutes_topic_split", args=[topic.pk])).content.decode()
    assert f"{told} eller genom ett beslut." in page


def test_topic_is_split_on_the_desk_with_words_that_narrow_what_is_ticked(administrator, topic):
    item = AgendaItemFactory(title="Suicid bland unga", topics=[topic])
    other = AgendaItemFactory(title="Annat", topics=[topic])
    decision = DecisionFactory(item=item, text="En plan tas fram.", topics=[topic])
    address = reverse("admin:minutes_topic_split", args=[topic.pk])
    assert address in administrator.get(reverse("admin:minutes_topic_change", args=[topic.pk])).content.decode()
    page = administrator.get(address, {"ord": "suicid"}).content.decode()
    assert f'name="items" value="{item.pk}" checked' in page
    assert f'name="decisions" value="{decision.pk}" checked' in page
    assert "Annat" not in page
    assert (
        "Kryssa för något"
        in administrator.post(address, {"name": "Suicidprevention", "where": "beside"}).content.decode()
    )
    data = {"name": "Suicidprevention", "where": "within", "items": [item.pk], "words": ["suicid"]}
    answer = administrator.post(address, data, follow=True)
    assert messages_of(answer) == "Suicidprevention är nu ett eget ämne, skilt från Psykisk hälsa."
    assert list(item.topics.all()) == [Topic.objects.get(slug="suicidprevention")]
    assert list(other.topics.all()) == list(decision.topics.all()) == [topic]
    answer = administrator.post(address, data | {"items": [other.pk], "words": []})
    assert "Det finns redan ett ämne som kallas Suicidprevention." in answer.content.decode()


def test_topic_moves_under_another_and_not_under_its_own_part(administrator, topic):
    inner, elsewhere = TopicFactory(parent=topic), TopicFactory()
    address = reverse("admin:minutes_topic_change", args=[topic.pk])
    assert "runt i ring" in errors_of(send(administrator, address, parent=inner.pk))
    send(administrator, address, parent=elsewhere.pk)
    assert Topic.objects.get(pk=topic.pk).parent == elsewhere
    assert topic.history.count() == 2


def test_new_words_of_a_topic_are_looked_for_at_once(administrator, topic):
    item = AgendaItemFactory(title="Självskadebeteende")
    send(administrator, reverse("admin:minutes_topic_change", args=[topic.pk]), words="självskadebeteende")
    assert [one.topic for one in item.topic_suggestions.all()] == [topic]

"""Topics suggested, taken and turned down."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minutes.models import Meeting, TopicSuggestion
from minutes.topics.finding import Finder, TopicWords
from minutes.topics.suggesting import suggest, suggested_for
from organisations.models import Body
from tests.admin.page import messages_of, send
from tests.factories import AgendaItemFactory, DecisionFactory, MeetingFactory, TopicFactory, TopicSuggestionFactory

SIP, AVTAL, BARN = 1, 2, 3


def found_in(title: str, text: str = "", names: tuple[str, ...] = ()) -> set[int]:
    topics = [
        TopicWords(SIP, ("SIP", "samordnad individuell plan")),
        TopicWords(AVTAL, ("avtal", "internat")),
        TopicWords(BARN, ("barn som anhöriga", "elevhälsa")),
    ]
    return set(Finder(topics, names).find(title, text))


# --- words


@pytest.mark.parametrize(
    ("title", "text", "topics"),
    [
        ("Statistik om SIP", "", {SIP}),
        ("Samordnade individuella planer", "", {SIP}),
        ("Utvecklingsavtalet", "", {AVTAL}),  # a part of a compound
        ("Barn som anhöriga", "", {BARN}),
        ("Rapport", "Elevhälsan var med.", {BARN}),  # a large part of a short text
        ("Rapport", "Det har inte blivit så.", set()),  # the stem of ”internat” is not the word
        ("Utvecklingsavtalet", "Elevhälsan var med.", {AVTAL}),  # said on the way under a title that tells
        ("Rapport", "**Om elevhälsan** " + "Något mer sades inte i saken. " * 20, {BARN}),
        ("Rapport", "Avtalsrådet möttes.", set()),  # the name of a body
        ("Presentationsrunda", "SIP, SIP och SIP.", set()),
    ],
)
def test_words_tell_the_topic_of_a_text(title, text, topics):
    assert found_in(title, text, names=("Avtalsrådet",)) == topics


# --- what is suggested


@pytest.fixture
def sip(db):
    return TopicFactory(name="SIP", slug="sip")


def waiting(meeting: Meeting) -> dict[str, str]:
    suggest(meeting)
    return {str(one): one.why for one in TopicSuggestion.objects.waiting().filter(item__meeting=meeting)}


def test_topic_is_suggested_with_the_words_that_tell_it(sip):
    item = AgendaItemFactory(title="Statistik om SIP")
    decision = DecisionFactory(item=item, text="Fler SIP ska göras.")
    assert waiting(item.meeting) == {
        f"SIP för {item}": "Ordet ”SIP” står i rubriken.",
        f"SIP för {decision}": "Ordet ”sip” står i beslutet.",
    }
    assert not item.topics.exists()  # nothing is done by itself


def test_topic_is_suggested_as_items_of_the_title_were_tagged_at_other_meetings(body_of_three, sip):
    item = AgendaItemFactory(meeting=MeetingFactory(body=body_of_three), title="Lägesrapport den 3 maj")
    assert waiting(item.meeting) == {f"SIP för {item}": "Samma rubrik hade ämnet i tre andra möten."}
    elsewhere = AgendaItemFactory(title="Lägesrapport den 3 maj")
    assert waiting(elsewhere.meeting) == {}


@pytest.fixture
def body_of_three(sip):
    """Return a body at three of whose meetings the same title had the topic."""
    first = AgendaItemFactory(title="Lägesrapport den 4 april", topics=[sip])
    for day in (1, 2):
        meeting = MeetingFactory(body=first.meeting.body, date=datetime.date(2020, 1, day))
        AgendaItemFactory(meeting=meeting, title="Lägesrapport", topics=[sip])
    return first.meeting.body


def test_topic_of_a_title_is_suggested_for_what_lies_under_it(sip):
    item = AgendaItemFactory(title="SIP", topics=[sip])
    subitem = AgendaItemFactory(meeting=item.meeting, parent=item, title="Mellersta")
    decision = DecisionFactory(item=item, text="Förslaget godkänns.")
    assert waiting(item.meeting) == {
        f"SIP för {subitem}": "Punkten hör under ”SIP”, som handlar om ämnet.",
        f"SIP för {decision}": "Punkten som beslutet hör till handlar om ämnet.",
    }


def test_suggestion_that_was_turned_down_never_comes_again(sip, secretary):
    item = AgendaItemFactory(title="SIP")
    suggest(item.meeting)
    address = reverse("admin:minutes_topicsuggestion_changelist")
    answer = secretary.post(address, {"turn_down": TopicSuggestion.objects.get().pk}, follow=True)
    assert messages_of(answer) == "Ett förslag avvisat."
    assert waiting(item.meeting) == {}
    item.title = "Mer om SIP"
    item.save()
    assert waiting(item.meeting) == {}
    assert TopicSuggestion.objects.turned_down().get().turned_down_by is not None


def test_suggestion_goes_when_its_words_do_or_the_topic_was_set_by_hand(sip):
    item, tagged = AgendaItemFactory(title="SIP"), AgendaItemFactory(title="SIP")
    suggest(item.meeting)
    suggest(tagged.meeting)
    item.title = "Annat"
    item.save()
    tagged.topics.add(sip)
    assert waiting(item.meeting) == waiting(tagged.meeting) == {}


@pytest.mark.slow
def test_suggesting_costs_the_same_however_many_items_there_are(sip):
    costs = []
    for count in (2, 20):
        meeting = MeetingFactory()
        for _ in range(count):
            DecisionFactory(item=AgendaItemFactory(meeting=meeting, title="Om SIP"))
        with CaptureQueriesContext(connection) as queries:
            assert len(suggested_for(meeting)) == 2 * count
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 9


# --- the list of the desk


@pytest.fixture
def three(sip, body: Body):
    """Return suggestions for a draft and a published meeting of the body, and for a published one of another."""
    meetings = [MeetingFactory(body=body), MeetingFactory(body=body, published=True), MeetingFactory(published=True)]
    return [TopicSuggestionFactory(item=AgendaItemFactory(meeting=meeting), topic=sip) for meeting in meetings]


def test_each_sees_and_answers_those_whose_topics_they_may_set(own_secretary, coordinator, three):
    address = reverse("admin:minutes_topicsuggestion_changelist")
    seen = {
        client: [one.pk for one in client.get(address).context_data["cl"].result_list]
        for client in (own_secretary, coordinator)
    }
    assert set(seen[own_secretary]) == {three[0].pk, three[1].pk}
    assert set(seen[coordinator]) == {three[1].pk, three[2].pk}
    own_secretary.post(address, {"take": three[2].pk})
    coordinator.post(address, {"action": "take_selected", "index": 0, "_selected_action": [three[0].pk]})
    assert TopicSuggestion.objects.count() == 3


def test_many_are_taken_at_once_and_the_history_tells(own_secretary, three, sip):
    decision = DecisionFactory(item=three[0].item)
    three.append(TopicSuggestionFactory(item=three[0].item, decision=decision, topic=sip))
    address = reverse("admin:minutes_topicsuggestion_changelist")
    data = {"action": "take_selected", "index": 0, "_selected_action": [three[0].pk, three[1].pk, three[3].pk]}
    assert messages_of(own_secretary.post(address, data, follow=True)) == "3 förslag tagna."
    for row in (three[0].item, three[1].item, decision):
        version = row.version
        row.refresh_from_db()
        assert list(row.topics.all()) == [sip]
        assert row.version == version + 1
        state = row.history.first()
        assert state.history_change_reason == "Föreslaget ämne"
        assert state.history_user is not None
        assert [link.topic for link in state.topics.all()] == [sip]
    assert TopicSuggestion.objects.get() == three[2]


def test_list_is_narrowed_by_topic_and_body_and_shows_those_turned_down(secretary, three):
    other = TopicSuggestionFactory(item=three[0].item)
    address = reverse("admin:minutes_topicsuggestion_changelist")
    secretary.post(address, {"turn_down": three[2].pk})

    def listed(query: str) -> set[int]:
        return {one.pk for one in secretary.get(address + query).context_data["cl"].result_list}

    assert listed("") == {three[0].pk, three[1].pk, other.pk}
    assert listed(f"?topic__id__exact={other.topic_id}") == {other.pk}
    assert listed(f"?item__meeting__body__id__exact={three[0].meeting.body_id}") == {three[0].pk, three[1].pk, other.pk}
    assert listed("?lage=avvisade") == {three[2].pk}


def test_answers_are_given_on_the_page_of_the_item_too(own_secretary, three, sip):
    item, other = three[0].item, TopicFactory()
    turned_down = TopicSuggestionFactory(item=item, topic=other)
    address = reverse("admin:minutes_agendaitem_change", args=[item.pk])
    assert "Föreslagna ämnen" in own_secretary.get(address).content.decode()
    send(own_secretary, address, **{f"amne-{three[0].pk}": "take", f"amne-{turned_down.pk}": "turn_down"})
    assert list(item.topics.all()) == [sip]
    assert TopicSuggestion.objects.get(item=item).turned_down_at is not None

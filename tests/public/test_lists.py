"""The lists of meetings and of decisions: filters, counts, chips, pages."""

import datetime
import random
import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict
from django.test import Client

from minutes.facets import Facet, meeting_facets
from minutes.filters import DecisionFilter, MeetingFilter, Registers
from minutes.models import Decision, Meeting
from minutes.privacy import Masker
from minutes.register import Register
from minutes.search.index import index_meetings
from organisations.merging import merge
from tests.factories import (
    AgendaItemFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    RegionFactory,
    TopicFactory,
)
from tests.public.reading import plain

pytestmark = pytest.mark.django_db


def meetings_for(**asked: Any) -> set[Meeting]:
    """Return the published meetings that the list has for what is asked."""
    return set(asked_for(MeetingFilter, Meeting.objects.published(), asked).qs)


def decisions_for(**asked: Any) -> set[Decision]:
    index_meetings(Meeting.objects.values_list("pk", flat=True))
    """Return the published decisions that the list has for what is asked."""
    return set(asked_for(DecisionFilter, Decision.objects.published(), asked).qs)


def asked_for(filterset: type, rows: Any, asked: dict[str, Any]) -> Any:
    """Return the filterset for what is asked, which must make sense."""
    query = QueryDict(mutable=True)
    for name, value in asked.items():
        query.setlist(name, value if isinstance(value, list) else [str(value)])
    found = filterset(query, rows, Registers(), Masker())
    assert found.form.is_valid(), found.form.errors
    return found


def decision_facets(filterset: DecisionFilter) -> tuple[list[Facet], int]:
    """Return the facets of the register, and how many decisions it has."""
    register = Register(filterset)
    return register.facets, register.found


def rows(client: Client, address: str) -> list[str]:
    """Return the addresses of the rows of a list, in order."""
    html = client.get(address).content.decode()
    return re.findall(r'<p class="what"><a href="([^"]+)"', html)


def test_no_page_changes_the_registers_that_pages_share(client: Client) -> None:
    topic = TopicFactory()
    meeting = MeetingFactory(published=True)
    DecisionFactory(item=AgendaItemFactory(meeting=meeting, topics=[topic]), topics=[topic])

    def shared() -> list[tuple[Any, ...]]:
        registers = Registers()
        entries = [*registers.bodies.values(), *registers.regions.entries.values(), *registers.topics.entries.values()]
        return [(id(one), {**vars(one)}, {**one._state.fields_cache}) for one in entries]

    before = shared()
    assert [one.region.name for one in Registers().bodies.values()] == [meeting.body.region.name]
    for address in ("/", "/moten/", "/beslut/", "/sok/?q=punkt", f"/jamfor/?amne={topic.slug}", "/organ/"):
        assert client.get(address).status_code == 200
    assert shared() == before


# --- each filter


def test_a_region_takes_its_subregions_and_joint_bodies_along() -> None:
    skane = RegionFactory(name="Skåne")
    nordvast = RegionFactory(name="Nordväst", parent=skane)
    of_region, of_subregion = BodyFactory(region=skane), BodyFactory(region=nordvast)
    in_region, in_subregion = (MeetingFactory(body=body, published=True) for body in (of_region, of_subregion))
    elsewhere, joint = MeetingFactory(published=True), MeetingFactory(published=True)
    joint.joint_bodies.add(of_subregion)

    assert meetings_for(region="skane") == {in_region, in_subregion, joint}
    assert meetings_for(region="nordvast") == {in_subregion, joint}
    assert meetings_for(region=["nordvast", elsewhere.body.region.slug]) == {in_subregion, joint, elsewhere}
    decision = DecisionFactory(item=AgendaItemFactory(meeting=joint))
    assert decisions_for(region="skane") == {decision}


def test_a_region_takes_along_what_lies_deeper_too() -> None:
    top = RegionFactory(name="Söder")
    deep = RegionFactory(name="Hörn", parent=RegionFactory(name="Mitt", parent=top))
    meeting = MeetingFactory(body=BodyFactory(region=deep), published=True)

    assert meetings_for(region="soder") == {meeting}


def test_a_body_has_its_own_and_its_joint_meetings() -> None:
    own, joint, _ = (MeetingFactory(published=True) for _ in range(3))
    joint.joint_bodies.add(own.body)

    assert meetings_for(organ=own.body.slug) == {own, joint}


def test_a_topic_takes_its_subtopics_along() -> None:
    topic = TopicFactory(name="Vård")
    part = TopicFactory(name="Palliativ vård", parent=topic)
    above, below, other = (AgendaItemFactory(topics=[one]) for one in (topic, part, TopicFactory()))

    assert meetings_for(amne="vard") == {above.meeting, below.meeting}
    assert meetings_for(amne="palliativ-vard") == {below.meeting}
    decisions = [DecisionFactory(item=item, topics=item.topics.all()) for item in (above, below, other)]
    assert decisions_for(amne="vard") == set(decisions[:2])


def test_a_period_holds_its_first_and_its_last_day() -> None:
    days = [datetime.date(2021, 10, day) for day in (14, 15, 16, 17)]
    meetings = [MeetingFactory(date=day, published=True) for day in days]

    assert meetings_for(fran="2021-10-15", till="2021-10-16") == set(meetings[1:3])
    assert meetings_for(fran="2021-10-15", till="2021-10-15") == {meetings[1]}
    assert meetings_for(fran="2021-10-17") == {meetings[3]}
    assert meetings_for(till="2021-10-14") == {meetings[0]}


def test_a_person_has_the_meetings_that_they_were_called_to() -> None:
    person = PersonFactory()
    there = AttendeeFactory(person=person)
    absent = AttendeeFactory(person=person, presence="apologies")
    AttendeeFactory(person=person, is_public=False)
    AttendeeFactory()

    assert meetings_for(person=person.slug) == {there.meeting, absent.meeting}


def test_only_meetings_that_decided_something_are_kept_when_asked_for() -> None:
    decided = DecisionFactory()
    DecisionFactory(kind="proposal")
    MeetingFactory(published=True)

    assert meetings_for(beslut="on") == {decided.item.meeting}
    assert len(meetings_for(beslut="")) == 3


@pytest.mark.parametrize("word", ["vårdplan", "VÅRDPLAN", "Vårdplan", "årdpl", "vårdplan om", "om om vårdplan"])
def test_text_is_found_in_titles_of_meetings_and_items_and_in_names_of_bodies(word: str) -> None:
    titled = MeetingFactory(title="Samtal om Vårdplan", published=True)
    item = AgendaItemFactory(title="VÅRDPLAN, om Lund")
    body = MeetingFactory(body=BodyFactory(name="Gruppen om vårdplanen"), published=True)
    AgendaItemFactory(text="Om vårdplan i löpande text")

    assert meetings_for(text=word) == {titled, item.meeting, body}


def test_each_word_may_stand_in_another_title() -> None:
    item = AgendaItemFactory(title="Vaccin", meeting__title="Rapport")
    AgendaItemFactory(meeting=item.meeting, title="Avtal")
    AgendaItemFactory(title="Avtal")

    assert meetings_for(text="avtal vaccin rapport") == {item.meeting}


@pytest.mark.parametrize("word", ["%", "_", "\\", "'", '"', "(", "[", "*", "a%c"])
def test_signs_that_mean_something_to_a_database_mean_themselves(word: str) -> None:
    found = MeetingFactory(title=f"Före {word} efter", published=True)
    MeetingFactory(title="Före abc efter", published=True)

    assert meetings_for(text=word) == {found}


def test_decisions_are_found_by_text_outcome_and_kind() -> None:
    item = AgendaItemFactory(title="Läkarstöd")
    first = DecisionFactory(item=item, text="Att godkänna", outcome="decided")
    second = DecisionFactory(item=item, text="Att avslå", outcome="rejected", kind="proposal")
    third = DecisionFactory(text="Att godkänna", outcome="decided", condition="Läkarstöd")

    assert decisions_for(text="läkarstöd") == {first, second, third}
    assert decisions_for(text="godkänna") == {first, third}
    assert decisions_for(text="läkarstöd godkänna") == {first, third}
    assert decisions_for(utfall="rejected") == {second}
    assert decisions_for(utfall=["rejected", "decided"]) == {first, second, third}
    assert decisions_for(slag="proposal") == {second}


def test_words_in_quotation_marks_are_found_as_they_stand() -> None:
    found = DecisionFactory(text="Bilaga 7 revideras")
    DecisionFactory(text="Bilaga 6 antas av 7 kommuner")

    for text in ('"bilaga 7"', "”bilaga 7”", '"bilaga 7" revideras'):
        assert decisions_for(text=text) == {found}
    assert decisions_for(text='"7 bilaga"') == set()


def test_letters_in_two_parts_are_found_as_one() -> None:
    found = DecisionFactory(text="Mötet är öppet")

    assert decisions_for(text=unicodedata.normalize("NFD", "Mötet är")) == {found}


# --- text and what is hidden


def test_a_phrase_does_not_find_what_is_masked_beside_its_other_words() -> None:
    AttendeeFactory(name="Siv Hemlig", is_public=False, meeting=(meeting := MeetingFactory(published=True)))
    item = AgendaItemFactory(meeting=meeting, title="Val")
    DecisionFactory(item=item, text="Siv Hemlig väljs, tel:070-1234567 gäller")

    for text in ('"Hemlig väljs"', '"Siv Hemlig väljs"', "tel:070-123", '"gäller 070"', '"tel:070-1234567 gäller"'):
        assert decisions_for(text=text) == set()


def test_a_telephone_number_or_address_is_not_found_by_what_is_masked() -> None:
    found = DecisionFactory(text="Ring 070-123 45 67 eller skriv till karin.exempel@kommun.se om planen")

    assert decisions_for(text="planen") == {found}
    for word in ("070-123", "45 67", "karin", "exempel", "@kommun.se", "karin.exempel@kommun.se"):
        assert decisions_for(text=word) == set()


def test_a_functional_mailbox_is_found() -> None:
    found = DecisionFactory(text="Skriv till kansliet@kommun.se")

    assert decisions_for(text="kansliet@kommun.se") == {found}


def test_a_name_is_found_where_it_is_not_hidden() -> None:
    here, there = (AgendaItemFactory(title="Stina Privat berättar") for _ in range(2))
    AttendeeFactory(meeting=here.meeting, name="Stina Privat", is_public=False)

    assert meetings_for(text="privat") == {there.meeting}
    assert meetings_for(text="berättar") == {here.meeting, there.meeting}


def test_a_title_of_its_own_is_found_beside_one_with_a_hidden_name() -> None:
    PersonFactory(name="Stina Berg", is_public=False)
    item = AgendaItemFactory(title="Stina Berg berättar")
    AgendaItemFactory(meeting=item.meeting, title="Bergsskolan")

    assert meetings_for(text="berg") == {item.meeting}


def test_a_hundred_words_are_looked_for() -> None:
    words = " ".join(f"å{number}"[:2] for number in range(100))
    MeetingFactory(title=words, published=True)

    assert len(meetings_for(text=words[:200])) == 1
    assert decisions_for(text=words[:200]) == set()


# --- counts


@pytest.fixture
def mixed_archive() -> None:
    """Make an archive in which everything is mixed, the same each time."""
    chance = random.Random(7)
    tops = [RegionFactory() for _ in range(2)]
    regions = tops + [RegionFactory(parent=chance.choice(tops)) for _ in range(3)]
    bodies = [BodyFactory(region=chance.choice(regions)) for _ in range(6)]
    topics = [TopicFactory() for _ in range(3)]
    topics += [TopicFactory(parent=chance.choice(topics)) for _ in range(4)]
    for _ in range(24):
        state = chance.choice([{"published": True}] * 4 + [{"withdrawn": True}, {}])
        meeting = MeetingFactory(body=chance.choice(bodies), **state)
        others = [body for body in bodies if body != meeting.body]
        meeting.joint_bodies.set(chance.sample(others, chance.choice([0, 0, 1, 2])))
        for _ in range(chance.randrange(4)):
            item = AgendaItemFactory(meeting=meeting, topics=chance.sample(topics, chance.randrange(3)))
            for _ in range(chance.randrange(3)):
                DecisionFactory(
                    item=item,
                    topics=chance.sample(topics, chance.randrange(3)),
                    outcome=chance.choice(["", *Decision.Outcome.values[:3]]),
                    kind=chance.choice(Decision.Kind.values),
                )


def combinations(filterset: type, facets: Any, rows: Any, others: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    """Yield many combinations of choices, with and without the other filters."""
    chance = random.Random(11)
    found, _ = facets(asked_for(filterset, rows, {}))
    for _ in range(12):
        asked: dict[str, Any] = dict(chance.choice(others))
        for facet in found:
            values = [choice.value for choice in facet.choices]
            if wanted := chance.sample(values, min(len(values), chance.choice([0, 0, 1, 2, 3]))):
                asked[facet.name] = wanted
        yield asked


@pytest.mark.usefixtures("mixed_archive")
@pytest.mark.parametrize(
    ("filterset", "facets", "model", "others"),
    [
        (MeetingFilter, meeting_facets, Meeting, [{}, {"beslut": "on"}, {"fran": "2021-03-01"}, {"text": "punkt 1"}]),
        (DecisionFilter, decision_facets, Decision, [{}, {"till": "2021-12-01"}, {"text": "1"}]),
    ],
)
def test_each_choice_counts_the_rows_that_one_gets_by_choosing_it(
    filterset: type, facets: Any, model: Any, others: list[dict[str, str]]
) -> None:
    published = model.objects.published()
    counted = 0
    for asked in combinations(filterset, facets, published, others):
        shown = asked_for(filterset, published, asked)
        choices, found = facets(shown)
        assert found == shown.qs.count() == len(set(shown.qs))
        for facet in choices:
            for choice in facet.choices:
                assert choice.is_chosen == (choice.value in asked.get(facet.name, []))
                if counted % 5 == 0:  # every fifth is many, and quick
                    chosen = asked_for(filterset, published, asked | {facet.name: [choice.value]})
                    assert choice.count == chosen.qs.count(), (asked, facet.name, choice)
                counted += 1
    assert counted > 200


# --- the page


def test_the_newest_meeting_is_first_and_months_head_them(client: Client) -> None:
    body = BodyFactory()
    days = [
        datetime.date(2021, 10, 1),
        datetime.date(2020, 10, 1),
        datetime.date(2021, 9, 30),
        datetime.date(2021, 10, 2),
    ]
    meetings = {day: MeetingFactory(body=body, date=day, published=True) for day in days}

    html = client.get("/moten/").content.decode()

    assert rows(client, "/moten/") == [meetings[day].get_absolute_url() for day in sorted(days, reverse=True)]
    assert re.findall(r"<h2[^>]*>([A-Z][a-z]+ \d{4})</h2>", html) == ["Oktober 2021", "September 2021", "Oktober 2020"]


def test_meetings_of_one_day_stand_by_body_and_the_last_first(client: Client) -> None:
    day = datetime.date(2021, 10, 1)
    a, o = BodyFactory(name="Arbetsgruppen"), BodyFactory(name="Örebrogruppen")
    expected = [
        MeetingFactory(body=a, date=day, published=True, same_day_number=2, slug="a-2"),
        MeetingFactory(body=a, date=day, published=True, same_day_number=1, slug="a-1"),
        MeetingFactory(body=o, date=day, published=True),
    ]

    assert rows(client, "/moten/") == [meeting.get_absolute_url() for meeting in expected]


def test_decisions_of_a_meeting_stand_in_its_order(client: Client) -> None:
    meeting = MeetingFactory(published=True)
    second, first = (AgendaItemFactory(meeting=meeting, position=position) for position in (2, 1))
    decisions = [
        DecisionFactory(item=first, position=1),
        DecisionFactory(item=first, position=2),
        DecisionFactory(item=second, position=1),
    ]

    assert rows(client, "/beslut/") == [decision.get_absolute_url() for decision in decisions]


def test_a_row_counts_items_and_decisions_but_no_proposals(client: Client) -> None:
    item = AgendaItemFactory()
    AgendaItemFactory(meeting=item.meeting)
    for kind in ("decision", "decision", "proposal"):
        DecisionFactory(item=item, kind=kind)

    assert "2 punkter, 2 beslut" in plain(client.get("/moten/").content.decode())


@pytest.mark.parametrize(("address", "make"), [("/moten/", MeetingFactory), ("/beslut/", DecisionFactory)])
def test_pages_hold_every_row_once(client: Client, address: str, make: Any) -> None:
    if make is MeetingFactory:
        body = BodyFactory()
        made = [MeetingFactory(body=body, published=True) for _ in range(51)]
    else:
        item = AgendaItemFactory()
        made = [DecisionFactory(item=item) for _ in range(51)]

    pages = [rows(client, f"{address}?sida={number}") for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [25, 25, 1]
    assert {row for page in pages for row in page} == {thing.get_absolute_url() for thing in made}
    assert rows(client, address) == pages[0]
    assert "Visar 26–50 av 51" in client.get(f"{address}?sida=2").content.decode()


def test_links_to_other_pages_keep_the_filters(client: Client) -> None:
    body = BodyFactory()
    for _ in range(26):
        MeetingFactory(body=body, published=True)

    html = client.get(f"/moten/?organ={body.slug}&text=&sida=1").content.decode()

    (link,) = re.findall(r'href="([^"]+)" rel="next"', html)
    query = parse_qs(urlsplit(link.replace("&amp;", "&")).query)
    assert query == {"organ": [body.slug], "sida": ["2"]}


def chips(client: Client, address: str) -> dict[str, str]:
    """Return the addresses of the chips by their words."""
    html = client.get(address).content.decode()
    found = re.findall(r'<a class="chip" href="([^"]*)">(.*?)</a>', html)
    return {plain(label): url.replace("&amp;", "&") for url, label in found}


def test_a_chip_leads_to_the_list_without_its_filter(client: Client) -> None:
    lund, malmo = (BodyFactory(name=name) for name in ("Lundagruppen", "Malmögruppen"))
    person = AttendeeFactory(meeting__body=lund, person__name="Karin Ek").person
    address = f"/moten/?organ={lund.slug}&organ={malmo.slug}&fran=2021-01-01&beslut=on&text=å&person={person.slug}"

    found = chips(client, f"{address}&sida=1")

    assert set(found) == {
        "Lundagruppen",
        "Malmögruppen",
        "Från och med: 2021-01-01",
        "Möten med beslut",
        "Ord i rubriker: å",
        "Person: Karin Ek",
    }
    assert parse_qs(found["Lundagruppen"][1:]) == {
        "organ": [malmo.slug],
        "fran": ["2021-01-01"],
        "beslut": ["on"],
        "text": ["å"],
        "person": [person.slug],
    }
    assert "text" not in parse_qs(found["Ord i rubriker: å"][1:])


def test_without_filters_there_are_no_chips(client: Client) -> None:
    MeetingFactory(published=True)

    assert chips(client, "/moten/?text=&fran=&till=&person=&beslut=") == {}


@pytest.mark.parametrize("address", ["/moten/", "/beslut/"])
def test_an_empty_result_says_what_to_loosen(client: Client, address: str) -> None:
    MeetingFactory(published=True)
    DecisionFactory()

    text = plain(client.get(f"{address}?text=finnsinte").content.decode())

    assert "Inget passar valet." in text
    assert "Sök på färre ord" in text
    assert "Ta bort valet här ovanför" in text


def test_an_empty_result_offers_each_choice_whose_removal_gives_something(client: Client) -> None:
    body = MeetingFactory(published=True).body
    other = BodyFactory(name="Rådet", region=RegionFactory(name="Malmö"))

    text = plain(client.get(f"/moten/?organ={other.slug}&region={body.region.slug}").content.decode())

    assert "Inget passar alla valen på en gång." in text
    assert "Ta bort valet av organ, så blir det 1." in text
    assert "Ta bort valet av region" not in text


def test_a_choice_is_never_parted_from_what_it_is_part_of() -> None:
    parents = [TopicFactory(name=f"Ämne {number:02}") for number in range(20)]
    for parent in parents:
        TopicFactory(name=f"Del av {parent.name}", parent=parent)
    DecisionFactory(topics=[parents[3]])

    facets, _ = decision_facets(asked_for(DecisionFilter, Decision.objects.published(), {}))
    facet = next(facet for facet in facets if facet.name == "amne")

    for shown in (facet.shown, facet.folded):
        labels = [choice.label for choice in shown]
        assert all(labels.index(label) == labels.index(label.removeprefix("Del av ")) + 1 for label in labels[1::2])
    assert [choice.label for choice in facet.shown] == ["Ämne 03", "Del av Ämne 03"]


@pytest.mark.parametrize("address", ["/moten/", "/beslut/"])
def test_an_empty_archive_says_that_it_is_empty(client: Client, address: str) -> None:
    assert "är publicerade ännu" in plain(client.get(address).content.decode())


def test_a_region_without_bodies_is_a_choice_that_gives_nothing(client: Client) -> None:
    RegionFactory(name="Malmö")

    assert "Inget passar valet." in client.get("/moten/?region=malmo").content.decode()


@pytest.mark.parametrize("address", ["/beslut/", "/moten/", "/sok/", "/api/decisions", "/api/meetings"])
def test_a_choice_by_an_old_address_is_the_one_of_now(client, address):
    kept, absorbed = TopicFactory(name="Vård"), TopicFactory(name="Omvård")
    old = absorbed.slug
    merge(kept, absorbed, by=None)
    answer = client.get(address, {"amne": old})
    assert answer.status_code == 200
    assert "finns inte bland valen" not in answer.content.decode()
    assert client.get(address, {"amne": "\0"}).status_code in (200, 422)

"""The API answers as the pages do, and no more."""

import json

import pytest
from django.test import Client

from minutes.search.index import index_meetings
from tests.factories import (
    AgendaItemFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    RegionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
LISTS = ["/api/meetings", "/api/decisions"]


def test_meetings_are_those_of_the_page(client: Client) -> None:
    region = RegionFactory(name="Skåne", slug="skane")
    body = BodyFactory(name="Rådet", slug="radet", region=RegionFactory(name="Nordväst", parent=region))
    meeting = MeetingFactory(body=body, published=True, place="Malmö")
    DecisionFactory(item=AgendaItemFactory(meeting=meeting))
    MeetingFactory(published=True)
    MeetingFactory(body=body)

    answer = client.get("/api/meetings", {"region": "skane"}).json()

    assert answer == {
        "count": 1,
        "results": [
            {
                "date": meeting.date.isoformat(),
                "body": "Rådet",
                "url": f"http://testserver{meeting.get_absolute_url()}",
                "last_date": None,
                "joint_bodies": [],
                "region": "Nordväst, Skåne",
                "record_kind": "notes",
                "place": "Malmö",
                "items": 1,
                "decisions": 1,
            }
        ],
    }


def test_decisions_are_those_of_the_page(client: Client) -> None:
    item = AgendaItemFactory(meeting=MeetingFactory(published=True), number="§ 7", title="Avtal")
    decision = DecisionFactory(item=item, text="Gruppen beslutar", outcome="decided")
    decision.topics.add(TopicFactory(name="SIP", slug="sip"))
    DecisionFactory(item=item, outcome="noted")

    answer = client.get("/api/decisions", {"amne": "sip", "utfall": "decided"}).json()

    assert answer["count"] == 1
    assert answer["results"][0] == {
        "text": "Gruppen beslutar",
        "kind": "decision",
        "outcome": "decided",
        "condition": "",
        "referred_to": "",
        "topics": ["SIP"],
        "number": "§ 7",
        "item": "Avtal",
        "url": f"http://testserver{decision.get_absolute_url()}",
        "meeting": {
            "date": item.meeting.date.isoformat(),
            "body": str(item.meeting.body),
            "url": f"http://testserver{item.meeting.get_absolute_url()}",
        },
    }


def test_what_is_found_is_what_the_page_finds_and_where_it_stands(client: Client) -> None:
    meeting = MeetingFactory(body=BodyFactory(name="Rådet", slug="radet"), published=True)
    item = AgendaItemFactory(meeting=meeting, title="Läkarstöd i hemmet", text="Stödet ges på kvällar.")
    AgendaItemFactory(meeting=MeetingFactory(), title="Läkarstöd i ett utkast")
    index_meetings([item.meeting_id])

    answer = client.get("/api/search", {"q": "stöd läkare", "limit": 10}).json()

    assert answer == {
        "count": 1,
        "results": [
            {
                "kind": "item",
                "title": "Läkarstöd i hemmet",
                "item": "Läkarstöd i hemmet",
                "url": f"http://testserver{item.get_absolute_url()}",
                "excerpt": "Stödet ges på kvällar.",
                "meeting": {
                    "date": item.meeting.date.isoformat(),
                    "body": "Rådet",
                    "url": f"http://testserver{item.meeting.get_absolute_url()}",
                },
            }
        ],
    }


@pytest.mark.parametrize(
    ("question", "parameter"),
    [({}, "q"), ({"q": "x" * 201}, "q"), ({"q": "sip", "limit": 0}, "limit"), ({"x": 1}, "x")],
)
def test_a_search_that_cannot_be_understood_is_told_in_swedish(
    client: Client, question: dict[str, str], parameter: str
) -> None:
    answer = client.get("/api/search", question)

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [parameter]


def test_a_part_is_what_was_asked_for(client: Client) -> None:
    meetings = [MeetingFactory(published=True) for _ in range(5)]
    newest_first = sorted(meetings, key=lambda meeting: meeting.date, reverse=True)

    answer = client.get("/api/meetings", {"limit": 2, "offset": 1}).json()

    assert answer["count"] == 5
    assert [row["url"].removeprefix("http://testserver") for row in answer["results"]] == [
        meeting.get_absolute_url() for meeting in newest_first[1:3]
    ]
    assert client.get("/api/meetings", {"offset": 99}).json() == {"count": 5, "results": []}


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("fran", "igår", "Ange dagen som år, månad och dag, till exempel 2021-10-15."),
        ("region", "mars", "”mars” finns inte bland valen för region."),
        ("limit", "0", "större än eller lika med 1"),
        ("limit", "101", "mindre än eller lika med 100"),
        ("offset", "-1", "större än eller lika med 0"),
        ("offset", "x", "heltal"),
        ("regon", "skane", "Den parametern finns inte."),
    ],
)
def test_what_cannot_be_understood_is_told_in_swedish(
    client: Client, address: str, name: str, value: str, said
) -> None:
    answer = client.get(address, {name: value}, headers={"Accept-Language": "en"})

    assert answer.status_code == 422
    assert said in answer.json()["errors"][name][0]


def test_a_hidden_person_is_no_choice(client: Client) -> None:
    PersonFactory(slug="dold", is_public=False)
    assert client.get("/api/meetings", {"person": "dold"}).status_code == 422


@pytest.mark.parametrize("address", ["/api/", "/api/x", "/api/meetings/", "/api/meetings/1", "/api/möten?a=b"])
@pytest.mark.parametrize("method", ["get", "post", "options"])
def test_an_address_with_nothing_is_told_as_json(client: Client, address: str, method: str) -> None:
    answer = getattr(client, method)(address)

    assert answer.status_code == 404
    assert answer.json() == {"errors": {"": ["Det finns inget på den adressen. Se /api/openapi.json."]}}


@pytest.mark.parametrize("address", [*LISTS, "/api/openapi.json"])
def test_nothing_can_be_written(client: Client, address: str) -> None:
    for method in (client.post, client.put, client.patch, client.delete):
        answer = method(address)
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
        assert answer.json() == {"errors": {"": ["Arkivet kan bara läsas härifrån."]}}


def test_the_document_tells_of_every_parameter_and_answer(client: Client) -> None:
    document = client.get("/api/openapi.json").json()

    assert document["openapi"].startswith("3.")
    for address in LISTS:
        told = document["paths"][address]
        assert set(told) == {"get"}
        names = {parameter["name"] for parameter in told["get"]["parameters"]}
        assert {"region", "organ", "amne", "fran", "till", "text", "limit", "offset"} <= names
        assert set(told["get"]["responses"]) == {"200", "422"}
    assert "http" not in json.dumps(document)


def test_there_is_no_page_that_reaches_elsewhere(client: Client) -> None:
    assert client.get("/api/docs").status_code == 404
    assert client.get("/api/").status_code == 404

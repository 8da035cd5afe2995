"""Addresses that make no sense: the form's Swedish error and no rows, never a fault, never everything."""

import re

import pytest
from django.test import Client

from tests.factories import (
    AgendaItemFactory,
    AttendeeFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    PlannedMeetingFactory,
    RegionFactory,
    TopicFactory,
)
from tests.public.reading import plain

pytestmark = pytest.mark.django_db
PARAMETERS = {
    "/moten/": ["region", "organ", "amne", "fran", "till", "text", "beslut", "person", "sida"],
    "/beslut/": [
        *("region", "organ", "amne", "utfall", "slag", "fran", "till", "text", "sida"),
        *("amnen", "organslag", "lage", "atgarder", "vidare", "grupp", "ordning"),
    ],
    "/sok/": ["slag", "region", "organ", "amne", "ar", "utfall", "ordning", "sida"],
    "/jamfor/": ["amne", "region", "organ", "fran", "till"],
    "/kalender/": ["manad"],
}
CHOICES = ["region", "organ", "amne", "utfall", "slag", "person", "ar"]
CHOICES += ["amnen", "organslag", "lage", "atgarder", "vidare", "grupp", "ordning"]
DAYS = ["fran", "till"]
NO_DAYS = ["2021-02-30", "99999-01-01", "0001-01-01", "1949-12-31", "2100-01-01"]
NO_DAYS += ["10/11/2021", "2021-10", "igår", "20211015"]
LONG, VERY_LONG = "x" * 2000, "x" * 100_000
NO_PAGES = ["9999", "0", "-1", "abc", "1.5", "9" * 5000, "2", "%00", "1;2"]
ENGLISH = re.compile(r"\b(?:the|enter|select|valid|value|error|not found|forbidden|server)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def archive() -> None:
    """Put a little of everything in the archive."""
    region, topic = RegionFactory(name="Skåne"), TopicFactory(name="Vård")
    meeting = MeetingFactory(body=BodyFactory(name="Gruppen", region=region), published=True)
    item = AgendaItemFactory(meeting=meeting, topics=[topic])
    DecisionFactory(item=item, topics=[topic])
    AttendeeFactory(meeting=meeting, person=PersonFactory(name="Karin Ek"))
    PlannedMeetingFactory(body=meeting.body)


def assert_refused(client: Client, address: str) -> None:
    """Assert that the page says in Swedish what is wrong, and shows no rows."""
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 200, address[:200]
    assert 'role="alert"' in html, address[:200]
    assert '<li class="row' not in html, address[:200]
    problem = plain(html[html.index('role="alert"') :].partition("</div>")[0])
    assert len(problem) > 60
    assert not ENGLISH.search(problem), problem[:500]


def by_parameter(names: list[str]) -> list[tuple[str, str]]:
    """Return every list and every parameter of it that is one of the names."""
    return [(address, name) for address, known in PARAMETERS.items() for name in known if name in names]


@pytest.mark.parametrize(("address", "name"), by_parameter(CHOICES))
def test_an_unknown_choice_is_refused(client: Client, address: str, name: str) -> None:
    for value in ("okand", LONG, VERY_LONG, "%00", "sk%00ane", "%ff%fe", "%ed%a0%80", "1", "Skåne", "-1"):
        assert_refused(client, f"{address}?{name}={value}")


@pytest.mark.parametrize(("address", "name"), by_parameter(DAYS))
def test_what_is_no_day_is_refused(client: Client, address: str, name: str) -> None:
    for value in (*NO_DAYS, "%00", "2021-10-15%00", LONG, "%ff"):
        assert_refused(client, f"{address}?{name}={value}")


def test_what_is_no_month_is_refused(client: Client) -> None:
    for value in ("2021-13", "2021-02-30", "99999-01", "0001-01", "9999-12", "2100-01", "%00", LONG, "%ff"):
        assert_refused(client, f"/kalender/?manad={value}")


@pytest.mark.parametrize("address", ["/moten/", "/beslut/"])
def test_a_period_that_ends_before_it_begins_is_refused(client: Client, address: str) -> None:
    assert_refused(client, f"{address}?fran=2022-01-01&till=2020-01-01")
    assert (
        "Till och med kan inte vara före från och med."
        in client.get(f"{address}?fran=2022-01-01&till=2020-01-01").content.decode()
    )


@pytest.mark.parametrize("address", ["/moten/", "/beslut/"])
def test_a_text_that_is_too_long_or_no_text_is_refused(client: Client, address: str) -> None:
    for value in ("x" * 201, LONG, VERY_LONG, "%00", "a%00b", "å" * 1000):
        assert_refused(client, f"{address}?text={value}")


def test_a_tick_that_is_neither_on_nor_off_is_refused(client: Client) -> None:
    for value in ("%00", "banan", "off", LONG, "%ff"):
        assert_refused(client, f"/moten/?beslut={value}")


@pytest.mark.parametrize("address", ["/moten/?", "/beslut/?", "/sok/?q=a&"])
def test_a_page_that_is_not_there_is_refused_with_a_way_to_the_first(client: Client, address: str) -> None:
    for value in NO_PAGES:
        assert_refused(client, f"{address}sida={value}")
    html = client.get(f"{address}region=skane&sida=9999").content.decode()
    first = f"?{address.partition('?')[2]}region=skane".replace("&", "&amp;")
    assert f'<a href="{first}">Gå till första sidan i urvalet</a>' in html


@pytest.mark.parametrize("address", ["/moten/", "/beslut/"])
def test_odd_text_finds_nothing(client: Client, address: str) -> None:
    for text in (
        "%ff%fe",
        "%ed%a0%80",
        "%F0%9F%92%A9",
        "%E2%80%AE",
        "' OR 1=1 --",
        "{{ 7*7 }}",
        "<script>",
        "xå " * 60,
    ):
        response = client.get(f"{address}?text={text}")

        assert response.status_code == 200
        assert '<li class="row' not in response.content.decode()
        assert "<script>" not in response.content.decode()


@pytest.mark.parametrize(("address", "name"), by_parameter([*CHOICES, *DAYS, "text", "beslut", "manad"]))
def test_one_good_value_beside_a_bad_one_is_refused_or_the_last_counts(client: Client, address: str, name: str) -> None:
    good = {
        "region": "skane",
        "organ": "gruppen",
        "amne": "vard",
        "utfall": "decided",
        "slag": "item" if address == "/sok/" else "decision",
        "person": "karin-ek",
        "fran": "2020-01-01",
        "till": "2030-01-01",
        "text": "punkt",
        "beslut": "on",
        "manad": "2021-01",
        "amnen": "alla",
        "organslag": "officials",
        "lage": "open",
        "atgarder": "none",
        "vidare": "gruppen",
        "grupp": "amne",
        "ar": "2021",
        "ordning": "aldst",
    }[name]

    assert_refused(client, f"{address}?{name}={good}&{name}=%00")
    repeated = client.get(f"{address}?{name}={good}&{name}={good}")
    assert repeated.status_code == 200
    assert 'role="alert"' not in repeated.content.decode()


def test_unknown_parameters_change_nothing_in_the_calendar(client: Client) -> None:
    assert client.get("/kalender/?okand=1&utm_source=%00&=&&%00=1").content == client.get("/kalender/").content


@pytest.mark.parametrize("address", ["/moten/", "/beslut/"])
def test_unknown_parameters_change_nothing_and_are_named(client: Client, address: str) -> None:
    plain_page = client.get(address).content.decode()

    answer = client.get(f"{address}?okand=1&utm_source=%00&=&&%00=1").content.decode()

    notice = re.search(r'<p class="meta">Adressen frågar också efter .*?</p>', answer)
    assert re.findall("”(.*?)”", notice[0]) == ["okand", "utm_source"]
    assert "".join(answer.replace(notice[0], "").split()) == "".join(plain_page.split())


@pytest.mark.parametrize("address", PARAMETERS)
def test_every_parameter_bad_at_once_is_refused(client: Client, address: str) -> None:
    query = "&".join(f"{name}=%00x" for name in PARAMETERS[address])

    assert_refused(client, f"{address}?{query}")


@pytest.mark.parametrize("folder", ["moten", "organ", "personer", "organisationer", "amnen"])
def test_a_thing_that_is_not_there_is_not_found(client: Client, folder: str) -> None:
    for slug in ("okand", "x" * 5000, "%00", "%ff", "%ed%a0%80", "..%2F..%2Fetc", "å", "a b", "-", "0"):
        response = client.get(f"/{folder}/{slug}/")

        assert response.status_code == 404, slug
        assert "Sidan finns inte" in response.content.decode()


def test_a_page_of_the_sitemap_that_is_not_there_is_not_found(client: Client) -> None:
    for page in ("0", "-1", "abc", "2", "%00", "9" * 5000):
        assert client.get(f"/sitemap.xml?p={page}").status_code == 404, page

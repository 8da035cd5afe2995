"""How many questions each page asks the database: few, and as many with 300 rows of everything as with 3."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.sites.models import Site
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from tests.public import crowd
from tests.public.test_walk import public_routes

pytestmark = pytest.mark.django_db
FILTERS = "region=toppen&organ=organet&amne=amnet&fran=2020-01-01&till=2030-01-01"
# At most so many, as promised; the names are those of the archive's things.
LIMITS: dict[str, tuple[int, list[str]]] = {
    "minutes:start": (12, ["/"]),
    "minutes:meeting_list": (
        8,
        [
            "/moten/",
            "/moten/?text=punkt",
            "/moten/?text=person+punkt",
            f"/moten/?{FILTERS}",
            f"/moten/?{FILTERS}&text=person+punkt&beslut=on&person={{person.slug}}",
            "/moten/?text=finnsinte",
            "/moten/?region=okand",
            "/moten/?sida=9999",
        ],
    ),
    "minutes:meeting_detail": (14, ["{meeting}", "{open}"]),
    "minutes:meeting_source": (6, ["{meeting}kalla/", "{open}kalla/"]),
    "minutes:source_file": (6, ["{meeting}kalla/original/", "{open}kalla/original/"]),
    "minutes:meeting_changes": (25, ["{meeting}andringar/", "{open}andringar/"]),
    "minutes:decision_list": (
        9,  # with words to look for; one of them is the archive's version
        [
            "/beslut/",
            "/beslut/?text=person",
            f"/beslut/?{FILTERS}&slag=decision&utfall=decided",
            f"/beslut/?{FILTERS}&text=person+att&slag=decision&organslag=officials&lage=open&atgarder=open&vidare=organ-1",
            "/beslut/?amne=amnet&amne=topic-1&amnen=alla&grupp=amne",
            "/beslut/?grupp=amne&ordning=aldst&text=person",
            "/beslut/?grupp=organ&region=toppen",
            "/beslut/?text=finnsinte",
            "/beslut/?slag=okand",
        ],
    ),
    "minutes:comparison": (
        9,  # one of them is the archive's version
        [
            "/jamfor/",
            "/jamfor/?amne=amnet&region=toppen",
            "/jamfor/?amne=amnet&region=toppen&organ=organet&organ=body-1&fran=2020-01-01&till=2030-01-01",
            "/jamfor/?amne=okant",
        ],
    ),
    "minutes:topic_list": (10, ["/amnen/"]),
    "minutes:topic_detail": (11, ["{topic}"]),
    "minutes:search": (
        9,  # where no text has a word and another is put in its place; else 7
        [
            "/sok/",
            "/sok/?q=person",
            "/sok/?q=person+punkt",
            "/sok/?q=person+-xyzzy+eller+organ:organet",
            "/sok/?q=person&region=toppen&organ=organet&amne=amnet&slag=item&utfall=decided",
            "/sok/?q=person&ordning=nyast",
            "/sok/?q=finnsinte",
            "/sok/?q=finnsinte+persom",
            "/sok/?region=okand",
        ],
    ),
    "minutes:search_help": (1, ["/sok/hjalp/"]),
    "minutes:search_suggestions": (2, ["/sok/forslag/?q=per"]),
    "minutes:calendar": (
        10,
        ["/kalender/", "/kalender/?manad=2020-01", "/kalender/?manad=2090-01", "/kalender/?manad=x"],
    ),
    "minutes:glossary": (10, ["/ordlista/"]),
    "minutes:about": (1, ["/om/"]),
    "minutes:accessibility": (1, ["/om/tillganglighet/"]),
    "minutes:personal_data": (1, ["/om/personuppgifter/"]),
    "minutes:sitemap": (10, ["/sitemap.xml"]),
    "minutes:robots": (1, ["/robots.txt"]),
    "minutes:attachment_file": (10, ["{meeting}bilagor/1/", "{open}bilagor/1/"]),
    "api:api-root": (3, ["/api/"]),
    "api:nothing": (3, ["/api/x"]),
    "api:openapi": (1, ["/api/openapi.json"]),
    "api:search": (8, ["/api/search?q=person", "/api/search?q=person+punkt&limit=100"]),
    "api:meetings": (8, ["/api/meetings", f"/api/meetings?{FILTERS}&text=person+punkt&limit=100", "/api/meetings?x=y"]),
    "api:decisions": (8, ["/api/decisions", f"/api/decisions?{FILTERS}&text=person+att&limit=100"]),
    "organisations:body_list": (10, ["/organ/"]),
    "organisations:organisation_list": (10, ["/organisationer/"]),
    "organisations:body_detail": (14, ["{body}"]),  # three of them for its pictures
    "organisations:person_detail": (10, ["{person}"]),
    "organisations:organisation_detail": (10, ["{organisation}"]),
}


# One more, however many they are, where a text has a given name or surname of somebody hidden: who else bears it.
# Here all texts do.
OF_NAMES_ALONE = 1
BAD = ["/api/meetings?x=y"]
# The last three of a meeting that hides a name.
NOT_FOUND = ["/api/", "/api/x", "{meeting}bilagor/1/", "{meeting}kalla/", "{meeting}kalla/original/"]


@pytest.fixture(scope="module")
def counts(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[int, dict[str, int]]:
    """Return the number of queries of each address in an archive with 3 and with 300 of everything."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        found = {}
        for size in (3, 300):
            with thrown_away():
                found[size] = queries_of(crowd.build(size))
        return found


@contextmanager
def thrown_away() -> Iterator[None]:
    """Undo whatever is done in here."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def queries_of(archive: dict[str, Any]) -> dict[str, int]:
    """Ask for each address, and return how many queries that took."""
    found = {}
    for _, addresses in LIMITS.values():
        for address in addresses:
            Site.objects.clear_cache()
            urls = {name: getattr(thing, "get_absolute_url", str)() for name, thing in archive.items()}
            path = address.replace("{person.slug}", archive["person"].slug).format(**urls)
            with CaptureQueriesContext(connection) as queries:
                answer = Client().get(path)
            answer.getvalue()  # a file is read to its end, or it would stay open
            assert answer.status_code == (404 if address in NOT_FOUND else 422 if address in BAD else 200)
            found[address] = len(queries)
    return found


def test_every_route_has_a_limit() -> None:
    assert set(public_routes()) == set(LIMITS)


ADDRESSES = [(route, address) for route, (_, addresses) in LIMITS.items() for address in addresses]


@pytest.mark.parametrize(("route", "address"), ADDRESSES)
def test_a_page_asks_few_questions_however_many_rows(
    counts: dict[int, dict[str, int]], route: str, address: str
) -> None:
    limit = LIMITS[route][0]

    assert counts[300][address] == counts[3][address]
    assert counts[300][address] <= limit + OF_NAMES_ALONE

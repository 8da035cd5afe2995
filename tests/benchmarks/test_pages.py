"""How long pages take over HTTP, beside the plain SQL for the same rows and counts and a bare page of Django.

BENCHMARK_SIZE is the number of meetings, BENCHMARK_ROUNDS how often each page is asked for; 20000 and 40 tell
something. What is printed is medians, and their ratio to plain SQL and bare page together, taken in turn in one run.
"""

import json
import os
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest

from minutes.search import postgres, sqlite
from minutes.search.analysis import Lexicon
from minutes.search.expressions import every
from minutes.search.query import parse
from minutes.search.reading import Known, read

from . import plain_sql
from .archive import FIRST_DAY, LAST_DAY, people_of
from .serving import BARE, KEPT, Client, ready, served
from .words import vocabulary

pytestmark = pytest.mark.benchmark

SIZE = int(os.environ.get("BENCHMARK_SIZE", "120"))
ROUNDS = int(os.environ.get("BENCHMARK_ROUNDS", "2"))
EVER = {"first": "1950-01-01", "last": "2099-12-31", "region": ""}
PER_PAGE = 25
# By their place among all words, the commonest first: in a fourth of all texts, in a few, and in between.
COMMON, RARE, PLACES = 75, 12_000, range(100, 2100, 125)


@dataclass(frozen=True)
class Page:
    """A page to ask for: its addresses in turn, each with the parameters of the SQL that gives the same."""

    name: str
    statements: list[str]
    asked: list[tuple[str, dict[str, Any]]]
    target: float  # times plain SQL and bare page


@dataclass
class Site:
    """The archive, as a browser and as plain SQL reach it."""

    client: Client
    plain: plain_sql.Asker
    vendor: str


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Serve the archive."""
    url = ready(SIZE)
    with served(url) as client, closing(plain_sql.Asker(url)) as plain:
        yield Site(client, plain, "PostgreSQL" if url.startswith("postgres") else "SQLite")


def _list(region: str, year: int) -> tuple[str, dict[str, Any]]:
    period = {"first": f"{year}-01-01", "last": f"{year}-12-31"}
    query = urlencode({"region": region, "fran": period["first"], "till": period["last"]})
    return f"/moten/?{query}", {**period, "region": region, "start": 0}


def _pages(site: Site) -> list[Page]:
    slugs = [row[0] for row in site.plain.ask(["SELECT slug FROM minutes_meeting WHERE status = 'published'"], {})[0]]
    some = slugs[:: max(1, len(slugs) // 50)]
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    deep = min(200, len(slugs) // PER_PAGE)
    numbers = range(0, people_of(SIZE), people_of(SIZE) // 500 * 10)  # none of those that are hidden
    topics = [*(f"amne-{number}" for number in range(12)), *(f"del-{number}" for number in range(0, 48, 3))]
    return [
        Page(
            "list: a region and a year",
            plain_sql.MEETING_LIST,
            [_list(f"region-{number % 3}", year) for number, year in enumerate(years)],
            8,
        ),
        Page("meeting", plain_sql.MEETING, [(f"/moten/{slug}/", {"slug": slug}) for slug in some], 8),
        Page("topic: decisions", plain_sql.DECISION_LIST, [(f"/beslut/?amne={t}", {"topic": t}) for t in topics], 6),
        Page(
            "person",
            plain_sql.PERSON,
            [(f"/personer/person-{n}/", {"slug": f"person-{n}"}) for n in numbers],
            8,
        ),
        Page("page 1 of all meetings", plain_sql.MEETING_LIST, [("/moten/", {**EVER, "start": 0})], 8),
        Page(
            f"page {deep} of all meetings",
            plain_sql.MEETING_LIST,
            [(f"/moten/?sida={deep}", {**EVER, "start": (deep - 1) * PER_PAGE})],
            8,
        ),
    ]


def _measured(site: Site, pages: list[Page]) -> dict[str, dict[str, float]]:
    """Return the medians in milliseconds of each page, of its plain SQL and of the bare page, by name."""
    taken: dict[str, dict[str, list[float]]] = {page.name: {"page": [], "plain": [], "bare": []} for page in pages}
    for number in range(ROUNDS + 1):
        for page in pages:
            address, parameters = page.asked[number % len(page.asked)]
            status, _, _, milliseconds = site.client.get(address)
            assert status == 200, address
            began = time.perf_counter()
            site.plain.ask(page.statements, parameters)
            plain = (time.perf_counter() - began) * 1000
            bare = site.client.get(BARE)[3]
            if number:  # the first round warms up
                for what, value in (("page", milliseconds), ("plain", plain), ("bare", bare)):
                    taken[page.name][what].append(value)
    return {name: {what: statistics.median(times) for what, times in one.items()} for name, one in taken.items()}


def _print(site: Site, pages: list[Page], medians: dict[str, dict[str, float]], capsys: Any) -> None:
    """Print a table, with each page's ratio to the other database's last run of the same size, if there is one."""
    other = KEPT / f"{'SQLite' if site.vendor == 'PostgreSQL' else 'PostgreSQL'}-{SIZE}.json"
    others = json.loads(other.read_text()) if other.exists() else {}
    lines = [f"{site.vendor}, {SIZE} meetings, medians of {ROUNDS} rounds, milliseconds"]
    lines.append(f"{'':28}{'page':>9}{'plain':>9}{'bare':>7}{'ratio':>8}{'target':>8}   other database")
    for page in pages:
        one = medians[page.name]
        ratio = f"{one['page'] / (one['plain'] + one['bare']):8.2f}{page.target:8g}"
        across = f"{one['page'] / others[page.name]:.2f} x" if page.name in others else ""
        lines.append(f"{page.name:28}{one['page']:9.2f}{one['plain']:9.2f}{one['bare']:7.2f}{ratio}   {across}")
    own = KEPT / f"{site.vendor}-{SIZE}.json"
    known = json.loads(own.read_text()) if own.exists() else {}
    own.write_text(json.dumps(known | {name: one["page"] for name, one in medians.items()}))
    with capsys.disabled():
        print("", *lines, sep="\n")


def test_pages_beside_plain_sql_and_a_bare_page(site, capsys):
    pages = _pages(site)
    _print(site, pages, _measured(site, pages), capsys)


def test_a_page_that_has_not_changed_beside_a_bare_page(site, capsys):
    address = _pages(site)[0].asked[0][0]
    mark = site.client.get(address)[1]["ETag"]
    repeated, bare = [], []
    for _ in range(ROUNDS * 5 + 1):
        status, _, _, milliseconds = site.client.get(address, **{"If-None-Match": mark})
        assert status == 304
        repeated.append(milliseconds)
        bare.append(site.client.get(BARE)[3])
    again, floor = statistics.median(repeated[1:]), statistics.median(bare[1:])
    with capsys.disabled():
        print(f"\n{site.vendor}, unchanged {again:.2f} ms, bare {floor:.2f} ms: {again / floor:.2f} x, target 1.5")


def _search(site: Site, name: str, texts: list[str]) -> Page:
    """Return the searches for the texts, each with what the index is asked for it."""
    counted = "SELECT stem, sum(count) FROM minutes_searchword GROUP BY stem"
    known = Known(counts={stem: int(count) for stem, count in site.plain.ask([counted], {})[0]})
    written = {"SQLite": sqlite.written, "PostgreSQL": postgres.written}[site.vendor]
    asked, statements = [], []
    for text in texts:
        one = read(parse(text), known, Lexicon([]))
        points = {"found": written(one.expression)}
        for number, (node, given) in enumerate(one.points):
            points |= {f"e{number}": written(every([one.expression, node])), f"n{number}": given}
        asked.append((f"/sok/?{urlencode({'q': text})}", points))
        statements.append(plain_sql.search(site.vendor, len(one.points)))
    assert all(one == statements[0] for one in statements), "the words are read in different ways"
    return Page(name, statements[0], asked, 2)


def test_search_beside_plain_sql_and_a_bare_page(site, capsys):
    """Print how long two words take, and one word with very many hits beside a rare one."""
    words = vocabulary()[0]
    pairs = [f"{words[first]} {words[second]}" for first, second in zip(PLACES, PLACES[::-1], strict=True)]
    pages = [
        _search(site, "search: two words", pairs),
        _search(site, "search: a common word", [words[COMMON]]),
        _search(site, "search: a rare word", [words[place] for place in range(RARE, RARE + 400, 20)]),
    ]
    medians = _measured(site, pages)
    _print(site, pages, medians, capsys)
    common, rare = (medians[page.name]["page"] for page in pages[1:])
    with capsys.disabled():
        print(f"common / rare {common / rare:.2f} x, target 10")

"""Every link on every public page leads to a page that answers, and every page is sound Swedish HTML."""

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from minutes.management.commands.demo import load_fixtures
from tests.english import english_in_text

WITHOUT_END = {"meta", "link", "input", "br", "hr", "img", "path", "rect", "circle", "line"}


class Document(HTMLParser):
    """What a test asks of a page: its links, ids, headings, title and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.tags: Counter[str] = Counter()
        self.language = self.title = self.words = ""
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag and its attributes say."""
        attributes = dict(attrs)
        self.tags[tag] += 1
        self.open += [] if tag in WITHOUT_END else [tag]
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag in ("a", "link") and attributes.get("href"):
            self.links.append(attributes["href"])
        if tag == "html":
            self.language = attributes.get("lang", "")
        for name in ("title", "alt", "aria-label", "placeholder"):
            self.words += f" {attributes.get(name, '')}"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that ends where it begins, as the parts of a picture do."""
        self.handle_starttag(tag, attrs)
        self.open = self.open if tag in WITHOUT_END else self.open[:-1]

    def handle_endtag(self, tag: str) -> None:
        """Check that what ends is what began last."""
        assert self.open.pop() == tag, f"<{tag}> ends where something else is open"

    def handle_data(self, data: str) -> None:
        """Note the words of the title and of the page."""
        if self.open[-1:] == ["title"]:
            self.title += data
        self.words += f" {data}"


# Where nobody is led, but where one may come by a form or an old link.
UNLINKED = [
    "/moten/?fran=igår&till=2021-01-01&region=mars&person=ingen",
    "/moten/?fran=2022-01-01&till=2021-01-01",
    "/moten/?sida=9999",
    f"/moten/?text={'x' * 201}",
    "/moten/?text=finnsinte",
    "/beslut/?utfall=okänt&slag=okänt&amne=okänt",
    "/kalender/?manad=snart",
]


@pytest.mark.slow
def test_every_link_leads_to_a_sound_page(client, db):
    load_fixtures(empty=False)
    site = crawl(client, ["/", *UNLINKED])
    assert len([address for address in site if address.startswith("/moten/2")]) == 5
    assert len(site) > 200
    titles: dict[str, str] = {}
    for address, page in site.items():
        assert_links_lead_somewhere(address, page, site)
        assert_is_sound(address, page)
        path = address.partition("?")[0]
        if not path.startswith("/personer/"):  # two people may share a name
            assert titles.setdefault(page.title, path) == path, f"{address} is called as {titles[page.title]}"


def crawl(client: Client, start: list[str]) -> dict[str, Document]:
    """Return every page that can be reached, by address."""
    pages: dict[str, Document] = {}
    waiting, known = [*start], {*start}
    followed: Counter[str] = Counter()
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code == 200, f"{address} answers {response.status_code}"
        if "html" not in response["Content-Type"]:
            continue
        pages[address] = Document(response.content.decode())
        for target in {urldefrag(urljoin(address, link)).url for link in pages[address].links} - known:
            known.add(target)
            # Three of each are enough where addresses differ in a value only: there is one for each person.
            followed[question := re.sub("=[^&]*", "", target)] += "?" in target
            if is_page(target) and followed[question] <= 3:
                waiting.append(target)
    return pages


def is_page(address: str) -> bool:
    """Tell whether the address is that of a public page of the site."""
    return address.startswith("/") and not address.startswith(("/static/", "/admin/"))


def assert_links_lead_somewhere(address: str, page: Document, site: dict[str, Document]) -> None:
    """Check that what the page points at within pages and among static files is there."""
    for link in page.links:
        target, fragment = urldefrag(urljoin(address, link))
        if fragment and target in site:
            assert fragment in site[target].ids, f"{address} leads to {link}, which is not there"
        elif target.startswith("/static/"):
            assert finders.find(target.removeprefix("/static/")), f"{address} needs {target}"


def assert_is_sound(address: str, page: Document) -> None:
    """Check language, headings, ids and words."""
    assert page.open == [], address
    assert page.language == "sv", address
    assert page.title.strip(), address
    assert page.tags["script"] == 1, address  # what suggests while one types
    assert page.headings[:1] == [1], f"{address} has headings {page.headings}"
    assert page.headings.count(1) == 1, f"{address} has headings {page.headings}"
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(lower - upper <= 1 for upper, lower in steps), f"{address} jumps over a level: {page.headings}"
    assert [one for one, count in Counter(page.ids).items() if count > 1] == [], address
    assert english_in_text(page.words) == [], address

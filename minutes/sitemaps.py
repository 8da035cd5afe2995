"""The addresses that search engines should know of; pages about people are not among them."""

from collections.abc import Iterable

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from minutes.models import Meeting, Topic
from minutes.read_only import read_only
from organisations.models import Body, Organisation

LISTS = ["meeting_list", "decision_list", "comparison", "topic_list", "calendar", "glossary"]
PAGES = ["start", *LISTS, "about", "accessibility", "personal_data"]


class SiteSection(Sitemap):
    """A section of the site, under the host that it was asked at."""

    def __init__(self, request: HttpRequest, entries: Iterable) -> None:
        self.host, self.entries = request.get_host(), entries

    def get_domain(self, site: object = None) -> str:
        """Return the host that the request was for."""
        return self.host

    def items(self) -> Iterable:
        """Return what has an address."""
        return self.entries

    def location(self, item: Model | str) -> str:
        """Return the address of a row or of a page by name."""
        return reverse(item) if isinstance(item, str) else item.get_absolute_url()  # type: ignore[attr-defined]

    def lastmod(self, item: Model | str) -> object:
        """Return when a meeting was published; nothing else knows."""
        return getattr(item, "published_at", None)


@read_only
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """Give the addresses of all that is public."""
    sections = {
        "sidor": [f"minutes:{page}" for page in PAGES] + ["organisations:body_list", "organisations:organisation_list"],
        "moten": Meeting.objects.published().newest_first(),
        "organ": Body.objects.all(),
        "organisationer": Organisation.objects.all(),
        "amnen": Topic.objects.all(),
    }
    return sitemap(request, {name: SiteSection(request, entries) for name, entries in sections.items()})

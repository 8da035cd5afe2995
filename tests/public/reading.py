"""Reading the public pages in tests."""

import html
import re

from django.db.models import Model
from django.test import Client


def page(client: Client, thing: Model) -> str:
    """Return the page of a thing as HTML."""
    response = client.get(thing.get_absolute_url())  # type: ignore[attr-defined]
    assert response.status_code == 200
    return response.content.decode()


def plain(markup: str) -> str:
    """Return the text that one reads, without what is drawn for the eye or the ear only."""
    for element in ("script", "style", "title"):
        markup = re.sub(rf"<{element}\b.*?</{element}>", " ", markup, flags=re.DOTALL)
    markup = re.sub(r'<span class="vh">.*?</span>', " ", markup)
    markup = re.sub(r"</?(?:a|strong|em|b|i)\b[^>]*>", "", markup)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())

"""What a browser would send back from a page's form."""

from html.parser import HTMLParser

from django.contrib.messages import get_messages
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


class _Fields(HTMLParser):
    """Collect the fields of a page with the values that a browser would send."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self._select: dict | None = None
        self._textarea: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name"), given.get("value") or ""
        if tag == "input" and name:
            kind = given.get("type")
            if kind == "checkbox" and "checked" in given:
                self.data.setdefault(name, []).append(value or "on")
            elif kind not in ("checkbox", "submit", "file", "radio"):
                self.data.setdefault(name, []).append(value)
        elif tag == "select":
            self._select = {"name": name, "options": [], "multiple": "multiple" in given}
        elif tag == "option" and self._select:
            self._select["options"].append((value, "selected" in given))
        elif tag == "textarea":
            self._textarea = name
            self.data[name] = [""]

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.data[self._textarea][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._textarea:
            text = self.data[self._textarea][0]
            self.data[self._textarea] = [text.removeprefix("\r\n").removeprefix("\n")]
            self._textarea = None
        elif tag == "select" and self._select:
            chosen = [value for value, is_selected in self._select["options"] if is_selected]
            if not chosen and not self._select["multiple"] and self._select["options"]:
                chosen = [self._select["options"][0][0]]
            if chosen and self._select["name"]:
                self.data[self._select["name"]] = chosen
            self._select = None


def fields_of(response: HttpResponse) -> dict[str, list[str]]:
    """Return the fields of the page's form, without those of the row that others are copied from."""
    parser = _Fields()
    parser.feed(response.content.decode().partition('id="content-main"')[2])
    return {name: values for name, values in parser.data.items() if "__prefix__" not in name}


def send(client, address: str, **changes: object):
    """Open the page, change fields, and save; `attendees__0__name` stands for attendees-0-name."""
    page = client.get(address)
    assert page.status_code == 200
    data = fields_of(page)
    for name, value in changes.items():
        data[name.replace("__", "-")] = value if isinstance(value, list) else [str(value)]
    return client.post(address, data)


def errors_of(response: HttpResponse) -> str:
    """Return every error that the page's forms show, as text; empty when the form was accepted."""
    if response.status_code == 302:
        return ""
    assert response.status_code == 200
    form = response.context["adminform"].form
    found = [str(form.errors.as_text())]
    for inline in response.context["inline_admin_formsets"]:
        found += [str(inline.formset.non_form_errors().as_text())]
        found += [row.errors.as_text() for row in inline.formset.forms]
    return "\n".join(text for text in found if text)


def messages_of(response: HttpResponse) -> str:
    """Return the messages that wait for the user, as text."""
    return "\n".join(str(message) for message in get_messages(response.wsgi_request))


def offered(client: Client, model: type[Model], field: str, term: str) -> list[str]:
    """Return what the autocomplete of a field offers for a term."""
    answer = client.get(
        reverse("admin:autocomplete"),
        {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field, "term": term},
    )
    return [option["text"] for option in answer.json()["results"]]

"""What is answered where something is in the way, and what scripts say: no English word either."""

import json
import re
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth import get_user
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from minutes.models import Meeting
from tests.english import english_in, english_in_text, words_of
from tests.factories import AttendeeFactory, MeetingFactory, PersonFactory, UserFactory

from .page import fields_of, send

PASSWORD = "grönt-regn-över-sju-broar"
ADD = "/admin/minutes/meeting/add/"


def desk_of(meeting: Meeting) -> str:
    return reverse("admin:minutes_meeting_change", args=[meeting.pk])


@pytest.fixture
def meeting(body) -> Meeting:
    meeting = MeetingFactory(body=body, title="Före")
    AttendeeFactory(meeting=meeting, person=None, name="Karin", position=1)
    return meeting


def test_words_are_found_wherever_a_person_reads_or_hears_them():
    page = '<p title="Change it">Mötet <b>has been</b> sparat</p><input type="submit" value="Go"><img alt="True">'
    page += "<select><optgroup label='Other'></optgroup></select><input placeholder=Name><script>var none</script>"
    assert len(english_in_text(words_of(page))) == 7
    assert english_in_text(words_of("<p>Mötet i Organet är sparat. Se /admin/delete/ och view.pdf</p>")) == []


# --- two who write, and forms that are too old or too large


@pytest.mark.slow
def test_conflicts_are_told_in_swedish(secretary, administrator, meeting):
    data = fields_of(secretary.get(desk_of(meeting))) | {"title": ["Min"], "attendees-0-name": ["Karin Ek"]}
    send(administrator, desk_of(meeting), title="Den andras", attendees__0__name="K. Ek", form="online")
    answer = secretary.post(desk_of(meeting), data)
    assert "Någon annan har sparat" in answer.content.decode()
    assert english_in(answer) == []
    meeting.attendees.all().delete()
    answer = secretary.post(desk_of(meeting), data)
    assert "togs bort av någon annan" in answer.content.decode()
    assert english_in(answer) == []


@pytest.mark.parametrize(
    ("setting", "value"), [("DATA_UPLOAD_MAX_NUMBER_FIELDS", 3), ("DATA_UPLOAD_MAX_MEMORY_SIZE", 10)]
)
def test_form_that_is_too_large_is_refused_in_swedish(secretary, meeting, settings, setting, value):
    data = fields_of(secretary.get(desk_of(meeting)))
    setattr(settings, setting, value)
    answer = secretary.post(desk_of(meeting), data)
    assert answer.status_code == 400
    assert english_in(answer) == []


def test_version_that_was_tampered_with_is_refused_in_swedish(secretary, meeting):
    data = fields_of(secretary.get(desk_of(meeting))) | {"version": ["7:rubbad"]}
    answer = secretary.post(desk_of(meeting), data)
    assert answer.status_code in (200, 400)
    assert english_in(answer) == []


def test_rows_without_their_management_form_are_told_of_in_swedish(secretary, meeting):
    sent = fields_of(secretary.get(desk_of(meeting)))
    answer = secretary.post(desk_of(meeting), {name: sent[name] for name in sent if not name.endswith("_FORMS")})
    assert answer.status_code == 200
    assert english_in(answer) == []


def test_doubles_are_refused_in_swedish(administrator, meeting):
    PersonFactory(name="Karin Ek", slug="karin-ek")
    new = {"body": str(meeting.body_id), "date": str(meeting.date)}
    for address, fields in ((ADD, new), ("/admin/organisations/person/add/", {"name": "Ek", "slug": "karin-ek"})):
        answer = send(administrator, address, **fields)
        assert answer.status_code == 200
        assert english_in(answer) == []


# --- who may not


@pytest.mark.parametrize("address", ["/admin/finns-inte/", "/admin/minutes/meeting/999/change/", "/admin/auth/user/"])
def test_what_is_not_there_or_not_allowed_is_told_in_swedish(own_secretary, address):
    answer = own_secretary.get(address, follow=True)
    assert answer.status_code in (403, 404)
    assert english_in(answer) == []


def test_login_answers_in_swedish_until_it_is_locked_and_after_it_is_left(client, db):
    user = UserFactory(group="Sekreterare", username="anna")
    user.set_password(PASSWORD)
    user.save()
    for password in ("", *["fel"] * 10):
        answer = client.post("/admin/login/", {"username": "anna", "password": password})
        assert english_in(answer) == []
    assert answer.status_code == 429
    client.force_login(user)
    assert english_in(client.post("/admin/logout/", follow=True)) == []


def test_form_from_elsewhere_is_refused_in_swedish(secretary, meeting):
    client = Client(enforce_csrf_checks=True)
    client.force_login(get_user(secretary))
    answer = client.post(desk_of(meeting), {"title": "Ny"})
    assert answer.status_code == 403
    assert english_in(answer) == []


def test_new_password_is_refused_and_taken_in_swedish(secretary):
    user = get_user(secretary)
    user.set_password(PASSWORD)
    user.save()
    secretary.force_login(user)
    for new in ("kort", "123456789012", "samverkansarkivet", "password1234", "ett-nytt-lösenord-här"):
        data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
        answer = secretary.post("/admin/password_change/", data, follow=True)
        assert english_in(answer) == []
    assert answer.request["PATH_INFO"] == "/admin/password_change/done/"


# --- answers to scripts, and their own words


@pytest.mark.parametrize("term", ["rådet", "finnsinte", "x" * 3000])
def test_autocomplete_answers_in_swedish(secretary, own_secretary, meeting, term):
    asked = {"app_label": "minutes", "model_name": "meeting", "field_name": "body", "term": term}
    for client in (secretary, own_secretary):
        assert english_in(client.get("/admin/autocomplete/", asked)) == []
    assert english_in(client.get("/admin/autocomplete/", asked | {"field_name": "finnsinte"})) == []


SAID = re.compile(r"""(pgettext\('[^']+', |gettext\()\s*(['"])(.*?)\2\s*[,)]""")


def scripts_of(html: str) -> list[Path]:
    """Return the files of the scripts that the page runs."""
    return [Path(finders.find(name)) for name in re.findall(r'<script[^>]* src="/static/([^"]+)"', html)]


def test_scripts_speak_swedish(admin_client, meeting):
    catalog = admin_client.get("/admin/jsi18n/").content.decode()
    known = json.loads(re.search(r"newcatalog = (\{.*?\});\n", catalog, re.DOTALL)[1])
    addresses = [desk_of(meeting), "/admin/minutes/meeting/", "/admin/auth/group/add/", "/admin/auth/user/add/"]
    pages = [admin_client.get(address).content.decode() for address in addresses]
    files = {file for page in pages for file in scripts_of(page)}
    assert {"sv.js", "inlines.js", "DateTimeShortcuts.js", "actions.js", "SelectFilter2.js"} <= {f.name for f in files}
    for file in files:
        for context, _, text in SAID.findall(file.read_text()):
            key = f"{context[10:-3]}\4{text}" if context.startswith("p") else text
            assert key in known, f"{file.name}: {text}"
    for text in known.values():
        assert english_in_text(" ".join(text) if isinstance(text, list) else text) == []


def test_every_kind_of_row_is_named_in_swedish():
    for model in admin.site._registry:
        opts = model._meta
        assert english_in_text(f"{opts.app_config.verbose_name} {opts.verbose_name} {opts.verbose_name_plural}") == []

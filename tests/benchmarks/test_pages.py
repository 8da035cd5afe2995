"""How long the pages take beside the plain SQL for their rows, in one run and in turn."""

import os
import statistics
import time
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.template.base import Template
from django.test.utils import _TestState

from minutes.models import Meeting

from .archive import make_archive

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

SIZE = int(os.environ.get("BENCHMARK_SIZE", "200"))  # meetings
ROUNDS = int(os.environ.get("BENCHMARK_ROUNDS", "5"))

ROWS = """
    SELECT m.date, m.slug, b.name FROM minutes_meeting m JOIN organisations_body b ON b.id = m.body_id
    WHERE m.status = 'published' ORDER BY m.date DESC LIMIT 25
"""


def _milliseconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def _plain_sql() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        cursor.fetchall()


def _render_as_in_production(monkeypatch) -> None:
    """Undo what the test environment does to templates: it copies every context, which takes most of the time."""
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)


def test_pages_beside_plain_sql(client, capsys, monkeypatch):
    """Print the median of each page and its ratio to the plain SQL for the rows of a list."""
    _render_as_in_production(monkeypatch)
    make_archive(SIZE)
    meeting = Meeting.objects.published().newest_first()[SIZE // 2]
    addresses = [
        "/",
        "/moten/",
        "/moten/?region=region-1&amne=amne-7",
        meeting.get_absolute_url(),
        "/beslut/",
        "/beslut/?amne=amne-7",
        meeting.body.get_absolute_url(),
        "/amnen/amne-7/",
        "/personer/person-7/",
    ]
    taken: dict[str, list[float]] = {address: [] for address in ["plain SQL", *addresses]}
    for _ in range(ROUNDS + 1):
        taken["plain SQL"].append(_milliseconds(_plain_sql))
        for address in addresses:
            answers: list[HttpResponse] = []
            taken[address].append(_milliseconds(lambda address=address, to=answers: to.append(client.get(address))))
            assert answers[0].status_code == 200
    floor = statistics.median(taken["plain SQL"][1:])
    with capsys.disabled():
        print(f"\n{connection.vendor}, {SIZE} meetings, median of {ROUNDS} rounds after one to warm up")
        for address, times in taken.items():
            median = statistics.median(times[1:])
            print(f"{median:9.2f} ms {median / floor:8.1f} x plain SQL   {address}")

"""The archive that the search is measured on."""

import hashlib
import json
from dataclasses import asdict

import pytest

from minutes.models import AgendaItem, Meeting

from .corpus import load_corpus
from .invented_meetings import meetings


def test_invented_words_are_the_same_every_time():
    words = json.dumps([asdict(meeting) for meeting in meetings()], default=str)
    assert hashlib.sha256(words.encode()).hexdigest()[:16] == "eefba035ad074233"


def test_titles_tell_the_items_of_a_meeting_apart():
    for meeting in meetings():
        titles = [item.title for item in meeting.items]
        assert len(titles) == len(set(titles)), meeting.slug


@pytest.mark.slow
@pytest.mark.django_db
def test_corpus_is_published():
    load_corpus()
    assert Meeting.objects.published().count() == len(meetings()) + 5
    assert AgendaItem.objects.published().count() == AgendaItem.objects.count() > 2000

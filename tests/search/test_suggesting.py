"""What is suggested while one types."""

import pytest

from minutes.search.index import index_entries
from minutes.search.suggesting import MOST_READ, suggestions
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db


def test_the_shortest_of_more_names_than_are_read_comes_first() -> None:
    topics = [TopicFactory(name=f"Vårdkedjan nummer {number}") for number in range(MOST_READ + 5)]
    topics.append(TopicFactory(name="Vårdval"))
    index_entries("topic", [topic.pk for topic in topics])

    assert suggestions("vård")[0]["name"] == "Vårdval"

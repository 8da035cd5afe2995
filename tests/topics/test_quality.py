"""How well topics are suggested for the five meetings, against the tagging made beforehand."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from minutes.management.commands.demo import load_fixtures
from minutes.models import AgendaItem, Decision, Meeting, Topic
from minutes.topics.suggesting import suggested_for
from organisations.models import Tree

TAGGING = json.loads((Path(__file__).parent / "tagging.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.django_db


def tag_all_but(meeting: Meeting, topics: dict[str, Topic]) -> None:
    """Give every row of the other meetings its topics, and those of the meeting none."""
    own = {*meeting.items.values_list("key", flat=True)}
    own |= {*Decision.objects.filter(item__meeting=meeting).values_list("key", flat=True)}
    for model in (AgendaItem, Decision):
        for row in model.objects.all():
            wanted = [] if row.key in own else rows()[row.key]["topics"]
            row.topics.set([topics[slug] for slug in wanted])


def rows() -> dict[str, dict[str, list[str]]]:
    """Return the tagging by the keys of the rows."""
    return {key: row for of_meeting in TAGGING.values() for key, row in of_meeting.items()}


def count(suggested: dict[str, set[str]], above: dict[str, set[str]]) -> Counter:
    """Count what was suggested right and wrong, and what had to be and was not; print the last two."""
    counts: Counter = Counter()
    for key, row in rows().items():
        got, wanted = suggested.get(key, set()), set(row["topics"])
        right = wanted | set(row["also_right"]) | {slug for topic in wanted for slug in above[topic]}
        counts.update(right=len(got & right), wrong=len(got - right))
        counts.update(found=len(got & wanted), missed=len(wanted - got))
        for label, slugs in (("wrong", got - right), ("missed", wanted - got)):
            for slug in sorted(slugs):
                print(f"  {label:6} {key} {slug}")
    return counts


@pytest.mark.slow
def test_suggestions_for_the_five_meetings_are_right_and_most_are_made(capsys: Any) -> None:
    """Each meeting is measured as one without a single tag, in an archive where the others are tagged."""
    load_fixtures(empty=False)
    tree = Tree(Topic.objects.all())
    topics = {topic.slug: topic for topic in tree.entries.values()}
    slugs = {topic.pk: topic.slug for topic in tree.entries.values()}
    above = {
        slug: {slugs[key] for key in tree.entries if topic.pk in tree.within([key])} for slug, topic in topics.items()
    }
    suggested: dict[str, set[str]] = {}
    for meeting in Meeting.objects.order_by("date"):
        tag_all_but(meeting, topics)
        for one in suggested_for(meeting):
            row = one.decision or one.item
            suggested.setdefault(row.key, set()).add(slugs[one.topic])
    with capsys.disabled():
        counts = count(suggested, above)
        precision = counts["right"] / (counts["right"] + counts["wrong"])
        recall = counts["found"] / (counts["found"] + counts["missed"])
        strict = counts["found"] / (counts["right"] + counts["wrong"])
        print(
            f"\n  suggestions of topics: precision {precision:.3f} (strict {strict:.3f}), "
            f"recall {recall:.3f}, {dict(counts)}"
        )
    assert precision >= 0.9
    assert recall >= 0.8

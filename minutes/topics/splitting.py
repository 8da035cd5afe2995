"""A topic that turns out to be two: parted from it, with what is chosen to go along."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from minutes.models import AgendaItem, Decision, Topic
from minutes.search.following import topics_regrouped
from organisations.addresses import free_slug
from organisations.moving import link, link_also, save, with_lines, without_lines


class NotSplittable(Exception):
    """The topic cannot be split so; the text says why, in Swedish."""


@dataclass(frozen=True)
class Part:
    """What is to be a topic of its own."""

    name: str
    is_within: bool  # the topic that it is parted from, and not beside it
    words: Collection[str] = ()
    items: Collection[int] = ()
    decisions: Collection[int] = ()
    subtopics: Collection[int] = ()
    stays: bool = False  # what goes along is on the old topic too


@transaction.atomic
def split(topic: Topic, part: Part) -> Topic:
    """Make a topic of the part, with the items, decisions, words and sub-topics chosen; return it.

    What is not on the topic is left as it is. Raises NotSplittable where the name is taken or has no letters.
    """
    topics = {one.pk: one for one in Topic.objects.select_for_update()}  # nobody moves a branch meanwhile
    topic = topics[topic.pk]
    if part.name.casefold() in {name.casefold() for one in topics.values() for name in one.names}:
        raise NotSplittable(f"Det finns redan ett ämne som kallas {part.name}. Välj ett annat namn.")
    slug = free_slug(Topic, part.name)
    if not slug:
        raise NotSplittable("Namnet har inga bokstäver att göra en adress av. Skriv ett annat.")
    new = Topic(name=part.name, slug=slug, parent=topic if part.is_within else topic.parent)
    new.words = with_lines("", part.words)
    reason = f"Delning: {part.name} blev ett eget ämne, skilt från {topic}."
    save(new, reason)
    if part.words:
        topic.words = without_lines(topic.words, part.words)
        save(topic, reason)
    for model, keys in ((AgendaItem, part.items), (Decision, part.decisions)):
        tagged = model._meta.get_field("topics")
        if part.stays:
            link_also(tagged, model._base_manager.filter(pk__in=list(keys), topics=topic), new, reason)
        else:
            link(tagged, topic, new, reason, only=keys)
    for subtopic in topics.values():
        if subtopic.pk in part.subtopics and subtopic.parent_id == topic.pk:
            subtopic.parent = new
            save(subtopic, reason)
    topics_regrouped([topic.pk, new.pk])
    return new

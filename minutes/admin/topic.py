from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from minutes.models import AgendaItem, Decision, Meeting, Topic
from organisations.admin.hanging import InUseFilter, count_of, counted
from organisations.admin.merging import MergingAdmin
from organisations.hanging import of_meetings


@admin.register(Topic)
class TopicAdmin(MergingAdmin):
    """The tree of topics."""

    list_display = ["name", "parent", "words_in_line", "item_count", "decision_count"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter), InUseFilter]
    list_select_related = ["parent"]
    search_fields = ["name", "other_names", "words", "slug"]
    autocomplete_fields = ["parent"]
    fields = ["name", "slug", "parent", "description", "words", "other_names"]

    item_count = counted("item_count", "punkter")
    decision_count = counted("decision_count", "beslut")

    def counts(self, request: HttpRequest) -> dict[str, Any]:
        """Return the items and the decisions on each topic itself."""
        known = Meeting.objects.known_to(request.user)
        return {
            "item_count": count_of(AgendaItem.objects.filter(of_meetings(AgendaItem, known)), "topics"),
            "decision_count": count_of(Decision.objects.filter(of_meetings(Decision, known)), "topics"),
        }

    def facts(self, entry: Topic) -> list[tuple[str, list[str]]]:
        """Return what tells the topic from another."""
        return [
            *super().facts(entry),
            ("Del av", [str(entry.parent)] if entry.parent else []),
            ("Beskrivning", [entry.description] if entry.description else []),
            ("Ord", [", ".join(entry.words.split("\n"))] if entry.words else []),
        ]

    def doubts(self, first: Topic, second: Topic) -> list[str]:
        """Return what is not taken over."""
        if (first.parent_id, first.description) == (second.parent_id, second.description):
            return []
        return ["Beskrivningen och vad ämnet är del av blir som hos det som är kvar."]

    @admin.display(description="ord")
    def words_in_line(self, topic: Topic) -> str:
        """Return the words that suggest the topic on one line."""
        return ", ".join(topic.words.split("\n"))

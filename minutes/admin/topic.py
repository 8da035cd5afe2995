from django.contrib import admin

from minutes.models import Topic
from organisations.admin.register import RegisterAdmin


@admin.register(Topic)
class TopicAdmin(RegisterAdmin):
    """The tree of topics."""

    list_display = ["name", "parent", "words_in_line"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["parent"]
    search_fields = ["name", "other_names", "words", "slug"]
    autocomplete_fields = ["parent"]
    fields = ["name", "slug", "parent", "description", "words", "other_names"]

    @admin.display(description="ord")
    def words_in_line(self, topic: Topic) -> str:
        """Return the words that suggest the topic on one line."""
        return ", ".join(topic.words.split("\n"))

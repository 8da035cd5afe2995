from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from minutes.models import AgendaItem, Decision, Meeting, Topic
from minutes.topics.suggesting import suggest_again
from organisations.admin.hanging import InUseFilter, count_of, counted
from organisations.admin.merging import MergingAdmin
from organisations.hanging import of_meetings

from .topic_splitting import split_page


@admin.register(Topic)
class TopicAdmin(MergingAdmin):
    """The tree of topics."""

    list_display = ["name", "parent", "words_in_line", "item_count", "decision_count"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter), InUseFilter]
    list_select_related = ["parent"]
    search_fields = ["name", "other_names", "words", "slug"]
    autocomplete_fields = ["parent"]
    fields = ["name", "slug", "parent", "description", "words", "other_names"]

    change_form_template = "admin/minutes/topic/change_form.html"

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

    # --- moving, and words that change

    def locked(self, rows: QuerySet) -> QuerySet:
        """Return what is locked where a topic is saved: all, so that no two branches are moved under each other."""
        return Topic.objects.order_by("pk").select_for_update(of=("self",))

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Topic, form: ModelForm, change: bool) -> None:
        """Save the topic, and suggest it for what its new words stand in."""
        super().save_model(request, obj, form, change)
        if {"name", "other_names", "words"} & set(form.changed_data):
            suggest_again(obj)

    # --- splitting

    def get_urls(self) -> list:
        """Return the addresses, with that of splitting."""
        page = path("<int:pk>/dela/", self.admin_site.admin_view(self.split_view), name="minutes_topic_split")
        return [page, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, with the way to splitting the topic."""
        if (topic := context.get("original")) and self.has_merge_permission(request):
            context["split_address"] = reverse("admin:minutes_topic_split", args=[topic.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def split_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask what is to be a topic of its own, and make it one."""
        topic = self.mergeable(request, pk)
        new, context = split_page(self, request, topic)
        if new is not None:
            suggest_again(new)
            messages.success(request, f"{new} är nu ett eget ämne, skilt från {topic}.")
            return HttpResponseRedirect(reverse("admin:minutes_topic_change", args=[new.pk]))
        form = context["form"]
        choices = [form[name] for name in ("where", "words", "subtopics") if form.fields[name].choices]
        return self.page(
            request, "admin/minutes/topic/split.html", "Dela ett ämne i två", topic, context | {"choices": choices}
        )

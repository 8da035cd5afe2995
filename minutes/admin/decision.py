from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from minutes.models import ActionItem, Decision, Responsible
from minutes.models.decision import OfItem

from .access import FollowedUpAdmin, ReachedFromParent
from .named import NamedFormSet, NamedRowForm, NamesFormSet, NamesRowForm, names_field
from .ordering import OrderedFormSet, OrderedInline

# --- rows of an item's page


class DecisionFormSet(OrderedFormSet):
    """The decisions of an item."""

    def new_row(self) -> dict[str, Any]:
        """Begin with the topics of the item."""
        return {"topics": list(self.instance.topics.all())}

    def save_new(self, form: ModelForm, commit: bool = True) -> Decision:
        """Save a new decision, with the topics that its item was given together with it."""
        if not form.initial.get("topics") and not form.cleaned_data["topics"]:
            form.cleaned_data["topics"] = self.instance.topics.all()
        return super().save_new(form, commit)


class DecisionInline(OrderedInline):
    """What was decided or proposed under an item."""

    model = Decision
    compact = False
    formset = DecisionFormSet
    autocomplete_fields = ["referred_to", "topics"]
    fieldsets = [
        (None, {"fields": ["order", "text", "kind", "outcome", "topics"]}),
        ("Mer", {"fields": ["condition", "referred_to"], "classes": ["collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        """Return the decisions with all that their rows name."""
        return super().get_queryset(request).select_related("referred_to").prefetch_related("topics")


class ActionRowForm(NamesRowForm):
    """An action with the names of those who are to do it."""

    who = names_field("Ansvariga")
    names_of = "responsibles"


class ActionInline(OrderedInline):
    """What somebody is to do after an item, and who."""

    model = ActionItem
    form = ActionRowForm
    formset = NamesFormSet
    compact = False
    readonly_fields = ["open_page"]
    one_line = ("due_as_written",)
    fieldsets = [
        (None, {"fields": ["order", "text", "who", "status", "due_on"]}),
        ("Mer", {"fields": ["due_as_written", "result", "open_page"], "classes": ["collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActionItem]:
        """Return the actions with those responsible."""
        return super().get_queryset(request).prefetch_related("responsibles")

    @admin.display(description="ansvariga")
    def who(self, action: ActionItem) -> str:
        """Return who is responsible, shown to those who only read."""
        return ", ".join(responsible.name for responsible in action.responsibles.all()) or "–"

    @admin.display(description="vilka de är")
    def open_page(self, action: ActionItem) -> str:
        """Return a link to the page that ties the names to people and organisations."""
        if not action.pk:
            return "Spara först."
        return format_html('<a href="{}">Knyt namnen</a>', reverse("admin:minutes_actionitem_change", args=[action.pk]))


class ResponsibleInline(OrderedInline):
    """Who is to do it."""

    model = Responsible
    form = NamedRowForm
    formset = NamedFormSet
    autocomplete_fields = ["person", "organisation"]
    one_line = ("name",)
    fields = ["order", "name", "attendee", "person", "organisation"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Responsible]:
        """Return the rows with all that they name."""
        return super().get_queryset(request).select_related("attendee", "person", "organisation")


# --- pages of their own


class OfItemAdmin(FollowedUpAdmin, ReachedFromParent):
    """Decisions and actions of all meetings; entered on the page of their item."""

    meeting_path = "item__meeting__"
    list_select_related = ["item__meeting__body"]
    date_hierarchy = "item__meeting__date"
    ordering = ["-item__meeting__date", "item__meeting", "item__position", "position"]

    @admin.display(description="text", ordering="text")
    def short_text(self, row: OfItem) -> str:
        """Return the first words."""
        return Truncator(row.text).words(25)

    @admin.display(description="möte", ordering="item__meeting__date")
    def meeting(self, row: OfItem) -> str:
        """Return the meeting."""
        return str(row.item.meeting)


@admin.register(Decision)
class DecisionAdmin(OfItemAdmin):
    """Decisions and proposals."""

    list_display = ["short_text", "kind", "outcome", "meeting", "item"]
    list_filter = [
        "kind",
        "outcome",
        ("topics", admin.RelatedOnlyFieldListFilter),
        ("item__meeting__body", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["text", "condition", "item__title", "item__meeting__body__name"]
    autocomplete_fields = ["referred_to", "topics"]
    readonly_fields = ["meeting", "item"]
    followed_up = ("topics",)
    fields = ["meeting", "item", "text", ("kind", "outcome"), "condition", "referred_to", "topics"]


@admin.register(ActionItem)
class ActionItemAdmin(OfItemAdmin):
    """What somebody is to do."""

    list_display = ["short_text", "status", "due_on", "who", "meeting", "item"]
    list_filter = ["status", ("item__meeting__body", admin.RelatedOnlyFieldListFilter)]
    linked_by = ("responsibles__person__id__exact", "responsibles__organisation__id__exact")
    search_fields = ["text", "result", "due_as_written", "responsibles__name", "item__title"]
    inlines = [ResponsibleInline]
    one_line = ("due_as_written",)
    readonly_fields = ["meeting", "item"]
    followed_up = ("status", "result")
    fields = ["meeting", "item", "text", "status", "due_on", "due_as_written", "result"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActionItem]:
        """Return the actions with those responsible."""
        return super().get_queryset(request).prefetch_related("responsibles")

    @admin.display(description="ansvariga")
    def who(self, action: ActionItem) -> str:
        """Return the names as written of those responsible."""
        return ", ".join(responsible.name for responsible in action.responsibles.all())

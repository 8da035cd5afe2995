from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from minutes.models import AgendaItem, Presenter, TopicSuggestion
from minutes.topics.answering import take, turn_down
from organisations.admin.choices import DeskForm, offer

from .access import FollowedUpAdmin, ReachedFromParent, may_edit
from .decision import ActionInline, DecisionInline
from .named import NamedFormSet, NamedRowForm, NamesFormSet, NamesRowForm, names_field
from .ordering import OrderedInline

# --- rows of a meeting's page


class ItemRowForm(NamesRowForm):
    """A line of the agenda, with what was said and who said it."""

    who = names_field("Föredragande")
    names_of = "presenters"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if number := self.fields.get("number"):
            number.label, number.help_text = "Nummer", ""


class ItemFormSet(NamesFormSet):
    """The items of a meeting."""

    def clean(self) -> None:
        """Refuse to delete an item here when more than its own text would go with it."""
        super().clean()
        deleted = [form.instance.pk for form in self.deleted_forms]
        items = AgendaItem.objects.filter(pk__in=deleted).annotate(
            hanging=Count("subitems") + Count("decisions") + Count("actionitems")
        )
        for item in items.filter(hanging__gt=0):
            raise forms.ValidationError(
                f"Punkten ”{item}” har underpunkter, beslut eller åtgärder. Öppna punkten och ta bort den där, "
                "så visas först vad som försvinner."
            )


class ItemInline(OrderedInline):
    """The agenda: number and title, with the text folded; decisions and actions stand on the item's own page."""

    model = AgendaItem
    form = ItemRowForm
    formset = ItemFormSet
    one_line = ("title",)
    large = ("text",)
    readonly_fields = ["open_page"]
    fieldsets = [
        (None, {"fields": ["order", "number", "title", "open_page"]}),
        ("Text", {"fields": ["who", "text"], "classes": ["collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[AgendaItem]:
        """Return the items with what hangs on them counted."""
        return (
            super()
            .get_queryset(request)
            .annotate(
                decision_count=Count("decisions", distinct=True), action_count=Count("actionitems", distinct=True)
            )
            .prefetch_related("presenters")
        )

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Return the number of empty rows: many for a new meeting, since some work without JavaScript."""
        return 2 if obj else 8

    @admin.display(description="föredragande")
    def who(self, item: AgendaItem) -> str:
        """Return who presents the item, shown to those who only read."""
        return ", ".join(presenter.name for presenter in item.presenters.all()) or "–"

    @admin.display(description="beslut och åtgärder")
    def open_page(self, item: AgendaItem) -> str:
        """Return a link to the item's page, with what hangs on it."""
        if not item.pk:
            return "Spara först."
        address = reverse("admin:minutes_agendaitem_change", args=[item.pk])
        hanging = [f"{item.decision_count} beslut"] if item.decision_count else []
        if item.action_count:
            hanging.append(f"{item.action_count} {'åtgärd' if item.action_count == 1 else 'åtgärder'}")
        return format_html('<a href="{}">Öppna punkten</a> {}', address, ", ".join(hanging))


# --- the item's page

ANSWERS = [("", "Vänta"), ("take", "Ta"), ("turn_down", "Avvisa")]


class PresenterInline(OrderedInline):
    """Who presents the item."""

    model = Presenter
    form = NamedRowForm
    formset = NamedFormSet
    autocomplete_fields = ["person"]
    one_line = ("name",)
    fields = ["order", "name", "attendee", "person"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Presenter]:
        """Return the presenters with all that their rows name."""
        return super().get_queryset(request).select_related("attendee", "person")


class ItemForm(DeskForm):
    """An item, which lies under another of the same meeting or under none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = list(AgendaItem.objects.filter(meeting=self.instance.meeting_id).order_by("position"))
        within = _within(self.instance, items)
        offer(
            self,
            "parent",
            AgendaItem.objects.filter(meeting=self.instance.meeting_id).exclude(pk__in=within),
            [(item.pk, str(item)) for item in items if item.pk not in within],
        )


def _within(item: AgendaItem, items: list[AgendaItem]) -> set[int]:
    """Return the numbers of the item and of all that lie under it."""
    found = {item.pk}
    while more := {other.pk for other in items if other.parent_id in found} - found:
        found |= more
    return found


def _suggestions(item: AgendaItem, answered: Any) -> list[TopicSuggestion]:
    """Return the topics that wait for an answer for the item and its decisions, with what was answered."""
    found = TopicSuggestion.objects.waiting().filter(item=item).select_related("topic", "decision")
    suggestions = list(found.order_by("decision__position", "topic__sort_key"))
    for one in suggestions:
        one.field_name = f"amne-{one.pk}"
        one.answer = answered.get(one.field_name, "")
    return suggestions


def _after(item: AgendaItem) -> AgendaItem | None:
    """Return the next item of the meeting."""
    others = AgendaItem.objects.filter(meeting=item.meeting_id, position__gt=item.position)
    return others.order_by("position").first()


@admin.register(AgendaItem)
class AgendaItemAdmin(FollowedUpAdmin, ReachedFromParent):
    """Items of all meetings; entered on the page of their meeting."""

    form = ItemForm
    list_display = ["title", "number", "meeting", "decision_count"]
    list_filter = [("topics", admin.RelatedOnlyFieldListFilter), ("meeting__body", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["meeting__body"]
    search_fields = ["title", "number", "text", "meeting__body__name"]
    linked_by = ("presenters__person__id__exact",)
    date_hierarchy = "meeting__date"
    ordering = ["-meeting__date", "meeting", "position"]
    autocomplete_fields = ["topics", "regions"]
    inlines = [PresenterInline, DecisionInline, ActionInline]
    one_line = ("title",)
    large = ("text",)
    readonly_fields = ["meeting"]
    followed_up = ("topics",)
    fields = ["meeting", "number", "title", "parent", "text", "topics", "regions"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[AgendaItem]:
        """Return the items with their topics and regions, and their decisions counted."""
        items = super().get_queryset(request).select_related("meeting__body").prefetch_related("topics", "regions")
        return items.annotate(decision_count=Count("decisions"))

    def save_besides(self, request: HttpRequest, row: Any) -> None:
        """Take the suggested topics or turn them down, as was answered."""
        suggestions = _suggestions(row, request.POST)
        for answer, verb in (("take", take), ("turn_down", turn_down)):
            verb([one.pk for one in suggestions if one.answer == answer], request.user)

    @admin.display(description="beslut", ordering="decision_count")
    def decision_count(self, item: AgendaItem) -> int:
        """Return the number of decisions and proposals."""
        return item.decision_count

    def response_post_save_change(self, request: HttpRequest, obj: AgendaItem) -> HttpResponse:
        """Go on to the next item where that was asked for, and otherwise back to the meeting."""
        if "_next" in request.POST and (following := _after(obj)) is not None:
            return HttpResponseRedirect(reverse("admin:minutes_agendaitem_change", args=[following.pk]))
        if may_edit(request, obj.meeting):
            return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[obj.meeting_id]))
        return super().response_post_save_change(request, obj)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, with the ways to the meeting and to the items before and after."""
        if item := context.get("original"):
            others = AgendaItem.objects.filter(meeting=item.meeting_id)
            context["previous_item"] = others.filter(position__lt=item.position).order_by("-position").first()
            context["next_item"] = _after(item)
            if self.has_change_permission(request, item):
                context |= {"suggestions": _suggestions(item, request.POST), "answers": ANSWERS}
        return super().render_change_form(request, context, *args, **kwargs)

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from minutes.models import Decision, TopicSuggestion
from minutes.topics.answering import take, turn_down
from organisations.admin.desk import key_in

from .access import OfMeetingAdmin


class WaitingFilter(admin.SimpleListFilter):
    """Suggestions that wait for an answer and, where asked for, those that were turned down."""

    title = "läge"
    parameter_name = "lage"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Return what is beside those that wait."""
        return [("avvisade", "Avvisade")]

    def choices(self, changelist: Any) -> Any:
        """Yield the two, of which those that wait are what one sees at first."""
        first, *others = super().choices(changelist)
        yield first | {"display": "Väntar på svar"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Return the ones or the others."""
        return queryset.turned_down() if self.value() == "avvisade" else queryset.waiting()


@admin.action(description="Ta")
def take_selected(model_admin: "TopicSuggestionAdmin", request: HttpRequest, queryset: QuerySet) -> None:
    """Give the rows the topics that were ticked."""
    model_admin.answer(request, take, queryset)


@admin.action(description="Avvisa")
def turn_down_selected(model_admin: "TopicSuggestionAdmin", request: HttpRequest, queryset: QuerySet) -> None:
    """Turn down what was ticked."""
    model_admin.answer(request, turn_down, queryset)


TOLD = {take: ("Ett förslag taget.", "{} förslag tagna."), turn_down: ("Ett förslag avvisat.", "{} förslag avvisade.")}


@admin.register(TopicSuggestion)
class TopicSuggestionAdmin(OfMeetingAdmin):
    """What seems to be on a topic, to be answered one by one or many at a time by those who may set its topics."""

    meeting_path = "item__meeting__"
    list_display = ["about", "topic", "why", "answers"]
    list_display_links = None
    sortable_by = ()
    list_filter = [
        WaitingFilter,
        ("topic", admin.RelatedOnlyFieldListFilter),
        ("item__meeting__body", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["topic", "decision", "item__meeting__body", "item__parent"]
    search_fields = ["topic__name", "item__title", "decision__text", "why"]
    actions = [take_selected, turn_down_selected]

    def get_urls(self) -> list:
        """Return the address of the list, which is all there is."""
        return [address for address in super().get_urls() if address.name.endswith("_changelist")]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Tell whether the list is shown among others."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether the user may set topics of anything."""
        user = request.user
        return user.has_perm("minutes.change_agendaitem") or user.has_perm("minutes.follow_up")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell that who sees a suggestion may answer it: the rows are those whose topics one may set."""
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Tell that people do not add suggestions."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell that what was turned down is remembered."""
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Show the list, or answer the one whose button was pressed."""
        for name, verb in (("take", take), ("turn_down", turn_down)):
            if request.method == "POST" and name in request.POST and self.has_change_permission(request):
                self.answer(request, verb, self.get_queryset(request).filter(pk__in=key_in(request.POST[name])))
                return HttpResponseRedirect(request.get_full_path())
        return super().changelist_view(request, {"title": "Ämnesförslag", **(extra_context or {})})

    def answer(self, request: HttpRequest, verb: Any, suggestions: QuerySet) -> None:
        """Take the suggestions or turn them down, and tell how many."""
        count = verb(list(suggestions.order_by().values_list("pk", flat=True)), request.user)
        one, many = TOLD[verb]
        if count:
            messages.success(request, one if count == 1 else many.format(count))
        else:
            messages.info(request, "Förslaget var redan besvarat.")

    @admin.display(description="gäller")
    def about(self, suggestion: TopicSuggestion) -> SafeString:
        """Return what the topic is suggested for, with a link to its item, and at which meeting it stood."""
        item, decision = suggestion.item, suggestion.decision
        address = reverse("admin:minutes_agendaitem_change", args=[item.pk])
        within = f"{decision.get_kind_display()} under {item.full_title}, " if decision else ""
        return format_html(
            '<a href="{}">{}</a><br><span class="quiet">{}{}</span>',
            address,
            Truncator(decision.text if decision else item.full_title).words(20),
            within,
            item.meeting,
        )

    @admin.display(description="svar")
    def answers(self, suggestion: TopicSuggestion) -> SafeString:
        """Return a button for each answer."""
        what = "beslutet" if isinstance(suggestion.row, Decision) else "punkten"
        named = f" {suggestion.topic} för {what} {Truncator(str(suggestion.row)).words(8)}"
        taking = format_html(
            '<button type="submit" name="take" value="{}">Ta<span class="visually-hidden">{}</span></button>',
            str(suggestion.pk),
            named,
        )
        if suggestion.turned_down_at:
            return format_html('<div class="answers">{}</div>', taking)
        return format_html(
            '<div class="answers">{}<button type="submit" name="turn_down" value="{}">Avvisa'
            '<span class="visually-hidden">{}</span></button></div>',
            taking,
            str(suggestion.pk),
            named,
        )

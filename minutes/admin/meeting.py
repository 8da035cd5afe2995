from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from minutes.importing.stored import newest_source
from minutes.models import Attachment, Meeting, SourceDocument
from minutes.models.meeting import own_bodies
from minutes.publishing import move_address
from minutes.source_lines import line_warnings
from organisations.admin.choices import DeskForm, offer_own_bodies
from organisations.models import Body, Region, Tree

from .access import WITHDRAW_INSTEAD, OfMeetingAdmin
from .attachment import AttachmentInline
from .attendee import AttendeeInline
from .files import drop_unused, files_of
from .item import ItemInline
from .next_meeting import next_meeting
from .pages import desk_of
from .pasting import paste_names
from .planned import AnnouncedInline, check_times
from .publishing import approve, preview, publish, publish_meetings, withdraw, withdraw_meetings
from .review import review
from .upload import new_version, upload

HEAD = [
    (None, {"fields": ["body", "date", "place"]}),
    (None, {"fields": [("starts_at", "ends_at"), ("form", "record_kind"), "title"]}),
    (
        "Fler uppgifter",
        {
            "fields": [
                "last_date",  # alone on its line: Django opens a fold for errors of such fields only
                "same_day_number",
                "joint_bodies",
                "name_consent",
                "preamble",
            ],
            "classes": ["collapse"],
        },
    ),
]
APPROVED = ["approved_on"]
PUBLISHED = ["published_at", "published_by", "slug"]
WITHDRAWN = ["withdrawn_at", "withdrawn_by", "withdrawal_reason"]


# Pages of a meeting beside the desk, by the last part of their address: views of (admin, request, meeting).
PAGES: dict[str, Callable[["MeetingAdmin", HttpRequest, Meeting], HttpResponse]] = {
    "forhandsgranska": preview,
    "publicera": publish,
    "justera": approve,
    "dra-tillbaka": withdraw,
    "klistra-in": paste_names,
    "nasta": next_meeting,
    "granska": review,
    "ny-version": new_version,
}


class MeetingForm(DeskForm):
    """The head of a meeting."""

    watched = ("status",)  # whoever thinks that nobody reads it yet is told before they save

    def clean_same_day_number(self) -> int:
        """Count the meetings of a day from one."""
        number = self.cleaned_data["same_day_number"]
        if not 1 <= number <= 9:
            self.add_error("same_day_number", "Organets första möte en dag har nummer 1, det andra 2, högst 9.")
        return number

    def clean(self) -> dict[str, Any]:
        """Keep body and date of what the public has seen, and the end after the start."""
        cleaned = super().clean() or self.cleaned_data
        if self.instance.status != Meeting.Status.DRAFT:
            for name, what in {"body": "organ", "date": "datum"}.items():
                if name in cleaned and not cleaned[name]:
                    self.add_error(name, f"Ett möte som är eller har varit publicerat måste ha {what}.")
        if (
            self.instance.pk is None
            and not self.errors
            and not any(cleaned.get(name) for name in ("body", "date", "title"))
        ):
            self.add_error("body", "Ange organ, datum eller rubrik, så att mötet går att finna igen.")
        if cleaned.get("body") and cleaned["body"] in (cleaned.get("joint_bodies") or []):
            self.add_error("joint_bodies", "Välj bara de andra organen; mötets eget organ står redan ovan.")
        check_times(self, cleaned)
        return cleaned


class RegionFilter(admin.SimpleListFilter):
    """Meetings of a region's bodies and of those in its subregions."""

    title = "region"
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Return the regions, each followed by its subregions."""
        self.tree = Tree(Region.objects.all())
        return [(str(region.pk), "– " * depth + region.name) for region, depth in self.tree.in_order()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Meeting]) -> QuerySet[Meeting]:
        """Return the meetings of the region; all where it is none of ours."""
        if self.value() not in (key for key, _ in self.lookup_choices):
            return queryset
        return queryset.of_bodies(Body.objects.filter(region__in=self.tree.within([int(self.value())])))


@admin.register(Meeting)
class MeetingAdmin(OfMeetingAdmin):
    """The meetings: entered, corrected, published and withdrawn here."""

    form = MeetingForm
    meeting_path = ""
    list_display = ["date", "body", "status", "item_count", "decision_count", "warning_count"]
    list_display_links = ["date", "body"]
    list_filter = ["status", RegionFilter, ("body", admin.RelatedOnlyFieldListFilter), "record_kind"]
    list_select_related = ["body"]
    search_fields = ["body__name", "body__short_name", "body__other_names", "title", "place", "date"]
    date_hierarchy = "date"
    autocomplete_fields = ["body", "joint_bodies"]
    inlines = [AttendeeInline, ItemInline]
    actions = [publish_meetings, withdraw_meetings]
    one_line = ("place", "title")
    large = ("preamble",)
    readonly_fields = ["status", *APPROVED, *PUBLISHED, *WITHDRAWN, "open_questions", "warnings"]

    # --- the list

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        """Return the meetings with their items and decisions counted, and whether they were read from a document."""
        sources = SourceDocument.objects.filter(meeting=OuterRef("pk"))
        return super().get_queryset(request).for_lists().annotate(has_source=Exists(sources))

    @admin.display(description="punkter", ordering="item_count")
    def item_count(self, meeting: Meeting) -> int:
        """Return the number of items."""
        return meeting.item_count

    @admin.display(description="beslut", ordering="decision_count")
    def decision_count(self, meeting: Meeting) -> int:
        """Return the number of decisions."""
        return meeting.decision_count

    @admin.display(description="varningar")
    def warning_count(self, meeting: Meeting) -> str:
        """Return the number of doubts at the import, nothing when there are none."""
        return str(len(meeting.import_warnings) or "")

    # --- addresses

    def get_urls(self) -> list:
        """Return the addresses of the desk and of the pages beside it."""
        pages = [
            path(
                f"<int:pk>/{part}/",
                self.admin_site.admin_view(self._page_of(view)),
                name=f"minutes_meeting_{view.__name__}",
            )
            for part, view in PAGES.items()
        ]
        handing_in = path(
            "las-in/",
            self.admin_site.admin_view(lambda request: upload(self, request)),
            name="minutes_meeting_upload",
        )
        return [handing_in, *pages, *super().get_urls()]

    def _page_of(self, view: Callable) -> Callable[[HttpRequest, int], HttpResponse]:
        def page(request: HttpRequest, pk: int) -> HttpResponse:
            meeting = get_object_or_404(self.get_queryset(request), pk=pk)
            if not self.has_change_permission(request, meeting):
                raise PermissionDenied
            return view(self, request, meeting)

        return page

    # --- what may be done

    def may_start_next(self, request: HttpRequest, meeting: Meeting) -> bool:
        """Tell whether the user may start the next meeting of the body: one of theirs, not one met jointly with."""
        return self.has_add_permission(request) and own_bodies(request.user).filter(pk=meeting.body_id).exists()

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Tell whether the user may publish."""
        return request.user.has_perm("minutes.publish_meeting")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        """Tell whether the user may withdraw."""
        return request.user.has_perm("minutes.withdraw_meeting")

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Tell whether the user may note that minutes were approved."""
        return request.user.has_perm("minutes.approve_meeting")

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        """Delete a draft after a confirmation; refuse what was public."""
        meeting = self.get_object(request, object_id)
        if meeting.status != Meeting.Status.DRAFT and self.has_delete_permission(request, meeting):
            messages.error(request, WITHDRAW_INSTEAD)
            return HttpResponseRedirect(desk_of(meeting))
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: Meeting) -> None:
        """Delete a draft with its files."""
        self.delete_queryset(request, Meeting.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Meeting]) -> None:
        """Delete drafts with their files."""
        meetings = list(queryset.values_list("pk", flat=True))
        files = files_of(
            SourceDocument.objects.filter(meeting__in=meetings), Attachment.objects.filter(meeting__in=meetings)
        )
        super().delete_queryset(request, Meeting.objects.filter(pk__in=meetings))
        drop_unused(files)

    # --- the page

    def get_fieldsets(self, request: HttpRequest, obj: Meeting | None = None) -> list:
        """Return the head of the meeting, and what has become of it as far as anything has."""
        if obj is None:
            return HEAD
        state = ["status", *(APPROVED if obj.approved_on else [])]
        if obj.published_at:
            state += PUBLISHED
        if obj.withdrawn_at:
            state += WITHDRAWN
        state.append("open_questions")
        if obj.import_warnings:
            state.append("warnings")
        return [*HEAD[:2], ("Läge", {"fields": state}), *HEAD[2:]]

    def get_form(self, request: HttpRequest, obj: Meeting | None = None, **kwargs: Any) -> type[ModelForm]:
        """Return the form, in which a secretary chooses among their own bodies."""
        return offer_own_bodies(super().get_form(request, obj, **kwargs), request, obj)

    def get_inlines(self, request: HttpRequest, obj: Meeting | None) -> list:
        """Return the rows of the page; some need a meeting that is there."""
        return [*self.inlines, AttachmentInline, AnnouncedInline] if obj else self.inlines

    @admin.display(description="frågor att svara på")
    def open_questions(self, meeting: Meeting) -> str:
        """Return how many questions nobody has settled, as a link to them."""
        count = meeting.questions.still_open().count()
        address = reverse("admin:minutes_meeting_publish", args=[meeting.pk])
        return (
            format_html('<a href="{}">{} {}</a>', address, count, "fråga" if count == 1 else "frågor") if count else "–"
        )

    @admin.display(description="varningar från inläsningen")
    def warnings(self, meeting: Meeting) -> str:
        """Return the doubts at the import as a list with their lines."""
        found = line_warnings(meeting, newest_source(meeting))
        rows = ((f"Rad {one.name}: " if one.line else "", one.text) for one in found)
        return format_html('<ul class="warnings">{}</ul>', format_html_join("", "<li>{}{}</li>", rows))

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, with the steps that may be taken and without a button that deletes what was public."""
        meeting = context.get("original")
        own = meeting is not None and self.has_change_permission(request, meeting)
        context["show_delete"] = meeting is not None and meeting.status == Meeting.Status.DRAFT
        context["steps"] = own
        context["show_publish"] = own and not meeting.is_published and self.has_publish_permission(request)
        context["show_review"] = own and meeting.has_source
        context["show_approve"] = own and self.has_approve_permission(request)
        context["show_withdraw"] = own and meeting.is_published and self.has_withdraw_permission(request)
        context["may_start_next"] = meeting is not None and self.may_start_next(request, meeting)
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, obj: Meeting) -> str | None:
        """Return the address of the public page, which a draft does not have."""
        return super().view_on_site(obj) if obj.is_published else None

    # --- saving

    def save_model(self, request: HttpRequest, obj: Meeting, form: ModelForm, change: bool) -> None:
        """Save the head, and move the meeting's address where that tells another body or date."""
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
        if obj.slug and {"body", "date", "same_day_number"} & set(form.changed_data):
            move_address(obj)

    def response_add(self, request: HttpRequest, obj: Meeting, post_url_continue: str | None = None) -> HttpResponse:
        """Stay on the page of a new meeting, since most of it remains to be entered."""
        if "_addanother" not in request.POST and "_popup" not in request.POST:
            request.POST["_continue"] = "1"
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Meeting) -> HttpResponse:
        """Go on to where the meeting is published, where that was asked for."""
        if "_publish" in request.POST and self.has_publish_permission(request):
            return HttpResponseRedirect(reverse("admin:minutes_meeting_publish", args=[obj.pk]))
        return super().response_change(request, obj)

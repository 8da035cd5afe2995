from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join

from minutes.models import Meeting, SourceDocument

from .access import OfMeetingAdmin, ReachedFromParent
from .files import FileAdmin, file_link


@admin.register(SourceDocument)
class SourceDocumentAdmin(OfMeetingAdmin, ReachedFromParent, FileAdmin):
    """The files that meetings were read from. Nobody changes them."""

    list_display = ["name", "meeting", "media_type", "imported_at"]
    list_filter = ["media_type", ("meeting__body", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["meeting__body"]
    search_fields = ["name", "sha256"]
    date_hierarchy = "imported_at"
    fields = ["name", "download", "meeting", "media_type", "encoding", "imported_at", "sha256", "numbered_lines"]
    readonly_fields = fields

    def may_see(self, request: HttpRequest) -> Q:
        """Return the condition that a source is of a meeting that the user works with, published or not."""
        return Q(meeting__in=Meeting.objects.editable_by(request.user).order_by().values("pk"))

    def has_change_permission(self, request: HttpRequest, obj: SourceDocument | None = None) -> bool:
        """Tell that a source is as it was handed in."""
        return False

    def file_name(self, row: SourceDocument) -> str:
        """Return the name under which the file was handed in."""
        return row.name

    @admin.display(description="hämta originalet")
    def download(self, source: SourceDocument) -> str:
        """Return a link to the file."""
        return file_link(source)

    @admin.display(description="rader")
    def numbered_lines(self, source: SourceDocument) -> str:
        """Return the lines that the file was read as, numbered."""
        lines = ((line["number"], line["text"]) for line in source.lines)
        return format_html('<ol class="source-lines">{}</ol>', format_html_join("", '<li value="{}">{}</li>', lines))

"""Files for those who may see the row they belong to; never by a public address."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html


class FileAdmin(ModelAdmin):
    """Rows with a file, sent on demand."""

    def get_urls(self) -> list:
        """Return the addresses of the pages and of the file."""
        opts = self.opts
        view = self.admin_site.admin_view(self.send_file)
        name = f"{opts.app_label}_{opts.model_name}_file"
        return [path("<int:pk>/file/", view, name=name), *super().get_urls()]

    def send_file(self, request: HttpRequest, pk: int) -> FileResponse:
        """Send the row's file, to be saved and not opened."""
        row = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        try:
            response = FileResponse(row.file.open(), as_attachment=True)
        except (FileNotFoundError, ValueError) as error:
            raise Http404("Filen finns inte.") from error
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response


def file_link(row, label: str = "") -> str:
    """Return a link to the row's file, or a dash."""
    if not (row.pk and row.file):
        return "–"
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_file", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, label or row.file.name.rpartition("/")[2])

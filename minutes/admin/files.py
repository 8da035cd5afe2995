"""Files for those who may see the row they belong to; never by a public address."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.forms import ModelForm
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html


def files_of(*rows: QuerySet) -> list[FieldFile]:
    """Return the files that the rows have."""
    return [row.file for queryset in rows for row in queryset.exclude(file="")]


def drop_unused(files: list[FieldFile]) -> None:
    """Delete the files that no row has any longer, once that is certain.

    Whoever takes a document away because of what it says must not find it on the disk.
    """

    def drop() -> None:
        for file in files:
            if not type(file.instance)._default_manager.filter(file=file.name).exists():
                file.storage.delete(file.name)

    transaction.on_commit(drop)


class FileAdmin(ModelAdmin):
    """Rows with a file: sent on demand, and gone with its row."""

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
            response = FileResponse(row.file.open(), as_attachment=True, filename=self.file_name(row))
        except (FileNotFoundError, ValueError) as error:
            raise Http404("Filen finns inte.") from error
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response

    def file_name(self, row: Model) -> str:
        """Return the name under which the file is sent."""
        return base_name(row.file)

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        """Save the row, and delete the file that it had and has no longer."""
        files = files_of(self.model._default_manager.filter(pk=obj.pk))
        super().save_model(request, obj, form, change)
        drop_unused(files)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Delete the row with its file."""
        self.delete_queryset(request, self.model._default_manager.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Delete the rows with their files."""
        files = files_of(queryset)
        super().delete_queryset(request, queryset)
        drop_unused(files)


@dataclass(frozen=True)
class LinkedFile:
    """A stored file as its field shows it."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name


class StoredFileInput(AdminFileWidget):
    """A field for a file, with a link to the one that is there."""

    def format_value(self, value: Any) -> LinkedFile | None:
        """Return the stored file with the address where staff may fetch it."""
        return LinkedFile(base_name(value), file_address(value.instance)) if self.is_initial(value) else None


def base_name(file: Any) -> str:
    """Return the name without folders."""
    return file.name.rpartition("/")[2]


def file_address(row: Model) -> str:
    """Return the address where staff may fetch the row's file."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_file", args=[row.pk])


def file_link(row: Model) -> str:
    """Return a link to the row's file, or a dash."""
    return format_html('<a href="{}">{}</a>', file_address(row), base_name(row.file)) if row.file else "–"

from typing import Any

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.functional import cached_property

from minutes.models import AgendaItem, Attachment
from organisations.admin.choices import DeskForm, offer

from .access import OfMeetingAdmin, ReachedFromParent
from .files import FileAdmin, StoredFileInput, drop_unused, file_link, files_of
from .ordering import OrderedFormSet, OrderedInline, OrderedRowForm

LARGEST = 20 * 1024 * 1024


class AttachmentFields(DeskForm):
    """An attachment, perhaps with its file."""

    class Meta:
        widgets = {"file": StoredFileInput}

    def clean_file(self) -> Any:
        """Refuse a file that is too large."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile) and file.size > LARGEST:
            raise forms.ValidationError(
                f"Filen är för stor; den får vara högst {filesizeformat(LARGEST)}. "
                "Spara den i ett mindre format, till exempel som pdf."
            )
        return file


class AttachmentRowForm(AttachmentFields, OrderedRowForm):
    """A row of the meeting's list."""


class AttachmentFormSet(OrderedFormSet):
    """The attachments of a meeting, each perhaps of one of its items."""

    @cached_property
    def _items(self) -> list[tuple[int, str]]:
        items = AgendaItem.objects.filter(meeting=self.instance.pk).order_by("position")
        return [(item.pk, str(item)) for item in items]

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        """Offer the meeting's items, read once for all rows."""
        super().add_fields(form, index)
        offer(form, "item", AgendaItem.objects.filter(meeting=self.instance.pk), self._items)

    def save(self, commit: bool = True) -> list[Model]:
        """Save the rows, and delete the files that they had and have no longer."""
        files = files_of(Attachment.objects.filter(meeting=self.instance))
        saved = super().save(commit)
        drop_unused(files)
        return saved

    def save_existing(self, form: forms.ModelForm, obj: Model, commit: bool = True) -> Model:
        """Save a row, without its item where that was deleted together with this saving."""
        if not AgendaItem.objects.filter(pk=obj.item_id).exists():
            obj.item = None
        return super().save_existing(form, obj, commit)


class WithFile(admin.options.BaseModelAdmin):
    """The field of an attachment's file, or a link to it for those who only read."""

    readonly_fields = ["download"]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list:
        """Return the fields with the one for the file that fits the user."""
        unfit = "download" if self.has_change_permission(request, obj) else "file"
        return [
            (name, {**options, "fields": [field for field in options["fields"] if field != unfit]})
            for name, options in super().get_fieldsets(request, obj)
        ]

    @admin.display(description="fil")
    def download(self, attachment: Attachment) -> str:
        """Return a link to the file."""
        return file_link(attachment)


class AttachmentInline(WithFile, OrderedInline):
    """What the record encloses or names."""

    model = Attachment
    compact = False
    form = AttachmentRowForm
    formset = AttachmentFormSet
    one_line = ("title", "location")
    fieldsets = [
        (None, {"fields": ["order", "label", "title", "item", "file", "download"]}),
        ("Mer", {"fields": ["location", "summary", "text"], "classes": ["collapse"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attachment]:
        """Return the attachments with their items."""
        return super().get_queryset(request).select_related("item")


class AttachmentForm(AttachmentFields):
    """An attachment on a page of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = AgendaItem.objects.filter(meeting=self.instance.meeting_id).order_by("position")
        offer(self, "item", items, ((item.pk, str(item)) for item in items))


@admin.register(Attachment)
class AttachmentAdmin(WithFile, OfMeetingAdmin, ReachedFromParent, FileAdmin):
    """Every attachment, to find those that are missing; entered on the meeting's page."""

    form = AttachmentForm
    list_display = ["__str__", "meeting", "item", "has_come", "location"]
    list_filter = [("file", admin.EmptyFieldListFilter), ("meeting__body", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["meeting__body", "item"]
    search_fields = ["label", "title", "location", "summary", "text"]
    date_hierarchy = "meeting__date"
    readonly_fields = ["meeting", *WithFile.readonly_fields]
    one_line = ("title", "location")
    large = ("text",)
    fields = ["meeting", "item", "label", "title", "file", "download", "location", "summary", "text"]
    ordering = ["-meeting__date", "meeting", "position"]

    @admin.display(description="finns", boolean=True)
    def has_come(self, attachment: Attachment) -> bool:
        """Tell whether it is here."""
        return not attachment.is_missing

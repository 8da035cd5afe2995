"""Hand in a document, or text from the clipboard, and get a draft to review."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from minutes.importing.intake import PASTED, take_earlier, take_in, take_in_version
from minutes.importing.lines import UnreadableDocument
from minutes.importing.matching import load_registers
from minutes.importing.readers import ACCEPTED, READERS
from minutes.importing.readers.admission import MOST_BYTES, MOST_LETTERS, TOO_BIG
from minutes.importing.stored import newest_source
from minutes.importing.updating import LikeAnother, NotUpdatable, Updated
from minutes.importing.writer import AlreadyThere, NotWritten, Written
from minutes.models import Meeting, SourceDocument
from minutes.models.meeting import own_bodies
from organisations.models import Body

from .access import look_over, may_edit
from .pages import desk_of, show

MOST_TOLD = 12  # changes that are told one by one


def review_of(meeting: Meeting) -> str:
    """Return the address where a meeting is reviewed beside its document."""
    return reverse("admin:minutes_meeting_review", args=[meeting.pk])


class DocumentForm(forms.Form):
    """A file, or the text of one."""

    file = forms.FileField(
        label="Fil",
        required=False,
        allow_empty_file=True,
        help_text=f"{', '.join(f'.{ending}' for ending in READERS)}, högst 20 MB.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "class": "drop"}),
    )
    text = forms.CharField(
        label="Klistra in text",
        required=False,
        strip=False,
        max_length=MOST_LETTERS,
        help_text="Anteckningarna ur ett mejl eller från en webbsida, när det inte finns någon fil.",
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large to be minutes."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_BIG)
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned.get("file")) == bool((cleaned.get("text") or "").strip()):
            self.add_error("file", "Välj en fil, eller klistra in text: det ena och inte båda.")
        return cleaned

    @property
    def used(self) -> str:
        """Return the field that the document was handed in by."""
        return "file" if self.cleaned_data["file"] else "text"

    def document(self) -> tuple[str, bytes]:
        """Return the name and the bytes of what was handed in."""
        if file := self.cleaned_data["file"]:
            return file.name, file.read()
        return PASTED, self.cleaned_data["text"].encode()


class UploadForm(DocumentForm):
    """A document, and the body that it is told to be of."""

    body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Organ",
        required=False,
        empty_label="Det som dokumentet säger",
        help_text="Behövs bara när dokumentet inte nämner det.",
    )

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        super().__init__(*args)
        self.fields["body"].queryset = own_bodies(request.user)


class EarlierField(forms.ModelChoiceField):
    """A choice of the versions of a document, by name and day."""

    def label_from_instance(self, source: SourceDocument) -> str:
        """Return what a version is called."""
        return f"{source.name}, inläst {date_format(localtime(source.imported_at), 'j F Y H.i')}"


class VersionForm(DocumentForm):
    """Another version of a meeting's document: a newer one, or an earlier one again."""

    earlier = EarlierField(
        SourceDocument.objects.none(),
        label="Eller använd en tidigare version igen",
        required=False,
        empty_label="Ingen tidigare version",
    )
    even_published = forms.BooleanField(label="Ändra mötet, fast det är publicerat", required=False)
    even_like_another = forms.BooleanField(label="Det är ändå detta mötes dokument", required=False)

    def __init__(self, meeting: Meeting, *args: Any) -> None:
        super().__init__(*args)
        current = newest_source(meeting)
        earlier = meeting.sources.exclude(pk=current.pk if current else None)
        self.fields["earlier"].queryset = earlier
        if not earlier.exists():
            del self.fields["earlier"]
        if not meeting.is_published:
            del self.fields["even_published"]

    def clean(self) -> dict[str, Any]:
        """Ask for one of the three."""
        if self.cleaned_data.get("earlier") is None:
            return super().clean()
        if self.cleaned_data.get("file") or (self.cleaned_data.get("text") or "").strip():
            self.add_error("earlier", "Välj en fil, klistra in text eller välj en tidigare version: bara det ena.")
        return self.cleaned_data

    @property
    def used(self) -> str:
        """Return the field that the version was chosen by."""
        return "earlier" if self.cleaned_data.get("earlier") else super().used

    def take(self, meeting: Meeting, by: User) -> Updated:
        """Let the meeting follow what was chosen; raises UnreadableDocument and NotUpdatable."""
        even_published = self.cleaned_data.get("even_published", False)
        if earlier := self.cleaned_data.get("earlier"):
            earlier.meeting = meeting
            return take_earlier(earlier, load_registers(), by, even_published)
        even_like_another = self.cleaned_data["even_like_another"]
        return take_in_version(meeting, *self.document(), load_registers(), by, even_published, even_like_another)


def upload(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show the form; read what is handed in to a draft, and go on to where it is reviewed."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = UploadForm(request, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            written = take_in(*form.document(), load_registers(), form.cleaned_data["body"], request.user)
        except AlreadyThere as error:
            form.add_error(form.used, _told_there(error.meeting))
        except (UnreadableDocument, NotWritten) as error:
            form.add_error(form.used, str(error))
        else:
            if (answer := _after(request, written)) is not None:
                return answer
            form.add_error(form.used, "Dokumentet är redan inläst av någon annan. Be en administratör om hjälp.")
    return show(model_admin, request, None, "upload", "Läs in dokument", form=form, opens_text="text" in request.GET)


def _told_there(meeting: Meeting) -> str:
    """Return a sentence with links to the meeting that a document seems to be of too."""
    return format_html(
        'Det finns redan ett möte av samma organ och dag: <a href="{}">{}</a>. '
        '<a href="{}">Läs in filen som en ny version av det</a>, eller rätta det för hand.',
        desk_of(meeting),
        meeting,
        reverse("admin:minutes_meeting_new_version", args=[meeting.pk]),
    )


def _after(request: HttpRequest, written: Written) -> HttpResponse | None:
    """Go to the review of the draft, or of the meeting that the file was read to before; None where it is another's."""
    if not may_edit(request, written.meeting):
        return None
    if written.created:
        messages.success(request, f"Dokumentet är inläst som utkast: {written.meeting}. Granska raderna här.")
        if written.taken_from:
            messages.info(request, f"Filen var förut en version av {written.taken_from}, som inte längre har den.")
    else:
        messages.info(request, f"Filen var redan inläst: {written.meeting}. Ingenting är ändrat.")
    return HttpResponseRedirect(review_of(written.meeting))


def new_version(model_admin: ModelAdmin, request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Show the form for another version of the document; read it, and say what it changed."""
    form = VersionForm(meeting, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            updated = form.take(meeting, request.user)
        except LikeAnother as error:
            form.add_error("even_like_another", str(error))
        except (UnreadableDocument, NotUpdatable) as error:
            form.add_error(form.used, str(error))
        else:
            tell_changes(request, updated.sentences)
            look_over(request, meeting)
            return HttpResponseRedirect(review_of(meeting))
    return show(model_admin, request, meeting, "new_version", "Läs in en ny version", form=form)


def tell_changes(request: HttpRequest, sentences: list[str], nothing: str = "Ingenting är ändrat.") -> None:
    """Say what followed the document, and what stands though the document has it otherwise; `nothing` if neither."""
    if not sentences:
        messages.info(request, nothing)
    for sentence in sentences[:MOST_TOLD]:
        messages.success(request, sentence)
    if len(sentences) > MOST_TOLD:
        left = len(sentences) - MOST_TOLD
        messages.info(request, f"Och {left} {'ändring' if left == 1 else 'ändringar'} till, i mötets historik.")

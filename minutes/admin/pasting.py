"""Paste a list of names, check its rows, and put them on a meeting's list."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.functional import cached_property
from django.utils.text import slugify

from minutes.importing.attendance import row_of
from minutes.importing.draft import Draft
from minutes.importing.lines import UnreadableDocument
from minutes.importing.matching import Registers, load_registers
from minutes.importing.parser.pasted import parse_list
from minutes.importing.readers import read
from minutes.listing import NewName, add_names
from minutes.models import Attendee, Meeting
from organisations.admin.desk import ONE_LINE

from .access import look_over
from .pages import desk_of, show
from .recognition import NEW, Recognised, Written, recognise

MOST_NAMES = 300  # in one form
LONGEST = 60_000  # signs, of what is pasted
LONGEST_COUNT = 9  # digits
MAIN = ["name", "title", "organisation_as_written", "presence", "person", "organisation"]
MORE = ["role", "side", "group", "party", "substitutes", "note", "is_approver"]


class PastedTextForm(forms.Form):
    """What is pasted, or the lines of it that could not be read."""

    text = forms.CharField(
        label="Namn",
        help_text=(
            "Ett namn på varje rad eller flera med komma emellan, gärna med titel, organisation, parti och förhinder. "
            "Kolumner, tabeller och rubriker som ”Närvarande” och ”Förhinder” går också bra."
        ),
        required=False,
        strip=False,  # tabs before a name tell its column
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField"}),
        error_messages={"max_length": f"Texten är för lång. Klistra in högst {MOST_NAMES} namn åt gången."},
    )


class PastedNameForm(forms.ModelForm):
    """A row that was read, to be checked."""

    add = forms.BooleanField(label="Lägg till", required=False)
    person = forms.ChoiceField(label="Person", required=False)
    organisation = forms.ChoiceField(label="Organisation", required=False)
    substitutes = forms.CharField(label="Ersätter", required=False, help_text="Namnet på den som ersätts.")

    class Meta:
        model = Attendee
        fields = [name for name in MAIN + MORE if name not in ("person", "organisation", "substitutes")]
        widgets = dict.fromkeys(["title", "organisation_as_written", "group", "note"], ONE_LINE)
        error_messages = {"name": {"required": "Skriv namnet, eller avmarkera ”Lägg till”."}}

    def __init__(self, *args: Any, recognised: Recognised, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recognised = recognised
        self.fields["person"].choices = recognised.people
        self.fields["organisation"].choices = recognised.organisations
        for name, asks in {"person": recognised.asks_who, "organisation": recognised.asks_where}.items():
            self.fields[name].help_text = "Liknande finns: välj om någon av dem är rätt." if asks else ""

    def full_clean(self) -> None:
        """Check the row, unless it is left out."""
        if self["add"].data:
            super().full_clean()
        else:
            self._errors, self.cleaned_data = ErrorDict(), {}

    def clean(self) -> dict[str, Any]:
        """Refuse a new person whose name no address can be made of."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("person") == NEW[0] and cleaned.get("name") and not slugify(cleaned["name"]):
            self.add_error("person", "Namnet har inga bokstäver. Rätta det, eller välj ”Ingen i registret”.")
        return cleaned

    def main(self) -> list[forms.BoundField]:
        """Return the fields that are always seen."""
        return [self[name] for name in MAIN]

    def more(self) -> list[forms.BoundField]:
        """Return the fields that are folded."""
        return [self[name] for name in MORE]

    def more_errors(self) -> bool:
        """Tell whether any of the folded fields is wrong."""
        return any(self[name].errors for name in MORE)

    def told(self) -> str:
        """Return what the folded fields hold, to be seen without opening them."""
        chosen = {name: dict(self.fields[name].choices) for name in ("role", "side")}
        values = {name: str(self[name].value() or "") for name in MORE if name != "is_approver"}
        values |= {name: str(labels.get(values[name], "")) if values[name] else "" for name, labels in chosen.items()}
        if values["substitutes"]:
            values["substitutes"] = f"ersätter {values['substitutes']}"
        return ", ".join(filter(None, [*values.values(), "justerare" if self["is_approver"].value() else ""]))

    def new_name(self, registers: Registers) -> NewName:
        """Return the row as it is to be added."""
        chosen = self.cleaned_data
        row = self.instance
        if chosen["person"] not in ("", NEW[0]):
            row.person = registers.people.entries[int(chosen["person"])]
        if chosen["organisation"]:
            row.organisation = registers.organisations.entries[int(chosen["organisation"])]
        return NewName(row, chosen["substitutes"], is_new_person=chosen["person"] == NEW[0])


class PastedNames(forms.BaseFormSet):
    """The rows, with what the registers know of them looked up once for all."""

    def __init__(self, data: QueryDict, request: HttpRequest, meeting: Meeting, registers: Registers) -> None:
        super().__init__(data, prefix="namn")
        self.meeting, self.registers = meeting, registers
        self.listed = list(meeting.attendees.all())
        self.may_add_people = request.user.has_perm("organisations.add_person")

    @cached_property
    def recognised(self) -> list[Recognised]:
        """Return what is known of each row."""
        rows = [
            Written(*(self.data.get(f"{self.prefix}-{place}-{name}", "") for name in Written._fields))
            for place in range(self.total_form_count())
        ]
        return recognise(rows, self.meeting, self.registers, self.listed, self.may_add_people)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Give each row what is known of it."""
        return {"recognised": self.recognised[index or 0]}

    def leave_out_listed(self, first: int) -> None:
        """Leave out those of the rows from the first new one who are on the list already."""
        for place, recognised in enumerate(self.recognised[first:], start=first):
            if recognised.already:
                self.data.pop(f"{self.prefix}-{place}-add", None)

    def to_add(self) -> list[PastedNameForm]:
        """Return the rows that are not left out."""
        return [form for form in self.forms if form["add"].data]

    def faults(self) -> list[str]:
        """Return what hinders that the rows are added, in sentences."""
        found = []
        if self.data.get("listed") != str(len(self.listed)):
            found.append("Mötets lista har ändrats sedan sidan visades. Se vilka som står där nu, och spara igen.")
        if not self.to_add():
            found.append("Markera ”Lägg till” på minst en rad.")
        if not all(form.is_valid() for form in self.to_add()):
            found.append("Rätta raderna som är märkta nedan. Inget är sparat än.")
        return found


NameFormSet = forms.formset_factory(
    PastedNameForm, formset=PastedNames, extra=0, max_num=MOST_NAMES, absolute_max=MOST_NAMES
)


def paste_names(model_admin: ModelAdmin, request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Show the box; read what is pasted into it to rows; put the rows on the meeting's list."""
    data = request.POST.copy()
    box = PastedTextForm(data or None)
    names, faults = None, []
    if data:
        registers = load_registers()
        first = rows_in(data)
        if "_read" in data and box.is_valid():
            read_box(box, data, Draft(meeting), registers)
        names = NameFormSet(data, request, meeting, registers)
        names.leave_out_listed(first)
        if "_save" in data and not (faults := names.faults()):
            return _save(request, meeting, names, registers)
    shown = names if names and names.forms else None
    return show(model_admin, request, meeting, "paste_names", "Klistra in namn", box=box, names=shown, faults=faults)


def rows_in(data: QueryDict) -> int:
    """Return how many rows the form has so far."""
    told = data.get("namn-TOTAL_FORMS", "")
    return min(int(told), MOST_NAMES) if told.isdecimal() and len(told) < LONGEST_COUNT else 0


def read_box(box: PastedTextForm, data: QueryDict, draft: Draft, registers: Registers) -> None:
    """Move the people of the box to rows after those that are there, and leave what is none in it."""
    lines = data["text"].splitlines()
    try:
        people, unread = parse_list(read("inklistrat.txt", "\n".join(lines).encode()))
    except UnreadableDocument:
        box.add_error("text", "Klistra in eller skriv minst ett namn.")
        return
    before = rows_in(data)
    if before + len(people) > MOST_NAMES:
        box.add_error("text", f"Det blir fler än {MOST_NAMES} namn. Klistra in en del av listan åt gången.")
        return
    if not people:
        box.add_error("text", "Inget namn kunde läsas. Skriv ett på varje rad, till exempel: Anna Ek, Lunds kommun.")
    for place, person in enumerate(people, start=before):
        for name, value in _values(row_of(draft, person, place, registers), person.substitutes_for).items():
            data[f"namn-{place}-{name}"] = value
    data["namn-TOTAL_FORMS"], data["namn-INITIAL_FORMS"] = str(before + len(people)), "0"
    data["text"] = "\n".join(lines[number - 1] for number in unread)


def _values(row: Attendee, substitutes: str) -> dict[str, str]:
    """Return what the fields of a row hold at first."""
    values = {name: str(getattr(row, name)) for name in PastedNameForm.Meta.fields if name != "is_approver"}
    values |= {"person": str(row.person_id or ""), "organisation": str(row.organisation_id or "")}
    values |= {"substitutes": substitutes, "add": "on"}
    return values | ({"is_approver": "on"} if row.is_approver else {})


@transaction.atomic
def _save(request: HttpRequest, meeting: Meeting, names: PastedNames, registers: Registers) -> HttpResponse:
    """Put the rows on the list, and go back to the meeting."""
    added = add_names(meeting, [form.new_name(registers) for form in names.to_add()], registers)
    messages.success(request, f"{len(added)} namn är {'tillagt' if len(added) == 1 else 'tillagda'} på mötets lista.")
    if left := [line.strip() for line in names.data.get("text", "").splitlines() if line.strip()]:
        messages.warning(request, f"Det som stod kvar i rutan är inte med: {' / '.join(left)}")
    look_over(request, meeting)
    return HttpResponseRedirect(desk_of(meeting))

"""Start the next meeting of a body from the page of the one before."""

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.dateparse import parse_date
from django.utils.html import format_html
from django.utils.safestring import SafeString

from minutes.models import Meeting, PlannedMeeting
from minutes.starting import (
    ProposedAttendee,
    ProposedItem,
    next_planned,
    propose_attendees,
    propose_items,
    start_meeting,
)
from organisations.admin.days import DAY_INPUT, TIME, DayField
from organisations.admin.desk import ONE_LINE

from .pages import desk_of, show
from .planned import check_times

CHANGED = "Förslagen har ändrats sedan sidan visades. Se över valen och försök igen."


class NextMeetingForm(forms.ModelForm):
    """The head of the new meeting, and which of the items and attendees it begins with."""

    date = DayField(label="Datum", widget=DAY_INPUT, error_messages={"required": "Skriv vilken dag mötet är."})
    starts_at = forms.TimeField(label="Börjar", required=False, **TIME)
    ends_at = forms.TimeField(label="Slutar", required=False, **TIME)
    items = forms.MultipleChoiceField(
        label="Punkter",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHANGED},
    )
    attendees = forms.MultipleChoiceField(
        label="Deltagare",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHANGED},
    )

    class Meta:
        model = Meeting
        fields = ["date", "last_date", "starts_at", "ends_at", "place", "form", "record_kind", "title"]
        widgets = dict.fromkeys(["place", "title"], ONE_LINE)
        widgets |= {"last_date": DAY_INPUT}
        help_texts = {"title": "Fyll i om anteckningarna ska ha en egen rubrik."}

    def __init__(self, *args: Any, previous: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.previous = previous
        self.proposed_items = propose_items(previous)
        self.proposed_attendees = propose_attendees(previous)
        self.fields["items"].choices = [(str(one.item.pk), _told_item(one)) for one in self.proposed_items]
        self.fields["attendees"].choices = [(one.key, _told_attendee(one)) for one in self.proposed_attendees]
        self.initial["items"] = [str(one.item.pk) for one in self.proposed_items if one.is_likely]
        self.initial["attendees"] = [one.key for one in self.proposed_attendees if one.is_likely]

    def clean_date(self) -> datetime.date:
        """Refuse a day on which the body has a meeting, and lead to that."""
        day = self.cleaned_data["date"]
        if told := told_already_there(self.previous, day):
            raise forms.ValidationError(told)
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start."""
        cleaned = super().clean() or self.cleaned_data
        check_times(self, cleaned)
        return cleaned

    def start(self, request: HttpRequest) -> Meeting:
        """Write the new meeting with what is chosen."""
        chosen = self.cleaned_data
        items = [one.item for one in self.proposed_items if str(one.item.pk) in chosen["items"]]
        attendees = [one.attendee for one in self.proposed_attendees if one.key in chosen["attendees"]]
        return start_meeting(self.instance, self.previous, items, attendees, request.user)


def told_already_there(previous: Meeting, day: datetime.date) -> SafeString | None:
    """Return a sentence with a link to the meeting that the body has on the day, if it has one."""
    there = Meeting.objects.filter(Q(date=day) | Q(date__lte=day, last_date__gte=day), body=previous.body).first()
    if there is None:
        return None
    return format_html(
        'Organet har redan ett möte den dagen: <a href="{}">{}</a>. Öppna det, eller välj en annan dag.',
        desk_of(there),
        there,
    )


def _told_item(one: ProposedItem) -> SafeString:
    """Return the item's title with why it may return."""
    why = ["återkommer"] if one.is_standing else []
    why += ["kommer åter"] if one.is_postponed else []
    if one.open_actions:
        why.append("1 öppen åtgärd" if one.open_actions == 1 else f"{one.open_actions} öppna åtgärder")
    return format_html('{} <span class="quiet">{}</span>', one.item.full_title, ", ".join(why))


def _told_attendee(one: ProposedAttendee) -> SafeString:
    """Return the name with role, title and organisation, and why the person may come."""
    row = one.attendee
    told = ", ".join(filter(None, [row.name, row.role_and_title, row.organisation_name]))
    return format_html('{} <span class="quiet">{}</span>', told, one.why)


def _begin_with(previous: Meeting, planned: PlannedMeeting | None, day: datetime.date | None) -> dict[str, Any]:
    """Return what the form holds at first: what was announced, or else what was so the last time."""
    names = ("starts_at", "ends_at", "place", "form", "record_kind")
    initial = {name: getattr(previous, name) for name in names}
    if planned is not None:
        initial |= {"date": planned.date, "last_date": planned.last_date}
        if planned.starts_at:
            initial |= {"starts_at": planned.starts_at, "ends_at": planned.ends_at}
        if planned.place:
            initial["place"] = planned.place
    return initial | ({"date": day} if day else {})


def _day_asked_for(request: HttpRequest) -> datetime.date | None:
    try:
        return parse_date(request.GET.get("datum", ""))
    except ValueError:
        return None


def next_meeting(model_admin: ModelAdmin, request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Show the proposal for the next meeting, or start it."""
    if meeting.body is None or meeting.date is None:
        messages.error(request, "Ange mötets organ och datum först, så kan nästa möte börja härifrån.")
        return HttpResponseRedirect(desk_of(meeting))
    if not model_admin.may_start_next(request, meeting):
        raise PermissionDenied
    day, planned = _day_asked_for(request), next_planned(meeting)
    announced = next((one for one in planned if day in (None, one.date)), None)
    form = NextMeetingForm(request.POST or None, previous=meeting, initial=_begin_with(meeting, announced, day))
    if not (announced and announced.last_date):
        del form.fields["last_date"]
    if form.is_valid():
        try:
            new = form.start(request)
        except IntegrityError:  # another came first, between the question and the answer
            if (told := told_already_there(meeting, form.cleaned_data["date"])) is None:
                raise
            form.add_error("date", told)
        else:
            messages.success(request, f"Mötet har börjat som utkast: {new}. Rätta och fyll på här.")
            return HttpResponseRedirect(desk_of(new))
    return show(
        model_admin,
        request,
        meeting,
        "next_meeting",
        "Ny från föregående",
        form=form,
        choices=[form["items"], form["attendees"]],
        announced=announced,
    )

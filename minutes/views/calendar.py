import datetime

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from minutes.models import Meeting, PlannedMeeting
from minutes.models.meeting import LIKELY_YEARS, once_each
from minutes.privacy import Masker
from minutes.read_only import read_only


class MonthForm(forms.Form):
    """The month that one wants to see."""

    manad = forms.DateField(
        label="Månad",
        required=False,
        input_formats=["%Y-%m"],
        validators=LIKELY_YEARS,
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
        error_messages={"invalid": "Ange månaden som år och månad, till exempel 2021-10."},
    )


@read_only
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the meetings of a month, held and planned; without a month, this one or the next in which anything is.

    Where nothing is to come, that is the latest month in which anything was.
    """
    form = MonthForm(request.GET)
    context = {"form": form, "masker": Masker()}
    if form.is_valid():
        months = _months()
        this_month = timezone.localdate().replace(day=1)
        coming = [month for month in months if month >= this_month]
        month = form.cleaned_data["manad"] or min(coming, default=max(months, default=this_month))
        context |= {
            "form": MonthForm(initial={"manad": month}),
            "month": month,
            "entries": _entries(month),
            "previous": max((other for other in months if other < month), default=None),
            "next": min((other for other in months if other > month), default=None),
        }
    return render(request, "minutes/calendar.html", context)


def _months() -> list[datetime.date]:
    """Return the months in which a public meeting was held or is planned."""
    held = Meeting.objects.published().dates("date", "month")
    planned = PlannedMeeting.objects.published().waiting().dates("date", "month")
    return sorted({*held, *planned})


def _entries(month: datetime.date) -> list[dict]:
    """Return what is held and planned in the month, by date."""
    after = (month + datetime.timedelta(days=31)).replace(day=1)
    in_month = Q(date__lt=after) & (Q(date__gte=month) | Q(last_date__gte=month))
    held = Meeting.objects.published().filter(in_month).for_lists()
    planned = PlannedMeeting.objects.published().waiting().filter(in_month)
    entries = [{"date": meeting.date, "meeting": meeting} for meeting in held]
    entries += [
        {"date": meeting.date, "planned": meeting}
        for meeting in once_each(planned.select_related("body__region__parent", "announced_by__body"))
    ]
    return sorted(entries, key=lambda entry: entry["date"])

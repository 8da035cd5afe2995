"""Dates and times as Swedish minutes write them."""

import datetime
from collections.abc import Callable

from django import template

from minutes.models import Meeting, PlannedMeeting
from minutes.models.dates import long_date, month_name

register = template.Library()
register.filter(long_date)

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
# As Swedish writes them when space is short; the other months are written out.
_SHORT_MONTHS = {1: "jan.", 2: "feb.", 8: "aug.", 9: "sept.", 10: "okt.", 11: "nov.", 12: "dec."}


@register.filter
def iso_date(day: datetime.date | None) -> str:
    """Write a date for programs: 2021-10-15. Django's own filter for it is the slowest thing of a row."""
    return day.isoformat() if day else ""


@register.filter
def short_date(day: datetime.date | None) -> str:
    """Write a date for lists: 15 okt. 2021."""
    return f"{day_and_month(day)} {day.year}" if day else ""


@register.filter
def day_and_month(day: datetime.date | None) -> str:
    """Write a date for lists under a year: 15 okt."""
    return f"{day.day} {_SHORT_MONTHS.get(day.month) or month_name(day)}" if day else ""


@register.filter
def weekday(day: datetime.date | None) -> str:
    """Write the day of the week: fredag."""
    return WEEKDAYS[day.weekday()] if day else ""


@register.filter
def month_and_year(day: datetime.date | None) -> str:
    """Write the month: oktober 2021."""
    return f"{month_name(day)} {day.year}" if day else ""


@register.filter
def dates(meeting: Meeting | PlannedMeeting) -> str:
    """Write the day or days of a meeting: 14–15 oktober 2021."""
    return _days(meeting, long_date)


@register.filter
def short_dates(meeting: Meeting | PlannedMeeting) -> str:
    """Write the day or days of a meeting for lists: 14–15 okt. 2021."""
    return _days(meeting, short_date)


@register.filter
def days_and_month(meeting: Meeting | PlannedMeeting) -> str:
    """Write the day or days of a meeting for lists under a year: 14–15 okt."""
    return _days(meeting, day_and_month)


def _days(meeting: Meeting | PlannedMeeting, written: Callable[[datetime.date | None], str]) -> str:
    first, last = meeting.date, meeting.last_date
    if first is None or last is None or last == first:
        return written(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{written(last)}"
    return f"{written(first)} – {written(last)}"


@register.filter
def times(meeting: Meeting | PlannedMeeting) -> str:
    """Write the time of a meeting: 09.00–12.00."""
    written = [f"{time:%H.%M}" for time in (meeting.starts_at, meeting.ends_at) if time]
    return "–".join(written)

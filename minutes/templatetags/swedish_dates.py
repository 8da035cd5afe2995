"""Dates and times as Swedish minutes write them."""

import datetime
from functools import lru_cache

from django import template
from django.utils.formats import date_format

from minutes.models import Meeting, PlannedMeeting
from minutes.models.dates import long_date

register = template.Library()
register.filter(long_date)

# As Swedish writes them when space is short; the other months are written out.
_SHORT_MONTHS = {1: "jan.", 2: "feb.", 8: "aug.", 9: "sept.", 10: "okt.", 11: "nov.", 12: "dec."}


@register.filter
@lru_cache(maxsize=4096)
def short_date(day: datetime.date | None) -> str:
    """Write a date for lists: 15 okt. 2021."""
    return f"{day_and_month(day)} {day.year}" if day else ""


@register.filter
@lru_cache(maxsize=4096)
def day_and_month(day: datetime.date | None) -> str:
    """Write a date for lists under a year: 15 okt."""
    return f"{day.day} {_SHORT_MONTHS.get(day.month) or date_format(day, 'F').lower()}" if day else ""


@register.filter
def weekday(day: datetime.date | None) -> str:
    """Write the day of the week: fredag."""
    return date_format(day, "l").lower() if day else ""


@register.filter
def month_and_year(day: datetime.date | None) -> str:
    """Write the month: oktober 2021."""
    return date_format(day, "F Y").lower() if day else ""


@register.filter
def dates(meeting: Meeting | PlannedMeeting) -> str:
    """Write the day or days of a meeting: 14–15 oktober 2021."""
    first, last = meeting.date, meeting.last_date
    if first is None or last is None or last == first:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last)}"
    return f"{long_date(first)} – {long_date(last)}"


@register.filter
def times(meeting: Meeting | PlannedMeeting) -> str:
    """Write the time of a meeting: 09.00–12.00."""
    written = [f"{time:%H.%M}" for time in (meeting.starts_at, meeting.ends_at) if time]
    return "–".join(written)

"""Dates in Swedish words, whatever language is active: Django writes the history of changes in none."""

import datetime

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def month_name(day: datetime.date) -> str:
    """Return the name of a date's month."""
    return MONTHS[day.month - 1]


def long_date(day: datetime.date | None) -> str:
    """Return a date as running text has it: 15 oktober 2021."""
    return f"{day.day} {month_name(day)} {day.year}" if day else ""

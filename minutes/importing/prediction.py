"""Give parsed minutes in the shape that an import is scored in."""

import datetime
from typing import TypedDict

from minutes.importing.parsed import ParsedAttendee, ParsedMinutes

STATUS = {"present": "present", "partly": "present", "apologies": "absent", "absent": "absent", "invited": "invited"}


class Prediction(TypedDict):
    """Name the keys that are compared."""

    body_name: str | None
    date: str | None
    start: str | None
    end: str | None
    place: str | None
    region: str | None
    chair: str | None
    secretary: str | None
    next_meeting: str | None
    attendees: list[dict[str, str | None]]
    items: list[dict[str, object]]
    warnings: list[dict[str, object]]


def _time(value: datetime.time | None) -> str | None:
    """Give a time of day as 09:00."""
    return value.strftime("%H:%M") if value else None


def _status(attendee: ParsedAttendee) -> str:
    """Give the presence of an attendee in the words of the score."""
    status = STATUS[attendee.presence]
    if status == "present" and (attendee.substitutes_for or attendee.role == "substitute"):
        return "substitute"
    return status


def _items(parsed: ParsedMinutes) -> list[dict[str, object]]:
    """Give the items; a region's report is no heading of the document, and what it decides is its item's."""
    given: dict[int, dict[str, object]] = {}
    for place, item in enumerate(parsed.items):
        decisions = [one.text for one in item.decisions if one.kind == "decision"]
        if item.parent is not None and item.region_names:
            above = given[item.parent]
            above["decisions"] = [*above["decisions"], *decisions]  # type: ignore[misc]
            continue
        given[place] = {
            "number": item.number or None,
            "title": item.title,
            "presenters": list(item.presenters),
            "decisions": decisions,
        }
    return list(given.values())


def prediction(parsed: ParsedMinutes) -> Prediction:
    """Take parsed minutes; give the plain values that a score compares, and the warnings."""
    return Prediction(
        body_name=parsed.body_name or None,
        date=parsed.date.isoformat() if parsed.date else None,
        start=_time(parsed.start),
        end=_time(parsed.end),
        place=parsed.place or None,
        region=parsed.region_name or None,
        chair=parsed.chair or None,
        secretary=parsed.secretary or None,
        next_meeting=parsed.next_meeting.isoformat() if parsed.next_meeting else None,
        attendees=[
            {
                "name": one.name,
                "role": one.title or None,
                "organisation": one.organisation or None,
                "status": _status(one),
            }
            for one in parsed.attendees
        ],
        items=_items(parsed),
        warnings=[{"line": one.line, "text": one.text} for one in parsed.warnings],
    )

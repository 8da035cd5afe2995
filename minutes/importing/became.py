"""Say what each line of a document became in the minutes that were read from it."""

from collections import defaultdict

from minutes.importing.lines import Document
from minutes.importing.parsed import ParsedMinutes

# What a line can have become -> how people call it; a line can be several, in this order.
BECAME: dict[str, str] = {
    "title": "mötets rubrik",
    "head": "om mötet",
    "attendee": "deltagare",
    "heading": "punkt",
    "presenter": "föredragande",
    "decision": "beslut",
    "proposal": "förslag",
    "action": "åtgärd",
    "planned": "planerat möte",
    "attachment": "bilaga",
    "text": "text",
    "preamble": "inledning",
    "label": "ledord",
    "furniture": "borttaget",
    "nothing": "utan innehåll",
}


def became(document: Document, parsed: ParsedMinutes) -> dict[int, tuple[str, ...]]:
    """Take a document and its minutes; give for each line's number the keys of BECAME that it has."""
    found: dict[int, set[str]] = defaultdict(set)

    def note(kind: str, lines: tuple[int, ...]) -> None:
        for number in lines:
            found[number].add(kind)

    for name, lines in parsed.field_lines.items():
        note("title" if name == "title" else "head", lines)
    for attendee in parsed.attendees:
        note("attendee", attendee.lines)
    for item in parsed.items:
        note("heading", item.heading_lines)
        for decision in item.decisions:
            note(decision.kind, decision.lines)
        for action in item.actions:
            note("action", action.lines)
        taken = {number for number in item.lines if found[number]}
        note("text", tuple(number for number in item.lines if number not in taken))
    for meeting in parsed.planned_meetings:
        note("planned", tuple(number for number in meeting.lines if found[number] <= {"text", "planned"}))
    for attachment in parsed.attachments:
        if attachment.item is None:
            note("attachment", attachment.lines)
    note("preamble", tuple(number for number in parsed.lines if not found[number]))
    note("furniture", tuple(removal.line for removal in parsed.removals if not found[removal.line]))
    filled = {line.number for line in document.lines if line.text.strip()}
    order = list(BECAME)
    return {
        number: tuple(sorted(found[number], key=order.index)) or (("label",) if number in filled else ("nothing",))
        for number in dict.fromkeys(line.number for line in document.lines)
    }

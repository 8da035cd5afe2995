"""Make the rows of the items, and of the decisions and actions under them."""

from minutes.importing.attendance import whom
from minutes.importing.draft import BODY, REGION, Draft, first, fits
from minutes.importing.matching import Registers, county_of, find_body, find_organisation, find_region
from minutes.importing.parsed import ParsedAction, ParsedDecision, ParsedItem, ParsedMinutes
from minutes.importing.spelling import holds_words
from minutes.models import ActionItem, AgendaItem, Attachment, Decision, Presenter, Responsible


def add_items(draft: Draft, parsed: ParsedMinutes, registers: Registers) -> None:
    """Add the rows of all items, each tied to the item that it is part of."""
    for position, item in enumerate(parsed.items, start=1):
        _add_item(draft, item, position, registers)
    for row, item in zip(draft.items, parsed.items, strict=True):
        if item.parent is not None:
            draft.parents.append((row, draft.items[item.parent]))


def _add_item(draft: Draft, parsed: ParsedItem, position: int, registers: Registers) -> None:
    """Add the row of an item and all that hangs on it."""
    line = first(parsed.lines)
    row = AgendaItem(
        meeting=draft.meeting,
        position=position,
        number=parsed.number,
        title=parsed.title,
        text=parsed.text,
        source_lines=list(parsed.lines),
    )
    if not fits(row, "number", parsed.number):
        row.number, row.title = "", f"{parsed.number} {parsed.title}".strip()
        draft.warn(line, "Punktens nummer är för långt för sitt fält och står först i rubriken.")
    draft.items.append(row)
    for name in parsed.region_names:
        region = draft.settle(find_region(registers, name, draft.meeting.body), REGION, name, line)
        if region and (row, region) not in draft.regions:
            draft.regions.append((row, region))
    for place, name in enumerate(parsed.presenters, start=1):
        attendee, person, _ = whom(draft, registers, name, line)
        draft.presenters.append(Presenter(item=row, position=place, name=name, attendee=attendee, person=person))
    for place, decision in enumerate(parsed.decisions, start=1):
        draft.decisions.append(_decision(draft, row, decision, place, registers))
    for place, action in enumerate(parsed.actions, start=1):
        _add_action(draft, row, action, place, registers)


def _decision(draft: Draft, item: AgendaItem, parsed: ParsedDecision, position: int, registers: Registers) -> Decision:
    """Return the row of a decision or proposal."""
    row = Decision(
        item=item,
        position=position,
        text=parsed.text,
        kind=parsed.kind,
        outcome=parsed.outcome,
        condition=parsed.condition,
        source_lines=list(parsed.lines),
    )
    if parsed.referred_to:
        body = draft.meeting.body
        counties = {county_of(registers, body.region_id)} if body else None
        hit = find_body(registers, parsed.referred_to, draft.meeting.title, counties)
        row.referred_to = draft.settle(hit, BODY, parsed.referred_to, first(parsed.lines))
        if not holds_words(f"{row.text} {row.condition}", parsed.referred_to):
            row.text = f"{row.text}\n\nHänskjuts till: {parsed.referred_to}".strip()
    return row


def _add_action(draft: Draft, item: AgendaItem, parsed: ParsedAction, position: int, registers: Registers) -> None:
    """Add the row of an action, and those of whoever is to do it."""
    row = ActionItem(
        item=item,
        position=position,
        text=parsed.text,
        due_on=parsed.due_on,
        due_as_written=parsed.due_as_written,
        source_lines=list(parsed.lines),
    )
    draft.actions.append(row)
    for place, name in enumerate(parsed.responsible, start=1):
        attendee, person, several = whom(draft, registers, name, first(parsed.lines))
        organisation = None
        if not (attendee or person or several):
            organisation = find_organisation(registers, name, draft.meeting.body).entry
        draft.responsibles.append(
            Responsible(
                action=row, position=place, name=name, attendee=attendee, person=person, organisation=organisation
            )
        )


def add_attachments(draft: Draft, parsed: ParsedMinutes) -> None:
    """Add the rows of what the document encloses or names; the items must be there."""
    for position, attachment in enumerate(parsed.attachments, start=1):
        row = Attachment(
            meeting=draft.meeting,
            item=None if attachment.item is None else draft.items[attachment.item],
            position=position,
            label="" if attachment.label == attachment.title else attachment.label,
            title=attachment.title,
            location=attachment.location,
            text=attachment.text,
            source_lines=list(attachment.lines),
        )
        if not fits(row, "label", row.label):
            row.label, row.title = "", f"{row.label} {row.title}".strip()
            draft.warn(first(attachment.lines), "Bilagans beteckning är för lång och står först i titeln.")
        draft.attachments.append(row)

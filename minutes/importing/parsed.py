"""Hold what was understood of one document: plain frozen values, each with the lines it came from."""

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ParsedAttendee:
    """A person in the list of those present, absent or invited."""

    name: str  # as written, without the marks of presence, party and substitution
    title: str = ""
    organisation: str = ""  # as written, in its row or in the heading over it
    side: str = ""  # "region", "municipalities" or "" where the document does not say
    group: str = ""  # the heading in the list, as written
    party: str = ""
    role: str = ""  # "chair", "vice_chair", "secretary", "process_leader", "member", "substitute", "co_opted" or ""
    presence: str = "present"  # "present", "apologies", "absent", "invited" or "partly"
    substitutes_for: str = ""  # as written, perhaps a first name only
    note: str = ""  # arrival, leaving, by link and the like, as written
    lines: tuple[int, ...] = ()
    is_approver: bool = False  # marked in the list as the one who approves the record


@dataclass(frozen=True)
class ParsedDecision:
    """A decision of this meeting, or a proposal for one."""

    text: str
    kind: str = "decision"  # "proposal" or "decision"
    outcome: str = ""  # "decided", "position", "recommended", "noted", "postponed", "referred", "taken_home",
    # "dormant", "rejected" or "" where the text does not say (always "" for a proposal)
    condition: str = ""
    referred_to: str = ""  # as written
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class ParsedAction:
    """Something that someone is to do."""

    text: str
    responsible: tuple[str, ...] = ()  # names, groups or organisations as written
    due_on: datetime.date | None = None
    due_as_written: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class ParsedItem:
    """An item of the agenda with what was said under it."""

    title: str
    number: str = ""  # as printed, without punctuation: "§ 12", "12 §", "12 a", "3.1"
    text: str = ""  # Markdown without HTML, without what stands in decisions and actions
    presenters: tuple[str, ...] = ()  # as written
    decisions: tuple[ParsedDecision, ...] = ()  # proposals and decisions in the order of the text
    actions: tuple[ParsedAction, ...] = ()
    parent: int | None = None  # index in ParsedMinutes.items
    region_names: tuple[str, ...] = ()  # the region whose report a sub-item is, as written
    heading_lines: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class ParsedAttachment:
    """An attachment that is named, or an appended part of the document with its text."""

    title: str  # as written
    label: str = ""  # "Bilaga 2"
    location: str = ""  # where the text says that it is, "projify"
    text: str = ""  # of an appended part; "" for one that is only named
    item: int | None = None  # index in ParsedMinutes.items
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class ParsedPlannedMeeting:
    """A meeting to come that the document announces."""

    date: datetime.date
    body_name: str = ""  # as written where another body is to meet; "" for the document's own
    last_date: datetime.date | None = None
    start: datetime.time | None = None
    end: datetime.time | None = None
    place: str = ""
    as_written: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class ParsedWarning:
    """A doubt for a person to settle; line 0 where it is about the whole document."""

    line: int
    text: str  # one Swedish sentence
    lines: tuple[int, ...] = ()
    name: str = ""  # the spelling in the text that is not in the list, where that is the doubt


@dataclass(frozen=True)
class ParsedRemoval:
    """Text of the source that is in no field: page furniture, format marks, a repeated contents list."""

    line: int
    text: str
    why: str  # Swedish
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class ParsedMinutes:
    """The minutes of one meeting as a document tells them."""

    title: str = ""  # as printed
    body_name: str = ""  # as printed; of a joint meeting the whole phrase
    other_body_names: tuple[str, ...] = ()  # the bodies beside the first in a joint meeting, each as printed
    region_name: str = ""  # "Skåne", "Örebro", without "Region" and "län"
    date: datetime.date | None = None
    last_date: datetime.date | None = None  # of a meeting over several days
    start: datetime.time | None = None
    end: datetime.time | None = None
    place: str = ""
    form: str = ""  # "on_site", "online", "hybrid" or ""
    record_kind: str = ""  # "minutes", "notes" or ""
    chair: str = ""  # as written
    secretary: str = ""
    approvers: tuple[str, ...] = ()
    next_meeting: datetime.date | None = None
    preamble: str = ""  # text before the first item that is nothing else, Markdown
    name_consent: str = ""  # "all", "some", "asked" or "" (not asked)
    attendees: tuple[ParsedAttendee, ...] = ()
    items: tuple[ParsedItem, ...] = ()
    planned_meetings: tuple[ParsedPlannedMeeting, ...] = ()
    attachments: tuple[ParsedAttachment, ...] = ()
    warnings: tuple[ParsedWarning, ...] = ()
    removals: tuple[ParsedRemoval, ...] = ()
    field_lines: dict[str, tuple[int, ...]] = field(default_factory=dict)  # own field's name -> its lines
    lines: tuple[int, ...] = ()  # of the head: title, labels and preamble

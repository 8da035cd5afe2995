from .abbreviation import Abbreviation
from .attachment import Attachment
from .attendee import Attendee, Presence, Side
from .decision import ActionItem, Decision, Responsible
from .item import AgendaItem, Presenter
from .meeting import Meeting, PlannedMeeting
from .source import SourceDocument
from .topic import Topic

__all__ = [
    "Abbreviation",
    "ActionItem",
    "AgendaItem",
    "Attachment",
    "Attendee",
    "Decision",
    "Meeting",
    "PlannedMeeting",
    "Presence",
    "Presenter",
    "Responsible",
    "Side",
    "SourceDocument",
    "Topic",
]

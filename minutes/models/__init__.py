from .abbreviation import Abbreviation
from .answer import Answer
from .attachment import Attachment
from .attendee import Attendee
from .decision import ActionItem, Decision, Responsible
from .item import AgendaItem, Presenter
from .meeting import Meeting, PlannedMeeting
from .source import SourceDocument
from .topic import Topic

__all__ = [
    "Abbreviation",
    "ActionItem",
    "AgendaItem",
    "Answer",
    "Attachment",
    "Attendee",
    "Decision",
    "Meeting",
    "PlannedMeeting",
    "Presenter",
    "Responsible",
    "SourceDocument",
    "Topic",
]

from .abbreviation import Abbreviation
from .attachment import Attachment
from .attendee import Attendee
from .decision import ActionItem, Decision, Responsible
from .item import AgendaItem, Presenter
from .meeting import Meeting, PlannedMeeting
from .question import Question
from .source import SourceDocument
from .suggestion import TopicSuggestion
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
    "Presenter",
    "Question",
    "Responsible",
    "SourceDocument",
    "Topic",
    "TopicSuggestion",
]

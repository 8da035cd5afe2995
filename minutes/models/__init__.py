from .abbreviation import Abbreviation
from .attachment import Attachment
from .attendee import Attendee
from .decision import ActionItem, Decision, Responsible
from .item import AgendaItem, Presenter
from .meeting import Meeting, PlannedMeeting
from .passage import Passage, PassageText, SearchLabel, SearchState, SearchWord
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
    "Passage",
    "PassageText",
    "PlannedMeeting",
    "Presenter",
    "Question",
    "Responsible",
    "SearchLabel",
    "SearchState",
    "SearchWord",
    "SourceDocument",
    "Topic",
    "TopicSuggestion",
]

"""Read where people met out of a sentence: “Presidierna träffades på Folkets hus mellan 9 och 12”."""

import re

from minutes.importing.parser.dates import find_dates, find_times, without_dates
from minutes.importing.parser.head import tidy
from minutes.importing.parser.labels import BODY_WORD
from minutes.importing.parser.names import is_first_name
from minutes.importing.parser.titles import PLACE_WORD

WHO = (
    r"(?:mötet|sammanträdet|träffen|internatet|vi|gruppen|nätverket|rådet|nämnden|styrelsen|presidi\w+|deltagarna|man"
    r"|[\w-]+(?:gruppen|rådet|nätverket|mötet))"
)
MET = (
    r"(?:genomfördes|genomförs|hölls|hålls|ägde\s+rum|äger\s+rum|skedde|sker|sågs|ses|träffades|träffas|möttes|samlades"
    r"|satt|höll\s+till|höll\s+hus|hade\s+möte|är|var|gjordes|sammanträdde)"
)
TOLD = re.compile(
    rf"\b(?:{WHO}\s+{MET}|(?:träffades|möttes|samlades|hölls|sågs|ägde)\s+{WHO})\b(?P<rest>[^.;]*)"
    r"|\bsammanträd(?:de|er)\b(?P<sat>[^.;]*)"
    r"|\btack\s+för\s+(?:\w+\s+){0,3}?(?:möte|träff)\w*(?:\s+(?:i\s*går|i\s*dag|i\s+\w+dags))?"
    r"(?P<thanked>\s(?:på|i|hos|via)\s+(?-i:[A-ZÅÄÖ])[^.;!]*)"
    r"|^(?:digitalt\s+|fysiskt\s+)?\w*(?:möte|träff|sammanträde)(?P<after>\s+(?:via|på|i|hos|hemma\s+hos)\s[^.;]*)$",
    re.I,
)
PREPOSITION = r"(?:på|i|hos|vid|via|över|per)"
PLACE = re.compile(
    rf"(?:^|[\s,])(?P<place>(?:{PREPOSITION}\s+(?=[\w”\"])|digitalt\b|hybrid(?=\s\()|online\b|hemma\s+hos\s)(?:[^()]|\((?!länk|se\b|jfr\b)[^()]*\))*)",
    re.I,
)
ENDS = re.compile(  # what follows a place in its sentence
    r",?\s+(?:och|men)\s+(?:höll|började|åt|hade|pratade|gick|avsluta\w*|sluta\w*|satt|var|startade|följde|deltog|pågick|varade)\b.*$"
    r"|,?\s*\b(?:mellan|från|kl(?:ockan)?|(?:den\s+)?här\s+gången|denna\s+gång|med\s+start|för\s+att|för\s+ett?|med\s+(?:lunch|fika|start|kaffe)"
    r"|med\s+möjlighet(?!\s+(?:till|att)\s[^;]*(?:Teams|Zoom|Skype|länk|digital|distans|video))"
    r"|där|som|när|under|(?<!möjlighet\s)till)\b.*$",
    re.I | re.S,
)
LEAD = re.compile(
    r"^(?:hybrid\s+(?=\()|på\s+(?=Teams|Zoom|Skype)|via\s+(?=Teams|Zoom|Skype)|(?:på|i|hos|vid)\s+(?!plats\b|distans\b|länk|oss\b|mig\b|er\b))",
    re.I,
)
HOST = re.compile(r"hos\s+([A-ZÅÄÖ]\w+)", re.I)  # somebody, who is no place
NO_PLACE = re.compile(
    r"^(?:på|i|vid|över|per)\s+(?:mötet|morse|går|dag|tid|plats\s*$|fjol|höst(?:en|as|termin\w*)?\b|vår(?:en|as|termin\w*)?\b|år|jul|en\s|ett\s|den\s"
    r"|det\s|slutet|början)",
    re.I,
)
LONGEST = 90


def without_when(text: str) -> str:
    """Give a text without its date and times and the words that went with them."""
    plain = without_dates(text, find_dates(text, 2000))
    spoken = re.search(r"\b(?:kl(?:ockan|\.)?|mellan)(?=\s)", plain, re.I)
    return " ".join(find_times(plain, labelled=bool(spoken))[2].split()).strip()


def place_told(sentence: str) -> str:
    """Take a sentence; give the place that it says people met at, or nothing."""
    found = TOLD.search(without_when(sentence))
    where = PLACE.search(next(filter(None, found.groups()), "")) if found else None
    return place_of(where.group("place")) if where else ""


def place_beside(text: str) -> str:
    """Take what stands beside a date; give the place that it ends with after “på”, “i” or “hos”, or nothing."""
    where = PLACE.search(text)
    before = text[: where.start()] if where else ""
    if PLACE_WORD.search(before) and len(before.split()) == 1 and before[0].isupper():
        return place_of(text)  # “Rådhuset i Lund”
    return place_of(where.group("place")) if where and len(before.split()) <= 1 else ""


def place_first(text: str) -> str:
    """Take a text; give the place that it names where it begins with “på”, “i” or “via”, or nothing."""
    where = PLACE.match(tidy(text))
    return place_of(where.group("place")) if where else ""


def place_of(text: str) -> str:
    """Take words that begin with “på”, “i” or “via”; give the place they name, or nothing."""
    if NO_PLACE.match(text):
        return ""
    host = HOST.match(text)
    lead = "" if host and is_first_name(host.group(1)) else LEAD.sub("", ENDS.sub("", text).strip(" ,."))
    place = tidy(lead or ENDS.sub("", text).strip(" ,."))
    is_body = BODY_WORD.search(place) and not PLACE_WORD.search(place)  # “Forum, lilla hörsalen” is none
    return place if len(place) <= LONGEST and not is_body else ""

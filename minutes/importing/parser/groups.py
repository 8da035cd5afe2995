"""Tell what a heading in a list says of the people under it."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from minutes.importing.parser.dates import MONTH
from minutes.importing.parser.entries import COLLECTIVE, ORGANISATION, is_place
from minutes.importing.parser.labels import ATTENDANCE, bare
from minutes.importing.parser.meanings import attendance_of

SURE = re.compile(
    r"(?:närv|frånv|delt|ej\s|icke|inte|förhinder|anmä|inbjud|adjung|ledam|ersätt|tjänstg"
    r"|återbud|beslutande|present|absent)",
    re.I,
)
LEADING = re.compile(r"^(?:för|från|representanter\s+(?:för|från)|representerande)\s+", re.I)
AT_ITEM = re.compile(
    rf"(?:\s+(?:den|på|mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?)*\s+\d{{1,2}}(?::?e)?\s+(?:{MONTH})\.?(?:\s+\d{{4}})?$|"
    r"\s+(?:(?:till|för|under|vid|på|från)\s+)?(?:(?:punkt(?:en|erna)?|ärende|p\.?|§+|kl(?:ockan|\.)?)\s*)?\d[\d"
    r"\s,.:–och-]*$"
    r"|\s+dag\s+\d$|\s+(?:till|för|under|vid|på)\s+(?:punkt|ärende)\w*(?:\s+.*)?$",
    re.I,
)
FORM_OF_MEETING = re.compile(r"(?:digital\w*|fysisk\w*|hybrid\w*|video)\s*(?:möte|träff|sammanträde)")  # and no list
MAX_GROUP = 70
LONGEST_LABEL = 200  # with what stands in brackets
PARENTHESES = re.compile(r"\([^()]*\)")
DIGIT = re.compile(r"\d")
BREAK = re.compile(r"[ /,]")


@dataclass(frozen=True)
class Group:
    """What a heading in the list says of the people under it."""

    presence: str = "present"
    role: str = ""
    name: str = ""
    side: str = ""
    organisation: str = ""
    line: int = 0


def _key(word: str) -> str:
    """Give the longest known label that a heading begins with."""
    ends = [match.start() for match in BREAK.finditer(word)]
    return next((word[:end] for end in reversed(ends) if end > 3 and word[:end] in ATTENDANCE), "")


def label_group(label: str, line: int) -> Group | None:
    """Take the words of a heading; give the group it opens, or None where it is no heading of a list."""
    group = _group_of(label) if len(label) <= LONGEST_LABEL else None
    return replace(group, line=line) if group else None


@lru_cache(maxsize=4096)
def _group_of(label: str) -> Group | None:
    """Give the group that the words of a heading open, or None."""
    word = bare(AT_ITEM.sub("", PARENTHESES.sub(" ", label).strip() if "(" in label else label))
    if len(word) > MAX_GROUP or FORM_OF_MEETING.match(word):
        return None
    known = attendance_of(word)
    key = word if known else _key(word)
    if not key or (key != word and (len(word.split()) > 7 or DIGIT.search(word))):
        return None
    presence, role = known or ATTENDANCE[key]
    rest = word.removeprefix(key).strip()
    side = _side(rest)
    return Group(presence, role, " ".join(label.split()).strip(" :"), side)


def _side(text: str) -> str:
    """Tell which side a heading names."""
    lower = text.casefold()
    if "kommun" in lower and "region" not in lower:
        return "municipalities"
    return "region" if re.search(r"\bregion(?:en)?\b", lower) and "kommun" not in lower else ""


def named_group(text: str, base: Group, line: int) -> Group:
    """Take a heading that names a side, an organisation or a group; give its group within the list."""
    name = " ".join(text.split()).strip(" :")
    plain = LEADING.sub("", name)
    called = ORGANISATION.search(plain) or is_place(plain)
    organisation = plain if called and not COLLECTIVE.search(plain) and len(plain) < 50 else ""
    return replace(base, name=name, side=_side(plain), organisation=organisation, line=line)

"""Tell whether a subject is the body that met: under its name, a part of it, or as “gruppen”, “mötet”, “vi”."""

import re
from collections.abc import Iterable
from functools import lru_cache

from minutes.importing.parser.labels import BODY_WORD
from minutes.importing.parser.places import MUNICIPALITIES
from minutes.importing.parser.regions import COUNTIES

ENDING, OWN_ENDING = re.compile(r"(?:ens|ets|ns|en|et|na|n|t)$"), re.compile(r"(?:en|et|n|t)$")
WORDS = re.compile(r"[\w-]+")
OWN_SUBJECTS = frozenset(
    [
        "mötet",
        "gruppen",
        "vi",
        "samtliga",
        "alla",
        "deltagarna",
        "årsmötet",
        "stämman",
        "sammanträdet",
        "medlemmarna",
        "ledamöterna",
        "närvarande",
        "styrelsen",
        "nämnden",
        "utskottet",
        "rådet",
        "kommittén",
        "beredningen",
        "nätverket",
        "föreningen",
        "forumet",
        "presidiet",
        "träffen",
        "samrådet",
        "konferensen",
        "internatet",
        "sammankomsten",
        "dialogmötet",
        "workshopen",
        "presidierna",
        "parterna",
        "huvudmännen",
        "meeting",
        "group",
        "board",
        "committee",
        "participants",
        "partners",
        "grupperna",
        "beställaren",
    ]
)
UNITED = re.compile(r"(?:en|ett)\s+(?:enigt?|enhälligt?|samlad|samlat|enad|enat)\s+\w+$")  # “En enig grupp”
MEMBERS = re.compile(r"\w*(?:deltagarna|medlemmarna|ledamöterna|representanterna)$")
FOUNDERS = re.compile(r"(?:region|kommun|landsting|stad|län|förvaltning|huvudman)(?:en|et|erna)?$")  # of it
PART = re.compile(r"(?:arbets|projekt|referens|expert|tema|skriv|program|brukar|utrednings)grupp", re.I)
# What rules over others; in the minutes of a group of any of these it is one of those.
RULING = re.compile(r"(?:nämnden|nämnderna|styrelsen|utskottet|fullmäktige)$")
GROUPS = re.compile(r"grupp|nätverk|team|träff", re.I)
RULED = re.compile(
    r"nämnd|styrelse|utskott|fullmäktige|ledning|presidi|förening|förbund|råd|organ|bolag|stiftelse|brf|samverkan", re.I
)
WIDER = re.compile(
    r"(?:läns|region|riks|national|nationell|central|huvud|förbunds)\w*$"
)  # “Länsgruppen”, over a local body
HEAD_NAME = re.compile(r"samråd", re.I)
POLITICAL = re.compile(  # a board of one municipality or region: “Socialnämnden”, “Kommunstyrelsen”
    r"(?:\w{3,}nämnd|(?:kommun|region|landstings)(?:styrelse|fullmäktige))(?:n|en|erna)?$|fullmäktige$"
)
NEEDS_LETTERS = re.compile(r"[A-ZÅÄÖ]{3,6}$")
OTHERS_LETTERS = frozenset(("SKR", "SKL", "IVO", "BUP", "IFO", "HVB", "MAS", "FOU"))
LONGEST_NAME, LONGEST_PLAIN = 70, 4
NO_OTHER = frozenset(("hela", "samlade", "denna", "båda", "ena", "övriga", "nya", "dagens"))
SHORT_NAME = re.compile(r"\w*[A-ZÅÄÖ]\w*[A-ZÅÄÖ]\w*")
GROUP_OF = re.compile(r"(\w{5,})gruppen$")


def _is_place(word: str) -> bool:
    """Tell whether a word is a county or a municipality, which is where a body is and not what it is called."""
    return word in COUNTIES or word.casefold() in MUNICIPALITIES


def is_part(subject: str) -> bool:
    """Tell whether a subject is a group that works for a body, and reports to it: “arbetsgruppen”."""
    return PART.match(subject) is not None


def own_names(title: str, body: str, head: Iterable[str]) -> str:
    """Take the title, the body and the other texts of the head; give all that the body may be called by."""
    others = [text for text in head if len(text) <= LONGEST_NAME and (BODY_WORD.search(text) or HEAD_NAME.search(text))]
    return " ".join((title, body, *others))


def _is_another(words: list[str], body: str) -> bool:
    """Tell whether an adjective tells a group from the body: “Nationella rådet”, “Strategisk grupp”."""
    if len(words) != 2 or words[0] in NO_OTHER or not BODY_WORD.fullmatch(words[1]):
        return False
    return words[0].endswith(("a", "isk", "al", "ell")) and words[0][:6] not in body


def _is_short_for(subject: str, body: str) -> bool:
    """Tell whether letters stand for words of a name, from the first of a word on: “LGL”, Länsgemensam ledning."""
    if not NEEDS_LETTERS.match(subject) or subject in OTHERS_LETTERS:
        return False
    # A letter begins a word, or a part of a compound that is long enough to be one.
    letters = [rf"{letter}(?=\w{{3}})" for letter in subject.casefold()]
    return re.search(r"\b" + r"(?:\w*|\w*\W+(?:(?:och|för|i)\W+)?)".join(letters), body.casefold()) is not None


@lru_cache(maxsize=4096)
def is_own(subject: str, body: str) -> bool:
    """Tell whether the one who decides is the meeting itself."""
    words = subject.casefold().split()
    if subject == "Man":
        return True  # and not “I Uddevalla har man beslutat”
    if UNITED.match(subject.casefold()) and (BODY_WORD.search(words[-1]) or words[-1] == "möte"):
        return True
    if _is_another(words, body.casefold()):
        return False
    if RULING.match(words[-1]) and GROUPS.search(body) and not RULED.search(body):
        return False
    if (
        words[-1] in OWN_SUBJECTS
        or MEMBERS.match(words[-1])
        or words[0] in ("mötet", "gruppen", "vi", "samtliga", "alla", "årsmötet")
    ):
        return True
    stems = [ENDING.sub("", word) for word in words if len(word) > 4]
    if SHORT_NAME.match(subject) and re.search(rf"(?<!\w){re.escape(subject)}(?!\w)", body):
        return True  # “ReKo”, “TL HSVO”, as its own name has it
    if _is_short_for(subject, body):
        return True
    if FOUNDERS.match(words[-1]) or (FOUNDERS.match(words[0]) and len(words) == 2):
        return False
    own = WORDS.findall(body.casefold())
    of = GROUP_OF.match(words[-1])
    if of and any(word.startswith(of.group(1)) and BODY_WORD.search(word) for word in own):
        return True  # “ledningsgruppen” of a “ledningssamverkan”
    if words[-1] in own and BODY_WORD.search(words[-1]):
        return True
    alone = len(words) == 1 and len(subject) > LONGEST_PLAIN and not _is_place(subject)
    named = alone or any(map(BODY_WORD.search, words))
    if named and all(word in own for word in words):
        return True  # “Vårdsamverkan Skaraborg”, “Polsam”
    if not ENDING.search(words[-1]):
        return False
    own_stems = {stem for word in own if len(word) > 3 for stem in (word, OWN_ENDING.sub("", word))}
    if any(stem and (mine == stem or mine.endswith(stem)) for stem in stems[-1:] for mine in own_stems):
        return True
    return (
        bool(BODY_WORD.search(words[-1]))
        and not (is_part(words[-1]) or POLITICAL.match(words[-1]) or WIDER.match(words[-1]))
        and not any(BODY_WORD.search(mine) for mine in own)
    )

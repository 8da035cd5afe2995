"""Tell the outcome of a decision, and to whom it refers the matter."""

import re
from functools import lru_cache

OUTCOME_WORDS: tuple[tuple[str, str], ...] = (  # outcome -> its words; the first that fits
    ("postponed", r"bordlägg|bordlade|bordläggs|skjuts?\s+(?:upp|fram)|flyttas\s+till\s+nästa"
        r"|återkommer\s+till\s+nästa\s+möte|postpone"),
    ("taken_home", r"ta(?:r|s|git)?\s+(?:med\s+)?(?:sig\s+)?(?:med\s+)?(?:frågan|ärendet|förslaget|den"
        r"|det)?\s*(?:med\s+)?(?:sig\s+)?hem\b"),
    ("dormant", r"vilande|vilar|pausas"),
    ("referred", r"återremi|hänskjut|remitter|överlämna"
        r"|lämnas?\s+(?:över|vidare)|skickas\s+(?:ut\s+)?(?:till|på\s+remiss)"
        r"|lyfts?\s+till|tas\s+vidare\s+till|för(?:s)?\s+vidare\s+till|på\s+remiss"),
    ("rejected", r"avslå|avslog|avstyrk|reject"),
    ("recommended", r"rekommender"),
    ("noted", r"till\s+handlingarna|noterar?|noteras|tar\s+(?:till\s+sig|del\s+av)\s+informationen|för\s+kännedom"),
    ("position", r"ställ(?:er|de|a)\s+sig\s+bakom|tillstyrk|ser\s+positivt|stöd(?:er|jer|s)?\b"
        r"|ställningstagande|bedöms?"),
)  # fmt: skip
OUTCOMES = tuple((outcome, re.compile(words, re.I)) for outcome, words in OUTCOME_WORDS)
REFERRED_TO = re.compile(
    r"\btill\s+(?P<body>(?:[A-ZÅÄÖ][\w-]*|[a-zåäö]+(?:nämnden|styrelsen|gruppen|utskottet"
    r"|rådet|organet|nätverket|beredningen))(?:\s+(?:[A-ZÅÄÖ]?[\w-]*(?:organ|organet"
    r"|beredning|beredningen|grupp|gruppen|nämnd|nämnden|styrelse|utskott)))?)"
)


@lru_cache(maxsize=4096)
def outcome_of(text: str) -> tuple[str, str]:
    """Take a decision's text; give its outcome and to whom it refers the matter."""
    for outcome, words in OUTCOMES:
        if found := words.search(text):
            to = REFERRED_TO.search(text, found.start()) if outcome == "referred" else None
            return outcome, to.group("body") if to else ""
    return "decided", ""

"""Know the sentences that say how a talk ended; they decide where no label in the item says what was decided."""

import re

from minutes.importing.parser.deciding import DENIED, RETOLD

ALL = r"(?:alla|samtliga|gruppen|mötet|deltagarna|rådet|nätverket|styrelsen|båda\s+parter(?:na)?)"
NOW = r"(?:(?:därför|alltså|då|till\s+slut|slutligen|därmed|ändå)\s+)?"
TALK = r"(?:Diskussion(?:en|erna)|Samtal(?:et|en)|Resonemanget|Dialogen|Överläggningen|Debatten|Genomgången|Det\s+hela)"
ENDED_IN = r"(?:landa(?:r|de)|(?:ut)?mynna(?:r|de)(?:\s+ut)?|sluta(?:r|de)|resultera(?:r|de)|(?:leder|ledde)\s+fram)"
LANDED = re.compile(  # “Diskussionen mynnade ut i att …”
    rf"{TALK}\s+(?:\w+\s+){{0,2}}?{ENDED_IN}"
    r"\s+(?:i|med|till)\s+(?:beslutet\s+|enighet\s+om\s+|ett\s+beslut\s+(?:om\s+)?)?att\b"
)
CAME_TO = re.compile(  # “Slutsatsen blev att …”
    rf"(?:Resultatet|Slutsatsen|Lösningen|Utfallet|Kontentan|Utgången|Upplägget|Besked(?:et)?)\s+(?:blev|är|blir)\s+{NOW}att\b"
)
APPROVED = re.compile(  # “Ok från alla att köpa vågar.”, “Klartecken gavs till inköpet.”
    rf"(?:OK|Ok|Okej|Ja|Klartecken|Grönt\s+ljus|Tummen\s+upp|Bifall|Fullt\s+stöd)\s+(?:från|av|hos|för)\s+{ALL}\s+(?:att|till|på|om)\b"
    r"|(?:Klartecken|Grönt\s+ljus|Godkännande)\s+(?:ges|gavs|lämnades|lämnas)\b|(?:Ja|Nej)\s+till\s+(?:förslaget|att)\b|Enhälligt\s+(?:ja|nej|bifall|stöd)\s+till\b"
)
CHAIR_FOUND = re.compile(  # “Ordföranden frågar om gruppen kan anta planen och finner att så sker.”
    r"(?:Ordf(?:öranden|\.)?|Mötesordföranden)\b.*\b(?:finner|fann|konstatera(?:r|de))\s+(?:att\s+)?"
    r"(?:så\s+(?:är|var|varit|sker|skedde|skett)|(?:mötet|gruppen|nämnden|styrelsen|rådet)\s+(?:beslutar?|beslutade|beslutat|bifaller"
    r"|biföll|godkänner|antar))\b",
    re.S,
)
DIFFERENT = re.compile(r"\b(?:måste|borde|svår\w*|olika|bra|viktig\w*)\b")  # of a view, and no decision


def concludes(sentence: str) -> bool:
    """Tell whether a sentence says how the talk of this meeting ended."""
    if sentence.endswith("?"):
        return False
    if CHAIR_FOUND.match(sentence):
        return True
    landed = LANDED.match(sentence) or CAME_TO.match(sentence)
    found = landed or APPROVED.match(sentence)
    if found is None or (landed and DIFFERENT.search(sentence)):
        return False
    return not (DENIED.search(found.group()) or RETOLD.search(sentence[: found.end() + 20]))

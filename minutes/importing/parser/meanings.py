"""Tell what a label means: known word for word, or by the words it is made of."""

import re
from functools import lru_cache

from minutes.importing.parser.labels import (
    ACTION_LABEL,
    ATTENDANCE,
    BACKGROUND_LABEL,
    COLUMNS_OF,
    DECISION_LABEL,
    DUE_LABEL,
    PRESENTER_LABEL,
    PROPOSAL_LABEL,
    RESPONSIBLE_LABEL,
    VALUE_OF,
    WHOLE,
    bare,
)

LONGEST = 6  # words of a label that is made of known ones
PARTED = re.compile(r"\s*[/|,&+]\s*|\s+(?:och|samt|and)\s+|\s+")
FILLING = frozenset(  # what a label may hold besides the words that mean something
    ("för", "mötet", "möte", "mötets", "av", "på", "vid", "i", "dagens", "sammanträdets", "sammanträdet", "vår", "den",
    "detta", "denna", "dagen", "the", "of", "meeting", "protokollet", "träffen", "vem", "som")
)  # fmt: skip
COMING_TIMES = re.compile(
    r"(?:mötes|sammanträdes)?(?:tider(?:na)?|datum)\s+(?:(?:i|för|under|till)\s+)?(?:vår|höst)\w*(?:\s+\d{4})?"
    r"|(?:vårens|höstens|nästa\s+års|kommande)\s+(?:mötes|sammanträdes)?(?:tider|datum|möten)"
)
WHEN_AND_WHERE = ("place", "date", "time", "end")  # the first that a label of several names is what it means
WHO = ("chair", "secretary", "approver", "vice_chair", "process_leader")

# Labels of a list of people, by what their words look like.
BEFORE = (
    r"(?:(?:vi|de|dessa|\d{1,2}|som|följande|också|även|dessutom|övriga|samtliga|alla|vilka|dagens|var|är|mötets|samt|har|hade|the"
    r"|personer|av|kallade|inbjudna|men|ordinarie|obligatoriska|valfria)\s+)*"
)
AFTER = (
    r"(?:\s+(?:på|i|via|vid|under|med|till|från|bordet|mötet|möte|träffen|sammanträdet|plats|rummet|länk(?:en)?|teams|zoom"
    r"|skype|digitalt?|idag|igår|går|dag|senast|då|dagens|fysiskt|distans|online|telefon|per|var|är|här|där|deltagare|ledamöter|personer"
    r"|gäst(?:er)?|representanter|tjänstemän|följande|närvarande|utöver|därutöver|dag\s+\d|ovan(?:stående)?|också|at|the|meeting"
    r"|on|site|enl(?:igt|\.)?))*"
)
ATTENDANCE_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (presence, re.compile(BEFORE + core + AFTER, re.I))
    for presence, core in (
        (
            "apologies",
            r"(?:(?:anmäl\w*|meddela\w*|lämna\w*|med|fått|tackat)\s+)*(?:förhind\w*|återbud|avbud|förfall|avböj\w*|avanmäl\w*|tacka(?:t|de)\s+nej|sjuk(?:a|skriv\w+|anmäl\w+)?|\w*ledig\w*|semester|vabb?\w*"
            r"|apologies"
            r"|regrets)(?:\s+(?:har|hade|inkom\w*|anmäl\w*|meddela\w*|lämna\w*|av|från))*",
        ),
        (
            "absent",
            r"(?:(?:kunde|kan)\s+)?(?:tyvärr\s+)?(?:ej|inte|icke|not)\s+(?:var(?:a|it)?\s+)?"
            r"(?:här|med|på\s+plats|närv\w*|delt\w*|kom(?:ma)?|där|present)"
            r"|kom\s+(?:tyvärr\s+)?(?:ej|inte)"
            r"|(?:ej|inte)\s+(?:avhörd\w*|hörts?\s+av|representerad\w*)|missade|uteblev\w*|utebliv\w*"
            r"|(?:saknade?s?|frånv\w*|borta|absent|missing)",
        ),
        (
            "invited",
            r"(?:inbjud\w*|(?:särskilt\s+|extra\s+)kallad\w*|kallad\w*\s+(?:särskilt|extra)|tillkallad\w*|sakkunnig\w*|gäst(?:er)?|adj(?:\w*|\.)|besökare|externa?|guests?|invited)",
        ),
        (
            "present",
            r"(?:närv\w*|in\s+attendance|deltog(?:\s+gjorde)?|deltar|deltagare|deltagarlista\w*|deltagande|medverka\w*|med|här|där"
            r"|på\s+plats|mötesdelt\w*|present"
            r"|participants?|attend\w*|vi\s+var|(?:runt|kring)\s+bordet\s+(?:var|satt)|i\s+rummet|uppkoppl\w*|digitalt|via"
            r"\s+(?:teams|zoom|skype|länk)"
            r"|på\s+(?:länk|distans|teams|listan)|vi\s+är|vi\s+som\s+(?:sågs|träffades|möttes|satt)|namnlista\w*"
            r"|uppslutning\w*|församlade|samlade|representerade|(?:deltagar|närvaro|namn)förteckning|vid\s+bordet"
            r"|kring\s+bordet)",
        ),
    )
)


SHORTENED = re.compile(rf"\b({'|'.join(WHOLE)})\b\.?")

STEMS = (  # of the words of such labels
    "förhind", "återbud", "förfall", "avböj", "avanmäl", "tacka", "avbud", "missa", "sjuk", "ledig",
    "semester", "vab", "apolog", "regret", "här", "med", "plats",
    "närv", "delt", "kom", "där", "present", "sakn", "frånv", "borta", "absent", "missing", "inbj", "gäst", "adj",
    "kallad", "sakkunn", "avhörd", "hört", "represent", "uteb",
    "besök", "extern", "guest", "invited", "attend", "particip", "vi var", "bordet", "rummet", "uppkoppl", "digital",
    "via", "länk", "distans", "teams", "lista", "vi är", "vi som", "uppslut", "samlade", "förteckning",
)  # fmt: skip


@lru_cache(maxsize=4096)
def value_of(word: str) -> str:
    """Take a label in lower case; give the meaning of its value, or nothing."""
    if known := VALUE_OF.get(word):
        return known
    if len(word) > 60 or len(word.split()) > LONGEST:
        return ""
    if COMING_TIMES.fullmatch(word):
        return "next_meeting"  # “Tider i vår” is not when they met
    parts = [part for part in PARTED.split(word) if part and part not in FILLING]
    meanings = {VALUE_OF.get(part, "") for part in parts}
    if "" in meanings or not meanings or len(parts) == len(word.split()) == 1:
        return ""
    if meanings <= set(WHEN_AND_WHERE):
        return next(one for one in WHEN_AND_WHERE if one in meanings)
    return meanings.pop() if len(meanings) == 1 and meanings <= set(WHO) else ""


ABSENT = frozenset(("absent", "apologies"))  # the presences of whoever was not there


@lru_cache(maxsize=4096)
def attendance_of(word: str) -> tuple[str, str] | None:
    """Take a heading in lower case; give the presence and the role of the people under it, or None."""
    word = SHORTENED.sub(lambda found: WHOLE[found.group(1)], word)
    if word in ATTENDANCE:
        return ATTENDANCE[word]
    if not word or len(word.split()) > LONGEST or not any(stem in word for stem in STEMS):
        return None
    return next(((presence, "") for presence, pattern in ATTENDANCE_PATTERNS if pattern.fullmatch(word)), None)


@lru_cache(maxsize=4096)
def column_meanings(word: str) -> tuple[str, ...]:
    """Take the head of a column in lower case; give what it can mean, by its parts where it has several."""
    if known := COLUMNS_OF.get(word.replace(" / ", "/"), ()):
        return known
    parts = [part for part in re.split(r"\s*/\s*|\s+(?:och|&)\s+", word) if part]
    several = [COLUMNS_OF.get(part, ()) for part in parts]
    if DECISION_LABEL.fullmatch(word) or (several and "decision" in several[0]):
        several = [one or ("decision",) for one in several]  # “Vi kom överens om”, “Beslut/uppföljning”
    return tuple(dict.fromkeys(one for meanings in several for one in meanings)) if all(several) else ()


@lru_cache(maxsize=4096)
def is_label_word(label: str) -> bool:
    """Tell whether a text is the label of a value, of a list of people, or of a part of an item."""
    word = bare(label)
    patterns = (
        DECISION_LABEL, PROPOSAL_LABEL, ACTION_LABEL, RESPONSIBLE_LABEL, DUE_LABEL, PRESENTER_LABEL, BACKGROUND_LABEL,
    )  # fmt: skip
    return bool(value_of(word)) or attendance_of(word) is not None or any(one.fullmatch(word) for one in patterns)

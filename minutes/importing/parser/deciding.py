"""Tell whether a sentence says that the meeting decided something, and not another body or an earlier meeting."""

import re

from minutes.importing.parser.labels import BODY_WORD, CONSENT
from minutes.importing.parser.own import is_own

VERB = (
    r"(?:beslutar|beslutade|beslöt|beslutat|godkänner|godkände|fastställer|fastställde|antar"
    r"|antog|(?:ställer|ställde)\s+sig\s+(?:\w+\s+)?(?:bakom|positiva?\s+till)|(?:fattar|fattade|tar|tog)\s+(?:följande\s+)?beslut"
    r"|förordar|förordade|uppmanar|uppmanade|hänskjuter|hänsköt|lyfter\s+frågan\s+till"
    r"|(?:tar|tog|tagit)\s+del\s+av\s+informationen|(?:ger|gav)\s+(?:klartecken|grönt\s+ljus|sitt\s+godkännande)"
    r"|(?:är|var)\s+(?:eniga?|enigt|överens)\s+om|enas\s+om|enades\s+om|enades|enats\s+om|bestämmer|bestämde|bestämt|är"
    r"\s+överens\s+om"
    r"|var\s+överens\s+om|kom\s+överens\s+om|kom\s+fram\s+till\s+att|klubba(?:r|de)|acceptera(?:r|de)|stödjer|stödde|tacka(?:r|de)\s+ja\s+till"
    r"|skjuter\s+upp|sköt\s+upp|(?:tar|tog)\s+ställning\s+för|(?:ber|bad)(?=\s+[\w-])"
    r"|kommer\s+överens\s+om|utser|utsåg|väljer|valde|tillstyrker|tillstyrkte"
    r"|noterar|noterade|avslår|avslog|bordlägger|bordlade|återremitterar|återremitterade"
    r"|uppdrar|uppdrog|bifaller|biföll|beviljar|beviljade|rekommenderar|rekommenderade"
    r"|lägger\s+(?:[\w-]+\s+){1,6}?till\s+handlingarna"
    r"|lade\s+(?:[\w-]+\s+){1,6}?till\s+handlingarna|decided|decides|agreed|agrees|approved"
    r"|approves|(?:ger|gav)\s+(?:[\w-]+\s+){1,5}?i\s+uppdrag|landa(?:r|de)\s+i|(?:säger|sa)\s+ja\s+till)"
)
# A verb that its subject follows: “Till slut enades vi om att …”, “Efter omskrivning ställde sig grupperna bakom …”.
VERB_FIRST = (
    r"(?:beslutar|beslutade|beslöt|bestämde|bestämmer|enades|enas|godkände|fastställde|antog|utsåg|valde|bordlade"
    r"|avslog"
    r"|ställde\s+sig|ställer\s+sig|kom|kommer)"
)
# What a group that prepares for another decides: “Beredningen föreslår styrelsen att …”.
PROPOSES = (
    r"(?:föreslår|föreslog|hemställer\s+(?:hos|till))\s+(?:att\s+)?(?:[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)*|[\w-]*(?:nämnden|styrelsen|gruppen"
    r"|rådet|organet|utskottet|fullmäktige|nämnderna|kommunerna|huvudmännen|ledningen)(?:\s+och\s+[\w-]+)?)\s+(?:att|besluta)"
)
VERB = rf"(?:{VERB}|{PROPOSES})"
DECIDING = re.compile(rf"(?P<subject>[A-ZÅÄÖÉ][\w-]*(?:\s+[\w-]+){{0,5}}?)\s+(?:har\s+)?(?P<verb>{VERB})\b", re.S)
INVERTED = re.compile(
    rf"(?P<before>[^.;:]{{0,120}}?)(?:^|\s)(?P<verb>{VERB_FIRST})\s+(?P<subject>(?:båda\s+|hela"
    rf"\s+)?(?:[\w-]+))\b(?P<rest>[^.;]*)",
    re.S,
)
FIRST_VERB = re.compile(rf"{VERB_FIRST}\s")
AGREEING = re.compile(r"(?:[\w-]+\s+){0,3}?(?:överens|fram\s+till)\b")  # what “kom vi” needs
SETTLED = re.compile(  # at the end of a sentence: “… enades vi om”, “… och så blev det bestämt”
    r",\s+(?:det|vilket)\s+(?:beslutades|bestämdes)(?:\s+utan\s+diskussion|\s+enhälligt)?[.!]?$"
    r"|,\s+(?:det|detta|vilket)\s+(?:godkändes|bifölls|accepterades|godtogs)\b[^.]*[.!]?$"
    r"|(?:enades|bestämde|beslutade|kom)\s+(?:vi|gruppen|mötet)(?:\s+överens)?(?:\s+om)?[.!]?$|\bså\s+(?:blir|blev"
    r"|får)\s+det(?:\s+bli)?(?:\s+bestämt)?[.!]?$"
)
SENT_ON = re.compile(  # “…, den bordläggs till nästa möte”
    r"(?:^|[,;]\s+|\boch\s+)(?:den|det|frågan|ärendet|punkten|beslutet)\s+(?:bordläggs|bordlades|återremitteras"
    r"|återremitterades"
    r"|hänskjuts|hänsköts)\b",
    re.I,
)
TAKEN_HERE = re.compile(  # “Beslut togs om att …”, by nobody but the meeting
    r"(?:(?:Det\s+)?(?:fattades|togs)\s+(?:ett\s+)?beslut|(?:Ett\s+)?[Bb]eslut\s+(?:fattades|togs))\s+(?:om\s+)?att\b"
)
# What a group without words for deciding says that it will do.
UNDERTAKEN = re.compile(
    r"Vi\s+(?:provar|testar|kör|inför|startar|avvaktar|avbryter|förlänger|bildar|byter|gör\s+(?:en|ett)|går\s+vidare\s+med"
    r"|fortsätter\s+med|slutar)\s"
)
PASSIVE = re.compile(
    r"(?:(?:Det|Efter\s[^,.;]{3,60}|(?:Vid|Under)\s+(?:dagens\s+|detta\s+)?(?:möte|sammanträde)\w*"
    r"|På\s+(?:förslag\s+av|[\w-]+s\s+förslag)[^,.;]{0,40}|Till\s+slut|Slutligen|Därefter|Vidare|Sedan|Således|Därmed|Härmed|Enhälligt|Dessutom)\s+)?"
    r"(?:[Bb]eslutades|[Bb]eslöts|[Bb]eslutas|[Bb]estämdes|[Bb]estäms|[Öö]verenskom(?:s|mes)?|(?:Enades|Enas|Konsensus|Överens|Eniga?|Enighet)\s+om(?:\s+att)?|Beslutade|Bestämde|[Uu]ppdr(?:ogs|as)\s+åt"
    r"|(?:[Ee]nighet|[Kk]onsensus)\s+råd(?:er|de))\b|Beslut\s+(?:enligt\s+(?:förslag|ovan|yrkande)\w*"
    r"|i\s+enlighet\s+med\s)|Beslut\s+(?:fattas|fattades|togs|tas)\s+(?:enligt|i\s+enlighet)\b|(?:[A-ZÅÄÖ][\w-]+s\s+|Vårt\s+)?[Bb]eslut(?:et)?\s+(?:blev|är"
    r"|blir)\s+att\b|Beslut\s+att\b|It was (?:decided|agreed)\b"
    r"|Till\s+[\w\s,-]{3,60}?\s+(?:valdes|utsågs|utses|väljs)\b|Att\s+(?:[\w-]+\s+){1,4}(?:valdes|utsågs)\b"
)
FORMAL = re.compile(
    r"(?!(?:Förslag\s+(?:till|om|på)|Så|Om|När|Innan|Efter|Att|Som|Då|Eftersom|Vid|Den"
    r"\s+\d)\b)[A-ZÅÄÖ][\w-]*(?:,?\s+[\w-]+){0,7}?,?\s+"
    r"(?:godkänns|godkändes|fastställs|fastställdes|(?:läggs|lades)\s+(?:[\w-]+\s+){0,3}?till\s+handlingarna"
    r"|notera(?:s|des)(?=[.]|$|\s+till\s+protokollet)|antogs|antas|bordläggs|bordlades"
    r"|klubbas|klubbades|accepteras|accepterades|beviljas|beviljades|utses|utsågs|väljs|valdes|bifalls|bifölls|får\s+stöd|fick\s+stöd"
    r"|återremitteras|återremitterades|hänskjuts|hänsköts|tillstyrks|tillstyrktes|avslås|avslogs|godkänt|godkänd"
    r"|skjuts\s+upp|sköts\s+upp|lämnas\s+utan\s+\w+|lämnades\s+utan\s+\w+"
    r"|godkända|fastställd|fastställt)"
    r"(?=\s*(?:[.!]|$|,|\s(?:och|med|utan|enligt|av|efter|i|som|till|för|att|ansvarsfrihet|enhälligt|nu)\b))"
)
NEGATED = re.compile(
    r"\b(?:inte|ej|ska|skall|kommer\s+att|bör|kan|måste|väntas|beräknas"
    r"|behöver)\s+(?:[\w-]+\s+){0,3}(?:besluta|godkänn|fastställ|anta)",
    re.I,
)
RETOLD = re.compile(
    r"\btidigare\b|\bförra\b|\bförut\b|\bredan\b|\bbeslut\w+\s+(?:också\s+)?då\b|\bdå\s+beslut|\bin\s+(?:January"
    r"|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b|\b(?:last|previous)\s+(?:meeting|time)\b|\b(?:togs|fattades"
    r"|tagits|fattats|väntas|beräknas)\b"
        r"|\bsenaste\s+(?:mötet|sammanträdet)|\bvid\s+(?:sitt|sin|det\s+\w+|\w+(?:et|en)\s+den)\b"
    r"|\b(?:den\s+)?\d{1,2}\s+(?:januari|februari|mars|april|maj|juni|juli|augusti|september"
        r"|oktober|november|december)\b|\bi\s+(?:januari|februari"
    r"|mars|april|maj|juni|juli|augusti|september|oktober|november|december|våras|höstas"
        r"|fjol)\b|\b(?:19|20)\d\d\b|\bfinner\s+att\b|\bpå\s+nästa\b",
    re.I,
)  # fmt: skip
BY_WHOM = re.compile(r"\bav\s+(?P<who>[\w-]+(?:\s+(?:för|och)?\s*[\w-]+){0,4})")
THEN = re.compile(
    r"\b(?:av|vid|på|i)\s+[\w\s-]{3,40}?\bden\s+\d{1,2}\s+[a-z]+\s+(?:19|20)\d\d"
)  # of a decision that is dated
DENIED = re.compile(r"\b(?:inte|ej|aldrig|inget|ingen)\b")
TAKEN = re.compile(r"\b(?:togs|fattades|tagits|fattats|väntas|beräknas)\b")
UNTIL = re.compile(  # a day that a decision holds to or from, which is no day that it was taken on
    r"\b(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|senast(?:\s+i)?|före|innan|inför"
    r"|till|för)\s+(?:den\s+)?"
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}(?:/\d{1,2}|\s+[a-zåäö]+)(?:\s+20\d\d)?|[a-zåäö]+\s+20\d\d|20\d\d)",
    re.I,
)
DAY = re.compile(r"\d{1,2}/\d{1,2}|\bden\s+\d|\d{4}-\d\d")
ADVISED = re.compile(r"rekommender|noter|ber\b|bad\b")  # what “vi” may do in any talk
ASKS = frozenset(("ber", "bad"))
AGREED = re.compile(r"ena|överens|bestäm")
ELSEWHERE = re.compile(r"\s+(?:vid|på)\s+\w+(?:et|en)\s+den\b")  # where something was agreed on
SUBORDINATE = re.compile(
    r"^(?:Om|När|Innan|Eftersom|Då|Ifall|Sedan)\b|\b(?:att|föreslår|föreslog|yrkar|yrkade|önskar|menar|anser"
    r"|undrar|som|när|innan|tills|huruvida)\b"
)
ELLIPTIC = re.compile(  # “Bordläggs till nästa möte.”, of the matter in the heading
    r"(?:Bordl(?:äggs|ades|agt)|Återremitter(?:as|ades))\b(?!\s+(?:av|i)\s)"
    r"|(?:Godkändes|Antogs|Bifölls|Fastställdes|Avslogs)(?:,\s+(?!men\b)|\s+(?:enligt|med|utan|att)\s)"
)
LONGEST_ELLIPTIC = 90
THEN_DECIDED = re.compile(  # “Gruppen diskuterade förslaget och beslutade att …”
    r"(?P<subject>[A-ZÅÄÖ][\w-]*(?:\s+[\w-]+){0,3}?)\s+\w+(?:ar|er|ade|te|de)\s[^.;:]{3,140}?\b(?:och|samt|men)\s+"
    r"(?:beslutar|beslutade|beslöt|enades\s+om|godkände|godkänner)\s"
)
PROPOSING = re.compile(
    r"\b(?:föreslår|föreslog|yrkar|yrkade|önskar|menar|anser|vill|undrar|tycker|skulle|bör|borde|prövar"
    r"|frågar|finner|\w+(?:at|ar|er|ade|te)\s+att)\b"
)
PRESENT = re.compile(r"(?:(?<!de)(?<!ade)s|s\s+upp|utses)$")
TALKED = re.compile(r"(?:Efter|Till\s+slut|Slutligen|Därefter|Under\s+mötet)\b")
ON_DAY = re.compile(r"\s+(?:den\s+)?\d{1,2}/\d{1,2}\b")
CHANGED = re.compile(  # “Med dessa ändringar godkändes dagordningen.”
    r"(?:Med|Efter|Därmed|Därefter|Härmed)\b[^.;:]{0,60}?\s(?:godkänn[se]s?|godkändes|antogs|fastställdes|lades|läggs)\s+\w+"
)
LATER = re.compile(r"besluta\w*\s+om\s+.*\b(?:nästa|senare|kommande)\b", re.I)
STEMS = (  # of the words that decide; a sentence without any of them decides nothing
    "beslut", "beslöt", "godkän", "fastst", "anta", "antog", "ställ", "enig", "överens", "enas", "enat", "enade",
    "bestäm", "utse", "utså", "välj", "vald", "tillstyr", "noter", "avslå", "avslog", "bordl", "återremit", "uppdra",
    "uppdrog", "bifall", "biföll", "bevilj", "rekommend", "handlingarna", "decide", "agree", "approve", "uppdrag",
    "landa", " ja till", "föresl", "hemstäl", "förord", "klartecken", "grönt ljus", "uppman", "hänskj", "hänskö",
    "lyfter frågan", "del av infor", "får stöd", "fick stöd", "skjuts upp", "sköts upp", "lämna", "rådde", "råder",
    "fram till", "ställning för", "klubb", "stödjer", "stödde", "ja till", "skjuter upp", "konsensus",
    "bad ", "ber ", "bifölls", "accepter", "godtog",
    "kom vi", "kom gruppen", "kom mötet", "så blir det", "så blev det", "så får det", "kommer vi",
)  # fmt: skip
THAT = re.compile(r"\batt\b")
LONGEST_FORMAL = 200


def deciding(sentence: str, body: str) -> bool:
    """Tell whether a sentence is a decision of this meeting."""
    sentence = sentence.strip(" *_")
    lower = sentence.casefold()
    if not (any(stem in lower for stem in STEMS) or lower.startswith("vi ")):
        return False
    if len(sentence) > 700 or NEGATED.search(sentence) or LATER.search(sentence) or CONSENT.search(sentence):
        return False
    clause = THAT.split(sentence, maxsplit=1)[0]
    if (found := THEN_DECIDED.match(sentence)) and is_own(found.group("subject"), body):
        return not (RETOLD.search(clause) or DENIED.search(found.group()) or SUBORDINATE.search(found.group("subject")))
    if found := DECIDING.match(sentence):
        # What they agreed on may well be a day; what they decided on a day is retold.
        agreed = AGREED.search(found.group("verb"))
        if not is_own(found.group("subject"), body) or (
            found.group("subject") in ("Vi", "Man") and ADVISED.match(found.group("verb"))
        ):
            return subject_after_verb(sentence, body)
        if found.group("verb") in ASKS and not BODY_WORD.search(found.group("subject")):
            return False  # “Alla bad Anna Ek höra av sig”
        if SUBORDINATE.search(found.group("subject")) or (agreed and ELSEWHERE.match(sentence, found.end())):
            return False
        if not agreed and ON_DAY.match(sentence, found.end()):
            return False
        near = UNTIL.sub(" ", clause)[: found.end() + (0 if agreed else 60)]
        return not RETOLD.search(near)
    if TAKEN_HERE.match(sentence) or (UNDERTAKEN.match(sentence) and not DENIED.search(sentence)):
        return True
    if found := PASSIVE.match(sentence):
        return not _of_others(sentence[found.end() :], body) and not TAKEN.search(sentence)
    if ELLIPTIC.match(sentence) and len(sentence) < LONGEST_ELLIPTIC:
        return not RETOLD.search(sentence)
    if CHANGED.match(sentence) and not RETOLD.search(sentence):
        return True
    if subject_after_verb(sentence, body) or (SETTLED.search(sentence) and not RETOLD.search(sentence)):
        return True
    if found := SENT_ON.search(sentence):
        return not RETOLD.search(
            sentence[: found.end()] if found.group().endswith(("läggs", "teras", "skjuts")) else clause
        )
    return _formal(sentence, body)


def _of_others(rest: str, body: str) -> bool:
    """Tell whether what follows “beslutades” says that it was by another, or earlier."""
    by = BY_WHOM.match(rest.strip())
    near = rest[:40]
    others = by is not None and not is_own(by.group("who").split()[-1], body)
    return others or re.search(r"\bredan\b|\bdå\b", near) is not None


def subject_after_verb(sentence: str, body: str) -> bool:
    """Tell whether a sentence says after its verb that the meeting decided: “Efter diskussion kom vi överens om …”."""
    first = sentence[:1].lower() + sentence[1:]
    found = INVERTED.match(first if FIRST_VERB.match(first) else sentence)
    if not found or SUBORDINATE.search(found.group("before")) or DENIED.search(found.group("before")):
        return False
    if not found.group("before") and sentence[:1].islower():
        return False
    if (
        DAY.search(found.group("before"))
        or RETOLD.search(found.group("before"))
        or not (is_own(found.group("subject"), body) or (found.group("subject") == "man" and TALKED.match(sentence)))
    ):
        return False
    rest = found.group("rest").strip()
    if found.group("verb") in ("kom", "kommer"):
        return AGREEING.match(rest) is not None
    return not found.group("verb").endswith("sig") or "bakom" in rest


def _formal(sentence: str, body: str) -> bool:
    """Tell whether a short sentence says in the passive what was decided: “Protokollet läggs till handlingarna.”."""
    found = FORMAL.match(sentence)
    if (
        not found
        or len(sentence) >= LONGEST_FORMAL
        or DENIED.search(found.group())
        or THEN.search(sentence, found.end() - 1)
        or PROPOSING.search(found.group())
        or _of_others(sentence[found.end() :], body)
    ):
        return False
    if PRESENT.search(found.group()):
        sentence = found.group()  # a day after “bordläggs” is one to come
    return not RETOLD.search(re.sub(r"\b(?:förra|tidigare|20\d\d)\b|\d+ \w+", "", sentence))

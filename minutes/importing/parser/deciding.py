"""Tell whether a sentence says that the meeting decided something, and not another body or an earlier meeting."""

import re
from functools import lru_cache

from minutes.importing.parser.labels import BODY_WORD, CONSENT
from minutes.importing.parser.own import is_own
from minutes.importing.parser.settling import (
    ANSWER,
    GIVEN,
    GONE_ON_WITH,
    IS_SETTLED,
    REPORT_WANTED,
    RULED_OVER,
    SENT_FURTHER,
)
from minutes.importing.parser.verbs import BECOMES, DOES, DOES_FIRST

# What a group that prepares for another decides: “Beredningen föreslår styrelsen att …”.
PROPOSES = (
    r"(?:föreslår|föreslog|hemställer\s+(?:hos|till))\s+(?:att\s+)?(?:[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)*|[\w-]*(?:nämnden|styrelsen|gruppen"
    r"|rådet|organet|utskottet|fullmäktige|nämnderna|kommunerna|regionen|kommunen|huvudmännen|ledningen)"
    r"(?:\s+(?!att\b|besluta\b)[\w-]+){0,6}?)\s+(?:att|besluta)"
)
MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
VERB = rf"(?:{DOES}|{PROPOSES})"
BETWEEN = (  # a subject and its verb
    r"(?:har\s+)?(?:(?:idag|i\s+dag|därför|nu|härmed|således|slutligen|också|även|därmed|vidare|gemensamt|sedan|därefter"
    r"|enhälligt)\s+)*"
)
DECIDING = re.compile(
    rf"(?P<subject>[A-ZÅÄÖÉ][\w-]*(?:\s+(?:[\w-]+|\([\w-]+\))){{0,5}}?)\s+{BETWEEN}(?P<verb>{VERB})\b", re.S
)
INVERTED = re.compile(
    rf"(?P<before>[^.;:]{{0,120}}?)(?:^|\s)(?P<verb>(?:{DOES_FIRST}))\s+(?P<subject>(?:båda\s+|hela"
    rf"\s+)?(?:[\w-]+))\b(?P<rest>[^.;]*)",
    re.S,
)
FIRST_VERB = re.compile(rf"(?:{DOES_FIRST})\s")
NEEDED = {  # what must follow a verb that means something else without it: “kom vi fram till”, “stannade gruppen för”
    "är": re.compile(r"(?:helt\s+|alla\s+)?(?:överens|eniga?|ense)\s+om\b"),
    "var": re.compile(r"(?:helt\s+|alla\s+)?(?:överens|eniga?|ense)\s+om\b"),
    "kom": re.compile(r"(?:[\w-]+\s+){0,3}?(?:överens|fram\s+till)\b"),
    "stann": re.compile(r"(?:vid|för)\b"),
    "landa": re.compile(r"i\b"),
}
CONSENTED = r"(?:med\s+på|överens\s+om|eniga?\s+om|ense\s+om)"
EVERYBODY = r"(?:alla|samtliga|gruppen|mötet|vi|styrgruppen|rådet|deltagarna)"
SETTLED = re.compile(  # at the end: “… enades vi om”, “… och så blev det bestämt”, “… det var alla med på”
    r",\s+(?:det|vilket)\s+(?:beslutades|bestämdes)(?:\s+utan\s+diskussion|\s+enhälligt)?[.!]?$"
    r"|,\s+(?:det|detta|vilket)\s+(?:godkändes|bifölls|accepterades|godtogs)\b[^.]*[.!]?$"
    r"|,\s+som\s+(?:därmed|härmed)\s+(?:godkänns|godkändes|fastställs|fastställdes|antas|antogs|läggs|lades)\b[^.]*[.!]?$"
    rf"|,\s+(?:det|detta|vilket)\s+(?:är|var)\s+{EVERYBODY}\s+{CONSENTED}[.!]?$"
    rf"|,\s+vilket\s+{EVERYBODY}\s+(?:godkänner|godkände|accepterar|accepterade|(?:är|var)\s+{CONSENTED}"
    r"|ställ(?:er|de)\s+sig\s+bakom)[.!]?$"
    r"|,\s+(?:därefter|varefter|varvid|därmed)\s+(?:godkänns|godkändes|fastställs|fastställdes|antas|antogs|läggs|lades)\b[^.]*[.!]?$"
    r"|(?:enades|bestämde|beslutade|kom)\s+(?:vi|man|gruppen|mötet)(?:\s+överens)?(?:\s+om)?[.!]?$|\bså\s+(?:blir|blev"
    r"|får|fick)\s+det(?:\s+bli)?(?:\s+bestämt)?[.!]?$|,\s+blev\s+(?:slutsatsen|beslutet|svaret|resultatet)[.!]?$|\bdet\s+(?:får|fick)\s+bli\s+så[.!]?$|,\s+(?:bestämde|beslutade)\s+(?:vi|man|gruppen)[.!]?$"
    r"|,\s+(?:det|vilket)\s+(?:gruppen|alla|samtliga|vi)\s+(?:tycker|tyckte)\s+(?:är|var)\s+(?:okej|ok)[.!]?$"
    r"|\bföresl(?:år|og)\b.*,\s+(?:det|vilket)\s+(?:gruppen|alla|samtliga|vi)\s+(?:tycker|tyckte)\s+(?:är|var)\s+bra[.!]?$"
)
OUGHT = re.compile(r"\b(?:måste|borde|behöver|svårt)\b")  # what all may well agree on, and decide nothing by
SENT_ON = re.compile(  # “…, den bordläggs till nästa möte”, “Anna inte här, bordläggs.”
    r"(?:^|[,;]\s+|\boch\s+)(?:den|det|frågan|ärendet|punkten|beslutet)\s+(?:bordläggs|bordlades|återremitteras"
    r"|återremitterades"
    r"|hänskjuts|hänsköts)\b"
    r"|[,;]\s+(?:bordläggs|bordlades|återremitteras|återremitterades)(?=[.!]?$|[.!,]?\s+(?:till|tills|och)\b)",
    re.I,
)
AT_MEETING = r"(?:Vid|Under|På)\s+(?:dagens\s+|detta\s+)?(?:möte|sammanträde)\w*"
TAKEN_HERE = re.compile(  # “Beslut togs om att …”, by nobody but the meeting
    rf"(?:(?:(?:Det|{AT_MEETING})\s+)?(?:[Ff]attades|[Tt]ogs)\s+(?:ett\s+)?beslut"
    r"|(?:Ett\s+)?[Bb]eslut\s+(?:fattades|togs|fattas|tas)|Det\s+blev\s+beslut)\s+(?:(?:om\s+|på\s+)?att\b"
    r"|om\s+(?:en|ett|ny|nya|nytt|gemensam\w*|fortsatt|fortsatta)\s)"
)
EMPOWERED = re.compile(  # “Ordföranden får mandat att skicka in svaret.”, “Anna fick i uppdrag att …”
    r"(?P<who>[A-ZÅÄÖ][\w\s,/()-]{1,60}?)\s(?:får|fick|ges|gavs)\s+(?:(?:fortsatt|nu|också|även|därför)\s+)?(?:i\s+)?(?:mandat|uppdrag|uppdraget|uppgift|fria\s+händer"
    r"|klartecken|grönt\s+ljus)\s+att\b"
)
# What a group without words for deciding says that it will do.
UNDERTAKEN = re.compile(
    r"(?:(?:OK|Ok|Okej|Ja)[,.!]?\s+)?(?:[Vv]i|(?P<who>[A-ZÅÄÖ][\w-]*(?:gruppen|nätverket|rådet|styrelsen|mötet)|Mötet))\s+(?:provar|prövar|testar|kör(?!\s+\w+\s+mil)|gör\s+så\s+att(?!\s+gott)|satsar\s+på|behåller"
    r"|fortsätter\s+som|går\s+på|väntar\s+med|inför|startar|avvaktar"
    r"|avbryter|förlänger|bildar|byter|gör\s+(?:en|ett)|går\s+(?:vidare\s+med|över\s+till)"
    r"|håller\s+(?:fast\s+vid|oss\s+till)|stannar\s+vid|står\s+fast\s+vid|nöjer\s+(?:oss|sig)\s+med|fortsätter\s+med|slutar)\s"
    r"(?!(?:ut|hem|in|bara|ofta|kl|klockan|mötet|redan|alltid|själva|runda|paus|väntetid|fortfarande|nästa\s+gång)\b)"
)
# What may stand before “beslutades”, with no other subject in it.
OPENERS = (
    rf"(?:Det|(?:Efter|Utifrån|Enligt)\s[^,.;]{{3,60}}|{AT_MEETING}"
    r"|På\s+(?:förslag\s+av|[\w-]+s\s+förslag)[^,.;]{0,40}|Till\s+s(?:lut|ist)|Slutligen|Därefter|Vidare|Sedan|Således|Därmed"
    r"|Härmed|Därför|Enhälligt|Dessutom|Samtidigt|I\s+övrigt|I\s?dag|Här|Nu|Mot\s+den\s+bakgrunden"
    r"|Med\s+(?:anledning\s+av\s)?[^,.;]{1,60}|Utan\s+(?:votering|omröstning))\s+"
)
PASSIVE = re.compile(
    rf"(?:{OPENERS})?"
    r"(?:[Bb]eslutades|(?:har\s+|(?:blev|är|blir)\s+(?:(?:också|även|därför|då|nu|till\s+slut)\s+)?)?"
    r"(?:beslutats|beslutat|bestämts|bestämt|överenskommet|överenskommits)\s+att"
    r"|[Ff]astslogs|slogs\s+fast|[Bb]eslöts|[Bb]eslutas|[Bb]estämdes|[Bb]estäms|[Öö]verenskom(?:s|mes|met(?=\s+att))?"
    r"|(?:Enades|Enas|Konsensus|Överens|Alla\s+överens|Ense|Eniga?|(?:Full\s+)?[Ee]nighet|Samsyn|Samstämmighet)"
    r"\s+(?:om(?:\s+att)?|kring\s+att)|Beslutade|Bestämde|[Uu]ppdr(?:ogs|as)\s+åt"
    r"|(?:[Ee]nighet|[Kk]onsensus|[Ss]amsyn)\s+råd(?:er|de)|råd(?:er|de)\s+(?:enighet|konsensus|samsyn)\s+(?:om|kring)"
    r"|blev\s+(?:det\s+)?(?:ett\s+)?(?:ja|nej|bifall|avslag)\s+till|[Öö]verl(?:åts|äts)\s+åt)\b"
    r"|Beslut\s+(?:enligt\s+(?:förslag|ovan|yrkande)\w*|i\s+enlighet\s+med\s)"
    r"|Beslut\s+(?:fattas|fattades|togs|tas)\s+(?:enligt|i\s+enlighet)\b"
    r"|(?:Beslut(?:et)?|Överenskommelsen|Ställningstagandet|Kompromissen)"
    r"\s+(?:blev|är|blir)\s+(?:därför\s+|då\s+|alltså\s+|därmed\s+)?att\b"
    r"|(?:Enhälligt\s+)?[Bb]eslut(?:ar)?\s+att\b|(?:It was )?(?i:decided|agreed|resolved)\s+(?:to|that|on)\b"
    r"|Till\s+[\w\s,/–-]{3,80}?\s+(?:valdes|utsågs|utses|väljs)\b|Att\s+(?:[\w-]+\s+){1,4}(?:valdes|utsågs)\b"
    r"|Efter\s+(?:en\s+)?(?:omröstning|handuppräckning|votering)\s+(?:blev|blir|segrade|vann)\b"
)
STANCE = re.compile(  # “Gruppens besked blev att …”, “Vår linje är att …”
    r"(?:(?P<whose>[A-ZÅÄÖ][\w-]+)s|Vår|Vårt)\s+(?:gemensamma\s+)?(?:inriktning|linje|hållning|ståndpunkt|uppfattning|beslut"
    r"|besked|svar|slutsats|ställningstagande|rekommendation|överenskommelse)\s+(?:är|blir|blev)\s+(?:därför\s+|då\s+)?att\b"
)
SUMMED_UP = re.compile(  # “Ordföranden konstaterar att gruppen godkänner planen.”
    r"(?:[A-ZÅÄÖ]\w+\s+)?(?:konstatera(?:r|de|s|des)|[Kk]onstatera(?:s|des)|sammanfatta(?:r|de)|summera(?:r|de))"
    r"\s+(?:med\s+|därmed\s+)?att\s+(?P<rest>\w.*)$",
    re.S,
)
MATTER = (  # of which a sentence says what became of it
    r"(?!(?:Förslag\s+(?:till|om|på)|Så|Om|När|Innan|Efter|Att|Som|Då|Eftersom|Vid|Den\s+\d)\b)"
    r"[A-ZÅÄÖ][\w-]*(?:,?\s+(?:[\w/–-]+|\([^()]*\)|[”\"][^”\"]*[”\"])){0,11}?,?"
)
FORMAL = re.compile(
    rf"{MATTER}\s+(?P<verb>{BECOMES})"
    r"(?=\s*(?:[.!]|$|,|\s\(|\s(?:och|med|utan|enligt|av|efter|i|som|till|för|att|ansvarsfrihet|enhälligt|nu|samt|på|tills|under"
    r"|t\.?\s?o\.?\s?m|fr\.?\s?o\.?\s?m|from|tom|preliminärt|därmed|härmed|alltså|igen|inför|från)\b))"
)
NOTHING = re.compile(
    r"\b(?:beslut|bestäm)\w*\s+(?:vi\s+|man\s+)?(?:inget|ingenting|inte)\b|\b(?:inget|ingenting)\s+bestäm"
)
OF_ONE_PLACE = re.compile(  # “I Lund har nämnden beslutat …”
    r"(?:I|På|Hos|Inom)\s+(?!Teams\b)[A-ZÅÄÖ][\w-]+\s+(?:\w+\s+){1,2}?(?:nämnden|styrelsen|utskottet|rådet|ledningen|presidiet"
    r"|kommunen|regionen|fullmäktige|politiken)\b"
)
NEGATED = re.compile(
    r"\b(?:inte|ej|ska|skall|kommer\s+att|bör|borde|kan|måste|väntas|beräknas|försök(?:er|te)"
    r"|behöver)\s+(?:[\w-]+\s+){0,3}(?:besluta|godkänn|fastställ|anta|enas\b|bestämma\b|komma\s+överens)",
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
EVERYONE = re.compile(r"(?:alla|samtliga|båda|gruppen|mötet)$")  # “av alla utom Lund”
REASON = re.compile(r"(?:skäl|brist|hänsyn|orsaker|anledning)$")  # “avslogs av kostnadsskäl”
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
VIEW = re.compile(  # “Alla är överens om att läget är svårt”, which is what they think
    r"\batt\s+(?:[\w-]+\s+){1,5}?(?:är|var|varit|känns|fungerar)\s+(?:\w+\s+)?(?:svår\w*|viktig\w*|bra|allvarlig\w*|tung\w*"
    r"|angeläg\w*|oklar\w*|bekymmersam\w*|oroande)\b"
)
OFTEN = re.compile(r"\s+(?:ofta|oftast|alltid|sällan|ibland|brukar|numera)\b")
AGREED = re.compile(r"en[ai]|ense|överens|bestäm|samsyn|konsensus", re.I)
ELSEWHERE = re.compile(r"\s+(?:vid|på)\s+\w+(?:et|en)\s+den\b")  # where something was agreed on
NOBODY = re.compile(r"(?:Det|It)\s")  # as subject of a verb in the passive
PURPOSE = re.compile(r"(?:För|Efter|Genom)\s+att\s+(?:ha\s+)?[^,;:]{3,60}$")  # before “beslutade gruppen”
SUBORDINATE = re.compile(
    r"^(?:Om|När|Innan|Eftersom|Då|Ifall|Sedan|Så\s+(?:fort|snart)|Först\s+när|Under\s+förutsättning|Förutsatt)\b|\b(?:att|föreslår|föreslog|yrkar|yrkade|önskar|menar|anser"
    r"|undrar|som|när|innan|tills|huruvida|hur|vad|vem|om)\b"
)
ELLIPTIC = re.compile(  # “Bordläggs till nästa möte.”, of the matter in the heading
    r"(?:Bordl(?:äggs|ades|agt)|Återremitter(?:as|ades))\b(?!\s+(?:av|i)\s)"
    r"|(?:Godkän(?:des|ns|nes)|Anta(?:gs|s)|Antogs|Bif(?:ölls|alls|alles)|Fastställ(?:des|s)|Avsl(?:ogs|ås)|Noterade?s)"
    r"(?:[.!]?$|,\s+(?!men\b)|\s+(?:enligt|med|utan|att)\s)"
)
LONGEST_ELLIPTIC = 90
THEN_DECIDED = re.compile(  # “Gruppen diskuterade förslaget och beslutade att …”
    r"(?P<subject>[A-ZÅÄÖ][\w-]*(?:\s+[\w-]+){0,3}?)\s+(?:\w+(?:ar|er|ade|te|de)|vill|ville|ansåg|såg|fick|gick)\s(?P<first>[^.;:]{3,140}?)\b(?:och|samt|men)"
    rf"\s+(?:\w+\s+)?(?P<verb>{DOES}|lägger\s+d\w+\s+till\s+handlingarna)\s*"
)
PROPOSING = re.compile(
    r"\b(?:föreslår|föreslog|yrkar|yrkade|önskar|menar|anser|vill|undrar|tycker|skulle|bör|borde|prövar"
    r"|frågar|finner|\w+(?:at|ar|er|ade|te)\s+att)\b"
)
PRESENT = re.compile(r"(?:(?<!de)(?<!ade)s|s\s+(?:upp|fram|på)|s\s+med|s\s+vidare|utses|vilar)$")
TALKED = re.compile(r"(?:Efter|Till\s+slut|Slutligen|Därefter|Under\s+mötet)\b")
ON_DAY = re.compile(r"\s+(?:den\s+)?\d{1,2}/\d{1,2}\b")
CHANGED = re.compile(  # “Med dessa ändringar godkändes dagordningen.”
    r"(?:Med|Efter|Därmed|Därefter|Härmed|Slutligen|Vidare|Även|Som\s+(?:ny\s+|nya\s+)?[\w-]+)\b[^.;:]{0,60}?\s"
    r"(?:godkänn[se]s?|godkändes|antogs|antas|fastställdes|fastställs|lades|läggs|utses|utsågs|väljs|valdes|bordläggs"
    r"|bordlades|kunde\s+[\w-]+\s+(?:godkännas|fastställas|antas))(?:\s+\w+|[.!]?$)"
)
LATER = re.compile(r"besluta\w*\s+om\s+.*\b(?:nästa|senare|kommande)\b", re.I)
# How the words begin that decide; a sentence without any of them decides nothing, and looking for them is quick.
OTHERS = (
    "beslut", "bestäm", "enig", "enat", "överens", "konsensus", "samsyn", "mandat", "ställning", "uppdr", "utse",
    "utså", "välj", "vald", "föreslå", "hemställ", "handuppräckning", "votering", "omröstning", "inriktning", "linje",
    "hållning", "sammanfatta", "summera", "konstatera", "fastslog", "slogs", "ense", "klartecken", "grönt",
    "lämna", "skicka", "förs", "flytta", "skjuts", "återkommer", "återuppta", "parker", "vila", "ligga", "anstå",
    "tillsätt", "bilda", "förläng", "upplös", "utöka", "paus", "ställs", "läggs", "lades", "senarelägg", "avges",
    "avgavs", "ställdes", "begär", "avskriv", "avskrev", "stryk", "strök", "anses", "gemensamt", "härmed", "därmed",
    "rekommend", "nominer", "vidare", "fortsätter", "provar", "testar", "behåller", "tidigare", "full", "samstämmig",
    "besked", "svar", "slutsats", "kompromiss", "bifalles", "resolved", "adopted",
)  # fmt: skip
BEGINNINGS = frozenset(
    word[:4]
    for word in (*re.findall(r"[a-zåäö]{4,}", f"{DOES} {BECOMES} {DOES_FIRST}"), *OTHERS, "så")
    if word != "till"
)
THAT = re.compile(r"\batt\b")
OF_MONTH = re.compile(rf"(?<=[a-zåäö]{{4}})\s+i\s+{MONTH}\b")  # “Konferensen i november avslogs”
BUT = re.compile(r"[,;]?\s(?:men|så|och)\s+(?=(?:[\w-]+)\s)")  # “Avtalet sägs inte upp men parterna är överens om …”
CLAUSES = re.compile(r"\s(?:och|men|utan|varför)\s")
ASKING = re.compile(r"\b(?:ska|skall|hur|vem|vad|vilka|när|innan|varför)\b")
LONGEST_FORMAL, LONGEST = 200, 700
GENERIC = re.compile(
    r"(?!beslut|beslöt|enas|enad|är|var|kom|bestämde|god|tog|land|avst|utså|ställ)"
)  # what “man” does in general
CERTAIN = re.compile(r"beslut|beslöt|enades|godkän|tillsät|tillsat|utse|utså|anta[rg]|bordl")
SURE = re.compile(r"beslut|beslöt|en[au]|(?:är|var)\s+(?:överens|enig)|kom(?:mer)?\s+överens|godkän|ställ")
DONE = re.compile(
    r"^(?!.*\bhar\b).*(?:godkänt|fastställt|blev\s+(?:bestämt|beslutat)|(?:is|are|was|were)\s+\w+ed)$"
)  # of the matter: “Protokollet godkänt”
NOT_NOW = re.compile(r"\bpå\s+nästa\b|\bvid\s+(?:sitt|sin)\b|\b(?:väntas|beräknas)\b")
OF_YEAR = re.compile(
    rf"(?!\s(?:under|år|våren|hösten|sommaren|vintern|sedan|{MONTH})\s)\s\w{{4,}}\s+(?:19|20)\d\d(?:[–-]\d{{2,4}})?"
)


@lru_cache(maxsize=4096)
def deciding(sentence: str, body: str) -> bool:
    """Tell whether a sentence is a decision of this meeting."""
    sentence = sentence.strip(" *_")
    if len(sentence) > LONGEST or sentence.endswith("?") or not _may_decide(sentence.casefold()):
        return False
    if any(pattern.search(sentence) for pattern in (NEGATED, NOTHING, LATER, CONSENT)) or OF_ONE_PLACE.match(sentence):
        return False
    clause = THAT.split(sentence, maxsplit=1)[0]
    if found := SUMMED_UP.match(sentence):
        told = DECIDING.match(found.group("rest")[:1].upper() + found.group("rest")[1:])
        if told and not _only_talks(told) and deciding(told.string, body):
            return True
    if (found := STANCE.match(sentence)) and is_own(found.group("whose") or "Vi", body):
        return True
    if (found := THEN_DECIDED.match(sentence)) and _decides_then(found, clause, body):
        return True
    found = DECIDING.match(sentence)
    passive = PASSIVE.match(sentence)
    if found and not (passive and (SUBORDINATE.search(found.group("subject")) or NOBODY.match(found.group("subject")))):
        own = is_own(found.group("subject"), body) and not _only_talks(found)
        if own or not DONE.search(found.group()):
            decides = _decides(found, clause, body) if own else subject_after_verb(sentence, body)
            return decides or _decides_after_all(sentence, body)
    if TAKEN_HERE.match(sentence):
        return not TAKEN.search(sentence, 20)
    if (found := UNDERTAKEN.match(sentence)) and is_own(found.group("who") or "Vi", body):
        return not (TAKEN.search(sentence, 20) or DENIED.search(sentence))
    if passive and AGREED.search(passive.group()) and VIEW.search(sentence):
        return False
    if passive:
        return not _of_others(sentence[passive.end() :], body) and not TAKEN.search(sentence, passive.end())
    if found := EMPOWERED.match(sentence):
        return not (RETOLD.search(clause) or SUBORDINATE.search(found.group("who")))
    if ELLIPTIC.match(sentence) and len(sentence) < LONGEST_ELLIPTIC:
        return not RETOLD.search(sentence)
    if CHANGED.match(sentence) and not RETOLD.search(sentence):
        return True
    if subject_after_verb(sentence, body):
        return True
    if (found := ANSWER.match(sentence)) and (not found.group("who") or is_own(found.group("who"), body)):
        return not RETOLD.search(sentence)
    if GIVEN.match(sentence) or IS_SETTLED.match(sentence):
        return not (RETOLD.search(clause) or DENIED.search(clause))
    if REPORT_WANTED.match(sentence):
        return not RETOLD.search(clause)
    if (found := GONE_ON_WITH.match(sentence)) and not SUBORDINATE.search(found.group()):
        return not DENIED.search(found.group())
    if (found := RULED_OVER.match(sentence)) and _ruled_over(found, body):
        return True
    if _decides_after_all(sentence, body):
        return True
    if (found := SETTLED.search(sentence)) and not OUGHT.search(sentence):
        return not RETOLD.search(found.group() if found.group().startswith(",") else sentence)
    if found := SENT_FURTHER.search(sentence):
        before = sentence[: found.start()]
        to = sentence[found.end() :].split(maxsplit=1)[:1]
        here = " för " in sentence and bool(to) and is_own(to[0], body)  # “skickas till styrgruppen för beslut”
        if here or SUBORDINATE.search(before) or RETOLD.search(before):
            return False
        rest = sentence[found.end() :].strip()
        return not (_by_others(rest, body) or _by_others(rest.partition(" ")[2], body))
    if found := SENT_ON.search(sentence):
        present = found.group().endswith(("läggs", "teras", "skjuts"))
        return not RETOLD.search(sentence[: found.end()] if present else clause)
    return _formal(sentence, body)


def _may_decide(lower: str) -> bool:
    """Tell whether a sentence in lower case has a word that may decide."""
    return lower.startswith(("vi ", "ok")) or "med på" in lower or any(word[:4] in BEGINNINGS for word in lower.split())


def _decides_after_all(sentence: str, body: str) -> bool:
    """Tell whether the own body surely decides in the second clause of a sentence: “…, men gruppen enades om att …”."""
    for found in BUT.finditer(sentence):
        tail = sentence[found.end() :]
        told = DECIDING.match(tail[:1].upper() + tail[1:])
        if told and SURE.match(told.group("verb")) and is_own(told.group("subject"), body):
            before = sentence[: found.start()]
            clause = THAT.split(told.string, maxsplit=1)[0]
            return not SUBORDINATE.search(before) and _decides(told, clause, body)
    return False


def _ruled_over(found: re.Match[str], body: str) -> bool:
    """Tell whether a sentence says what becomes of a group or a task by the meeting, and not by others or before."""
    rest = found.string[found.end() :]
    return not (_of_others(rest, body) or DENIED.search(rest[:12]))


def _only_talks(found: re.Match[str]) -> bool:
    """Tell whether “vi” and “man” do what anybody does in any talk."""
    pattern = {"Vi": ADVISED, "Man": GENERIC}.get(found.group("subject"))
    return pattern is not None and pattern.match(found.group("verb")) is not None


def _decides_then(found: re.Match[str], clause: str, body: str) -> bool:
    """Tell whether the own body decides in the second half of a sentence, after what it did in the first."""
    subject, first = found.group("subject"), found.group("first")
    if not is_own(subject, body) or RETOLD.search(clause) or DENIED.search(found.group()):
        return False
    weak = SUBORDINATE.search(first) and not CERTAIN.match(found.group("verb"))
    return not (
        weak or SUBORDINATE.search(subject) or (subject in ("Vi", "Man") and ADVISED.match(found.group("verb")))
    )


def _decides(found: re.Match[str], clause: str, body: str) -> bool:
    """Tell whether the own body, as the subject of a verb that decides, decides here and now."""
    subject, verb, sentence = found.group("subject"), found.group("verb"), found.string
    # What they agreed on may well be a day; what they decided on a day is retold.
    agreed = AGREED.search(verb)
    if OFTEN.match(sentence, found.end()) or (agreed and VIEW.search(sentence, found.end() - 1)):
        return False
    if verb in ASKS and not BODY_WORD.search(subject):
        return False  # “Alla bad Anna Ek höra av sig”
    if SUBORDINATE.search(subject) or DENIED.search(subject) or (agreed and ELSEWHERE.match(sentence, found.end())):
        return False
    if not agreed and ON_DAY.match(sentence, found.end()):
        return False
    if verb.split()[0].endswith("r"):  # it does so now, and the years it speaks of are those of the matter
        return not NOT_NOW.search(clause, found.end())
    near = "" if agreed else UNTIL.sub(" ", OF_YEAR.sub(" ", clause[found.end() :]))[:60]
    return not RETOLD.search(found.group() + near)


def _of_others(rest: str, body: str) -> bool:
    """Tell whether what follows “beslutades” says that it was by another, or earlier."""
    near = rest[:40]
    return (
        _by_others(rest, body)
        or re.search(r"\bredan\b|\bdå\b|\bav\s+(?:den\s+|det\s+)?(?:förra|tidigare)\b", near) is not None
    )


def _by_others(rest: str, body: str) -> bool:
    """Tell whether what follows a verb in the passive says that another did it: “av nämnden”."""
    by = BY_WHOM.match(rest.strip())
    who = by.group("who").split() if by else []
    return bool(who) and not (is_own(who[-1], body) or EVERYONE.match(who[0]) or REASON.search(who[-1]))


def subject_after_verb(sentence: str, body: str) -> bool:
    """Tell whether a sentence says after its verb that the meeting decided: “Efter diskussion kom vi överens om …”."""
    first = sentence[:1].lower() + sentence[1:]
    found = INVERTED.match(first if FIRST_VERB.match(first) else sentence)
    before = PURPOSE.sub("", found.group("before")) if found else ""
    if not found or SUBORDINATE.search(before) or DENIED.search(found.group("before")):
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
    needed = next((pattern for verb, pattern in NEEDED.items() if found.group("verb").startswith(verb)), None)
    if needed:
        return needed.match(rest) is not None and not OUGHT.search(before)
    return not found.group("verb").endswith("sig") or "bakom" in rest


def _formal(sentence: str, body: str) -> bool:
    """Tell whether a short sentence says in the passive what was decided: “Protokollet läggs till handlingarna.”."""
    found = FORMAL.match(sentence)
    if (
        not found
        or len(sentence) >= LONGEST_FORMAL
        or DENIED.search(CLAUSES.split(found.group())[-1])
        or THEN.search(sentence, found.end() - 1)
        or PROPOSING.search(found.group())
        or ASKING.search(found.group())
        or _of_others(sentence[found.end() :], body)
    ):
        return False
    sentence = OF_MONTH.sub(" ", found.group()) + sentence[found.end() :]
    if PRESENT.search(found.group()):
        sentence = found.group()  # a day after “bordläggs” is one to come
    return not RETOLD.search(re.sub(r"\b(?:förra|tidigare|20\d\d)\b|\d+ \w+", "", sentence))

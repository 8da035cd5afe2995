"""Tell who is to do what a sentence says: “Anna tar fram en rutin”, “Bo ska boka lokal”, “Svar lämnas från …”."""

import re

from minutes.importing.parser.labels import BODY_WORD
from minutes.importing.parser.names import NAME_WORD, is_first_name, is_name, split_names
from minutes.importing.parser.verbs import any_of

# What a person takes on, in the present and after “ska”; what one does in any talk (visar, berättar) is not here.
TAKES_ON = (
    "tar_fram ta_fram",
    "tar_kontakt ta_kontakt kontaktar kontakta",
    "tar_upp(?!_(?:att|hur)) ta_upp",
    "tar_(?:med_sig|reda_på) ta_(?:med_sig|reda_på)",
    "tar_(?:[\\w-]+_){0,3}?vidare ta_(?:[\\w-]+_){0,3}?vidare",
    "återkommer återkomma",
    "återkopplar återkoppla återrapporterar återrapportera",
    "pratar_med prata_med hör_med höra_med hör_av_sig höra_av_sig",
    "undersöker undersöka kollar kolla utreder utreda",
    "bjuder_in bjuda_in kallar(?=_till|_in) kalla sammankallar sammankalla",
    "skickar skicka mejlar mejla mailar maila distribuerar distribuera",
    "sammanställer sammanställa skriver skriva formulerar formulera",
    "bokar boka beställer beställa ordnar ordna",
    "ser_till se_till ser_över se_över",
    "stämmer_av stämma_av följer_upp följa_upp",
    "går_vidare gå_vidare håller_i hålla_i samordnar samordna",
    "lägger_(?:ut|upp|in) lägga_(?:ut|upp|in)",
    "uppdaterar uppdatera reviderar revidera kompletterar komplettera",
    "lämnar_in lämna_in",
    "förbereder förbereda bereder bereda",
    "lyfter_(?:[\\w-]+_){0,2}?(?:vidare|till) lyfta",
)
ONLY_NOW = ("ansvarar_för", "får_i_uppdrag fick_i_uppdrag")
DOES = any_of((*TAKES_ON, *ONLY_NOW))
WILL = r"(?:ska|skall|(?:lovar|lovade|åtar\s+sig|åtog\s+sig|tar\s+på\s+sig|tog\s+på\s+sig)\s+att)"
ONE = r"(?:[A-ZÅÄÖÉ][\w-]*(?:\s+[A-ZÅÄÖÉ][\w-]*){0,3}(?:\s+\([^()]*\))?|någon\s+från\s+\w+)"
SOMEONE = rf"(?P<who>{ONE}(?:\s*(?:,|&|\boch\b)\s*{ONE}){{0,6}})"
DOING = re.compile(rf"{SOMEONE}\s+(?:{WILL}\s+)?(?:(?:också|även|sedan|därefter)\s+)?(?:{DOES})\b")
PARENTHESES = re.compile(r"\s*\([^()]*\)")
WISHED = re.compile(
    r"(?:Svar|Återkoppling|Synpunkter)\s+(?:önskas|lämnas"
    r"|skickas)\s+från\s+(?P<who>.+?)\s+(?:senast\s+|till\s+)?(?P<due>(?:siste|sista|den"
    r"|innan|före|i)\s.*?)[.]?$"
)
ASKED = re.compile(
    r"[A-ZÅÄÖ][\w-]+\s+önskar\s+återkoppling\s+från\s+(?P<who>[A-ZÅÄÖ].+?)\s+(?:gällande|om"
    r"|kring|avseende|senast|innan)\b"
)
# What is to be done, with those first that say by whom: a group that a question is taken to, or who is to meet.
TO_BE_DONE = (
    re.compile(
        r"(?:Frågan|Ärendet|Förslaget|Det)\b[^.!?]{0,60}\btas\s+(?:vidare\s+|med\s+)?till"
        r"\s+(?P<who>[A-ZÅÄÖ][\w/-]*(?:\s+[a-zåäö-]+)?)(?=[.,]|$)"
    ),
    re.compile(
        r"(?:Önskemål\w*|Uppmaning\w*)\s+(?:är\s+|var\s+)?att\s+(?!(?:det|detta|den|man)\s)"
        r"(?P<who>[A-ZÅÄÖ]?[\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?)"
        r"\s+\w+(?:ar|er|år)\b"
    ),
    re.compile(
        r"(?P<who>Samtliga|Alla|Kommunerna|Regionen|[A-ZÅÄÖ][\w-]*gruppen)\s+(?:diskuterar|funderar|fyller\s+i"
        r"|tittar|ser\s+över|undersöker)\b"
    ),
    re.compile(
        r"[A-ZÅÄÖ][^.!?]{0,60}(?:möte|avstämning|träff|dialog|samtal)(?:en|et)?\s+(?:ska|skall|behöver|bör)\s+"
        r"(?:ske|hållas|bokas|genomföras)\s+mellan\s+(?P<who>[\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?(?:,\s+[\w-]+)*\s+och\s+[\w-]+)"
    ),
    re.compile(
        r"(?!Om\b|När\b|Hur\b|Vad\b)[A-ZÅÄÖ][^.!?]{3,120}\b(?:ska|skall|behöver)\s+(?:[\w-]+\s+){0,2}?(?:skapas"
        r"|göras|ske|skickas|bokas|skrivas|ses\s+över"
        r"|kontaktas|sammanställas|kompletteras|uppdateras|revideras|genomföras|följas\s+upp|utredas|tas\s+(?:fram"
        r"|bort|upp))\b"
    ),
    re.compile(
        r"(?!Om\b|När\b|Hur\b|Vad\b)[A-ZÅÄÖ][^.!?]{3,200}\bkommer\s+att\s+(?:[\w-]+\s+){0,2}?"
        r"(?:skickas|bokas|kontaktas|sammanställas|tas\s+fram)\b"
    ),
    re.compile(r"Det\s+behövs\s+(?:omgående|snarast)\b"),
    re.compile(
        r"(?:Svar|Synpunkter|Underlag|Anmälan|Förslag|Ärenden|Frågor|Uppgifter|Namn|Intresseanmälan|Intresserade"
        r"(?:\s+[a-zåäö]+)?)\s+(?:(?:på|till)\s+\w+\s+)?(?:skickas|lämnas"
        r"|mejlas|mailas|anmäls)\s+(?:in\s+)?(?:till|senast)\b"
    ),
    re.compile(r"(?:Skicka|Kontakta|Boka|Maila|Mejla|Fyll|Lämna|Återkom|Anmäl|Meddela|Hör\s+av)\s"),
)
# A row that says who is to do what the list below it has: “Gruppen ska:”, and how an entry of such a list begins.
LEADS_TO_LIST = re.compile(r"(?P<who>[A-ZÅÄÖ][^.,:;!?]{1,60}?)\s+(?:ska|skall|åtar\s+sig)(?:\s+att)?\s*:")
TO_DO = re.compile(r"(?:att\s+)?(?!(?:vara|ha|kunna)\s)(?:[a-zåäö]{2,}a|se|gå|ta|få|ge|be|stå)\s", re.I)
ORGANISATION_WORDS = frozenset(
    (
        "Kommunerna",
        "Samtliga",
        "Alla",
        "AU",
        "Processledaren",
        "Processledarna",
        "Sekreteraren",
        "Ordföranden",
        "Ordförande",
        "Arbetsgruppen",
        "Arbetsutskottet",
        "Presidiet",
        "Kansliet",
        "Samordnaren",
        "Projektledaren",
    )
)


def is_someone(who: str) -> bool:
    """Tell whether the doers of a sentence are people or groups one can ask."""
    first = split_names(PARENTHESES.sub("", who))[:1]
    return (
        bool(first)
        and (
            is_name(first[0])
            or is_first_name(first[0].split()[0])
            or first[0] in ORGANISATION_WORDS
            or first[0].isupper()
        )
        and bool(NAME_WORD.match(first[0]))
    )


def responsible_in(sentence: str) -> str | None:
    """Give who is to do what a sentence says, or None where it is no action."""
    if found := WISHED.match(sentence) or ASKED.match(sentence):
        return found.group("who")
    found = DOING.match(sentence)
    if found and is_someone(found.group("who")):
        return PARENTHESES.sub("", found.group("who"))
    plain = next((hit for pattern in TO_BE_DONE if (hit := pattern.match(sentence))), None)
    return (plain.groupdict().get("who") or "") if plain else None


def responsible_for_list(text: str) -> str:
    """Give who is to do what stands in the list below a row, or nothing where the row does not lead to such a list."""
    found = LEADS_TO_LIST.fullmatch(text)
    who = found.group("who") if found else ""
    is_body = any(word.end() == len(who) for word in BODY_WORD.finditer(who))
    return who if is_body or (who and is_someone(who)) else ""


def is_somebody_doing(sentence: str) -> bool:
    """Tell whether a sentence names a person, and what that one is to do."""
    found = DOING.match(sentence)
    first = split_names(PARENTHESES.sub("", found.group("who")))[:1] if found else []
    return bool(first) and (is_name(first[0]) or is_first_name(first[0].split()[0]))

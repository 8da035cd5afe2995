"""Tell names of people from other words."""

import re
import unicodedata
from functools import lru_cache

from minutes.importing.parser.first_names import FIRST_NAMES
from minutes.importing.parser.places import MUNICIPALITIES

PARTICLES = frozenset(
    ("af", "av", "von", "van", "de", "der", "den", "la", "le", "el", "al", "bin", "ibn", "da", "dos", "zu", "ten")
)
CAPITALS = "A-ZÅÄÖÉÜØÆÁÍÓÚČŠŽĆĐ"  # that a name may begin with
NAME_WORD = re.compile(rf"(?:(?:[ae]l-|d['’])?[{CAPITALS}]['’]?[^\W\d_]*(?:['’-][^\W\d_]+)*\.?)")
NOT_NAME = re.compile(  # endings and words of titles, organisations and headings
    r"(?:kommun(?:en|er|erna|s)?|landsting(?:et|en)?|region(?:en|erna)?|län(?:et)?|sjukhus(?:et)?|lasarett(?:et)?"
    r"|nämnd(?:en)?|förvaltning(?:en)?"
    r"|chef(?:en)?|direktör(?:en)?|ordförande|sekreterare|ledare|strateg|samordnare|ledamot|ledamöter|avdelning(?:en)?"
    r"|enhet(?:en)?|vård(?:en)?|omsorg(?:en)?|primärvård(?:en)?|kansli(?:et)?|grupp(?:en)?|möte(?:t|n)?|beslut|punkt"
    r"|information|fråga|frågor|övrigt|övriga|rapport(?:er)?|plan(?:en|er|erna)?|avtal(?:et)?|budget(?:en)?|ekonomi|förslag"
    r"|styrelse(?:n)?|styrgrupp(?:en)?|utskott(?:et)?|råd(?:et)?|nätverk(?:et)?|samverkan"
    r"|sköterska|läkare|kurator|utredare"
    r"|handläggare|konsult|utvecklare|controller|assistent|psykiatri(?:n)?|habilitering(?:en)?|område(?:t)?|närsjukvårdsområde"
    r"|närvarande|frånvarande|deltagare|inbjudna|ersättare|datum|plats|tid|protokoll"
    r"|minnesanteckningar|bilaga|teams|zoom"
    r"|skype|förening(?:en)?|förbund(?:et)?|universitet(?:et)?|högskola(?:n)?"
    r"|myndighet(?:en)?|styrelsen|verket|verksamhet(?:en|er)?"
    r"|dagordning(?:en)?|agenda|presentation|uppföljning|genomgång|nuläge|svar|kommentar"
    r"|processledare|tjänst(?:epersoner|emän)?"
    r"|stad(?:en)?|center|centrum|bolag(?:et)?|ab|stiftelse(?:n)?|privata|vårdcentral(?:en)?"
    r"|hälsa|välfärd(?:en)?|skola(?:n)?|skåne|svealand"
    r"|delregion(?:en|al|ala)?|länsdel(?:en)?|kontor(?:et)?|sal(?:en)?|rum(?:met)?|väg(?:en)?"
    r"|gata(?:n)?|mål|steg|uppdrag|för"
    r"|hem|forum|barn|unga|och|eller|som|att|är|med|till|från|om|på|det|denna|detta|vi|alla"
    r"|samtliga|ingen|inga|representant(?:er)?"
    r"|företrädare|politiker|personal|sjukvård(?:en)?|socialtjänst(?:en)?|januari|februari"
    r"|mars|april|maj|juni|juli|augusti"
    r"|september|oktober|november|december|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|tack|hej|mvh|hälsningar"
    r"|kommunerna|meeting|board|group|minutes|workshop|avslutning|inledning|öppnande|avslutande|välkomna|välkommen"
    r"|strategi(?:n|er)?|arbete(?:t)?|projekt(?:et)?|statistik|utbildning(?:ar|en)?"
    r"|avvikelser|vaccination(?:er)?|utskick"
    r"|förhinder|nästa|föregående|nya|ny|återkoppling|diskussion|aktuellt|runda|laget|remiss|remisser|lag|lagen"
    r"|sveriges|sverige|geriatrik(?:en)?|capio|aleris|attendo|ambea|humana|frösunda|vardaga|praktikertjänst|rehab|polisen|kyrkan"
    r"|riksförbundet|arbetsförmedlingen|försäkringskassan|socialstyrelsen|länsstyrelsen)",
    re.I,
)
TITLE_WORD = re.compile(
    r"(?:chef|direktör|ordförande|ordf|sekr|sekreterare|ledare|strateg|samordnare|ledamot|ersättare"
    r"|sköterska|läkare|kurator|utredare"
    r"|handläggare|konsult|utvecklare|controller|assistent|rektor|råd|tjänsteman"
    r"|tjänsteperson|\bmas|\bmar|jurist|psykolog|therapeut"
    r"|terapeut|ekonom|präst|lektor|professor|doktorand|forskare|representant|företrädare"
    r"|administratör|kommunikatör|koordinator"
    r"|inspektör|rådgivare|planerare|ansvarig|expert|specialist|processledare|\bvd|kassör"
    r"|revisor|suppleant|manager|officer|director"
    r"|coordinator|head|lead|leader|föredragande|adjungerad|förälder|brukare|pedagog|logoped"
    r"|apotekare|farmaceut|dietist|analytiker"
    r"|arkitekt|ingenjör|registrator|moderator|protokollförare|antecknare|justerare"
    r"|verksamhetsutvecklare|\bdr|\bdoc|docent|\bprof|\bleg|\bssk|\busk|\bdsk|\bspec|\bbitr|\btf|\bt\.f|\bherr|\bfru"
    r"|polis|kommissarie|intendent|minister|kyrkoherde|prost|pastor|diakon|imam|studierektor|adjunkt|lärare|kurator"
    r"|undersköterska|biträde|skötare|barnmorska|fysioterapeut|tandläkare|hygienist|vaktmästare|\bbeteendevetare"
    r"|socionom|statsvetare|forskare|student|praktikant|borgmästare|revisor|kamrer|åklagare|ombudsman)(?:n|en|are|erna)?$",
    re.I,
)
ORGANISATION_WORD = re.compile(  # how a word ends that is built on one of an organisation
    r"(?:kommun(?:en|erna)?|region(?:en|erna)?|sjukhus(?:et)?|nämnden|förvaltning(?:en)?|område|vård(?:en)?"
    r"|omsorg(?:en)?"
    r"|central(?:en)?|grupp(?:en)?"
    r"|möte|styrelse(?:n)?|enhet(?:en)?|tjänst(?:en)?|avtal(?:et)?|plan(?:en)?|verket|frågor"
    r"|arbete(?:t)?|försörjning|förbund(?:et)?|nätverk(?:et)?|hälsan|klinik(?:en)?|mottagning(?:en)?"
    r"|psykiatri(?:n)?|ärende(?:t)?"
    r"|skola(?:n)?|boende(?:t)?|bolag(?:et)?|kassan|förening(?:en)?|kontor(?:et)?|polisen|habilitering(?:en)?)$",
    re.I,
)
SAINTS = frozenset(("st", "st.", "sankt", "sankta", "santa"))  # before the name of a hospital or a church
SHORT_FORM = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Von|Van|Fitz|O')[^-]*[a-zåäö][A-ZÅÄÖ]")  # “SkaS”, “FoU”
DOUBLED = re.compile(r"(.)\1+")
LETTERS = re.compile(r"[^\W\d_]+")
PARTY = re.compile(r"\(\s*(S|M|SD|C|V|KD|L|MP|FI|Fi|FP|PP|-|–|opol\.?|partilös|oberoende)\s*\)")
BARE_PARTY = re.compile(r"(?:^|\s)(S|M|SD|C|V|KD|L|MP|FI|FP)$")
AND = r"(?:och|samt|&|and|\+|o|jämte|liksom|plus)"  # between two people
SEPARATOR = re.compile(rf"\s*[,;/&+]\s*|\s+{AND}\s+")


@lru_cache(maxsize=4096)
def is_first_name(word: str) -> bool:
    """Tell whether a word is a common first name."""
    word = word.casefold().rstrip(".")
    first = word.split("-")[0]
    return word in FIRST_NAMES or first in FIRST_NAMES or (len(first) >= SHORTEST_RESPELT and _sound(first) in SOUNDS)


def _sound(name: str) -> str:
    """Give a name as it sounds, however it is spelt: Christofer, Kristoffer."""
    for letters, sound in (
        ("ch", "k"),
        ("ck", "k"),
        ("ph", "f"),
        ("th", "t"),
        ("c", "k"),
        ("z", "s"),
        ("w", "v"),
        ("é", "e"),
    ):
        name = name.replace(letters, sound)
    return DOUBLED.sub(r"\1", name)


SHORTEST_RESPELT = 5  # letters; a shorter word that sounds like a name may be any word
SOUNDS = frozenset(_sound(name) for name in FIRST_NAMES if len(name) >= SHORTEST_RESPELT)


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Tell whether a text can be the full name of one person."""
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 60 or text.casefold() in MUNICIPALITIES:
        return False
    if words[0].casefold() in SAINTS:
        return False
    capitals = [word for place, word in enumerate(words) if word not in PARTICLES or place in (0, len(words) - 1)]
    if len(capitals) < 2 or not all(map(_is_name_word, capitals)):
        return False
    if len(capitals) > 2 and _ends_as_organisation(capitals[-1]):
        return False  # “Anna Ek Närsjukvården”
    known = is_first_name(words[0])
    if any(_is_not_name(word.rstrip(".")) for word in capitals[known:]):  # “Inga Ek”, “Maj Ros” are people
        return False
    if any(len(word) > 1 and word.isupper() for word in capitals):
        return known and all(word.isupper() for word in capitals)
    return known or not any(ends_as_title(word) or _ends_as_organisation(word) for word in capitals)


@lru_cache(maxsize=4096)
def _is_name_word(word: str) -> bool:
    """Tell whether a word is written as one of a name."""
    return NAME_WORD.fullmatch(word) is not None and SHORT_FORM.search(word) is None


@lru_cache(maxsize=4096)
def _is_not_name(word: str) -> bool:
    """Tell whether a word is one of titles, organisations or headings."""
    return NOT_NAME.fullmatch(word) is not None


def is_organisation_word(word: str) -> bool:
    """Tell whether a word is one of an organisation, and of no name: “Habiliteringen”, “Omsorgsförvaltningen”."""
    return _is_not_name(word) or _ends_as_organisation(word)


@lru_cache(maxsize=4096)
def _ends_as_organisation(word: str) -> bool:
    """Tell whether a long word is built on a word that no name has."""
    found = ORGANISATION_WORD.search(word)
    return found is not None and len(word) > len(found.group()) + 1


@lru_cache(maxsize=4096)
def known_name(text: str) -> bool:
    """Tell whether a text is a name that begins with a common first name."""
    return is_name(text) and is_first_name(text.split()[0])


@lru_cache(maxsize=4096)
def ends_as_title(word: str) -> bool:
    """Tell whether a word ends as a title does: “enhetschef”."""
    return TITLE_WORD.search(word) is not None


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Tell whether a text is a title or post rather than an organisation."""
    words = LETTERS.findall(text)
    return any(map(ends_as_title, words))


def is_short_name(text: str) -> bool:
    """Tell whether a text begins with a common first name and holds no other words than names."""
    words = text.split()
    return bool(words) and is_first_name(words[0]) and all(NAME_WORD.fullmatch(word) for word in words[1:])


def split_names(text: str) -> list[str]:
    """Give the pieces of a list of names, as written."""
    return [part.strip(" .\t") for part in SEPARATOR.split(text) if part.strip(" .\t")]


def split_joined(text: str) -> list[str]:
    """Give one name, or several where a comma was lost between them."""
    words = text.split()
    cuts = [place for place in range(2, len(words) - 1) if is_first_name(words[place])]
    for place in cuts:
        if len(words) >= 4 and is_first_name(words[0]) and not is_first_name(words[place - 1]):
            return [" ".join(words[:place]), *split_joined(" ".join(words[place:]))]
    return [text]


def same_person(short: str, full: str) -> bool:
    """Tell whether a short form (“Karin E”, “Lotta GD”, “Ingmar”) can mean a full name."""
    parts, names = short.replace(".", "").casefold().split(), full.casefold().replace("-", " ").split()
    if not parts or not names:
        return False
    if parts[0].replace("-", " ").split() != names[: len(parts[0].replace("-", " ").split())]:
        return False
    rest = names[len(parts[0].replace("-", " ").split()) :]
    for part in parts[1:]:
        initials = "".join(name[0] for name in rest)
        if not (
            any(name.startswith(part) for name in rest) or part == initials or part.replace("-", " ") in " ".join(rest)
        ):
            return False
    return True


def alike(one: str, other: str) -> bool:
    """Tell whether two full names can be spellings of one: a hyphen, an accent or a letter or two apart."""
    first, second = _plain_words(one), _plain_words(other)
    if len(first) < 2 or len(first) != len(second):
        return False
    if first == second:
        return True
    apart = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(apart) != 1 or apart[0][0][0] != apart[0][1][0] or min(map(len, apart[0])) < 4:
        return False
    # A first name is spelt in more ways than a surname: Rikard, Richard; Annett, Anette.
    return _edits(*apart[0]) <= (2 if first[-1] == second[-1] and min(map(len, apart[0])) > 5 else 1)


@lru_cache(maxsize=4096)
def _plain_words(name: str) -> tuple[str, ...]:
    """Give the words of a name without accents but with å, ä and ö, in lower case."""
    plain = "".join(
        letter if letter in "åäö" else unicodedata.normalize("NFD", letter)[0] for letter in name.casefold()
    )
    return tuple(plain.replace("-", " ").split())


def _edits(one: str, other: str) -> int:
    """Count the letters to put in, take out or change between two words."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, against in enumerate(other, start=1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != against)))
        before = now
    return before[-1]

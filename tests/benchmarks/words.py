"""Swedish words as minutes use them: few very often, most seldom, inflected and put together."""

import itertools
import random
from collections.abc import Iterator

_split = str.split

# The commonest words of any Swedish text, the commonest first.
SMALL = _split("""
och i att det som på är av för en med till den har de inte om ett var vi men sig från vid kan så ska nu under även
efter då eller sin där upp också detta blir man finns två mellan samt mot alla behöver något genom vara ut när vilket
dessa många utifrån inom fler över
""")
VERBS = _split("""
informerar diskuterar föreslår beslutar redovisar presenterar arbetar planerar samverkar återkommer lyfter stödjer
utvecklar påbörjar avslutar deltar ansvarar beskriver betonar bjuder fungerar förankrar genomför hanterar identifierar
justerar konstaterar kontaktar noterar rapporterar rekommenderar sammanfattar startar tackar tydliggör undersöker
uppdaterar uppmanar utvärderar välkomnar ändrar önskar överlämnar
""")
ADJECTIVES = _split("""
regional kommunal gemensam delregional nationell lokal digital medicinsk psykisk social fysisk palliativ samlad
fortsatt ekonomisk särskild aktuell långsiktig pågående ansvarig
""")
# Nouns by how they are inflected: fråga frågan frågor frågorna, and so on.
FIRST = _split("fråga sida skola resa vecka lista timma")
SECOND = _split("""
samordning beredning utredning uppföljning utbildning ledning bedömning behandling vårdning förändring finansiering
planering mottagning utskrivning rehabilitering prövning utvärdering bemanning dokumentation samling journalföring
kartläggning rapportering ersättning mätning styrning
""")
THIRD = _split("""
enhet vårdcentral region patient modell situation process organisation rutin plan kommun tjänsteman person funktion
verksamhet aktivitet rekommendation kvalitet position information strategi resurs station praktik specialist
inriktning vision ambulans klient anhörig assistent demens medicin diagnos vaccin apparat
""")
FOURTH = _split("""
område möte ärende läge bidrag ämne arbete yrke uttalande beteende boende förhållande medgivande samarbete utbyte
hjälpmedelsutbyte
""")
FIFTH = _split("""
avtal beslut uppdrag stöd råd behov förslag team projekt barn hem ansvar mål nätverk underlag protokoll program
resultat system liv steg svar verktyg läkemedel hjälpmedel sjukhus samtal utskott krav test
""")
FIRST_PARTS = _split("""
vård omsorgs hälso sjuk läkar patient kommun region samverkans tjänstemanna barn ungdoms äldre skol hem akut
primärvårds rehab hjälpmedels läkemedels palliativ psykiatri smitt vaccinations avtals budget lednings kvalitets
utvecklings digitaliserings kompetens bemannings journal utskrivnings trygghets närings folkhälso tand missbruks
funktions habiliterings demens
""")


def vocabulary() -> tuple[list[str], list[float]]:
    """Return every word, the commonest first, and how often each and all before it occur: the n-th as 1/n."""
    chance = random.Random(1)
    words = [form for forms in _lexemes() for form in forms]
    chance.shuffle(words)
    compounds = [first + noun for first in FIRST_PARTS for noun, *_ in _nouns()]
    compounds += [first + definite for first in FIRST_PARTS for _, definite, *_ in _nouns()]
    compounds += [first + plural for first in FIRST_PARTS for *_, plural, _ in _nouns()]
    chance.shuffle(compounds)
    every = list(dict.fromkeys([*SMALL, *words, *compounds]))
    return every, list(itertools.accumulate(1 / (place + 3) for place in range(len(every))))


def _lexemes() -> Iterator[tuple[str, ...]]:
    yield from _nouns()
    yield from ((verb, verb[:-1], f"{verb[:-1]}de") for verb in VERBS)
    yield from ((word, f"{word}t", f"{word}a") for word in ADJECTIVES)


def _nouns() -> Iterator[tuple[str, str, str, str]]:
    for word in FIRST:
        stem = word.removesuffix("a")
        yield word, f"{stem}an", f"{stem}or", f"{stem}orna"
    yield from ((word, f"{word}en", f"{word}ar", f"{word}arna") for word in SECOND)
    yield from ((word, f"{word}en", f"{word}er", f"{word}erna") for word in THIRD)
    yield from ((word, f"{word}t", f"{word}n", f"{word}na") for word in FOURTH)
    yield from ((word, f"{word}et", word, f"{word}en") for word in FIFTH)


class Writer:
    """Write as many words as are asked for, each as often as it is used, the same each time."""

    def __init__(self) -> None:
        self.words, self.often = vocabulary()
        self.chance = random.Random(20261128)

    def some(self, number: int) -> list[str]:
        """Return so many words."""
        return self.chance.choices(self.words, cum_weights=self.often, k=number)

    def title(self) -> str:
        """Return a heading of a few words that say something."""
        return " ".join(dict.fromkeys(word for word in self.some(9) if word not in _SMALL)).capitalize() or "Övrigt"

    def text(self, words: int) -> str:
        """Return sentences of so many words together."""
        some = self.some(words)
        return " ".join(f"{' '.join(some[start : start + 13]).capitalize()}." for start in range(0, len(some), 13))


_SMALL = set(SMALL)

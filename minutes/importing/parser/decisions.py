"""Find the decisions and proposals of an item, and tell them from those of others."""

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from minutes.importing.corrections import DECISION, PROPOSAL
from minutes.importing.parsed import ParsedDecision
from minutes.importing.parser.arrows import ARROW, INSIDE, does, points
from minutes.importing.parser.concluding import concludes
from minutes.importing.parser.deciding import (
    DECIDING,
    PASSIVE,
    PROPOSES,
    RETOLD,
    SUBORDINATE,
    deciding,
    subject_after_verb,
)
from minutes.importing.parser.doing import is_somebody_doing
from minutes.importing.parser.kinds import label_kind
from minutes.importing.parser.labels import (
    BODY_WORD,
    DUE_LABEL,
    LABEL_WORDS,
    RESPONSIBLE_LABEL,
    bare,
    split_label,
)
from minutes.importing.parser.leading import BY_NOBODY, LEAD_IN, LEADING, LEADING_NOUN
from minutes.importing.parser.meanings import is_label_word
from minutes.importing.parser.outcomes import outcome_of
from minutes.importing.parser.own import is_own
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import LONG_LINE, ends_open, sentences
from minutes.importing.parser.verbs import DOES, IS_DECIDED

CAME_OUT = re.compile(r"\b(?:slutsats|resultat|diskussion|sammanfattning|konklusion|utfall|dialog)", re.I)
ALSO = re.compile(r"\b(?:också|även)\b")
ATT = re.compile(r"(?:[-–•·]\s*)?att\b", re.I)
IN_UNITY = re.compile(r"Beslut(?:as|ades)?\s+i\s+(?:full\s+)?enighet\.?")  # of all that stands before it
NUMBERED_LABEL = re.compile(r"(?<=[.!])\s+(?=Beslut(?:\s+\d{1,2})?:\s)")  # “Beslut 1: … Beslut 2: …” in one row
INLINE_POINT = re.compile(  # “1. … 2. …” or “a) … b) …” in one row
    r"(?:^|(?<=[.;,])\s+|\s+(?=\w{1,2}\)))(?P<number>\d{1,2}(?=[.)])|[a-h](?=\)))[.)]\s+(?=\S)"
)
SO_DECIDED = re.compile(
    r"(?:Så\s+(?:beslutas|beslutades|beslutar\s+\w+|(?:blev|blir)\s+det|(?:fick|får)\s+det\s+bli|bestämdes)|Det\s+(?:fick|får)\s+bli\s+så)[.!]?"
)
WITH_PROPOSAL = re.compile(r"\b(?:föreslår|föreslog|förslag|yrkar|yrkade|vill|ville)\b", re.I)
ALL_AGREED = re.compile(  # with what somebody proposed in the sentence before
    r"(?:Alla|Samtliga|Gruppen|Mötet|Övriga|Deltagarna)\s+(?:(?:instämde|instämmer)(?:\s+i\s+\w+)?|(?:håller|höll)\s+med"
    r"|(?:är|var)\s+med\s+på\s+det)[.!]?|Det\s+(?:är|var)\s+(?:alla|samtliga|gruppen|vi)\s+(?:med\s+på|överens\s+om)[.!]?"
    r"|(?:Alla|Samtliga|Gruppen|Mötet|Vi)\s+(?:är|var)\s+(?:överens|eniga?|ense|positiva?)[.!]?|OK\s+för\s+alla[.!]?"
    r"|(?:Ingen\s+(?:har|hade)\s+(?:något|några\s+invändningar)\s+(?:e?mot)?\s*(?:detta|det|förslaget)?|Inga\s+invändningar)[.!]?"
    r"|(?:Det|Detta|Förslaget)\s+(?:bestämdes|beslutades|bifölls|godkändes|antogs|accepterades)[.!]?"
)
ELLIPTIC_ATT = re.compile(r"att\s+(?:inte\s+)?[a-zåäö]+a\s")  # “att godkänna dagordningen”
TOLD = r"Återrapport\w*|Rapport\w*|Information"
REPORT = re.compile(rf"(?:[-–•]\s*)?(?:(?:{TOLD})\s+från\s|Från\s+[^:.]{{3,40}}:)")  # of what another body did
REPORT_TITLE = re.compile(rf"(?:(?:{TOLD}|Återkoppling|Nytt|Aktuellt)\s+)?[Ff]rån\s|Rapporter\b")  # of an item of such
PROPOSES_TO = re.compile(rf"{PROPOSES}\b")
SOMEBODY = r"[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+){0,3}(?:\s+\(\w+\))?"
COMES_OR_GOES = re.compile(  # “Anna Ek lämnar mötet.”, whatever it stands under
    rf"{SOMEBODY}(?:(?:,|\s+och)\s+{SOMEBODY})*\s+(?:(?:lämnar|lämnade|ansluter|anslöt|deltar|deltog)\b[^.]{{0,20}}"
    r"\b(?:möte|sammanträde|rum|överläggning|handläggning|beslut)\w*\b[^.]*"
    r"|(?:reserverar|reserverade)\s+sig\b.*|(?:anmäler|anmälde)\s+jäv\b.*|[^.]*\btill\s+protokollet\s+(?:antecknat|att)\b.*"
    r"|antecknar\s+till\s+protokollet\b.*)\.?"
)
DECIDED_BY_SOMEONE = re.compile(rf"\b(?:{IS_DECIDED})\b")
NONE_TAKEN = re.compile(
    r"(?:inget|inga|ingen|utan)\s+(?:\w+\s+)?(?:beslut|ställningstagande|överenskommelse|enighet)\w*\b|ej\s+aktuellt\b"
    r"|(?:(?:för|till)\s+)?(?:information|diskussion|dialog|kännedom|rapport|ingen\s+åtgärd)\w*[.]?$",
    re.I,
)
TOLD_OF = re.compile(r"(?:[-–•]\s*)?(?:Det\s+)?(?:beslöts|beslutades|bestämdes)\b", re.I)  # in a list of a report
SAYS = re.compile(r"(?:[A-ZÅÄÖ]{2,3}|[A-ZÅÄÖ][a-zåäö-]+):\s+(?=[A-ZÅÄÖ])")  # “AH: Mora vill vänta”
OF_WHOM = re.compile(
    r"(?P<whom>(?:\w*(?:[Rr]egion|[Kk]ommun|[Ff]örvaltning)(?:en)?|\w+nämnden|\w+styrelsen))s\s+beslut\b"
    r"|(?P<theirs>[\w-]+)s\s+(?:gemensamma\s+)?(?:inställning|hållning|ståndpunkt|besked|svar|linje|slutsats|uppfattning)\b"
)
WHO_ALONE = re.compile(r"(?P<who>[A-ZÅÄÖ][\w-]+)\s*:")  # “Gruppen:” over “– tillstyrker förslaget”
STARTS = re.compile(rf"(?:{DOES})\b")
CLOCK = re.compile(r"^\d{1,2}[.:]\d{2}\s+")
ONLY_WHEN = re.compile(  # “→ klart till 1 mars” under a decision
    r"(?:klart?|färdigt?|senast|deadline)\s*:?\s+(?:(?:till|senast|före|innan|under|i|den)\s+){0,2}"
    r"(?:(?:v\.?|vecka)\s*\d+|\d[\d/-]*(?:\s+[a-zåäö]+)?(?:\s+20\d\d)?|nästa\s+\w+|\w+(?:en|er|ari|i|s|us|il|ember|ober))\.?",
    re.I,
)
FEWEST_POINTS = 2
LONGEST_LEAD = 40
LONGEST_MATTER = 70
TO_DO = frozenset("☐→@")  # what begins something to do
POINT = re.compile(
    r"(?:(?:\d{1,2}[.:]\d{2}\s+)?(?:[A-Z]\d{1,2}[.:)]|\d{1,2}[.)]|[a-zåäö]\)|[-=]>|[→⇒➔])|\d{1,2}[.:]\d{2}(?="
    r"\s{2}))\s+(?=\S)"
)
DECIDED = re.compile(r"\bbeslut(?:ades|ade|at)\b")
BLANKS = re.compile(r"[ \t]+")
CONDITION = re.compile(
    r"(?:Beslutet|Detta|Förslaget)\b.*\b(?:behöver|förutsätter|gäller\s+under|under\s+förutsättning|med\s+förbehåll)\b",
    re.S,
)
RETELLING = re.compile(
    r"(?:beslutsgång|beslutsunderlag|tidigare\s+beslut|handlingar|underlag|reservation"
    r"|yttrande|uppföljning|jäv|yrkande)\w*",
    re.I,
)


@dataclass
class Ruling:
    """Collect the decisions of an item, and the rows that are left as its text."""

    decisions: list[ParsedDecision] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def _without_point(text: str) -> str:
    """Give a text without the number or letter that begins it in a list."""
    point = POINT.match(text)
    return text[point.end() :] if point else text


def _points_in(text: str) -> list[str]:
    """Part “1. … 2. …” before each number that follows the one before it; give a text of no such points whole."""
    starts: list[int] = []
    for found in INLINE_POINT.finditer(text):
        number = found.group("number")
        if number in (str(len(starts) + 1), "abcdefgh"[len(starts) : len(starts) + 1]) and (
            starts or not found.start()
        ):
            starts.append(found.start())
    if len(starts) < FEWEST_POINTS:
        return [text]
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]


def decision(text: str, kind: str, lines: tuple[int, ...]) -> ParsedDecision:
    """Give a decision or proposal of a text."""
    text = BLANKS.sub(" ", _without_point(text.strip())).strip()
    if kind == "proposal":
        return ParsedDecision(text, kind, lines=lines)
    outcome, to = outcome_of(text)
    return ParsedDecision(text, kind, outcome, referred_to=to, lines=lines)


class _Reader:
    """Go through the rows of an item once, knowing which block is open."""

    def __init__(self, body: str, kind: str, arrows: bool, reports: bool, labelled: bool) -> None:
        self.body, self.out = body, Ruling()
        self.labelled = labelled  # whether a label of the item says what was decided
        self.reports = reports  # whether the item tells of what another body did
        self.arrows = arrows  # whether an arrow marks a decision in this document
        self.kind = kind  # of the open block
        self.quoted = False  # whether the block is set apart as a quotation
        self.listed: bool | None = None  # whether its entries are bullets; None: it has none yet
        self.lead = bool(kind)  # the block's last text asks for entries below
        self.beside = False  # whether the block's decision stands beside its label
        self.retelling = False
        self.open = False  # the last decision ended in mid-sentence

    def take(self, row: Row, below: Row | None) -> None:
        """Read one row, knowing the one below it."""
        if self.arrows and not row.told and (inside := INSIDE.search(row.text)):
            self.take(row.with_text(row.text[: inside.start()]), None)
            self.take(row.with_text(f"→ {row.text[inside.end() :]}"), below)
            return
        was_open, self.open = self.open, False
        if row.told:
            self._told(row)
            return
        if was_open and self._goes_on(row) and not (self.kind == "proposal" and self._decides(row)):
            self._go_on(row)
            return
        if self.arrows and points(row) and not label_kind(row.text) and self._pointed(row):
            return
        if below is not None and self._leads(row, below):
            return
        if not self.kind and not self.lead and row.blank_before and not row.list_level and ELLIPTIC_ATT.match(row.text):
            above = self.out.rows[-1].text if self.out.rows else "."
            if above.endswith((".", "!")):
                self.kind, self.listed, self.retelling = "decision", True, False
        if self.kind and self.out.decisions and ONLY_WHEN.fullmatch(_without_point(row.text)):
            self.out.rows.append(row)
            return
        labelled = label_kind(_without_point(row.text)) if not row.in_table else None
        if labelled and not (row.list_level and self.kind and not labelled[1]):
            self._label(row, *labelled)
        elif self.kind and self._belongs(row) and not (self.kind == "proposal" and self._decides(row)):
            kind = self.kind
            for point in _points_in(row.text):
                self.kind = kind  # though a point before says that nothing was decided
                self._entry(row, point)
        else:
            self.kind = ""
            if (
                self.out.decisions
                and CONDITION.match(row.text)
                and not self.out.decisions[-1].condition
                and self._just_decided(row)
            ):
                last = self.out.decisions[-1]
                self.out.decisions[-1] = replace(last, condition=row.text, lines=(*last.lines, *row.numbers))
                return
            self._sentences(row, below)

    def _pointed(self, row: Row) -> bool:
        """Take what an arrow marks for a decision, where it is not what somebody does or says; tell whether it is."""
        text = ARROW.sub("", row.text, count=1)
        if does(text) or SAYS.match(text) or NONE_TAKEN.match(text):
            return False
        self.kind = ""
        self.out.decisions.append(decision(text, "decision", row.numbers))
        return True

    def _decides(self, row: Row) -> bool:
        """Tell whether a row under a proposal is the decision on it."""
        if self.lead or row.list_level or POINT.match(row.text) or row.text.startswith("Vi "):
            return False
        return deciding(sentences(row.text)[0], self.body)

    def _told(self, row: Row) -> None:
        """Take a row for what a person says that it is."""
        self.kind = ""
        if row.told in (DECISION, PROPOSAL):
            label = label_kind(row.text)
            self.out.decisions.append(decision((label and label[1]) or row.text, row.told, row.numbers))
        else:
            self.out.rows.append(row)

    def _leads(self, row: Row, below: Row) -> bool:
        """Open the block that a row leads to where entries follow it, and keep the row; tell whether it did."""
        entries = ATT.match(below.text) or below.list_level or POINT.match(below.text)
        *before, text = sentences(row.text) if entries else [row.text]
        found = LEADING.fullmatch(text) if entries and not row.in_table and not row.list_level else None
        alone = WHO_ALONE.fullmatch(text) if entries and not row.in_table else None
        if alone and is_own(alone.group("who"), self.body) and STARTS.match(_without_point(below.text)):
            self._open("decision")
            self.out.rows.append(row)
            return True
        if entries and not found and LEADING_NOUN.fullmatch(row.text) and not RETOLD.search(row.text):
            self._open("decision")
            self.out.rows.append(row)
            return True
        subject = text[: found.start("decides" if found.group("decides") else "proposes")].strip() if found else ""
        if not found or RETOLD.search(text) or SUBORDINATE.search(subject):
            return False
        if self.retelling and not (row.blank_before and ATT.match(below.text)):
            return False
        to_another = PROPOSES_TO.match(text, found.start("proposes")) and is_own(subject, self.body)
        kind = "proposal" if found.group("proposes") and not to_another else "decision"
        if self.kind and self.lead:
            kind = self.kind  # “Förslag till beslut” over “Nämnden beslutar”, “Beslut” over “Nämnden föreslår”
        own = is_own(subject, self.body) or BY_NOBODY.search(text)
        if kind == "decision" and not ATT.match(below.text) and not own:
            return False
        if before:
            self._sentences(row.with_text(" ".join(before)))
        self._open(kind)
        self.out.rows.append(row.with_text(text))
        return True

    def _open(self, kind: str, beside: bool = False) -> None:
        """Open a block, which asks for entries below."""
        self.kind, self.beside = kind, beside
        self.listed, self.lead, self.retelling = None, True, False

    def _goes_on(self, row: Row) -> bool:
        """Tell whether a row can be the rest of the sentence that the last decision ended in."""
        apart = row.blank_before or row.in_table or row.heading_level or row.list_level
        label = split_label(row.text)
        if label and is_label_word(label[0]):
            return False  # “Bevakas av: Anna Ek”
        return not (apart or POINT.match(row.text) or ATT.match(row.text) or label_kind(row.text))

    def _go_on(self, row: Row) -> None:
        """Give the last decision the rest of its sentence: all of the row in a block, the first sentence elsewhere."""
        last = self.out.decisions[-1]
        parts = [row.text] if self.kind else sentences(row.text)
        whole = decision(f"{last.text} {parts[0]}", last.kind, (*last.lines, *row.numbers))
        self.out.decisions[-1] = replace(whole, condition=last.condition)
        self.open = len(parts) == 1 and ends_open(row.text)
        if parts[1:]:
            self._sentences(row.with_text(" ".join(parts[1:])))

    def _just_decided(self, row: Row) -> bool:
        """Tell whether the row stands right under the last decision."""
        close = not row.blank_before or row.text.startswith("Beslutet")
        return close and row.number - self.out.decisions[-1].lines[-1] <= 2

    def _label(self, row: Row, kind: str, rest: str) -> None:
        """Open the block of a label."""
        whose = OF_WHOM.match(row.text) if kind == "decision" else None
        if whose and not is_own(whose.group("whom") or whose.group("theirs"), self.body):
            kind = "other"  # “Regionens beslut: …”
        if kind in ("action", "other"):
            self.kind, self.retelling = "", kind == "other" and bool(RETELLING.match(row.text))
            self.out.rows.append(row)
            return
        self._open(kind, beside=bool(rest))
        label = row.text.removesuffix(rest).strip()
        if any(word.casefold() not in LABEL_WORDS for word in re.findall(r"\w+", label)):
            self.out.rows.append(row.with_text(label))
        for place, text in enumerate(self._several(rest)):
            again = label_kind(text) if place else None
            if place and kind == "proposal" and not again:
                self.kind = ""
                self._sentences(row.with_text(text))
            else:
                self.kind = kind
                self._entry(row, again[1] if again else text)

    def _several(self, text: str) -> list[str]:
        """Give the decisions of one row after its label: numbered, labelled again, or each deciding by itself."""
        parts = [point for part in NUMBERED_LABEL.split(text) for point in _points_in(part)] if text else []
        several = sentences(text) if len(parts) == 1 else []
        if len(several) > 1 and all(deciding(one, self.body) for one in several):
            return several
        if self.kind == "proposal" and (ruled := [one for one in several[1:] if self._rules(one)]):
            place = several.index(ruled[0])
            return [" ".join(several[:place]), *several[place:]]
        return parts

    def _rules(self, sentence: str) -> bool:
        """Tell whether a sentence after a proposal says that the body decided."""
        found = DECIDING.match(sentence)
        return found is not None and is_own(found.group("subject"), self.body) and deciding(sentence, self.body)

    def _belongs(self, row: Row) -> bool:
        """Tell whether a row is one more entry of the open block."""
        label = split_label(row.text)
        word = bare(label[0]) if label else ""
        if (
            row.text[:1] in TO_DO
            or row.in_table
            or row.heading_level
            or RESPONSIBLE_LABEL.fullmatch(word)
            or DUE_LABEL.fullmatch(word)
        ):
            return False
        if label and row.blank_before and ATT.match(row.text) and len(label[0]) < LONG_LINE:
            return False  # “Att skicka vidare till styrgruppen: …”
        listed = bool(row.list_level or POINT.match(row.text) or ATT.match(row.text))
        if self.listed is None or self.lead or (self.quoted and row.quoted):
            return True
        if self.listed:
            return listed
        if self.beside and not listed and is_somebody_doing(row.text):
            return False
        return ATT.match(row.text) is not None or not row.blank_before

    def _entry(self, row: Row, text: str) -> None:
        """Add an entry of the open block, or keep the words that lead to entries."""
        listed = bool(row.list_level or POINT.match(text) or ATT.match(text))
        if LEAD_IN.fullmatch(text) and len(text) < 160 and not listed:
            self.out.rows.append(row.with_text(text))
            self.lead = True
            return
        if not any(map(str.isalnum, text)):
            return  # “Beslut: –”
        if self.kind == "decision" and (NONE_TAKEN.match(_without_point(text)) or COMES_OR_GOES.fullmatch(text)):
            self.kind = ""
            self.out.rows.append(row.with_text(text))
            return
        self.out.decisions.append(decision(text, self.kind, row.numbers))
        self.listed, self.lead, self.quoted = listed, False, row.quoted
        self.open = ends_open(row.text)

    def _after_lead(self, part: str) -> str:
        """Give the decision that follows a few words and a colon: “Efter diskussion: Gruppen beslutar …”."""
        lead, colon, tail = ("", "", "") if REPORT.match(part) else part.partition(": ")
        whole = tail[:1].upper() + tail[1:]
        agreed = PASSIVE.match(whole) and not whole.startswith(("Beslutade ", "Bestämde "))  # as the lead may have done
        opens = DECIDING.match(whole) or agreed or CAME_OUT.search(lead)
        fits = colon and len(lead) < LONGEST_LEAD and opens and not deciding(part, self.body)
        return tail if fits and deciding(whole, self.body) else ""

    def _of_those_told_of(self, part: str) -> bool:
        """Tell whether a sentence of a report from another body says what that one decided: “Gruppen har beslutat”."""
        found = DECIDING.match(part)
        if found is None:
            return self.reports and DECIDED_BY_SOMEONE.search(part) is not None
        return not found.group("verb").split()[0].endswith("r") and bool(BODY_WORD.search(found.group("subject")))

    def _of_matter(self, part: str) -> bool:
        """Tell whether a point names its matter before a colon, then what was decided: “Styrgruppen: Anna Ek utses”."""
        lead, colon, tail = part.partition(": ")
        return (
            bool(colon) and POINT.match(part) is not None and len(lead) < LONGEST_MATTER and deciding(tail, self.body)
        )

    def _sentences(self, row: Row, below: Row | None = None) -> None:
        """Take the sentences that decide out of a row, and keep the rest."""
        labelled = below is not None and (label_kind(below.text) or ("",))[0] == "decision"
        if row.in_table or self.retelling:
            self.out.rows.append(row)
            return
        parts = sentences(row.text)
        reports = self.reports or REPORT.match(row.text) is not None
        kept: list[str] = []
        retold = False
        for index, part in enumerate(parts):
            inline = label_kind(part) if index and ":" in part[:40] else None
            if inline and inline[1] and inline[0] in ("decision", "proposal"):
                self.out.decisions.append(decision(inline[1], inline[0], row.numbers))
            elif tail := self._after_lead(part):
                kept.append(part.removesuffix(tail).strip())
                self.out.decisions.append(decision(tail, "decision", row.numbers))
                self.open = index == len(parts) - 1 and ends_open(row.text)
            elif (
                (not labelled or not subject_after_verb(part, self.body))
                and (
                    deciding(_without_point(part), self.body)
                    or self._of_matter(part)
                    or (not self.labelled and concludes(part))
                )
                and not (retold and ALSO.search(part[:40]))
                and not (reports and (self._of_those_told_of(part) or (row.list_level and TOLD_OF.match(part))))
            ):
                if index == len(parts) - 1 and LEAD_IN.fullmatch(part):
                    self.kind, self.listed, self.lead = "decision", None, True
                    kept.append(part)
                else:
                    self.out.decisions.append(decision(part, "decision", row.numbers))
                    self.open = index == len(parts) - 1 and ends_open(row.text)
                    if index == len(parts) - 1 and part.rstrip().endswith(","):
                        self.kind, self.listed, self.lead = "decision", True, False  # “…, att …, samt att …” below
            else:
                if IN_UNITY.fullmatch(part) and kept:
                    self.out.decisions.append(decision(" ".join((*kept, part)), "decision", row.numbers))
                    kept.clear()
                    continue
                agreed = kept and WITH_PROPOSAL.search(kept[-1]) and ALL_AGREED.fullmatch(part)
                if kept and (agreed or SO_DECIDED.fullmatch(part)):
                    self.out.decisions.append(decision(f"{kept.pop()} {part}", "decision", row.numbers))
                    continue
                retold = bool(DECIDED.search(part))
                kept.append(part)
        if len(kept) == len(parts):
            self.out.rows.append(row)
        elif kept:
            text = " ".join(kept)
            self.out.rows.append(row.with_text(text))


def read_decisions(rows: list[Row], body: str, title: str = "", arrows: bool = False) -> Ruling:
    """Take an item's rows and title, the body, and whether arrows mark decisions; give these and the rows left."""
    decides = (label_kind(f"{CLOCK.sub('', title).rstrip(' :')}:") or ("",))[0] == "decision"
    reports = REPORT_TITLE.match(title) is not None
    labelled = any(
        (label_kind(row.text) or ("",))[0] == "decision" or LEADING.fullmatch(row.text)
        for row in rows if not row.in_table
    )  # fmt: skip
    reader = _Reader(body, "decision" if decides else "", arrows, reports, labelled)
    for row, below in zip_longest(rows, rows[1:]):
        reader.take(row, below)
    return reader.out

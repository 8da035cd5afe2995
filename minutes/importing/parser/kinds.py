"""Tell what kind of block a label opens: a decision, a proposal, something to do, or what lies behind them."""

import re
from functools import lru_cache

from minutes.importing.parser.labels import (
    ACTION_LABEL,
    BACKGROUND_LABEL,
    DECISION_LABEL,
    PROPOSAL_LABEL,
    bare,
    split_label,
)

MARKED = re.compile(  # “→ Beslut: …”, “[Beslut] …”, “Beslut – …”
    r"(?:[→⇒➔>=*•-]+\s*(?P<arrow>))?[\[(]?(?P<label>Beslut|BESLUT|Förslag(?:\s+till\s+beslut)?|Åtgärd|ÅTGÄRD"
    r"|Ställningstagande|Överenskommelse|Bestämt|Decision)"
    r"(?:[\])]\s*:?|\s+[–-]|(?(arrow):|(?!)))\s+(?P<rest>\S.*)$",
    re.S,
)
OF_DECISIONS = (  # what a label of decisions may have before and after its noun
    r"(?:(?:gemensamt|gemensamma|dagens|mötets|fattade|fattat|tagna|taget|våra|vårt|sammanfattning\s+av"
    r"|sammanställning\s+av|(?:[\w-]+\s+){0,3}[\w-]+s)\s+)*"
    r"(?:(?:ansvar|resultat|utfall|slutsats(?:er)?|summering|sammanfattning)\s*(?:/|,|och|samt|&)\s*)?"
    r"(?:beslut(?:en|et)?|ställningstaganden?|överenskommelser?|beslutsmening(?:en|ar)?)"
    r"(?:\s*(?:/|,|och|samt|&)\s*(?:beslut|ställningstaganden?|åtgärd(?:er)?|uppdrag|aktivitet(?:er)?"
    r"|överenskommelser?|slutsats(?:er)?|ansvar(?:ig)?|uppföljning|rekommendation(?:er)?))*"
    r"(?:\s+(?:på|vid|från|under)\s+(?:dagens\s+)?(?:mötet|möte|sammanträdet|idag)|\s+som\s+(?:togs|fattades)|\s+idag"
    r"|\s+enligt\s+(?:nedan|följande)|\s+i\s+korthet)?"
)
STANCE = r"(?:inställning|hållning|ställningstagande|ståndpunkt|besked|svar|linje|slutsats|uppfattning)(?:ar|er|en|et)?"
BODYS_STANCE = (  # “Beredningsgruppens inställning”, “Mötets hållning”, “Vår linje”
    r"(?:(?:[\w-]+\s+)?[\w-]*(?:gruppens|rådets|nämndens|styrelsens|utskottets|beredningens|organets|nätverkets"
    r"|kommitténs|ledningens|presidiets|forumets|mötets|sammanträdets)|vår|vårt)\s+(?:gemensamma\s+)?" + STANCE
)
EARLIER = r"(?!.*\b(?:förra|föregående|tidigare|senaste|nämndens|kommunens|regionens)\b)"
MADE_OF = (  # a known word and what it is of: “Inriktningsbeslut”, “Beslut § 12/2023”, “Rekommendation till kommunerna”
    ("decision", re.compile(r"(?:inriktnings|princip|del)beslut|beslut\s*§\s*[\d./:-]+|beslut\s+till\s+protokollet")),
    ("decision", re.compile(EARLIER + OF_DECISIONS)),
    ("decision", re.compile(r"(?!.*\b(?:förra|föregående|tidigare|senaste)\b)" + BODYS_STANCE)),
    (
        "decision",
        re.compile(
            r"åtgärd(?:er)?\s*(?:/|och|samt)\s*beslut|(?:(?:det(?:\s+här|ta)?|följande|vad)\s+)"
            r"(?:(?:vi|gruppen|mötet)\s+)?(?:har\s+)?(?:beslutades|bestämdes|beslutade|bestämde|överenskoms)"
        ),
    ),
    (
        "decision",
        re.compile(
            r"följande\s+(?:beslut|ställningstaganden?|punkter)\s+(?:fattades|togs|fattas|gjordes|beslutades|antogs)"
        ),
    ),
    ("decision", re.compile(r"rekommendation(?:er)?\s+till\s+.+|konsensus|samsyn|enighet")),
    ("action", re.compile(r"uppdrag\s+till\s+.+")),
)
OF_ITSELF = (  # without a colon: “Fattade beslut”, “Beslut på mötet”
    ("decision", re.compile(r"(?:fattade|tagna|dagens|våra)\s+beslut|beslut\s+(?:på|vid|från)\s+(?:dagens\s+)?mötet?")),
)
PARENTHESES = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=4096)
def label_kind(text: str) -> tuple[str, str] | None:
    """Take a row's text; give the kind of its label and what follows it, or None where it has no such label."""
    marked = MARKED.match(text)
    text = f"{marked.group('label')}: {marked.group('rest')}" if marked else text
    label = split_label(text)
    word, rest = (label[0], label[1]) if label else (text, "")
    word = bare(PARENTHESES.sub(" ", word) if "(" in word else word)
    if not label and (len(word.split()) > 7 or (" " in word and text.rstrip().endswith("."))):
        return None
    for kind, pattern in (
        ("proposal", PROPOSAL_LABEL),
        ("decision", DECISION_LABEL),
        ("action", ACTION_LABEL),
        ("other", BACKGROUND_LABEL),
    ):
        if pattern.fullmatch(word):
            return kind, rest
    known = MADE_OF if label else OF_ITSELF
    made = next((kind for kind, pattern in known if pattern.fullmatch(word)), None)
    return (made, rest) if made else None

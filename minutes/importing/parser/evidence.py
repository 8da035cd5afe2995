"""Prove that every word of a document is in a field, a label or a removal, and keep the words that are not."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from minutes.importing.lines import Document
from minutes.importing.parsed import ParsedMinutes, ParsedWarning
from minutes.importing.parser.labels import LABEL_WORDS

WORD = re.compile(r"\w+")
LIST_MARK = re.compile(r"^\s*(?:\d{1,2}|[a-zåäö])[.)]\s+")  # its meaning is the order of the rows
TIMED = ("date", "start", "end")


def words(text: str) -> Counter[str]:
    """Count the words of a text, in lower case."""
    return Counter(WORD.findall(text.casefold()))


def _head_fields(parsed: ParsedMinutes) -> Iterator[tuple[tuple[int, ...], str]]:
    """Give the texts of the meeting's own fields with the lines they came from."""
    named = {"body": parsed.body_name, "approver": " ".join(parsed.approvers), "region": parsed.region_name}
    for name, lines in parsed.field_lines.items():
        yield lines, str(named.get(name, getattr(parsed, name, "")) or "")
    yield parsed.lines, parsed.preamble


def _fields(parsed: ParsedMinutes) -> Iterator[tuple[tuple[int, ...], str]]:
    """Give every text of the parsed minutes with the lines it says it came from."""
    yield from _head_fields(parsed)
    for one in parsed.attendees:
        texts = (one.name, one.title, one.organisation, one.group, one.party, one.substitutes_for, one.note)
        yield one.lines, " ".join(dict.fromkeys(texts))
    for item in parsed.items:
        yield item.lines, " ".join((item.number, item.title, item.text, *item.presenters))
        for decision in item.decisions:
            yield decision.lines, f"{decision.text} {decision.condition}"
        for action in item.actions:
            own = action.due_as_written if action.due_as_written not in action.text else ""
            responsible = " ".join(who for who in action.responsible if who not in action.text)
            yield action.lines, f"{action.text} {own} {responsible}"
    for part in parsed.attachments:
        if part.item is None:
            yield part.lines, f"{part.title} {part.text}"
    for removal in parsed.removals:
        yield removal.lines, removal.text


def lost_words(document: Document, parsed: ParsedMinutes) -> dict[int, list[str]]:
    """Take a document and its parsed minutes; give the words that no field, label or removal holds, by line."""
    claims: dict[int, list[str]] = defaultdict(list)  # line -> the texts of the fields that say they came from it
    for lines, text in _fields(parsed):
        for number in set(lines):
            claims[number].append(text)
    timed = {number for name in TIMED for number in parsed.field_lines.get(name, ())}
    source: dict[int, list[str]] = defaultdict(list)
    for line in document.lines:
        source[line.number].append(LIST_MARK.sub("", line.text))
    counts: dict[str, Counter[str]] = {}
    lost: dict[int, list[str]] = {}
    for number, texts in source.items():
        whole = " ".join(texts).strip()
        if not whole or (len(texts) == 1 and any(texts[0] in text for text in claims[number])):
            continue  # it stands in a field word for word
        for text in claims[number]:
            if text not in counts:
                counts[text] = words(text)
        held = [counts[text] for text in claims[number]]
        missing = [
            word
            for word, count in words(whole).items()
            if word not in LABEL_WORDS
            and not (number in timed and word.isdigit())
            and sum(one[word] for one in held) < count
        ]
        if missing:
            lost[number] = sorted(missing)
    return lost


def with_lost_lines(document: Document, parsed: ParsedMinutes) -> ParsedMinutes:
    """Take a document and its parsed minutes; give them with every line that lost a word kept whole, and told of."""
    lost = lost_words(document, parsed)
    if not lost:
        return parsed
    texts: dict[int, list[str]] = defaultdict(list)
    for line in document.lines:
        if line.number in lost:
            texts[line.number].append(line.text.strip())
    kept = "\n\n".join(" ".join(texts[number]) for number in sorted(lost))
    told = "Allt på raden fick inte en plats; den står hel sist i inledningen."
    doubts = [ParsedWarning(number, told, (number,)) for number in sorted(lost)]
    return replace(
        parsed,
        preamble=f"{parsed.preamble}\n\n{kept}".strip(),
        lines=tuple(dict.fromkeys((*parsed.lines, *sorted(lost)))),
        warnings=tuple(sorted((*parsed.warnings, *doubts), key=lambda one: one.line)),
    )

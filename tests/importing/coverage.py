"""Find the words of a document that its parsed minutes do not hold."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from minutes.importing.lines import Document
from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser.labels import LABEL_WORDS

WORD = re.compile(r"\w+")
LIST_MARK = re.compile(r"^\s*(?:\d{1,2}|[a-zåäö])[.)]\s+")  # its meaning is the order of the rows
TIMED = ("date", "start", "end")


def words(text: str) -> Counter[str]:
    """Count the words of a text, in lower case."""
    return Counter(word.casefold() for word in WORD.findall(text))


def _fields(parsed: ParsedMinutes) -> Iterator[tuple[tuple[int, ...], str]]:
    """Give every text of the parsed minutes with the lines it says it came from."""
    for name, lines in parsed.field_lines.items():
        values = {"body": parsed.body_name, "approver": " ".join(parsed.approvers), "region": parsed.region_name}
        yield lines, str(values.get(name, getattr(parsed, name, "")) or "")
    yield parsed.lines, parsed.preamble
    for one in parsed.attendees:
        texts = (one.name, one.title, one.organisation, one.group, one.party, one.substitutes_for, one.note)
        yield one.lines, " ".join(dict.fromkeys(texts))
    for item in parsed.items:
        yield item.lines, " ".join((item.number, item.title, item.text, *item.presenters))
        for decision in item.decisions:
            yield decision.lines, f"{decision.text} {decision.condition}"
        for action in item.actions:
            own = action.due_as_written if action.due_as_written not in action.text else ""
            yield (
                action.lines,
                " ".join((action.text, own, *(who for who in action.responsible if who not in action.text))),
            )
    for part in parsed.attachments:
        if part.item is None:
            yield part.lines, f"{part.title} {part.text}"
    for removal in parsed.removals:
        yield removal.lines, removal.text


def lost_words(document: Document, parsed: ParsedMinutes) -> dict[int, list[str]]:
    """Take a document and its parsed minutes; give the words that no field, label or removal holds, by line."""
    held: dict[int, Counter[str]] = defaultdict(Counter)
    for lines, text in _fields(parsed):
        counted = words(text)
        for number in lines:
            held[number] += counted
    timed = {number for name in TIMED for number in parsed.field_lines.get(name, ())}
    source: dict[int, Counter[str]] = defaultdict(Counter)
    for line in document.lines:
        source[line.number] += words(LIST_MARK.sub("", line.text))
    lost: dict[int, list[str]] = {}
    for number, counted in source.items():
        missing = [word for word in counted - held[number] if word not in LABEL_WORDS]
        if missing := [word for word in missing if not (number in timed and word.isdigit())]:
            lost[number] = sorted(missing)
    return lost


def running_text(parsed: ParsedMinutes) -> Counter[str]:
    """Count the words of all fields that hold running text."""
    total = words(parsed.preamble)
    for item in parsed.items:
        total += words(item.text)
        for decision in item.decisions:
            total += words(f"{decision.text} {decision.condition}")
        for action in item.actions:
            total += words(action.text)
    for part in parsed.attachments:
        if part.item is None:
            total += words(part.text)
    return total

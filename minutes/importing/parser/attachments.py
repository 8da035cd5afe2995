"""Find the attachments that the text names."""

import re

from minutes.importing.parsed import ParsedAttachment, ParsedItem

MAY_NAME = re.compile(r"[Bb]ila|[Bb]ifog|[Uu]tskick|finns i\b")
NAMED = re.compile(
    r"(?P<label>\bBilaga\s+(?:\d{1,2}|[A-Z])\b)"
    r"|(?:se\s+)?\b(?P<how>bifoga(?:t|d|de)|(?:tidigare\s+)?utskicka(?:t|d|de))\s+"
    r"(?P<what>[\w-]+(?:\s*[”\"“][^”\"“]{2,90}[”\"“])?)"
    r"|(?P<deck>\b\w{0,30}presentation(?:en|er)?|\b\w{0,30}bild(?:er|spel|spelet)"
    r"|\b\w{0,30}rapport(?:en)?)\s+(?:finns\s+i\s+(?P<where>\w+)|bifogas)",
    re.I,
)


def named_attachments(items: list[ParsedItem]) -> list[ParsedAttachment]:
    """Take the items; give the attachments they name, each label once."""
    found: list[ParsedAttachment] = []
    seen: set[tuple[str, int | None]] = set()
    for index, item in enumerate(items):
        for text in (item.title, item.text, *(one.text for one in item.decisions)):
            if not MAY_NAME.search(text):
                continue
            for match in NAMED.finditer(text):
                label = " ".join((match.group("label") or "").split()).capitalize()
                title = (
                    label or " ".join(filter(None, (match.group("how"), match.group("what")))) or match.group("deck")
                )
                key = (title.casefold(), None if label else index)
                if key not in seen:
                    seen.add(key)
                    found.append(
                        ParsedAttachment(
                            title=title, label=label, location=match.group("where") or "", item=index, lines=item.lines
                        )
                    )
    return found

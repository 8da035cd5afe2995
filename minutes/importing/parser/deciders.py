"""Learn from the text itself what the body is called: by the one who decides there again and again."""

from collections import Counter
from collections.abc import Iterable

from minutes.importing.parser.deciding import DECIDING, deciding
from minutes.importing.parser.labels import BODY_WORD
from minutes.importing.parser.own import is_own, is_part
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences

FEWEST = 2  # decisions by a group that the head does not name, for it to be the body


def with_decider(names: str, rows: Iterable[Row]) -> str:
    """Take what the body may be called by and all rows; give these and, where none of them decides, who does."""
    counts: Counter[str] = Counter()
    for row in rows:
        for sentence in sentences(row.text) if not row.in_table else ():
            first = sentence.partition(" ")[0]
            if not BODY_WORD.search(first) or is_part(first):
                continue
            found = DECIDING.match(sentence)
            if found and found.group("subject") == first and deciding(sentence, first):
                if is_own(first, names):
                    return names
                counts[first] += 1
    most, times = next(iter(counts.most_common(1)), ("", 0))
    return f"{names} {most}" if times >= FEWEST else names

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
        for sentence in sentences(row.text) if BODY_WORD.search(row.text) and not row.in_table else ():
            found = DECIDING.match(sentence)
            subject = found.group("subject") if found else ""
            if (
                " " not in subject
                and BODY_WORD.search(subject)
                and not is_part(subject)
                and deciding(sentence, subject)
            ):
                counts[subject] += 1
    if not counts or any(is_own(subject, names) for subject in counts):
        return names
    most, times = counts.most_common(1)[0]
    return f"{names} {most}" if times >= FEWEST else names

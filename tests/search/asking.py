"""The answers to a text as the index has them, with nothing masked since."""

from itertools import chain

from minutes.privacy import Masker
from minutes.search import finding


def find(text: str, most: int) -> list[finding.Hit]:
    """Return the best answers to the text, at most so many; where nothing has all its words, those that nearly do."""
    search = finding.prepare(text)
    if search.question.is_empty:
        return []
    for asked in chain([search.asked()], (asked for asked, _ in finding.nearly(search, Masker()))):
        if keys := finding.best(search, asked, [], "relevance", most):
            return finding.shown(keys)
    return []

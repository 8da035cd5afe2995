"""Print how invented minutes are read: the half to learn from, and the half that is held back."""

import json
import re
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import pytest

from minutes.importing.lines import Document
from minutes.importing.parser import parse
from minutes.importing.parser.evidence import lost_words
from minutes.importing.prediction import prediction
from minutes.importing.readers import read
from tests.importing.test_five_documents import FIELDS, NAMES, score

HERE = Path(__file__).parent
HALVES = ("invented", "held_back")
DOCUMENTS = sorted(path for half in HALVES for path in (HERE / half).glob("[0-9]*.*"))
PARTS = ("attendees", "items", "decisions")
MOST_ALIKE = 0.8  # of two layouts; minutes from one template are above 0.95
BEGINNING = 120  # lines that are compared


def number(path: Path) -> str:
    return path.stem.partition("-")[0]


def document(path: Path) -> Document:
    return read(f"protokoll{path.suffix}", path.read_bytes())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{number(path)}")
def test_no_word_of_invented_minutes_is_lost(path: Path) -> None:
    lost = lost_words(document(path), parse(document(path)))
    assert len(lost) == 0  # how many lines, and not which: half of the documents are held back


def skeleton(path: Path) -> list[str]:
    """Return the lines of a document with its letters and digits alike, so that only the layout is left."""
    lines = path.read_text(encoding="utf-8").splitlines()[:BEGINNING]
    return [re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "a", line)).strip() for line in lines]


@pytest.mark.benchmark
def test_no_two_invented_minutes_are_of_one_template(capsys) -> None:
    skeletons = {path: skeleton(path) for path in DOCUMENTS}
    alike = sorted(
        (SequenceMatcher(None, skeletons[one], skeletons[other], autojunk=False).ratio(), number(one), number(other))
        for one, other in combinations(DOCUMENTS, 2)
    )
    with capsys.disabled():
        middle = alike[len(alike) // 2][0]
        print(f"\n{len(DOCUMENTS)} invented minutes, layouts alike: median {middle:.2f}, most {alike[-1][0]:.2f}")
    assert alike[-1][0] < MOST_ALIKE


@pytest.mark.benchmark
@pytest.mark.skipif(not NAMES, reason="the score stands beside the five documents, which are not here")
@pytest.mark.parametrize("half", HALVES)
def test_score_of_invented_minutes(half: str, capsys) -> None:
    totals = {part: {"tp": 0, "fp": 0, "fn": 0} for part in PARTS}
    right = dict.fromkeys(FIELDS, 0)
    paths = [path for path in DOCUMENTS if path.parent.name == half]
    for path in paths:
        gold = json.loads((path.parent / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        result = score().score(json.loads(json.dumps(prediction(parse(document(path))))), gold)
        for part in PARTS:
            for count in totals[part] if result[part] else ():
                totals[part][count] += result[part][count]
        for field in FIELDS:
            right[field] += bool(result["fields"][field])
    with capsys.disabled():
        print(f"\n{len(paths)} {half}")
        for part, count in totals.items():
            found, wanted = count["tp"] + count["fp"], count["tp"] + count["fn"]
            print(
                f"F1 {2 * count['tp'] / (found + wanted):.3f} {part}"
                f" (precision {count['tp'] / found:.3f}, recall {count['tp'] / wanted:.3f})"
            )
        print("right:", ", ".join(f"{field} {count}" for field, count in right.items()))
    assert all(count["tp"] for count in totals.values())

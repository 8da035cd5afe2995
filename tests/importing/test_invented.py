"""Print how the minutes that are held back from the parser are read: the measure of what it does with the unknown."""

import json
from pathlib import Path

import pytest

from minutes.importing.parser import parse
from minutes.importing.prediction import prediction
from minutes.importing.readers import read
from tests.importing.test_five_documents import FIELDS, NAMES, score

FOLDER = Path(__file__).parent / "invented"
PARTS = ("attendees", "items", "decisions")

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not NAMES, reason="the score stands beside the five documents, which are not here"),
]


def test_score_of_the_invented(capsys) -> None:
    totals = {part: {"tp": 0, "fp": 0, "fn": 0} for part in PARTS}
    right = dict.fromkeys(FIELDS, 0)
    documents = sorted(FOLDER.glob("[0-9]*.*"))
    for path in documents:
        gold = json.loads((FOLDER / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        told = json.loads(json.dumps(prediction(parse(read(f"protokoll{path.suffix}", path.read_bytes())))))
        result = score().score(told, gold)
        for part in PARTS:
            for count in totals[part] if result[part] else ():
                totals[part][count] += result[part][count]
        for field in FIELDS:
            right[field] += bool(result["fields"][field])
    with capsys.disabled():
        print(f"\n{len(documents)} invented minutes")
        for part, count in totals.items():
            print(f"F1 {2 * count['tp'] / (2 * count['tp'] + count['fp'] + count['fn']):.3f} {part}")
        print("right:", ", ".join(f"{field} {count}" for field, count in right.items()))
    assert all(count["tp"] for count in totals.values())

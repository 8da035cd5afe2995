"""Part an item into the reports of its regions."""

from minutes.importing.parsed import ParsedItem
from minutes.importing.parser import parse
from minutes.importing.prediction import prediction
from minutes.importing.readers import read

HEAD = "Anteckningar samverkansrådet 2024-05-14\n\nNärvarande: Anna Ek, Bo Berg\n\n1. Läget\n"
TAIL = "\n\n2. Övrigt\nInget.\n"


def items(text: str) -> list[ParsedItem]:
    """Give the items of minutes with the text in their first item."""
    return list(parse(read("a.txt", f"{HEAD}{text}{TAIL}".encode())).items)


def test_reports_of_regions_are_items_under_the_item() -> None:
    text = "Alla rapporterar.\n\nNorr;\nFullt.\n\nKö till akuten.\n\nSöder:\n- Lugnt."
    text += "\n\nLund:\nOförändrat.\n\nAlla följer det."
    found = items(text)
    assert [(one.title, one.parent, one.region_names) for one in found] == [
        ("Läget", None, ()), ("Norr", 0, ("Norr",)), ("Söder", 0, ("Söder",)), ("Lund", 0, ("Lund",)),
        ("Övrigt", None, ()),
    ]  # fmt: skip
    assert [one.text for one in found[:4]] == [
        "Alla rapporterar.\n\nAlla följer det.", "Fullt.\n\nKö till akuten.", "- Lugnt.", "Oförändrat.",
    ]  # fmt: skip


def test_decision_after_the_reports_is_that_of_the_whole_item() -> None:
    found = items("Norr:\nFullt.\n\nSöder:\nLugnt.\n\nBeslut: Läget följs varje vecka.")
    assert [len(one.decisions) for one in found] == [1, 0, 0, 0]


def test_labels_alone_make_no_reports() -> None:
    assert len(items("Bakgrund:\nEn sak.\n\nDiskussion:\nEn annan.\n\nNorr:\nFullt.")) == 2


def test_prediction_has_the_headings_of_the_document_alone() -> None:
    text = f"{HEAD}Norr:\nFullt.\n\nSöder:\nLugnt. Vi beslutade att öppna fler platser.{TAIL}"
    told = prediction(parse(read("a.txt", text.encode())))["items"]
    assert [(one["title"], len(one["decisions"])) for one in told] == [("Läget", 1), ("Övrigt", 0)]

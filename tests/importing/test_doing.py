"""Who is to do what, by how a sentence says it."""

import pytest

from minutes.importing.parser import parse
from minutes.importing.parser.doing import responsible_in
from minutes.importing.readers import read


@pytest.mark.parametrize(
    ("sentence", "responsible"),
    [
        ("Önskemål att Region Stockholm bjuder in till nästa möte.", "Region Stockholm"),
        ("Uppmaning att samtliga fyller i blanketten.", "samtliga"),
        ("Önskemål att det går att anpassa tiderna.", None),
        ("Önskemål är att man kommer i god tid.", None),
    ],
)
def test_a_wish_is_an_action_where_it_is_said_of_someone(sentence: str, responsible: str | None) -> None:
    assert responsible_in(sentence) == responsible


@pytest.mark.parametrize(
    ("sentence", "responsible"),
    [
        ("Alla funderar på vad som ska tas upp och hör av sig.", "Alla"),
        ("Ett uppföljningsmöte ska hållas mellan kommunen och regionen i maj.", "kommunen och regionen"),
        ("Ett möte mellan kommunen och regionen hölls i maj.", None),
        ("En sammanställning kommer att skickas ut till nätverket.", ""),
        ("Ett nytt avtal kommer att gälla från januari.", None),
        ("När avtalet kommer att skickas ut är oklart.", None),
        ("Intresserade anmäls till Eva senast fredag.", ""),
        ("Intresserade samlades efteråt.", None),
    ],
)
def test_what_is_to_be_done_has_those_who_are_named_for_it(sentence: str, responsible: str | None) -> None:
    assert responsible_in(sentence) == responsible


def actions_of(text: str) -> tuple[list[tuple[str, tuple[str, ...]]], str]:
    """Give the actions of an item, and what is left of its text."""
    head = "Protokoll Omsorgsrådet 2022-03-08\n\n§ 1 Uppföljning\n"
    (item,) = parse(read("a.txt", f"{head}{text}\n".encode())).items
    return [(action.text, action.responsible) for action in item.actions], item.text


@pytest.mark.parametrize("lead", ["Lokala arbetsgruppen ska:", "Anna Ek åtar sig att:", "Nätverket skall:"])
def test_list_under_who_is_to_do_it_is_actions(lead: str) -> None:
    actions, text = actions_of(f"Läget är gott.\n\n{lead}\n- se över rutinen\n- Bjuda in kommunerna\n\nFrågan bereds.")
    who = lead.split(" ska")[0].split(" åtar")[0]
    assert actions == [("se över rutinen", (who,)), ("Bjuda in kommunerna", (who,))]
    assert text == f"Läget är gott.\n\n{lead}\n\nFrågan bereds."


@pytest.mark.parametrize(
    "text",
    [
        "Rutinen ska:\n\n- vara känd av alla\n- följa lagen",
        "Gruppen ska:\n\n- ha fem ledamöter\n- kunna mötas ofta",
        "Gruppen talade om:\n\n- rutinen\n- lokala möten",
    ],
)
def test_list_under_what_is_no_one_or_does_nothing_is_no_actions(text: str) -> None:
    assert actions_of(text) == ([], text)

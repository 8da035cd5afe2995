"""Who is to do what, by how a sentence says it."""

import pytest

from minutes.importing.parser.doing import responsible_in


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

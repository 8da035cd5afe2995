"""Take titles from a round of presentations, and nothing from a list of other things."""

from minutes.importing.parser import parse
from minutes.importing.readers import read

HEAD = "Anteckningar samverkansrådet 2024-05-14\n\nNärvarande: Anna Ekström, Bo Berg, Cilla Dahlqvist, Dan Ros\n"


def test_presentations_fill_what_the_list_leaves_out() -> None:
    text = "- Anna Ekstrom (S), ordförande, Flens kommun\n- Bo Berg, Trosa kommun. Ny.\n- Cilla Dahlkvist, strateg\n"
    minutes = parse(read("a.txt", f"{HEAD}\n1. Rundan\n{text}\n2. Övrigt\nInget.".encode()))
    assert [(one.name, one.title, one.organisation, one.party) for one in minutes.attendees] == [
        ("Anna Ekström", "ordförande", "Flens kommun", "S"),
        ("Bo Berg", "", "Trosa kommun", ""),
        ("Cilla Dahlqvist", "strateg", "", ""),
        ("Dan Ros", "", "", ""),
    ]
    assert minutes.items[0].text.count("Flens kommun") == 1


def test_text_that_names_people_is_no_round() -> None:
    text = "Anna Ekström, ordförande, berättar.\nBo Berg, Trosa kommun, håller med.\nLäget är lugnt.\nInget mer.\n"
    minutes = parse(read("a.txt", f"{HEAD}\n1. Rundan\n{text}\n2. Övrigt\nInget.".encode()))
    assert {one.organisation for one in minutes.attendees} == {""}

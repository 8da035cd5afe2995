"""Read who came out of the lists that secretaries write, each in its own habit."""

import pytest

from minutes.importing.parser import parse
from minutes.importing.readers import read

HEAD = "Minnesanteckningar Samverkansgrupp äldre 2024-03-14\nTid: 9-12\nPlats: Rådhuset\n\n"
ITEMS = "\n\n1. Mötet öppnas\nAnna hälsar välkommen.\n\n2. Budget\nBo berättar.\n\n3. Övriga frågor\nInga.\n"
FOUR = ["Anna Ek", "Bo Ros", "Eva Alm", "Karin Dufva Berg"]


def people(listed: str) -> tuple[list[str], list[str]]:
    """Give the names that are read out of a list, and of them those who did not come."""
    found = parse(read("minutes.txt", f"{HEAD}{listed}{ITEMS}".encode())).attendees
    return [one.name for one in found], [one.name for one in found if one.presence in ("absent", "apologies")]


@pytest.mark.parametrize(
    "listed",
    [
        "Närvarande: Anna Ek, Lund; Bo Ros, Malmö; Eva Alm, Region Skåne; Karin Dufva Berg, Eslöv",
        "Närvarande\nLund\nAnna Ek, chef\nHöör\nVakant\nMalmö\nBo Ros\nYstad\nEva Alm, MAS\nKil\nKarin Dufva Berg",
        "Deltagare: Regionen: Anna Ek (ordf), Bo Ros. Kommunerna: Eva Alm Kävlinge, Karin Dufva Berg Eslöv",
        "Deltagare: Regionen: Anna Ek, Bo Ros, Kommunerna: Eva Alm, Karin Dufva Berg",
        "Från kommunerna: Anna Ek från Lund, Bo Ros från Höör, Salem representeras av Eva Alm\n"
        "Från regionen: Karin Dufva Berg",
        "Närvarande: Anna Ek, Lund\nBo Ros, Väsby Välfärd\nEva Alm Lunds VC\nKarin Dufva Berg, Höör",
        "Dessa deltog:\n* Anna Ek, Lund\n* Bo Ros, Höör\n* Eva Alm\n* Karin Dufva Berg",
        "4 deltagare: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg",
        "Med vid bordet:\nLund - Anna Ek\nHöör - Bo Ros\nMalmö - Eva Alm\nRegion Skåne - Karin Dufva Berg",
        "Närvarande: Lund Anna Ek, Höör Bo Ros, Kil Eva Alm, Ystad Karin Dufva Berg",
        "Närvarande: för Lund Anna Ek, för Höör Bo Ros, för Kil Eva Alm, för regionen Karin Dufva Berg",
        "Deltagare:   Anna Ek   chef   Lund\n             Bo Ros   MAS   Höör\n             Eva Alm   chef   Kil\n"
        "             Karin Dufva Berg   chef   Ystad",
        "Närvarande: Anna Ek/Bo Ros/Eva Alm/Karin Dufva Berg",
        "Närvarande: Ek, Anna; Ros, Bo; Alm, Eva; Dufva Berg, Karin",
        "Närvarande\nSocialchef Anna Ek\nÄldrechef Bo Ros\nEnhetschef Eva Alm\nMAS Karin Dufva Berg",
        "Närvarande\nAnna Ek – socialchef\nBo Ros – äldrechef\nEva Alm – enhetschef\nKarin Dufva Berg – MAS",
        "Närvarande\nLund: Anna Ek\nMalmö: Bo Ros, Eva Alm\nEslöv: Karin Dufva Berg\nHöör: -",
        "Vid mötet deltog Anna Ek från Lund, Bo Ros från Malmö samt Eva Alm och Karin Dufva Berg från Region Skåne.",
        "Deltagare: Anna Ek/Lund, Bo Ros/Malmö, Eva Alm/Region Skåne, Karin Dufva Berg/Eslöv",
        "Deltagare: Anna Ek & Bo Ros (Lund), Eva Alm & Karin Dufva Berg (Region Skåne)",
        "Deltagare: Anna Ek + Bo Ros (Lund), Eva Alm + Karin Dufva Berg (Region Skåne)",
        "Närvarande\nAnna Ek, Lund. Kom 9.30\nBo Ros, Malmö\nEva Alm, Region Skåne. Gick 11.\nKarin Dufva Berg, Höör",
        "Ledamöter\nAnna Ek (S), Lund\nBo Ros (M), Nora\nEva Alm (S), Kil\nKarin Dufva Berg (C), Mora",
        "Närvarande:\nFör Lunds kommun Anna Ek\nFör Malmö stad Bo Ros och Eva Alm\nFör Region Skåne Karin Dufva Berg",
        "Kommun\tNamn\nLund\tAnna Ek\nMalmö\tBo Ros\nHöör\tEva Alm\nEslöv\tKarin Dufva Berg",
        "Närvarande: Anna Ek (Lund), Bo Ros (BUP), Eva Alm (HSF), Karin Dufva Berg, sekreterare",
        "Närvarande: Lund – Anna Ek; Malmö – Bo Ros; Region Skåne – Eva Alm och Karin Dufva Berg",
        "Närvarande: Lund (Anna Ek), Malmö (Bo Ros), Region Skåne (Eva Alm och Karin Dufva Berg)",
        "Anna Ek\nSocialchef, Lund\n\nBo Ros\nChef, Malmö\n\nEva Alm\nMAS, Ystad\n\nKarin Dufva Berg\nChef, Höör",
        "| Efternamn | Förnamn | Från |\n|---|---|---|\n| Ek | Anna | Lund |\n| Ros | Bo | Höör |\n| Alm | Eva | Kil |"
        "\n| Dufva Berg | Karin | Mora |",
        "Region Skåne: Anna Ek och Bo Ros\nLund: Eva Alm\nÖvriga: Karin Dufva Berg",
        "Närvarande: Anna Ek o Bo Ros (Lund), Eva Alm (Höör) jämte Karin Dufva Berg",
        "Närvarande\nDr Anna Ek, Lund\nSsk Bo Ros, Höör\nKomminister Eva Alm\nLeg. psykolog Karin Dufva Berg, Eslöv",
        "AE = Anna Ek, chef, Lund\nBR = Bo Ros, Höör\nEA = Eva Alm (skriver)\nKDB = Karin Dufva Berg, Malmö",
        "Med var\nAE: Anna Ek, chef\nBR: Bo Ros\nEA: Eva Alm\nKDB: Karin Dufva Berg",
        "Deltog:\nAnna Ek  Bo Ros\nEva Alm  Karin Dufva Berg  (Karin anslöt kl 14)",
        "Deltog:\nAnna Ek  Bo Ros  Eva Alm\nKarin Dufva Berg\n\nVilka vi är\nA Ek   chef Lund\nB Ros   MAS",
        "Vi var fyra på plats (Anna Ek, Bo Ros, Eva Alm och Karin Dufva Berg).",
        "Mötet samlade Anna Ek, Bo Ros, Eva Alm och Karin Dufva Berg.",
        "Närvarande: Ek Anna, Ros Bo, Alm Eva, Dufva Berg Karin",
        "Vilka är här? Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg",
        "Kring bordet satt Anna Ek, Bo Ros, Eva Alm och Karin Dufva Berg",
        "Deltog: Anna Ek*, Bo Ros, Eva Alm*, Karin Dufva Berg",
        "Ordf: Anna\nNärvarande: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg\nKopia till: Lars Sjö",
        "| Närvarande | Frånvarande |\n|---|---|\n| Anna Ek | |\n| Bo Ros | |\n| Eva Alm | |\n| Karin Dufva Berg | |",
        "Region Skåne:\nAnna Ek, chef\nBo Ros, sjuksköterska\n\nLunds kommun:\nEva Alm, MAS\nKarin Dufva Berg, chef",
        "Närvarande\nLunds kommun (Anna Ek, Bo Ros)\nRegion Skåne (Eva Alm, Karin Dufva Berg)",
        "☒ Anna Ek, Lund\n☒ Bo Ros, Höör\n☒ Eva Alm, Kil\n☒ Karin Dufva Berg, Ystad",
        "Mötesdeltagare\n1. Anna Ek, Lund\n2. Bo Ros, Höör\n3. Eva Alm, Kil\n4. Karin Dufva Berg, Ystad",
        "Bord 1 (vården)\nAnna Ek, läkare, Lund\nBo Ros, chef, Höör\nEva Alm, rektor\n\nBord 2\nKarin Dufva Berg, Kil",
        "Politiker\nRegionenKommun\nAnna Ek (S), ordförandeLund: Bo Ros (M)\nEva Alm (V)Höör: Karin Dufva Berg (S)",
        "| Närvarande | Anna Ek, Lund (ordf.) Bo Ros, Täby Eva Alm, Botkyrka Karin Dufva Berg, Höör |\n|---|---|",
    ],
)
def test_everybody_in_a_list_is_found(listed: str) -> None:
    assert people(listed) == (FOUR, [])


@pytest.mark.parametrize(
    "listed",
    [
        "Från kommunerna deltog Anna Ek (S) och Bo Ros.\n\nFrån regionen deltog Eva Alm.\n\n"
        "Tjänstemän: Karin Dufva Berg, utredare. Lars Sjö hade förhinder.",
        "Närvarande: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg. Frånvarande: Lars Sjö.",
        "Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg. Förhinder Lars Sjö.",
        "Närvarande: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg (Lars Sjö hade förhinder)",
        "Närvarande: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg\nFöräldraledig: Lars Sjö",
        "Närvaro (– = frånvarande)\nAnna Ek, Lund\nBo Ros, Höör\nEva Alm, Malmö\nKarin Dufva Berg\n– Lars Sjö, Kil",
        "Närvaro\nAnna Ek, Lund +\nBo Ros, Höör +\nEva Alm, Malmö +\nKarin Dufva Berg, Ystad +\nLars Sjö, Kil -",
        "Närvarande: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg\nFrånvarande: Bo Ros anslöt 9.15. Lars Sjö (sjuk)",
        "Närvaro (X = närvarande, - = ej närvarande)\nX\tAnna Ek\tLund, chef\nX\tBo Ros\tStorsthlm, utvecklare\n"
        "X\tEva Alm\tHöör\nX\tKarin Dufva Berg\tMalmö\n-\tLars Sjö\tKil",
        "AE = Anna Ek, chef, Lund\nBR = Bo Ros, Höör\nEA = Eva Alm (skriver)\nKDB = Karin Dufva Berg, Malmö\n"
        "LS = Lars Sjö, Kil, förhindrad",
        "Närvarande: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg\nEj avhörd: Lars Sjö (Kil)",
        "Närvarande: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg\nLämnat återbud hade Lars Sjö",
        "Närvarande: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg\nTackade nej: Lars Sjö",
        "Kallade\nAnna Ek\tnärvarande\nBo Ros\tnärvarande\nEva Alm\tnärvarande\nKarin Dufva Berg\tnärvarande\n"
        "Lars Sjö\tförhinder",
    ],
)
def test_those_who_did_not_come_are_told_apart(listed: str) -> None:
    assert people(listed) == ([*FOUR, "Lars Sjö"], ["Lars Sjö"])


def test_column_of_substitutes_that_is_empty_says_nothing_of_those_before_it() -> None:
    table = "| Kommun | Representant | Ersättare |\n|---|---|---|\n| Lund | Anna Ek | |\n| Höör | Bo Ros | Eva Alm |"
    names, absent = people(table)
    assert sorted(names) == ["Anna Ek", "Bo Ros", "Eva Alm"]
    assert absent == []


def test_secretary_told_apart_from_the_list_is_the_one_in_it() -> None:
    listed = "Sekreterare: Bo Ros, Region Skåne\n\nKommunerna\nAnna Ek\tchef\tLund\nEva Alm\tMAS\tHöör\n\n"
    listed += "Regionen\nBo Ros\tstrateg\tVälfärd\nKarin Dufva Berg\tchef\tPsykiatri"
    assert sorted(people(listed)[0]) == FOUR


@pytest.mark.parametrize("name", ["Nils Erik Öberg", "Hans Jörgen Pihl", "Carl Gustav Alm"])
def test_two_first_names_are_of_one_person(name: str) -> None:
    assert people(f"Lund: Anna Ek, {name} (t o m punkt 4)\nHöör: Bo Ros, Eva Alm")[0] == [
        "Anna Ek",
        name,
        "Bo Ros",
        "Eva Alm",
    ]


def test_whoever_wrote_i_is_the_sender() -> None:
    text = "Från: Karin Dufva Berg <karin@lund.example>\nÄmne: Samverkansgrupp äldre 14 mars 2024\n\nHej!\n" + ITEMS
    text += (
        "\nMed igår: undertecknad, Anna Ek o Bo Ros (Lund). På länk: Eva Alm / Region Skåne. Förhinder: Lars Sjö, Kil."
    )
    found = parse(read("minutes.txt", text.encode())).attendees
    assert sorted(one.name for one in found if one.presence == "present") == FOUR
    assert [one.name for one in found if one.presence == "apologies"] == ["Lars Sjö"]


def test_two_of_one_name_both_stay_beside_whoever_wrote_i() -> None:
    text = "Från: Karin Dufva Berg <karin@lund.example>\nÄmne: Samverkansgrupp äldre 14 mars 2024\n\nHej!\n" + ITEMS
    text += "\nMed igår: undertecknad, Anna Ek (Lund), Anna Ek (Höör), Bo Ros (Kil).\n"
    found = parse(read("minutes.txt", text.encode())).attendees
    assert [one.name for one in found] == ["Karin Dufva Berg", "Anna Ek", "Anna Ek", "Bo Ros"]


def test_crosses_are_read_by_the_legend_in_the_title_of_a_list_at_the_end() -> None:
    text = f"{HEAD}{ITEMS}\n4. På listan (x = kom inte)\nChef Anna Ek - Lund\nDr Bo Ros - Höör (x)\nEva Alm - Kil\n"
    found = parse(read("minutes.txt", text.encode())).attendees
    assert [(one.name, one.presence) for one in found] == [
        ("Anna Ek", "present"),
        ("Bo Ros", "absent"),
        ("Eva Alm", "present"),
    ]


AFTER = "\n\nBudget\nBo berättar om budgeten.\n\nSkola\nEva säger något.\n\nÖvrigt\nInget mer kom upp.\n"
NUMBERED = "\n\n2. Budget\nBo berättar.\n\n3. Övrigt\nInget.\n"


@pytest.mark.parametrize(
    "told",
    [
        "1. Upprop\nNärvarande är Anna Ek, Bo Ros, Eva Alm och Karin Dufva Berg." + NUMBERED,
        "1. Öppnande\nAnna hälsar. Närvarande: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg." + NUMBERED,
        "Till mötet kom Anna Ek och Bo Ros från Lund. Från regionen kom Eva Alm och Karin Dufva Berg." + AFTER,
        "Mötet leddes av Anna Ek. Bo Ros förde anteckningar. Med var Eva Alm och Karin Dufva Berg." + AFTER,
        "Vi sågs fyra stycken, Anna Ek, Bo Ros, Eva Alm och Karin Dufva Berg." + AFTER,
        AFTER + "\nDe som var med: Anna Ek, Bo Ros, Eva Alm och Karin Dufva Berg\n",
        AFTER + "\nNärvarande: Anna Ek, Bo Ros, Eva Alm, Karin Dufva Berg\n/Bo\n",
    ],
)
def test_those_who_came_are_told_in_sentences_or_after_the_items(told: str) -> None:
    text = f"Minnesanteckningar Samverkansgrupp äldre 2024-03-14\n\n{told}"
    found = parse(read("minutes.txt", text.encode())).attendees
    assert sorted(one.name for one in found if one.presence == "present") == FOUR


@pytest.mark.parametrize(
    ("label", "missing"),
    [
        ("Ej tjänstg. ersättare", []),
        ("Tjg. ers.", []),
        ("Närv. ej tj. ers.", []),
        ("Övr. närv.", []),
        ("Frånv. led.", ["Karin Dufva Berg"]),
        ("Ej närv. ers.", ["Karin Dufva Berg"]),
    ],
)
def test_labels_of_shortened_words_head_lists(label: str, missing: list[str]) -> None:
    """Read those beside a label whose words are shortened, and whether they came."""
    names, absent = people(f"Beslutande: Anna Ek (S), Bo Ros (M), Eva Alm (C)\n\n{label}: Karin Dufva Berg (L), Lund")

    assert (names, absent) == (FOUR, missing)


def test_people_in_a_column_are_one_a_row_however_long_the_rows_are() -> None:
    """Read a person of his own under one whose row fills the width, and join a list of several that goes on."""
    listed = (
        "Ledamöter\tAnna Ek (KD), Åtvidabergs kommun, tjänstgör för Lillemor Hagdahl\n\t\tBo Ros (L), Linköping\n"
        "Övriga\tEva Alm, förvaltningschef, Åtvidabergs kommun, samt processledaren\n\t\tKarin Dufva Berg, Lund"
    )
    full = "\n\nVi talade länge om hur det gick och vad som var att göra av allt det\nsom vi talade om då.\n" * 4

    assert people(listed + full)[0] == FOUR


@pytest.mark.parametrize("place", ["St Görans sjukhus", "St. Eriks Ögonsjukhus", "Sankt Lukas", "Sankta Maria"])
def test_what_is_called_after_a_saint_is_nobody(place: str) -> None:
    """Read a hospital or a church after a person as where this one is from."""
    assert people(f"Närvarande\nAnna Ek, {place}\nBo Ros, {place}\nEva Alm, Lund\nKarin Dufva Berg")[0] == FOUR


@pytest.mark.parametrize("whom", ["ers. för Bo Ros", "ersätter Bo Ros", "tjg. ers. för Bo Ros"])
def test_whom_somebody_came_for_stands_in_a_cell_after_where_from(whom: str) -> None:
    """Read the organisation and whom somebody came for out of one cell."""
    listed = f"Beslutande:   Anna Ek (M)   Lunds kommun\n              Eva Alm (S)   Region Skåne, {whom}"
    found = parse(read("minutes.txt", f"{HEAD}{listed}{ITEMS}".encode())).attendees

    assert [(one.name, one.organisation, one.substitutes_for) for one in found] == [
        ("Anna Ek", "Lunds kommun", ""),
        ("Eva Alm", "Region Skåne", "Bo Ros"),
    ]

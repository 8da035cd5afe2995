"""Read when, where and what body out of the heads that secretaries write, each in its own habit."""

import pytest

from minutes.importing.parsed import ParsedMinutes
from minutes.importing.parser import parse
from minutes.importing.readers import read

TITLE = "Minnesanteckningar Samverkansgrupp äldre 2024-03-14\n\n"
REST = (
    "\n\nNärvarande: Anna Ek (Lunds kommun), Bo Ros (Region Skåne), Eva Alm (Malmö stad)\n"
    "\n\n1. Mötet öppnas\nAnna hälsar välkommen.\n\n2. Budget\nBo berättar.\n\n3. Övriga frågor\nInga.\n"
)


def minutes(head: str) -> ParsedMinutes:
    """Read minutes with a head."""
    return parse(read("minutes.txt", f"{head}{REST}".encode()))


def hours_of(found: ParsedMinutes) -> str:
    """Give when a meeting began and ended."""
    assert found.start is not None
    assert found.end is not None
    return f"{found.start:%H:%M}-{found.end:%H:%M}"


@pytest.mark.parametrize(
    ("head", "place", "hours"),
    [
        ("Plats: Rådhuset, sal Lund, kl. 9.00–11.00", "Rådhuset, sal Lund", "09:00-11:00"),
        ("Tid: 9–11; plats: Ystad", "Ystad", "09:00-11:00"),
        ("Tid: 09:00–11:00 Plats: Ystad", "Ystad", "09:00-11:00"),
        ("Klockslag: 9.00-11.00\nSammanträdesrum: Kärnan", "Kärnan", "09:00-11:00"),
        ("Plats: Gasverksgatan 3A, Lund\nTid: kl. 9.00 t.o.m. 11.00", "Gasverksgatan 3A, Lund", "09:00-11:00"),
        ("Plats och tid\tLoka Brunn, kl. 09:00-11:00\n\tLunch kl. 10:00-10:30", "Loka Brunn", "09:00-11:00"),
        ("Var: Teams\nNär: 14 mars 2024 kl 9–11", "Teams", "09:00-11:00"),
        ("Vi sågs på Folkets hus i Sjöbo mellan klockan 9 och 11.", "Folkets hus i Sjöbo", "09:00-11:00"),
        ("Tid: Start 9.00, slut 11.00\nPlats: Ystad", "Ystad", "09:00-11:00"),
        (
            "Vi var på Regionens hus den här gången. Mötet började kl 9 och höll på till 11.30.",
            "Regionens hus",
            "09:00-11:30",
        ),
        ("Tack för ett bra möte igår på Orupssjukhuset. Vi satt mellan 9 och 11.30.", "Orupssjukhuset", "09:00-11:30"),
        ("Datum 2024-03-14   Tid 9–11.30   Plats Orupssjukhuset", "Orupssjukhuset", "09:00-11:30"),
        ("Tid 9.00-11.30 Plats Orupssjukhuset", "Orupssjukhuset", "09:00-11:30"),
        ("När: 8.30 → 10\nRum Teams", "Teams", "08:30-10:00"),
        ("Från–till: 8.15 till ca 11\nVar: Brunnen, rum Lingon (lunch 11.15)", "Brunnen, rum Lingon", "08:15-11:00"),
        (
            "Plats och tid: Hjälpmedelscenter, samt Teams, kl 9:30–11:45 samt 12:30–14:10",
            "Hjälpmedelscenter, samt Teams",
            "09:30-14:10",
        ),
        ("Tidpunkt\nkl. nio till ungefär halv tre\n\nVar\nScandic, Lund", "Scandic, Lund", "09:00-14:30"),
        ("Visby, Skolhälsans kök. Började 8.10, slut 9.25.", "Visby, Skolhälsans kök", "08:10-09:25"),
        ("Tid: kvart över nio till tolv\nDigitalt möte, länk via Zoom", "Digitalt möte, länk via Zoom", "09:15-12:00"),
        ("Vi höll på från 13.00 till ca 15. Vi satt hos oss på Storgatan.", "hos oss på Storgatan", "13:00-15:00"),
        (
            "Gruppen sammanträdde klockan halv nio till kvart i elva i Forum, lilla hörsalen.",
            "Forum, lilla hörsalen",
            "08:30-10:45",
        ),
        ("kl 15-16.30 (vi slutade 16.20), på Zoom", "Zoom", "15:00-16:30"),
        ("Tid: 9-11\n\nLjungby lasarett, konferensrum Lagan", "Ljungby lasarett, konferensrum Lagan", "09:00-11:00"),
        ("Från kl: 9.00\nTill kl: 11.00\nPlats: Rådhuset", "Rådhuset", "09:00-11:00"),
        ("Plats: Hotell Billingen\n        Skövde\nTid: kl 9–11", "Hotell Billingen, Skövde", "09:00-11:00"),
        ("den 14 mars 2024 kl. 9–11, plats Vänern", "Vänern", "09:00-11:00"),
        ("Vi höll till i Vänern, 9–11.", "Vänern", "09:00-11:00"),
        ("Mötet hölls hybrid (Kommunhuset i Hjo och Teams) kl 9–11.", "Kommunhuset i Hjo och Teams", "09:00-11:00"),
        ("Torsdag 14 mars 2024, 9–11, Rådhuset i Lund", "Rådhuset i Lund", "09:00-11:00"),
        ("2024-03-14 / 9-11 / Rådhuset", "Rådhuset", "09:00-11:00"),
    ],
)
def test_place_and_hours_are_read_beside_each_other(head: str, place: str, hours: str) -> None:
    found = minutes(f"{TITLE}{head}")
    assert found.place == place
    assert hours_of(found) == hours


def test_hours_that_are_cut_after_their_dash_are_read_whole() -> None:
    told = (
        f"Tid             Torsdagen den 17 oktober 2013, kl 9.15–\n                14.45\nPlats           Lund{REST}\n"
    )
    found = parse(read("minutes.txt", f"{TITLE}{told}".encode()))
    assert (str(found.start), str(found.end), found.place) == ("09:15:00", "14:45:00", "Lund")


def test_hours_told_after_the_place_are_those_of_the_meeting() -> None:
    found = minutes(f"{TITLE}Plats: SKR, Hornsgatan 20. Lunch till lunch, kl. 12.00 den 14 mars.")
    assert found.place == "SKR, Hornsgatan 20"
    assert found.start is not None
    assert found.start.hour == 12


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Region Skåne\nMINNESANTECKNINGAR\n2024-03-14\n\nSamverkansorgan Sydost", "Samverkansorgan Sydost"),
        ("Kommunförbundet Skåne\t\tProtokoll\n\t\t2024-03-14\n\nBeredningsgrupp barn", "Beredningsgrupp barn"),
        ("VÅRDSAMVERKAN FYRBODAL\n\nDelregionalt politiskt samråd\n\n2024-03-14", "Delregionalt politiskt samråd"),
        ("Vårdförvaltningen\tPROTOKOLL\nSamverkan och stöd\t2024-03-14\n\nSamverkansmöte norr", "Samverkansmöte norr"),
        ("Länsledning Kronoberg\t\tPROTOKOLL\nRegion Kronoberg\t\t2024-03-14", "Länsledning Kronoberg"),
        ("| SIMBA | Samverkan i Bohuslän |\n|---|---|\n| Temagrupp | Psykiatri |\n| Datum | 2024-03-14 |", "Psykiatri"),
        ("BarnSam Gotland\nGemensam grupp för elevhälsa och vård\n\nAnteckningar 2024-03-14", "BarnSam Gotland"),
        ("VÅRDSAMVERKAN SKARABORG\nMinnesanteckningar 2024-03-14", "VÅRDSAMVERKAN SKARABORG"),
        ("SAMVERKAN NORD\nLokal samverkansgrupp Kiruna\n\n14/3-24 9-11 Folkets hus", "Lokal samverkansgrupp Kiruna"),
        (
            "Minnesanteckningar Samverkansgrupp\nför äldre i Ådalen\n\nDatum: 2024-03-14",
            "Samverkansgrupp för äldre i Ådalen",
        ),
        ("Hej! Här kommer anteckningar från Samverkansgrupp äldre den 14 mars 2024.", "Samverkansgrupp äldre"),
        ("Mötesnamn\nOrdinarie möte 2/2024 med SamPol\n\nDatum\n2024-03-14", "SamPol"),
        (
            "NOTERINGAR 2024-03-14\n\nGäller: Hemsjukvårdsgruppen i Mora, årets sista träff, kl. 10-14",
            "Hemsjukvårdsgruppen i Mora",
        ),
        ("Minutes of the Project Management Board (PMB), 7th meeting\n14 March 2024", "Project Management Board (PMB)"),
        (
            "POLITISKT SAMRÅD\nmellan nämnden Älvstranden och kommunerna\n\nDatum: 2024-03-14",
            "POLITISKT SAMRÅD mellan nämnden Älvstranden och kommunerna",
        ),
        (
            "2024-03-14\n\nSamverkansgruppen för äldre i Ådalen träffades på Ådalsgården.",
            "Samverkansgruppen för äldre i Ådalen",
        ),
        ("Från: Anna Ek\nÄmne: Ant från Närvårdsgruppen Norr torsdagen den 14/3 -24", "Närvårdsgruppen Norr"),
        ("Minnesanteckningar förda vid Samverkansgrupp äldres möte den 14 mars 2024", "Samverkansgrupp äldre"),
        ("Minnesanteckningar: Samverkansgrupp äldre, 14 mars 2024. Rådhuset kl. 9-11.", "Samverkansgrupp äldre"),
    ],
)
def test_body_is_the_group_that_met_and_not_who_owns_the_paper(head: str, body: str) -> None:
    assert minutes(f"{head}\n\nPlats: Rådhuset").body_name == body


@pytest.mark.parametrize(
    "told",
    [
        "Vi bröt 11.45.",
        "Klockan 11.45 avslutas mötet.",
        "4. Avslutning (11.45)\nTack för i dag.",
        "4. Mötets avslutande\nKl. 11.45 tackade ordföranden för i dag.",
    ],
)
def test_end_is_read_where_the_hour_stands_first(told: str) -> None:
    found = parse(read("minutes.txt", f"{TITLE}Plats: Teams{REST}\n{told}\n".encode()))
    assert f"{found.end:%H:%M}" == "11:45"


@pytest.mark.parametrize(
    ("told", "body"),
    [
        (
            "Samverkansgruppen äldre sammanträdde torsdagen den 14 mars 2024 kl. 9 på Folkets hus i Karlstad.",
            "Samverkansgruppen äldre",
        ),
        (
            "Torsdagen den 14 mars 2024 sammanträdde länsgruppen på Folkets hus i Karlstad, mellan klockan 9 och 11",
            "Länsgruppen",
        ),
    ],
)
def test_sentence_on_who_sat_tells_when_and_where(told: str, body: str) -> None:
    found = minutes(f"ANTECKNINGAR\n\n{told}")
    assert found.body_name == body
    assert (str(found.date), found.place, f"{found.start:%H:%M}") == (
        "2024-03-14",
        "Folkets hus i Karlstad",
        "09:00",
    )


@pytest.mark.parametrize("label", ["Närvaro 14 mars", "Närvarande torsdagen den 14 mars", "Deltagare 14 mars"])
def test_day_beside_the_heading_of_a_list_is_that_of_the_meeting(label: str) -> None:
    listed = f"Minnesanteckningar nr 2 2024\n\n{label}\nAnna Ek, Lund\nBo Ros, Höör\nEva Alm, Kil"
    assert str(parse(read("minutes.txt", f"{listed}{REST}".encode())).date) == "2024-03-14"


def test_department_called_collaboration_is_not_the_body_where_another_row_names_one() -> None:
    found = minutes("Region Skåne\nRegional samverkan\n\nLänsledning välfärd\n\nTid: 14 mars 2024 kl 9-11")
    assert found.body_name == "Länsledning välfärd"


@pytest.mark.parametrize(
    "told",
    [
        "möte nr 3, torsdagen den 14 mars 2024\nkl 09:00 - 11:00 i Folkets hus",
        "2024-03-14\n\nMötet hölls på Folkets hus och pågick mellan 9.00 och 11.00.",
    ],
)
def test_day_hours_and_place_are_told_in_lower_case_and_in_words(told: str) -> None:
    found = minutes(f"Samverkansgrupp äldre (SGÄ)\n{told}")
    assert (str(found.date), found.place) == ("2024-03-14", "Folkets hus")
    assert hours_of(found) == "09:00-11:00"


def test_row_with_day_and_place_in_two_sentences_tells_both() -> None:
    found = minutes("SAMVERKANSGRUPP ÄLDRE\ntorsdag 14 mars -24, 9.15–11.00. Vi var i Askersund, Sjöängen.")
    assert (found.body_name, str(found.date), found.place) == (
        "SAMVERKANSGRUPP ÄLDRE",
        "2024-03-14",
        "Askersund, Sjöängen",
    )
    assert hours_of(found) == "09:15-11:00"


@pytest.mark.parametrize(
    "title",
    [
        "Samverkansgrupp äldre, Teams, 14 mars 2024 9–11",
        "Samverkansgrupp äldre – Teams 14 mars 2024 9–11\nMinnesanteckningar",
        "Här kommer anteckningar från Samverkansgrupp äldres möte den 14 mars 2024 på Teams, kl 9-11.",
    ],
)
def test_title_tells_body_place_and_hours(title: str) -> None:
    found = minutes(title)
    assert (found.body_name, found.place) == ("Samverkansgrupp äldre", "Teams")
    assert hours_of(found) == "09:00-11:00"


@pytest.mark.parametrize(
    "name",
    [
        "Nätverksmöte för samordnare i länet",
        "Politiskt samverkansmöte mellan hälso- och sjukvårdsnämndens utskott och kommunerna Ankeborg, Gåsmora, "
        "Hönsjö, Kalkonby och Svanköping i södra länet",
    ],
)
def test_body_is_the_meeting_of_those_who_met_and_not_the_office(name: str) -> None:
    text = f"Hälsoförvaltningen\tMINNESANTECKNINGAR\nSamverkan\t2023-10-19\n\n{name}\n\nDatum: 19 oktober 2023\n"
    assert minutes(text).body_name == name


@pytest.mark.parametrize(
    "head",
    [
        "Samverkansgrupp äldre, onsdagen den femte oktober 2022",
        "Sammanställd 12 oktober 2022 av Eva Alm\n\nSamverkansgrupp äldre\n5 oktober 2022, kl 9-11",
        "Senast uppdaterad 2022-10-12\nSamverkansgrupp äldre\nOnsdag den 5 oktober 9-11",
        "Samverkansgrupp äldre\nAnteckningarna skickades ut 2022-10-12\nMötesdag 2022-10-05",
    ],
)
def test_day_is_that_of_the_meeting_though_told_in_words_or_after_that_of_the_paper(head: str) -> None:
    assert str(minutes(head).date) == "2022-10-05"


@pytest.mark.parametrize("department", ["Regional utveckling, området Välfärd", "Verksamhetsområdet Närvård"])
@pytest.mark.parametrize("body", ["Chefsgruppen för samverkan, Örebro län", "Ungdomsrådet i Örebro län"])
def test_body_is_the_group_under_the_record_and_no_area_of_a_letterhead(department: str, body: str) -> None:
    """Read the group that met, or the council, and not the area of work of those whose paper it is."""
    head = f"Region Örebro län\n{department}\n\n\nProtokoll\n{body}\n\nFredag den 27 januari 2023, 09:00-11:45"
    assert minutes(head).body_name == body


@pytest.mark.parametrize(
    ("head", "body", "place"),
    [
        (
            "Samverkansgruppen Norr, snabb avstämning Teams\ntors 14 mars 2024, 8.15-8.50",
            "Samverkansgruppen Norr",
            "Teams",
        ),
        ("Samverkansgruppen Norr, kort möte via Zoom\n14 mars 2024, 8.15-8.50", "Samverkansgruppen Norr", "Zoom"),
        ("Samverkansgruppen Norr – extra möte\n14 mars 2024, 8.15-8.50", "Samverkansgruppen Norr", None),
        ("Gruppen för möten på Teams\n14 mars 2024, 8.15-8.50\nPlats: Lund", "Gruppen för möten på Teams", "Lund"),
        (
            "Samverkansgruppen Norr\n\n"
            "Anteckningar från träffen i Munkfors, kommunhuset (rum Stål), tisdagen den 12 mars 2024",
            "Samverkansgruppen Norr",
            "Munkfors, kommunhuset (rum Stål)",
        ),
        ("SAMVERKAN NORR\n\nBacke hälsocentral, torsdagen den 14 mars 2024", "SAMVERKAN NORR", "Backe hälsocentral"),
        ("SAMVERKAN NORR\n\nFolkets bibliotek, 14 mars 2024", "SAMVERKAN NORR", "Folkets bibliotek"),
        ("SAMVERKAN NORR\n\nRedovisning av året som gick, 14 mars 2024", "SAMVERKAN NORR", None),
    ],
)
def test_place_stands_before_a_day_or_after_the_kind_of_meeting(head: str, body: str, place: str | None) -> None:
    """Read where people met beside a day, or after the kind of meeting, which is no part of the body's name."""
    found = minutes(head)

    assert (found.body_name, found.place or None) == (body, place)


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("med möjlighet till Skype", "Eken, rum Ekerö, med möjlighet till Skype"),
        ("med möjlighet att delta på distans", "Eken, rum Ekerö, med möjlighet att delta på distans"),
        ("med möjlighet till lunch", "Eken, rum Ekerö"),
        ("till lunch", "Eken, rum Ekerö"),
    ],
)
def test_way_to_take_part_is_told_with_the_place(told: str, place: str) -> None:
    """Read that people could take part from afar, and no meal, as where they met."""
    assert minutes(f"{TITLE}Mötet hölls kl. 15.00–16.40 hos Eken, rum Ekerö, {told}.").place == place


@pytest.mark.parametrize(
    ("over", "body"),
    [
        ("PROJEKT STEGET HEM     Version 1.0", "PROJEKT STEGET HEM"),
        ("SAMORDNAD HEMGÅNG\tDnr: 2024/311", "SAMORDNAD HEMGÅNG"),
        ("REGION SKÅNE     Version 1.0", "Styrgruppsmöte"),
        ("SIDA 1     Version 1.0", "Styrgruppsmöte"),
    ],
)
def test_name_over_a_meeting_of_no_name_is_the_body_beside_a_version(over: str, body: str) -> None:
    """Read the name in capitals over “Styrgruppsmöte nr 7”, and not who owns the paper."""
    assert minutes(f"{over}\nStyrgruppsmöte nr 7\n\nDatum: 2024-03-14").body_name == body

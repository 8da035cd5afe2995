"""Choose the headings that are consistent from top to bottom."""

import pytest

from minutes.importing.lines import lines_of
from minutes.importing.parser import parse
from minutes.importing.parser.furniture import take_out
from minutes.importing.parser.headings import find_headings
from minutes.importing.parser.paragraphs import join_broken
from minutes.importing.parser.rows import rows_of
from minutes.importing.readers import read


def titles(text: str) -> list[tuple[str, str]]:
    """Give number and title of the headings in a text."""
    rows = join_broken(take_out(rows_of(lines_of(text.split("\n"))[0]))[0])
    return [(one.number, one.title) for one in find_headings(rows)]


@pytest.mark.parametrize(
    "form",
    [
        "§ {} {}",
        "§{}. {}",
        "{} § {}",
        "{}. {}",
        "{}) {}",
        "Punkt {}: {}",
        "{} {}",
        "## {}. {}",
        "**{}. {}**",
        "{}.\t{}",
    ],
)
def test_find_headings_in_each_numbering(form: str) -> None:
    text = "\n\n".join(
        f"{form.format(number, title)}\nText om saken."
        for number, title in ((1, "Öppnande"), (2, "Budget"), (3, "Övrigt"))
    )
    assert titles(text) == [("1", "Öppnande"), ("2", "Budget"), ("3", "Övrigt")]


@pytest.mark.parametrize("form", ["## {}", "**{}**", "{}"])
def test_find_headings_without_numbers(form: str) -> None:
    text = "Inledande ord står här.\n\n" + "\n\n".join(
        f"{form.format(title)}\nText om saken." for title in ("Öppnande", "Budget")
    )
    assert titles(text) == [("", "Öppnande"), ("", "Budget")]


def test_find_headings_passes_a_list_that_starts_over() -> None:
    text = "1. Inledning\n\nJa.\n\n2. Lagen\n\nDen säger:\n\n1. har en sjukdom,\n2. har en skada.\n\n3. Övrigt\n\nNej."
    assert titles(text) == [("1", "Inledning"), ("2", "Lagen"), ("3", "Övrigt")]


def test_find_headings_keeps_gaps_and_repeats() -> None:
    text = "\n".join(f"§ {number}. Rubrik\nText." for number in (1, 2, 4, 5, 4))
    assert [number for number, _ in titles(text)] == ["1", "2", "4", "5", "4"]


ALIKE = ["§ {} Ärende nummer {}", "§ {}. Ärende nummer {}", "{}. Ärende nummer {}", "Ärende {}: Nummer {}"]


def told(number: int, rows: int) -> list[str]:
    """Give rows of text that no other number has."""
    word = f"{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}"
    return [f"Det sägs {word}{letter} om detta." for letter in "klmnopqr"[:rows]]


@pytest.mark.parametrize("form", ALIKE)
@pytest.mark.parametrize("rows", [0, 1, 2, 6])
def test_find_headings_that_are_alike_but_for_their_numbers(form: str, rows: int) -> None:
    numbers = range(1, 41)
    text = [row for number in numbers for row in (form.format(number, number), *told(number, rows))]
    assert [number for number, _ in titles("\n\n".join(text))] == list(map(str, numbers))


def test_find_headings_of_one_title_again_and_again() -> None:
    text = [row for number in (1, 2, 3) for row in (f"{number}. Rapport", *told(number, 3))]
    assert titles("\n\n".join(text)) == [("1", "Rapport"), ("2", "Rapport"), ("3", "Rapport")]


@pytest.mark.parametrize(("listed", "number"), [("§ {}  {} {}", "§ {}/24"), ("{}. {} {}", "§ {}"), ("{}. {}", "{}.")])
def test_find_headings_that_a_list_of_contents_has_too_in_another_form(listed: str, number: str) -> None:
    names = ["Val av justerare", "Ekonomi", "Reglemente", "Meddelanden"]
    contents = [listed.format(place, name, place + 2) for place, name in enumerate(names, 16)]
    text = [row for place, name in enumerate(names, 16) for row in (f"{number.format(place)} {name}", *told(place, 3))]
    found = titles("\n".join(["Innehåll", *contents, "", *(f"{row}\n" for row in text)]))
    assert [name for _, name in found] == names


def test_find_headings_lettered_before_a_tab_and_not_what_is_listed_as_attached() -> None:
    names = ["Mötet inleds", "Avtalet", "Årshjul", "Mötet avslutas"]
    items = [
        f"{letter}\t{name}\n{told(place, 1)[0]}\n"
        for place, (letter, name) in enumerate(zip("ABCD", names, strict=True))
    ]
    attached = ["Bilagor", "1. Bildspel om avtalet", "2. Rapport", "3. Utkast till årshjul"]
    assert titles("\n".join([*items, "", *attached])) == list(zip("ABCD", names, strict=True))


@pytest.mark.parametrize("header", ["Rådet Sida {} av 9", "{} Rådet för vård", "Sida {}", "{} (9)", "Protokoll {}"])
def test_what_counts_pages_is_cut(header: str) -> None:
    text = [row for number in range(1, 9) for row in (header.format(number), *told(number, 7))]
    _, cuts, first = take_out(rows_of(lines_of(text)[0]))
    assert [cut.row.text for cut in (*first, *cuts)] == [header.format(number) for number in range(1, 9)]


def test_find_headings_with_the_title_below_the_number() -> None:
    assert titles("§ 34 Dnr SN 2023/12\nBudget\n\nText.\n\n§ 35\nPlan\n\nText.") == [("34", "Budget"), ("35", "Plan")]


def test_register_number_far_to_the_right_stays_with_its_item() -> None:
    text = "Nämnden\n\n§ 17/24          Dnr GN 2024/11\nRapport\n\nVi är klara.\n\n§ 18/24\nPlan\n\nInget nytt."
    minutes = parse(read("minutes.txt", text.encode()))
    assert [item.title for item in minutes.items] == ["Rapport", "Plan"]
    assert minutes.items[0].text.startswith("Dnr GN 2024/11")


def test_find_headings_with_sub_items() -> None:
    assert titles("1. A-delen\nText.\n1.1 Första\nText.\n2. B-delen\nText.") == [
        ("1", "A-delen"),
        ("1.1", "Första"),
        ("2", "B-delen"),
    ]


def test_find_headings_of_numbered_texts_takes_their_titles_from_the_agenda() -> None:
    text = "Dagordning\n1. Öppnande\n2. Budget\n3. Övrigt\n\n1. Anna hälsar välkommen.\n\n2. Allt går bra.\n\n3. Inget."
    assert titles(text) == [("1", "Öppnande"), ("2", "Budget"), ("3", "Övrigt")]


def test_find_headings_that_stand_in_the_margin() -> None:
    text = "\n\n".join(
        f"{title:20} Texten om saken står bredvid\n{'':20} och går vidare här."
        for title in ("Öppnande", "Budget", "Övrigt")
    )
    assert titles(text) == [("", "Öppnande"), ("", "Budget"), ("", "Övrigt")]


def test_find_headings_passes_questions_and_answers() -> None:
    text = "Inledande ord står här.\n\n" + "\n\n".join(
        f"{title}\nText om saken.\n\nFråga: Hur då?\n\nSvar: Så här." for title in ("Öppnande", "Budget")
    )
    assert titles(text) == [("", "Öppnande"), ("", "Budget")]


@pytest.mark.parametrize("form", ["{}\t{}. {}", "kl {} {}. {}", "{} {}. {}"])
def test_hour_before_a_numbered_heading_is_no_part_of_it(form: str) -> None:
    text = "\n\n".join(
        f"{form.format(hour, number, title)}\nText om saken."
        for hour, number, title in (("09.00", 1, "Öppnande"), ("09.20", 2, "Budget"), ("10.00", 3, "Övrigt"))
    )
    assert titles(text) == [("1", "Öppnande"), ("2", "Budget"), ("3", "Övrigt")]


def test_title_in_a_list_beforehand_is_no_page_header_where_pages_begin_nearby() -> None:
    page = "Region Västmanland\nSida {} (6)\n\n"
    names = ("Öppnande", "Dagordning", "Föregående protokoll", "Budget", "Övrigt")
    listed = "\n".join(f"§ {number}  {name}" for number, name in enumerate(names, 28))
    told = "\n\n".join(f"§ {number} {name}\n\nText om {name}.\n\nMer." for number, name in enumerate(names, 28))
    text = f"{page.format(1)}{listed}\n\n{page.format(2)}{told}"
    assert [title for _, title in titles(text)] == list(names)


def test_title_broken_in_a_margin_is_whole_where_a_list_beforehand_has_it() -> None:
    listed = "Dagordning\n1. Öppnande\n2. Pågående arbetsgrupper, vad pausas?\n3. Tider\n\n"
    told = (
        "1. Öppnande\t\tAnna öppnar.\n\n2. Pågående arbets-\tBo har gått igenom dem, åtta\n"
        "grupper, vad\t\tär klara.\npausas?\n\n3. Tider\t\t17 april och 8 maj."
    )
    assert [title for _, title in titles(listed + told)] == ["Öppnande", "Pågående arbetsgrupper, vad pausas?", "Tider"]


@pytest.mark.parametrize("form", ["{} {}", "Kl. {} {}", "{}\t{}"])
def test_hour_before_a_title_is_no_part_of_it(form: str) -> None:
    told = (("09.00", "Öppnande"), ("09.20", "Läget i länet"), ("10.00", "Nästa möte"))
    text = "\n\n".join(f"{form.format(hour, title)}\nText om {title}." for hour, title in told)
    assert [title for _, title in titles(text)] == ["Öppnande", "Läget i länet", "Nästa möte"]


@pytest.mark.parametrize("form", ["{}: {}", "- {}: {}", "{} – {}"])
def test_next_meeting_is_an_item_among_others_that_are_set_so(form: str) -> None:
    told = (("Öppnande", "Anna hälsar alla välkomna."), ("Läget", "Lund har brist på rum och folk."))
    last = ("Nästa möte", "Vi ses den 5 maj i Lund klockan nio.")
    text = "\n\n".join(form.format(*one) for one in (*told, ("Budget", "Bo berättar om utfallet i år."), last))
    assert [title for _, title in titles(text)] == ["Öppnande", "Läget", "Budget", "Nästa möte"]


def test_numbered_sentences_under_a_title_are_no_items() -> None:
    inside = "Två synpunkter:\n1. Den ena är viktig.\n2. Den andra också."
    text = f"Anteckningar\n\nLäget\nAnna berättar.\n\nRemiss\n{inside}\n\nÖvrigt\nInget mer."
    assert [title for _, title in titles(text)] == ["Läget", "Remiss", "Övrigt"]


def test_numbered_list_between_titles_that_stand_alone_is_no_agenda() -> None:
    inside = "Mest röster fick\n1. Läkarkontakt (9)\n2. Hembesök (7)\n3. SIP (6)\n4. Munhälsa (2)\nPer skriver."
    text = (
        f"Anteckningar\n\nLäget\nAnna berättar om läget.\n\nPlan 2024\n{inside}\n\nRehab\nBo tar det.\n\nÖvrigt\nInget."
    )
    assert [title for _, title in titles(text)] == ["Läget", "Plan 2024", "Rehab", "Övrigt"]


@pytest.mark.parametrize("last", ["Tider i vår", "Mötestider hösten 2024", "Vårens möten"])
def test_coming_times_head_an_item_among_titles_that_stand_alone(last: str) -> None:
    text = (
        f"Anteckningar\n\nLäget\nAnna berättar om läget.\n\nRehab\nBo tar det.\n\n{last}\n16/1 och 12/3. OK för alla."
    )
    assert [title for _, title in titles(text)] == ["Läget", "Rehab", last]


def test_letter_that_is_a_roman_number_too_goes_on_after_the_letter_before_it() -> None:
    told = ("Öppnande", "Läget", "Budget", "Remiss", "Avtal", "Enkät", "Teknik", "Övrigt", "Nästa möte", "Avslut")
    text = "\n\n".join(f"{letter}. {title}\nText om det." for letter, title in zip("ABCDEFGHIJ", told, strict=True))
    assert [number for number, _ in titles(text)] == list("ABCDEFGHIJ")


def test_number_alone_close_over_a_title_and_its_text_is_no_page() -> None:
    told = (("1", "Öppnande", "Anna öppnar."), ("2", "Läget", "Gicks igenom."), ("3", "Övrigt", "Inget kom upp."))
    text = "\n\n".join("\n".join(one) for one in told)
    assert titles(text) == [("1", "Öppnande"), ("2", "Läget"), ("3", "Övrigt")]


def test_table_without_a_header_has_an_item_a_row() -> None:
    rows = (
        "1 | Öppnande | Anna hälsar välkommen.",
        "2 | Budget | Bo berättar om läget.",
        "3 | Övrigt | Inget mer kom upp.",
    )
    text = "\n".join(f"| {row} |" for row in rows)
    assert titles(text) == [("1", "Öppnande"), ("2", "Budget"), ("3", "Övrigt")]


TITLES = ("Inledning", "Läget i sommar", "Nya rutinen")
GUISES = (
    "--- {title} ---", "== {title} ==", "~ {title} ~", "-- {title}", "[{title}]", "* {title}", "• {title}", "{title}:",
    "Ärende: {title}", "Fråga {letter}: {title}", "Punkt {letter}. {title}", "{letter}: {title}", "{letter} – {title}",
    "Paragraf {number} - {title}", "Del {number}. {title}", "TEMA {letter} – {title}", "Avsnitt {number}: {title}",
    "({number}) {title}", "{number} · {title}", "{number} — {title}", "{number}> {title}", "{number}.) {title}",
    "{number}.0 {title}", "No. {number} {title}", "Dp {number} {title}", "Ärende nr {number}, {title}",
    "{roman} – {title}", "=======================\n{title}\n=======================",
)  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("guise", GUISES)
def test_find_headings_in_each_guise(guise: str, between: str) -> None:
    marks = zip(TITLES, "123", "ABC", ("I", "II", "III"), strict=True)
    text = "Vi sågs i Lund.\n\n" + "\n\n".join(
        guise.format(title=title, number=number, letter=letter, roman=roman)
        + f"{between}Text om saken, ganska lång.\nOch mer."
        for title, number, letter, roman in marks
    )
    assert [title for _, title in titles(text)] == list(TITLES)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("guise", ["{}: ", "{} – ", "{}: ".upper(), "CAPITALS "])
def test_find_headings_that_begin_their_text(guise: str, between: str) -> None:
    if guise == "CAPITALS ":
        lines = [f"{title.upper()} Text om saken, som är ganska lång." for title in TITLES]
        wanted = [title.upper() for title in TITLES]
    else:
        lines = [f"{guise.format(title)}Text om saken, som är ganska lång." for title in TITLES]
        wanted = list(TITLES)
    assert [title for _, title in titles("Vi sågs i Lund.\n\n" + between.join(lines))] == wanted


def test_find_headings_keeps_what_stands_among_numbered_parts() -> None:
    text = "\n\n".join(f"{title}\n\nText om saken, ganska lång." for title in (
        "Inledning", "Tema A – Beställning", "Tema B – Leverans", "Tema C – Betalning", "Hur går vi vidare?",
    ))  # fmt: skip
    wanted = ["Inledning", "Beställning", "Leverans", "Betalning", "Hur går vi vidare?"]
    assert [title for _, title in titles(f"Vi sågs i Lund i tisdags.\n\n{text}")] == wanted


def test_find_headings_passes_days_and_tasks() -> None:
    text = (
        "TORSDAG\n\nVälkommen\n\nAnna hälsade alla välkomna.\n\nPlaner\n\nBo visade planerna för i år.\n\nFREDAG\n\n"
        "Lena och Bo: bjud in skolan\nGustav: skicka rutinen\n\nAvslut\n\nAnna tackade alla."
    )
    assert [title for _, title in titles(text)] == ["Välkommen", "Planer", "Avslut"]


def test_find_headings_that_a_stop_parts_from_their_text() -> None:
    titled = ("Sedan sist. Rut har fått en ny chef.", "Avgifter. Lisa visade listan.", "Parboende. Inget nytt.")
    told = ("Lisa visade listan. Den är lång.", "Rut har fått en ny chef. Hon är bra.", "Mötet var bra. Alla tackade.")
    begin = "Vi sågs i Lund\n\n"
    found = titles(begin + "\n\n".join((*titled, "Framöver. Nästa träff blir i maj.")))
    assert [title for _, title in found] == ["Sedan sist", "Avgifter", "Parboende", "Framöver"]
    assert titles(begin + "\n\n".join((*told, "Nästa träff är i maj. Siv kallar."))) == []


@pytest.mark.parametrize(
    "reach", ["§§ 1–13", "§§ 40 - 49", "§§ 40-49", "§ 3 – § 9", "§ 3 - § 9", "Paragraferna 3 till 9"]
)
def test_range_of_paragraphs_is_no_heading(reach: str) -> None:
    """Find the paragraphs of a protocol, and not the row of its head that counts them."""
    found = titles(f"Protokoll samverkansnämnden\n{reach}\n\n§ 3 Mötet öppnas\nAnna öppnar.\n\n§ 4 Budget\nBo.\n")

    assert found == [("3", "Mötet öppnas"), ("4", "Budget")]


@pytest.mark.parametrize(
    ("first", "title"), [("§ 3-24 Mötet öppnas", "Mötet öppnas"), ("§ 3 – 2 nya val", "2 nya val")]
)
def test_paragraph_with_its_year_or_a_count_is_a_heading(first: str, title: str) -> None:
    """Find a paragraph whose number has its year, and one whose title begins with a number."""
    found = titles(f"Protokoll samverkansnämnden\n\n{first}\nAnna öppnar.\n\n§ 4 Budget\nBo berättar.\n")

    assert [name for _, name in found] == [title, "Budget"]

"""Tell decisions from proposals, and this meeting's from those of others."""

import pytest

from minutes.importing import readers
from minutes.importing.lines import lines_of
from minutes.importing.parsed import ParsedItem
from minutes.importing.parser import parse
from minutes.importing.parser.deciding import deciding
from minutes.importing.parser.decisions import read_decisions
from minutes.importing.parser.outcomes import outcome_of
from minutes.importing.parser.rows import rows_of

BODY = "Styrgruppen för nära vård"


def read(text: str, body: str = BODY) -> list[tuple[str, str]]:
    """Give kind and text of the decisions in a text."""
    return [(one.kind, one.text) for one in read_decisions(rows_of(lines_of(text.split("\n"))[0]), body).decisions]


@pytest.mark.parametrize(
    "sentence",
    [
        "Styrgruppen beslutar att anta planen.",
        "Mötet beslutade att skjuta upp frågan.",
        "Vi enades om att träffas igen.",
        "Det beslutades att Anna skriver.",
        "Dagordningen fastställs.",
        "Föregående protokoll godkändes och lades till handlingarna.",
        "Styrgruppen ställer sig bakom förslaget.",
        "Efter omskrivning ställer sig gruppen bakom förslaget.",
        "Styrgruppen diskuterade frågan och beslutade att vänta.",
        "Överenskom att Anna skriver.",
        "Frågan bordläggs till mötet i november.",
    ],
)
def test_deciding_sentences_of_the_meeting(sentence: str) -> None:
    assert deciding(sentence, BODY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vid beredningen den 21 maj beslutades att fortsätta.",
        "Den 16 april beslutades att delta.",
        "Beslut om tredje dos väntas.",
        "Beslut att gå med togs av regionen i okt 2017.",
        "Socialnämnden beslutade att införa inköpsstopp.",
        "Styrgruppen beslutade i mars att vänta.",
        "Styrgruppen ska besluta om detta senare.",
        "Region Skåne har tagit beslut att alla har rätt till vård.",
        "Så snart ett test godkänns börjar man.",
        "Arbetsgruppen föreslår att planen antas.",
        "Planen antogs av länets ledningsgrupp i maj.",
        "Bordlades vid förra mötet.",
    ],
)
def test_deciding_sentences_of_others(sentence: str) -> None:
    assert not deciding(sentence, BODY)


def test_read_decisions_with_bullets_under_a_label() -> None:
    assert read("Beslut:\n- Ett.\n- Två.\nEtt önskemål.") == [("decision", "Ett."), ("decision", "Två.")]


def test_read_decisions_of_att_clauses_below_their_subject() -> None:
    assert read("Styrgruppen beslutar\natt godkänna planen, samt\natt följa upp den.") == [
        ("decision", "att godkänna planen, samt"),
        ("decision", "att följa upp den."),
    ]


def test_read_decisions_takes_the_first_paragraph_only() -> None:
    assert read("Beslut;\nArbetet vilar.\n\nEn annan tanke.") == [("decision", "Arbetet vilar.")]


def test_read_decisions_tells_proposals() -> None:
    assert read("Förslag till beslut:\n- Att anta planen\n\nStyrgruppen godkänner förslaget.") == [
        ("proposal", "Att anta planen"),
        ("decision", "Styrgruppen godkänner förslaget."),
    ]


def test_read_decisions_keeps_a_condition_with_its_decision() -> None:
    rows = rows_of(lines_of(["Styrgruppen beslutar att godkänna.", "Beslutet behöver förankras med nämnden."])[0])
    ruling = read_decisions(rows, BODY)
    assert ruling.decisions[0].condition == "Beslutet behöver förankras med nämnden."
    assert ruling.rows == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Frågan bordläggs.", "postponed"),
        ("Läggs till handlingarna.", "noted"),
        ("Samtliga tar med frågan hem.", "taken_home"),
        ("Arbetet är vilande.", "dormant"),
        ("Nämnden avslår ansökan.", "rejected"),
        ("Planen rekommenderas till regionerna.", "recommended"),
        ("Gruppen ställer sig bakom planen.", "position"),
        ("Anna bokar.", "decided"),
    ],
)
def test_outcome_of_each_kind(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome


def test_outcome_of_a_referral_names_the_body() -> None:
    assert outcome_of("Rapporten skickas ut till Centralt Samverkansorgan.") == ("referred", "Centralt Samverkansorgan")


def test_a_letter_before_a_bracket_inside_a_decision_stays() -> None:
    text = "Vi bestämde att avsnitt 6 (egenvård) stryks."
    assert read(text) == [("decision", text)]
    assert read(f"Beslut:\n1. {text}") == [("decision", text)]


def test_what_was_agreed_after_discussion_is_a_decision() -> None:
    assert deciding("Efter en del fram och tillbaka kom vi överens om att skriva om avsnittet.", BODY)
    assert not deciding("I våras beslutade nämnden att vänta.", BODY)


def test_consent_to_have_names_published_is_no_decision() -> None:
    assert not deciding("Alla godkänner namnpublicering i enlighet med GDPR.", BODY)


def test_a_proposal_told_in_a_sentence_is_no_decision() -> None:
    assert not deciding("Förslag till beslut är att ansökan beviljas.", BODY)
    assert deciding("Förslaget godkänns.", BODY)


def test_clauses_that_go_on_below_are_decisions_of_their_own() -> None:
    text = "Det beslutades att godkänna rapporten,\natt sända den till medlemmarna, samt\natt Anna kompletterar den."
    assert [told for _, told in read(text)] == [
        "Det beslutades att godkänna rapporten,",
        "att sända den till medlemmarna, samt",
        "att Anna kompletterar den.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Styrgruppen utser Göran Bengtzing och\nKerstin Nyrup att delta.",
        "Beslut: Styrgruppen avsätter medel till utbildning med sammanlagt cirka\n45 000 kronor under nästa år.",
        "Beslut:\n- att uppdra åt\n  Anna Berg att skicka svaret.",
    ],
)
def test_a_decision_goes_on_where_its_line_is_broken(text: str) -> None:
    ((_, told),) = read(text)
    assert told == " ".join(text.removeprefix("Beslut:").replace("- ", "").split())


def test_text_after_a_decision_that_goes_on_stays_text() -> None:
    rows = rows_of(lines_of(["Styrgruppen utser Anna och", "Bo att delta. Mötet tackar Cecilia."])[0])
    ruling = read_decisions(rows, BODY)
    assert [one.text for one in ruling.decisions] == ["Styrgruppen utser Anna och Bo att delta."]
    assert [row.text for row in ruling.rows] == ["Mötet tackar Cecilia."]


def test_decisions_on_lines_of_their_own_stay_apart() -> None:
    assert read("Beslut:\nAnna skriver svaret\nBo bokar lokal") == [
        ("decision", "Anna skriver svaret"),
        ("decision", "Bo bokar lokal"),
    ]


def items_of(text: str) -> tuple[ParsedItem, ...]:
    return parse(readers.read("anteckningar.txt", text.encode())).items


def test_arrows_mark_decisions_where_several_do() -> None:
    text = "Anteckningar\n\n1. Rutin\nBo visade.\n=> rutinen prövas i vår\n\n2. Väska\nDyr.\n=> en räcker\n"
    assert [[one.text for one in item.decisions] for item in items_of(text)] == [
        ["rutinen prövas i vår"],
        ["en räcker"],
    ]


def test_arrows_mark_no_decisions_where_people_do_what_stands_after_them() -> None:
    text = "Anteckningar\n\n1. Rutin\nVisades.\n=> Bo skriver klart\n\n2. Väska\nDyr.\n=> Liv mejlar listan\n"
    assert [item.decisions for item in items_of(text)] == [(), ()]


@pytest.mark.parametrize("body", ["Delregionalt samverkansorgan Lund", "Utskott för omsorg", "Beredningsgrupp hälsa"])
def test_a_body_is_called_by_its_last_word_in_the_definite(body: str) -> None:
    word = next(word for word in body.split() if word.endswith(("organ", "skott", "grupp")))
    definite = f"{word.capitalize()}{'en' if word.endswith('grupp') else 'et'}"
    assert deciding(f"{definite} avstår från att yttra sig.", body)


@pytest.mark.parametrize("title", ["Från samverkansrådet 25 augusti", "Återkoppling från länsledningen", "Rapporter"])
def test_what_was_decided_elsewhere_is_not_decided_under_a_report(title: str) -> None:
    for text in ("Rådet antog planen.", "Vid mötet beslutades att planen antas."):
        assert read_decisions(rows_of(lines_of([text])[0]), BODY, title).decisions == []


def test_who_leaves_under_a_decision_decides_nothing() -> None:
    text = "Beslut: Planen antas.\nAnna Ek lämnar mötet."
    assert read(text) == [("decision", "Planen antas.")]


def test_what_is_quoted_is_no_decision_where_decisions_have_a_label() -> None:
    text = "Protokoll\n\n1. Vårdplan\n\nFrån grupperna:\n\n> Vi måste bli fler.\n\n> Ett bra exempel!\n\n"
    minutes = parse(readers.read("protokoll.txt", f"{text}Beslut: Planen antas.\n\n2. Övrigt\n\nInget.".encode()))
    assert [one.text for item in minutes.items for one in item.decisions] == ["Planen antas."]


@pytest.mark.parametrize(
    ("head", "cell", "texts"),
    [
        ("Beslut/åtgärd", "En skrivargrupp bildas.", ["En skrivargrupp bildas."]),
        ("Åtgärd och beslut", "Läggs till handlingarna.", ["Läggs till handlingarna."]),
        ("Beslut/ansvarig", "Ny mall från hösten.", ["Ny mall från hösten."]),
        ("Vi kom överens om", "Ny mall från hösten.", ["Ny mall från hösten."]),
        ("Beslut/åtgärd", "Information", []),
        ("Åtgärd", "Bo bokar lokal.", []),
        ("Anteckning/beslut", "Frågan är svår. Styrgruppen antar planen.", ["Styrgruppen antar planen."]),
    ],
)
def test_decisions_of_a_column(head: str, cell: str, texts: list[str]) -> None:
    table = f"| Nr | Ärende | {head} |\n|---|---|---|\n| 1 | Läget | {cell} |\n| 2 | Planen | |\n"
    minutes = parse(readers.read("protokoll.md", f"# Styrgruppen\n\n{table}".encode()))
    assert [one.text for item in minutes.items for one in item.decisions] == texts


def test_column_that_labels_its_decisions_holds_what_is_to_be_done_beside() -> None:
    table = (
        "| Nr | Ärende | Samtal | Beslut/åtgärd |\n|---|---|---|---|\n"
        "| 1 | Läget | Gott. | Beslut: Planen antas. |\n| 2 | Lokal | Saknas. | Bo bokar lokal. |\n"
    )
    minutes = parse(readers.read("protokoll.md", f"# Styrgruppen\n\n{table}".encode()))
    assert [one.text for item in minutes.items for one in item.decisions] == ["Planen antas."]
    assert [one.text for item in minutes.items for one in item.actions] == ["Bo bokar lokal."]


def test_label_that_recurs_is_no_header_of_pages() -> None:
    """Read the decision under each print of a label, though it stands as often as the header of a page may."""
    said = "Vi talade om saken länge.\n\nAnna berättade hur det var.\n\nBo höll inte med.\n\n"
    parts = [f"{letter}\tFråga\n\n{said}Styrgruppens inställning:\nPlan {letter} tas fram.\n\n" for letter in "ABCD"]
    found = items_of("Styrgruppen för nära vård\n\nMinnesanteckningar 2024-03-14\n\n" + "".join(parts))
    assert [one.text for item in found for one in item.decisions] == [f"Plan {letter} tas fram." for letter in "ABCD"]

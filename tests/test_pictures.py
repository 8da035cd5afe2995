"""Counts over years drawn as columns."""

from minutes.pictures import MOST_YEARS, picture

NAMES = [(1, "Avtal", "/beslut/?amne=avtal"), (2, "SIP", ""), (3, "Tomt", "")]


def test_rows_with_something_are_drawn_on_one_scale_over_all_years():
    drawn = picture("p", "Beslut", "beslut", NAMES, {(1, 2019): 8, (2, 2019): 4, (1, 2021): 2})
    assert drawn is not None
    assert drawn.years == (2019, 2020, 2021)
    assert [(row.name, row.numbers) for row in drawn.rows] == [("Avtal", (8, 0, 2)), ("SIP", (4, 0, 0))]
    heights = [[column.tall for column in columns] for _, _, _, columns in drawn.drawn]
    assert heights[0][0] == 2 * heights[1][0]
    assert drawn.described == "2019–2021, beslut. Mest: Avtal 2019, 8."


def test_too_few_figures_are_no_picture():
    assert picture("p", "Beslut", "beslut", NAMES, {(1, 2019): 50}) is None  # one year
    assert picture("p", "Beslut", "beslut", NAMES, {(1, 2019): 2, (1, 2020): 2}) is None
    assert picture("p", "Beslut", "beslut", [], {}) is None


def test_latest_years_are_drawn_and_all_are_in_the_table():
    drawn = picture("p", "Beslut", "beslut", NAMES, {(1, year): 1 for year in range(2000, 2020)})
    assert drawn is not None
    assert len(drawn.drawn_years) == len(drawn.labels) == MOST_YEARS
    assert len(drawn.rows[0].figures) == 20
    assert drawn.labels[-1][1] == "’19"


def test_rows_with_most_are_kept_in_the_order_given():
    names = [(key, f"Rad {key}", "") for key in range(10)]
    cells = {(key, year): key for key in range(10) for year in (2020, 2021)}
    drawn = picture("p", "Beslut", "beslut", names, cells)
    assert drawn is not None
    assert [row.name for row in drawn.rows] == [f"Rad {key}" for key in range(4, 10)]


def test_long_name_is_cut_in_the_drawing_only():
    name = "Chefsgrupp för samverkan social välfärd samt vård och omsorg"
    drawn = picture("p", "Möten", "möten", [(1, name, "")], {(1, 2020): 5, (1, 2021): 5.5})
    assert drawn is not None
    assert drawn.rows[0].short_name == "Chefsgrupp för samverkan social välfärd samt …"
    assert drawn.rows[0].figures == ["5", "5,5"]

import time

from minutes.differences import GONE, NEW, SAME, difference


def test_words_that_differ_are_marked():
    assert difference("Rådet möts den 3 maj.", "Rådet möts den 4 maj.") == [
        (SAME, "Rådet möts den "),
        (GONE, "3 "),
        (NEW, "4 "),
        (SAME, "maj."),
    ]


def test_lines_that_came_and_went_are_marked_whole():
    before, after = "Ett\nTvå\nTre\n", "Ett\nTre\nFyra\n"
    assert difference(before, after) == [(SAME, "Ett\n"), (GONE, "Två\n"), (SAME, "Tre\n"), (NEW, "Fyra\n")]


def test_the_pieces_make_up_both_texts():
    before = "Regionen föredrog.  Kommunerna\n\n- svarade\n- frågade"
    after = "Kommunerna föredrog. Regionen\n\n- svarade\n\nSlut"
    pieces = difference(before, after)
    assert "".join(text for mark, text in pieces if mark != NEW) == before
    assert "".join(text for mark, text in pieces if mark != GONE) == after


def test_what_is_far_from_a_change_is_left_out():
    same = "Mötet gick vidare enligt dagordningen. " * 30
    pieces = difference(f"{same}ett {same}", f"{same}två {same}")
    assert [mark for mark, _ in pieces] == [SAME, GONE, NEW, SAME]
    first, last = pieces[0][1], pieces[-1][1]
    assert first.startswith("… ")
    assert first.endswith("dagordningen. ")
    assert last.startswith("Mötet ")
    assert last.endswith(" …")
    assert len(first) < 100


def test_very_long_texts_are_compared_in_no_time():
    before, after = ("ord annat " * 100_000, "annat ord " * 100_000)
    started = time.monotonic()
    assert [mark for mark, _ in difference(before, after)] == [GONE, NEW]
    assert [mark for mark, _ in difference("a\n" * 50_000, "b\n" * 50_000)] == [GONE, NEW]
    assert time.monotonic() - started < 5

"""Which of what is read anew is the same as what stands."""

from minutes.importing.pairing import NEVER, Said, pairs


def row(*keys: str, line: int = 0, who: int | None = None, is_gone: bool = False) -> Said:
    """Say a row by its keys, the last of which is its text too."""
    return Said(tuple(keys), keys[-1], line, who, is_gone)


def paired(old: list, new: list, alike: int = 70, *, same_lines: bool = False) -> list:
    """Pair rows, each of the old with one wording or a list of them, in order."""
    wordings = [one if isinstance(one, list) else [one] for one in old]
    return sorted(pairs(wordings, new, alike, same_lines=same_lines))


def test_what_says_the_same_is_the_same_wherever_it_stands():
    assert paired([row("a"), row("b"), row("c")], [row("c"), row("a")], NEVER) == [(0, 1), (2, 0)]


def test_what_says_more_of_the_same_goes_first():
    old = [row("1 läget", "läget"), row("2 läget", "läget")]
    assert paired(old, [row("2 läget", "läget"), row("3 läget", "läget")]) == [(0, 1), (1, 0)]


def test_wording_that_the_import_wrote_goes_before_the_one_that_stands():
    old = [[row("bo berg"), row("anna ek")], [row("anna ek")]]
    assert paired(old, [row("anna ek"), row("bo berg")]) == [(0, 1), (1, 0)]


def test_what_is_alike_is_the_same_in_order_only():
    old = [row("budgeten för nästa år"), row("avtalet om vården")]
    assert paired(old, [row("budgeten för i år"), row("avtalet om all vård")]) == [(0, 0), (1, 1)]
    crossing = paired(old, [row("avtalet om all vård"), row("budgeten för i år")])
    assert len(crossing) == 1


def test_two_people_are_never_alike():
    assert paired([row("anna berg", who=1)], [row("anna borg", who=2)]) == []
    assert paired([row("anna berg", who=1)], [row("anna borg")]) == [(0, 0)]


def test_what_is_alone_on_a_line_is_the_same_in_the_same_file():
    old, new = [row("ett", line=4), row("tva", line=5), row("tre", line=5)], [row("x", line=4), row("y", line=5)]
    assert paired(old, new, same_lines=True) == [(0, 0)]
    assert paired(old, new) == []


def test_what_is_gone_gives_way_to_what_stands():
    gone, standing = row("a", is_gone=True), row("a")
    assert paired([gone, standing], [row("a")]) == [(1, 0)]
    assert paired([gone, standing], [row("a"), row("a")]) == [(0, 0), (1, 1)]


def test_lines_tell_apart_what_says_the_same():
    old, new = [row("a", line=3), row("a", line=8)], [row("a", line=8), row("a", line=9)]
    assert paired(old, new, same_lines=True) == [(0, 1), (1, 0)]


def test_what_says_nothing_is_never_the_same():
    assert paired([row("")], [row("")]) == []

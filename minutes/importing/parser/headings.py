"""Choose the rows that are headings of items, by what is consistent from top to bottom."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from minutes.importing.corrections import HEADING
from minutes.importing.parser.entries import is_person
from minutes.importing.parser.heading import Heading
from minutes.importing.parser.labels import CONTENTS, bare
from minutes.importing.parser.meanings import attendance_of
from minutes.importing.parser.numbered import STYLES, best_chain, numbered
from minutes.importing.parser.rows import Row
from minutes.importing.parser.unnumbered import marked, unnumbered

FEWEST = 4  # headings in a row, for one with a wrong number to be told among them
MARGIN = 2  # cells of a row with its title in the margin
BROKEN = re.compile(r"-$")  # of a word that goes on below
FEWEST_LISTED = 3  # titles in a list beforehand
ENDS_SENTENCE = re.compile(r"[.!?]$")
LONGEST_MISNUMBERED = 100
PAGE_AFTER = re.compile(r"(?:[\s.…_]{2,}|\s)\d{1,3}$")  # of a contents list


def _companions(rows: list[Row], chain: list[Heading]) -> list[Heading]:
    """Give unnumbered headings set like the numbered ones, after the first of them."""
    taken = {one.place for one in chain} | {place for one in chain for place in one.title_places}
    levels = {rows[one.place].heading_level for one in chain}
    bold = all(rows[one.place].bold for one in chain)
    first = chain[0].place
    if levels != {0} and 0 not in levels:
        extra = [one for one in marked(rows, "level") if rows[one.place].heading_level in levels]
    elif bold:
        extra = marked(rows, "bold")
    elif all(rows[one.place].text.isupper() for one in chain):
        extra = marked(rows, "capitals")
    else:
        return []
    return [one for one in extra if one.place > first and one.place not in taken]


def _subs(candidates: list[Heading], chain: list[Heading]) -> list[Heading]:
    """Give the sub-items (3.1) that stand under the item whose number they begin with."""
    found, current = [], 0
    for one in candidates:
        while current + 1 < len(chain) and chain[current + 1].place < one.place:
            current += 1
        if (
            one.style == "sub"
            and chain[current].place < one.place
            and one.number.split(".")[0] == chain[current].number
        ):
            found.append(one)
    return found


def _misnumbered(rows: list[Row], candidates: list[Heading], chain: list[Heading]) -> list[Heading]:
    """Give headings set like those of the chain, one alone between two of them, whose number is wrong."""
    apart = all(rows[one.place].blank_before for one in chain)
    if len(chain) < FEWEST or not apart:
        return []
    found = []
    alike = [one for one in candidates if one.style == chain[0].style]
    places = [one.place for one in alike]
    for before, after in pairwise(chain):
        inside = alike[bisect_right(places, before.place) : bisect_left(places, after.place)]
        one = inside[0] if len(inside) == 1 else None
        row = rows[one.place] if one else None
        plain = row is not None and row.blank_before and not row.list_level and row.bold == rows[before.place].bold
        if one and plain and one.value > 1 and len(one.title) <= LONGEST_MISNUMBERED:
            found.append(one)
    return found


def _titled_beforehand(rows: list[Row], candidates: list[Heading]) -> list[Heading]:
    """Give headings for numbered texts without titles, whose titles a numbered list before them gives."""
    for first, one in enumerate(candidates):
        above = rows[max(0, one.place - 2) : one.place]
        if (
            one.value != 1
            or one.style not in ("dotted", "bare")
            or not any(bare(row.text) in CONTENTS for row in above)
        ):
            continue
        run = [one]
        for after in candidates[first + 1 :]:
            if after.style == one.style and after.value == run[-1].value + 1 and after.place == run[-1].place + 1:
                run.append(after)
        texts = [after for after in candidates if after.place > run[-1].place and after.style == one.style]
        told = sum(ENDS_SENTENCE.search(after.title) is not None for after in texts)
        again = [after for after in texts if any(plain_title(after.title) == plain_title(each.title) for each in run)]
        if len(run) < FEWEST_LISTED or again or told * 3 < len(texts) * 2 or len(texts) < len(run) - 1:
            continue
        titles = {each.value: each for each in run}
        chain, _ = best_chain(texts)
        if all(each.value in titles for each in chain) and len(chain) * 3 >= len(run) * 2:
            return [replace(each, title=titles[each.value].title, aside=(each.title,)) for each in chain]
    return []


def find_headings(rows: list[Row]) -> list[Heading]:
    """Take the rows of a document; give the headings of its items in order, as a person has told them where one has."""
    candidates = _without_people(rows, numbered(rows))
    found = [one for one in _likeliest(rows, candidates) if rows[one.place].told in ("", HEADING)]
    taken = {one.place for one in found} | {place for one in found for place in one.title_places}
    for place, row in enumerate(rows):
        if row.told == HEADING and place not in taken:
            known = next((one for one in candidates if one.place == place and not one.title_places), None)
            found.append(known or Heading(place, "", row.text.rstrip(" :"), "told"))
    return sorted(found, key=lambda one: one.place)


def _without_people(rows: list[Row], candidates: list[Heading]) -> list[Heading]:
    """Leave out the numbers that count the people right below a heading of their list."""
    counted: set[int] = set()
    for one in candidates:
        above = rows[one.place - 1] if one.place else None
        listed = above is not None and attendance_of(bare(above.text)) is not None
        if one.place - 1 in counted or (listed and one.value == 1 and is_person(one.title)):
            counted.add(one.place)
    return [one for one in candidates if one.place not in counted or not is_person(one.title)]


def _likeliest(rows: list[Row], candidates: list[Heading]) -> list[Heading]:
    """Give the headings that agree best, of the numbered candidates and the unnumbered."""
    if beforehand := _titled_beforehand(rows, candidates):
        return beforehand
    chains = [best_chain([one for one in candidates if one.style == style]) for style in STYLES]
    chain, weight = max(chains, key=lambda pair: pair[1], default=([], 0.0))
    parts = chain[:1] and chain[0].style == "part"
    bare_titles = unnumbered(rows) if parts or len(chain) < 3 or weight / len(chain) < 2.2 else []
    if parts and (mixed := _among(bare_titles, chain)):
        return mixed
    if len(bare_titles) >= len(chain) and (_is_list_inside(rows, chain) or _is_list_between(rows, chain, bare_titles)):
        return bare_titles
    layout = sum(2.5 for one in bare_titles if one.style in ("level", "bold")) or float(len(bare_titles))
    if (len(chain) < 2 and not (chain and chain[0].style == "section")) or (layout > weight):
        if bare_titles:
            return bare_titles
        if len(chain) < 2 and weight < 3:
            return []
    found = sorted(
        [*chain, *_companions(rows, chain), *_misnumbered(rows, candidates, chain), *_subs(candidates, chain)],
        key=lambda one: one.place,
    )
    return _with_whole_titles(rows, _without_contents(found))


def _among(titles: list[Heading], parts: list[Heading]) -> list[Heading]:
    """Give the titles of a document, of which some are its numbered parts; none where a part is not among them."""
    own = {one.place: one for one in parts}
    found = [own.pop(one.place, one) for one in titles]
    return [] if own else found


def _with_whole_titles(rows: list[Row], found: list[Heading]) -> list[Heading]:
    """Give titles that were broken in a margin, “3. Corona – läge och”, whole, as a list beforehand has them."""
    before = rows[: found[0].place] if found else []
    listed = {one.number: one.title for one in numbered(before)}
    return [_whole(rows[one.place], one, listed.get(one.number, "")) for one in found]


def _whole(row: Row, one: Heading, listed: str) -> Heading:
    """Give a heading its listed title where the first cell of its row is the beginning of that, or all of it."""
    if row.in_table or one.title_places or len(row.cells) < MARGIN or one.aside:
        return one
    margin, *text = row.cells
    title = margin.split(maxsplit=1)[-1]  # after the number
    begins = one.title.startswith(title) and plain_title(listed).startswith(plain_title(BROKEN.sub("", title)))
    return replace(one, title=listed, aside=(" ".join(text),)) if begins else one


def _is_list_inside(rows: list[Row], chain: list[Heading]) -> bool:
    """Tell whether numbered rows are the entries of one list, sentences right below each other, and no headings."""
    together = all(after.place - before.place == 1 for before, after in pairwise(chain))
    told = all(ENDS_SENTENCE.search(one.title) for one in chain)
    return together and told and not any(rows[one.place].heading_level or rows[one.place].bold for one in chain)


def _is_list_between(rows: list[Row], chain: list[Heading], titles: list[Heading]) -> bool:
    """Tell whether numbered rows are one list, close below each other, in the text under one of the titles."""
    listed = rows[chain[0].place : chain[-1].place + 1] if chain else []
    close = len(listed) == len(chain) and not any(
        row.blank_before or row.bold or row.heading_level for row in listed[1:]
    )
    between = bool(listed) and titles[0].place < chain[0].place and titles[-1].place > chain[-1].place
    return close and between and not any(chain[0].place <= one.place <= chain[-1].place for one in titles)


def plain_title(title: str) -> str:
    """Give a title as it is compared: without the page that a contents list ends it with."""
    return bare(PAGE_AFTER.sub("", title))


def _without_contents(found: list[Heading]) -> list[Heading]:
    """Leave out a list of the headings beforehand: a run of rows without text between, whose titles come once more."""
    run = 1
    while run < len(found) and found[run].place - found[run - 1].place <= 2:
        run += 1
    titles = [plain_title(one.title) for one in found]
    first, later = Counter(titles[:run]), Counter(titles[run:])
    listed = [one for one, title in zip(found[:run], titles, strict=False) if 0 < later[title] <= first[title]]
    if not listed:
        return found
    return [one for one in found if one.place > listed[-1].place]

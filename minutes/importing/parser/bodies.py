"""Choose the name of the body that met: a label's value, the title's words, or a row of the head."""

import re

from minutes.importing.parser.dates import find_dates, find_times, without_dates
from minutes.importing.parser.entries import ORGANISATION
from minutes.importing.parser.head import Head, read_dates, tidy
from minutes.importing.parser.labelled import labelled
from minutes.importing.parser.labels import BODY_WORD, RECORD, record_in
from minutes.importing.parser.rows import Row
from minutes.importing.parser.sentences import sentences
from minutes.importing.parser.titles import (
    GROUP_WORD,
    LONGEST_PLACE,
    ONLINE_ALONE,
    PLACE_WORD,
    TOWN,
    place_after_date,
    place_before_date,
)

TITLE_NOISE = re.compile(
    r"\b(?:www\.|https?://)\S+|\S+@\S+|\b(?:idag|i\s+dag)\b|\(?\b(?:version|ver\.|v\.)\s*\d+(?:\.\d+)+\)?|\b(?:måndag|tisdag|onsdag|torsdag|fredag|lördag"
    r"|söndag)(?:en)?\b|\bkl(?:ockan|\.)?\s*$"
        r"|\bden\s*$|\b(?:nr|nummer|no)\.?\s*\d+(?:[/:-]\d+)?"
    r"|#\s*\d+|\b(?:§+\s*\d+\s*[-–]\s*\d+)|\bsida\s+\d+.*$|\b(?:vecka|v\.?)\s*\d+|\b\d{1,3}\s*/\s*20\d\d\b"
    r"|\d+\s*\(\d+\)|\(?\b(?:ej|icke|ännu\s+ej)\s+justera[dt]\w*\)?|\(?\butkast\b\)?"
    r"|\(?\bslutversion\b\)?|\bmöte\s+\d+(?:\s+av\s+\d+)?\b|\(\d{1,2}\)\s*$", re.I)  # fmt: skip
LEAD_IN = re.compile(
    r"^(?:[\s,;:.–—|/-]|(?:från|för|fört|förda|till|av|vid|med|i|på|över|den|det|om|avseende|fr\.?"
        r"|gällande|konstituerande|ordinarie|extra|digitalt|and|of|for|from)\b"
    r"|(?:möte|mötet|sammanträde|sammanträdet|möten|träff|träffen|meeting)\b(?=\s+(?:med|i"
        r"|för|den|vid|of)\b|\s*[,–—:|-]|\s*$|\s+(?-i:[A-ZÅÄÖ])))+", re.I)  # fmt: skip
TRAIL = re.compile(
    r"(?:[\s,;:.–—|/(-]|\b(?:den|kl|från|till|i|vid|för|med|dag|datum|möte|mötet|och|det"
    r"|månd?|tisd?|onsd?|torsd?|fred?|lörd?|sönd?)\b)+$",
    re.I,
)
GENERIC = re.compile(
    r"(?:styrelse|nämnd|grupp|styrgrupps|arbetsgrupps|nätverks|projektgrupps|presidie|samverkans|rådslags"
    r"|dialog|ordinarie\s|extra\s|digitalt\s)?(?:möte"
    r"|sammanträde|träff)(?:t|et)?(?:\s*(?:nr\.?\s*)?\d+)?|ordinarie|extra|fysiskt|digitalt|internat|styrelsen?|meeting|styrgrupp(?:en)?|arbetsgrupp(?:en)?"
    r"|nämnden?|projektgrupp(?:en)?",
    re.I,
)
NOTES_OF = re.compile(
    r"\b(?i:anteckning\w*|noteringar\w*|protokoll\w*|möte\w*|träff\w*)\s+(?:från|för|med|i)\s+(?:(?:mötet|träffen"
    r"|(?:dagens|vårt)\s+(?:möte|träff))\s+(?:med|i)\s+)?"
    r"(?P<body>[A-ZÅÄÖ][^.,;:]{3,50}?(?=s\s+(?:möte|träff|sammanträde)\b)|(?:(?:vår|den)\s+)?[a-zåäö]*(?:gruppen|rådet|nätverket|nämnden|styrelsen|utskottet|beredningen|forumet|kommittén)"
    r"(?:\s+(?:för|i|om)\s+[\w-]+(?:\s+och\s+[\w-]+)?)?"
    r"|(?:[a-zåäö]+\s+)?[A-ZÅÄÖ][\w-]+(?:\s+(?:[A-ZÅÄÖ][\w-]*|och|för|i|nätverk\w*|grupp\w*|råd\w*))*)"
)
NOTES_OF_WHOLE = re.compile(  # up to the day: “anteckningar från Samverkansgrupp äldre den 5 maj”
    r"\b(?i:anteckning\w*|noteringar\w*|protokoll\w*)\s+(?:från|för|med|i)\s+(?P<body>[A-ZÅÄÖ][^.,;:\d]{3,60}?)"
    r"(?=\s+(?:den\s+|i\s?går|i\s?dag)?(?:\d|mån|tis|ons|tors|fre)|\s+i\s?(?:går|dag)\b)"
)
SAT = re.compile(  # “Beredningsgruppen vård sammanträdde”, “Den 5 maj sammanträdde länsgruppen i Lund”
    r"(?P<first>[A-ZÅÄÖ][^.,;:\d]{3,70}?)\s+(?:sammanträd(?:de|er)|träffades|möttes|samlades|sågs|(?:höll|hade)\s+(?:sitt\s+)?"
    r"(?:\w+\s+)?(?:möte|sammanträde|träff))\b"
    r"|[^.;:]{5,60}?\s(?:sammanträd(?:de|er)|träffades|möttes|samlades)\s+(?P<after>[^.,;:\d]{3,70}?)(?=\s+(?:i|på|hos|via|vid|den|kl|mellan)\b|[.,;])",
)
MEETING_FIRST = re.compile(r"^(?:Årsmöte|Styrelsemöte|Medlemsmöte)\s+(?=[A-ZÅÄÖ]\w+\s)")
MEETING_LAST = re.compile(  # “… – styrgruppsmöte”, “…, 7th meeting”, “…, årets sista träff”, “…, snabb avstämning”
    r"(?<=[\w)])(?:\s+[–—-]\s+\w*(?:möte|träff|sammanträde)(?:t|et)?"
    r"|\s*(?:,|\s[–—-])\s*(?:(?:\d{1,3}(?:st|nd|rd|th|:[ae])?|\w+ts|sista|första|\w+(?:nde|rde|tte|sta|ndra))\s+){1,2}"
    r"(?:ordinarie\s+)?(?:meeting|möte(?:t)?|träff(?:en)?|sammanträde(?:t)?)"
    r"|\s*(?:,|\s[–—-])\s*(?:(?:kort|snabb|extra|digital|fysisk|uppföljande|avslutande|inledande)\w*\s+){1,2}"
    r"(?:avstämning|möte|träff|sammanträde)(?:en|t|et)?)\s*$",
    re.I,
)
THE = re.compile(r"^the\s+(?=[A-Z])")
GENITIVE = re.compile(  # “Läkemedelsgruppens möte”
    r"^(?P<body>.*(?:gruppen|nämnden|rådet|styrelsen|utskottet|beredningen|organet|nätverket|kommittén|ledningen"
    r"|forumet))s"
    r"(?:\s+(?:ordinarie\s+|extra\s+)?\w*(?:möte|sammanträde|träff)\w*)?$",
    re.I,
)
OF_MEETING = re.compile(  # “Samverkansgrupp äldres möte”
    r"(?P<body>.*[a-zåäö])s\s+(?:ordinarie\s+|extra\s+)?(?:möte|sammanträde|träff)(?:t|et|en)?\b\W*(?:(?:den|på|i)\b\W*)*$",
    re.I,
)
SHORT_NAME = re.compile(  # “SocSam”, “NOSAM Mölndal”
    r"^(?!.*\d)(?:.*\b\w*[a-zåäö]\w*[A-ZÅÄÖ]\w*[a-zåäö]|[A-ZÅÄÖ]{3,6}(?:\s+[A-ZÅÄÖ][a-zåäö]|-\w))"
)
FEWEST_OF_SENTENCE = 9  # words, for a title to be a sentence of a mail
INNER_CAPITAL = re.compile(r"[A-ZÅÄÖ]\w*[a-zåäö][A-ZÅÄÖ][a-zåäö]\w*(?:\s[A-ZÅÄÖ]\w+){0,2}$")  # “BarnSam Gotland”
LONGEST_BODY = 160  # letters, of a joint meeting too
NEAREST = 2  # rows from the title to the name of the body
JOINT = re.compile(r"\s+(?:och|samt|&)\s+|,\s+")
OWNER = re.compile(  # whose paper the minutes are written on, rather than the body that met
    r"region(?:en)?\s+\w+(?:\s+län)?|(?:kommunförbundet|landstinget|vårdsamverkan|närvårdssamverkan)(?:\s+[\w-]+){0,4}"
    r"|(?:region\s+\w+,\s+)?[\w\s-]*förvaltning(?:en)?|[\w-]+s?\s+(?:kommun|stad|kommuner)|storsthlm|skr",
    re.I,
)
ITEM = re.compile(r"(?:§\s*)?\d{1,3}[.)]?\s+[^\W\d_]")  # of an agenda beforehand
VAGUE = re.compile(r"samverkan\b", re.I)  # of a department as often as of a body
PREFIX = re.compile(
    r"^(?:(?:ordinarie|extra|konstituerande|digitalt|fysiskt)\s+)*(?:styrelse|nämnd"
    r"|styrgrupps|arbetsgrupps|nätverks|projektgrupps|medlems|års)"
    r"(?:möte|sammanträde|träff)(?:t|et)?\s+(?:i|med|för|hos|av)\s+",
    re.I,
)
MEETING_OF = re.compile(  # before the name in a labelled value: “Ordinarie möte 2/2025 med SamPol”
    r"^(?:(?:ordinarie|extra|digitalt|fysiskt)\s+)*\w*(?:möte|sammanträde|träff)(?:t|et|en)?\s*(?:nr\.?\s*)?[\d/:–-]*\s+"
    r"(?:med|i|för|av)\s+(?=[A-ZÅÄÖ])",
    re.I,
)
GOES_ON = re.compile(r"(?:mellan|för|med|inom|om|kring|i)\s")  # of a name that begins in the row above
PIECES = re.compile(r"\s*,\s*(?![^()]*\))")
KIND_OF_MEETING = re.compile(  # before the name of a body: “Kort avstämning projektgrupp X”
    r"^(?:\w+\s+){0,2}?\w*(?:möte|avstämning|träff|sammanträde)(?:t"
    r"|en)?\s*[,:–-]?\s+(?=[\w-]*(?:grupp|nämnd|utskott|råd|nätverk|styrelse|beredning"
    r"|kommitté|forum)(?:en|et|n|t)?\b)",
    re.I,
)


def _remnant(text: str) -> str:
    """Give what a title says beside the kind of record, the date and the time; before the date where that will do."""
    dates = find_dates(text, 2000, short=True)
    before = _plain(text[: dates[0].start]) if dates else ""
    if before and not GENERIC.fullmatch(before):
        after = _plain(text[dates[-1].end :])
        if BODY_WORD.search(before) or ONLINE_ALONE.fullmatch(after):
            return before
    return _plain(text)


def _plain(text: str) -> str:
    """Give the words of a title that name the body."""
    rest = without_dates(text, find_dates(text, 2000, short=True))
    _, _, rest = find_times(rest)
    rest = RECORD.sub(" ", rest)
    rest = " ".join(TITLE_NOISE.sub(" ", rest).split())
    if (of := OF_MEETING.match(rest)) and BODY_WORD.search(of.group("body")):
        rest = of.group("body")
    rest = MEETING_LAST.sub("", MEETING_FIRST.sub("", KIND_OF_MEETING.sub("", rest)))
    rest = re.sub(r"\b(?:19|20)\d\d\b\s*$", "", rest)
    for _ in range(3):
        rest = PREFIX.sub("", TRAIL.sub("", TITLE_NOISE.sub(" ", LEAD_IN.sub("", rest)).strip()).strip())
    rest = found.group("body") if (found := GENITIVE.match(rest)) else rest
    rest = THE.sub("", rest)
    return rest if re.search(r"[^\W\d_]{2}", rest) else ""


def name_and_rest(value: str) -> tuple[str, str]:
    """Take what a label says the body is; give its name, and what follows it of the meeting: when and where."""
    name = MEETING_OF.sub("", value)
    first, *others = PIECES.split(name, maxsplit=1)
    if others and BODY_WORD.search(first) and find_times(others[0], labelled="kl" in others[0])[0]:
        return first, others[0]
    return name, ""


def choose_body(head: Head, rows: list[Row], end: int, used: set[int]) -> None:
    """Choose the name of the body: a label's value, the title's words, or a row of the head that names one."""
    if "body" in head.values and not GENERIC.fullmatch(head.values["body"]):
        return
    head.values.pop("body", None)
    title = head.values.get("title", "")
    where = re.escape(head.values.get("place", "") or "\0")
    remnant = _remnant(
        re.sub(rf"(?:\s*[,|]\s+|\s+[–-]\s+){where}(?=\W|$)|(?:\b(?:via|på|i|över)\s+)?{where}$", "", title)
    )
    generic = not remnant or bool(GENERIC.fullmatch(remnant))
    trailing = _is_after_date(title, remnant)
    again = (
        not trailing
        and not ORGANISATION.search(remnant)
        and any(
            row.text.casefold() == remnant.casefold()
            for place, row in enumerate(rows[:end])
            if place != head.title_place
        )
    )
    known = BODY_WORD.search(remnant) or SHORT_NAME.search(remnant) or again
    owner = _is_owner(remnant, rows[head.title_place] if head.title_place is not None else None)
    written = title.endswith(".") and len(title.split()) >= FEWEST_OF_SENTENCE
    told, sat = _told_of(rows[:end]), _sat(rows[:end])
    if sat and generic and len(sat[0].split()) > 1:
        return head.note("body", *sat)
    if told and written:
        return head.note("body", *told)
    vague = remnant and not BODY_WORD.search(VAGUE.sub("", remnant)) and _group_near(rows[:end], head.title_place, used)
    if remnant and not generic and known and not trailing and not owner and not vague:
        return head.note("body", *_with_rest_below(head, rows, head.title_place, remnant))
    free = [
        place
        for place in range(min(end, 20))
        if place not in used
        and place != head.title_place
        and len(rows[place].text) <= LONGEST_BODY
        and not labelled(rows[place])
        and not rows[place].text.endswith((".", "?"))
        and len(sentences(rows[place].text)) == 1
        and not ITEM.match(rows[place].text)
        and not (rows[place].text.startswith("(") and rows[place].text.endswith(")"))
    ]
    # What is a group by its name, rather than the collaboration that it belongs to or who owns the paper.
    for place in sorted(free, key=lambda place: _rank(rows[place], place)):
        text = rows[place].text
        plain = _remnant(text)
        if not BODY_WORD.search(plain) and not record_in(text) and not find_dates(text, 2000):
            plain = text  # “Nätverksträff för samordnare”
        if owner and _is_owner(plain, rows[place]):
            continue
        named = BODY_WORD.search(plain) or _is_short_name(rows[place], place)
        if plain and named and not GENERIC.fullmatch(plain):
            below = rows[place + 1].text if place + 1 < end else ""
            group_here = GROUP_WORD.search(plain) and not GROUP_WORD.search(below)
            group_here = group_here or _is_short_name(rows[place], place)
            if not group_here and _names_body_below(head, rows, place, end):
                continue  # the larger body, over the one that met
            head.places.add(place)
            read_dates(head, text, "row", rows[place])
            if "place" not in head.values and (where := place_after_date(text) or place_before_date(text)):
                head.note("place", where, rows[place].numbers)
                plain = re.sub(rf"(?:\s*[,|]\s+|\s+[–-]\s+){re.escape(where)}$", "", plain)
            if plain != text:
                head.left[place] = (
                    "" if not tidy(without_dates(text, find_dates(text, 2000))).replace(plain, "").strip() else text
                )
            if trailing and "place" not in head.values:
                head.note("place", remnant, head.lines["title"])
            return head.note("body", *_over_two_rows(head, rows, place, plain))
    if told and (not remnant or generic or title.rstrip().endswith(".")):
        return head.note("body", *told)
    if remnant and not generic:
        return head.note("body", remnant, head.lines["title"])
    near = _nearest_name(rows, free, head.title_place)
    if near is not None:
        head.places.add(near)
        return head.note("body", rows[near].text, rows[near].numbers)
    if name := _name_over(rows, head.title_place):
        return head.note("body", name, rows[(head.title_place or 0) - 1].numbers)
    if remnant:
        head.note("body", remnant, head.lines["title"])
    return None


def _group_near(rows: list[Row], title: int | None, used: set[int]) -> bool:
    """Tell whether a group by its name stands right below the title: “Samverkan Nord” over “Lokal grupp Kiruna”."""
    near = range(title + 1, min(title + 1 + NEAREST, len(rows))) if title is not None else ()
    fits = [rows[place] for place in near if place not in used and len(rows[place].cells) == 1]
    return any(
        GROUP_WORD.search(row.text) and len(row.text) <= LONGEST_PLACE and not labelled(row) and not record_in(row.text)
        and not row.text.endswith((".", ":")) and not find_dates(row.text, 2000)
        for row in fits
    )  # fmt: skip


def _is_owner(name: str, row: Row | None) -> bool:
    """Tell whether a name is of who owns the paper, or stands in a letterhead and is no group by its name."""
    letterhead = row is not None and len(row.cells) > 1 and not row.in_table
    named = BODY_WORD.search(VAGUE.sub("", name)) or SHORT_NAME.search(name)
    return OWNER.fullmatch(name) is not None or (letterhead and not named)


def _rank(row: Row, place: int) -> tuple[bool, bool, bool, bool]:
    """Give what to sort the rows of the head by, that which is likeliest to name the body first."""
    vague = not BODY_WORD.search(VAGUE.sub("", row.text))
    return not _is_short_name(row, place), _is_owner(row.cells[0], row), not GROUP_WORD.search(row.text), vague


def _is_short_name(row: Row, place: int) -> bool:
    """Tell whether a row that begins the document is a name such as “BarnSam Gotland”, and no label."""
    return place == 0 and len(row.cells) == 1 and INNER_CAPITAL.match(row.text) is not None


def _is_after_date(title: str, remnant: str) -> bool:
    """Tell whether what a title says beside its date stands after it, as a place may."""
    dates = find_dates(title, 2000, short=True)
    return bool(dates) and bool(remnant) and remnant in title[dates[-1].end :]


def _nearest_name(rows: list[Row], free: list[int], title: int | None) -> int | None:
    """Give the row beside the title that is set as a name, where no word tells the body."""
    fits = [
        place
        for place in free
        if len(rows[place].cells) == 1
        and rows[place].text[0].isupper()
        and re.search(r"[^\W\d_]{3}", rows[place].text)
        and len(rows[place].text) <= LONGEST_PLACE
        and not find_dates(rows[place].text, 2000, short=True)
        and not record_in(rows[place].text)
        and not (PLACE_WORD.search(rows[place].text) or TOWN.fullmatch(rows[place].text))
    ]
    near = [place for place in fits if title is not None and abs(place - title) <= NEAREST]
    return min(near, key=lambda place: abs(place - (title or 0)), default=None)


def _name_over(rows: list[Row], title: int | None) -> str:
    """Give the name in capitals right above the title, beside which only what is of the paper stands; or nothing."""
    above = rows[title - 1] if title else None
    if above is None or len(above.cells) < 2 or above.in_table or rows[title or 0].blank_before:
        return ""
    name = above.cells[0]
    labels = labelled(above)
    of_paper = labels and all(meaning == "other" and label not in name for meaning, label, _ in labels)
    plain = name.isupper() and not any(map(str.isdigit, name))
    return name if plain and of_paper and not record_in(name) and not OWNER.fullmatch(name) else ""


def _sat(rows: list[Row]) -> tuple[str, tuple[int, ...]] | None:
    """Give the body that a sentence says sat, and its lines: “Samverkansrådet sammanträdde …”."""
    for row in rows:
        met = SAT.match(row.text)
        if met and BODY_WORD.search(name := met.group("first") or met.group("after")):
            return name[0].upper() + name[1:], row.numbers
    return None


def _told_of(rows: list[Row]) -> tuple[str, tuple[int, ...]] | None:
    """Give the body that a sentence says the notes are from, and its lines: “mina anteckningar från …”."""
    for row in rows:
        if told := _sat([row]):
            return told
        whole = NOTES_OF_WHOLE.search(row.text)
        if whole and BODY_WORD.search(whole.group("body")) and (name := _plain(whole.group("body"))):
            return name, row.numbers
        if (found := NOTES_OF.search(row.text)) and (name := _plain(found.group("body"))):
            return name, row.numbers
    return None


def _with_rest_below(head: Head, rows: list[Row], place: int | None, name: str) -> tuple[str, tuple[int, ...]]:
    """Give a name that ends its row with the rest of it in the row below, “för äldre i Ådalen”, and their lines."""
    if place is None:
        return name, head.lines["title"]
    row, below = rows[place], rows[place + 1] if place + 1 < len(rows) else None
    if below is None or below.blank_before or place + 1 in head.places or not row.text.endswith(name):
        return name, row.numbers
    alone = len(below.cells) == 1 and len(below.text) <= LONGEST_PLACE and not below.text.endswith((".", ":"))
    if not alone or not GOES_ON.match(below.text) or find_dates(below.text, 2000) or find_times(below.text)[0]:
        return name, row.numbers
    head.places.add(place + 1)
    return f"{name} {below.text}", (*row.numbers, *below.numbers)


def _over_two_rows(head: Head, rows: list[Row], place: int, name: str) -> tuple[str, tuple[int, ...]]:
    """Give a name with the rest of it in the row below, both in capitals, or its beginning above, and their lines."""
    row, below = rows[place], rows[place + 1] if place + 1 < len(rows) else None
    above = rows[place - 1] if place and not row.blank_before and place - 1 not in head.places else None
    if above and GOES_ON.match(name) and len(above.cells) == 1 and not record_in(above.text):
        head.places.add(place - 1)
        return f"{above.text} {name}", (*above.numbers, *row.numbers)
    if below is None or below.blank_before or place + 1 in head.places or not (name.isupper() and below.text.isupper()):
        return name, row.numbers
    first, *others = below.cells
    if record_in(first) or find_dates(first, 2000) or not all(map(RECORD.fullmatch, others)):
        return name, row.numbers
    head.places.add(place + 1)
    return f"{name} {first}", (*row.numbers, *below.numbers)


def _names_body_below(head: Head, rows: list[Row], place: int, end: int) -> bool:
    """Tell whether the very next row is the whole name of a body too; “Arbetsutskottet” alone is none."""
    below = place + 1
    if below >= end or below in head.places or rows[below].blank_before or labelled(rows[below]):
        return False
    text = rows[below].text
    alone = not find_dates(text, 2000) and not record_in(text) and not text.endswith((".", "?", ","))
    return (
        alone
        and len(text) <= 80
        and len(text.split()) > 1
        and bool(BODY_WORD.search(text))
        and not GENERIC.fullmatch(text)
    )


def joint_bodies(name: str) -> tuple[str, ...]:
    """Take the name of a body; give the other bodies it names where it is a joint meeting of several."""
    parts = JOINT.split(name)
    if len(parts) < 2 or not all(BODY_WORD.search(part) for part in parts):
        return ()
    return tuple(parts[1:]) if not re.search(r"\bmellan\b", name) else ()

"""Compare the parse of the five real documents, kind by kind, to what a careful reader says of them."""

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from minutes.importing.parsed import ParsedAction, ParsedAttendee, ParsedItem, ParsedMinutes
from minutes.importing.parser.labels import ATTENDANCE
from minutes.importing.parser.names import same_person
from tests.importing.test_five_documents import MINUTES, NAMES, parsed

FOLDER = Path(__file__).parent / "five"
ANNOTATED = [name for name in NAMES if (FOLDER / f"{name}.json").exists()]
OUTCOME_OF = {"position_taken": "position", "": None}
PERSON = ("side", "group", "party", "organisation", "title", "role", "presence", "substitutes_for")
# What is right of what the reader says, at the least.
FLOOR = {
    **dict.fromkeys(PERSON, 0.99),
    **dict.fromkeys(("record_kind", "form", "consent", "chair", "secretary", "approvers", "part"), 1.0),
    "presenters": 1.0, "regions": 1.0, "outcome": 1.0, "referred_to": 1.0, "condition": 0.8,
    "action": 0.9, "responsible": 1.0, "due": 1.0, "attachment": 1.0, "planned": 1.0, "role_change": 1.0,
}  # fmt: skip

Counts = dict[str, list[tuple[bool, str]]]  # kind -> whether each is right, and what it is

pytestmark = pytest.mark.skipif(not ANNOTATED, reason="the five documents are not beside this checkout")


def plain(value: Any) -> Any:
    """Give a value in lower case without punctuation, to compare; None for nothing."""
    if isinstance(value, str):
        return re.sub(r"[^\w]+", " ", value.casefold()).strip() or None
    return value or None


def accepted(told: dict[str, Any], key: str) -> list[Any]:
    """Give every value that the reader accepts."""
    return [plain(one) for one in (told.get(key), *told.get(f"{key}_alt", []))]


def about_person(told: dict[str, Any], one: ParsedAttendee, counts: Counts) -> None:
    """Compare one person."""
    for key in PERSON:
        value = plain(getattr(one, key))
        if key == "role" and value in ("member", "substitute", "co_opted"):
            value = None  # the reader tells of who led and wrote alone
        if key == "group" and value in ATTENDANCE:
            value = None  # “Närvarande” is a heading, and names no group
        words = accepted(told, key)
        counts[key].append((value in words, f"{one.name}: {value!r} is not {words[0]!r}"))


def people(told: dict[str, Any], minutes: ParsedMinutes, counts: Counts) -> None:
    """Compare the people of the list."""
    by_name = {plain(one.name): one for one in minutes.attendees}
    for row in told["attendees"]:
        names = [plain(row["name"]), *map(plain, row.get("name_alt", []))]
        one = next((by_name[name] for name in names if name in by_name), None)
        if one is not None:
            about_person(row, one, counts)
        elif not row.get("optional"):
            counts["presence"].append((False, f"{row['name']} is missing"))


def item_of(told: dict[str, Any], minutes: ParsedMinutes, key: str = "item") -> ParsedItem | None:
    """Give the item that the reader means, by its title and number."""
    wanted = plain(told.get(key) or told.get("title") or "")
    near = [one for one in minutes.items if wanted and (plain(one.title) or "")[:40] == wanted[:40]]
    number = re.sub(r"\D", "", str(told.get("number") or ""))
    exact = [one for one in near if re.sub(r"\D", "", one.number) == number]
    return next(iter(exact or near), None)


def same_people(one: str, other: str) -> bool:
    """Tell whether two ways of writing a person or a group mean the same."""
    return plain(one) == plain(other) or same_person(one, other) or same_person(other, one)


def presenters(told: dict[str, Any], minutes: ParsedMinutes, counts: Counts) -> None:
    """Compare who presents each item, and the reports of regions under it."""
    for row in told["items"]:
        item = item_of(row, minutes, "title")
        if item is None:
            counts["presenters"] += [] if row.get("optional") else [(False, f"{row['title']} is missing")]
            continue
        options = [row["presenters"], *row.get("presenters_alt", [])]
        right = any(
            len(names) == len(item.presenters)
            and all(any(same_people(name, one) for one in item.presenters) for name in names)
            for names in options
        )
        counts["presenters"].append((right, f"{item.title}: {item.presenters} is not {options[0]}"))
        place = minutes.items.index(item)
        regions = [one.title for one in minutes.items if one.parent == place and one.region_names]
        counts["regions"].append((regions == row["regions"], f"{item.title}: {regions} is not {row['regions']}"))


@cache
def gold(name: str) -> dict[str, Any]:
    """Give the answer key beside the documents."""
    return json.loads((MINUTES / "gold" / f"{name}.json").read_text(encoding="utf-8"))


def text_of(told: dict[str, Any], name: str) -> str:
    """Give the first words of the decision that the reader points at."""
    if start := told.get("start"):
        return start
    titles = plain(told["item"])
    row = next((one for one in gold(name)["items"] if (plain(one["title"]) or "")[:40] == (titles or "")[:40]), {})
    listed = row.get("decisions_optional", []) if told.get("optional_order") else row.get("decisions", [])
    order = told.get("optional_order") or told.get("order")
    return listed[order - 1] if order and order <= len(listed) else ""


def decisions(told: dict[str, Any], minutes: ParsedMinutes, counts: Counts, name: str) -> None:
    """Compare the outcomes of the decisions that both have."""
    for row in told["decisions"]:
        start = (plain(re.sub(r"^(?:att|beslut[:;])\s+", "", text_of(row, name), flags=re.I)) or "")[:30]
        hits = [
            one
            for item in filter(None, [item_of(row, minutes)])
            for one in item.decisions
            if start and start in (plain(one.text) or "") and one.kind in (row["kind"], row.get("kind_alt", [""])[0])
        ]
        if not hits:
            counts["outcome"] += [] if row.get("optional") else [(False, f"{start!r} is missing")]
            continue
        for key in ("outcome", "referred_to", "condition"):
            value = getattr(hits[0], key)
            given = (row[key], *row.get(f"{key}_alt", []))
            words = [OUTCOME_OF.get(one, one) if key == "outcome" else one for one in given]
            if key == "condition":
                held = plain(value) or ""
                right = any(held == (plain(one) or "") or (one and (plain(one) or "") in held) for one in words)
            else:
                right = plain(value) in map(plain, words) or (key == "outcome" and hits[0].kind == "proposal")
            counts[key].append((right, f"{start}: {value!r} is not {words[0]!r}"))


def _tells(text: str, words: list[str]) -> float:
    """Tell how much of the words that the reader gives of what is to be done a text holds, of 1."""
    return sum((plain(word) or "") in (plain(text) or "") for word in words) / len(words)


def _meant(told: dict[str, Any], minutes: ParsedMinutes) -> dict[int, ParsedAction]:
    """Give the action that each row means, by the row's place: of its item, and each action meant once.

    The reader's words are of the matter, which the sentence that is the action need not name again.
    """
    likely = sorted(
        (
            (-share, place, order, one)
            for place, row in enumerate(told["actions"])
            for item in filter(None, [item_of(row, minutes)])
            for order, one in enumerate(item.actions)
            if (share := _tells(one.text, row["about"])) >= 1 / 3
        ),
        key=lambda found: found[:3],
    )
    meant: dict[int, ParsedAction] = {}
    for _, place, _, one in likely:
        if place not in meant and one not in meant.values():
            meant[place] = one
    return meant


def actions(told: dict[str, Any], minutes: ParsedMinutes, counts: Counts) -> None:
    """Compare who is to do what, and by when."""
    meant = _meant(told, minutes)
    for place, row in enumerate(told["actions"]):
        ruled = [one for item in minutes.items for one in item.decisions]
        stands = any(_tells(f"{one.text} {one.condition}", row["about"]) >= 2 / 3 for one in ruled)
        if place not in meant and not stands:
            counts["action"] += [] if row.get("optional") else [(False, f"{row['about']} is missing")]
            continue
        counts["action"].append((True, ""))
        if place not in meant:
            continue  # it stands as a decision, and no text stands twice
        one = meant[place]
        options = [row["responsible"], *row.get("responsible_alt", [])]
        right = any(
            len(names) == len(one.responsible)
            and all(any(same_people(name, who) for who in one.responsible) for name in names)
            for names in options
        )
        counts["responsible"].append((right, f"{row['about']}: {one.responsible} is not {options[0]}"))
        due = [row["due"], *row.get("due_alt", [])]
        fits = any((plain(word) or "") in (plain(one.due_as_written) or "") for word in due)
        counts["due"].append((fits, f"{row['about']}: {one.due_as_written!r} is not {due[0]!r}"))


def rest(told: dict[str, Any], minutes: ParsedMinutes, counts: Counts) -> None:
    """Compare the meeting's own fields, its attachments, planned meetings, appended parts and changes of role."""
    for key in ("record_kind", "form", "chair", "secretary"):
        value = plain(getattr(minutes, key))
        words = accepted(told, key)
        counts[key].append((value in words, f"{value!r} is not {words[0]!r}"))
    counts["consent"].append((plain(minutes.name_consent) == plain(told["consent"]), repr(minutes.name_consent)))
    approvers = [told["approvers"], *told.get("approvers_alt", [])]
    counts["approvers"].append((list(minutes.approvers) in approvers, f"{minutes.approvers} is not {approvers[0]}"))
    named = " ".join(plain(f"{one.label} {one.title}") or "" for one in minutes.attachments)
    for row in told["attachments"]:
        words = [plain(word) for word in (row["label"], *row.get("label_alt", []), row["title"]) if word]
        if not row.get("optional"):
            counts["attachment"].append((any(word in named for word in words), f"{row['label']} is missing"))
    have = {(one.date.isoformat(), plain(one.body_name)) for one in minutes.planned_meetings}
    for row in told["planned"]:
        if not row.get("optional"):
            counts["planned"].append(((row["date"], plain(row["body"])) in have, f"{row['date']} is missing"))
    wanted = {(row["date"], plain(row["body"])) for row in told["planned"]}
    counts["planned"] += [(one in wanted, f"{one} is too many") for one in have if one not in wanted]
    appended = [one for one in minutes.attachments if one.item is None]
    counts["part"].append((len(appended) == len(told["parts"]), f"{len(appended)} is not {len(told['parts'])}"))
    for row in told["role_changes"]:
        warned = any(row["person"].split()[0] in one.text and "roll" in one.text for one in minutes.warnings)
        if not row.get("optional"):
            counts["role_change"].append((warned, f"{row['person']} is missing"))


def compared(name: str) -> Counts:
    """Compare one document with what the reader says of it."""
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    minutes = parsed(name)
    counts: Counts = defaultdict(list)
    people(told, minutes, counts)
    presenters(told, minutes, counts)
    decisions(told, minutes, counts, name)
    actions(told, minutes, counts)
    rest(told, minutes, counts)
    return counts


def test_each_kind_is_as_a_careful_reader_says() -> None:
    all_counts: Counts = defaultdict(list)
    print()
    for name in ANNOTATED:
        for kind, results in compared(name).items():
            all_counts[kind] += results
            for right, what in results:
                if not right:
                    print(f"{name[:16]:16} {kind}: {what}")
    for kind, results in all_counts.items():
        print(f"{kind:16} {sum(right for right, _ in results):4} of {len(results)}")
    share = {kind: sum(right for right, _ in results) / len(results) for kind, results in all_counts.items() if results}
    assert {kind: value for kind, value in share.items() if value < FLOOR[kind]} == {}

"""Find dates and times as Swedish minutes write them."""

import datetime

import pytest

from minutes.importing.parser.dates import find_dates, find_times, resolve_year


@pytest.mark.parametrize(
    "text",
    [
        "2024-04-05",
        "den 5 april 2024",
        "5/4 2024",
        "5/4-24",
        "05/04/2024",
        "20240405",
        "5.4.2024",
        "fredagen den 5:e april 2024 kl. 9-12",
        "April 5, 2024",
        "2024.04.05",
        "5 apr -24",
    ],
)
def test_find_dates_in_each_form(text: str) -> None:
    found = find_dates(text)
    assert [one.date for one in found] == [datetime.date(2024, 4, 5)]
    assert found[0].year_given


def test_find_dates_over_two_days() -> None:
    found = find_dates("14-15/10, 12/11 och 10/12", 2021)
    assert [(one.date.day, one.last_date and one.last_date.day) for one in found] == [(14, 15), (12, None), (10, None)]
    assert not found[0].year_given


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Möte kl. halv nio till halv tre", ("08:30", "14:30")),
        ("Kl nio till kvart över elva", ("09:00", "11:15")),
        ("Klockan tolv till tolv", ("12:00", "00:00")),
        ("Möte klockan kvart över tolv till tolv", ("12:15", "00:00")),
        ("Inklusive två och tre besök, klara 0900-1100", ("", "")),
    ],
)
def test_find_times_in_words(text: str, hours: tuple[str, str]) -> None:
    start, end, _ = find_times(text)
    assert tuple(one.isoformat("minutes") if one else "" for one in (start, end)) == hours


@pytest.mark.parametrize("text", ["31/2 2024", "lag 2017:810", "0432-71 99 00", "34 68 83-2", "1/2", "2024"])
def test_find_dates_in_other_numbers(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9.00-10.15", "09:00", "10:15"),
        ("kl 9-12", "09:00", "12:00"),
        ("kl. 13.15–16.40", "13:15", "16:40"),
        ("0900-1200", "09:00", "12:00"),
        ("2024-04-05 kl 13:00 till 15:30", "13:00", "15:30"),
        ("2023-05-16, kl. 18.00", "18:00", None),
        ("5 april 2024", None, None),
        ("ägde rum 13.00", "13:00", None),
        ("stora salen 13.30", "13:30", None),
        ("Stadshuset, rum 3.15", None, None),
        ("Stadshuset (konferensrum 4:12) kl. 9.30", "09:30", None),
    ],
)
def test_find_times_in_each_form(text: str, start: str | None, end: str | None) -> None:
    first, last, _ = find_times(text, labelled=True)
    assert first == (datetime.time.fromisoformat(start) if start else None)
    assert last == (datetime.time.fromisoformat(end) if end else None)


def test_resolve_year_looks_forward() -> None:
    held = datetime.date(2020, 12, 4)
    assert resolve_year(datetime.date(2020, 1, 29), held) == datetime.date(2021, 1, 29)
    assert resolve_year(datetime.date(2020, 12, 11), held) == datetime.date(2020, 12, 11)

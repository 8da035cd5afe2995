import pytest
from django.urls import reverse

from minutes.admin.ordering import put_in_order
from minutes.models import AgendaItem
from tests.factories import AgendaItemFactory, MeetingFactory

from .page import errors_of, fields_of, send


@pytest.fixture
def meeting(db):
    meeting = MeetingFactory()
    for position, title in enumerate("ABCDE", start=1):
        AgendaItemFactory(meeting=meeting, position=position, title=title)
    return meeting


def order(meeting) -> str:
    items = list(meeting.items.order_by("position"))
    assert [item.position for item in items] == list(range(1, len(items) + 1))
    return "".join(item.title for item in items)


def page_of(meeting) -> str:
    return reverse("admin:minutes_meeting_change", args=[meeting.pk])


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ({0: 2, 1: 1}, "BACDE"),  # two rows change places
        ({0: 5, 4: 1}, "EBCDA"),
        ({4: 2}, "AEBCD"),  # up: before the one that has the place
        ({0: 3}, "BCADE"),  # down: after the one that has the place
        ({0: 99}, "BCDEA"),
        ({1: ""}, "ACDEB"),  # no number: last
        ({0: 3, 1: 3, 2: 3, 3: 3, 4: 3}, "DECAB"),
        ({}, "ABCDE"),
    ],
)
def test_rows_stand_where_their_numbers_put_them(secretary, meeting, numbers, expected):
    changes = {f"items__{row}__order": number for row, number in numbers.items()}
    assert errors_of(send(secretary, page_of(meeting), **changes)) == ""
    assert order(meeting) == expected


def test_new_row_goes_last_or_where_its_number_puts_it(secretary, meeting):
    new = {"items__5__title": "Z", "items__6__title": "Y", "items__6__order": 2}
    assert errors_of(send(secretary, page_of(meeting), **new)) == ""
    assert order(meeting) == "AYBCDEZ"


def test_rows_close_up_after_one_is_deleted(secretary, meeting):
    assert errors_of(send(secretary, page_of(meeting), items__1__DELETE="on", items__4__order=1)) == ""
    assert order(meeting) == "EACD"


def test_row_added_meanwhile_on_another_page_keeps_a_place(secretary, meeting):
    data = fields_of(secretary.get(page_of(meeting)))
    AgendaItemFactory(meeting=meeting, position=6, title="X")
    response = secretary.post(page_of(meeting), data | {"items-0-order": ["5"], "items-5-title": ["Z"]})
    assert errors_of(response) == ""
    assert order(meeting) == "BCDEAXZ"


@pytest.mark.slow
def test_two_hundred_rows_are_turned_around(meeting):
    AgendaItem.objects.all().delete()
    rows = [AgendaItemFactory(meeting=meeting, position=position, title=f"{position:03}") for position in range(1, 201)]
    put_in_order(meeting.items.all(), {row.pk: 201 - row.position for row in rows})
    assert list(meeting.items.order_by("position").values_list("title", flat=True)) == [
        f"{number:03}" for number in range(200, 0, -1)
    ]


def test_order_of_one_meeting_leaves_another_alone(secretary, meeting):
    other = AgendaItemFactory(position=7)
    send(secretary, page_of(meeting), items__0__order=5)
    other.refresh_from_db()
    assert other.position == 7

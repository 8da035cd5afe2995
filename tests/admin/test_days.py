"""Days are taken as people write them."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from organisations.admin.days import DayField

DAY = datetime.date(2021, 10, 15)


@pytest.mark.parametrize(
    "written",
    [
        "2021-10-15",
        "20211015",
        "15.10.2021",
        "15/10/2021",
        "15/10 2021",
        "15 oktober 2021",
        "den 15 okt. 2021",
        "15:e Oktober 2021",
    ],
)
def test_a_day_is_read_however_it_is_written(written):
    assert DayField().clean(written) == DAY


@pytest.mark.parametrize("written", ["2021-02-30", "30 februari 2021", "15 oktobermånad", "15/10", "igår"])
def test_what_is_no_day_is_refused_with_how_to_write_one(written):
    with pytest.raises(ValidationError) as refused:
        DayField().clean(written)
    assert "15 oktober 2021, en dag som finns" in str(refused.value)

"""Days and times as people write them."""

import datetime
import re
from typing import Any

from django import forms

from minutes.models.dates import MONTHS

SHORT_MONTHS = [month[:3] for month in MONTHS]
WRITTEN_OUT = re.compile(
    rf"(?:den\s+)?(\d{{1,2}}):?e?\s+({'|'.join(SHORT_MONTHS)})[a-z]*\.?\s+(\d{{4}})", re.IGNORECASE
)
DAY_INPUT = forms.DateInput(format="%Y-%m-%d", attrs={"size": 10})  # a browser's own speaks its own language
TIME = {
    "input_formats": ["%H:%M", "%H.%M", "%H:%M:%S", "%H%M", "%H"],
    "widget": forms.TimeInput(format="%H:%M", attrs={"class": "time", "size": 6}),
    "error_messages": {"invalid": "Skriv klockslaget så här: 09.00."},
}


class DayField(forms.DateField):
    """A day, written 2021-10-15, 15.10.2021 or as the documents have it: 15 oktober 2021."""

    default_error_messages = {"invalid": "Skriv dagen så här: 2021-10-15 eller 15 oktober 2021, en dag som finns."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%d/%m %Y"], **kwargs)

    def to_python(self, value: Any) -> datetime.date | None:
        """Return the day; raise ValidationError where there is none such."""
        if isinstance(value, str) and (written := WRITTEN_OUT.fullmatch(value.strip())):
            month = SHORT_MONTHS.index(written[2].lower()) + 1
            value = f"{written[3]}-{month:02}-{int(written[1]):02}"
        return super().to_python(value)

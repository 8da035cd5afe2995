import datetime
from functools import lru_cache

from django.utils.formats import date_format


@lru_cache(maxsize=4096)
def long_date(day: datetime.date | None) -> str:
    """Return a date as running text has it: 15 oktober 2021."""
    return date_format(day, "j F Y").lower() if day else ""  # Django's Swedish months begin with a capital

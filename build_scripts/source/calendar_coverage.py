"""Whether the calendars reach far enough."""

from collections.abc import Iterator, Mapping
from datetime import date

from navigator.dates.calendars import NONE, Calendar

_MONTHS = 14


def short_coverage(calendars: Mapping[str, Calendar], today: date) -> Iterator[str]:
    """Every calendar that is known for less than 14 months from today; a line each."""
    year, month = divmod(today.year * 12 + today.month - 1 + _MONTHS, 12)
    wanted = date(year, month + 1, 1)
    for calendar in calendars.values():
        if calendar.id != NONE and calendar.covers_through < wanted:
            yield f"{calendar.id} is known only through {calendar.covers_through}: add the next years"

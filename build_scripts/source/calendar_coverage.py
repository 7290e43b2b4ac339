"""Whether the calendars reach far enough."""

from collections.abc import Iterator, Mapping
from datetime import date

from navigator.dates.calendars import NONE, Calendar

_MONTHS = 14
# A calendar without bank holidays never ends. Where no other one does either, tables and examples stop here.
_END = date(2034, 12, 31)


def shown_through(calendar: Calendar, calendars: Mapping[str, Calendar]) -> date:
    """The last day that tables and examples are made for: the last that is known, here or in all the others."""
    if calendar.id != NONE:
        return calendar.covers_through
    return min([_END, *(each.covers_through for each in calendars.values())])


def short_coverage(calendars: Mapping[str, Calendar], today: date) -> Iterator[str]:
    """Every calendar that is known for less than 14 months from today; a line each."""
    year, month = divmod(today.year * 12 + today.month - 1 + _MONTHS, 12)
    wanted = date(year, month + 1, 1)
    for calendar in calendars.values():
        if calendar.id != NONE and calendar.covers_through < wanted:
            yield f"{calendar.id} is known only through {calendar.covers_through}: add the next years"

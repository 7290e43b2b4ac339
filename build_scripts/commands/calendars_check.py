"""Whether the bank holidays are right, by an independent source."""

from collections.abc import Iterator, Mapping

import holidays

from navigator.dates.calendars import Calendar, days_between

_SUBDIVISIONS = {"england-and-wales": ("ENG", "WLS"), "scotland": ("SCT",), "northern-ireland": ("NIR",)}
_WEEKDAYS = 5


def differences(calendars: Mapping[str, Calendar]) -> Iterator[str]:
    """Every weekday inside the coverage that is a holiday by one source and not by the other; a line each."""
    for name, subdivisions in _SUBDIVISIONS.items():
        calendar = calendars[name]
        years = range(calendar.covers_from.year, calendar.covers_through.year + 1)
        for subdivision in subdivisions:
            theirs = holidays.country_holidays("GB", subdiv=subdivision, years=years)
            for day in days_between(calendar.covers_from, calendar.covers_through):
                if day.weekday() < _WEEKDAYS and (day in theirs) != (day in calendar.closures):
                    title = theirs.get(day) or calendar.closures[day].title
                    holder = "the holidays package" if day in theirs else "the calendar file"
                    yield f"{name} {day}: {title} is only in {holder} ({subdivision})"

"""Due dates made beforehand, so that a page answers at once and without Python: for each start date, its due date."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from navigator.case.facts.arrival import arrival
from navigator.dates.calendars import Calendar, days_between
from navigator.dates.counting import count, due_of
from navigator.dates.periods import Period
from navigator.dates.rules import Direction, Rules, needs_calendar
from navigator.model.cases import Sent
from navigator.model.interpretation import Interpretation
from navigator.model.limits import Sending

# The years a table holds at most, and does hold where no calendar is asked.
YEARS = date(2005, 1, 1), date(2034, 12, 31)


@dataclass(frozen=True, slots=True)
class Table:
    """One number for each day from the first to the last: seven to a week, equal weeks in a row written once.

    In a table of due dates it is the number of days from start to due date; in one of open days it is 1 or 0.
    """

    first: date
    last: date
    weeks: tuple[tuple[int, ...], ...]
    runs: tuple[tuple[int, int], ...]

    def as_data(self) -> dict[str, object]:
        """Plain data for the browser; `runs` is flat: which week, how often, which week, how often ..."""
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "weeks": [list(week) for week in self.weeks],
            "runs": [number for run in self.runs for number in run],
        }


def due_table(limit: Interpretation, calendars: Mapping[str, Calendar], start: str) -> Table:
    """The due date of a limit, read in one way, for every date of one of its starts that has a firm one."""
    return _due_table(limit.period, *limit.counting(calendars, start))


@lru_cache(maxsize=128)  # the same for all procedures with one calendar
def arrival_tables(
    by: Sending, calendar: Calendar, *, has_cutoff: bool, stated: Period | None = None
) -> tuple[Table, Table]:
    """The first and the last day on which something sent on each day counts as received."""
    days = _covered(calendar)
    spans = [arrival(Sent(day, by), calendar, has_cutoff=has_cutoff, stated=stated) for day in days]
    days = [day for day, span in zip(days, spans, strict=True) if span.latest <= calendar.covers_through]
    pairs = list(zip(days, spans, strict=False))
    first = _table(days, [(span.earliest - day).days for day, span in pairs])
    return first, _table(days, [(span.latest - day).days for day, span in pairs])


def open_days_table(calendar: Calendar) -> Table:
    """The days on which a calendar is open, for the years it covers."""
    days = _covered(calendar)
    return _table(days, [int(calendar.is_open(day)) for day in days])


@lru_cache(maxsize=1024)
def _due_table(period: Period, rules: Rules, calendar: Calendar) -> Table:
    days = _covered(calendar) if needs_calendar(period, rules) else list(days_between(*YEARS))

    def firm(day: date) -> bool:
        return not count(period, day, rules, calendar).provisional

    # Only where a count leaves the days that the calendar knows: at the end, or at the beginning when it runs back.
    if rules.direction is Direction.AFTER:
        days = days[: bisect_left(days, 1, key=lambda day: not firm(day))]
    else:
        days = days[bisect_left(days, 1, key=firm) :]
    # Whatever its hour, it is the same day.
    due = due_of(period, replace(rules, last_hour=""), calendar)
    return _table(days, [(due(day) - day).days for day in days])


def _covered(calendar: Calendar) -> list[date]:
    return list(days_between(max(calendar.covers_from, YEARS[0]), min(calendar.covers_through, YEARS[1])))


def _table(days: list[date], numbers: Iterable[int]) -> Table:
    """Weeks begin on the weekday of the first day; the last one is filled up with noughts."""
    if not days:
        return Table(YEARS[0], YEARS[0] - timedelta(1), (), ())
    padded = [*numbers, *[0] * (-len(days) % 7)]
    known: dict[tuple[int, ...], int] = {}
    order = [known.setdefault(tuple(padded[at : at + 7]), len(known)) for at in range(0, len(padded), 7)]
    runs = tuple((week, sum(1 for _ in run)) for week, run in groupby(order))
    return Table(days[0], days[-1], tuple(known), runs)

"""From a date back to the starts that lead to it."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import count

from navigator.dates import iso
from navigator.dates.calendars import Calendar, days_between
from navigator.dates.counting import due_of
from navigator.dates.periods import Period
from navigator.dates.refusals import CountingError
from navigator.dates.rules import Direction, Rules


def latest_start(period: Period, by: date, rules: Rules, calendar: Calendar) -> date:
    """Return the last start whose due date is not after the given day; CountingError beyond the years 1900 to 2200.

    A later start never has an earlier due date, so halving finds it.
    """
    settled = due_of(period, rules, calendar)
    beyond = date.max if rules.direction is Direction.AFTER else date.min

    def due(start: date) -> date:
        try:
            return settled(start)
        except CountingError:
            return beyond

    early = next(day for day in _further(by, -1) if due(day) <= by)
    late = next(day for day in _further(by, 1) if due(day) > by)
    starts = range(early.toordinal(), late.toordinal())
    found = bisect_right(starts, by, key=lambda ordinal: due(date.fromordinal(ordinal)))
    return date.fromordinal(starts[found - 1])


def _further(day: date, sign: int) -> Iterator[date]:
    """Days further and further away."""
    return (iso.shift(day, sign * 2**power) for power in count())


def starts_due(period: Period, due: date, rules: Rules, calendar: Calendar) -> tuple[date, ...]:
    """Return every start that would make the given day the last one; none when no start leads to it."""
    before = latest_start(period, iso.shift(due, -1), rules, calendar)
    last = latest_start(period, due, rules, calendar)
    return tuple(days_between(iso.shift(before, 1), last))


def send_by(delivery: Period, arrive_by: date, rules: Rules, calendar: Calendar) -> date:
    """Return the last working day on which something can be sent to arrive by the given day.

    How long delivery takes is the caller's to say: first-class post counts as served on the second business day after
    posting (Civil Procedure Rules, rule 6.26).
    """
    return calendar.on_or_before(latest_start(delivery, arrive_by, rules, calendar))

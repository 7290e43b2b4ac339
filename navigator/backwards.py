"""From a date back to the starts that lead to it."""

from bisect import bisect_right
from datetime import date

from navigator import dates
from navigator.calendars import Calendar, days_between
from navigator.counting import Direction, Rules, due_of
from navigator.periods import Period
from navigator.refusals import CountingError


def latest_start(period: Period, by: date, rules: Rules, calendar: Calendar) -> date:
    """Return the last start whose due date is not after the given day.

    A later start never has an earlier due date, so halving finds it.
    """
    due = due_of(period, rules, calendar)
    beyond = dates.LAST if rules.direction is Direction.AFTER else dates.FIRST

    def due_on(ordinal: int) -> date:
        try:
            return due(date.fromordinal(ordinal))
        except CountingError:
            return beyond

    starts = range(dates.FIRST.toordinal(), dates.LAST.toordinal())
    found = bisect_right(starts, by, key=due_on)
    if not 0 < found < len(starts):
        raise CountingError("refused.beyond")
    return date.fromordinal(starts[found - 1])


def starts_due(period: Period, due: date, rules: Rules, calendar: Calendar) -> tuple[date, ...]:
    """Return every start that would make the given day the last one; none when no start leads to it."""
    before = latest_start(period, dates.shift(due, -1), rules, calendar)
    last = latest_start(period, due, rules, calendar)
    return tuple(days_between(dates.shift(before, 1), last))


def send_by(delivery: Period, arrive_by: date, rules: Rules, calendar: Calendar) -> date:
    """Return the last working day on which something can be sent to arrive by the given day.

    How long delivery takes is the caller's to say: first-class post counts as served on the second business day after
    posting (Civil Procedure Rules, rule 6.26).
    """
    return calendar.on_or_before(latest_start(delivery, arrive_by, rules, calendar))

"""From a last day back to the starts that lead to it: what `navigator deadline --to` tells."""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from navigator.dates import iso, periods
from navigator.dates.calendars import Calendar, choose, days_between
from navigator.dates.counting import count, due_of
from navigator.dates.periods import DayOfYear, Period
from navigator.dates.refusals import CountingError
from navigator.dates.rules import Direction, Rules
from navigator.explain.answers import assumptions, counting_rules
from navigator.explain.working import period_text
from navigator.words import ENGLISH


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
    return (iso.shift(day, sign * 2**power) for power in itertools.count())


def starts_due(period: Period, due: date, rules: Rules, calendar: Calendar) -> tuple[date, ...]:
    """Return every start that would make the given day the last one; none when no start leads to it."""
    before = latest_start(period, iso.shift(due, -1), rules, calendar)
    last = latest_start(period, due, rules, calendar)
    return tuple(days_between(iso.shift(before, 1), last))


def starts_answer(
    period: str,
    due: str,
    calendar: str,
    calendars: Mapping[str, Calendar],
    *,
    rules: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The starts that make a day the last one, the latest start for it, and when to send.

    It is sent on the last working day from which a delivery as long as the period arrives in time: first-class post
    counts as served on the second business day after posting (Civil Procedure Rules, rule 6.26). Of a period that is
    counted back neither is asked: its starts come later than the day, and nothing takes so long to arrive.
    """
    stated = rules or {}
    named = choose(calendars, calendar)
    limit, last = periods.parse(period), iso.parse(due)
    if isinstance(limit, DayOfYear):
        raise CountingError("refused.no_length", text=str(limit))
    settled = counting_rules(stated, limit)
    latest = latest_start(limit, last, settled, named)
    back = settled.direction is Direction.BEFORE
    shown = () if back else (("latest_start", latest), ("send_by", named.on_or_before(latest)))
    return {
        "period": str(limit),
        "due": last.isoformat(),
        "calendar": named.id,
        "starts": [day.isoformat() for day in starts_due(limit, last, settled, named)],
        **{name: day.isoformat() for name, day in shown},
        "provisional": count(limit, latest, settled, named).provisional or not named.covers(last),
        "assumed": assumptions(limit, settled, stated, ENGLISH),
        "words": {
            "period": period_text(limit, ENGLISH),
            "due": ENGLISH.date(last),
            "calendar": ENGLISH.title(named.title),
            **{name: ENGLISH.date(day) for name, day in shown},
        },
    }

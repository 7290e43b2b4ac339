"""The working of a count: each day, whether it counted, and why; and the sentence that sums it up."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from navigator.calendars import Calendar, Cause
from navigator.counting import Count, Direction, FirstDay, in_open_days
from navigator.periods import ClearDays, Period, SchoolDays
from navigator.words import ENGLISH, Language


class Day(NamedTuple):
    """One day of the working; `number` is set when it counts."""

    date: date
    counted: bool
    why: str
    number: int | None


def days(count: Count, calendar: Calendar, words: Language = ENGLISH) -> tuple[Day, ...]:
    """Return every day from the start to the due date, in the order they are counted: back in time for a limit that is
    counted back.
    """
    return tuple(_days(count, calendar, words))


def _days(count: Count, calendar: Calendar, words: Language) -> Iterator[Day]:
    step = timedelta(1 if count.rules.direction is Direction.AFTER else -1)
    open_days_only = in_open_days(count.period, count.rules)
    counted_why = words(_counted_key(count.period, open_days_only))
    moved = count.start
    while moved < count.counted_from:
        yield Day(moved, False, _why_moved(count, moved, calendar, words), None)
        moved += timedelta(1)
    number, day = 0, count.counted_from
    if count.rules.first_day is FirstDay.EXCLUDED:
        yield Day(day, False, words("working.first_day"), None)
        day += step
    act_day = count.last_day if isinstance(count.period, ClearDays) else None
    while (day - count.last_day) * step.days <= timedelta(0):
        if day == act_day:
            yield Day(day, False, words("working.act_day"), None)
        elif any(first <= day <= last for first, last in count.paused):
            yield Day(day, False, words("working.paused"), None)
        elif open_days_only and (why := why_closed(day, calendar, words)):
            yield Day(day, False, why, None)
        else:
            number += 1
            yield Day(day, True, counted_why, number)
        day += step
    roll = timedelta(1 if count.due > count.last_day else -1)
    day = count.last_day
    while day != count.due:
        day += roll
        why = why_closed(day, calendar, words)
        yield Day(day, False, words("working.rolled", why=why) if why else words("working.due_moved"), None)


def why_closed(day: date, calendar: Calendar, words: Language = ENGLISH) -> str | None:
    """Say why a day is closed, such as "Saturday" or "Good Friday"; None when it is open."""
    closure = calendar.why_closed(day)
    if closure is None:
        return None
    if closure.cause is Cause.WEEKEND:
        return words.weekday(day)
    reason = words(f"closed.{closure.cause.value}", title=words.title(closure.title))
    if not closure.only_in:
        return reason
    places = words.joined([words(f"calendar.{id}") for id in closure.only_in])
    return words("closed.only_in", reason=reason, places=places)


def summary(count: Count, calendar: Calendar, words: Language = ENGLISH) -> str:
    """Sum the count up in a sentence or two."""
    return words(
        "working.summary",
        period=period_text(count.period, words),
        start=words.date(count.start),
        due=words.date(count.due),
    )


def period_text(period: Period, words: Language = ENGLISH) -> str:
    """Return a period in words, such as "15 working days"."""
    return words.plural(f"period.{period.unit.replace(' ', '_')}", period.amount)


def _counted_key(period: Period, open_days_only: bool) -> str:
    if isinstance(period, ClearDays):
        return "working.counted.clear"
    if isinstance(period, SchoolDays):
        return "working.counted.school"
    return "working.counted.working" if open_days_only else "working.counted.days"


def _why_moved(count: Count, day: date, calendar: Calendar, words: Language) -> str:
    if count.late and day == count.start:
        return words("working.late", cutoff=count.rules.cutoff)
    return words("working.moved", why=why_closed(day, calendar, words))

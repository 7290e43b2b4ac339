"""The working of a count: each day, whether it counted, and why."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from navigator.dates import moments
from navigator.dates.calendars import INDEXED, Calendar, days_between, indexed_days
from navigator.dates.counting import Count, left_out
from navigator.dates.periods import THAT_DAY, ClearDays, ClearMonths, ClearWorkingDays, DayOfYear, Period, SchoolDays
from navigator.dates.rules import Direction, FirstDay, Receipt, by_clock, in_open_days
from navigator.explain.reasons import why_closed
from navigator.explain.summary import period_text, summary
from navigator.words import ENGLISH, Language

__all__ = ["Day", "days", "period_text", "summary"]

_DAY = timedelta(1)


class Day(NamedTuple):
    """One day of the working. `number` says which of the counted days it is; None when it is not counted."""

    date: date
    counted: bool
    why: str
    number: int | None


def days(count: Count, calendar: Calendar, words: Language = ENGLISH) -> tuple[Day, ...]:
    """Return every day of a count once, in the order they are counted: back in time for a limit that is counted back.

    Days over which the start was moved on come first, days to which the due date moves last. A day that the due date
    moves back over keeps its place and number.
    """
    if count.rules.last_hour:
        found, at = (
            days(replace(count, rules=replace(count.rules, last_hour="")), calendar, words),
            count.rules.last_hour,
        )
        ends = [day._replace(why=words("working.last_hour", why=day.why, at=at)) for day in found]
        return tuple(end if day.date == count.due else day for day, end in zip(found, ends, strict=True))
    if count.period == THAT_DAY and count.rules.direction is Direction.BEFORE:
        return (_skipped(count.due, words("working.named")),)
    if by_clock(count.period, count.counted_from, count.rules) and not count.paused:
        return tuple(_by_clock(count, calendar, words))
    if count.period == THAT_DAY:
        run = [*_received(count, calendar, words), _skipped(count.last_day, words("working.that_day"))]
    elif isinstance(count.period, DayOfYear):
        run = [*_received(count, calendar, words), *_day_of_year(count, words)]
    else:
        run = [*_moved(count, calendar, words), *_counted(count, calendar, words)]
    if count.named:
        return (*run, _skipped(count.due, words("working.named")))
    if count.rules.over:
        ended = replace(count, due=count.due - _DAY)
        run = run if ended.due == count.last_day else _rolled(run, ended, calendar, words)
        return (*run, _skipped(count.due, words("working.over")))
    return tuple(run if count.due == count.last_day else _rolled(run, count, calendar, words))


def _by_clock(count: Count, calendar: Calendar, words: Language) -> Iterator[Day]:
    """The days over which hours run on the clock, in the order in which they do."""
    begin, end = moments.hour_of(count.counted_from), moments.hour_of(count.last_day)
    first, last = moments.plain(count.counted_from), moments.plain(count.last_day)
    run = list(days_between(*sorted((first, last))))
    # Where nobody told the hour, the first of the day is counted from, and the last.
    since = "from_end" if moments.clock_of(count.counted_from) == moments.LAST_HOUR else "from_beginning"
    begins = words("working.hours_begin", at=begin) if begin else words(f"working.hours_begin.{since}")
    ends = {last: words("working.hours_end" if end else "working.hours_end.day", at=end), first: begins}
    if first == last:
        both = words("working.hours_both", at=begin, end=end) if begin and end else words(f"working.hours_both.{since}")
        ends = {first: both}
    counts = words("working.counted.days")
    run = run if first <= last else run[::-1]
    told = [Day(day, counted=at > 0, why=ends.get(day, counts), number=at or None) for at, day in enumerate(run)]
    yield from told if count.due == count.last_day else _rolled(told, count, calendar, words)


def _day_of_year(count: Count, words: Language) -> Iterator[Day]:
    """The day that it starts from, and the day of the year, with none between them that would say anything."""
    back = ".back" if count.rules.direction is Direction.BEFORE else ""
    told = period_text(count.period, words)
    if count.counted_from == count.last_day:
        yield _skipped(count.last_day, words(f"working.day_of_year.both{back}", day=told))
        return
    yield _skipped(count.counted_from, words("working.day_of_year.start"))
    yield _skipped(count.last_day, words(f"working.day_of_year.end{back}", day=told))


def _moved(count: Count, calendar: Calendar, words: Language) -> Iterator[Day]:
    """The days from the start to the one counted from, and that one when it is not itself counted."""
    yield from _received(count, calendar, words)
    if count.rules.first_day is FirstDay.EXCLUDED:
        yield _skipped(count.counted_from, words("working.first_day"))


def _received(count: Count, calendar: Calendar, words: Language) -> Iterator[Day]:
    """The days from the start to the one counted from.

    Counted back, time runs over the days a start was moved on: they are then counted or not as any other.
    """
    if count.start < count.counted_from and count.rules.direction is Direction.AFTER:
        for day, why in _stretch(count.start, count.counted_from - _DAY, calendar, words):
            late = count.late and day == count.start
            off = "working.off" if count.rules.receipt is Receipt.LAST_DAY_OFF else "working.moved"
            key = "working.late" if late else off
            yield _skipped(day, words(key, why=why, cutoff=count.rules.cutoff))


def _counted(count: Count, calendar: Calendar, words: Language) -> list[Day]:
    open_days_only = in_open_days(count.period, count.rules)
    run = _run(count, calendar, words)
    if not open_days_only:
        run = [(day, None) for day, _ in run]
    if left_out := _left_out(count, words):
        run = [(day, left_out.get(day, why)) for day, why in run]
    counts = words(_counts_key(count.period, open_days_only=open_days_only))
    number = itertools.count(1)
    return [Day(day, False, why, None) if why else Day(day, True, counts, next(number)) for day, why in run]  # noqa: FBT003


def _left_out(count: Count, words: Language) -> dict[date, str]:
    """The days that do not count for another reason than being closed."""
    paused = {day: words("working.paused") for stretch in count.paused for day in days_between(*stretch)}
    why = words("working.not_counted")
    paused |= {day: why for stretch in left_out(count) for day in days_between(*stretch)}
    return paused | ({count.last_day: words("working.act_day")} if isinstance(count.period, ClearDays) else {})


def _run(count: Count, calendar: Calendar, words: Language) -> list[tuple[date, str | None]]:
    """The days that time runs over, in the order it does."""
    excluded = _DAY * (count.rules.first_day is FirstDay.EXCLUDED)
    if count.rules.direction is Direction.AFTER:
        return _stretch(count.counted_from + excluded, count.last_day, calendar, words)
    return _stretch(count.last_day, count.counted_from - excluded, calendar, words)[::-1]


def _rolled(run: list[Day], count: Count, calendar: Calendar, words: Language) -> list[Day]:
    """The days of a count whose last day is off, with the way from there to the due date."""
    first, last = sorted((count.last_day, count.due))
    way = _stretch(first, last, calendar, words)
    whys = {day: words("working.rolled", why=why) if why else words("working.due_moved") for day, why in way}
    told = [day._replace(why=whys.pop(day.date, day.why)) for day in run]
    added = [_skipped(day, why) for day, why in whys.items()]
    return told + (added if count.due > count.last_day else added[::-1])


def _skipped(day: date, why: str) -> Day:
    return Day(day, counted=False, why=why, number=None)


def _counts_key(period: Period, *, open_days_only: bool) -> str:
    if isinstance(period, ClearWorkingDays):
        return "working.counted.clear_working"
    if isinstance(period, ClearMonths):
        return "working.counted.days"
    if isinstance(period, ClearDays):
        return "working.counted.clear"
    if isinstance(period, SchoolDays):
        return "working.counted.school"
    return "working.counted.working" if open_days_only else "working.counted.days"


def _stretch(first: date, last: date, calendar: Calendar, words: Language) -> list[tuple[date, str | None]]:
    """Every day from the first to the last with why it is closed; a slice where the calendar has its days as lists."""
    index = calendar.index
    low, high = first.toordinal() - index.first, last.toordinal() - index.first + 1
    if low >= 0 and high <= index.size:
        first_indexed = index.first - INDEXED[0].toordinal()
        dates = indexed_days()[first_indexed + low : first_indexed + high]
        return list(zip(dates, _reasons(calendar, words)[low:high], strict=True))
    return [(day, why_closed(day, calendar, words)) for day in days_between(first, last)]


@lru_cache(maxsize=64)
def _reasons(calendar: Calendar, words: Language) -> tuple[str | None, ...]:
    index = calendar.index
    covered = map(date.fromordinal, range(index.first, index.first + index.size))
    return tuple(why_closed(day, calendar, words) for day in covered)

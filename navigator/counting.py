"""From a period, a start and the counting rules to a date."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from navigator import dates
from navigator.calendars import Calendar, Kind
from navigator.periods import ClearDays, Days, Hours, Months, Period, SchoolDays, Weeks, WorkingDays, Years
from navigator.refusals import CountingError


class FirstDay(Enum):
    """Whether the day of the start event is day 1. "Beginning with" includes it (Matthew v Sedman [2021] UKSC 19)."""

    EXCLUDED = "excluded"
    INCLUDED = "included"


class Receipt(Enum):
    """What happens when the start event falls on a day that is not a working day."""

    ANY_DAY = "any day"
    NEXT_WORKING_DAY = "next working day"


class LastDay(Enum):
    """What happens when the last day is not a working day (Pritam Kaur v S Russell & Sons [1973] QB 336)."""

    STAYS = "stays"
    NEXT_WORKING_DAY = "next working day"
    PREVIOUS_WORKING_DAY = "previous working day"


class Direction(Enum):
    """Whether time runs on from the start event, or back from it."""

    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class ShortPeriod:
    """Up to this many days or clear days, closed days are left out. Civil Procedure Rules, rule 2.8(4): 5 days."""

    at_most: int
    authority: str


@dataclass(frozen=True, slots=True)
class Rules:
    """How one limit is counted. `cutoff` is the hour from which something counts as received a day later."""

    first_day: FirstDay = FirstDay.EXCLUDED
    receipt: Receipt = Receipt.ANY_DAY
    last_day: LastDay = LastDay.STAYS
    direction: Direction = Direction.AFTER
    cutoff: str | None = None
    short: ShortPeriod | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A counted limit. `counted_from` is the start after cut-off and receipt, `last_day` the end before it rolls.

    It is provisional when a day had to be looked up that the calendar does not cover; only then are `known_from` and
    `known_through` set.
    """

    period: Period
    start: date
    counted_from: date
    last_day: date
    due: date
    provisional: bool
    known_from: date | None
    known_through: date | None
    calendar: str
    rules: Rules
    late: bool = False
    paused: tuple[tuple[date, date], ...] = ()


def count(
    period: Period,
    start: date,
    rules: Rules,
    calendar: Calendar,
    *,
    late: bool = False,
    paused: Sequence[tuple[date, date]] = (),
) -> Count:
    """Count a period from a start. Days in `paused` (first, last) do not count. CountingError when rules and period
    contradict each other.
    """
    _check(period, rules, calendar, late)
    pauses = _merged(paused, rules)
    counted_from = _received(start, rules, calendar, late)
    sign = 1 if rules.direction is Direction.AFTER else -1
    first_excluded = counted_from if rules.first_day is FirstDay.EXCLUDED else dates.shift(counted_from, -sign)
    by_calendar = in_open_days(period, rules)
    if by_calendar:
        last_day = calendar.add(first_excluded, sign * _length(period))
    elif isinstance(period, Months | Years):
        last_day = _months(counted_from, sign * _length(period), rules)
    else:
        last_day = dates.shift(first_excluded, sign * _length(period))
    for first, last in pauses:
        if last <= first_excluded or first > last_day:
            continue
        before = max(dates.shift(first, -1), first_excluded)
        if by_calendar:
            lost = calendar.between(before, last)
            last_day = calendar.add(last_day, lost) if lost else last_day
        else:
            last_day = dates.shift(last_day, (last - before).days)
    due = _rolled(last_day, rules, calendar)
    looked_at = []
    if rules.receipt is Receipt.NEXT_WORKING_DAY:
        looked_at += [start, counted_from]
    if by_calendar:
        looked_at += [first_excluded if rules.first_day is FirstDay.INCLUDED else counted_from, last_day]
    if rules.last_day is not LastDay.STAYS:
        looked_at += [last_day, due]
    provisional = not all(calendar.covers(day) for day in looked_at)
    return Count(
        period=period,
        start=start,
        counted_from=counted_from,
        last_day=last_day,
        due=due,
        provisional=provisional,
        known_from=calendar.covers_from if provisional else None,
        known_through=calendar.covers_through if provisional else None,
        calendar=calendar.id,
        rules=rules,
        late=late,
        paused=pauses,
    )


def in_open_days(period: Period, rules: Rules) -> bool:
    """Say whether only open days count: working days, school days, and short periods where the rules say so."""
    if isinstance(period, WorkingDays | SchoolDays):
        return True
    return rules.short is not None and isinstance(period, Days | ClearDays) and period.amount <= rules.short.at_most


def needs_calendar(period: Period, rules: Rules) -> bool:
    """Say whether the answer depends on a calendar."""
    return in_open_days(period, rules) or rules.receipt is not Receipt.ANY_DAY or rules.last_day is not LastDay.STAYS


def _length(period: Period) -> int:
    match period:
        case ClearDays():
            return period.amount + 1
        case Weeks():
            return period.amount * 7
        case Years():
            return period.amount * 12
        case Hours():
            return period.amount // 24
        case _:
            return period.amount


def _check(period: Period, rules: Rules, calendar: Calendar, late: bool) -> None:
    if late and rules.cutoff is None:
        raise CountingError("refused.late")
    if rules.first_day is FirstDay.INCLUDED and isinstance(period, ClearDays | Hours):
        raise CountingError("refused.first_day", unit=period.unit)
    if isinstance(period, SchoolDays) and calendar.kind is not Kind.SCHOOL_DAYS:
        raise CountingError("refused.school_days", calendar=calendar.id)
    if isinstance(period, WorkingDays) and calendar.kind is not Kind.WORKING_DAYS:
        raise CountingError("refused.not_school_days", unit=period.unit, calendar=calendar.id)


def _merged(paused: Sequence[tuple[date, date]], rules: Rules) -> tuple[tuple[date, date], ...]:
    merged: list[tuple[date, date]] = []
    for first, last in sorted(paused):
        if first > last or rules.direction is Direction.BEFORE:
            raise CountingError("refused.pause")
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _received(start: date, rules: Rules, calendar: Calendar, late: bool) -> date:
    day = dates.shift(start, 1) if late else start
    return calendar.on_or_after(day) if rules.receipt is Receipt.NEXT_WORKING_DAY else day


def _months(start: date, months: int, rules: Rules) -> date:
    """End on the corresponding date or, where the month has none, on its last day (Dodds v Walker [1981]).

    When the first day is included, the period ends the day before the corresponding date, or on the last day of a month
    that has none. Counted back, the day after takes the place of the day before.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not dates.FIRST.year <= year <= dates.LAST.year:
        raise CountingError("refused.beyond")
    length = monthrange(year, month + 1)[1]
    end = date(year, month + 1, min(start.day, length))
    if rules.first_day is FirstDay.EXCLUDED:
        return end
    if months < 0:
        return dates.shift(end, 1)
    return end if start.day > length else dates.shift(end, -1)


def _rolled(day: date, rules: Rules, calendar: Calendar) -> date:
    match rules.last_day:
        case LastDay.STAYS:
            return day
        case LastDay.NEXT_WORKING_DAY:
            return calendar.on_or_after(day)
        case LastDay.PREVIOUS_WORKING_DAY:
            return calendar.on_or_before(day)

"""From a period, a start and the counting rules to a date."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.dates import clocks, iso, moments, yearly
from navigator.dates.calendars import Calendar, Kind
from navigator.dates.lengths import checked, day_of_year, length_of, merged, months_on, standing
from navigator.dates.moments import Moment
from navigator.dates.periods import (
    THAT_DAY,
    ClearDays,
    ClearMonths,
    ClearWorkingDays,
    DayOfYear,
    Hours,
    Minutes,
    Months,
    Period,
    SchoolDays,
    WorkingDays,
    Years,
)
from navigator.dates.refusals import CountingError
from navigator.dates.rules import (
    Direction,
    FirstDay,
    FirstHour,
    LastDay,
    Receipt,
    Rules,
    Stretch,
    at_last_hour,
    by_clock,
    in_open_days,
    leaves_out,
    sign_of,
)

Standstill = tuple[Moment, Moment]
"""From the moment at which a clock stopped to the one at which it ran again."""


@dataclass(frozen=True, slots=True)
class Count:
    """A counted limit. `counted_from` is the start after cut-off and receipt, `last_day` the end before it rolls.

    It is provisional when a day had to be looked up of which the calendar does not know whether it is open; only then
    are `known_from` and `known_through` set.
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
    paused: tuple[Stretch, ...] = ()
    named: bool = False
    """True when somebody named the due date, and it is not where the count ends."""
    stood: tuple[Standstill, ...] = ()
    """Of hours on a clock: from when to when it stood still."""
    received: date | None = None
    """Of hours from the next full hour: the start after cut-off and receipt, before that hour was over."""

    def order(self) -> tuple[date, int]:
        """What to order dates by: that of days is over at the end of its day."""
        return moments.order(self.due)


def count(
    period: Period,
    start: date,
    rules: Rules,
    calendar: Calendar,
    *,
    late: bool = False,
    paused: Sequence[Stretch] = (),
    stood: Sequence[Standstill] = (),
    begun: date | None = None,
    at_end: bool = False,
) -> Count:
    """Count a period from a start; the days in `paused` do not count, nor, of hours on a clock, the time in `stood`.

    `begun` is when the time began that this period makes longer; with none it begins with the start. What counts as
    received on another day than it came can be any hour of that: the first or, with `at_end`, the last.
    CountingError when rules and period contradict each other, and beyond the years 1900 to 2200.
    """
    if late and rules.cutoff is None:
        raise CountingError("refused.late")
    if rules.closes and moments.clock_of(start) >= rules.closes:
        late = True
    on_clock = by_clock(period, start, rules)
    if late or not on_clock:
        start, rules = _as_day(start, rules)
    if rules.direction is Direction.AFTER:
        calendar = calendar.of_time_begun(begun or start)
    received, run, roll = _steps(period, rules, calendar)
    arrived = iso.shift(start, 1) if late else start
    counted_from = received(arrived)
    if on_clock and not moments.clock_of(counted_from):
        counted_from = clocks.bounds(counted_from, rules.zone)[at_end]
    came = None
    if on_clock and isinstance(counted_from, Moment) and _from_full_hour(period, rules):
        came = counted_from
        counted_from = clocks.full_hour(counted_from, rules.zone, back=rules.direction is Direction.BEFORE)
    pauses = merged(checked(paused, rules))
    last_day = run(counted_from)
    if stood and isinstance(counted_from, Moment) and isinstance(period, Hours):
        last_day = clocks.shifted(counted_from, period.minutes, rules.zone, stood)
    if pauses:
        last_day = standing(period, rules, calendar, pauses)(counted_from, _run(period, rules, calendar)(counted_from))
    due = roll(last_day)
    first = counted_from if rules.first_day is FirstDay.INCLUDED else iso.shift(counted_from, sign_of(rules))
    looked_up = _looked_up((arrived, counted_from), (first, last_day), (last_day, due), period, rules)
    firm = all(
        (calendar.covers(one) and calendar.covers(other)) or calendar.knows(one, other) for one, other in looked_up
    )
    known = calendar.covers_from, calendar.covers_through
    if on_clock and not clocks.covers(rules.zone, start, due):
        firm, known = False, (clocks.FIRST, clocks.LAST)
    return Count(
        period=period,
        start=start,
        counted_from=counted_from,
        last_day=last_day,
        due=due,
        provisional=not firm,
        known_from=None if firm else known[0],
        known_through=None if firm else known[1],
        calendar=calendar.id,
        rules=rules,
        late=late,
        paused=pauses,
        stood=tuple(stood),
        received=came,
    )


def _as_day(start: date, rules: Rules) -> tuple[date, Rules]:
    """A start without its hour, and the rules for it: a time that ended at an hour ended on that day, not before it."""
    ended_then = rules.from_end and moments.is_on_clock(start)
    return moments.plain(start), replace(rules, from_end=False) if ended_then else rules


def due_of(period: Period, rules: Rules, calendar: Calendar) -> Callable[[date], date]:
    """Settle a limit once and return what makes a due date of a start, as `count` does."""
    held = _due_of(period, rules, calendar)
    if calendar.later is None or rules.direction is Direction.BEFORE:
        return held
    later = _due_of(period, rules, calendar.later)
    return lambda start: (held if calendar.of_time_begun(start) is calendar else later)(start)


def _due_of(period: Period, rules: Rules, calendar: Calendar) -> Callable[[date], date]:
    received, run, roll = _steps(period, rules, calendar)
    if received is roll is _stays:
        return run
    return lambda start: roll(run(received(start)))


Step = Callable[[date], date]


def _steps(period: Period, rules: Rules, calendar: Calendar) -> tuple[Step, Step, Step]:
    """Settle how a start becomes the day counted from, that one the last day, and that one the due date."""
    if rules.first_day is FirstDay.INCLUDED and isinstance(period, ClearDays | Hours):
        raise CountingError("refused.first_day", unit=period.unit)
    if isinstance(period, SchoolDays) and calendar.kind is not Kind.SCHOOL_DAYS:
        raise CountingError("refused.school_days", calendar=calendar.id)
    if isinstance(period, WorkingDays | ClearWorkingDays) and calendar.kind is not Kind.WORKING_DAYS:
        raise CountingError("refused.not_school_days", unit=period.unit, calendar=calendar.id)
    return received_by(rules, calendar), _running(period, rules, calendar), _ending(rules, calendar)


def received_by(rules: Rules, calendar: Calendar) -> Step:
    """What makes the day on which something counts as received of the day on which it came."""
    if rules.from_end:
        # A time that ended at a moment on a clock was over then; another is over on the day after its last.
        return lambda day: day if moments.is_on_clock(day) else iso.shift(moments.plain(day), -1)
    match rules.receipt:
        case Receipt.NEXT_WORKING_DAY:
            return (rules.office or calendar).on_or_after
        case Receipt.AFTER_CLOSURE:
            return calendar.after_closure
        case Receipt.LAST_DAY_OFF:
            opens = (rules.office or calendar).on_or_after
            return lambda day: _before_open(day, opens)
        case _:
            return _stays


def _before_open(day: date, opens: Step) -> date:
    """The day itself where the next one is open, else the last day off after it."""
    last = iso.shift(opens(iso.shift(moments.plain(day), 1)), -1)
    return day if last == moments.plain(day) else last


def _ending(rules: Rules, calendar: Calendar) -> Step:
    """What makes of a last day the one to which it moves, with its hour."""
    rolled = _roll(rules.last_day, calendar)
    if rules.over:
        return _over(rolled)
    return (lambda day: at_last_hour(rolled(day), rules)) if rules.last_hour else rolled


def _roll(last_day: LastDay, calendar: Calendar) -> Step:
    if last_day is LastDay.STAYS:
        return _stays
    return calendar.on_or_after if last_day is LastDay.NEXT_WORKING_DAY else calendar.on_or_before


def _stays(day: date) -> date:
    return day


def _over(rolled: Step) -> Step:
    """The day after the last one, wherever that has moved."""
    return lambda day: iso.shift(rolled(day), 1)


def left_out(count: Count) -> tuple[Stretch, ...]:
    """The stretches of the year that were left out of a count."""
    if not leaves_out(count.period, count.rules):
        return ()
    first, last = sorted((moments.plain(count.counted_from), moments.plain(count.last_day)))
    return tuple(sorted(yearly.within(count.rules.not_counted, first, last)))


def _running(period: Period, rules: Rules, calendar: Calendar) -> Step:
    """What makes the last day of the day counted from, where nothing stops the clock but the time of the year."""
    run = _run(period, rules, calendar)
    if not leaves_out(period, rules):
        return run
    moved = standing(period, rules, calendar, ())
    return lambda day: moved(day, run(day))


def _run(period: Period, rules: Rules, calendar: Calendar) -> Step:
    sign = sign_of(rules)
    length = length_of(period, sign)
    included = rules.first_day is FirstDay.INCLUDED
    if period == THAT_DAY:
        return _stays
    if isinstance(period, DayOfYear):
        return lambda day: day_of_year(period, day if included else iso.shift(day, sign), sign)
    if isinstance(period, Hours):
        return lambda day: _hours(period, day, rules)
    if isinstance(period, ClearMonths):
        return lambda day: iso.shift(months_on(day, length, included=False), sign)
    if isinstance(period, Months | Years):
        return lambda day: months_on(day, length, included=included)
    if not in_open_days(period, rules):
        return lambda day: iso.shift(day, length - sign * included)
    if included:
        return lambda day: calendar.add(iso.shift(day, -sign), length)
    return lambda day: calendar.add(day, length)


def _hours(period: Hours, day: date, rules: Rules) -> date:
    """End so many hours later by the clock where the hour is known, else on a day that is never too late."""
    if rules.zone in clocks.ZONES:
        start = day if isinstance(day, Moment) and day.clock else _first_moment(period, day, rules)
        end = clocks.shifted(start, sign_of(rules) * period.minutes, rules.zone)
        return end if start is day else moments.plain(end)
    return iso.shift(moments.plain(day), length_of(period, sign_of(rules)))


def _first_moment(period: Hours, day: date, rules: Rules) -> Moment:
    """The first moment of a day from which hours can run."""
    first = clocks.opening(day, rules.zone)
    if rules.direction is Direction.BEFORE or not _from_full_hour(period, rules):
        return first
    return clocks.full_hour(first, rules.zone)


def _from_full_hour(period: Period, rules: Rules) -> bool:
    """Whether hours run from the next full hour; minutes never do."""
    return rules.first_hour is FirstHour.EXCLUDED and not isinstance(period, Minutes)


def _looked_up(move: Stretch, run: Stretch, roll: Stretch, period: Period, rules: Rules) -> Iterator[Stretch]:
    """The ends of each stretch of days for which the calendar had to be asked."""
    if rules.receipt is not Receipt.ANY_DAY:
        begin, end = (iso.shift(moments.plain(day), rules.receipt is Receipt.LAST_DAY_OFF) for day in move)
        yield begin, end
    if in_open_days(period, rules):
        yield run
    if rules.last_day is not LastDay.STAYS:
        yield roll

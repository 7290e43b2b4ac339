"""From a period, a start and the counting rules to a date."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from navigator.dates import clocks, iso, moments, yearly
from navigator.dates.calendars import Calendar, Kind
from navigator.dates.moments import Moment
from navigator.dates.periods import (
    THAT_DAY,
    ClearDays,
    ClearMonths,
    ClearWorkingDays,
    DayOfYear,
    Days,
    Hours,
    Minutes,
    Months,
    Period,
    SchoolDays,
    Weeks,
    WorkingDays,
    Years,
)
from navigator.dates.refusals import CountingError

Stretch = tuple[date, date]
"""Days from a first to a last one, both included."""

Standstill = tuple[Moment, Moment]
"""From the moment at which a clock stopped to the one at which it ran again."""


_UNIVERSAL = "UTC"
_MINUTES_A_DAY = 24 * 60


class FirstDay(Enum):
    """Whether the day of the start event is day 1. "Beginning with" includes it (Matthew v Sedman [2021] UKSC 19)."""

    EXCLUDED = "excluded"
    """Day 1 is the day after the start event."""
    INCLUDED = "included"
    """Day 1 is the day of the start event."""


class FirstHour(Enum):
    """Whether the hour in which something happens is one of the hours of a limit, as far as it is left then."""

    EXCLUDED = "excluded"
    """Hours run from the next full hour: from 15:00 for what happens at 14:20 (Regulation 1182/71, article 3(1))."""
    INCLUDED = "included"
    """Hours run from the moment itself."""


class Receipt(Enum):
    """What happens when the start event falls on a day that is not a working day, or before one."""

    ANY_DAY = "any day"
    """It counts as received on the day it came, whatever day that is."""
    NEXT_WORKING_DAY = "next working day"
    """What comes on a day off counts as received on the next working day."""
    AFTER_CLOSURE = "after a closure"
    """What comes in a closure or in school holidays counts as received on the first open day after it. A weekend or a
    bank holiday that stands by itself moves nothing."""
    LAST_DAY_OFF = "last day off"
    """What comes before a day off, or on one, counts as received on the last of these days. Day 1 is a working day."""


class LastDay(Enum):
    """What happens when the last day is not a working day (Pritam Kaur v S Russell & Sons [1973] QB 336)."""

    STAYS = "stays"
    """The last day stays where it is."""
    NEXT_WORKING_DAY = "next working day"
    """The deadline moves to the next working day."""
    PREVIOUS_WORKING_DAY = "previous working day"
    """The deadline moves to the working day before."""


class Direction(Enum):
    """Whether time runs on from the start event, or back from it."""

    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class ShortPeriod:
    """Up to this many days or clear days, closed days are left out. Civil Procedure Rules, rule 2.8(4): 5 days."""

    at_most: int
    authority: str


CIVIL_PROCEDURE = ShortPeriod(5, "Civil Procedure Rules, rule 2.8(4)")
"""Closed days are weekends, bank holidays, Christmas Day and Good Friday."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How one limit is counted. `cutoff` is the hour, as HH:MM, from which something counts as received a day later.

    With `over` the answer is the day after the last one: the first on which the time is over. `office` is the calendar
    of working days by which things are received, where what counts are school days; None: the calendar that counts.
    """

    first_day: FirstDay = FirstDay.EXCLUDED
    receipt: Receipt = Receipt.ANY_DAY
    last_day: LastDay = LastDay.STAYS
    direction: Direction = Direction.AFTER
    cutoff: str | None = None
    short: ShortPeriod | None = None
    over: bool = False
    office: Calendar | None = field(default=None, compare=False, repr=False)
    zone: str = ""
    """Whose clock hours run on; empty where nobody says, and then an hour that is told is not looked at."""
    from_end: bool = False
    """True when the start is the end of another time, told as the day after it: it counts from the last day of that."""
    first_hour: FirstHour = FirstHour.INCLUDED
    last_hour: str = ""
    """The hour of the last day at which the time is over, as HH:MM; empty where it lasts for the whole of that day."""
    not_counted: tuple[yearly.Stretch, ...] = ()
    """Stretches of every year whose days do not count: of days of every kind and of weeks, not of months and hours."""
    closes: str = ""
    """The cut-off of a start that has to be received: from that hour on, what is told counts from the next day."""

    def __post_init__(self) -> None:
        for hour in (self.cutoff, self.last_hour or None):
            if hour is not None and not moments.HOUR.fullmatch(hour):
                raise CountingError("refused.cutoff", cutoff=hour)


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
    pauses = _merged(_checked(paused, rules))
    last_day = run(counted_from)
    if stood and isinstance(counted_from, Moment) and isinstance(period, Hours):
        last_day = clocks.shifted(counted_from, 0, rules.zone, stood, minutes=period.minutes)
    if pauses:
        last_day = _standing(period, rules, calendar, pauses)(counted_from, _run(period, rules, calendar)(counted_from))
    due = roll(last_day)
    first = counted_from if rules.first_day is FirstDay.INCLUDED else iso.shift(counted_from, _sign(rules))
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


def in_open_days(period: Period, rules: Rules) -> bool:
    """Say whether only open days count: working or school days, and short periods where the rules say so."""
    if isinstance(period, WorkingDays | ClearWorkingDays | SchoolDays):
        return True
    can_be_short = isinstance(period, Days | ClearDays) and not isinstance(period, ClearMonths)
    return rules.short is not None and can_be_short and period.amount <= rules.short.at_most


def by_clock(period: Period, start: date, rules: Rules) -> bool:
    """Say whether the hour of a start makes an hour of the end: a limit in hours by a clock that is known."""
    return isinstance(period, Hours) and bool(moments.clock_of(start)) and rules.zone in clocks.ZONES


def bounds(period: Period, day: date, rules: Rules) -> Stretch:
    """The first and the last moment that a day can be, where its hour is looked at.

    It is for hours on a clock that is known, and where the last day ends at an hour.
    """
    if rules.last_hour:
        return clocks.bounds(day, _zone(rules))
    if not isinstance(period, Hours) or rules.zone not in clocks.ZONES:
        return day, day
    return clocks.bounds(day, rules.zone)


def at_last_hour(day: date, rules: Rules) -> date:
    """A last day with the hour at which it ends, where the rules name one."""
    return clocks.at(moments.plain(day), rules.last_hour, _zone(rules)) if rules.last_hour else day


def _zone(rules: Rules) -> str:
    """The clock of the hour of a last day; hours of one day follow each other on one that is not known, too."""
    return rules.zone if rules.zone in clocks.ZONES else _UNIVERSAL


def needs_calendar(period: Period, rules: Rules) -> bool:
    """Say whether the answer depends on a calendar."""
    return in_open_days(period, rules) or rules.receipt is not Receipt.ANY_DAY or rules.last_day is not LastDay.STAYS


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


def leaves_out(period: Period, rules: Rules) -> bool:
    """Say whether days of the year that do not count are left out of a period.

    Months and years end on the corresponding date: longer by such days, a later start could end them sooner.
    """
    counts_days = isinstance(period, Days | Weeks | WorkingDays | SchoolDays | ClearDays)
    return bool(rules.not_counted) and counts_days and not isinstance(period, ClearMonths)


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
    standing = _standing(period, rules, calendar, ())
    return lambda day: standing(day, run(day))


def _standing(
    period: Period, rules: Rules, calendar: Calendar, pauses: Sequence[Stretch]
) -> Callable[[date, date], date]:
    """What moves the last day of a count that began on a day, for what stops the clock and for days left out."""
    by_calendar = calendar if in_open_days(period, rules) else None
    held = rules.not_counted if leaves_out(period, rules) else ()
    back = rules.direction is Direction.BEFORE
    give_back = _before_pauses if back else _after_pauses
    included = -_sign(rules) * (rules.first_day is FirstDay.INCLUDED)

    def moved(counted_from: date, last_day: date) -> date:
        running_from, end = iso.shift(counted_from, included), last_day
        while True:
            # With what is given back the count reaches further, perhaps up to the next of them.
            met = yearly.within(held, *sorted((moments.plain(running_from), moments.plain(end))))
            found = give_back(_merged((*pauses, *met)), running_from, last_day, by_calendar)
            if found == end:
                return end
            end = found

    return moved


def _run(period: Period, rules: Rules, calendar: Calendar) -> Step:
    sign = _sign(rules)
    length = _length(period, sign)
    included = rules.first_day is FirstDay.INCLUDED
    if period == THAT_DAY:
        return _stays
    if isinstance(period, DayOfYear):
        return lambda day: _day_of_year(period, day if included else iso.shift(day, sign), sign)
    if isinstance(period, Hours):
        return lambda day: _hours(period, day, rules)
    if isinstance(period, ClearMonths):
        return lambda day: iso.shift(_months(day, length, included=False), sign)
    if isinstance(period, Months | Years):
        return lambda day: _months(day, length, included=included)
    if not in_open_days(period, rules):
        return lambda day: iso.shift(day, length - sign * included)
    if included:
        return lambda day: calendar.add(iso.shift(day, -sign), length)
    return lambda day: calendar.add(day, length)


def _hours(period: Hours, day: date, rules: Rules) -> date:
    """End so many hours later by the clock where the hour is known, else on a day that is never too late."""
    if rules.zone in clocks.ZONES:
        start = day if isinstance(day, Moment) and day.clock else _first_moment(period, day, rules)
        end = clocks.shifted(start, 0, rules.zone, minutes=_sign(rules) * period.minutes)
        return end if start is day else moments.plain(end)
    return iso.shift(moments.plain(day), _length(period, _sign(rules)))


def _first_moment(period: Hours, day: date, rules: Rules) -> Moment:
    """The first moment of a day from which hours can run."""
    first = clocks.opening(day, rules.zone)
    if rules.direction is Direction.BEFORE or not _from_full_hour(period, rules):
        return first
    return clocks.full_hour(first, rules.zone)


def _from_full_hour(period: Period, rules: Rules) -> bool:
    """Whether hours run from the next full hour; minutes never do."""
    return rules.first_hour is FirstHour.EXCLUDED and not isinstance(period, Minutes)


def _sign(rules: Rules) -> int:
    return 1 if rules.direction is Direction.AFTER else -1


def _length(period: Period, sign: int) -> int:
    """Return the amount, below 0 for back, in the unit it is counted in: months for years, days for weeks and hours.

    Hours beyond whole days are dropped, and counted back they take a day more: the earlier date is the safe one.
    """
    match period:
        case ClearMonths():
            return sign * period.amount
        case ClearDays():
            return sign * (period.amount + 1)
        case Weeks():
            return sign * period.amount * 7
        case Years():
            return sign * period.amount * 12
        case Hours():
            return sign * period.minutes // _MINUTES_A_DAY
        case _:
            return sign * period.amount


def _months(start: date, months: int, *, included: bool) -> date:
    """End on the corresponding date or, in a month that has none, on its last day (Dodds v Walker [1981] 1 WLR 1027).

    With the first day included the period ends a day earlier, except on the last day of a month without a corresponding
    date: 6 months beginning with 31 August are over at the end of February. Counted back, it begins a day later.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not iso.FIRST.year <= year <= iso.LAST.year:
        raise CountingError("refused.beyond")
    length = _days_in(year, month + 1)
    end = date(year, month + 1, min(start.day, length))
    if not included:
        return end
    if months < 0:
        return iso.shift(end, 1)
    return end if start.day > length else iso.shift(end, -1)


def _day_of_year(period: DayOfYear, day: date, sign: int) -> date:
    """The nearest such day from a day on, which can be the one itself, or up to it for one that is counted back."""
    day = moments.plain(day)
    found = date(day.year, period.month, period.day)
    if (found < day) if sign > 0 else (found > day):
        if not iso.FIRST.year <= day.year + sign <= iso.LAST.year:
            raise CountingError("refused.beyond")
        found = found.replace(year=day.year + sign)
    return found


def _days_in(year: int, month: int) -> int:
    """How many days a month has, 1 being January. The module `calendar` would bring every locale into the browser."""
    after = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)  # noqa: PLR2004 - December
    return (after - date(year, month, 1)).days


def _checked(paused: Sequence[Stretch], rules: Rules) -> Sequence[Stretch]:
    if any(first > last for first, last in paused) or (paused and rules.direction is Direction.BEFORE):
        raise CountingError("refused.pause")
    return paused


def _merged(paused: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Put pauses in order and join those that overlap."""
    merged: list[Stretch] = []
    for first, last in sorted(paused):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return tuple(merged)


def _after_pauses(pauses: Sequence[Stretch], running_from: date, last_day: date, calendar: Calendar | None) -> date:
    """Give back at the end what each pause took: open days of the calendar or, without one, calendar days."""
    for first, last in pauses:
        if last <= running_from or first > last_day:
            continue
        before = max(iso.shift(first, -1), running_from)
        if calendar is None:
            last_day = iso.shift(last_day, (last - before).days)
        elif lost := calendar.between(before, last):
            last_day = calendar.add(last_day, lost)
    return last_day


def _before_pauses(pauses: Sequence[Stretch], running_from: date, last_day: date, calendar: Calendar | None) -> date:
    """The same of a limit that is counted back: it begins earlier by what was left out."""
    for first, last in reversed(pauses):
        if first >= running_from or last < last_day:
            continue
        after = min(iso.shift(last, 1), running_from)
        if calendar is None:
            last_day = iso.shift(last_day, -(after - first).days)
        elif lost := calendar.between(iso.shift(first, -1), iso.shift(after, -1)):
            last_day = calendar.add(last_day, -lost)
    return last_day


def _looked_up(move: Stretch, run: Stretch, roll: Stretch, period: Period, rules: Rules) -> Iterator[Stretch]:
    """The ends of each stretch of days for which the calendar had to be asked."""
    if rules.receipt is not Receipt.ANY_DAY:
        begin, end = (iso.shift(moments.plain(day), rules.receipt is Receipt.LAST_DAY_OFF) for day in move)
        yield begin, end
    if in_open_days(period, rules):
        yield run
    if rules.last_day is not LastDay.STAYS:
        yield roll

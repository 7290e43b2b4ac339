"""How limits are counted, and what hangs on that."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from navigator.dates import clocks, moments, yearly
from navigator.dates.calendars import Calendar
from navigator.dates.periods import (
    ClearDays,
    ClearMonths,
    ClearWorkingDays,
    Days,
    Hours,
    Period,
    SchoolDays,
    Weeks,
    WorkingDays,
)
from navigator.dates.refusals import CountingError

Stretch = tuple[date, date]
"""Days from a first to a last one, both included."""


_UNIVERSAL = "UTC"


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


def leaves_out(period: Period, rules: Rules) -> bool:
    """Say whether days of the year that do not count are left out of a period.

    Months and years end on the corresponding date: longer by such days, a later start could end them sooner.
    """
    counts_days = isinstance(period, Days | Weeks | WorkingDays | SchoolDays | ClearDays)
    return bool(rules.not_counted) and counts_days and not isinstance(period, ClearMonths)


def sign_of(rules: Rules) -> int:
    return 1 if rules.direction is Direction.AFTER else -1

"""Amounts of time as they are written in a policy. Each unit is a type of its own."""

import re
from dataclasses import dataclass
from typing import ClassVar

from navigator.dates.refusals import PeriodError, excerpt

MOST = 10_000


@dataclass(frozen=True, slots=True)
class Period:
    """An amount of one unit, from 1 to 10000."""

    unit: ClassVar[str]

    amount: int

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= MOST:
            raise PeriodError("refused.amount", amount=self.amount)

    def __str__(self) -> str:
        return f"{self.amount} {self.unit[:-1] if self.amount == 1 else self.unit}"


class Hours(Period):
    """Hours on the clock. With the hour of the start they end at an hour; without it, 24 hours end on the next day."""

    __slots__ = ()
    unit = "hours"

    @property
    def minutes(self) -> int:
        return self.amount * 60


class Minutes(Hours):
    """Minutes on the clock, which run as hours do: by 17:15, half an hour after 16:45."""

    __slots__ = ()
    unit = "minutes"

    @property
    def minutes(self) -> int:
        return self.amount


class Days(Period):
    """Calendar days."""

    __slots__ = ()
    unit = "days"


class ClearDays(Period):
    """Whole days between two events, neither of which is counted (Civil Procedure Rules, rule 2.8(2) and (3))."""

    __slots__ = ()
    unit = "clear days"


class ClearWorkingDays(ClearDays):
    """Whole working days between two events, neither of which is counted.

    Day of the act and day of the event are left out, and so are days off (R v Herefordshire Justices (1820) 3 B & Ald
    581, as Cheshire East Council's Governance and Constitution Committee applied it, 21 January 2010, item 160).
    """

    __slots__ = ()
    unit = "clear working days"


class ClearMonths(ClearDays):
    """Calendar months between two events, neither of whose days is counted: a day more than as many months.

    So French courts count a "délai franc": of two months from 13 January, 14 March is the last day.
    """

    __slots__ = ()
    unit = "clear months"


class WorkingDays(Period):
    """Days on which the calendar is open."""

    __slots__ = ()
    unit = "working days"


class SchoolDays(Period):
    """Days on which schools are open, by a calendar of school terms."""

    __slots__ = ()
    unit = "school days"


class Weeks(Period):
    """Seven calendar days each."""

    __slots__ = ()
    unit = "weeks"


class Months(Period):
    """Calendar months, ending on the corresponding date (Dodds v Walker [1981] 1 WLR 1027)."""

    __slots__ = ()
    unit = "months"


class Years(Period):
    """Calendar years: twelve months each."""

    __slots__ = ()
    unit = "years"


class _ThatDay(Period):
    """No time at all: the last day is itself given. Nobody writes it."""

    __slots__ = ()
    unit = "days"

    def __post_init__(self) -> None:
        """Nought is right here."""


THAT_DAY: Period = _ThatDay(0)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The words for the months in a day of the year."""
_MOST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HUNDRED = 100


class DayOfYear(Period):
    """The first such day on or after the day of the event; counted back, the last one on or before it.

    The day of the event itself can be the one, unless the limit, or the part of it, says first_day: excluded, as
    "following" may mean. Before 1 September is by 31 August. There is no 29 February in most years.

    Where "of that year" may be a day that is over when the time begins, a question about the case tells the two apart:
    one act with the day for those before it, and for those after it one without a limit and a gap.
    """

    __slots__ = ()
    unit = "day of the year"

    # One number, so that it is a period like any other: month and day, 515 for 15 May.

    @property
    def month(self) -> int:
        return self.amount // _HUNDRED

    @property
    def day(self) -> int:
        return self.amount % _HUNDRED

    def __str__(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]}"


UNITS: dict[str, type[Period]] = {
    kind.unit: kind
    for kind in (
        Minutes,
        Hours,
        Days,
        ClearDays,
        ClearWorkingDays,
        WorkingDays,
        SchoolDays,
        Weeks,
        Months,
        ClearMonths,
        Years,
    )
}

_WRITTEN = re.compile(r"([0-9]{1,5}) ([a-z]+(?: [a-z]+){0,2})")
_DAY_OF_YEAR = re.compile(r"(0|[1-9][0-9]?) ([A-Z][a-z]+)")


def parse(text: str) -> Period:
    """Read a period such as "15 working days", "1 month" or "15 May"; PeriodError names what is allowed."""
    named = _DAY_OF_YEAR.fullmatch(text)
    if named and named[2] in MONTHS:
        return day_of_year(int(named[1]), MONTHS.index(named[2]) + 1)
    written = _WRITTEN.fullmatch(text)
    if written:
        amount, unit = int(written[1]), written[2]
        kind = UNITS.get(unit) or UNITS.get(f"{unit}s")
        if kind and 1 <= amount <= MOST:
            return kind(amount)
    raise PeriodError("refused.period", text=excerpt(text), units=", ".join(UNITS))


def day_of_year(day: int, month: int) -> DayOfYear:
    """The day of that number in a month, January being 1; PeriodError where not every year has it."""
    if 1 <= day <= _MOST_DAYS[month - 1]:
        return DayOfYear(month * _HUNDRED + day)
    key = "refused.leap_day" if (day, month) == (29, 2) else "refused.day_of_year"
    raise PeriodError(key, text=f"{day} {MONTHS[month - 1]}")

"""Stretches of every year that no time counts: 24 December to 1 January, August, the week before Easter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from navigator.dates.easter import easter
from navigator.dates.periods import MONTHS, DayOfYear, day_of_year
from navigator.dates.refusals import PeriodError, excerpt

NONE = "none"
"""The word of a limit that counts all days, where the rules for all limits leave some out."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of every year, from the first to the last; what ends earlier in the year than it begins ends in the next.

    A whole month has no last day here: it ends before the next one begins, in leap years too. A number is that of days
    after Easter Sunday, or before it where it is negative.
    """

    first: DayOfYear | int
    last: DayOfYear | int | None

    def begun_in(self, year: int) -> tuple[date, date]:
        """The one that begins in a year."""
        if isinstance(self.first, int) or isinstance(self.last, int):
            first, last = (easter(year) + timedelta(each) for each in (self.first, self.last) if isinstance(each, int))
            return first, last
        first = date(year, self.first.month, self.first.day)
        if self.last is None:
            following = date(year + first.month // 12, first.month % 12 + 1, 1)
            return first, following - timedelta(1)
        ends = year + ((self.last.month, self.last.day) < (self.first.month, self.first.day))
        return first, date(ends, self.last.month, self.last.day)


@cache
def stretches(text: str) -> tuple[Stretch, ...]:
    """Read "24 December, August", each a day, a month or from a day to a day; none of the word for none."""
    if text == NONE:
        return ()
    return tuple(_stretch(part, text) for part in text.split(", "))


_EASTER = r"(?:(?:(1) day|([2-9]|[1-5][0-9]|60) days) (before|after) )?Easter"
_BY_EASTER = re.compile(f"{_EASTER}(?: to {_EASTER})?")
_DAYS = re.compile(r"([1-9][0-9]?) ([A-Z][a-z]+)(?: to ([1-9][0-9]?) ([A-Z][a-z]+))?")


def _stretch(part: str, text: str) -> Stretch:
    if part in MONTHS:
        return Stretch(day_of_year(1, MONTHS.index(part) + 1), None)
    if by_easter := _BY_EASTER.fullmatch(part):
        begins, ends = (_by_easter(*by_easter.groups()[at : at + 3]) for at in (0, 3))
        ends = ends if " to " in part else begins
        if begins <= ends:
            return Stretch(begins, ends)
    told = _DAYS.fullmatch(part)
    if told and {told[2], told[4] or told[2]} <= set(MONTHS):
        days = ((int(told[1]), told[2]), (int(told[3] or told[1]), told[4] or told[2]))
        first, last = (day_of_year(day, MONTHS.index(month) + 1) for day, month in days)
        return Stretch(first, last)
    raise PeriodError("refused.stretch", text=excerpt(text))


def _by_easter(one: str | None, more: str | None, side: str | None) -> int:
    """How many days after Easter Sunday it is."""
    return int(one or more or 0) * (-1 if side == "before" else 1)


def within(held: Sequence[Stretch], first: date, last: date) -> Iterator[tuple[date, date]]:
    """Those that have a day from one day to another, whole, in no order."""
    for each in held:
        for year in range(first.year - 1, last.year + 1):
            begins, ends = each.begun_in(year)
            if begins <= last and ends >= first:
                yield begins, ends

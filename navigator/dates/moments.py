"""A day with an hour. Counted in days it is its day and nothing more; hours order what happened on one day."""

import re
from datetime import date, timedelta
from functools import partial
from typing import Self

from navigator.dates import iso
from navigator.dates.refusals import DateError, excerpt

HOUR = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_DAYS_BEGIN, _DAYS_END = -1, 1 << 40
_NO_HOUR = "24:00"
LAST_HOUR = "23:59"
"""The last hour that a day can have."""


class Moment(date):
    """A day and the hour on its clock, as HH:MM. What is counted from it in days is a day without an hour."""

    __slots__ = ("_again", "_clock", "_minute", "_told", "_twice")
    _clock: str
    _again: bool
    _twice: bool
    _told: bool
    _minute: int | None

    def __new__(cls, year: int, month: int, day: int) -> Self:
        """A day whose hour is not told: what Python makes when days are added to a moment."""
        made = super().__new__(cls, year, month, day)
        made._clock, made._again, made._told, made._minute, made._twice = "", False, False, None, False
        return made

    @classmethod
    def of(
        cls,
        day: date,
        at: str,
        *,
        again: bool = False,
        told: bool = True,
        minute: int | None = None,
        twice: bool = False,
    ) -> Self:
        """The moment at an hour of a day; `again` for the second of two, where the clocks go back over it.

        With `told` False nobody told that hour: it is one that the day can have, and is never shown. With `twice` it
        can be either of two.
        """
        made = cls(day.year, day.month, day.day)
        made._clock, made._again, made._told, made._minute, made._twice = at, again, told, minute, twice
        return made

    @property
    def at(self) -> str:
        """The hour as HH:MM; empty where it is not told."""
        return self._clock if self._told else ""

    @property
    def clock(self) -> str:
        """The hour as HH:MM, also one that nobody told; empty where there is none."""
        return self._clock

    @property
    def told(self) -> bool:
        """Whether somebody told the hour, or it follows from hours that were told."""
        return self._told

    @property
    def again(self) -> bool:
        """Whether the clock shows this hour for the second time, since it was put back."""
        return self._again

    @property
    def twice(self) -> bool:
        """Whether the clock shows this hour two times on its day, and nobody told which of them is meant."""
        return self._twice

    @property
    def minute(self) -> int | None:
        """Its minute of standard time on the clock that it was read by, to order by; None where it was read by none."""
        return self._minute

    # Two hours of one day that were told are in the order of the clock; a day without one equals all its moments.
    def __eq__(self, other: object) -> bool:
        is_day = super().__eq__(other)
        hours = _hours_of(self, other) if is_day is True else None
        return hours[0] == hours[1] if hours else is_day

    def __lt__(self, other: date) -> bool:
        hours = _hours_of(self, other) if super().__eq__(other) is True else None
        return hours[0] < hours[1] if hours else super().__lt__(other)

    def __gt__(self, other: date) -> bool:
        hours = _hours_of(self, other) if super().__eq__(other) is True else None
        return hours[0] > hours[1] if hours else super().__gt__(other)

    def __le__(self, other: date) -> bool:
        return not self > other

    def __ge__(self, other: date) -> bool:
        return not self < other

    __hash__ = date.__hash__

    def __reduce__(self) -> tuple[object, ...]:
        """With its hour: a copy by way of bytes would lose it."""
        made = partial(type(self).of, again=self._again, told=self._told, minute=self._minute, twice=self._twice)
        return made, (plain(self), self._clock)


def _hours_of(one: Moment, other: object) -> tuple[tuple[str, bool], tuple[str, bool]] | None:
    """The hours of two moments, the second time of an hour after the first; None where they give no order."""
    if not (isinstance(other, Moment) and one.at and other.at) or (one.twice and other.twice):
        return None
    return (one.at, one.again), (other.at, other.again)


def hour_of(day: date) -> str:
    """The hour that is told of a day; empty where none is."""
    return day.at if isinstance(day, Moment) else ""


def clock_of(day: date) -> str:
    """The hour of a day, also one that nobody told; empty where there is none."""
    return day.clock if isinstance(day, Moment) else ""


def is_on_clock(day: date) -> bool:
    """Whether a day has a moment on a clock that it was read by."""
    return isinstance(day, Moment) and day.minute is not None


def have_hours(*days: date | None) -> bool:
    """Whether an hour stands beside any of some days."""
    return any(isinstance(day, Moment) for day in days)


def plain(day: date) -> date:
    """The day without its hour."""
    return date(day.year, day.month, day.day) if isinstance(day, Moment) else day


def opening(day: date) -> Moment:
    """The first moment of a day, which nobody told; before every other one of it."""
    return Moment.of(plain(day), "00:00", told=False, minute=0)


def closing(day: date) -> Moment:
    """The last hour of a day, which nobody told."""
    return Moment.of(plain(day), LAST_HOUR, told=False)


def parse(text: str) -> date:
    """Read YYYY-MM-DD, or YYYY-MM-DDTHH:MM; DateError for any other form."""
    day, mark, at = text.partition("T")
    if not mark:
        return iso.parse(text)
    if not HOUR.fullmatch(at):
        raise DateError("refused.hour", text=excerpt(text))
    return Moment.of(iso.parse(day), at)


def written(day: date) -> str:
    """The text that `parse` reads."""
    at = hour_of(day)
    return f"{day.isoformat()}T{at}" if at else day.isoformat()


def order(day: date) -> tuple[date, int]:
    """What to order by: a day with no moment on a clock is over at its end."""
    return plain(day), _minute_of(day, _DAYS_END)


def is_after(day: date, end: date) -> bool:
    """Whether something came after an end; where either has no moment on a clock, what came on its day did not."""
    if plain(day) != plain(end):
        return day > end
    one, other = _minute_of(day, _DAYS_BEGIN), _minute_of(end, _DAYS_END)
    return one > other


def precedes(one: date, other: date) -> bool:
    """Whether one comes before another; of one day by their hours, where both have one.

    With the last moment of the one, and the first of the other: whether it surely does.
    """
    if plain(one) != plain(other):
        return one < other
    first, second = clock_of(one), clock_of(other)
    return bool(first and second) and first < second and not (_is_twice(one) and _is_twice(other))


def once_over(last: date) -> date:
    """When a time is over that ends on a day: the next day; of one that ends at an hour, that hour."""
    return last if clock_of(last) else last + timedelta(1)


def last_before(day: date) -> date:
    """The last day of what was over before a day; of what was before an hour, that hour."""
    return day if clock_of(day) else day - timedelta(1)


def first_of(*firsts: date) -> date:
    """The earliest of some first moments; a day without an hour begins at its beginning."""
    return min(firsts, key=as_first)


def since_all(*firsts: date) -> date:
    """The first moment of what came no earlier than any of some."""
    return max(firsts, key=as_first)


def last_of(*lasts: date) -> date:
    """The latest of some last moments; a day without an hour ends at its end."""
    return max(lasts, key=as_last)


def until_all(*lasts: date) -> date:
    """The last moment of what came no later than any of some."""
    return min(lasts, key=as_last)


def as_first(day: date) -> tuple[date, str]:
    """What to order first moments by: a day without an hour begins at its beginning."""
    return plain(day), clock_of(day)


def as_last(day: date) -> tuple[date, str]:
    """What to order last moments by: a day without an hour ends at its end."""
    return plain(day), clock_of(day) or _NO_HOUR


def _is_twice(day: date) -> bool:
    return isinstance(day, Moment) and day.twice


def _minute_of(day: date, other: int) -> int:
    return day.minute if isinstance(day, Moment) and day.minute is not None else other

"""A day with an hour. Among days it is its day and nothing more; only limits in hours look at the hour."""

import re
from datetime import date
from functools import partial
from typing import Self

from navigator.dates import iso
from navigator.dates.refusals import DateError, excerpt

HOUR = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_UNTOLD_LAST = "99"


class Moment(date):
    """A day and the hour on its clock, as HH:MM. What is counted from it in days is a day without an hour."""

    __slots__ = ("_again", "_at")
    _at: str
    _again: bool

    def __new__(cls, year: int, month: int, day: int) -> Self:
        """A day whose hour is not told: what Python makes when days are added to a moment."""
        made = super().__new__(cls, year, month, day)
        made._at, made._again = "", False
        return made

    @classmethod
    def of(cls, day: date, at: str, *, again: bool = False) -> Self:
        """The moment at an hour of a day; `again` for the second of two, where the clocks go back over it."""
        made = cls(day.year, day.month, day.day)
        made._at, made._again = at, again
        return made

    @property
    def at(self) -> str:
        """The hour as HH:MM; empty where it is not told."""
        return self._at

    @property
    def again(self) -> bool:
        """Whether the clock shows this hour for the second time, since it was put back."""
        return self._again

    def __reduce__(self) -> tuple[object, ...]:
        """With its hour: a copy by way of bytes would lose it."""
        return partial(type(self).of, again=self._again), (plain(self), self._at)


def hour_of(day: date) -> str:
    """The hour that is told of a day; empty where none is."""
    return day.at if isinstance(day, Moment) else ""


def plain(day: date) -> date:
    """The day without its hour."""
    return date(day.year, day.month, day.day) if isinstance(day, Moment) else day


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


def earliest(day: date) -> tuple[date, str]:
    """What to order by where the earliest counts: an hour that is not told can be any, so the first."""
    return plain(day), hour_of(day)


def latest(day: date) -> tuple[date, str]:
    """What to order by where the latest counts: an hour that is not told can be the last of its day."""
    return plain(day), hour_of(day) or _UNTOLD_LAST


def is_later(day: date, end: date, *, untold: bool) -> bool:
    """Whether something came after an end on its own day that has an hour; `untold` where no hour of it is told."""
    if day != end or not hour_of(end):
        return False
    return hour_of(day) > hour_of(end) if hour_of(day) else untold

"""Days off that the law names for every year, and Easter Sunday, from which one of them is counted."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache


@dataclass(frozen=True, slots=True)
class Yearly:
    """A day off of every year: on a date, or so many days before or after Easter Sunday."""

    title: str
    month: int = 0
    day: int = 0
    before_easter: int = 0
    after_easter: int = 0
    since: int = 0
    """The first year in which it is one."""

    def in_year(self, year: int) -> tuple[int, int]:
        """The month and the day on which it falls in a year."""
        if not (self.before_easter or self.after_easter):
            return self.month, self.day
        day = easter(year) + timedelta(self.after_easter - self.before_easter)
        return day.month, day.day


@cache
def easter(year: int) -> date:
    """Easter Sunday by the Gregorian reckoning (the algorithm printed in Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)

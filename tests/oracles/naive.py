"""Counting done the slow way, one day at a time: a second opinion that shares nothing with the engine.

It reads the bank holidays itself, and notes each day it had to look up, so that it also knows which answers are firm.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from dateutil.easter import easter

FILE = Path(__file__).parents[2] / "procedures" / "calendars" / "bank-holidays.json"
ONE = timedelta(days=1)


def bank_holidays() -> dict[str, set[date]]:
    """The closed dates of each calendar; beyond the years of the file those that the law names for every year."""
    divisions = json.loads(FILE.read_text(encoding="utf-8"))["divisions"]
    closed = {name: {date.fromisoformat(day["date"]) for day in days} for name, days in divisions.items()}
    closed["uk-any"] = closed["england-and-wales"] | closed["scotland"] | closed["northern-ireland"]
    for name, known in closed.items():
        known.update(every_year(name))
    closed["none"] = set()
    return closed


def every_year(name: str) -> set[date]:
    """The days off of every year around those that the file knows; Easter Monday is none in Scotland."""
    first, last = coverage()
    years = (*range(first.year - 15, first.year), *range(last.year + 1, last.year + 25))
    fixed = {date(year, month, day) for year in years for month, day in ((1, 1), (12, 25), (12, 26))}
    mondays = set() if name == "scotland" else {easter(year) + ONE for year in years}
    if name in ("scotland", "uk-any"):
        fixed |= {date(year, 1, 2) for year in years} | {date(year, 11, 30) for year in years if year >= 2007}
    if name in ("northern-ireland", "uk-any"):
        fixed |= {date(year, 3, 17) for year in years}
    return fixed | {easter(year) - timedelta(2) for year in years} | mondays


def coverage() -> tuple[date, date]:
    """The first and the last day for which the file knows the bank holidays."""
    known = json.loads(FILE.read_text(encoding="utf-8"))["coverage"]
    return date.fromisoformat(known["from"]), date.fromisoformat(known["through"])


@dataclass
class Counter:
    """Counts with fingers. `looked_up` collects each day whose bank holidays made a difference to the answer."""

    closed: set[date]
    looked_up: set[date] = field(default_factory=set)

    def is_open(self, day: date) -> bool:
        """Whether the day is neither at a weekend nor closed."""
        self.looked_up.add(day)
        return day.strftime("%a") not in {"Sat", "Sun"} and day not in self.closed

    def received(self, start: date, *, late: bool, next_working_day: bool, last_day_off: bool = False) -> date:
        """The day something counts as received."""
        day = start
        if late:
            day += ONE
        if next_working_day:
            while not self.is_open(day):
                day += ONE
        while last_day_off and not self.is_open(day + ONE):
            day += ONE
        return day

    def last_day(self, unit: str, amount: int, start: date, *, included: bool, back: bool) -> date:
        """The last day, before it is moved."""
        step = -ONE if back else ONE
        match unit:
            case "working days":
                return self._nth_open(start, amount, step, included=included)
            case "short clear days" | "clear working days":
                return self._nth_open(start, amount + 1, step, included=False)
            case "clear days":
                return _nth(start, amount + 1, step, included=False)
            case "days":
                return _nth(start, amount, step, included=included)
            case "weeks":
                return _nth(start, amount * 7, step, included=included)
            case "months":
                return _months(start, amount, step, included=included)
            case "clear months":
                return _months(start, amount, step, included=False) + step
            case "years":
                return _months(start, amount * 12, step, included=included)
            case _:
                raise ValueError(unit)

    def moved(self, day: date, step: timedelta) -> date:
        """The first open day from this one on, or back."""
        while not self.is_open(day):
            day += step
        return day

    def _nth_open(self, start: date, amount: int, step: timedelta, *, included: bool) -> date:
        day, found = start, 0
        if included and self.is_open(day):
            found = 1
        while found < amount:
            day += step
            if self.is_open(day):
                found += 1
        return day


def paused(start: date, amount: int, pauses: Iterable[tuple[date, date]], counts: "Counter | None") -> date:
    """The last day of a period with pauses: open days by the counter, or all days without one."""
    left, day = amount, start
    while left:
        day += ONE
        standing = any(first <= day <= last for first, last in pauses)
        if not standing and (counts is None or counts.is_open(day)):
            left -= 1
    return day


def _nth(start: date, amount: int, step: timedelta, *, included: bool) -> date:
    day = start
    for _ in range(amount - 1 if included else amount):
        day += step
    return day


def _months(start: date, amount: int, step: timedelta, *, included: bool) -> date:
    """Walk to the month that many first-of-months away; there, to the day with the same number if it has one."""
    day, passed = start, 0
    while passed < amount:
        before = day
        day += step
        if day.month != before.month:
            passed += 1
    while day.day != 1:
        day -= ONE
    month = day.month
    while day.day != start.day and (day + ONE).month == month:
        day += ONE
    if not included:
        return day
    if step == -ONE:
        return day + ONE
    # "Beginning with": over the day before the corresponding date; at the month's end where it has none.
    return day - ONE if day.day == start.day else day

"""Dates as spreadsheets write them: in words, year first, or in an order that cannot be mistaken or is named."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from build_scripts.commands.deadline_rows import RowError
from navigator.dates import iso
from navigator.dates.refusals import excerpt
from navigator.words import ENGLISH

# Marks without width, which Windows puts round a date that is copied.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]")
_HOUR = re.compile(
    r"(?<=[0-9])(?: |T)([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?(?: ?([AP]M))?$", re.IGNORECASE
)
_NUMBERS = re.compile(r"([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})")
_WEEKDAY = r"(?:(?P<weekday>[a-z]{3,9})\.?,? )?"
_WORDS = tuple(
    re.compile(_WEEKDAY + order, re.IGNORECASE)
    for order in (
        r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\.?[ -](?P<month>[a-z]{3,9})\.?,?[ -](?P<year>[0-9]{4})",
        r"(?P<month>[a-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})",
    )
)
_COUNTED = re.compile(r"[0-9]{5}")
"""A day from 1927 to 2173 as Excel counts them."""
_NOON = 12


class Order(Enum):
    """Which of two numbers comes first in a date such as 04/12/2026."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Written:
    """A date, and the hour as HH:MM that stood beside it; midnight is none: programs write it beside every date."""

    day: date
    hour: str = ""


def written_date(text: str, order: Order | None) -> Written:
    """Read a cell; without an order, only what is a date in one order alone. RowError or DateError otherwise."""
    plain = " ".join(_UNSEEN.sub("", text).split())
    at = _HOUR.search(plain)
    hour = _hour(int(at[1]), at[2], at[3]) if at else ""
    return Written(_date(plain[: at.start()] if at else plain, text, order), hour)


def _date(plain: str, text: str, order: Order | None) -> date:
    for form in _WORDS:
        if found := form.fullmatch(plain):
            return _in_words(found, text)
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(int(found[1]), int(found[3]), int(found[4])) or iso.parse(plain)
    if found := _NUMBERS.fullmatch(plain):
        return _in_numbers(int(found[1]), int(found[3]), int(found[4]), text, order)
    if _COUNTED.fullmatch(plain):
        raise RowError(
            f"start_date is {plain!r}, a day as Excel numbers it. "
            "Give the column the format of a date, and save it again."
        )
    return iso.parse(text)


def _in_words(found: re.Match[str], text: str) -> date:
    month = _place(found["month"], ENGLISH.months)
    day = None if month is None else _day(int(found["year"]), month + 1, int(found["day"]))
    weekday = _place(found["weekday"], ENGLISH.weekdays) if found["weekday"] else None
    if day is None or (found["weekday"] and weekday is None):
        raise RowError(f"start_date is {excerpt(text)!r}, which is not a date. Write it as year-month-day.")
    if weekday not in (None, day.weekday()):
        said = f"{ENGLISH.short_date(day)} is a {ENGLISH.weekday(day)}"
        raise RowError(f"start_date is {excerpt(text)!r}, but {said}.")
    return day


def _in_numbers(first: int, second: int, year: int, text: str, order: Order | None) -> date:
    possible = {
        way: day
        for way, month, number in ((Order.DAY_FIRST, second, first), (Order.MONTH_FIRST, first, second))
        if order in (None, way) and (day := _day(year, month, number))
    }
    days = sorted(set(possible.values()))
    if len(days) == 1:
        return days[0]
    if not days:
        named = f" with --dates {order.value}" if order else ""
        raise RowError(f"start_date is {excerpt(text)!r}, which is not a date{named}. Write it as year-month-day.")
    one, other = (ENGLISH.short_date(possible[way]) for way in Order)
    raise RowError(
        f"start_date is {excerpt(text)!r}: {one} or {other}? "
        f"Run it again with --dates {Order.DAY_FIRST.value} or --dates {Order.MONTH_FIRST.value}."
    )


def _hour(hour: int, minutes: str, half: str | None) -> str:
    """The hour as HH:MM, none at midnight; "4:30 PM" is 16:30, and so is "16:30 PM"."""
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half.lower() == "pm" else 0)
    written = f"{hour:02}:{minutes}"
    return "" if written == "00:00" else written


def _place(name: str, names: tuple[str, ...]) -> int | None:
    """Where the only name stands that begins so."""
    found = [at for at, each in enumerate(names) if each.lower().startswith(name.lower())]
    return found[0] if len(found) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return iso.parse(f"{year:04}-{month:02}-{day:02}")
    except ValueError:
        return None

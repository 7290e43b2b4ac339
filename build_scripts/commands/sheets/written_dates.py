"""Dates as spreadsheets write them: year first, or day or month first where that cannot be mistaken or is named."""

import re
from datetime import date
from enum import Enum

from build_scripts.commands.deadline_rows import RowError
from navigator.dates import iso
from navigator.dates.refusals import excerpt
from navigator.words import ENGLISH

_MIDNIGHT = re.compile(r"[ T]00:00(:00)?$")
_NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")


class Order(Enum):
    """Which of two numbers comes first in a date such as 04/12/2026."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def written_date(text: str, order: Order | None) -> date:
    """Read a cell; without an order, only what is a date in one order alone. RowError or DateError otherwise."""
    found = _NUMBERS.fullmatch(_MIDNIGHT.sub("", text))
    if found is None:
        return iso.parse(_MIDNIGHT.sub("", text))
    first, second, year = int(found[1]), int(found[3]), int(found[4])
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


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return iso.parse(f"{year:04}-{month:02}-{day:02}")
    except ValueError:
        return None

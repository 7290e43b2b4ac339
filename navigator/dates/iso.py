"""Dates as text: one strict form in and out."""

import re
from datetime import date, timedelta

from navigator.dates.refusals import CountingError, DateError, excerpt

FIRST = date(1900, 1, 1)
LAST = date(2200, 12, 31)

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse(text: str) -> date:
    """Read a date written YYYY-MM-DD in plain digits.

    DateError for any other form, for a day that does not exist, and for a year outside 1900 to 2200.
    """
    if not text:
        raise DateError("refused.no_date")
    if not _ISO.fullmatch(text):
        raise DateError("refused.date", text=excerpt(text))
    try:
        day = date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        raise DateError("refused.date", text=excerpt(text)) from None
    if not FIRST <= day <= LAST:
        raise DateError("refused.date_range", text=text)
    return day


def shift(day: date, days: int) -> date:
    """Move by calendar days; CountingError beyond the years 1900 to 2200."""
    try:
        moved = day + timedelta(days)
    except OverflowError:
        raise CountingError("refused.beyond") from None
    if not FIRST <= moved <= LAST:
        raise CountingError("refused.beyond")
    return moved

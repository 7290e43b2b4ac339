"""Periods as a policy words them: "within 15 working days of receipt", "one calendar month"."""

import re
from collections.abc import Iterator

from navigator.dates.periods import MOST, UNITS, Period

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: at for at, word in enumerate(_SMALL, start=1)} | {
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}

# What policies call a unit -> what it is here.
_CALLED = {
    "working days": "working days",
    "business days": "working days",
    "school days": "school days",
    "clear days": "clear days",
    "calendar days": "days",
    "days": "days",
    "calendar weeks": "weeks",
    "weeks": "weeks",
    "calendar months": "months",
    "months": "months",
    "calendar years": "years",
    "years": "years",
    "hours": "hours",
}

_UNIT = "|".join(f"{name[:-1]}s?" for name in sorted(_CALLED, key=len, reverse=True))
_PERIOD = re.compile(rf"\b(?P<amount>\d{{1,5}}|{'|'.join(_NUMBERS)})[ -](?P<unit>{_UNIT})\b", re.IGNORECASE | re.ASCII)


def periods(words: str) -> Iterator[Period]:
    """Every period that a few words of a policy name, in their order.

    >>> [str(period) for period in periods("within 20 working days (4 weeks)")]
    ['20 working days', '4 weeks']
    """
    for found in _PERIOD.finditer(" ".join(words.split())):
        amount = found["amount"].lower()
        number = _NUMBERS.get(amount) or int(amount)
        unit = found["unit"].lower().rstrip("s") + "s"
        if 1 <= number <= MOST:
            yield UNITS[_CALLED[unit]](number)

"""Periods as a policy words them: "within 15 working days of receipt", "one calendar month"."""

import re
from collections.abc import Iterator

from navigator.periods import UNITS, Period

_NUMBERS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve fourteen fifteen twenty thirty".split(),
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 20, 30),
        strict=True,
    )
)

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
        if 1 <= number <= 10_000:
            yield UNITS[_CALLED[unit]](number)

"""Days of the year in a row of words: by 15 May, no later than October 31st, before the 1st of September."""

from build_scripts.source.phrases.qualifiers import DETERMINERS, NEGATIVE
from build_scripts.source.phrases.tokens import Kind, Tokens, word_at
from build_scripts.source.phrases.units import unit
from navigator.dates.periods import MONTHS, DayOfYear, day_of_year
from navigator.dates.refusals import PeriodError

CALLED = "day of the year"
_NUMBERS = {month.lower(): at for at, month in enumerate(MONTHS, start=1)}
_FIRST_OF_MARCH = (1, 3)
_YEAR_DIGITS = 4


def day_at(row: Tokens, at: int) -> tuple[DayOfYear, int, int] | None:
    """The day that begins here, with the places where it and what belongs to it begin and end.

    "Before 1 September" is by 31 August. A day of one year alone, 15 May 2026, is none.
    """
    found = _day_first(row, at) or _month_first(row, at)
    if found is None:
        return None
    day, month, end = found
    after = end + 1 if word_at(row, end) == "," else end
    if after < len(row) and row[after].kind is Kind.FIGURE and len(row[after].text) == _YEAR_DIGITS:
        return None
    start = at - 1 if word_at(row, at - 1) in DETERMINERS else at
    try:
        if _comes_before(row, start):
            return _day_before(day, month), start - 1, _with_year(row, end)
        return day_of_year(day, month), at, _with_year(row, end)
    except PeriodError:
        return None


def _with_year(row: Tokens, end: int) -> int:
    """Where "of that year" ends behind a day; of any other year is not understood."""
    said = tuple(word_at(row, end + place) for place in range(3))
    if said[:2] in {("each", "year"), ("every", "year")}:
        return end + 2
    return end + 3 if said[0] in {"of", "in"} and said[1] in {"that", "each", "every"} and said[2] == "year" else end


def _day_first(row: Tokens, at: int) -> tuple[int, int, int] | None:
    """15 May, the 15th of May."""
    day = _figure(row, at)
    month_at = at + 2 if word_at(row, at + 1) == "of" else at + 1
    month = _NUMBERS.get(word_at(row, month_at))
    return (day, month, month_at + 1) if day and month else None


def _month_first(row: Tokens, at: int) -> tuple[int, int, int] | None:
    """May 15, October 31st; but what somebody may 15 days later is none."""
    month = _NUMBERS.get(word_at(row, at))
    day_from = at + 2 if word_at(row, at + 1) == "the" else at + 1
    day = _figure(row, day_from)
    return (day, month, day_from + 1) if day and month and unit(row, day_from + 1) is None else None


def _figure(row: Tokens, at: int) -> int:
    if not 0 <= at < len(row) or row[at].kind not in {Kind.FIGURE, Kind.ORDINAL}:
        return 0
    digits = row[at].text if row[at].kind is Kind.FIGURE else row[at].text[:-2]
    return int(digits) if len(digits) <= 2 else 0  # noqa: PLR2004 - no month has a day of three figures


def _comes_before(row: Tokens, at: int) -> bool:
    """Whether something is due before a day: not what may not come before it, nor on or before it."""
    return word_at(row, at - 1) == "before" and word_at(row, at - 2) not in NEGATIVE | {"or"}


def _day_before(day: int, month: int) -> DayOfYear:
    if (day, month) == _FIRST_OF_MARCH:
        return day_of_year(28, 2)
    if day > 1:
        return day_of_year(day - 1, month)
    previous = (month - 2) % 12 + 1
    return day_of_year(30 if previous in {4, 6, 9, 11} else 31, previous)

"""What a worked example comes out as by the engine, worked out once for the same texts, example and days off."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields
from functools import lru_cache

from navigator.case.verdicts.position import Position, position
from navigator.dates.calendars import Calendar
from navigator.model.cases import Case, Example
from navigator.model.versions import Versions

Known = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _DaysOff:
    """Calendars that are the same where they hold the same: each reading of the files makes new ones."""

    known: frozenset[tuple[str, Known]]
    calendars: Mapping[str, Calendar] = field(compare=False, repr=False)


def come_out(texts: Versions, example: Example, calendars: Mapping[str, Calendar]) -> Position:
    """Where the case of an example stands on its day, by the text that it follows.

    It is checked, and then shown; and a check that follows one change finds most of the examples as they were.
    """
    days_off = _DaysOff(frozenset((key, _known(each)) for key, each in calendars.items()), calendars)
    # Two hours of one day are the same day to whoever compares them.
    written = tuple(map(str, example.facts))
    return _come_out(texts, example, written, days_off)


def forget() -> None:
    """Work all of them out again."""
    _come_out.cache_clear()


@lru_cache(maxsize=500)  # some times what a large site has
def _come_out(texts: Versions, example: Example, written: tuple[str, ...], days_off: _DaysOff) -> Position:
    del written  # it only tells apart what is kept
    case = Case(example.facts, example.area, example.answers)
    return position(texts.current, case, example.today, days_off.calendars, texts.earlier)


@lru_cache(maxsize=100)  # a calendar is never changed, and is the same as itself alone
def _known(calendar: Calendar) -> Known:
    values = (getattr(calendar, each.name) for each in fields(calendar))
    return tuple(_comparable(each) for each in values)


def _comparable(value: object) -> object:
    if isinstance(value, Calendar):
        return _known(value)
    if isinstance(value, Mapping):
        return frozenset(value.items())
    return frozenset(value) if isinstance(value, AbstractSet) else value

"""What a change of the calendars does to deadlines: which start dates get another due date."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.dates.calendars import Calendar, days_between
from navigator.dates.counting import count, due_of
from navigator.dates.periods import Period
from navigator.dates.rules import Rules, needs_calendar
from navigator.model.interpretation import interpretations
from navigator.model.policy import Policy

ONE, AT_ONCE = timedelta(1), timedelta(90)
AROUND = 120
"""So many days before a start and after a due date are looked at in finding the two: more than a closure lasts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A limit as it is counted, by the name of its clause."""

    name: str
    period: Period
    rules: Rules
    calendar: str


@dataclass(frozen=True, slots=True)
class Move:
    """A start date whose firm due date changes."""

    limit: Counted
    start: date
    before: date
    after: date


def moves(limits: Iterable[Counted], old: Mapping[str, Calendar], new: Mapping[str, Calendar]) -> Iterator[Move]:
    """Every start date, limit by limit, whose due date was firm by the old calendars and is another by the new ones.

    A limit whose calendar is only in one of the two is passed over.
    """
    for limit in limits:
        if limit.calendar in old and limit.calendar in new:
            yield from _moves(limit, old[limit.calendar], new[limit.calendar])


def _moves(limit: Counted, old: Calendar, new: Calendar) -> Iterator[Move]:
    if _days(old) == _days(new) or not needs_calendar(limit.period, limit.rules):
        return
    due_before, due_after = (due_of(limit.period, limit.rules, calendar) for calendar in (old, new))
    for start in _starts(old, new, lambda start: (due_before(start), due_after(start))):
        before, after = due_before(start), due_after(start)
        if before != after and not count(limit.period, start, limit.rules, old).provisional:
            yield Move(limit, start, before, after)


def _starts(old: Calendar, new: Calendar, dues: Callable[[date], tuple[date, date]]) -> Iterator[date]:
    """Of the days that are covered those from which a changed day can be on the way: a few of many years."""
    changed = _changed(old, new)
    begin, end = old.covers_from, old.covers_through
    while begin <= end:
        until = min(end, begin + AT_ONCE)
        ways = (begin, until, *dues(begin), *dues(until))
        first, last = min(ways).toordinal() - AROUND, max(ways).toordinal() + AROUND
        if changed is None or any(first <= day.toordinal() <= last for day in changed):
            yield from days_between(begin, until)
        begin = until + ONE


def _changed(old: Calendar, new: Calendar) -> Collection[date] | None:
    """The days that are not closed as they were; None where more has changed than single days."""
    kept = all(getattr(old, name) == getattr(new, name) for name in ("weekend", "covers_from", "covers_through"))
    if not kept or (old.later, old.yearly) != (new.later, new.yearly):
        return None
    ways = dict(old.closures.items() ^ new.closures.items())
    return ways.keys() | (old.opened ^ new.opened)


def _days(calendar: Calendar) -> tuple[object, ...]:
    """All that says which days are open."""
    return calendar.closures, calendar.opened, calendar.weekend, calendar.covers_from, calendar.covers_through


def limits_of(policy: Policy, calendars: Mapping[str, Calendar]) -> Iterator[Counted]:
    """The limits of a procedure, one for each way to read a limit; those whose calendar is not there are left out."""
    for clause, limit in policy.limits():
        for each in (part for read in interpretations(policy, limit) for part in read.parts):
            try:
                rules, calendar = each.counting(calendars)
            except KeyError:
                continue
            name = f"{policy.key} {clause.id}" + (f" ({each.id})" if each.id else "")
            yield Counted(name, each.period, rules, calendar.id)

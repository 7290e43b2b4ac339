"""Hours on a clock: between which moments what happened can have been, by what is told of its hour."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from navigator.case.facts.history import ONE, History, Known
from navigator.dates import clocks, moments
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count
from navigator.dates.moments import LAST_HOUR, Moment
from navigator.dates.rules import LastDay, Rules
from navigator.model.cases import Case, Fact, Span
from navigator.model.interpretation import Interpretation, interpretations
from navigator.model.policy import Policy

Bounds = Callable[[date], tuple[date, date]]
"""The first and the last moment that a day can be; of what is not counted in hours, the day itself."""


def skipped_on(policy: Policy, day: date, calendars: Mapping[str, Calendar]) -> str:
    """The time zone whose clock skips the hour that is told of a day; empty where every clock of a policy shows it."""
    if not (isinstance(day, Moment) and day.clock):
        return ""
    return next((zone for zone in _zones(policy, calendars) if not clocks.shows(day, zone)), "")


def on_clocks(policy: Policy, case: Case, calendars: Mapping[str, Calendar]) -> Case:
    """The case with each hour marked that a clock of the policy shows twice, so that it can be either."""
    if not any(isinstance(fact.span.earliest, Moment) for fact in case.facts if fact.span):
        return case
    zones = _zones(policy, calendars)

    def read(fact: Fact) -> Fact:
        day = fact.span.earliest if fact.span else None
        if not (isinstance(day, Moment) and day.clock and any(clocks.comes_twice(day, zone) for zone in zones)):
            return fact
        either = Moment.of(moments.plain(day), day.clock, twice=True)
        return replace(fact, span=Span(either, either))

    return replace(case, facts=tuple(map(read, case.facts)))


def _zones(policy: Policy, calendars: Mapping[str, Calendar]) -> tuple[str, ...]:
    """The zones on whose clocks a policy counts, as far as these are known."""
    parts = [part for _, limit in policy.limits() for read in interpretations(policy, limit) for part in read.parts]
    zones = {part.rules.zone or calendars[part.calendar].zone for part in parts if part.calendar}
    return tuple(sorted(zones & clocks.ZONES.keys()))


def between(known: Known, bounds: Bounds) -> Known:
    """An event between the first and the last moment that it can have had."""
    return replace(known, first=bounds(known.first)[0] if known.first else None, last=bounds(known.last)[1])


def received(known: Known, read: Interpretation) -> Known:
    """An act that has to be received, on the days on which it is: from the closing hour on, that is the next day.

    Whoever tells how it was sent tells also whether the office had closed.
    """
    closes = read.closes_for(known.event)
    if not closes or (known.fact.sent and known.fact.sent.tells_the_hour):
        return known
    first = known.first and _open_on(known.first, moments.clock_of(known.first), closes)
    return replace(known, first=first, last=_open_on(known.last, moments.clock_of(known.last) or LAST_HOUR, closes))


def _open_on(day: date, hour: str, closes: str) -> date:
    return moments.plain(day) + ONE if hour >= closes else day


def timed(read: Interpretation, history: History, bounds: Bounds) -> History:
    """The history with what stops, restarts and lengthens a limit between its moments, in the order of these."""
    limit = read.limit
    names = [event for pause in limit.pauses for event in (pause.from_, pause.until)]
    names += [event for each in limit.extensions for event in (each.event, each.day) if event]
    names += limit.each_anew
    known = {event: [between(each, bounds) for each in history.get(event, ())] for event in names}
    found = {event: tuple(sorted(times, key=_first_to_last)) for event, times in known.items()}
    for pause in limit.pauses:
        stops, ends = found[pause.from_], found[pause.until]
        if len(stops) == len(ends) and pause.from_ not in read.ends:
            # What a restart ends came before it; the end of a time can have come after it, and so have stopped nothing.
            pairs = tuple(itertools.starmap(_in_turn, zip(stops, ends, strict=True)))
            found |= {pause.from_: tuple(stop for stop, _ in pairs), pause.until: tuple(end for _, end in pairs)}
    return {**history, **found}


def around_days_off(
    first: Count | None, last: Count | None, rules: Rules, calendar: Calendar
) -> tuple[Count | None, Count | None]:
    """The earliest and the latest end of hours, where what ends on a day off ends with the next open day.

    Only there a later moment can make the end earlier: Sunday at 23:59 becomes the end of Monday.
    """
    if rules.last_day is not LastDay.NEXT_WORKING_DAY or first is None or last is None:
        return first, last
    sooner = moments.plain(first.last_day) < moments.plain(last.due)
    if sooner and last.due == last.last_day and calendar.on_or_after(last.due - ONE) == last.due:
        last = replace(last, due=moments.plain(last.due))
    if first.due != first.last_day and last.last_day >= first.due:
        first = replace(first, due=moments.opening(first.due))
    return first, last


def _in_turn(one: Known, other: Known) -> tuple[Known, Known]:
    """Two events, the first of them not after the other, unless it surely was."""
    if one.first is None or other.first is None or moments.is_after(one.first, other.last):
        return one, other
    last = min(one.last, other.last, key=moments.order)
    return replace(one, last=last), replace(other, first=max(one.first, other.first, key=moments.order))


def _first_to_last(known: Known) -> tuple[bool, tuple[date, int], tuple[date, int]]:
    return known.first is None, moments.order(known.first or date.min), moments.order(known.last)

"""A case on each side of a day, where the order does not narrow what was told for one of several days.

Of what happened once it does; of several times of an event it does not say which of them it means, and what is booked
for one of several days, today among them, may have been or be still to come.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from navigator.case.facts.history import ONE
from navigator.dates import moments
from navigator.model.cases import Case, Fact, Span
from navigator.model.policy import Policy

MOST = 32
"""Ways to place such days that are looked at each by itself."""


def come_or_not(policy: Policy, case: Case, today: date) -> Iterator[Case]:
    """The case with what is booked for one of several days, today among them, on the later ones, or on the others.

    None without any. Where it has not been, nothing must have come before it; where it has, it led on by then.
    """
    bookable = {event.id for event in policy.procedure.events if event.future}
    open_ = [fact for fact in case.facts if fact.event in bookable and _is_around(fact, today)]
    for ahead in itertools.islice(itertools.product((True, False), repeat=len(open_)), MOST if open_ else 0):
        yield with_spans(
            case, {id(fact): _part(fact, today, ahead=way) for fact, way in zip(open_, ahead, strict=True)}
        )


def put_off(policy: Policy, case: Case, today: date) -> Iterator[Case]:
    """The case with one alone of the days for which something is booked: the others may have given way to it.

    A day that somebody names is told anew with each notice, so the last one counts.
    """
    named = {day for _, limit in policy.limits() for day in (limit.day, *(each.day for each in limit.extensions))}
    for event in policy.procedure.events:
        told = case.happenings(event.id) if event.future and event.id not in named else ()
        ahead = [fact for fact in told if fact.span and moments.plain(fact.span.earliest) > moments.plain(today)]
        if len({str(fact) for fact in ahead}) > 1:
            for kept in ahead:
                left = (fact for fact in case.facts if fact is kept or not any(fact is each for each in ahead))
                yield replace(case, facts=tuple(left))


def _is_around(fact: Fact, today: date) -> bool:
    return fact.span is not None and not fact.sent and fact.span.earliest <= today < fact.span.latest


def _part(fact: Fact, today: date, *, ahead: bool) -> Span:
    """The days of it that lie ahead, or the others."""
    assert fact.span  # noqa: S101  it is around a day
    return Span(moments.plain(today) + ONE, fact.span.latest) if ahead else Span(fact.span.earliest, today)


def each_placed(case: Case) -> Iterator[Case]:
    """The case as it was told; and, where an event was told twice, with single days around those of others."""
    yield case
    dated = [fact for fact in case.facts if fact.happened and fact.span]
    events = [fact.event for fact in case.facts if fact.happened]
    several = [fact for fact in dated if fact.is_of_some_days]
    twice = [fact for fact in several if events.count(fact.event) > 1]
    if not twice:
        return
    moving = [fact for fact in several if fact in twice or any(_touch(fact, each) for each in twice)]
    days = [tuple(_around(fact, (each for each in dated if each is not fact))) for fact in moving]
    ways = itertools.islice(itertools.product(*days), MOST + 1)
    found = [dict(zip(map(id, moving), way, strict=True)) for way in ways]
    if len(found) > MOST:
        ends = [(fact.span.earliest, fact.span.latest) for fact in moving if fact.span]
        found = [
            dict(zip(map(id, moving), way, strict=True)) for way in itertools.islice(itertools.product(*ends), MOST)
        ]
    for way in found:
        yield with_spans(case, {each: Span(day, day) for each, day in way.items()})


def with_spans(case: Case, spans: Mapping[int, Span]) -> Case:
    """The case with other days for some of its facts, by the identity of these."""
    facts = (replace(fact, span=spans[id(fact)]) if id(fact) in spans else fact for fact in case.facts)
    return replace(case, facts=tuple(facts))


def _touch(one: Fact, other: Fact) -> bool:
    assert one.span  # noqa: S101  both are dated
    assert other.span  # noqa: S101
    return one.span.earliest <= other.span.latest and other.span.earliest <= one.span.latest


def _around(fact: Fact, others: Iterable[Fact]) -> Iterator[date]:
    """The first and the last day of something, and those on and beside the days of others."""
    assert fact.span  # noqa: S101  it was told on some days
    first, last = fact.span.earliest, fact.span.latest
    edges = [moments.plain(day) for each in others if each.span for day in (each.span.earliest, each.span.latest)]
    near = (day for edge in edges for day in (edge - ONE, edge, edge + ONE))
    yield from sorted({first, last, *(day for day in near if first < day < last)})

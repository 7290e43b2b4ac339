"""What was told twice and happened once in some worlds: a clock stopped that stood still, a meeting that was moved."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from navigator.model.cases import Case, Fact, Span
from navigator.model.policy import Policy

MOST = 400
"""Sets of days that are looked at, each by itself."""


def told_once(policy: Policy, case: Case, today: date) -> Iterator[Case]:
    """The case on each set of days of its stops and new starts on which one more stop fell into a stop; without it."""
    found: dict[str, Case] = {}
    for begin, again in {(p.from_, p.until) for _, limit in policy.limits() for p in limit.pauses}:
        turning = [fact for fact in case.facts if fact.happened and fact.event in {begin, again}]
        rest = tuple(fact for fact in case.facts if fact not in turning)
        stops, starts = ([fact for fact in turning if fact.event == event] for event in (begin, again))
        more = len(stops) - len(starts)
        if not starts or more <= 0:
            continue
        told_days = {day.toordinal() for fact in turning if fact.span for day in (fact.span.earliest, fact.span.latest)}
        near = {day + by for day in told_days for by in (-1, 0, 1)} | {today.toordinal()}
        days = [list(_each_day(fact, near, today)) for fact in turning]
        for told in itertools.islice(itertools.product(*days), MOST):
            on = [fact for fact in told if fact.event == begin]
            for left in itertools.combinations(range(len(on)), more):
                kept = [fact for at, fact in enumerate(on) if at not in left]
                if all(_falls_into(on[at], kept, [f for f in told if f.event == again]) for at in left):
                    facts = (*rest, *kept, *(fact for fact in told if fact.event == again))
                    found[repr(sorted(map(str, facts)))] = replace(case, facts=facts)
    yield from found.values()


def booked_for_one(policy: Policy, case: Case, today: date) -> Iterator[Case]:
    """The case with what it is booked for on several days to come taking place on one of them, each by itself."""
    ends = {limit.day for _, limit in policy.limits()}
    ends |= {longer.day for _, limit in policy.limits() for longer in limit.extensions}
    for event, known in policy.events.items():
        days = {
            fact.span.earliest.toordinal(): fact
            for fact in case.facts
            if fact.event == event
            and fact.happened
            and fact.span
            and fact.span.earliest.toordinal() > today.toordinal()
        }
        if not known.future or event in ends or len(days) < 2:
            continue
        others = tuple(fact for fact in case.facts if fact not in days.values())
        for fact in days.values():
            yield replace(case, facts=(*others, fact))


def _falls_into(more: Fact, stops: list[Fact], starts: list[Fact]) -> bool:
    """Whether the clock stood still on the day of a stop, and went on with one of the new starts on a later day."""
    ends = sorted(starts, key=_moment)
    for stop in sorted(stops, key=_moment):
        end = next((each for each in ends if _moment(each) >= _moment(stop)), None)
        if end:
            ends.remove(end)
            if _moment(stop) <= _moment(more) < _moment(end):
                return True
    return False


def _moment(fact: Fact) -> tuple[int, str]:
    assert fact.span
    day = fact.span.earliest
    return day.toordinal(), getattr(day, "at", "")


def _each_day(fact: Fact, near: set[int], today: date) -> Iterator[Fact]:
    """What was told on each of its days that is near one that was told: between these nothing changes the order."""
    if fact.sent or (fact.span and fact.span.earliest.toordinal() == fact.span.latest.toordinal()):
        yield fact
        return
    # What is told of a day to come has not happened.
    begin = fact.span.earliest.toordinal() if fact.span else min(near) + 1  # not before all that was told
    end = min(fact.span.latest.toordinal() if fact.span else today.toordinal(), today.toordinal())
    for day in sorted(each for each in near | {begin, end} if begin <= each <= end):
        yield replace(fact, span=Span(date.fromordinal(day), date.fromordinal(day)))

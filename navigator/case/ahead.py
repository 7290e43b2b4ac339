"""What may lie ahead: a booked day that may be today, and a later day that was named and has not come."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from navigator.case.history import ONE, Known
from navigator.case.journey import Journey, Visit
from navigator.case.limit_dates import Dates
from navigator.dates import moments
from navigator.model.cases import Case, Fact
from navigator.model.limits import Limit
from navigator.model.policy import Policy


def come_or_ahead(policy: Policy, case: Case, today: date) -> Iterator[Case]:
    """The cases that one can be in which something is booked for one of several days, today or before among them.

    It has come, or it lies ahead; then it takes the case nowhere, nor does it settle an answer.
    """
    for facts in itertools.product(*(_either(policy, fact, today) for fact in case.facts)):
        yield replace(case, facts=facts)


def as_booked(journey: Journey, told: Case) -> Journey:
    """A course of such a case with the days that were told, whether or not it lies ahead in it."""
    known = {each.fact for times in journey.history.values() for each in times}.difference(told.facts)
    parts = {fact: whole for fact in known for whole in told.facts if _is_part(fact, whole)}
    if not parts:
        return journey

    def booked(each: Known) -> Known:
        return replace(each, fact=parts.get(each.fact, each.fact))

    def seen(visit: Visit) -> Visit:
        return replace(visit, entered=visit.entered and booked(visit.entered), left=visit.left and booked(visit.left))

    return replace(
        journey,
        history={event: tuple(map(booked, times)) for event, times in journey.history.items()},
        moves=tuple(replace(move, known=booked(move.known)) for move in journey.moves),
        active=tuple(map(seen, journey.active)),
        past=tuple(map(seen, journey.past)),
    )


def _is_part(fact: Fact, whole: Fact) -> bool:
    if fact.event != whole.event or not (fact.happened and whole.happened and fact.span and whole.span):
        return False
    return whole.span.earliest <= fact.span.earliest and fact.span.latest <= whole.span.latest


def _either(policy: Policy, fact: Fact, today: date) -> tuple[Fact, ...]:
    span, event = fact.span, policy.events.get(fact.event)
    if not (event and event.future and span and not fact.sent and span.earliest <= today < span.latest):
        return (fact,)
    come, ahead = replace(span, latest=today), replace(span, earliest=today + ONE)
    return replace(fact, span=come), replace(fact, span=ahead)


def still_to_come(dates: Dates, limit: Limit, journey: Journey, today: date) -> Dates:
    """The dates of a limit where every day that can make it longer is said not to have come: tomorrow or later."""
    denied = {fact.event for fact in journey.case.facts if not fact.happened}
    longer = [each for each in limit.extensions if each.day]
    ahead = all(each.day in denied and not (each.at_most or each.within) for each in longer)
    if not (dates.surely_unnamed and dates.first and ahead) or moments.is_after(dates.first.due, today):
        return dates
    return replace(dates, first=replace(dates.first, due=today + ONE, named=True))

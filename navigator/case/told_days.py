"""What is usual says nothing of days that were told: a course is looked at on each of them by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from navigator.case.history import ONE, Known
from navigator.case.journey import Journey
from navigator.case.order import in_order
from navigator.case.usual import Pair, may_go_against
from navigator.dates import moments

MOST = 32
"""Parts of a course that are looked at by themselves; a case has one or two."""


def on_each_day(raw: Journey) -> Iterator[Journey]:
    """A course with its days in order; and, beside it, on the days told that what is usual would leave out of it."""
    todo, parts = [raw], 0
    while todo:
        part = todo.pop()
        parts += 1
        if parts > MOST:
            # Too many to look at each: nothing is held to what is usual.
            yield in_order(replace(part, freed=None))
            continue
        found = in_order(part)
        if parts == 1 or len(found.clashes) <= fewest:
            fewest = len(found.clashes)
            yield found
            if events := _of_some_days(part):
                bound = in_order(replace(part, freed=None))
                told = {event: bound.history[event] for event in events}
                todo += _without(replace(part, history=part.history | told, order=bound.order), found)
                # Of a stage in which days go against the list, the list says nothing.
                against = (pair for pair in may_go_against(bound) if not {*events}.isdisjoint(pair))
                todo += (replace(part, apart=(*part.apart, (after, before))) for before, after in against)


def on_other_days(journey: Journey, others: Iterable[Journey]) -> Iterator[Journey]:
    """A course on the days told on which none of some others can have been."""
    left = [journey]
    for other in others:
        left = [found for each in left for part in _without(each, other) for found in on_each_day(part)]
    yield from left


def _without(journey: Journey, other: Journey) -> Iterator[Journey]:
    """A course on the days told on which another one cannot have been, part by part."""
    events, held = _of_some_days(journey), dict(journey.history)

    def on(*some: Known) -> Journey:
        return replace(journey, history=held | {each.event: (each,) for each in some})

    for event in events:
        (there, *_), (known,) = other.history[event], held[event]
        if there.first and known.can_be_before(there.first):
            yield on(known.between(None, there.first - ONE))
        if moments.precedes(there.last, known.last):
            yield on(known.between(there.last + ONE, None))
        held[event] = (known.between(there.first, there.last),)
    for before, after in sorted(_in_turn(other, events) - _in_turn(journey, events)):
        (one,), (second,) = held[before], held[after]
        if second.can_be_before(one.last):
            yield replace(on(), apart=(*journey.apart, (after, before)))


def _in_turn(journey: Journey, events: Iterable[str]) -> frozenset[Pair]:
    """Of some events the pairs of which the second cannot come before the first, directly or by way of others."""
    after: dict[str, list[str]] = {}
    for first, second in journey.order:
        after.setdefault(first, []).append(second)
    found, some = set[Pair](), {*events}
    for event in some:
        todo, seen = [event], {event}
        while todo:
            later = {*after.get(todo.pop(), ())} - seen
            seen |= later
            todo += later
        found |= {(event, other) for other in seen & some}
    return frozenset(found)


def _of_some_days(journey: Journey) -> tuple[str, ...]:
    """What was told once, for one of several days; what is usual says nothing of hours."""
    spans = {fact.event: fact.span for fact in journey.case.facts if fact.span and not fact.sent}
    return tuple(
        event
        for event, span in spans.items()
        if span.earliest < span.latest
        and len(journey.history.get(event, ())) == 1
        and not moments.have_hours(span.earliest, span.latest)
    )

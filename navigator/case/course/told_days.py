"""What is usual says nothing of days that were told: a course is looked at on each of them by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from navigator.case.course.after_end import takes_up_again
from navigator.case.course.journey import Journey
from navigator.case.course.order import in_order
from navigator.case.course.usual import Pair, may_go_against, usual_order
from navigator.case.facts.history import ONE, Known
from navigator.dates import moments
from navigator.model.cases import Fact

MOST = 8
"""Rounds in which more of what is usual gives way, before all of it does; a case takes one or two."""
FEW = 3
"""Parts of a course that are looked at each by itself, not as one."""


def on_each_day(raw: Journey, deep: int = 3) -> Iterator[Journey]:
    """A course with its days in order; and, beside it, on the days told that what is usual would leave out of it.

    Parts of parts are looked at by themselves so `deep`; what is left then is taken together, and says less for sure.
    """
    found = in_order(raw)
    yield found
    if raw.freed is None or not (events := _of_some_days(raw)):
        return
    narrowed = any(found.history[event] != raw.history[event] for event in events)
    if not (narrowed or _in_turn(found, events) or _against_the_list(found, events)):
        return
    bound = in_order(replace(raw, freed=None))
    told = {event: bound.history[event] for event in events}
    whole = replace(raw, history={**raw.history, **told}, order=bound.order)
    # Of a stage in which days go against the list, the list says nothing.
    against = _against_the_list(bound, events)
    beside = [*_without(whole, found)]
    beside += (_on_a_later_day(_before_it_can_come(raw, *pair), pair[1], pair[0]) for pair in against[:FEW])
    parts = [part for part in beside if len(in_order(part).clashes) <= len(found.clashes)]
    if deep and len(parts) <= FEW and len(against) <= FEW:
        for part in parts:
            yield from on_each_day(part, deep - 1)
    elif parts or len(against) > FEW:
        yield _freed(replace(whole, any_order=bool(against)), parts, found)


def _on_a_later_day(journey: Journey, one: str, other: str) -> Journey:
    """The course with one event on a day after another: after its end, where it may show that the case went on.

    Of more time, say, a later day tells nothing of the end.
    """
    ends = [move for move in journey.moves if move.known.event == one and not move.to.leads_on]
    after = not journey.active and any(takes_up_again(journey, move, other) for move in ends)
    passed = (*journey.passed, other) if after and other not in journey.passed else journey.passed
    return replace(journey, apart=(*journey.apart, (one, other)), passed=passed)


def _before_it_can_come(journey: Journey, letter: str, other: str) -> Journey:
    """Where one event was sent, the course with another on the days before the first on which that can have come."""
    (known,), (fact, *_) = journey.history[other], (each.fact for each in journey.history[letter])
    if not (fact.sent and fact.span):
        return journey
    return replace(journey, history={**journey.history, other: (known.between(None, fact.span.earliest - ONE),)})


def _against_the_list(journey: Journey, events: Iterable[str]) -> list[Pair]:
    """Pairs of which the second may have come first: where the first was sent, before it can have come at all."""
    found = (pair for pair in may_go_against(journey) if not {*events}.isdisjoint(pair))
    return [(one, other) for one, other in found if _can_be_before(journey, other, journey.history[one][0].fact)]


def _can_be_before(journey: Journey, event: str, fact: Fact) -> bool:
    span = fact.span
    return not (fact.sent and span) or journey.history[event][0].can_be_before(span.earliest)


def _freed(whole: Journey, parts: Sequence[Journey], found: Journey) -> Journey:
    """One course for several parts of it: what is usual gives way in it that does in any of these."""
    for _ in range(MOST):
        ways = [in_order(part) for part in parts]
        given_up = (pair for way in ways for pair in usual_order(way) if pair not in way.order)
        whole = replace(whole, freed=frozenset((*(whole.freed or ()), *given_up)))
        course = in_order(whole)
        parts = [*_without(whole, course)]
        if not parts:
            return replace(course, unusual=found.unusual)
    return replace(in_order(replace(whole, freed=None)), unusual=found.unusual)


def on_other_days(journey: Journey, others: Iterable[Journey]) -> Iterator[Journey]:
    """A course on the days told on which none of some others can have been."""
    for other in others:
        parts = [*_without(journey, other)]
        if not parts:
            return
        # Where the other takes no day from it, it is in order already.
        if len(parts) == 1 and parts[0].history != journey.history:
            journey = in_order(parts[0])
    yield journey


def _without(journey: Journey, other: Journey) -> Iterator[Journey]:
    """A course on the days told on which another one cannot have been, part by part."""
    events, held = _of_some_days(journey), dict(journey.history)

    def on(*some: Known) -> Journey:
        return replace(journey, history={**held, **{each.event: (each,) for each in some}})

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
            yield _on_a_later_day(on(), after, before)


def _in_turn(journey: Journey, events: Iterable[str]) -> frozenset[Pair]:
    """Of some events the pairs of which the second cannot come before the first, directly or by way of others.

    When something that was sent has come is presumed: what is usual may have it come later, and no sooner.
    """
    after: dict[str, list[str]] = {}
    for first, second in journey.order:
        after.setdefault(first, []).append(second)
    found, some = set[Pair](), {*events}
    for event in some - _sent(journey):
        todo, seen = [event], {event}
        while todo:
            later = {*after.get(todo.pop(), ())} - seen
            seen |= later
            todo += later
        found |= {(event, other) for other in seen & some if other != event}
    return frozenset(found)


def _sent(journey: Journey) -> frozenset[str]:
    return frozenset(fact.event for fact in journey.case.facts if fact.sent)


def _of_some_days(journey: Journey) -> tuple[str, ...]:
    """What was told once, for one of several days; what is usual says nothing of hours."""
    spans = {fact.event: fact.span for fact in journey.case.facts if fact.span and fact.is_of_some_days}
    return tuple(
        event
        for event, span in spans.items()
        if len(journey.history.get(event, ())) == 1 and not moments.have_hours(span.earliest, span.latest)
    )

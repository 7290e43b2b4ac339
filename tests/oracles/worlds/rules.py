"""What a policy says of its limits, whatever happened: how they are counted, and what goes with what."""

from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache, wraps
from typing import TypeVar

from navigator.model.limits import Alternative, CountingRules, Extension, Limit, Reading
from navigator.model.policy import Policy

T = TypeVar("T")
V = TypeVar("V")


def by_itself(make: Callable[[T], V]) -> Callable[[T], V]:
    """What a pure function makes of one thing, kept for that very thing: to tell it from its equals takes longer."""
    known: dict[int, tuple[T, V]] = {}

    @wraps(make)
    def found(of: T) -> V:
        held = known.get(id(of))
        if held is None:
            if len(known) > 10_000:
                known.clear()
            held = known[id(of)] = of, make(of)
        return held[1]

    return found


def rules_of(policy: Policy, limit: Limit, reading: Reading | None, other: Alternative | None = None) -> CountingRules:
    """The counting rules that hold: the nearest level that says something."""
    levels = (
        other.counting if other else None,
        reading.counting if reading else None,
        limit.counting,
        policy.procedure.counting,
        policy.publisher.counting,
    )
    return _nearest(tuple(level for level in levels if level is not None))


@lru_cache(maxsize=1000)  # each day of each world asks the same few
def _nearest(said: tuple[CountingRules, ...]) -> CountingRules:
    """Of each rule what the first level says that says something."""
    held = {
        f.name: next((v for at in said if (v := getattr(at, f.name)) is not None), None) for f in fields(CountingRules)
    }
    return CountingRules(**held)


def itself(limit: Limit) -> Alternative:
    """What a limit says of itself, in the form of a limit beside another."""
    return Alternative(words=limit.words, period=limit.period, from_=limit.from_, before=limit.before, anew=limit.anew)


def bare_ends(policy: Policy) -> frozenset[str]:
    """The events that are nothing but the end of a time."""
    acts = {duty.produces for duty in policy.duties.values()}
    over = [limit.expiry for _, limit in policy.limits() if limit.expiry]
    return frozenset({each.event for each in over if each.done_or_not} - acts)


def stopped_first(policy: Policy, limit: Limit) -> tuple[tuple[str, str], ...]:
    """What stops a clock and what can only then start it again; before the end of a time it can have gone on."""
    pairs = ((pause.from_, pause.until) for pause in limit.pauses)
    return tuple(pair for pair in pairs if pair[0] not in policy.once(bare_ends))


def used_elsewhere(policy: Policy, limit: Limit) -> dict[str, Extension]:
    """The extensions of other limits that one of a limit names, or that name one of it."""
    mine = {each.id: each for each in limit.extensions}
    if not mine:
        return {}
    theirs = [each for _, other in policy.limits() for each in other.extensions if each.id not in mine]
    named = {name for each in mine.values() for name in each.not_with}
    return {each.id: each for each in theirs if each.id in named or mine.keys() & set(each.not_with)}

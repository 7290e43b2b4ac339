"""What is drawn from seed 7,000,000 on: an earlier case in which what moves a time, or ends it, was told twice.

One of the two has no day, or is told for some days. It is what stops a clock, lets it run or gives more time, what a
time begins with, or what leads out of a stage.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from navigator.case.course.ways import starts_of, transitions, turns_of
from navigator.model.cases import Fact, Span
from navigator.model.policy import Policy
from tests.oracles.drawn_features import FIRST

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn


def moving(policy: Policy) -> Iterator[str]:
    """The events that turn a clock, begin one of several times, or are over with one."""
    for _, limit in policy.limits():
        starts = [*starts_of(limit)]
        yield from (*turns_of(limit), *(starts if limit.anew or len(starts) > 1 else ()))
        yield from (limit.expiry.event,) if limit.expiry else ()


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same with one event told twice; as it is where nothing can be."""
    pick = random.Random(f"twice {seed}")  # noqa: S311 - to repeat, not to hide
    policy, told = whole.policy, {fact.event for fact in whole.case.facts if fact.happened}
    ways = {way.event for stage in policy.procedure.stages for way in transitions(stage)}
    brought = {duty.produces for duty in policy.duties.values()}
    named = {*moving(policy), *((ways | brought) & told)}
    names = [event.id for event in policy.procedure.events if event.id in named and not event.future]
    if not names:
        return replace(whole, seed=seed)
    name = pick.choice([each for each in names if each in told] or names)
    said = [fact for fact in whole.case.facts if fact.event == name and fact.happened and not fact.sent]
    others = tuple(fact for fact in whole.case.facts if fact.event != name)
    days = [fact.span.earliest for fact in (*said, *others) if fact.span] or [FIRST]
    first = min(said[0].span.earliest if said and said[0].span else pick.choice(days), whole.today)
    other = min(max(first + timedelta(pick.choice((-3, 0, 1, 2, 4, 7, 12))), FIRST), whole.today)
    last = min(other + timedelta(pick.randint(1, 5)), whole.today)
    unknown = any(fact.happened and not (fact.span or fact.sent) for fact in others)
    unsure = None if pick.random() < 0.6 and not unknown else Span(other, last)
    two = (Fact(name, happened=True, span=Span(first, first)), Fact(name, happened=True, span=unsure))
    at = next((at for at, fact in enumerate(whole.case.facts) if fact.event == name), len(others))
    facts = (*others[:at], *two, *others[at:])
    return replace(whole, case=replace(whole.case, facts=facts), seed=seed)

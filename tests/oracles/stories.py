"""Stories of a procedure, drawn from a number: what happened, as somebody tells it who does not know what it comes to.

`drawn` procedures are small. These stories are for the procedures that are published and for the models, and are drawn
without regard to which of them make sense: most run along the list of events, some run against it.
"""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from build_scripts.content import Content
from navigator.model.cases import Case, Fact, Span
from navigator.model.policy import Policy
from tests.oracles.drawn import Drawn
from tests.support import samples

FIRST = date(2026, 9, 7)
GAPS = (0, 1, 1, 2, 4, 7, 7, 12, 20, 45)
"""Days from one event to the next that is told."""


def published() -> Mapping[str, Drawn]:
    """Each published procedure with its calendars and nothing told."""
    return _untold(samples.library())


def models() -> Mapping[str, Drawn]:
    """Each model, in the same way."""
    return _untold(samples.models())


def _untold(held: Content) -> Mapping[str, Drawn]:
    return {key: Drawn(policy, held.calendars, Case(), FIRST) for key, policy in sorted(held.policies.items())}


def told(of: Drawn, *facts: Fact, today: date) -> Drawn:
    """A procedure with what was told of a case, on a day."""
    key = of.policy.key
    return Drawn(of.policy, of.calendars, Case(facts), today, of.earlier, features=(key,))


def on(event: str, day: date) -> Fact:
    """It happened on a day."""
    return Fact(event, happened=True, span=Span(day, day))


def stories(of: Drawn, count: int, first: int = 0) -> Iterator[Drawn]:
    """So many stories of a procedure, from a number on; each on a day of its own."""
    for seed in range(first, first + count):
        yield _story(of, random.Random(f"{of.policy.key} {seed}"))  # noqa: S311 - to repeat, not to hide


def _story(of: Drawn, pick: random.Random) -> Drawn:
    events = list(of.policy.procedure.events)
    names = [event.id for event in events]
    chosen = pick.sample(names, min(len(names), pick.choice((1, 2, 2, 3, 3, 4, 5, 6))))
    chosen.sort(key=names.index)
    if pick.random() < 1 / 4:
        pick.shuffle(chosen)
    day = FIRST + timedelta(pick.randint(0, 30))
    facts: list[Fact] = []
    for name in chosen:
        facts.append(_fact(name, day, pick))
        day += timedelta(pick.choice(GAPS))
    ends = [fact.span.latest for fact in facts if fact.span]
    today = max(ends, default=day) + timedelta(pick.choice((0, 1, 5, 14, 30, 60, 200)))
    kept = tuple(_as_of(fact, today, of.policy) for fact in facts)
    return told(of, *kept, today=today)


def _fact(event: str, day: date, pick: random.Random) -> Fact:
    chance = pick.random()
    if chance < 0.12:
        return Fact(event, happened=False)
    if chance < 0.2:
        return Fact(event, happened=True)
    last = day + timedelta(pick.randint(1, 5)) if chance < 0.35 else day
    return Fact(event, happened=True, span=Span(day, last))


def _as_of(fact: Fact, today: date, policy: Policy) -> Fact:
    """What is booked can lie ahead: it is told for a day two weeks from then."""
    if fact.span and fact.span.earliest == today and policy.events[fact.event].future:
        ahead = today + timedelta(14)
        return Fact(fact.event, happened=True, span=Span(ahead, ahead))
    return fact

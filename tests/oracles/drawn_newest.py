"""What is drawn from seed 600,000 on: extensions that know of each other, and the most that all of them come to."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from navigator.dates import periods
from navigator.model.acts import Duty
from navigator.model.cases import Fact, Span
from navigator.model.limits import Extension, Limit
from navigator.model.policy import Policy
from tests.oracles import made

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn

NOTICES = ("wanted-1", "wanted-2", "wanted-3", "wanted-4")
"""The events that give more time; each stands in the list of events behind what opens the case."""


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same, whose first limit has more time of which each knows of those above it."""
    pick = random.Random(f"newest {seed}")  # noqa: S311 - to repeat, not to hide
    limit = next((duty.limit for duty in _acts(whole.policy) if duty.limit), None)
    if limit is None or limit.every or limit.before or limit.day:
        return whole
    linked = tuple(_linked(pick, NOTICES[: pick.randint(2, 4)], limit))
    longest = pick.choice([None, f"{pick.randint(1, 25)} days", f"{pick.randint(1, 15)} working days"])
    most = None if limit.or_ or longest is None else periods.parse(longest)
    policy, *earlier = (
        _with(each, tuple(one for one in linked if one.by or not limit.or_), most)
        for each in (whole.policy, *whole.earlier)
    )
    changed = replace(whole, policy=policy, earlier=tuple(earlier))
    return replace(changed, case=replace(whole.case, facts=(*whole.case.facts, *_told(changed, pick))))


def _acts(policy: Policy) -> tuple[Duty, ...]:
    return policy.procedure.stages[0].duties


def _linked(pick: random.Random, events: Iterable[str], limit: Limit) -> Iterator[Extension]:
    above: list[str] = []
    for event in events:
        amount = f"{pick.randint(1, 8)} {pick.choice(['days', 'days', 'working days'])}"
        total = f"{limit.period.amount + pick.randint(0, 9)} {limit.period.unit}"
        ways = [{"by": amount}, {"by": amount}, {"to": total}, {"at_least": amount}]
        link = pick.choice(["after", "after", "not_with", "not_with", ""]) if above else ""
        names = tuple(pick.sample(above, min(len(above), pick.randint(1, 2)))) if link else ()
        more = made.more_time(event, name=event, times=pick.choice([1, 1, 2]), **pick.choice(ways))
        yield replace(more, after=names if link == "after" else (), not_with=names if link == "not_with" else ())
        above.append(event)


def _with(policy: Policy, longer: tuple[Extension, ...], most: periods.Period | None) -> Policy:
    """The policy with more time for its first limit, and the events that give it behind the first one."""
    first, *others = _acts(policy)
    assert first.limit
    act = replace(first, limit=replace(first.limit, extensions=longer, at_most=most))
    stage, *stages = policy.procedure.stages
    one, *events = policy.procedure.events
    new = [replace(one, id=each.event, what=each.event, ask=f"{each.event}?", sent=False) for each in longer]
    procedure = replace(
        policy.procedure, stages=(replace(stage, duties=(act, *others)), *stages), events=(one, *new, *events)
    )
    return Policy(policy.publisher, procedure)


def _told(whole: "Drawn", pick: random.Random) -> Iterator[Fact]:
    """Most of the notices on days soon after it was asked, at most two of them on one of a few days."""
    asked = next((fact.span.latest for fact in whole.case.facts if fact.event == "asked" and fact.span), None)
    begun, unsure = asked or whole.today - timedelta(20), 0
    limit = _acts(whole.policy)[0].limit
    for each in limit.extensions if limit else ():
        if pick.random() < 0.2:
            continue
        day = min(begun + timedelta(pick.randint(0, 14)), whole.today)
        last = day
        if unsure < 2 and pick.random() < 0.4:
            unsure, last = unsure + 1, min(day + timedelta(pick.randint(1, 6)), whole.today)
        yield _on(each.event, day, last)


def _on(event: str, first: date, last: date) -> Fact:
    return Fact(event, happened=True, span=Span(first, last))

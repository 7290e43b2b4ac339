"""What is drawn from seed 600,000 on, by threes.

Extensions that know of each other, a time from the last of its events, a named day that counts only if it is near.
"""

import random
from collections.abc import Callable, Iterable, Iterator
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
"""The events that give more time, or begin a time; each stands in the list of events behind what opens the case."""
NAMED = "day-given"
"""The day that is named in the first of them."""


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same, whose first limit has one of the three."""
    pick = random.Random(f"newest {seed}")  # noqa: S311 - to repeat, not to hide
    limit = next((duty.limit for duty in _acts(whole.policy) if duty.limit), None)
    if limit is None or limit.every or limit.before or limit.day:
        return whole
    changed = (_with_more_time, _begun_anew, _with_a_day)[seed % 3](whole, pick, limit)
    return replace(changed, case=replace(changed.case, facts=(*changed.case.facts, *_told(changed, pick))))


def _begun_anew(whole: "Drawn", pick: random.Random, _limit: Limit) -> "Drawn":
    """Its first limit, or the one beside it, runs from the last of its events so far; some have not come yet."""
    messages = NOTICES[: pick.randint(1, 2)]
    again = pick.random() < 0.5

    def anew(one: Limit) -> Limit:
        plain = tuple(each for each in one.readings if not (each.from_ or each.before))
        held = replace(one, readings=plain if len(plain) > 1 else ())
        held = replace(held, unclear=one.unclear if held.readings else None)
        if one.or_:
            beside = tuple(replace(each, from_=messages, before=(), anew=True) for each in one.or_[:1])
            return replace(held, or_=(*beside, *one.or_[1:]))
        starts = dict.fromkeys((*(one.from_ if again else ()), *messages))
        return replace(held, from_=tuple(starts), pick=None, anew=True)

    policy, *earlier = (_changed(each, anew, messages) for each in (whole.policy, *whole.earlier))
    return replace(whole, policy=policy, earlier=tuple(earlier))


def _with_a_day(whole: "Drawn", pick: random.Random, limit: Limit) -> "Drawn":
    """A day that is named and near or not, told as one day or as one of a few, or not at all."""
    near = f"{pick.randint(1, 9)} {pick.choice(['days', 'days', 'working days', 'weeks'])}"
    later = (made.more_time(NOTICES[0], day=NAMED, within=near, name="near"),)

    def with_it(one: Limit) -> Limit:
        return replace(one, or_=(), pick=one.pick if len(one.from_) > 1 else None, extensions=later)

    policy, *earlier = (_changed(each, with_it, (NOTICES[0], NAMED)) for each in (whole.policy, *whole.earlier))
    if limit.period.unit == "hours" or pick.random() < 0.15:
        return replace(whole, policy=policy, earlier=tuple(earlier))
    day = whole.today + timedelta(pick.randint(-25, 15))
    told = _on(NAMED, day, day + timedelta(pick.choice([0, 0, 3, 8])))
    case = replace(whole.case, facts=(*whole.case.facts, told))
    return replace(whole, policy=policy, earlier=tuple(earlier), case=case)


def _with_more_time(whole: "Drawn", pick: random.Random, limit: Limit) -> "Drawn":
    """More time of which each knows of those above it."""
    linked = tuple(_linked(pick, NOTICES[: pick.randint(2, 4)], limit))
    longest = pick.choice([None, f"{pick.randint(1, 25)} days", f"{pick.randint(1, 15)} working days"])
    most = None if limit.or_ or longest is None else periods.parse(longest)
    longer = tuple(one for one in linked if one.by or not limit.or_)

    def with_it(one: Limit) -> Limit:
        return replace(one, extensions=longer, at_most=most)

    events = [each.event for each in longer]
    policy, *earlier = (_changed(each, with_it, events) for each in (whole.policy, *whole.earlier))
    return replace(whole, policy=policy, earlier=tuple(earlier))


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


def _changed(policy: Policy, change: Callable[[Limit], Limit], names: Iterable[str]) -> Policy:
    """The policy with another first limit, and events for it behind the first one."""
    first, *others = _acts(policy)
    assert first.limit
    act = replace(first, limit=change(first.limit))
    stage, *stages = policy.procedure.stages
    one, *events = policy.procedure.events
    new = [replace(one, id=each, what=each, ask=f"{each}?", sent=False, future=each == NAMED) for each in names]
    procedure = replace(
        policy.procedure, stages=(replace(stage, duties=(act, *others)), *stages), events=(one, *new, *events)
    )
    return Policy(policy.publisher, procedure)


def _told(whole: "Drawn", pick: random.Random) -> Iterator[Fact]:
    """Most of the events on days soon after it was asked, at most two of them on one of a few days."""
    asked = next((fact.span.latest for fact in whole.case.facts if fact.event == "asked" and fact.span), None)
    begun, unsure = asked or whole.today - timedelta(20), 0
    for name in (event.id for event in whole.policy.procedure.events if event.id in NOTICES):
        if pick.random() < 0.2:
            continue
        day = min(begun + timedelta(pick.randint(0, 14)), whole.today)
        last = day
        if unsure < 2 and pick.random() < 0.4:
            unsure, last = unsure + 1, min(day + timedelta(pick.randint(1, 6)), whole.today)
        yield _on(name, day, last)
        if last < whole.today and pick.random() < 0.15:
            again = min(last + timedelta(pick.randint(1, 8)), whole.today)
            yield _on(name, again, again)


def _on(event: str, first: date, last: date) -> Fact:
    return Fact(event, happened=True, span=Span(first, last))

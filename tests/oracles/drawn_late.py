"""What is drawn from seed 3,000,000 on: an earlier case with something done around the end of a time, or of the case.

By the number: those who ask have some days for one more act, the end of which ends the case, and it was done around the
last of them, most often on the day after; or something was on one of some days over an edge, which is the last day of a
time, or the day of something else that was told, such as an end; or both.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from navigator.dates.periods import Days
from navigator.model.cases import Fact, Span
from navigator.model.limits import Expiry
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from tests.oracles import made

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn

OBJECTED, TOO_LATE = "objected", "too-late"
ONE = timedelta(1)
FAR = timedelta(60)


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same with one of the three, by the number: done around the end of its time, over an edge, or both."""
    pick = random.Random(f"late {seed}")  # noqa: S311 - to repeat, not to hide
    kind = seed % 3
    if kind:
        whole = _over_an_edge(whole, pick)
    return replace(whole if kind == 1 else _around_the_end(whole, pick), seed=seed)


def _around_the_end(whole: "Drawn", pick: random.Random) -> "Drawn":
    """Those who ask have some days, counted from something that was told, and it was done around their end."""
    facts = whole.case.facts
    first, *_ = whole.policy.procedure.stages
    days = [(fact, fact.span.latest) for fact in facts if fact.span and fact.event in ("asked", "told", "replied")]
    start, since = pick.choice(days) if days else (None, whole.today - timedelta(20))
    within = pick.randint(2, 9)
    limit = replace(
        made.limit(f"{within} days", start.event if start else "asked"),
        expiry=Expiry(event=TOO_LATE, says="It is too late."),
        discretion=pick.choice(((made.ANSWERS,), (made.ANSWERS,), ())),
    )
    act = made.act("object", limit, makes=OBJECTED, by=made.ASKS, force=pick.choice(("may", "may", "must")))
    leads = [made.out(OBJECTED, pick.choice(("two", "two", "end")))] if pick.random() < 0.8 else []
    changed = replace(first, duties=(*first.duties, act), outcomes=(*first.outcomes, *leads, made.out(TOO_LATE, "end")))
    names = pick.sample((OBJECTED, TOO_LATE), 2)
    edge = since + timedelta(within)
    day = max(edge + timedelta(pick.choice((-1, 0, 1, 1, 1, 1, 2, 5))), since)
    last = day + timedelta(pick.choice((0, 0, 0, 1, 3)))
    # What came later is left out of most, for there it is seldom asked whether it was in time.
    kept = (
        tuple(fact for fact in facts if not (fact.span and fact.span.earliest > edge)) if pick.random() < 0.7 else facts
    )
    today = max(whole.today, last + timedelta(pick.randint(0, 3)))
    case = replace(whole.case, facts=(*kept, Fact(OBJECTED, happened=True, span=Span(day, last))))
    policy, *earlier = (_with(each, changed, names, start) for each in (whole.policy, *whole.earlier))
    return replace(whole, policy=policy, earlier=tuple(earlier), case=case, today=today)


def _with(policy: Policy, changed: Stage, names: list[str], start: Fact | None) -> Policy:
    """The policy with another first stage, whose own limits stay, and two events behind what begins the new time."""
    procedure = policy.procedure
    first, *stages = procedure.stages
    own = replace(changed, duties=(*first.duties, changed.duties[-1]))
    one, *_ = procedure.events
    new = [replace(one, id=name, what=name, ask=f"{name}?", sent=False) for name in names]
    at = 1 + next((at for at, each in enumerate(procedure.events) if start and each.id == start.event), 0)
    events = (*procedure.events[:at], *new, *procedure.events[at:])
    return Policy(policy.publisher, replace(procedure, stages=(own, *stages), events=events))


def _over_an_edge(whole: "Drawn", pick: random.Random) -> "Drawn":
    """One of the things that were told was on one of two to four days, of which some are before an edge."""
    facts = whole.case.facts
    pairs = [(at, edge) for at in range(len(facts)) for edge in sorted({*_edges(whole, at)})]
    if not pairs:
        return whole
    at, edge = pick.choice(pairs)
    first, last = edge - timedelta(pick.choice((1, 1, 2))), edge + timedelta(pick.choice((0, 1, 1)))
    told = replace(facts[at], span=Span(first, min(last, whole.today)))
    return replace(whole, case=replace(whole.case, facts=(*facts[:at], told, *facts[at + 1 :])))


def _edges(whole: "Drawn", at: int) -> Iterator[date]:
    """The days at which it can make a difference on which side of them something was that was told with one day."""
    fact = whole.case.facts[at]
    future = whole.policy.events[fact.event].future
    if future or fact.sent or not fact.span or fact.span.earliest < fact.span.latest:
        return
    told = [each.span.earliest for each in whole.case.facts if each.span and each is not fact and not each.sent]
    ends = [
        each.span.earliest + timedelta(limit.period.amount)
        for _, limit in whole.policy.limits()
        for each in whole.case.facts
        if isinstance(limit.period, Days) and each.span and limit.starts == (each.event,)
    ]
    for edge in (*told, *ends, *(end + ONE for end in ends)):
        if abs(edge - fact.span.earliest) < FAR and edge <= whole.today:
            yield edge

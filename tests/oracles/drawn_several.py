"""What is drawn from seed 800,000 on: more time that is there once for two limits, or in some cases alone."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from navigator.dates import periods
from navigator.model.acts import Duty
from navigator.model.cases import Fact, Span
from navigator.model.limits import Extension
from navigator.model.policy import Policy
from tests.oracles import made

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn

FOR_ONE, FOR_OTHER, FOR_SOME = "wanted-here", "wanted-there", "wanted-by-some"


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same, with more time that two of its limits share, or that is for one answer alone."""
    pick = random.Random(f"several {seed}")  # noqa: S311 - to repeat, not to hide
    plain = [each for each in _acts(whole.policy) if _can_be_longer(each)]
    if not plain:
        return whole
    if len(plain) > 1 and seed % 2:
        one, other, *_ = plain
        first = _more(pick, FOR_ONE)
        links = {one.id: first, other.id: replace(_more(pick, FOR_OTHER), not_with=(first.id,))}
    else:
        links = {plain[0].id: replace(_more(pick, FOR_SOME), only=("grown",))}
    policy, *earlier = (_changed(each, links) for each in (whole.policy, *whole.earlier))
    told = tuple(_told(whole, [each.event for each in links.values()], pick))
    case = replace(whole.case, facts=(*whole.case.facts, *told))
    if FOR_SOME in (each.event for each in links.values()):
        case = replace(case, answers=(*case.answers, *pick.choice([(), ("young",), ("grown",)])))
    return replace(whole, policy=policy, earlier=tuple(earlier), case=case)


def _acts(policy: Policy) -> tuple[Duty, ...]:
    return tuple(policy.duties.values())


def _can_be_longer(duty: Duty) -> bool:
    limit = duty.limit
    return limit is not None and not (limit.every or limit.before or limit.day or limit.at_most or limit.or_)


def _more(pick: random.Random, event: str) -> Extension:
    amount = f"{pick.randint(1, 8)} {pick.choice(['days', 'days', 'working days'])}"
    more = made.more_time(event, by=amount, name=event)
    return replace(more, at_most=periods.parse(amount) if pick.random() < 0.2 else None)


def _changed(policy: Policy, links: dict[str, Extension]) -> Policy:
    """The policy with more time in some of its acts, and its events behind the first one."""

    def longer(duty: Duty) -> Duty:
        more = links.get(duty.id)
        if more is None or duty.limit is None:
            return duty
        return replace(duty, limit=replace(duty.limit, extensions=(*duty.limit.extensions, more)))

    procedure = policy.procedure
    stages = tuple(replace(stage, duties=tuple(map(longer, stage.duties))) for stage in procedure.stages)
    one, *events = procedure.events
    new = [replace(one, id=e, what=e, ask=f"{e}?", sent=False) for e in (each.event for each in links.values())]
    asked = made.question("age", "young", "grown") if FOR_SOME in (each.id for each in links.values()) else ()
    changed = replace(procedure, stages=stages, events=(one, *new, *events), questions=(*procedure.questions, *asked))
    return Policy(policy.publisher, changed)


def _told(whole: "Drawn", events: Iterable[str], pick: random.Random) -> Iterator[Fact]:
    """The notices on days of the case, one of them at most on one of a few days."""
    days = [fact.span.earliest for fact in whole.case.facts if fact.span] or [whole.today - timedelta(20)]
    for event in events:
        if pick.random() < 0.15:
            continue
        day = min(pick.choice(days) + timedelta(pick.randint(0, 9)), whole.today)
        last = min(day + timedelta(pick.choice([0, 0, 0, 3])), whole.today)
        yield Fact(event, happened=True, span=Span(day, last))

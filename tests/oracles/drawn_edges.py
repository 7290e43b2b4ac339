"""What is drawn from seed 900,000 on: an earlier case whose first time stands still, with either end counted or not.

Some pauses last until the end of the time of another act. In every fourth the time can also be over on a day that is
told ahead.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from navigator.dates.periods import Hours
from navigator.dates.rules import FirstDay
from navigator.model.acts import Duty
from navigator.model.cases import Fact, Span
from navigator.model.limits import Expiry, Limit, NewStart, Pause, Resume
from navigator.model.policy import Policy
from tests.oracles import drawn_ends, made

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn

STOPPED, WENT_ON, TIME_UP = "put-off", "taken-up", "wait-over"


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same with a pause in the limit of its first act; as it is where that can have none."""
    pick = random.Random(f"edges {seed}")  # noqa: S311 - to repeat, not to hide
    whole = replace(whole, seed=seed)
    if seed % 4 == 3:
        return _ahead(drawn_ends.at_once(whole, pick) or whole, pick)
    policies = (whole.policy, *whole.earlier)
    if not all(can_stop(first_act(policy).limit) for policy in policies):
        return whole
    ends = pick.choice(((STOPPED, WENT_ON), (STOPPED, WENT_ON), (STOPPED, TIME_UP)))
    pause = replace(
        made.pause(*ends, name="put-off"),
        stop_day=pick.choice(list(FirstDay)),
        restart_day=pick.choice(list(NewStart)),
        times=pick.choice((None, None, None, 1)),
    )
    wait = None
    if TIME_UP in ends:
        over = Expiry(event=TIME_UP, says="The wait is over.", done_or_not=True)
        within = replace(made.limit(f"{pick.randint(1, 8)} days", STOPPED), expiry=over)
        wait = made.act("wait", within, makes="waited", force="may")
    policy, *earlier = (_with(each, pause, wait) for each in policies)
    case = replace(whole.case, facts=(*whole.case.facts, *_told(whole, ends, pick)))
    return replace(whole, policy=policy, earlier=tuple(earlier), case=case)


def _ahead(whole: "Drawn", pick: random.Random) -> "Drawn":
    """The same, with the day on which it is due at once told for some day before today or after it."""
    day = whole.today + timedelta(pick.randint(-3, 20))
    span = Span(day, day + timedelta(pick.choice([0, 0, 2])))

    def booked(policy: Policy) -> Policy:
        events = policy.procedure.events
        ahead = tuple(replace(each, future=each.future or each.id == drawn_ends.FIXED) for each in events)
        return Policy(policy.publisher, replace(policy.procedure, events=ahead))

    facts = tuple(
        replace(each, span=span) if each.event == drawn_ends.FIXED and each.happened else each
        for each in whole.case.facts
    )
    earlier = tuple(map(booked, whole.earlier))
    return replace(whole, policy=booked(whole.policy), earlier=earlier, case=replace(whole.case, facts=facts))


def first_act(policy: Policy) -> Duty:
    return policy.procedure.stages[0].duties[0]


def can_stop(limit: Limit | None) -> bool:
    if limit is None or limit.every or limit.before or limit.day or any(each.before for each in limit.readings):
        return False
    parts = (limit.period, *(each.period for each in limit.readings), *(each.period for each in limit.or_))
    return not any(each.before for each in limit.or_) and not any(isinstance(each, Hours) for each in parts)


def _with(policy: Policy, pause: Pause, wait: Duty | None) -> Policy:
    """The policy with one pause more, the others with ends like it, and its events behind the first one."""
    procedure = policy.procedure
    stage, *stages = procedure.stages
    duty, *duties = stage.duties
    assert duty.limit

    def edged(other: Pause) -> Pause:
        held = replace(other, stop_day=pause.stop_day, restart_day=pause.restart_day)
        return other if other.then is Resume.RESTART else held

    pauses = (*map(edged, duty.limit.pauses), pause)
    one, *events = procedure.events
    names = (STOPPED, *(("waited",) if wait else ()), pause.until)
    new = [replace(one, id=name, what=name, ask=f"{name}?", sent=False) for name in names]
    act = replace(duty, limit=replace(duty.limit, pauses=pauses))
    first = replace(stage, duties=(act, *duties, *((wait,) if wait else ())))
    return Policy(policy.publisher, replace(procedure, stages=(first, *stages), events=(one, *new, *events)))


def _told(whole: "Drawn", ends: tuple[str, str], pick: random.Random) -> Iterator[Fact]:
    """The stop and the new start on days of the case, in most cases in this order; the end of a time is not told."""
    days = [fact.span.earliest for fact in whole.case.facts if fact.span] or [whole.today - timedelta(20)]
    day = pick.choice(days) + timedelta(pick.randint(-2, 6))
    for event in ends:
        if event == TIME_UP or (TIME_UP not in ends and pick.random() < 0.1):
            continue
        day = min(day, whole.today)
        # Of a time that began on one of some days the engine takes beginning and end apart, and says less.
        last = day if TIME_UP in ends else min(day + timedelta(pick.choice([0, 0, 0, 1, 3])), whole.today)
        yield Fact(event, happened=True, span=Span(day, last))
        day = last + timedelta(pick.choice([0, 0, 0, 1, 2, 5, 9]))

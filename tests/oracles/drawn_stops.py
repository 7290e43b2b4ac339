"""What is drawn from seed 2,000,000 on: an earlier case whose first time stands still from the end of another one on.

It goes on before that end, on its day, after it, on one of some days, on a day that nobody tells, or not yet.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from navigator.dates.rules import FirstDay
from navigator.model.acts import Duty
from navigator.model.cases import Fact, Span
from navigator.model.limits import Expiry, NewStart, Pause, Resume
from navigator.model.policy import Policy
from tests.oracles import made
from tests.oracles.drawn_edges import can_stop, first_act

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn

CALLED, ANSWERED, TIME_UP, WENT_ON = "called-for", "answered-call", "call-over", "went-on"


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same with such a pause in the limit of its first act; as it is where that can have none."""
    pick = random.Random(f"stops {seed}")  # noqa: S311 - to repeat, not to hide
    whole = replace(whole, seed=seed)
    policies = (whole.policy, *whole.earlier)
    if not all(can_stop(first_act(policy).limit) for policy in policies):
        return whole
    then = pick.choice((Resume.CONTINUE, Resume.CONTINUE, Resume.RESTART))
    plain = then is Resume.RESTART
    pause = replace(
        made.pause(TIME_UP, WENT_ON, then.value, name="call"),
        stop_day=FirstDay.INCLUDED if plain else pick.choice(list(FirstDay)),
        restart_day=NewStart.EXCLUDED if plain else pick.choice(list(NewStart)),
        times=pick.choice((None, None, None, 1)),
    )
    days = pick.randint(1, 8)
    within = made.limit(f"{days} days", CALLED)
    over = Expiry(event=TIME_UP, says="The time to answer is over.", done_or_not=True)
    call = made.act("answer-call", replace(within, expiry=over), makes=ANSWERED, force="may")
    names = (CALLED, ANSWERED, *pick.sample((TIME_UP, WENT_ON), 2))
    policy, *earlier = (_with(each, pause, call, names) for each in policies)
    told = [fact.span.earliest for fact in whole.case.facts if fact.span] or [whole.today - timedelta(20)]
    called = min(pick.choice(told) + timedelta(pick.randint(-1, 4)), whole.today)
    # Whether the call was answered makes no difference; where it is not told, the second opinion has many worlds more.
    said = (_on(CALLED, called, called), Fact(ANSWERED, happened=False))
    facts = (*whole.case.facts, *said, *_went_on(called + timedelta(days), whole.today, pick))
    case = replace(whole.case, facts=facts)
    return replace(whole, policy=policy, earlier=tuple(earlier), case=case)


def _with(policy: Policy, pause: Pause, call: Duty, names: tuple[str, ...]) -> Policy:
    """The policy with one pause more, one act more, and their events behind the first one."""
    procedure = policy.procedure
    stage, *stages = procedure.stages
    duty, *duties = stage.duties
    assert duty.limit
    act = replace(duty, limit=replace(duty.limit, pauses=(*duty.limit.pauses, pause)))
    one, *events = procedure.events
    new = [replace(one, id=name, what=name, ask=f"{name}?", sent=False) for name in names]
    first = replace(stage, duties=(act, *duties, call))
    return Policy(policy.publisher, replace(procedure, stages=(first, *stages), events=(one, *new, *events)))


def _went_on(end: date, today: date, pick: random.Random) -> Iterator[Fact]:
    """What was told of the clock that goes on, around the last day of the time that stops it."""
    how = pick.random()
    if how < 0.3:
        yield from () if how < 0.1 else (Fact(WENT_ON, happened=how >= 0.2),)
        return
    day = end + timedelta(pick.randint(-6, 6))
    for _ in range(pick.choice((1, 1, 1, 2))):
        day = min(day, today)
        last = min(day + timedelta(pick.choice((0, 0, 0, 2, 5))), today)
        yield _on(WENT_ON, day, last)
        day = last + timedelta(pick.choice((0, 1, 4)))


def _on(event: str, first: date, last: date) -> Fact:
    return Fact(event, happened=True, span=Span(first, last))

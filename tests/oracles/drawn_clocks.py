"""What is put into a plan from seed 300,000 on, some time that is left; from 400,000 on pauses that count so often."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from navigator.dates import periods
from navigator.model.cases import Fact, Span
from navigator.model.limits import Notice
from tests.oracles import made
from tests.oracles.drawn_features import FIRST, Plan, a_pause, a_period, a_restart, add_event

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn


def leave_time(plan: Plan, seed: int) -> None:
    """So much time is left after an event, often the one with which the clock goes on."""
    pick = random.Random(f"left {seed}")  # noqa: S311 - to repeat, not to hide
    most = periods.parse(a_period(pick, ("days", "working days", "weeks", "months")))
    plan.extensions = [replace(each, at_most=most) if each.day else each for each in plan.extensions]
    event = next((pause.until for pause in plan.pauses if pick.random() < 0.7), "")
    if not event:
        event = "certified"
        add_event(plan, event)
    left = a_period(pick, ("days", "working days", "weeks", "months"))
    notice = Notice.AT_ANY_TIME if pick.random() < 0.2 else Notice.IN_TIME
    more = made.more_time(event, at_least=left, name="left", notice=notice, again=pick.random() < 0.3)
    plan.extensions.insert(pick.randint(0, len(plan.extensions)), more)


def so_often(plan: Plan, pick: random.Random) -> None:
    """Each pause counts once or twice."""
    if not plan.pauses:
        pick.choice([a_pause, a_restart])(plan)
    plan.pauses = [replace(each, times=pick.choice([1, 1, 2])) for each in plan.pauses]


def stopped_again(whole: "Drawn", plan: Plan, pick: random.Random) -> "Drawn":
    """The clock was stopped, and it was told to have been stopped again."""
    stops = {event for each in plan.pauses for event in (each.from_, each.until)}
    said = [fact for fact in whole.case.facts if fact.event not in stops or fact.happened]
    day = FIRST + timedelta(pick.randint(-2, 6))
    for each in plan.pauses:
        for _ in range(pick.randint(1, 3)):
            for event in (each.from_, each.until)[: pick.choice([1, 2, 2, 2])]:
                first, day = day, day + timedelta(pick.choice([0, 0, 0, 1, 5]))
                span = Span(*((first, day) if pick.random() < 0.3 else (day, day)))
                said.append(Fact(event, happened=True, span=span))
                day += timedelta(pick.randint(0, 5))
    told = tuple(fact for fact in said if not (fact.happened and fact.span and fact.span.earliest > whole.today))
    return replace(whole, case=replace(whole.case, facts=told))

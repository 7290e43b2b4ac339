"""What is drawn from seed 500,000 on: four things that nobody had thought to draw, and a fault was found in each.

A working day in the school holidays on which something is received; an event made of others that is told by itself; a
booked day that was moved, or lies ahead; and a step that was told twice.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from navigator.dates import periods
from navigator.dates.calendars import Cause, Closure
from navigator.dates.rules import Receipt
from navigator.model.acts import Duty
from navigator.model.cases import Fact, Span
from navigator.model.policy import Policy
from navigator.model.stages import Stage

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn

NEEDED = ("receipt", "made-of", "booked", "loop")
"""The construct that each of the four needs, by their numbers."""


def kind(seed: int) -> int:
    return seed // 2 % len(NEEDED)


def with_one_more(whole: "Drawn", seed: int) -> "Drawn":
    """The same with one of the four, by the number."""
    return _KINDS[kind(seed)](whole, random.Random(f"later {seed}"))  # noqa: S311 - to repeat, not to hide


def _on(event: str, day: date) -> Fact:
    return Fact(event, happened=True, span=Span(day, day))


def _telling(whole: "Drawn", *facts: Fact, without: tuple[str, ...] = ()) -> "Drawn":
    """With these facts in place of what was said of their events."""
    others = {*without, *(fact.event for fact in facts)}
    kept = tuple(fact for fact in whole.case.facts if fact.event not in others)
    return replace(whole, case=replace(whole.case, facts=(*kept, *facts)))


def _some_day(whole: "Drawn", pick: random.Random) -> date:
    """A day of the last weeks before the day of the answer, mostly since it was asked."""
    day = whole.today - timedelta(pick.randint(0, 25))
    asked = next((fact.span.latest for fact in whole.case.facts if fact.event == "asked" and fact.span), day)
    return max(day, min(asked, whole.today)) if pick.random() < 0.9 else day


def _before(whole: "Drawn", day: date) -> tuple[str, ...]:
    """What was told of days before one."""
    return tuple(fact.event for fact in whole.case.facts if fact.span and fact.span.earliest < day)


def _received_in_the_holidays(whole: "Drawn", pick: random.Random) -> "Drawn":
    """The first act has school days, and what begins them is sent to come while the schools are shut."""
    day = _some_day(whole, pick)
    first = day - timedelta(pick.randint(0, 6))
    shut = {first + timedelta(n): Closure(Cause.NO_TERM, "Holidays") for n in range(pick.randint(5, 14))}
    schools = replace(whole.calendars["schools"], closures={**whole.calendars["schools"].closures, **shut})
    period = f"{pick.randint(1, 10)} school days"
    policy, *earlier = (_in_school_days(each, period) for each in (whole.policy, *whole.earlier))
    calendars = {**whole.calendars, "schools": schools}
    changed = replace(whole, policy=policy, earlier=tuple(earlier), calendars=calendars)
    return _telling(changed, _on("asked", day), without=_before(whole, day))


def _in_school_days(policy: Policy, period: str) -> Policy:
    def act(duty: Duty) -> Duty:
        plain = duty.limit and not (duty.limit.extensions or duty.limit.or_ or duty.limit.readings)
        return replace(duty, limit=replace(duty.limit, period=periods.parse(period))) if plain and duty.limit else duty

    def stage(each: Stage) -> Stage:
        return replace(each, duties=(*map(act, each.duties[:1]), *each.duties[1:]))

    procedure = policy.procedure
    stages = (stage(procedure.stages[0]), *procedure.stages[1:])
    events = tuple(replace(event, sent=event.sent or event.id == "asked") for event in procedure.events)
    publisher = replace(
        policy.publisher, counting=replace(policy.publisher.counting, receipt=Receipt.NEXT_WORKING_DAY, cutoff=None)
    )
    return Policy(publisher, replace(procedure, stages=stages, events=events))


def _made_of_others(whole: "Drawn", pick: random.Random) -> "Drawn":
    """Something that is made of others happened; nothing was said of them, or one was denied or has a day of its own.

    Little else is told: with two days that nobody knows the second opinion has many worlds.
    """
    made_of = next(event for event in whole.policy.procedure.events if event.made_of)
    day, part = _some_day(whole, pick), made_of.made_of[0]
    said = [Fact(part, happened=False)] if pick.random() < 1 / 3 else []
    said = [_on(part, day - timedelta(pick.randint(0, 3)))] if made_of.all_of else said
    others = tuple(fact.event for fact in whole.case.facts if fact.event != "asked")
    return _telling(whole, *said, _on(made_of.id, day), without=(*made_of.made_of, *others))


def _booked_again(whole: "Drawn", pick: random.Random) -> "Drawn":
    """A hearing was booked, and half the time moved; the day that counts lies ahead, or has come."""
    day = whole.today + timedelta(pick.randint(-4, 25))
    before = day - timedelta(pick.randint(1, 12))
    told = [_on("hearing", before)] if pick.random() < 1 / 2 else []
    return _telling(whole, *told, _on("hearing", day))


def _passed_up_twice(whole: "Drawn", pick: random.Random) -> "Drawn":
    """It was passed up, and passed up again; half the time somebody told that it was sent back between."""
    first = min(_some_day(whole, pick), whole.today - timedelta(1))
    then = min(whole.today, first + timedelta(pick.randint(1, 12)))
    between = first + timedelta(pick.randint(0, (then - first).days))
    back = [_on("sent-back", between)] if pick.random() < 1 / 2 else []
    return _telling(whole, _on("passed-up", first), *back, _on("passed-up", then), without=("sent-back",))


_KINDS: tuple[Callable[["Drawn", random.Random], "Drawn"], ...] = (
    _received_in_the_holidays,
    _made_of_others,
    _booked_again,
    _passed_up_twice,
)

"""What a procedure says of its ways: what leads out of a stage, what begins and stops a time, what comes after what."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from navigator.model.acts import Cap, Duty
from navigator.model.interpretation import ends_of
from navigator.model.limits import Grant, Limit
from navigator.model.policy import Policy
from navigator.model.stages import Destination, Stage


class Transition(Protocol):
    """What ends a stage: an outcome, or a conflict route that leads on."""

    @property
    def id(self) -> str: ...
    @property
    def event(self) -> str: ...
    @property
    def to(self) -> Destination: ...


def transitions(stage: Stage) -> tuple[Transition, ...]:
    """The events that can end a stage, in the order of the policy."""
    if not stage.conflicts:
        return stage.outcomes
    leaving = [cast("Transition", route) for route in stage.conflicts if route.event and route.to]
    return (*stage.outcomes, *leaving)


def steps(policy: Policy) -> frozenset[str]:
    """The events by which a case goes on: they lead out of a stage, or open one that is not the first."""
    return policy.once(_steps)


def _steps(policy: Policy) -> frozenset[str]:
    first, *others = policy.procedure.stages
    leading = {each.event for stage in (first, *others) for each in transitions(stage)}
    return frozenset(leading.union(*(stage.opens for stage in others)))


def stage_events(policy: Policy, stage: Stage, *, capped: bool = True) -> frozenset[str]:
    """The events that happen inside a stage or end it; with `capped`, those of the caps over it too."""
    return policy.once(_stage_events)[stage.id, capped]


def _stage_events(policy: Policy) -> Mapping[tuple[str, bool], frozenset[str]]:
    ways = itertools.product(policy.procedure.stages, (False, True))
    return {(stage.id, capped): _events_of(policy, stage, capped=capped) for stage, capped in ways}


def _events_of(policy: Policy, stage: Stage, *, capped: bool) -> frozenset[str]:
    limits = [*(limits_over(policy, stage) if capped else (duty.limit for duty in stage.duties if duty.limit))]
    produced = {duty.produces for duty in stage.duties if duty.produces}
    counted = {event for duty in stage.duties if duty.limit for event in starts_of(duty.limit)}
    counted |= {event for duty in stage.duties for event in duty.after}
    counted |= {event for limit in limits for event in (*turns(limit), *read_from(policy, limit))}
    leaving = {transition.event for transition in transitions(stage)}
    counted |= {route.event for route in stage.conflicts if route.event}
    counted |= {limit.expiry.event for limit in limits if limit.expiry}
    entering = leading_into(policy, stage.id)
    own = frozenset(produced | counted | leaving | set(stage.opens)) - (entering - leaving)
    return own | {each for event in own if event in policy.events for each in policy.events[event].made_of}


def events_at_home(policy: Policy) -> Mapping[str, frozenset[str]]:
    """The events of each stage; those of a cap over it only where no stage has them as its own."""
    return policy.once(_events_at_home)


def _events_at_home(policy: Policy) -> Mapping[str, frozenset[str]]:
    stages = policy.procedure.stages
    own = {stage.id: stage_events(policy, stage, capped=False) for stage in stages}
    every = frozenset[str]().union(*own.values())
    return {stage.id: own[stage.id] | (stage_events(policy, stage) - every) for stage in stages}


def limits_over(policy: Policy, stage: Stage) -> Iterator[Limit]:
    """The limits of the acts of a stage, and those over several stages of which it is one."""
    yield from (duty.limit for duty in stage.duties if duty.limit)
    yield from (cap.limit for cap in policy.procedure.caps if stage.id in cap.covers)


def starts_of(limit: Limit) -> Iterator[str]:
    """The events that a limit is counted from, or back from, in any reading."""
    yield from limit.starts
    yield from (event for reading in limit.readings for event in (*reading.from_, *reading.before))


def turns_of(limit: Limit) -> Iterator[str]:
    """The events that stop a clock, start it again, or give more time."""
    yield from (event for pause in limit.pauses for event in (pause.from_, pause.until))
    yield from (event for each in limit.extensions for event in (each.event, each.day) if event)


def read_from(policy: Policy, limit: Limit) -> Iterator[str]:
    """The events that a limit is counted from in some of its readings alone, and that nothing else would show.

    No act produces them and they lead nowhere, so whoever says how far a case has got says nothing of them.
    """
    for event in dict.fromkeys(each for reading in limit.readings for each in (*reading.from_, *reading.before)):
        if event not in limit.starts and event not in policy.shown:
            yield event


def turns(limit: Limit) -> Iterator[str]:
    """The events that make a limit longer, stop its clock and start it again, or end what is repeated."""
    if limit.until:
        yield limit.until
    yield from (event for each in limit.extensions for event in (each.event, each.day) if event)
    yield from (event for pause in limit.pauses for event in (pause.from_, pause.until))


def stopped_first(policy: Policy, limit: Limit) -> Iterator[tuple[str, str]]:
    """What stops a clock, with what only then starts it again: not the end of a time, which stops none that went on."""
    ends = policy.once(ends_of)
    yield from ((pause.from_, pause.until) for pause in limit.pauses if pause.from_ not in ends)


def follows(policy: Policy, duty: Duty) -> Iterator[tuple[str, str]]:
    """Events of an act, each with one before it: what its time is counted from, or what stopped the clock."""
    limit = duty.limit
    if limit is None:
        return
    yield from ((again, stop) for stop, again in stopped_first(policy, limit))
    if len(limit.from_) == 1:
        # More time that comes by itself, such as at the end of a term, can come before anything else.
        decided = [extension.event for extension in limit.extensions if extension.how is not Grant.AUTOMATIC]
        done = (duty.produces, *(pause.from_ for pause in limit.pauses), *decided)
        ran_out = limit.expiry.event if limit.expiry else None
        yield from ((event, limit.from_[0]) for event in (*done, ran_out) if event)


def reachable(policy: Policy, stage: str) -> frozenset[str]:
    """The stages that can come after one."""
    return policy.once(_reachable)[stage]


def _reachable(policy: Policy) -> Mapping[str, frozenset[str]]:
    return {stage.id: _reachable_from(policy, stage.id) for stage in policy.procedure.stages}


def _reachable_from(policy: Policy, stage: str) -> frozenset[str]:
    found: set[str] = set()
    todo = [stage]
    while todo:
        for transition in transitions(policy.stages[todo.pop()]):
            for each in transition.to.next_stages:
                if each not in found:
                    found.add(each)
                    todo.append(each)
    return frozenset(found)


def is_named(policy: Policy, event: str) -> bool:
    """Whether an event is a day that stands in a letter or a notice, such as that on which it takes effect.

    Nobody does anything on it, so what was done tells nothing of it.
    """
    return policy.events[event].future and event not in policy.shown


def edges_to(stage: Stage, target: str) -> Iterator[str]:
    return (each.event for each in transitions(stage) if target in each.to.next_stages)


def leading_into(policy: Policy, target: str) -> frozenset[str]:
    """The events that lead into a stage from any other, those of every stage among them."""
    ways = (*policy.procedure.outcomes, *(way for stage in policy.procedure.stages for way in transitions(stage)))
    return frozenset(each.event for each in ways if target in each.to.next_stages)


def made_with(policy: Policy, event: str) -> tuple[str, ...]:
    """An event, and those that are made of it."""
    return (event, *(each.id for each in policy.procedure.events if event in each.made_of))


def leads_out(policy: Policy, clause: Duty | Cap, *events: str) -> bool:
    """Whether any of some events leads out of a stage of an act or cap."""
    stages = stages_of(policy, clause)
    return any(each.event in events for stage in stages for each in transitions(policy.stages[stage]))


def stages_of(policy: Policy, clause: Duty | Cap) -> tuple[str, ...]:
    """The stages that an act belongs to, or that a cap is over."""
    if isinstance(clause, Cap):
        return clause.covers
    return tuple(stage.id for stage in policy.procedure.stages if clause in stage.duties)

"""The way a case has taken: replay what happened from the first stage and stop where it stops."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, cast

from navigator.model.cases import Case, Fact, Span
from navigator.model.limits import Grant, Limit, Reading
from navigator.model.policy import Policy
from navigator.model.vocabulary import Destination, Duty, Force, Stage


class Transition(Protocol):
    """What ends a stage: an outcome, or a conflict route that leads on."""

    @property
    def id(self) -> str: ...
    @property
    def event(self) -> str: ...
    @property
    def to(self) -> Destination: ...


@dataclass(frozen=True, slots=True)
class Visit:
    """A stage the case is in, or was in."""

    stage: str
    entered: Fact | None
    """What brought it there; none for the first stage."""


@dataclass(frozen=True, slots=True)
class Move:
    """A step from one stage to where the case went next."""

    stage: str
    transition: str
    fact: Fact
    to: Destination


@dataclass(frozen=True, slots=True)
class Fork:
    """The case got to a stage, but the facts do not say by which of several events."""

    stage: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """Where a case is and how it got there."""

    case: Case
    active: tuple[Visit, ...]
    past: tuple[Visit, ...] = ()
    moves: tuple[Move, ...] = ()
    end: Destination | None = None
    inferred: tuple[str, ...] = ()
    """Events nobody mentioned that must have happened, because something after them did."""
    forks: tuple[Fork, ...] = ()
    unplaced: tuple[str, ...] = ()
    """Events that were reported but belong to no stage the case has reached."""

    @property
    def now(self) -> frozenset[str]:
        """The stages the case is in."""
        return frozenset(visit.stage for visit in self.active)

    @property
    def reached(self) -> frozenset[str]:
        """Every stage the case has been in."""
        return frozenset(visit.stage for visit in (*self.active, *self.past))


def transitions(stage: Stage) -> tuple[Transition, ...]:
    """The events that can end a stage, in the order of the policy."""
    leaving = [cast("Transition", route) for route in stage.conflicts if route.event and route.to]
    return (*stage.outcomes, *leaving)


def stage_events(policy: Policy, stage: Stage) -> frozenset[str]:
    """The events that happen inside a stage or end it."""
    produced = {duty.produces for duty in stage.duties if duty.produces}
    counted = {event for duty in stage.duties if duty.limit for event in (*duty.limit.from_, *duty.limit.before)}
    counted |= {event for limit in limits_over(policy, stage) for event in _turns(limit)}
    leaving = {transition.event for transition in transitions(stage)}
    counted |= {route.event for route in stage.conflicts if route.event}
    counted |= {limit.expiry.event for limit in limits_over(policy, stage) if limit.expiry}
    entering = {event for other in policy.procedure.stages for event in _edges_to(other, stage.id)}
    return frozenset(produced | counted | leaving | set(stage.opens)) - (entering - leaving)


def limits_over(policy: Policy, stage: Stage) -> Iterator[Limit]:
    """The limits of the acts of a stage, and those over several stages of which it is one."""
    yield from (duty.limit for duty in stage.duties if duty.limit)
    yield from (cap.limit for cap in policy.procedure.caps if stage.id in cap.covers)


def _turns(limit: Limit) -> Iterator[str]:
    """The events that make a limit longer, or stop its clock and start it again."""
    yield from (extension.event for extension in limit.extensions)
    yield from (event for pause in limit.pauses for event in (pause.from_, pause.until))


def replay(policy: Policy, case: Case) -> Journey:
    """Replay a case; from facts beyond the point where the replay stops, infer what must have come before them."""
    journey = _run(policy, case)
    inferred: list[str] = []
    found = _missing(policy, journey)
    while isinstance(found, list) and len(inferred) < len(policy.procedure.events):
        inferred += found
        journey = _run(policy, journey.case.adding(Fact(event, happened=True) for event in found))
        found = _missing(policy, journey)
    forks = (found,) if isinstance(found, Fork) else ()
    return replace(journey, inferred=tuple(inferred), forks=forks, unplaced=() if forks else _stranded(policy, journey))


def _missing(policy: Policy, journey: Journey) -> list[str] | Fork | None:
    """Events nobody mentioned that must have happened, or the fork at which that cannot be told."""
    needed = _presupposed(policy, journey)
    if needed:
        return [needed]
    stranded = _stranded(policy, journey)
    return _only_route(policy, journey, stranded) if stranded else None


def _run(policy: Policy, case: Case) -> Journey:
    active = [Visit(policy.procedure.stages[0].id, None)]
    past: list[Visit] = []
    moves: list[Move] = []
    used: Counter[str] = Counter()
    end: Destination | None = None
    while end is None:
        found = sorted(_possible(policy, case, active, used), key=lambda step: _when(policy, step[2]))
        if not found:
            break
        visit, transition, fact = found[0]
        used[fact.event] += 1
        moves.append(Move(visit.stage, transition.id, fact, transition.to))
        active.remove(visit)
        past.append(visit)
        active.extend(Visit(stage, fact) for stage in _destinations(policy, transition.to, past))
        if not active:
            end = transition.to
    return Journey(case, tuple(active), tuple(past), tuple(moves), end)


def _possible(
    policy: Policy, case: Case, active: Iterable[Visit], used: Mapping[str, int]
) -> Iterator[tuple[Visit, Transition, Fact]]:
    for visit in active:
        for transition in transitions(policy.stages[visit.stage]):
            left = case.happenings(transition.event)[used[transition.event] :]
            if left and not _before(left[0], visit.entered):
                yield visit, transition, left[0]


def _destinations(policy: Policy, to: Destination, past: Iterable[Visit]) -> Iterator[str]:
    over = {visit.stage for visit in past}
    for stage in (*to.stages, *((to.stage,) if to.stage else ())):
        if all(joined in over for joined in policy.stages[stage].joins):
            yield stage


def _when(policy: Policy, fact: Fact) -> tuple[date, int]:
    """In the order of the dates; those without one come last. On one day, in the order of the policy."""
    at = fact.span.earliest if fact.span else date.max
    return (at, policy.order[fact.event])


def _before(fact: Fact, entered: Fact | None) -> bool:
    if entered is None or entered.span is None or fact.span is None:
        return False
    return fact.span.latest < entered.span.earliest


def _presupposed(policy: Policy, journey: Journey) -> str | None:
    """An event that must have happened because another one has, if nobody mentioned it."""
    told = {fact.event for fact in journey.case.facts}
    for stage in journey.reached:
        for duty in policy.stages[stage].duties:
            for later, earlier in _follows(duty):
                if earlier not in told and journey.case.happenings(later):
                    return earlier
    return _passed_over(policy, journey)


def _follows(duty: Duty) -> Iterator[tuple[str, str]]:
    """Events of an act, each with one before it: what its time is counted from, or what stopped the clock."""
    limit = duty.limit
    if limit is None:
        return
    for pause in limit.pauses:
        yield pause.until, pause.from_
    if len(limit.from_) == 1:
        # More time that comes by itself, such as at the end of a term, can come before anything else.
        decided = [extension.event for extension in limit.extensions if extension.how is not Grant.AUTOMATIC]
        done = (duty.produces, *(pause.from_ for pause in limit.pauses), *decided)
        yield from ((event, limit.from_[0]) for event in done if event)


def _passed_over(policy: Policy, journey: Journey) -> str | None:
    """An act of a stage that is over from which a limit that matters now is counted, if nobody mentioned it."""
    told = {fact.event for fact in journey.case.facts}
    over = [policy.stages[visit.stage] for visit in journey.past]
    acts = {duty.produces for stage in over for duty in stage.duties if duty.produces and duty.force is not Force.MAY}
    limits = [duty.limit for stage in journey.now for duty in policy.stages[stage].duties if duty.limit]
    limits += [cap.limit for cap in policy.procedure.caps if journey.now & set(cap.covers)]
    parts: list[Limit | Reading] = [*limits, *(reading for limit in limits for reading in limit.readings)]
    starts = [part.from_ or part.before for part in parts]
    # Where one of several events starts the time, the others need not have happened.
    return next((events[0] for events in starts if len(events) == 1 and events[0] in acts - told), None)


def _stranded(policy: Policy, journey: Journey) -> tuple[str, ...]:
    """Events that happened, but belong only to stages the case has not reached."""
    placed = {event for stage in journey.reached for event in stage_events(policy, policy.stages[stage])}
    placed |= {move.fact.event for move in journey.moves}
    placed |= {cap_event for cap in policy.procedure.caps for cap_event in cap.limit.from_}
    happened = dict.fromkeys(fact.event for fact in journey.case.facts if fact.happened)
    return tuple(event for event in happened if event not in placed)


def _only_route(policy: Policy, journey: Journey, stranded: Iterable[str]) -> list[str] | Fork | None:
    """The events on the only shortest way from where the case is to a stage that knows a stranded event."""
    wanted = set(stranded)
    goals = {stage.id for stage in policy.procedure.stages if stage_events(policy, stage) & wanted}
    barred = _barred(journey)
    frontier: list[tuple[str, list[str]]] = [(visit.stage, []) for visit in journey.active]
    seen = {stage for stage, _ in frontier}
    while frontier:
        layer: list[tuple[str, list[str]]] = []
        for stage, route in frontier:
            for target in policy.procedure.stages:
                events = [event for event in _edges_to(policy.stages[stage], target.id) if event not in barred]
                if not events or target.id in seen:
                    continue
                if len(events) > 1:
                    return Fork(target.id, tuple(events))
                if target.id in goals:
                    return [*route, events[0]]
                layer.append((target.id, [*route, events[0]]))
        seen |= {stage for stage, _ in layer}
        frontier = layer
    return None


def _barred(journey: Journey) -> frozenset[str]:
    """Events that cannot be what happened next: those denied, and those reported that led nowhere."""
    taken = Counter(move.fact.event for move in journey.moves)
    facts = journey.case.facts
    return frozenset(
        fact.event
        for fact in facts
        if not fact.happened or len(journey.case.happenings(fact.event)) > taken[fact.event]
    )


def _edges_to(stage: Stage, target: str) -> Iterator[str]:
    return (
        transition.event for transition in transitions(stage) if target in (transition.to.stage, *transition.to.stages)
    )


def opened_on(visit: Visit) -> Span | None:
    """When the case entered a stage, if that is known."""
    return visit.entered.span if visit.entered else None

"""The courses that a case can have taken: replay what happened from the first stage and stop where it stops.

Where what is known leaves open which of several things came first, which of several ways led to a stage, or whether
a time ran out, each possibility is a course of its own. Days stay spans in each of them.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol, cast

from navigator.case.history import History, Known, adding, past
from navigator.model.cases import Case, Fact, Span
from navigator.model.limits import Grant, Limit
from navigator.model.policy import Policy
from navigator.model.vocabulary import Destination, Duty, Stage

MOST = 64
"""Courses that are followed at once; a case has a handful."""


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
    """A stage the case is in, or was in, and what brought it there and took it away."""

    stage: str
    entered: Known | None = None
    """None for the first stage."""
    left: Known | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A step from one stage to where the case went next."""

    stage: str
    transition: str
    """The transition that was taken; empty where an event opened the next stage by itself."""
    known: Known
    to: Destination

    @property
    def fact(self) -> Fact:
        return self.known.fact


@dataclass(frozen=True, slots=True)
class Fork:
    """The case got to a stage, but the facts do not say by which of several events."""

    stage: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """One course of a case: where it is and how it got there."""

    policy: Policy
    case: Case
    history: History
    active: tuple[Visit, ...]
    past: tuple[Visit, ...] = ()
    moves: tuple[Move, ...] = ()
    end: Destination | None = None
    inferred: tuple[str, ...] = ()
    """Events nobody mentioned that happened in this course."""
    fork: Fork | None = None
    unplaced: tuple[str, ...] = ()
    """Events that were reported but belong to no stage the case has reached."""
    readings: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    """The readings of clauses by which their time ran out in this course, or did not."""
    asked: tuple[str, ...] = ()
    """Events that nobody was asked about, and that decide whether a time ran out."""
    done_unseen: frozenset[str] = frozenset()
    """Acts that no event shows, and that are done in this course."""
    out_of_order: int = 0
    """How often something happened before the stage that it leads out of had begun."""
    past_end: bool = False
    """True when something happened after the case had come to an end."""

    @property
    def now(self) -> frozenset[str]:
        """The stages the case is in."""
        return frozenset(visit.stage for visit in self.active)

    @property
    def reached(self) -> frozenset[str]:
        """Every stage the case has been in."""
        return frozenset(visit.stage for visit in (*self.active, *self.past))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What was reported, then what happened in this course besides."""
        told = self.case.facts
        sure = (known.fact for times in self.history.values() for known in times if not known.maybe)
        return (*told, *(fact for fact in sure if fact not in told))

    @property
    def place(self) -> frozenset[str]:
        """Where the case is: its stages, or how it ended."""
        return self.now or frozenset({str(self.end)})


def transitions(stage: Stage) -> tuple[Transition, ...]:
    """The events that can end a stage, in the order of the policy."""
    leaving = [cast("Transition", route) for route in stage.conflicts if route.event and route.to]
    return (*stage.outcomes, *leaving)


def stage_events(policy: Policy, stage: Stage) -> frozenset[str]:
    """The events that happen inside a stage or end it."""
    produced = {duty.produces for duty in stage.duties if duty.produces}
    counted = {event for duty in stage.duties if duty.limit for event in duty.limit.starts}
    counted |= {event for duty in stage.duties for event in duty.after}
    counted |= {event for limit in limits_over(policy, stage) for event in _turns(limit)}
    leaving = {transition.event for transition in transitions(stage)}
    counted |= {route.event for route in stage.conflicts if route.event}
    counted |= {limit.expiry.event for limit in limits_over(policy, stage) if limit.expiry}
    entering = {event for other in policy.procedure.stages for event in _edges_to(other, stage.id)}
    own = frozenset(produced | counted | leaving | set(stage.opens)) - (entering - leaving)
    return own | {each for event in own if event in policy.events for each in policy.events[event].made_of}


def limits_over(policy: Policy, stage: Stage) -> Iterator[Limit]:
    """The limits of the acts of a stage, and those over several stages of which it is one."""
    yield from (duty.limit for duty in stage.duties if duty.limit)
    yield from (cap.limit for cap in policy.procedure.caps if stage.id in cap.covers)


def _turns(limit: Limit) -> Iterator[str]:
    """The events that make a limit longer, or stop its clock and start it again."""
    yield from (event for each in limit.extensions for event in (each.event, each.day) if event)
    yield from (event for pause in limit.pauses for event in (pause.from_, pause.until))


def replay(policy: Policy, case: Case, history: History, today: date) -> tuple[Journey, ...]:
    """The courses of a case; from facts beyond the point where one stops, infer what must have come before them.

    Of several, those that make the most sense: in which what was reported has its place, and comes in order.
    """
    begun = Journey(policy, case, history, (Visit(policy.procedure.stages[0].id),))
    return _sensible(_completed(begun, today, ()))


def again(journey: Journey, history: History, today: date) -> tuple[Journey, ...]:
    """The courses that the same case takes with a longer history."""
    start = Visit(journey.policy.procedure.stages[0].id)
    fresh = replace(
        journey,
        history=history,
        active=(start,),
        past=(),
        moves=(),
        end=None,
        unplaced=(),
        out_of_order=0,
        past_end=False,
    )
    return _sensible(_completed(fresh, today, journey.inferred))


def _sensible(journeys: Iterable[Journey]) -> tuple[Journey, ...]:
    found = list(journeys)
    least = min((len(each.unplaced), each.out_of_order) for each in found)
    kept: list[Journey] = []
    for each in found:
        if (len(each.unplaced), each.out_of_order) == least and not any(_same(each, other) for other in kept):
            kept.append(each)
    return tuple(kept)


def _same(one: Journey, other: Journey) -> bool:
    return (one.history, one.active, one.past, one.end, one.asked, one.done_unseen, one.readings) == (
        other.history,
        other.active,
        other.past,
        other.end,
        other.asked,
        other.done_unseen,
        other.readings,
    )


def _completed(begun: Journey, today: date, inferred: tuple[str, ...]) -> Iterator[Journey]:
    """Replay, and add what must have happened, until nothing is missing."""
    for raw in _run(begun, today):
        stranded = _stranded(raw)
        routes = _routes(raw, stranded) if stranded and not raw.past_end else ()
        needed = _presupposed(raw)
        if needed and len(inferred) < len(raw.policy.procedure.events):
            yield from _with(begun, today, inferred, (needed,), raw.fork or begun.fork)
        elif routes and len(inferred) < len(raw.policy.procedure.events):
            for events, fork in routes:
                yield from _with(begun, today, inferred, events, fork or begun.fork)
        else:
            yield replace(in_order(raw), inferred=inferred, unplaced=stranded)


def _with(
    begun: Journey, today: date, inferred: tuple[str, ...], events: tuple[str, ...], fork: Fork | None
) -> Iterator[Journey]:
    history = begun.history
    for event in events:
        history = adding(history, Known(Fact(event, happened=True), None, today))
    yield from _completed(replace(begun, history=history, fork=fork), today, (*inferred, *events))


# One run through the stages.


@dataclass(frozen=True, slots=True)
class _Candidate:
    visits: tuple[Visit, ...]
    transition: Transition | None
    known: Known
    to: Destination


def _run(begun: Journey, today: date) -> Iterator[Journey]:
    """Every way through the stages that the days of what happened leave open."""
    todo: list[tuple[Journey, Mapping[str, int]]] = [(begun, {})]
    found = 0
    while todo:
        journey, used = todo.pop()
        options = _next(journey, used, today)
        if not options:
            found += 1
            yield journey
            continue
        for each in options if found + len(todo) < MOST else options[:1]:
            if each is None:
                found += 1
                # It disagrees with what was reported as much as a step that came too early does.
                yield replace(journey, past_end=True, out_of_order=journey.out_of_order + bool(journey.active))
            else:
                todo.append((_moved(journey, each), {**used, each.known.event: used.get(each.known.event, 0) + 1}))


def _next(journey: Journey, used: Mapping[str, int], today: date) -> list[_Candidate | None]:
    """What can have come next; None for a course that stays where it is although something more was reported."""
    found = list(_candidates(journey, used, today))
    if not found:
        return []
    if not journey.active or all(_ends_too_early(each) for each in found):
        return [None, *found]
    soonest = min(each.known.last for each in found)
    first = [each for each in found if not (each.known.first and each.known.first > soonest)]
    leading = min(first, key=lambda each: (each.known.last, each.known.first or date.min))
    # What other tracks do meanwhile changes nothing here.
    return [each for each in first if set(each.visits) & set(leading.visits)]


def _ends_too_early(step: _Candidate) -> bool:
    """Whether a step would end a track by something that happened before its stage had begun."""
    entered = [visit.entered.first for visit in step.visits if visit.entered and visit.entered.first]
    ends = not (step.to.stage or step.to.stages)
    return ends and any(step.known.last < day for day in entered)


def _candidates(journey: Journey, used: Mapping[str, int], today: date) -> Iterator[_Candidate]:
    policy = journey.policy
    waiting = {
        event: left[0]
        for event in journey.history
        if (left := past(journey.history, event, today)[used.get(event, 0) :])
    }
    for event, known in waiting.items():
        leaving = [(visit, each) for visit in journey.active for each in transitions(policy.stages[visit.stage])]
        matching = [(visit, each) for visit, each in leaving if each.event == event]
        for to in dict.fromkeys(each.to for _, each in matching):
            visits = tuple(dict.fromkeys(visit for visit, each in matching if each.to == to))
            yield _Candidate(visits, next(each for _, each in matching if each.to == to), known, to)
        if not matching:
            yield from _opening(journey, event, known)
    if not journey.active:
        yield from _beyond(journey, waiting)


def _opening(journey: Journey, event: str, known: Known) -> Iterator[_Candidate]:
    """A stage that an event opens by itself, from wherever before it the case is."""
    for stage in journey.policy.procedure.stages:
        if event in stage.opens and stage.id not in journey.reached:
            before = tuple(each for each in journey.active if stage.id in _reachable(journey.policy, each.stage))
            if before:
                yield _Candidate(before, None, known, Destination(stage=stage.id))


def _beyond(journey: Journey, waiting: Mapping[str, Known]) -> Iterator[_Candidate]:
    """What was reported after an end: the case may have gone on all the same, unless a time that binds ran out."""
    ends = [move for move in journey.moves if not (move.to.stage or move.to.stages)]
    for move in ends:
        if move.known.event in _binding(journey.policy):
            continue
        for each in transitions(journey.policy.stages[move.stage]):
            known = waiting.get(each.event)
            if known and not (move.known.first and known.last < move.known.first):
                visit = next(visit for visit in reversed(journey.past) if visit.stage == move.stage)
                yield _Candidate((visit,), each, known, each.to)


def _binding(policy: Policy) -> frozenset[str]:
    """Events that follow from a time that ran out, which nobody may overlook."""
    limits = (limit for _, limit in policy.limits())
    return frozenset(limit.expiry.event for limit in limits if limit.expiry and not limit.discretion)


def _moved(journey: Journey, step: _Candidate) -> Journey:
    known = step.known
    entered = [visit.entered.first for visit in step.visits if visit.entered and visit.entered.first]
    late = sum(1 for day in entered if known.last < day)
    over = tuple(replace(visit, left=known) for visit in step.visits)
    active = [visit for visit in journey.active if visit not in step.visits]
    gone = [visit for visit in journey.past if visit not in step.visits]
    past_visits = (*gone, *over)
    done = {visit.stage for visit in past_visits}
    for stage in (*step.to.stages, *((step.to.stage,) if step.to.stage else ())):
        is_open = any(visit.stage == stage for visit in active)
        joins = journey.policy.stages[stage].joins
        if not is_open and all(joined in done and all(v.stage != joined for v in active) for joined in joins):
            active.append(Visit(stage, known))
    name = step.transition.id if step.transition else ""
    moves = tuple(Move(visit.stage, name, known, step.to) for visit in step.visits)
    return replace(
        journey,
        active=tuple(active),
        past=past_visits,
        moves=(*journey.moves, *moves),
        end=None if active else step.to,
        out_of_order=journey.out_of_order + late,
    )


# What nobody mentioned.


def _presupposed(journey: Journey) -> str | None:
    """An event that must have happened because another one has, if nobody mentioned it.

    Acts can have been left out, and there may be other ways to a stage: neither is taken for certain.
    """
    policy = journey.policy
    open_ = {fact.event for fact in journey.case.facts} | journey.history.keys()
    open_ |= {each.event for stage in policy.procedure.stages for each in transitions(stage)}
    for stage in sorted(journey.reached):
        for duty in policy.stages[stage].duties:
            for later, earlier in follows(duty):
                if earlier not in open_ and earlier not in policy.producers and journey.history.get(later):
                    return earlier
    return None


def follows(duty: Duty) -> Iterator[tuple[str, str]]:
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


def _stranded(journey: Journey) -> tuple[str, ...]:
    """Events that happened, but belong only to stages the case has not reached."""
    policy = journey.policy
    placed = {event for stage in sorted(journey.reached) for event in stage_events(policy, policy.stages[stage])}
    placed |= {move.known.event for move in journey.moves}
    caps = policy.procedure.caps
    placed |= {event for cap in caps for event in (*cap.limit.starts, *cap.after, cap.limit.until) if event}
    happened = dict.fromkeys(fact.event for fact in journey.case.facts if fact.happened)
    return tuple(event for event in happened if event not in placed)


def _routes(journey: Journey, stranded: Iterable[str]) -> tuple[tuple[tuple[str, ...], Fork | None], ...]:
    """The shortest ways from where the case is to a stage that knows a stranded event, as the events on them."""
    policy, wanted = journey.policy, set(stranded)
    goals = {stage.id for stage in policy.procedure.stages if stage_events(policy, stage) & wanted}
    barred = {fact.event for fact in journey.case.facts} | journey.history.keys()
    standing = journey.active or tuple(visit for visit in journey.past[-1:])
    frontier: list[tuple[str, tuple[str, ...]]] = [(visit.stage, ()) for visit in standing]
    seen = {stage for stage, _ in frontier}
    while frontier:
        layer: list[tuple[str, tuple[str, ...]]] = []
        for stage, route in frontier:
            for target in policy.procedure.stages:
                events = tuple(
                    dict.fromkeys(each for each in _edges_to(policy.stages[stage], target.id) if each not in barred)
                )
                if events and target.id not in seen:
                    layer += [(target.id, (*route, event)) for event in events]
        found = [(stage, route) for stage, route in layer if stage in goals]
        if found:
            return tuple((route, _fork(policy, found)) for _, route in found)
        seen |= {stage for stage, _ in layer}
        frontier = layer
    return ()


def _fork(policy: Policy, routes: list[tuple[str, tuple[str, ...]]]) -> Fork | None:
    """Where the routes part: the stage they lead to, and the events that tell them apart."""
    steps = zip(*(route for _, route in routes), strict=True)
    events = next((events for each in steps if len(events := tuple(dict.fromkeys(each))) > 1), ())
    stages = policy.procedure.stages
    leading = (to.id for to in stages for stage in stages if set(_edges_to(stage, to.id)) & set(events))
    return Fork(next(leading), events) if events else None


def _reachable(policy: Policy, stage: str) -> frozenset[str]:
    """The stages that can come after one."""
    found: set[str] = set()
    todo = [stage]
    while todo:
        for transition in transitions(policy.stages[todo.pop()]):
            for each in (*transition.to.stages, *((transition.to.stage,) if transition.to.stage else ())):
                if each not in found:
                    found.add(each)
                    todo.append(each)
    return frozenset(found)


def _edges_to(stage: Stage, target: str) -> Iterator[str]:
    return (each.event for each in transitions(stage) if target in (each.to.stage, *each.to.stages))


# The days that the order of events leaves.


def in_order(journey: Journey) -> Journey:
    """The same course with the days of each event narrowed to those that the others leave."""
    history = dict(journey.history)
    for _ in range(2):
        for before, after in _pairs(journey):
            if len(history.get(before, ())) == 1 and len(history.get(after, ())) == 1:
                ((one,), (other,)) = history[before], history[after]
                if one.maybe != other.maybe and one.first and one.first > other.last:
                    # No day is left for what may have happened: so it did not.
                    del history[before if one.maybe else after]
                    continue
                # What may not have happened leaves the days of others as they are.
                if other.maybe or not one.maybe:
                    history[after] = (other.between(one.first, None),)
                # The law presumes when something sent has come; what is told of later days does not bring that forward.
                if (one.maybe or not other.maybe) and not one.fact.sent:
                    history[before] = (one.between(None, history[after][0].last),)
    return _refreshed(journey, history)


def _pairs(journey: Journey) -> Iterator[tuple[str, str]]:
    """Events that happened, each with one that came after it."""
    visits = (*journey.past, *journey.active)
    steps = {move.known.event for move in journey.moves}
    yield from ((visit.entered.event, visit.left.event) for visit in visits if visit.entered and visit.left)
    for stage in sorted(journey.reached):
        for duty in journey.policy.stages[stage].duties:
            yield from ((earlier, later) for later, earlier in follows(duty))
            if duty.produces:
                starts = duty.limit.from_ if duty.limit and not duty.limit.every else ()
                for begins in (starts, duty.after):
                    known = [event for event in begins if journey.history.get(event)]
                    yield from ((event, duty.produces) for event in known if len(known) == 1)
    yield from _listed(journey)
    before: set[str] = set()
    for visit in visits:
        own = stage_events(journey.policy, journey.policy.stages[visit.stage])
        if visit.entered:
            yield from ((visit.entered.event, event) for event in sorted(own - before) if event not in steps)
        before |= own


def _listed(journey: Journey) -> Iterator[tuple[str, str]]:
    """Events of one stage in the order in which they would happen; what was reported with a day needs no list."""
    for stage in sorted(journey.reached):
        own = stage_events(journey.policy, journey.policy.stages[stage]) & journey.history.keys()
        listed = sorted((event for event in own if event in journey.policy.order), key=journey.policy.order.__getitem__)
        for before, after in itertools.combinations(listed, 2):
            times = (*journey.history[before], *journey.history[after])
            if any(known.fact.span is None for known in times):
                yield before, after


def _refreshed(journey: Journey, history: History) -> Journey:
    """The visits and moves with the days that their events have now."""

    def now(known: Known | None) -> Known | None:
        if known is None:
            return None
        times = [each for each in history.get(known.event, ()) if each.fact == known.fact]
        return times[0] if times else known

    return replace(
        journey,
        history=history,
        active=tuple(replace(visit, entered=now(visit.entered)) for visit in journey.active),
        past=tuple(replace(visit, entered=now(visit.entered), left=now(visit.left)) for visit in journey.past),
        moves=tuple(replace(move, known=now(move.known) or move.known) for move in journey.moves),
    )


def opened_on(visit: Visit) -> Span | None:
    """When the case entered a stage, if that is known."""
    return visit.entered.fact.span if visit.entered else None

"""The courses that a case can have taken: replay what happened from the first stage and stop where it stops.

Where what is known leaves open which of several things came first, which of several ways led to a stage, or whether
a time ran out, each possibility is a course of its own. Days stay spans in each of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.history import History, Known, adding, moving, past
from navigator.case.journey import (
    Fork,
    Journey,
    Move,
    Transition,
    Visit,
    edges_to,
    follows,
    reachable,
    stage_events,
    starts_of,
    transitions,
)
from navigator.case.order import in_order
from navigator.model.acts import Duty
from navigator.model.cases import Case, Fact
from navigator.model.policy import Policy
from navigator.model.stages import Destination, Stage

MOST = 64
"""Courses that are followed at once; a case has a handful."""


def replay(
    policy: Policy, case: Case, history: History, today: date, since: date | None = None, *, keeping: bool = True
) -> tuple[Journey, ...]:
    """The courses of a case; from facts beyond the point where one stops, infer what must have come before them.

    Of several, those that make the most sense: in which what was reported has its place, and comes in order.
    With `keeping`, a day that nobody told keeps to the list of events.
    """
    begun = Journey(policy, case, history, (Visit(policy.procedure.stages[0].id),), since=since, keeping=keeping)
    return sensible(_completed(begun, today, (), set()))


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
        left_out=(),
        unplaced=(),
        out_of_order=0,
        past_end=False,
        went_on=False,
    )
    return sensible(_completed(fresh, today, (*journey.inferred, *journey.left_out), set()))


def sensible(journeys: Iterable[Journey]) -> tuple[Journey, ...]:
    """Of several courses those that contradict what was told the least, each once."""
    found = list(journeys)
    least = min((_against(each) for each in found), default=0)
    kept: list[Journey] = []
    for each in found:
        if _against(each) != least:
            continue
        same = next((at for at, other in enumerate(kept) if _same(each, other)), None)
        if same is None:
            kept.append(each)
        elif kept[same].went_on and not each.went_on:
            kept[same] = each
    if any(map(_ends_last, kept)):
        # What ends a case came last, where it can have: nobody need have gone on after it.
        return tuple(each for each in kept if not each.went_on)
    return tuple(kept)


def _ends_last(journey: Journey) -> bool:
    """Whether a case came to an end, and nothing that was told is surely of a later day."""
    if journey.active or journey.past_end or journey.went_on or not journey.moves:
        return False
    # What can be booked may lie ahead, and says nothing of how far a case got.
    told = [fact.event for fact in journey.case.facts if fact.happened and not journey.policy.events[fact.event].future]
    end = max(move.known.last for move in journey.moves)
    return all(known.first is None or known.first <= end for event in told for known in journey.history.get(event, ()))


def _against(journey: Journey) -> int:
    # A step before its stage had opened is both out of order and a clash of days.
    return len(journey.unplaced) + len(journey.left_out) + max(journey.out_of_order, len(journey.clashes))


def _ran_out_beside(journey: Journey, inferred: Collection[str]) -> int:
    """How many times that bind ran out, as was told, in a stage that a step which nobody told had left before."""
    told = {fact.event for fact in journey.case.facts if fact.happened} & _binding(journey.policy)
    left = {visit.stage for visit in journey.past if visit.left and visit.left.event in inferred}
    leading = {each.event for stage in left for each in transitions(journey.policy.stages[stage])}
    return len((told & leading) - {move.known.event for move in journey.moves})


def _same(one: Journey, other: Journey) -> bool:
    return one.policy is other.policy and all(getattr(one, name) == getattr(other, name) for name in _TELLING)


_TELLING = ("since", "history", "active", "past", "end", "asked", "done_unseen", "readings", "kept_to")


_Tried = set[tuple[frozenset[str], Fork | None]]
"""What was taken as happened together: in which order it was found makes no difference."""


def _completed(begun: Journey, today: date, inferred: tuple[str, ...], tried: _Tried) -> Iterator[Journey]:
    """Replay, and add what must have happened, until nothing is missing."""
    for raw in _run(begun, today):
        # What is booked has not happened, so nothing must have come before it.
        stranded = tuple(event for event in _stranded(raw) if past(raw.history, event, today))
        routes = _routes(raw, stranded) if stranded and not raw.past_end else ()
        needed = _presupposed(raw)
        if needed and len(inferred) < len(raw.policy.procedure.events):
            yield from _with(begun, today, inferred, (needed,), raw.fork or begun.fork, tried)
        elif routes and len(inferred) < len(raw.policy.procedure.events):
            for events, fork in routes:
                yield from _with(begun, today, inferred, events, fork or begun.fork, tried)
        else:
            beside = raw.out_of_order + _ran_out_beside(raw, inferred)
            found = in_order(replace(raw, out_of_order=beside))
            denied = {fact.event for fact in raw.case.facts if not fact.happened}
            left_out = tuple(event for event in inferred if event in denied)
            happened = tuple(event for event in inferred if event not in denied)
            yield replace(found, inferred=happened, left_out=left_out, unplaced=stranded)


def _with(
    begun: Journey, today: date, inferred: tuple[str, ...], events: tuple[str, ...], fork: Fork | None, tried: _Tried
) -> Iterator[Journey]:
    together = frozenset((*inferred, *events)), fork
    if together in tried:
        return
    tried.add(together)
    history = begun.history
    denied = {fact.event for fact in begun.case.facts if not fact.happened}
    for event in events:
        known = Known(Fact(event, happened=True), begun.since, today, left_out=event in denied)
        history = adding(history, known)
    yield from _completed(replace(begun, history=history, fork=fork), today, (*inferred, *events), tried)


# One run through the stages.


@dataclass(frozen=True, slots=True)
class _Candidate:
    visits: tuple[Visit, ...]
    transition: Transition | None
    known: Known
    to: Destination
    may_be_nothing: bool = False
    """Whether it may also have changed nothing."""


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
        todo += (
            (_moved(journey, each), {**used, each.known.event: used.get(each.known.event, 0) + 1})
            for each in (options if found + len(todo) < MOST else options[:1])
        )


def _next(journey: Journey, used: Mapping[str, int], today: date) -> list[_Candidate]:
    """What can have come next; first what was told and did not move the case, where it may have stayed as it was."""
    found = list(_candidates(journey, used, today))
    if not found:
        return []
    soonest = min(each.known.last for each in found)
    first = [each for each in found if not (each.known.first and each.known.first > soonest)]
    leading = min(first, key=lambda each: (each.known.last, each.known.first or date.min))
    if not journey.active or leading.may_be_nothing or all(_ends_too_early(each) for each in found):
        return [replace(leading, visits=(), transition=None), *first]
    # What other tracks do meanwhile changes nothing here, but where tracks join it matters which of them is open.
    return [each for each in first if set(each.visits) & set(leading.visits) or _joins(journey, each)]


def _joins(journey: Journey, step: _Candidate) -> bool:
    stages = journey.policy.stages
    return bool(step.to.stage and stages[step.to.stage].joins)


def _ends_too_early(step: _Candidate) -> bool:
    """Whether a step would end a track by something that happened before its stage had begun."""
    entered = [visit.entered.first for visit in step.visits if visit.entered and visit.entered.first]
    ends = not step.to.leads_on
    return ends and any(step.known.last < day for day in entered)


def _candidates(journey: Journey, used: Mapping[str, int], today: date) -> Iterator[_Candidate]:
    policy = journey.policy
    waiting = {
        event: left for event in journey.history if (left := _waiting(journey, event, used.get(event, 0), today))
    }
    for event, (known, *_) in waiting.items():
        leaving = [(visit, each) for visit in journey.active for each in transitions(policy.stages[visit.stage])]
        matching = [(visit, each) for visit, each in leaving if each.event == event]
        for to in dict.fromkeys(each.to for _, each in matching):
            visits = tuple(dict.fromkeys(visit for visit, each in matching if each.to == to))
            yield _Candidate(visits, next(each for _, each in matching if each.to == to), known, to)
        if not matching:
            yield from _opening(journey, event, known)
            yield from _ending_late(journey, event, known)
    if not journey.active:
        yield from _beyond(journey, waiting)


def _waiting(journey: Journey, event: str, used: int, today: date) -> list[Known]:
    """The times of an event that have led nowhere yet; what led out of an earlier round of a stage is over."""
    times = [each for each in moving(journey.history, event, today) if not each.maybe][used:]
    again = {visit.stage for visit in journey.past}
    leading = [v for v in journey.active if any(t.event == event for t in transitions(journey.policy.stages[v.stage]))]
    rounds = [visit.entered.first for visit in leading if visit.entered and visit.stage in again]
    since = min((day for day in rounds if day), default=None) if len(rounds) == len(leading) else None
    return [each for each in times if not (since and each.last < since)]


def _opening(journey: Journey, event: str, known: Known) -> Iterator[_Candidate]:
    """A stage that an event opens by itself, from wherever before it the case is."""
    for stage in journey.policy.procedure.stages:
        if event in stage.opens and stage.id not in journey.reached:
            before = tuple(each for each in journey.active if stage.id in reachable(journey.policy, each.stage))
            if before:
                yield _Candidate(before, None, known, Destination(stage=stage.id))


def _ending_late(journey: Journey, event: str, known: Known) -> Iterator[_Candidate]:
    """An end of a stage that was told for a day after the case had left it, such as a settlement: it may be over."""
    if known.fact not in journey.case.facts or event in _expiring(journey.policy):
        return
    for visit in journey.past:
        if visit.left and not (visit.left.first and known.last < visit.left.first):
            after = reachable(journey.policy, visit.stage)
            visits = tuple(each for each in journey.active if each.stage in after)
            for each in transitions(journey.policy.stages[visit.stage]):
                if visits and each.event == event and not each.to.leads_on:
                    yield _Candidate(visits, each, known, each.to, may_be_nothing=True)


def _beyond(journey: Journey, waiting: Mapping[str, Sequence[Known]]) -> Iterator[_Candidate]:
    """What was reported after an end: the case may have gone on all the same, unless a time that binds ran out."""
    taken = {move.stage: move for move in journey.moves}
    ends = [move for move in taken.values() if not move.to.leads_on]
    for move in ends:
        if move.known.event in _binding(journey.policy):
            continue
        for each in transitions(journey.policy.stages[move.stage]):
            known = next(iter(waiting.get(each.event, ())), None)
            if known and not (move.known.first and known.last < move.known.first):
                yield _Candidate((_last_visit(journey, move.stage),), each, known, each.to)
        for event, times in waiting.items():
            # Settled, and raised again on a later day: it had not come to an end for good.
            for known in [each for each in times if _told_after(journey, each, move)][:1]:
                before = known.first is None or known.first <= move.known.last
                visits = (_last_visit(journey, move.stage),)
                for stage in _open_after(journey, move, event):
                    yield _Candidate(visits, None, known, Destination(stage=stage), may_be_nothing=before)


def _told_after(journey: Journey, known: Known, end: Move) -> bool:
    return known.fact in journey.case.facts and not (end.known.first and known.last <= end.known.first)


def _last_visit(journey: Journey, stage: str) -> Visit:
    return next(visit for visit in reversed(journey.past) if visit.stage == stage)


def _open_after(journey: Journey, end: Move, event: str) -> Iterator[str]:
    """The stages that were open after an end, if an event of a later day is to have its place.

    The stage that ended, if the event belongs to its acts and does not follow from its end; those that it opens.
    """
    policy = journey.policy
    if any(each.event == event for each in transitions(policy.stages[end.stage])):
        return
    later = reachable(policy, end.stage) - journey.reached
    for stage in policy.procedure.stages:
        again = stage.id == end.stage and _goes_on(policy, stage, event, end.known.event)
        if again or (event in stage.opens and stage.id in (*later, end.stage)):
            yield stage.id


def _goes_on(policy: Policy, stage: Stage, event: str, end: str) -> bool:
    """Whether an event shows that a stage went on: an act of those who ask, or what begins the time for an act.

    What the other side does after an end, such as a letter about it, shows nothing; nor does what follows from its end.
    """
    known = policy.producers.get(event)
    if known is not None and not policy.asks(known.by):
        return False
    begins = {each for duty in stage.duties for each in _begins(duty)}
    own = {duty.produces for duty in stage.duties}
    return event in own | begins and (known is None or end not in _begins(known))


def _begins(duty: Duty) -> frozenset[str]:
    return frozenset((*(starts_of(duty.limit) if duty.limit else ()), *duty.after))


def _expiring(policy: Policy) -> frozenset[str]:
    """Events that follow from a time that ran out."""
    return frozenset(limit.expiry.event for _, limit in policy.limits() if limit.expiry)


def _binding(policy: Policy) -> frozenset[str]:
    """Events that follow from a time that ran out, which nobody may overlook."""
    limits = (limit for _, limit in policy.limits())
    return frozenset(limit.expiry.event for limit in limits if limit.expiry and not limit.discretion)


def _moved(journey: Journey, step: _Candidate) -> Journey:
    if not step.visits and step.may_be_nothing:
        return journey
    if not step.visits:
        # It disagrees with what was reported as much as a step that came too early does.
        return replace(journey, past_end=True, out_of_order=journey.out_of_order + bool(journey.active))
    if step.transition is None and step.to.stage in {visit.stage for visit in step.visits}:
        return _opened_again(journey, step)
    known = step.known
    entered = [visit.entered.first for visit in step.visits if visit.entered and visit.entered.first]
    late = sum(1 for day in entered if known.last < day)
    left = tuple(replace(visit, left=known) for visit in step.visits)
    active = [visit for visit in journey.active if visit not in step.visits]
    gone = [visit for visit in journey.past if visit not in step.visits]
    past_visits = (*gone, *left)
    done = {visit.stage for visit in past_visits}
    for stage in (*step.to.stages, *((step.to.stage,) if step.to.stage else ())):
        is_open = any(visit.stage == stage for visit in active)
        joins = journey.policy.stages[stage].joins
        over = all(joined in done and all(v.stage != joined for v in active) for joined in joins)
        # A way straight to it waits for nothing: what it would join was never begun.
        straight = not any(visit.stage in joins for visit in (*past_visits, *active))
        if not is_open and (over or straight):
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
        went_on=journey.went_on or not journey.active,
    )


def _opened_again(journey: Journey, step: _Candidate) -> Journey:
    """The stage in which a case had come to an end goes on, as if that had not ended it."""
    moves = tuple(Move(visit.stage, "", step.known, step.to) for visit in step.visits)
    return replace(
        journey,
        active=tuple(replace(visit, left=None) for visit in step.visits),
        past=tuple(visit for visit in journey.past if visit not in step.visits),
        moves=(*journey.moves, *moves),
        end=None,
        went_on=True,
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
    """The shortest ways from where the case is to a stage that knows a stranded event, as the events on them.

    A step that was said not to have happened is gone over only where there is no other way.
    """
    told = {fact.event for fact in journey.case.facts if fact.happened} | journey.history.keys()
    denied = {fact.event for fact in journey.case.facts if not fact.happened}
    return _routes_without(journey, stranded, told | denied) or _routes_without(journey, stranded, told)


def _routes_without(
    journey: Journey, stranded: Iterable[str], barred: Collection[str]
) -> tuple[tuple[tuple[str, ...], Fork | None], ...]:
    policy, wanted = journey.policy, set(stranded)
    goals = {stage.id for stage in policy.procedure.stages if stage_events(policy, stage) & wanted}
    standing = journey.active or tuple(visit for visit in journey.past[-1:])
    frontier: list[tuple[str, tuple[str, ...]]] = [(visit.stage, ()) for visit in standing]
    seen = {stage for stage, _ in frontier}
    while frontier:
        layer: list[tuple[str, tuple[str, ...]]] = []
        for stage, route in frontier:
            for target in policy.procedure.stages:
                ways = _ways_to(policy, stage, target)
                events = tuple(dict.fromkeys(each for each in ways if each not in barred))
                if events and target.id not in seen:
                    layer += [(target.id, (*route, event)) for event in events]
        found = [(stage, route) for stage, route in layer if stage in goals]
        if found:
            return tuple((route, _fork(policy, found)) for _, route in found)
        seen |= {stage for stage, _ in layer}
        frontier = layer
    return ()


def _ways_to(policy: Policy, stage: str, target: Stage) -> Iterator[str]:
    """The events that lead from one stage to another, and those that open the other by themselves."""
    yield from edges_to(policy.stages[stage], target.id)
    if target.id in reachable(policy, stage):
        yield from target.opens


def _fork(policy: Policy, routes: list[tuple[str, tuple[str, ...]]]) -> Fork | None:
    """Where the routes part: the stage they lead to, and the ways out that tell them apart.

    What opens a stage by itself can have happened beside any of them, so it is no answer to which one it was.
    """
    stages = policy.procedure.stages
    leading = {each.event for stage in stages for each in transitions(stage)}
    steps = zip(*(route for _, route in routes), strict=True)
    parting = (tuple(event for event in dict.fromkeys(each) if event in leading) for each in steps)
    events = next((each for each in parting if len(each) > 1), ())
    into = (to.id for to in stages for stage in stages if set(edges_to(stage, to.id)) & set(events))
    return Fork(next(into), events) if events else None

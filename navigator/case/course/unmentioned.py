"""What nobody mentioned, though what was told needs it: what came before it, and the ways that lead to it."""

from collections.abc import Collection, Iterable, Iterator

from navigator.case.course.journey import Fork, Journey
from navigator.case.course.ways import edges_to, events_at_home, follows, limits_over, reachable, transitions
from navigator.model.acts import Duty
from navigator.model.policy import Policy
from navigator.model.stages import Stage


def presupposed(journey: Journey) -> str | None:
    """An event that must have happened because another one has, if nobody mentioned it.

    Acts can have been left out, and there may be other ways to a stage: neither is taken for certain. But nobody
    answers what was not asked. A day that was named is told of by nobody to whom it was not: its notice has come.
    """
    policy = journey.policy
    said = {fact.event for fact in journey.case.facts if fact.happened} | journey.history.keys()
    denied = {fact.event for fact in journey.case.facts if not fact.happened}
    leading = {each.event for stage in policy.procedure.stages for each in transitions(stage)}
    for event in policy.procedure.events:
        # What came was sent, whoever says that it was not.
        if event.arrival_of and event.arrival_of not in said and journey.surely(event.id):
            return event.arrival_of
    for stage in sorted(journey.reached):
        for limit in limits_over(policy, policy.stages[stage]):
            for each in limit.extensions:
                if each.day and each.event not in said | denied and journey.history.get(each.day):
                    return each.event
        for duty in policy.stages[stage].duties:
            for later, earlier in follows(policy, duty):
                known = earlier in said | leading or _comes_by_itself(journey, earlier)
                if not known and journey.surely(later) and _is_implied(policy, duty, earlier, later):
                    return earlier
    return None


def _comes_by_itself(journey: Journey, event: str) -> bool:
    """Whether it is the end of a time that has begun: it comes on the day after that, and not on any day."""
    stages = journey.policy.stages
    limits = (limit for each in journey.reached for limit in limits_over(journey.policy, stages[each]) if limit.expiry)
    return any(
        limit.expiry and limit.expiry.event == event and any(journey.history.get(start) for start in limit.starts)
        for limit in limits
    )


def _is_implied(policy: Policy, duty: Duty, event: str, later: str) -> bool:
    """Whether what was done about an act shows that its time had begun: with an event of its own, or a request."""
    makers = policy.producers.get(later, ())
    if not all(event in (*each.after, *(each.limit.starts if each.limit else ())) for each in makers):
        return False  # it can have been done about another act
    asked = [policy.asks(each.by) for each in policy.producers.get(event, ())]
    return all(asked) and not (asked and policy.asks(duty.by))


def stranded_in(journey: Journey) -> tuple[str, ...]:
    """Events that happened, but belong only to stages the case has not reached."""
    policy = journey.policy
    at_home, caps = events_at_home(policy), policy.procedure.caps
    placed = {event for stage in journey.reached for event in at_home[stage]}
    placed |= {move.known.event for move in journey.moves}
    # What begins a time over several stages, or ends it, may belong to none of them.
    capped = {event for cap in caps for event in (*cap.limit.starts, *cap.after, cap.limit.until) if event}
    placed |= capped.difference(*at_home.values())
    if journey.past_end:
        # What would have opened a later stage, had the case not ended, was told though it had.
        later = frozenset[str]().union(*(reachable(policy, m.stage) for m in journey.moves if not m.to.leads_on))
        placed |= {event for stage in later for event in policy.stages[stage].opens}
    happened = dict.fromkeys(fact.event for fact in journey.case.facts if fact.happened)
    return tuple(event for event in happened if event not in placed)


def routes_to(journey: Journey, stranded: Iterable[str]) -> tuple[tuple[tuple[str, ...], Fork | None], ...]:
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
    goals = {stage for stage, events in events_at_home(policy).items() if events & wanted}
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

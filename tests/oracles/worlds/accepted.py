"""A right that was used too late need not have been accepted: then what hangs on it is not late for sure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from navigator.model.acts import Cap, Duty, Force
from navigator.model.cases import Case
from navigator.model.parties import Side
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from tests.oracles.worlds.board import Clause, World
from tests.oracles.worlds.chart import Chart
from tests.oracles.worlds.looked_at import start_events
from tests.oracles.worlds.verdict import ActVerdict


def unless_refused(
    policy: Policy,
    case: Case,
    held: Mapping[str, Clause],
    acts: Mapping[str, ActVerdict],
    worlds: Collection[World],
) -> Iterator[ActVerdict]:
    """The acts, of which none is late for sure that hangs on what came too late for those who asked."""
    roles, procedure = policy.roles, policy.procedure
    done = [name for name, act in acts.items() if act.done]
    told = {fact.event for fact in case.facts if fact.happened}
    answered = {event for name in done if (limit := held[name][1].limit) for event in limit.starts}
    answered |= {part for event in answered for part in policy.events[event].made_of}
    late = set[str]()
    for name in done:
        clause = held[name][1]
        asks = isinstance(clause, Duty) and all(roles[role].side is Side.ASKS for role in clause.by)
        right = clause.force is Force.MAY and not (isinstance(clause, Cap) and clause.only_ends)
        event = clause.produces if isinstance(clause, Duty) else clause.limit and clause.limit.until
        lost = right and clause.limit and clause.limit.kind.value == "by" and not clause.limit.soft
        begun = clause.limit is not None and told & start_events(clause.limit)
        if event and begun and acts[name].may_be_done_late and (asks or lost) and event not in answered:
            late.add(event)
    # What two acts can bring about was in time by one of them, unless that one waits for what comes no more (230).
    ending = [(name, clause.limit.expiry) for name, (_, clause) in held.items() if clause.limit]
    in_time = {name for name in done if not acts[name].may_be_done_late}
    coming = {end.event for name, end in ending if end and (end.done_or_not or name not in in_time)}
    gone = {end.event for _, end in ending if end} - coming
    late -= {
        clause.produces
        for name in in_time
        if isinstance(clause := held[name][1], Duty)
        and clause.produces
        and not (clause.after and gone.issuperset(clause.after))
        and not _was_shut(held[name][0], clause.produces, worlds)
    }
    ways = {
        (to, event)
        for stage in procedure.stages
        for event, at in Chart(procedure).ways_out(stage.id)
        for to in (at.stage, *at.stages)
    }
    for name, act in acts.items():
        stage, clause = held[name]
        begins = {*clause.after, *(clause.limit.starts if clause.limit else ())}
        begins |= {event for to, event in ways if stage and to == stage.id} | {*(stage.opens if stage else ())}
        yield replace(act, late=False) if begins & late else act


def _was_shut(stage: Stage | None, event: str, worlds: Collection[World]) -> bool:
    """Whether a stage was shut in every world before something happened: that was no act of it."""
    return all(
        visit.left is not None and visit.left < each.day
        for world in worlds
        for visit in world.way.visits
        for each in world.history.get(event, ())
        if stage and visit.stage == stage.id
    )

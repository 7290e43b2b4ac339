"""What was told and nothing in a procedure names: it says nothing of the case, nor of which text applies to it."""

from collections.abc import Sequence

from navigator.case.course.ways import stage_events
from navigator.model.cases import Case, Fact
from navigator.model.policy import Policy


def told_idly(policies: Sequence[Policy], case: Case) -> tuple[Fact, ...]:
    """The facts about events that no act, limit or way out of any of several texts names."""
    named = frozenset[str]().union(*(policy.once(_named) for policy in policies))
    return tuple(fact for fact in case.facts if fact.event not in named)


def _named(policy: Policy) -> frozenset[str]:
    procedure = policy.procedure
    found = {event for stage in procedure.stages for event in stage_events(policy, stage)}
    found |= {event for stage in procedure.stages for out in stage.outcomes for event in out.after}
    found |= {event for cap in procedure.caps for event in (*cap.limit.starts, *cap.after, cap.limit.until) if event}
    for _ in procedure.events:
        for event in procedure.events:
            # What is made of others tells of them, and what came of what was sent.
            parts = {*event.made_of, *((event.arrival_of,) if event.arrival_of else ())}
            found |= {event.id} if parts & found else set()
            found |= parts if event.id in found else set()
    return frozenset(found)

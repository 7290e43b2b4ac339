"""Who decides in a procedure, and which bodies outside it can end with."""

from navigator.model.parties import Role, Side
from navigator.model.policy import Policy
from navigator.model.stages import Stage


def deciders(policy: Policy, stage: Stage) -> tuple[Role, ...]:
    """Who leads a stage, and whoever else on the answering side ends it."""
    ending = [role for outcome in stage.outcomes for role in outcome.by if policy.roles[role].side is not Side.ASKS]
    return tuple(policy.roles[role] for role in dict.fromkeys((*stage.lead, *ending)))


def outside_bodies(policy: Policy) -> tuple[Role, ...]:
    """The bodies outside that a case can end with: those it is sent to, and those that lead a stage."""
    found: list[str] = []
    for stage in policy.procedure.stages:
        found += [role for role in stage.lead if policy.roles[role].side is Side.OUTSIDE]
        targets = (*(outcome.to for outcome in stage.outcomes), *(route.to for route in stage.conflicts))
        found += [to.body for to in targets if to and to.body]
    return tuple(policy.roles[role] for role in dict.fromkeys(found))

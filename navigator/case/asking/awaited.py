"""What was sent to somebody, and of which nobody said that it came."""

from collections.abc import Iterator, Sequence

from navigator.case.verdicts.position import Position
from navigator.case.verdicts.status import Status
from navigator.model.acts import Duty
from navigator.model.parties import Role, Side
from navigator.model.policy import Policy


def arrivals(policy: Policy, found: Position, reader: str | None) -> Iterator[str]:
    """What was sent to the reader last, and may have come: a time of the reader's own runs from that day."""
    told = [
        policy.order[fact.event] for fact in found.journey.case.facts if fact.happened and fact.event in policy.order
    ]
    said = {fact.event for fact in found.journey.case.facts}
    for each in found.of(Status.WAITING):
        if not (told and each.due and isinstance(each.clause, Duty) and _is_own(policy, each.clause.by, reader)):
            continue
        for event in each.due.awaited:
            comes_next = policy.order[event] == max(told) + 1
            if comes_next and event not in said and policy.events[event].sent and event not in policy.producers:
                yield event


def _is_own(policy: Policy, roles: Sequence[str], reader: str | None) -> bool:
    asking: list[Role] = [policy.roles[each] for each in roles]
    return reader in roles if reader else all(role.side is Side.ASKS for role in asking)

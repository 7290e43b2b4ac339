"""The ends of times that run out by themselves, as the events that a policy names them by, and what begins them."""

from collections.abc import Iterator

from navigator.model.policy import Policy


def expiring(policy: Policy) -> frozenset[str]:
    """Events that follow from a time that ran out."""
    return policy.once(_expiring)


def _expiring(policy: Policy) -> frozenset[str]:
    return frozenset(limit.expiry.event for _, limit in policy.limits() if limit.expiry)


def begun_with(policy: Policy, event: str) -> tuple[str, ...]:
    """The events whose days give that of an event: of the end of a time those with which that began, else itself."""
    return tuple(dict.fromkeys(_beginnings(policy, event, frozenset())))


def _beginnings(policy: Policy, event: str, seen: frozenset[str]) -> Iterator[str]:
    limits = [limit for _, limit in policy.limits() if limit.expiry and limit.expiry.event == event]
    starts = [start for limit in limits for start in limit.starts if start not in seen | {event}]
    for start in starts:
        yield from _beginnings(policy, start, seen | {event})
    yield from () if starts else (event,)


def binding_ends(policy: Policy) -> frozenset[str]:
    """Events that follow from a time that ran out, which nobody may overlook."""
    return policy.once(_binding_ends)


def _binding_ends(policy: Policy) -> frozenset[str]:
    limits = (limit for _, limit in policy.limits())
    return frozenset(limit.expiry.event for limit in limits if limit.expiry and not limit.discretion)

"""The events of a procedure as choices of a few: how far it has got, then what has happened since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from navigator.case.course.ways import leading_into, stage_events
from navigator.model.answers import open_policies
from navigator.model.parties import Side
from navigator.model.policy import Policy

MOST = 6
"""How many choices a screen has at most."""

NOTHING = "nothing"
MORE = "more"
_SINCE, _AT = "since-", "at-"


@dataclass(frozen=True, slots=True)
class Choices:
    """The first screen, and for each of its choices that has one the screen after it.

    A choice is an event, NOTHING, or the name of a group: what has happened since an event, or in a stage.
    """

    first: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]

    def screen(self, group: str, page: int) -> tuple[str, ...]:
        """One screen of a group's choices; where there are too many, the last choice leads to the next screen."""
        left = self.groups[group]
        for _ in range(page):
            left = left[MOST - 1 :]
        return left if len(left) <= MOST else (*left[: MOST - 1], MORE)

    def possible(self, policy: Policy, chosen: Sequence[str]) -> "Choices":
        """Without what is done only in cases with other answers than these; what may happen all the same stays."""
        policies = open_policies(policy, chosen)
        cannot = {event for event in policy.producers if not any(placed(each, event) for each in policies)}
        groups = {
            name: tuple(event for event in events if event not in cannot)
            for name, events in self.groups.items()
            if head(name) not in cannot
        }
        gone = cannot | {name for name in self.groups if not groups.get(name)}
        return Choices(tuple(each for each in self.first if each not in gone), groups)


def choices(policy: Policy, reader: str | None) -> Choices:
    """The choices as a reader meets them; nobody in particular stands on the side that asks."""
    events = tuple(_seen(policy, reader))
    if len(events) + 1 <= MOST:
        return Choices((NOTHING, *events), {})
    return _by_own_acts(policy, events) or _by_stage(policy, events)


def head(group: str) -> str | None:
    """The event that a group begins with; None for one that is a stage."""
    return group.removeprefix(_SINCE) if group.startswith(_SINCE) else None


def stage(group: str) -> str | None:
    """The stage that a group is; None for one that begins with an event."""
    return group.removeprefix(_AT) if group.startswith(_AT) else None


def listed_under(policy: Policy, event: str) -> str | None:
    """The stage in whose part of the list an event stands."""
    return next((each.id for each in policy.procedure.stages if event in stage_events(policy, each)), None)


def placed(policy: Policy, event: str) -> bool:
    """Whether some stage knows of an event, or it can end the procedure from any of them."""
    return _is_everywhere(policy, event) or any(event in stage_events(policy, each) for each in policy.procedure.stages)


def _is_everywhere(policy: Policy, event: str) -> bool:
    return any(outcome.event == event for outcome in policy.procedure.outcomes)


def _seen(policy: Policy, reader: str | None) -> Iterator[str]:
    """The events that this reader can know of. Whoever gets an answer knows its arrival, not its sending."""
    role = policy.roles.get(reader or "")
    asks = role is None or role.side is Side.ASKS
    events = policy.procedure.events
    for at, event in enumerate(events):
        following = events[at + 1] if at + 1 < len(events) else None
        arrives = following is not None and following.sent and following.id not in policy.producers
        acts = policy.producers.get(event.id, ())
        is_sending = arrives and bool(acts) and not any(policy.asks(duty.by) for duty in acts)
        if placed(policy, event.id) and not (asks and is_sending):
            yield event.id


def _by_own_acts(policy: Policy, events: tuple[str, ...]) -> Choices | None:
    """What those who ask have done, then what they have had back; None where not every event has its place so."""
    routes = {route.event for each in policy.procedure.stages for route in each.conflicts if route.event}
    heads = [
        event
        for event in events
        if event in routes or any(policy.asks(duty.by) for duty in policy.producers.get(event, ()))
    ]
    if not heads or events[0] not in heads or len(heads) + 1 > MOST:
        return None
    back: dict[str, list[str]] = {event: [] for event in heads}
    for event in events:
        if event in back:
            continue
        found = _before(policy, event, heads, routes)
        if not found:
            return None
        for each in found:
            back[each].append(event)
    groups = {f"{_SINCE}{each}": (NOTHING, *rest) for each, rest in back.items() if rest}
    named = {head(group): group for group in groups}
    return Choices((NOTHING, *(named.get(each, each) for each in heads)), groups)


def _before(policy: Policy, event: str, heads: list[str], routes: set[str]) -> list[str]:
    """The acts after which an event can come: the last one in its stage before it, and routes beside that."""
    if _is_everywhere(policy, event):
        return heads
    found: dict[str, None] = {}
    for each in policy.procedure.stages:
        if event not in stage_events(policy, each):
            continue
        earlier = [one for one in heads if policy.order[one] < policy.order[event]]
        entering = [one for one in earlier if each.id in _entered(policy, one)]
        inside = [one for one in earlier if one in stage_events(policy, each) and not _entered(policy, one)]
        own = [one for one in inside if one not in routes]
        beside = [one for one in inside if one in routes]
        found |= dict.fromkeys([*own[-1:], *beside] if inside else entering)
    return list(found)


def _entered(policy: Policy, event: str) -> frozenset[str]:
    """The stages that an event leads to from another."""
    return frozenset(each.id for each in policy.procedure.stages if event in leading_into(policy, each.id))


def _by_stage(policy: Policy, events: tuple[str, ...]) -> Choices:
    """Which stage, then what happened last in it: how it came there, or what the stage is the first to know."""
    groups: dict[str, tuple[str, ...]] = {}
    # What can happen at any stage can be the last thing in each of them.
    anywhere = [event for event in events if _is_everywhere(policy, event)]
    left = [event for event in events if event not in anywhere]
    for each in policy.procedure.stages:
        own = [event for event in left if event in stage_events(policy, each)]
        left = [event for event in left if event not in own]
        come = [event for event in events if each.id in _entered(policy, event) and event not in own]
        if own:
            groups[f"{_AT}{each.id}"] = tuple(dict.fromkeys((*come, *own, *anywhere)))
    return Choices((NOTHING, *groups), groups)

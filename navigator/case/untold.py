"""What nobody mentioned, is taken as not happened, and would move a date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from navigator.case.history import past
from navigator.case.journey import Journey, starts_of
from navigator.case.states import State
from navigator.case.verdict import Verdict
from navigator.model.acts import Cap, Duty
from navigator.model.limits import Limit, Pick
from navigator.model.policy import Policy


def changing_it(clause: Duty | Cap, found: Sequence[State], verdict: Verdict, today: date) -> tuple[str, ...]:
    """The events that would stop its clock, give more time, or begin another time of which the earlier counts.

    Where it begins because another time ran out, what would have moved that time would move it too.
    """
    events: dict[str, None] = {}
    for each in found:
        limit, journey = each.read.limit if each.read else None, each.journey
        # What would have given more time is named where the time is over, too.
        lost = not verdict.may_be_done and each.begun and each.is_past(today)
        if not (verdict.may_be_open or lost) or limit is None or each.dates.last is None:
            continue
        # A time that runs out does so by itself: the courses say whether it has.
        known = {fact.event for fact in journey.case.facts} | journey.history.keys() | _expiring(journey.policy).keys()
        begun = each.beginning is not None and (each.beginning.first is None or each.beginning.first <= today)
        turns = list(_turns(limit)) if begun and not limit.every else []
        awaited = (*starts_of(limit), *(clause.after if isinstance(clause, Duty) else ()))
        turns += (event for other in _run_out(journey, awaited, today) for event in _turns(other))
        events |= dict.fromkeys(event for event in turns if event not in known)
    return tuple(events)


def _turns(limit: Limit) -> Iterator[str]:
    yield from (extension.event for extension in limit.extensions)
    yield from (pause.from_ for pause in limit.pauses)
    if limit.pick is Pick.EARLIER:
        yield from (event for other in limit.or_ for event in other.from_)


def _run_out(journey: Journey, events: Iterable[str], today: date) -> Iterator[Limit]:
    """The times that ran out by themselves so that some events came, and those that these began with."""
    told = {fact.event for fact in journey.case.facts}
    expiring = _expiring(journey.policy)
    todo, seen = list(events), set[str]()
    while todo:
        event = todo.pop()
        if event in expiring and event not in told | seen and past(journey.history, event, today):
            seen.add(event)
            yield expiring[event]
            todo += starts_of(expiring[event])


def _expiring(policy: Policy) -> Mapping[str, Limit]:
    """The limits that end with an event, by that event."""
    return {limit.expiry.event: limit for _, limit in policy.limits() if limit.expiry}

"""Ends of times, such as a refusal by silence, that come no more: what they would have ended was done in time."""

from collections.abc import Collection, Iterable

from navigator.case.verdicts.standing import Standing
from navigator.model.acts import Cap, Duty


def ends_no_more(standings: Iterable[Standing]) -> frozenset[str]:
    """The events of such ends."""
    ends: dict[str, bool] = {}
    for each in standings:
        expiry = each.clause.limit.expiry if each.clause.limit else None
        if expiry and expiry.event:
            in_time = each.verdict.done and not each.verdict.may_be_done_late and not expiry.done_or_not
            ends[expiry.event] = in_time and ends.get(expiry.event, True)
    return frozenset(event for event, never in ends.items() if never)


def waits_in_vain(clause: Duty | Cap, ends: Collection[str]) -> bool:
    """Whether an act comes after nothing but such ends."""
    return bool(clause.after) and all(event in ends for event in clause.after)

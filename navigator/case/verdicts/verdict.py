"""What is true of one act in every world, and what in some."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from navigator.case.verdicts.state import State, lapses
from navigator.dates import moments
from navigator.dates.rules import bounds
from navigator.model.acts import Cap, Duty, Force
from navigator.model.limits import LimitKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is true of one act on a day; each pair of flags says it of all worlds, and of some."""

    open: bool = False
    """To be done now: its stage is open, its time has come, and it is not done."""
    may_be_open: bool = False
    done: bool = False
    may_be_done: bool = False
    done_late: bool = False
    may_be_done_late: bool = False
    late: bool = False
    may_be_late: bool = False
    last_day_today: bool = False
    lapsed: bool = False
    may_be_lapsed: bool = False


NO_VERDICT = Verdict()


def summed(clause: Duty | Cap, found: Sequence[State], today: date) -> Verdict:
    """What is true in every world, and in some."""
    right = clause.force is Force.MAY
    by = clause.limit is not None and clause.limit.kind is LimitKind.BY
    may_lapse = lapses(clause)
    late = [by and not right and each.may_be_open(today) and each.may_be_past(today) for each in found]
    surely = [by and not right and each.is_open(today) and each.is_past(today) and not each.unseen for each in found]
    # Where nobody can tell whether a right was used, it may have been lost; it is not open once its time is over.
    # A right whose time is over is lost, whether or not what it waits for has come.
    unused = [may_lapse and each.here and not (each.surely_done or each.if_done) for each in found]
    lapsed = [may and each.may_be_past(today) for each, may in zip(found, unused, strict=True)]
    lapsed_surely = [
        may and not each.unseen and not each.may_be_done and each.is_past(today)
        for each, may in zip(found, unused, strict=True)
    ]
    # Where nothing but the beginning of its time opens it, it is not open in a world in which that has not come.
    alone = not clause.after and clause.limit is not None and not (clause.limit.readings or clause.limit.or_)
    over = [each.is_past_once_begun(today) if alone else each.is_past(today) for each in found]
    gone = [may_lapse and past for past in over]
    may_be_gone = [may_lapse and each.may_be_past_firmly(today) for each in found]
    return Verdict(
        open=all(each.is_open(today) and not over for each, over in zip(found, may_be_gone, strict=True)),
        may_be_open=any(each.may_be_open(today) and not over for each, over in zip(found, gone, strict=True)),
        done=all(each.surely_done for each in found),
        may_be_done=any(each.may_be_done for each in found),
        # What may not be done before a day is not late after it.
        done_late=by and all(_done_late(each) for each in found),
        may_be_done_late=by and any(_may_be_done_late(each) for each in found),
        late=all(surely),
        may_be_late=any(late),
        last_day_today=all(each.is_open(today) and _is_on(each, today) for each in found),
        lapsed=all(lapsed_surely),
        may_be_lapsed=any(lapsed),
    )


def _done_late(state: State) -> bool:
    done, last = state.received, state.ran.last
    if done is None or done.maybe or state.ran.none or last is None or not state.ran.firm:
        return False
    if done.first is None:
        return False
    return moments.is_after(bounds(last.period, done.first, last.rules)[0], last.due)


def _may_be_done_late(state: State) -> bool:
    first = state.ran.first or state.ran.last
    done = state.received
    if done is None or state.in_time:
        return False
    if state.ran.endless or first is None:
        return state.ran.endless
    return moments.is_after(bounds(first.period, done.last, first.rules)[1], first.due)


def _is_on(state: State, today: date) -> bool:
    first, last = state.dates.first, state.dates.last
    if state.dates.none or first is None or last is None or not state.dates.firm:
        return False
    return moments.plain(first.due) == moments.plain(last.due) == today

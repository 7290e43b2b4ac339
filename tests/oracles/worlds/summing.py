"""One act over all worlds: what is so in every one of them, and what in some."""

from datetime import date

from tests.oracles.worlds.one_world import State
from tests.oracles.worlds.verdict import ActVerdict


def summed(name: str, states: list[State], today: date) -> ActVerdict:
    """One act over all worlds."""
    # Where it may be open, the day on which it was due in a world in which it is done tells nobody anything.
    running = [state for state in states if not state.earlier] or states
    dated = [state for state in running if not state.done] if any(state.open for state in states) else running
    dates = frozenset(state.due.day for state in dated)
    # Two that end at different hours of one day are two, of which the set has one.
    ends = [state for state in dated if state.due.day]
    # What was long ago can have been longer ago; that moves no date which another day gives as well.
    edges = {state.due.day for state in dated if state.due.edge} - {s.due.day for s in dated if not s.due.edge}
    # Where one world is over at an hour that was told of another thing, and one at the same hour untold, it is untold.
    safe = min(ends, key=lambda each: (_end(each), _has_hour(each))).due.day if ends else None
    late = [s.open and s.can_be_late and s.over(today) for s in states]
    surely = [each and s.due.firm and not s.due.more and not s.unseen for each, s in zip(late, states, strict=True)]
    # A right is lost with its last day, though what it waits for has not come.
    lapsed = [(s.open or s.waits) and s.can_lapse and s.over(today) for s in states]
    gone = [each and s.due.firm and not s.due.more for each, s in zip(lapsed, states, strict=True)]
    still = [s.open and not over for s, over in zip(states, gone, strict=True)]
    # Where it may be open, a last day in a world in which the case is over is none of its own.
    going = [s for s in ends if not s.ended] if any(still) else []
    last = max(going or ends, key=lambda each: (_end(each), not _has_hour(each))).due.day if ends else None
    # Nobody can say that a right was not used which no event shows.
    lapsed_surely = [each and not s.unseen for each, s in zip(gone, states, strict=True)]
    after = [s.was_late for s in states]
    after_surely = [s.was_late and s.due.firm and not s.due.more for s in states]
    more = any(state.due.more for state in dated)
    return ActVerdict(
        id=name,
        dates=dates,
        safe=None if safe in edges else safe,
        latest=None if None in dates or more else last,
        # What has no date rests on no day.
        firm=all(s.due.firm for s in states if s.due.day),
        undated=None in dates or more,
        open=all(still),
        may_be_open=any(still),
        done=all(s.done for s in states),
        may_be_done=any(s.done for s in states),
        done_late=all(after_surely),
        may_be_done_late=any(after),
        late=all(surely),
        may_be_late=any(late),
        last_day_today=all(s.open and s.due.firm and not s.due.more and s.due.day == today for s in states),
        lapsed=all(lapsed_surely),
        may_be_lapsed=any(lapsed),
    )


def _has_hour(state: State) -> bool:
    return bool(getattr(state.due.day, "at", ""))


def _end(state: State) -> tuple[date, float]:
    """When a time is over; one of days at the end of its day."""
    assert state.due.day
    return state.due.day, state.over_at.timestamp() if state.over_at else float("inf")

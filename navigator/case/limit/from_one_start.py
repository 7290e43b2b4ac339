"""One count of a limit from one start, with everything that moves it in the order of the days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from navigator.case.limit.basis import Basis
from navigator.case.limit.length import Run
from navigator.case.limit.turns import Turn, Turns
from navigator.dates import moments
from navigator.dates.counting import Count
from navigator.model.limits import Notice

Start = tuple[date, bool]
"""A moment of a beginning. Where it counts as received on another day: whether it does so at the last hour of that."""


def counted(basis: Basis, event: str, start: Start, turns: Turns, *, came: bool = False) -> tuple[Count | None, Run]:
    """The count from one start, with everything that moves it in the order of the days; None while it stands.

    With it: what was taken on the way. `came`: it is the day of an arrival, whose closing hour was looked at.
    """
    rules, calendar = basis.read.counting(basis.calendars, event)
    rules = basis.without_closing(event) if came else rules
    day, at_end = start
    plain, most = basis.read.period, basis.read.limit.at_most
    run = Run(basis.calendar_for, rules, calendar, day, plain, at_end, plain=plain, most=most)
    if turns.begin_anew:
        _from_the_last(basis, run, turns.turns)
        return run.end(()), run
    for turn in turns.in_order():
        end = run.end(turns.stretches(day))
        if end and moments.is_after(turn.stop or turn.day, end.due) and turn.notice is Notice.IN_TIME:
            continue  # it came when the time was over
        if turn.extension and turn.elsewhere:
            run.use_elsewhere(turn.extension)
        elif turn.extension:
            in_time = end if turn.notice is Notice.IN_TIME and turn.stop is None else None
            run.extend(turn.extension, turn.through, in_time, turn.else_through)
        elif turn.begins:
            run.begin_again(turn.through or date.min, basis.without_closing(turn.begins))
        elif turn.pause and turn.stopped and not run.is_used_up(turn.pause):
            stopped = turn.stopped.since(day, other=turns.other_ends)
            if stopped is None:
                continue
            if stopped.through is None:
                return None, replace(run, unnamed=False)
            run.used = (*run.used, turn.pause)
            run.begin_again(stopped.through, basis.without_closing(turn.pause.until))
    return run.end(turns.stretches(day)), run


def _from_the_last(basis: Basis, run: Run, turns: Sequence[Turn]) -> None:
    """Begin anew with each event in turn; where a time that runs out is over by then, only up to its end.

    One that can have come before another or after it may be in time only once that has begun the time.
    """
    pending = list(turns)
    while pending:
        end = run.end(())
        closes = end.due if end else date.max
        ready = [
            each for each in pending if each.notice is not Notice.IN_TIME or not moments.is_after(each.day, closes)
        ]
        if not ready:
            return
        turn = min(ready, key=lambda each: moments.order(each.through or date.min))
        pending.remove(turn)
        through = turn.through or date.min
        if turn.notice is Notice.IN_TIME:
            through = min(through, basis.runs_again(turn.begins, closes, at_end=True), key=moments.order)
        run.begin_again(through, basis.without_closing(turn.begins))

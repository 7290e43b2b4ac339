"""How an act stands, in one word: by what is true of it in every world, and in some."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from navigator.case.limit.due import Due
from navigator.case.verdicts.state import State
from navigator.case.verdicts.verdict import Verdict
from navigator.model.limits import LimitKind


class Status(Enum):
    """How an act stands."""

    DONE = "done"
    """It is done, and not late."""
    DONE_LATE = "done late"
    """It is done, and was late."""
    RUNNING = "running"
    """Its time runs."""
    DUE_TODAY = "due today"
    """Its last day is today."""
    UNCLEAR = "unclear"
    """It may be late: it is in some world and not in all."""
    LATE = "late"
    """Its last day is over, and it is not done."""
    LAPSED = "lapsed"
    """A right that was not used, and whose time is over."""
    PAUSED = "paused"
    """Its clock stands still in every world."""
    DATE_NEEDED = "date needed"
    """Its time runs from a day that nobody told."""
    TOO_EARLY = "too early"
    """It may not be done yet."""
    MAY_BE_OPEN = "may be open"
    """It is to be done, or may be done, in some world and not in all: what it waits for may not have come."""
    OPEN = "open"
    """It is to be done, and has no time limit."""
    WAITING = "waiting"
    """What it is counted from has not happened."""
    NOT_TOLD = "not told"
    """Nobody said whether it was done."""


def status_of(found: Sequence[State], verdict: Verdict, due: Due | None, today: date, stage: str | None) -> Status:
    """The one word for how an act stands, from what is true of it in every world and in some."""
    if verdict.done:
        return Status.DONE_LATE if verdict.done_late else Status.DONE
    if verdict.may_be_done and not any(each.here and not each.may_be_done for each in found):
        return Status.NOT_TOLD
    if due is None:
        if not any(each.here and each.begun for each in found):
            return Status.WAITING
        return Status.MAY_BE_OPEN if _is_doubtful(found, today) else Status.OPEN
    return _dated_status(found, verdict, due, today, stage)


def _is_doubtful(found: Sequence[State], today: date) -> bool:
    """Whether in some world its stage is open, and it is not done, and its time has not come."""
    return any(each.here and not each.surely_done and not each.has_surely_come(today) for each in found)


def _ran_out(found: Sequence[State], stage: str | None) -> bool:
    """Whether in some world the stage was left because the time of this very act was over."""
    return any(
        visit.left is not None and visit.left.event == each.read.limit.expiry.event
        for each in found
        if each.read and each.read.limit.expiry and not each.may_be_done
        for visit in each.journey.past
        if visit.stage == stage
    )


def _dated_status(found: Sequence[State], verdict: Verdict, due: Due, today: date, stage: str | None) -> Status:
    limit = due.limit
    if verdict.lapsed:
        return Status.LAPSED
    if verdict.late:
        return Status.LATE
    if verdict.may_be_lapsed and not verdict.may_be_open:
        # Where it was lost in some worlds, and the case is over in the others, it is told as lost.
        unsaid = any(each.may_be_done or each.unseen or (bool(each.journey.active) and not each.here) for each in found)
        return Status.NOT_TOLD if unsaid else Status.LAPSED
    if limit.kind is not LimitKind.BY and any(each.dates.first or each.dates.last for each in found):
        return _permitted(found, verdict, today)
    unopened = any(each.here and not (each.surely_done or each.begun) and each.awaits for each in found)
    if verdict.may_be_open and (unopened or not any(each.here and each.surely_begun for each in found)):
        return Status.MAY_BE_OPEN
    if due.safe is None:
        return _without_safe_date(found, verdict, due, stage)
    if verdict.may_be_late or verdict.may_be_lapsed or due.safe < today:
        return Status.UNCLEAR
    return Status.DUE_TODAY if verdict.last_day_today else Status.RUNNING


def _permitted(found: Sequence[State], verdict: Verdict, today: date) -> Status:
    """Of what may not be done before a day."""
    if not verdict.may_be_open:
        return Status.TOO_EARLY
    return Status.MAY_BE_OPEN if _is_doubtful(found, today) else Status.OPEN


def _without_safe_date(found: Sequence[State], verdict: Verdict, due: Due, stage: str | None) -> Status:
    # Where nobody knows when it began, its time may have run out before it was stopped.
    if due.stopped and not (due.undated and verdict.may_be_late):
        return Status.PAUSED
    if due.undated:
        return Status.DATE_NEEDED if any(each.here and each.surely_begun for each in found) else Status.MAY_BE_OPEN
    return Status.UNCLEAR if verdict.may_be_late or verdict.may_be_lapsed or _ran_out(found, stage) else Status.WAITING

"""How one act or cap stands in a case: what is true of it in every world, and in some."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.limit.due import Due
from navigator.case.verdicts.reckonings import due_of, no_later
from navigator.case.verdicts.state import State
from navigator.case.verdicts.states import states
from navigator.case.verdicts.status import Status, status_of
from navigator.case.verdicts.untold import changing_it, may_move, opens_again, ran_out_before, told_in_vain
from navigator.case.verdicts.verdict import NO_VERDICT, Verdict, summed
from navigator.case.worlds.in_silence import done_in_silence
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.dates.periods import ClearWorkingDays, SchoolDays, WorkingDays
from navigator.model.acts import Cap, Duty, Force
from navigator.model.cases import Fact
from navigator.model.interpretation import interpretation

DAYS_OFF = "days off"
OUT_OF_SCHOOL = "days out of school"


@dataclass(frozen=True, slots=True)
class Standing:
    """One act or cap in a case: its status, its dates, and by how much it is late."""

    clause: Duty | Cap
    stage: str | None
    status: Status
    due: Due | None = None
    done: Fact | None = None
    overdue_by: int = 0
    """In the unit beside it; 0 when it is not late."""
    overdue_unit: str = "days"
    """Working or school days where the limit is in those and all days off since its date are known; days off, or days
    out of school, where they have all been that, so that it is late by less than one."""
    verdict: Verdict = NO_VERDICT
    changed_by: tuple[str, ...] = ()
    """Events that were not mentioned, are taken as not happened, and would change the dates or the lateness."""
    may_move: tuple[str, ...] = ()
    """Events that were not mentioned, have happened in some world, and would change the dates."""
    opens_again: tuple[str, ...] = ()
    """Events that have not happened yet, and with which a right whose time is over is there again."""
    ran_out: tuple[str, ...] = ()
    """Ends of times that ran out by themselves, and after which it falls to be done, in every world."""
    in_vain: tuple[str, ...] = ()
    """Events that were told, and that came when its time was over: they move nothing."""
    in_doubt: bool = False
    """Whether its stage is open in some worlds only, and it is not done in the others."""
    hangs_on: tuple[str, ...] = ()
    """Events without any of which it is not to be done, and none of which is sure: they may have happened."""
    had_to_precede: tuple[str, ...] = ()
    """Events that it had to be done before, where they are over in every world: it cannot be done in time for them."""
    if_accepted: tuple[str, ...] = ()
    """Events that came too late, or may have, and without which it is not to be done: they may not be accepted."""
    out_of_turn: tuple[str, ...] = ()
    """Notices of more time that were told, and that count in no world, because of the others: they move nothing."""


def standing(
    clause: Duty | Cap,
    stage: str | None,
    journeys: Sequence[Journey],
    today: date,
    calendars: Mapping[str, Calendar],
    *,
    not_kept: bool = False,
) -> Standing:
    """How an act stands over all courses of a case; `not_kept`: a text may apply that nobody has any more."""
    found = states(clause, stage, journeys, today, calendars)
    if not_kept:
        found = (*found, State(journeys[0], kept=False))
    verdict = summed(clause, found, today)
    changed_by = changing_it(clause, found, verdict, today)
    verdict = _unless_done_in_silence(verdict, clause, stage, journeys, changed_by, today, calendars)
    # An earlier matter says nothing of when something is due in a new one.
    found = tuple(each for each in found if not each.journey.is_over) or found
    # Where it may be open, the day on which it was due in a course in which it is done tells nobody anything.
    dated = [each for each in found if not (each.surely_done or each.if_done)] if verdict.may_be_open else found
    due = _due_in(dated, verdict, today, calendars) if clause.limit else None
    # Where it is for some answers alone, it is done if it is wherever it is to be done.
    own = [each for each in found if each.journey.policy.clause(clause.id)]
    settled = summed(clause, own, today) if own else verdict
    status = status_of(found, settled if settled.done else verdict, due, today, stage)
    if status in (Status.OPEN, Status.MAY_BE_OPEN) and due is None and _is_passed_over(clause, stage, journeys):
        status = Status.NOT_TOLD
    if clause.after and due and not (verdict.may_be_done or any(each.begun for each in found if each.read)):
        # A right is lost with its last day all the same.
        status = Status.LAPSED if verdict.lapsed else Status.WAITING
    overdue, unit = _overdue(status, found, due, today, calendars)
    done = next((each.done.fact for each in found if each.done and not each.done.maybe), None)
    return Standing(
        clause,
        stage,
        status,
        due,
        done=done if settled.done else None,
        overdue_by=overdue,
        overdue_unit=unit,
        verdict=verdict,
        changed_by=changed_by,
        may_move=may_move(dated, due, today) if due and not verdict.done else (),
        opens_again=opens_again(clause.limit, journeys) if status is Status.LAPSED else (),
        ran_out=() if verdict.done else ran_out_before(clause, journeys, today),
        in_vain=() if verdict.done else told_in_vain(due, journeys),
        in_doubt=any(each.here for each in own) and any(not (each.here or each.may_be_done) for each in own),
        hangs_on=() if status is Status.WAITING else _hangs_on(clause, found),
        had_to_precede=() if verdict.done else _had_to_precede(found, today),
        out_of_turn=() if verdict.done or not due else _out_of_turn(due, dated),
    )


def _unless_done_in_silence(
    verdict: Verdict,
    clause: Duty | Cap,
    stage: str | None,
    journeys: Sequence[Journey],
    changed_by: Sequence[str],
    today: date,
    calendars: Mapping[str, Calendar],
) -> Verdict:
    """The verdict, and nothing late for sure that hangs on whether something was done of which nobody spoke.

    What settles, once its time is over, whether something ends may have been before that, too.
    """
    if not (verdict.late or verdict.lapsed):
        return verdict
    also = states(clause, stage, tuple(done_in_silence(journeys, changed_by, today)), today, calendars)
    if any(each.may_be_open(today) and not each.is_past(today) for each in also):
        return replace(verdict, late=False, lapsed=False, may_be_open=True)
    return verdict


def _due_in(found: Sequence[State], verdict: Verdict, today: date, calendars: Mapping[str, Calendar]) -> Due | None:
    due = due_of(found, today, calendars)
    going = [each for each in found if each.journey.active]
    if due and verdict.may_be_open and 0 < len(going) < len(found):
        # The last day in a course in which the case is over tells nobody anything.
        return no_later(due, due_of(going, today, calendars))
    return due


def _is_passed_over(clause: Duty | Cap, stage: str | None, journeys: Sequence[Journey]) -> bool:
    """Whether nobody need be told any more to do an act of which nobody said whether it was done."""
    return _overtaken(clause, stage, journeys) or _stood_in_for(clause, stage, journeys)


def _hangs_on(clause: Duty | Cap, found: Sequence[State]) -> tuple[str, ...]:
    """What it comes after, where that may have happened in some world and has for sure in none."""
    for events in (clause.after, clause.limit.starts if clause.limit else ()):
        times = [known for each in found for event in events for known in each.journey.history.get(event, ())]
        if times and all(known.maybe for known in times):
            return events
    return ()


def _had_to_precede(found: Sequence[State], today: date) -> tuple[str, ...]:
    """What its time is counted back from, and from nothing else, where all of that was before a day.

    A last day that somebody names has to be kept, not preceded: what was to be done by then can still be done.
    """
    parts = [part for each in found if each.read for part in each.read.parts]
    events = tuple(dict.fromkeys(event for part in parts for event in part.starts))
    times = [each.journey.history.get(event, ()) for each in found for event in events]
    over = all(each and all(not known.maybe and known.last < today for known in each) for each in times)
    return events if over and all(part.backward and part.limit.day not in part.starts for part in parts) else ()


def _out_of_turn(due: Due, found: Sequence[State]) -> tuple[str, ...]:
    """The notices of more time that came out of turn in every world in which its time has begun."""
    refused = [each.dates.out_of_turn for each in found if each.beginning]
    events = dict.fromkeys(each.event for each in due.limit.extensions)
    return tuple(event for event in events if refused and all(event in each for each in refused))


def _overtaken(clause: Duty | Cap, stage: str | None, journeys: Sequence[Journey]) -> bool:
    """True for an act that no event shows, when one that comes after it is done; or one that was not done before."""
    if not isinstance(clause, Duty) or stage is None:
        return False
    duties = journeys[0].policy.stages[stage].duties
    if clause.produces:
        waited = [duty.produces for duty in duties if clause.produces in duty.after and duty.produces]
        return bool(waited) and all(any(each.surely(event) for event in waited) for each in journeys)
    later = duties[duties.index(clause) + 1 :] if clause in duties else ()
    asks = journeys[0].policy.asks
    # That somebody who asks used a right says nothing of what those who answer did.
    shown = tuple(
        each.produces
        for each in later
        if each.produces and not (each.force is Force.MAY and asks(each.by) and not asks(clause.by))
    )
    # Where it is over, or elsewhere, nobody has to do it anyway.
    there = [each for each in journeys if stage in each.now] or journeys
    return bool(shown) and all(any(_came_there(each, event, stage) for event in shown) for each in there)


def _came_there(journey: Journey, event: str, stage: str) -> bool:
    """Whether something happened for sure, and not before its stage opened the last time, as far as is known."""
    began = next((each.entered for each in journey.active if each.stage == stage and each.entered), None)
    times = (known for known in journey.history.get(event, ()) if not (known.maybe or known.left_out))
    return any(not (began and began.first and moments.precedes(known.last, began.first)) for known in times)


def _stood_in_for(clause: Duty | Cap, stage: str | None, journeys: Sequence[Journey]) -> bool:
    """True for an act in whose place a conflict route was taken: what comes after it comes after either of the two.

    A complaint about the Chair was taken to the Chair's manager; nobody is told to take it to the Chair as well.
    """
    if not isinstance(clause, Duty) or clause.produces is None or stage is None:
        return False
    held = journeys[0].policy.stages[stage]
    routes = {route.event for route in held.conflicts if route.event and route.to is None}
    instead = {
        event for duty in held.duties if clause.produces in duty.after for event in duty.after if event in routes
    }
    return bool(instead) and all(
        any(not known.maybe for event in instead for known in each.history.get(event, ())) for each in journeys
    )


def _overdue(
    status: Status, found: Sequence[State], due: Due | None, today: date, calendars: Mapping[str, Calendar]
) -> tuple[int, str]:
    """How late it is, or was, in every world, and in which unit."""
    if due is None:
        return 0, "days"
    # What is not to be done at all with other answers was late by as much where it is.
    after, through = due.wherever_owed.latest, today
    if status is Status.DONE_LATE:
        through = min(done.first for each in found if (done := each.received) and done.first)
    late = status in (Status.LATE, Status.DONE_LATE)
    _, calendar = interpretation(found[0].journey.policy, due.limit).counting(calendars)
    open_days = isinstance(due.limit.period, WorkingDays | ClearWorkingDays | SchoolDays)
    # Where no day of the week is a day off, a Sunday is no working day though it counts.
    unit = calendar.kind.value if open_days and calendar.weekend else "days"
    if after is None or not late:
        return 0, unit
    if open_days and calendar.covers(through):
        if passed := calendar.between(after, through):
            return passed, unit
        return (through - after).days, _WITHOUT_ONE.get(unit, unit)
    return (through - after).days, "days"  # the days off since are not all known


_WITHOUT_ONE = {"working days": DAYS_OFF, "school days": OUT_OF_SCHOOL}
"""What the days since a date are where none of them counted."""

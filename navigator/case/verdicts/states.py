"""One act or cap in each course of a case, its limit read in each way: done or not, begun or not, and its dates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.facts.history import past
from navigator.case.limit.clock import clock_for
from navigator.case.verdicts.rounds import with_limit
from navigator.case.verdicts.shown import shown_by
from navigator.case.verdicts.state import State
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty, Force
from navigator.model.interpretation import interpretations


def states(
    clause: Duty | Cap, stage: str | None, journeys: Sequence[Journey], today: date, calendars: Mapping[str, Calendar]
) -> tuple[State, ...]:
    """An act in each course of a case, and in each way to read its limit."""
    return tuple(state for journey in journeys for state in _states_in(clause.id, stage, journey, today, calendars))


def _states_in(
    name: str, stage: str | None, journey: Journey, today: date, calendars: Mapping[str, Calendar]
) -> Iterator[State]:
    """An act as the version of a course has it; in a version that does not have it, nothing is to be done."""
    clause = journey.policy.clause(name)
    if clause is None:
        yield State(journey)
    else:
        yield from _states(clause, stage, journey, today, calendars)


def _states(
    clause: Duty | Cap, stage: str | None, journey: Journey, today: date, calendars: Mapping[str, Calendar]
) -> Iterator[State]:
    stages = clause.covers if isinstance(clause, Cap) else (stage,)
    here = any(each in journey.now for each in stages)
    unseen = isinstance(clause, Duty) and clause.produces is None
    over = clause.id in journey.done_unseen
    in_time = clause.id in journey.kept_to
    base = State(journey, here=here, unseen=unseen and not over, over=over, in_time=in_time)
    if clause.limit is None:
        yield _without_limit(base, clause, stage, today)
        return
    limit = clause.limit
    ways = interpretations(journey.policy, limit)
    starts = [known for each in ways for event in each.events for known in past(journey.history, event, today)]
    awaited = [known for event in clause.after for known in past(journey.history, event, today)]
    for read in ways:
        # What is counted back from a day is to be done before it.
        back = any(part.backward for part in read.parts)
        # A right that what it comes after has opened is open, though the time in which it has to be used has not begun.
        opened = bool(clause.after) and clause.force is Force.MAY and not starts
        begun = back or opened or bool(starts)
        surely = back or opened or any(not known.maybe for known in starts)
        if clause.after:
            begun, surely = begun and bool(awaited), surely and any(not known.maybe for known in awaited)
            base = replace(base, awaits=not awaited)
        if clause.id not in journey.readings or read.id in journey.readings[clause.id]:
            clock = clock_for(journey.policy, read, calendars)
            yield from with_limit(replace(base, begun=begun, surely_begun=surely, read=read), clause, clock, today)


def _without_limit(base: State, clause: Duty | Cap, stage: str | None, today: date) -> State:
    """An act that may be done as soon as what it waits for has happened, or its stage has opened."""
    journey = base.journey
    after = clause.after if isinstance(clause, Duty) else ()
    begun = [known for event in after for known in past(journey.history, event, today)]
    visits = [visit for visit in (*journey.past, *journey.active) if visit.stage == stage]
    times = len(begun) if after else len(visits)
    opened = [visit.entered for visit in visits if visit.entered]
    dated = [known for known in (begun if after else opened) if known.first]
    last = moments.since_all(*(known.first for known in dated if known.first)) if dated else None
    shown = shown_by(journey, clause, today)
    done = shown[0] if shown else None
    # What opened the case is not done again for going back.
    opens = isinstance(clause, Duty) and clause.produces in journey.policy.procedure.stages[0].opens
    if times > 1 and not (opens and not after):
        # What led out of the stage before was done then, though it can have been on the day of the return.
        before = sum(1 for visit in visits if visit.left and visit.left.event in {known.event for known in shown})
        since = shown[before:] if base.here and not after else shown
        done = next((known for known in since if not (last and moments.precedes(known.last, last))), None)
        if done and after:
            # On some of its days it can have been before one of them, or on each where one has no day.
            before_it = journey.comes_before(done.event)
            maybe = any(known.event not in before_it and done.can_be_before(known.last) for known in begun)
            done = replace(done, maybe=done.maybe or maybe)
    surely = not after or any(not known.maybe for known in begun)
    return replace(base, begun=bool(times), surely_begun=surely, done=done)

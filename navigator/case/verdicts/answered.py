"""The dates of a time that an act answered: from what began it, with what had come by then."""

from dataclasses import replace

from navigator.case.course.journey import Journey
from navigator.case.course.ways import turns_of
from navigator.case.facts.history import Known
from navigator.case.limit.beginnings import Beginning
from navigator.case.limit.clock import Clock
from navigator.case.limit.limit_dates import Dates
from navigator.case.verdicts.state import State
from navigator.dates import moments
from navigator.model.limits import Pick


def by_what_it_began(begun: Beginning | None, done: Known | None, clock: Clock) -> Beginning | None:
    """The beginning of a time that was answered, no later than the answer.

    Of the earlier of several events it is not known which came first; but an act is not done before all of them. What
    alone begins a time has that day already. Read from something else than its own words, it may begin after the act;
    and when what was sent has come is presumed, whatever was done by then.
    """
    read = clock.read
    several = len(read.starts) > 1 and read.pick is not Pick.LATER and read.starts == read.limit.starts
    if begun is None or done is None or not several or read.anew or begun.presumed:
        return begun
    too_late = begun.first is not None and moments.precedes(done.last, begun.first)
    if too_late or not moments.precedes(done.last, begun.last):
        return begun
    return replace(begun, last=done.last)


def answered_by(base: State, clock: Clock, done: Known | None, begun: Beginning | None) -> State:
    journey = base.journey
    if begun is None:
        return replace(base, done=done)
    if done is None or not clock.turns:
        ran = clock.dates(begun, journey.history)
        return replace(base, beginning=begun, dates=ran, ran=ran, done=done)
    before = journey.comes_before(done.event)
    dates = clock.dates(begun, journey.history, done, before)
    ran = clock.dates(begun, journey.history, done, before, by_then=True)
    in_time = _by(ran, clock, journey) - before
    if in_time:
        # What was late came after that date, and so after what had come by then.
        ran = clock.dates(begun, journey.history, done, before | in_time, by_then=True)
    return replace(base, beginning=begun, dates=dates, ran=ran, done=done)


def _by(dates: Dates, clock: Clock, journey: Journey) -> frozenset[str]:
    """What gives more time, or starts a clock again, and had come by the first of some dates each time."""
    first = dates.first.due if dates.first and not dates.endless else None
    times = {event: journey.history.get(event, ()) for event in turns_of(clock.read.limit)}
    return frozenset(
        event for event, known in times.items() if first and known and all(each.last <= first for each in known)
    )

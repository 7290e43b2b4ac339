"""Dates of a time that has not begun, from a day ahead that is known: they make nothing begin, and nothing late."""

from datetime import date

from navigator.case.facts.history import History, Known, adding
from navigator.case.limit.clock import Clock
from navigator.case.limit.limit_dates import NO_DATES
from navigator.dates import iso, moments
from navigator.dates.counting import Count, count
from navigator.model.acts import Duty
from navigator.model.answers import go_together
from navigator.model.cases import Fact, Span
from navigator.model.interpretation import interpretation
from navigator.model.limits import Limit, Pick
from navigator.model.policy import Policy


def forecast(clock: Clock, history: History, today: date) -> Count | None:
    """The count from the last day on which what the clock waits for is itself due, if that day is still to come.

    Of several acts that show it, those that are for other answers about the case than the limit are left out.
    """
    policy, limit = clock.policy, clock.read.limit
    own = next((clause for clause, held in policy.limits() if held is limit), None)
    for event in clock.read.starts if clock.read.reading else ():
        acts = () if history.get(event) else policy.producers.get(event, ())
        acts = tuple(duty for duty in acts if own is None or go_together(policy.procedure, duty.only, own.only))
        ends = [_last_day_of(duty, clock, history, today) for duty in acts]
        known = [end for end in ends if end]
        if known and len(known) == len(ends):
            return count(clock.read.period, max(known), *clock.read.counting(clock.calendars, event))
    return None


def once_over(clock: Clock, history: History, today: date) -> Count | None:
    """The one count from what is still to come on one day: the end of another time, or what is booked.

    Such an end comes on its day whatever is done, so the date is known before it does: by the end of the second year
    after. It makes nothing begin or late.
    """
    policy, read = clock.policy, clock.read
    missing = [event for event in read.starts if not history.get(event)]
    # Of the last of several starts, only what has not come decides.
    (event, *others) = (missing if read.pick is Pick.LATER and missing else read.starts) or ("",)
    if others or read.others or read.backward or read.limit.every:
        return None
    if event in read.ends and not history.get(event):
        awaited = [limit for _, limit in policy.limits() if limit.expiry and limit.expiry.event == event]
        ends = {_end_of(limit, clock, history, today) for limit in awaited}
        end = ends.pop() if len(ends) == 1 else None
        if end is None:
            return None
        day = moments.once_over(end)
        history = adding(history, Known(Fact(event, happened=True, span=Span(day, day)), day, day))
    elif booked := _booked(policy, event, history, today):
        day = booked
    else:
        return None
    return _one_count(clock, history, day)


def _booked(policy: Policy, event: str, history: History, today: date) -> date | None:
    """The one day ahead for which something is booked."""
    known = history.get(event, ())
    if not policy.events[event].future or len(known) != 1 or known[0].left_out:
        return None
    return known[0].last if moments.plain(known[0].last) > today else None


def _one_count(clock: Clock, history: History, today: date) -> Count | None:
    """The count of a time that has begun once, where it has one date in every world, and that is firm."""
    begun = clock.beginnings(history, today)
    dates = clock.dates(begun[0], history) if len(begun) == 1 else NO_DATES
    if not (dates.first and dates.last) or dates.none or dates.first.due != dates.last.due:
        return None
    return dates.last if dates.firm else None


def _end_of(limit: Limit, clock: Clock, history: History, today: date) -> date | None:
    """The last day of a time that runs still, where it is one day."""
    if limit.readings:
        return None
    read = interpretation(clock.policy, limit)
    found = _one_count(Clock(clock.policy, read, clock.calendars), history, today)
    return found.due if found and moments.plain(found.due) >= today else None


def _last_day_of(duty: Duty, clock: Clock, history: History, today: date) -> date | None:
    """The last day on which an act is due, if its time runs in one way and that day is still to come."""
    if duty.limit is None or duty.limit.readings:
        return None
    awaited = Clock(clock.policy, interpretation(clock.policy, duty.limit), clock.calendars)
    begun = next(iter(awaited.beginnings(history, today)), None)
    dates = awaited.dates(begun, history) if begun else NO_DATES
    if dates.last is None or dates.none or (today != iso.LAST and dates.last.due < today):
        return None
    return dates.last.due

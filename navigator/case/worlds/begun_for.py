"""On which days a time can have begun, from the days on which it can have ended."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta

from navigator.case.course.journey import Journey, Visit
from navigator.case.course.ways import stages_of, turns_of
from navigator.case.facts.history import ONE, History, Known, ordered
from navigator.case.limit.beginnings import beginning_of
from navigator.case.limit.clock import Clock, clock_for
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty
from navigator.model.interpretation import interpretations
from navigator.model.limits import Limit, Notice, Pick

LONGEST = timedelta(3700)
"""How far back a beginning is looked for."""


def begun_while_open(
    journey: Journey,
    clause: Duty | Cap,
    limit: Limit,
    readings: Collection[str | None],
    today: date,
    calendars: Mapping[str, Calendar],
) -> History:
    """The history in which a time that had not run out when its stage was left, or by today, began late enough."""
    visits = [each for each in (*journey.past, *journey.active) if each.stage in stages_of(journey.policy, clause)]
    if len(visits) != 1:
        return journey.history
    (visit,) = visits
    left = visit.left.first if visit.left else today
    shown = journey.history.get(clause.produces or "", ()) if isinstance(clause, Duty) else ()
    # It was done by then, or its stage was left no later than on the day after.
    done = next((known for known in shown if not known.maybe), None)
    by = done.first if done else date.max
    in_hours = any(read.in_hours for read in interpretations(journey.policy, limit))
    over = left and (moments.plain(left) if in_hours else moments.plain(left) - ONE)
    if done and visit.left and done.event == visit.left.event:
        over = done.first  # What led on itself did so in time.
    first = min(moments.plain(by), moments.plain(over)) if over and by else None
    history = begun_for(journey, limit, readings, calendars, first)
    for read in readings:
        history = _in_time(journey, history, limit, (read, visit, done), today, calendars)
    (last, *_) = [_last_due(journey, history, limit, read, today, calendars) for read in readings] or [None]
    return history if last is None or _may_be_done_by(done, last) else _left_by(history, visit, moments.once_over(last))


def _in_time(
    journey: Journey,
    history: History,
    limit: Limit,
    way: tuple[str | None, Visit, Known | None],
    today: date,
    calendars: Mapping[str, Calendar],
) -> History:
    """The history in which what alone can have kept a time from running out came in time: a notice, or a new start."""
    reading, visit, done = way
    turns = [event for event in dict.fromkeys(turns_of(limit)) if event in history]
    notices = {each.event for each in limit.extensions if each.notice is Notice.IN_TIME}
    left = visit.left.first if visit.left else today
    if left is None or len(turns) > 1 or not notices.issuperset(turns):
        return history
    events = turns or [each for each in limit.starts if limit.anew and each in history]
    for known in [each for event in events if not turns or len(history[event]) == 1 for each in history[event]]:
        others = tuple(each for each in history[known.event] if each is not known)
        last = _last_due(journey, {**history, known.event: others}, limit, reading, today, calendars)
        in_vain = last is None or _may_be_done_by(done, last) or not moments.is_after(left, moments.once_over(last))
        if not (in_vain or known.maybe):
            history = {**history, known.event: ordered((*others, known.between(None, last)))}
    return history


def _may_be_done_by(done: Known | None, day: date) -> bool:
    return done is not None and (done.first is None or done.first <= day)


def _left_by(history: History, visit: Visit, last: date) -> History:
    """The history in which a stage was left no later than on a day, because its time was over then."""
    times = history.get(visit.left.event, ()) if visit.left else ()
    return {**history, times[0].event: (times[0].between(None, last),)} if len(times) == 1 else history


def _last_due(
    journey: Journey,
    history: History,
    limit: Limit,
    reading: str | None,
    today: date,
    calendars: Mapping[str, Calendar],
) -> date | None:
    """The last date of the first of its times in one reading, where that surely began; None if it cannot be said.

    Of one that begins anew, as far as each of its times can have begun before the one before it was over.
    """
    (read,) = [each for each in interpretations(journey.policy, limit) if each.id == reading]
    if read.others or read.backward:
        return None
    clock = clock_for(journey.policy, read, calendars)
    begun = clock.beginnings(history, today)
    if not begun or begun[0].maybe:
        return None
    due = None
    for each in begun if read.anew else begun[:1]:
        dates = clock.dates(each, history)
        if dates.last is None or dates.none or not dates.firm:
            return None
        if due is None or each.first is None or not moments.is_after(each.first, due):
            due = moments.last_of(dates.last.due, *filter(None, [due]))
    return due


def begun_for(
    journey: Journey,
    limit: Limit,
    readings: Collection[str | None],
    calendars: Mapping[str, Calendar],
    first: date | None,
    last: date | None = None,
) -> History:
    """The history in which what began a time was on a day from which that ends between two days, the ends included.

    Only where each event that begins it happened once, and nothing stops its clock or gives more time. Of several it is
    the earlier that counts, so none of them came before the first such day.
    """
    history = journey.history
    ways = [read for read in interpretations(journey.policy, limit) if read.id in readings]
    starts = {event for read in ways for event in read.starts if event in history}
    alike = len({frozenset(read.starts) for read in ways}) == 1
    later = len(starts) > 1 and any(read.pick is Pick.LATER or read.anew for read in ways)
    if later or not alike or any(read.others or read.backward for read in ways):
        return history
    times = [history[event] for event in sorted(starts)]
    if any(len(each) != 1 for each in times) or any(each in history for each in turns_of(limit)):
        return history
    clocks = [clock_for(journey.policy, read, calendars) for read in ways]
    held = dict(history)
    for (known,) in times:
        # A date that is not firm tells nothing of either end.
        soonest = min(_first_from(_due(each, known, date.max), first, known.last) for each in clocks) if first else None
        by = last if len(times) == 1 else None
        latest = max(_last_to(_due(each, known, date.min), by, known.last) for each in clocks) if by else None
        held[known.event] = (known.between(soonest, None).between(None, latest),)
    return held


def _due(clock: Clock, known: Known, not_firm: date) -> Callable[[date], date]:
    """The date that is counted from each day."""

    def due(start: date) -> date:
        found = clock.dates(beginning_of([(known.event, replace(known, first=start, last=start))]), {}).last
        return found.due if found and not found.provisional else not_firm

    return due


def _last_to(due: Callable[[date], date], end: date, last: date) -> date:
    """The last day from which a date is not after an end; dates only move with their days."""
    too_late = _first_from(due, end + ONE, last)
    return too_late - ONE if due(too_late) > end else last


def _first_from(due: Callable[[date], date], end: date, last: date) -> date:
    """The first day from which a date is not before an end; dates only move with their days."""
    low, high = end - LONGEST, min(end, last)
    if due(high) < end:
        return high
    while low + ONE < high:
        middle = low + (high - low) // 2
        low, high = (low, middle) if due(middle) >= end else (middle, high)
    return high

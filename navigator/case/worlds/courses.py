"""Every course that a case can have taken, with the times that ran out and what may have happened besides.

Silence ends nothing: where an act that nobody was asked about would keep a time from running out, both are followed.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date

from navigator.case.course.journey import Freed, Journey, told_apart
from navigator.case.course.maybes import with_maybes
from navigator.case.course.order import in_order
from navigator.case.course.replay import again, replay, sensible
from navigator.case.course.ways import starts_of
from navigator.case.facts.history import Known, adding, history_of, ordered
from navigator.case.worlds.at_its_end import branches
from navigator.case.worlds.run_out import RunOut, ended_on, next_run_out, run_out
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Duty
from navigator.model.cases import Case, Fact
from navigator.model.limits import Limit
from navigator.model.versions import Applicable


def courses(
    version: Applicable, case: Case, today: date, calendars: Mapping[str, Calendar], *, freed: Freed = frozenset()
) -> tuple[Journey, ...]:
    """All courses of a case under one version of its policy.

    Days that nobody told keep to what is usual, such as the order of the list of events, but for what is `freed`. There
    is a course of each way, also of one that has no place for all that was told: it may where they need not.
    """
    policy, since = version.policy, version.first
    history = {
        event: ordered(each.between(since, None) for each in times)
        for event, times in history_of(policy, case.facts, min(today, case.told_on or today)).items()
    }
    done: list[Journey] = []
    begun = replay(policy, case, history, today, since, freed=freed)
    begun = tuple(course for journey in begun for course in _by_the_clock(journey, today, calendars))
    told = (begun_by(journey, version.last) for journey in begun)
    todo = [(with_maybes(journey, today), frozenset[str]()) for journey in told if journey]
    looked_at = set[Hashable]()
    while todo:
        journey, handled = todo.pop()
        # Times that ran out one after the other lead to the same course in many ways.
        if (state := (told_apart(journey, _LEADING_ON), handled)) in looked_at:
            continue
        looked_at.add(state)
        found = next_run_out(journey, handled, today, calendars)
        if found is None:
            done.append(_as_counted(journey, today, calendars))
        else:
            ways_on = _by_reading(journey, found, today, calendars)
            todo += [(each, handled | _looked_at(each, journey, found)) for each in ways_on]
    kept = sensible(reversed(done))
    likely = {each.way for each in kept}
    return (*kept, *{each.way: each for each in done if each.misplaces and each.way not in likely}.values())


_LEADING_ON = tuple(field.name for field in fields(Journey) if field.name not in {"policy", "case"})


def _looked_at(course: Journey, before: Journey, found: RunOut) -> frozenset[str]:
    """What need not be looked at again: the time that ran out or did not, unless it began again and was answered once.

    What began it anew after the answer can have run out still.
    """
    product = found.clause.produces if isinstance(found.clause, Duty) else None
    answered = product in course.inferred and product not in before.inferred
    return frozenset() if found.end.again and answered else frozenset((found.clause.id,))


def _by_reading(journey: Journey, found: RunOut, today: date, calendars: Mapping[str, Calendar]) -> Iterator[Journey]:
    """A course where a time ran out, and where it did not; one that began again by each of its readings.

    What kept the first time from running out was in time by one reading, and may have been late by another.
    """
    clause, reads = found.clause, dict.fromkeys((*found.may, *found.may_not))
    if not found.end.again or len(reads) < 2:  # noqa: PLR2004  there is nothing to part
        yield from branches(journey, found, today, calendars)
        return
    for read in reads:
        by_one = replace(journey, readings={**journey.readings, clause.id: (read,)})
        alone = run_out(by_one, clause, found.limit, today, calendars)
        yield from branches(by_one, alone, today, calendars) if alone else (by_one,)


def _as_counted(journey: Journey, today: date, calendars: Mapping[str, Calendar]) -> Journey:
    """A course with the end of each time that ran out by itself on the days that are left, by all that is in it."""
    history = dict(journey.history)
    told = {fact.event for fact in journey.case.facts}
    ended = [(clause, limit, limit.expiry.event) for clause, limit in journey.policy.limits() if limit.expiry]
    events = [event for _, _, event in ended]
    for clause, limit, event in ended:
        times = history.get(event, ())
        if event in told or len(times) != 1 or events.count(event) > 1:
            continue
        days = ended_on(journey, clause, limit, today, calendars)
        history[event] = (times[0].between(*map(moments.once_over, days)),) if days else times
    counted = replace(journey, history=history, is_counted=True)
    if history != journey.history:
        return in_order(counted)
    # What binds from now on is looked at; what is usual gave way where it had to.
    bound = in_order(replace(counted, freed=None))
    order = tuple(dict.fromkeys((*journey.order, *bound.order)))
    return replace(bound, order=order, freed=journey.freed, unusual=journey.unusual)


def _by_the_clock(journey: Journey, today: date, calendars: Mapping[str, Calendar]) -> tuple[Journey, ...]:
    """A course in which a time must have run out, for something later was told: on the day on which it did."""
    history = dict(journey.history)
    for clause, limit in journey.policy.limits():
        event = limit.expiry.event if limit.expiry else None
        times = history.get(event or "", ())
        if event is None or event not in journey.inferred or len(times) != 1:
            continue
        if begun := _end_that_began(journey, limit, today, calendars):
            # No time ran out that had not begun: the one from whose end it runs was over before.
            return _by_the_clock(replace(journey, history=adding(journey.history, begun)), today, calendars)
        days = ended_on(journey, clause, limit, today, calendars)
        (known,) = times
        held = known.between(*map(moments.once_over, days)) if days else known
        if days and held.first and held.first <= held.last:
            history[event] = (held,)
    return (journey,) if history == journey.history else again(journey, history, today)


def _end_that_began(journey: Journey, limit: Limit, today: date, calendars: Mapping[str, Calendar]) -> Known | None:
    """The end of another time from which alone a time runs, on the days on which it must have come."""
    (start, *others) = starts_of(limit) or ("",)
    makers = [(clause, each) for clause, each in journey.policy.limits() if each.expiry and each.expiry.event == start]
    if others or start in journey.history or len(makers) != 1:
        return None
    days = ended_on(journey, *makers[0], today, calendars)
    days = days and (moments.once_over(days[0]), moments.once_over(days[1]))
    return Known(Fact(start, happened=True), *days) if days else None


def begun_by(journey: Journey, last: date | None) -> Journey | None:
    """A course of a case that began before its version was replaced; None where it cannot have."""
    if last is None or not journey.history or journey.is_beginning_unseen:
        return journey
    starts = [each for times in journey.history.values() for each in times if each.first is None or each.first <= last]
    events = {each.event for each in starts}
    firsts = [each for each in starts if events.isdisjoint(journey.comes_before(each.event))]
    if len(firsts) == 1:
        (begun,) = firsts
        if begun.fact.sent and any(each.last <= last for each in starts if each is not begun):
            # When a letter has come is presumed; what else there was by then has begun the case.
            return journey
        times = journey.history[begun.event]
        held = ordered(each.between(None, last) if each is begun else each for each in times)
        return in_order(replace(journey, history={**journey.history, begun.event: held}))
    return journey if starts else None

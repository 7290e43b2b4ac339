"""What comes only after the end of a time, and was told of a day on which that time was over in no world."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.course.ends_of_times import expiring
from navigator.case.course.journey import Journey
from navigator.case.course.ways import leading_into, stages_of
from navigator.case.facts.either_side import with_spans
from navigator.case.facts.history import ONE, Known
from navigator.case.limit.clock import clock_for
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty
from navigator.model.cases import Case, Fact, Span
from navigator.model.interpretation import ends_of, interpretations
from navigator.model.limits import Limit, LimitKind
from navigator.model.policy import Policy

MOST = 8
"""Ways to take the first or the last of several days that are looked at before these are parted."""
DEEP = 5
"""How often days are halved, before what may have come too early on them is said to have, and not to have."""


@dataclass(frozen=True, slots=True)
class Early:
    """What was told of a day before the end of the time that it waits for."""

    fact: Fact
    end: str
    """The event of that end."""


Finding = Callable[[Case], Sequence[Early]]
"""What was told too early in a case."""


def too_soon(journeys: Sequence[Journey], today: date, calendars: Mapping[str, Calendar]) -> Iterator[Early]:
    """Each fact that shows such an act."""
    for fact, awaited in _waiting(journeys):
        if fact.span:
            ends = {each: _end_after(journeys, each, fact.span.latest, today, calendars) for each in awaited}
            if to_come := _to_come(ends, journeys, today, calendars):
                yield Early(fact, to_come[0][0])


def on_each_side(
    case: Case, journeys: Sequence[Journey], found_in: Finding, deep: int = DEEP
) -> Iterator[tuple[Case, Sequence[Early]]]:
    """The case and what was told in it too early; on its days apart, where that is so on some of them alone."""
    early = found_in(case)
    several = [fact for fact in case.facts if can_be_parted(fact)] if any(_waiting(journeys)) else []
    known = {each.fact.event for each in early}
    beside = {each.fact.event: each for part in _at_the_ends(case, several) for each in found_in(part)}
    some = [Early(fact, beside[fact.event].end) for fact in case.facts if fact.event in beside.keys() - known]
    if some and deep:
        for part in _halved(case, max(several, key=_length)):
            yield from on_each_side(part, journeys, found_in, deep - 1)
        return
    yield case, early
    if some:
        yield case, (*early, *some)


def on_its_days(
    case: Case, journeys: Sequence[Journey], today: date, calendars: Mapping[str, Calendar]
) -> Iterator[tuple[Case, Sequence[Early]]]:
    """Told without its day: since the end that it waits for could be over, or too early, and then it is none."""
    for fact, awaited in _waiting(journeys):
        ends = {} if fact.span else {each: _first_after(each, journeys, today, calendars) for each in awaited}
        if to_come := _to_come(ends, journeys, today, calendars):
            (end, first), *_ = to_come
            by = moments.plain(min(today, case.told_on or today))
            if first <= by:
                since = Span(first, by)
                yield with_spans(case, {id(each): since for each in case.facts if each == fact}), ()
            yield case, (Early(fact, end),)
            return
    yield case, ()


def _to_come(
    ends: Mapping[str, date | None], journeys: Sequence[Journey], today: date, calendars: Mapping[str, Calendar]
) -> Sequence[tuple[str, date]]:
    """The ends that are waited for with their days, the soonest first; none where another one may have come."""
    found = [(end, day) for end, day in ends.items() if day]
    others = (end for end, day in ends.items() if not day)
    if not all(_comes_no_more(journeys, each, today, calendars) for each in others):
        return ()
    return sorted(found, key=lambda each: moments.order(each[1]))


def _first_after(end: str, journeys: Sequence[Journey], today: date, calendars: Mapping[str, Calendar]) -> date | None:
    """The first day on which a time can be over; None where nobody knows it."""
    known = [each.first for journey in journeys for each in _told_to_be_over(journey, end)]
    found = [_earliest(limit, journeys, today, calendars) for _, limit in _ending_with(journeys, end)]
    if not all(known) or not all(found):
        return None
    over = [day if day == date.max or moments.clock_of(day) else day + ONE for day in filter(None, found)]
    return min(map(moments.plain, (*filter(None, known), *over)), default=None)


def _told_to_be_over(journey: Journey, end: str) -> Sequence[Known]:
    """Times of an earlier round that ended so; that one has is never taken for granted, the count tells."""
    return () if end in journey.way else journey.history.get(end, ())


def _waiting(journeys: Sequence[Journey]) -> Iterator[tuple[Fact, Sequence[str]]]:
    """What was told and waits for the ends of times, and these."""
    policy, case = journeys[0].policy, journeys[0].case
    told = {fact.event for fact in case.facts if fact.happened}
    # With some answers about the case alone a time can have that end.
    ends = frozenset[str]().union(*(expiring(each.policy) for each in journeys)) - policy.producers.keys() - told
    for fact in case.facts:
        duties = policy.producers.get(fact.event, ())
        ways = (_awaited(policy, duties[0]), _opening(policy, duties[0])) if len(duties) == 1 else ()
        awaited = next((each for each in ways if each and ends.issuperset(each)), ())
        if awaited and fact.happened:
            yield fact, awaited


def can_be_parted(fact: Fact) -> bool:
    """Whether something was told for one of several days; of what was sent the days of its coming are presumed."""
    return fact.is_of_some_days and not fact.sent


def _days(fact: Fact) -> tuple[date, date]:
    assert fact.span  # noqa: S101  it was told on some days
    return fact.span.earliest, fact.span.latest


def _length(fact: Fact) -> int:
    first, last = _days(fact)
    return (last - first).days


def _at_the_ends(case: Case, several: Sequence[Fact]) -> Iterator[Case]:
    """The case on the first or the last of its days."""
    ways = itertools.islice(itertools.product(*map(_days, several)), MOST if several else 0)
    for way in ways:
        yield with_spans(case, {id(fact): Span(day, day) for fact, day in zip(several, way, strict=True)})


def _halved(case: Case, fact: Fact) -> Iterator[Case]:
    (first, last), half = _days(fact), _length(fact) // 2
    middle = first + half * ONE
    yield with_spans(case, {id(fact): Span(first, middle)})
    yield with_spans(case, {id(fact): Span(middle + ONE, last)})


def _awaited(policy: Policy, duty: Duty) -> tuple[str, ...]:
    """What an act comes after, or else what alone its time is counted from.

    What is due by so long after the mere end of a time can be done before that.
    """
    limit = duty.limit
    if duty.after or limit is None or limit.readings or limit.or_ or limit.before:
        return duty.after
    by_then = limit.kind is LimitKind.BY and ends_of(policy).issuperset(limit.from_)
    return () if by_then else limit.from_


def _opening(policy: Policy, duty: Duty) -> tuple[str, ...]:
    """What leads into the stage of an act, which nobody can be in before that."""
    stages = (policy.stages[each] for each in stages_of(policy, duty))
    return tuple(event for stage in stages for event in (*stage.opens, *sorted(leading_into(policy, stage.id))))


def without(case: Case, early: Sequence[Early]) -> Case:
    """The case as if what came too early had not been told; what was told no other time has not happened yet."""
    # What was sent is told with the day of sending, and looked at with those of its arrival.
    left = tuple(fact for fact in case.facts if not any(_told(each.fact) == _told(fact) for each in early))
    gone = dict.fromkeys(each.fact.event for each in early)
    denied = tuple(Fact(event, happened=False) for event in gone if all(fact.event != event for fact in left))
    return replace(case, facts=(*left, *denied))


def _told(fact: Fact) -> Fact:
    return replace(fact, span=None, firm=True) if fact.sent else fact


def _end_after(
    journeys: Sequence[Journey], end: str, day: date, today: date, calendars: Mapping[str, Calendar]
) -> date | None:
    """The earliest last day of times that have this end, where each began in some course and was over by a day in none.

    The last of all days where none comes to that end.
    """
    for each in journeys:
        if end not in expiring(each.policy):
            continue  # Nothing comes to that end there.
        if any(known.first is None or not _is_by(day, known.first) for known in _told_to_be_over(each, end)):
            return None
    dates = [_earliest(limit, journeys, today, calendars) for _, limit in _ending_with(journeys, end)]
    days = [found for found in dates if found and (_is_by(day, found) or _is_last(day, found))]
    return min(days, key=moments.order, default=date.max) if len(days) == len(dates) else None


def _comes_no_more(journeys: Sequence[Journey], end: str, today: date, calendars: Mapping[str, Calendar]) -> bool:
    """Whether what would have ended so was done in time in every course."""
    for clause, limit in _ending_with(journeys, end):
        shown, last = isinstance(clause, Duty) and clause.produces, _earliest(limit, journeys, today, calendars)
        if not shown or last is None or (limit.expiry and limit.expiry.done_or_not):
            return False
        times = (each.history.get(shown, ()) for each in journeys)
        if not all(any(not (one.maybe or moments.is_after(one.last, last)) for one in each) for each in times):
            return False
    return True


def _ending_with(journeys: Sequence[Journey], end: str) -> list[tuple[Duty | Cap, Limit]]:
    """The times that have an end, by any of the texts."""
    policies = {id(each.policy): each.policy for each in journeys}
    limits = (each for policy in policies.values() for each in policy.limits())
    return [(clause, limit) for clause, limit in limits if limit.expiry and limit.expiry.event == end]


def _is_last(day: date, last: date) -> bool:
    """Whether something came on the last day of a time in days: that is over only with the day after it."""
    return not moments.clock_of(last) and moments.plain(day) == last


def _is_by(day: date, end: date) -> bool:
    """Whether something surely came before a day, or by an hour: a day without an hour can be after one of its own."""
    if moments.plain(day) != moments.plain(end):
        return day < end
    hour, until = moments.clock_of(day), moments.clock_of(end)
    return bool(hour and until) and hour <= until


def _earliest(limit: Limit, journeys: Sequence[Journey], today: date, calendars: Mapping[str, Calendar]) -> date | None:
    """The earliest last day of a time; None where it has not begun, or began nobody knows when.

    Where it stands still in every world it is over in none.
    """
    found: list[date] = []
    for journey in journeys:
        if all(limit is not other for _, other in journey.policy.limits()):
            continue
        for read in interpretations(journey.policy, limit):
            clock = clock_for(journey.policy, read, calendars)
            for begun in clock.beginnings(journey.history, today):
                dates = clock.dates(begun, journey.history)
                if dates.endless:
                    return None
                found += [dates.first.due] if dates.first else [date.max] if dates.stopped else []
    return min(found, default=None)

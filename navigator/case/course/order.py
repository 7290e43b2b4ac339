"""Which days the order of events leaves for each of them, and whether it leaves any at all.

What the acts of a policy say of the order binds. Where a day is missing from what was told, the list of events says
what comes first; it gives way to what the acts say and to days that were told.
"""

from collections.abc import Iterator
from dataclasses import replace

from navigator.case.course.binding_order import begun_by_another, binding_pairs, of_acts
from navigator.case.course.days_left import Days
from navigator.case.course.journey import Journey
from navigator.case.course.step import with_days
from navigator.case.course.told_again import all_clash, around_the_first, left_by_then, partly_told
from navigator.case.course.usual import begun_before, usual_order


def in_order(journey: Journey) -> Journey:
    """The same course with the days of each event narrowed to those that the others leave.

    Where they leave none, the course contradicts itself: the pairs of events are named, and keep their days.
    """
    journey = replace(journey, history=begun_by_another(journey))
    partly = frozenset(partly_told(journey))
    told = {fact.event for fact in journey.case.facts}
    # Where days do not fit, what nobody told was by the day of what shows that it was: the earlier, so the safer one.
    pairs = sorted(dict.fromkeys(binding_pairs(journey)), key=lambda pair: pair[0] in told or pair[1] not in told)
    binding = tuple(pair for pair in pairs if pair[0] not in partly)
    by_the_hour = frozenset((*binding, *begun_before(journey)))
    sendings = frozenset((each.arrival_of, each.id) for each in journey.policy.procedure.events if each.arrival_of)
    around = left_by_then(journey, around_the_first(journey, binding))
    days = Days(around, by_the_hour, frozenset(journey.apart), sendings)
    days.narrow(binding)
    freed = journey.freed
    listed = dict.fromkeys(usual_order(journey)) if freed is not None else {}
    apart = {*binding, *(freed or ())}
    in_time = frozenset(_done_in_time(journey))
    held_to = tuple(pair for pair in listed if not (pair in apart or pair[0] in partly or in_time.issuperset(pair)))
    given_up = tuple(days.least_given_up(held_to, binding))
    days = days.as_one_of(given_up, held_to, binding)
    held_to = tuple(pair for pair in held_to if not any(pair in each for each in given_up))
    again = {pair for pair in of_acts(journey) if all_clash(days.history, pair)}
    clashes = tuple(pair for pair in binding if pair in days.clashing or pair in again)
    # Of what was done again and again, some times may have come before and others after.
    held = tuple(pair for pair in (*binding, *held_to) if pair not in days.clashing and days.is_once(pair))
    unusual = min(map(len, given_up))
    return with_days(replace(journey, order=held, clashes=clashes, unusual=unusual), days.history)


def _done_in_time(journey: Journey) -> Iterator[str]:
    """Acts of which nobody spoke, done when their time has to have been kept, and what else may have happened.

    There the list of events gives way: it does not say of the one that the other was not, or was by then.
    """
    acts = (journey.policy.duties.get(name) for name in journey.kept_to)
    kept = {duty.produces for duty in acts if duty and duty.produces in journey.inferred}
    yield from (event for event in kept if event)
    if kept:
        yield from (event for event, times in journey.history.items() if all(known.maybe for known in times))

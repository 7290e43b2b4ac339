"""What binds in the order of events: what acts and clocks say of it, and the way through the stages.

An act is not done before its time began, a clock does not run again before it stopped, a stage is not left before it
opened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.course.ends_of_times import expiring
from navigator.case.course.journey import Journey, Visit
from navigator.case.course.usual import Pair, times_from
from navigator.case.course.ways import events_at_home, stopped_first, transitions
from navigator.case.facts.history import History, Known
from navigator.dates import moments


def binding_pairs(journey: Journey) -> Iterator[Pair]:
    """What an act, a clock or the way through the stages says of the order."""
    visits = (*journey.past, *journey.active)
    yield from journey.apart
    yield from _needed_for(journey)
    yield from ((visit.entered.event, visit.left.event) for visit in visits if visit.entered and visit.left)
    entered: dict[str, str] = {}
    for move in journey.moves:
        if move.stage in entered:
            yield entered[move.stage], move.known.event
        entered |= dict.fromkeys(move.to.next_stages, move.known.event)
    for visit in visits:
        joined = journey.policy.stages[visit.stage].joins
        left = [each.left for each in journey.past if each.stage in joined]
        yield from ((each.event, visit.left.event) for each in left if each and visit.left)
    for at, move in enumerate(journey.moves):
        if not move.to.leads_on:
            # What took an end back, or was told though it had ended, came after it.
            later = {each.known.event for each in journey.moves[at + 1 :] if each.stage == move.stage}
            # What happened more than once may have been before it as well.
            later = {event for event in later if len(journey.history[event]) == 1}
            if journey.past_end:
                leading = {each.event for each in transitions(journey.policy.stages[move.stage])}
                told_of = (leading & journey.history.keys()) - {each.known.event for each in journey.moves}
                # In a stage that was open before, what surely came before its end was in that round.
                again = any(each.stage == move.stage for each in journey.moves[:at])
                later |= {event for event in told_of if not (again and _is_before(journey.history[event], move.known))}
            yield from ((move.known.event, event) for event in sorted(later))
    yield from _left_before(journey)
    yield from _led_nowhere(journey)
    yield from of_acts(journey)


def _is_before(times: Sequence[Known], known: Known) -> bool:
    return known.first is not None and all(moments.precedes(each.last, known.first) for each in times)


def _needed_for(journey: Journey) -> Iterator[Pair]:
    """A step that nobody told, with what was told of the stage that it led to, and of no other: it came before that.

    In a case that went back, it is not known which round something was told of.
    """
    told = {fact.event for fact in journey.case.facts if fact.happened}
    policy, at_home = journey.policy, events_at_home(journey.policy)
    untold = journey.history.keys() - told - expiring(policy)
    visits = (*journey.past, *journey.active)
    for visit in visits:
        once = sum(1 for each in visits if each.stage == visit.stage) == 1
        if once and visit.entered and visit.entered.event in untold:
            elsewhere = frozenset[str]().union(*(at_home[each] for each in at_home if each != visit.stage))
            own = at_home[visit.stage] - elsewhere
            yield from ((visit.entered.event, event) for event in sorted(told & own))


def _left_before(journey: Journey) -> Iterator[Pair]:
    """What led out of a track, and then what ends all tracks: before that, it would have ended this one too."""
    for at, move in enumerate(journey.moves):
        for earlier in journey.moves[:at]:
            events = {each.event for each in transitions(journey.policy.stages[earlier.stage])}
            apart = earlier.stage != move.stage and earlier.known.event != move.known.event
            if apart and move.known.event in events and len(journey.history[move.known.event]) == 1:
                yield earlier.known.event, move.known.event


def _led_nowhere(journey: Journey) -> Iterator[Pair]:
    """What could have led out of a stage and did not, with what had opened the stage: it cannot have come before."""
    moved = {move.known.event for move in journey.moves}
    leaving: dict[str, list[Visit]] = {}
    for visit in (*journey.past, *journey.active):
        for each in transitions(journey.policy.stages[visit.stage]):
            leaving.setdefault(each.event, []).append(visit)
    for event, visits in leaving.items():
        (visit, *others) = dict.fromkeys(visits)
        if visit.entered and not others and event not in moved and event in journey.history:
            yield visit.entered.event, event


def of_acts(journey: Journey) -> Iterator[Pair]:
    """An act and what it waits for; a clock that runs again and what stopped it."""
    history = journey.history
    told = {fact.event for fact in journey.case.facts}
    computed = expiring(journey.policy) - told
    # Whether one of these ran out, and was the first of several, is looked at later.
    to_come = frozenset[str]() if journey.is_counted else computed - history.keys()
    # What opened the case goes without saying, and may have begun a time that a message begins again.
    unsaid = set(journey.policy.procedure.stages[0].opens) - told - history.keys()
    for event in journey.policy.procedure.events:
        sent = (event.arrival_of,) if event.arrival_of else ()
        yield from ((earlier, event.id) for earlier in (*event.all_of, *sent))
    waits: list[tuple[str | None, Sequence[str]]] = []
    for stage in sorted(journey.reached):
        for duty in journey.policy.stages[stage].duties:
            if duty.limit:
                yield from stopped_first(journey.policy, duty.limit)
            again = not unsaid.isdisjoint(duty.limit.each_anew) if duty.limit else False
            waits += ((duty.produces, begins) for begins in (() if again else times_from(duty), duty.after))
        for out in journey.policy.stages[stage].outcomes:
            sendings = [journey.policy.events[event].arrival_of or event for event in out.after]
            waits += ((out.event, out.after), (out.event, sendings))
    for done, begins in waits:
        happened = [event for event in begins if history.get(event)]
        if to_come.intersection(begins) or not (journey.is_whole or told.union(happened).issuperset(begins)):
            continue  # Another one may have been the first, of which nobody spoke.
        first = _first_of(happened, history) or _all_after(done, happened, history)
        # What led out of a stage came before what led back into it.
        if done and first and first not in computed and not journey.led_back(first, done):
            yield first, done


def begun_by_another(journey: Journey) -> History:
    """Where an act was done before what is known to have begun its time, what may have begun it did."""
    history = dict(journey.history)
    for stage in sorted(journey.reached):
        for duty in journey.policy.stages[stage].duties:
            starts = [event for event in times_from(duty) if len(history.get(event, ())) == 1]
            maybe = [event for event in starts if history[event][0].maybe]
            done = [known for known in history.get(duty.produces or "", ()) if not known.maybe]
            if len(maybe) == 1 and len(starts) > 1 and len(done) == 1:
                (known,), day = history[maybe[0]], done[0].last
                others = [history[event][0].first for event in starts if event != maybe[0]]
                if all(first and moments.precedes(day, first) for first in others):
                    history[maybe[0]] = (replace(known, maybe=False).between(None, day),)
    return history


def _all_after(done: str | None, events: list[str], history: History) -> str | None:
    """The soonest of several events of which none is known to be the first, where each was after something done."""
    times = [(each.first, event) for event in events for each in history[event] if each.first and not each.maybe]
    if not times or len(times) < sum(len(history[event]) for event in events):
        return None
    soonest, first = min(times, key=lambda each: moments.as_first(each[0]))
    return first if any(moments.precedes(known.last, soonest) for known in history.get(done or "", ())) else None


def _first_of(events: list[str], history: History) -> str | None:
    """The one of several events that surely came first."""
    if len(events) < 2:  # noqa: PLR2004  there is nothing to compare
        return next(iter(events), None)
    times = {event: history[event] for event in events}
    for event, known in times.items():
        others = [each.first or date.min for other, each_time in times.items() if other != event for each in each_time]
        if not any(each.maybe for each in known) and not any(moments.precedes(day, known[0].last) for day in others):
            return event
    return None

"""Which days the order of events leaves for each of them, and whether it leaves any at all.

What the acts of a policy say of the order binds: an act is not done before its time began, a clock does not run again
before it stopped, a stage is not left before it opened. Where a day is missing from what was told, the list of events
says what comes first; it gives way to what the acts say and to days that were told.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from navigator.case.course.after_end import expiring
from navigator.case.course.journey import Journey, Visit
from navigator.case.course.usual import Pair, begun_before, times_from, usual_order
from navigator.case.course.ways import events_at_home, stopped_first, transitions
from navigator.case.facts.history import ONE, History, Known, is_dated, ordered
from navigator.dates import moments

MOST = 32
"""Sets of pairs that are tried at once; a case has one or two."""


def in_order(journey: Journey) -> Journey:
    """The same course with the days of each event narrowed to those that the others leave.

    Where they leave none, the course contradicts itself: the pairs of events are named, and keep their days.
    """
    journey = replace(journey, history=_begun_by_another(journey))
    partly = frozenset(_partly_told(journey))
    told = {fact.event for fact in journey.case.facts}
    # Where days do not fit, what nobody told was by the day of what shows that it was: the earlier, so the safer one.
    pairs = sorted(dict.fromkeys(_binding(journey)), key=lambda pair: pair[0] in told or pair[1] not in told)
    binding = tuple(pair for pair in pairs if pair[0] not in partly)
    by_the_hour = frozenset((*binding, *begun_before(journey)))
    sendings = frozenset((each.arrival_of, each.id) for each in journey.policy.procedure.events if each.arrival_of)
    around = _left_by_then(journey, _around_the_first(journey, binding))
    days = _Days(around, by_the_hour, frozenset(journey.apart), sendings)
    days.narrow(binding)
    freed = journey.freed
    listed = dict.fromkeys(usual_order(journey)) if freed is not None else {}
    apart = {*binding, *(freed or ())}
    in_time = frozenset(_done_in_time(journey))
    held_to = tuple(pair for pair in listed if not (pair in apart or pair[0] in partly or in_time.issuperset(pair)))
    given_up = tuple(days.least_given_up(held_to, binding))
    days = days.as_one_of(given_up, held_to, binding)
    held_to = tuple(pair for pair in held_to if not any(pair in each for each in given_up))
    again = {pair for pair in _of_acts(journey) if _all_clash(days.history, pair)}
    clashes = tuple(pair for pair in binding if pair in days.clashing or pair in again)
    # Of what was done again and again, some times may have come before and others after.
    held = tuple(pair for pair in (*binding, *held_to) if pair not in days.clashing and days.is_once(pair))
    unusual = min(map(len, given_up))
    return _refreshed(replace(journey, order=held, clashes=clashes, unusual=unusual), days.history)


def _done_in_time(journey: Journey) -> Iterator[str]:
    """Acts of which nobody spoke, done when their time has to have been kept, and what else may have happened.

    There the list of events gives way: it does not say of the one that the other was not, or was by then.
    """
    acts = (journey.policy.duties.get(name) for name in journey.kept_to)
    kept = {duty.produces for duty in acts if duty and duty.produces in journey.inferred}
    yield from (event for event in kept if event)
    if kept:
        yield from (event for event, times in journey.history.items() if all(known.maybe for known in times))


@dataclass(slots=True)
class _Days:
    history: dict[str, tuple[Known, ...]]
    by_the_hour: frozenset[Pair]
    """The pairs that hold within one day too; the list of events says nothing of hours."""
    apart: frozenset[Pair]
    """The pairs of which the second came on a later day."""
    sendings: frozenset[Pair]
    """The pairs of a sending and what came of it: a letter was sent by the day on which it was posted."""
    clashing: set[Pair] = field(default_factory=set)

    def copy(self) -> "_Days":
        return _Days(dict(self.history), self.by_the_hour, self.apart, self.sendings, set(self.clashing))

    def least_given_up(self, usual: Sequence[Pair], binding: Sequence[Pair]) -> Iterator[frozenset[Pair]]:
        """The fewest pairs that do not bind without which there is a day for every event: each such set of them.

        What is usual cannot tell which of two pairs to give up where one of them has to go.
        """
        tried = [frozenset[Pair]()]
        while tried:
            conflicts = {each: self._conflict([pair for pair in usual if pair not in each], binding) for each in tried}
            if not all(conflicts.values()):
                yield from (each for each, conflict in conflicts.items() if not conflict)
                return
            tried = list(dict.fromkeys(each | {pair} for each, conflict in conflicts.items() for pair in conflict))
            if len(tried) > MOST:
                # Too many to look at each: all that stands against something is given up.
                tried = [frozenset[Pair]().union(*tried)]

    def _conflict(self, usual: Sequence[Pair], binding: Sequence[Pair]) -> tuple[Pair, ...]:
        """Pairs that leave no day together, and would without any one of them; none where there is a day for all."""
        if self._holds(usual, binding):
            return ()
        found: list[Pair] = []
        left = list(usual)
        while self._holds(found, binding):
            # Of what has to be looked at still, the shortest beginning that leaves no day ends with one of them.
            low, high = 0, len(left)
            while low + 1 < high:
                middle = (low + high) // 2
                low, high = (middle, high) if self._holds((*left[:middle], *found), binding) else (low, middle)
            found.append(left[high - 1])
            left = left[: high - 1]
        return tuple(found)

    def _holds(self, usual: Sequence[Pair], binding: Sequence[Pair]) -> bool:
        tried = self.copy()
        tried.narrow((*binding, *usual))
        return tried.clashing == self.clashing

    def as_one_of(self, given_up: Iterable[frozenset[Pair]], usual: Sequence[Pair], binding: Sequence[Pair]) -> "_Days":
        """The days that are left with one of several sets of pairs given up, nobody knows which."""
        found = []
        for each in given_up:
            days = self.copy()
            days.narrow((*binding, *(pair for pair in usual if pair not in each)))
            found.append(days)
        first, *others = found
        for other in others:
            first.history = {
                event: _either(first.history.get(event, ()), other.history.get(event, ()))
                for event in first.history | other.history
            }
        return first

    def narrow(self, pairs: Iterable[Pair]) -> None:
        """Narrow until nothing changes any more; a pair that leaves no day changes nothing."""
        once = [pair for pair in pairs if self.is_once(pair)]
        changed = True
        while changed:
            changed = False
            for pair in once:
                if pair not in self.clashing and self.is_once(pair):
                    changed |= self._apply(*pair)

    def is_once(self, pair: Pair) -> bool:
        before, after = pair
        return len(self.history.get(before, ())) == 1 == len(self.history.get(after, ()))

    def _apply(self, before: str, after: str) -> bool:
        ((one,), (other,)) = found = self.history[before], self.history[after]
        if (before, after) not in self.by_the_hour:
            one, other = _without_hours(one), _without_hours(other)
        first = _soonest(one)
        end = last = other.fact.sent.day if other.fact.sent and (before, after) in self.sendings else other.last
        if (before, after) in self.apart:
            first, last = first and first + ONE, last - ONE
        if first and moments.precedes(end, first):
            if one.maybe != other.maybe:
                # No day is left for what may have happened: so it did not.
                del self.history[before if one.maybe else after]
                return True
            self.clashing.add((before, after))
            return False
        # What may not have happened leaves the days of others as they are.
        if not one.maybe:
            self.history[after] = (found[1][0].since(first),)
        # The law presumes when something sent has come; what is told of later days does not bring that forward.
        if not other.maybe and not one.fact.sent:
            self.history[before] = (found[0][0].until(last),)
        return any(self.history[event][0] != was for event, (was,) in zip((before, after), found, strict=True))


def _partly_told(journey: Journey) -> Iterator[str]:
    """Events made of any of several, in a case that went back: in an earlier round it may have been one not told."""
    stages = [visit.stage for visit in (*journey.past, *journey.active)]
    if len(stages) == len(set(stages)):
        return
    known = {fact.event for fact in journey.case.facts}
    for event in journey.policy.procedure.events:
        if event.any_of and any(each not in known and not journey.surely(each) for each in event.any_of):
            yield event.id


def _around_the_first(journey: Journey, binding: Iterable[Pair]) -> dict[str, tuple[Known, ...]]:
    """What happened once before or after something that happened again and again: before or after its first time.

    What led into a stage came before the time at which it was left, the last one where it led back there.
    """
    history, found = journey.history, dict(journey.history)
    for before, after in binding:
        one, other = history.get(before, ()), history.get(after, ())
        sure = [[known for known in times if not known.maybe] for times in (one, other)]
        # When something that was sent has come is presumed, as below.
        if len(one) == 1 < len(sure[1]) and not one[0].fact.sent:
            left = [by.last for by in _left_by(journey, before) if by.event == after]
            lasts = left or [known.last for known in sure[1]]
            soonest = max if left or journey.led_back(before, after) else min
            found[before] = (found[before][0].between(None, soonest(lasts)),)
        firsts = [known.first for known in one]
        if len(other) == 1 < len(sure[0]) and None not in firsts:
            found[after] = (found[after][0].between(min(day for day in firsts if day), None),)
        if len(one) > 1 and len(sure[1]) == 1:
            found[before] = _one_by(found[before], sure[1][0].last)
    return found


def _left_by_then(journey: Journey, history: dict[str, tuple[Known, ...]]) -> dict[str, tuple[Known, ...]]:
    """What led out of a stage, nobody told when, by the first of several times of what could have, and did not."""
    moved = [move.known.fact for move in journey.moves]
    for visit in journey.past:
        left, since = visit.left, visit.entered and visit.entered.first
        if left is None or is_dated(left) or len(history[left.event]) > 1:
            continue
        leading = {each.event for each in transitions(journey.policy.stages[visit.stage])} - {left.event}
        several = (each for event in leading if len(each := history.get(event, ())) > 1)
        unmoved = [known for each in several for known in each if not (known.maybe or known.fact in moved)]
        lasts = [known.last for known in unmoved if not (since and moments.precedes(known.last, since))]
        if lasts:
            history[left.event] = (history[left.event][0].between(None, min(lasts)),)
    return history


def _left_by(journey: Journey, entered: str) -> Iterator[Known]:
    """What first led out of each stage that an event led into, each time that it did."""
    for at, move in enumerate(journey.moves):
        if move.known.event == entered:
            out = (each.known for each in journey.moves[at + 1 :] if each.stage in move.to.next_stages)
            yield from itertools.islice(out, 1)


def _one_by(times: tuple[Known, ...], last: date) -> tuple[Known, ...]:
    """The times of what came at least once by a day: where one of them alone can have, that one did."""
    fitting = [known for known in times if known.first is None or not moments.precedes(last, known.first)]
    if len(fitting) != 1 or fitting[0].fact.sent:
        return times
    return ordered(known.between(None, last) if known in fitting else known for known in times)


def _either(one: tuple[Known, ...], other: tuple[Known, ...]) -> tuple[Known, ...]:
    """The times of an event where it is unknown which of two holds; what is in one of them alone may be."""
    if not (one and other):
        return tuple(replace(known, maybe=True) for known in (*one, *other))
    return tuple(
        replace(
            each,
            first=each.first and known.first and moments.first_of(each.first, known.first),
            last=moments.last_of(each.last, known.last),
            maybe=each.maybe or known.maybe,
        )
        for each, known in zip(one, other, strict=True)
    )


def _soonest(known: Known) -> date | None:
    """The first day of something; a letter that counts as come by a day can have come before, as soon as any can."""
    return known.fact.span.earliest if known.fact.sent and known.fact.span else known.first


def _without_hours(known: Known) -> Known:
    first, last = known.first and moments.plain(known.first), moments.plain(known.last)
    return known if first is known.first and last is known.last else replace(known, first=first, last=last)


def _all_clash(history: Mapping[str, tuple[Known, ...]], pair: Pair) -> bool:
    """Whether something was done again and again, and once surely before it can have begun."""
    before, after = ([known for known in history.get(event, ()) if not known.maybe] for event in pair)
    firsts = list(map(_soonest, before))
    if not firsts or None in firsts or len(before) == len(after) == 1:
        return False
    soonest = moments.first_of(*(day for day in firsts if day))
    return any(moments.precedes(known.last, soonest) for known in after)


def _binding(journey: Journey) -> Iterator[Pair]:
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
    yield from _of_acts(journey)


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


def _of_acts(journey: Journey) -> Iterator[Pair]:
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


def _begun_by_another(journey: Journey) -> History:
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


def _refreshed(journey: Journey, history: History) -> Journey:
    """The visits and moves with the days that their events have now."""

    def now(known: Known | None) -> Known | None:
        if known is None:
            return None
        times = [each for each in history.get(known.event, ()) if each.fact == known.fact]
        return times[0] if times else known

    return replace(
        journey,
        history=history,
        active=tuple(replace(visit, entered=now(visit.entered)) for visit in journey.active),
        past=tuple(replace(visit, entered=now(visit.entered), left=now(visit.left)) for visit in journey.past),
        moves=tuple(replace(move, known=now(move.known) or move.known) for move in journey.moves),
    )

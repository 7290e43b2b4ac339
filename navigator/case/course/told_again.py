"""What happened again and again: which of its times came before something that happened once, and which after."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from navigator.case.course.days_left import earliest
from navigator.case.course.journey import Journey
from navigator.case.course.usual import Pair
from navigator.case.course.ways import transitions
from navigator.case.facts.history import Known, is_dated, ordered
from navigator.dates import moments


def partly_told(journey: Journey) -> Iterator[str]:
    """Events made of any of several, in a case that went back: in an earlier round it may have been one not told."""
    stages = [visit.stage for visit in (*journey.past, *journey.active)]
    if len(stages) == len(set(stages)):
        return
    known = {fact.event for fact in journey.case.facts}
    for event in journey.policy.procedure.events:
        if event.any_of and any(each not in known and not journey.surely(each) for each in event.any_of):
            yield event.id


def around_the_first(journey: Journey, binding: Iterable[Pair]) -> dict[str, tuple[Known, ...]]:
    """What happened once before or after something that happened again and again: before or after its first time.

    What led into a stage came before the time at which it was left, the last one where it led back there.
    """
    history, found = journey.history, dict(journey.history)
    for before, after in binding:
        one, other = history.get(before, ()), history.get(after, ())
        sure = [[known for known in times if not known.maybe] for times in (one, other)]
        # When something that was sent has come is presumed (`days_left`).
        if len(one) == 1 < len(sure[1]) and not one[0].fact.sent:
            left = [by.last for by in _left_by(journey, before) if by.event == after]
            lasts = left or [known.last for known in sure[1]]
            soonest = max if left or journey.led_back(before, after) else min
            found[before] = (found[before][0].between(None, soonest(lasts)),)
        firsts = [known.first for known in one]
        if len(other) == 1 < len(sure[0]) and None not in firsts:
            found[after] = (found[after][0].between(min(day for day in firsts if day), None),)
        if (
            len(one) == len(other) > 1
            and journey.policy.events[after].arrival_of == before
            and not any(map(is_dated, one))
        ):
            # Each time that it came it had been sent.
            found[before] = ordered(known.between(None, came.last) for known, came in zip(one, other, strict=True))
        if len(one) > 1 and len(sure[1]) == 1:
            found[before] = _one_by(found[before], sure[1][0].last)
    return found


def left_by_then(journey: Journey, history: dict[str, tuple[Known, ...]]) -> dict[str, tuple[Known, ...]]:
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


def all_clash(history: Mapping[str, tuple[Known, ...]], pair: Pair) -> bool:
    """Whether something was done again and again, and once surely before it can have begun."""
    before, after = ([known for known in history.get(event, ()) if not known.maybe] for event in pair)
    firsts = list(map(earliest, before))
    if not firsts or None in firsts or len(before) == len(after) == 1:
        return False
    soonest = moments.first_of(*(day for day in firsts if day))
    return any(moments.precedes(known.last, soonest) for known in after)

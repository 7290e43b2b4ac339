"""A time that can have begun again: which of its beginnings an act answered, and what runs since."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.course.ways import leads_out
from navigator.case.facts.history import Known
from navigator.case.limit.ahead import still_to_come
from navigator.case.limit.beginnings import Beginning, each_round, settled
from navigator.case.limit.clock import Clock
from navigator.case.limit.matching import is_before, matches, since_lapsed
from navigator.case.verdicts.answered import answered_by, by_what_it_began
from navigator.case.verdicts.repeated import repeated
from navigator.case.verdicts.shown import shown_by
from navigator.case.verdicts.state import State, lapses
from navigator.dates import moments
from navigator.model.acts import Cap, Duty
from navigator.model.interpretation import interpretation
from navigator.model.limits import Pick


def with_limit(base: State, clause: Duty | Cap, clock: Clock, today: date) -> Iterator[State]:
    journey = base.journey
    back = journey.back_in(clause) if isinstance(clause, Duty) else ()
    shown = shown_by(journey, clause, today)
    for beginnings in _by_round(clock, journey, back, shown, today):
        yield from _from_beginnings(base, clause, clock, beginnings, shown, back, today)


def _by_round(
    clock: Clock, journey: Journey, back: Sequence[Known], shown: Sequence[Known], today: date
) -> Iterator[tuple[Beginning, ...]]:
    """The beginnings of a time, with what nobody mentioned in each round in which it can have begun that.

    The earlier of several events begins it anew in each round of its stage. What may not have been at all in an earlier
    one left it without a beginning there.
    """
    read, history = clock.read, journey.history
    if len(read.starts) == 1 or read.pick is Pick.LATER or read.anew or read.others or not back:
        yield clock.beginnings(history, today, back)
        return
    once = [event for event in read.starts if len(history.get(event, ())) == 1]
    for rounds in itertools.product(*(each_round(history[event][0], back) for event in once)):
        held = {event: (known,) for event, known in zip(once, rounds, strict=True)}
        first, *later = clock.beginnings({**history, **held}, today, back) or (None,)
        if first is None or not later:
            yield (first,) if first else ()
            continue
        # Where it may not have begun again, it has in one world and has not in another.
        again = [replace(each, maybe=False) for each in later]
        ways = [(first, *again), (first, *(each for each in later if not each.maybe))]
        if first.maybe and not any(is_before(each, again[0]) for each in shown):
            ways.append(tuple(again))
        yield from dict.fromkeys(ways)


def _from_beginnings(
    base: State,
    clause: Duty | Cap,
    clock: Clock,
    beginnings: Sequence[Beginning],
    shown: tuple[Known, ...],
    back: Sequence[Known],
    today: date,
) -> Iterator[State]:
    journey, limit = base.journey, clock.read.limit
    shown = _of_this_round(journey, clause, beginnings, shown)
    if limit.every:
        yield from repeated(base, limit, clock, beginnings, shown, today)
        return
    for begun, answers in _owed(journey, clock, beginnings, shown, today, back):
        # Where something follows when it runs out, a message after that begins nothing (rule 79).
        silent = clock.read.anew and limit.expiry is not None
        if lapses(clause) and not silent:
            before = today if clock.read.backward and not limit.day else None
            rounds = since_lapsed(begun, answers, lambda each: clock.dates(each, journey.history), before)
        else:
            rounds = iter([(begun, answers)])
        for since, held in rounds:
            ways = settled(since) if clock.read.anew else (since,)
            for state in (state for way in ways for state in _of_round(base, clock, way, held)):
                dated = replace(state, dates=still_to_come(state.dates, limit, journey, today))
                yield replace(dated, here=dated.here and not _was_left(dated, clause, today))


def _was_left(state: State, clause: Duty | Cap, today: date) -> bool:
    """Whether the stage of an act that was not done was left with the end of its time, which is held not to be over.

    What began the time again after the act is not looked at where that is said of a course.
    """
    journey, expiry = state.journey, clause.limit.expiry if clause.limit else None
    held = expiry is not None and clause.id in journey.readings and expiry.event not in journey.history
    if expiry is None or not held or state.may_be_done or not state.is_past(today):
        return False
    return leads_out(journey.policy, clause, expiry.event)


def _owed(
    journey: Journey,
    clock: Clock,
    beginnings: Sequence[Beginning],
    shown: Sequence[Known],
    today: date,
    back: Sequence[Known],
) -> Iterator[tuple[Sequence[Beginning], Sequence[Known]]]:
    """The beginnings of a time, and what answers them.

    A reading says from when a time is counted, not what is owed: what a limit is counted from by its own words came
    again after the act was done, so the act is owed anew, though in this reading its time may not have begun.
    """
    own = interpretation(journey.policy, clock.read.limit)
    starts = (
        () if own.starts == clock.read.starts else replace(clock, read=own).beginnings(journey.history, today, back)
    )
    again = starts[-1] if len(starts) > 1 and shown else None
    if again is None or again.maybe or not all(each.can_be_before(again.last) for each in shown):
        yield beginnings, shown
        return
    if not all(is_before(each, again) for each in shown):
        yield beginnings, shown
    elif all(each.maybe for each in shown):
        # Where it was not done, the first time still runs.
        yield beginnings, ()
    since = [begun for each in beginnings if (begun := _since(each, again.first))]
    yield since, ()
    if any(each.first is None or moments.precedes(each.first, again.last) for each in since):
        # What this reading counts from may all have come before that.
        yield (), ()


def _since(begun: Beginning, day: date | None) -> Beginning | None:
    """A beginning as it is from a day on; None where it came before that."""
    if day is None:
        return begun
    if moments.precedes(begun.last, day):
        return None
    return replace(begun, first=moments.since_all(begun.first or day, day))


def _of_round(base: State, clock: Clock, beginnings: Sequence[Beginning], shown: Sequence[Known]) -> Iterator[State]:
    sure = [known for known in shown if not known.maybe]
    # Whether it was done, and before or after it began again, decides which time runs.
    unsaid = [sure] if len(beginnings) > 1 and len(sure) < len(shown) else []
    for each in (shown, *unsaid):
        earlier = base.journey.comes_before(each[0].event) if len({known.event for known in each}) == 1 else frozenset()
        other = clock.read.starts != clock.read.limit.starts
        for done, begins in matches(beginnings, each, earlier, before_all=other):
            begun = by_what_it_began(begins, done, clock)
            answered = answered_by(base, clock, done, begun)
            # Where it was not done, it can have begun after that day, and more time or a stop then moved its date.
            undone = clock.dates(begins, base.journey.history) if begins and done and done.maybe else answered.dates
            yield replace(answered, if_done=answered.dates != undone)
            if answered.dates != undone:
                yield replace(answered, beginning=begins, dates=undone)


def _of_this_round(
    journey: Journey, clause: Duty | Cap, beginnings: Sequence[Beginning], shown: tuple[Known, ...]
) -> tuple[Known, ...]:
    """What shows that an act was done, without what was done in an earlier round of its stage.

    Where what led back into the stage began its time, that is all that came before: nobody answers what is yet to come.
    What nobody mentioned was in the round that is over.
    """
    if len(beginnings) != 1 or isinstance(clause, Cap):
        return shown
    (begun,) = beginnings
    returned = journey.led_in_again(clause, begun.last_event, begun.last)
    return tuple(known for known in shown if not (returned and (is_before(known, begun) or _is_unsaid(known, begun))))


def _is_unsaid(known: Known, begun: Beginning) -> bool:
    return known.maybe and known.last == begun.first

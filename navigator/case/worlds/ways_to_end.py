"""Each way in which a time can have come to its end in a course: a beginning, with what answered it or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from navigator.case.course.journey import Journey, Visit
from navigator.case.course.ways import stages_of
from navigator.case.facts.history import ONE, Known, past
from navigator.case.limit.ahead import still_to_come
from navigator.case.limit.beginnings import Beginning
from navigator.case.limit.clock import Clock
from navigator.case.limit.limit_dates import NO_DATES, Dates
from navigator.case.limit.matching import is_before, matches, soonest
from navigator.dates import moments
from navigator.model.acts import Cap, Duty
from navigator.model.limits import Limit
from navigator.model.policy import Policy


@dataclass(frozen=True, slots=True)
class End:
    """The end of a time that may have run out: the first and the last day on which it can have been."""

    first: date | None
    last: date
    firm: bool
    began: date | None
    again: bool
    """Whether it may have begun more than once."""


class What(Enum):
    """What can have become of a time, by one way in which it was answered or not."""

    KEPT = "kept"
    """It need not have run out."""
    HANGS = "hangs"
    """It ran out, unless what may have been done was done in time."""
    RAN_OUT = "ran out"


@dataclass(frozen=True, slots=True)
class Way:
    """One beginning of a time with what answered it, or with nothing."""

    is_last: bool
    """Whether it is how the last beginning was answered; one before that can have run out all the same."""
    end: End | None
    """None where it cannot have run out."""
    what: What
    was_in_time: bool
    """Whether, where it did not run out, the act was done in time."""
    kept_by: date | None
    kept_since: date | None
    done_before: date | None
    """The last day on which the act was done, where it was before a beginning that nothing answered."""


def ways_to_end(journey: Journey, clause: Duty | Cap, limit: Limit, clock: Clock, today: date) -> Iterator[Way]:
    """Each beginning of a time, read in one way, with what can have answered it."""
    back = journey.back_in(clause) if isinstance(clause, Duty) else ()
    beginnings = clock.beginnings(journey.history, today, back)
    answers = () if limit.expiry and limit.expiry.done_or_not else answers_of(journey, clause, today)
    pairs = [(*pair, True) for pair in matches(beginnings, answers)]
    pairs += [(*pair, False) for pair in _answered_before(beginnings, answers)]
    for done, begun, is_last in pairs:
        dates = clock.dates(begun, journey.history, done) if begun else NO_DATES
        dates = still_to_come(dates, limit, journey, today)
        at = done and clock.when(done)
        possible, must_have, binding = _ran_out(journey, clause, dates, at, today, clock)
        possible = possible and (
            _can_be_late(clock, journey, begun, done, dates)
            or _undone_ran_out(journey, clause, clock, (done, begun), today)
        )
        end = None
        if possible and begun:
            first = dates.first.due if dates.first and not dates.endless else None
            last = _last_end(dates, at, today)
            end = End(first, last, dates.firm, begun.first, again=len(beginnings) > 1)
        firmly_over = possible and dates.firm and not dates.none and bool(dates.last and dates.last.due < today)
        over = firmly_over and must_have
        # Whether an earlier time was answered, of which nobody spoke, is what it hangs on then.
        unspoken = done is None and _is_later(begun, beginnings) and all(known.maybe for known in answers)
        keeps = over or (firmly_over and _is_left_by(journey, clause))
        yield Way(
            is_last,
            end,
            What.HANGS if unspoken else _became(at, dates, over=over),
            was_in_time=binding or dates.last is None,
            kept_by=dates.last.due if keeps and dates.last else None,
            kept_since=done.first if done else None,
            done_before=begun.last - ONE if end and begun and done is None and answers else None,
        )


def _became(done: Known | None, dates: Dates, *, over: bool) -> What:
    """What can have become of a time by what answered it, which is `over` where nothing did."""
    if not over or (done is not None and _may_be_in_time(done, dates)):
        return What.KEPT
    if done and done.maybe and _may_be_in_time(replace(done, maybe=False), dates):
        return What.HANGS
    return What.RAN_OUT


def answers_of(journey: Journey, clause: Duty | Cap, today: date) -> tuple[Known, ...]:
    """What keeps a time from running out: that the act was done, or that a time over several stages came to its end."""
    return past(journey.history, _product(clause) or "", today)


def events_that_show(policy: Policy, clause: Duty | Cap) -> frozenset[str]:
    """The events that show that an act was done: its own, and those that this is made of."""
    event = policy.events.get(_product(clause) or "")
    return frozenset((event.id, *event.made_of)) if event else frozenset()


def _product(clause: Duty | Cap) -> str | None:
    return clause.produces if isinstance(clause, Duty) else clause.limit.until


def _answered_before(
    beginnings: Sequence[Beginning], shown: Sequence[Known]
) -> Iterator[tuple[Known | None, Beginning | None]]:
    """Each beginning but the last of a time with what answered it first: that can have come when it was over."""
    for begun in beginnings[:-1]:
        answers = [known for known in shown if not is_before(known, begun)]
        if answers:
            yield soonest(answers), begun


def _is_left_by(journey: Journey, clause: Duty | Cap) -> bool:
    """Whether an act itself led out of its stage, so that it kept its own time from running out."""
    if isinstance(clause, Cap) or clause.produces is None:
        return False
    stages = stages_of(journey.policy, clause)
    left = [visit.left for visit in journey.past if visit.stage in stages]
    shown = (clause.produces, *journey.policy.events[clause.produces].any_of)
    return bool(left) and all(each and each.event in shown for each in left)


def _undone_ran_out(
    journey: Journey, clause: Duty | Cap, clock: Clock, way: tuple[Known | None, Beginning | None], today: date
) -> bool:
    """Whether an act may not have been done at all, and its time may have run out then."""
    done, begun = way
    if begun is None or done is None or not done.maybe:
        return False
    dates = still_to_come(clock.dates(begun, journey.history), clock.read.limit, journey, today)
    return _ran_out(journey, clause, dates, None, today, clock)[0]


def _can_be_late(clock: Clock, journey: Journey, begun: Beginning | None, done: Known | None, dates: Dates) -> bool:
    """Whether an act can have been done when a time was over that messages begin again, or that more time moves.

    Where it was done after the end, each message or notice that had come by then came before it, and in time.
    """
    if begun is None or done is None or not clock.turns:
        return True
    while dates.first and not dates.endless:
        over = moments.once_over(dates.first.due)
        if moments.is_after(over, done.last):
            return False
        done = done.between(over, None)
        again = clock.dates(begun, journey.history, done)
        if again.first == dates.first:
            return True
        dates = again
    # What came before it may have stopped the clock, which then stands still.
    return dates.endless


def _is_later(begun: Beginning | None, beginnings: Sequence[Beginning]) -> bool:
    """Whether a time is not the first of several, which was answered then."""
    if begun is None:
        return False
    first = beginnings[0]
    return (begun.last, begun.last_event) != (first.last, first.last_event)


def _last_end(dates: Dates, done: Known | None, today: date) -> date:
    """The last day on which a time that ran out can have ended: where it was done, before that."""
    last = min(dates.last.due if dates.last else today, today - ONE)
    if done and not done.maybe and not moments.is_after(done.last, last):
        return moments.last_before(done.last)
    return last


def _may_be_in_time(done: Known, dates: Dates) -> bool:
    if done.maybe or done.first is None:
        return not done.maybe
    return dates.last is not None and not moments.is_after(done.first, dates.last.due)


def _ran_out(
    journey: Journey, clause: Duty | Cap, dates: Dates, done: Known | None, today: date, clock: Clock
) -> tuple[bool, bool, bool]:
    """Whether a time may have run out while its stage was open and the act was not done, and whether it then must.

    And whether, where it did not, the act was done in time: its stage was open still, or left after the act.
    """
    if dates.last is None and dates.first is None and not (dates.endless or dates.unnamed):
        return False, False, False
    first = dates.first.due if dates.first and not dates.endless else None
    last = dates.last.due if dates.last else today
    used = clause.limit and clause.limit.expiry and not clause.limit.expiry.done_or_not
    stages = stages_of(journey.policy, clause)
    visits = _in_one_go([visit for visit in (*journey.past, *journey.active) if visit.stage in stages])
    possible = any(_was_open(clock, visit, first, last, surely=False) for visit in visits)
    firm = dates.firm and dates.last is not None
    certain = firm and any(_was_open(clock, visit, first, last, surely=True) for visit in visits)
    in_time = certain or (firm and bool(used) and any(_done_before_leaving(journey, clause, visit) for visit in visits))
    if not (dates.endless or (first and first < today)):
        return False, certain, in_time
    if done and not done.maybe and first and not moments.is_after(done.last, first):
        return False, certain, in_time
    return possible, certain, in_time


def _in_one_go(visits: Sequence[Visit]) -> list[Visit]:
    """Visits of stages under one limit, as one where a step led from one to another: between them none was shut."""
    found: list[Visit] = []
    for visit in visits:
        before = (each for each in found if visit.entered and each.left == visit.entered)
        found += [visit, *(replace(each, left=visit.left) for each in before)]
    return found


def _was_open(clock: Clock, visit: Visit, first: date | None, last: date, *, surely: bool) -> bool:
    """Whether a stage was open when a time was over: the day after its last, or at its hour."""
    entered, left = (known and clock.when(known) for known in (visit.entered, visit.left))
    is_after = moments.is_after
    if surely:
        begun = entered is None or (first is not None and not is_after(entered.last, moments.once_over(first)))
        return begun and (left is None or (left.first is not None and is_after(left.first, last)))
    begun = entered is None or entered.first is None or not is_after(entered.first, moments.once_over(last))
    return begun and (left is None or first is None or is_after(left.last, first))


def _done_before_leaving(journey: Journey, clause: Duty | Cap, visit: Visit) -> bool:
    """Whether an act, if it was done, was done before its stage was left: then no later than its time ran out."""
    if isinstance(clause, Cap) or clause.produces is None or visit.left is None:
        return False
    day, shown = visit.left.first, journey.history.get(clause.produces, ())
    told = bool(shown) and day is not None and all(known.last <= day for known in shown)
    return told or clause.produces in {visit.left.event, *journey.comes_before(visit.left.event)}

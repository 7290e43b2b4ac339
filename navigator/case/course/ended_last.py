"""What ends a case came last, where it can have on the same days: nobody need have gone on after it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.course.after_end import listed_after
from navigator.case.course.journey import Journey
from navigator.case.course.order import in_order
from navigator.case.course.ways import steps
from navigator.case.facts.history import ONE, Known, is_dated
from navigator.dates import moments


def without_going_on(journeys: Sequence[Journey]) -> tuple[Journey, ...]:
    """The courses, without those that go on after an end which in another course came after all that was told."""
    ends = [each for each in journeys if _has_ended(each) and not (each.active or each.past_end)]
    # What would have taken the case up again does so in some course; in others an earlier stage was open by then.
    taken_up = frozenset(event for each in journeys for event in _after_end(each))
    kept: list[Journey] = []
    for each in journeys:
        last = next((end for end in ends if _overruns(each, end) and _ends_last(end, each, taken_up)), None)
        kept += _on_a_later_day(each, last) if last else _while_not_last(each, ends, taken_up)
    return tuple(kept)


def _on_a_later_day(journey: Journey, ended: Journey) -> Iterator[Journey]:
    """A course that goes on after what ended another one, on the days on which it was told to go on after that.

    Each of two spans may have every day that it has where the end came last, and the two not be in that order.
    """
    (*_, last) = (move.known.fact for move in ended.moves if not move.to.leads_on)
    end, went_on = None, None
    for move in journey.moves:
        if move.known.fact == last and not move.to.leads_on:
            end = move.known
        elif end and move.to.leads_on:
            went_on = move.known
    told = journey.case.facts
    if went_on and went_on.fact not in told:
        went_on = _told_since(journey, went_on.event)
    if not (end and went_on and {last, went_on.fact} <= {*told}) or last.event == ended.case.last:
        return
    if _came_by(journey, went_on.event, (end,)):
        return  # It came after that end on no later day.
    if not (is_dated(went_on) or (end.first and moments.precedes(end.first, end.last))):
        return  # What has no day is parted at the one day of that end by itself.
    first, until = end.first, went_on.last
    if moments.have_hours(first, until):
        return
    # What the list has after the end can have come later on the same day.
    gap = ONE * (not _can_be_that_day(end, went_on, journey))
    if first and not moments.precedes(first, until + ONE - gap):
        return
    earlier = _with(journey, end.between(None, until - gap))
    yield _with(earlier, went_on.between(first + gap, None)) if first else earlier


def _can_be_that_day(end: Known, after: Known, journey: Journey) -> bool:
    """Whether what took a case up again can have done so on the very day of the end, as the list of events has it."""
    return after.event in _after_end(journey, by_itself=True) and listed_after(journey, end, after.event)


def _told_since(journey: Journey, event: str) -> Known | None:
    """What was told for the latest day of all that came after a step which nobody told."""
    later = (fact.event for fact in journey.case.facts if fact.happened and fact.event in journey.history)
    once = [times[0] for each in later if len(times := journey.history[each]) == 1 and is_dated(times[0])]
    since = (known for known in once if event in journey.comes_before(known.event))
    return max(since, key=lambda known: moments.order(known.last), default=None)


def _while_not_last(journey: Journey, ends: Sequence[Journey], taken_up: frozenset[str]) -> Iterator[Journey]:
    """A course that goes on after an end, on the days of something told on which no other course ended with the last.

    An end of some day was the last of all from the last day on that was told.
    """
    for ended in (each for each in ends if _overruns(journey, each)):
        for known, there in _apart(ended, journey):
            shared = _with(journey, there.between(known.first, known.last))
            if _ends_last(_with(ended, known), shared, taken_up):
                yield from _on_a_later_day(shared, ended)
                if known.first and there.can_be_before(known.first):
                    yield from _while_not_last(_with(journey, there.between(None, known.first - ONE)), ends, taken_up)
                if known.last < there.last:
                    yield from _while_not_last(_with(journey, there.between(known.last + ONE, None)), ends, taken_up)
                return
    yield journey


def _apart(ended: Journey, other: Journey) -> Iterator[tuple[Known, Known]]:
    """What was told once and can have been on more days in another course, with the days on which it may end here."""
    told = [known for event in _told(ended) for known in ended.history.get(event, ())]
    dated = [moments.plain(known.last) for known in told if is_dated(known)]
    last = [move.known for move in ended.moves if not move.to.leads_on]
    for known in told:
        (there, *again) = other.history.get(known.event, (known,))
        held = known.between(max(dated), None) if known in last and dated and not is_dated(known) else known
        if again or _is_within(there, held) or moments.have_hours(there.first, there.last, held.first, held.last):
            continue
        if there.can_be_before(held.last + ONE) and held.can_be_before(there.last + ONE):
            yield held, there


def _with(journey: Journey, known: Known) -> Journey:
    """The course with an event on other days."""
    times = tuple(known if each.fact == known.fact else each for each in journey.history[known.event])
    return in_order(replace(journey, history={**journey.history, known.event: times}))


def _has_ended(journey: Journey) -> bool:
    """Whether a course came to an end; one that waits for another track, which never began, is nowhere either."""
    return any(not move.to.leads_on for move in journey.moves)


def _overruns(journey: Journey, ended: Journey) -> bool:
    """Whether a course goes on after more ends than another one that came to its end.

    With other answers about the case, or by another text, it may have had another end.
    """
    if journey.policy is not ended.policy:
        return False
    return journey.went_on and journey.ends_passed + journey.past_end > ended.ends_passed


def _ends_last(ended: Journey, other: Journey, taken_up: frozenset[str]) -> bool:
    """Whether a course ends with the last of all that was told, on every day on which it was so in another course.

    An end without a day can have come on each of its days: so it is not known to be last. It is where it was told as
    the last thing, or could only have come earlier against what is usual.
    """
    moved = {id(move.known) for move in ended.moves}
    ends = [move.known for move in ended.moves if not move.to.leads_on]
    went_on = frozenset(_after_end(other))
    reopened = frozenset(_after_end(other, by_itself=True))
    is_last = any(known.event == ended.case.last for known in ends) or other.unusual > ended.unusual
    is_last = is_last or not went_on
    last = moments.last_of(*(known.last for known in ends))
    latest = moments.since_all(*(known.first or date.min if is_dated(known) else known.last for known in ends))
    since = latest if is_last else moments.since_all(*(_soonest(known, ended, other) for known in ends))
    told = [known for known in ends if known.fact in ended.case.facts]
    # Of what has no day, or came more than once, the days do not show whether it came before an end without a day.
    any_order = went_on if not (is_last or all(map(is_dated, ends))) else frozenset[str]()
    # What has no day can have come after an end that the list has before it, or, having taken the case up again, after
    # one that the list has nowhere.
    listed = {event for event in taken_up if any((event, known.event) in ended.order for known in ends)}
    later = (taken_up - listed) | _later_in_the_list(ended, told) if told else frozenset[str]()
    leading = steps(ended.policy) | later
    # That word of an end arrived is no later step.
    arrived = {each.id for each in ended.policy.procedure.events if each.arrival_of in {known.event for known in ends}}
    for event in _told(ended) - arrived:
        times = ended.history.get(event, ())
        if event in any_order and (len(times) > 1 or not all(map(is_dated, times))):
            return False
        for known, there in zip(times, other.history.get(event, ()), strict=False):
            if not is_dated(known) and (is_last or event not in leading):
                if known.first and moments.precedes(last, known.first):
                    return False
                continue
            # An end that came by itself can have come after all but the steps of the case.
            end = since if told or event in leading else latest
            # Of what came more than once, the time without a day need not be the one that led on.
            led = id(known) in moved and (len(times) == 1 or is_dated(known))
            before = led or not moments.precedes(end, there.last) or _came_by(other, event, ends)
            if event in reopened and any(_on_its_day(end, there) and listed_after(ended, end, event) for end in told):
                return False  # It can have come later on that day.
            if not (before and _is_within(there, known)):
                return False
    return True


def _on_its_day(end: Known, after: Known) -> bool:
    return moments.plain(end.last) == moments.plain(after.last) and not moments.precedes(after.last, end.last)


def _came_by(journey: Journey, event: str, ends: Sequence[Known]) -> bool:
    """Whether something came no later than one of some ends in a course that went on, whatever the day of each."""
    return any(event in journey.comes_before(known.event) for known in ends)


def _later_in_the_list(journey: Journey, ends: Sequence[Known]) -> frozenset[str]:
    """What the list of events has after any of some ends: it can have come after it, on a day that nobody told."""
    order = journey.policy.order
    first = min(order[known.event] for known in ends)
    return frozenset(event for event, at in order.items() if at > first)


def _told(journey: Journey) -> frozenset[str]:
    """What was told to have happened; what can be booked may lie ahead, and says nothing of how far a case got."""
    events = journey.policy.events
    return frozenset(fact.event for fact in journey.case.facts if fact.happened and not events[fact.event].future)


def _after_end(journey: Journey, *, by_itself: bool = False) -> Iterator[str]:
    """What a course went on by, after an end; with `by_itself` what leads out of no stage, and took it up again."""
    ended = False
    for move in journey.moves:
        if ended and move.to.leads_on and not (by_itself and move.transition):
            yield move.known.event
        ended = ended or not move.to.leads_on


def _soonest(known: Known, ended: Journey, other: Journey) -> date:
    """The first day of an end that was told, on the days of another course; the last of one that comes by itself."""
    if known.fact not in ended.case.facts:
        return known.first or known.last
    there = [each.first for each in other.history[known.event] if each.fact == known.fact]
    return moments.since_all(*(day for day in (date.min, known.first, *there) if day))


def _is_within(one: Known, other: Known) -> bool:
    """Whether every day of one is a day of another."""
    if moments.precedes(other.last, one.last):
        return False
    return other.first is None or (one.first is not None and not moments.precedes(one.first, other.first))

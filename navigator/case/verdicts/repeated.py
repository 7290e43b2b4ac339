"""An act that is repeated: when it is due next, and whether that is over."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.facts.history import ONE, Known, past
from navigator.case.limit.beginnings import Beginning, beginning_of
from navigator.case.limit.clock import Clock
from navigator.case.verdicts.state import State
from navigator.dates import moments
from navigator.model.limits import Limit


def repeated(
    base: State, limit: Limit, clock: Clock, beginnings: Sequence[Beginning], shown: Sequence[Known], today: date
) -> Iterator[State]:
    if not (beginnings or shown):
        yield base
        return
    if not beginnings:
        # Whatever began it: the next time counts from the last one.
        base = replace(base, begun=True, surely_begun=not shown[-1].maybe)
    begun = beginnings[0] if beginnings else beginning_of([(shown[-1].event, shown[-1])])
    ended = past(base.journey.history, limit.until or "", today)
    over = next((known for known in ended if not (begun.first and moments.precedes(known.last, begun.first))), None)
    # Of days that nobody told, one may be known to be no later than the other; when a letter came is presumed.
    begins = {begun.first_event, begun.last_event}
    sooner = over is not None and not begun.presumed and begins <= base.journey.comes_before(over.event)
    if over and not over.maybe and (sooner or not moments.precedes(over.first or date.min, begun.last)):
        # Where it has begun, it is over.
        if begun.maybe:
            yield replace(base, here=False, done=replace(over, maybe=True))
            return
        yield replace(base, done=over, over=True)
        return
    if over and not over.maybe and over.first and not (begun.first and moments.precedes(over.first, begun.first)):
        # It runs still only where it began after that.
        begun = replace(begun, first=over.first + ONE)
    dates = clock.repeated(begun, shown)
    if over:
        # It may be over, and then it has no date.
        yield replace(
            base, done=replace(over, maybe=True), beginning=begun, dates=replace(dates, none=True), if_done=True
        )
    yield replace(base, beginning=begun, dates=dates)

"""One limit, read in one way: from what is known of the events that start, stop and lengthen it to its dates.

Every date moves one way with each event: a later start or restart makes it later; a later stop, and a later notice of
more time, make it earlier. So the earliest and the latest date of all worlds come from two counts, one at each end.
Months and years that stood still differ in length with the day they are counted from: there each start is tried.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from navigator.case.facts.history import ONE, History, Known, past
from navigator.case.facts.hours import around_days_off, between, timed
from navigator.case.limit.basis import Basis
from navigator.case.limit.beginnings import Beginning, anew, beginning_of, in_turn, rounds_of
from navigator.case.limit.from_one_start import Start, counted
from navigator.case.limit.length import Run
from navigator.case.limit.limit_dates import NO_DATES, Dates, in_all, of_several
from navigator.case.limit.turning import moved_by, turns_at, ways_of
from navigator.case.limit.turns import Turns, Until
from navigator.dates import moments
from navigator.dates.calendars import Calendar, days_between
from navigator.dates.clocks import ZONES
from navigator.dates.counting import Count
from navigator.dates.periods import THAT_DAY, ClearMonths, Months, Years
from navigator.dates.rules import LastDay
from navigator.model.interpretation import Interpretation
from navigator.model.limits import Pick
from navigator.model.policy import Policy

LONGEST_ROUND = timedelta(1461)
"""Days in which months and years have had every length that they can have."""

MOST_KEPT = 1000
"""How many dates of one limit are kept."""


@dataclass(frozen=True, slots=True)
class Clock(Basis):
    """A limit in one interpretation: when it begins in a case, and its dates."""

    _found: dict[object, Dates] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Dates that were asked for before: the courses of a case differ in little, and seldom in what moves one limit."""
    _moved_by: frozenset[str] = field(init=False, repr=False, compare=False)
    """The events that can move its dates once it has begun."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_moved_by", moved_by(self.policy, self.read))

    @property
    def turns(self) -> bool:
        """Whether something can stop it or give more time."""
        parts = self.read.parts
        return bool(self.read.limit.pauses or self.read.limit.extensions) or any(each.anew for each in parts)

    def beginnings(self, history: History, today: date, again: Sequence[Known] = ()) -> tuple[Beginning, ...]:
        """Every beginning of the clock, first to last.

        A booked day begins nothing. But it can be counted back from, and what is due on that day is due then.

        `again`: what led back into the stage of the limit. Of several events the earlier counts anew from then on.
        """
        read = self.read
        if read.others:
            return self._side_by_side(history, today)
        known = {event: self._begun_by(event, history, today) for event in read.starts}
        if read.anew:
            return tuple(anew(known))
        if len(known) == 1:
            return tuple(in_turn(known))
        if read.pick is not Pick.LATER:
            return tuple(map(self._earlier, rounds_of(known, again)))
        happened = [(event, times[0]) for event, times in known.items() if times]
        return () if not happened or len(happened) < len(known) else (self._later(happened),)

    def _begun_by(self, event: str, history: History, today: date) -> tuple[Known, ...]:
        """The times of an event that the clock looks at."""
        if self.read.backward:
            return history.get(event, ())
        if self.read.period == THAT_DAY and self.policy.events[event].future:
            return tuple(known for known in history.get(event, ()) if not known.left_out)
        return past(history, event, today)

    @property
    def _parts(self) -> tuple["Clock", ...]:
        """The limits of which one counts, each with a clock of its own."""
        return tuple(replace(self, read=part) for part in self.read.parts)

    def _side_by_side(self, history: History, today: date) -> tuple[Beginning, ...]:
        """The first beginnings of several limits as one; none while too few have begun for a date."""
        parts = [next(iter(part.beginnings(history, today)), None) for part in self._parts]
        begun = [each for each in parts if each]
        if not begun or (self.read.pick is Pick.LATER and len(begun) < len(parts)):
            return ()
        first = min(begun, key=lambda each: each.first or date.min)
        last = max(begun, key=lambda each: each.last)
        needed = all if self.read.pick is Pick.EARLIER else any
        return (
            replace(
                first,
                last=last.last,
                last_event=last.last_event,
                maybe=needed(each.maybe for each in begun),
                firm=all(each.firm for each in begun),
                undated=tuple(dict.fromkeys(event for each in begun for event in each.undated)),
                parts=tuple(parts),
            ),
        )

    def _earlier(self, happened: Sequence[tuple[str, Known]]) -> Beginning:
        sure = [each for each in happened if not each[1].maybe]
        undated = [each for each in happened if each[1].first is None]
        first = undated[0] if undated else min(happened, key=self._received_first)
        last = (min if sure else max)(sure or happened, key=self._received_last)
        return replace(beginning_of([first, last]), maybe=not sure)

    def _later(self, happened: Sequence[tuple[str, Known]]) -> Beginning:
        first = max(happened, key=self._received_first)
        last = max(happened, key=self._received_last)
        return replace(beginning_of([first, last]), maybe=any(known.maybe for _, known in happened))

    def _received_first(self, happened: tuple[str, Known]) -> tuple[date, str]:
        event, known = happened
        return moments.as_first(self._counts_on(event, known.first)[0])

    def _received_last(self, happened: tuple[str, Known]) -> tuple[date, str, bool]:
        event, known = happened
        day, closes = self._counts_on(event, known.last)
        return *moments.as_last(day), closes

    def _counts_on(self, event: str, day: date | None) -> tuple[date, bool]:
        """The day on which something counts as received, and whether it can do so on the next, after a closing hour."""
        closes, came = self.read.counting(self.calendars, event)[0].closes, day and moments.clock_of(day)
        if closes and came and came >= closes:
            day = moments.plain(day or date.min) + ONE
        return self.received(event, day), bool(closes and not came)

    def dates(
        self,
        begun: Beginning,
        history: History,
        done: Known | None = None,
        before: frozenset[str] = frozenset(),
        *,
        by_then: bool = False,
    ) -> Dates:
        """The dates from a beginning; what happened after the act was done moves nothing.

        `before`: events that are known to have come no later than the act, whatever their days are. With `by_then`,
        the dates by which it was done in time or late: what has to come in time counts as if it had never been done.
        """
        moving = {event: times for event in self._moved_by if (times := history.get(event))}
        known = (*(each for times in moving.values() for each in times), *((done,) if done else ()))
        if any(map(_has_hours, (begun, *begun.parts, *known))):
            return self._dates(begun, moving, done, before, by_then=by_then)
        asked = begun, tuple(moving.items()), done, before, by_then
        if asked not in self._found:
            if len(self._found) == MOST_KEPT:
                self._found.clear()
            self._found[asked] = self._dates(begun, moving, done, before, by_then=by_then)
        return self._found[asked]

    def _dates(
        self, begun: Beginning, history: History, done: Known | None, before: frozenset[str], *, by_then: bool
    ) -> Dates:
        if self.read.others:
            pairs = zip(self._parts, begun.parts, strict=True)
            each = [
                part.dates(start, history, done, before, by_then=by_then) if start else NO_DATES
                for part, start in pairs
            ]
            return of_several(each, begun.parts, self.read.pick)
        if self.turns and self.read.ends_at_an_hour:
            history = timed(self.read, history, self.bounds)
        until = Until(between(done, self.bounds) if done else None, before, by_then)
        begun = self._since_a_day(begun, history, until)
        first, early = self._earliest(begun, history, until)
        last, late = self._latest(begun, history, until)
        unnamed = any(run.unnamed for run in late)
        stopped = last is None
        if done and self.read.limit.pauses and not (stopped or by_then):
            # It may have been done while the clock stood still.
            still = turns_at(self, history, until, late=True, still=True)
            starts = self._starts(begun, late=True)
            stopped = any(counted(self, begun.last_event, start, still)[0] is None for start in starts)
        if self.read.in_hours:
            first, last = around_days_off(first, last, *self.read.counting(self.calendars))
        return Dates(
            first=self._firm(first, begun),
            last=None if unnamed else self._firm(last, begun),
            none=begun.maybe or stopped or unnamed,
            endless=begun.first is None and self._can_be_long_over(begun, history, until),
            stopped=stopped,
            unnamed=unnamed,
            surely_unnamed=unnamed and bool(early) and all(run.unnamed for run in early),
            out_of_turn=in_all([run.out_of_turn for run in (*early, *late)]),
        )

    def _earliest(self, begun: Beginning, history: History, until: Until) -> tuple[Count | None, Sequence[Run]]:
        """The earliest date from a beginning, with what was taken on each way there; of one long ago there is none."""
        if begun.first is None:
            return None, ()
        ways = list(ways_of(self, history, until, late=False))
        starts = self._starts(begun, late=False)
        counts = [counted(self, begun.first_event, start, way, came=begun.arrived) for start in starts for way in ways]
        firsts, runs = zip(*counts, strict=True)
        if not any(firsts[:: len(ways)]):
            return None, runs
        others = self._of_other_length(begun.last_event, begun.first, begun.last, ways[0])
        return min((*filter(None, firsts), *others), key=Count.order), runs

    def _latest(self, begun: Beginning, history: History, until: Until) -> tuple[Count | None, Sequence[Run]]:
        """The latest date from a beginning, with what was taken on each way there; none where it stands still."""
        ways = list(ways_of(self, history, until, late=True))
        starts = self._starts(begun, late=True)
        counts = [counted(self, begun.last_event, start, way, came=begun.arrived) for start in starts for way in ways]
        lasts, runs = zip(*counts, strict=True)
        if not all(lasts):
            return None, runs
        since = max(begun.first or date.min, begun.last - LONGEST_ROUND)
        others = self._of_other_length(begun.last_event, since, begun.last, ways[0])
        return max((*lasts, *others), key=Count.order), runs

    def _since_a_day(self, begun: Beginning, history: History, until: Until) -> Beginning:
        """A beginning that may be long ago, where what began the time anew after it makes that no difference."""
        if begun.first is not None or not self.turns:
            return begun
        ways = list(ways_of(self, history, until, late=False))
        days = begun.last - LONGEST_ROUND, begun.last - 2 * LONGEST_ROUND
        ends = [[counted(self, begun.first_event, (day, False), way)[0] for way in ways] for day in days]
        return replace(begun, first=days[0]) if ends[0] == ends[1] else begun

    def _can_be_long_over(self, begun: Beginning, history: History, until: Until) -> bool:
        """Whether it has a date where it began long ago; not while it stands still by what counts at any time."""
        long_ago = (begun.last - LONGEST_ROUND, False)
        ways = ways_of(self, history, until, late=False)
        return not self.turns or any(counted(self, begun.last_event, long_ago, way)[0] for way in ways)

    def _starts(self, begun: Beginning, *, late: bool) -> tuple[Start, ...]:
        """The start that makes the date the latest, or the earliest; and any other that may.

        Where no hour is told of what has to be received, it can have come after the closing hour.
        """
        day = begun.last if late else begun.first or begun.last
        rules = self.read.counting(self.calendars, begun.last_event if late else begun.first_event)[0]
        if self.read.in_hours and rules.zone in ZONES:
            first, last = self.bounds(day)
            ends = ((last, True), (first, False)) if late else ((first, False), (last, True))
            # Where the end moves to another day, an earlier start can end with that, and then a stop is in time.
            return ends if rules.last_day is LastDay.NEXT_WORKING_DAY and self.turns else ends[:1]
        came_late = late and rules.closes and not (begun.arrived or moments.hour_of(day))
        return ((moments.closing(day) if came_late else day, False),)

    def _of_other_length(self, event: str, first: date, last: date, turns: Turns) -> Iterator[Count]:
        """The counts of months or years from other days, where the clock stood still for a while."""
        if not (
            any(stops.days for stops in turns.paused) and isinstance(self.read.period, Months | ClearMonths | Years)
        ):
            return
        for day in days_between(first, min(last, first + LONGEST_ROUND)):
            found, _ = counted(self, event, (day, False), turns)
            if found:
                yield found

    def repeated(self, begun: Beginning, done: Sequence[Known]) -> Dates:
        """The dates of an act that is repeated: each time is counted from the last time that it was done."""
        event = done[0].event if done else ""
        sure = [each for each in done if not each.maybe]
        lows = [self.bounds(each.first)[0] for each in sure if each.first]
        low = max(lows, key=moments.order, default=None)
        high = max((self.bounds(each.last)[1] for each in done), key=moments.order, default=None)
        again = begun
        if low and not (begun.first and moments.is_after(self.bounds(begun.first)[0], low)):
            again = replace(again, first=low, first_event=event)
        began = self.bounds(begun.last)[1]
        # What was done on the day on which it began was done after that.
        if high and (moments.is_after(high, began) or (sure and not moments.is_after(began, high))):
            again = replace(again, last=high, last_event=event)
        return self.dates(again, {})

    def _firm(self, found: Count | None, begun: Beginning) -> Count | None:
        """A count from a day that is not firm is not firm."""
        if found is None or begun.firm or found.provisional:
            return found
        calendar = self.calendars[found.calendar]
        return replace(found, provisional=True, known_from=calendar.covers_from, known_through=calendar.covers_through)


def clock_for(policy: Policy, read: Interpretation, calendars: Mapping[str, Calendar]) -> Clock:
    """The clock of an interpretation that the policy keeps, with the dates that it was asked for by these calendars."""
    kept = policy.once(_kept)
    found = kept.get(id(read))
    if found is None or found.calendars is not calendars:
        found = kept[id(read)] = Clock(policy, read, calendars)
    return found


def _kept(_policy: Policy) -> dict[int, Clock]:
    """The clock of each interpretation, which it holds: so that no other comes to stand in its place."""
    return {}


def _has_hours(known: Beginning | Known | None) -> bool:
    """Whether an hour stands beside a day, which equals one without: such are not told apart by what they equal."""
    if known is None:
        return False
    span = known.fact.span if isinstance(known, Known) else None
    return moments.have_hours(known.first, known.last, *((span.earliest, span.latest) if span else ()))

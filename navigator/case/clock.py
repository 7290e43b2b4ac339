"""One limit, read in one way: from what is known of the events that start, stop and lengthen it to its dates.

Every date moves one way with each event: a later start or restart makes it later; a later stop, and a later notice of
more time, make it earlier. So the earliest and the latest date of all worlds come from two counts, one at each end.
Months and years that stood still differ in length with the day they are counted from: there each start is tried.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from navigator.case.beginnings import Beginning, anew, beginning_of, in_turn, rounds_of
from navigator.case.history import ONE, History, Known, past
from navigator.case.hours import around_days_off, between, timed
from navigator.case.length import Run
from navigator.case.turns import NONE, Stop, Stops, Turn, Turns, Until, named_by
from navigator.dates import moments
from navigator.dates.calendars import Calendar, days_between
from navigator.dates.clocks import ZONES
from navigator.dates.counting import Count, FirstDay, LastDay, Rules, bounds, in_open_days, received_by
from navigator.dates.periods import THAT_DAY, ClearMonths, Months, Period, SchoolDays, Years
from navigator.model.extensions import elsewhere
from navigator.model.interpretation import Interpretation
from navigator.model.limits import Extension, NewStart, Notice, Pause, Pick, Resume
from navigator.model.policy import Policy

LONGEST_ROUND = timedelta(1461)
"""Days in which months and years have had every length that they can have."""
LOOKED_BACK = timedelta(400)
"""Days among which a day off is looked for that a short pause may have taken."""
_LATER = {NewStart.INCLUDED: -ONE, NewStart.EXCLUDED: NONE, NewStart.NEXT_EXCLUDED: ONE}


SameDay = Callable[[Pause, date, date], date]
"""Which of the days, from a first to a last one, a pause began and ended on."""

Start = tuple[date, bool]
"""A moment of a beginning. Where it counts as received on another day: whether it does so at the last hour of that."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a limit in all worlds of one course of a case."""

    first: Count | None = None
    """The count with the earliest date; None when there is none, or when nobody knows how far back it lies."""
    last: Count | None = None
    """The count with the last date."""
    none: bool = True
    """True when it has no date in some world: its clock has not begun there, or stands still."""
    endless: bool = False
    """True when nobody knows how far back the earliest date lies."""
    stopped: bool = False
    """True while the clock stands still in some world."""
    unnamed: bool = False
    """True when there is a later day that somebody has named and nobody has told: there is no last date."""
    surely_unnamed: bool = False
    """True when that is so in every world."""
    parts: tuple["Dates", ...] = ()
    """Of several limits: the dates of each."""
    out_of_turn: frozenset[str] = frozenset()
    """The notices of more time that count in no world, because they came out of turn."""

    @property
    def firm(self) -> bool:
        """True when every date rests on days that are known."""
        return not any(each.provisional for each in (self.first, self.last) if each)


NO_DATES = Dates()


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit in one interpretation, with what it is counted by."""

    policy: Policy
    read: Interpretation
    calendars: Mapping[str, Calendar]

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
        dated = [each for each in happened if each[1].first]
        first = max(dated or happened, key=self._received_first)
        last = max(happened, key=self._received_last)
        return replace(beginning_of([first, last]), maybe=any(known.maybe for _, known in happened))

    def _received_first(self, happened: tuple[str, Known]) -> tuple[date, str]:
        event, known = happened
        return moments.as_first(self._received(event, known.first))

    def _received_last(self, happened: tuple[str, Known]) -> tuple[date, str]:
        event, known = happened
        return moments.as_last(self._received(event, known.last))

    def _received(self, event: str, day: date | None) -> date:
        """The day on which something counts as received."""
        rules, calendar = self.read.counting(self.calendars, event)
        if day is None:
            return date.min
        return received_by(rules, calendar.of_time_begun(day))(day)

    def _runs_again(self, event: str, day: date | None, *, at_end: bool = False, sent: bool = False) -> date:
        """When a clock runs again by something that happened, or was sent, on a day.

        Where it counts as received on another day: the first hour of that or, `at_end`, the last.
        """
        if day is None:
            return date.min
        closes = self.read.counting(self.calendars, event)[0].closes
        came = moments.clock_of(day) or (moments.LAST_HOUR if at_end and not sent else "")
        if closes and came >= closes:
            day = moments.plain(day) + ONE
        # Of the end of another time the last day is looked for where it is counted from.
        found = day if event in self.read.ends else self._received(event, day)
        return found if moments.clock_of(found) else self._bounds(found)[at_end]

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
        if self.read.others:
            return self._of_several(begun, history, done, before, by_then=by_then)
        first, surely_unnamed, refused = None, False, list[frozenset[str]]()
        if self.turns and self.read.ends_at_an_hour:
            history = timed(self.read.limit, history, self._bounds)
        until = Until(between(done, self._bounds) if done else None, before, by_then)
        begun = self._since_a_day(begun, history, until)
        if begun.first is not None:
            ways = list(self._ways(history, until, late=False))
            starts = self._starts(begun, late=False)
            counts = [self._counted(begun.first_event, start, way) for start in starts for way in ways]
            firsts, surely_unnamed = [count for count, _ in counts], all(run.unnamed for _, run in counts)
            refused += (run.out_of_turn for _, run in counts)
            others = self._of_other_length(begun.last_event, begun.first, begun.last, ways[0])
            if any(firsts[:: len(ways)]):
                first = min((*filter(None, firsts), *others), key=Count.order)
        ways = list(self._ways(history, until, late=True))
        starts = self._starts(begun, late=True)
        counts = [self._counted(begun.last_event, start, way) for start in starts for way in ways]
        lasts, runs = zip(*counts, strict=True)
        refused += (run.out_of_turn for run in runs)
        unnamed, last = any(run.unnamed for run in runs), None
        if all(lasts):
            since = max(begun.first or date.min, begun.last - LONGEST_ROUND)
            others = self._of_other_length(begun.last_event, since, begun.last, ways[0])
            last = max((*lasts, *others), key=Count.order)
        stopped = last is None
        if done and self.read.limit.pauses and not (stopped or by_then):
            # It may have been done while the clock stood still.
            still = self._turns(history, until, late=True, still=True)
            stopped = any(self._counted(begun.last_event, start, still)[0] is None for start in starts)
        if self.read.in_hours:
            first, last = around_days_off(first, last, *self.read.counting(self.calendars))
        return Dates(
            first=self._firm(first, begun),
            last=None if unnamed else self._firm(last, begun),
            none=begun.maybe or stopped or unnamed,
            endless=begun.first is None and self._can_be_long_over(begun, history, until),
            stopped=stopped,
            unnamed=unnamed,
            surely_unnamed=unnamed and surely_unnamed,
            out_of_turn=_in_all(refused),
        )

    def _since_a_day(self, begun: Beginning, history: History, until: Until) -> Beginning:
        """A beginning that may be long ago, where what began the time anew after it makes that no difference."""
        if begun.first is not None or not self.read.anew:
            return begun
        ways = list(self._ways(history, until, late=False))
        days = begun.last - LONGEST_ROUND, begun.last - 2 * LONGEST_ROUND
        ends = [[self._counted(begun.first_event, (day, False), way)[0] for way in ways] for day in days]
        return replace(begun, first=days[0]) if ends[0] == ends[1] else begun

    def _can_be_long_over(self, begun: Beginning, history: History, until: Until) -> bool:
        """Whether it has a date where it began long ago; not while it stands still by what counts at any time."""
        long_ago = (begun.last - LONGEST_ROUND, False)
        ways = self._ways(history, until, late=False)
        return not self.turns or any(self._counted(begun.last_event, long_ago, way)[0] for way in ways)

    def when(self, known: Known) -> Known:
        """What happened between the moments that it can have had, where hours run on a clock; else on its days."""
        if self.read.last_hour or (self.read.in_hours and self.read.counting(self.calendars)[0].zone in ZONES):
            return between(known, self._bounds)
        return replace(known, first=known.first and moments.plain(known.first), last=moments.plain(known.last))

    def _bounds(self, day: date) -> tuple[date, date]:
        """The first and the last moment of a day, where hours run on a clock; else the day itself."""
        if not self.read.ends_at_an_hour:
            return day, day
        return bounds(self.read.period, day, self.read.counting(self.calendars)[0])

    def _starts(self, begun: Beginning, *, late: bool) -> tuple[Start, ...]:
        """The start that makes the date the latest, or the earliest; and any other that may.

        Where no hour is told of what has to be received, it can have come after the closing hour.
        """
        day = begun.last if late else begun.first or begun.last
        rules = self.read.counting(self.calendars, begun.last_event if late else begun.first_event)[0]
        if self.read.in_hours and rules.zone in ZONES:
            first, last = self._bounds(day)
            ends = ((last, True), (first, False)) if late else ((first, False), (last, True))
            # Where the end moves to another day, an earlier start can end with that, and then a stop is in time.
            return ends if rules.last_day is LastDay.NEXT_WORKING_DAY and self.turns else ends[:1]
        came_late = late and rules.closes and not (begun.arrived or moments.hour_of(day))
        return ((moments.closing(day) if came_late else day, False),)

    def _of_other_length(self, event: str, first: date, last: date, turns: "Turns") -> Iterator[Count]:
        """The counts of months or years from other days, where the clock stood still for a while."""
        if not (
            any(stops.days for stops in turns.paused) and isinstance(self.read.period, Months | ClearMonths | Years)
        ):
            return
        for day in days_between(first, min(last, first + LONGEST_ROUND)):
            found, _ = self._counted(event, (day, False), turns)
            if found:
                yield found

    def _of_several(
        self, begun: Beginning, history: History, done: Known | None, before: frozenset[str], *, by_then: bool
    ) -> Dates:
        """The earlier or the later date of several limits, in every world in which some of them have one."""
        pairs = zip(self._parts, begun.parts, strict=True)
        each = tuple(
            part.dates(start, history, done, before, by_then=by_then) if start else NO_DATES for part, start in pairs
        )
        worlds = [self._picked([each[at] for at in present]) for present in _present(each, begun.parts)]
        worlds += self._before_a_stop(each)
        firsts = [world.first for world in worlds if world.first]
        lasts = [world.last for world in worlds if world.last]
        return Dates(
            first=min(firsts, key=Count.order, default=None),
            last=max(lasts, key=Count.order, default=None),
            none=any(world.none for world in worlds),
            endless=any(world.endless for world in worlds),
            stopped=any(dates.stopped for dates in each),
            unnamed=any(dates.unnamed for dates in each),
            parts=each,
            out_of_turn=_in_all([dates.out_of_turn for dates in each if dates.first or dates.last]),
        )

    def _before_a_stop(self, each: Sequence[Dates]) -> Iterator[Dates]:
        """The earliest date where a limit whose clock stands still in one world was over before that in another."""
        known = [dates for dates in each if dates.first or dates.endless]
        earlier = self.read.pick is Pick.EARLIER
        if all(dates.last for dates in known) or not (earlier or len(known) == len(each)):
            return
        pick, some = (min, any) if earlier else (max, all)
        first = pick((dates.first for dates in known if dates.first), key=lambda found: found.due, default=None)
        yield Dates(first=first, last=None, none=True, endless=some(dates.endless for dates in known))

    def _picked(self, dates: Sequence[Dates]) -> Dates:
        """The dates of those that have one in a world; all of them are needed for the later."""
        earlier = self.read.pick is Pick.EARLIER
        if not dates or not (earlier or len(dates) == len(self.read.parts)):
            return NO_DATES
        pick = min if earlier else max
        endless = any(each.endless for each in dates) if earlier else all(each.endless for each in dates)
        first = pick((each.first for each in dates if each.first), key=Count.order, default=None)
        last = pick((each.last for each in dates if each.last), key=Count.order)
        # While the date of one is not firm, nobody knows which of them counts.
        loose = next(
            (found for each in dates for found in (each.first, each.last) if found and found.provisional), None
        )
        return Dates(first=_loosened(first, loose), last=_loosened(last, loose), none=False, endless=endless)

    def repeated(self, begun: Beginning, done: Sequence[Known]) -> Dates:
        """The dates of an act that is repeated: each time is counted from the last time that it was done."""
        event = done[0].event if done else ""
        sure = [each for each in done if not each.maybe]
        lows = [self._bounds(each.first)[0] for each in sure if each.first]
        low = max(lows, key=moments.order, default=None)
        high = max((self._bounds(each.last)[1] for each in done), key=moments.order, default=None)
        again = begun
        if low and not (begun.first and moments.is_after(self._bounds(begun.first)[0], low)):
            again = replace(again, first=low, first_event=event)
        began = self._bounds(begun.last)[1]
        # What was done on the day on which it began was done after that.
        if high and (moments.is_after(high, began) or (sure and not moments.is_after(began, high))):
            again = replace(again, last=high, last_event=event)
        return self.dates(again, {})

    # From one start.

    def _counted(self, event: str, start: Start, turns: "Turns") -> tuple[Count | None, Run]:
        """The count from one start, with everything that moves it in the order of the days; None while it stands.

        With it: what was taken on the way.
        """
        rules, calendar = self.read.counting(self.calendars, event)
        day, at_end = start
        plain, most = self.read.period, self.read.limit.at_most
        run = Run(self.calendar_for, rules, calendar, day, plain, at_end, plain=plain, most=most)
        if turns.begin_anew:
            self._from_the_last(run, turns.turns)
            return run.end(()), run
        for turn in turns.in_order():
            end = run.end(turns.stretches(day))
            if end and moments.is_after(turn.stop or turn.day, end.due) and turn.notice is Notice.IN_TIME:
                continue  # it came when the time was over
            if turn.extension and turn.elsewhere:
                run.use_elsewhere(turn.extension)
            elif turn.extension:
                in_time = end if turn.notice is Notice.IN_TIME and turn.stop is None else None
                run.extend(turn.extension, turn.through, in_time, turn.else_through)
            elif turn.begins:
                run.begin_again(turn.through or date.min, self._without_closing(turn.begins))
            elif turn.pause and turn.stopped and not run.is_used_up(turn.pause):
                stopped = turn.stopped.since(day, other=turns.other_ends)
                if stopped is None:
                    continue
                if stopped.through is None:
                    return None, replace(run, unnamed=False)
                run.used = (*run.used, turn.pause)
                run.begin_again(stopped.through, self._without_closing(turn.pause.until))
        return run.end(turns.stretches(day)), run

    def _from_the_last(self, run: Run, turns: Sequence["Turn"]) -> None:
        """Begin anew with each event in turn; where a time that runs out is over by then, only up to its end.

        One that can have come before another or after it may be in time only once that has begun the time.
        """
        pending = list(turns)
        while pending:
            end = run.end(())
            closes = end.due if end else date.max
            ready = [each for each in pending if each.notice is not Notice.IN_TIME or _is_by(each.day, closes)]
            if not ready:
                return
            turn = min(ready, key=lambda each: moments.order(each.through or date.min))
            pending.remove(turn)
            through = turn.through or date.min
            if turn.notice is Notice.IN_TIME:
                through = min(through, self._runs_again(turn.begins, closes, at_end=True), key=moments.order)
            run.begin_again(through, self._without_closing(turn.begins))

    def _without_closing(self, event: str) -> Rules:
        """The rules for a time that an event begins again; the closing hour was looked at for the event itself."""
        return replace(self.read.counting(self.calendars, event)[0], closes="")

    def _firm(self, found: Count | None, begun: Beginning) -> Count | None:
        """A count from a day that is not firm is not firm."""
        if found is None or begun.firm or found.provisional:
            return found
        calendar = self.calendars[found.calendar]
        return replace(found, provisional=True, known_from=calendar.covers_from, known_through=calendar.covers_through)

    def calendar_for(self, period: Period) -> Calendar:
        """The calendar that a period is counted by."""
        school, usual = self.read.rules.school_calendar, self.read.rules.calendar
        name = school if isinstance(period, SchoolDays) else usual
        return self.calendars[name or usual or school or ""]

    def _ways(self, history: History, until: "Until", *, late: bool) -> Iterator["Turns"]:
        """What may make the date the latest, or the earliest; the usual way first."""
        limit = self.read.limit
        yield from self._turns(history, until, late=late).orders(late=late)
        restarts = (pause for pause in limit.pauses if pause.then is Resume.RESTART)
        if not late and any(pause.notice is Notice.IN_TIME for pause in restarts):
            # The clock may have stopped when the time was over already, and then nothing began anew.
            yield self._turns(history, until, late=False, over=True)
        if not late and any(sum(self._edges(pause), NONE) > NONE for pause in limit.pauses):
            # A day is lost though it ran again on the day of the stop: which day that was makes a difference.
            yield self._turns(history, until, late=False, same_day=self._last_day)
            if in_open_days(self.read.period, self.read.counting(self.calendars)[0]):
                yield self._turns(history, until, late=False, same_day=self._day_off)
        if any(pause.times for pause in limit.pauses):
            # Where a stop may have been over before the clock began, it may be the one after it that counts.
            yield replace(self._turns(history, until, late=late), other_ends=True)

    def _turns(
        self,
        history: History,
        until: "Until",
        *,
        late: bool,
        still: bool = False,
        over: bool = False,
        same_day: SameDay | None = None,
    ) -> "Turns":
        """What stops, restarts and lengthens the clock, each as early or as late as makes the date late, or early.

        With `still`, the clock runs again only where it surely did before the act was done; with `over`, it stops as
        late as it can, so that the time may be over by then. `same_day`: the day, of several, on which it may have
        stopped and run again; without it the first.
        """
        limit = self.read.limit
        paused: list[Stops] = []
        turns: list[Turn] = []
        for pause in limit.pauses:
            stops = self._stops(
                pause, history, until.of(pause.notice), late=late, still=still, over=over, same_day=same_day
            )
            if pause.then is Resume.RESTART:
                turns += [Turn(stop.day, pause.notice, stop.through, pause=pause, stopped=stop) for stop in stops]
            else:
                paused.append(Stops(tuple(stops), pause.times, *self._edges(pause)))
        turns += self._begun_anew(history, until, late=late)
        above, below = elsewhere(self.policy, limit)
        turns += self._used_elsewhere(above, history, until, late=late)
        for extension in limit.extensions:
            known = until.of(extension.notice)
            for each in known.before(extension.event, history, late=late):
                named = named_by(extension, each, history)
                day, else_day = (named.first, named.last) if named else (None, None)
                day, else_day = (else_day, day) if late else (day, else_day)
                early = each.first or date.min
                on, else_on = (early, until.last_of(each)) if late else (each.last, early)
                if extension.at_least is None:
                    turns.append(Turn(on, extension.notice, day, else_day, extension, else_on=else_on))
                    continue
                # What sets the clock going again is in time if the stop was, for the time stood still until then.
                stop = self._stop_before(extension.event, each, history, known, late=late)
                through = known.last_of(each) if late else each.first
                turns.append(Turn(on, extension.notice, through, extension=extension, stop=stop, else_on=else_on))
        turns += self._used_elsewhere(below, history, until, late=late)
        return Turns(tuple(paused), tuple(turns))

    def _edges(self, pause: Pause) -> tuple[timedelta, timedelta]:
        """How many days earlier a pause begins than after the day of its stop, and how many later it ends.

        The end of a time is told as the day after its last one, which is then the first that is lost, or that counts.
        """
        if self.read.in_hours:
            return NONE, NONE
        early = pause.stop_day is FirstDay.EXCLUDED or pause.from_ in self.read.ends
        later = _LATER[pause.restart_day]
        return ONE if early else NONE, max(later - ONE, -ONE) if pause.until in self.read.ends else later

    def _used_elsewhere(
        self, extensions: Sequence[Extension], history: History, until: "Until", *, late: bool
    ) -> Iterator["Turn"]:
        """The notices for other limits, in time for those or not.

        Of one that may have come after the act, its order to the notices here says whether it matters.
        """
        for extension in extensions:
            for each in until.of(extension.notice).before(extension.event, history, late=True):
                early = each.first or date.min
                on, else_on = (each.last, early) if late else (early, each.last)
                yield Turn(on, Notice.AT_ANY_TIME, None, extension=extension, else_on=else_on, elsewhere=True)

    def _begun_anew(self, history: History, until: "Until", *, late: bool) -> Iterator["Turn"]:
        """Each of the events of which the last so far begins the time; where it has run out, only what came before."""
        read = self.read
        notice = Notice.IN_TIME if read.limit.expiry else Notice.AT_ANY_TIME
        for event in read.starts if read.anew else ():
            for each in until.before(event, history, late=late):
                if each.maybe and not late:
                    continue
                sent, first = each.fact.sent is not None and each.fact.sent.tells_the_hour, each.first or date.min
                on, through = (first, until.last_of(each)) if late else (each.last, each.first)
                yield Turn(on, notice, self._runs_again(event, through, at_end=late, sent=sent), begins=event)

    def _stop_before(self, event: str, going: Known, history: History, until: "Until", *, late: bool) -> date | None:
        """The day of the last stop that an event can have ended."""
        stops = (
            stop
            for pause in self.read.limit.pauses
            if pause.until == event
            for stop in until.before(pause.from_, history, late=late)
            if not (stop.first and moments.is_after(stop.first, going.last)) and (late or not stop.maybe)
        )
        days = ((stop.first or date.min) if late else stop.last for stop in stops)
        return max(days, key=moments.order, default=None)

    def _last_day(self, _pause: Pause, _first: date, last: date) -> date:
        return last

    def _day_off(self, pause: Pause, first: date, last: date) -> date:
        """The last of some days on which a stop that ended that day took the fewest days that count."""
        before, after = self._edges(pause)
        calendar = self.calendar_for(self.read.period)
        days = days_between(max(first, last - LOOKED_BACK), last)
        return min(reversed(list(days)), key=lambda day: calendar.between(day - before, day + after))

    def _stops(
        self,
        pause: Pause,
        history: History,
        until: "Until",
        *,
        late: bool,
        still: bool,
        over: bool,
        same_day: SameDay | None = None,
    ) -> Iterator["Stop"]:
        """Each stop with the day on which the clock runs again; a start again belongs to one stop only."""
        ends = list(until.before(pause.until, history, late=not still))
        stops = list(until.before(pause.from_, history, late=late))
        if pause.times:
            # Of days that overlap nobody knows which came first: the first of them is the one that is so at this end.
            (ends if late else stops).sort(key=lambda known: moments.order(known.last))
            if late:
                stops.sort(key=lambda known: moments.order(known.first or date.min))
        for stop in stops:
            end = next((each for each in ends if not (stop.first and moments.is_after(stop.first, each.last))), None)
            if end is None:
                yield Stop((stop.first or date.min) if late else stop.last, None)
                continue
            ends.remove(end)
            sent = end.fact.sent is not None and end.fact.sent.tells_the_hour
            first = self._runs_again(pause.until, end.first, sent=sent)
            last = self._runs_again(pause.until, end.last, at_end=True, sent=sent)
            if late:
                yield Stop(stop.first or date.min, last, first)
            elif over:
                latest = max(end.first or date.min, stop.last, key=_by_the_hour)
                through = self._runs_again(pause.until, latest, sent=sent)
                yield Stop(stop.last, through, last)
            elif end.first is None or not moments.is_after(end.first, stop.last):
                # It may have run again on the day it stopped.
                day = max(stop.first or date.min, end.first or date.min, key=_by_the_hour)
                if same_day:
                    day = same_day(pause, moments.plain(day), moments.plain(min(stop.last, end.last)))
                yield Stop(day, self._runs_again(pause.until, day, sent=sent), last)
            else:
                yield Stop(stop.last, first, last)


def _is_by(day: date, end: date) -> bool:
    return not moments.is_after(day, end)


def _in_all(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset.intersection(*sets) if sets else frozenset()


def _by_the_hour(day: date) -> tuple[date, int, str]:
    """What to order two moments by, of which each may be read by a clock or not."""
    return *moments.order(day), moments.clock_of(day)


def _present(each: Sequence[Dates], starts: Sequence[Beginning | None]) -> Iterator[tuple[int, ...]]:
    """Which limits have a date together: those that may not have begun, with one event, have one or none together."""
    begins = [start.first_event if start else "" for start in starts]
    unsure = {event for event, dates in zip(begins, each, strict=True) if dates.none and dates.last}
    for happened in itertools.product((True, False), repeat=len(unsure)):
        held = dict(zip(sorted(unsure), happened, strict=True))
        yield tuple(at for at, dates in enumerate(each) if dates.last and held.get(begins[at], True))


def _loosened(found: Count | None, loose: Count | None) -> Count | None:
    if found is None or loose is None or found.provisional:
        return found
    return replace(found, provisional=True, known_from=loose.known_from, known_through=loose.known_through)

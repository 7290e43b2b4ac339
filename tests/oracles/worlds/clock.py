"""The date of one limit, in one reading, when it is settled which events happened on which days."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache

from navigator.dates.calendars import Calendar
from navigator.dates.moments import Moment
from navigator.dates.periods import Days, Months, Period, WorkingDays
from navigator.model.limits import Alternative, CountingRules, Extension, Limit, Pause, Reading
from navigator.model.policy import Policy
from tests.oracles.worlds.days import MINUTES, ONE, Looker, Stop, first_day_back, last_day, minutes_of, on_the_clock

KNOWN_THROUGH = 2030
"""The last year in which it is known how clocks run."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event on a day, in one world."""

    day: date
    event: str
    firm: bool = True
    """False when the day rests on a day off that nobody knows yet."""
    edge: bool = False
    """True when the day stands for "long ago": nobody knows how far back it lies."""
    late_on: date | None = None
    """Sent by email after hours on that day; `day` is then the day it counts without a closing hour."""
    presumed: bool = False
    """An arrival that is presumed from the sending; it may lie ahead, for the sending is a fact."""
    settled: bool = False
    """Of what came at an hour that nobody told: this world says whether that was after hours, by `late_on`."""
    nth: int = 1
    """Of what was told more than once for one day: which of its times that is."""

    def __lt__(self, other: "Happening") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, str, bool, bool, date, bool, bool, int]:
        late = self.late_on or date.min
        return self.day, self.event, self.firm, self.edge, late, self.presumed, self.settled, self.nth


History = Mapping[str, tuple[Happening, ...]]
"""Each event with its happenings, first to last."""


@dataclass(frozen=True, slots=True)
class Date:
    """The date of a limit in one world."""

    day: date | None = None
    firm: bool = True
    edge: bool = False
    start: Happening | None = None
    """The happening that the clock was started by."""
    more: bool = False
    """True when a later day was named that nobody has told: it is that day, or a later one."""


NO_DATE = Date()


def _own(limit: Limit) -> Alternative:
    """What a limit says of itself, in the form of a limit beside another."""
    return Alternative(words=limit.words, period=limit.period, from_=limit.from_, before=limit.before, anew=limit.anew)


def rules_of(policy: Policy, limit: Limit, reading: Reading | None, other: Alternative | None = None) -> CountingRules:
    """The counting rules that hold: the nearest level that says something."""
    levels = (
        other.counting if other else None,
        reading.counting if reading else None,
        limit.counting,
        policy.procedure.counting,
        policy.publisher.counting,
    )
    return _nearest(tuple(level for level in levels if level is not None))


@lru_cache(maxsize=1000)  # each day of each world asks the same few
def _nearest(said: tuple[CountingRules, ...]) -> CountingRules:
    """Of each rule what the first level says that says something."""
    held = {
        f.name: next((v for at in said if (v := getattr(at, f.name)) is not None), None) for f in fields(CountingRules)
    }
    return CountingRules(**held)


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit in one reading."""

    policy: Policy
    limit: Limit
    reading: Reading | None
    calendars: Mapping[str, Calendar]
    other: Alternative | None = None
    """The limit beside it that is looked at, in the place of its own period and start."""

    @property
    def sides(self) -> tuple["Clock", ...]:
        """Each of several limits, with the words of none other."""
        return tuple(replace(self, other=each) for each in (_own(self.limit), *self.limit.or_))

    @property
    def is_several(self) -> bool:
        return bool(self.limit.or_) and self.other is None

    @property
    def period(self) -> Period:
        if self.other:
            return self.other.period
        return self.reading.period if self.reading and self.reading.period else self.limit.period

    @property
    def backwards(self) -> bool:
        return bool(self._chosen()[1]) or self.is_named

    @property
    def is_named(self) -> bool:
        """Whether the last day is itself a day that somebody names."""
        return self.limit.day is not None and self.other is None

    @property
    def starts(self) -> tuple[str, ...]:
        """The events it is counted from, or back from."""
        if self.limit.day and self.is_named:
            return (self.limit.day,)
        ahead, back = self._chosen()
        return back or ahead

    def _chosen(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        reading = self.reading
        if self.other:
            return tuple(self.other.from_), tuple(self.other.before)
        if reading and (reading.from_ or reading.before):
            return tuple(reading.from_), tuple(reading.before)
        return tuple(self.limit.from_), tuple(self.limit.before)

    @property
    def rules(self) -> CountingRules:
        return rules_of(self.policy, self.limit, self.reading, self.other)

    def counting_calendar(self, unit: str | None = None) -> Calendar:
        rules = self.rules
        name = rules.school_calendar if (unit or self.period.unit) == "school days" else rules.calendar
        if name is None:
            raise NotImplementedError("a limit without a calendar")
        return self.calendars[name]

    def looker(self, unit: str | None = None) -> Looker:
        """Who looks at the days that a length of time runs over."""
        return Looker(self.counting_calendar(unit), not_counted=self.rules.not_counted or "")

    def office_calendar(self) -> Calendar:
        """The calendar of working days, by which things are received and last days are moved."""
        name = self.rules.calendar
        return self.calendars[name] if name else self.counting_calendar()

    def started(self, history: History, today: date, reopened: Sequence[date] = ()) -> tuple[Happening, ...]:
        """Every start of this clock, first to last; a booked day starts nothing, but can be counted back from.

        `reopened`: the days on which its stage opened again. The earlier of several starts is one for each time.
        """
        if self.is_several:
            begun = [side.started(history, today)[:1] for side in self.sides]
            enough = any(begun) if self.limit.pick and self.limit.pick.value == "earlier" else all(begun)
            return tuple(sorted(start for each in begun for start in each)[:1]) if enough else ()
        ahead = self.backwards or self.period.amount == 0  # due on the day itself, which is known
        known = {
            event: tuple(h for h in history.get(event, ()) if ahead or h.day <= today or h.presumed)
            for event in self.starts
        }
        if len(known) == 1:
            return next(iter(known.values()))
        if self.anew:
            return tuple(sorted(happening for each in known.values() for happening in each))
        pick = (self.reading.pick if self.reading and self.reading.pick else self.limit.pick) or None
        if pick is not None and pick.value == "earlier" and reopened:
            turns: dict[int, list[Happening]] = {}
            for happening in sorted(h for each in known.values() for h in each):
                turns.setdefault(sum(1 for day in reopened if happening.day >= day), []).append(happening)
            return tuple(min(each, key=self._first_received) for _, each in sorted(turns.items()))
        if any(len(each) > 1 for each in known.values()):
            raise NotImplementedError("a limit from one of several events, one of which happened again")
        happened = [each[0] for each in known.values() if each]
        if not happened or pick is None:
            return ()
        if pick.value == "later":
            return (max(happened, key=self._last_received),) if len(happened) == len(known) else ()
        return (min(happened, key=self._first_received),)

    def _first_received(self, happening: Happening) -> tuple[date, str]:
        """Of one day the hour decides; where none is told, it can have been the first as well as the last."""
        day = self.received(happening)[0]
        return day, getattr(day, "at", "")

    def _last_received(self, happening: Happening) -> tuple[date, str]:
        day = self.received(happening)[0]
        return day, getattr(day, "at", "") or "24:00"

    def received(self, happening: Happening) -> tuple[date, bool]:
        """The day on which something counts as received for this limit, and whether that is known."""
        rules, day, firm = self.rules, happening.day, happening.firm
        if happening.event in self.starts and self.is_end(happening.event) and not (self.backwards or self.included):
            # It came on the day after the last one of the time that ended: that last day is what is counted from.
            if getattr(day, "at", ""):
                return date(day.year, day.month, day.day), firm  # or at the hour at which that ended
            return date(day.year, day.month, day.day) - ONE, firm
        if happening.late_on and rules.cutoff:
            day, firm = happening.late_on + ONE, True
        sent = self.policy.events[happening.event].sent
        # What was sent in a way that is told came before the closing hour, or is `late_on` its day.
        hour = getattr(day, "at", "") or (
            "" if happening.presumed or happening.settled else getattr(happening, "hour", "")
        )
        if sent and not self.backwards and rules.cutoff and hour >= rules.cutoff:
            day = date(day.year, day.month, day.day) + ONE
        if self.backwards or not sent or rules.receipt is None or rules.receipt.value == "any day":
            return day, firm
        looker = Looker(self.office_calendar())
        if rules.receipt.value == "after a closure":
            looker = Looker(self.counting_calendar())
            day = looker.first_after_closure(day)
        else:
            day = looker.first_open(day)
        return day, firm and looker.firm

    def is_end(self, event: str) -> bool:
        """Whether an event is nothing but the end of a time."""
        return event in self.policy.once(bare_ends)

    def due(self, start: Happening, history: History, until: date | None = None, today: date | None = None) -> Date:
        """The date counted from a start; what happened after `until`, when the act was done, moves nothing."""
        if self.is_several:
            return self._decided(start, history, until, today or date.max)
        if self.is_named:
            return Date(self.with_hour(start.day), start.firm, start.edge, start)
        if self.backwards:
            return self._back(start)
        if self.anew:
            start = self._last_so_far(start, history, until, today or date.max)
        return _Run(self, start, history, until).due()

    @property
    def anew(self) -> bool:
        return self.other.anew if self.other else self.limit.anew

    def _last_so_far(self, start: Happening, history: History, until: date | None, today: date) -> Happening:
        """The last message up to the act; where silence has an effect, the last before it was silent for so long."""
        for each in self.started(history, today):
            if each < start or (until is not None and each.day > until):
                continue
            silent = _Run(self, start, history, until).due().day if self.limit.expiry else None
            if silent and each.day > silent:
                break
            start = each
        return start

    def _decided(self, start: Happening, history: History, until: date | None, today: date) -> Date:
        """The earlier of those of several limits that have a date, or the later once all have."""
        found = [
            side.due(begun[0], history, until, today) for side in self.sides if (begun := side.started(history, today))
        ]
        dated = sorted((each for each in found if each.day), key=lambda each: each.day or date.max)
        earlier = self.limit.pick is not None and self.limit.pick.value == "earlier"
        if not dated or (not earlier and len(dated) < len(self.sides)):
            return NO_DATE
        one = dated[0] if earlier else dated[-1]
        return replace(one, firm=all(each.firm for each in dated), start=start)

    def repeated(self, start: Happening, times: int) -> Date:
        """The date of a repeated act for the n-th time."""
        if self.limit.extensions or self.limit.pauses or self.backwards:
            raise NotImplementedError("a repeated act with pauses or extensions, or counted back")
        looker = self.looker()
        day, firm = self.received(start)
        whole = type(self.period)(self.period.amount * times)
        end = last_day(whole, day, looker, included=self.included)
        return self.moved(Date(end, firm and looker.firm, start.edge, start))

    @property
    def included(self) -> bool:
        first = self.rules.first_day
        if self.period.amount == 0:
            return False  # at once, on the day of what it is counted from
        if self.period.unit == "day of the year":
            # What is said of first days in general is not about it: the day of the start can be the one.
            own = (self.other and self.other.counting, self.reading and self.reading.counting, self.limit.counting)
            first = next((level.first_day for level in own if level and level.first_day), None)
            return first is None or first.value == "included"
        if first is None:
            raise NotImplementedError("a limit that does not say whether the first day counts")
        return first.value == "included"

    def _back(self, start: Happening) -> Date:
        if self.limit.extensions or self.limit.pauses:
            raise NotImplementedError("pauses or extensions of a limit that is counted back")
        looker = self.looker()
        if moment := self.on_the_clock(self.period, start.day, back=True):
            return self.moved(Date(moment, start.firm, start.edge, start))
        day = first_day_back(self.period, start.day, looker, included=self.included)
        return self.moved(Date(day, start.firm and looker.firm, start.edge, start))

    def on_the_clock(self, period: Period, start: date, *, back: bool = False) -> date | None:
        """The moment at which a limit in hours is over; None where no hour is told, or hours are not what it is in."""
        if period.unit not in MINUTES or self.limit.kind.value != "by":
            return None
        zone = self.rules.zone or self.counting_calendar().zone
        first, length = self.rules.first_hour, minutes_of(period)
        full = first is not None and first.value == "excluded" and period.unit == "hours"
        return on_the_clock(-length if back else length, start, zone, full=full)

    def moved(self, found: Date) -> Date:
        """The date after the last day has moved; a day before which nothing may be done never moves."""
        if found.day is None:
            return found
        if self.limit.kind.value != "by":
            # "Not before" is the day itself; a word for "after" means the day that follows. Only what stands in the
            # limit itself is said of a wait.
            own = [each.counting for each in (self.other, self.reading, self.limit) if each and each.counting]
            waited = self._open(found) if any(each.last_day for each in own) else found
            assert waited.day is not None
            after = self.limit.kind.value == "after"
            return replace(waited, day=waited.day + ONE) if after else waited
        found = self._open(found)
        assert found.day is not None
        return replace(found, day=self.with_hour(found.day))

    @property
    def last_hour(self) -> str:
        """The hour of its last day at which it is over; empty where that is the whole day."""
        waits = self.limit.kind.value != "by"
        return "" if waits or self.period.unit in MINUTES else self.rules.last_hour or ""

    def with_hour(self, day: date) -> date:
        """A last day with the hour at which the time is over."""
        return Moment.of(date(day.year, day.month, day.day), self.last_hour) if self.last_hour else day

    def _open(self, found: Date) -> Date:
        """The date moved off a day off, by the rule that holds.

        What is said of all limits is not about hours, and moves nothing nearer to what it is counted back from.
        """
        rule = self.rules.last_day
        own = [each.counting for each in (self.other, self.reading, self.limit) if each and each.counting]
        if rule and not any(each.last_day for each in own):
            nearer = self.backwards and rule.value == "next working day"
            if nearer or self.period.unit in MINUTES:
                return found
        if found.day is None or rule is None or rule.value == "stays":
            return found
        looker = Looker(self.office_calendar())
        day = looker.first_open(found.day, ONE if rule.value == "next working day" else -ONE)
        return Date(day, found.firm and looker.firm, found.edge, found.start)


def zones_of(policy: Policy, calendars: Mapping[str, Calendar]) -> frozenset[str]:
    """Whose clocks the limits of a policy are counted on, as far as anybody says."""
    clocks = [
        side
        for _, limit in policy.limits()
        for reading in limit.readings or (None,)
        for whole in (Clock(policy, limit, reading, calendars),)
        for side in (whole.sides if whole.is_several else (whole,))
    ]
    return frozenset(name for each in clocks if (name := each.rules.zone or each.counting_calendar().zone))


def bare_ends(policy: Policy) -> frozenset[str]:
    """The events that are nothing but the end of a time."""
    acts = {duty.produces for duty in policy.duties.values()}
    over = [limit.expiry for _, limit in policy.limits() if limit.expiry]
    return frozenset({each.event for each in over if each.done_or_not} - acts)


def stopped_first(policy: Policy, limit: Limit) -> tuple[tuple[str, str], ...]:
    """What stops a clock and what can only then start it again; before the end of a time it can have gone on."""
    pairs = ((pause.from_, pause.until) for pause in limit.pauses)
    return tuple(pair for pair in pairs if pair[0] not in policy.once(bare_ends))


def used_elsewhere(policy: Policy, limit: Limit) -> dict[str, Extension]:
    """The extensions of other limits that one of a limit names, or that name one of it."""
    mine = {each.id: each for each in limit.extensions}
    if not mine:
        return {}
    theirs = [each for _, other in policy.limits() for each in other.extensions if each.id not in mine]
    named = {name for each in mine.values() for name in each.not_with}
    return {each.id: each for each in theirs if each.id in named or mine.keys() & set(each.not_with)}


@dataclass
class _Run:
    """A clock that runs: what stops it, what starts it anew, and what gives more time, in the order of the days."""

    clock: Clock
    start: Happening
    history: History
    until: date | None

    def due(self) -> Date:
        begin, firm = self.clock.received(self.start)
        stops, unsure = self._stops(restarting=False)
        runs_from = self._runs_from(begin, stops)
        if runs_from is None:
            return Date(None, firm, self.start.edge or any(h.edge for h in unsure), self.start)
        return self._due_from(runs_from, stops, unsure, firm=firm)

    def _due_from(self, begin: date, stops: tuple[Stop, ...], unsure: Sequence[Happening], *, firm: bool) -> Date:
        limit = self.clock.limit
        total, added = self.clock.period, list[Period]()
        used, turned = Counter[str](), Counter[str]()
        elsewhere = used_elsewhere(self.clock.policy, self.clock.limit)
        named, floors, more = list[tuple[date, Extension]](), list[tuple[date, bool]](), False
        for day, what, ever in sorted(self._changes(), key=lambda change: (change[0], isinstance(change[1], Stop))):
            now = self._over(begin, total, added, stops, named, floors)[0]
            if now is not None and day > now and not ever:
                continue  # It came when the time was over.
            if isinstance(what, Extension) and what.id in elsewhere:
                used[what.id] = int(self._goes_with(replace(what, after=()), used))
                continue
            if isinstance(what, Stop):
                (pause,) = (p for p in limit.pauses if p.id == what.by)
                if turned[pause.id] == pause.times:
                    continue
                turned[pause.id] += 1
                if what.through is None:
                    return Date(None, firm, self.start.edge, self.start)
                begin = what.through
            elif (used[what.id] < what.times or what.again) and self._goes_with(what, used):
                used[what.id] += 1
                if what.at_least:
                    floors.append(self._left(day, what.at_least))
                elif what.day:
                    told = self._named_by(what, what.day, day)
                    named, more = [*named, *((each, what) for each in told[-1:])], more or not told
                else:
                    total, added = self._longer(what, used[what.id], begin, total, added)
        end, known = self._over(begin, total, added, stops, named, floors)
        edge = self.start.edge or any(h.edge for h in unsure)
        firm = firm and known and all(h.firm for h in unsure)
        return Date(end, firm, edge, self.start, more)

    def _named_by(self, what: Extension, named: str, notice: date) -> list[date]:
        """The days that were named in place of the last one; where each notice has its own, the one that this named."""
        told = [h.day for h in self.history.get(named, ())]
        notices = sorted(h.day for h in self.history.get(what.event, ()))
        return [told[notices.index(notice)]] if len(notices) == len(told) > 1 and notice in notices else told

    def _runs_from(self, begin: date, stops: tuple[Stop, ...]) -> date | None:
        """The day from which it runs, where it was stopped before it began; None: it never ran, however few hours."""
        before = [stop for stop in stops if stop.after < self.start.day]
        if any(stop.through is None for stop in before):
            return None
        # Of fewer hours than a day has, no day is left that could be taken out.
        again = (stop.through for stop in before if stop.through and self.clock.period.unit in MINUTES)
        return max([begin, *again])

    def _over(
        self,
        begin: date,
        total: Period,
        added: list[Period],
        stops: tuple[Stop, ...],
        named: list[tuple[date, Extension]],
        floors: list[tuple[date, bool]],
    ) -> tuple[date | None, bool]:
        """When the time is over as far as it has come: no day that was named counts beyond the most."""
        end, known = self._cut(self._end(begin, total, added, stops), begin, stops)
        if end is None:
            return None, known
        days = [(end, known)]
        for day, what in named:
            most = what.at_most or what.within
            top = self._end(begin, *_with(total, added, most), stops)[0] if most else None
            if what.within and top and day > top:
                continue  # It is too far off: nobody waits for it.
            days.append((self.clock.with_hour(min(day, top) if top else day), known))
        found, known = self._cut(max([*days, *floors], key=lambda each: each[0]), begin, stops)
        assert found is not None
        return found, known

    def _cut(self, found: tuple[date | None, bool], begin: date, stops: tuple[Stop, ...]) -> tuple[date | None, bool]:
        """What is longer than all extensions together may make it ends with the most, or as it would without any."""
        most = self.clock.limit.at_most
        if most is None:
            return found
        tops = [self._end(begin, each, [], stops) for each in (self.clock.period, most)]
        if any(day is None for day, _ in tops):
            return found
        top = max(tops, key=lambda each: each[0] or date.min)
        assert top[0] is not None
        return top if found[0] is None or found[0] > top[0] else found

    def _goes_with(self, extension: Extension, used: Mapping[str, int]) -> bool:
        """One of those that it comes after has counted, and none that is not to go with it, whichever says so."""
        counted = {name for name, times in used.items() if times}
        barred = set(extension.not_with)
        every = (*self.clock.limit.extensions, *used_elsewhere(self.clock.policy, self.clock.limit).values())
        barred |= {each.id for each in every if extension.id in each.not_with}
        return not (counted & barred) and (not extension.after or bool(counted & set(extension.after)))

    def _happened(self, event: str) -> list[Happening]:
        return [h for h in self.history.get(event, ()) if self.until is None or h.day <= self.until]

    def _stops(self, *, restarting: bool, by: str | None = None) -> tuple[tuple[Stop, ...], list[Happening]]:
        found, used = list[Stop](), list[Happening]()
        for pause in self.clock.limit.pauses:
            if (pause.then.value == "restart") is not restarting or by not in (None, pause.id):
                continue
            ends, counted = self._happened(pause.until), 0
            for begun in self._happened(pause.from_):
                if not restarting and counted == pause.times:
                    break
                if self.clock.is_end(begun.event) and any(h.day < begun.day for h in ends):
                    ends = [h for h in ends if h.day >= begun.day]
                    continue  # It had gone on before that time was over.
                end = next((h for h in ends if h.day >= begun.day), None)
                first, last = self._lost(pause, begun, end)
                # A first day that counts can be the last that is lost.
                begins = self.start.day - ONE * (self.clock.included and not restarting and not self._in_minutes)
                if end and last and last <= begins and self._again(end, restarting=restarting) <= self.start.day:
                    ends.remove(end)
                    continue  # It was all over before the clock began.
                counted += 1
                used.append(begun)
                if end:
                    ends.remove(end)
                    used.append(end)
                again = self._again(end, restarting=True) if end and restarting else None
                found.append(Stop(begun.day, again, pause.id) if restarting else Stop(first - ONE, last, pause.id))
        return tuple(found), used

    @property
    def _in_minutes(self) -> bool:
        return self.clock.period.unit in MINUTES

    def _again(self, end: Happening, *, restarting: bool) -> date:
        """The day of a new start; where that is the end of a time and begins it anew, the last day of that time."""
        ended = self.clock.is_end(end.event)
        if not (ended and restarting):
            return end.day if ended else self.clock.received(end)[0]
        return end.day if self.clock.included else end.day - ONE

    def _lost(self, pause: Pause, begun: Happening, end: Happening | None) -> tuple[date, date | None]:
        """The first and the last day that a stop takes; a time that ended was over with the day before it is told."""
        first = begun.day if pause.stop_day.value == "excluded" or self.clock.is_end(begun.event) else begun.day + ONE
        by_hours = self.clock.period.unit == "hours" and self.clock.limit.kind.value == "by"
        if by_hours:
            first = begun.day + ONE  # Days have no ends on a clock.
        if end is None:
            return first, None
        runs = self._again(end, restarting=False)
        if by_hours:
            return first, runs
        if self.clock.is_end(end.event):
            return first, runs if pause.restart_day.value == "next day excluded" else runs - ONE
        last = {"included": runs - ONE, "excluded": runs, "next day excluded": runs + ONE}
        return first, last[pause.restart_day.value]

    def _changes(self) -> list[tuple[date, Stop | Extension, bool]]:
        """What moves the last day, with its day and whether it does so when the time is over."""
        limit, found = self.clock.limit, list[tuple[date, Stop | Extension, bool]]()
        ever = {p.id: p.notice.value == "at any time" for p in limit.pauses if p.then.value == "restart"}
        for name, always in ever.items():
            stops = self._stops(restarting=True, by=name)[0]
            restarts = [s for s in stops if s.through is None or s.through > self.start.day]
            found += [(stop.after, stop, always) for stop in restarts]
        for each in limit.extensions:
            found += [(h.day, each, each.notice.value == "at any time") for h in self._happened(each.event)]
        # What was told for another limit counts at any time; on one day in the order of the file.
        above = True
        for _, other in self.clock.policy.limits():
            above = above and other != limit
            more: list[tuple[date, Stop | Extension, bool]] = [
                (h.day, each, True)
                for each in other.extensions
                if each.id in used_elsewhere(self.clock.policy, self.clock.limit)
                for h in self._happened(each.event)
            ]
            found = [*more, *found] if above else [*found, *more]
        return found

    def _longer(
        self, extension: Extension, nth: int, begin: date, total: Period, added: list[Period]
    ) -> tuple[Period, list[Period]]:
        if extension.to:
            # More time never makes a limit shorter.
            old, new = self._end(begin, total, added, ())[0], self._end(begin, extension.to, [], ())[0]
            assert old is not None
            assert new is not None
            return (extension.to, []) if new >= old else (total, added)
        assert extension.by is not None
        amount = extension.by.amount
        if extension.at_most:
            # All that is given is never more than the most: the last time adds the rest.
            before = min(extension.at_most.amount, (nth - 1) * amount)
            amount = min(extension.at_most.amount, nth * amount) - before
        if not amount:
            return total, added
        if extension.by.unit == total.unit and not added:
            return type(total)(total.amount + amount), added
        # Clear days that are added lie between no two events: they are so many days more.
        return total, [*added, _plain(type(extension.by)(amount))]

    def _left(self, day: date, period: Period) -> tuple[date, bool]:
        """The last day of a time of its own from a day, moved, and whether it is firm."""
        looker = self.clock.looker(period.unit)
        end = last_day(period, day, looker, included=False)
        assert end is not None
        moved = self.clock.moved(Date(end, looker.firm))
        assert moved.day is not None
        return moved.day, moved.firm

    def _end(
        self, begin: date, total: Period, added: list[Period], stops: tuple[Stop, ...]
    ) -> tuple[date | None, bool]:
        """The last day, moved, and whether it is firm; each added amount runs from the day before it moved."""
        if not added and not stops and (moment := self.clock.on_the_clock(total, begin)):
            found = self.clock.moved(Date(moment, moment.year <= KNOWN_THROUGH))
            return found.day, found.firm
        day, firm = begin, True
        for number, period in enumerate((total, *added)):
            looker = self.clock.looker(period.unit)
            end = last_day(period, day, looker, included=self.clock.included and not number, stops=stops)
            firm = firm and looker.firm
            if end is None:
                return None, firm
            day = end
        found = self.clock.moved(Date(day, firm))
        return found.day, found.firm


def _plain(period: Period) -> Period:
    """An amount that is added, where it cannot be clear days."""
    if not period.unit.startswith("clear"):
        return period
    kinds = {"clear days": Days, "clear working days": WorkingDays, "clear months": Months}
    return kinds[period.unit](period.amount)


def _with(total: Period, added: list[Period], more: Period) -> tuple[Period, list[Period]]:
    """A length and what is added to it, made longer once more."""
    if more.unit == total.unit and not added:
        return type(total)(total.amount + more.amount), added
    return total, [*added, _plain(more)]

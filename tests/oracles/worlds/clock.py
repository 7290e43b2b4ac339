"""The date of one limit, in one reading, when it is settled which events happened on which days."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from navigator.dates.calendars import Calendar
from navigator.dates.periods import Days, Period, WorkingDays
from navigator.model.limits import CountingRules, Extension, Limit, Reading
from navigator.model.policy import Policy
from tests.oracles.worlds.days import ONE, Looker, Stop, first_day_back, last_day


@dataclass(frozen=True, slots=True, order=True)
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


NO_DATE = Date()


def rules_of(policy: Policy, limit: Limit, reading: Reading | None) -> CountingRules:
    """The counting rules that hold: the nearest level that says something."""
    levels = (
        reading.counting if reading else None,
        limit.counting,
        policy.procedure.counting,
        policy.publisher.counting,
    )
    said = [level for level in levels if level is not None]
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

    @property
    def period(self) -> Period:
        return self.reading.period if self.reading and self.reading.period else self.limit.period

    @property
    def backwards(self) -> bool:
        return bool(self._chosen()[1])

    @property
    def starts(self) -> tuple[str, ...]:
        """The events it is counted from, or back from."""
        ahead, back = self._chosen()
        return back or ahead

    def _chosen(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        reading = self.reading
        if reading and (reading.from_ or reading.before):
            return tuple(reading.from_), tuple(reading.before)
        return tuple(self.limit.from_), tuple(self.limit.before)

    @property
    def rules(self) -> CountingRules:
        return rules_of(self.policy, self.limit, self.reading)

    def counting_calendar(self, unit: str | None = None) -> Calendar:
        rules = self.rules
        name = rules.school_calendar if (unit or self.period.unit) == "school days" else rules.calendar
        if name is None:
            raise NotImplementedError("a limit without a calendar")
        return self.calendars[name]

    def office_calendar(self) -> Calendar:
        """The calendar of working days, by which things are received and last days are moved."""
        name = self.rules.calendar
        return self.calendars[name] if name else self.counting_calendar()

    def started(self, history: History, today: date) -> tuple[Happening, ...]:
        """Every start of this clock, first to last; a booked day starts nothing, but can be counted back from."""
        known = {
            event: tuple(h for h in history.get(event, ()) if self.backwards or h.day <= today or h.presumed)
            for event in self.starts
        }
        if len(known) == 1:
            return next(iter(known.values()))
        if any(len(each) > 1 for each in known.values()):
            raise NotImplementedError("a limit from one of several events, one of which happened again")
        happened = [each[0] for each in known.values() if each]
        pick = (self.reading.pick if self.reading and self.reading.pick else self.limit.pick) or None
        if not happened or pick is None:
            return ()
        if pick.value == "later":
            return (max(happened, key=lambda h: self.received(h)[0]),) if len(happened) == len(known) else ()
        return (min(happened, key=lambda h: self.received(h)[0]),)

    def received(self, happening: Happening) -> tuple[date, bool]:
        """The day on which something counts as received for this limit, and whether that is known."""
        rules, day, firm = self.rules, happening.day, happening.firm
        if happening.late_on and rules.cutoff:
            day, firm = happening.late_on + ONE, True
        sent = self.policy.events[happening.event].sent
        if self.backwards or not sent or rules.receipt is None or rules.receipt.value == "any day":
            return day, firm
        looker = Looker(self.office_calendar())
        day = looker.first_open(day)
        return day, firm and looker.firm

    def due(self, start: Happening, history: History, until: date | None = None) -> Date:
        """The date counted from a start; what happened after `until`, when the act was done, moves nothing."""
        if self.backwards:
            return self._back(start)
        return _Run(self, start, history, until).due()

    def repeated(self, start: Happening, times: int) -> Date:
        """The date of a repeated act for the n-th time."""
        if self.limit.extensions or self.limit.pauses or self.backwards:
            raise NotImplementedError("a repeated act with pauses or extensions, or counted back")
        looker = Looker(self.counting_calendar())
        day, firm = self.received(start)
        whole = type(self.period)(self.period.amount * times)
        end = last_day(whole, day, looker, included=self.included)
        return self.moved(Date(end, firm and looker.firm, start.edge, start))

    @property
    def included(self) -> bool:
        first = self.rules.first_day
        if first is None:
            raise NotImplementedError("a limit that does not say whether the first day counts")
        return first.value == "included"

    def _back(self, start: Happening) -> Date:
        if self.limit.extensions or self.limit.pauses:
            raise NotImplementedError("pauses or extensions of a limit that is counted back")
        looker = Looker(self.counting_calendar())
        day = first_day_back(self.period, start.day, looker, included=self.included)
        return self.moved(Date(day, start.firm and looker.firm, start.edge, start))

    def moved(self, found: Date) -> Date:
        """The date after the last day has moved; a day before which nothing may be done never moves."""
        if found.day is None:
            return found
        if self.limit.kind.value != "by":
            # "Not before" is the day itself; a word for "after" means the day that follows.
            after = self.limit.kind.value == "after"
            return Date(found.day + ONE if after else found.day, found.firm, found.edge, found.start)
        rule = self.rules.last_day
        if rule is None or rule.value == "stays":
            return found
        looker = Looker(self.office_calendar())
        day = looker.first_open(found.day, ONE if rule.value == "next working day" else -ONE)
        return Date(day, found.firm and looker.firm, found.edge, found.start)


@dataclass
class _Run:
    """A clock that runs: what stops it, what starts it anew, and what gives more time, in the order of the days."""

    clock: Clock
    start: Happening
    history: History
    until: date | None

    def due(self) -> Date:
        limit = self.clock.limit
        begin, firm = self.clock.received(self.start)
        total, added = self.clock.period, list[Period]()
        stops, unsure = self._stops(restarting=False)
        used = dict.fromkeys((extension.id for extension in limit.extensions), 0)
        for day, what in sorted(self._changes(), key=lambda change: (change[0], isinstance(change[1], Stop))):
            now = self._end(begin, total, added, stops)[0]
            if now is not None and day > now:
                continue  # It came when the time was over.
            if isinstance(what, Stop):
                if what.through is None:
                    return Date(None, firm, self.start.edge, self.start)
                begin = what.through
            elif used[what.id] < what.times:
                used[what.id] += 1
                total, added = self._longer(what, begin, total, added)
        end, known = self._end(begin, total, added, stops)
        edge = self.start.edge or any(h.edge for h in unsure)
        firm = firm and known and all(h.firm for h in unsure)
        return Date(end, firm, edge, self.start)

    def _happened(self, event: str) -> list[Happening]:
        return [h for h in self.history.get(event, ()) if self.until is None or h.day <= self.until]

    def _stops(self, *, restarting: bool) -> tuple[tuple[Stop, ...], list[Happening]]:
        found, used = list[Stop](), list[Happening]()
        for pause in self.clock.limit.pauses:
            if (pause.then.value == "restart") is not restarting:
                continue
            ends = self._happened(pause.until)
            for begun in self._happened(pause.from_):
                end = next((h for h in ends if h.day >= begun.day), None)
                if end and end.day <= self.start.day:
                    ends.remove(end)
                    continue  # It was all over before the clock began.
                used.append(begun)
                if end:
                    ends.remove(end)
                    used.append(end)
                found.append(Stop(begun.day, self.clock.received(end)[0] if end else None))
        return tuple(found), used

    def _changes(self) -> list[tuple[date, Stop | Extension]]:
        restarts = [s for s in self._stops(restarting=True)[0] if s.through is None or s.through > self.start.day]
        more = [(h.day, each) for each in self.clock.limit.extensions for h in self._happened(each.event)]
        return [*((stop.after, stop) for stop in restarts), *more]

    def _longer(
        self, extension: Extension, begin: date, total: Period, added: list[Period]
    ) -> tuple[Period, list[Period]]:
        if extension.to:
            # More time never makes a limit shorter.
            old, new = self._end(begin, total, added, ())[0], self._end(begin, extension.to, [], ())[0]
            assert old is not None
            assert new is not None
            return (extension.to, []) if new >= old else (total, added)
        assert extension.by is not None
        if extension.by.unit == total.unit and not added:
            return type(total)(total.amount + extension.by.amount), added
        # Clear days that are added lie between no two events: they are so many days more.
        more = extension.by
        if extension.by.unit.startswith("clear"):
            more = (WorkingDays if "working" in extension.by.unit else Days)(extension.by.amount)
        return total, [*added, more]

    def _end(
        self, begin: date, total: Period, added: list[Period], stops: tuple[Stop, ...]
    ) -> tuple[date | None, bool]:
        """The last day, moved, and whether it is firm; each added amount runs from the day before it moved."""
        day, firm = begin, True
        for number, period in enumerate((total, *added)):
            looker = Looker(self.clock.counting_calendar(period.unit))
            end = last_day(period, day, looker, included=self.clock.included and not number, stops=stops)
            firm = firm and looker.firm
            if end is None:
                return None, firm
            day = end
        found = self.clock.moved(Date(day, firm))
        return found.day, found.firm

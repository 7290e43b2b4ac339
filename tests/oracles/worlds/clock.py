"""The date of one limit, in one reading, when it is settled which events happened on which days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from navigator.dates.calendars import Calendar
from navigator.dates.moments import Moment
from navigator.dates.periods import Period
from navigator.model.limits import Alternative, CountingRules, Limit, Reading
from navigator.model.policy import Policy
from tests.oracles.worlds.days import MINUTES, ONE, Looker, first_day_back, last_day, minutes_of, on_the_clock
from tests.oracles.worlds.happenings import NO_DATE, Date, Happening, History
from tests.oracles.worlds.rules import bare_ends, itself, rules_of
from tests.oracles.worlds.run import Run


@dataclass(frozen=True)
class Clock:
    """One limit in one reading."""

    policy: Policy
    limit: Limit
    reading: Reading | None
    calendars: Mapping[str, Calendar]
    other: Alternative | None = None
    """The limit beside it that is looked at, in the place of its own period and start."""

    @cached_property
    def sides(self) -> tuple["Clock", ...]:
        """Each of several limits, with the words of none other."""
        return tuple(replace(self, other=each) for each in (itself(self.limit), *self.limit.or_))

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

    @cached_property
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

    @cached_property
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
        elif rules.receipt.value == "last day off":
            plain = date(day.year, day.month, day.day)
            last = looker.first_open(plain + ONE) - ONE
            day = day if last == plain else last
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
        return Run(self, start, history, until).due()

    @property
    def anew(self) -> bool:
        return self.other.anew if self.other else self.limit.anew

    def _last_so_far(self, start: Happening, history: History, until: date | None, today: date) -> Happening:
        """The last message up to the act; where silence has an effect, the last before it was silent for so long."""
        for each in self.started(history, today):
            if each < start or (until is not None and each.day > until):
                continue
            silent = Run(self, start, history, until).due().day if self.limit.expiry else None
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
        return replace(found, day=self.with_hour(found.day)) if self.last_hour else found

    @property
    def last_hour(self) -> str:
        """The hour of its last day at which it is over; empty where that is the whole day."""
        waits = self.limit.kind.value != "by"
        hour = self.rules.last_hour
        return "" if waits or self.period.unit in MINUTES or hour in (None, "none") else hour

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

"""One count of a limit from one start to its end, with all that was added on the way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.facts.history import ONE
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count, Standstill, count
from navigator.dates.moments import Moment
from navigator.dates.periods import ClearDays, ClearMonths, ClearWorkingDays, Days, Months, Period, WorkingDays
from navigator.dates.rules import FirstDay, FirstHour, Receipt, Rules, Stretch, at_last_hour, by_clock
from navigator.model.limits import Extension, Pause


@dataclass(slots=True)
class Run:
    """A clock on its way: what it counts from, how long, and what is added behind."""

    calendar_for: Callable[[Period], Calendar]
    """The calendar that a period is counted by."""
    rules: Rules
    calendar: Calendar
    since: date
    total: Period
    at_end: bool = False
    """Whether what counts as received on another day than it came does so at the last hour of that."""
    plain: Period | None = None
    """How long it is without more time."""
    most: Period | None = None
    """The longest that all extensions together can make it; with `plain`."""
    added: tuple[Period, ...] = ()
    used: tuple[Extension | Pause, ...] = ()
    named: tuple[tuple[date, date | None, Extension], ...] = ()
    """The last days that somebody has named, each with the other end of the days that it can be, and by what."""
    floors: tuple[Count, ...] = ()
    """The times that are left at least, each counted from what leaves it."""
    unnamed: bool = False
    """True when a day was named that nobody has told."""
    refused: tuple[Extension, ...] = ()
    """The notices that came out of turn: before what they build on, or beside what they do not go with."""

    def end(self, stops: Iterable[tuple[date, date | None]]) -> Count | None:
        """The count to its end; None when it stands still before that."""
        stops = tuple(stops)
        whole = [(stop, through) for stop, through in stops if through]
        standing = min((stop for stop, through in stops if through is None), key=moments.order, default=None)
        found = self._counted(whole)
        for period in self.added:
            found = self._longer(found, period, whole)
        found = self._at_most(found, whole)
        if standing is not None and moments.is_after(found.last_day, standing):
            return None
        named = filter(None, (self._allowed(found, *each, whole) for each in self.named))
        last = max((day for day in named if moments.is_after(day, found.due)), key=moments.order, default=None)
        if last is not None:
            found = replace(found, due=at_last_hour(last, self.rules), named=True)
        return self._at_most(max((found, *self.floors), key=Count.order), whole)

    def _at_most(self, found: Count, stops: list[tuple[date, date]]) -> Count:
        """The count, or that of the longest that the time can be; no time gets shorter by it than it is anyway."""
        if self.most is None or self.plain is None:
            return found
        longest = max((self._counted(stops, of=each) for each in (self.plain, self.most)), key=Count.order)
        return min((found, longest), key=Count.order)

    def _counted(self, stops: Iterable[tuple[date, date]], more: int = 0, of: Period | None = None) -> Count:
        """The count over its stops and restarts, from a day or a moment; `more` of its own unit is added.

        With `of`, how long it is instead.
        """
        total = of or type(self.total)(self.total.amount + more)
        if by_clock(total, self.since, self.rules):
            found = count(total, self.since, self.rules, self.calendar, stood=_standstills(stops), at_end=self.at_end)
            if isinstance(found.counted_from, Moment):
                return found
        # Where its first day counts, that can be lost as well.
        before = moments.plain(self.since) - ONE * (self.rules.first_day is FirstDay.INCLUDED)
        return count(total, self.since, self.rules, self.calendar, paused=_inside(stops, before))

    def begin_again(self, through: date, rules: Rules) -> None:
        """Count everything anew from a day on, by the rules that hold for what began it then."""
        if moments.is_after(through, self.since):
            self.since, self.rules = through, rules

    def is_used_up(self, pause: Pause) -> bool:
        """Whether a pause has stopped the clock as often as it may."""
        return pause.times is not None and self.used.count(pause) >= pause.times

    def extend(self, extension: Extension, day: date | None, end: Count | None, other: date | None = None) -> None:
        """Take a notice of more time, with the day that it names or leaves time from; no limit gets shorter by it.

        `end`: when the time would be over without it, where only what comes by then counts. `other`: the other end of
        the days that a named day can be.
        """
        used = self.used.count(extension)
        if used >= extension.times and not extension.again:
            return
        if not self._is_in_turn(extension):
            self.refused = (*self.refused, extension)
            return
        self.used = (*self.used, extension)
        if extension.at_least is not None:
            if end and day:
                day = min(day, end.due, key=moments.order)
            self.floors += (self._from(extension.at_least, day),) if day else ()
        elif extension.day is not None:
            self.named += ((day, other, extension),) if day else ()
            self.unnamed = self.unnamed or day is None
        elif extension.to is not None:
            longer = Run(self.calendar_for, self.rules, self.calendar, self.since, extension.to, self.at_end)
            old, new = self.end(()), longer.end(())
            if old and new and new.order() >= old.order():
                self.total, self.added = extension.to, ()
        elif more := _left(extension, used):
            if type(more) is type(self.total) and not self.added:
                self.total = type(self.total)(self.total.amount + more.amount)
            else:
                self.added = (*self.added, more)

    def use_elsewhere(self, extension: Extension) -> None:
        """Take note of a notice of more time for another limit."""
        if self._is_in_turn(replace(extension, after=())):
            self.used = (*self.used, extension)

    def _is_in_turn(self, extension: Extension) -> bool:
        """Whether one that it builds on is in force, and none that it does not go with."""
        force = [each for each in self.used if isinstance(each, Extension)]
        apart = any(each.id in extension.not_with or extension.id in each.not_with for each in force)
        return not apart and (not extension.after or any(each.id in extension.after for each in force))

    @property
    def out_of_turn(self) -> frozenset[str]:
        """The events that gave more time only out of turn."""
        counted = {each.event for each in self.used if isinstance(each, Extension)}
        return frozenset(each.event for each in self.refused) - counted

    def _allowed(
        self, found: Count, day: date, other: date | None, extension: Extension, stops: list[tuple[date, date]]
    ) -> date | None:
        """The day that somebody named, or the last one up to which it could be named; None where it is too far off.

        Of days that are not sure the last that is near enough, or none where the earliest date is looked for.
        """
        most = extension.at_most or extension.within
        if most is None:
            return day
        same = type(most) is type(self.total) and not self.added
        top = (self._counted(stops, most.amount) if same else self._longer(found, most, stops)).due
        if extension.at_most is None and max(day, other or day, key=moments.order) > top:
            near = min(day, other or day, key=moments.order) <= top
            return top if near and day > top else None
        return min(day, top, key=moments.order)

    def _from(self, period: Period, day: date) -> Count:
        """A time of its own from a day, which does not count itself; something that happened, and did not arrive."""
        rules = replace(self.rules, first_day=FirstDay.EXCLUDED, receipt=Receipt.ANY_DAY, from_end=False)
        return count(period, day, rules, self.calendar_for(period), begun=self.since)

    def _longer(self, found: Count, period: Period, stops: list[tuple[date, date]]) -> Count:
        """More time in another unit runs from the last day before it moved.

        Clear days or months that are added lie between no two events: they are so many days or months more.
        """
        if isinstance(period, ClearMonths):
            period = Months(period.amount)
        elif isinstance(period, ClearDays):
            kind = WorkingDays if isinstance(period, ClearWorkingDays) else Days
            period = kind(period.amount)
        # They run from a last day, and not from something that happened.
        rules = replace(
            self.rules,
            first_day=FirstDay.EXCLUDED,
            first_hour=FirstHour.INCLUDED,
            receipt=Receipt.ANY_DAY,
            from_end=False,
        )
        calendar = self.calendar_for(period)
        more = count(period, found.last_day, rules, calendar, paused=_inside(stops, found.last_day), begun=self.since)
        return replace(
            found,
            last_day=more.last_day,
            due=more.due,
            provisional=found.provisional or more.provisional,
            known_from=more.known_from or found.known_from,
            known_through=more.known_through or found.known_through,
        )


def _left(extension: Extension, used: int) -> Period | None:
    """What an extension adds when it was used so often before; the last time what is left of the most."""
    by, most = extension.by, extension.at_most
    if by is None or most is None:
        return by
    left = min(by.amount, most.amount - used * by.amount)
    return type(by)(left) if left > 0 else None


def _inside(stops: Iterable[tuple[date, date]], since: date) -> tuple[Stretch, ...]:
    """The days that were lost: those after a stop, up to the one on which the clock runs again."""
    whole = ((moments.plain(stop) + ONE, moments.plain(through)) for stop, through in stops)
    return tuple((first, last) for first, last in whole if last >= first and last > since)


def _standstills(stops: Iterable[tuple[date, date]]) -> tuple[Standstill, ...]:
    """The stops of a clock, from moment to moment."""
    return tuple((stop, on) for stop, on in stops if isinstance(stop, Moment) and isinstance(on, Moment))

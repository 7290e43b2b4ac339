"""When a limit falls due in a person's case: one date, or a safe and a latest one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count, FirstDay, Receipt, Rules, Stretch, count
from navigator.dates.periods import Period
from navigator.model.cases import Case, Span
from navigator.model.interpretation import Interpretation, interpretation, interpretations
from navigator.model.limits import Extension, Limit, Pick, Resume
from navigator.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of the day a limit is counted from."""

    span: Span | None = None
    undated: tuple[str, ...] = ()
    """Events that happened on a day the person has not given."""
    awaited: tuple[str, ...] = ()
    """Events that have not happened yet."""
    projected: bool = False
    """True when the day is not a fact but the last day on which the event was due."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A limit read in one way, worked out: the count from the earliest and from the latest possible start."""

    read: Interpretation
    start: Start
    first: Count | None = None
    last: Count | None = None
    stopped: bool = False
    """True while a pause is running, so that there is no date."""


@dataclass(frozen=True, slots=True)
class Due:
    """All readings of a limit in a case. `safe` is the earliest date they give, `latest` the last one arguable."""

    limit: Limit
    reckonings: tuple[Reckoning, ...]

    @property
    def safe(self) -> date | None:
        return min((each.first.due for each in self.reckonings if each.first), default=None)

    @property
    def latest(self) -> date | None:
        return max((each.last.due for each in self.reckonings if each.last), default=None)

    @property
    def complete(self) -> bool:
        """True when every reading has a date."""
        return all(each.last for each in self.reckonings)

    @property
    def provisional(self) -> bool:
        """True when any of the dates lies past the days the calendar knows."""
        return any(c.provisional for each in self.reckonings for c in (each.first, each.last) if c)

    @property
    def undated(self) -> tuple[str, ...]:
        """Events whose date would settle the limit."""
        return tuple(dict.fromkeys(event for each in self.reckonings for event in each.start.undated))

    @property
    def awaited(self) -> tuple[str, ...]:
        """Events without which the limit has not begun."""
        return tuple(dict.fromkeys(event for each in self.reckonings for event in each.start.awaited))

    @property
    def stopped(self) -> bool:
        """True while a pause is running."""
        return any(each.stopped for each in self.reckonings)


def due(policy: Policy, limit: Limit, case: Case, calendars: Mapping[str, Calendar], since: date | None = None) -> Due:
    """Work out a limit in a case; `since` leaves out events before the stage was (last) entered."""
    return _Reckoner(policy, case, calendars, since).due(limit, frozenset())


def from_start(policy: Policy, limit: Limit, start: date, calendars: Mapping[str, Calendar]) -> tuple[Reckoning, ...]:
    """Work out each reading of a limit as if its own start event were on one given day."""

    def reckon(read: Interpretation) -> Reckoning:
        counted = count(read.period, start, *read.counting(calendars))
        return Reckoning(read, Start(Span(start, start)), counted, counted)

    return tuple(map(reckon, interpretations(policy, limit)))


@dataclass(frozen=True, slots=True)
class _Reckoner:
    policy: Policy
    case: Case
    calendars: Mapping[str, Calendar]
    since: date | None

    def due(self, limit: Limit, seen: frozenset[str]) -> Due:
        ways = interpretations(self.policy, limit)
        known = [each for each in ways if not self._ruled_out(each)] or [interpretation(self.policy, limit)]
        return Due(limit, tuple(self._reckon(each, seen) for each in known))

    def _ruled_out(self, read: Interpretation) -> bool:
        """True for a reading that counts from what the person says has not happened, with no date it was due by."""
        if read.reading is None or not all(self.case.denied(event) for event in read.starts):
            return False
        return not any((duty := self.policy.producers.get(event)) and duty.limit for event in read.starts)

    def _reckon(self, read: Interpretation, seen: frozenset[str]) -> Reckoning:
        limit = read.limit
        start = self._start(read, seen)
        if start.span is None:
            return Reckoning(read, start)
        if undated := self._undated_turns(limit):
            return Reckoning(read, Start(undated=undated))
        rules, calendar = read.counting(self.calendars)
        ends = []
        for edge in (_earliest, _latest):
            begun = self._repeated_from(limit, edge) or edge(start.span)
            running = self._running(limit, begun, edge)
            if running is None:
                return Reckoning(read, start, stopped=True)
            ends.append(self._count(read, running, rules, calendar))
        return Reckoning(read, start, ends[0], ends[1])

    def _count(self, read: Interpretation, running: "_Running", rules: Rules, calendar: Calendar) -> Count:
        period = read.period
        after: list[Period] = []
        for extension in read.limit.extensions:
            used = min(len(self.case.happenings(extension.event)), extension.times)
            period, more = _extended(period, extension, used)
            after += more
        counted = count(period, running.since, rules, calendar, paused=running.paused)
        for more_time in after:
            longer = count(
                more_time, counted.due, replace(rules, first_day=FirstDay.EXCLUDED, receipt=Receipt.ANY_DAY), calendar
            )
            counted = replace(
                counted,
                last_day=longer.last_day,
                due=longer.due,
                provisional=counted.provisional or longer.provisional,
                known_from=longer.known_from or counted.known_from,
                known_through=longer.known_through or counted.known_through,
            )
        return counted

    def _start(self, read: Interpretation, seen: frozenset[str]) -> Start:
        pick = read.pick
        spans: list[Span] = []
        undated: list[str] = []
        awaited: list[str] = []
        for event in read.starts:
            happened = self._happenings(event)
            if not happened:
                awaited.append(event)
            elif (span := happened[-1].span) is None:
                undated.append(event)
            else:
                spans.append(span)
        complete = not undated and not awaited if pick is Pick.LATER else bool(spans)
        if complete:
            choose = max if pick is Pick.LATER else min
            return Start(Span(choose(s.earliest for s in spans), choose(s.latest for s in spans)))
        if undated:
            return Start(undated=tuple(undated))
        return self._projected(awaited, seen) if read.reading else Start(awaited=tuple(awaited))

    def _projected(self, awaited: list[str], seen: frozenset[str]) -> Start:
        """Take the last day on which an awaited event was due, so that a doubtful reading still has a latest date."""
        for event in awaited:
            duty = self.policy.producers.get(event)
            if duty is None or duty.limit is None or event in seen:
                continue
            found = self.due(duty.limit, seen | {event})
            if found.complete and found.latest is not None:
                return Start(Span(found.latest, found.latest), awaited=(event,), projected=True)
        return Start(awaited=tuple(awaited))

    def _happenings(self, event: str) -> tuple["_Dated", ...]:
        since = self.since
        return tuple(
            _Dated(fact.span)
            for fact in self.case.happenings(event)
            if since is None or fact.span is None or fact.span.latest >= since
        )

    def _undated_turns(self, limit: Limit) -> tuple[str, ...]:
        """Events whose dates the count cannot do without: when the clock stood still, when the act was repeated."""
        turns = list(self._repetitions(limit))
        for pause in limit.pauses:
            if self._happenings(pause.until):
                turns += [pause.from_, pause.until]
        return tuple(event for event in turns if any(each.span is None for each in self._happenings(event)))

    def _repetitions(self, limit: Limit) -> Iterator[str]:
        """The events that show that a repeated act was done."""
        for duty in self.policy.duties.values():
            if limit.every and duty.limit is limit and duty.produces:
                yield duty.produces

    def _repeated_from(self, limit: Limit, edge: Callable[[Span], date]) -> date | None:
        done = [each.span for event in self._repetitions(limit) for each in self._happenings(event) if each.span]
        return edge(done[-1]) if done else None

    def _running(self, limit: Limit, start: date, edge: Callable[[Span], date]) -> "_Running | None":
        """When the clock runs from a start on, after all its pauses; None while it stands still."""
        since = start
        paused: list[Stretch] = []
        for pause in limit.pauses:
            stops = self._happenings(pause.from_)
            if stops and not self._happenings(pause.until):
                return None
            begins = [edge(each.span) for each in stops if each.span]
            ends = [edge(each.span) for each in self._happenings(pause.until) if each.span]
            for begin in begins:
                end = next((day for day in ends if day >= begin), None)
                if end is None:
                    return None
                if pause.then is Resume.RESTART:
                    since = max(since, end)
                elif end > max(begin, start):
                    # The day the clock stops still counts; the day it starts again is like a first day.
                    paused.append((max(begin, start) + timedelta(1), end))
        return _Running(since, tuple(paused))


@dataclass(frozen=True, slots=True)
class _Running:
    """The day a count begins, or begins anew, and the days after it that are not counted."""

    since: date
    paused: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    span: Span | None


def _earliest(span: Span) -> date:
    return span.earliest


def _latest(span: Span) -> date:
    return span.latest


def _extended(period: Period, extension: Extension, used: int) -> tuple[Period, list[Period]]:
    """The period after an extension, and periods of another unit to be counted on from its end."""
    if used and extension.to is not None:
        return extension.to, []
    if not used or extension.by is None:
        return period, []
    if type(extension.by) is type(period):
        return type(period)(period.amount + extension.by.amount * used), []
    return period, [extension.by] * used

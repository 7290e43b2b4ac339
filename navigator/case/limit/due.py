"""When a limit falls due: in each way to read it, the earliest and the latest date of all worlds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from navigator.case.facts.history import History, Known, adding, history_of, past
from navigator.case.limit.clock import Clock
from navigator.case.limit.limit_dates import NO_DATES, Dates
from navigator.dates import iso, moments
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count, count, due_of
from navigator.dates.rules import Direction, LastDay, bounds, in_open_days
from navigator.model.acts import Duty
from navigator.model.answers import go_together
from navigator.model.cases import Case, Fact, Span
from navigator.model.composed import composed
from navigator.model.interpretation import Interpretation, interpretation, interpretations
from navigator.model.limits import Limit, Pick
from navigator.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of the day a limit is counted from."""

    span: Span | None = None
    undated: tuple[str, ...] = ()
    """Events that happened on a day the person has not given."""
    awaited: tuple[str, ...] = ()
    """Events that have not happened, at least in some world."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A limit read in one way, worked out: the counts to the earliest and to the latest date of all worlds."""

    read: Interpretation
    start: Start
    first: Count | None = None
    last: Count | None = None
    stopped: bool = False
    """True while the clock stands still in some world."""
    none: bool = False
    """True when there is no date in some world."""
    endless: bool = False
    """True when nobody knows how far back the earliest date lies."""
    unnamed: bool = False
    """True when a later day was named that nobody has told."""
    parts: tuple["Reckoning", ...] = ()
    """Of several limits, one of which counts: each by itself."""
    forecast: Count | None = None
    """Where it has not begun: the count from the last day on which what it waits for is due. It makes nothing late."""
    once_over: Count | None = None
    """Where it runs from the end of a time that runs still, or from what is booked: the count from that day ahead."""
    moving: bool = False
    """True when only today bounds the beginning of its time, so that its latest date is another one tomorrow."""
    goes_on: tuple[str, ...] = ()
    """The events with which a clock that stands still goes on."""


class Absent(Enum):
    """Why there is no limit in some world, whatever dates its readings have."""

    BY_NEWER = "by_newer"
    """The newer of several texts may hold, and does not have it."""
    BY_OLDER = "by_older"
    """The older of several texts may hold, and does not have it."""
    NOT_KEPT = "not_kept"
    """An older text may hold that nobody has any more."""
    ANSWER = "answer"
    """For another answer about the case the act is not to be done."""


@dataclass(frozen=True, slots=True)
class Due:
    """All readings of a limit in a case."""

    limit: Limit
    reckonings: tuple[Reckoning, ...]
    absent: frozenset[Absent] = frozenset()
    """Why some world has no such limit; empty where each has it."""

    @property
    def wherever_owed(self) -> "Due":
        """The same for the answers about the case with which it is to be done, where words say that condition."""
        return replace(self, absent=self.absent - {Absent.ANSWER})

    @property
    def in_every_world(self) -> tuple[Reckoning, ...]:
        """Its readings, each without a date in some world where the limit is not there in each."""
        return tuple(replace(each, none=True) for each in self.reckonings) if self.absent else self.reckonings

    @property
    def safe(self) -> date | None:
        """The earliest date of all worlds; None when there is none, or when nobody knows how far back it lies."""
        if any(each.endless for each in self.reckonings):
            return None
        return min((each.first.due for each in self.reckonings if each.first), key=moments.order, default=None)

    @property
    def latest(self) -> date | None:
        """The last date of all worlds; None unless every world has one."""
        if not self.complete:
            return None
        return max((each.last.due for each in self.reckonings if each.last), key=moments.order, default=None)

    @property
    def last_known(self) -> date | None:
        """The last date of the readings that have one in every world, whether or not the others do."""
        known = (each.last.due for each in self.reckonings if each.last and not each.none)
        return max(known, key=moments.order, default=None)

    @property
    def stays(self) -> date | None:
        """The last date of all worlds, where it is the same tomorrow if nothing more is told."""
        return None if any(each.moving for each in self.reckonings) else self.latest

    @property
    def one_date(self) -> bool:
        """True when every world has the same date or, of hours on a clock, the same hour."""
        safe, latest = self.safe, self.latest
        return safe == latest and (not safe or not latest or moments.hour_of(safe) == moments.hour_of(latest))

    @property
    def is_read_in_one_way(self) -> bool:
        """True when no reading of the policy makes a difference, whatever else does, such as an answer nobody gave."""
        return len({each.read.id for each in self.reckonings}) <= 1

    @property
    def complete(self) -> bool:
        """True when every world has a date."""
        return not self.absent and all(each.last and not each.none for each in self.reckonings)

    @property
    def provisional(self) -> bool:
        """True when any of the dates rests on days that the calendar does not know."""
        return any(c.provisional for each in self.reckonings for c in (each.first, each.last) if c)

    @property
    def only_later_moves(self) -> bool:
        """True when the earliest date rests on days that are known, and only later ones do not."""
        firsts = [each.first for each in self.reckonings if each.first]
        if not (self.provisional and firsts) or self.needs_days_before or any(each.endless for each in self.reckonings):
            return False
        # A day off that nobody knows yet makes a date later, unless it is counted back or moves back from it.
        reads = [part for each in self.reckonings for part in each.read.parts]
        if any(part.backward or part.rules.last_day is LastDay.PREVIOUS_WORKING_DAY for part in reads):
            return False
        return not min(firsts, key=Count.order).provisional

    @property
    def is_safe_firm(self) -> bool:
        """True when no day off that nobody knows yet can move the earliest date."""
        return not self.provisional or self.only_later_moves

    @property
    def moves_earlier(self) -> bool:
        """True when a day off that nobody knows yet makes a date earlier: it is counted back, or moves back from it."""
        return any(
            one.rules.last_day is LastDay.PREVIOUS_WORKING_DAY
            or (one.rules.direction is Direction.BEFORE and in_open_days(one.period, one.rules))
            for one in self._not_firm
        )

    @property
    def _not_firm(self) -> list[Count]:
        return [one for each in self.reckonings for one in (each.first, each.last) if one and one.provisional]

    @property
    def needs_days_before(self) -> bool:
        """True when a date rests on days from before its calendar begins."""
        return any(one.known_from and one.start < one.known_from for one in self._not_firm)

    @property
    def days_known(self) -> date:
        """Of a provisional date: the last day on which days off are known, or the first, where it lies before that."""
        if self.needs_days_before:
            return max(one.known_from for one in self._not_firm if one.known_from)
        return min(one.known_through for one in self._not_firm if one.known_through)

    @property
    def is_of_one_text(self) -> bool:
        """True when each reading has a date, and which text holds is all that is not known of the limit."""
        return bool(self.absent - {Absent.ANSWER}) and all(each.last and not each.none for each in self.reckonings)

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
        """True while the clock stands still."""
        return any(each.stopped for each in self.reckonings)


def due(policy: Policy, limit: Limit, case: Case, calendars: Mapping[str, Calendar]) -> Due:
    """Work out a limit from the facts of a case alone, whatever the day is and whatever stage the case is in.

    Without a day of today, an event on a day that nobody knows can be on any: then there is no date.
    """
    history = history_of(policy, composed(policy, case).facts, iso.LAST)
    ways = interpretations(policy, limit)
    return Due(limit, tuple(_reckoned(Clock(policy, read, calendars), history) for read in ways))


def limit_of(policy: Policy, name: str) -> Limit | None:
    """The limit of an act or cap, by the name of that."""
    return next((limit for clause, limit in policy.limits() if clause.id == name), None)


def _reckoned(clock: Clock, history: History) -> Reckoning:
    policy, read = clock.policy, clock.read
    begun = next(iter(clock.beginnings(history, iso.LAST)), None)
    if begun is None:
        start = Start(awaited=tuple(event for event in read.events if not history.get(event)))
        return Reckoning(read, start, none=True, forecast=forecast(clock, history, iso.LAST))
    undated = (*begun.undated, *undated_turns(policy, read.limit, history))
    if undated:
        start = Start(Span(begun.first, begun.last) if begun.first else None, undated)
        return Reckoning(read, start, none=True, endless=begun.first is None)
    if read.limit.every:
        dates = clock.repeated(begun, past(history, repeats(policy, read.limit) or "", iso.LAST))
    else:
        dates = clock.dates(begun, history)
    start = Start(Span(begun.first or begun.last, begun.last))
    return Reckoning(
        read,
        start,
        dates.first,
        dates.last,
        dates.stopped,
        dates.none,
        dates.endless,
        unnamed=dates.unnamed,
        parts=parts_of(read, [dates]),
    )


def parts_of(read: Interpretation, found: Sequence[Dates]) -> tuple[Reckoning, ...]:
    """The limits beside one another, each by itself, from their dates in every course of a case."""
    if not read.others:
        return ()
    every = [[dates.parts[at] for dates in found if dates.parts] for at in range(len(read.parts))]
    return tuple(
        Reckoning(
            part,
            Start(),
            min((each.first for each in dates if each.first), key=Count.order, default=None),
            max((each.last for each in dates if each.last), key=Count.order, default=None),
            none=len(dates) < len(found) or any(each.none for each in dates),
        )
        for part, dates in zip(read.parts, every, strict=True)
    )


def repeats(policy: Policy, limit: Limit) -> str | None:
    """The event that shows that a repeated act was done once more."""
    duties = (duty for duty in policy.duties.values() if duty.limit is limit)
    return next((duty.produces for duty in duties if limit.every), None)


def undated_turns(policy: Policy, limit: Limit, history: History) -> tuple[str, ...]:
    """Events whose days a date needs besides its start: when the clock stood still, when the act was done last."""
    turns = [event for pause in limit.pauses if history.get(pause.until) for event in (pause.from_, pause.until)]
    turns += [extension.event for extension in limit.extensions]
    turns += [extension.day for extension in limit.extensions if extension.day]
    turns += limit.each_anew
    repeated = repeats(policy, limit)
    times = {event: history.get(event, ()) for event in (*turns, *((repeated,) if repeated else ()))}
    named = (extension.day for extension in limit.extensions if extension.day and history.get(extension.event))
    unnamed = [day for day in named if not history.get(day)]
    return (*(event for event, known in times.items() if any(each.fact.span is None for each in known)), *unnamed)


def forecast(clock: Clock, history: History, today: date) -> Count | None:
    """The count from the last day on which what the clock waits for is itself due, if that day is still to come.

    Of several acts that show it, those that are for other answers about the case than the limit are left out.
    """
    policy, limit = clock.policy, clock.read.limit
    own = next((clause for clause, held in policy.limits() if held is limit), None)
    for event in clock.read.starts if clock.read.reading else ():
        acts = () if history.get(event) else policy.producers.get(event, ())
        acts = tuple(duty for duty in acts if own is None or go_together(policy.procedure, duty.only, own.only))
        ends = [_last_day_of(duty, clock, history, today) for duty in acts]
        known = [end for end in ends if end]
        if known and len(known) == len(ends):
            return count(clock.read.period, max(known), *clock.read.counting(clock.calendars, event))
    return None


def once_over(clock: Clock, history: History, today: date) -> Count | None:
    """The one count from what is still to come on one day: the end of another time, or what is booked.

    Such an end comes on its day whatever is done, so the date is known before it does: by the end of the second year
    after. It makes nothing begin or late.
    """
    policy, read = clock.policy, clock.read
    missing = [event for event in read.starts if not history.get(event)]
    # Of the last of several starts, only what has not come decides.
    (event, *others) = (missing if read.pick is Pick.LATER and missing else read.starts) or ("",)
    if others or read.others or read.backward or read.limit.every:
        return None
    if event in read.ends and not history.get(event):
        awaited = [limit for _, limit in policy.limits() if limit.expiry and limit.expiry.event == event]
        ends = {_end_of(limit, clock, history, today) for limit in awaited}
        end = ends.pop() if len(ends) == 1 else None
        if end is None:
            return None
        day = moments.once_over(end)
        history = adding(history, Known(Fact(event, happened=True, span=Span(day, day)), day, day))
    elif booked := _booked(policy, event, history, today):
        day = booked
    else:
        return None
    return _one_count(clock, history, day)


def _booked(policy: Policy, event: str, history: History, today: date) -> date | None:
    """The one day ahead for which something is booked."""
    known = history.get(event, ())
    if not policy.events[event].future or len(known) != 1 or known[0].left_out:
        return None
    return known[0].last if moments.plain(known[0].last) > today else None


def _one_count(clock: Clock, history: History, today: date) -> Count | None:
    """The count of a time that has begun once, where it has one date in every world, and that is firm."""
    begun = clock.beginnings(history, today)
    dates = clock.dates(begun[0], history) if len(begun) == 1 else NO_DATES
    if not (dates.first and dates.last) or dates.none or dates.first.due != dates.last.due:
        return None
    return dates.last if dates.firm else None


def _end_of(limit: Limit, clock: Clock, history: History, today: date) -> date | None:
    """The last day of a time that runs still, where it is one day."""
    if limit.readings:
        return None
    read = interpretation(clock.policy, limit)
    found = _one_count(Clock(clock.policy, read, clock.calendars), history, today)
    return found.due if found and moments.plain(found.due) >= today else None


def _last_day_of(duty: Duty, clock: Clock, history: History, today: date) -> date | None:
    """The last day on which an act is due, if its time runs in one way and that day is still to come."""
    if duty.limit is None or duty.limit.readings:
        return None
    awaited = Clock(clock.policy, interpretation(clock.policy, duty.limit), clock.calendars)
    begun = next(iter(awaited.beginnings(history, today)), None)
    dates = awaited.dates(begun, history) if begun else NO_DATES
    if dates.last is None or dates.none or (today != iso.LAST and dates.last.due < today):
        return None
    return dates.last.due


def due_dates(policy: Policy, limit: Limit, calendars: Mapping[str, Calendar]) -> Callable[[date], tuple[date, ...]]:
    """Settle a limit once and return what makes of a start the due date by each reading, as `from_start` does.

    Of an hour that nobody told it is the first.
    """
    ways = []
    for read in interpretations(policy, limit):
        parts = [part for part in read.parts if part.starts == read.starts]
        counted = [due_of(part.period, *part.counting(calendars)) for part in parts]
        ways.append((max if read.pick is Pick.LATER else min, counted))
    return lambda start: tuple(pick(each(start) for each in counted) for pick, counted in ways)


def from_start(policy: Policy, limit: Limit, start: date, calendars: Mapping[str, Calendar]) -> tuple[Reckoning, ...]:
    """Work out each reading of a limit as if its own start event were on one given day."""

    def reckon(read: Interpretation) -> Reckoning:
        # Of limits beside one another, those with the same start; the others have not begun.
        parts = [part for part in read.parts if part.starts == read.starts]
        ends = [_from_day(part, start, calendars) for part in parts]
        pick = max if read.pick is Pick.LATER else min
        first = pick((first for first, _ in ends), key=Count.order)
        last = pick((last for _, last in ends), key=Count.order)
        none = read.pick is Pick.LATER and len(parts) < len(read.parts)
        return Reckoning(read, Start(Span(start, start)), first, last, none=none)

    return tuple(map(reckon, interpretations(policy, limit)))


def _from_day(read: Interpretation, day: date, calendars: Mapping[str, Calendar]) -> tuple[Count, Count]:
    """The counts from the first and from the last moment that a day can be, by what is told of its hour."""
    rules, calendar = read.counting(calendars)
    first, last = bounds(read.period, day, rules) if read.in_hours else (day, day)
    if rules.closes and not moments.clock_of(last):
        last = moments.closing(day)
    one = count(read.period, first, rules, calendar)
    other = count(read.period, last, rules, calendar, at_end=True)
    return (one, other) if one.order() <= other.order() else (other, one)

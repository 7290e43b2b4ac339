"""When a limit falls due: in each way to read it, the earliest and the latest date of all worlds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.case.clock import NO_DATES, Clock, Dates
from navigator.case.history import History, history_of, past
from navigator.dates import iso, moments
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count, count
from navigator.model.cases import Case, Span
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
    moving: bool = False
    """True when only today bounds the beginning of its time, so that its latest date is another one tomorrow."""


@dataclass(frozen=True, slots=True)
class Due:
    """All readings of a limit in a case."""

    limit: Limit
    reckonings: tuple[Reckoning, ...]

    @property
    def safe(self) -> date | None:
        """The earliest date of all worlds; None when there is none, or when nobody knows how far back it lies."""
        if any(each.endless for each in self.reckonings):
            return None
        return min((each.first.due for each in self.reckonings if each.first), key=moments.earliest, default=None)

    @property
    def latest(self) -> date | None:
        """The last date of all worlds; None unless every world has one."""
        if not self.complete:
            return None
        return max((each.last.due for each in self.reckonings if each.last), key=moments.latest, default=None)

    @property
    def stays(self) -> date | None:
        """The last date of all worlds, where it is the same tomorrow if nothing more is told."""
        return None if any(each.moving for each in self.reckonings) else self.latest

    @property
    def complete(self) -> bool:
        """True when every world has a date."""
        return all(each.last and not each.none for each in self.reckonings)

    @property
    def provisional(self) -> bool:
        """True when any of the dates rests on days that the calendar does not know."""
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
            min((each.first for each in dates if each.first), key=Count.earliest, default=None),
            max((each.last for each in dates if each.last), key=Count.latest, default=None),
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
    repeated = repeats(policy, limit)
    times = {event: history.get(event, ()) for event in (*turns, *((repeated,) if repeated else ()))}
    named = (extension.day for extension in limit.extensions if extension.day and history.get(extension.event))
    unnamed = [day for day in named if not history.get(day)]
    return (*(event for event, known in times.items() if any(each.fact.span is None for each in known)), *unnamed)


def forecast(clock: Clock, history: History, today: date) -> Count | None:
    """The count from the last day on which what the clock waits for is itself due, if that day is still to come."""
    policy = clock.policy
    for event in clock.read.starts:
        duty = policy.producers.get(event)
        if history.get(event) or duty is None or duty.limit is None or clock.read.reading is None:
            continue
        awaited = Clock(policy, interpretation(policy, duty.limit), clock.calendars)
        begun = next(iter(awaited.beginnings(history, today)), None)
        dates = awaited.dates(begun, history) if begun and not duty.limit.readings else NO_DATES
        if dates.last and not dates.none and (today == iso.LAST or dates.last.due >= today):
            return count(clock.read.period, dates.last.due, *clock.read.counting(clock.calendars, event))
    return None


def from_start(policy: Policy, limit: Limit, start: date, calendars: Mapping[str, Calendar]) -> tuple[Reckoning, ...]:
    """Work out each reading of a limit as if its own start event were on one given day."""

    def reckon(read: Interpretation) -> Reckoning:
        # Of limits beside one another, those with the same start; the others have not begun.
        parts = [part for part in read.parts if part.starts == read.starts]
        counts = [count(part.period, start, *part.counting(calendars)) for part in parts]
        counted = (max if read.pick is Pick.LATER else min)(counts, key=lambda each: each.due)
        none = read.pick is Pick.LATER and len(parts) < len(read.parts)
        return Reckoning(read, Start(Span(start, start)), counted, counted, none=none)

    return tuple(map(reckon, interpretations(policy, limit)))

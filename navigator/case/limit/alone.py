"""A limit alone: its dates by the facts of a case or from one day, whatever today is and whatever stage it is in."""

from collections.abc import Callable, Mapping
from datetime import date

from navigator.case.facts.history import History, history_of, past
from navigator.case.limit.clock import Clock
from navigator.case.limit.due import Due, Reckoning, Start, parts_of
from navigator.case.limit.foreseen import forecast
from navigator.dates import iso, moments
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count, count, due_of
from navigator.dates.rules import bounds
from navigator.model.cases import Case, Span
from navigator.model.composed import composed
from navigator.model.interpretation import Interpretation, interpretations
from navigator.model.limits import Limit, Pick
from navigator.model.policy import Policy


def due(policy: Policy, limit: Limit, case: Case, calendars: Mapping[str, Calendar]) -> Due:
    """Work out a limit from the facts of a case alone, whatever the day is and whatever stage the case is in.

    Without a day of today, an event on a day that nobody knows can be on any: then there is no date.
    """
    history = history_of(policy, composed(policy, case).facts, iso.LAST)
    ways = interpretations(policy, limit)
    return Due(limit, tuple(_reckoned(Clock(policy, read, calendars), history) for read in ways))


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

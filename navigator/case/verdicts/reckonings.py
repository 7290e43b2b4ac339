"""The dates of a limit over all courses of a case, for each way to read it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.limit.alone import undated_turns
from navigator.case.limit.beginnings import Beginning
from navigator.case.limit.clock import clock_for
from navigator.case.limit.due import Absent, Due, Reckoning, Start, parts_of
from navigator.case.limit.foreseen import forecast, once_over
from navigator.case.verdicts.state import State
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count
from navigator.model.cases import Span
from navigator.model.interpretation import Interpretation
from navigator.model.limits import Limit


def due_of(found: Sequence[State], today: date, calendars: Mapping[str, Calendar]) -> Due | None:
    """The dates of a limit over all courses, for each way to read it."""
    by_reading: dict[tuple[Limit, str | None], list[State]] = {}
    for each in found:
        if each.read:
            by_reading.setdefault(_apart(each.read), []).append(each)
    if not by_reading:
        return None
    reckonings = tuple(_reckoning(states, today, calendars) for states in by_reading.values())
    return Due(reckonings[0].read.limit, reckonings, frozenset(_absent(found)))


def _apart(read: Interpretation) -> tuple[Limit, str | None]:
    """How a limit is read; that of another text is another one."""
    return read.limit, read.id


def _absent(found: Sequence[State]) -> Iterator[Absent]:
    """Why there is no limit in some world: by a text that nobody has, by another text, or by another answer."""
    having = {_since(each) for each in found if each.read}
    for each in found:
        if not each.kept:
            yield Absent.NOT_KEPT
        elif each.read is None and _since(each) in having:
            yield Absent.ANSWER
        elif each.read is None:
            yield Absent.BY_NEWER if _since(each) > min(having) else Absent.BY_OLDER


def _since(state: State) -> date:
    return state.journey.policy.procedure.in_force_from or date.min


def _reckoning(found: Sequence[State], today: date, calendars: Mapping[str, Calendar]) -> Reckoning:
    read = found[0].read
    assert read  # noqa: S101  those that are given have one
    firsts = [each.dates.first for each in found if each.dates.first]
    lasts = [each.dates.last for each in found if each.dates.last]
    begun = [each.beginning for each in found if each.beginning]
    return Reckoning(
        read,
        _start(found, begun, read),
        min(firsts, key=Count.order, default=None),
        max(lasts, key=Count.order, default=None),
        stopped=any(each.dates.stopped for each in found),
        goes_on=tuple(dict.fromkeys(_goes_on(found, read))),
        none=any(each.dates.none for each in found),
        endless=any(each.dates.endless for each in found),
        unnamed=any(each.dates.unnamed for each in found),
        parts=parts_of(read, [each.dates for each in found]),
        forecast=_forecast(found, read, today, calendars),
        once_over=_once_over(found, read, today, calendars),
        moving=any(each.undated and each.last >= today for each in begun),
    )


def _forecast(
    found: Sequence[State], read: Interpretation, today: date, calendars: Mapping[str, Calendar]
) -> Count | None:
    """Where a reading has not begun anywhere: what it would be, if that can still be in time."""
    if any(each.beginning for each in found):
        return None
    journey = found[0].journey
    return forecast(clock_for(journey.policy, read, calendars), journey.history, today)


def _once_over(
    found: Sequence[State], read: Interpretation, today: date, calendars: Mapping[str, Calendar]
) -> Count | None:
    """The count from one day ahead, where that is the same in every course of the case."""
    if any(each.beginning for each in found):
        return None
    counts = [once_over(clock_for(each.journey.policy, read, calendars), each.journey.history, today) for each in found]
    days = {each and each.due for each in counts}
    return counts[0] if len(days) == 1 else None


def _goes_on(found: Sequence[State], read: Interpretation) -> Iterator[str]:
    """With which events the clock goes on, where it stands still."""
    for each in found:
        history = each.journey.history if each.dates.stopped else {}
        for pause in read.limit.pauses:
            if len(history.get(pause.from_, ())) > len(history.get(pause.until, ())):
                yield pause.until


def _start(found: Sequence[State], begun: Sequence[Beginning], read: Interpretation) -> Start:
    awaited = () if len(begun) == len(found) else _awaited(found, read)
    undated = dict.fromkeys(event for each in begun for event in each.undated)
    undated |= dict.fromkeys(
        event for each in found for event in undated_turns(each.journey.policy, read.limit, each.journey.history)
    )
    firsts = [each.first for each in begun if each.first]
    span = None
    if begun and len(firsts) == len(begun):
        span = Span(min(firsts), max(each.last for each in begun))
    for each in found:
        if each.dates.first and each.dates.stopped:
            # The clock may have stopped when the time was over already.
            stops = (pause.from_ for pause in read.limit.pauses)
            times = {event: each.journey.history.get(event, ()) for event in stops}
            undated |= dict.fromkeys(event for event, known in times.items() if any(k.fact.span is None for k in known))
    return Start(span, tuple(undated), awaited)


def _awaited(found: Iterable[State], read: Interpretation) -> tuple[str, ...]:
    missing = (
        event for each in found if not each.beginning for event in read.events if not each.journey.history.get(event)
    )
    return tuple(dict.fromkeys(missing))


def no_later(due: Due, other: Due | None) -> Due:
    """The dates of a limit, the last of each reading as it is in some courses alone."""
    lasts = {_apart(each.read): each.last for each in other.reckonings if each.last} if other else {}
    bounded = (
        replace(each, last=lasts[_apart(each.read)]) if _apart(each.read) in lasts and each.last else each
        for each in due.reckonings
    )
    return replace(due, reckonings=tuple(bounded))

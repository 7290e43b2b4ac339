"""What stops the clock of a limit, starts it again and makes its time longer, at either end of its days."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from navigator.case.course.ways import turns as turns_of
from navigator.case.facts.history import ONE, History, Known, is_dated
from navigator.case.limit.basis import Basis
from navigator.case.limit.turns import NONE, Stop, Stops, Turn, Turns, Until, named_by
from navigator.dates import moments
from navigator.dates.calendars import days_between
from navigator.dates.rules import FirstDay, in_open_days
from navigator.model.extensions import elsewhere
from navigator.model.interpretation import Interpretation
from navigator.model.limits import Extension, NewStart, Notice, Pause, Resume
from navigator.model.policy import Policy

LOOKED_BACK = timedelta(400)
"""Days among which a day off is looked for that a short pause may have taken."""
_LATER = {NewStart.INCLUDED: -ONE, NewStart.EXCLUDED: NONE, NewStart.NEXT_EXCLUDED: ONE}

SameDay = Callable[[Pause, date, date], date]
"""Which of the days, from a first to a last one, a pause began and ended on."""


def ways_of(basis: Basis, history: History, until: Until, *, late: bool) -> Iterator[Turns]:
    """What may make the date the latest, or the earliest; the usual way first."""
    limit = basis.read.limit
    yield from turns_at(basis, history, until, late=late).orders(late=late)
    if any(_is_open_which(pause, history) for pause in limit.pauses):
        # What has no day can have been on one that leaves the last stop without a new start, or has it come too late.
        yield turns_at(basis, history, until, late=late, apart=True)
    restarts = (pause for pause in limit.pauses if pause.then is Resume.RESTART)
    if not late and any(pause.notice is Notice.IN_TIME for pause in restarts):
        # The clock may have stopped when the time was over already, and then nothing began anew.
        yield turns_at(basis, history, until, late=False, over=True)
    if not late and any(sum(_edges(basis, pause), NONE) > NONE for pause in limit.pauses):
        # A day is lost though it ran again on the day of the stop: which day that was makes a difference.
        yield turns_at(basis, history, until, late=False, same_day=_last_day)
        if in_open_days(basis.read.period, basis.read.counting(basis.calendars)[0]):
            yield turns_at(basis, history, until, late=False, same_day=partial(_day_off, basis))
    if any(pause.times for pause in limit.pauses):
        # Where a stop may have been over before the clock began, it may be the one after it that counts.
        yield replace(turns_at(basis, history, until, late=late), other_ends=True)


def moved_by(policy: Policy, read: Interpretation) -> frozenset[str]:
    """The events that can stop a clock, restart it or give more time, once it has begun."""
    used = (each.event for extensions in elsewhere(policy, read.limit) for each in extensions)
    anew = (event for part in read.parts if part.anew for event in part.starts)
    return frozenset((*turns_of(read.limit), *used, *anew))


def turns_at(
    basis: Basis,
    history: History,
    until: Until,
    *,
    late: bool,
    still: bool = False,
    over: bool = False,
    apart: bool = False,
    same_day: SameDay | None = None,
) -> Turns:
    """What stops, restarts and lengthens the clock, each as early or as late as makes the date late, or early.

    With `still`, the clock runs again only where it surely did before the act was done; with `over`, it stops as
    late as it can, so that the time may be over by then; with `apart`, what has no day lies so that a stop has no new
    start. `same_day`: the day, of several, on which it may have stopped and run again; without it the first.
    """
    limit = basis.read.limit
    paused: list[Stops] = []
    turns: list[Turn] = []
    for pause in limit.pauses:
        known = until.of(pause.notice)
        pairs = _pairs(basis, pause, history, known, late=late, apart=apart)
        surely = list(known.before(pause.until, history, late=False)) if still else None
        stops = [
            _stood(basis, pause, stop, end, late=late, over=over, same_day=same_day)
            if end and (surely is None or end in surely or end.first == end.last == stop.first == stop.last)
            # Where it stopped and ran again on one day, it stood still for nothing that was done on that day.
            else Stop((stop.first or date.min) if late else stop.last, None)
            for stop, end in pairs
        ]
        if pause.then is Resume.RESTART:
            turns += [Turn(stop.day, pause.notice, stop.through, pause=pause, stopped=stop) for stop in stops]
        else:
            counts = basis.read.rules.first_day is FirstDay.INCLUDED and not basis.read.in_hours
            paused.append(Stops(tuple(stops), pause.times, *_edges(basis, pause), counts))
    turns += _begun_anew(basis, history, until, late=late)
    above, below = elsewhere(basis.policy, limit)
    turns += _used_elsewhere(above, history, until, late=late)
    turns += _lengthened(basis, history, until, late=late)
    turns += _used_elsewhere(below, history, until, late=late)
    return Turns(tuple(paused), tuple(turns))


def _lengthened(basis: Basis, history: History, until: Until, *, late: bool) -> Iterator[Turn]:
    """Each notice that makes the time of the limit itself longer."""
    for extension in basis.read.limit.extensions:
        known = until.of(extension.notice)
        for each in known.before(extension.event, history, late=late):
            named = named_by(extension, each, history)
            day, else_day = (named.first, named.last) if named else (None, None)
            day, else_day = (else_day, day) if late else (day, else_day)
            early = each.first or date.min
            on, else_on = (early, until.last_of(each)) if late else (each.last, early)
            if extension.at_least is None:
                yield Turn(on, extension.notice, day, else_day, extension, else_on=else_on)
                continue
            # What sets the clock going again is in time if the stop was, for the time stood still until then.
            stop = _stop_before(basis, extension.event, each, history, known, late=late)
            through = known.last_of(each) if late else each.first
            yield Turn(on, extension.notice, through, extension=extension, stop=stop, else_on=else_on)


def _edges(basis: Basis, pause: Pause) -> tuple[timedelta, timedelta]:
    """How many days earlier a pause begins than after the day of its stop, and how many later it ends.

    The end of a time is told as the day after its last one, which is then the first that is lost, or that counts.
    """
    if basis.read.in_hours:
        return NONE, NONE
    early = pause.stop_day is FirstDay.EXCLUDED or pause.from_ in basis.read.ends
    later = _LATER[pause.restart_day]
    return ONE if early else NONE, max(later - ONE, -ONE) if pause.until in basis.read.ends else later


def _used_elsewhere(extensions: Sequence[Extension], history: History, until: Until, *, late: bool) -> Iterator[Turn]:
    """The notices for other limits, in time for those or not.

    Of one that may have come after the act, its order to the notices here says whether it matters.
    """
    for extension in extensions:
        for each in until.of(extension.notice).before(extension.event, history, late=True):
            early = each.first or date.min
            on, else_on = (each.last, early) if late else (early, each.last)
            yield Turn(on, Notice.AT_ANY_TIME, None, extension=extension, else_on=else_on, elsewhere=True)


def _begun_anew(basis: Basis, history: History, until: Until, *, late: bool) -> Iterator[Turn]:
    """Each of the events of which the last so far begins the time; where it has run out, only what came before."""
    read = basis.read
    notice = Notice.IN_TIME if read.limit.expiry else Notice.AT_ANY_TIME
    for event in read.starts if read.anew else ():
        for each in until.before(event, history, late=late):
            sent, first = each.fact.sent is not None and each.fact.sent.tells_the_hour, each.first or date.min
            on, through = (first, until.last_of(each)) if late else (each.last, each.first)
            yield Turn(on, notice, basis.runs_again(event, through, at_end=late, sent=sent), begins=event)


def _stop_before(basis: Basis, event: str, going: Known, history: History, until: Until, *, late: bool) -> date | None:
    """The day of the last stop that an event can have ended."""
    stops = (
        stop
        for pause in basis.read.limit.pauses
        if pause.until == event
        for stop in until.before(pause.from_, history, late=late)
        if not (stop.first and moments.is_after(stop.first, going.last)) and (late or not stop.maybe)
    )
    days = ((stop.first or date.min) if late else stop.last for stop in stops)
    return max(days, key=moments.order, default=None)


def _last_day(_pause: Pause, _first: date, last: date) -> date:
    return last


def _day_off(basis: Basis, pause: Pause, first: date, last: date) -> date:
    """The last of some days on which a stop that ended that day took the fewest days that count."""
    before, after = _edges(basis, pause)
    calendar = basis.calendar_for(basis.read.period)
    days = days_between(max(first, last - LOOKED_BACK), last)
    return min(reversed(list(days)), key=lambda day: calendar.between(day - before, day + after))


def _is_open_which(pause: Pause, history: History) -> bool:
    """Whether the day of a stop, or of a new start, is not told where there are several stops."""
    stops = history.get(pause.from_, ())
    return len(stops) > 1 and not all(map(is_dated, (*stops, *history.get(pause.until, ()))))


_Pairs = list[tuple[Known, Known | None]]


def _pairs(basis: Basis, pause: Pause, history: History, until: Until, *, late: bool, apart: bool) -> _Pairs:
    """Each stop with what set the clock going again; a new start belongs to one stop only."""
    stops = list(until.before(pause.from_, history, late=late))
    ends = [each for each in until.before(pause.until, history, late=True) if not (late and each.maybe)]
    stood: list[Known] = []
    if apart and late:
        stops, ends, stood = _apart(stops, ends)
    # Of days that overlap nobody knows which came first: the first of them is the one that is so at this end.
    stops.sort(key=_by_first if late else _by_last)
    found = _in_turn(basis, pause, stops, sorted(ends, key=_by_last if late else _by_first), late=late)
    if stood:
        return sorted([*found, *((stop, None) for stop in stood)], key=lambda pair: _by_first(pair[0]))
    if late or apart or all(end for _, end in found):
        return found
    # The first of them need not be the one without a day.
    other = _in_turn(basis, pause, stops, sorted(ends, key=_by_last), late=late)
    return min(found, other, key=lambda pairs: sum(end is None for _, end in pairs))


def _in_turn(basis: Basis, pause: Pause, stops: Sequence[Known], ends: list[Known], *, late: bool) -> _Pairs:
    """Each stop with the first new start that is left and can have come after it."""
    found: _Pairs = []
    for stop in stops:
        if pause.from_ in basis.read.ends and (gone := _went_on(stop, ends, late=late)):
            # It went on before that end, which so stops nothing.
            ends = ends[gone:]
            continue
        end = next((each for each in ends if not (stop.first and moments.is_after(stop.first, each.last))), None)
        if end is not None:
            ends.remove(end)
        found.append((stop, end))
    return found


def _apart(stops: list[Known], ends: list[Known]) -> tuple[list[Known], list[Known], list[Known]]:
    """The stops without a day after every new start that has one, the new starts without one before the second stop.

    No new start comes before the first stop: where no other can be that, one without a day is.
    """
    told = sorted((each for each in ends if is_dated(each)), key=_by_last)
    stops.sort(key=_by_first)
    dated = [each for each in stops if is_dated(each)]
    loose = [each for each in stops if not is_dated(each)]
    if told and any(not moments.is_after(each.first or date.min, told[0].last) for each in dated):
        begun = dated
    else:
        begun, loose = [*dated, *loose[:1]], loose[1:]
    stood = [each.between(told[-1].last if told else each.last, None) for each in loose]
    second = sorted([*begun, *stood], key=_by_first)[1:2]
    before = second[0].first - ONE if second and second[0].first else None
    return begun, [each if is_dated(each) else each.between(None, before) for each in ends], stood


def _by_first(known: Known) -> tuple[date, int]:
    return moments.order(known.first or date.min)


def _by_last(known: Known) -> tuple[date, int]:
    return moments.order(known.last)


def _stood(
    basis: Basis, pause: Pause, stop: Known, end: Known, *, late: bool, over: bool, same_day: SameDay | None
) -> Stop:
    """A stop and the new start that ended it, on those of their days that make the date late, or early."""
    sent = end.fact.sent is not None and end.fact.sent.tells_the_hour
    last = basis.runs_again(pause.until, end.last, at_end=True, sent=sent)
    if late:
        return Stop(stop.first or date.min, last, basis.runs_again(pause.until, end.first, sent=sent))
    if over:
        latest = max(end.first or date.min, stop.last, key=_by_the_hour)
        return Stop(stop.last, basis.runs_again(pause.until, latest, sent=sent), last)
    if end.first is None or not moments.is_after(end.first, stop.last):
        # It may have run again on the day it stopped.
        day = max(stop.first or date.min, end.first or date.min, key=_by_the_hour)
        if same_day:
            day = same_day(pause, moments.plain(day), moments.plain(min(stop.last, end.last)))
        return Stop(day, basis.runs_again(pause.until, day, sent=sent), last)
    return Stop(stop.last, basis.runs_again(pause.until, end.first, sent=sent), last)


def _went_on(stop: Known, ends: Sequence[Known], *, late: bool) -> int:
    """How many times the clock was told to run before a stop, by what must have been; or by what can, for the earliest.

    Each comes after the stop before this one, or it would have been the end of that.
    """
    if late:
        return sum(1 for each in ends if not each.maybe and stop.first and moments.is_after(stop.first, each.last))
    return sum(1 for each in ends if each.first is None or moments.is_after(stop.last, each.first))


def _by_the_hour(day: date) -> tuple[date, int, str]:
    """What to order two moments by, of which each may be read by a clock or not."""
    return *moments.order(day), moments.clock_of(day)

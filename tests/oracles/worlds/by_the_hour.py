"""Limits in hours on a clock: each happening at a moment, and the time counted in minutes of universal time."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from navigator.dates.moments import Moment
from navigator.model.limits import Extension, Pause
from tests.oracles.worlds.clock import Clock
from tests.oracles.worlds.days import MINUTES, minutes_of
from tests.oracles.worlds.happenings import KNOWN_THROUGH, Date, Happening, History
from tests.oracles.worlds.looked_at import limit_events

ENDS = ((0, 0), (23, 59))
"""The hours that are tried where none is told."""


_HELD = ("event", "firm", "edge", "late_on", "presumed", "posted", "settled")

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Timed(Happening):
    """A happening at a moment."""

    at: datetime = NEVER
    told: bool = True
    shown: bool = True
    """Whether its hour was told, or is one that was told of something else on its day."""
    hour: str = ""
    """On the clock of the place, as HH:MM."""
    counts_at: datetime | None = None
    """Where it counts as received on another day: the moment of that, of which nobody tells the hour."""

    @property
    def counts(self) -> datetime:
        """The moment from which it counts."""
        return self.counts_at or self.at


def zone_of(clock: Clock) -> ZoneInfo | None:
    """The zone on whose clock a limit runs; None where it does not run on one."""
    if clock.period.unit not in MINUTES or clock.limit.kind.value != "by" or clock.is_several:
        return None
    name = clock.rules.zone or clock.counting_calendar().zone
    return ZoneInfo(name) if name else None


def moments(happening: Happening, others: list[Happening], zone: ZoneInfo) -> tuple[Timed, ...]:
    """Every moment that is tried for a happening: the ends of its day and the hours of others on it.

    Of an hour that the clock shows twice, both.
    """
    hour = getattr(happening.day, "at", "")
    day = date(happening.day.year, happening.day.month, happening.day.day)
    near = {getattr(each.day, "at", "") for each in others if each.day == day} - {""}
    told = [hour] if hour else sorted(near)
    hours = [(int(each[:2]), int(each[3:])) for each in told] + ([] if hour else list(ENDS))
    found = dict[datetime, Timed]()
    for (hours_, minutes), fold in itertools.product(hours, (0, 1)):
        local = datetime(day.year, day.month, day.day, hours_, minutes, fold=fold, tzinfo=zone)
        at = local.astimezone(UTC)
        if hour or at.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
            held = {name: getattr(happening, name) for name in _HELD}
            shown = f"{local:%H:%M}" in told
            timed = Timed(day=happening.day, at=at, told=bool(hour), shown=shown, hour=f"{local:%H:%M}", **held)
            found.setdefault(at, timed)
    return tuple(found.values())


def looked_at(clock: Clock) -> ZoneInfo | None:
    """The zone by which the hour of what happens makes a difference: to hours on a clock, or to a closing hour."""
    sides = clock.sides if clock.is_several else (clock,)
    closes = any(side.rules.cutoff for side in sides)
    return zone_of(clock) or last_hour_zone(clock) or (ZoneInfo("UTC") if closes else None)


def last_hour_zone(clock: Clock) -> ZoneInfo | None:
    """The zone by whose clock the last day ends at an hour; None where no last day does."""
    ending = [side for side in (clock.sides if clock.is_several else (clock,)) if side.last_hour]
    return ZoneInfo(ending[0].rules.zone or ending[0].counting_calendar().zone or "UTC") if ending else None


def by_the_clock(history: History) -> History:
    """The history with the hour of each moment in its day: so days are compared where a last day ends at an hour."""
    return {event: tuple(map(_with_its_hour, found)) for event, found in history.items()}


def _with_its_hour(happening: Happening) -> Happening:
    if not isinstance(happening, Timed):
        return happening
    day = happening.day
    return replace(happening, day=Moment.of(date(day.year, day.month, day.day), happening.hour))


def over_at(found: Date, zone: ZoneInfo) -> datetime | None:
    """The moment at which a time is over whose last day ends at an hour."""
    hour = getattr(found.day, "at", "")
    if found.day is None or not hour:
        return None
    day = found.day
    return datetime(day.year, day.month, day.day, int(hour[:2]), int(hour[3:]), tzinfo=zone).astimezone(UTC)


def histories(
    clock: Clock,
    history: History,
    zone: ZoneInfo,
    shown: tuple[str, ...],
    begun_by: tuple[tuple[tuple[str, ...], str], ...],
) -> Iterator[History]:
    """The history with each happening that the limit looks at, and each that shows that it was kept, at a moment.

    `begun_by`: what begins a time, with what can only come after it; so does it within a day, where no hour is told.
    """
    names = [event for event in (*limit_events(clock.limit), *shown) if event in history]
    names = _with_neighbours(names, history, begun_by)
    known = [(event, happening) for event in dict.fromkeys(names) for happening in history[event]]
    for chosen in itertools.product(*(moments(each, [h for _, h in known], zone) for _, each in known)):
        found = dict(history)
        for event in dict.fromkeys(names):
            mine = [timed for (name, _), timed in zip(known, chosen, strict=True) if name == event]
            found[event] = tuple(sorted(mine, key=partial(_came, clock)))
        if any(_runs_before_it_stops(found, p) for p in clock.limit.pauses if not clock.is_end(p.from_)):
            continue
        if not any(_came_too_early(found, *each) for each in begun_by):
            yield from _received(clock, found, zone, shown)


def _came(clock: Clock, timed: Timed) -> tuple[date, datetime]:
    """What begins a time and counts as received on an earlier day came first, whatever hour is tried for it."""
    day = clock.received(timed)[0] if timed.event in clock.starts else timed.day
    return date(day.year, day.month, day.day), timed.at


def _received(clock: Clock, history: History, zone: ZoneInfo, shown: tuple[str, ...]) -> Iterator[History]:
    """The history with each moment at which something can count as received, where it does so on another day."""
    moved: list[tuple[Timed, tuple[Timed, ...]]] = []
    begins = dict.fromkeys((*clock.starts, *(pause.until for pause in clock.limit.pauses)))
    for event in begins if zone_of(clock) else ():
        for each in history.get(event, ()):
            day = clock.received(each)[0]
            if isinstance(each, Timed) and day != each.day:
                moved.append((each, tuple(replace(each, counts_at=_on(day, hour, zone)) for hour in ENDS)))
    for event in shown:
        closed = [each for each in history.get(event, ()) if isinstance(each, Timed) and _came_when_closed(clock, each)]
        days = [date.fromordinal(each.day.toordinal() + 1) for each in closed]
        moved += [
            (each, tuple(replace(each, counts_at=_on(day, hour, zone)) for hour in ENDS))
            for each, day in zip(closed, days, strict=True)
        ]
    for chosen in itertools.product(*(ways for _, ways in moved)):
        instead = {id(each): way for (each, _), way in zip(moved, chosen, strict=True)}
        yield {event: tuple(instead.get(id(each), each) for each in found) for event, found in history.items()}


def _came_when_closed(clock: Clock, act: Timed) -> bool:
    """Whether what shows an act came when the office had closed: then it is received on the next day."""
    closes = clock.rules.cutoff
    return bool(closes and clock.policy.events[act.event].sent and not act.presumed and act.hour >= closes)


def counts_on(act: Timed) -> date | None:
    """The day on which an act was received, where that is another one."""
    return date.fromordinal(act.day.toordinal() + 1) if act.counts_at else None


def _on(day: date, hour: tuple[int, int], zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, *hour, fold=hour != (0, 0), tzinfo=zone).astimezone(UTC)


def _with_neighbours(
    names: list[str], history: History, begun_by: tuple[tuple[tuple[str, ...], str], ...]
) -> list[str]:
    """The events with those of the same day that they cannot come before, or after."""
    found = list(dict.fromkeys(names))
    for event in found:
        for before, after in begun_by:
            near = [*before, after] if event in (*before, after) else []
            days = {happening.day for happening in history[event]}
            found += [
                each
                for each in near
                if each not in found and any(happening.day in days for happening in history.get(each, ()))
            ]
    return found


def _came_too_early(history: History, before: tuple[str, ...], after: str) -> bool:
    """Whether something came at an hour before all that can have begun its time; of such hours the others are meant."""
    begun = [happening for event in before for happening in history.get(event, ())]
    shown = history.get(after, ())
    if not begun or len(begun) > len({*before}) or len(shown) != 1:
        return False
    first = min(begun, key=lambda each: (each.day, getattr(each, "at", NEVER)))
    (done,) = shown
    if first.day != done.day or not (isinstance(first, Timed) and isinstance(done, Timed)):
        return False
    return done.at < first.at and not (first.told and done.told)


def _runs_before_it_stops(history: History, pause: Pause) -> bool:
    """Whether a restart came before the stop of its own day: of such hours the others are meant."""
    stops, ends = history.get(pause.from_, ()), history.get(pause.until, ())
    pairs = [(stop, end) for stop in stops for end in ends if stop.day == end.day]
    return any(
        isinstance(stop, Timed) and isinstance(end, Timed) and end.at < stop.at and not (stop.told and end.told)
        for stop, end in pairs
    )


def due(clock: Clock, start: Timed, history: History, until: Timed | None) -> tuple[Date, datetime]:
    """The date in one world, and the moment of universal time at which it is over."""
    zone = zone_of(clock)
    assert zone
    return _Run(clock, start, history, until).due(zone)


@dataclass
class _Run:
    clock: Clock
    start: Timed
    history: History
    until: Timed | None

    def due(self, zone: ZoneInfo) -> tuple[Date, datetime]:
        limit, length = self.clock.limit, timedelta(minutes=minutes_of(self.clock.period))
        if self.clock.anew or limit.at_most or any(each.after or each.not_with for each in limit.extensions):
            raise NotImplementedError("extensions that know of each other")
        if self.clock.backwards:
            return self._dated(self._full(self.start.at, zone) - length, [self.start], zone)
        begin, total, used = self._full(self.start.counts, zone), length, [self.start]
        stops = self._stops()
        counted = dict.fromkeys((extension.id for extension in limit.extensions), 0)
        for at, what, through in self._turns():
            end = self._dated(self._over(begin, total, stops), used, zone)[1]
            if what.notice.value == "in time" and at.at > end:
                continue
            if isinstance(what, Extension):
                counted[what.id] += 1
                if counted[what.id] <= what.times or what.again:
                    total = self._longer(what, begin, total, zone)
            elif through is None:
                return Date(None, start=self.start), end_of_time()
            elif through.counts > begin:
                begin, used = self._full(through.counts, zone), [through]
        if any(go is None and stop.at < self._over(begin, total, stops) for stop, go in stops):
            return Date(None, start=self.start), end_of_time()
        end = self._over(begin, total, stops)
        held = [(stop, go) for stop, go in stops if go and go.counts > max(begin, stop.at) and stop.at < end]
        # Of what had stopped before the time began only the end moves it.
        used += [each for pair in held for each in pair if each.counts > begin]
        return self._dated(end, used, zone)

    def _full(self, at: datetime, zone: ZoneInfo) -> datetime:
        """A moment, or the beginning or the end of the hour in which it is, where that hour does not count."""
        first = self.clock.rules.first_hour
        if first is None or first.value == "included" or self.clock.period.unit != "hours":
            return at
        begun = at.astimezone(zone).replace(minute=0).astimezone(UTC)
        return begun if self.clock.backwards else begun + timedelta(hours=1)

    def _longer(self, more: Extension, begin: datetime, total: timedelta, zone: ZoneInfo) -> timedelta:
        """More time never makes a limit shorter."""
        if more.to and more.to.unit in MINUTES:
            longer = timedelta(minutes=minutes_of(more.to))
            ends = [self._dated(self._over(begin, each, []), [self.start], zone)[1] for each in (total, longer)]
            return longer if ends[1] >= ends[0] else total
        if more.by and more.by.unit in MINUTES and not more.at_most:
            return total + timedelta(minutes=minutes_of(more.by))
        raise NotImplementedError("more time in another form")

    def _before(self, event: str) -> list[Timed]:
        found = [each for each in self.history.get(event, ()) if isinstance(each, Timed)]
        return [each for each in found if self.until is None or each.at <= self.until.at]

    def _pairs(self, pause: Pause) -> Iterator[tuple[Timed, Timed | None]]:
        ends = self._before(pause.until)
        for stop in self._before(pause.from_):
            if self.clock.is_end(stop.event) and any(each.at < stop.at for each in ends):
                ends = [each for each in ends if each.at >= stop.at]
                continue  # It had gone on before that time was over.
            go = next((each for each in ends if each.at >= stop.at), None)
            if go:
                ends.remove(go)
            yield stop, go

    def _stops(self) -> list[tuple[Timed, Timed | None]]:
        if any(pause.times for pause in self.clock.limit.pauses):
            raise NotImplementedError("stops that count so many times")
        return [pair for p in self.clock.limit.pauses if p.then.value != "restart" for pair in self._pairs(p)]

    def _turns(self) -> list[tuple[Timed, Pause | Extension, Timed | None]]:
        found: list[tuple[Timed, Pause | Extension, Timed | None]] = []
        for pause in self.clock.limit.pauses:
            if pause.then.value == "restart":
                found += [
                    (stop, pause, go) for stop, go in self._pairs(pause) if go is None or go.counts > self.start.at
                ]
        for each in self.clock.limit.extensions:
            found += [(notice, each, None) for notice in self._before(each.event)]
        return sorted(found, key=lambda turn: (turn[0].at, isinstance(turn[1], Pause)))

    @staticmethod
    def _over(begin: datetime, total: timedelta, stops: list[tuple[Timed, Timed | None]]) -> datetime:
        """Minute after minute is too slow: from stop to stop, each standing as long as it does after the last one."""
        end = begin + total
        for stop, go in sorted(stops, key=lambda pair: pair[0].at):
            if go and stop.at < end and go.counts > begin:
                end += go.counts - max(stop.at, begin)
                begin = max(begin, go.counts)
        return end

    def _dated(self, end: datetime, used: list[Timed], zone: ZoneInfo) -> tuple[Date, datetime]:
        local = end.astimezone(zone)
        told = all(each.shown and each.counts_at is None for each in used)
        day = Moment.of(local.date(), f"{local:%H:%M}") if told else local.date()
        firm = all(each.firm for each in used) and local.year <= KNOWN_THROUGH
        moved = self.clock.moved(Date(day, firm, any(each.edge for each in used), self.start))
        # A day to which it has moved is over at its end.
        return moved, end if moved.day == day else end_of_day(moved.day, zone)


def end_of_time() -> datetime:
    return datetime.max.replace(tzinfo=UTC)


def end_of_day(day: date | None, zone: ZoneInfo) -> datetime:
    """The last minute of a day, for a time that has moved to the whole of it."""
    if day is None:
        return end_of_time()
    return datetime(day.year, day.month, day.day, 23, 59, fold=1, tzinfo=zone).astimezone(UTC)

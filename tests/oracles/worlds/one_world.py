"""How one act stands in one world, under one reading."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from navigator.model.acts import Cap, Duty, Force
from navigator.model.limits import Limit, Reading
from navigator.model.stages import Stage
from tests.oracles.worlds import by_the_hour
from tests.oracles.worlds.board import Board, World
from tests.oracles.worlds.clock import Clock
from tests.oracles.worlds.days import ONE
from tests.oracles.worlds.filling import Filler
from tests.oracles.worlds.happenings import NO_DATE, Date, Happening
from tests.oracles.worlds.way import Visit


@dataclass(frozen=True, slots=True)
class State:
    """How one act stands in one world, under one reading."""

    due: Date = NO_DATE
    open: bool = False
    done: bool = False
    unseen: bool = False
    """Nobody can tell whether it was done: no event shows it."""
    done_on: date | None = None
    received_on: date | None = None
    """Where that is another day: when it was received, for it came at a closing hour or later."""
    waits: bool = False
    """Whether its stage is open and its time has begun, and what it has to come after has not come."""
    can_lapse: bool = False
    can_be_late: bool = False
    has_last_day: bool = True
    """False where a day is only the first on which it may be done."""

    earlier: bool = False
    """Whether it is of an earlier matter than the one that may run."""
    ended: bool = False
    """Whether the case is over."""
    over_at: datetime | None = None
    """Where hours run on a clock: the moment at which they are over."""
    late_by_the_hour: bool | None = None
    """Where hours run on a clock: whether it was done after that."""

    @property
    def was_late(self) -> bool:
        """Whether it was done after its date."""
        if not self.has_last_day or self.done_on is None or self.due.day is None:
            return False
        came = self.received_on or self.done_on
        return came > self.due.day if self.late_by_the_hour is None else self.late_by_the_hour

    def over(self, today: date) -> bool:
        return self.due.day is not None and self.due.day < today


@dataclass(frozen=True)
class OneWorld:
    """What is looked at in a world, whichever it is."""

    board: Board

    def states(self, filler: Filler, world: World, stage: Stage | None, clause: Duty | Cap) -> list[State]:
        limit = clause.limit
        if limit is None:
            assert isinstance(clause, Duty)
            assert stage
            return [self._without_limit(filler, world, stage, clause)]
        readings: tuple[Reading | None, ...] = limit.readings or (None,)
        if clause.id in world.readings:
            readings = (world.readings[clause.id],)
        clocks = [Clock(filler.policy, limit, reading, self.board.calendars) for reading in readings]
        found = [
            self._with_limit(filler, at, stage, clause, limit, clock, reopened)
            for clock in clocks
            for at in self._moments(filler, world, clause, clock)
            for reopened in self._reopened(filler, at, stage, clock)
        ]
        # A later day that was named and nobody told has come or not: until then it may not be done.
        waits = [replace(each, open=False) for each in found if each.open and each.due.more and not each.has_last_day]
        return [*found, *waits]

    def _reopened(self, filler: Filler, world: World, stage: Stage | None, clock: Clock) -> Iterator[tuple[date, ...]]:
        """The days on which a stage was entered again, each as it was and as if what was told of that day came before.

        Of what began a time on the very day nobody knows whether it came before that or after it, unless by its hour.
        """
        visits = [visit for visit in world.way.visits if stage and visit.stage == stage.id][1:]
        days = [visit.opened for visit in visits if visit.opened]
        told = [h for event in clock.starts if event in filler.said.told for h in world.history.get(event, ())]
        leading = {
            (event, day)
            for day in days
            for other in filler.said.chart.stages
            for event, to in filler.said.chart.ways_out(other)
            if stage and stage.id in filler.said.chart.next_stages(to)
        }
        either = [
            any(h.day == day and (h.event, day) not in leading and not getattr(h.day, "at", "") for h in told)
            for day in days
        ]
        ways = ((day, day + ONE) if both else (day,) for day, both in zip(days, either, strict=True))
        yield from itertools.product(*ways)

    def _moments(self, filler: Filler, world: World, clause: Duty | Cap, clock: Clock) -> Iterator[World]:
        """The world, with each moment that its happenings can have had where hours run on a clock."""
        zone = by_the_hour.looked_at(clock)
        if zone is None or (isinstance(clause, Cap) and by_the_hour.zone_of(clock)):
            yield world
            return
        shown = (clause.produces,) if isinstance(clause, Duty) and clause.produces else ()
        ends_at_an_hour = by_the_hour.last_hour_zone(clock) is not None
        for history in by_the_hour.histories(clock, world.history, zone, shown, filler.order.within_a_day):
            yield replace(world, history=by_the_hour.by_the_clock(history) if ends_at_an_hour else history)

    def _without_limit(self, filler: Filler, world: World, stage: Stage, duty: Duty) -> State:
        visits = [visit for visit in world.way.visits if visit.stage == stage.id]
        if duty.after:
            begun = [h.day for event in duty.after for h in self._past(world, event)]
        else:
            begun = [visit.opened or date.min for visit in visits]
        shown = self._past(world, duty.produces) if duty.produces else ()
        last = max(begun, default=date.min)
        if len(visits) > 1 and not duty.after and filler.said.chart.leads_out(stage.id, duty.produces or ""):
            # What led out of an earlier visit was done in that one.
            left = [visit.left for visit in visits if visit.left]
            shown = shown[sum(1 for day in left if any(h.day == day for h in shown)) :]
        opens = not duty.after and duty.produces in filler.policy.procedure.stages[0].opens
        done = bool(shown) if len(begun) <= 1 or opens else any(h.day >= last for h in shown)
        return State(open=bool(begun) and stage.id in world.way.open and not done, done=done, unseen=not duty.produces)

    def _with_limit(
        self,
        filler: Filler,
        world: World,
        stage: Stage | None,
        clause: Duty | Cap,
        limit: Limit,
        clock: Clock,
        reopened: Sequence[date],
    ) -> State:
        today, stages = self.board.today, clause.covers if isinstance(clause, Cap) else (stage.id if stage else "",)
        here = any(each in world.way.open for each in stages)
        visits = [visit for visit in world.way.visits if stage and visit.stage == stage.id]
        starts = clock.started(world.history, today, reopened)
        any_start = (
            clock.backwards
            or any(each.before for each in limit.or_)
            or any(
                self._past(world, event)
                for reading in (limit.readings or (None,))
                for event in (
                    *Clock(clock.policy, limit, reading, clock.calendars).starts,
                    *(start for other in limit.or_ for start in other.from_),
                )
            )
        )
        shown = self._shown(world, clause)
        if stage and len(starts) == 1 and self._led_back(filler, visits, starts[0]):
            # Whatever came before what led back, and what nobody told of that day, was in the round that is over.
            told = filler.said.told | _led_out(filler, world, visits[-1])
            shown = tuple(h for h in shown if h.day > starts[0].day or (h.day == starts[0].day and h.event in told))
        unseen = isinstance(clause, Duty) and not clause.produces
        if limit.every:
            return self._repeated(world, limit, clock, starts, shown, here=here, unseen=unseen)
        if owed := self._asked_again(world, clock, visits, shown):
            starts, shown = tuple(each for each in starts if each.day >= owed.day), ()
        by = limit.kind.value == "by"
        force = clause.force
        can_lapse = force is Force.MAY and by and not limit.soft
        if can_lapse and not (clock.anew and limit.expiry):
            # A right that is over is not open: when its start comes again, it begins anew.
            while again := self._after_it_lapsed(world, clock, starts):
                starts = again
                shown = tuple(each for each in shown if each.day >= starts[0].day)
        done_on, start = _matched(starts, shown)
        late_by_the_hour = over = None
        answer = next((each for each in shown if isinstance(each, by_the_hour.Timed) and each.day == done_on), None)
        if isinstance(start, by_the_hour.Timed) and by_the_hour.zone_of(clock):
            found, over = by_the_hour.due(clock, start, world.history, answer)
            late_by_the_hour = answer is not None and answer.counts > over
        else:
            found = filler.expiries.due(clock, start, world.history, done_on) if start else NO_DATE
            zone = by_the_hour.last_hour_zone(clock)
            over = by_the_hour.over_at(found, zone) if zone else None
            late_by_the_hour = answer.counts > over if answer and over else None
        if clause.id in world.kept and found.more and found.day and not done_on:
            found = replace(found, day=max(found.day, today))
        done = done_on is not None or clause.id in world.done_unseen
        state = State(
            due=found,
            done=done,
            unseen=unseen and not done,
            done_on=done_on,
            received_on=by_the_hour.counts_on(answer) if answer else None,
            can_lapse=can_lapse,
            can_be_late=force is not Force.MAY and by,
            has_last_day=by,
            over_at=over,
            late_by_the_hour=late_by_the_hour,
        )
        in_force = not clause.after or any(self._past(world, event) for event in clause.after)
        # What a right comes after opens it, though the time in which it has to be used has not begun.
        opened = any_start or (bool(clause.after) and clause.force is Force.MAY)
        begun = here and opened and not done and in_force
        if not in_force:
            return replace(state, waits=here and not done)
        if not by:
            return replace(state, open=begun and found.day is not None and found.day <= today)
        return replace(state, open=begun)

    def _asked_again(
        self, world: World, clock: Clock, visits: list[Visit], shown: tuple[Happening, ...]
    ) -> Happening | None:
        """What a limit counts from by its own words, where it came again after the act: in no reading is that done."""
        if not shown or not clock.reading or clock.starts == (own := replace(clock, reading=None)).starts:
            return None
        opened = [visit.opened for visit in visits[1:] if visit.opened]
        starts = own.started(world.history, self.board.today, opened)
        return starts[-1] if len(starts) > 1 and all(each.day < starts[-1].day for each in shown) else None

    def _led_back(self, filler: Filler, visits: list[Visit], start: Happening) -> bool:
        """Whether a stage was entered again by what began the time of its act."""
        if not visits or start.day not in {visit.opened for visit in visits[1:]}:
            return False
        chart, stage = filler.said.chart, visits[0].stage
        names = {start.event, *filler.policy.events[start.event].made_of}
        return any(
            stage in chart.next_stages(to)
            for other in chart.stages
            for event, to in chart.ways_out(other)
            if event in names
        )

    def _after_it_lapsed(self, world: World, clock: Clock, starts: tuple[Happening, ...]) -> tuple[Happening, ...]:
        """The starts that came when the time from the first of them was over."""
        if len(starts) < 2:
            return ()
        end = clock.due(starts[0], world.history, None, self.board.today).day
        if clock.backwards and not clock.limit.day:
            # What has to come before something is over before that, and is owed before the next one from then on.
            return starts[1:] if end and end < self.board.today else ()
        return tuple(each for each in starts if end and each.day > end)

    def _repeated(
        self,
        world: World,
        limit: Limit,
        clock: Clock,
        starts: tuple[Happening, ...],
        shown: tuple[Happening, ...],
        *,
        here: bool,
        unseen: bool,
    ) -> State:
        """Due a period after the start, or after the last time that it was done."""
        if len(starts) > 1:
            raise NotImplementedError("a repeated act whose start happened again")
        starts = starts or shown[-1:]
        if not starts:
            return State()
        over = [h.day for h in self._past(world, limit.until or "") if h.day >= starts[0].day]
        if over:
            return State(done=True, done_on=min(over))
        # Each time is counted from the last time that it was done.
        last = max(shown, key=lambda h: (h.day, getattr(h, "at", None)), default=starts[0])
        begun = last if last.day >= starts[0].day else starts[0]
        if isinstance(begun, by_the_hour.Timed) and by_the_hour.zone_of(clock):
            found, _ = by_the_hour.due(clock, begun, {}, None)
        else:
            found = clock.repeated(begun, 1)
        return State(due=found, open=here, unseen=unseen, can_be_late=True)

    def _shown(self, world: World, clause: Duty | Cap) -> tuple[Happening, ...]:
        if isinstance(clause, Duty):
            return self._past(world, clause.produces) if clause.produces else ()
        covered = [visit for visit in world.way.visits if visit.stage in clause.covers]
        found = [Happening(h.day, clause.id) for h in self._past(world, clause.limit.until or "")[:1]]
        if covered and all(visit.left for visit in covered):
            found.append(Happening(max(visit.left for visit in covered if visit.left), clause.id))
        return tuple(sorted(found)[:1])

    def _past(self, world: World, event: str) -> tuple[Happening, ...]:
        return tuple(h for h in world.history.get(event, ()) if h.day <= self.board.today or h.presumed)


def _led_out(filler: Filler, world: World, visit: Visit) -> frozenset[str]:
    """What the way needs to lead out of the last round of a stage: it was in that one."""
    chart = filler.said.chart
    events = (event for event in world.needs if visit.left and chart.leads_out(visit.stage, event))
    return frozenset(event for event in events if any(h.day == visit.left for h in world.history.get(event, ())))


def _matched(starts: tuple[Happening, ...], shown: tuple[Happening, ...]) -> tuple[date | None, Happening | None]:
    """When the act was done, and the start it answers; or the first start that nothing answers yet."""
    if len(starts) <= 1:
        return (shown[0].day if shown else None), (starts[0] if starts else None)
    came = [start.day for start in starts]
    if shown and starts[0].posted and starts[0].posted <= shown[0].day:
        # What answers a letter that nothing else called for shows that it had come, whenever that is presumed.
        came[0] = min(came[0], shown[0].day)
    for start, day in zip(starts, came, strict=True):
        if not any(h.day >= day for h in shown):
            return None, start
    answer = next(h for h in shown if h.day >= came[-1])
    before = max((h.day for h in shown if h.day < answer.day), default=date.min)
    return answer.day, next(start for start, day in zip(starts, came, strict=True) if day > before)

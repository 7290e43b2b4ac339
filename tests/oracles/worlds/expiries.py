"""Times that run out by themselves: where they did, and where nobody can tell."""

import itertools
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from navigator.model.acts import Cap, Duty
from navigator.model.limits import Reading
from navigator.model.stages import Destination
from tests.oracles.worlds.board import HARD, World, history_of
from tests.oracles.worlds.chart import Chart
from tests.oracles.worlds.clock import Clock
from tests.oracles.worlds.days import ONE
from tests.oracles.worlds.happenings import NO_DATE, Date, Happening
from tests.oracles.worlds.looked_at import limit_events, start_events
from tests.oracles.worlds.order import Order
from tests.oracles.worlds.rules import used_elsewhere
from tests.oracles.worlds.said import Said
from tests.oracles.worlds.way import Way


@dataclass(frozen=True, slots=True)
class Handled:
    clauses: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    """What did not run out, for a later day that somebody named and nobody told has not come."""


@dataclass(frozen=True)
class Expiries:
    """The limits that have something follow when they run out."""

    said: Said
    order: Order
    counted: dict[object, Date] = field(default_factory=dict, repr=False)

    @property
    def chart(self) -> Chart:
        return self.said.chart

    @cached_property
    def expiring(self) -> tuple[Duty | Cap, ...]:
        return tuple(clause for clause, limit in self.said.policy.limits() if limit.expiry)

    def expiry_readings(self, known: frozenset[str]) -> Iterator[dict[str, Reading | None]]:
        """One reading for each limit with an expiry whose clock can have begun."""
        expiries = {clause.limit.expiry.event for clause in self.expiring if clause.limit and clause.limit.expiry}
        # What was done in time without a word can begin another time.
        silent = {clause.produces for clause in self.expiring if isinstance(clause, Duty)}
        begun = [c for c in self.expiring if c.limit and start_events(c.limit) & (known | expiries | silent)]
        names = [clause.id for clause in begun]
        options = [clause.limit.readings or (None,) for clause in begun if clause.limit]
        for chosen in itertools.product(*options):
            yield dict(zip(names, chosen, strict=True))

    def after_hours_or_not(self, told: tuple[Happening, ...]) -> Iterator[tuple[Happening, ...]]:
        """What was told, in each way in which the beginning of a time that can run out came after hours or not.

        For the end of the time that is one and the same hour, whoever asks: it is settled for the whole world.
        """
        closing = {
            event
            for clause in self.expiring
            if clause.limit
            for reading in clause.limit.readings or (None,)
            for event in self._closed_to(Clock(self.said.policy, clause.limit, reading, self.said.board.calendars))
        }
        ways = [
            (replace(h, settled=True), replace(h, settled=True, late_on=date(h.day.year, h.day.month, h.day.day)))
            if h.event in closing and not (h.presumed or h.edge or bool(getattr(h.day, "at", "")))
            else (h,)
            for h in told
        ]
        yield from itertools.product(*ways)

    def _closed_to(self, clock: Clock) -> frozenset[str]:
        """The events that begin a time of days, and that count as received on the next day after a closing hour."""
        events = self.said.policy.events
        sides = clock.sides if clock.is_several else (clock,)
        return frozenset(
            event
            for side in sides
            if side.rules.cutoff and not side.backwards and side.period.unit != "hours"
            for event in side.starts
            if events[event].sent
        )

    def expired(
        self,
        known: tuple[Happening, ...],
        moved: tuple[Happening, ...],
        readings: Mapping[str, Reading | None],
        handled: "Handled",
    ) -> Iterator[World]:
        history = history_of(known)
        final = frozenset(
            c.limit.expiry.event for c in self.expiring if c.limit and c.limit.expiry and not c.limit.discretion
        )
        for way in self.said.ways((*known, *moved), final):
            if not self._could_run_out(known, way):
                continue
            ran_out = [
                (at, clause)
                for clause in self.expiring
                if clause.id in readings
                and clause.id not in handled.clauses
                and (at := self._ran_out(clause, history, way, readings)).day
            ]
            if not ran_out:
                yield World(history, way, readings, handled.asked, handled.done, kept=handled.kept)
                continue
            at, clause = min(ran_out, key=lambda each: each[0].day or date.max)
            yield from self._branches(known, moved, readings, handled, at, clause)

    def _branches(
        self,
        known: tuple[Happening, ...],
        moved: tuple[Happening, ...],
        readings: Mapping[str, Reading | None],
        handled: "Handled",
        at: Date,
        clause: Duty | Cap,
    ) -> Iterator[World]:
        """It ran out; or it did not, because the date is not firm; or what nobody was asked about was done in time."""
        assert clause.limit
        assert clause.limit.expiry
        assert at.day
        expiry = clause.limit.expiry.event
        # A time over several stages is kept by nothing but the event with which it ends, where it has one.
        product = clause.produces if isinstance(clause, Duty) else clause.limit.until
        told = self.said.told | {h.event for h in known}
        # Silence never ends anything: where that would follow, the act may have been done all the same.
        own = [stage.id for stage in self.said.policy.procedure.stages if clause in stage.duties]
        stages = clause.covers if isinstance(clause, Cap) else own
        ends = any(self.chart.leads_out(stage, event) for stage in stages for event in self._with_it(expiry))
        unsaid = product is None or (product not in told and product not in self.said.denied)
        # Where it comes to its end whether the act was done or not, nothing hangs on that.
        silent = ends and unsaid and not clause.limit.expiry.done_or_not
        silent = silent and (product is not None or isinstance(clause, Duty))
        # An event that is made of others has no day of its own: those are asked for.
        made = self.said.policy.events[product].made_of if product else ()
        open_ = {each for each in made or (product,) if each and each not in told | self.said.denied}
        before = frozenset(h.event for h in known if h.day <= at.day)
        others = self.leading_elsewhere(clause, told) if ends else ()
        elsewhere = [event for event, waits in others if not waits or waits & before]
        asked = handled.asked | (open_ if silent else set()) | set(elsewhere)
        here = Handled(handled.clauses | {clause.id}, asked, handled.done, handled.kept)
        # What ends at an hour of its last day is over at that.
        over = at.day if getattr(at.day, "at", "") else at.day + ONE
        since = (*known, Happening(over, expiry, at.firm, at.edge))
        made_of_it = tuple(h for h in self.said.with_made(since) if h not in since and h.event in self._with_it(expiry))
        yield from self.expired((*since, *made_of_it), moved, readings, here)
        if not at.firm or at.more:
            kept = here.kept | {clause.id} if at.firm else here.kept
            yield from self.expired(known, moved, readings, replace(here, kept=kept))
        if silent and product is None:
            done = replace(here, done=here.done | {clause.id})
            yield from self.expired(known, moved, readings, done)
        elif silent and product:
            assert at.start
            # What began its time anew after that can have run out still.
            again = replace(here, clauses=handled.clauses)
            # What needs all of several things was not there before any of them.
            parts = [h.day for h in known if h.event in self.said.policy.events[product].all_of]
            begun = max((at.start.day, *parts))
            clock = Clock(self.said.policy, clause.limit, readings[clause.id], self.said.board.calendars)
            # More time that came after the act did not count for it.
            by_then = self.due(clock, at.start, history_of(known), begun).day or at.day
            days = self._in_time(known, product, begun, at.day, by_then) if max(parts, default=begun) <= at.day else ()
            for day in days:
                due = self.due(clock, at.start, history_of((*known, Happening(day, product))), day).day
                if due is None or day <= due:
                    done_on = Happening(day, product, edge=at.edge and day not in self.said.told_days)
                    for way in self._by_any(done_on, open_):
                        leads = any(self.chart.leads_out(stage, h.event) for stage in stages for h in way)
                        for world in self.expired((*known, *way), moved, readings, again):
                            # On another way of the same days the stage was left before, and nothing hangs on the act.
                            hangs = leads or self._was_open(world.way, stages, at.day)
                            yield world if hangs else replace(world, asked=world.asked - (asked - handled.asked))
        for event in elsewhere:
            assert at.start
            for day in self._in_time(known, event, at.start.day, at.day):
                left_on = Happening(day, event, edge=at.edge and day not in self.said.told_days)
                found = self.expired((*known, left_on, *self._with(left_on)), moved, readings, here)
                # Where it led nowhere, it kept nothing from running out.
                yield from (world for world in found if _was_left(world.way, stages, day))

    def in_silence(self, world: World) -> Iterator[str]:
        """Acts of open stages that nobody told and without which the end of their time would lead on."""
        known = self.said.told | self.said.denied | world.history.keys()
        for clause in self.expiring:
            limit = clause.limit
            if not isinstance(clause, Duty) or not limit or not limit.expiry or limit.expiry.done_or_not:
                continue
            own = [stage for stage in self._stages_of(clause) if stage in world.way.open]
            leads = any(
                self.chart.leads_out(stage, each) for stage in own for each in self._with_it(limit.expiry.event)
            )
            begun = start_events(limit) & world.history.keys()
            if leads and begun and limit.kind.value == "by" and clause.produces and clause.produces not in known:
                yield clause.produces

    def _by_any(self, done: Happening, open_: Collection[str]) -> Iterator[tuple[Happening, ...]]:
        """What happened where an act was done: by any of several events, where it is made of them, each by itself."""
        any_of = [each for each in self.said.policy.events[done.event].any_of if each in open_]
        for own in [replace(done, event=each) for each in any_of] or [done]:
            yield tuple(dict.fromkeys((done, own, *self._with(own))))

    def _with(self, happening: Happening) -> Iterator[Happening]:
        """What comes with any of several events comes with one that nobody told."""
        for event in self.said.made:
            if happening.event in event.any_of:
                yield replace(happening, event=event.id)

    def _with_it(self, expiry: str) -> tuple[str, ...]:
        """The end of a time, and what is made of it: the end of both of two times, or the first of an answer and it."""
        return (expiry, *(event.id for event in self.said.policy.procedure.events if expiry in event.made_of))

    def leading_elsewhere(self, clause: Duty | Cap, told: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
        """Acts of those who ask of which nobody spoke, and that go another way out of the stage; what they wait for."""
        policy, expiry = self.said.policy, clause.limit and clause.limit.expiry and clause.limit.expiry.event
        own = clause.covers if isinstance(clause, Cap) else self._stages_of(clause)
        for stage in policy.procedure.stages:
            ways = list(self.chart.ways_out(stage.id)) if stage.id in own else []
            ends = [to for event, to in ways if event == expiry]
            others = {event for event, to in ways if to not in ends and not self._over_there(clause, to)}
            others -= told | self.said.denied
            for duty in stage.duties:
                waits = frozenset(duty.after) | (start_events(duty.limit) if duty.limit else frozenset())
                asks = all(policy.roles[role].side.value == "asks" for role in duty.by)
                if duty is not clause and duty.produces in others and asks:
                    yield duty.produces, waits

    def _over_there(self, clause: Duty | Cap, to: Destination) -> bool:
        """Whether the time runs on where a way leads to, and ends it there as well."""
        stages = self.chart.next_stages(to)
        if not isinstance(clause, Cap) or not clause.limit.expiry or not stages:
            return False
        ends = clause.limit.expiry.event
        return all(stage in clause.covers and self.chart.leads_out(stage, ends) for stage in stages)

    def _in_time(self, known: tuple[Happening, ...], product: str, start: date, end: date, *ends: date) -> list[date]:
        """The days on which an act that nobody was asked about can have been done in time: those most in order."""
        # On the day of anything else, such as a stop, it can have come after that and before what followed.
        others = (*ends, *self.said.told_days, *(date.fromordinal(h.day.toordinal()) for h in known))
        days = sorted({min(start, end), end, *(day for day in others if start <= day <= end)})

        def against(day: date) -> int:
            history = history_of((*known, Happening(day, product)))
            undated = self.said.undated | {product} | (history.keys() - self.said.told)
            listed = self.order.among(known).against_list(history, frozenset(), undated)
            return HARD * self.order.against_order(history, frozenset(), frozenset()) + listed

        least = min(against(day) for day in days)
        return [day for day in days if against(day) == least]

    def _ran_out(
        self,
        clause: Duty | Cap,
        history: Mapping[str, tuple[Happening, ...]],
        way: Way,
        readings: Mapping[str, Reading | None],
    ) -> Date:
        """The last day of a limit that ran out while its stage was open and the act was not done."""
        limit = clause.limit
        assert limit
        assert limit.expiry
        if limit.expiry.event in self.said.told | self.said.denied or limit.kind.value != "by":
            return NO_DATE
        clock = Clock(self.said.policy, limit, readings[clause.id], self.said.board.calendars)
        if limit.every:
            raise NotImplementedError("the expiry of a repeated act")
        starts = clock.started(history, self.said.board.today)
        product = clause.produces if isinstance(clause, Duty) else limit.until
        own = clause.covers if isinstance(clause, Cap) else self._stages_of(clause)
        ends = any(self.chart.leads_out(stage, each) for stage in own for each in self._with_it(limit.expiry.event))
        made = self.said.policy.events[product].made_of if product else ()
        others = self.said.told - {product, *made}
        led_on = ends and any(self.chart.leads_out(stage, event) for stage in own for event in others)
        for start in starts:
            if led_on and not self._tells_of(start_events(limit)):
                continue  # Nothing more happened than is needed for what was told.
            done = [h for h in history.get(product or "", ()) if len(starts) == 1 or h.day >= start.day]
            done = [] if limit.expiry.done_or_not else done
            found = self.due(clock, start, history, done[0].day if done else None)
            if found.day is None or found.day >= self.said.board.today or (done and done[0].day <= found.day):
                continue
            stages = clause.covers if isinstance(clause, Cap) else self._stages_of(clause)
            if self._was_open(way, stages, found.day):
                return found
        return NO_DATE

    def _tells_of(self, starts: Collection[str]) -> bool:
        """Whether one of some starts was told, or what began the time whose end it is: that end needs no telling."""
        found, new = set[str](), set(starts)
        while new:
            found |= new
            ended = [limit for _, limit in self.said.policy.limits() if limit.expiry and limit.expiry.event in new]
            new = {event for limit in ended for event in start_events(limit)} - found
        return bool(found & self.said.told)

    def _was_open(self, way: Way, stages: Collection[str], end: date) -> bool:
        """Whether one of some stages was open when a time was over."""
        visits = [visit for visit in way.visits if visit.stage in stages]
        return any((v.opened or date.min) <= end + ONE and (v.left is None or v.left > end) for v in visits)

    def _could_run_out(self, known: tuple[Happening, ...], way: Way) -> bool:
        """Whether the stage of each time that ran out was open then on this way too, and not on another one alone."""
        for clause in self.expiring:
            assert clause.limit
            assert clause.limit.expiry
            event = clause.limit.expiry.event
            if event in self.said.told:
                continue
            stages = clause.covers if isinstance(clause, Cap) else self._stages_of(clause)
            visits = [visit for visit in way.visits if visit.stage in stages]
            for happening in (each for each in known if each.event == event):
                open_then = (
                    (visit.opened or date.min) <= happening.day and (visit.left is None or visit.left >= happening.day)
                    for visit in visits
                )
                if not any(open_then):
                    return False
        return True

    def due(
        self, clock: Clock, start: Happening, history: Mapping[str, tuple[Happening, ...]], done: date | None
    ) -> Date:
        """The date of a limit from one start, counted once for all worlds that are alike in what it looks at."""
        elsewhere = {each.event for each in used_elsewhere(clock.policy, clock.limit).values()}
        looked_at = tuple(history.get(event, ()) for event in sorted(limit_events(clock.limit) | elsewhere))
        key = (id(clock.limit), clock.reading and clock.reading.id, start, looked_at, done)
        if key not in self.counted:
            self.counted[key] = self._yet_to_come(clock, clock.due(start, history, done, self.said.board.today))
        return self.counted[key]

    def _yet_to_come(self, clock: Clock, found: Date) -> Date:
        """A later day that was named and that has not come, as somebody said, is tomorrow at the earliest."""
        tomorrow = self.said.board.today + ONE
        longer = [each for each in clock.limit.extensions if each.day]
        told = all(each.day in self.said.denied and not each.at_most and not each.within for each in longer)
        if not (found.more and told and found.day and found.day < tomorrow):
            return found
        return replace(found, day=tomorrow)

    def _stages_of(self, duty: Duty) -> tuple[str, ...]:
        return tuple(stage.id for stage in self.said.policy.procedure.stages if duty in stage.duties)


def _was_left(way: Way, stages: Collection[str], day: date) -> bool:
    return any(visit.left == day for visit in way.visits if visit.stage in stages)

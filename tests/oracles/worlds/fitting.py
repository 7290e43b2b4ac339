"""Which worlds fit: of all that complete what was told, those that go least against what binds and what is usual."""

import itertools
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from navigator.model.cases import Case
from tests.oracles.worlds.board import HARD, Board, World
from tests.oracles.worlds.chart import Chart
from tests.oracles.worlds.filling import Alike, Filler
from tests.oracles.worlds.matters import Matter, earlier_and_later, on_either_side
from tests.oracles.worlds.openings import every_answer, every_part
from tests.oracles.worlds.route import asks_for_more, takes_up
from tests.oracles.worlds.way import End

_Groups = tuple[tuple[Matter, tuple[Filler, ...]], ...]


@dataclass(frozen=True)
class Fitting:
    """The worlds of a case; or of what counts of it on each of its days, where that differs."""

    board: Board
    cases: tuple[Case, ...]
    broken: list[int] = field(default_factory=list, repr=False)
    """How much the worlds that were looked at so far go against what binds."""

    @cached_property
    def _groups(self) -> _Groups:
        """The matters that the case can be of, each with what fills it in."""
        cases = (each for case in self.cases for each in on_either_side(self.board.current, case, self.board.today))
        found = [self._parted(each) for each in cases]
        fitting = [each for each in found if not self._cannot_be(each)] if len(found) > 1 else found
        return tuple(itertools.chain(*(fitting or found)))

    def _cannot_be(self, groups: _Groups) -> bool:
        least = (
            min((world.broken for filler in fillers for world in filler.worlds(frozenset())), default=HARD)
            for _, fillers in groups
        )
        return any(each >= HARD for each in least)

    def _parted(self, case: Case) -> _Groups:
        whole = Matter(case)
        parted = earlier_and_later(self.board.current, case)
        if parted is None:
            return ((whole, self._fillers(case)),)
        before, later, maybe = parted
        earlier = self._fillers(before.case)
        worlds = [(filler, world) for filler in earlier for world in filler.worlds(frozenset(), None, None)]
        ended = [before.has_ended(filler.said.chart, world.way) for filler, world in worlds]
        if not any(ended):
            return ((whole, self._fillers(case)),)
        found = [(before, earlier), *((each, self._fillers(each.case)) for each in later)]
        return tuple(found) if all(ended) and not maybe else (*found, (whole, self._fillers(case)))

    def _fillers(self, case: Case) -> tuple[Filler, ...]:
        versions = (*self.board.earlier, self.board.current)
        return tuple(
            Filler(self.board, answered, part, version)
            for version in versions
            for answered in every_answer(version, case)
            for part in every_part(answered, case)
        )

    def is_earlier(self, filler: Filler) -> bool:
        """Whether a filler is of an earlier matter."""
        return id(filler) in self._earlier

    @cached_property
    def _earlier(self) -> frozenset[int]:
        return frozenset(id(filler) for matter, fillers in self._groups if matter.over_by for filler in fillers)

    @cached_property
    def case(self) -> Case:
        """All that was told."""
        return replace(self.cases[0], facts=tuple(dict.fromkeys(fact for each in self.cases for fact in each.facts)))

    def worlds(
        self, relevant: frozenset[str], extra: str | None, dated: frozenset[str] | None = None
    ) -> list[tuple[Filler, World | None]]:
        """The worlds of every version, each with the version that applies in it; None where its text is not kept."""
        return [
            (filler, world)
            for matter, fillers in self._groups
            for filler, world in self._fitting(fillers, relevant, extra, dated)
            if matter.over_by is None or (world and matter.has_ended(filler.said.chart, world.way))
        ]

    def _fitting(
        self,
        fillers: tuple[Filler, ...],
        relevant: frozenset[str],
        extra: str | None,
        dated: frozenset[str] | None,
    ) -> list[tuple[Filler, World | None]]:
        """Of the worlds of one matter those that contradict what was told the least."""
        whole = [(filler, world) for filler in fillers for world in filler.worlds(relevant, extra, dated)]
        hard = min((world.broken // HARD for _, world in whole), default=0)
        if not extra:
            self.broken.append(hard * HARD)
        # What is usual says nothing of days that were told: of each of these the worlds are compared by themselves.
        least: dict[Alike, int] = {}
        alike = [
            (world.needs, filler.said.chosen_days(itertools.chain(*world.history.values()))) for filler, world in whole
        ]
        for (_, world), each in zip(whole, alike, strict=True):
            least[each] = min(least.get(each, world.broken), world.broken)
        fitting = [
            (filler, world)
            for (filler, world), each in zip(whole, alike, strict=True)
            if world.broken // HARD == hard and world.broken == least[each]
        ]
        # What can have come last and ended it did: then nobody need have gone on after an end, on these days and
        # with these answers about the case.
        last: dict[object, int] = {}
        keys = [(id(filler.policy), self._told_days(world)) for filler, world in fitting]
        for (filler, world), key in zip(fitting, keys, strict=True):
            if self._ended_last(filler, world):
                last[key] = min(last.get(key, world.way.passed), world.way.passed)
        return [
            (filler, None if self.board.in_force(world.began) is None else world)
            for (filler, world), key in zip(fitting, keys, strict=True)
            if not world.way.went_on or world.way.passed <= last.get(key, world.way.passed)
        ]

    def _told_days(self, world: World) -> frozenset[tuple[str, date]]:
        """The days in a world of what was told.

        Of what was told without one any day is as good, but of what leads out of a stage or opens a later one; and of
        that too, where the end was told as the last thing.
        """
        ends = {end.event for end in world.way.ends}
        leading = frozenset[str]() if self.case.last in ends else self._leading
        if leading and (said := [fact for fact in self.case.facts if fact.happened and fact.event in ends]):
            # What the list has before an end of a known day came before it; one of any day can have been before that.
            order, opening = self.board.current.order, self.board.current.procedure.stages[0].opens
            first = min(order[fact.event] for fact in said)
            some_day = any(not (fact.span or fact.sent) for fact in said)
            leading |= {each for each in order if order[each] > first}
            leading |= {each for each in self._reopening if some_day and each not in opening}
        told = [each for each in self.case.facts if each.happened and (each.span or each.sent or each.event in leading)]
        return frozenset((fact.event, each.day) for fact in told for each in world.history.get(fact.event, ()))

    @cached_property
    def _leading(self) -> frozenset[str]:
        """What leads out of a stage, or opens one that is not the first."""
        stages = self.board.current.procedure.stages
        leading = {event for stage in stages for event, _ in Chart(self.board.current.procedure).ways_out(stage.id)}
        return frozenset(leading.union(*(stage.opens for stage in stages[1:])))

    @cached_property
    def _reopening(self) -> frozenset[str]:
        """What can take a case up again after an end: it opens the first stage, or shows that one went on."""
        chart, stages = Chart(self.board.current.procedure), self.board.current.procedure.stages
        ways = [(stage.id, event) for stage in stages for event, to in chart.ways_out(stage.id) if not to.leads_on]
        ends = [End(event, stage, self.board.today, event) for stage, event in ways]
        shows = {each for each in chart.order for end in ends if asks_for_more(chart, end, each)}
        return frozenset(stages[0].opens) | shows

    def _ended_last(self, filler: Filler, world: World) -> bool:
        """Whether what ended a case came after all that was told; what can be booked says nothing of that."""
        told = {event for event in filler.said.told if not self.board.current.events[event].future}
        placed = [happening for happening in world.way.placed if happening.event in told]
        if not world.way.ended_last or any(h.day > world.way.closed for h in placed):
            return False
        # On the day of the end itself, what takes a case up again and stands after it in the list may have done so.
        chart = filler.said.chart
        left = [
            replace(end, stage=stage)
            for end in world.way.ends
            for stage in chart.stages
            if world.way.visited(stage) and chart.leads_out(stage, end.event)
        ]
        return not any(
            chart.may_follow(end.event, end.day, h) and takes_up(chart, world.way, end, h.event)
            for end in left
            for h in placed
        )

"""The order that days must fit: what binds, and what the list of events tells of days that nobody told."""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from navigator.model.acts import Duty
from navigator.model.cases import Fact
from tests.oracles.worlds.board import World
from tests.oracles.worlds.chart import Chart
from tests.oracles.worlds.days import surely_before
from tests.oracles.worlds.happenings import Happening
from tests.oracles.worlds.needs import Needs
from tests.oracles.worlds.rules import stopped_first
from tests.oracles.worlds.said import Said


@dataclass(frozen=True)
class Order:
    """How often days go against what has to come before what."""

    said: Said
    needs: Needs
    days: frozenset[tuple[str, date]] = frozenset()
    """On which days that was which was told for one of several, where these are looked at by themselves."""
    _among: dict[frozenset[tuple[str, date]], "Order"] = field(default_factory=dict, repr=False)

    def among(self, happened: Iterable[Happening]) -> "Order":
        """The order by the days on which it happened what was told for one of several."""
        days = self.said.chosen_days(happened)
        return self._among.setdefault(days, self if days == self.days else replace(self, days=days))

    @property
    def chart(self) -> Chart:
        return self.said.chart

    def against_list(
        self, history: Mapping[str, tuple[Happening, ...]], loose: frozenset[str], undated: frozenset[str]
    ) -> int:
        """How often a day that nobody told goes against the list of events, which is the order they would happen in.

        Only events of one stage stand in such an order, and only those that happened once. The list gives way to what
        acts and clocks say, and says nothing of a stage where the days that were told go against it.
        """
        once = {event: found[0].day for event, found in history.items() if len(found) == 1}
        broken = 0
        for second in once.keys() - loose:
            for first in self.listed_before.get(second, ()):
                if first in once and first not in loose and (first in undated or second in undated):
                    broken += self._begins(first, second, history[first][0]) > once[second]
        return broken + sum(self._loosely(event, history, once, loose) for event in loose & once.keys())

    def _begins(self, first: str, second: str, happening: Happening) -> date:
        """The day from which something else can have been; nothing is settled before what opened the case had come."""
        ended = second in self._some_day and self._is_settled_after(first, second)
        return happening.day if ended else self.said.soonest(happening)

    def _loosely(
        self,
        event: str,
        history: Mapping[str, tuple[Happening, ...]],
        once: Mapping[str, date],
        loose: frozenset[str],
    ) -> int:
        """How often what stands on any day that fits goes against the list on the best of them.

        It is there with its last day; what is listed before it and what is listed after it leave it none in between
        where the first of these came later.
        """
        firm = once.keys() - loose
        before = [self.said.soonest(history[each][0]) for each in self.listed_before.get(event, ()) if each in firm]
        after = [once[each] for each in self.listed_after.get(event, ()) if each in firm]
        days = [day for day in (*after, once[event]) if day <= once[event]]
        return min(sum(each > day for each in before) + sum(each < day for each in after) for day in days)

    @cached_property
    def listed_before(self) -> Mapping[str, tuple[str, ...]]:
        """The events that the list, or a clock, puts before each event."""
        # Where no day was told, a clock stops or is given more time, or a report is made, after it began.
        usual = frozenset(self.needs.before_and_after(frozenset(self.chart.stages)))
        found: dict[str, tuple[str, ...]] = {}
        for first, second in itertools.permutations(self.chart.order, 2):
            if (first, second) in usual or self._is_listed_before(first, second):
                found[second] = (*found.get(second, ()), first)
        return found

    @cached_property
    def listed_after(self) -> Mapping[str, tuple[str, ...]]:
        """The events that come after each by the list, or by a clock."""
        pairs = [(first, second) for second, before in self.listed_before.items() for first in before]
        return {each: tuple(second for first, second in pairs if first == each) for each, _ in pairs}

    def _is_listed_before(self, first: str, second: str) -> bool:
        order, settled = self.chart.order, self._is_settled_after(first, second)
        # The end of a time has no place in the list; one that was told and ends the case is an end like others.
        counted = self.chart.computed & {first, second} and not (settled and second in self.said.told)
        if order[first] > order[second] or counted:
            return False
        # What opens a case came before it was settled, at whatever stage that was.
        one, other = self.chart.listed(first), self.chart.listed(second)
        together = one | other if settled else (one & other) - self._silent
        if self.chart.is_named_day(first) or self.chart.is_named_day(second):
            # A day that was told has come since its stage opened; nothing else is known of a day in a notice.
            opening = {stage for stage in together if first in self.chart.stages[stage].opens}
            return bool(opening) and second in self.said.told
        if self._answers_again(first, second) or self._answers_again(second, first):
            return False
        if self._part_ways(first, second):
            return False
        alike = {stage for stage in together if self._ended_some_day(stage, first, second)}
        return any(not self._surely_before(stage, second, first) for stage in together - alike)

    def _part_ways(self, one: str, other: str) -> bool:
        """Whether two events are ways out of a stage, of which a case takes one: the list gives them no order."""
        stages = self.chart.stages
        return any(self.chart.leads_out(stage, one) and self.chart.leads_out(stage, other) for stage in stages)

    def _ended_some_day(self, stage: str, *events: str) -> bool:
        """Whether one of two is an end of an unknown day, of a stage that neither of them opened."""
        if self.chart.stages[stage].opens and set(events) & set(self.chart.stages[stage].opens):
            return False
        ends = {event for event, target in self.chart.ways_out(stage) if not target.leads_on}
        return any(event in ends and event in self._some_day for event in events)

    def _is_settled_after(self, first: str, second: str) -> bool:
        """Whether one opens a case and the other ends it: that is their order, whatever the list is worth besides."""
        opening, *_ = stages = self.said.policy.procedure.stages
        ways = [way for stage in stages for way in self.chart.ways_out(stage.id)]
        return first in opening.opens and any(event == second and not target.leads_on for event, target in ways)

    def _answers_again(self, message: str, answer: str) -> bool:
        """Whether one begins a time again that the other answers, and somebody told one of them without its day."""
        opening = {event for stage in self.chart.stages.values() for event in stage.opens}
        if message in opening or not (self._some_day & {message, answer} and {message, answer} <= self.said.told):
            return False
        return any(
            isinstance(clause, Duty) and clause.produces == answer and message in limit.each_anew
            for clause, limit in self.said.policy.limits()
        )

    @cached_property
    def _some_day(self) -> frozenset[str]:
        """What was told without its day, and not as the last thing."""
        undated = {fact.event for fact in self.said.case.facts if fact.happened and not fact.span and not fact.sent}
        return frozenset(undated - {self.said.case.last})

    @cached_property
    def _silent(self) -> frozenset[str]:
        """The stages of which the list says nothing."""
        return frozenset(stage for stage in self.chart.stages if self._told_against_the_list(stage))

    def _told_against_the_list(self, stage: str) -> bool:
        """Whether two events of a stage were told on days that can only be against the list."""
        spans: dict[str, list[Fact]] = {}
        for fact in self.said.case.facts:
            placed = fact.happened and stage in self.chart.homes(fact.event) and fact.event not in self.chart.computed
            if placed and not self.chart.is_named_day(fact.event):
                spans.setdefault(fact.event, []).append(fact)
        days = {
            event: (
                min(h.day for h in self.said.days_of(facts[0], 0)),
                max(h.day for h in self.said.days_of(facts[0], 0)),
            )
            for event, facts in spans.items()
            if len(facts) == 1 and facts[0].span
        }
        # Told for one of several, it goes against the list on some of its days, and on others not.
        days |= {event: (day, day) for event, day in self.days if event in days}
        order = self.chart.order
        pairs = [pair for pair in itertools.permutations(days, 2) if not self._part_ways(*pair)]
        return any(order[a] < order[b] and days[a][0] > days[b][1] for a, b in pairs)

    def _surely_before(self, stage: str, first: str, second: str) -> bool:
        """Whether acts, clocks, or the opening of the stage put one event before another, whatever the list says."""
        found = self.chart.stages[stage]
        if found.id != self.said.policy.procedure.stages[0].id and first in found.opens and second not in found.opens:
            return True
        return second in self._following.get(first, frozenset())

    @cached_property
    def _following(self) -> Mapping[str, frozenset[str]]:
        """What comes after each event by the acts and clocks of the procedure, directly or by way of others."""
        pairs = set(self.needs.before_and_after(frozenset(self.chart.stages)))
        for duty in self.said.policy.duties.values():
            if duty.produces:
                starts = duty.limit.from_ if duty.limit and not duty.limit.every else ()
                pairs |= {(event, duty.produces) for event in (*starts, *duty.after)}
        outs = [each for stage in self.chart.stages.values() for each in stage.outcomes]
        pairs |= {(event, each.event) for each in outs for event in each.after}
        pairs |= {(part, each.id) for each in self.said.policy.procedure.events for part in each.all_of}
        after = {first: {second for one, second in pairs if one == first} for first, _ in pairs}
        for middle in tuple(after):
            for first, later in after.items():
                if middle in later:
                    after[first] = later | after[middle]
        return {first: frozenset(later) for first, later in after.items()}

    def against_order(
        self, history: Mapping[str, tuple[Happening, ...]], loose: frozenset[str], unsaid: frozenset[str]
    ) -> int:
        """How often an act was done before its time began, or a clock started again before it had stopped.

        What is `unsaid` and not looked at may have begun it in good time.
        """
        broken = 0
        for before, after in self.begun_by:
            if after not in history or after in loose:
                continue
            if not loose.isdisjoint(before) or not unsaid.isdisjoint(before):
                continue
            # A letter that is only presumed to have come by a day can have come before.
            first = min((self.said.soonest(h) for event in before for h in history.get(event, ())), default=None)
            if first:
                broken += sum(1 for h in history[after] if self._is_earlier(h, first, history, before))
        return broken

    def against_hours(self, history: Mapping[str, tuple[Happening, ...]]) -> int:
        """How often something came, by its hour, before what comes before it by way of others on the same day."""
        once = {event: found[0].day for event, found in history.items() if len(found) == 1}
        steps: dict[str, set[str]] = {}
        for before, after in self.begun_by:
            begun = [event for event in before if event in history]
            if (
                len(begun) == 1
                and {begun[0], after} <= once.keys()
                and once[begun[0]].toordinal() == once[after].toordinal()
            ):
                steps.setdefault(begun[0], set()).add(after)
        broken = 0
        for first, direct in steps.items():
            todo, later = list(direct), set[str]()
            while todo:
                for event in steps.get(todo.pop(), set()) - later:
                    later.add(event)
                    todo.append(event)
            broken += sum(1 for each in later - direct if surely_before(once[each], once[first], self.chart.zones))
        return broken

    def _is_earlier(
        self, happening: Happening, first: date, history: Mapping[str, tuple[Happening, ...]], before: tuple[str, ...]
    ) -> bool:
        # A letter was sent on the day on which it was posted, whenever it came.
        sent = happening.posted if self.said.policy.events[happening.event].arrival_of in before else None
        earlier_day = (sent or happening.day).toordinal() < first.toordinal()
        return earlier_day or self._earlier_that_day(happening, history, before)

    def _earlier_that_day(
        self, happening: Happening, history: Mapping[str, tuple[Happening, ...]], before: tuple[str, ...]
    ) -> bool:
        """Whether something was told for an hour before those of all that may have begun it."""
        begun = [h for event in before for h in history.get(event, ())]
        return all(self.surely_before(happening.day, self.said.soonest(h)) for h in begun)

    def surely_before(self, one: date, other: date) -> bool:
        """Whether the hours that are told of a day, or of two, put one before the other."""
        return one.toordinal() < other.toordinal() or surely_before(one, other, self.chart.zones)

    @cached_property
    def within_a_day(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """What holds within one day too: what begins a time, and what goes without saying where no day was told."""
        dated = {fact.event for fact in self.said.case.facts if fact.span}
        usual = self.needs.before_and_after(frozenset(self.chart.stages))
        return (*self.begun_by, *(((first,), second) for first, second in usual if not {first, second} <= dated))

    @cached_property
    def begun_by(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """What begins a time or what an act waits for, each with what can only come after it."""
        pairs: set[tuple[tuple[str, ...], str]] = set()
        for clause, limit in self.said.policy.limits():
            if isinstance(clause, Duty) and clause.produces and not limit.every:
                pairs.add((tuple(limit.from_), clause.produces))
            pairs |= {((stop,), again) for stop, again in stopped_first(self.said.policy, limit)}
        pairs |= {(tuple(duty.after), duty.produces) for duty in self.said.policy.duties.values() if duty.produces}
        for each in (each for stage in self.chart.stages.values() for each in stage.outcomes):
            sent = tuple(self.said.policy.events[event].arrival_of or event for event in each.after)
            pairs |= {(each.after, each.event), (sent, each.event)}
        pairs |= {((each.arrival_of,), each.id) for each in self.said.policy.procedure.events if each.arrival_of}
        # What needs all of several things does not come before any of them.
        pairs |= {((part,), each.id) for each in self.said.policy.procedure.events for part in each.all_of}
        return tuple(sorted(pairs))

    def too_early(self, world: World, undated: frozenset[str]) -> int:
        """How often something lies before the stage that alone it belongs to, and of one of the two no day is told."""
        first = {visit.stage: visit for visit in reversed(world.way.visits)}
        opened = {stage: visit.opened or date.min for stage, visit in first.items()}
        some_day = {stage for stage, day in opened.items() if self._opening(world, stage, day) & undated}
        stages = {event: self.chart.homes(event) & opened.keys() for event in world.history}
        return sum(
            1
            for event, homes in stages.items()
            if event in undated or homes & some_day
            for happening in world.history[event]
            if homes and homes == self.chart.homes(event) and happening.day < min(opened[stage] for stage in homes)
        )

    def _opening(self, world: World, stage: str, day: date) -> frozenset[str]:
        """What opened a stage on a day."""
        return frozenset(e for e in self.chart.lead_into(stage) if any(h.day == day for h in world.history.get(e, ())))

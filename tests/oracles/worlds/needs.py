"""What happened besides what was told: what the way needs, what goes without saying, and what may have been or not."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from navigator.model.limits import Alternative, Limit, Reading
from tests.oracles.worlds.board import history_of
from tests.oracles.worlds.chart import Chart
from tests.oracles.worlds.happenings import Happening, History
from tests.oracles.worlds.looked_at import anew_events, aside_events, start_events
from tests.oracles.worlds.missing import Step, missing
from tests.oracles.worlds.rules import bare_ends, stopped_first
from tests.oracles.worlds.said import Said
from tests.oracles.worlds.way import Way


@dataclass(frozen=True)
class Needs:
    """What has to be filled in around what was told."""

    said: Said
    _beside: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)
    _shown_by: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False, compare=False)

    @property
    def chart(self) -> Chart:
        return self.said.chart

    def implied(self, have: tuple[Happening, ...], visited: frozenset[str]) -> dict[str, frozenset[str]]:
        """Events that must have come before others, each with those: a clock that stopped or was done had begun.

        An act may have been left out, and a way out would have moved the case: neither is taken for certain. But nobody
        answers a request that was not made.
        """
        # A day that was named was told of, with its notice, though it may lie ahead.
        named = {each.day for _, limit in self.said.policy.limits() for each in limit.extensions if each.day}
        # Nor does anybody book an act before its time has begun.
        named |= {duty.produces for duty in self.said.policy.duties.values() if duty.produces}
        names = {h.event for h in have if self.said.is_past(h) or h.event in named}
        after: dict[str, set[str]] = {}
        found = True
        while found:
            found = False
            for before, later in self.before_and_after(visited):
                if later not in names or later in after.get(before, set()):
                    continue
                if before in after or (before not in names and self._goes_without_saying(before, later)):
                    after.setdefault(before, set()).add(later)
                    names.add(before)
                    found = True
        return {event: frozenset(later) for event, later in after.items()}

    def _goes_without_saying(self, event: str, later: str) -> bool:
        if event in self.said.denied | self.said.told or self._follows_by_the_clock(event):
            return False
        return self._is_shown_by(event, later)

    def _follows_by_the_clock(self, event: str) -> bool:
        """Whether it follows when a time has run out that somebody told the beginning of: its day is counted."""
        for clause, limit in self.said.policy.limits():
            if limit.expiry and limit.expiry.event == event:
                # Where it comes although the act was done, whoever told of the act has told that its time had begun.
                done = {getattr(clause, "produces", None)} if limit.expiry.done_or_not else set()
                if self.said.told & (start_events(limit) | done):
                    return True
        return False

    def _is_shown_by(self, event: str, later: str) -> bool:
        """Whether something must have been because of what came later, whoever told what of it."""
        if (event, later) not in self._shown_by:
            self._shown_by[event, later] = self._must_have_been(event, later)
        return self._shown_by[event, later]

    def _must_have_been(self, event: str, later: str) -> bool:
        if self.said.policy.events[later].arrival_of == event:
            return True
        if any(self.chart.leads_out(stage, event) for stage in self.chart.stages):
            return False
        more_time = (more for _, limit in self.said.policy.limits() for more in limit.extensions)
        if any((more.event, more.day) == (event, later) for more in more_time):
            return True  # whoever told of the day told of its notice
        duties = self.said.policy.duties.values()
        begun_by = {duty.id: {*duty.after, *(start_events(duty.limit) if duty.limit else ())} for duty in duties}
        if any(event not in begun_by[duty.id] for duty in duties if duty.produces == later):
            return False  # it may be of another act
        makers = [duty for duty in duties if duty.produces == event]
        # What goes on for the other side had stood still.
        limits = [duty.limit for duty in duties if duty.limit and not self._asking(duty.by)]
        stopped = any((event, later) in stopped_first(self.said.policy, limit) for limit in limits)
        answered = not makers or stopped or self._is_answered(event, later)
        return answered and all(self._asking(duty.by) for duty in makers)

    def _is_answered(self, event: str, later: str) -> bool:
        """Whether what came later is of an act of the other side, whose time the event begins."""
        return any(
            event in start_events(duty.limit) and later in {duty.produces, *_of_clock(duty.limit)}
            for duty in self.said.policy.duties.values()
            if duty.limit and not self._asking(duty.by)
        )

    def _asking(self, roles: tuple[str, ...]) -> bool:
        return bool(roles) and {self.said.policy.roles[role].side.value for role in roles} == {"asks"}

    def denied_though_shown(self, have: tuple[Happening, ...], visited: frozenset[str]) -> int:
        """How much of what was denied must have been all the same; a day can be named by other things than a notice."""
        names = {h.event for h in have if self.said.is_past(h)} | self.implied(have, visited).keys()
        names -= {each.day for _, limit in self.said.policy.limits() for each in limit.extensions}
        shown = {
            before
            for before, later in self.before_and_after(visited)
            if later in names and self._is_shown_by(before, later)
        }
        return len(shown & self.said.denied)

    def before_and_after(self, visited: frozenset[str]) -> Iterator[tuple[str, str]]:
        yield from ((each.arrival_of, each.id) for each in self.said.policy.procedure.events if each.arrival_of)
        for stage in self.said.policy.procedure.stages:
            for duty in stage.duties if stage.id in visited else ():
                limit = duty.limit
                if limit is None:
                    continue
                yield from stopped_first(self.said.policy, limit)
                yield from ((more.event, more.day) for more in limit.extensions if more.day)
                if len(limit.from_) == 1:
                    told_of = [extension.event for extension in limit.extensions if extension.how.value != "automatic"]
                    over = limit.expiry.event if limit.expiry else None
                    for later in (duty.produces, *(pause.from_ for pause in limit.pauses), *told_of, over):
                        if later:
                            yield limit.from_[0], later

    def skeletons(
        self, told: tuple[Happening, ...], steps: tuple[tuple[Step, Happening], ...]
    ) -> Iterator[tuple[tuple[Step, Happening], ...]]:
        """Every way to fill in what the route needs before what was told."""
        have = (*told, *(Happening(evidence.day, step.event) for step, evidence in steps))
        tried = {evidence for _, evidence in steps}
        names = frozenset(h.event for h in have)
        alternatives: set[tuple[tuple[Step, Happening], ...]] = set()
        complete = False
        for way in self.said.ways(have):
            reached = frozenset(stage for evidence in tried for stage in self._reached(way, evidence.event))
            astray = [h for h in told if h not in way.placed and self.chart.homes(h.event) and self.said.is_past(h)]
            complete = complete or not astray
            lost = sorted(h for h in astray if not self.chart.homes(h.event) & reached)
            runs = next((runs for h in lost if (runs := missing(self.chart, way, h, names, self.said.denied))), ())
            evidence = next((h for h in lost if missing(self.chart, way, h, names, self.said.denied)), None)
            if evidence is None:
                alternatives.add(steps)
            for run in runs:
                assert evidence is not None
                alternatives.add((*steps, *((step, evidence) for step in run)))
        if complete:
            # Nothing more is needed on one way: what another one would need besides did not happen.
            yield steps
            return
        for each in sorted(alternatives, key=str):
            if each == steps:
                yield steps
            else:
                yield from self.skeletons(told, each)

    def _reached(self, way: Way, event: str) -> frozenset[str]:
        """The stages to which something has led: of several that know it those where the case has been."""
        homes = self.chart.homes(event)
        return frozenset(stage for stage in homes if way.visited(stage)) or homes

    def open_questions(self, way: Way, added: frozenset[str], relevant: frozenset[str]) -> Iterator[str]:
        """Events from before the last thing told, on a way that does not need them: they may have happened or not."""
        chart, said = self.chart, self.said.told | added
        history = history_of(way.placed)
        # What needs all of several others happens with them, and not by itself.
        made = {each.id for each in self.said.made if each.all_of}
        for event in relevant - said - self.said.denied - made:
            if self.beside(event) or self.only_begins_again(event) or event in self.chart.computed:
                continue
            if self.nobody_named(event, said | history.keys()) or self._comes_after_no(event, history.keys(), ()):
                continue
            if any(chart.leads_out(stage, event) for stage in chart.homes(event)):
                continue
            if self.open_until(way, event, added, history) > date.min:
                yield event

    def open_until(self, way: Way, event: str, added: Collection[str], history: History) -> date:
        """The last day on which an event that nobody mentioned may have been; date.min where it was not yet."""
        chart, said, found = self.chart, self.said.told | frozenset(added), date.min
        # What ended for good asked for nothing more.
        end = way.closed if way.more else date.max
        # What was left because a time ran out was open as far as anybody told.
        untold = self.chart.computed - self.said.told
        by_itself = {h.day for h in way.placed if h.event in untold}
        placed = {h.event for h in way.placed}
        for stage in chart.homes(event):
            # Where something else leads out on the same day, it may be that which did.
            others = {h.day for h in way.placed if h.event not in untold and self.chart.leads_out(stage, h.event)}
            # So it may where what ended an earlier stage ended all that followed.
            others |= {end.day for end in way.ends if end.event not in untold and end.stage == stage}
            by_time = (by_itself - others) | {end.day for end in way.ends if end.event in untold}
            left = [v.left for v in way.visits if v.stage == stage and v.left and v.left not in by_time]
            if left and stage not in way.open:
                return end
            # What belongs to a round that is over was in that round.
            found = max((found, *left))
            if not way.visited(stage):
                continue
            days = [
                max(h.day for h in history[other] if self.said.is_past(h))
                for other in said - self.chart.computed
                if other in placed
                and chart.knows(stage, other)
                and chart.order[other] > chart.order[event]
                and not chart.is_named_day(other)
                and self._shows(other, event)
            ]
            # What was done tells nothing of a day that only stands in a letter.
            found = max((found, *([self.said.board.today] if days and chart.is_named_day(event) else days)))
        return min(found, end)

    def _shows(self, told: str, event: str) -> bool:
        """Whether the list can tell that what was told came later; of its own act, more time says nothing."""
        if not self.beside(told):
            return True
        clauses = [c for c, limit in self.said.policy.limits() if told in aside_events(limit) - {limit.until}]
        return bool(clauses) and event not in {getattr(c, "produces", None) for c in clauses}

    def beside(self, event: str) -> bool:
        """Whether an event only stops a clock, gives more time, is repeated, or is another way to begin."""
        if event not in self._beside:
            self._beside[event] = self._is_beside(event)
        return self._beside[event]

    def _is_beside(self, event: str) -> bool:
        produced = any(
            duty.produces == event and not (duty.limit and duty.limit.every)
            for duty in self.said.policy.duties.values()
        )
        leads = any(self.chart.leads_out(stage, event) for stage in self.chart.stages)
        if produced or leads:
            return False
        aside = any(event in aside_events(limit) for _, limit in self.said.policy.limits())
        # An act that waits for it is called for by it, and by nothing on the way.
        started = any(event in start_events(limit) and event not in c.after for c, limit in self.said.policy.limits())
        routes = any(c.event == event for stage in self.said.policy.procedure.stages for c in stage.conflicts)
        repeated = any(duty.produces == event for duty in self.said.policy.duties.values())
        return (aside and not started) or routes or repeated

    def nobody_named(self, day: str, happened: Collection[str]) -> bool:
        """Whether it is the last day of acts alone that wait for what would have been told of, and was not."""
        if not self.chart.is_named_day(day):
            return False
        limits = [(clause, limit) for clause, limit in self.said.policy.limits() if day in start_events(limit)]
        return bool(limits) and all(
            limit.day == day
            and clause.after
            and all(event not in happened and self.beside(event) for event in clause.after)
            for clause, limit in limits
        )

    def _comes_after_no(self, event: str, happened: Collection[str], seen: tuple[str, ...]) -> bool:
        """Whether each act that shows it waits for something that was said not to have happened, or would so wait."""
        if event in happened or event in seen:
            return False
        if event in self.said.denied:
            # By so long after the mere end of a time is no wait for it.
            return event not in self.said.policy.once(bare_ends)
        shown = [duty for duty in self.said.policy.duties.values() if duty.produces == event]
        return bool(shown) and all(
            any(
                waits and all(self._comes_after_no(each, happened, (*seen, event)) for each in waits)
                for waits in (duty.after, _counted_on_from(duty.limit))
            )
            for duty in shown
        )

    def only_begins_again(self, event: str) -> bool:
        """Whether it does nothing but begin times anew that something told had begun, like more time."""
        policy = self.said.policy
        if any(duty.produces == event for duty in policy.duties.values()):
            return False
        stages = policy.procedure.stages
        if any(event in stage.opens or self.chart.leads_out(stage.id, event) for stage in stages):
            return False
        begun = [(clause, limit) for clause, limit in policy.limits() if event in start_events(limit)]
        return bool(begun) and all(
            event in anew_events(limit) and event not in clause.after and anew_events(limit) & self.said.told
            for clause, limit in begun
        )


def _of_clock(limit: Limit) -> frozenset[str]:
    """What stops a clock, gives more time, or follows when it has run out."""
    ran_out = (limit.expiry.event,) if limit.expiry else ()
    return frozenset((*aside_events(limit), *ran_out))


def _counted_on_from(limit: Limit | None) -> tuple[str, ...]:
    """What the time for an act that is done once begins with; nothing where some of it is counted back."""
    if not limit or limit.every:
        return ()
    several: tuple[Limit | Reading | Alternative, ...] = (limit, *limit.readings, *limit.or_)
    return () if any(each.before for each in several) else tuple(event for each in several for event in each.from_)

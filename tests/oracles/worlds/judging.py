"""What is true in every world, and in some."""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty, Force
from navigator.model.cases import Case, Fact, Span
from navigator.model.limits import Limit
from navigator.model.parties import Side
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from tests.oracles.worlds.board import HARD, Board, NoWorldError, World
from tests.oracles.worlds.filling import Alike, Filler
from tests.oracles.worlds.matters import Matter, earlier_and_later, on_either_side
from tests.oracles.worlds.one_world import OneWorld, State
from tests.oracles.worlds.openings import every_answer, every_part, named_by, with_what_was_sent
from tests.oracles.worlds.route import Chart, End, anew_events, aside_events, asks_for_more, start_events
from tests.oracles.worlds.said import Said
from tests.oracles.worlds.summing import summed
from tests.oracles.worlds.verdict import ActVerdict, Verdict

NOT_KEPT = "version:not kept"
MOST = 40
"""Days together on which it is asked by itself what came too early."""

_Groups = tuple[tuple[Matter, tuple[Filler, ...]], ...]


def verdict(
    policy: Policy,
    calendars: Mapping[str, Calendar],
    case: Case,
    today: date,
    earlier: tuple[Policy, ...] = (),
    *,
    changed_by: bool = True,
) -> Verdict:
    """What can be said of a case on a day; without `changed_by`, which takes as long as the rest, not what changes it.

    An act that waits for the end of a time, and was told of a day on which that was over in no world, was none.
    """
    # What nothing names in any text tells nothing.
    named = frozenset[str]().union(*(each.once(named_by) for each in (policy, *earlier)))
    case = replace(case, facts=tuple(fact for fact in case.facts if fact.event in named))
    judge = _Judge(Board(policy, calendars, today, earlier), (with_what_was_sent(policy, case),), changed_by)
    found = judge.verdict()
    counted = _as_it_counts(judge, case, found)
    if counted != case:
        return judge.asked_of(counted)
    singles, plain = list(_to_the_day(policy, case)), replace(judge, changed_by=False)
    parts = [_as_it_counts(plain, each, plain.asked_of(each)) for each in singles]
    return found if parts == singles else judge.asked_of(*parts)


def _as_it_counts(judge: "_Judge", case: Case, found: Verdict) -> Case:
    """The case without what came too early, unless what was told besides needs that."""
    policy = judge.board.current
    said = Said(judge.board, policy, case)
    undone = _undone(policy, case)
    # What was done keeps a time from its end; the dates of worlds in which that may be so tell nothing of the end.
    missed = judge.asked_of(undone) if undone != case else found
    ends = _times_that_end(policy, case, found if missed.contradicts else missed)
    early = [fact for fact in case.facts if _came_before(said, fact, ends)]
    if not early:
        return case
    left = [fact for fact in case.facts if fact not in early]
    denied = {fact.event: Fact(fact.event, happened=False) for fact in early}
    kept = [fact for event, fact in denied.items() if event not in {each.event for each in left}]
    counted = replace(case, facts=(*left, *kept))
    return case if judge.asked_of(counted).contradicts and not found.contradicts else counted


def _to_the_day(policy: Policy, case: Case) -> Iterator[Case]:
    """The case on each of its days, where something was told that waits for the end of a time and for nothing else."""
    ends = {limit.expiry.event for _, limit in policy.limits() if limit.expiry}
    told = {fact.event for fact in case.facts if fact.happened}
    if not any(duty.produces in told and {*_waits_for(duty)} & ends for duty in policy.duties.values()):
        return
    days = [list(_days_of(fact)) for fact in case.facts]
    if 1 < math.prod(map(len, days)) <= MOST:
        yield from (replace(case, facts=facts) for facts in itertools.product(*days))


def _days_of(fact: Fact) -> Iterator[Fact]:
    if fact.sent or not fact.span or fact.span.earliest.toordinal() == fact.span.latest.toordinal():
        yield fact
        return
    for day in range(fact.span.earliest.toordinal(), fact.span.latest.toordinal() + 1):
        yield replace(fact, span=Span(date.fromordinal(day), date.fromordinal(day)))


def _undone(policy: Policy, case: Case) -> Case:
    """The case with "not yet" for each act that nobody told, whose time has an end that told acts wait for."""
    told = {fact.event for fact in case.facts}
    waited = {event for duty in policy.duties.values() if duty.produces in told for event in _waits_for(duty)}
    acts = [
        duty.produces
        for duty in policy.duties.values()
        if duty.limit and (expiry := duty.limit.expiry) and not expiry.done_or_not and expiry.event in waited
    ]
    unsaid = [each for each in dict.fromkeys(acts) if each and each not in told and not policy.events[each].made_of]
    return replace(case, facts=(*case.facts, *(Fact(each, happened=False) for each in unsaid)))


def _times_that_end(policy: Policy, case: Case, found: Verdict) -> Mapping[str, date]:
    """The earliest day on which each time can be over that nothing else brings to its end.

    One that stands still in every world is over in none.
    """
    days: dict[str, list[date | None]] = {}
    told = {fact.event for fact in case.facts if fact.happened}
    for clause, limit in policy.limits():
        if limit.expiry:
            act = found.act(clause.id)
            stopped = start_events(limit) & told and any(each.from_ in told for each in limit.pauses)
            still = date.max if stopped and act.dates == {None} else None
            days.setdefault(limit.expiry.event, []).append(act.safe or still)
    acts = {duty.produces for duty in policy.duties.values()} | told
    return {event: min(filter(None, safe)) for event, safe in days.items() if all(safe) and event not in acts}


def _came_before(said: Said, fact: Fact, ends: Mapping[str, date]) -> bool:
    shown = [duty for duty in said.policy.duties.values() if duty.produces == fact.event]
    if len(shown) != 1 or not (fact.happened and fact.span):
        return False
    waits = _waits_for(shown[0])
    # Of what was sent, the last day on which it can have come.
    last = max(each.day for each in said.days_of(fact, 0)) if fact.sent else fact.span.latest
    return bool(waits) and all(event in ends and _is_by(last, ends[event]) for event in waits)


def _waits_for(duty: Duty) -> tuple[str, ...]:
    """What an act comes after; or else what its time is counted from, where it has one limit and is read in one way."""
    limit = duty.limit
    return duty.after or (limit.from_ if limit and not (limit.readings or limit.or_ or limit.before) else ())


def _is_by(day: date, end: date) -> bool:
    """Whether it was not over then; of a time that ends at an hour an hour of that day has to be told."""
    hour, until = getattr(day, "at", ""), getattr(end, "at", "")
    if until and day.toordinal() == end.toordinal():
        return bool(hour) and hour <= until
    return day.toordinal() <= end.toordinal()


@dataclass(frozen=True)
class _Judge:
    board: Board
    cases: tuple[Case, ...]
    """The case; or what counts of it on each of its days, where that differs."""
    changed_by: bool
    """Whether it is asked what later fact would change the answer."""
    _broken: list[int] = field(default_factory=list, repr=False)
    """How much the worlds that were looked at so far go against what binds."""

    @cached_property
    def _groups(self) -> "_Groups":
        """The matters that the case can be of, each with what fills it in."""
        cases = (each for case in self.cases for each in on_either_side(self.board.current, case))
        found = [self._parted(each) for each in cases]
        fitting = [each for each in found if not self._cannot_be(each)] if len(found) > 1 else found
        return tuple(itertools.chain(*(fitting or found)))

    def _cannot_be(self, groups: "_Groups") -> bool:
        least = (
            min((world.broken for filler in fillers for world in filler.worlds(frozenset())), default=HARD)
            for _, fillers in groups
        )
        return any(each >= HARD for each in least)

    def _parted(self, case: Case) -> "_Groups":
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

    @cached_property
    def _earlier(self) -> frozenset[int]:
        """The fillers of an earlier matter."""
        return frozenset(id(filler) for matter, fillers in self._groups if matter.over_by for filler in fillers)

    @cached_property
    def case(self) -> Case:
        """All that was told."""
        return replace(self.cases[0], facts=tuple(dict.fromkeys(fact for each in self.cases for fact in each.facts)))

    def asked_of(self, *cases: Case) -> Verdict:
        """The verdict of the case as it would be had something else been told, or one of several things."""
        policy = self.board.current
        return replace(self, cases=tuple(with_what_was_sent(policy, each) for each in cases), _broken=[]).verdict()

    def verdict(self) -> Verdict:
        worlds = self._worlds(frozenset(), None)
        if not worlds:
            raise NoWorldError("no world fits")
        found: dict[str, list[ActVerdict]] = {}
        whole = [world for _, world in worlds]
        clauses = self._clauses(worlds)
        rights, maybe = set[str](), set[str]()
        for name in clauses:
            act = self._act(name, clauses[name])
            found[name] = [act]
            if any(self._is_right(filler, clause) for filler, clause in clauses[name]):
                rights |= {name} if act.open else set()
                maybe |= {name} if act.may_be_open else set()
        places = frozenset(world.way.place if world else frozenset({NOT_KEPT}) for world in whole)
        stages = frozenset(stage for world in whole if world for stage in world.way.open)
        ended = [world is not None and not world.way.open for world in whole]
        return Verdict(
            places=places,
            stages=stages,
            ended=all(ended),
            may_be_ended=any(ended),
            rights=frozenset(rights),
            may_be_rights=frozenset(maybe),
            asked=frozenset(event for world in whole if world for event in world.asked),
            changed_by=frozenset(
                conflict.event
                for filler, world in worlds
                for stage in (filler.policy.stages[name] for name in (world.way.open if world else ()))
                for conflict in stage.conflicts
                if conflict.event and conflict.to and conflict.event not in filler.said.told | filler.said.denied
            ),
            versions=frozenset(filler.policy.procedure.version if world else None for filler, world in worlds),
            contradicts=any(least >= HARD for least in self._broken),
            acts=tuple(self._unless_refused(clauses, {name: act for name, (act,) in found.items()})),
        )

    def _worlds(
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
            self._broken.append(hard * HARD)
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
        return world.way.ended_last and all(h.day <= world.way.closed for h in world.way.placed if h.event in told)

    def _clauses(
        self, worlds: Iterable[tuple[Filler, World | None]]
    ) -> dict[str, list[tuple[Filler, tuple[Stage | None, Duty | Cap]]]]:
        """Every act of a stage that some world has reached, and every cap, in each version."""
        found: dict[str, list[tuple[Filler, tuple[Stage | None, Duty | Cap]]]] = {}
        for filler, world in worlds:
            procedure = filler.policy.procedure
            for stage in procedure.stages:
                if world and world.way.visited(stage.id):
                    for duty in stage.duties:
                        _add(found, filler, stage, duty)
            for cap in procedure.caps if world else ():
                _add(found, filler, None, cap)
        return found

    def _is_right(self, filler: Filler, clause: tuple[Stage | None, Duty | Cap]) -> bool:
        act = clause[1]
        if not isinstance(act, Duty):
            return False
        roles = filler.policy.roles
        return act.force is Force.MAY or any(roles[role].side is Side.ASKS for role in act.by)

    def _act(self, name: str, versions: list[tuple[Filler, tuple[Stage | None, Duty | Cap]]]) -> ActVerdict:
        base = self._plain(name, versions, None)
        told = {fact.event for fact in self.case.facts}
        if base.late or base.lapsed:
            # What would settle whether something ended, once its time is over, may have been before that, too.
            limits = [clause.limit for _, (_, clause) in versions if clause.limit]
            moving = {each for limit in limits for each in aside_events(limit) | anew_events(limit)}
            more = [self._plain(name, versions, each) for each in sorted(self._in_silence & moving)]
            if any(each.may_be_open and not (each.late or each.lapsed) for each in more):
                base = replace(base, late=False, lapsed=False, may_be_open=True)
        if not (base.may_be_open and self.changed_by):
            return base
        beside = {
            event
            for filler, (_, clause) in versions
            for limit in _behind(filler.policy, clause)
            for event in aside_events(limit) - {p.until for p in limit.pauses}
            if event not in told and filler.needs.beside(event)
        }
        changing = {e for e in beside if replace(self._plain(name, versions, e), changed_by=frozenset()) != base}
        return replace(base, changed_by=frozenset(changing))

    def _unless_refused(
        self, clauses: Mapping[str, list[tuple[Filler, tuple[Stage | None, Duty | Cap]]]], acts: dict[str, ActVerdict]
    ) -> Iterator[ActVerdict]:
        """The acts, of which none is late for sure that hangs on what came too late for those who asked."""
        held = {name: found[0][1] for name, found in clauses.items()}
        roles, procedure = self.board.current.roles, self.board.current.procedure
        done = [name for name, act in acts.items() if act.done]
        told = {fact.event for fact in self.case.facts if fact.happened}
        answered = {event for name in done if (limit := held[name][1].limit) for event in limit.starts}
        answered |= {part for event in answered for part in self.board.current.events[event].made_of}
        late = set[str]()
        for name in done:
            clause = held[name][1]
            asks = isinstance(clause, Duty) and all(roles[role].side is Side.ASKS for role in clause.by)
            right = clause.force is Force.MAY and not (isinstance(clause, Cap) and clause.only_ends)
            event = clause.produces if isinstance(clause, Duty) else clause.limit and clause.limit.until
            lost = right and clause.limit and clause.limit.kind.value == "by" and not clause.limit.soft
            begun = clause.limit is not None and told & start_events(clause.limit)
            if event and begun and acts[name].may_be_done_late and (asks or lost) and event not in answered:
                late.add(event)
        # What two acts can bring about was in time by one of them, unless that one waits for what comes no more (230).
        ending = [(name, clause.limit.expiry) for name, (_, clause) in held.items() if clause.limit]
        in_time = {name for name in done if not acts[name].may_be_done_late}
        coming = {end.event for name, end in ending if end and (end.done_or_not or name not in in_time)}
        gone = {end.event for _, end in ending if end} - coming
        late -= {
            clause.produces
            for name in in_time
            if isinstance(clause := held[name][1], Duty)
            and clause.produces
            and not (clause.after and gone.issuperset(clause.after))
        }
        ways = {
            (to, event)
            for stage in procedure.stages
            for event, at in Chart(procedure).ways_out(stage.id)
            for to in (at.stage, *at.stages)
        }
        for name, act in acts.items():
            stage, clause = held[name]
            begins = {*clause.after, *(clause.limit.starts if clause.limit else ())}
            begins |= {event for to, event in ways if stage and to == stage.id} | {*(stage.opens if stage else ())}
            yield replace(act, late=False) if begins & late else act

    @cached_property
    def _in_silence(self) -> frozenset[str]:
        """What nobody told and would be looked at as done in time (37), were the time for it over now."""
        return frozenset(
            product
            for filler, world in self._worlds(frozenset(), None)
            for product in (filler.expiries.in_silence(world) if world else ())
        )

    def _plain(
        self, name: str, versions: list[tuple[Filler, tuple[Stage | None, Duty | Cap]]], extra: str | None
    ) -> ActVerdict:
        relevant = frozenset(event for filler, (_, clause) in versions for event in filler.relevant_to(clause))
        # Of an act without a limit only the order of what it waits for matters.
        dated = relevant if any(clause.limit for _, (_, clause) in versions) else frozenset[str]()
        by_policy = {id(filler.policy): clause for filler, clause in versions}
        states, held = list[State](), OneWorld(self.board)
        for filler, world in self._worlds(relevant, extra, dated):
            clause = by_policy.get(id(filler.policy))
            found = [State()] if world is None or clause is None else held.states(filler, world, *clause)
            over = world is not None and not world.way.open
            states += [replace(each, earlier=id(filler) in self._earlier, ended=over) for each in found]
        return summed(name, states, self.board.today)


def _add(
    found: dict[str, list[tuple[Filler, tuple[Stage | None, Duty | Cap]]]],
    filler: Filler,
    stage: Stage | None,
    clause: Duty | Cap,
) -> None:
    known = found.setdefault(clause.id, [])
    if all(each.policy is not filler.policy for each, _ in known):
        known.append((filler, (stage, clause)))


def _behind(policy: Policy, clause: Duty | Cap) -> list[Limit]:
    """The limit of an act, and each whose running out can begin it or one of these."""
    found = [clause.limit] if clause.limit else []
    if not found:
        return found
    for held in found:
        events = {*start_events(held), *(clause.after if held is clause.limit and isinstance(clause, Duty) else ())}
        ends = [other for _, other in policy.limits() if other.expiry and other.expiry.event in events]
        found += [other for other in ends if all(other is not each for each in found)]
    return found

"""What is true in every world, and in some."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty, Force
from navigator.model.cases import Case, Fact
from navigator.model.limits import Limit, Reading
from navigator.model.parties import Side
from navigator.model.policy import Policy
from navigator.model.stages import Outcome, Stage
from tests.oracles.worlds import by_the_hour
from tests.oracles.worlds.board import HARD, Board, NoWorldError, World
from tests.oracles.worlds.clock import NO_DATE, Clock, Date, Happening
from tests.oracles.worlds.filling import Filler
from tests.oracles.worlds.matters import Matter, earlier_and_later
from tests.oracles.worlds.route import Visit, aside_events, start_events
from tests.oracles.worlds.verdict import ActVerdict, Verdict

NOT_KEPT = "version:not kept"


@dataclass(frozen=True, slots=True)
class State:
    """How one act stands in one world, under one reading."""

    due: Date = NO_DATE
    open: bool = False
    done: bool = False
    unseen: bool = False
    """Nobody can tell whether it was done: no event shows it."""
    done_on: date | None = None
    waits: bool = False
    """Whether its stage is open and its time has begun, and what it has to come after has not come."""
    can_lapse: bool = False
    can_be_late: bool = False
    has_last_day: bool = True
    """False where a day is only the first on which it may be done."""

    earlier: bool = False
    """Whether it is of an earlier matter than the one that may run."""
    over_at: datetime | None = None
    """Where hours run on a clock: the moment at which they are over."""
    late_by_the_hour: bool | None = None
    """Where hours run on a clock: whether it was done after that."""

    @property
    def was_late(self) -> bool:
        """Whether it was done after its date."""
        if not self.has_last_day or self.done_on is None or self.due.day is None:
            return False
        return self.done_on > self.due.day if self.late_by_the_hour is None else self.late_by_the_hour

    def over(self, today: date) -> bool:
        return self.due.day is not None and self.due.day < today


def verdict(
    policy: Policy, calendars: Mapping[str, Calendar], case: Case, today: date, earlier: tuple[Policy, ...] = ()
) -> Verdict:
    """What can be said of a case on a day."""
    return _Judge(Board(policy, calendars, today, earlier), case).verdict()


def every_answer(policy: Policy, case: Case) -> list[Policy]:
    """The policy for each set of answers that the case leaves open: what is for other answers is struck out."""
    found = [policy]
    for question in policy.procedure.questions:
        mine = {choice.id for choice in question.answers}
        said = mine.intersection(case.answers) or mine
        found = [_struck(each, mine - {answer}, answer) for each in found for answer in sorted(said)]
    return found


def _struck(policy: Policy, others: set[str], answer: str) -> Policy:
    def stays(each: Duty | Outcome | Cap) -> bool:
        return answer in each.only or not others.intersection(each.only)

    procedure = policy.procedure
    stages = [
        replace(s, duties=tuple(filter(stays, s.duties)), outcomes=tuple(filter(stays, s.outcomes)))
        for s in procedure.stages
    ]
    caps, ways = tuple(filter(stays, procedure.caps)), tuple(filter(stays, procedure.outcomes))
    return Policy(policy.publisher, replace(procedure, stages=tuple(stages), caps=caps, outcomes=ways))


def every_part(policy: Policy, case: Case) -> list[Case]:
    """What can have happened where only the event that is made of others was told."""
    done = {fact.event for fact in case.facts if fact.happened}
    denied = {fact.event for fact in case.facts} - done
    found = [case]
    for made in policy.procedure.events:
        if made.id not in done or done.intersection(made.made_of):
            continue
        # Each way to make it up: one of its parts alone, or all of them.
        ways = [(part,) for part in made.any_of] + ([made.all_of] if made.all_of else [])
        open_ways = [way for way in ways if not denied.intersection(way)]
        found = [_made_up(each, made.id, way) for each in found for way in open_ways] or found
    return found


def _made_up(case: Case, made: str, way: tuple[str, ...]) -> Case:
    facts = list(case.facts)
    if len(way) == 1:
        facts = [replace(f, event=way[0]) if f.event == made and f.happened else f for f in facts]
    else:
        facts += [Fact(part, happened=True) for part in way]
    return replace(case, facts=tuple(facts))


@dataclass(frozen=True)
class _Judge:
    board: Board
    case: Case
    _broken: list[int] = field(default_factory=list, repr=False)
    """How much the worlds that were looked at so far go against what binds."""

    @cached_property
    def _groups(self) -> tuple[tuple[Matter, tuple[Filler, ...]], ...]:
        """The matters that the case can be of, each with what fills it in."""
        whole = Matter(self.case)
        parted = earlier_and_later(self.board.current, self.case)
        if parted is None:
            return ((whole, self._fillers(self.case)),)
        before, later = parted
        earlier = self._fillers(before.case)
        worlds = [(filler, world) for filler in earlier for world in filler.worlds(frozenset(), None, None)]
        ended = [before.has_ended(filler.said.chart, world.way) for filler, world in worlds]
        if not any(ended):
            return ((whole, self._fillers(self.case)),)
        found = [(before, earlier), *((each, self._fillers(each.case)) for each in later)]
        return tuple(found) if all(ended) else (*found, (whole, self._fillers(self.case)))

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
            acts=tuple(act for acts in found.values() for act in acts),
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
        least: dict[frozenset[str], int] = {}
        for _, world in whole:
            least[world.needs] = min(least.get(world.needs, world.broken), world.broken)
        fitting = [
            (filler, world)
            for filler, world in whole
            if world.broken // HARD == hard and world.broken == least[world.needs]
        ]
        # What can have come last and ended it did: then nobody need have gone on after an end, on these days.
        last: dict[frozenset[tuple[str, date]], int] = {}
        for filler, world in fitting:
            if self._ended_last(filler, world):
                days, passed = self._told_days(world), world.way.passed
                last[days] = min(last.get(days, passed), passed)
        return [
            (filler, None if self.board.in_force(world.began) is None else world)
            for filler, world in fitting
            if not world.way.went_on or world.way.passed <= last.get(self._told_days(world), world.way.passed)
        ]

    def _told_days(self, world: World) -> frozenset[tuple[str, date]]:
        """The days in a world of what was told with days; of what was told without one, any day is as good."""
        dated = {fact.event for fact in self.case.facts if fact.happened and (fact.span or fact.sent)}
        return frozenset((event, each.day) for event in dated for each in world.history.get(event, ()))

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
        if not base.may_be_open:
            return base
        told = {fact.event for fact in self.case.facts}
        beside = {
            event
            for filler, (_, clause) in versions
            for limit in _behind(filler.policy, clause)
            for event in aside_events(limit) - {p.until for p in limit.pauses}
            if event not in told and filler.needs.beside(event)
        }
        changing = {e for e in beside if replace(self._plain(name, versions, e), changed_by=frozenset()) != base}
        return replace(base, changed_by=frozenset(changing))

    def _plain(
        self, name: str, versions: list[tuple[Filler, tuple[Stage | None, Duty | Cap]]], extra: str | None
    ) -> ActVerdict:
        relevant = frozenset(event for filler, (_, clause) in versions for event in filler.relevant_to(clause))
        # Of an act without a limit only the order of what it waits for matters.
        dated = relevant if any(clause.limit for _, (_, clause) in versions) else frozenset[str]()
        by_policy = {id(filler.policy): clause for filler, clause in versions}
        states: list[State] = []
        for filler, world in self._worlds(relevant, extra, dated):
            clause = by_policy.get(id(filler.policy))
            found = [State()] if world is None or clause is None else self._states(filler, world, *clause)
            states += [replace(each, earlier=id(filler) in self._earlier) for each in found]
        return summed(name, states, self.board.today)

    def _states(self, filler: Filler, world: World, stage: Stage | None, clause: Duty | Cap) -> list[State]:
        limit = clause.limit
        if limit is None:
            assert isinstance(clause, Duty)
            assert stage
            return [self._without_limit(filler, world, stage, clause)]
        readings: tuple[Reading | None, ...] = limit.readings or (None,)
        if clause.id in world.readings:
            readings = (world.readings[clause.id],)
        clocks = [Clock(filler.policy, limit, reading, self.board.calendars) for reading in readings]
        return [
            self._with_limit(filler, at, stage, clause, limit, clock)
            for clock in clocks
            for at in self._moments(filler, world, clause, clock)
        ]

    def _moments(self, filler: Filler, world: World, clause: Duty | Cap, clock: Clock) -> Iterator[World]:
        """The world, with each moment that its happenings can have had where hours run on a clock."""
        zone = by_the_hour.looked_at(clock)
        if zone is None or (isinstance(clause, Cap) and by_the_hour.zone_of(clock)):
            yield world
            return
        shown = (clause.produces,) if isinstance(clause, Duty) and clause.produces else ()
        for history in by_the_hour.histories(clock, world.history, zone, shown, filler.order.within_a_day):
            yield replace(world, history=history)

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
        done = bool(shown) if len(begun) <= 1 else any(h.day >= last for h in shown)
        return State(open=bool(begun) and stage.id in world.way.open and not done, done=done, unseen=not duty.produces)

    def _with_limit(
        self, filler: Filler, world: World, stage: Stage | None, clause: Duty | Cap, limit: Limit, clock: Clock
    ) -> State:
        today, stages = self.board.today, clause.covers if isinstance(clause, Cap) else (stage.id if stage else "",)
        here = any(each in world.way.open for each in stages)
        visits = [visit for visit in world.way.visits if stage and visit.stage == stage.id]
        starts = clock.started(world.history, today, [visit.opened for visit in visits[1:] if visit.opened])
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
            told = filler.said.told
            shown = tuple(h for h in shown if h.day > starts[0].day or (h.day == starts[0].day and h.event in told))
        unseen = isinstance(clause, Duty) and not clause.produces
        if limit.every:
            return self._repeated(world, limit, clock, starts, shown, here=here, unseen=unseen)
        if owed := self._asked_again(world, clock, visits, shown):
            starts, shown = tuple(each for each in starts if each.day >= owed.day), ()
        by = limit.kind.value == "by"
        force = clause.force
        can_lapse = force is Force.MAY and by and not limit.soft
        if can_lapse:
            # A right that is over is not open: when its start comes again, it begins anew.
            while again := self._after_it_lapsed(world, clock, starts):
                starts = again
                shown = tuple(each for each in shown if each.day >= starts[0].day)
        done_on, start = _matched(starts, shown)
        late_by_the_hour = over = None
        if isinstance(start, by_the_hour.Timed) and by_the_hour.zone_of(clock):
            answer = next((each for each in shown if isinstance(each, by_the_hour.Timed) and each.day == done_on), None)
            found, over = by_the_hour.due(clock, start, world.history, answer)
            late_by_the_hour = answer is not None and answer.at > over
        else:
            found = filler.expiries.due(clock, start, world.history, done_on) if start else NO_DATE
        done = done_on is not None or clause.id in world.done_unseen
        state = State(
            due=found,
            done=done,
            unseen=unseen and not done,
            done_on=done_on,
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


def _add(
    found: dict[str, list[tuple[Filler, tuple[Stage | None, Duty | Cap]]]],
    filler: Filler,
    stage: Stage | None,
    clause: Duty | Cap,
) -> None:
    known = found.setdefault(clause.id, [])
    if all(each.policy is not filler.policy for each, _ in known):
        known.append((filler, (stage, clause)))


def _matched(starts: tuple[Happening, ...], shown: tuple[Happening, ...]) -> tuple[date | None, Happening | None]:
    """When the act was done, and the start it answers; or the first start that nothing answers yet."""
    if len(starts) <= 1:
        return (shown[0].day if shown else None), (starts[0] if starts else None)
    for start in starts:
        if not any(h.day >= start.day for h in shown):
            return None, start
    answer = next(h for h in shown if h.day >= starts[-1].day)
    before = max((h.day for h in shown if h.day < answer.day), default=date.min)
    return answer.day, next(start for start in starts if start.day > before)


def _end(state: State) -> tuple[date, float]:
    """When a time is over; one of days at the end of its day."""
    assert state.due.day
    return state.due.day, state.over_at.timestamp() if state.over_at else float("inf")


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


def summed(name: str, states: list[State], today: date) -> ActVerdict:
    """One act over all worlds."""
    # Where it may be open, the day on which it was due in a world in which it is done tells nobody anything.
    running = [state for state in states if not state.earlier] or states
    dated = [state for state in running if not state.done] if any(state.open for state in states) else running
    dates = frozenset(state.due.day for state in dated)
    # Two that end at different hours of one day are two, of which the set has one.
    ends = sorted((state for state in dated if state.due.day), key=_end)
    edges = {state.due.day for state in dated if state.due.edge}
    safe = ends[0].due.day if ends else None
    late = [s.open and s.can_be_late and s.over(today) for s in states]
    surely = [each and s.due.firm and not s.due.more and not s.unseen for each, s in zip(late, states, strict=True)]
    # A right is lost with its last day, though what it waits for has not come.
    lapsed = [(s.open or s.waits) and s.can_lapse and s.over(today) for s in states]
    gone = [each and s.due.firm and not s.due.more for each, s in zip(lapsed, states, strict=True)]
    still = [s.open and not over for s, over in zip(states, gone, strict=True)]
    # Nobody can say that a right was not used which no event shows.
    lapsed_surely = [each and not s.unseen for each, s in zip(gone, states, strict=True)]
    after = [s.was_late for s in states]
    after_surely = [s.was_late and s.due.firm and not s.due.more for s in states]
    more = any(state.due.more for state in dated)
    return ActVerdict(
        id=name,
        dates=dates,
        safe=None if safe in edges else safe,
        latest=None if None in dates or more or not ends else ends[-1].due.day,
        firm=all(s.due.firm for s in states),
        undated=None in dates or more,
        open=all(still),
        may_be_open=any(still),
        done=all(s.done for s in states),
        may_be_done=any(s.done for s in states),
        done_late=all(after_surely),
        may_be_done_late=any(after),
        late=all(surely),
        may_be_late=any(late),
        last_day_today=all(s.open and s.due.firm and not s.due.more and s.due.day == today for s in states),
        lapsed=all(lapsed_surely),
        may_be_lapsed=any(lapsed),
    )

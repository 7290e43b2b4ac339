"""What is true in every world, and in some."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty, Force
from navigator.model.cases import Case
from navigator.model.limits import Limit
from navigator.model.parties import Side
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from tests.oracles.worlds.accepted import unless_refused
from tests.oracles.worlds.board import HARD, Board, Clause, NoWorldError, World
from tests.oracles.worlds.filling import Filler
from tests.oracles.worlds.fitting import Fitting
from tests.oracles.worlds.looked_at import anew_events, aside_events, start_events
from tests.oracles.worlds.one_world import OneWorld, State
from tests.oracles.worlds.openings import named_by, with_what_was_sent
from tests.oracles.worlds.summing import summed
from tests.oracles.worlds.told_once import booked_for_one, told_once
from tests.oracles.worlds.too_soon import as_it_counts, to_the_day, where_no_world_fits
from tests.oracles.worlds.verdict import ActVerdict, Verdict

NOT_KEPT = "version:not kept"

Versions = list[tuple[Filler, Clause]]
"""An act or a cap in each version of the text, with what fills a case in by that version."""


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
    board = Board(policy, calendars, today, earlier)
    judge = _Judge(Fitting(board, (with_what_was_sent(policy, case),)), changed_by)
    if fewer := [*told_once(policy, case, today), *booked_for_one(policy, case, today)]:
        return judge.asked_of(case, *fewer)
    try:
        found = judge.verdict()
    except NoWorldError:
        fewer_facts = where_no_world_fits(judge.board, case, judge.asked_of)
        if fewer_facts is None:
            raise
        return judge.asked_of(fewer_facts)
    counted = as_it_counts(judge.board, case, found, judge.asked_of)
    if counted != case:
        return judge.asked_of(counted)
    plain = replace(judge, changed_by=False)
    singles = list(to_the_day(plain.board, case, plain.asked_of))
    parts = [as_it_counts(plain.board, each, plain.asked_of(each), plain.asked_of) for each in singles]
    told = {fact.event for fact in case.facts if fact.happened}
    may_be_none = any(fact.event in told and not fact.happened for each in singles for fact in each.facts)
    return judge.asked_of(*parts) if may_be_none or parts != singles else found


@dataclass(frozen=True)
class _Judge:
    fitting: Fitting
    changed_by: bool
    """Whether it is asked what later fact would change the answer."""

    @property
    def board(self) -> Board:
        return self.fitting.board

    def asked_of(self, *cases: Case) -> Verdict:
        """The verdict of the case as it would be had something else been told, or one of several things."""
        policy = self.board.current
        told = tuple(with_what_was_sent(policy, each) for each in cases)
        return replace(self, fitting=Fitting(self.board, told)).verdict()

    def verdict(self) -> Verdict:
        worlds = self.fitting.worlds(frozenset(), None)
        if not worlds:
            raise NoWorldError("no world fits")
        acts: dict[str, ActVerdict] = {}
        whole = [world for _, world in worlds]
        clauses = self._clauses(worlds)
        rights, maybe = set[str](), set[str]()
        for name in clauses:
            act = self._act(name, clauses[name])
            acts[name] = act
            if any(self._is_right(filler, clause) for filler, clause in clauses[name]):
                rights |= {name} if act.open else set()
                maybe |= {name} if act.may_be_open else set()
        held = {name: versions[0][1] for name, versions in clauses.items()}
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
            contradicts=any(least >= HARD for least in self.fitting.broken),
            acts=tuple(
                unless_refused(self.board.current, self.fitting.case, held, acts, [world for world in whole if world])
            ),
        )

    def _clauses(self, worlds: Iterable[tuple[Filler, World | None]]) -> dict[str, Versions]:
        """Every act of a stage that some world has reached, and every cap over such a stage, in each version."""
        found: dict[str, Versions] = {}
        for filler, world in worlds:
            procedure = filler.policy.procedure
            for stage in procedure.stages:
                if world and world.way.visited(stage.id):
                    for duty in stage.duties:
                        _add(found, filler, stage, duty)
            for cap in procedure.caps:
                if world and any(map(world.way.visited, cap.covers)):
                    _add(found, filler, None, cap)
        return found

    def _is_right(self, filler: Filler, clause: Clause) -> bool:
        act = clause[1]
        if not isinstance(act, Duty):
            return False
        roles = filler.policy.roles
        return act.force is Force.MAY or any(roles[role].side is Side.ASKS for role in act.by)

    def _act(self, name: str, versions: Versions) -> ActVerdict:
        base = self._plain(name, versions, None)
        told = {fact.event for fact in self.fitting.case.facts}
        if base.late or base.lapsed:
            # What would settle whether something ended, once its time is over, may have been before that, too.
            limits = [clause.limit for _, (_, clause) in versions if clause.limit]
            moving = {
                each for limit in limits for each in aside_events(limit) | anew_events(limit) if each != limit.until
            }
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

    @cached_property
    def _in_silence(self) -> frozenset[str]:
        """What nobody told and would be looked at as done in time (37), were the time for it over now."""
        return frozenset(
            product
            for filler, world in self.fitting.worlds(frozenset(), None)
            for product in (filler.expiries.in_silence(world) if world else ())
        )

    def _plain(self, name: str, versions: Versions, extra: str | None) -> ActVerdict:
        relevant = frozenset(event for filler, (_, clause) in versions for event in filler.relevant_to(clause))
        # Of an act without a limit only the order of what it waits for matters.
        dated = relevant if any(clause.limit for _, (_, clause) in versions) else frozenset[str]()
        by_policy = {id(filler.policy): clause for filler, clause in versions}
        states, held = list[State](), OneWorld(self.board)
        for filler, world in self.fitting.worlds(relevant, extra, dated):
            clause = by_policy.get(id(filler.policy))
            found = [State()] if world is None or clause is None else held.states(filler, world, *clause)
            over = world is not None and not world.way.open
            states += [replace(each, earlier=self.fitting.is_earlier(filler), ended=over) for each in found]
        return summed(name, states, self.board.today)


def _add(
    found: dict[str, Versions],
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

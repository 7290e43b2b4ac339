"""What was done before the end of a time that it has to wait for: then it was none, and tells nothing."""

import itertools
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from navigator.model.acts import Cap, Duty
from navigator.model.cases import Case, Fact, Span
from navigator.model.limits import LimitKind
from navigator.model.policy import Policy
from tests.oracles.worlds.board import Board
from tests.oracles.worlds.looked_at import start_events
from tests.oracles.worlds.rules import bare_ends
from tests.oracles.worlds.said import Said
from tests.oracles.worlds.verdict import Verdict

MOST = 40
"""Days together on which it is asked by itself what came too early."""


def as_it_counts(board: Board, case: Case, found: Verdict, asked_of: Callable[[Case], Verdict]) -> Case:
    """The case without what came too early, unless what was told besides needs that."""
    policy = board.current
    said = Said(board, policy, case)
    undone = _undone(policy, case)
    # What was done keeps a time from its end; the dates of worlds in which that may be so tell nothing of the end.
    missed = asked_of(undone) if undone != case else found
    ends = _times_that_end(policy, case, found if missed.contradicts else missed)
    early = [fact for fact in case.facts if _came_before(said, fact, ends)]
    if not early:
        return case
    left = [fact for fact in case.facts if fact not in early]
    denied = {fact.event: Fact(fact.event, happened=False) for fact in early}
    kept = [fact for event, fact in denied.items() if event not in {each.event for each in left}]
    counted = replace(case, facts=(*left, *kept))
    return case if asked_of(counted).contradicts and not found.contradicts else counted


def where_no_world_fits(board: Board, case: Case, asked_of: Callable[[Case], Verdict]) -> Case | None:
    """The case without what came too early, where it is that which no world has a place for."""
    policy = board.current
    said, waiting = Said(board, policy, case), [fact for fact in case.facts if _waits_of(policy, fact)]
    rest = tuple(fact for fact in case.facts if fact not in waiting)
    counted = replace(case, facts=(*rest, *(Fact(fact.event, happened=False) for fact in waiting)))
    if not waiting:
        return None
    found = asked_of(counted)
    ends = dict(_times_that_end(policy, counted, found))
    in_time = {
        limit.expiry.event
        for clause, limit in policy.limits()
        if limit.expiry and not limit.expiry.done_or_not
        if (act := found.act(clause.id)).done and not act.may_be_done_late
    }
    for fact in waiting:
        to_come = {event: day for event, day in ends.items() if event not in in_time}
        # What was done in time has no such end; that another one came is what it needs.
        if not {*_waits_of(policy, fact)} - in_time or not _came_before(
            said, fact, to_come | dict.fromkeys(in_time, date.max)
        ):
            return None
    return counted


def _waits_of(policy: Policy, fact: Fact) -> tuple[str, ...]:
    """The ends of times that what was told alone waits for."""
    shown = [duty for duty in policy.duties.values() if duty.produces == fact.event]
    ends = {limit.expiry.event for _, limit in policy.limits() if limit.expiry}
    waits = _waits_for(policy, shown[0]) if len(shown) == 1 and fact.happened else ()
    return waits if ends.issuperset(waits) else ()


def to_the_day(board: Board, case: Case, asked_of: Callable[[Case], Verdict]) -> Iterator[Case]:
    """The case on each of its days, where something was told that waits for the end of a time and for nothing else.

    What so waits and was told without its day is asked on each day since the first one told. Where these are too many,
    it came when that end could be over, or was none.
    """
    policy = board.current
    ends = {limit.expiry.event for _, limit in policy.limits() if limit.expiry}
    told = {fact.event for fact in case.facts if fact.happened}
    waiting = {duty.produces for duty in policy.duties.values() if {*_waits_for(policy, duty)} & ends} & told
    if not waiting:
        return
    dated = [fact.span.earliest for fact in case.facts if fact.span]
    since = min(dated, key=date.toordinal) if dated else None
    days = [list(_days_of(fact, since if fact.event in waiting else None, board.today)) for fact in case.facts]
    if 1 < math.prod(map(len, days)) <= MOST:
        yield from (replace(case, facts=facts) for facts in itertools.product(*days))
    else:
        undated = [fact for fact in case.facts if fact.event in waiting and fact.happened and not fact.span]
        yield from (each for fact in undated[:1] for each in _since_the_end(board, case, fact, asked_of))


def _since_the_end(board: Board, case: Case, fact: Fact, asked_of: Callable[[Case], Verdict]) -> Iterator[Case]:
    policy = board.current
    shown = [duty for duty in policy.duties.values() if duty.produces == fact.event]
    others = tuple(each for each in case.facts if each is not fact)
    without = _undone(policy, replace(case, facts=others))
    ends = _times_that_end(policy, without, asked_of(without))
    waits = _waits_for(policy, shown[0])
    if len(shown) > 1 or not all(event in ends for event in waits):
        return
    first = min(ends[event].toordinal() + (not getattr(ends[event], "at", "")) for event in waits)
    if first <= board.today.toordinal():
        today = date.fromordinal(board.today.toordinal())
        yield replace(case, facts=(*others, replace(fact, span=Span(date.fromordinal(first), today))))
    yield replace(case, facts=(*others, Fact(fact.event, happened=False)))


def _days_of(fact: Fact, since: date | None, today: date) -> Iterator[Fact]:
    span = fact.span or (Span(since, today) if since and fact.happened else None)
    if fact.sent or not span or span.earliest.toordinal() == span.latest.toordinal():
        yield fact
        return
    for day in range(span.earliest.toordinal(), span.latest.toordinal() + 1):
        yield replace(fact, span=Span(date.fromordinal(day), date.fromordinal(day)))


def _undone(policy: Policy, case: Case) -> Case:
    """The case with "not yet" for each act that nobody told, whose time has an end that told acts wait for."""
    told = {fact.event for fact in case.facts}
    waited = {event for duty in policy.duties.values() if duty.produces in told for event in _waits_for(policy, duty)}
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
            # A time over stages that no world has reached has come to no end either.
            unreached = isinstance(clause, Cap) and all(each.id != clause.id for each in found.acts)
            still = date.max if unreached or (stopped and act.dates == {None}) else None
            days.setdefault(limit.expiry.event, []).append(act.safe or still)
    acts = {duty.produces for duty in policy.duties.values()} | told
    return {event: min(filter(None, safe)) for event, safe in days.items() if all(safe) and event not in acts}


def _came_before(said: Said, fact: Fact, ends: Mapping[str, date]) -> bool:
    shown = [duty for duty in said.policy.duties.values() if duty.produces == fact.event]
    if len(shown) != 1 or not fact.happened:
        return False
    waits = _waits_for(said.policy, shown[0])
    # Of what was sent, the last day on which it can have come.
    told = fact.span.latest if fact.span else said.board.today
    last = max(each.day for each in said.days_of(fact, 0)) if fact.sent else told
    return bool(waits) and all(event in ends and _is_by(last, ends[event]) for event in waits)


def _waits_for(policy: Policy, duty: Duty) -> tuple[str, ...]:
    """What an act comes after; or else what its time is counted from, where it has one limit and is read in one way.

    By so many days after the mere end of a time is no wait for that. Where it is more than ends of times, what opens
    its stage, if that is only such ends.
    """
    limit = duty.limit
    ends = {limit.expiry.event for _, limit in policy.limits() if limit.expiry}
    by_itself = duty.after
    if not by_itself and limit and not (limit.readings or limit.or_ or limit.before):
        waits = limit.kind is not LimitKind.BY or {*limit.from_} - policy.once(bare_ends)
        by_itself = limit.from_ if waits else ()
    if by_itself and ends.issuperset(by_itself):
        return by_itself
    doors = tuple(_doors(policy, duty))
    return doors if doors and ends.issuperset(doors) else by_itself


def _doors(policy: Policy, duty: Duty) -> Iterator[str]:
    """The events by which a case can get into the stage of an act."""
    procedure = policy.procedure
    (home,) = (stage for stage in procedure.stages if any(duty.id == each.id for each in stage.duties))
    yield from home.opens
    ways = [(way.event, way.to) for way in procedure.outcomes]
    for stage in procedure.stages:
        ways += [(way.event, way.to) for way in stage.outcomes]
        ways += [(route.event, route.to) for route in stage.conflicts if route.event and route.to]
    yield from (event for event, to in ways if home.id == to.stage or home.id in to.stages)


def _is_by(day: date, end: date) -> bool:
    """Whether it was not over then; of a time that ends at an hour an hour of that day has to be told."""
    hour, until = getattr(day, "at", ""), getattr(end, "at", "")
    if until and day.toordinal() == end.toordinal():
        return bool(hour) and hour <= until
    return day.toordinal() <= end.toordinal()

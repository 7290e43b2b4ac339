"""One run through the stages of a procedure, by what is known to have happened."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.course.after_end import beyond, ending_late, ran_out_before
from navigator.case.course.journey import Journey, Visit
from navigator.case.course.step import Step, moved
from navigator.case.course.ways import reachable, transitions
from navigator.case.facts.history import Known, is_dated, moving
from navigator.dates import moments
from navigator.model.cases import Fact
from navigator.model.stages import Destination

MOST = 64
"""Courses that are followed at once; a case has a handful."""

Used = Mapping[str, tuple[Fact, ...]]
"""Of each event the times that have been looked at."""


def run(begun: Journey, today: date) -> Iterator[Journey]:
    """Every way through the stages that the days of what happened leave open."""
    todo: list[tuple[Journey, Used]] = [(begun, {})]
    found = 0
    while todo:
        journey, used = todo.pop()
        options = _next(journey, used, today)
        if not options:
            found += 1
            yield journey
            continue
        todo += (
            (moved(journey, each), {**used, each.known.event: (*used.get(each.known.event, ()), each.known.fact)})
            for each in (options if found + len(todo) < MOST else options[:1])
        )


def _next(journey: Journey, used: Used, today: date) -> list[Step]:
    """What can have come next; first what was told and did not move the case, where it may have stayed as it was."""
    found = list(_candidates(journey, used, today))
    if not found:
        return []
    soonest = moments.until_all(*(each.known.last for each in found))
    first = [each for each in found if not (each.known.first and moments.precedes(soonest, each.known.first))]
    first = [each for each in first if not any(_is_too_late(journey, each.known, other.known) for other in first)]
    leading = min(first, key=_in_turn)
    if not journey.active or all(_ends_too_early(each) for each in found):
        return [*dict.fromkeys(map(_nothing, first)), *first]
    nothing = [_nothing(each) for each in first if each.may_be_nothing]
    if leading.may_be_nothing:
        return [*nothing, *first]
    return [*nothing, *(each for each in first if _is_beside(journey, each, leading))]


def _in_turn(step: Step) -> tuple[tuple[date, str], tuple[date, str]]:
    return moments.as_last(step.known.last), moments.as_first(step.known.first or date.min)


def _is_too_late(journey: Journey, done: Known, end: Known) -> bool:
    """Whether one is what was to be done in a time, and the other the end of that, which came no later."""
    came_first = done.first is not None and not moments.is_after(end.last, done.first)
    return came_first and ran_out_before(journey, end, done.event)


def _nothing(step: Step) -> Step:
    """The same thing happened, and led nowhere."""
    return replace(step, visits=(), transition=None)


def _is_beside(journey: Journey, step: Step, leading: Step) -> bool:
    """Whether it matters which of two steps came first.

    What other tracks do meanwhile changes nothing, but where tracks join, or one leads to where another goes on.
    """
    onto = {visit.stage for visit in leading.visits}.intersection(step.to.next_stages)
    return bool(onto or set(step.visits) & set(leading.visits)) or _joins(journey, step) or _joins(journey, leading)


def _joins(journey: Journey, step: Step) -> bool:
    stages = journey.policy.stages
    return bool(step.to.stage and stages[step.to.stage].joins)


def _ends_too_early(step: Step) -> bool:
    """Whether a step would end a track by something that happened before its stage had begun."""
    entered = [visit.entered.first for visit in step.visits if visit.entered and visit.entered.first]
    ends = not step.to.leads_on
    return ends and any(moments.precedes(step.known.last, day) for day in entered)


def _candidates(journey: Journey, used: Used, today: date) -> Iterator[Step]:
    policy = journey.policy
    waiting = {
        event: left for event in journey.history if (left := _waiting(journey, event, used.get(event, ()), today))
    }
    for event, known in ((event, known) for event, left in waiting.items() for known in _first_of(left)):
        leaving = [(visit, each) for visit in journey.active for each in transitions(policy.stages[visit.stage])]
        matching = [(visit, each) for visit, each in leaving if each.event == event]
        for to in dict.fromkeys(each.to for _, each in matching):
            visits = tuple(dict.fromkeys(visit for visit, each in matching if each.to == to))
            again = event in used and all(_may_be_before(known, visit) for visit in visits)
            yield Step(visits, next(each for _, each in matching if each.to == to), known, to, may_be_nothing=again)
        if not matching:
            yield from _opening(journey, event, known)
            yield from ending_late(journey, event, known)
    if not journey.active:
        yield from beyond(journey, waiting)


def _may_be_before(known: Known, visit: Visit) -> bool:
    """Whether something of a known day can have come before a stage opened, by what was told without its day."""
    entered = visit.entered
    return is_dated(known) and entered is not None and not is_dated(entered) and known.can_be_before(entered.last)


def _first_of(times: Sequence[Known]) -> Iterator[Known]:
    """What can be the first of several times of an event: the first with a day, or one of which nobody told the day."""
    first = times[0]
    yield first
    if is_dated(first):
        yield from itertools.islice((each for each in times if not is_dated(each)), 1)


def _waiting(journey: Journey, event: str, used: Sequence[Fact], today: date) -> list[Known]:
    """The times of an event that have led nowhere yet; what led out of an earlier round of a stage is over."""
    times = [each for each in moving(journey.history, event, today) if not each.maybe]
    for fact in used:
        times.remove(next(each for each in times if each.fact == fact))
    again = {visit.stage for visit in journey.past}
    leading = [v for v in journey.active if any(t.event == event for t in transitions(journey.policy.stages[v.stage]))]
    rounds = [visit.entered.first for visit in leading if visit.entered and visit.stage in again]
    firsts = [day for day in rounds if day]
    since = moments.first_of(*firsts) if firsts and len(rounds) == len(leading) else None
    return [each for each in times if not (since and moments.precedes(each.last, since))]


def _opening(journey: Journey, event: str, known: Known) -> Iterator[Step]:
    """A stage that an event opens by itself, from wherever before it the case is."""
    for stage in journey.policy.procedure.stages:
        if event in stage.opens and stage.id not in journey.reached:
            before = tuple(each for each in journey.active if stage.id in reachable(journey.policy, each.stage))
            if before:
                yield Step(before, None, known, Destination(stage=stage.id))

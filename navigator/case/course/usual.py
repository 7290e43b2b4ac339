"""What is usual where no day was told: the list of events, a step before what it led to, a start before a stop."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from navigator.case.course.after_end import opens_before_ends
from navigator.case.course.ends_of_times import expiring
from navigator.case.course.journey import Journey
from navigator.case.course.ways import events_at_home, follows, is_named, stage_events, transitions
from navigator.case.facts.history import History
from navigator.dates import moments
from navigator.model.acts import Duty
from navigator.model.policy import Policy
from navigator.model.stages import Stage

Pair = tuple[str, str]
"""An event, and one that does not come before it."""


def usual_order(journey: Journey) -> Iterator[Pair]:
    """What is usual where no day was told; days that were told need not keep to it."""
    history = journey.history
    moved = {move.known.event for move in journey.moves}
    yield from begun_before(journey)
    for visit in journey.past:
        # What leads out of a stage and did not came when another way out had been taken.
        leading = {each.event for each in transitions(journey.policy.stages[visit.stage])} - moved
        pairs = ((visit.left.event, event) for event in sorted(leading) if visit.left)
        yield from (pair for pair in pairs if _undated(history, pair))
    yield from _listed(journey)
    yield from _inside(journey)


def nearest_pairs(journey: Journey, size: int) -> Iterator[frozenset[Pair]]:
    """So many pairs of what is usual as stand the most in the way of an earlier day of something nobody told, or later.

    Where what is usual has to give way, those of its pairs do whose other event came the latest, or the soonest.
    """
    history = journey.history
    usual = {pair for pair in usual_order(journey) if history.keys() >= {*pair}}
    for event in journey.inferred:
        before = [one for one, other in usual if other == event]
        after = [other for one, other in usual if one == event]
        before.sort(key=lambda each: (moments.as_last(history[each][-1].last), each), reverse=True)
        after.sort(key=lambda each: (moments.as_first(history[each][0].first or date.min), each))
        if len(before) >= size:
            yield frozenset((each, event) for each in before[:size])
        if len(after) >= size:
            yield frozenset((event, each) for each in after[:size])


def begun_before(journey: Journey) -> Iterator[Pair]:
    """What began a time, with what was done, stopped or made longer in it: of either no day was told."""
    told = {fact.event for fact in journey.case.facts}
    # A time that ran out by the count began with what its reading counts from, and its days are counted from that.
    counted = expiring(journey.policy) - told - {*journey.inferred}
    for stage in sorted(journey.reached):
        pairs = journey.policy.once(_begun_before)[stage]
        yield from (pair for pair in pairs if pair[1] not in counted and _undated(journey.history, pair))


def _begun_before(policy: Policy) -> Mapping[str, tuple[Pair, ...]]:
    """For each stage, what begins a time with what is done, stopped or made longer in it."""
    return {
        stage.id: tuple((earlier, later) for duty in stage.duties for later, earlier in follows(policy, duty))
        for stage in policy.procedure.stages
    }


def _undated(history: History, pair: Pair) -> bool:
    return any(known.fact.span is None for event in pair for known in history.get(event, ()))


def _listed(journey: Journey) -> Iterator[Pair]:
    """Events of one stage in the order in which they would happen; what was reported with a day needs no list.

    Where days that were reported go against the list of a stage, it says nothing there. Of two ways out of a stage, one
    is taken: it says nothing of which came first where both were.
    """
    policy, history = journey.policy, journey.history
    by_themselves, told = expiring(policy), {fact.event for fact in journey.case.facts}
    at_home = events_at_home(policy)
    for name in sorted(journey.reached):
        stage = policy.stages[name]
        looked_at = {event for duty in stage.duties for event in (*times_from(duty), *duty.after)}
        own = ((at_home[name] | looked_at) & history.keys() & policy.order.keys()) - by_themselves
        # A day that somebody named can be any; one that was told has come since what opened the stage.
        named = {event for event in own if is_named(policy, event)}
        opened = {(first, day) for first in stage.opens for day in named if day in told}
        pairs = [*_in_turn(policy, own)]
        dated = {pair for pair in pairs if not _undated(history, pair)}
        if any(
            not named.intersection(pair) and at_home[name].issuperset(pair) and _goes_against(journey, *pair)
            for pair in dated
        ):
            # Nothing is settled before it began, whatever the list is worth there.
            pairs = [pair for pair in pairs if pair in opens_before_ends(policy)]
        other = policy.once(_other_order)[name]
        silent = {pair for pair in pairs if named.intersection(pair)} - opened
        silent |= {*_without_order(journey, stage, pairs)}
        yield from (pair for pair in pairs if pair not in dated | other | silent)


def _ways_out(policy: Policy) -> tuple[frozenset[str], ...]:
    """The ways out of each stage, of which a case takes one."""
    return tuple(frozenset(each.event for each in transitions(stage)) for stage in policy.procedure.stages)


def _without_order(journey: Journey, stage: Stage, pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Pairs of which the list must not say which came first, for that decides whether anything is left to do.

    An end that was told without its day, and whatever else happened in its stage but what opened that; a message that
    begins a time again, and what answers it, where the day of either is unknown.
    """
    told = {fact.event for fact in journey.case.facts if fact.happened}
    undated = {fact.event for fact in journey.case.facts if fact.happened and not (fact.span or fact.sent)}
    unknown = undated | (journey.history.keys() - told)
    ends = undated & {each.event for each in transitions(stage) if not each.to.leads_on}
    limits = [(duty.produces, duty.limit.each_anew) for duty in stage.duties if duty.limit and duty.produces]
    # What opens a stage is not asked again.
    messages = told.difference(stage.opens)
    answers = {frozenset((event, product)) for product, again in limits for event in messages.intersection(again)}
    for pair in pairs:
        answered = frozenset(pair) in answers and not unknown.isdisjoint(pair)
        ended = not ends.isdisjoint(pair) and set(pair).isdisjoint(stage.opens)
        if answered or ended:
            yield pair


def _in_turn(policy: Policy, events: Iterable[str]) -> Iterator[Pair]:
    """Some events of a stage two by two, in the order of the list."""
    ways_out = policy.once(_ways_out)
    pairs = itertools.combinations(sorted(events, key=policy.order.__getitem__), 2)
    return (pair for pair in pairs if not any(map(frozenset(pair).issubset, ways_out)))


def may_go_against(journey: Journey) -> Iterator[Pair]:
    """What was told of a stage and may have come in another order than that of the list, or in that one."""
    policy, history, known = journey.policy, journey.history, expiring(journey.policy)
    for name in sorted(journey.reached):
        own = {event for event in events_at_home(policy)[name] - known if event in history and event in policy.order}
        for before, after in _in_turn(policy, (each for each in own if len(history[each]) == 1)):
            (one,), (other,) = history[before], history[after]
            may = one.fact.span and other.fact.span and other.can_be_before(one.last)
            if may and not _goes_against(journey, before, after) and (before, after) not in journey.order:
                yield before, after


def _goes_against(journey: Journey, before: str, after: str) -> bool:
    """Whether what is listed first surely came later."""
    if len(journey.history[before]) > 1 or len(journey.history[after]) > 1:
        return False
    # By the days that were told, not by what was made of them since.
    one, other = journey.history[before][0].fact.span, journey.history[after][0].fact.span
    if one is None or other is None:
        return False
    if journey.any_order and one.latest > other.earliest:
        return True
    later = (after, before) in journey.apart or (after, before) in _taken_up(journey)
    return later or one.earliest > other.latest


def _taken_up(journey: Journey) -> Iterator[Pair]:
    """An end, and what took the case up again on a later day."""
    for at, end in enumerate(journey.moves):
        again = next((move for move in journey.moves[at + 1 :] if move.stage == end.stage), None)
        if again and not (end.to.leads_on or again.transition):
            yield end.known.event, again.known.event


def _other_order(policy: Policy) -> Mapping[str, frozenset[Pair]]:
    """For each stage, pairs of events of which the acts, or its opening, say that the second comes first."""
    by_acts = _other_by_acts(policy)
    first, *others = policy.procedure.stages
    return {first.id: by_acts, **{stage.id: by_acts | _after_opening(policy, stage) for stage in others}}


def _after_opening(policy: Policy, stage: Stage) -> frozenset[Pair]:
    opening = set(stage.opens)
    return frozenset((event, first) for first in opening for event in stage_events(policy, stage) - opening)


def _other_by_acts(policy: Policy) -> frozenset[Pair]:
    follow: dict[str, set[str]] = {}
    for duty in policy.duties.values():
        shown = ((event, duty.produces) for event in (*times_from(duty), *duty.after) if duty.produces)
        for before, after in (*((earlier, later) for later, earlier in follows(policy, duty)), *shown):
            follow.setdefault(before, set()).add(after)
    for made in policy.procedure.events:
        for part in made.all_of:
            follow.setdefault(part, set()).add(made.id)
    found = set[Pair]()
    for event in follow:
        todo, seen = [event], {event}
        while todo:
            for later in follow.get(todo.pop(), set()) - seen:
                seen.add(later)
                todo.append(later)
        found |= {(later, event) for later in seen - {event}}
    return frozenset(found)


def _inside(journey: Journey) -> Iterator[Pair]:
    """What belongs to a stage comes after what led to it, unless a day was told for it."""
    visits = (*journey.past, *journey.active)
    steps = {move.known.event for move in journey.moves}
    before: set[str] = set()
    for visit in visits:
        own = stage_events(journey.policy, journey.policy.stages[visit.stage])
        if visit.entered:
            yield from ((visit.entered.event, event) for event in sorted(own - before) if event not in steps)
        before |= own


def times_from(duty: Duty) -> tuple[str, ...]:
    """What the time for an act begins with; nothing where it is repeated."""
    return duty.limit.from_ if duty.limit and not duty.limit.every else ()

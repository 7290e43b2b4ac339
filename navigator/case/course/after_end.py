"""What was told of a day after a case had come to an end: whether it went on all the same, or had ended later."""

from collections.abc import Iterator, Mapping, Sequence

from navigator.case.course.ends_of_times import binding_ends, expiring
from navigator.case.course.journey import Journey, Move, Visit
from navigator.case.course.step import Step
from navigator.case.course.ways import is_named, reachable, starts_of, transitions
from navigator.case.facts.history import ONE, Known, is_dated
from navigator.dates import moments
from navigator.model.acts import Duty
from navigator.model.policy import Policy
from navigator.model.stages import Destination, Stage


def ending_late(journey: Journey, event: str, known: Known) -> Iterator[Step]:
    """An end of a stage that was told for a day after the case had left it, such as a settlement: it may be over."""
    if known.fact not in journey.case.facts or event in expiring(journey.policy):
        return
    for visit in journey.past:
        if visit.left and not (visit.left.first and moments.precedes(known.last, visit.left.first)):
            after = reachable(journey.policy, visit.stage)
            visits = tuple(each for each in journey.active if each.stage in after)
            for each in transitions(journey.policy.stages[visit.stage]):
                if visits and each.event == event and not each.to.leads_on:
                    yield Step(visits, each, known, each.to, may_be_nothing=True)


def beyond(journey: Journey, waiting: Mapping[str, Sequence[Known]]) -> Iterator[Step]:
    """What was reported after an end: the case may have gone on all the same, unless a time that binds ran out."""
    taken = {move.stage: move for move in journey.moves}
    ends = [move for move in taken.values() if not move.to.leads_on]
    began = frozenset[str]().union(*(_began_what_ran_out(journey, move) for move in journey.moves))
    for move in ends:
        if move.known.event in binding_ends(journey.policy):
            continue
        for each in transitions(journey.policy.stages[move.stage]):
            known = next(iter(waiting.get(each.event, ())), None)
            if known and not (move.known.first and moments.precedes(known.last, move.known.first)):
                yield Step((_last_visit(journey, move.stage),), each, known, each.to)
        for event, times in waiting.items():
            if event in began or _began_before(journey, event, move):
                continue
            # Settled, and raised again on a later day: it had not come to an end for good.
            for known in [each for each in times if _told_after(journey, each, move)][:1]:
                same = ran_out_before(journey, move.known, event)
                before = known.first is None or not (same or moments.precedes(move.known.last, known.first))
                visits = (_last_visit(journey, move.stage),)
                # Where it goes on by what was told once, that was on a later day.
                once = len(journey.history[event]) == 1
                gap = ONE * (not (same or listed_after(journey, move.known, event)))
                later = known.between(move.known.first + gap, None) if once and move.known.first else known
                for stage in _open_after(journey, move, event):
                    yield Step(visits, None, later, Destination(stage=stage), may_be_nothing=before)


def _began_what_ran_out(journey: Journey, end: Move) -> frozenset[str]:
    """Where a time ran out, as it must have: what alone began it and happened once, which was before that."""
    policy, history = journey.policy, journey.history
    if end.known.fact in journey.case.facts:
        return frozenset()
    ran_out = [limit for _, limit in policy.limits() if limit.expiry and limit.expiry.event == end.known.event]
    begun = [history.keys() & set(starts_of(limit)) for limit in ran_out]
    return frozenset(event for each in begun if len(each) == 1 for event in each if len(history[event]) == 1)


def _began_before(journey: Journey, event: str, end: Move) -> bool:
    """Whether it opened the case, which goes without saying of what was told once and stands before an end in the list.

    So it does where somebody told of that end, and of one of the two no day.
    """
    times = journey.history[event]
    if len(times) > 1 or end.known.fact not in journey.case.facts:
        return False
    return (event, end.known.event) in opens_before_ends(journey.policy) and not all(
        is_dated(known) for known in (end.known, *times)
    )


def opens_before_ends(policy: Policy) -> frozenset[tuple[str, str]]:
    """What comes before an end: what opens the first stage, if the list has it so; what the outcome comes after."""
    return policy.once(_opens_before_ends)


def _opens_before_ends(policy: Policy) -> frozenset[tuple[str, str]]:
    first, *_ = stages = policy.procedure.stages
    ends = {each.event for stage in stages for each in transitions(stage) if not each.to.leads_on}
    found = {(one, end) for one in first.opens for end in ends if policy.order[one] < policy.order[end]}
    # What an end comes after by its own words is not what takes the case up again after it.
    outs = [each for stage in stages for each in stage.outcomes if each.event in ends and len(each.after) == 1]
    return frozenset((*found, *((one, each.event) for each in outs for one in each.after)))


def _told_after(journey: Journey, known: Known, end: Move) -> bool:
    if known.fact not in journey.case.facts:
        return False
    if end.known.first is None or moments.precedes(end.known.first, known.last):
        return True
    if moments.plain(end.known.first) != moments.plain(known.last) or moments.precedes(known.last, end.known.first):
        return False
    return ran_out_before(journey, end.known, known.event) or listed_after(journey, end.known, known.event)


def listed_after(journey: Journey, end: Known, event: str) -> bool:
    """Whether something told for the very day of an end that was told comes after it: the list of events has it so.

    What is made of the end, or the end of it, is no other event.
    """
    order, events = journey.policy.order, journey.policy.events
    is_same = end.event in events[event].made_of or event in events[end.event].made_of
    return not is_same and end.fact in journey.case.facts and order[end.event] < order[event]


def ran_out_before(journey: Journey, end: Known, done: str) -> bool:
    """Whether an event is the end of a time by the count, and another what was to be done in it.

    On one day it was over when the day began: what was done comes after that.
    """
    if end.fact in journey.case.facts:
        return False
    limits = (duty.limit for duty in journey.policy.producers.get(done, ()))
    return any(limit and limit.expiry and limit.expiry.event == end.event for limit in limits)


def _last_visit(journey: Journey, stage: str) -> Visit:
    return next(visit for visit in reversed(journey.past) if visit.stage == stage)


def takes_up_again(journey: Journey, end: Move, event: str) -> bool:
    """Whether an event of a later day may show that a case went on after an end."""
    leading = transitions(journey.policy.stages[end.stage])
    return any(each.event == event for each in leading) or any(True for _ in _open_after(journey, end, event))


def _open_after(journey: Journey, end: Move, event: str) -> Iterator[str]:
    """The stages that were open after an end, if an event of a later day is to have its place.

    The stage that ended, if the event belongs to its acts and does not follow from its end; those that it opens.
    """
    policy = journey.policy
    if any(each.event == event for each in transitions(policy.stages[end.stage])):
        return
    later = reachable(policy, end.stage) - journey.reached
    for stage in policy.procedure.stages:
        again = stage.id == end.stage and _goes_on(policy, stage, event, end.known.event)
        if again or (event in stage.opens and stage.id in (*later, end.stage)):
            yield stage.id


def _goes_on(policy: Policy, stage: Stage, event: str, end: str) -> bool:
    """Whether an event shows that a stage went on: an act of those who ask, or what begins the time for an act.

    What the other side does after an end, such as a letter about it, shows nothing, unless it begins the time for an
    act of those who ask: silence closes no right. What follows from the end shows nothing either, nor does a day that
    only stands in a letter: it comes by itself.
    """
    if is_named(policy, event):
        return False
    known = policy.producers.get(event, ())
    if not known:
        own = {duty.produces for duty in stage.duties}
        return event in own or any(event in _begins(duty) for duty in stage.duties)
    if any(end in _begins(duty) for duty in known):
        return False
    begins = [duty for duty in stage.duties if event in _begins(duty)]
    if any(policy.asks((role,)) for duty in known for role in duty.by):
        return any(duty in stage.duties for duty in known) or bool(begins)
    return any(policy.asks(duty.by) for duty in begins)


def _begins(duty: Duty) -> frozenset[str]:
    return frozenset((*(starts_of(duty.limit) if duty.limit else ()), *duty.after))

"""What may have happened besides, before the last thing that was told, and that nobody mentioned."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.course.journey import Journey, Visit
from navigator.case.course.order import in_order
from navigator.case.course.ways import is_named, limits_over, stage_events, starts_of, transitions, turns_of
from navigator.case.facts.history import History, Known, adding, past
from navigator.dates import moments
from navigator.model.acts import Duty
from navigator.model.cases import Fact
from navigator.model.interpretation import ends_of
from navigator.model.limits import Alternative, Limit, Reading
from navigator.model.policy import Policy
from navigator.model.stages import Stage


def with_maybes(journey: Journey, today: date) -> Journey:
    """The course with what may have happened before the last thing reported, though its way does not need it."""
    history = journey.history
    for event, since, until in _unsaid(journey, today):
        # What ended for good asked for nothing more.
        # By the day of the last thing told: on that day it can have been at any hour.
        last = moments.plain(min(until, journey.closed or today))
        if since and since > last:
            continue
        maybe = Known(Fact(event, happened=True), since, last, maybe=True)
        history = adding(history, maybe)
    placed = in_order(replace(journey, history=history, is_whole=True))
    made = _with_made(placed, placed.history)
    return placed if made is placed.history else in_order(replace(placed, history=made))


def _with_made(journey: Journey, history: History) -> History:
    """The history with what needs all of several events, where each of them happened or may have."""
    policy, told = journey.policy, {fact.event for fact in journey.case.facts}
    leading = {each.event for stage in journey.reached for each in transitions(policy.stages[stage])}
    for made in policy.procedure.events:
        parts = [history.get(each, ())[:1] for each in made.all_of]
        if not made.all_of or not all(parts) or made.id in told | history.keys() | leading:
            continue
        days = [part for (part,) in parts]
        first = max((part.first for part in days if part.first), default=None)
        fact = Fact(made.id, happened=True, firm=all(part.firm for part in days))
        maybe = any(part.maybe for part in days)
        history = adding(history, Known(fact, first, max(part.last for part in days), maybe=maybe))
    return history


def without_what_is_not_yet(journey: Journey, today: date) -> Journey:
    """The course without what may have happened besides in another course of the same days, and in this one has not."""
    told = {fact.event for fact in journey.case.facts}
    made = {event.id for event in journey.policy.procedure.events if event.all_of}
    unsure = {event for event, times in journey.history.items() if all(known.maybe for known in times)} - told
    if not unsure - made:
        return journey
    kept = {event: times for event, times in journey.history.items() if event not in unsure}
    may_be = {event: (since, until) for event, since, until in _unsaid(replace(journey, history=kept), today)}
    for event in (each for each in may_be if each in unsure):
        kept[event] = tuple(known.between(*may_be[event]) for known in journey.history[event])
    # What needs all of several things is there where they are.
    return replace(journey, history=_with_made(journey, kept))


def without_what_came_after(journey: Journey) -> Journey:
    """The course without what may have happened besides after it had ended for good."""
    closed = journey.closed
    if closed is None:
        return journey
    history = {
        event: tuple(
            known.between(None, closed) if known.maybe else known
            for known in times
            if not (known.maybe and known.first and known.first > closed)
        )
        for event, times in journey.history.items()
    }
    return replace(journey, history={event: times for event, times in history.items() if times})


def _unsaid(journey: Journey, today: date) -> Iterator[tuple[str, date | None, date]]:
    """Acts and starts of limits that nobody mentioned, in stages that are over or have got further, with their days."""
    policy = journey.policy
    known = {fact.event for fact in journey.case.facts} | journey.history.keys()
    # Of a stage that was open more than once, it can have been in each round.
    seen: dict[str, tuple[date | None, date]] = {}
    # What leads out of a stage would have moved the case.
    leading = {each.event for stage in policy.procedure.stages for each in transitions(stage)}
    by_itself = {limit.expiry.event for _, limit in policy.limits() if limit.expiry}
    told = {fact.event for fact in journey.case.facts if fact.happened}
    denied = {fact.event for fact in journey.case.facts if not fact.happened} - journey.history.keys()
    never = _not_yet(policy, denied - ends_of(policy), journey.history)
    happened = {event: times for event in journey.history if (times := past(journey.history, event, today))}
    # What was done in time, of which nobody spoke, tells nothing of what else there was (rule 156).
    silent = by_itself.union({*journey.inferred}.intersection(journey.asked))
    for visit in (*journey.past, *journey.active):
        stage = policy.stages[visit.stage]
        said = stage_events(policy, stage) & happened.keys() - silent
        for event in sorted(_own(policy, stage) - by_itself):
            further = [each for each in said if policy.order[each] > policy.order[event] and not is_named(policy, each)]
            shows = [happened[each][-1].last for each in further if _gets_past(policy, each, event)]
            # It came before the last thing that was told, or within a round that is over; until today where a stage is.
            # What ended because a time ran out was open as far as anybody told.
            if visit in journey.active or _ran_out(journey, visit, by_itself - told):
                until = max(shows, default=None)
            else:
                until = _round_over(journey, visit.left) if visit.left and visit.stage in journey.now else today
            since = visit.entered.first if visit.entered else journey.since
            if until and is_named(policy, event):
                since, until = journey.since, today
            fits = until is not None and not (since and since > until)
            if (
                until
                and fits
                and event not in known | leading | never
                and not (_beside(policy, event) or _only_begins_again(policy, event, told))
            ):
                before = seen.get(event)
                seen[event] = (before[0], max(before[1], until)) if before else (since, until)
    yield from ((event, since, until) for event, (since, until) in seen.items())


def _not_yet(policy: Policy, denied: Collection[str], happened: Collection[str]) -> frozenset[str]:
    """What was said not to have happened, and what can only have been done after that, but for what happened."""
    found, more = frozenset[str](), frozenset(denied)
    while more - found:
        found |= more
        waits = {event: [(*_needs(duty),) for duty in duties] for event, duties in policy.producers.items()}
        more = frozenset(
            event
            for event, each in waits.items()
            if event not in happened and all(any(found.issuperset(one) for one in needs) for needs in each)
        )
    return found


def _needs(duty: Duty) -> Iterator[Collection[str]]:
    """What an act comes after, and what its time begins with: of each one at the least."""
    limit = duty.limit
    parts: Sequence[Limit | Alternative | Reading] = ()
    if limit and not limit.every:
        parts = limit, *limit.or_, *limit.readings
    # What is counted back from something is done before that, and a day that is named can be told ahead.
    starts = () if any(part.before for part in parts) else [event for part in parts for event in part.from_]
    yield from (each for each in (duty.after, starts) if each)


def _ran_out(journey: Journey, visit: Visit, ends: Collection[str]) -> bool:
    """Whether a case ended in a stage by the end of a time."""
    left = [move for move in journey.moves if move.stage == visit.stage and move.known == visit.left]
    return any(move.known.event in ends and not move.to.leads_on for move in left)


def _round_over(journey: Journey, left: Known) -> date:
    """The day by which a round of a stage was over: what led out of it can have been told again, and led nowhere."""
    moved = [move.known for move in journey.moves]
    after = journey.moves[moved.index(left) + 1 :] if left in moved else ()
    back = max((move.known.last for move in after if move.to.leads_on), default=left.last)
    again = [known.last for known in journey.history.get(left.event, ()) if not (known in moved or known.maybe)]
    return max([left.last, *(day for day in again if day <= back)])


def _own(policy: Policy, stage: Stage) -> frozenset[str]:
    """The events that the acts of a stage produce or wait for, and that times begin with there."""
    return policy.once(_all_own)[stage.id]


def _all_own(policy: Policy) -> Mapping[str, frozenset[str]]:
    return {stage.id: _own_of(policy, stage) for stage in policy.procedure.stages}


def _own_of(policy: Policy, stage: Stage) -> frozenset[str]:
    produced = {duty.produces for duty in stage.duties if duty.produces}
    awaited = {event for duty in stage.duties for event in duty.after}
    awaited |= {event for cap in policy.procedure.caps if stage.id in cap.covers for event in cap.after}
    starts = {event for limit in limits_over(policy, stage) for event in starts_of(limit)}
    found = produced | awaited | starts
    # What needs all of several events happens with them, and not by itself.
    made = {event.id: event.all_of for event in policy.procedure.events if event.all_of and event.id in found}
    return frozenset((found - made.keys()).union(*made.values()))


def _gets_past(policy: Policy, told: str, event: str) -> bool:
    """Whether what was told can show that a case has got past another event of its stage.

    What stops a clock or gives more time says nothing of the act whose time it is.
    """
    if not _beside(policy, told):
        return True
    moved = [clause for clause, limit in policy.limits() if told in turns_of(limit)]
    return bool(moved) and all(not isinstance(each, Duty) or each.produces != event for each in moved)


def _only_begins_again(policy: Policy, event: str, told: Collection[str]) -> bool:
    """Whether all that an event does is to begin times anew, each of which something that was told had begun.

    Like more time it is named as what would change a date: nobody speaks of what did not happen.
    """
    if event in policy.shown:
        return False
    begun = [(clause, limit) for clause, limit in policy.limits() if event in limit.starts]
    return bool(begun) and all(
        event in limit.each_anew and event not in clause.after and any(one in told for one in limit.each_anew)
        for clause, limit in begun
    )


def _beside(policy: Policy, event: str) -> bool:
    """Whether an event only stops a clock, gives more time, or belongs to an act that is repeated.

    What calls for an act that waits for it, such as a fee that stops the clock until it is paid, stands beside, too.
    """
    return event in policy.once(_all_beside)


def _all_beside(policy: Policy) -> frozenset[str]:
    return frozenset(event.id for event in policy.procedure.events if _is_beside(policy, event.id))


def _is_beside(policy: Policy, event: str) -> bool:
    duties = policy.duties.values()
    if any(duty.produces == event and not (duty.limit and duty.limit.every) for duty in duties):
        return False
    if any(each.event == event for stage in policy.procedure.stages for each in transitions(stage)):
        return False
    limits = [limit for _, limit in policy.limits()]
    starts = any(event in limit.starts and event not in clause.after for clause, limit in policy.limits())
    turns = {each for limit in limits for each in turns_of(limit)}
    turns |= {limit.until for limit in limits if limit.until}
    routes = {route.event for stage in policy.procedure.stages for route in stage.conflicts if route.event}
    repeated = {duty.produces for duty in duties}
    return (event in turns and not starts) or event in routes or event in repeated

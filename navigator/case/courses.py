"""Every course that a case can have taken, with the times that ran out and what may have happened besides.

Silence ends nothing: where an act that nobody was asked about would keep a time from running out, both are followed.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from navigator.case.clock import NO_DATES, Clock, Dates
from navigator.case.history import History, Known, adding, history_of, ordered, past
from navigator.case.journey import Journey, Visit, limits_over, stage_events, starts_of, transitions, turns_of
from navigator.case.order import in_order
from navigator.case.replay import again, replay, sensible
from navigator.case.standing import matches
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty
from navigator.model.cases import Case, Fact, Span
from navigator.model.interpretation import interpretations
from navigator.model.limits import Limit, LimitKind
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from navigator.model.versions import Applicable

ONE = timedelta(1)


def courses(
    version: Applicable, case: Case, today: date, calendars: Mapping[str, Calendar], *, keeping: bool = True
) -> tuple[Journey, ...]:
    """All courses of a case under one version of its policy.

    With `keeping`, days that nobody told keep to what is usual, such as the order of the list of events.
    """
    policy, since = version.policy, version.first
    history = {
        event: ordered(each.between(since, None) for each in times)
        for event, times in history_of(policy, case.facts, today).items()
    }
    done: list[Journey] = []
    begun = replay(policy, case, history, today, since, keeping=keeping)
    told = (begun_by(journey, version.last) for journey in begun)
    todo = [(with_maybes(journey, today), frozenset[str]()) for journey in told if journey]
    while todo:
        journey, handled = todo.pop()
        found = _next_run_out(journey, handled, today, calendars)
        if found is None:
            done.append(journey)
        else:
            todo += [(each, handled | {found.clause.id}) for each in _branches(journey, found, today)]
    return sensible(reversed(done))


def begun_by(journey: Journey, last: date | None) -> Journey | None:
    """A course of a case that began before its version was replaced; None where it cannot have."""
    if last is None or not journey.history or journey.is_beginning_unseen:
        return journey
    starts = [each for times in journey.history.values() for each in times if each.first is None or each.first <= last]
    if len(starts) == 1:
        (begun,) = starts
        times = journey.history[begun.event]
        held = ordered(each.between(None, last) if each is begun else each for each in times)
        return in_order(replace(journey, history={**journey.history, begun.event: held}))
    return journey if starts else None


@dataclass(frozen=True, slots=True)
class _RunOut:
    """A time that ran out in some world: in which readings it may have, in which it may not have, and when."""

    clause: Duty | Cap
    limit: Limit
    may: tuple[str | None, ...]
    may_not: tuple[str | None, ...]
    first: date | None
    last: date
    firm: bool
    began: date | None
    kept_to: bool = False
    """Whether, where it did not run out, the act was done in time."""
    maybe_done: bool = False
    """Whether the act may have been done, and that alone may have kept it from running out."""
    kept_by: date | None = None
    """The last day on which what was told kept it from running out; None where that need not have."""


@dataclass(frozen=True, slots=True)
class _MayRunOut:
    """A time that may have run out, read in one way: the first and the last day on which it can have ended."""

    reading: str | None
    first: date | None
    last: date
    firm: bool
    began: date | None


def _next_run_out(
    journey: Journey, handled: frozenset[str], today: date, calendars: Mapping[str, Calendar]
) -> _RunOut | None:
    found = [
        each
        for clause, limit in journey.policy.limits()
        if limit.expiry and clause.id not in handled and (each := _run_out(journey, clause, limit, today, calendars))
    ]
    return min(found, key=lambda each: (each.first is not None, each.first or date.min), default=None)


def _run_out(
    journey: Journey, clause: Duty | Cap, limit: Limit, today: date, calendars: Mapping[str, Calendar]
) -> _RunOut | None:
    known = {fact.event for fact in journey.case.facts} | journey.history.keys()
    if not limit.expiry or limit.expiry.event in known or limit.kind is not LimitKind.BY or limit.every:
        return None
    told = {fact.event for fact in journey.case.facts if fact.happened}
    others = told - _shown_by(journey.policy, clause)
    leads_on = _leads_out(journey.policy, clause, limit.expiry.event) and _leads_out(journey.policy, clause, *others)
    may: list[_MayRunOut] = []
    may_not: list[str | None] = []
    kept_by: list[date | None] = []
    back = journey.back_in(clause) if isinstance(clause, Duty) else ()
    kept_to, maybe_done = True, False
    for read in interpretations(journey.policy, limit):
        clock = Clock(journey.policy, read, calendars)
        beginnings = clock.beginnings(journey.history, today, back)
        for done, begun in matches(beginnings, _shown(journey, clause, today)):
            dates = clock.dates(begun, journey.history, done) if begun else NO_DATES
            possible, binding = _ran_out(journey, clause, dates, done, today)
            if leads_on and not told & set(starts_of(limit)):
                possible = False  # Nothing more happened than is needed for what was told.
            in_time = done is not None and _may_be_in_time(done, dates)
            if possible and begun:
                # Where it was done, it ran out before that.
                end = min(today, done.last) if done and not done.maybe else today
                first = dates.first.due if dates.first and not dates.endless else None
                last = min(dates.last.due if dates.last else today, end - ONE)
                may.append(_MayRunOut(read.id, first, last, dates.firm, begun.first))
            kept_to = kept_to and (binding or dates.last is None)
            over = possible and binding and dates.last is not None and dates.last.due < today and not dates.none
            if not over or in_time:
                may_not.append(read.id)
                kept_by.append(dates.last.due if over and dates.last else None)
            elif done and done.maybe:
                maybe_done = True
    if not may:
        return None
    firsts = [each.first for each in may]
    began = [each.began for each in may]
    return _RunOut(
        clause,
        limit,
        tuple(dict.fromkeys(each.reading for each in may)),
        tuple(dict.fromkeys(may_not)),
        None if None in firsts else min(day for day in firsts if day),
        max(each.last for each in may),
        all(each.firm for each in may),
        None if None in began else min(day for day in began if day),
        kept_to,
        maybe_done,
        None if None in kept_by else max((day for day in kept_by if day), default=None),
    )


def _shown_by(policy: Policy, clause: Duty | Cap) -> frozenset[str]:
    """The events that show that an act was done: its own, and those that this is made of."""
    product = clause.produces if isinstance(clause, Duty) else clause.limit.until
    event = policy.events.get(product or "")
    return frozenset((event.id, *event.made_of)) if event else frozenset()


def _leads_out(policy: Policy, clause: Duty | Cap, *events: str) -> bool:
    """Whether any of some events leads out of a stage of an act or cap."""
    stages = clause.covers if isinstance(clause, Cap) else _stages_of(policy, clause)
    return any(each.event in events for stage in stages for each in transitions(policy.stages[stage]))


def _ran_out(journey: Journey, clause: Duty | Cap, dates: Dates, done: Known | None, today: date) -> tuple[bool, bool]:
    """Whether a time may have run out while its stage was open and the act was not done, and whether it then must."""
    if dates.last is None and dates.first is None and not (dates.endless or dates.unnamed):
        return False, False
    first = dates.first.due if dates.first and not dates.endless else None
    last = dates.last.due if dates.last else today
    stages = clause.covers if isinstance(clause, Cap) else _stages_of(journey.policy, clause)
    visits = [visit for visit in (*journey.past, *journey.active) if visit.stage in stages]
    possible = any(_was_open(visit, first, last, surely=False) for visit in visits)
    certain = (
        dates.firm
        and dates.last is not None
        and any(
            _was_open(visit, first, last, surely=True) or _done_before_leaving(journey, clause, visit)
            for visit in visits
        )
    )
    if not (dates.endless or (first and first < today)):
        return False, certain
    if done and not done.maybe and first and done.last <= first:
        return False, certain
    return possible, certain


def _was_open(visit: Visit, first: date | None, last: date, *, surely: bool) -> bool:
    """Whether a stage was open the day after a time ended."""
    entered, left = visit.entered, visit.left
    if surely:
        begun = entered is None or (first is not None and entered.last <= first + ONE)
        return begun and (left is None or (left.first is not None and left.first > last))
    begun = entered is None or entered.first is None or entered.first <= last + ONE
    return begun and (left is None or first is None or left.last > first)


def _done_before_leaving(journey: Journey, clause: Duty | Cap, visit: Visit) -> bool:
    """Whether an act, if it was done, was done before its stage was left: then no later than its time ran out."""
    if isinstance(clause, Cap) or clause.produces is None or visit.left is None or visit.entered is not None:
        return False
    day, shown = visit.left.first, journey.history.get(clause.produces, ())
    told = bool(shown) and day is not None and all(known.last <= day for known in shown)
    return told or clause.produces in journey.comes_before(visit.left.event)


def _branches(journey: Journey, found: _RunOut, today: date) -> Iterator[Journey]:
    clause, policy = found.clause, journey.policy
    assert found.limit.expiry  # noqa: S101  it was found by it
    expiry = found.limit.expiry.event
    product = clause.produces if isinstance(clause, Duty) else None
    known = {fact.event for fact in journey.case.facts} | set(filter(journey.surely, journey.history))
    ends = _leads_out(policy, clause, expiry)
    silent = isinstance(clause, Duty) and ends and (product is None or product not in known)
    ways = _ways_of(policy, product, known) if product else ()
    asked = tuple(dict.fromkeys(event for way in ways for event in way[1:] or way)) if silent else ()
    first = found.first + ONE if found.first else None
    last = found.last + ONE
    span = Span(first, last) if first and first == last else None
    ran_out = Known(Fact(expiry, happened=True, span=span, firm=found.firm), first, last)
    expired = replace(
        journey,
        asked=(*journey.asked, *asked),
        readings={**journey.readings, clause.id: found.may},
    )
    product_shown = product or found.limit.until or ""
    after = again(expired, adding(_done_between(journey, product_shown, first, None), ran_out), today)
    # A time that runs out ends what is open: where something else had ended it before, it did not run out.
    over = [course for course in after if not ends or _ended_by(course, ran_out)]
    for course in over:
        # What was told speaks against it where it only fits with more than it needs otherwise.
        more = len(course.inferred) - len(expired.inferred)
        yield replace(course, out_of_order=course.out_of_order + more)
    if not over and not found.may_not:
        # It ran out, and what was told only fits where it did not: that cannot have been.
        yield from (replace(course, out_of_order=course.out_of_order + 1) for course in after)
    if found.may_not:
        held = replace(
            journey,
            readings={**journey.readings, clause.id: found.may_not},
            kept_to=journey.kept_to | ({clause.id} if found.kept_to else set()),
        )
        history = _done_between(journey, product_shown, None, found.kept_by)
        yield held if history == journey.history else in_order(replace(held, history=history))
    if product and (silent or found.maybe_done):
        for way in ways:
            done = {event: Known(Fact(event, happened=True), found.began, found.last) for event in way}
            in_time = replace(
                journey,
                asked=(*journey.asked, *asked),
                inferred=(*journey.inferred, *way),
                kept_to=journey.kept_to | {clause.id},
            )
            history = {**journey.history, **{event: (each,) for event, each in done.items()}}
            for course in again(in_time, history, today):
                yield _reaching_back(course, done[product], found)
    elif silent:
        yield replace(journey, done_unseen=journey.done_unseen | {clause.id})


def _done_between(journey: Journey, shown: str, first: date | None, last: date | None) -> History:
    """The history with an act done on the days on which its time had run out, or on those on which it had not."""
    times = journey.history.get(shown, ())
    if len(times) != 1 or times[0].maybe:
        return journey.history
    return {**journey.history, shown: (times[0].between(first, last),)}


def _ways_of(policy: Policy, product: str, known: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """The events that happen where an act was done: its own, and each way to make it up of others."""
    event = policy.events.get(product)
    if event is None or not event.made_of:
        return ((product,),)
    if event.any_of:
        return tuple((product, each) for each in event.any_of if each not in known)
    return ((product, *(each for each in event.all_of if each not in known)),)


def _reaching_back(course: Journey, done: Known, found: _RunOut) -> Journey:
    """A course in which an act was done in time; as early as it has to be where the time was over the soonest.

    There the list of events, which would have it later, gives way.
    """
    (known, *again) = course.history.get(done.event, (done,))
    if again or known.first is None or (found.first and known.first <= found.first):
        return course
    return replace(course, history={**course.history, done.event: (replace(known, first=done.first),)})


def _ended_by(course: Journey, ran_out: Known) -> bool:
    """Whether a time that ran out ended something in a course, or did on the same day on which something else did."""
    moved = any(move.known.event == ran_out.event for move in course.moves)
    return moved or any(visit.left and _may_be_same_day(visit.left, ran_out) for visit in course.past)


def _may_be_same_day(one: Known, other: Known) -> bool:
    first = max((day for day in (one.first, other.first) if day), default=None)
    return first is None or first <= min(one.last, other.last)


def _may_be_in_time(done: Known, dates: Dates) -> bool:
    return not done.maybe and (done.first is None or (dates.last is not None and done.first <= dates.last.due))


def _stages_of(policy: Policy, duty: Duty) -> tuple[str, ...]:
    return tuple(stage.id for stage in policy.procedure.stages if duty in stage.duties)


def _shown(journey: Journey, clause: Duty | Cap, today: date) -> tuple[Known, ...]:
    """What keeps a time from running out: that the act was done, or that a time over several stages came to its end."""
    if isinstance(clause, Duty):
        return past(journey.history, clause.produces, today) if clause.produces else ()
    return past(journey.history, clause.limit.until, today)[:1] if clause.limit.until else ()


def with_maybes(journey: Journey, today: date) -> Journey:
    """The course with what may have happened before the last thing reported, though its way does not need it."""
    history = journey.history
    for event, since, until in _unsaid(journey, today):
        # What ended for good asked for nothing more.
        last = min(until, journey.closed or today)
        if since and since > last:
            continue
        maybe = Known(Fact(event, happened=True), since, last, maybe=True)
        history = adding(history, maybe)
    return in_order(replace(journey, history=history))


def _unsaid(journey: Journey, today: date) -> Iterator[tuple[str, date | None, date]]:
    """Acts and starts of limits that nobody mentioned, in stages that are over or have got further, with their days."""
    policy = journey.policy
    known = {fact.event for fact in journey.case.facts} | journey.history.keys()
    seen: set[str] = set()
    # What leads out of a stage would have moved the case.
    leading = {each.event for stage in sorted(journey.reached) for each in transitions(policy.stages[stage])}
    by_itself = {limit.expiry.event for _, limit in policy.limits() if limit.expiry}
    happened = {event: times for event in journey.history if (times := past(journey.history, event, today))}
    for visit in (*journey.past, *journey.active):
        stage = policy.stages[visit.stage]
        said = stage_events(policy, stage) & happened.keys() - by_itself
        for event in sorted(_own(policy, stage) - by_itself):
            further = [each for each in said if policy.order[each] > policy.order[event]]
            shows = [happened[each][-1].last for each in further if _gets_past(policy, each, event)]
            # It came before the last thing that was told, or within a round that is over; until today where a stage is.
            if visit in journey.active:
                until = max(shows, default=None)
            else:
                until = visit.left.last if visit.left and visit.stage in journey.now else today
            since = visit.entered.first if visit.entered else None
            fits = until is not None and not (since and since > until)
            if until and fits and event not in known | leading | seen and not _beside(policy, event):
                seen.add(event)
                yield event, since, until


def _own(policy: Policy, stage: Stage) -> frozenset[str]:
    """The events that the acts of a stage produce or wait for, and that times begin with there."""
    produced = {duty.produces for duty in stage.duties if duty.produces}
    awaited = {event for duty in stage.duties for event in duty.after}
    awaited |= {event for cap in policy.procedure.caps if stage.id in cap.covers for event in cap.after}
    starts = {event for limit in limits_over(policy, stage) for event in starts_of(limit)}
    return frozenset(produced | awaited | starts)


def _gets_past(policy: Policy, told: str, event: str) -> bool:
    """Whether what was told can show that a case has got past another event of its stage.

    What stops a clock or gives more time says nothing of the act whose time it is.
    """
    if not _beside(policy, told):
        return True
    moved = [clause for clause, limit in policy.limits() if told in turns_of(limit)]
    return bool(moved) and all(not isinstance(each, Duty) or each.produces != event for each in moved)


def _beside(policy: Policy, event: str) -> bool:
    """Whether an event only stops a clock, gives more time, or belongs to an act that is repeated."""
    duties = policy.duties.values()
    if any(duty.produces == event and not (duty.limit and duty.limit.every) for duty in duties):
        return False
    if any(each.event == event for stage in policy.procedure.stages for each in transitions(stage)):
        return False
    limits = [limit for _, limit in policy.limits()]
    starts = any(event in limit.starts for limit in limits)
    turns = {each for limit in limits for each in turns_of(limit)}
    turns |= {limit.until for limit in limits if limit.until}
    routes = {route.event for stage in policy.procedure.stages for route in stage.conflicts if route.event}
    repeated = {duty.produces for duty in duties}
    return (event in turns and not starts) or event in routes or event in repeated

"""Every course that a case can have taken, with the times that ran out and what may have happened besides.

Silence ends nothing: where an act that nobody was asked about would keep a time from running out, both are followed.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date

from navigator.case.course.after_end import binding
from navigator.case.course.journey import Freed, Journey, told_apart
from navigator.case.course.maybes import with_maybes, without_what_came_after, without_what_is_not_yet
from navigator.case.course.order import in_order
from navigator.case.course.replay import again, replay, sensible
from navigator.case.course.ways import leads_out, made_with, stages_of, starts_of, transitions
from navigator.case.facts.history import ONE, History, Known, adding, history_of, is_dated, ordered, past
from navigator.case.worlds.begun_for import begun_for, begun_while_open
from navigator.case.worlds.run_out import RunOut, ended_on, next_run_out, run_out
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty
from navigator.model.cases import Case, Fact, Span
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.model.versions import Applicable


def courses(
    version: Applicable, case: Case, today: date, calendars: Mapping[str, Calendar], *, freed: Freed = frozenset()
) -> tuple[Journey, ...]:
    """All courses of a case under one version of its policy.

    Days that nobody told keep to what is usual, such as the order of the list of events, but for what is `freed`. There
    is a course of each way, also of one that has no place for all that was told: it may where they need not.
    """
    policy, since = version.policy, version.first
    history = {
        event: ordered(each.between(since, None) for each in times)
        for event, times in history_of(policy, case.facts, min(today, case.told_on or today)).items()
    }
    done: list[Journey] = []
    begun = replay(policy, case, history, today, since, freed=freed)
    begun = tuple(course for journey in begun for course in _by_the_clock(journey, today, calendars))
    told = (begun_by(journey, version.last) for journey in begun)
    todo = [(with_maybes(journey, today), frozenset[str]()) for journey in told if journey]
    looked_at = set[Hashable]()
    while todo:
        journey, handled = todo.pop()
        # Times that ran out one after the other lead to the same course in many ways.
        if (state := (told_apart(journey, _LEADING_ON), handled)) in looked_at:
            continue
        looked_at.add(state)
        found = next_run_out(journey, handled, today, calendars)
        if found is None:
            done.append(_as_counted(journey, today, calendars))
        else:
            branches = _branches(journey, found, today, calendars)
            todo += [(each, handled | _looked_at(each, journey, found)) for each in branches]
    kept = sensible(reversed(done))
    likely = {each.way for each in kept}
    return (*kept, *{each.way: each for each in done if each.misplaces and each.way not in likely}.values())


_LEADING_ON = tuple(field.name for field in fields(Journey) if field.name not in {"policy", "case"})


def _looked_at(course: Journey, before: Journey, found: RunOut) -> frozenset[str]:
    """What need not be looked at again: the time that ran out or did not, unless it began again and was answered once.

    What began it anew after the answer can have run out still.
    """
    product = found.clause.produces if isinstance(found.clause, Duty) else None
    answered = product in course.inferred and product not in before.inferred
    return frozenset() if found.again and answered else frozenset((found.clause.id,))


def _as_counted(journey: Journey, today: date, calendars: Mapping[str, Calendar]) -> Journey:
    """A course with the end of each time that ran out by itself on the days that are left, by all that is in it."""
    history = dict(journey.history)
    told = {fact.event for fact in journey.case.facts}
    ended = [(clause, limit, limit.expiry.event) for clause, limit in journey.policy.limits() if limit.expiry]
    events = [event for _, _, event in ended]
    for clause, limit, event in ended:
        times = history.get(event, ())
        if event in told or len(times) != 1 or events.count(event) > 1:
            continue
        days = ended_on(journey, clause, limit, today, calendars)
        history[event] = (times[0].between(*map(moments.once_over, days)),) if days else times
    return journey if history == journey.history else in_order(replace(journey, history=history))


def _by_the_clock(journey: Journey, today: date, calendars: Mapping[str, Calendar]) -> tuple[Journey, ...]:
    """A course in which a time must have run out, for something later was told: on the day on which it did."""
    history = dict(journey.history)
    for clause, limit in journey.policy.limits():
        event = limit.expiry.event if limit.expiry else None
        times = history.get(event or "", ())
        if event is None or event not in journey.inferred or len(times) != 1:
            continue
        if begun := _end_that_began(journey, limit, today, calendars):
            # No time ran out that had not begun: the one from whose end it runs was over before.
            return _by_the_clock(replace(journey, history=adding(journey.history, begun)), today, calendars)
        days = ended_on(journey, clause, limit, today, calendars)
        (known,) = times
        held = known.between(*map(moments.once_over, days)) if days else known
        if days and held.first and held.first <= held.last:
            history[event] = (held,)
    return (journey,) if history == journey.history else again(journey, history, today)


def _end_that_began(journey: Journey, limit: Limit, today: date, calendars: Mapping[str, Calendar]) -> Known | None:
    """The end of another time from which alone a time runs, on the days on which it must have come."""
    (start, *others) = starts_of(limit) or ("",)
    makers = [(clause, each) for clause, each in journey.policy.limits() if each.expiry and each.expiry.event == start]
    if others or start in journey.history or len(makers) != 1:
        return None
    days = ended_on(journey, *makers[0], today, calendars)
    days = days and (moments.once_over(days[0]), moments.once_over(days[1]))
    return Known(Fact(start, happened=True), *days) if days else None


def begun_by(journey: Journey, last: date | None) -> Journey | None:
    """A course of a case that began before its version was replaced; None where it cannot have."""
    if last is None or not journey.history or journey.is_beginning_unseen:
        return journey
    starts = [each for times in journey.history.values() for each in times if each.first is None or each.first <= last]
    events = {each.event for each in starts}
    firsts = [each for each in starts if events.isdisjoint(journey.comes_before(each.event))]
    if len(firsts) == 1:
        (begun,) = firsts
        if begun.fact.sent and any(each.last <= last for each in starts if each is not begun):
            # When a letter has come is presumed; what else there was by then has begun the case.
            return journey
        times = journey.history[begun.event]
        held = ordered(each.between(None, last) if each is begun else each for each in times)
        return in_order(replace(journey, history={**journey.history, begun.event: held}))
    return journey if starts else None


def _branches(journey: Journey, found: RunOut, today: date, calendars: Mapping[str, Calendar]) -> Iterator[Journey]:
    """A course where a time ran out, and where it did not; one that began again by each of its readings.

    What kept the first time from running out was in time by one reading, and may have been late by another.
    """
    clause, reads = found.clause, dict.fromkeys((*found.may, *found.may_not))
    if not found.again or len(reads) < 2:  # noqa: PLR2004  there is nothing to part
        yield from _followed(journey, found, today, calendars)
        return
    for read in reads:
        by_one = replace(journey, readings={**journey.readings, clause.id: (read,)})
        alone = run_out(by_one, clause, found.limit, today, calendars)
        yield from _followed(by_one, alone, today, calendars) if alone else (by_one,)


def _followed(journey: Journey, found: RunOut, today: date, calendars: Mapping[str, Calendar]) -> Iterator[Journey]:
    clause, policy = found.clause, journey.policy
    assert found.limit.expiry  # noqa: S101  it was found by it
    expiry = found.limit.expiry.event
    product = clause.produces if isinstance(clause, Duty) else None
    told = {fact.event for fact in journey.case.facts}
    known = told | set(filter(journey.surely, journey.history))
    ends = leads_out(policy, clause, *made_with(policy, expiry))
    anyway = found.limit.expiry.done_or_not
    silent = isinstance(clause, Duty) and ends and not anyway and (product is None or product not in known)
    ways = _ways_of(policy, product, known) if product else ()
    asked = tuple(dict.fromkeys(event for way in ways for event in way[1:] or way)) if silent else ()
    shown = "" if anyway else product or found.limit.until or ""
    elsewhere = tuple(_led_elsewhere(journey, found, shown, known)) if ends else ()
    asked += elsewhere
    expired = replace(
        journey,
        asked=(*journey.asked, *asked),
        readings={**journey.readings, clause.id: found.may},
    )
    after, over = list[Journey](), list[Journey]()
    for ran_out in _ran_out_on(journey, found):
        history = adding(_done_between(journey, shown, ran_out.first, None), ran_out)
        replayed = _replayed(expired, _composing(policy, history, ran_out, known), today)
        fitting = [course for course in replayed if not _leads_beside(course, journey)]
        # A time that runs out ends what is open: where something else had ended it before, it did not run out.
        ended = [
            course for course in fitting if not leads_out(policy, clause, expiry) or _ended_by(course, ran_out, product)
        ]
        for course in ended:
            # What was told speaks against it where it only fits with more than it needs otherwise.
            more = len(course.inferred) - len(expired.inferred)
            without = without_what_came_after(replace(course, out_of_order=course.out_of_order + more))
            yield from _ended_with(without, found, ran_out, calendars)
        after, over = [*after, *fitting], [*over, *ended]
    if not over and not found.may_not:
        # It ran out, and what was told only fits where it did not: that cannot have been.
        yield from (replace(course, out_of_order=course.out_of_order + 1) for course in after or (expired,))
    if found.may_not:
        held = replace(
            journey,
            readings={**journey.readings, clause.id: found.may_not},
            kept_to=journey.kept_to | ({clause.id} if found.kept_to else set()),
        )
        held = replace(held, history=_done_between(journey, shown, found.kept_since, found.kept_by))
        # Where it was done in time, and nobody told of that, is another course.
        if silent or product in told:
            yield from _held(held, found, today, calendars)
        else:
            yield from _each_with(held, clause, dict.fromkeys(found.may_not, held.history))
    # A time over several stages can have come to its end in time by what nobody mentioned, too.
    kept_by = product or (found.limit.until if found.maybe_done else None)
    if kept_by and (silent or found.maybe_done):
        asking = replace(journey, asked=(*journey.asked, *asked))
        for way in ways or _ways_of(policy, kept_by, known):
            yield from _done_in_time(asking, found, kept_by, way, today)
    elif silent:
        yield replace(journey, done_unseen=journey.done_unseen | {clause.id})
    for event in elsewhere:
        done_first = Known(Fact(event, happened=True), found.began, found.last)
        left = replace(
            journey,
            asked=(*journey.asked, *asked),
            inferred=(*journey.inferred, event),
            # What was told to have been done may have been late all the same.
            kept_to=journey.kept_to | (set() if product in told else {clause.id}),
        )
        gone = _replayed(left, adding(journey.history, done_first), today)
        yield from (course for course in gone if _has_led(course, event))


def _ran_out_on(journey: Journey, found: RunOut) -> Iterator[Known]:
    """The end of a time on the days on which it can have been.

    Where somebody may accept what came later, those after which something was told, and those on which it was the last
    of all, are looked at by themselves: what began it tells which it was.
    """
    assert found.limit.expiry  # noqa: S101  it was found by it
    expiry = found.limit.expiry.event
    first = moments.once_over(found.first) if found.first else None
    last = moments.once_over(found.last)
    events = journey.policy.events
    begun = set(starts_of(found.limit))
    told = [fact.event for fact in journey.case.facts if fact.happened and not events[fact.event].future]
    told = [event for event in told if event not in begun]
    days = [moments.plain(known.last) for event in told for known in journey.history.get(event, ()) if is_dated(known)]
    since = max(days, default=date.max)
    apart = expiry not in binding(journey.policy) and not moments.precedes(last, since)
    apart = apart and (first is None or moments.precedes(first, since))
    ends = [(first, since - ONE), (since, last)] if apart else [(first, last)]
    for begin, end in ends:
        span = Span(begin, end) if begin and begin == end else None
        yield Known(Fact(expiry, happened=True, span=span, firm=found.firm), begin, end)


def _done_in_time(
    journey: Journey, found: RunOut, product: str, way: tuple[str, ...], today: date
) -> Iterator[Journey]:
    """The courses in which an act that nobody mentioned was done in time, shown by some events."""
    done = {event: Known(Fact(event, happened=True), found.began, found.last) for event in way}
    in_time = replace(journey, inferred=(*journey.inferred, *way), kept_to=journey.kept_to | {found.clause.id})
    ends = leads_out(journey.policy, found.clause, product)
    for course in _replayed(in_time, {**journey.history, **{event: (each,) for event, each in done.items()}}, today):
        # Where something else had led on, one that would have done so is no longer of any account.
        if (_has_led(course, product) or not ends) and not _leads_beside(course, journey):
            yield _reaching_back(course, done[product], found)


def _has_led(course: Journey, event: str) -> bool:
    return any(move.known.event == event for move in course.moves)


def _replayed(journey: Journey, history: History, today: date) -> tuple[Journey, ...]:
    """The courses of a longer history; what may have happened besides in one of them need not have in another."""
    return tuple(without_what_is_not_yet(course, today) for course in again(journey, history, today))


def _ended_with(course: Journey, found: RunOut, ran_out: Known, calendars: Mapping[str, Calendar]) -> Iterator[Journey]:
    """A course in which a time ran out: it began on a day from which it can have."""
    (end, *_) = course.history.get(ran_out.event, (ran_out,))
    ended = end.first and moments.plain(moments.last_before(end.first))
    by = moments.plain(moments.last_before(end.last)) if not moments.clock_of(end.last) else None
    by_reading = {read: begun_for(course, found.limit, (read,), calendars, ended, by) for read in found.may}
    yield from _each_with(course, found.clause, by_reading)


def _held(held: Journey, found: RunOut, today: date, calendars: Mapping[str, Calendar]) -> Iterator[Journey]:
    """A course in which a time did not run out: it began on a day from which it need not have."""
    clause, limit = found.clause, found.limit
    by_reading = {read: begun_while_open(held, clause, limit, (read,), today, calendars) for read in found.may_not}
    yield from _each_with(held, clause, by_reading)


def _each_with(journey: Journey, clause: Duty | Cap, by_reading: Mapping[str | None, History]) -> Iterator[Journey]:
    """The course with each history that a reading of a time makes of it, and the readings that make the same."""
    histories: list[History] = []
    for each in by_reading.values():
        if each not in histories:
            histories.append(each)
    for history in histories:
        ways = tuple(read for read, each in by_reading.items() if each == history)
        yield in_order(replace(journey, history=history, readings={**journey.readings, clause.id: ways}))


def _composing(policy: Policy, history: History, ran_out: Known, known: Collection[str]) -> History:
    """The history with the events that are made of the end of a time, and of others."""
    for made in (each for each in policy.procedure.events if ran_out.event in each.made_of and each.id not in known):
        parts = [history.get(each, ())[:1] for each in made.all_of] if made.all_of else [(ran_out,)]
        if not all(parts):
            continue
        days = [part for (part,) in parts]
        firsts = [part.first for part in days]
        first = None if None in firsts else max(day for day in firsts if day)
        last = max(part.last for part in days)
        span = Span(first, last) if first and first == last else None
        firm = all(part.fact.firm for part in days)
        history = adding(history, Known(Fact(made.id, happened=True, span=span, firm=firm), first, last))
    return history


def _led_elsewhere(journey: Journey, found: RunOut, shown: str, known: Collection[str]) -> Iterator[str]:
    """Acts of those who ask that nobody mentioned, and that would have led out of the stage before a time ran out.

    What waits for nothing but what is `shown` by the act itself did not: that had kept the time from running out.
    """
    policy, clause, expiry = journey.policy, found.clause, found.limit.expiry
    for stage in (policy.stages[each] for each in sorted(stages_of(policy, clause))):
        ways = transitions(stage)
        ends = {each.to for each in ways if expiry and each.event == expiry.event}
        leading = {each.event for each in ways if each.to not in ends} - set(known)
        for duty in stage.duties:
            if duty is not clause and duty.produces in leading and policy.asks(duty.by):
                awaited = {*duty.after, *(starts_of(duty.limit) if duty.limit else ())}
                if not awaited or any(past(journey.history, event, found.last) for event in awaited - {shown}):
                    yield duty.produces


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


def _reaching_back(course: Journey, done: Known, found: RunOut) -> Journey:
    """A course in which an act was done in time; as early as it has to be where the time was over the soonest.

    There the list of events, which would have it later, gives way.
    """
    (known, *again) = course.history.get(done.event, (done,))
    if again or known.first is None:
        return course
    # What the list has before it, and was told of one of several days, can have come later still.
    others = (each.last for times in course.history.values() for each in times if each.first == known.first)
    if found.first and moments.last_of(known.first, *others) <= found.first:
        return course
    return replace(course, history={**course.history, done.event: (replace(known, first=done.first),)})


def _ended_by(course: Journey, ran_out: Known, product: str | None) -> bool:
    """Whether a time that ran out ended something in a course, or something else did on the day of its end.

    Its stage was open by then, or it would not have run out: what led out of that came on its day.
    """
    return _has_led(course, ran_out.event) or any(
        _is_apart(course, visit.stage, visit.left.event, ran_out.event, product) for visit in course.past if visit.left
    )


def _is_apart(course: Journey, stage: str, left: str, event: str, product: str | None) -> bool:
    """Whether a time can have run out that leads out of a stage, though something else led out of it.

    It did not where the act itself led on: that was done in time, or too late for a time that binds. What leads to
    where a step led that nobody told is another course.
    """
    ways = {each.event: each.to for each in transitions(course.policy.stages[stage])}
    if left == product and (left in course.inferred or event in binding(course.policy)):
        return False
    return event in ways and (left not in course.inferred or ways[event] != ways.get(left))


def _leads_beside(course: Journey, before: Journey) -> bool:
    """Whether a step that nobody told leads nowhere any more: the course without it is followed by itself."""
    return any(_has_led(before, event) and not _has_led(course, event) for event in before.inferred)

"""How a course goes on at the end of a time: it ran out, it did not, or something that nobody mentioned came before."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.course.ends_of_times import binding_ends
from navigator.case.course.journey import Journey
from navigator.case.course.maybes import without_what_came_after, without_what_is_not_yet
from navigator.case.course.order import in_order
from navigator.case.course.replay import again
from navigator.case.course.ways import leads_out, made_with, stages_of, starts_of, transitions
from navigator.case.facts.history import ONE, History, Known, adding, is_dated, past
from navigator.case.worlds.begun_for import begun_for, begun_while_open
from navigator.case.worlds.run_out import RunOut
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty, Event
from navigator.model.cases import Fact, Span
from navigator.model.policy import Policy
from navigator.model.stages import Destination


@dataclass(frozen=True, slots=True)
class _AtItsEnd:
    """A course at the end of a time that may have run out, and what is known there of the act."""

    journey: Journey
    found: RunOut
    expiry: str
    product: str | None
    """The event that shows that the act was done."""
    shown: str
    """What keeps the time from running out; empty where nothing does."""
    known: frozenset[str]
    """What was told, or happened for sure."""
    silent: bool
    """Whether nobody was asked about an act without which something ends."""
    ways: tuple[tuple[str, ...], ...]
    """The events by which the act can have been done."""
    elsewhere: tuple[str, ...]
    """What would have led out of the stage before the time ran out."""

    @property
    def told(self) -> frozenset[str]:
        return frozenset(fact.event for fact in self.journey.case.facts)

    @property
    def asking(self) -> Journey:
        """The course with the events that settle whether the time ran out."""
        by_ways = dict.fromkeys(event for way in self.ways for event in way[1:] or way) if self.silent else {}
        return replace(self.journey, asked=(*self.journey.asked, *by_ways, *self.elsewhere))


def _at_its_end(journey: Journey, found: RunOut) -> _AtItsEnd:
    clause, policy = found.clause, journey.policy
    assert found.limit.expiry  # noqa: S101  it was found by it
    expiry, anyway = found.limit.expiry.event, found.limit.expiry.done_or_not
    product = clause.produces if isinstance(clause, Duty) else None
    known = frozenset((*(fact.event for fact in journey.case.facts), *filter(journey.surely, journey.history)))
    ends = leads_out(policy, clause, *made_with(policy, expiry))
    shown = "" if anyway else product or found.limit.until or ""
    # A time over several stages is kept by nothing but its end, where it has one.
    silent = ends and not anyway and (shown not in known if shown else isinstance(clause, Duty))
    return _AtItsEnd(
        journey,
        found,
        expiry,
        product,
        shown,
        known,
        silent,
        ways=_ways_of(policy, shown, known) if shown else (),
        elsewhere=tuple(_led_elsewhere(journey, found, shown, known)) if ends else (),
    )


def branches(journey: Journey, found: RunOut, today: date, calendars: Mapping[str, Calendar]) -> Iterator[Journey]:
    """The ways in which a course goes on at the end of a time: it ran out, it did not, or something came before."""
    end = _at_its_end(journey, found)
    yield from _with_its_end(end, today, calendars)
    if found.may_not:
        yield from _without_its_end(end, today, calendars)
    # A time over several stages can have come to its end in time by what nobody mentioned, too.
    kept_by = end.product or (end.shown if found.maybe_done or end.silent else "")
    if kept_by and (end.silent or found.maybe_done):
        for way in end.ways or _ways_of(journey.policy, kept_by, end.known):
            yield from _done_in_time(end, kept_by, way, today)
    elif end.silent:
        yield replace(journey, done_unseen=journey.done_unseen | {found.clause.id})
    for event in end.elsewhere:
        yield from _left_before(end, event, today)


def _with_its_end(end: _AtItsEnd, today: date, calendars: Mapping[str, Calendar]) -> Iterator[Journey]:
    """The courses in which the time ran out."""
    journey, found, policy = end.journey, end.found, end.journey.policy
    expired = replace(end.asking, readings={**journey.readings, found.clause.id: found.may})
    after, over = list[Journey](), list[Journey]()
    for ran_out, done in _ran_out_beside(end):
        history = adding(done, ran_out)
        replayed = _replayed(expired, _composing(policy, history, ran_out, end.known), today)
        fitting = [course for course in replayed if not _leads_beside(course, journey)]
        # A time that runs out ends what is open: where something else had ended it before, it did not run out.
        is_of_no_stage = not leads_out(policy, found.clause, end.expiry)
        ended = fitting if is_of_no_stage else [*_ended_by(fitting, ran_out, end.product)]
        for course in ended:
            # What was told speaks against it where it only fits with more than it needs otherwise.
            more = len(course.inferred) - len(expired.inferred)
            without = without_what_came_after(replace(course, out_of_order=course.out_of_order + more))
            yield from _ended_with(without, found, ran_out, calendars)
        after, over = [*after, *fitting], [*over, *ended]
    if not over and not found.may_not:
        # It ran out, and what was told only fits where it did not: that cannot have been.
        yield from (replace(course, out_of_order=course.out_of_order + 1) for course in after or (expired,))


def _without_its_end(end: _AtItsEnd, today: date, calendars: Mapping[str, Calendar]) -> Iterator[Journey]:
    """The courses in which the time did not run out."""
    journey, found = end.journey, end.found
    held = replace(
        journey,
        history=_done_between(journey, end.shown, found.kept_since, found.kept_by),
        readings={**journey.readings, found.clause.id: found.may_not},
        kept_to=journey.kept_to | ({found.clause.id} if found.kept_to else set()),
    )
    # Where it was done in time, and nobody told of that, is another course.
    if end.silent or end.product in end.told:
        yield from _held(held, found, today, calendars)
    else:
        yield from _each_with(held, found.clause, dict.fromkeys(found.may_not, held.history))


def _left_before(end: _AtItsEnd, event: str, today: date) -> Iterator[Journey]:
    """The courses in which something that nobody mentioned led out of the stage before the time was over."""
    journey, found = end.journey, end.found
    left = replace(
        end.asking,
        inferred=(*journey.inferred, event),
        # What was told to have been done may have been late all the same.
        kept_to=journey.kept_to | (set() if end.product in end.told else {found.clause.id}),
    )
    done_first = Known(Fact(event, happened=True), found.end.began, found.end.last)
    history = _composing(journey.policy, adding(journey.history, done_first), done_first, end.known)
    gone = _replayed(left, history, today)
    yield from (course for course in gone if _has_led(course, event))


def _ran_out_beside(end: _AtItsEnd) -> Iterator[tuple[Known, History]]:
    """The end of a time, with an act done after it, or done before what began that time again."""
    journey, before = end.journey, end.found.done_before
    for ran_out in _ran_out_on(journey, end.found):
        yield ran_out, _done_between(journey, end.shown, ran_out.first, None)
        if before and any(known.can_be_before(before + ONE) for known in journey.history.get(end.shown, ())):
            yield ran_out, _done_between(journey, end.shown, None, before)


def _ran_out_on(journey: Journey, found: RunOut) -> Iterator[Known]:
    """The end of a time on the days on which it can have been.

    Where somebody may accept what came later, those after which something was told, and those on which it was the last
    of all, are looked at by themselves: what began it tells which it was.
    """
    assert found.limit.expiry  # noqa: S101  it was found by it
    expiry = found.limit.expiry.event
    first = moments.once_over(found.end.first) if found.end.first else None
    last = moments.once_over(found.end.last)
    events = journey.policy.events
    begun = set(starts_of(found.limit))
    told = [fact.event for fact in journey.case.facts if fact.happened and not events[fact.event].future]
    told = [event for event in told if event not in begun]
    days = [moments.plain(known.last) for event in told for known in journey.history.get(event, ()) if is_dated(known)]
    since = max(days, default=date.max)
    apart = expiry not in binding_ends(journey.policy) and not moments.precedes(last, since)
    apart = apart and (first is None or moments.precedes(first, since))
    ends = [(first, since - ONE), (since, last)] if apart else [(first, last)]
    for begin, end in ends:
        span = Span(begin, end) if begin and begin == end else None
        yield Known(Fact(expiry, happened=True, span=span, firm=found.end.firm), begin, end)


def _done_in_time(end: _AtItsEnd, product: str, way: tuple[str, ...], today: date) -> Iterator[Journey]:
    """The courses in which an act that nobody mentioned was done in time, shown by some events."""
    journey, found = end.asking, end.found
    done = {event: Known(Fact(event, happened=True), found.end.began, found.end.last) for event in way}
    in_time = replace(journey, inferred=(*journey.inferred, *way), kept_to=journey.kept_to | {found.clause.id})
    ends = leads_out(journey.policy, found.clause, product)
    shown = {event: (each,) for event, each in done.items()}
    history: History = {**journey.history, **shown}
    for each in done.values():
        history = _composing(journey.policy, history, each, end.known)
    for course in _replayed(in_time, {**history, **shown}, today):
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


def _composing(policy: Policy, history: History, ran_out: Known, known: frozenset[str]) -> History:
    """The history with the events that are made of the end of a time, and of others.

    What any of them makes happens with each; not where it was told by itself.
    """
    for made in (each for each in policy.procedure.events if ran_out.event in each.made_of):
        if made.id in known and known.isdisjoint(made.any_of):
            continue
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
        away = (each for each in ways if each.to not in ends and not _ends_there_too(policy, found, each.to))
        leading = {each.event for each in away} - set(known)
        for duty in stage.duties:
            if duty is not clause and duty.produces in leading and policy.asks(duty.by):
                awaited = {*duty.after, *(starts_of(duty.limit) if duty.limit else ())}
                if not awaited or any(past(journey.history, event, found.end.last) for event in awaited - {shown}):
                    yield duty.produces


def _ends_there_too(policy: Policy, found: RunOut, to: Destination) -> bool:
    """Whether a way leads to nowhere but stages out of which the end of a time over several of them leads as well."""
    stages = [policy.stages[each] for each in ((to.stage,) if to.stage else to.stages)]
    if not isinstance(found.clause, Cap) or not found.limit.expiry or not stages:
        return False
    event, covers = found.limit.expiry.event, found.clause.covers
    return all(each.id in covers and any(way.event == event for way in transitions(each)) for each in stages)


def _done_between(journey: Journey, shown: str, first: date | None, last: date | None) -> History:
    """The history with an act done on the days on which its time had run out, or on those on which it had not.

    So was the one of others that it was done by, and what is made of it.
    """
    history = journey.history
    times = history.get(shown, ())
    if len(times) != 1 or times[0].maybe:
        return history
    (done,) = times
    linked = {each for event in journey.policy.procedure.events if event.any_of for each in _linked(event, shown)}
    same = [
        each
        for each in linked
        if [(known.first, known.last) for known in history.get(each, ())] == [(done.first, done.last)]
    ]
    return {**history, **{each: (history[each][0].between(first, last),) for each in (shown, *same)}}


def _linked(event: Event, shown: str) -> tuple[str, ...]:
    """The events that come together with one: those by any of which it comes, and one that comes with it."""
    if event.id == shown:
        return event.any_of
    return (event.id,) if shown in event.any_of else ()


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
    (known, *again) = course.history[done.event]
    if again or known.first is None:
        return course
    # What the list has before it, and was told of one of several days, can have come later still.
    others = (each.last for times in course.history.values() for each in times if each.first == known.first)
    if found.end.first and moments.last_of(known.first, *others) <= found.end.first:
        return course
    return replace(course, history={**course.history, done.event: (replace(known, first=done.first),)})


def _ended_by(courses: Iterable[Journey], ran_out: Known, product: str | None) -> Iterator[Journey]:
    """The courses in which a time that ran out ended something, or something else did on the day of its end.

    Its stage was open by then, or it would not have run out: what led out of that came on its day.
    """
    event = ran_out.event
    for course in courses:
        left = [
            each for each in course.past if each.left and _is_apart(course, each.stage, each.left.event, event, product)
        ]
        if _has_led(course, event):
            yield course
        elif left:
            firsts, lasts = zip(*((each.left.first, each.left.last) for each in left if each.left), strict=True)
            days = None if None in firsts else min(firsts), max(lasts)
            times = tuple(known.between(*days) for known in course.history[event])
            yield replace(course, history={**course.history, event: times})


def _is_apart(course: Journey, stage: str, left: str, event: str, product: str | None) -> bool:
    """Whether a time can have run out that leads out of a stage, though something else led out of it.

    It did not where the act itself led on: that was done in time, or too late for a time that binds. What leads to
    where a step led that nobody told is another course.
    """
    ways = {each.event: each.to for each in transitions(course.policy.stages[stage])}
    if left == product and (left in course.inferred or event in binding_ends(course.policy)):
        return False
    return event in ways and (left not in course.inferred or ways[event] != ways.get(left))


def _leads_beside(course: Journey, before: Journey) -> bool:
    """Whether a step that nobody told leads nowhere any more: the course without it is followed by itself."""
    return any(_has_led(before, event) and not _has_led(course, event) for event in before.inferred)

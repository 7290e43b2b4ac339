"""One act or cap in each course of a case, its limit read in each way: done or not, begun or not, and its dates."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.course.ways import turns_of
from navigator.case.facts.history import ONE, Known, past
from navigator.case.facts.hours import received
from navigator.case.limit.ahead import still_to_come
from navigator.case.limit.beginnings import Beginning, beginning_of, each_round, settled
from navigator.case.limit.clock import Clock, clock_for
from navigator.case.limit.limit_dates import NO_DATES, Dates
from navigator.case.limit.matching import is_before, matches, since_lapsed, soonest
from navigator.case.worlds.run_out import answers_of
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty, Force
from navigator.model.interpretation import Interpretation, interpretation, interpretations
from navigator.model.limits import Limit, LimitKind, Pick
from navigator.model.policy import Policy


@dataclass(frozen=True, slots=True)
class State:
    """One act in one course of a case, its limit read in one way."""

    journey: Journey
    here: bool = False
    """Whether its stage is open."""
    begun: bool = True
    """Whether its time has come; for an act without a limit, whether what it waits for has happened."""
    surely_begun: bool = True
    """False when its time has come in some world only."""
    read: Interpretation | None = None
    beginning: Beginning | None = None
    dates: Dates = NO_DATES
    done: Known | None = None
    ran: Dates = NO_DATES
    """Its dates if it had never been done, but for what counts at any time and came later: it was done late after
    these."""
    if_done: bool = False
    """Its dates are so only where it was done: what came after that moved nothing."""
    unseen: bool = False
    """Nobody can tell whether it was done: no event shows it."""
    in_time: bool = False
    """Its time did not run out: where it is over, it was done in time."""
    kept: bool = True
    """False for what a text that nobody has any more may have said of it."""
    over: bool = False
    """Done for good, though no event of its own shows it: what it is repeated until has happened, or is taken so."""

    @property
    def surely_done(self) -> bool:
        return self.over or (self.done is not None and not self.done.maybe)

    @property
    def may_be_done(self) -> bool:
        return self.over or self.done is not None

    @property
    def received(self) -> Known | None:
        """The act as it was received, which is by what it is in time or late."""
        return received(self.done, self.read) if self.done and self.read else self.done

    def may_be_open(self, today: date) -> bool:
        """To be done now, in some world."""
        done = self.surely_done or self.if_done
        return self.here and self.begun and not done and not self._surely_too_early(today)

    def is_open(self, today: date) -> bool:
        """To be done now, in every world."""
        return self.may_be_open(today) and not self.may_be_done and self.has_surely_come(today)

    def may_be_past(self, today: date) -> bool:
        """Whether some date is before a day."""
        first = self.dates.first or self.dates.last
        return not self.in_time and (self.dates.endless or (first is not None and first.due < today))

    def may_be_past_firmly(self, today: date) -> bool:
        """Whether some date that rests on known days is before a day."""
        first = self.dates.first or self.dates.last
        return self.may_be_past(today) and not (first and first.provisional)

    def is_past(self, today: date) -> bool:
        """Whether every world has a firm date, and it is before a day."""
        return not self.dates.none and self._is_last_past(today)

    def is_past_once_begun(self, today: date) -> bool:
        """Whether every world in which its time has begun has a firm date, and it is before a day."""
        begun, dates = self.beginning, self.dates
        unsure = begun is not None and begun.maybe and not (dates.stopped or dates.unnamed)
        return self._is_last_past(today) if unsure else self.is_past(today)

    def _is_last_past(self, today: date) -> bool:
        return self.dates.last is not None and self.dates.last.due < today and self.dates.firm

    @property
    def _kind(self) -> LimitKind:
        return self.read.limit.kind if self.read else LimitKind.BY

    def _surely_too_early(self, today: date) -> bool:
        if self._kind is LimitKind.BY:
            return False
        first = self.dates.first
        return not self.dates.endless and (first is None or first.due > today)

    def has_surely_come(self, today: date) -> bool:
        """Whether the time at which it may be done has come in every world."""
        return self.begun and self.surely_begun and not self._may_be_too_early(today)

    def _may_be_too_early(self, today: date) -> bool:
        if self._kind is LimitKind.BY:
            return False
        return self.dates.none or self.dates.last is None or self.dates.last.due > today


def states(
    clause: Duty | Cap, stage: str | None, journeys: Sequence[Journey], today: date, calendars: Mapping[str, Calendar]
) -> tuple[State, ...]:
    """An act in each course of a case, and in each way to read its limit."""
    return tuple(state for journey in journeys for state in _states_in(clause.id, stage, journey, today, calendars))


def _states_in(
    name: str, stage: str | None, journey: Journey, today: date, calendars: Mapping[str, Calendar]
) -> Iterator[State]:
    """An act as the version of a course has it; in a version that does not have it, nothing is to be done."""
    clause = clause_of(journey.policy, name)
    if clause is None:
        yield State(journey)
    else:
        yield from _states(clause, stage, journey, today, calendars)


def clause_of(policy: Policy, name: str) -> Duty | Cap | None:
    """An act or cap of a policy."""
    return policy.duties.get(name) or next((cap for cap in policy.procedure.caps if cap.id == name), None)


def _states(
    clause: Duty | Cap, stage: str | None, journey: Journey, today: date, calendars: Mapping[str, Calendar]
) -> Iterator[State]:
    stages = clause.covers if isinstance(clause, Cap) else (stage,)
    here = any(each in journey.now for each in stages)
    unseen = isinstance(clause, Duty) and clause.produces is None
    over = clause.id in journey.done_unseen
    in_time = clause.id in journey.kept_to
    base = State(journey, here=here, unseen=unseen and not over, over=over, in_time=in_time)
    if clause.limit is None:
        yield _without_limit(base, clause, stage, today)
        return
    limit = clause.limit
    ways = interpretations(journey.policy, limit)
    starts = [known for each in ways for event in each.events for known in past(journey.history, event, today)]
    awaited = [known for event in clause.after for known in past(journey.history, event, today)]
    for read in ways:
        # What is counted back from a day is to be done before it.
        back = any(part.backward for part in read.parts)
        # A right that what it comes after has opened is open, though the time in which it has to be used has not begun.
        opened = bool(clause.after) and clause.force is Force.MAY and not starts
        begun = back or opened or bool(starts)
        surely = back or opened or any(not known.maybe for known in starts)
        if clause.after:
            begun, surely = begun and bool(awaited), surely and any(not known.maybe for known in awaited)
        if clause.id not in journey.readings or read.id in journey.readings[clause.id]:
            clock = clock_for(journey.policy, read, calendars)
            yield from _with_limit(replace(base, begun=begun, surely_begun=surely, read=read), clause, clock, today)


def _without_limit(base: State, clause: Duty | Cap, stage: str | None, today: date) -> State:
    """An act that may be done as soon as what it waits for has happened, or its stage has opened."""
    journey = base.journey
    after = clause.after if isinstance(clause, Duty) else ()
    begun = [known for event in after for known in past(journey.history, event, today)]
    visits = [visit for visit in (*journey.past, *journey.active) if visit.stage == stage]
    times = len(begun) if after else len(visits)
    opened = [visit.entered for visit in visits if visit.entered]
    dated = [known for known in (begun if after else opened) if known.first]
    last = moments.since_all(*(known.first for known in dated if known.first)) if dated else None
    shown = _shown(journey, clause, today)
    done = shown[0] if shown else None
    # What opened the case is not done again for going back.
    opens = isinstance(clause, Duty) and clause.produces in journey.policy.procedure.stages[0].opens
    if times > 1 and not (opens and not after):
        # What led out of the stage before was done then, though it can have been on the day of the return.
        before = sum(1 for visit in visits if visit.left and visit.left.event in {known.event for known in shown})
        since = shown[before:] if base.here and not after else shown
        done = next((known for known in since if not (last and moments.precedes(known.last, last))), None)
        if done and after:
            # On some of its days it can have been before one of them.
            before_it = journey.comes_before(done.event)
            maybe = any(known.event not in before_it and done.can_be_before(known.last) for known in dated)
            done = replace(done, maybe=done.maybe or maybe)
    surely = not after or any(not known.maybe for known in begun)
    return replace(base, begun=bool(times), surely_begun=surely, done=done)


def _with_limit(base: State, clause: Duty | Cap, clock: Clock, today: date) -> Iterator[State]:
    journey = base.journey
    back = journey.back_in(clause) if isinstance(clause, Duty) else ()
    shown = _shown(journey, clause, today)
    for beginnings in _by_round(clock, journey, back, shown, today):
        yield from _from_beginnings(base, clause, clock, beginnings, shown, back, today)


def _by_round(
    clock: Clock, journey: Journey, back: Sequence[Known], shown: Sequence[Known], today: date
) -> Iterator[tuple[Beginning, ...]]:
    """The beginnings of a time, with what nobody mentioned in each round in which it can have begun that.

    The earlier of several events begins it anew in each round of its stage. What may not have been at all in an earlier
    one left it without a beginning there.
    """
    read, history = clock.read, journey.history
    if len(read.starts) == 1 or read.pick is Pick.LATER or read.anew or read.others or not back:
        yield clock.beginnings(history, today, back)
        return
    once = [event for event in read.starts if len(history.get(event, ())) == 1]
    for rounds in itertools.product(*(each_round(history[event][0], back) for event in once)):
        held = {event: (known,) for event, known in zip(once, rounds, strict=True)}
        first, *later = clock.beginnings({**history, **held}, today, back) or (None,)
        if first is None or not later:
            yield (first,) if first else ()
            continue
        # Where it may not have begun again, it has in one world and has not in another.
        again = [replace(each, maybe=False) for each in later]
        ways = [(first, *again), (first, *(each for each in later if not each.maybe))]
        if first.maybe and not any(is_before(each, again[0]) for each in shown):
            ways.append(tuple(again))
        yield from dict.fromkeys(ways)


def _from_beginnings(
    base: State,
    clause: Duty | Cap,
    clock: Clock,
    beginnings: Sequence[Beginning],
    shown: tuple[Known, ...],
    back: Sequence[Known],
    today: date,
) -> Iterator[State]:
    journey, limit = base.journey, clock.read.limit
    shown = _of_this_round(journey, clause, beginnings, shown)
    if limit.every:
        yield from _repeated(base, limit, clock, beginnings, shown, today)
        return
    for begun, answers in _owed(journey, clock, beginnings, shown, today, back):
        # Where something follows when it runs out, a message after that begins nothing (rule 79).
        silent = clock.read.anew and limit.expiry is not None
        if lapses(clause) and not silent:
            rounds = since_lapsed(begun, answers, lambda each: clock.dates(each, journey.history))
        else:
            rounds = iter([(begun, answers)])
        for since, held in rounds:
            ways = settled(since) if clock.read.anew else (since,)
            for state in (state for way in ways for state in _of_round(base, clock, way, held)):
                yield replace(state, dates=still_to_come(state.dates, limit, journey, today))


def _owed(
    journey: Journey,
    clock: Clock,
    beginnings: Sequence[Beginning],
    shown: Sequence[Known],
    today: date,
    back: Sequence[Known],
) -> Iterator[tuple[Sequence[Beginning], Sequence[Known]]]:
    """The beginnings of a time, and what answers them.

    A reading says from when a time is counted, not what is owed: what a limit is counted from by its own words came
    again after the act was done, so the act is owed anew, though in this reading its time may not have begun.
    """
    own = interpretation(journey.policy, clock.read.limit)
    starts = (
        () if own.starts == clock.read.starts else replace(clock, read=own).beginnings(journey.history, today, back)
    )
    again = starts[-1] if len(starts) > 1 and shown else None
    if again is None or again.maybe or not all(each.can_be_before(again.last) for each in shown):
        yield beginnings, shown
        return
    if not all(is_before(each, again) for each in shown):
        yield beginnings, shown
    elif all(each.maybe for each in shown):
        # Where it was not done, the first time still runs.
        yield beginnings, ()
    since = [begun for each in beginnings if (begun := _since(each, again.first))]
    yield since, ()
    if any(each.first is None or moments.precedes(each.first, again.last) for each in since):
        # What this reading counts from may all have come before that.
        yield (), ()


def _since(begun: Beginning, day: date | None) -> Beginning | None:
    """A beginning as it is from a day on; None where it came before that."""
    if day is None:
        return begun
    if moments.precedes(begun.last, day):
        return None
    return replace(begun, first=moments.since_all(begun.first or day, day))


def lapses(clause: Duty | Cap) -> bool:
    """Whether an act is a right that is lost with its last day."""
    limit = clause.limit
    return clause.force is Force.MAY and limit is not None and limit.kind is LimitKind.BY and not limit.soft


def _of_round(base: State, clock: Clock, beginnings: Sequence[Beginning], shown: Sequence[Known]) -> Iterator[State]:
    sure = [known for known in shown if not known.maybe]
    # Whether it was done, and before or after it began again, decides which time runs.
    unsaid = [sure] if len(beginnings) > 1 and len(sure) < len(shown) else []
    for each in (shown, *unsaid):
        earlier = base.journey.comes_before(each[0].event) if len({known.event for known in each}) == 1 else frozenset()
        for done, begins in matches(beginnings, each, earlier):
            begun = _by_what_it_began(begins, done, clock)
            answered = _answered(base, clock, done, begun)
            # Where it was not done, it can have begun after that day, and more time or a stop then moved its date.
            undone = clock.dates(begins, base.journey.history) if begins and done and done.maybe else answered.dates
            yield replace(answered, if_done=answered.dates != undone)
            if answered.dates != undone:
                yield replace(answered, beginning=begins, dates=undone)


def _by_what_it_began(begun: Beginning | None, done: Known | None, clock: Clock) -> Beginning | None:
    """The beginning of a time that was answered, no later than the answer.

    Of the earlier of several events it is not known which came first; but an act is not done before all of them. What
    alone begins a time has that day already. Read from something else than its own words, it may begin after the act;
    and when what was sent has come is presumed, whatever was done by then.
    """
    read = clock.read
    several = len(read.starts) > 1 and read.pick is not Pick.LATER and read.starts == read.limit.starts
    if begun is None or done is None or not several or read.anew or begun.presumed:
        return begun
    too_late = begun.first is not None and moments.precedes(done.last, begun.first)
    if too_late or not moments.precedes(done.last, begun.last):
        return begun
    return replace(begun, last=done.last)


def _answered(base: State, clock: Clock, done: Known | None, begun: Beginning | None) -> State:
    journey = base.journey
    if begun is None:
        return replace(base, done=done)
    if done is None or not clock.turns:
        ran = clock.dates(begun, journey.history)
        return replace(base, beginning=begun, dates=ran, ran=ran, done=done)
    before = _come_by(done, clock, journey)
    dates = clock.dates(begun, journey.history, done, before)
    ran = clock.dates(begun, journey.history, done, before, by_then=True)
    in_time = _by(ran, clock, journey) - before
    if in_time:
        # What was late came after that date, and so after what had come by then.
        ran = clock.dates(begun, journey.history, done, before | in_time, by_then=True)
    return replace(base, beginning=begun, dates=dates, ran=ran, done=done)


def _come_by(done: Known, clock: Clock, journey: Journey) -> frozenset[str]:
    """What came no later than an act that answered a time: before it, or before what began the time, which was so."""
    before, read = journey.comes_before(done.event), clock.read
    begun = read.starts if len(read.starts) == 1 or read.pick is Pick.LATER else ()
    return before.union(*(journey.comes_before(event) for event in begun if event in before))


def _by(dates: Dates, clock: Clock, journey: Journey) -> frozenset[str]:
    """What gives more time, or starts a clock again, and had come by the first of some dates each time."""
    first = dates.first.due if dates.first and not dates.endless else None
    times = {event: journey.history.get(event, ()) for event in turns_of(clock.read.limit)}
    return frozenset(
        event for event, known in times.items() if first and known and all(each.last <= first for each in known)
    )


def _repeated(
    base: State, limit: Limit, clock: Clock, beginnings: Sequence[Beginning], shown: Sequence[Known], today: date
) -> Iterator[State]:
    if not (beginnings or shown):
        yield base
        return
    if not beginnings:
        # Whatever began it: the next time counts from the last one.
        base = replace(base, begun=True, surely_begun=not shown[-1].maybe)
    begun = beginnings[0] if beginnings else beginning_of([(shown[-1].event, shown[-1])])
    ended = past(base.journey.history, limit.until or "", today)
    over = next((known for known in ended if not (begun.first and moments.precedes(known.last, begun.first))), None)
    # Of days that nobody told, one may be known to be no later than the other; when a letter came is presumed.
    begins = {begun.first_event, begun.last_event}
    sooner = over is not None and not begun.presumed and begins <= base.journey.comes_before(over.event)
    if over and not over.maybe and (sooner or not moments.precedes(over.first or date.min, begun.last)):
        # Where it has begun, it is over.
        if begun.maybe:
            yield replace(base, here=False, done=replace(over, maybe=True))
            return
        yield replace(base, done=over, over=True)
        return
    if over and not over.maybe and over.first and not (begun.first and moments.precedes(over.first, begun.first)):
        # It runs still only where it began after that.
        begun = replace(begun, first=over.first + ONE)
    dates = clock.repeated(begun, shown)
    if over:
        # It may be over, and then it has no date.
        yield replace(
            base, done=replace(over, maybe=True), beginning=begun, dates=replace(dates, none=True), if_done=True
        )
    yield replace(base, beginning=begun, dates=dates)


def _shown(journey: Journey, clause: Duty | Cap, today: date) -> tuple[Known, ...]:
    """What shows that an act was done; a cap is kept when every stage that it covers is over, or its end has come."""
    told = answers_of(journey, clause, today)
    if isinstance(clause, Duty) or journey.now & set(clause.covers):
        return told
    left = [visit.left for visit in journey.past if visit.left and visit.stage in clause.covers]
    return (*told[:-1], soonest((_last_of(left), *told[-1:]))) if left else told


def _last_of(left: Sequence[Known]) -> Known:
    """The last of several things, which came no earlier than any of them."""
    last = max(left, key=lambda known: (moments.as_last(known.last), moments.as_first(known.first or date.min)))
    firsts = [known.first for known in left if known.first]
    return replace(last, first=moments.since_all(*firsts)) if firsts else last


def _of_this_round(
    journey: Journey, clause: Duty | Cap, beginnings: Sequence[Beginning], shown: tuple[Known, ...]
) -> tuple[Known, ...]:
    """What shows that an act was done, without what was done in an earlier round of its stage.

    Where what led back into the stage began its time, that is all that came before: nobody answers what is yet to come.
    What nobody mentioned was in the round that is over.
    """
    if len(beginnings) != 1 or isinstance(clause, Cap):
        return shown
    (begun,) = beginnings
    returned = journey.led_in_again(clause, begun.last_event, begun.last)
    return tuple(known for known in shown if not (returned and (is_before(known, begun) or _is_unsaid(known, begun))))


def _is_unsaid(known: Known, begun: Beginning) -> bool:
    return known.maybe and known.last == begun.first

"""How one act or cap stands in a case: what is true of it in every world, and in some."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from navigator.case.clock import NO_DATES, Beginning, Clock, Dates
from navigator.case.due import Due, Reckoning, Start, forecast, parts_of, undated_turns
from navigator.case.history import Known, ordered, past
from navigator.case.journey import Journey
from navigator.dates import moments
from navigator.dates.calendars import Calendar
from navigator.dates.counting import Count
from navigator.dates.periods import ClearWorkingDays, WorkingDays
from navigator.model.acts import Cap, Duty, Force
from navigator.model.cases import Fact, Span
from navigator.model.interpretation import Interpretation, interpretation, interpretations
from navigator.model.limits import Limit, LimitKind, Pick
from navigator.model.policy import Policy

ONE = timedelta(1)


class Status(Enum):
    """How an act stands."""

    DONE = "done"
    """It is done, and not late."""
    DONE_LATE = "done late"
    """It is done, and was late."""
    RUNNING = "running"
    """Its time runs."""
    DUE_TODAY = "due today"
    """Its last day is today."""
    UNCLEAR = "unclear"
    """It may be late: it is in some world and not in all."""
    LATE = "late"
    """Its last day is over, and it is not done."""
    LAPSED = "lapsed"
    """A right that was not used, and whose time is over."""
    PAUSED = "paused"
    """Its clock stands still."""
    DATE_NEEDED = "date needed"
    """Its time runs from a day that nobody told."""
    TOO_EARLY = "too early"
    """It may not be done yet."""
    MAY_BE_OPEN = "may be open"
    """It is to be done, or may be done, in some world and not in all: what it waits for may not have come."""
    OPEN = "open"
    """It is to be done, and has no time limit."""
    WAITING = "waiting"
    """What it is counted from has not happened."""
    NOT_TOLD = "not told"
    """Nobody said whether it was done."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is true of one act on a day; each pair of flags says it of all worlds, and of some."""

    open: bool = False
    """To be done now: its stage is open, its time has come, and it is not done."""
    may_be_open: bool = False
    done: bool = False
    may_be_done: bool = False
    done_late: bool = False
    may_be_done_late: bool = False
    late: bool = False
    may_be_late: bool = False
    last_day_today: bool = False
    lapsed: bool = False
    may_be_lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """One act or cap in a case: its status, its dates, and by how much it is late."""

    clause: Duty | Cap
    stage: str | None
    status: Status
    due: Due | None = None
    done: Fact | None = None
    overdue_by: int = 0
    """In the unit beside it; 0 when it is not late."""
    overdue_unit: str = "days"
    """Working days where the limit is in working days and all days off since its date are known."""
    verdict: Verdict = Verdict()
    changed_by: tuple[str, ...] = ()
    """Events that were not mentioned, are taken as not happened, and would change the dates or the lateness."""


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
    """Its dates if it had never been done: it was done late when it was done after these."""
    unseen: bool = False
    """Nobody can tell whether it was done: no event shows it."""
    in_time: bool = False
    """Its time did not run out: where it is over, it was done in time."""
    over: bool = False
    """Done for good, though no event of its own shows it: what it is repeated until has happened, or is taken so."""

    @property
    def surely_done(self) -> bool:
        return self.over or (self.done is not None and not self.done.maybe)

    @property
    def may_be_done(self) -> bool:
        return self.over or self.done is not None

    def may_be_open(self, today: date) -> bool:
        """To be done now, in some world."""
        return self.here and self.begun and not self.surely_done and not self._surely_too_early(today)

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
        last = self.dates.last
        return not self.dates.none and last is not None and last.due < today and self.dates.firm

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
            clock = Clock(journey.policy, read, calendars)
            yield from _with_limit(replace(base, begun=begun, surely_begun=surely, read=read), clause, clock, today)


def _without_limit(base: State, clause: Duty | Cap, stage: str | None, today: date) -> State:
    """An act that may be done as soon as what it waits for has happened, or its stage has opened."""
    journey = base.journey
    after = clause.after if isinstance(clause, Duty) else ()
    begun = [known for event in after for known in past(journey.history, event, today)]
    visits = [visit for visit in (*journey.past, *journey.active) if visit.stage == stage]
    times = len(begun) if after else len(visits)
    opened = [visit.entered for visit in visits if visit.entered]
    last = max((known.first for known in (begun if after else opened) if known.first), default=None)
    shown = _shown(journey, clause, today)
    done = shown[0] if shown else None
    if times > 1:
        # What led out of the stage before was done then, though it can have been on the day of the return.
        before = sum(1 for visit in visits if visit.left and visit.left.event in {known.event for known in shown})
        since = shown[before:] if base.here and not after else shown
        done = next((known for known in since if not (last and known.last < last)), None)
    surely = not after or any(not known.maybe for known in begun)
    return replace(base, begun=bool(times), surely_begun=surely, done=done)


def _with_limit(base: State, clause: Duty | Cap, clock: Clock, today: date) -> Iterator[State]:
    journey, limit = base.journey, clock.read.limit
    back = journey.back_in(clause) if isinstance(clause, Duty) else ()
    beginnings = clock.beginnings(journey.history, today, back)
    shown = _of_this_round(journey, clause, beginnings, _shown(journey, clause, today))
    if limit.every:
        yield _repeated(base, limit, clock, beginnings, shown, today)
        return
    sure = [known for known in shown if not known.maybe]
    # Whether it was done, and before or after it began again, decides which time runs.
    unsaid = [sure] if len(beginnings) > 1 and len(sure) < len(shown) else []
    for each in (shown, *unsaid):
        for done, begun in matches(beginnings, each):
            answered = _answered(base, clock, done, begun)
            yield answered
            if done and done.maybe and answered.dates != answered.ran:
                # Where it was not done, more time or a stop after that day still moved its date.
                yield replace(answered, dates=answered.ran)


def _answered(base: State, clock: Clock, done: Known | None, begun: Beginning | None) -> State:
    journey = base.journey
    if begun is None:
        return replace(base, done=done)
    ran = clock.dates(begun, journey.history)
    if done is None or not clock.turns:
        return replace(base, beginning=begun, dates=ran, ran=ran, done=done)
    dates = clock.dates(begun, journey.history, done, journey.comes_before(done.event))
    return replace(base, beginning=begun, dates=dates, ran=ran, done=done)


def _repeated(
    base: State, limit: Limit, clock: Clock, beginnings: Sequence[Beginning], shown: Sequence[Known], today: date
) -> State:
    if not beginnings:
        return base
    begun = beginnings[0]
    ended = past(base.journey.history, limit.until or "", today)
    over = next((known for known in ended if not (begun.first and known.last < begun.first)), None)
    if over and not over.maybe and (over.first or date.min) >= begun.last:
        # Where it has begun, it is over.
        if begun.maybe:
            return replace(base, here=False, done=replace(over, maybe=True))
        return replace(base, done=over, over=True)
    if over and not over.maybe and over.first and not (begun.first and begun.first > over.first):
        # It runs still only where it began after that.
        begun = replace(begun, first=over.first + ONE)
    dates = clock.repeated(begun, shown)
    if over:
        # It may be over, and then it has no date.
        return replace(base, done=replace(over, maybe=True), beginning=begun, dates=replace(dates, none=True))
    return replace(base, beginning=begun, dates=dates)


def matches(beginnings: Sequence[Beginning], shown: Sequence[Known]) -> Iterator[tuple[Known | None, Beginning | None]]:
    """Each way in which an act can have answered what began its time; one where it began only once."""
    if len(beginnings) < 2:  # noqa: PLR2004  with one there is nothing to match
        yield (_soonest(shown) if shown else None), (beginnings[0] if beginnings else None)
        return
    starts = sorted({day for begun in beginnings for day in (begun.first, begun.last) if day})
    earliest = None if any(begun.first is None for begun in beginnings) else starts[0]
    # An act is not done before its time begins.
    cut = (tuple(_cut(known.between(earliest, None), starts)) for known in shown)
    for times in itertools.product(*cut):
        done = ordered(times)
        pairs = list(itertools.product(done, beginnings))
        unsure = [pair for pair in pairs if _may_be_before(*pair) and not _is_before(*pair)]
        sure = [pair for pair in pairs if _is_before(*pair)]
        for taken in itertools.product((False, True), repeat=len(unsure)):
            yield _matched(beginnings, done, (*sure, *itertools.compress(unsure, taken)))


def _soonest(shown: Sequence[Known]) -> Known:
    """The first time of several: of days that overlap, nobody knows which came first."""
    sure = [known for known in shown if not known.maybe]
    soonest = min(sure or shown, key=lambda known: known.last)
    firsts = [known.first for known in shown]
    return replace(soonest, first=None if None in firsts else min(day for day in firsts if day))


def _is_before(known: Known, begun: Beginning) -> bool:
    return begun.first is not None and known.last < begun.first


def _may_be_before(known: Known, begun: Beginning) -> bool:
    return known.can_be_before(begun.last)


def _cut(known: Known, starts: Iterable[date]) -> Iterator[Known]:
    """What happened on one of several days, for each stretch of them between the days on which a time begins."""
    for day in starts:
        if known.can_be_before(day) and day <= known.last:
            yield known.between(None, day - ONE)
            known = known.between(day, None)
    yield known


def _matched(
    beginnings: Sequence[Beginning], shown: Sequence[Known], before: Collection[tuple[Known, Beginning]]
) -> tuple[Known | None, Beginning | None]:
    """When an act was done, and the beginning that this answers; or the first beginning that nothing answers yet.

    `before`: what was done, with each beginning that it came before.
    """
    for begun in beginnings:
        if all((known, begun) in before for known in shown):
            after = max((known.first + ONE for known in shown if known.first), default=None)
            return None, begun if after is None else _not_before(begun, after)
    answer = next(known for known in shown if (known, beginnings[-1]) not in before)
    earlier = max((known.last for known in shown if answer.first and known.last < answer.first), default=None)
    return answer, next(begun for begun in beginnings if not earlier or begun.last > earlier)


def _not_before(begun: Beginning, day: date) -> Beginning:
    return replace(begun, first=max(begun.first or day, day)) if day <= begun.last else begun


def _shown(journey: Journey, clause: Duty | Cap, today: date) -> tuple[Known, ...]:
    """What shows that an act was done; a cap is kept when every stage that it covers is over, or its end has come."""
    if isinstance(clause, Duty):
        return past(journey.history, clause.produces, today) if clause.produces else ()
    ended = past(journey.history, clause.limit.until, today) if clause.limit.until else ()
    covered = [visit for visit in journey.past if visit.stage in clause.covers]
    left = [visit.left for visit in covered if visit.left] if not journey.now & set(clause.covers) else []
    if not left:
        return ended[:1]
    over = max(left, key=lambda known: known.last)
    return (_soonest((over, *ended[:1])),)


def _of_this_round(
    journey: Journey, clause: Duty | Cap, beginnings: Sequence[Beginning], shown: tuple[Known, ...]
) -> tuple[Known, ...]:
    """What shows that an act was done, without what led out of its stage before what began its time led back."""
    if len(beginnings) != 1 or isinstance(clause, Cap):
        return shown
    (begun,) = beginnings
    return tuple(
        known for known in shown if not (journey.led_back(begun.last_event, known.event) and _is_before(known, begun))
    )


# Over all courses.


def summed(clause: Duty | Cap, found: Sequence[State], today: date) -> Verdict:
    """What is true in every world, and in some."""
    right = clause.force is Force.MAY
    by = clause.limit is not None and clause.limit.kind is LimitKind.BY
    may_lapse = right and by and not (clause.limit and clause.limit.soft)
    late = [by and not right and each.may_be_open(today) and each.may_be_past(today) for each in found]
    surely = [by and not right and each.is_open(today) and each.is_past(today) and not each.unseen for each in found]
    # Where nobody can tell whether a right was used, it may have been lost; it is not open once its time is over.
    lapsed = [may_lapse and each.may_be_open(today) and each.may_be_past(today) for each in found]
    lapsed_surely = [may_lapse and not each.unseen and each.is_open(today) and each.is_past(today) for each in found]
    gone = [may_lapse and each.may_be_open(today) and each.is_past(today) for each in found]
    may_be_gone = [may_lapse and each.may_be_past_firmly(today) for each in found]
    return Verdict(
        open=all(each.is_open(today) and not over for each, over in zip(found, may_be_gone, strict=True)),
        may_be_open=any(each.may_be_open(today) and not over for each, over in zip(found, gone, strict=True)),
        done=all(each.surely_done for each in found),
        may_be_done=any(each.may_be_done for each in found),
        # What may not be done before a day is not late after it.
        done_late=by and all(_done_late(each) for each in found),
        may_be_done_late=by and any(_may_be_done_late(each) for each in found),
        late=all(surely),
        may_be_late=any(late),
        last_day_today=all(each.is_open(today) and _is_on(each, today) for each in found),
        lapsed=all(lapsed_surely),
        may_be_lapsed=any(lapsed),
    )


def _done_late(state: State) -> bool:
    done, last = state.done, state.ran.last
    if done is None or done.maybe or state.ran.none or last is None or not state.ran.firm:
        return False
    if done.first is None:
        return False
    return done.first > last.due or moments.is_later(done.first, last.due, untold=False)


def _may_be_done_late(state: State) -> bool:
    first = state.ran.first or state.ran.last
    if state.done is None or state.in_time:
        return False
    if state.ran.endless or first is None:
        return state.ran.endless
    return first.due < state.done.last or moments.is_later(state.done.last, first.due, untold=True)


def _is_on(state: State, today: date) -> bool:
    first, last = state.dates.first, state.dates.last
    if state.dates.none or first is None or last is None or not state.dates.firm:
        return False
    return first.due == last.due == today


def standing(
    clause: Duty | Cap,
    stage: str | None,
    journeys: Sequence[Journey],
    today: date,
    calendars: Mapping[str, Calendar],
    *,
    not_kept: bool = False,
) -> Standing:
    """How an act stands over all courses of a case; `not_kept`: a text may apply that nobody has any more."""
    found = states(clause, stage, journeys, today, calendars)
    if not_kept:
        found = (*found, State(journeys[0]))
    verdict = summed(clause, found, today)
    # Where it may be open, the day on which it was due in a course in which it is done tells nobody anything.
    dated = [each for each in found if not each.surely_done] if verdict.may_be_open else found
    due = due_of(dated, today, calendars) if clause.limit else None
    done = next((each.done.fact for each in found if each.done and not each.done.maybe), None)
    status = _status(found, verdict, due, today, stage)
    overtaken = _overtaken(clause, stage, journeys) or _stood_in_for(clause, stage, journeys)
    if status is Status.OPEN and due is None and overtaken:
        status = Status.NOT_TOLD
    if clause.after and due and not (verdict.may_be_done or any(each.begun for each in found if each.read)):
        status = Status.WAITING
    overdue, unit = _overdue(status, found, due, today, calendars)
    changing = _changing(found, verdict, today)
    return Standing(clause, stage, status, due, done if verdict.done else None, overdue, unit, verdict, changing)


def _overtaken(clause: Duty | Cap, stage: str | None, journeys: Sequence[Journey]) -> bool:
    """True for an act that no event shows, when one that comes after it is done."""
    if not isinstance(clause, Duty) or clause.produces or stage is None:
        return False
    duties = journeys[0].policy.stages[stage].duties
    later = duties[duties.index(clause) + 1 :] if clause in duties else ()
    return any(each.history.get(duty.produces or "") for duty in later for each in journeys)


def _stood_in_for(clause: Duty | Cap, stage: str | None, journeys: Sequence[Journey]) -> bool:
    """True for an act in whose place a conflict route was taken: what comes after it comes after either of the two.

    A complaint about the Chair was taken to the Chair's manager; nobody is told to take it to the Chair as well.
    """
    if not isinstance(clause, Duty) or clause.produces is None or stage is None:
        return False
    held = journeys[0].policy.stages[stage]
    routes = {route.event for route in held.conflicts if route.event and route.to is None}
    instead = {
        event for duty in held.duties if clause.produces in duty.after for event in duty.after if event in routes
    }
    return bool(instead) and all(
        any(not known.maybe for event in instead for known in each.history.get(event, ())) for each in journeys
    )


def _changing(found: Sequence[State], verdict: Verdict, today: date) -> tuple[str, ...]:
    """What nobody mentioned and is taken as not happened, though it would move the date.

    It would stop the clock, give more time, or begin another time of which the earlier counts.
    """
    events: dict[str, None] = {}
    for each in found:
        dates, limit = each.dates, each.read.limit if each.read else None
        # What would have given more time is named where the time is over, too.
        lost = not verdict.may_be_done and each.begun and each.is_past(today)
        if not (verdict.may_be_open or lost) or limit is None or limit.every or dates.last is None:
            continue
        known = {fact.event for fact in each.journey.case.facts} | each.journey.history.keys()
        turns = [*(extension.event for extension in limit.extensions), *(pause.from_ for pause in limit.pauses)]
        if limit.pick is Pick.EARLIER:
            turns += [event for other in limit.or_ for event in other.from_]
        begun = each.beginning is not None and (each.beginning.first is None or each.beginning.first <= today)
        # A time that runs out does so by itself: the courses say whether it has.
        known |= {other.expiry.event for _, other in each.journey.policy.limits() if other.expiry}
        events |= dict.fromkeys(event for event in turns if begun and event not in known)
    return tuple(events)


def due_of(found: Sequence[State], today: date, calendars: Mapping[str, Calendar]) -> Due | None:
    """The dates of a limit over all courses, for each way to read it."""
    by_reading: dict[tuple[Limit, str | None], list[State]] = {}
    for each in found:
        if each.read:
            by_reading.setdefault((each.read.limit, each.read.id), []).append(each)
    if not by_reading:
        return None
    reckonings = tuple(_reckoning(states, today, calendars) for states in by_reading.values())
    if any(each.read is None for each in found):
        # In some world it does not exist: by another text, by another answer, or by a text which nobody has.
        reckonings = tuple(replace(each, none=True) for each in reckonings)
    return Due(reckonings[0].read.limit, reckonings)


def _reckoning(found: Sequence[State], today: date, calendars: Mapping[str, Calendar]) -> Reckoning:
    read = found[0].read
    assert read  # noqa: S101  those that are given have one
    firsts = [each.dates.first for each in found if each.dates.first]
    lasts = [each.dates.last for each in found if each.dates.last]
    begun = [each.beginning for each in found if each.beginning]
    return Reckoning(
        read,
        _start(found, begun, read),
        min(firsts, key=Count.earliest, default=None),
        max(lasts, key=Count.latest, default=None),
        stopped=any(each.dates.stopped for each in found),
        none=any(each.dates.none for each in found),
        endless=any(each.dates.endless for each in found),
        unnamed=any(each.dates.unnamed for each in found),
        parts=parts_of(read, [each.dates for each in found]),
        forecast=_forecast(found, read, today, calendars),
        moving=any(each.undated and each.last >= today for each in begun),
    )


def _forecast(
    found: Sequence[State], read: Interpretation, today: date, calendars: Mapping[str, Calendar]
) -> Count | None:
    """Where a reading has not begun anywhere: what it would be, if that can still be in time."""
    if any(each.beginning for each in found):
        return None
    journey = found[0].journey
    return forecast(Clock(journey.policy, read, calendars), journey.history, today)


def _start(found: Sequence[State], begun: Sequence[Beginning], read: Interpretation) -> Start:
    awaited = () if len(begun) == len(found) else _awaited(found, read)
    undated = dict.fromkeys(event for each in begun for event in each.undated)
    undated |= dict.fromkeys(
        event for each in found for event in undated_turns(each.journey.policy, read.limit, each.journey.history)
    )
    firsts = [each.first for each in begun if each.first]
    span = None
    if begun and len(firsts) == len(begun):
        span = Span(min(firsts), max(each.last for each in begun))
    for each in found:
        if each.dates.first and each.dates.stopped:
            # The clock may have stopped when the time was over already.
            stops = (pause.from_ for pause in read.limit.pauses)
            times = {event: each.journey.history.get(event, ()) for event in stops}
            undated |= dict.fromkeys(event for event, known in times.items() if any(k.fact.span is None for k in known))
    return Start(span, tuple(undated), awaited)


def _awaited(found: Iterable[State], read: Interpretation) -> tuple[str, ...]:
    missing = (
        event for each in found if not each.beginning for event in read.events if not each.journey.history.get(event)
    )
    return tuple(dict.fromkeys(missing))


def _status(found: Sequence[State], verdict: Verdict, due: Due | None, today: date, stage: str | None) -> Status:
    if verdict.done:
        return Status.DONE_LATE if verdict.done_late else Status.DONE
    if verdict.may_be_done and not any(each.here and not each.may_be_done for each in found):
        return Status.NOT_TOLD
    if due is None:
        if not any(each.here and each.begun for each in found):
            return Status.WAITING
        return Status.MAY_BE_OPEN if _is_doubtful(found, today) else Status.OPEN
    return _dated_status(found, verdict, due, today, stage)


def _is_doubtful(found: Sequence[State], today: date) -> bool:
    """Whether in some world its stage is open, and it is not done, and its time has not come."""
    return any(each.here and not each.surely_done and not each.has_surely_come(today) for each in found)


def _ran_out(found: Sequence[State], stage: str | None) -> bool:
    """Whether in some world the stage was left because the time of this very act was over."""
    return any(
        visit.left is not None and visit.left.event == each.read.limit.expiry.event
        for each in found
        if each.read and each.read.limit.expiry and not each.may_be_done
        for visit in each.journey.past
        if visit.stage == stage
    )


def _dated_status(found: Sequence[State], verdict: Verdict, due: Due, today: date, stage: str | None) -> Status:
    limit = due.limit
    if verdict.lapsed:
        return Status.LAPSED
    if verdict.late:
        return Status.LATE
    if verdict.may_be_lapsed and not verdict.may_be_open:
        return Status.NOT_TOLD
    if limit.kind is not LimitKind.BY and any(each.dates.last for each in found):
        return _permitted(found, verdict, today)
    if due.safe is None:
        return _without_safe_date(found, verdict, due, stage)
    if verdict.may_be_late or verdict.may_be_lapsed or _ran_out(found, stage) or due.safe < today:
        return Status.UNCLEAR
    if due.stopped:
        return Status.PAUSED
    return Status.DUE_TODAY if verdict.last_day_today else Status.RUNNING


def _permitted(found: Sequence[State], verdict: Verdict, today: date) -> Status:
    """Of what may not be done before a day."""
    if not verdict.may_be_open:
        return Status.TOO_EARLY
    return Status.MAY_BE_OPEN if _is_doubtful(found, today) else Status.OPEN


def _without_safe_date(found: Sequence[State], verdict: Verdict, due: Due, stage: str | None) -> Status:
    # Where nobody knows when it began, its time may have run out before it was stopped.
    if due.stopped and not (due.undated and verdict.may_be_late):
        return Status.PAUSED
    if due.undated:
        return Status.DATE_NEEDED if any(each.here and each.surely_begun for each in found) else Status.MAY_BE_OPEN
    return Status.UNCLEAR if verdict.may_be_late or verdict.may_be_lapsed or _ran_out(found, stage) else Status.WAITING


def _overdue(
    status: Status, found: Sequence[State], due: Due | None, today: date, calendars: Mapping[str, Calendar]
) -> tuple[int, str]:
    """How late it is, or was, in every world, and in which unit."""
    if due is None:
        return 0, "days"
    after, through = due.latest, today
    if status is Status.DONE_LATE:
        through = min(each.done.first for each in found if each.done and each.done.first)
    late = status in (Status.LATE, Status.DONE_LATE)
    _, calendar = interpretation(found[0].journey.policy, due.limit).counting(calendars)
    if after is None or not late:
        return 0, "working days" if in_working_days(due.limit) else "days"
    if in_working_days(due.limit) and calendar.covers(through) and (open_days := calendar.between(after, through)):
        return open_days, "working days"
    return (through - after).days, "days"  # the days off since are not all known, or there were no others


def in_working_days(limit: Limit) -> bool:
    """True for a limit whose length is in working days, so that lateness is told in them too."""
    return isinstance(limit.period, WorkingDays | ClearWorkingDays)

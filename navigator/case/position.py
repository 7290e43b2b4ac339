"""Where a case stands on a day: what is done, what runs, what is late, who acts next, what may be asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from navigator.case.arrival import arrived
from navigator.case.due import Due, due
from navigator.case.replay import Journey, Visit, limits_over, opened_on, replay, stage_events
from navigator.dates.calendars import Calendar
from navigator.dates.periods import WorkingDays
from navigator.model.cases import Case, Fact, Span
from navigator.model.interpretation import interpretation
from navigator.model.limits import Limit, LimitKind
from navigator.model.policy import Policy
from navigator.model.vocabulary import Cap, Duty, Force, Stage, StandingRule


class Status(Enum):
    """How an act stands."""

    DONE = "done"
    DONE_LATE = "done late"
    RUNNING = "running"
    DUE_TODAY = "due today"
    UNCLEAR = "unclear"
    LATE = "late"
    PAUSED = "paused"
    DATE_NEEDED = "date needed"
    TOO_EARLY = "too early"
    OPEN = "open"
    WAITING = "waiting"
    NOT_TOLD = "not told"


RUNNING = frozenset(
    {Status.RUNNING, Status.DUE_TODAY, Status.UNCLEAR, Status.LATE, Status.PAUSED, Status.DATE_NEEDED, Status.TOO_EARLY}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """One act or cap in a case: its status, its date, and by how much it is late."""

    clause: Duty | Cap
    stage: str | None
    status: Status
    due: Due | None = None
    done: Fact | None = None
    overdue_by: int = 0
    """In working days where the limit is in working days, else in days; 0 when it is not late."""

    @property
    def overdue_unit(self) -> str:
        """The unit that overdue_by is in."""
        return "working days" if self.due and isinstance(self.due.limit.period, WorkingDays) else "days"


class NoteKind(Enum):
    """Something about the facts that the reader should look at."""

    FUTURE = "future"
    OUT_OF_ORDER = "out of order"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Note:
    """A fact that cannot be right as it stands, and the event it clashes with."""

    kind: NoteKind
    event: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """The answer about a case on a day."""

    today: date
    journey: Journey
    standings: tuple[Standing, ...]
    rights: tuple[StandingRule, ...]
    """Standing rules under which something may be asked for."""
    notes: tuple[Note, ...]

    def of(self, *statuses: Status) -> tuple[Standing, ...]:
        """The standings with one of these statuses."""
        return tuple(each for each in self.standings if each.status in statuses)

    @property
    def done(self) -> tuple[Standing, ...]:
        return self.of(Status.DONE, Status.DONE_LATE)

    @property
    def running(self) -> tuple[Standing, ...]:
        """Acts whose time limit has begun and is not over and done with, soonest first."""
        return tuple(sorted((each for each in self.standings if each.status in RUNNING), key=_soonest))

    @property
    def may(self) -> tuple[Standing, ...]:
        """Acts that are permitted now."""
        live = RUNNING | {Status.OPEN}
        return tuple(each for each in self.standings if _force(each) is Force.MAY and each.status in live)

    @property
    def next(self) -> tuple[Standing, ...]:
        """Acts that somebody has to take now: those with a date, soonest first, then those without one."""
        binding = [each for each in (*self.running, *self.of(Status.OPEN)) if _force(each) is not Force.MAY]
        return tuple(each for each in binding if isinstance(each.clause, Duty))

    @property
    def undated(self) -> tuple[str, ...]:
        """Events whose dates would settle a running limit."""
        return tuple(dict.fromkeys(event for each in self.running if each.due for event in each.due.undated))


def position(policy: Policy, case: Case, today: date, calendars: Mapping[str, Calendar]) -> Position:
    """Work out where a case stands on a day."""
    case = arrived(policy, case, calendars)
    journey = _with_expiries(policy, case, today, calendars)
    standings: list[Standing] = []
    for visit in (*journey.past, *journey.active):
        standings += _stage(policy, journey, visit, today, calendars)
    standings += _caps(policy, journey, today, calendars)
    rights = tuple(rule for rule in policy.procedure.rules if rule.force is Force.MAY)
    return Position(today, journey, tuple(standings), rights, tuple(_notes(policy, journey, standings, today)))


def _with_expiries(policy: Policy, case: Case, today: date, calendars: Mapping[str, Calendar]) -> Journey:
    """The way a case has taken, with the events that follow by themselves when a limit has run out."""
    journey = replay(policy, case)
    while lapsed := next(_lapsed(policy, journey, today, calendars), None):
        case = case.adding([lapsed])
        journey = replay(policy, case)
    return journey


def _lapsed(policy: Policy, journey: Journey, today: date, calendars: Mapping[str, Calendar]) -> Iterator[Fact]:
    told = {fact.event for fact in journey.case.facts}
    for limit in _open_limits(policy, journey):
        if limit.expiry is None or limit.expiry.event in told:
            continue
        when = due(policy, limit, journey.case, calendars)
        if when.complete and when.latest is not None and when.latest < today:
            day = when.latest + timedelta(1)
            yield Fact(limit.expiry.event, happened=True, span=Span(day, day))


def _open_limits(policy: Policy, journey: Journey) -> Iterator[Limit]:
    """The limits of acts that are not done, in the stages where the case is, then those over several stages."""
    acts = [duty for stage in journey.now for duty in policy.stages[stage].duties]
    yield from (duty.limit for duty in acts if duty.limit and not _done(journey.case, duty, None))
    yield from (cap.limit for cap in policy.procedure.caps if journey.now & set(cap.covers))


def _stage(
    policy: Policy, journey: Journey, visit: Visit, today: date, calendars: Mapping[str, Calendar]
) -> Iterator[Standing]:
    stage = policy.stages[visit.stage]
    over = visit not in journey.active
    entered = opened_on(visit)
    since = (
        entered.earliest
        if entered and sum(v.stage == visit.stage for v in (*journey.past, *journey.active)) > 1
        else None
    )
    overtaken = _overtaken(policy, journey.case, stage, since)
    for at, duty in enumerate(stage.duties):
        when = due(policy, duty.limit, journey.case, calendars, since) if duty.limit else None
        done = _done(journey.case, duty, since)
        if done:
            yield _finished(duty, stage.id, when, done, calendars, policy)
        elif over:
            continue
        elif at <= overtaken and not _pressing(duty, journey.case):
            yield Standing(duty, stage.id, Status.NOT_TOLD, when)
        elif when is None:
            arisen = not duty.after or any(journey.case.happenings(event) for event in duty.after)
            yield Standing(duty, stage.id, Status.OPEN if arisen else Status.WAITING)
        else:
            yield _pending(policy, duty, stage.id, when, today, calendars)


def _pressing(duty: Duty, case: Case) -> bool:
    """True for an act that later events do not overtake: one that was denied, or one that is repeated and not over."""
    if duty.limit and duty.limit.until:
        return not case.happenings(duty.limit.until)
    return duty.produces is not None and case.denied(duty.produces)


def _overtaken(policy: Policy, case: Case, stage: Stage, since: date | None) -> int:
    """How far down its list of acts a stage has got: the last act whose event is not after all that has happened."""
    order = policy.order
    by_itself = {limit.expiry.event for limit in limits_over(policy, stage) if limit.expiry}
    told = stage_events(policy, stage) - by_itself
    reached = max((order[event] for event in told if any(_happenings(case, event, since))), default=-1)
    return max(
        (at for at, duty in enumerate(stage.duties) if duty.produces and order[duty.produces] <= reached), default=-1
    )


def _caps(policy: Policy, journey: Journey, today: date, calendars: Mapping[str, Calendar]) -> Iterator[Standing]:
    for cap in policy.procedure.caps:
        if any(visit.stage in cap.covers for visit in journey.active):
            when = due(policy, cap.limit, journey.case, calendars)
            yield _pending(policy, cap, None, when, today, calendars)


def _done(case: Case, duty: Duty, since: date | None) -> Fact | None:
    if duty.produces is None or (duty.limit and duty.limit.every):
        return None
    return next(_happenings(case, duty.produces, since), None)


def _happenings(case: Case, event: str, since: date | None) -> Iterator[Fact]:
    """The times an event happened that may belong to a visit of a stage: not those before it was entered again."""
    for fact in case.happenings(event):
        if since is None or fact.span is None or fact.span.latest >= since:
            yield fact


def _finished(
    duty: Duty, stage: str, when: Due | None, done: Fact, calendars: Mapping[str, Calendar], policy: Policy
) -> Standing:
    latest = when.latest if when and when.complete else None
    if when is None or latest is None or done.span is None or done.span.earliest <= latest:
        return Standing(duty, stage, Status.DONE, when, done)
    by = _overdue(policy, when.limit, latest, done.span.earliest, calendars)
    return Standing(duty, stage, Status.DONE_LATE, when, done, by)


def _pending(
    policy: Policy, clause: Duty | Cap, stage: str | None, when: Due, today: date, calendars: Mapping[str, Calendar]
) -> Standing:
    status = _status(when, today)
    if status is Status.LATE and when.latest:
        return Standing(clause, stage, status, when, None, _overdue(policy, when.limit, when.latest, today, calendars))
    if status is Status.UNCLEAR and when.safe:
        return Standing(clause, stage, status, when, None, _overdue(policy, when.limit, when.safe, today, calendars))
    return Standing(clause, stage, status, when)


def _status(when: Due, today: date) -> Status:
    safe, latest = when.safe, when.latest
    if when.stopped:
        return Status.PAUSED
    if when.limit.until and safe is None and not when.undated:
        return Status.WAITING
    if safe is None or latest is None:
        return Status.DATE_NEEDED if when.undated else Status.WAITING
    if when.limit.kind is LimitKind.NOT_BEFORE:
        return Status.OPEN if today >= latest else Status.TOO_EARLY
    if today < safe:
        return Status.RUNNING
    if today <= latest or not when.complete:
        return Status.DUE_TODAY if today == safe == latest and when.complete else _at_edge(today, safe)
    return Status.LATE


def _at_edge(today: date, safe: date) -> Status:
    return Status.DUE_TODAY if today == safe else Status.UNCLEAR


def _overdue(policy: Policy, limit: Limit, due_on: date, today: date, calendars: Mapping[str, Calendar]) -> int:
    if isinstance(limit.period, WorkingDays):
        _, calendar = interpretation(policy, limit).counting(calendars)
        return calendar.between(due_on, today)
    return (today - due_on).days


def _notes(policy: Policy, journey: Journey, standings: list[Standing], today: date) -> Iterator[Note]:
    for fact in journey.case.facts:
        known = policy.events.get(fact.event)
        first = fact.sent.day if fact.sent else fact.span.earliest if fact.span else today
        if first > today and known and not known.future:
            yield Note(NoteKind.FUTURE, fact.event)
    for each in standings:
        if not (each.done and each.done.span and each.due and isinstance(each.clause, Duty)):
            continue
        limit = each.due.limit
        for event in limit.from_:
            for start in journey.case.happenings(event):
                if start.span and len(limit.from_) == 1 and each.done.span.latest < start.span.earliest:
                    yield Note(NoteKind.OUT_OF_ORDER, each.done.event, event)
    for event in journey.unplaced:
        yield Note(NoteKind.UNPLACED, event)


def _soonest(each: Standing) -> tuple[bool, date]:
    safe = each.due.safe if each.due else None
    return (safe is None, safe or date.max)


def _force(each: Standing) -> Force:
    return each.clause.force

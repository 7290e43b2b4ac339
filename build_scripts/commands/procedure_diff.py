"""What a change of a procedure moves: acts and ways, the dates of limits, and cases that are part-way through."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from build_scripts.source.calendar_coverage import shown_through
from navigator.case.course.ways import Transition, transitions
from navigator.case.limit.alone import from_start
from navigator.case.verdicts.position import Position, position
from navigator.dates.calendars import NONE, Calendar, days_between
from navigator.explain.limit_texts import counted_from
from navigator.explain.teller import Teller
from navigator.model.acts import Duty
from navigator.model.cases import Case, Example, Fact, Span
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.model.stages import ConflictRoute, Destination, Stage
from navigator.words import ENGLISH

NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing that differs between the two texts of a procedure."""

    kind: str
    """act, way, limit or case."""
    id: str
    """The id of the act, way, limit or case."""
    what: str
    """What of it differs: due, from, to, stage, end, next ..."""
    start: date | None = None
    """The day it was tried from, where it was tried from several."""
    before: str
    after: str


def moves(old: Policy, new: Policy, examples: Sequence[Example], calendars: Mapping[str, Calendar]) -> Iterator[Move]:
    """Everything that differs, in the order of the new procedure; the same question always gets the same answer.

    The cases are the worked examples, as they stand and begun on each of the drawn days.
    """
    starts = drawn(calendars[new.publisher.counting.calendar or NONE], calendars)
    yield from _acts(old, new)
    yield from _ways(old, new)
    yield from _limits(old, new, starts, calendars)
    for example in examples:
        yield from _case(old, new, example, None, calendars)
        for start in starts:
            yield from _case(old, new, example, start, calendars)


def drawn(calendar: Calendar, calendars: Mapping[str, Calendar]) -> tuple[date, ...]:
    """The last working day before each bank holiday of one year, and the last days of four months.

    The year is the one before the last that the calendar knows, so limits that begin in it end in known days.
    """
    year = shown_through(calendar, calendars).year - 1
    every = list(days_between(date(year, 1, 1), date(year, 12, 31)))
    before = [
        next(day for day in (off - timedelta(back) for back in range(1, 60)) if calendar.is_open(day))
        for off in every
        if off.weekday() not in calendar.weekend and not calendar.is_open(off)
    ]
    ends = [date(year, month, 31) for month in (1, 3, 8, 12)]
    return tuple(sorted({*before, *ends}))


def _acts(old: Policy, new: Policy) -> Iterator[Move]:
    for name in dict.fromkeys((*new.duties, *old.duties)):
        yield from _differs("act", name, "act", _act(old, name), _act(new, name))


def _act(policy: Policy, name: str) -> str:
    duty = policy.duties.get(name)
    return Teller(policy, ENGLISH).act(duty) if duty else NOTHING


def _ways(old: Policy, new: Policy) -> Iterator[Move]:
    before, after = _ways_of(old), _ways_of(new)
    for name in dict.fromkeys((*after, *before)):
        yield from _differs("way", name, "to", before.get(name, NOTHING), after.get(name, NOTHING))


def _ways_of(policy: Policy) -> dict[str, str]:
    """Each way out of each stage: the stage, the event that shows it, and where it goes."""
    return {
        each.id: f"{stage.id}, {_event(policy, each.event)}: {_place(policy, each.to or Destination())}"
        for stage in policy.procedure.stages
        for each in _all_ways(stage)
    }


def _all_ways(stage: Stage) -> tuple[Transition | ConflictRoute, ...]:
    return (*transitions(stage), *(route for route in stage.conflicts if route.event is None or route.to is None))


def _event(policy: Policy, event: str | None) -> str:
    return policy.events[event].what if event else "at any time"


def _place(policy: Policy, to: Destination) -> str:
    if to.end:
        return f"the end ({to.end.value})"
    names = [*to.next_stages, *filter(None, (to.procedure,))]
    if to.body:
        names.append(policy.roles[to.body].name)
    return " and ".join(names) or "the same stage"


def _limits(old: Policy, new: Policy, starts: Sequence[date], calendars: Mapping[str, Calendar]) -> Iterator[Move]:
    before, after = dict(_limits_of(old)), dict(_limits_of(new))
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            yield from _differs("limit", name, "words", was.words if was else NOTHING, now.words if now else NOTHING)
            continue
        yield from _differs("limit", name, "words", was.words, now.words)
        told = [counted_from(Teller(policy, ENGLISH), limit) for policy, limit in ((old, was), (new, now))]
        yield from _differs("limit", name, "from", *told)
        for start in starts:
            days = [_due(policy, limit, start, calendars) for policy, limit in ((old, was), (new, now))]
            yield from _differs("limit", name, "due", *days, start=start)


def _limits_of(policy: Policy) -> Iterator[tuple[str, Limit]]:
    return ((clause.id, limit) for clause, limit in policy.limits())


def _due(policy: Policy, limit: Limit, start: date, calendars: Mapping[str, Calendar]) -> str:
    """The date, or the safe and the latest one, as if each reading began on the same day."""
    dates = sorted(each.last.due for each in from_start(policy, limit, start, calendars) if each.last)
    return _span(dates[0], dates[-1])


def _case(
    old: Policy, new: Policy, example: Example, start: date | None, calendars: Mapping[str, Calendar]
) -> Iterator[Move]:
    first = min((fact.span.earliest for fact in example.facts if fact.span), default=None)
    if start is not None and first is None:
        return
    by = start - first if start and first else timedelta()
    before, after = (_answers(policy, example, by, calendars) for policy in (old, new))
    for what in dict.fromkeys((*after, *before)):
        yield from _differs("case", example.id, what, before.get(what, NOTHING), after.get(what, NOTHING), start=start)


def _answers(policy: Policy, example: Example, by: timedelta, calendars: Mapping[str, Calendar]) -> dict[str, str]:
    """Where the case is, and every date of it; events that this text of the procedure does not have are left out."""
    known = [_moved(fact, by) for fact in example.facts if fact.event in policy.events]
    areas = {area.id for area in policy.procedure.areas}
    case = Case(tuple(known), example.area if example.area in areas else None, example.answers)
    found = position(policy, case, example.today + by, calendars)
    return {**_route(policy, found), **_dates(found)}


def _route(policy: Policy, found: Position) -> dict[str, str]:
    acting = dict.fromkeys(role for each in found.next if isinstance(each.clause, Duty) for role in each.clause.by)
    end = found.journey.end
    return {
        "stage": ", ".join(visit.stage for visit in found.journey.active) or NOTHING,
        "end": _place(policy, end) if end else NOTHING,
        "next": ", ".join(policy.roles[role].name for role in acting) or NOTHING,
    }


def _dates(found: Position) -> dict[str, str]:
    return {
        each.clause.id: _span(each.due.safe, each.due.latest) for each in found.standings if each.due and each.due.safe
    }


def _moved(fact: Fact, by: timedelta) -> Fact:
    if fact.span is None:
        return fact
    return dataclasses.replace(fact, span=Span(fact.span.earliest + by, fact.span.latest + by))


def _span(safe: date, latest: date | None) -> str:
    if latest is None:
        return f"{safe.isoformat()} or later"
    return safe.isoformat() if safe == latest else f"{safe.isoformat()} to {latest.isoformat()}"


def _differs(kind: str, name: str, what: str, before: str, after: str, *, start: date | None = None) -> Iterator[Move]:
    if before != after:
        yield Move(kind=kind, id=name, what=what, start=start, before=before, after=after)

"""A case drawn from a number, told twice: with days, and with as many hours of one day for them.

An hour is a small day. What is true of the one is true of the other, if hours give an order as days do. No second
implementation is needed to see it, so it also shows what the engine and the second opinion do not know alike.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from navigator.case.verdicts.position import position
from navigator.dates import moments, periods
from navigator.dates.moments import Moment
from navigator.dates.periods import THAT_DAY, Period
from navigator.model.cases import Case, Span
from navigator.model.limits import CountingRules, GeneralRules, LimitKind
from navigator.model.policy import Policy
from tests.oracles import engine, made
from tests.oracles.drawn import Drawn
from tests.oracles.worlds import ActVerdict, Verdict

DAY = date(2026, 6, 2)
MOST, GAP = 22, 3
"""The last hour at which something is told, and the most between one thing and the next."""
SURELY = ("open", "done", "done_late", "late", "lapsed")
MAYBE = ("may_be_open", "may_be_done", "may_be_done_late", "may_be_late", "may_be_lapsed")


def can_be_scaled(drawn: Drawn) -> bool:
    """Whether all that is counted has a last day, and nothing is sent or named: only that is told with an hour."""
    events = drawn.policy.procedure.events
    odd = any(event.future or event.sent or event.arrival_of for event in events)
    return not odd and all(limit.kind is LimitKind.BY for _, limit in drawn.policy.limits())


def bolder_in_hours(drawn: Drawn) -> tuple[str, ...] | None:
    """What is said of the hours more boldly than of the days, a line each; None where one day has too few hours."""
    told = [fact.span.earliest for fact in drawn.case.facts if fact.happened and fact.span and not fact.sent]
    at = _spread(sorted(set(told)))
    if max(at.values(), default=0) > MOST:
        return None
    days, hours = (_verdict(drawn, at, unit) for unit in ("days", "hours"))
    if days.contradicts or hours.contradicts:
        return () if days.contradicts == hours.contradicts else ("contradicts",)
    return (*_of_case(days, hours), *(line for act in days.acts for line in _of_act(act, hours.act(act.id))))


def _of_case(days: Verdict, hours: Verdict) -> Iterator[str]:
    if hours.ended and not days.ended:
        yield "ended"
    yield from (f"never at {stage}" for stage in sorted(days.stages - hours.stages))


def _of_act(days: ActVerdict, hours: ActVerdict) -> Iterator[str]:
    yield from (f"{days.id} {name}" for name in SURELY if getattr(hours, name) and not getattr(days, name))
    yield from (f"{days.id} never {name}" for name in MAYBE if getattr(days, name) and not getattr(hours, name))
    first, last = (_number(each.safe) for each in (days, hours))
    if first is not None and last is not None and last > first:
        yield f"{days.id} safe: {first} / {last}"
    first, last = (_number(each.latest) for each in (days, hours))
    if last is not None and (first is None or last < first):
        yield f"{days.id} latest: {first} / {last}"


def _number(due: date | None) -> int | None:
    """How many days after the first one a date is; of an hour, how many hours after the first."""
    if due is None:
        return None
    hour = moments.clock_of(due)
    days = (moments.plain(due) - DAY).days
    return days * 24 + int(hour[:2]) if hour else days


def _spread(days: list[date]) -> dict[date, int]:
    """Days by their number: in their order, with no more than a gap between them."""
    found, number = dict[date, int](), 0
    for before, day in zip([days[0], *days] if days else [], days, strict=False):
        number += min((day - before).days, GAP)
        found[day] = number
    return found


def _verdict(drawn: Drawn, at: dict[date, int], unit: str) -> Verdict:
    policy = Policy(_scaled(drawn.policy.publisher, unit), _scaled(drawn.policy.procedure, unit))
    today = DAY + timedelta(300 if unit == "days" else 12)
    return engine.as_verdict(position(policy, _case(drawn.case, at, unit), today, made.weekdays()))


def _case(case: Case, at: dict[date, int], unit: str) -> Case:
    facts = []
    for fact in case.facts:
        if not fact.happened:
            facts.append(fact)
        elif fact.span and not fact.sent:
            number = at[fact.span.earliest]
            day = DAY + timedelta(number) if unit == "days" else Moment.of(DAY, f"{number:02}:00")
            facts.append(replace(fact, span=Span(day, day)))
    return replace(case, facts=tuple(facts))


def _scaled(value: Any, unit: str) -> Any:
    """The same part of a procedure with every length of time in one unit, on every day of the year."""
    if isinstance(value, Period):
        return value if value is THAT_DAY else periods.parse(f"{1 + value.amount * 7 % 9} {unit}")
    if isinstance(value, GeneralRules):
        every_day = {"calendar": "none", "school_calendar": "none", "zone": "Etc/UTC"}
        return made.rules(first_day="excluded", receipt="any day", last_day="stays", **every_day)
    if isinstance(value, CountingRules):
        return None
    if isinstance(value, tuple):
        return tuple(_scaled(each, unit) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {each.name: (getattr(value, each.name), each) for each in fields(value) if each.init}
    changed = {name: (now, _scaled(now, unit)) for name, (now, _) in parts.items()}
    new = {name: after for name, (now, after) in changed.items() if after is not now}
    return replace(value, **new)

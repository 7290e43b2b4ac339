"""A drawn case that fails, made smaller."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from navigator.dates.calendars import Calendar
from navigator.model.cases import Fact, Span
from navigator.model.limits import Limit
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from tests.oracles.drawn_sent import counted

if TYPE_CHECKING:
    from tests.oracles.drawn import Drawn


def smallest(failing: "Drawn", fails: Callable[["Drawn"], bool]) -> "Drawn":
    """Take out whatever can go while it still fails."""
    found = True
    while found:
        found = False
        for smaller in _smaller(failing):
            if fails(smaller):
                failing, found = smaller, True
                break
    return failing


def _smaller(whole: "Drawn") -> Iterator["Drawn"]:
    facts = whole.case.facts
    for at in range(len(facts)):
        yield replace(whole, case=replace(whole.case, facts=(*facts[:at], *facts[at + 1 :])))
    if whole.earlier:
        yield replace(whole, earlier=())
    for day in sorted(whole.calendars["office"].closures):
        yield replace(whole, calendars={name: _open_on(day, each) for name, each in whole.calendars.items()})
    counting = whole.policy.publisher.counting
    for at in range(len(counting.arrival)):
        fewer = replace(counting, arrival=(*counting.arrival[:at], *counting.arrival[at + 1 :]))
        yield replace(whole, policy=counted(whole.policy, fewer))
    for procedure in _smaller_procedures(whole.policy):
        yield replace(whole, policy=procedure)
    for at, fact in enumerate(facts):
        if fact.span and fact.span.earliest < fact.span.latest:
            one = Fact(fact.event, happened=True, span=Span(fact.span.earliest, fact.span.earliest))
            yield replace(whole, case=replace(whole.case, facts=(*facts[:at], one, *facts[at + 1 :])))


def _open_on(day: date, calendar: Calendar) -> Calendar:
    return replace(calendar, closures={other: why for other, why in calendar.closures.items() if other != day})


def _smaller_procedures(policy: Policy) -> Iterator[Policy]:
    procedure = policy.procedure
    if any(event.made_of for event in procedure.events):
        plain = tuple(replace(event, any_of=(), all_of=()) for event in procedure.events)
        yield Policy(policy.publisher, replace(procedure, events=plain))
    if procedure.outcomes:
        yield Policy(policy.publisher, replace(procedure, outcomes=()))
    if procedure.caps:
        yield Policy(policy.publisher, replace(procedure, caps=()))
    for at, stage in enumerate(procedure.stages):
        for changed in _smaller_stages(stage):
            stages = (*procedure.stages[:at], changed, *procedure.stages[at + 1 :])
            yield Policy(policy.publisher, replace(procedure, stages=stages))


def _smaller_stages(stage: Stage) -> Iterator[Stage]:
    for at, duty in enumerate(stage.duties):
        yield replace(stage, duties=(*stage.duties[:at], *stage.duties[at + 1 :]))
        for limit in _smaller_limits(duty.limit) if duty.limit else ():
            yield replace(stage, duties=(*stage.duties[:at], replace(duty, limit=limit), *stage.duties[at + 1 :]))
    for at in range(len(stage.outcomes)):
        yield replace(stage, outcomes=(*stage.outcomes[:at], *stage.outcomes[at + 1 :]))
    if stage.conflicts:
        yield replace(stage, conflicts=())


def _smaller_limits(limit: Limit) -> Iterator[Limit]:
    for at in range(len(limit.pauses)):
        yield replace(limit, pauses=(*limit.pauses[:at], *limit.pauses[at + 1 :]))
    for at in range(len(limit.extensions)):
        yield replace(limit, extensions=(*limit.extensions[:at], *limit.extensions[at + 1 :]))
    for at in range(len(limit.readings)):
        left = (*limit.readings[:at], *limit.readings[at + 1 :])
        yield replace(limit, readings=left if len(left) > 1 else ())
    if limit.or_:
        yield replace(limit, or_=(), pick=None)
    if limit.expiry:
        yield replace(limit, expiry=None)
    if limit.counting:
        yield replace(limit, counting=None)

"""What is worth knowing of a case, when all that everybody is asked has been answered."""

from collections.abc import Iterator

from navigator.case.asking.awaited import arrivals
from navigator.case.asking.questions import NO, UNKNOWN, YES, About, Question
from navigator.case.course.ends_of_times import begun_with, expiring
from navigator.case.course.ways import transitions
from navigator.case.verdicts.position import Position
from navigator.model.acts import Duty
from navigator.model.cases import Case
from navigator.model.policy import Policy


def worth_knowing(policy: Policy, found: Position, reader: str | None) -> Iterator[Question]:
    """Which way the case went, whether it is over, the dates that limits need, and what shows that a limit was kept."""
    if found.fork:
        yield Question(About.ROUTE, found.fork.stage, found.fork.events)
    over, unread = (
        [Question(About.HAPPENED, event, (YES, NO, UNKNOWN)) for event in events]
        for events in (found.asked, found.unread)
    )
    yield from over
    yield from (_day_of(policy, found, event) for event in _booked_or_come(policy, found))
    undated = {each for event in found.undated for each in _told_as(policy, event, found.journey.case)}
    # Nobody can give the day of what may not have happened.
    undated -= {question.subject for question in (*over, *unread)}
    yield from (_day_of(policy, found, each) for each in sorted(undated, key=lambda one: policy.order.get(one, 0)))
    yield from unread
    yield from (Question(About.HAPPENED, event, (YES, NO)) for event in arrivals(policy, found, reader))
    yield from (_day_of(policy, found, event) for event in _settling(found))
    yield from (_day_of(policy, found, event) for event in _judging(policy, found, reader))


def _booked_or_come(policy: Policy, found: Position) -> Iterator[str]:
    """What was told as the last thing and can be booked, without its day: it may lie ahead."""
    case = found.journey.case
    if case.last and policy.events[case.last].future:
        yield from (fact.event for fact in case.facts if fact.event == case.last and fact.happened and not fact.span)


def _settling(found: Position) -> Iterator[str]:
    """What was told without its day, and may have come when its time had ended the case."""
    undated = {fact.event for fact in found.journey.case.facts if fact.happened and fact.span is None}
    for each in found.done if found.may_be_ended and not found.ended else ():
        limit = each.clause.limit
        if each.done and each.done.event in undated and each.verdict.may_be_done_late and limit and limit.expiry:
            yield each.done.event


def _judging(policy: Policy, found: Position, reader: str | None) -> Iterator[str]:
    """Days that show whether what those who answer told was late: of use to those who wait for it."""
    if reader and not policy.asks((reader,)):
        return
    dated = {fact.event for fact in found.journey.case.facts if fact.happened and fact.span}
    dated |= {came.arrival_of for came in policy.procedure.events if came.arrival_of and came.id in dated}
    for each in found.done:
        by_them = isinstance(each.clause, Duty) and not any(policy.asks((role,)) for role in each.clause.by)
        if by_them and each.done and each.done.event in dated and each.due and each.verdict.may_be_done_late:
            days = (one for event in each.due.undated for one in _told_as(policy, event, found.journey.case))
            # Nobody can give the day of what may not have happened.
            yield from (event for event in days if all(course.surely(event) for course in found.journeys))


def _day_of(policy: Policy, found: Position, event: str) -> Question:
    return Question(About.DATE, event, (NO,) if _may_be_left_out(policy, found, event) else ())


def _may_be_left_out(policy: Policy, found: Position, event: str) -> bool:
    """Whether a step that nobody gave a day, and that the way of the case needs, may not have taken place."""
    stages = policy.procedure.stages
    if any(event in stage.opens for stage in stages):
        return False
    is_step = event in policy.producers or any(way.event == event for stage in stages for way in transitions(stage))
    return is_step and not found.journey.case.happenings(event) and not policy.events[event].arrival_of


def _told_as(policy: Policy, event: str, case: Case) -> tuple[str, ...]:
    """The events whose days give that of an event: itself, or what it is made of where any of that was told.

    That is first what happened on an unknown day; where all are needed, then what nobody mentioned. Nobody has a day of
    what comes by itself when a time runs out, unless it was told: the day on which that time began gives it.
    """
    if event in expiring(policy) and not case.happenings(event):
        return begun_with(policy, event)
    made = policy.events.get(event)
    if made is None or not any(map(case.happenings, made.made_of)):
        return (event,)
    undated = {fact.event for fact in case.facts if fact.happened and fact.span is None}
    return tuple(each for each in made.made_of if each in undated) or made.all_of or (event,)

"""What came too late, or may have, and need not have been accepted; and what hangs on that."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from navigator.case.course.journey import Journey
from navigator.case.course.ways import leading_into, starts_of
from navigator.case.verdicts.no_more import ends_no_more, waits_in_vain
from navigator.case.verdicts.standing import Standing
from navigator.case.verdicts.state import lapses
from navigator.case.verdicts.status import Status
from navigator.dates import moments
from navigator.model.acts import Cap, Duty
from navigator.model.cases import Case
from navigator.model.policy import Policy

_DONE = (Status.DONE, Status.DONE_LATE)


def used_late(policy: Policy, journeys: Sequence[Journey], standings: Sequence[Standing]) -> Iterator[Standing]:
    """Rights that were used when their time was over, or may have been, where nobody answered what they were for."""
    done, ends = [each for each in standings if each.status in _DONE], ends_no_more(standings)
    starts = {event for each in done if each.clause.limit for event in each.clause.limit.starts}
    answered = {part for event in starts for part in (event, *policy.events[event].made_of)}
    for each in done:
        own = _is_right(each.clause) or (isinstance(each.clause, Duty) and policy.asks(each.clause.by))
        if not (each.verdict.may_be_done_late and each.done and own) or each.done.event in answered:
            continue
        # What two acts can bring about was in time by one of them: panelists were named by somebody else.
        acts = (other for other in done if other.status is Status.DONE and isinstance(other.clause, Duty))
        others = (other for other in acts if not (waits_in_vain(other.clause, ends) or _was_over(other, journeys)))
        if not any(other.done and other.done.event == each.done.event for other in others if other is not each):
            yield each


def _was_over(each: Standing, journeys: Iterable[Journey]) -> bool:
    """Whether the stage of an act had been left, in every course, when what shows the act came."""
    event = each.done.event if each.done else ""
    return all(
        visit.left and known.first and moments.precedes(visit.left.last, known.first)
        for journey in journeys
        for visit in (*journey.past, *journey.active)
        if visit.stage == each.stage
        for known in journey.history.get(event, ())
    )


def _is_right(clause: Duty | Cap) -> bool:
    """Whether it is a right that is lost with its last day; a time that only ends, such as a year, is nobody's."""
    return lapses(clause) and not (isinstance(clause, Cap) and clause.only_ends)


def unless_refused(
    policy: Policy, case: Case, journeys: Sequence[Journey], standings: Sequence[Standing]
) -> tuple[Standing, ...]:
    """How acts stand, of which none is late for sure that need not be done if what came too late is not accepted.

    Where nobody told what began the time for it, nothing says that it came too late.
    """
    told = {fact.event for fact in case.facts if fact.happened}
    used = (
        each
        for each in used_late(policy, journeys, standings)
        if each.clause.limit and told & {*starts_of(each.clause.limit)}
    )
    late = {each.done.event for each in used if each.done}
    return tuple(_unless_refused(policy, each, late) if each.verdict.late else each for each in standings)


def _unless_refused(policy: Policy, each: Standing, late: set[str]) -> Standing:
    limit, found = each.clause.limit, set[str](each.clause.after)
    found |= {*(limit.starts if limit else ())}
    if each.stage:
        found |= {*policy.stages[each.stage].opens, *leading_into(policy, each.stage)}
    if not found & late:
        return each
    verdict = replace(each.verdict, late=False)
    unsure = tuple(event for event in policy.order if event in found & late)
    return replace(each, status=Status.UNCLEAR, verdict=verdict, overdue_by=0, if_accepted=unsure)

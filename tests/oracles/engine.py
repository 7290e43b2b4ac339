"""What the engine says of a case, as the plain values that the oracle of possible worlds gives."""

from collections.abc import Mapping
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.verdicts.position import Position, position
from navigator.case.verdicts.standing import Standing
from navigator.dates.calendars import Calendar
from navigator.model.acts import Duty, Force
from navigator.model.cases import Case
from navigator.model.parties import Side
from navigator.model.policy import Policy
from navigator.model.stages import Destination
from tests.oracles.worlds.verdict import ActVerdict, Verdict


def verdict(
    policy: Policy, calendars: Mapping[str, Calendar], case: Case, today: date, earlier: tuple[Policy, ...] = ()
) -> Verdict:
    """The engine's answer about a case on a day."""
    return as_verdict(position(policy, case, today, calendars, earlier))


def as_verdict(found: Position) -> Verdict:
    """A position as the oracle writes it."""
    places = {_place(each) for each in found.journeys}
    stages = {stage for each in found.journeys for stage in each.now}
    versions: set[str | None] = {each.policy.procedure.version for each in found.journeys}
    if not found.kept:
        places, stages, versions = set(), set(), set()
    if found.not_kept:
        places.add(frozenset({"version:not kept"}))
        versions.add(None)
    rights = [each for each in found.verdicts if _is_right(each, found)]
    return Verdict(
        places=frozenset(places),
        stages=frozenset(stages),
        ended=found.ended,
        may_be_ended=found.may_be_ended,
        rights=frozenset(each.clause.id for each in rights if each.verdict.open),
        may_be_rights=frozenset(each.clause.id for each in rights if each.verdict.may_be_open),
        asked=frozenset(found.asked),
        changed_by=frozenset(found.changed_by),
        versions=frozenset(versions),
        contradicts=found.contradicts,
        acts=tuple(_act(each) for each in found.verdicts),
    )


def _place(journey: Journey) -> frozenset[str]:
    # A stage that went on after an end, and waits for another track, has none.
    last = {move.stage: move.to for move in journey.moves}
    ends = [to for to in last.values() if not (to.stage or to.stages)]
    return journey.now or frozenset(_label(to) for to in ends)


def _label(to: Destination) -> str:
    if to.end:
        return f"end:{to.end.value}"
    return f"body:{to.body}" if to.body else f"procedure:{to.procedure}"


def _is_right(each: Standing, found: Position) -> bool:
    if not isinstance(each.clause, Duty):
        return False
    roles = found.journey.policy.roles
    return each.clause.force is Force.MAY or any(roles[role].side is Side.ASKS for role in each.clause.by)


def _act(each: Standing) -> ActVerdict:
    due, said = each.due, each.verdict
    safe, latest = (due.safe, due.latest) if due else (None, None)
    counts = [count for one in due.reckonings for count in (one.first, one.last) if count] if due else []
    none = due is None or any(one.none or not one.last for one in due.in_every_world)
    return ActVerdict(
        id=each.clause.id,
        dates=frozenset({*(count.due for count in counts), *((None,) if none else ())}),
        safe=safe,
        latest=latest,
        firm=not (due and due.provisional),
        open=said.open,
        may_be_open=said.may_be_open,
        done=said.done,
        may_be_done=said.may_be_done,
        done_late=said.done_late,
        may_be_done_late=said.may_be_done_late,
        late=said.late,
        may_be_late=said.may_be_late,
        last_day_today=said.last_day_today,
        undated=none,
        lapsed=said.lapsed,
        may_be_lapsed=said.may_be_lapsed,
        changed_by=frozenset(each.changed_by),
    )

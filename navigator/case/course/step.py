"""What can have come next in a case, and where it is then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from navigator.case.course.journey import Journey, Move, Visit
from navigator.case.course.ways import Transition
from navigator.case.facts.history import History, Known, is_dated
from navigator.dates import moments
from navigator.model.stages import Destination


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened, the stages that it can have led out of, and where to; no stages where it led nowhere."""

    visits: tuple[Visit, ...]
    transition: Transition | None
    known: Known
    to: Destination
    may_be_nothing: bool = False
    """Whether it may also have changed nothing."""


def moved(journey: Journey, step: Step) -> Journey:
    """The course after a step."""
    if not step.visits and step.may_be_nothing:
        return journey
    journey = _by_then(journey, step.known)
    if not step.visits:
        # It disagrees with what was reported as much as a step that came too early does.
        passed = (*journey.passed, step.known.event)
        return replace(journey, passed=passed, out_of_order=journey.out_of_order + bool(journey.active))
    known = step.known
    times = (known if each.fact == known.fact else each for each in journey.history[known.event])
    journey = replace(journey, history={**journey.history, known.event: tuple(times)})
    if step.transition is None and step.to.stage in {visit.stage for visit in step.visits}:
        return _opened_again(journey, step)
    entered = [visit.entered.first for visit in step.visits if visit.entered and visit.entered.first]
    late = sum(1 for day in entered if moments.precedes(known.last, day))
    left = tuple(replace(visit, left=known) for visit in step.visits)
    again = _ended_together(journey, step)
    active = [visit for visit in (*journey.active, *again) if visit not in step.visits]
    gone = [visit for visit in journey.past if visit not in step.visits and replace(visit, left=None) not in again]
    past_visits = (*gone, *left)
    done = {visit.stage for visit in past_visits}
    for stage in step.to.next_stages:
        is_open = any(visit.stage == stage for visit in active)
        joins = journey.policy.stages[stage].joins
        over = all(joined in done and all(v.stage != joined for v in active) for joined in joins)
        # A way straight to it waits for nothing: what it would join was never begun.
        straight = not any(visit.stage in joins for visit in (*past_visits, *active))
        if not is_open and (over or straight):
            active.append(Visit(stage, known))
    name = step.transition.id if step.transition else ""
    moves = tuple(Move(visit.stage, name, known, step.to) for visit in step.visits)
    return replace(
        journey,
        active=tuple(active),
        past=past_visits,
        moves=(*journey.moves, *moves),
        end=None if active else _ended(journey, step, moves),
        out_of_order=journey.out_of_order + late,
        went_on=journey.went_on or not journey.active,
    )


def _by_then(journey: Journey, known: Known) -> Journey:
    """The course where an event happened once more: a time of it without its day that led on before came no later."""
    led, times = {move.known.fact for move in journey.moves}, journey.history[known.event]
    before = [each for each in times if each.fact in led and not is_dated(each) and times.count(each) == 1]
    if not before:
        return journey
    held = (each.between(None, known.last) if each in before else each for each in times)
    return with_days(journey, {**journey.history, known.event: tuple(held)})


def _ended(journey: Journey, step: Step, moves: Sequence[Move]) -> Destination:
    """How a case ended: where one of its tracks had gone outside, it has gone there, however the last one ended."""
    tracks = {move.stage: move.to for move in (*journey.moves, *moves)}
    outside = [to for to in tracks.values() if to.body or to.procedure]
    return outside[-1] if outside and step.to.end and not journey.went_on else step.to


def _opened_again(journey: Journey, step: Step) -> Journey:
    """The stage in which a case had come to an end goes on, as if that had not ended it."""
    moves = tuple(Move(visit.stage, "", step.known, step.to) for visit in step.visits)
    again = _ended_together(journey, step)
    return replace(
        journey,
        active=(*(replace(visit, left=None) for visit in step.visits), *again),
        past=tuple(v for v in journey.past if v not in step.visits and replace(v, left=None) not in again),
        moves=(*journey.moves, *moves),
        end=None,
        went_on=True,
    )


def _ended_together(journey: Journey, step: Step) -> tuple[Visit, ...]:
    """The stages beside one in which a case goes on after its end that had ended with it: they are open again too."""
    ends = [visit.left for visit in step.visits if visit.left] if not journey.active else []
    beside = (visit for visit in journey.past if visit not in step.visits and visit.left in ends)
    return tuple(replace(visit, left=None) for visit in beside)


def with_days(journey: Journey, history: History) -> Journey:
    """The same course, its visits and moves with the days that their events have now."""

    def now(known: Known | None) -> Known | None:
        if known is None:
            return None
        times = [each for each in history.get(known.event, ()) if each.fact == known.fact]
        return times[0] if times else known

    return replace(
        journey,
        history=history,
        active=tuple(replace(visit, entered=now(visit.entered)) for visit in journey.active),
        past=tuple(replace(visit, entered=now(visit.entered), left=now(visit.left)) for visit in journey.past),
        moves=tuple(replace(move, known=now(move.known) or move.known) for move in journey.moves),
    )

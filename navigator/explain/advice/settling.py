"""What has to be known first, where that settles whether a case is over."""

from collections.abc import Sequence

from navigator.case.course.journey import Journey
from navigator.case.verdicts.position import Standing
from navigator.explain.advice.answer import Advice
from navigator.explain.advice.heading import heading
from navigator.explain.advice.rights import Right
from navigator.explain.advice.view import View
from navigator.model.acts import Duty, Force


def over_by_silence(view: View, rights: tuple[Right, ...]) -> Advice | None:
    """Where silence may have ended it: what settles that comes before all that can come later."""
    settling = not_reached(view) if view.found.may_be_ended else []
    if not settling:
        return None
    having = _having(view, settling)
    over = "advice.over_if_not" if not having or any(each.active for each in having) else "advice.over_if_so"
    return Advice(find_out(view, settling), lines=(view.teller.words(over),), rights=rights)


def not_reached(view: View) -> list[str]:
    """Of what settles whether it is over, what comes after all that was told; the rest goes without saying."""
    order = view.teller.policy.order
    told = [order[fact.event] for fact in view.found.journey.case.facts if fact.happened and fact.event in order]
    return [event for event in view.found.asked if order[event] > max(told, default=-1)]


def has_to_do(main: Standing, settling: Sequence[str]) -> bool:
    """Whether somebody may have to do now what would settle it: that comes before the question whether they did."""
    clause = main.clause
    return isinstance(clause, Duty) and clause.force is not Force.MAY and clause.produces in settling


def settled_by(view: View, settling: list[str], main: Standing, rights: tuple[Right, ...]) -> Advice:
    """Where nobody was asked what settles whether it is over: that comes first, and no date or step before it."""
    words, told = view.teller.words, view.teller.sentence(heading(view, main))
    having = _having(view, settling)
    if not having or any(_may_stand(main, each) for each in having):
        # Of several each can say something else of it, so nothing follows from "if so".
        first, then = ("over_if_not", "if_so") if len(settling) == 1 else ("may_be_over", "if_not_over")
        lines = (words(f"advice.{first}"), words(f"advice.{then}", told=told))
    else:
        over = () if any(each.active for each in having) else (words("advice.over_if_so"),)
        lines = (*over, words("advice.if_not", told=told))
    return Advice(find_out(view, settling), clause=main.clause.id, lines=lines, rights=rights)


def find_out(view: View, events: Sequence[str]) -> str:
    """The heading where something has to be known first that nobody told."""
    words, told = view.teller.words, {each: view.teller.event(each) for each in events}
    # What the reader did, they need not find out.
    own = all(text.split()[0] == words("tell.you") or _is_own(view, each) for each, text in told.items())
    key = "advice.find_out.you" if view.teller.reader and own else "advice.find_out"
    return words(key, event=words.either(tuple(told.values())))


def find_out_when(view: View, event: str) -> str:
    """The heading where the day of something that happened has to be known first."""
    words, teller = view.teller.words, view.teller
    return words("advice.find_out_when.you" if teller.reader else "advice.find_out_when", event=teller.event(event))


def day_behind(view: View, ends: Sequence[str]) -> str | None:
    """What happened, nobody knows on which day, and decides whether a time came to an end.

    Nobody can find out whether a time ran out; they can when they did what was to be done in it, or when it began.
    """
    for clause, limit in view.teller.policy.limits():
        if limit.expiry and limit.expiry.event in ends:
            for event in (getattr(clause, "produces", None) or "", *limit.starts):
                known = [each for journey in view.found.journeys for each in journey.history.get(event, ())]
                sure = all(journey.surely(event) for journey in view.found.journeys)
                if sure and len({day for each in known for day in (each.first, each.last)}) > 1:
                    return event
    return None


def _is_own(view: View, event: str) -> bool:
    """Whether the reader does it, or decides it, and nobody else does."""
    policy = view.teller.policy
    ways = (outcome for stage in policy.procedure.stages for outcome in stage.outcomes if outcome.event == event)
    by = [*(duty.by for duty in policy.producers.get(event, ())), *(outcome.by for outcome in ways)]
    return bool(by) and all(each == (view.teller.reader,) for each in by)


def _may_stand(main: Standing, journey: Journey) -> bool:
    """Whether what an answer is about can still be open in a course."""
    done = isinstance(main.clause, Duty) and main.clause.produces
    is_there = main.stage is None or any(visit.stage == main.stage for visit in journey.active)
    return is_there and not (done and journey.surely(done))


def _having(view: View, events: Sequence[str]) -> tuple[Journey, ...]:
    """The courses in which one of some events happened; none where no such course was looked at."""
    return tuple(each for each in view.found.journeys if any(map(each.surely, events)))

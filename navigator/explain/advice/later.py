"""What is said first where nothing can be done now: what comes later, or what nobody told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.asking.awaited import arrivals
from navigator.case.verdicts.position import Standing, Status
from navigator.explain.act_texts import act_text, dated_text, to_do_text
from navigator.explain.advice.answer import Advice
from navigator.explain.advice.heading import heading, later_heading
from navigator.explain.advice.lines import open_points, stands
from navigator.explain.advice.rights import Right, ended, hangs_on, though_over
from navigator.explain.advice.settling import day_behind, find_out, find_out_when, over_by_silence
from navigator.explain.advice.steps import Step
from navigator.explain.advice.view import View, has_date, soonest
from navigator.explain.beside import only_there
from navigator.explain.conditioned import (
    comes_before_what_happened,
)
from navigator.explain.where import awaited
from navigator.model.acts import Cap, Duty, Force
from navigator.model.stages import Outcome, Stage

MOST_UNTOLD = 3


def of_what_comes_later(view: View, rights: tuple[Right, ...]) -> Advice:
    """Where nothing can be done now: what the reader can do later, and what has to happen first."""
    if settled := over_by_silence(view, rights):
        return settled
    # A day that somebody has to name is for everybody to ask for.
    waiting = [
        each
        for each in view.found.of(Status.WAITING)
        if each.due and (view.is_mine(each) or (each.due.limit.day and each.verdict.may_be_open))
    ]
    # A right that was lost goes before those that could only come after it.
    over = [each.clause for each in view.lapsed() if each.status is Status.LAPSED]
    lost = [clause.produces for clause in over if isinstance(clause, Duty) and clause.produces]
    waiting = [each for each in waiting if not any(hangs_on(view.teller.policy, awaited(each), one) for one in lost)]
    first = next(iter(sorted(waiting, key=lambda each: not each.verdict.open)), None)
    if first and not first.verdict.open and (stopped := _stopped(view, rights)):
        return stopped  # What lets it go on comes before what can be done in the end.
    if first and not first.verdict.open and (perhaps := _perhaps(view, rights, before=awaited(first))):
        return perhaps  # So does what may run for somebody else, with a date of its own.
    late = [each for each in view.lapsed() if each.status is Status.LAPSED and each.due and each.due.limit.discretion]
    if late and first and view.is_mine(first) and not first.verdict.open and (gone := _over(view, rights, late)):
        return gone  # To ask for it to be accepted late can be done now.
    if first is None or not isinstance(first.clause, Duty):
        return (
            _over(view, rights)
            or _unsaid(view, rights)
            or _stopped(view, rights)
            or _perhaps(view, rights)
            or _not_known(view, rights)
            or _nothing(view, rights)
        )
    return Advice(
        later_heading(view, first, first.clause),
        clause=first.clause.id,
        lines=tuple(stands(view, first)),
        warnings=tuple(open_points(view, first)),
        rights=rights,
    )


def of_what_was_sent(view: View, rights: tuple[Right, ...]) -> Advice | None:
    """Where a time of the reader's own may be running since something came that was sent to them: its day is asked for.

    Nothing is said to be later then, and what they waited for before it was sent is no longer what matters.
    """
    words, teller = view.teller.words, view.teller
    sent = tuple(arrivals(teller.policy, view.found, teller.reader))
    waiting = ((each, each.due.awaited) for each in view.found.of(Status.WAITING) if each.due and view.is_mine(each))
    first, event = next(((each, event) for each, events in waiting for event in events if event in sent), (None, ""))
    if first is None:
        return None
    title = find_out_when(view, event)
    lines = (words("advice.not_come"), words("advice.runs_from_then"), act_text(teller, first.clause))
    return Advice(title, first.clause.id, lines=lines, warnings=tuple(open_points(view, first)), rights=rights)


def _nothing(view: View, rights: tuple[Right, ...]) -> Advice:
    """Where nobody has to do anything now, as far as was told: by what it can go on, what is open about that."""
    teller, ways = view.teller, _ways_out(view)
    about = {outcome.id for _, outcome in ways}
    left_open = tuple(gap.text for gap in teller.policy.procedure.gaps if about & set(gap.about))
    untold, on = tuple(_untold(view)), tuple(how_it_goes_on(view))
    title = teller.words("advice.nothing_known" if untold else "advice.nothing")
    # Where the list of what may have been done ends, and what is still to come begins.
    between = (teller.words("advice.goes_on"),) if untold and on else ()
    return Advice(title, lines=(*untold, *between, *on), warnings=left_open, rights=rights)


def _ways_out(view: View) -> list[tuple[Stage, Outcome]]:
    """The outcomes of the stages where the case is."""
    stages = [view.teller.policy.stages[visit.stage] for visit in view.found.journey.active]
    return [(stage, outcome) for stage in stages for outcome in stage.outcomes]


def how_it_goes_on(view: View) -> Iterator[str]:
    """What others may do and need not, and then how the stage can end, and to where that leads."""
    for each in view.found.may:
        if isinstance(each.clause, Duty) and not view.is_mine(each):
            yield dated_text(view.teller, each)
    yield from _told_ways(view)


def _told_ways(view: View) -> Iterator[str]:
    """How the stage can end, and to where that leads."""
    for stage, outcome in _ways_out(view):
        when, to = view.teller.condition(outcome), view.teller.destination(outcome.to, stage)
        yield view.teller.words("advice.way_out", when=when, to=to)


def _untold(view: View) -> Iterator[str]:
    """What somebody may still have to do, because nobody said whether it was done; first what has a date."""
    perhaps = [
        (bool(clause.when), not view.is_mine(each), soonest(each), each)
        for each in view.found.standings
        if isinstance(clause := each.clause, Duty) and clause.force is not Force.MAY and each.verdict.may_be_open
        if not each.had_to_precede  # What had to be done before something that is over is due no more.
    ]
    if not perhaps:
        return
    words, teller = view.teller.words, view.teller
    # To raise first what was answered since is nobody's next step, unless nothing else is left to name.
    perhaps = [ranked for ranked in perhaps if not _is_passed(view, ranked[-1].clause)] or perhaps
    yield words("advice.untold" if len(perhaps) == 1 else "advice.untold.several")
    # An act and the first day for it can be two clauses in the same words.
    ordered = sorted(perhaps, key=lambda ranked: ranked[:-1])
    told = dict.fromkeys(to_do_text(teller, each, view.found.today) for *_, each in ordered)
    yield from list(told)[:MOST_UNTOLD]
    if len(told) > MOST_UNTOLD:
        yield words.plural("advice.untold.more", len(told) - MOST_UNTOLD)


def _stopped(view: View, rights: tuple[Right, ...]) -> Advice | None:
    """Where nothing runs because a clock stands still: not that there is nothing more to come."""
    first = next(iter(view.found.of(Status.PAUSED)), None)
    if first is None:
        return None
    lines = (act_text(view.teller, first.clause), *stands(view, first))
    return Advice(view.teller.words("advice.stopped"), clause=first.clause.id, lines=lines, rights=rights)


def _perhaps(view: View, rights: tuple[Right, ...], before: Sequence[str] = ()) -> Advice | None:
    """Where something may have to be done, or may be done, and nobody said what it waits for.

    With `before`, only what has a date and brings one of these about.
    """
    perhaps = sorted(view.found.of(Status.MAY_BE_OPEN), key=lambda each: not view.is_mine(each))
    if before:
        dated = [each for each in perhaps if each.due and each.due.safe]
        perhaps = [each for each in dated if isinstance(each.clause, Duty) and each.clause.produces in before]
    first = next((each for each in perhaps if awaited(each)), None)
    if first is None:
        return None
    words, events = view.teller.words, awaited(first)
    lines = (to_do_text(view.teller, first, view.found.today), *stands(view, first), *_told_ways(view))
    others = tuple(each for each in rights if each.clause != first.clause.id)
    told = {fact.event for fact in view.found.journey.case.facts if fact.happened}
    if told.issuperset(events):  # of what was told for some days nobody needs to find out whether it happened
        return Advice(heading(view, first), clause=first.clause.id, lines=lines, rights=others)
    again = words("where.may_be_open", awaited=words.either([view.teller.event(each) for each in events], clauses=True))
    rest = tuple(line for line in lines if line != again)
    day = day_behind(view, events)
    if day:
        return Advice(find_out_when(view, day), clause=first.clause.id, lines=lines, rights=others)
    return Advice(find_out(view, events), clause=first.clause.id, lines=rest, rights=others)


def _not_known(view: View, rights: tuple[Right, ...]) -> Advice | None:
    """Where nothing is to be done by one text, but perhaps by another."""
    return Advice(view.teller.words("advice.find_out_began"), rights=rights) if view.found.not_kept else None


def of_what_has_a_date(view: View, main: Standing, rights: tuple[Right, ...]) -> Advice | None:
    """Where it may be over, and what no event shows would lead without a day: what has one there is asked for first."""
    clause = main.clause
    if has_date(main) or not isinstance(clause, Duty) or clause.produces or not only_there(view.teller, main):
        return None
    told = _unsaid(view, rights, beside=main)
    return replace(told, lines=(*told.lines, view.teller.sentence(heading(view, main)))) if told else None


def _unsaid(view: View, rights: tuple[Right, ...], beside: Standing | None = None) -> Advice | None:
    """Where something may have to be done still, and nobody said whether it was.

    With `beside`, only what has a day, at the stage of that act.
    """
    for each in view.found.of(Status.NOT_TOLD):
        clause = each.clause
        if (
            isinstance(clause, Duty)
            and (beside is None or (each.stage == beside.stage and has_date(each)))
            and clause.produces
            and clause.force is not Force.MAY
            and each.verdict.may_be_open
            and not _is_passed(view, clause)
            and not _is_answered(view, each.stage, clause.produces)
        ):
            own = bool(view.teller.reader) and view.is_mine(each)
            # Whoever may have to do it still is told to, not asked.
            order = view.teller.title(view.teller.order(clause))
            told = view.teller.words("advice.do.untold", act=order) if own else find_out(view, (clause.produces,))
            return Advice(
                told, clause=clause.id, lines=(to_do_text(view.teller, each, view.found.today),), rights=rights
            )
    return None


def _is_passed(view: View, clause: Duty | Cap) -> bool:
    """Whether something happened that comes after an act which has no time, or is of those who ask."""
    if not isinstance(clause, Duty) or clause.produces is None:
        return False
    timeless = clause.limit is None or view.teller.asks(clause)
    return timeless and comes_before_what_happened(view.teller, view.found, clause.produces)


def _is_answered(view: View, stage: str | None, event: str) -> bool:
    """Whether a later act of the same stage is done: who has the reply needs no acknowledgement any more."""
    duties = view.teller.policy.stages[stage].duties if stage else ()
    order, shown = view.teller.policy.order, {duty.produces for duty in duties}
    return any(fact.event in shown and order[event] < order[fact.event] for fact in view.found.happened)


def _over(view: View, rights: tuple[Right, ...], lost: Sequence[Standing] = ()) -> Advice | None:
    """Where nothing is left to do but what the reader did not do in time."""
    last = max(lost or view.lapsed(), key=lambda each: (each.due and each.due.latest) or date.min, default=None)
    if last is None:
        return None
    words, clause, who = view.teller.words, last.clause, last.due.limit.discretion if last.due else ()
    return Advice(
        ended(view, last).removesuffix("."),
        clause=clause.id,
        lines=tuple(though_over(view, last)),
        steps=(Step(clause.id, words("advice.ask_late", who=view.teller.one_of(who))),) if who else (),
        rights=tuple(each for each in rights if each.clause != clause.id),
    )

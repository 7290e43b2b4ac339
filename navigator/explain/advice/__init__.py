"""What an answer says first: what the reader does or is owed and by when, how it stands, and what to do now."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from navigator.case.awaited import arrivals
from navigator.case.journey import Journey
from navigator.case.position import Note, NoteKind, Position, Standing, Status
from navigator.explain.advice.heading import heading, later_heading, state
from navigator.explain.advice.lines import of_the_whole, standing_still, stands, warnings
from navigator.explain.advice.rights import Right, ended, hangs_on, late_all_the_same, rights_of, though_over
from navigator.explain.advice.silence import silence
from navigator.explain.advice.steps import Step, steps
from navigator.explain.advice.view import View, booked_for, is_booked, soonest
from navigator.explain.conditioned import (
    comes_before_what_happened,
    gone_to,
    has_ended,
    is_over_or_gone,
    not_begun,
    went_to_all,
)
from navigator.explain.doubts import over_too_late, used_late
from navigator.explain.standings import Calendars, act_text, awaited, dated_text, to_do_text
from navigator.explain.teller import Teller
from navigator.model.acts import Duty, Force
from navigator.model.stages import Outcome, Stage

__all__ = ("Advice", "advice", "booked_for", "is_booked")

MOST_UNTOLD = 3


@dataclass(frozen=True, slots=True)
class Advice:
    """The first part of an answer; each text is a sentence, or a few."""

    heading: str
    clause: str | None = None
    """The act or cap that the heading is about."""
    state: str = ""
    lines: tuple[str, ...] = ()
    """How it stands, and on what condition."""
    warnings: tuple[str, ...] = ()
    """What the policy leaves open about it."""
    steps: tuple[Step, ...] = ()
    silence: tuple[str, ...] = ()
    """What to do if nothing comes."""
    rights: tuple[Right, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The advice as the page gets it."""
        return asdict(self)


def advice(teller: Teller, found: Position, calendars: Calendars) -> Advice:
    """The advice for the teller's reader; for nobody in particular, that for whoever asks."""
    return _advice(View(teller, found, calendars))


def _advice(view: View) -> Advice:
    words, found = view.teller.words, view.found
    rights = tuple(rights_of(view))
    if not found.kept:
        return Advice(words("where.heading.not_kept"))
    if ahead := not_begun(found):
        return Advice(words("advice.check_date", event=view.teller.event(ahead)))
    if clash := next(filter(_is_clash, found.notes), None):
        # What is counted from a day that cannot be right would be a wrong date, told as if it were sure.
        key = "hours" if clash.kind is NoteKind.HOURS_OUT_OF_ORDER else "dates"
        one, other = (view.teller.event(event or "") for event in (clash.other, clash.event))
        return Advice(words(f"advice.check_{key}", one=one, other=other))
    end = found.journey.end
    if end and has_ended(found):
        if gone_to(found):
            bodies = [view.teller.role(view.teller.policy.roles[body]) for body in gone_to(found)]
            places = words.joined(bodies) if went_to_all(found) else words.either(bodies)
            key = "where.heading.over_or" if is_over_or_gone(found) else "where.heading.elsewhere"
            key += ".unless_late" if key == "where.heading.elsewhere" and _came_too_late(view) else ""
            return Advice(words(key, place=places), rights=rights)
        accepted = tuple(late_all_the_same(view))
        how = () if accepted else tuple(_ended_by(view))
        lines = (*how, *_unless(view), *over_too_late(view.teller, found), *_unclear_of_the_end(view))
        asking = tuple(_ask_late(view, each.clause) for each in accepted)
        return Advice(words("where.heading.ended"), lines=lines, steps=asking, rights=(*accepted, *rights))
    main = view.main()
    if (main is None or not view.is_mine(main)) and (sent := _of_what_was_sent(view, rights)):
        return sent
    if main is None:
        return _later(view, rights)
    mine = view.is_mine(main)
    settling = _not_reached(view) if found.may_be_ended and not main.verdict.open else []
    if settling and not (mine and _has_to_do(main, settling)):
        return _settled_by(view, settling, main, rights)
    now = steps(view, main)
    return Advice(
        heading=heading(view, main),
        clause=main.clause.id,
        state=state(main),
        lines=(*stands(view, main), *of_the_whole(view, main), *standing_still(view, main)),
        warnings=tuple(warnings(view, main)) if mine else (),
        steps=now,
        silence=() if mine and view.answers_others else tuple(silence(view, main)),
        # What is a step is not told a second time as a right.
        rights=tuple(each for each in rights if each.clause not in {step.clause for step in now}),
    )


def _ask_late(view: View, right: str) -> Step:
    """What is left of a right whose time is over: to ask whoever may accept it all the same."""
    limit = view.teller.policy.duties[right].limit
    who = view.teller.roles(limit.discretion if limit else ())
    return Step(right, view.teller.words("advice.ask_late", who=who))


def _came_too_late(view: View) -> bool:
    """Whether each way in which it went elsewhere came when its time was over, or may have."""
    late = {each.done.event for each in used_late(view.teller, view.found) if each.done}
    moved = [journey.moves[-1].known for journey in view.found.journeys if journey.moves]
    led = {part for known in moved for part in (known.event, *view.teller.policy.events[known.event].made_of)}
    return bool(late & led)


def _is_clash(note: Note) -> bool:
    return note.other is not None and note.kind in (NoteKind.OUT_OF_ORDER, NoteKind.HOURS_OUT_OF_ORDER)


def _ended_by(view: View) -> Iterator[str]:
    """What ended a case, where nobody told it: a time ran out; and what that means, in the words of the policy."""
    teller, found = view.teller, view.found
    told = {fact.event for fact in found.journey.case.facts}
    last = {journey.moves[-1].known.event for journey in found.journeys if journey.moves}
    if len(last) == 1 and not last & told:
        expiries = (limit.expiry for _, limit in teller.policy.limits() if limit.expiry)
        means = dict.fromkeys(teller.sentence(each.says) for each in expiries if each.event in last)
        yield " ".join((teller.sentence(teller.event(*last)), *means))


def _unless(view: View) -> Iterator[str]:
    """Of an end by a time that ran out: what came too late for more time, and what nobody told that would give some."""
    teller, journeys = view.teller, view.found.journeys
    told = {fact.event for fact in view.found.journey.case.facts}
    ran_out = {journey.moves[-1].known.event for journey in journeys if journey.moves} - told
    over = [
        each
        for each in view.found.verdicts
        if each.clause.limit and each.clause.limit.expiry and each.clause.limit.expiry.event in ran_out
    ]
    for event in dict.fromkeys(event for each in over for event in each.in_vain):
        yield teller.words("where.in_vain", event=teller.event(event))
    events = dict.fromkeys(event for each in over for event in each.changed_by)
    if events:
        named = teller.words.either([teller.event(event) for event in events], clauses=True)
        yield teller.words("where.ended.unless", events=named)


def _unclear_of_the_end(view: View) -> Iterator[str]:
    """What the policy leaves unclear about the way out by which a case ended."""
    moves = (move for each in view.found.journeys for move in each.moves)
    ends = {move.transition for move in moves if not move.to.leads_on}
    yield from (gap.text for gap in view.teller.policy.procedure.gaps if ends & set(gap.about))


def _later(view: View, rights: tuple[Right, ...]) -> Advice:
    """Where nothing can be done now: what the reader can do later, and what has to happen first."""
    if settled := _over_by_silence(view, rights):
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
        warnings=tuple(warnings(view, first)),
        rights=rights,
    )


def _of_what_was_sent(view: View, rights: tuple[Right, ...]) -> Advice | None:
    """Where a time of the reader's own may be running since something came that was sent to them: its day is asked for.

    Nothing is said to be later then, and what they waited for before it was sent is no longer what matters.
    """
    words, teller = view.teller.words, view.teller
    sent = tuple(arrivals(teller.policy, view.found, teller.reader))
    waiting = ((each, each.due.awaited) for each in view.found.of(Status.WAITING) if each.due and view.is_mine(each))
    first, event = next(((each, event) for each, events in waiting for event in events if event in sent), (None, ""))
    if first is None:
        return None
    title = words("advice.find_out_when.you" if teller.reader else "advice.find_out_when", event=teller.event(event))
    lines = (words("advice.not_come"), words("advice.runs_from_then"), act_text(teller, first.clause))
    return Advice(title, first.clause.id, lines=lines, warnings=tuple(warnings(view, first)), rights=rights)


def _nothing(view: View, rights: tuple[Right, ...]) -> Advice:
    """Where nobody has to do anything now, as far as was told: by what it can go on, what is open about that."""
    teller, ways = view.teller, _ways_out(view)
    may = (dated_text(teller, each) for each in view.found.may if not view.is_mine(each))
    about = {outcome.id for _, outcome in ways}
    open_points = tuple(gap.text for gap in teller.policy.procedure.gaps if about & set(gap.about))
    untold = tuple(_untold(view))
    title = teller.words("advice.nothing_known" if untold else "advice.nothing")
    return Advice(title, lines=(*untold, *may, *_told_ways(view)), warnings=open_points, rights=rights)


def _ways_out(view: View) -> list[tuple[Stage, Outcome]]:
    """The outcomes of the stages where the case is."""
    stages = [view.teller.policy.stages[visit.stage] for visit in view.found.journey.active]
    return [(stage, outcome) for stage in stages for outcome in stage.outcomes]


def _told_ways(view: View) -> Iterator[str]:
    """How it can go on, and to where."""
    for stage, outcome in _ways_out(view):
        when, to = view.teller.condition(outcome), view.teller.destination(outcome.to, stage)
        yield view.teller.words("advice.way_out", when=when, to=to)


def _untold(view: View) -> Iterator[str]:
    """What somebody may still have to do, because nobody said whether it was done; first what has a date."""
    perhaps = [
        (bool(clause.when), not view.is_mine(each), soonest(each), each)
        for each in view.found.standings
        if isinstance(clause := each.clause, Duty) and clause.force is not Force.MAY and each.verdict.may_be_open
    ]
    if not perhaps:
        return
    words, teller = view.teller.words, view.teller
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
    lines = (to_do_text(view.teller, first, view.found.today), *stands(view, first), *_told_ways(view))
    others = tuple(each for each in rights if each.clause != first.clause.id)
    told = {fact.event for fact in view.found.journey.case.facts if fact.happened}
    # Of what was told for some days nobody needs to find out whether it happened.
    title = heading(view, first) if told.issuperset(awaited(first)) else _find_out(view, awaited(first))
    return Advice(title, clause=first.clause.id, lines=lines, rights=others)


def _over_by_silence(view: View, rights: tuple[Right, ...]) -> Advice | None:
    """Where silence may have ended it: what settles that comes before all that can come later."""
    settling = _not_reached(view) if view.found.may_be_ended else []
    if not settling:
        return None
    having = _having(view, settling)
    over = "advice.over_if_not" if not having or any(each.active for each in having) else "advice.over_if_so"
    return Advice(_find_out(view, settling), lines=(view.teller.words(over),), rights=rights)


def _not_known(view: View, rights: tuple[Right, ...]) -> Advice | None:
    """Where nothing is to be done by one text, but perhaps by another."""
    return Advice(view.teller.words("advice.find_out_began"), rights=rights) if view.found.not_kept else None


def _find_out(view: View, events: Sequence[str]) -> str:
    """The heading where something has to be known first that nobody told."""
    words, told = view.teller.words, {each: view.teller.event(each) for each in events}
    # What the reader did, they need not find out.
    own = all(text.split()[0] == words("tell.you") or _is_own(view, each) for each, text in told.items())
    key = "advice.find_out.you" if view.teller.reader and own else "advice.find_out"
    return words(key, event=words.either(tuple(told.values())))


def _is_own(view: View, event: str) -> bool:
    """Whether it is the coming of something that the reader sends, and nobody else does."""
    acts = view.teller.policy.producers.get(event, ())
    sent = view.teller.policy.events[event].sent
    return sent and bool(acts) and all(duty.by == (view.teller.reader,) for duty in acts)


def _not_reached(view: View) -> list[str]:
    """Of what settles whether it is over, what comes after all that was told; the rest goes without saying."""
    order = view.teller.policy.order
    told = [order[fact.event] for fact in view.found.journey.case.facts if fact.happened and fact.event in order]
    return [event for event in view.found.asked if order[event] > max(told, default=-1)]


def _has_to_do(main: Standing, settling: Sequence[str]) -> bool:
    """Whether somebody may have to do now what would settle it: that comes before the question whether they did."""
    clause = main.clause
    return isinstance(clause, Duty) and clause.force is not Force.MAY and clause.produces in settling


def _settled_by(view: View, settling: list[str], main: Standing, rights: tuple[Right, ...]) -> Advice:
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
    return Advice(_find_out(view, settling), clause=main.clause.id, lines=lines, rights=rights)


def _may_stand(main: Standing, journey: Journey) -> bool:
    """Whether what an answer is about can still be open in a course."""
    done = isinstance(main.clause, Duty) and main.clause.produces
    is_there = main.stage is None or any(visit.stage == main.stage for visit in journey.active)
    return is_there and not (done and journey.surely(done))


def _having(view: View, events: Sequence[str]) -> tuple[Journey, ...]:
    """The courses in which one of some events happened; none where no such course was looked at."""
    return tuple(each for each in view.found.journeys if any(map(each.surely, events)))


def _unsaid(view: View, rights: tuple[Right, ...]) -> Advice | None:
    """Where something may have to be done still, and nobody said whether it was."""
    for each in view.found.of(Status.NOT_TOLD):
        clause = each.clause
        if (
            isinstance(clause, Duty)
            and clause.produces
            and clause.force is not Force.MAY
            and each.verdict.may_be_open
            and not (
                comes_before_what_happened(view.teller, view.found, clause.produces)
                and (clause.limit is None or view.teller.asks(clause))
            )
            and not _is_answered(view, each.stage, clause.produces)
        ):
            told = _find_out(view, (clause.produces,))
            return Advice(
                told, clause=clause.id, lines=(to_do_text(view.teller, each, view.found.today),), rights=rights
            )
    return None


def _is_answered(view: View, stage: str | None, event: str) -> bool:
    """Whether a later act of the same stage is done: who has the reply needs no acknowledgement any more."""
    duties = view.teller.policy.stages[stage].duties if stage else ()
    order, shown = view.teller.policy.order, {duty.produces for duty in duties}
    return any(fact.event in shown and order[event] < order[fact.event] for fact in view.found.happened)


def _over(view: View, rights: tuple[Right, ...]) -> Advice | None:
    """Where nothing is left to do but what the reader did not do in time."""
    last = max(view.lapsed(), key=lambda each: (each.due and each.due.latest) or date.min, default=None)
    if last is None:
        return None
    words, clause, who = view.teller.words, last.clause, last.due.limit.discretion if last.due else ()
    return Advice(
        ended(view, last).removesuffix("."),
        clause=clause.id,
        lines=tuple(though_over(view, last)),
        steps=(Step(clause.id, words("advice.ask_late", who=view.teller.roles(who))),) if who else (),
        rights=tuple(each for each in rights if each.clause != clause.id),
    )

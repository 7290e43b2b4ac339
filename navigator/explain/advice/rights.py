"""What the reader may do besides, and what they may no longer do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from navigator.case.course.ways import events_at_home, leading_into
from navigator.case.verdicts.position import Standing, Status
from navigator.explain.act_texts import dated_text
from navigator.explain.advice.view import View
from navigator.explain.beside import untold_text
from navigator.explain.where import where_text
from navigator.model.acts import Cap, Duty, Force
from navigator.model.parties import Side
from navigator.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Right:
    """Something that the reader may do, in few words."""

    clause: str
    text: str


def rights_of(view: View) -> Iterator[Right]:
    """What the reader may do, whatever else runs."""
    teller = view.teller
    for each in view.found.may:
        clause = each.clause
        if isinstance(clause, Duty) and view.is_mine(each):
            told = [dated_text(teller, each)]
            if each.status is Status.MAY_BE_OPEN:
                told.append(where_text(teller, each, view.found.today, view.calendars))
            yield Right(clause.id, " ".join(told))
    for each in view.lapsed():
        accepted = list(though_over(view, each))
        # Whoever was told of a right yesterday has to be told that its time is over.
        # So has whoever has a right of which no event shows whether it was used.
        unseen = isinstance(each.clause, Duty) and each.clause.produces is None
        if accepted or unseen or each.status is Status.LAPSED:
            yield Right(each.clause.id, " ".join((ended(view, each), *accepted)))
    yield from _used_or_lost(view)
    yield from _instead(view)
    for rule in view.found.rights:
        role = teller.reader
        mine = role in rule.by if role else any(teller.policy.roles[by].side is Side.ASKS for by in rule.by)
        if mine or not rule.by:
            yield Right(rule.id, rule.text)


def _instead(view: View) -> Iterator[Right]:
    """To whom to go instead, where what can be done now goes to somebody whom it may be about."""
    teller, main = view.teller, view.main()
    if main is None or main.stage is None or not view.is_mine(main) or main.due or not isinstance(main.clause, Duty):
        return
    said = {fact.event for fact in view.found.journey.case.facts}
    for route in teller.policy.stages[main.stage].conflicts:
        if route.event not in said and teller.policy.asks(main.clause.by):
            about = teller.role(teller.policy.roles[route.about])
            # What is told to nobody in particular is not told to "you".
            who = "" if teller.reader else teller.who_acts(main.clause)
            force = teller.force(replace(main.clause, force=route.force)) if who else teller.your_force(route.force)
            key = "advice.if_about.other" if who else "advice.if_about"
            yield Right(route.id, teller.words(key, role=about, who=who, force=force, act=route.act))


def _used_or_lost(view: View) -> Iterator[Right]:
    """Rights of a step that is over in every world, where it is not known whether the reader used them in time."""
    if not view.found.may_be_ended or view.found.ended:
        return
    for each in view.found.verdicts:
        clause = each.clause
        settles = isinstance(clause, Duty) and clause.force is Force.MAY and clause.produces in view.found.asked
        over = each.due is not None and each.due.latest is not None and each.due.latest < view.found.today
        if settles and over and not each.verdict.done and each not in view.found.standings and view.is_mine(each):
            how = () if _is_over_for_good(view, each) else though_over(view, each)
            yield Right(clause.id, " ".join((ended(view, each), *how)))


def _is_over_for_good(view: View, each: Standing) -> bool:
    """Whether the longest time for the step of an act is over too, so that nobody can accept it late any more."""
    moved = {move.known.event for journey in view.found.journeys for move in journey.moves}
    limits = (cap.limit for cap in view.teller.policy.procedure.caps if each.stage in cap.covers)
    return any(one.expiry and one.expiry.event in moved and not one.discretion for one in limits)


def ended(view: View, each: Standing) -> str:
    """That the time for something is over, or may be; of what some cases alone have, that it is so in those."""
    latest = each.due.latest if each.due else None
    last = latest if latest and latest < view.found.today else None
    return _ended(view, each.clause, last, at_most=bool(each.due and not each.due.wherever_owed.one_date))


def _ended(view: View, clause: Duty | Cap, last: date | None, *, at_most: bool = False) -> str:
    teller, words = view.teller, view.teller.words
    act = teller.order(clause) if isinstance(clause, Duty) else ""
    over = f"advice.right_over{'.at_most' if at_most else ''}"
    told = words(over if last else "advice.right_may_be_over", act=act, date=words.date(last) if last else "")
    when = teller.on_answers(clause)
    return teller.sentence(words("tell.with_answer", when=words.joined(when), who=told) if when else told)


def though_over(view: View, each: Standing) -> Iterator[str]:
    """Why it may be done although its time is over: who may accept it, and what would have given more time."""
    yield from accepted_by(view, each)
    if untold := untold_text(view.teller, each):
        yield untold


def accepted_by(view: View, each: Standing) -> Iterator[str]:
    """Who may accept it although it is late."""
    if each.due and each.due.limit.discretion:
        who = view.teller.title(view.teller.one_of(each.due.limit.discretion))
        yield view.teller.words("change.discretion", who=who)


def late_all_the_same(view: View) -> Iterator[Right]:
    """What a time that ran out has ended, and who may accept it although it is late."""
    journey, words = view.found.journey, view.teller.words
    over = {move.known.event: move.known for move in journey.moves}
    for clause, limit in journey.policy.limits():
        known = over.get(limit.expiry.event) if limit.expiry and not limit.expiry.done_or_not else None
        if known is None or not limit.discretion or not isinstance(clause, Duty) or not view.teller.asks(clause):
            continue
        if clause.produces in over:
            continue  # It was done late, and went on by that: somebody had accepted it.
        who = view.teller.title(view.teller.one_of(limit.discretion))
        day = known.first - timedelta(1) if known.first == known.last else None
        yield Right(clause.id, f"{_ended(view, clause, day)} {words('change.discretion', who=who)}")


def hangs_on(policy: Policy, events: Iterable[str], lost: str) -> bool:
    """Whether events can only come after another one, by the acts that show them and the ways into their stages."""
    return bool(ways := tuple(events)) and all(_comes_after(policy, event, lost, frozenset()) for event in ways)


def _comes_after(policy: Policy, event: str, lost: str, seen: frozenset[str]) -> bool:
    if event == lost or event in seen:
        return True
    earlier = dict.fromkeys(before for before in _before(policy, event) if before != event)
    return bool(earlier) and all(_comes_after(policy, each, lost, seen | {event}) for each in earlier)


def _before(policy: Policy, event: str) -> Iterator[str]:
    """What an event comes after: what its act waits for, else each way into its stage."""
    yield from policy.events[event].made_of
    at_home = events_at_home(policy)
    for stage in policy.procedure.stages:
        if event not in at_home[stage.id]:
            continue
        duty = next((each for each in stage.duties if each.produces == event), None)
        own = (*duty.after, *(duty.limit.starts if duty.limit else ())) if duty else ()
        into = sorted(leading_into(policy, stage.id), key=policy.order.__getitem__)
        yield from own or (*into, *(each for each in stage.opens if each != event))

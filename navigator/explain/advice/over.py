"""What is said first of a case that is over."""

from collections.abc import Iterator

from navigator.case.verdicts.accepted import used_late
from navigator.case.verdicts.position import Standing
from navigator.explain.advice.answer import Advice
from navigator.explain.advice.rights import Right, late_all_the_same
from navigator.explain.advice.steps import Step
from navigator.explain.advice.view import View, had_left, is_too_early
from navigator.explain.conditioned import (
    gone_to,
    is_over_or_gone,
    went_to_all,
)
from navigator.explain.doubts import over_too_late


def of_what_is_over(view: View, rights: tuple[Right, ...]) -> Advice:
    """Where it is over in every world: how it ended, what would have kept it open, and what may be asked for still."""
    words, found = view.teller.words, view.found
    if gone_to(found):
        bodies = [view.teller.role(view.teller.policy.roles[body]) for body in gone_to(found)]
        places = words.joined(bodies) if went_to_all(found) else words.either(bodies)
        key = "where.heading.over_or" if is_over_or_gone(found) else "where.heading.elsewhere"
        key += ".unless_late" if key == "where.heading.elsewhere" and _came_too_late(view) else ""
        return Advice(words(key, place=places), rights=rights)
    accepted = tuple(late_all_the_same(view))
    how = () if accepted else tuple(_ended_by(view))
    unless = tuple(_unless(view))
    lines = (*how, *_in_vain(view), *unless, *over_too_late(view.teller, found), *_unclear_of_the_end(view))
    asking = tuple(_ask_late(view, each.clause) for each in accepted)
    key = ".unless" if unless else ".unless_early" if _came_too_early(view) else ""
    heading = words(f"where.heading.ended{key}")
    return Advice(heading, lines=lines, steps=asking, rights=(*accepted, *rights))


def _ask_late(view: View, right: str) -> Step:
    """What is left of a right whose time is over: to ask whoever may accept it all the same."""
    limit = view.teller.policy.duties[right].limit
    who = view.teller.one_of(limit.discretion if limit else ())
    return Step(right, view.teller.words("advice.ask_late", who=who))


def _came_too_late(view: View) -> bool:
    """Whether each way in which it went elsewhere came when its time was over, or may have."""
    found = view.found
    late = {each.done.event for each in used_late(view.teller.policy, found.journeys, found.standings) if each.done}
    return bool(late & _led(view))


def _came_too_early(view: View) -> bool:
    """Whether what ended it came before it may be done: then it may not count."""
    done = (each for each in view.found.standings if each.done and not had_left(view.found, each))
    early = {each.done.event for each in done if each.done and is_too_early(each)}
    return bool(early & _led(view))


def _led(view: View) -> set[str]:
    """What led a case to where it ended, in some course, with what that is made of."""
    moved = [journey.moves[-1].known for journey in view.found.journeys if journey.moves]
    return {part for known in moved for part in (known.event, *view.teller.policy.events[known.event].made_of)}


def _ended_by(view: View) -> Iterator[str]:
    """What ended a case, where nobody told it: a time ran out; and what that means, in the words of the policy."""
    teller, found = view.teller, view.found
    told = {fact.event for fact in found.journey.case.facts}
    last = {journey.moves[-1].known.event for journey in found.journeys if journey.moves}
    if len(last) == 1 and not last & told:
        expiries = (limit.expiry for _, limit in teller.policy.limits() if limit.expiry)
        means = dict.fromkeys(teller.sentence(each.says) for each in expiries if each.event in last)
        yield " ".join((teller.sentence(teller.event(*last)), *means))


def _ran_out(view: View) -> list[Standing]:
    """The times that ran out, and with that ended it, where nothing that was told had ended it otherwise."""
    found = view.found
    told = {fact.event for fact in found.journey.case.facts}
    led = [journey.moves for journey in found.journeys if journey.moves]
    anyway = {moves[-1].stage for moves in led if moves[-1].known.event in told}
    # What was told may have ended an earlier round, and then nothing says that it would have ended this one.
    once = [moves[-1] for moves in led if moves[-1].stage in anyway - {move.stage for move in moves[:-1]}]
    ran_out = {moves[-1].known.event for moves in led if moves[-1] not in once} - told
    timed = [(each, each.clause.limit.expiry) for each in found.verdicts if each.clause.limit]
    return [each for each, expiry in timed if expiry and expiry.event in ran_out]


def _in_vain(view: View) -> Iterator[str]:
    """What was told and came too late for more time."""
    for event in dict.fromkeys(event for each in _ran_out(view) for event in each.in_vain):
        yield view.teller.words("where.in_vain", event=view.teller.event(event))


def _unless(view: View) -> Iterator[str]:
    """Of an end by a time that ran out: what nobody told that would give more time."""
    teller = view.teller
    if events := dict.fromkeys(event for each in _ran_out(view) for event in each.changed_by):
        named = teller.words.either([teller.event(event) for event in events], clauses=True)
        yield teller.words("where.ended.unless", events=named)


def _unclear_of_the_end(view: View) -> Iterator[str]:
    """What the policy leaves unclear about the way out by which a case ended."""
    moves = (move for each in view.found.journeys for move in each.moves)
    ends = {move.transition for move in moves if not move.to.leads_on}
    yield from (gap.text for gap in view.teller.policy.procedure.gaps if ends & set(gap.about))

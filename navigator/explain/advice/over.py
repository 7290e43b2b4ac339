"""What is said first of a case that is over."""

from collections.abc import Iterator

from navigator.case.verdicts.accepted import used_late
from navigator.explain.advice.answer import Advice
from navigator.explain.advice.rights import Right, late_all_the_same
from navigator.explain.advice.steps import Step
from navigator.explain.advice.view import View
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
    lines = (*how, *_unless(view), *over_too_late(view.teller, found), *_unclear_of_the_end(view))
    asking = tuple(_ask_late(view, each.clause) for each in accepted)
    return Advice(words("where.heading.ended"), lines=lines, steps=asking, rights=(*accepted, *rights))


def _ask_late(view: View, right: str) -> Step:
    """What is left of a right whose time is over: to ask whoever may accept it all the same."""
    limit = view.teller.policy.duties[right].limit
    who = view.teller.one_of(limit.discretion if limit else ())
    return Step(right, view.teller.words("advice.ask_late", who=who))


def _came_too_late(view: View) -> bool:
    """Whether each way in which it went elsewhere came when its time was over, or may have."""
    found = view.found
    late = {each.done.event for each in used_late(view.teller.policy, found.journeys, found.standings) if each.done}
    moved = [journey.moves[-1].known for journey in view.found.journeys if journey.moves]
    led = {part for known in moved for part in (known.event, *view.teller.policy.events[known.event].made_of)}
    return bool(late & led)


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

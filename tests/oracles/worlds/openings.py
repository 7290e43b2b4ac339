"""What a case leaves open: answers that nobody gave, and which part of an event made of others happened."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from navigator.model.acts import Cap, Duty, Event
from navigator.model.cases import Case, Fact, Span
from navigator.model.limits import Extension
from navigator.model.policy import Policy
from navigator.model.stages import Outcome

_Timed = TypeVar("_Timed", Duty, Cap)


def every_answer(policy: Policy, case: Case) -> list[Policy]:
    """The policy for each set of answers that the case leaves open: what is for other answers is struck out."""
    found = [policy]
    for question in policy.procedure.questions:
        mine = {choice.id for choice in question.answers}
        said = mine.intersection(case.answers) or mine
        found = [_struck(each, mine - {answer}, answer) for each in found for answer in sorted(said)]
    return found


def _struck(policy: Policy, others: set[str], answer: str) -> Policy:
    def stays(each: Duty | Outcome | Cap | Extension) -> bool:
        return answer in each.only or not others.intersection(each.only)

    def left(clauses: tuple[_Timed, ...]) -> tuple[_Timed, ...]:
        """What stays, each with as much of its more time as stays."""
        return tuple(
            replace(each, limit=replace(each.limit, extensions=tuple(filter(stays, each.limit.extensions))))
            if each.limit
            else each
            for each in clauses
            if stays(each)
        )

    procedure = policy.procedure
    stages = [replace(s, duties=left(s.duties), outcomes=tuple(filter(stays, s.outcomes))) for s in procedure.stages]
    caps, ways = left(procedure.caps), tuple(filter(stays, procedure.outcomes))
    return Policy(policy.publisher, replace(procedure, stages=tuple(stages), caps=caps, outcomes=ways))


def every_part(policy: Policy, case: Case) -> list[Case]:
    """What can have happened where only the event that is made of others was told."""
    done = {fact.event for fact in case.facts if fact.happened}
    denied = {fact.event for fact in case.facts} - done
    found = [case]
    for made in policy.procedure.events:
        if made.id not in done or done.intersection(made.made_of):
            continue
        # Each way to make it up: one of its parts alone, or all of them.
        ways = [(part,) for part in made.any_of] + ([made.all_of] if made.all_of else [])
        open_ways = [way for way in ways if not denied.intersection(way)]
        found = [_made_up(each, made.id, way) for each in found for way in open_ways] or found
    return found


def _made_up(case: Case, made: str, way: tuple[str, ...]) -> Case:
    facts = list(case.facts)
    if len(way) == 1:
        facts = [replace(f, event=way[0]) if f.event == made and f.happened else f for f in facts]
    else:
        facts += [Fact(part, happened=True) for part in way]
    return replace(case, facts=tuple(facts))


def with_what_was_sent(policy: Policy, case: Case) -> Case:
    """The case with the sending of whatever came and of whose sending nobody spoke; only the post tells its day."""
    spoken_of = {fact.event for fact in case.facts}
    sending = {event.id: event.arrival_of for event in policy.procedure.events if event.arrival_of}
    facts = list(case.facts)
    for came in case.facts:
        event = sending.get(came.event)
        if event is None or event in spoken_of or not came.happened:
            continue
        posted = came.sent.day if came.sent else None
        facts.append(Fact(event, happened=True, span=Span(posted, posted) if posted else None))
    return replace(case, facts=tuple(facts))


def named_by(policy: Policy) -> frozenset[str]:
    """The events that something in a policy names, or that are made of such, or that such are made of."""
    found = set(_names(policy.procedure))
    for _ in policy.procedure.events:
        for event in policy.procedure.events:
            others = {*event.any_of, *event.all_of, *filter(None, (event.arrival_of,))}
            if event.id in found:
                found |= others
            elif others & found:
                found.add(event.id)
    return frozenset(found)


_NAMING = {"event", "produces", "from_", "before", "until", "after", "day", "opens"}


def _names(part: object) -> Iterator[str]:
    """What the keys that name events hold, at any depth, but for the list of events itself."""
    if isinstance(part, tuple):
        for each in part:
            yield from _names(each)
    elif is_dataclass(part) and not isinstance(part, Event):
        for field in fields(part):
            held = getattr(part, field.name)
            if field.name in _NAMING and isinstance(held, str | tuple):
                yield from (held,) if isinstance(held, str) else held
            yield from _names(held)

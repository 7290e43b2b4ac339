"""Events that follow from others: what is known of them when it is known of those; and what came was sent."""

from collections.abc import Iterator
from dataclasses import replace

from navigator.dates import moments
from navigator.model.acts import Event
from navigator.model.cases import Case, Fact, Span
from navigator.model.policy import Policy


def composed(policy: Policy, case: Case) -> Case:
    """The case with what follows from its facts for events that are made of others, and for what was sent."""
    events = policy.procedure.events
    sent = (event for event in events if event.arrival_of and not _told(case, event.arrival_of))
    case = case.adding(fact for event in sent for fact in _sent(case, event))
    made = [event for event in events if event.made_of]
    return case.adding(fact for event in made if not _told(case, event.id) for fact in _follows(case, event))


def parted(policy: Policy, case: Case) -> tuple[Case, ...]:
    """The cases that one can be in which an event made of others was told by itself.

    With any of others, it was one of them that was not denied; with all of them, each of them happened.
    """
    found = [case]
    for event in policy.procedure.events:
        parts = [each for each in event.made_of if not case.denied(each)]
        if not case.happenings(event.id) or any(map(case.happenings, event.made_of)):
            continue
        if event.any_of and parts:
            found = [_in_place_of(event.id, part, each) for each in found for part in parts]
        elif event.all_of and len(parts) == len(event.all_of):
            found = [each.adding(Fact(part, happened=True) for part in parts) for each in found]
    return tuple(found)


def _in_place_of(event: str, part: str, case: Case) -> Case:
    facts = (replace(fact, event=part) if fact.event == event and fact.happened else fact for fact in case.facts)
    return replace(case, facts=tuple(facts))


def _sent(case: Case, arrival: Event) -> Iterator[Fact]:
    """The sending of each thing that came: on the day that was told of it, or on one that nobody told."""
    for fact in case.happenings(arrival.id):
        day = fact.sent.day if fact.sent else None
        yield Fact(arrival.arrival_of or "", happened=True, span=Span(day, day) if day else None)


def _told(case: Case, event: str) -> bool:
    return case.denied(event) or bool(case.happenings(event))


def _follows(case: Case, event: Event) -> Iterator[Fact]:
    firsts = [case.happenings(each)[:1] for each in event.all_of]
    if event.any_of:
        found = [fact for each in event.any_of for fact in case.happenings(each)]
        yield from (replace(fact, event=event.id) for fact in found)
        if not found and all(map(case.denied, event.any_of)):
            yield Fact(event.id, happened=False)
    elif all(firsts):
        yield _last(event, [fact for (fact,) in firsts])
    elif any(map(case.denied, event.all_of)):
        yield Fact(event.id, happened=False)


def _last(event: Event, facts: list[Fact]) -> Fact:
    """What is known of the last of several; it can have been on any day that is not before all others."""
    spans = [fact.span for fact in facts if fact.span]
    firm = all(fact.firm for fact in facts)
    if len(spans) < len(facts):
        return Fact(event.id, happened=True, firm=firm)
    # Of one day the later hour counts; a day without an hour may end after it.
    first = moments.since_all(*(span.earliest for span in spans))
    last = moments.last_of(*(span.latest for span in spans))
    return Fact(event.id, happened=True, span=Span(first, last), firm=firm)

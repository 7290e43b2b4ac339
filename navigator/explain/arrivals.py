"""When what was sent counts as received, in the reader's words."""

from collections.abc import Iterable, Mapping
from datetime import date

from navigator.case.facts.arrival import PRESUMED, rules_of, stated
from navigator.dates.calendars import NONE, Calendar
from navigator.dates.counting import received_by
from navigator.dates.rules import Rules
from navigator.explain.teller import Teller
from navigator.model.cases import Case, Fact, Sent, Span
from navigator.model.limits import Arrival, Sending
from navigator.model.policy import Policy
from navigator.words import Language

_PRESUMING = "england-and-wales"
_POST = (Sending.FIRST_CLASS.value, Sending.SECOND_CLASS.value)


def arrival_notes(teller: Teller, case: Case, calendars: Mapping[str, Calendar]) -> list[str]:
    """For each thing that was sent and need not have come that day: the days we count from, and the rule."""
    return [
        _arrival(teller, fact, fact.sent, fact.span, calendars)
        for fact in case.facts
        if fact.sent and fact.span and (fact.sent.by in PRESUMED or fact.sent.by in stated(teller.policy, fact.event))
    ]


def sent_rules(teller: Teller, events: Iterable[str]) -> tuple[Arrival, ...]:
    """What the policy itself says of when something sent counts as received, for some events."""
    sent = [event for event in events if teller.policy.events[event].sent]
    return tuple(dict.fromkeys(rule for event in sent for rule in stated(teller.policy, event).values()))


def _arrival(teller: Teller, fact: Fact, sent: Sent, span: Span, calendars: Mapping[str, Calendar]) -> str:
    rule = stated(teller.policy, fact.event).get(sent.by)
    if rule:
        return teller.words(
            "tell.arrived.stated",
            event=teller.title(teller.event(fact.event)),
            sent=teller.on(fact),
            last=teller.words.date(span.latest),
            words=rule.words,
            source=rule.source.heading,
        )
    is_email, is_sure = sent.by is Sending.EMAIL_LATE, span.earliest == span.latest
    received = _received(teller.policy, span.latest, calendars) if is_sure else span.latest
    after_hours = "cutoff" if received == span.latest else "cutoff_day_off"
    presumed = f"{sent.by.value if is_email else 'post'}{'' if _is_there(teller.policy, calendars) else '.elsewhere'}"
    return teller.words(
        f"tell.arrived.{after_hours if is_sure else presumed}",
        event=teller.title(teller.event(fact.event)),
        sent=teller.on(fact),
        first=teller.words.date(span.earliest),
        last=teller.words.date(span.latest),
        received=teller.words.date(received),
        nth=teller.words(f"tell.nth.{PRESUMED[sent.by]}"),
    )


def _is_there(policy: Policy, calendars: Mapping[str, Calendar]) -> bool:
    """Whether a policy counts by the days off of the place whose courts presume a day of arrival."""
    own, theirs = calendars.get(rules_of(policy).calendar or NONE), calendars.get(_PRESUMING)
    return own is not None and theirs is not None and theirs.closures.keys() <= own.closures.keys()


def _received(policy: Policy, day: date, calendars: Mapping[str, Calendar]) -> date:
    """The day on which what comes on a day counts as received, by what the policy says of days off."""
    rules = rules_of(policy)
    stated = Rules(receipt=rules.receipt) if rules.receipt and rules.calendar else Rules()
    return received_by(stated, calendars[rules.calendar or NONE])(day)


def received(rule: Arrival, words: Language) -> str:
    """What a policy says of when something sent counts as received, as a sentence."""
    return words("change.arrival", ways=ways(rule.by, words), words=rule.words)


def ways(by: Iterable[Sending], words: Language) -> str:
    """Ways of sending inside a sentence; post is one where both classes are meant."""
    names = [each.value for each in by]
    if set(names) >= set(_POST):
        names = [*(name for name in names if name not in _POST), "post"]
    return words.either([words(f"sending.{name}.inside") for name in names])

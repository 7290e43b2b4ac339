"""What is booked for a day to come: what comes on it, and whether that is after its last day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from navigator.case.course.ways import is_named
from navigator.case.verdicts.position import Position, Standing
from navigator.explain.advice.view import is_booked
from navigator.explain.due_texts import key_for
from navigator.explain.teller import Teller
from navigator.model.acts import Duty
from navigator.model.cases import Fact
from navigator.model.limits import LimitKind
from navigator.model.policy import Policy


def booked_rows(teller: Teller, found: Position) -> Iterator[dict[str, Any]]:
    """What has a day that lies ahead, as a meeting: it has not happened."""
    ahead = [fact for fact in found.happened if is_booked(teller, fact, found.today) and fact.span]
    for fact in sorted(ahead, key=lambda each: (each.span.earliest if each.span else date.max, each.event)):
        acts = [
            each for each in found.standings if isinstance(each.clause, Duty) and each.clause.produces == fact.event
        ]
        late = dict.fromkeys(booked_too_late(teller, each, fact) for each in acts)
        booked = fact.event in teller.policy.producers
        named = is_named(teller.policy, fact.event) and fact.event in _named_days(teller.policy)
        if named:
            comes = " ".join((teller.words("booked.named"), *_too_far(teller, found, fact)))
        elif booked:
            comes = teller.sentence(_comes(teller, fact.event))
        else:
            comes = teller.words("booked.to_come", event=teller.event(fact.event))
        yield {
            "event": fact.event,
            "text": " ".join(filter(None, (comes, *late))),
            "date": fact.span.earliest.isoformat() if fact.span else None,
            "when": teller.words("where.booked", date=teller.on(fact)) if booked and not named else teller.on(fact),
        }


def _too_far(teller: Teller, found: Position, fact: Fact) -> Iterator[str]:
    """Why the day that was named is not the last one: nobody gave the notice, or it lies beyond what can be given."""
    for each in found.standings:
        when = each.due
        longer = [one for one in when.limit.extensions if one.day == fact.event] if when else []
        if not (longer and when and when.latest and fact.span) or any(
            one.event in (*each.in_vain, *each.out_of_turn) for one in longer
        ):
            continue
        denied = [one.event for one in longer if found.journeys[0].case.denied(one.event)]
        if len(denied) == len(longer):
            stays = {"event": teller.event(denied[0]), "date": teller.words.date(when.latest)}
            yield teller.words("booked.named.denied", **stays)
        elif any(one.at_most for one in longer) and fact.span.earliest > when.latest:
            yield teller.words("booked.named.too_far", date=teller.words.date(when.latest))
        elif any(one.within for one in longer) and fact.span.earliest > when.latest:
            yield teller.words("booked.named.not_near", date=teller.words.date(when.latest))


def _named_days(policy: Policy) -> frozenset[str]:
    """The days that more time lasts until, because somebody named them: nothing is booked on them."""
    return frozenset(each.day for _, limit in policy.limits() for each in limit.extensions if each.day)


def booked_too_late(teller: Teller, each: Standing, booked: Fact) -> str:
    """That a day on which an act is booked is too late in every world, or in some; nothing where it is in none."""
    when, days = each.due, booked.span
    if when is None or days is None or when.limit.kind is not LimitKind.BY or when.safe is None:
        return ""
    if when.provisional or each.changed_by:
        return ""
    if when.latest and days.earliest > when.latest:
        return teller.words("booked.late")
    return teller.words(key_for(teller, "booked.may_be_late", when)) if days.latest > when.safe else ""


def _comes(teller: Teller, event: str) -> str:
    """What comes of an event that has not happened: what it gives, or who does it; its own words speak of the past."""
    acts = teller.policy.producers.get(event, ())
    mine = [duty for duty in acts if teller.reader in duty.by]
    comes = dict.fromkeys(teller.gives(duty) or (duty.act if duty in mine else _done_by(teller, duty)) for duty in acts)
    return teller.words.either(tuple(comes)) if comes else teller.event(event)


def _done_by(teller: Teller, duty: Duty) -> str:
    """What a day is for, without the condition on which that is done: by when stands with the act."""
    return teller.words("booked.for", who=teller.who_acts(duty), act=duty.act)

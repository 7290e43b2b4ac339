"""What nobody mentioned and may have been done in time, where silence alone would end something or lead on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.course.ways import leads_out, made_with, stages_of, starts_of
from navigator.case.facts.history import Known, adding, past
from navigator.dates import moments
from navigator.model.acts import Duty
from navigator.model.cases import Fact, Span
from navigator.model.limits import LimitKind


def done_in_silence(journeys: Sequence[Journey], events: Sequence[str], today: date) -> Iterator[Journey]:
    """Each course with each of some events added that may have been, and that settles whether a time runs out.

    Once that time is over both are looked at (rule 37), so what hangs on it is not late for sure before that either.
    """
    for journey in journeys:
        for event in events:
            for duty in journey.policy.producers.get(event, ()):
                if since := _running_since(journey, duty, today):
                    known = Known(Fact(event, happened=True, span=Span(since, today)), since, today)
                    yield replace(journey, history=adding(journey.history, known))


def _running_since(journey: Journey, duty: Duty, today: date) -> date | None:
    """The day from which an act of an open stage can have been done, if the end of its time would lead out of that."""
    policy, limit = journey.policy, duty.limit
    if not limit or not limit.expiry or limit.expiry.done_or_not or limit.kind is not LimitKind.BY or limit.every:
        return None
    if not journey.now & {*stages_of(policy, duty)} or not leads_out(
        policy, duty, *made_with(policy, limit.expiry.event)
    ):
        return None
    begun = [known.first or known.last for each in starts_of(limit) for known in past(journey.history, each, today)]
    return moments.plain(min(begun)) if begun else None

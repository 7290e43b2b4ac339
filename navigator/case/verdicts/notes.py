"""What the reader should look at in the facts: what cannot be right, came too late, or has no place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from navigator.case.course.journey import Journey
from navigator.case.verdicts.standing import Standing
from navigator.dates import moments
from navigator.model.cases import Case


class NoteKind(Enum):
    """Something about the facts that the reader should look at."""

    FUTURE = "future"
    PARTLY_AHEAD = "partly ahead"
    OUT_OF_ORDER = "out of order"
    HOURS_OUT_OF_ORDER = "hours out of order"
    UNPLACED = "unplaced"
    LEFT_OUT = "left out"
    AFTER_END = "after the end"
    AFTER_STAGE = "after the stage"
    TWICE = "twice"
    BOOKED_ANEW = "booked anew"
    TOO_SOON = "too soon"
    SKIPPED_HOUR = "skipped hour"


@dataclass(frozen=True, slots=True)
class Note:
    """A fact that cannot be right as it stands, and the event it clashes with."""

    kind: NoteKind
    event: str
    other: str | None = None


def notes_on(journeys: Sequence[Journey], today: date) -> Iterator[Note]:
    """What in the facts cannot be right by any course, has not come yet, or has no place in the procedure."""
    journey = journeys[0]
    for fact in journey.case.facts:
        known = journey.policy.events.get(fact.event)
        first = fact.first_told or today
        last = fact.span.latest if fact.span and not fact.sent else first
        if last > today and known and not known.future:
            yield Note(NoteKind.FUTURE if first > today else NoteKind.PARTLY_AHEAD, fact.event)
    after_end = dict.fromkeys(_after_end(journeys))
    ends = {move.known.event for each in journeys for move in each.moves if not move.to.leads_on}
    found = dict.fromkeys(pair for each in journeys for pair in each.told_clashes())
    # What was told for a day after an end may be of another matter: beside the steps of this one no date need be wrong.
    clashing = [(before, after) for before, after in found if before not in after_end or after in ends]
    for before, after in clashing:
        yield Note(_clash_kind(journey, before, after), after, before)
    for event in dict.fromkeys(event for each in journeys for event in each.unplaced):
        yield Note(NoteKind.UNPLACED, event)
    for event in dict.fromkeys(event for each in journeys for event in each.left_out):
        yield Note(NoteKind.LEFT_OUT, event)
    named = {event for pair in clashing for event in pair}
    for event in after_end:
        if event not in named:
            yield Note(NoteKind.AFTER_END, event)
    for fact in journey.case.facts:
        told = fact.happened and fact.event not in {*named, *after_end}
        if told and all(each.is_after_stage(fact) for each in journeys):
            yield Note(NoteKind.AFTER_STAGE, fact.event)


def told_twice(case: Case, standings: Sequence[Standing], today: date) -> Iterator[Note]:
    """What was told with a second date while a time runs from the first: nobody is left to think that it counts.

    What is booked for two days to come has times that run back from each: which of them holds has to be told.
    """
    days: dict[str, set[date]] = {}
    for fact in case.facts:
        if fact.happened and fact.span:
            days.setdefault(fact.event, set()).add(fact.span.earliest)
    for event, told in days.items():
        if len(told) > 1 and any(_runs_from_before(each, event, sorted(told)[1]) for each in standings):
            yield Note(NoteKind.TWICE, event)
        elif sum(day > today for day in told) > 1 and any(_runs_back_from(each, event) for each in standings):
            yield Note(NoteKind.BOOKED_ANEW, event)


def _runs_back_from(each: Standing, event: str) -> bool:
    return each.due is not None and not each.verdict.done and event in each.due.limit.before


def _runs_from_before(each: Standing, event: str, day: date) -> bool:
    """Whether the time for what is not done runs from an event, and began before a day."""
    if each.due is None or each.verdict.done or event not in each.due.limit.starts:
        return False
    return any(one.start.span and one.start.span.latest < day and not one.read.anew for one in each.due.reckonings)


def _clash_kind(journey: Journey, before: str, after: str) -> NoteKind:
    """Whether two days cannot both be right, or two hours of one day."""
    days = [fact.span for fact in journey.case.facts if fact.event in (before, after)]
    told = [span and (moments.plain(span.earliest), moments.plain(span.latest)) for span in days]
    same = all(span and span[0] == span[1] == told[0][0] for span in told if told[0])
    return NoteKind.HOURS_OUT_OF_ORDER if same and told[0] else NoteKind.OUT_OF_ORDER


def _after_end(journeys: Sequence[Journey]) -> Iterator[str]:
    """What was told for a day after a case had ended in every course, and is not what the other side did about it."""
    for fact in journeys[0].case.facts:
        if fact.happened and all(journey.is_after_end(fact) for journey in journeys):
            yield fact.event

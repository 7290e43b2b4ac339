"""What shows that an act was done, or a cap kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.facts.history import Known
from navigator.case.limit.matching import soonest
from navigator.case.worlds.ways_to_end import answers_of
from navigator.dates import moments
from navigator.model.acts import Cap, Duty


def shown_by(journey: Journey, clause: Duty | Cap, today: date) -> tuple[Known, ...]:
    """What shows that an act was done; a cap is kept when every stage that it covers is over, or its end has come."""
    told = answers_of(journey, clause, today)
    if isinstance(clause, Duty) or journey.now & set(clause.covers):
        return told
    left = [visit.left for visit in journey.past if visit.left and visit.stage in clause.covers]
    return (*told[:-1], soonest((_last_of(left), *told[-1:]))) if left else told


def _last_of(left: Sequence[Known]) -> Known:
    """The last of several things, which came no earlier than any of them."""
    last = max(left, key=lambda known: (moments.as_last(known.last), moments.as_first(known.first or date.min)))
    firsts = [known.first for known in left if known.first]
    return replace(last, first=moments.since_all(*firsts)) if firsts else last

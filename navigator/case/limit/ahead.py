"""A later day that somebody named and that has not come, as was told: it is no day up to today."""

from dataclasses import replace
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.facts.history import ONE
from navigator.case.limit.limit_dates import Dates
from navigator.dates import moments
from navigator.model.limits import Limit


def still_to_come(dates: Dates, limit: Limit, journey: Journey, today: date) -> Dates:
    """The dates of a limit where every day that can make it longer is said not to have come: tomorrow or later."""
    denied = {fact.event for fact in journey.case.facts if not fact.happened}
    longer = [each for each in limit.extensions if each.day]
    ahead = all(each.day in denied and not (each.at_most or each.within) for each in longer)
    if not (dates.surely_unnamed and dates.first and ahead) or moments.is_after(dates.first.due, today):
        return dates
    return replace(dates, first=replace(dates.first, due=today + ONE, named=True))

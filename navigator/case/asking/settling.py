"""Which of the events that nobody was asked about settle anything: the answer is another one with them than without."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from navigator.case.course.journey import Journey
from navigator.case.verdicts.position import Position
from navigator.case.verdicts.standing import standing
from navigator.case.verdicts.status import Status
from navigator.dates.calendars import Calendar
from navigator.model.acts import Duty
from navigator.model.stages import Destination


def asking_what_matters(found: Position, calendars: Mapping[str, Calendar]) -> Position:
    """The position with those events asked about alone that change where it is, what is to be done or by when."""
    idle = {event for event in found.asked if not _matters(found, event, calendars)}
    if not idle:
        return found
    journeys = (replace(each, asked=tuple(one for one in each.asked if one not in idle)) for each in found.journeys)
    return replace(found, journeys=tuple(journeys))


def _matters(found: Position, event: str, calendars: Mapping[str, Calendar]) -> bool:
    having = tuple(each for each in found.journeys if each.surely(event))
    lacking = tuple(each for each in found.journeys if not each.surely(event))
    if not (having and lacking):
        return True
    return _told(found, event, having, calendars) != _told(found, event, lacking, calendars)


def _beside(journey: Journey) -> frozenset[tuple[str, Destination]]:
    """How the tracks that are over ended, beside those that go on: at an end, or before a stage that waits."""
    moves = journey.moves if journey.active else ()
    return frozenset((move.stage, move.to) for move in moves if journey.reached.isdisjoint(move.to.next_stages))


def _told(
    found: Position, event: str, journeys: Sequence[Journey], calendars: Mapping[str, Calendar]
) -> tuple[Hashable, ...]:
    """What is said of a case that took one of some courses, but for the act that shows the event itself."""
    said: list[Hashable] = [frozenset((each.place, _beside(each)) for each in journeys)]
    for each in found.standings:
        if isinstance(each.clause, Duty) and each.clause.produces == event:
            continue
        one = standing(each.clause, each.stage, journeys, found.today, calendars, not_kept=found.not_kept)
        # The day by which something had to be done that was done in time tells nobody anything any more.
        dates = (one.due.safe, one.due.latest) if one.due and one.status is not Status.DONE else (None, None)
        said.append((one.clause.id, one.status, one.verdict, *dates, one.overdue_by))
    return tuple(said)

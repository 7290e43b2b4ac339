"""One act or cap in one course of a case, its limit read in one way: done or not, begun or not, open or past."""

from dataclasses import dataclass
from datetime import date

from navigator.case.course.journey import Journey
from navigator.case.facts.history import Known
from navigator.case.facts.hours import received
from navigator.case.limit.beginnings import Beginning
from navigator.case.limit.limit_dates import NO_DATES, Dates
from navigator.model.acts import Cap, Duty, Force
from navigator.model.interpretation import Interpretation
from navigator.model.limits import LimitKind


@dataclass(frozen=True, slots=True)
class State:
    """One act in one course of a case, its limit read in one way."""

    journey: Journey
    here: bool = False
    """Whether its stage is open."""
    begun: bool = True
    """Whether its time has come; for an act without a limit, whether what it waits for has happened."""
    surely_begun: bool = True
    """False when its time has come in some world only."""
    read: Interpretation | None = None
    beginning: Beginning | None = None
    dates: Dates = NO_DATES
    done: Known | None = None
    ran: Dates = NO_DATES
    """Its dates if it had never been done, but for what counts at any time and came later: it was done late after
    these."""
    if_done: bool = False
    """Its dates are so only where it was done: what came after that moved nothing."""
    unseen: bool = False
    """Nobody can tell whether it was done: no event shows it."""
    in_time: bool = False
    """Its time did not run out: where it is over, it was done in time."""
    kept: bool = True
    """False for what a text that nobody has any more may have said of it."""
    awaits: bool = False
    """Whether it comes after something that has not happened in this course."""
    over: bool = False
    """Done for good, though no event of its own shows it: what it is repeated until has happened, or is taken so."""

    @property
    def surely_done(self) -> bool:
        return self.over or (self.done is not None and not self.done.maybe)

    @property
    def may_be_done(self) -> bool:
        return self.over or self.done is not None

    @property
    def received(self) -> Known | None:
        """The act as it was received, which is by what it is in time or late."""
        return received(self.done, self.read) if self.done and self.read else self.done

    def may_be_open(self, today: date) -> bool:
        """To be done now, in some world."""
        done = self.surely_done or self.if_done
        return self.here and self.begun and not done and not self._surely_too_early(today)

    def is_open(self, today: date) -> bool:
        """To be done now, in every world."""
        return self.may_be_open(today) and not self.may_be_done and self.has_surely_come(today)

    def may_be_past(self, today: date) -> bool:
        """Whether some date is before a day."""
        first = self.dates.first or self.dates.last
        return not self.in_time and (self.dates.endless or (first is not None and first.due < today))

    def may_be_past_firmly(self, today: date) -> bool:
        """Whether some date that rests on known days is before a day."""
        first = self.dates.first or self.dates.last
        return self.may_be_past(today) and not (first and first.provisional)

    def is_past(self, today: date) -> bool:
        """Whether every world has a firm date, and it is before a day."""
        return not self.dates.none and self._is_last_past(today)

    def is_past_once_begun(self, today: date) -> bool:
        """Whether every world in which its time has begun has a firm date, and it is before a day."""
        begun, dates = self.beginning, self.dates
        unsure = begun is not None and begun.maybe and not (dates.stopped or dates.unnamed)
        return self._is_last_past(today) if unsure else self.is_past(today)

    def _is_last_past(self, today: date) -> bool:
        return self.dates.last is not None and self.dates.last.due < today and self.dates.firm

    @property
    def _kind(self) -> LimitKind:
        return self.read.limit.kind if self.read else LimitKind.BY

    def _surely_too_early(self, today: date) -> bool:
        if self._kind is LimitKind.BY:
            return False
        first = self.dates.first
        return not self.dates.endless and (first is None or first.due > today)

    def has_surely_come(self, today: date) -> bool:
        """Whether the time at which it may be done has come in every world."""
        return self.begun and self.surely_begun and not self._may_be_too_early(today)

    def _may_be_too_early(self, today: date) -> bool:
        if self._kind is LimitKind.BY:
            return False
        return self.dates.none or self.dates.last is None or self.dates.last.due > today


def lapses(clause: Duty | Cap) -> bool:
    """Whether an act is a right that is lost with its last day."""
    limit = clause.limit
    return clause.force is Force.MAY and limit is not None and limit.kind is LimitKind.BY and not limit.soft

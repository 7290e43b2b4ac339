"""When a limit falls due: in each way to read it, the earliest and the latest date of all worlds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from navigator.case.limit.limit_dates import Dates
from navigator.dates import moments
from navigator.dates.counting import Count
from navigator.dates.rules import Direction, LastDay, in_open_days
from navigator.model.cases import Span
from navigator.model.interpretation import Interpretation
from navigator.model.limits import Limit


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of the day a limit is counted from."""

    span: Span | None = None
    undated: tuple[str, ...] = ()
    """Events that happened on a day the person has not given."""
    awaited: tuple[str, ...] = ()
    """Events that have not happened, at least in some world."""

    @property
    def is_one_day(self) -> bool:
        """Whether it is the same day in every world, such as the end of a time; what moves the date need not be."""
        return self.span is not None and self.span.earliest == self.span.latest


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A limit read in one way, worked out: the counts to the earliest and to the latest date of all worlds."""

    read: Interpretation
    start: Start
    first: Count | None = None
    last: Count | None = None
    stopped: bool = False
    """True while the clock stands still in some world."""
    none: bool = False
    """True when there is no date in some world."""
    endless: bool = False
    """True when nobody knows how far back the earliest date lies."""
    unnamed: bool = False
    """True when a later day was named that nobody has told."""
    parts: tuple["Reckoning", ...] = ()
    """Of several limits, one of which counts: each by itself."""
    forecast: Count | None = None
    """Where it has not begun: the count from the last day on which what it waits for is due. It makes nothing late."""
    once_over: Count | None = None
    """Where it runs from the end of a time that runs still, or from what is booked: the count from that day ahead."""
    moving: bool = False
    """True when only today bounds the beginning of its time, so that its latest date is another one tomorrow."""
    goes_on: tuple[str, ...] = ()
    """The events with which a clock that stands still goes on."""


class Absent(Enum):
    """Why there is no limit in some world, whatever dates its readings have."""

    BY_NEWER = "by_newer"
    """The newer of several texts may hold, and does not have it."""
    BY_OLDER = "by_older"
    """The older of several texts may hold, and does not have it."""
    NOT_KEPT = "not_kept"
    """An older text may hold that nobody has any more."""
    ANSWER = "answer"
    """For another answer about the case the act is not to be done."""


@dataclass(frozen=True, slots=True)
class Due:
    """All readings of a limit in a case."""

    limit: Limit
    reckonings: tuple[Reckoning, ...]
    absent: frozenset[Absent] = frozenset()
    """Why some world has no such limit; empty where each has it."""

    @property
    def wherever_owed(self) -> "Due":
        """The same for the answers about the case with which it is to be done, where words say that condition."""
        return replace(self, absent=self.absent - {Absent.ANSWER})

    @property
    def in_every_world(self) -> tuple[Reckoning, ...]:
        """Its readings, each without a date in some world where the limit is not there in each."""
        return tuple(replace(each, none=True) for each in self.reckonings) if self.absent else self.reckonings

    @property
    def safe(self) -> date | None:
        """The earliest date of all worlds; None when there is none, or when nobody knows how far back it lies."""
        if any(each.endless for each in self.reckonings):
            return None
        return min((each.first.due for each in self.reckonings if each.first), key=moments.order, default=None)

    @property
    def latest(self) -> date | None:
        """The last date of all worlds; None unless every world has one."""
        if not self.complete:
            return None
        return max((each.last.due for each in self.reckonings if each.last), key=moments.order, default=None)

    @property
    def last_known(self) -> date | None:
        """The last date of the readings that have one in every world, whether or not the others do."""
        known = (each.last.due for each in self.reckonings if each.last and not each.none)
        return max(known, key=moments.order, default=None)

    @property
    def stays(self) -> date | None:
        """The last date of all worlds, where it is the same tomorrow if nothing more is told."""
        return None if any(each.moving for each in self.reckonings) else self.latest

    @property
    def one_date(self) -> bool:
        """True when every world has the same date or, of hours on a clock, the same hour."""
        safe, latest = self.safe, self.latest
        return safe == latest and (not safe or not latest or moments.hour_of(safe) == moments.hour_of(latest))

    @property
    def is_read_in_one_way(self) -> bool:
        """True when no reading of the policy makes a difference, whatever else does, such as an answer nobody gave."""
        return len({each.read.id for each in self.reckonings}) <= 1

    @property
    def complete(self) -> bool:
        """True when every world has a date."""
        return not self.absent and all(each.last and not each.none for each in self.reckonings)

    @property
    def provisional(self) -> bool:
        """True when any of the dates rests on days that the calendar does not know."""
        return any(c.provisional for each in self.reckonings for c in (each.first, each.last) if c)

    @property
    def only_later_moves(self) -> bool:
        """True when the earliest date rests on days that are known, and only later ones do not."""
        firsts = [each.first for each in self.reckonings if each.first]
        if not (self.provisional and firsts) or self.needs_days_before or any(each.endless for each in self.reckonings):
            return False
        # A day off that nobody knows yet makes a date later, unless it is counted back or moves back from it.
        reads = [part for each in self.reckonings for part in each.read.parts]
        if any(part.backward or part.rules.last_day is LastDay.PREVIOUS_WORKING_DAY for part in reads):
            return False
        return not min(firsts, key=Count.order).provisional

    @property
    def is_safe_firm(self) -> bool:
        """True when no day off that nobody knows yet can move the earliest date."""
        return not self.provisional or self.only_later_moves

    @property
    def moves_earlier(self) -> bool:
        """True when a day off that nobody knows yet makes a date earlier: it is counted back, or moves back from it."""
        return any(
            one.rules.last_day is LastDay.PREVIOUS_WORKING_DAY
            or (one.rules.direction is Direction.BEFORE and in_open_days(one.period, one.rules))
            for one in self._not_firm
        )

    @property
    def _not_firm(self) -> list[Count]:
        return [one for each in self.reckonings for one in (each.first, each.last) if one and one.provisional]

    @property
    def needs_days_before(self) -> bool:
        """True when a date rests on days from before its calendar begins."""
        return any(one.known_from and one.start < one.known_from for one in self._not_firm)

    @property
    def days_known(self) -> date:
        """Of a provisional date: the last day on which days off are known, or the first, where it lies before that."""
        if self.needs_days_before:
            return max(one.known_from for one in self._not_firm if one.known_from)
        return min(one.known_through for one in self._not_firm if one.known_through)

    @property
    def is_of_one_text(self) -> bool:
        """True when each reading has a date, and which text holds is all that is not known of the limit."""
        return bool(self.absent - {Absent.ANSWER}) and all(each.last and not each.none for each in self.reckonings)

    @property
    def undated(self) -> tuple[str, ...]:
        """Events whose date would settle the limit."""
        return tuple(dict.fromkeys(event for each in self.reckonings for event in each.start.undated))

    @property
    def awaited(self) -> tuple[str, ...]:
        """Events without which the limit has not begun."""
        return tuple(dict.fromkeys(event for each in self.reckonings for event in each.start.awaited))

    @property
    def stopped(self) -> bool:
        """True while the clock stands still."""
        return any(each.stopped for each in self.reckonings)


def parts_of(read: Interpretation, found: Sequence[Dates]) -> tuple[Reckoning, ...]:
    """The limits beside one another, each by itself, from their dates in every course of a case."""
    if not read.others:
        return ()
    every = [[dates.parts[at] for dates in found if dates.parts] for at in range(len(read.parts))]
    return tuple(
        Reckoning(
            part,
            Start(),
            min((each.first for each in dates if each.first), key=Count.order, default=None),
            max((each.last for each in dates if each.last), key=Count.order, default=None),
            none=len(dates) < len(found) or any(each.none for each in dates),
        )
        for part, dates in zip(read.parts, every, strict=True)
    )

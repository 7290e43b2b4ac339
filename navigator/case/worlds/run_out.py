"""Whether a time can have run out in a course of a case, by which readings, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.case.course.ends_of_times import begun_with
from navigator.case.course.journey import Journey
from navigator.case.course.ways import leads_out, made_with, starts_of
from navigator.case.limit.clock import clock_for
from navigator.case.limit.limit_dates import Dates
from navigator.case.worlds.ways_to_end import End, Way, What, events_that_show, ways_to_end
from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty
from navigator.model.interpretation import interpretations
from navigator.model.limits import Limit, LimitKind


@dataclass(frozen=True, slots=True)
class RunOut:
    """A time that ran out in some world: in which readings it may have, in which it may not have, and when."""

    clause: Duty | Cap
    limit: Limit
    may: tuple[str | None, ...]
    may_not: tuple[str | None, ...]
    end: End
    kept_to: bool = False
    """Whether, where it did not run out, the act was done in time."""
    maybe_done: bool = False
    """Whether the act may have been done, and that alone may have kept it from running out."""
    kept_by: date | None = None
    """The last day on which what was told kept it from running out; None where that need not have."""
    kept_since: date | None = None
    """The first day on which it did, where the time had begun again; None where it need not have."""
    done_before: date | None = None
    """The last day on which an act was done that answered an earlier time, where one that began since ran out."""


@dataclass(frozen=True, slots=True)
class _ByReading:
    """A time by one reading, with each way in which it can have been answered."""

    reading: str | None
    ways: tuple[Way, ...]

    @property
    def kept(self) -> tuple[Way, ...]:
        """The ways in which it need not have run out at last."""
        return tuple(way for way in self.ways if way.is_last and way.what is What.KEPT)

    @property
    def may_be_open(self) -> bool:
        """Whether it need not have run out: of the ways in which the last beginning was answered one is enough.

        What came too late for an earlier beginning did.
        """
        return bool(self.kept) and not any(way.what is What.RAN_OUT and not way.is_last for way in self.ways)


def next_run_out(
    journey: Journey, handled: frozenset[str], today: date, calendars: Mapping[str, Calendar]
) -> RunOut | None:
    """Of the times that can have run out, but for those that were `handled`, the one that was over the soonest."""
    found = [
        each
        for clause, limit in journey.policy.limits()
        if limit.expiry and clause.id not in handled and (each := run_out(journey, clause, limit, today, calendars))
    ]
    return min(found, key=lambda each: (each.end.first is not None, each.end.first or date.min), default=None)


def ended_on(
    journey: Journey, clause: Duty | Cap, limit: Limit, today: date, calendars: Mapping[str, Calendar]
) -> tuple[date, date] | None:
    """The first and the last day on which a time can have ended; None where some world has no such day."""
    if limit.kind is not LimitKind.BY or limit.every:
        return None
    back = journey.back_in(clause) if isinstance(clause, Duty) else ()
    found: list[Dates] = []
    for read in interpretations(journey.policy, limit):
        clock = clock_for(journey.policy, read, calendars)
        beginnings = clock.beginnings(journey.history, today, back)
        found += [clock.dates(begun, journey.history) for begun in beginnings]
    if not found or any(each.none or each.endless or not (each.first and each.last) for each in found):
        return None
    firsts = [each.first.due for each in found if each.first]
    lasts = [each.last.due for each in found if each.last]
    return min(firsts), max(lasts)


def run_out(
    journey: Journey, clause: Duty | Cap, limit: Limit, today: date, calendars: Mapping[str, Calendar]
) -> RunOut | None:
    """A time that can have run out in a course, with what is known of its end; None where it cannot have."""
    known = {fact.event for fact in journey.case.facts} | journey.history.keys()
    if not limit.expiry or limit.expiry.event in known or limit.kind is not LimitKind.BY or limit.every:
        return None
    if _is_uncalled_for(journey, clause, limit, limit.expiry.event):
        return None
    reads = [
        _ByReading(
            read.id, tuple(ways_to_end(journey, clause, limit, clock_for(journey.policy, read, calendars), today))
        )
        for read in interpretations(journey.policy, limit)
        if read.id in journey.readings.get(clause.id, (read.id,))
    ]
    ways = [way for read in reads for way in read.ways]
    ends = [way.end for way in ways if way.end]
    if not ends:
        return None
    open_in = [read for read in reads if read.may_be_open]
    kept_by = [way.kept_by for read in open_in for way in read.kept]
    return RunOut(
        clause,
        limit,
        may=tuple(read.reading for read in reads if any(way.end for way in read.ways)),
        may_not=tuple(read.reading for read in open_in),
        end=End(
            first=_soonest([end.first for end in ends]),
            last=max(end.last for end in ends),
            firm=all(end.firm for end in ends),
            began=_soonest([end.began for end in ends]),
            again=any(end.again for end in ends),
        ),
        kept_to=all(way.was_in_time for way in ways),
        maybe_done=any(way.what is What.HANGS for way in ways),
        kept_by=None if None in kept_by else max((day for day in kept_by if day), default=None),
        kept_since=_soonest([way.kept_since for read in reads for way in read.kept]),
        done_before=max((way.done_before for way in ways if way.done_before), default=None),
    )


def _is_uncalled_for(journey: Journey, clause: Duty | Cap, limit: Limit, expiry: str) -> bool:
    """Whether nobody told of the start of a time whose end leads where something that was told leads too.

    Nothing more happened than is needed for what was told. Of the end of another time, what began that tells.
    """
    policy, told = journey.policy, {fact.event for fact in journey.case.facts if fact.happened}
    leads_on = leads_out(policy, clause, *made_with(policy, expiry))
    return (
        leads_on
        and leads_out(policy, clause, *(told - events_that_show(policy, clause)))
        and told.isdisjoint(each for start in starts_of(limit) for each in (start, *begun_with(policy, start)))
    )


def _soonest(days: Sequence[date | None]) -> date | None:
    """The first of some days; None where there is none, or where nobody knows how far back one of them lies."""
    return None if None in days else min((day for day in days if day), default=None)

"""Whether the steps fit into the limit over all of them, when each takes the whole of its own time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from navigator.case.limit.alone import due_dates
from navigator.dates.calendars import Calendar
from navigator.dates.periods import Period
from navigator.model.acts import Cap, Duty, Force, StepCount
from navigator.model.answers import open_policies
from navigator.model.limits import LimitKind
from navigator.model.policy import Policy

Steps = tuple[tuple[str, ...], ...]
"""The acts of each stage that has any with a time of its own."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A cap and its steps from one start: the last day of the cap, and the last day of the last step."""

    start: date
    cap_due: date
    steps_due: date
    steps: tuple[str, ...]
    """The acts whose limits were added up, one a stage."""
    last_days: tuple[date, ...]
    """The last day of each of them."""

    tallies: tuple["Tally", ...] = ()
    """The same sum for each way to count the steps, where the policy leaves open how many there are."""

    @property
    def holds(self) -> bool:
        """True when the steps fit, however they are counted."""
        return self.steps_fit and all(self.in_time(each) for each in self.tallies)

    @property
    def steps_fit(self) -> bool:
        """True when the acts whose limits were added up fit."""
        return self.steps_due <= self.cap_due

    def in_time(self, tally: "Tally") -> bool:
        """True when the steps, counted in one way, fit."""
        return tally.due <= self.cap_due


@dataclass(frozen=True, slots=True)
class Tally:
    """The steps counted in one way: so many times the same limit, one after another, and the last day of the last."""

    count: StepCount
    period: Period
    due: date


def fit(policy: Policy, cap: Cap, start: date, calendars: Mapping[str, Calendar]) -> Fit:
    """Add up the longest limit of each stage a cap covers, each counted from the end of the one before.

    Limits with several readings count by their shortest, and the cap by its longest, so that "it does not fit" holds
    for every reading. Where stages run side by side, their limits do not add up, and none is added. CountingError
    beyond the years the engine works with.
    """
    return fitting(policy, cap, calendars)(start)


def fitting(policy: Policy, cap: Cap, calendars: Mapping[str, Calendar]) -> Callable[[date], Fit]:
    """Settle a cap and its steps once and return what adds them up from a start, as `fit` does."""
    whole = due_dates(policy, cap.limit, calendars)
    dates_of = {
        duty.id: due_dates(policy, duty.limit, calendars)
        for duty in policy.duties.values()
        if duty.limit and _takes_time(duty)
    }
    ways = [] if _side_by_side(policy, cap) else _ways(policy, cap, dates_of)
    counted = [(each, policy.duties[each.of].limit) for each in cap.steps]
    tallies = [(each, limit.period, due_dates(policy, limit, calendars)) for each, limit in counted if limit]

    def longest(day: date, way: Steps) -> Iterator[tuple[str, date]]:
        """The longest act of each stage, one after another."""
        for acts in way:
            day, name = max((min(dates_of[act](day)), act) for act in acts)
            yield name, day

    def add_up(start: date) -> Fit:
        taken = max((tuple(longest(start, way)) for way in ways), key=lambda steps: steps[-1][1], default=())
        day = taken[-1][1] if taken else start
        return Fit(
            start=start,
            cap_due=max(whole(start)),
            steps_due=day,
            steps=tuple(name for name, _ in taken),
            last_days=tuple(last for _, last in taken),
            tallies=tuple(Tally(each, period, _again(dates, start, each.times)) for each, period, dates in tallies),
        )

    return add_up


def _ways(policy: Policy, cap: Cap, timed: Mapping[str, object]) -> list[Steps]:
    """The acts with a time in each stage that has any, by the answers about a case with which there is this cap."""
    found = [
        tuple(tuple(duty.id for duty in each.stages[stage].duties if duty.id in timed) for stage in cap.covers)
        for each in open_policies(policy, cap.only)
        if any(other.id == cap.id for other in each.procedure.caps)
    ]
    ways = (tuple(filter(None, acts)) for acts in found)
    return [*dict.fromkeys(filter(None, ways))]


def _takes_time(duty: Duty) -> bool:
    """Whether an act has a last day that it may be done on, and that a case waits for."""
    limit = duty.limit
    return limit is not None and not limit.before and limit.kind is LimitKind.BY and duty.force is not Force.MAY


def _again(dates: Callable[[date], tuple[date, ...]], start: date, times: int) -> date:
    """The last day of the last of several times, one after another."""
    day = start
    for _ in range(times):
        day = min(dates(day))
    return day


def _side_by_side(policy: Policy, cap: Cap) -> bool:
    """True when some of the stages run at the same time."""
    together = [way.to.stages for stage in policy.procedure.stages for way in stage.outcomes]
    return any(len(set(stages) & set(cap.covers)) > 1 for stages in together)

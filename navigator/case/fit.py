"""Whether the steps fit into the limit over all of them, when each takes the whole of its own time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from navigator.case.due import from_start
from navigator.dates.calendars import Calendar
from navigator.dates.periods import Period
from navigator.model.acts import Cap, Force, StepCount
from navigator.model.limits import Limit, LimitKind
from navigator.model.policy import Policy


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
    def holds_somehow(self) -> bool:
        """True when the steps fit in one way of counting them."""
        return self.steps_fit or any(self.in_time(each) for each in self.tallies)

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
    day = start
    steps: list[tuple[str, date]] = []
    for stage in () if _side_by_side(policy, cap) else cap.covers:
        longest: tuple[date, str] | None = None
        for duty in policy.stages[stage].duties:
            limit = duty.limit
            if limit is None or limit.before or limit.kind is not LimitKind.BY or duty.force is Force.MAY:
                continue
            due = min(_dates(policy, limit, day, calendars))
            longest = max(longest or (due, duty.id), (due, duty.id))
        if longest:
            day = longest[0]
            steps.append((longest[1], day))
    return Fit(
        start=start,
        cap_due=max(_dates(policy, cap.limit, start, calendars)),
        steps_due=day,
        steps=tuple(step for step, _ in steps),
        last_days=tuple(last for _, last in steps),
        tallies=tuple(_tallies(policy, cap, start, calendars)),
    )


def _tallies(policy: Policy, cap: Cap, start: date, calendars: Mapping[str, Calendar]) -> Iterator[Tally]:
    for steps in cap.steps:
        limit = policy.duties[steps.of].limit
        if limit:
            day = start
            for _ in range(steps.times):
                day = min(_dates(policy, limit, day, calendars))
            yield Tally(steps, limit.period, day)


def _side_by_side(policy: Policy, cap: Cap) -> bool:
    """True when some of the stages run at the same time."""
    together = [way.to.stages for stage in policy.procedure.stages for way in stage.outcomes]
    return any(len(set(stages) & set(cap.covers)) > 1 for stages in together)


def _dates(policy: Policy, limit: Limit, start: date, calendars: Mapping[str, Calendar]) -> list[date]:
    return [each.first.due for each in from_start(policy, limit, start, calendars) if each.first]

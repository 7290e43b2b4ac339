"""Whether the steps fit into the limit over all of them, when each takes the whole of its own time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from navigator.calendars import Calendar
from navigator.due import from_start
from navigator.limits import Limit, LimitKind
from navigator.model import Cap, Force
from navigator.policy import Policy


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

    @property
    def holds(self) -> bool:
        return self.steps_due <= self.cap_due


def fit(policy: Policy, cap: Cap, start: date, calendars: Mapping[str, Calendar]) -> Fit:
    """Add up the longest limit of each stage a cap covers, each counted from the end of the one before.

    Limits with several readings count by their shortest, and the cap by its longest, so that "it does not fit" holds
    for every reading. CountingError beyond the years the engine works with.
    """
    day = start
    steps: list[tuple[str, date]] = []
    for stage in cap.covers:
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
    )


def _dates(policy: Policy, limit: Limit, start: date, calendars: Mapping[str, Calendar]) -> list[date]:
    return [each.last.due for each in from_start(policy, limit, start, calendars) if each.last]

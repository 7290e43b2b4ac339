"""Dated versions of a procedure: the one in force on the day a case began applies to it."""

from dataclasses import dataclass
from datetime import date, timedelta

from navigator.model.answers import spread
from navigator.model.policy import Policy

EARLIEST = "earliest"
"""The name of the oldest text that is kept, where nobody knows since when it applied."""


def name_of(policy: Policy) -> str:
    """What a version is called among those of its procedure: by its first day."""
    since = policy.procedure.in_force_from
    return since.isoformat() if since else EARLIEST


@dataclass(frozen=True, slots=True)
class Applicable:
    """A version, and the days on which a case can have begun that follows it."""

    policy: Policy
    first: date | None = None
    """None: it is the oldest that there is, and nobody knows since when it applied."""
    last: date | None = None
    """None: it is in force now."""

    def may_hold(self, first: date | None, last: date | None) -> bool:
        """Whether it applies to a case that began between two days; without a first day nobody knows how long ago."""
        if last is None:
            return self.last is None
        return not (self.first and last < self.first) and not (self.last and first and first > self.last)


@dataclass(frozen=True, slots=True)
class Versions:
    """The version in force now, and those before it, as a case meets them: with the ways out of every stage in each."""

    current: Policy
    earlier: tuple[Policy, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "current", self.current.once(spread))
        object.__setattr__(self, "earlier", tuple(each.once(spread) for each in self.earlier))

    def followed(self, since: date | None) -> "Versions":
        """The text in force from that day, alone; all of them where none is named and the facts decide."""
        if since is None:
            return self
        return Versions(next(each for each in (self.current, *self.earlier) if each.procedure.in_force_from == since))

    @property
    def every(self) -> tuple[Applicable, ...]:
        """All versions, oldest first, each with the days on which a case begins that follows it."""
        order = sorted((*self.earlier, self.current), key=lambda each: each.procedure.in_force_from or date.min)
        # Where a text came into force on one of several days, cases of those days can follow it or the one before.
        begun = [each.procedure.in_force_by or each.procedure.in_force_from for each in order[1:]]
        ends = [day - timedelta(1) if day else None for day in (*begun, None)]
        return tuple(Applicable(each, each.procedure.in_force_from, end) for each, end in zip(order, ends, strict=True))

    def for_case(self, first: date | None, last: date | None) -> tuple[Policy, ...]:
        """The versions that may apply to a case that began between two days, newest first; none when none is kept."""
        return tuple(each.policy for each in reversed(self.every) if each.may_hold(first, last))

    @property
    def kept_since(self) -> date | None:
        """The day by which the oldest text that is kept was in force; None where nobody knows since when it applied."""
        oldest = self.every[0].policy.procedure
        return oldest.in_force_by or oldest.in_force_from

    def may_be_older(self, first: date | None, last: date | None) -> bool:
        """Whether a case that began between two days may follow a text that is not kept."""
        oldest = self.kept_since
        return oldest is not None and last is not None and (first is None or first < oldest)

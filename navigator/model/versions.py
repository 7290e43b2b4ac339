"""Dated versions of a procedure: the one in force on the day a case began applies to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Applicable:
    """A version, and the days on which a case can have begun that follows it."""

    policy: Policy
    first: date | None = None
    """None: it is the oldest that there is, and has no beginning."""
    last: date | None = None
    """None: it is in force now."""

    def may_hold(self, first: date | None, last: date | None) -> bool:
        """Whether it applies to a case that began between two days; without a first day nobody knows how long ago."""
        if last is None:
            return self.last is None
        return not (self.first and last < self.first) and not (self.last and first and first > self.last)


@dataclass(frozen=True, slots=True)
class Versions:
    """The version in force now, and those before it."""

    current: Policy
    earlier: tuple[Policy, ...] = ()

    @property
    def every(self) -> tuple[Applicable, ...]:
        """All versions, oldest first, each with the days on which a case begins that follows it."""
        dated = sorted(
            ((since, each) for each in (*self.earlier, self.current) if (since := each.procedure.in_force_from)),
            key=lambda pair: pair[0],
        )
        if not dated:
            return (Applicable(self.current),)
        ends: Sequence[date | None] = [*(since - timedelta(1) for since, _ in dated[1:]), None]
        return tuple(Applicable(each, since, end) for (since, each), end in zip(dated, ends, strict=True))

    def for_case(self, first: date | None, last: date | None) -> tuple[Policy, ...]:
        """The versions that may apply to a case that began between two days, newest first; none when none is kept."""
        return tuple(each.policy for each in reversed(self.every) if each.may_hold(first, last))

    def may_be_older(self, first: date | None, last: date | None) -> bool:
        """Whether a case that began between two days may follow a text that is not kept."""
        oldest = self.every[0].first
        return oldest is not None and last is not None and (first is None or first < oldest)

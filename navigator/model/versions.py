"""Dated versions of a procedure: the one in force on the day a case began applies to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.model.cases import Fact
from navigator.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Versions:
    """The version in force now, and those before it."""

    current: Policy
    earlier: tuple[Policy, ...] = ()

    def in_force(self, began: date | None) -> Policy:
        """The version for a case that began on a day; the current one when that is not known or before them all."""
        known = [each for each in self.earlier if each.procedure.in_force_from]
        dated = sorted(known, key=lambda each: each.procedure.in_force_from or date.min)
        if began is None or not self._precedes(began):
            return self.current
        fitting = [each for each in dated if each.procedure.in_force_from and each.procedure.in_force_from <= began]
        return fitting[-1] if fitting else self.current

    def _precedes(self, began: date) -> bool:
        since = self.current.procedure.in_force_from
        return since is not None and began < since


def began(facts: Iterable[Fact]) -> date | None:
    """The first day of a case that is known for certain."""
    days: Sequence[date] = [fact.span.latest for fact in facts if fact.happened and fact.span]
    return min(days, default=None)

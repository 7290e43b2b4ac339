"""What a case is looked at with: versions, calendars and the day; and what one world of it holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter

from navigator.dates.calendars import Calendar
from navigator.model.acts import Cap, Duty
from navigator.model.limits import Reading
from navigator.model.policy import Policy
from navigator.model.stages import Stage
from tests.oracles.worlds.happenings import Happening
from tests.oracles.worlds.way import Way

Clause = tuple[Stage | None, Duty | Cap]
"""An act with its stage, or a cap, which has none."""

HARD = 1000
"""Going against what binds weighs more than going any number of times against the list of events."""


class NoWorldError(ValueError):
    """What was told fits no world."""


class TooManyWorldsError(NotImplementedError):
    """There are too many worlds to look at one by one."""


@dataclass(frozen=True)
class Board:
    """Everything that is not the case: the versions of the policy, the calendars, and the day."""

    current: Policy
    calendars: Mapping[str, Calendar]
    today: date
    earlier: tuple[Policy, ...] = ()

    def in_force(self, began: date | None) -> Policy | None:
        """The version for a case that began on a day; None when its text is not kept."""
        if began is None or not self._dated:
            return self.current
        fitting = [policy for since, policy in self._dated if since <= began]
        return fitting[-1] if fitting else None

    @cached_property
    def _dated(self) -> list[tuple[date, Policy]]:
        found = [(since, p) for p in (*self.earlier, self.current) if (since := p.procedure.in_force_from)]
        return sorted(found, key=lambda each: each[0])


@dataclass(frozen=True)
class World:
    """One completion of what was told."""

    history: Mapping[str, tuple[Happening, ...]]
    way: Way
    readings: Mapping[str, Reading | None] = field(default_factory=dict)
    """The reading of each limit that has an expiry."""
    asked: frozenset[str] = frozenset()
    """Events that nobody mentioned and that decide whether a time ran out."""
    done_unseen: frozenset[str] = frozenset()
    """Acts that no event shows, and that are taken as done in this world."""
    kept: frozenset[str] = frozenset()
    """Acts and caps whose time did not run out, for a later day that was named and nobody told has not come."""
    broken: int = 0
    """How often it goes against the order in which things happen; HARD for each time that it cannot have been."""
    began: date | None = None
    """The first day of what was told and of what the way needs."""
    needs: frozenset[str] = frozenset()
    """What the way needs and nobody told."""


def history_of(known: Iterable[Happening]) -> dict[str, tuple[Happening, ...]]:
    """The happenings by event, first to last."""
    history: dict[str, tuple[Happening, ...]] = {}
    for happening in sorted(known, key=attrgetter("day")):
        history[happening.event] = (*history.get(happening.event, ()), happening)
    return history

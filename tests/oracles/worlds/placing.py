"""Days for what nobody told, put in one after another, and given up as soon as they can no longer be a best guess.

How often days go against the order only ever grows with each day that is put in. So what goes against it further than a
world that was found already is left, with all that would follow from it, and no world is missed that would be kept.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tests.oracles.worlds.board import HARD, history_of
from tests.oracles.worlds.happenings import Happening
from tests.oracles.worlds.order import Order

Days = dict[str, date | None]


@dataclass(frozen=True)
class Placing:
    """What is told and what is needed, and the days that can be tried for each event without one."""

    order: Order
    told: tuple[Happening, ...]
    needed: Sequence[tuple[str, date]]
    """What the way needs, in its order, each with the day of what it was needed for."""
    loose: frozenset[str]
    """What goes without saying, on any day that fits."""
    unsaid: frozenset[str]
    choices: Mapping[str, Sequence[date | None]]
    """None: with what it was needed for; or, where it may not have happened, on no day."""

    def days(self, most: Callable[[], int | None]) -> Iterator[Days]:
        """A day for each event, in all ways that go against the order `most` times or less."""
        broken = self._told_against_list + self._begun_too_late(-1, {})
        yield from self._from(0, {}, broken, date.max, most)

    @cached_property
    def _sequence(self) -> tuple[str, ...]:
        """Backwards through what the way needs, so that each can be held to what comes after it."""
        steps = [event for event, _ in reversed(self.needed)]
        return (*steps, *(event for event in self.choices if event not in steps))

    @cached_property
    def _evidence(self) -> Mapping[str, date]:
        return dict(self.needed)

    @cached_property
    def _once(self) -> Mapping[str, Happening]:
        """What was told, and told once."""
        return {event: found[0] for event, found in history_of(self.told).items() if len(found) == 1}

    @cached_property
    def _told_against_list(self) -> int:
        undated = frozenset(self._sequence) | self.order.said.undated
        return self.order.against_list(history_of(self.told), self.loose, undated)

    def _from(self, at: int, days: Days, broken: int, later: date, most: Callable[[], int | None]) -> Iterator[Days]:
        if at == len(self._sequence):
            yield dict(days)
            return
        event = self._sequence[at]
        evidence = self._evidence.get(event)
        for choice in self.choices[event]:
            day, then = choice, later
            if evidence is not None:
                last = min(later, evidence)
                day = choice or last
                if day > last:
                    continue  # The way needs one after the other.
                then = day
            days[event] = day
            found = broken + self._against_list(event, day, days) + self._begun_too_late(at, days)
            bound = most()
            if bound is None or found <= bound:
                yield from ({**whole, event: choice} for whole in self._from(at + 1, days, found, then, most))
            del days[event]

    def _against_list(self, event: str, day: date | None, days: Days) -> int:
        """How often one more day goes against the list, beside those that are there."""
        if day is None:
            return 0
        broken = 0
        for first in self.order.listed_before.get(event, ()):
            if first not in self.loose and (found := self._first_day(first, days)):
                broken += found > day
        for second in self.order.listed_after.get(event, ()):
            other = days.get(second) or (self._once[second].day if second in self._once else None)
            broken += other is not None and day > other
        return broken

    def _first_day(self, event: str, days: Days) -> date | None:
        if event in self._once:
            return self.order.said.soonest(self._once[event])
        return days.get(event)

    @cached_property
    def _complete_with(self) -> Mapping[int, tuple[tuple[tuple[str, ...], str], ...]]:
        """What can only come after something, by the place at which the last of its days has been put in."""
        place = {event: at for at, event in enumerate(self._sequence)}
        found: dict[int, tuple[tuple[tuple[str, ...], str], ...]] = {}
        for before, after in self.order.begun_by:
            if after not in self.loose and not (self.loose | self.unsaid).intersection(before):
                at = max(place.get(event, -1) for event in (*before, after))
                found[at] = (*found.get(at, ()), (before, after))
        return found

    def _begun_too_late(self, at: int, days: Days) -> int:
        return HARD * sum(
            1
            for before, after in self._complete_with.get(at, ())
            for day in self._days(after, days, soonest=False)
            if day < min((each for event in before for each in self._days(event, days, soonest=True)), default=date.min)
        )

    def _days(self, event: str, days: Days, *, soonest: bool) -> Iterator[date]:
        if day := days.get(event):
            yield day
        for happening in self._told.get(event, ()):
            yield self.order.said.soonest(happening) if soonest else happening.day

    @cached_property
    def _told(self) -> Mapping[str, tuple[Happening, ...]]:
        return history_of(self.told)

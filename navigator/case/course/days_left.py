"""The days that pairs of events leave for each of them: what binds holds, and as much of what is usual as can."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from navigator.case.course.usual import Pair
from navigator.case.facts.history import ONE, Known
from navigator.dates import moments

MOST = 32
"""Sets of pairs that are tried at once; a case has one or two."""


@dataclass(slots=True)
class Days:
    history: dict[str, tuple[Known, ...]]
    by_the_hour: frozenset[Pair]
    """The pairs that hold within one day too; the list of events says nothing of hours."""
    apart: frozenset[Pair]
    """The pairs of which the second came on a later day."""
    sendings: frozenset[Pair]
    """The pairs of a sending and what came of it: a letter was sent by the day on which it was posted."""
    clashing: set[Pair] = field(default_factory=set)

    def copy(self) -> "Days":
        return Days(dict(self.history), self.by_the_hour, self.apart, self.sendings, set(self.clashing))

    def least_given_up(self, usual: Sequence[Pair], binding: Sequence[Pair]) -> Iterator[frozenset[Pair]]:
        """The fewest pairs that do not bind without which there is a day for every event: each such set of them.

        What is usual cannot tell which of two pairs to give up where one of them has to go.
        """
        tried = [frozenset[Pair]()]
        while tried:
            conflicts = {each: self._conflict([pair for pair in usual if pair not in each], binding) for each in tried}
            if not all(conflicts.values()):
                yield from (each for each, conflict in conflicts.items() if not conflict)
                return
            tried = list(dict.fromkeys(each | {pair} for each, conflict in conflicts.items() for pair in conflict))
            if len(tried) > MOST:
                # Too many to look at each: all that stands against something is given up.
                tried = [frozenset[Pair]().union(*tried)]

    def _conflict(self, usual: Sequence[Pair], binding: Sequence[Pair]) -> tuple[Pair, ...]:
        """Pairs that leave no day together, and would without any one of them; none where there is a day for all."""
        if self._holds(usual, binding):
            return ()
        found: list[Pair] = []
        left = list(usual)
        while self._holds(found, binding):
            # Of what has to be looked at still, the shortest beginning that leaves no day ends with one of them.
            low, high = 0, len(left)
            while low + 1 < high:
                middle = (low + high) // 2
                low, high = (middle, high) if self._holds((*left[:middle], *found), binding) else (low, middle)
            found.append(left[high - 1])
            left = left[: high - 1]
        return tuple(found)

    def _holds(self, usual: Sequence[Pair], binding: Sequence[Pair]) -> bool:
        tried = self.copy()
        tried.narrow((*binding, *usual))
        return tried.clashing == self.clashing

    def as_one_of(self, given_up: Iterable[frozenset[Pair]], usual: Sequence[Pair], binding: Sequence[Pair]) -> "Days":
        """The days that are left with one of several sets of pairs given up, nobody knows which."""
        found = []
        for each in given_up:
            days = self.copy()
            days.narrow((*binding, *(pair for pair in usual if pair not in each)))
            found.append(days)
        first, *others = found
        for other in others:
            first.history = {
                event: _either(first.history.get(event, ()), other.history.get(event, ()))
                for event in first.history | other.history
            }
        return first

    def narrow(self, pairs: Iterable[Pair]) -> None:
        """Narrow until nothing changes any more; a pair that leaves no day changes nothing."""
        once = [pair for pair in pairs if self.is_once(pair)]
        changed = True
        while changed:
            changed = False
            for pair in once:
                if pair not in self.clashing and self.is_once(pair):
                    changed |= self._apply(*pair)

    def is_once(self, pair: Pair) -> bool:
        before, after = pair
        return len(self.history.get(before, ())) == 1 == len(self.history.get(after, ()))

    def _apply(self, before: str, after: str) -> bool:
        ((one,), (other,)) = found = self.history[before], self.history[after]
        if (before, after) not in self.by_the_hour:
            one, other = _without_hours(one), _without_hours(other)
        first = earliest(one)
        end = last = other.fact.sent.day if other.fact.sent and (before, after) in self.sendings else other.last
        if (before, after) in self.apart:
            first, last = first and first + ONE, last - ONE
        if first and moments.precedes(end, first):
            if one.maybe != other.maybe:
                # No day is left for what may have happened: so it did not.
                del self.history[before if one.maybe else after]
                return True
            self.clashing.add((before, after))
            return False
        # What may not have happened leaves the days of others as they are.
        if not one.maybe:
            self.history[after] = (found[1][0].since(first),)
        # The law presumes when something sent has come; what is told of later days does not bring that forward.
        if not other.maybe and not one.fact.sent:
            self.history[before] = (found[0][0].until(last),)
        return any(self.history[event][0] != was for event, (was,) in zip((before, after), found, strict=True))


def _either(one: tuple[Known, ...], other: tuple[Known, ...]) -> tuple[Known, ...]:
    """The times of an event where it is unknown which of two holds; what is in one of them alone may be."""
    if not (one and other):
        return tuple(replace(known, maybe=True) for known in (*one, *other))
    return tuple(
        replace(
            each,
            first=each.first and known.first and moments.first_of(each.first, known.first),
            last=moments.last_of(each.last, known.last),
            maybe=each.maybe or known.maybe,
        )
        for each, known in zip(one, other, strict=True)
    )


def earliest(known: Known) -> date | None:
    """The first day of something; a letter that counts as come by a day can have come before, as soon as any can."""
    return known.fact.span.earliest if known.fact.sent and known.fact.span else known.first


def _without_hours(known: Known) -> Known:
    first, last = known.first and moments.plain(known.first), moments.plain(known.last)
    return known if first is known.first and last is known.last else replace(known, first=first, last=last)

"""What is known of the events of a case: for each, the days on which it can have been."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from navigator.dates import moments
from navigator.model.cases import Fact
from navigator.model.policy import Policy

ONE = timedelta(1)
"""One day."""


@dataclass(frozen=True, slots=True)
class Known:
    """An event that happened, in every world or in some, and the first and last day on which it can have been."""

    fact: Fact
    first: date | None
    """None: nobody knows how long ago."""
    last: date
    maybe: bool = False
    """True when it may also not have happened: nobody said, and what came after it does not need it."""
    left_out: bool = False
    """True when it was said not to have happened, though every way needs it: the case went on as if it had."""

    @property
    def event(self) -> str:
        return self.fact.event

    @property
    def firm(self) -> bool:
        return self.fact.firm

    def can_be_before(self, day: date) -> bool:
        """Whether it can have been before a day, or before the hour that a day has."""
        return self.first is None or moments.precedes(self.first, day)

    def between(self, first: date | None, last: date | None) -> "Known":
        """The same event, not before one day and not after another; as it was where that leaves no day."""
        low = max((day for day in (self.first, first) if day), default=None)
        high = min(self.last, last) if last else self.last
        return self if low and low > high else replace(self, first=low, last=high)

    def since(self, moment: date | None) -> "Known":
        """The same event, not before a moment: on its day, not before its hour."""
        return self._inside(moments.since_all(self.first or moment, moment) if moment else self.first, self.last)

    def until(self, moment: date) -> "Known":
        """The same event, not after a moment."""
        return self._inside(self.first, moments.until_all(self.last, moment))

    def _inside(self, first: date | None, last: date) -> "Known":
        """The same event between two moments; as it was where an hour that comes twice seems to leave none."""
        is_same = first is self.first and last is self.last
        none_left = first is not None and moments.plain(first) == moments.plain(last) and _is_before(last, first)
        return self if is_same or none_left else replace(self, first=first, last=last)


def _is_before(one: date, other: date) -> bool:
    return "" < moments.clock_of(one) < moments.clock_of(other)


def is_dated(known: Known) -> bool:
    """Whether somebody told of the day on which something happened, or was sent."""
    return bool(known.fact.span or known.fact.sent)


History = Mapping[str, tuple[Known, ...]]
"""Each event that happened, with its times: those of a known day in order, then the others."""


def history_of(policy: Policy, facts: Iterable[Fact], today: date) -> History:
    """What a person said that has happened. What cannot lie ahead is not after today."""
    found: dict[str, list[Known]] = {}
    for fact in facts:
        if fact.happened:
            found.setdefault(fact.event, []).append(_known(policy, fact, today))
    return {event: ordered(times) for event, times in found.items()}


def adding(history: History, known: Known) -> History:
    """The same history with one more event."""
    return {**history, known.event: ordered((*history.get(known.event, ()), known))}


def ordered(times: Iterable[Known]) -> tuple[Known, ...]:
    """The times of one event, first to last."""
    return tuple(sorted(times, key=_in_turn))


def _in_turn(known: Known) -> tuple[bool, tuple[date, str], tuple[date, str]]:
    return known.first is None, moments.as_first(known.first or date.min), moments.as_last(known.last)


def past(history: History, event: str, today: date) -> tuple[Known, ...]:
    """The times of an event that are not booked for a day to come; what was sent is on its way and counts."""
    return tuple(known for known in moving(history, event, today) if not known.left_out)


def moving(history: History, event: str, today: date) -> tuple[Known, ...]:
    """The times at which an event moved a case: those that are past, and those of a step that was left out."""
    return tuple(
        _not_after(known, today)
        for known in history.get(event, ())
        if known.first is None or known.first <= today or _on_its_way(known, today)
    )


def _on_its_way(known: Known, today: date) -> bool:
    return known.fact.sent is not None and known.fact.sent.day <= today


def _not_after(known: Known, today: date) -> Known:
    """What is booked for one of several days, today among them, may have been or be still to come."""
    if known.last <= today or _on_its_way(known, today):
        return known
    return replace(known, last=today, maybe=True)


def _known(policy: Policy, fact: Fact, today: date) -> Known:
    if fact.span is None:
        return Known(fact, None, today)
    first, last = fact.span.earliest, fact.span.latest
    event = policy.events.get(fact.event)
    may_lie_ahead = fact.sent is not None or (event is not None and event.future)
    return Known(fact, first, last if may_lie_ahead or first > today else min(last, today))

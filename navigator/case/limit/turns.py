"""What stops a clock, starts it again and makes its time longer, each on a day of one world."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from navigator.case.facts.history import ONE, History, Known
from navigator.dates import moments
from navigator.model.limits import Extension, Notice, Pause

NONE = timedelta(0)
MOST_ORDERS = 200
"""How many orders of notices that build on one another are looked at; anybody can tell of many notices."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A restart, or a notice of more time."""

    day: date
    notice: Notice
    through: date | None
    """The day on which the clock runs again, the new last day where one is named, or the day of what leaves some time;
    None: it is not known."""
    else_through: date | None = None
    """The other end of the days on which the named last day can be."""
    extension: Extension | None = None
    elsewhere: bool = False
    """Whether the extension is one of another limit: it gives no time here, and may keep others from counting."""
    pause: Pause | None = None
    """Of a restart: what stopped the clock, and from when to when."""
    stopped: "Stop | None" = None
    begins: str = ""
    """The event, where each time that it happens begins the time anew."""
    stop: date | None = None
    """The day of the stop, where the clock went on with it: it is in time if that was."""
    else_on: date | None = None
    """The other end of the days on which it can have been."""

    @property
    def kind(self) -> str:
        return self.extension.id if self.extension else ""

    def moved(self) -> "Turn":
        """The same on the other day."""
        return self.on(self.else_on or self.day)

    def on(self, day: date) -> "Turn":
        """The same on a day; no time is left from a day before it came."""
        if self.extension and self.extension.at_least and self.through and moments.is_after(day, self.through):
            return replace(self, day=day, through=day)
        return replace(self, day=day)


def named_by(extension: Extension, notice: Known, history: History) -> Known | None:
    """The last day that a notice of more time named: of as many days as notices each its own, else the last told."""
    notices = history.get(extension.event, ())
    named = [known for known in history.get(extension.day or "", ()) if known.fact.span]
    if notice in notices and len(named) == len(notices):
        return named[notices.index(notice)]
    return named[-1] if named else None


@dataclass(frozen=True, slots=True)
class Stop:
    """The day on which the clock stopped, and the one on which it runs again; None while it stands."""

    day: date
    through: date | None
    other: date | None = None
    """The other end of the days on which it may run again."""

    def lasting(self, longer: timedelta) -> "Stop":
        """The same with days lost after the new start."""
        if not longer or self.through is None:
            return self
        other = _moved(self.other, longer) if self.other else None
        return replace(self, through=_moved(self.through, longer), other=other)

    def since(self, start: date, *, other: bool) -> "Stop | None":
        """The stop as a clock meets it that began with a start; None when it was over by then.

        With `other`, whether it was is seen from the other end of the days on which it may have ended.
        """
        if self.through is None or self.other is None:
            return self
        if not moments.is_after(self.other if other else self.through, start):
            return None
        return replace(self, through=max(self.through, _next(start), key=moments.order)) if other else self


@dataclass(frozen=True, slots=True)
class Stops:
    """The stops of one pause, first to last."""

    days: tuple[Stop, ...]
    times: int | None
    """How many of them count; None: all. What was over when the clock began is none of them."""
    before: timedelta = NONE
    """How many days earlier than after the day of a stop the first day lies that is lost."""
    after: timedelta = NONE
    """How many days later than the day of a new start the last day lies that is lost; it can be earlier."""
    first_counts: bool = False
    """Whether the first day of the clock counts: it can be the last that is lost."""

    def met(self, start: date, *, other: bool) -> Iterator[tuple[date, date | None]]:
        """The days of each stop, as far as they are lost: after the first of the two, up to the second."""
        longer = max(self.after, NONE)
        begun = _before(start) if self.first_counts and self.after >= NONE else start
        found = (stop.lasting(longer).since(begun, other=other) for stop in self.days)
        for stop in itertools.islice(filter(None, found), self.times):
            # Where it stood when it began, its first day is lost too.
            since = max(stop.day, _before(start), key=moments.order)
            yield _moved(since, -self.before), stop.through and _moved(stop.through, self.after - longer)


@dataclass(frozen=True, slots=True)
class Turns:
    paused: tuple[Stops, ...]
    turns: tuple[Turn, ...]
    other_ends: bool = False
    """Of the days on which a stop may have ended, the other end says whether that was before the clock began."""

    @property
    def begin_anew(self) -> bool:
        """Whether all that moves the clock begins it anew."""
        return bool(self.turns) and not self.paused and all(turn.begins for turn in self.turns)

    def orders(self, *, late: bool) -> Iterator["Turns"]:
        """These; and where one sets a new length, or builds on others, so that the order matters, on other days."""
        yield self
        if any(turn.extension and (turn.extension.after or turn.extension.not_with) for turn in self.turns):
            yield from self._in_every_order(late=late)
            return
        if not any(turn.extension and turn.extension.to for turn in self.turns):
            return
        # All notices of one kind together: there are few kinds, and anybody can tell of many notices.
        kinds = dict.fromkeys(each.kind for each in self.turns if each.extension and each.else_on != each.day)
        for size in range(1, len(kinds) + 1):
            for moved in itertools.combinations(kinds, size):
                yield replace(self, turns=tuple(each.moved() if each.kind in moved else each for each in self.turns))

    def _in_every_order(self, *, late: bool) -> Iterator["Turns"]:
        """On the days at which the order of what is linked changes: the ends of all, and the days after them."""
        ends = {end for turn in self.turns for end in (turn.day, turn.else_on or turn.day)}
        ends |= {_next(end) for end in ends if end not in (date.min, date.max)}
        choices = [[day for day in ends if _is_between(turn, day)] for turn in self.turns]
        if math.prod(map(len, choices)) > MOST_ORDERS:
            yield replace(self, turns=tuple(_as_if_alone(self.turns, late=late)))
            return
        for days in itertools.product(*choices):
            yield replace(self, turns=tuple(turn.on(day) for turn, day in zip(self.turns, days, strict=True)))

    def in_order(self) -> list[Turn]:
        """The notices and the restarts; a notice comes before a stop on the same day."""
        return sorted(self.turns, key=lambda turn: (*moments.order(turn.day), turn.extension is None))

    def stretches(self, start: date) -> tuple[tuple[date, date | None], ...]:
        """The stops that the clock goes on from."""
        return tuple(lost for stops in self.paused for lost in stops.met(start, other=self.other_ends))


def _is_between(turn: Turn, day: date) -> bool:
    """Whether a day is one on which a notice can have been; a restart is where it is."""
    if turn.extension is None or turn.else_on is None:
        return day == turn.day
    first, last = sorted((turn.day, turn.else_on), key=moments.order)
    return not moments.is_after(first, day) and not moments.is_after(day, last)


def _as_if_alone(turns: Sequence[Turn], *, late: bool) -> Iterator[Turn]:
    """Where there are too many orders to look at: all that is linked counts, or none of it does.

    No order gives a later date than the first, or an earlier one than the second.
    """
    apart = {name for turn in turns if turn.extension for name in turn.extension.not_with}
    for turn in turns:
        extension = turn.extension
        if extension and late:
            yield replace(turn, extension=replace(extension, after=(), not_with=()))
        elif not (extension and (extension.after or extension.not_with or extension.id in apart)):
            yield turn


def _moved(day: date, by: timedelta) -> date:
    """A day some days later or earlier; a moment that does not move keeps its hour."""
    return moments.plain(day) + by if by else day


def _next(start: date) -> date:
    """The day after a start, or its moment where it has one."""
    return start if moments.is_on_clock(start) else start + ONE


def _before(start: date) -> date:
    """The day before a start, or its moment where it has one."""
    return start if moments.is_on_clock(start) else start - ONE


@dataclass(frozen=True, slots=True)
class Until:
    """When an act was done, if it was; what came after that moves nothing."""

    done: Known | None
    earlier: frozenset[str]
    at_any_time: bool = False
    """Whether only what counts at any time is looked at so: the rest counts until the time is over, done or not."""

    def of(self, notice: Notice) -> "Until":
        """The same for what has to come in time, or may come at any time."""
        return replace(self, done=None) if self.at_any_time and notice is Notice.IN_TIME else self

    def last_of(self, known: Known) -> date:
        """The last day on which an event can have been that moves something."""
        return min(known.last, self.done.last, key=moments.order) if self.done else known.last

    def before(self, event: str, history: History, *, late: bool) -> Iterator[Known]:
        """The times of an event before the act was done: those that can be, or those that must."""
        done = self.done
        for each in history.get(event, ()):
            must = done is None or event in self.earlier
            must = must or (done is not None and done.first is not None and not moments.is_after(each.last, done.first))
            can = must or (done is not None and not (each.first and moments.is_after(each.first, done.last)))
            if can if late else must and not each.maybe:
                yield each

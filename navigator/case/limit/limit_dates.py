"""The dates of a limit in all worlds of one course of a case; of several limits of which one counts, too."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from navigator.case.limit.beginnings import Beginning
from navigator.dates.counting import Count
from navigator.model.limits import Pick


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a limit in all worlds of one course of a case."""

    first: Count | None = None
    """The count with the earliest date; None when there is none, or when nobody knows how far back it lies."""
    last: Count | None = None
    """The count with the last date."""
    none: bool = True
    """True when it has no date in some world: its clock has not begun there, or stands still."""
    endless: bool = False
    """True when nobody knows how far back the earliest date lies."""
    stopped: bool = False
    """True while the clock stands still in some world."""
    unnamed: bool = False
    """True when there is a later day that somebody has named and nobody has told: there is no last date."""
    surely_unnamed: bool = False
    """True when that is so in every world."""
    parts: tuple["Dates", ...] = ()
    """Of several limits: the dates of each."""
    out_of_turn: frozenset[str] = frozenset()
    """The notices of more time that count in no world, because they came out of turn."""

    @property
    def firm(self) -> bool:
        """True when every date rests on days that are known."""
        return not any(each.provisional for each in (self.first, self.last) if each)


NO_DATES = Dates()


def of_several(each: Sequence[Dates], starts: Sequence[Beginning | None], pick: Pick | None) -> Dates:
    """The earlier or the later date of several limits, in every world in which some of them have one."""
    worlds = [_picked([each[at] for at in present], len(each), pick) for present in _present(each, starts)]
    worlds += _before_a_stop(each, pick)
    firsts = [world.first for world in worlds if world.first]
    lasts = [world.last for world in worlds if world.last]
    return Dates(
        first=min(firsts, key=Count.order, default=None),
        last=max(lasts, key=Count.order, default=None),
        none=any(world.none for world in worlds),
        endless=any(world.endless for world in worlds),
        stopped=any(dates.stopped for dates in each),
        unnamed=any(dates.unnamed for dates in each),
        parts=tuple(each),
        out_of_turn=in_all([dates.out_of_turn for dates in each if dates.first or dates.last]),
    )


def _before_a_stop(each: Sequence[Dates], picked: Pick | None) -> Iterator[Dates]:
    """The earliest date where a limit whose clock stands still in one world was over before that in another."""
    known = [dates for dates in each if dates.first or dates.endless]
    earlier = picked is Pick.EARLIER
    if all(dates.last for dates in known) or not (earlier or len(known) == len(each)):
        return
    pick, some = (min, any) if earlier else (max, all)
    first = pick((dates.first for dates in known if dates.first), key=lambda found: found.due, default=None)
    # The earlier is no later than one that surely has a date, whatever became of the other.
    sure = earlier and any(dates.last and not dates.none for dates in known)
    yield Dates(first=first, none=not sure, endless=some(dates.endless for dates in known))


def _picked(dates: Sequence[Dates], limits: int, picked: Pick | None) -> Dates:
    """The dates of those that have one in a world; all of them are needed for the later."""
    earlier = picked is Pick.EARLIER
    if not dates or not (earlier or len(dates) == limits):
        return NO_DATES
    pick = min if earlier else max
    endless = any(each.endless for each in dates) if earlier else all(each.endless for each in dates)
    first = pick((each.first for each in dates if each.first), key=Count.order, default=None)
    last = pick((each.last for each in dates if each.last), key=Count.order)
    # While the date of one is not firm, nobody knows which of them counts.
    loose = next((found for each in dates for found in (each.first, each.last) if found and found.provisional), None)
    return Dates(first=_loosened(first, loose), last=_loosened(last, loose), none=False, endless=endless)


def _present(each: Sequence[Dates], starts: Sequence[Beginning | None]) -> Iterator[tuple[int, ...]]:
    """Which limits have a date together: those that may not have begun, with one event, have one or none together."""
    begins = [start.first_event if start else "" for start in starts]
    unsure = {event for event, dates in zip(begins, each, strict=True) if dates.none and dates.last}
    for happened in itertools.product((True, False), repeat=len(unsure)):
        held = dict(zip(sorted(unsure), happened, strict=True))
        yield tuple(at for at, dates in enumerate(each) if dates.last and held.get(begins[at], True))


def _loosened(found: Count | None, loose: Count | None) -> Count | None:
    if found is None or loose is None or found.provisional:
        return found
    return replace(found, provisional=True, known_from=loose.known_from, known_through=loose.known_through)


def in_all(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset.intersection(*sets) if sets else frozenset()

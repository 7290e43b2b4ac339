"""When a time can have begun, and by what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from navigator.case.facts.history import History, Known
from navigator.dates import moments


@dataclass(frozen=True, slots=True)
class Beginning:
    """The days on which a clock can have begun, and the event that begins it on the first and on the last of them."""

    first: date | None
    """None: nobody knows how long ago."""
    last: date
    first_event: str
    last_event: str
    maybe: bool = False
    """True when it may also not have begun."""
    firm: bool = True
    undated: tuple[str, ...] = ()
    """Events whose day nobody has given."""
    arrived: bool = False
    """True when the last of its days is that of an arrival, so that it is known whether it came after hours."""
    presumed: bool = False
    """True when the last of its days is that on which something sent is presumed to have come."""
    parts: tuple["Beginning | None", ...] = ()
    """Of several limits: how each of them began, None for one that has not."""


def rounds_of(known: History, again: Sequence[Known]) -> Iterator[list[tuple[str, Known]]]:
    """What happened in each round of a stage that has any; of an event, the first time that it did."""
    rounds: list[dict[str, Known]] = [{} for _ in range(len(again) + 1)]
    for event, times in known.items():
        for each in times:
            passed = (back for back in again if each == back or _is_after(each, back))
            rounds[sum(1 for _ in passed)].setdefault(event, each)
    yield from (list(each.items()) for each in rounds if each)


def each_round(known: Known, again: Sequence[Known]) -> tuple[Known, ...]:
    """What happened, in each round of its stage in which it can have been: it was in one of them.

    So it is of what nobody mentioned, and of what was told of the day on which the stage was entered again, or of one
    of some days around it: in the later round that may have been, or not.
    """
    found, rest = list[Known](), known
    for back in again:
        if back.first is None or known == back or moments.precedes(rest.last, back.first):
            continue
        before = rest.can_be_before(back.first) if known.maybe else not _is_after(rest, back)
        if before:
            found.append(rest.between(None, back.last))
            rest = replace(rest.between(back.first, None), maybe=True)
    return (*found, rest)


def _is_after(known: Known, back: Known) -> bool:
    if known.first is None:
        return False
    # What may have been was in the round that begins with that day, or in the one before, which has days of its own.
    begins = known.maybe and back.first is not None and not moments.precedes(known.first, back.first)
    return begins or moments.precedes(back.last, known.first)


def anew(known: History) -> Iterator[Beginning]:
    """Of events each of which begins a time anew: each of them, for what came first can have been over by the next."""
    yield from sorted(in_turn(known), key=_first_of)


def settled(beginnings: Sequence[Beginning]) -> Iterator[Sequence[Beginning]]:
    """Without those that may not have been, and with them, where there are others."""
    sure = [each for each in beginnings if not each.maybe]
    if not sure or len(sure) == len(beginnings):
        yield beginnings
        return
    yield sure
    yield [replace(each, maybe=False) for each in beginnings]


def _first_of(begun: Beginning) -> tuple[date, str]:
    return moments.as_first(begun.first or date.min)


def in_turn(known: History) -> Iterator[Beginning]:
    """The first time of an event, the second, and so on: of days that overlap, nobody knows which came first."""
    times = [(event, each) for event, every in known.items() for each in every]
    if any(each.maybe for _, each in times):
        yield from (beginning_of([each]) for each in times)
        return
    firsts = sorted(times, key=lambda each: moments.as_first(each[1].first or date.min))
    lasts = sorted(times, key=lambda each: moments.as_last(each[1].last))
    yield from (beginning_of(ends) for ends in zip(firsts, lasts, strict=True))


def beginning_of(ends: Sequence[tuple[str, Known]]) -> Beginning:
    """From the event that is the first, and the one that is the last."""
    (first_event, first), (last_event, last) = ends[0], ends[-1]
    return Beginning(
        first=first.first,
        last=last.last,
        first_event=first_event,
        last_event=last_event,
        maybe=first.maybe,
        firm=first.firm and last.firm,
        undated=tuple(dict.fromkeys(event for event, each in ends if each.fact.span is None)),
        arrived=last.fact.sent is not None and last.fact.sent.tells_the_hour,
        presumed=last.fact.sent is not None,
    )

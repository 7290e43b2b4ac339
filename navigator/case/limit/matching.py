"""Which beginning of a time an act answered, where a time has begun more than once."""

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from navigator.case.facts.history import ONE, Known, ordered
from navigator.case.limit.beginnings import Beginning
from navigator.case.limit.limit_dates import Dates
from navigator.dates import moments


def matches(
    beginnings: Sequence[Beginning], shown: Sequence[Known], earlier: Collection[str] = (), *, before_all: bool = False
) -> Iterator[tuple[Known | None, Beginning | None]]:
    """Each way in which an act can have answered what began its time; one where it began only once.

    `earlier`: events that are known to have come no later than the act, whatever their days are. `before_all`: whether
    it can have been done before all beginnings, as where a reading counts from something else than calls for it.
    """
    if len(beginnings) < 2:  # noqa: PLR2004  with one there is nothing to match
        yield (soonest(shown) if shown else None), (beginnings[0] if beginnings else None)
        return
    starts = sorted({moments.plain(day) for begun in beginnings for day in (begun.first, begun.last) if day})
    earliest = None if before_all or any(begun.first is None for begun in beginnings) else starts[0]
    # An act is not done before its time begins.
    cut = (tuple(_cut(known.between(earliest, None), starts)) for known in shown)
    for times in itertools.product(*cut):
        done = ordered(times)
        pairs = list(itertools.product(done, beginnings))
        unsure = [pair for pair in pairs if _may_be_before(*pair) and not is_before(*pair)]
        unsure = [pair for pair in unsure if not {pair[1].first_event, pair[1].last_event} <= set(earlier)]
        sure = [pair for pair in pairs if is_before(*pair)]
        for taken in itertools.product((False, True), repeat=len(unsure)):
            before = (*sure, *itertools.compress(unsure, taken))
            # Nor is it where its days are not known: only what surely came before all of them did so.
            early = [known for known in done if _is_before_all(known, beginnings, before)]
            if before_all or all(_is_before_all(known, beginnings, sure) for known in early):
                yield _matched(beginnings, done, before)


def since_lapsed(
    beginnings: Sequence[Beginning],
    shown: Sequence[Known],
    dates_of: Callable[[Beginning], Dates],
    back_from: date | None = None,
) -> Iterator[tuple[Sequence[Beginning], Sequence[Known]]]:
    """Of a right that begins again, what is left where it had lapsed before: a time that is over is used no more.

    Where it may have lapsed or not, both. Whatever was done before the time that runs now answered an earlier one.
    `back_from`: today, for what is counted back: that is over before its event, so the next one counts from then on.
    """
    rounds = {0}
    for at, begun in enumerate(beginnings[1:], 1):
        stays = set[int]()
        for each in rounds:
            dates = dates_of(beginnings[each])
            first, last = dates.first or dates.last, dates.last
            surely = not (dates.none or begun.maybe) and last is not None and dates.firm
            since, by = back_from or begun.first, back_from or begun.last
            if not (surely and last and since and moments.precedes(last.due, since)):
                stays.add(each)
            if dates.endless or (first and moments.precedes(first.due, by)):
                stays.add(at)
        rounds = stays
    for each in sorted(rounds):
        first_day = beginnings[each].first if each else None
        held = [known for known in shown if not (first_day and moments.precedes(known.last, first_day))]
        yield beginnings[each:], held
        sure = [known for known in held if not (each and known.can_be_before(beginnings[each].last))]
        if len(sure) < len(held):
            yield beginnings[each:], sure


def soonest(shown: Sequence[Known]) -> Known:
    """The first time of several: of days that overlap, nobody knows which came first."""
    sure = [known for known in shown if not known.maybe]
    soonest = min(sure or shown, key=lambda known: moments.as_last(known.last))
    firsts = [known.first for known in shown]
    return replace(soonest, first=None if None in firsts else moments.first_of(*(day for day in firsts if day)))


def is_before(known: Known, begun: Beginning) -> bool:
    return begun.first is not None and moments.precedes(known.last, begun.first)


def _may_be_before(known: Known, begun: Beginning) -> bool:
    return known.can_be_before(begun.last)


def _cut(known: Known, starts: Iterable[date]) -> Iterator[Known]:
    """What happened on one of several days, for each stretch of them between the days on which a time begins."""
    for day in starts:
        if (known.first is None or known.first < day) and day <= known.last:
            yield known.between(None, day - ONE)
            known = known.between(day, None)
    yield known


def _matched(
    beginnings: Sequence[Beginning], shown: Sequence[Known], before: Collection[tuple[Known, Beginning]]
) -> tuple[Known | None, Beginning | None]:
    """When an act was done, and the beginning that this answers; or the first beginning that nothing answers yet.

    `before`: what was done, with each beginning that it came before.
    """
    for begun in beginnings:
        if all((known, begun) in before for known in shown):
            after = max((known.first + ONE for known in shown if known.first), default=None)
            return None, begun if after is None else _not_before(begun, after)
    answer = next(known for known in shown if (known, beginnings[-1]) not in before)
    before_it = [known.last for known in shown if answer.first and moments.precedes(known.last, answer.first)]
    earlier = moments.last_of(*before_it) if before_it else None
    return answer, next(begun for begun in beginnings if not earlier or moments.precedes(earlier, begun.last))


def _is_before_all(known: Known, beginnings: Sequence[Beginning], before: Collection[tuple[Known, Beginning]]) -> bool:
    return all((known, begun) in before for begun in beginnings)


def _not_before(begun: Beginning, day: date) -> Beginning:
    return replace(begun, first=max(begun.first or day, day)) if day <= begun.last else begun

"""A case told with days that are not sure, against the same case told with each of those days: no second opinion.

What is said of the first must hold in every one of the others, for one of them it is; so it may say no more for sure
than their union does. Prints where it does: python -m tests.oracles.exactly KIND EVERY [PROCEDURE [DAYS]],
the days from that Monday to the one on which it is asked.
"""

# ruff: noqa: T201 - it prints to the terminal, that being its work
import itertools
import random
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from navigator.case.course.ways import stage_events, transitions
from navigator.case.facts.arrival import arrived
from navigator.case.verdicts.position import Position, position
from navigator.case.verdicts.standing import standing
from navigator.dates.calendars import Calendar
from navigator.model.cases import Case, Fact, Sent, Span, sent_fact
from navigator.model.limits import Sending
from navigator.model.policy import Policy
from navigator.model.versions import Versions
from tests.oracles import engine
from tests.oracles.drawn import Drawn
from tests.oracles.worlds import bolder, united
from tests.support import samples

MONDAY = date(2026, 11, 2)
LATER = MONDAY + timedelta(40)
"""The day on which a case is looked at, when nothing that was told is of that day."""
ANY_DAY = (*range(-45, -10, 7), *range(-6, 14), *range(15, 41, 5))
"""Days for what happened nobody knows when, from that Monday on: around what was told, and some far from it."""
SOME_DAYS = (-45, -17, -5, -2, -1, 0, 1, 2, 4, 9, 13, 26, 39, 40)
"""The same where two have no day."""
Days = tuple[int, int]
"""The first and the last day on which something can have been, from that Monday on."""


def on(event: str, first: int, last: int | None = None) -> Fact:
    """Something that happened on one of some days, counted from that Monday."""
    span = Span(MONDAY + timedelta(first), MONDAY + timedelta(first if last is None else last))
    return Fact(event, happened=True, span=span)


def to_the_day(given: Drawn) -> Iterator[Case]:
    """The case with each of the days that what was told leaves open.

    Left out: a letter on a day after something that the list has after it, for it is presumed to have come, and what
    answers it shows that it had.
    """
    policy, facts = given.policy, given.case.facts
    # The day of posting says when it was sent.
    posted = [
        Fact(event, happened=True, span=Span(fact.sent.day, fact.sent.day))
        for fact in facts
        if fact.sent and (event := policy.events[fact.event].arrival_of)
    ]
    undated = [fact.event for fact in facts if fact.happened and not (fact.span or fact.sent)]
    # What was told more than once has its place in the list with its first time; where that has no day, none.
    events = [fact.event for fact in facts]
    unknown, again = {*undated}, {at for at, event in enumerate(events) if event in events[:at]}
    again |= {at for at, event in enumerate(events) if event in unknown and events.count(event) > 1}
    any_day = ANY_DAY if len(undated) == 1 else SOME_DAYS
    days = [
        [each for each in _each_day(policy, given.calendars, fact, any_day) if _can_be(given, fact, each)]
        for fact in facts
    ]
    for single in itertools.product(*days):
        listed = [*(fact for at, fact in enumerate(single) if at not in again), *posted]
        each_two = itertools.combinations(listed, 2)
        if unknown and not all(_is_listed_so(policy, unknown, *two) for two in each_two):
            continue
        told = [fact for fact in single if fact.happened and fact.span and fact.event not in unknown]
        letters = [one for one, fact in zip(single, facts, strict=True) if fact.sent]
        if not any(_answered(policy, one, told) for one in letters):
            yield replace(given.case, facts=(*single, *posted))


def _each_day(
    policy: Policy, calendars: Mapping[str, Calendar], fact: Fact, any_day: Iterable[int]
) -> tuple[Fact, ...]:
    if fact.happened and not (fact.span or fact.sent):
        return tuple(on(fact.event, day) for day in any_day)
    (come,) = arrived(policy, Case((fact,)), calendars).facts
    if come.span is None or (come.span.earliest == come.span.latest and not fact.sent):
        return (come,)
    days = range((come.span.latest - come.span.earliest).days + 1)
    singles = (come.span.earliest + timedelta(day) for day in days)
    return tuple(Fact(fact.event, happened=True, span=Span(day, day)) for day in singles)


def _can_be(given: Drawn, fact: Fact, single: Fact) -> bool:
    """Whether something can be told for a day: of days to come, only what is booked for one of them."""
    booked = given.policy.events[fact.event].future and fact.span is not None
    return single.span is None or single.span.earliest <= given.today or booked


def _is_listed_so(policy: Policy, unknown: Collection[str], one: Fact, other: Fact) -> bool:
    """Whether two days go with the list of events, which says what came first where a day was not told.

    An end without its day has no place in it, but after what opens its stage (rule 132).
    """
    if not (one.span and other.span):
        return True
    first, second = sorted((one, other), key=lambda fact: policy.order[fact.event])
    if first.span and second.span and first.span.earliest <= second.span.earliest:
        return True
    two = {one.event, other.event}
    whole = Versions(policy).current
    for stage in whole.procedure.stages:
        ends = {each.event for each in transitions(stage) if not each.to.leads_on}
        if two <= stage_events(whole, stage) and ends & two & {*unknown} and two.isdisjoint(stage.opens):
            return True
    return False


def _answered(policy: Policy, letter: Fact, told: Sequence[Fact]) -> bool:
    later = (each for each in told if policy.order[each.event] > policy.order[letter.event])
    return any(each.span and letter.span and each.span.latest < letter.span.earliest for each in later)


def said_more(given: Drawn) -> tuple[str, ...]:
    """What is said of a case that does not hold on each of its days, a line each; nothing where none is left."""

    def said_of(case: Case) -> Position:
        return position(given.policy, case, given.today, given.calendars, given.earlier)

    parts = [said_of(each) for each in to_the_day(given)]
    # Days that cannot have been together leave those that can; of what has no day, those of which nothing is remarked.
    dated = all(fact.span or fact.sent or not fact.happened for fact in given.case.facts)
    fitting = [each for each in parts if not each.contradicts and (dated or not each.notes)]
    parts = fitting or (parts if dated else [])
    whole = said_of(given.case)
    verdicts = [engine.as_verdict(_with_acts_of(whole, each, given)) for each in parts]
    return bolder(united(verdicts), engine.as_verdict(whole)) if parts else ()


def _with_acts_of(whole: Position, one: Position, given: Drawn) -> Position:
    """What is said on one of the days, also of acts of a stage that is reached on another one.

    Nobody is told of these there; but what was done, and until when something else had to be, is so all the same.
    """
    named = {each.clause.id for each in one.verdicts}
    more = [
        standing(each.clause, each.stage, one.journeys, given.today, given.calendars, not_kept=one.not_kept)
        for each in whole.verdicts
        if each.clause.id not in named and one.kept
    ]
    return replace(one, verdicts=(*one.verdicts, *more))


SHAPES: tuple[tuple[Days, Days], ...] = (
    ((0, 1), (1, 1)),
    ((0, 1), (0, 1)),
    ((0, 3), (1, 4)),
    ((1, 4), (0, 3)),
    ((1, 2), (0, 4)),
    ((0, 4), (2, 2)),
    ((2, 2), (0, 4)),
)
THREE: tuple[tuple[Days, Days, Days], ...] = (
    ((0, 1), (1, 2), (1, 1)),
    ((1, 2), (0, 1), (0, 2)),
    ((0, 2), (0, 1), (1, 1)),
    ((0, 1), (0, 1), (0, 1)),
    ((1, 1), (0, 2), (0, 1)),
    ((2, 2), (1, 3), (0, 2)),
)
TWICE: tuple[tuple[Days, Days, Days], ...] = (
    ((0, 0), (2, 4), (1, 3)),
    ((0, 1), (4, 4), (2, 3)),
    ((0, 1), (3, 4), (1, 3)),
    ((0, 0), (3, 3), (0, 4)),
    ((1, 2), (2, 3), (2, 2)),
)
LETTERS = tuple(itertools.product((-1, 0, 2), ((0, 1), (1, 1), (0, 3), (2, 2), (2, 5))))


def pairs(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every two events, each on some days."""
    events = [event.id for event in policy.procedure.events]
    for (one, other), (first, second) in itertools.product(itertools.permutations(events, 2), SHAPES):
        yield on(one, *first), on(other, *second)


def triples(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every three events, each on some days."""
    events = [event.id for event in policy.procedure.events]
    for names, shape in itertools.product(itertools.combinations(events, 3), THREE):
        yield [on(event, *days) for event, days in zip(names, shape, strict=True)]


def told_twice(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every event told twice, beside every other one."""
    events = [event.id for event in policy.procedure.events]
    for (one, other), (first, second, third) in itertools.product(itertools.permutations(events, 2), TWICE):
        yield on(one, *first), on(one, *second), on(other, *third)


def letters(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every event of which the day of sending can be told, sent in every way, beside every other one."""
    events = [event.id for event in policy.procedure.events]
    sent = [event.id for event in policy.procedure.events if event.sent]
    for one, other, way, (day, days) in itertools.product(sent, events, Sending, LETTERS):
        if one != other:
            yield sent_fact(one, Sent(MONDAY + timedelta(day), way)), on(other, *days)


def beside_not_yet(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every two events, each on some days, and a third one that has not happened."""
    events = [event.id for event in policy.procedure.events]
    for (one, other, third), (first, second) in itertools.product(itertools.permutations(events, 3), SHAPES[:3]):
        yield Fact(third, happened=False), on(one, *first), on(other, *second)


def beside_unknown(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every two events, one on a day or on some days, the other nobody knows when."""
    events = [event.id for event in policy.procedure.events]
    for (one, other), days in itertools.product(itertools.permutations(events, 2), ((0, 0), (0, 3))):
        yield on(one, *days), Fact(other, happened=True)


def unknown_beside_not_yet(policy: Policy) -> Iterator[Sequence[Fact]]:
    """The same, and a third event that has not happened."""
    for (one, unknown), third in itertools.product(beside_unknown(policy), policy.procedure.events):
        if third.id not in {one.event, unknown.event}:
            yield Fact(third.id, happened=False), one, unknown


def unknown_beside_letters(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every event of which the day of sending can be told, sent in every way, beside one nobody knows when."""
    sent = [event.id for event in policy.procedure.events if event.sent]
    for one, other, way in itertools.product(sent, policy.procedure.events, Sending):
        if one != other.id:
            yield sent_fact(one, Sent(MONDAY, way)), Fact(other.id, happened=True)


def unknown_beside_pairs(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every two events, each on a day, beside one nobody knows when that is no end either."""
    events, ends = [event.id for event in policy.procedure.events], _ends(policy)
    for (one, other, third), day in itertools.product(itertools.permutations(events, 3), (0, 4)):
        if third not in ends:
            yield on(one, 0), on(other, day), Fact(third, happened=True)


def unknown_beside_told_twice(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every event told for two days, beside one nobody knows when."""
    events = [event.id for event in policy.procedure.events]
    for (one, other), day in itertools.product(itertools.permutations(events, 2), (3, 12)):
        yield on(one, 0), on(one, day), Fact(other, happened=True)


def told_without_its_day_too(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every event told with a day and once more without one, beside every other one."""
    events = [event.id for event in policy.procedure.events]
    for (one, other), day in itertools.product(itertools.permutations(events, 2), (-3, 2, 5)):
        yield on(one, 0), Fact(one, happened=True), on(other, day)


def two_unknown(policy: Policy) -> Iterator[Sequence[Fact]]:
    """Every two events nobody knows when, beside every other one on a day."""
    events = [event.id for event in policy.procedure.events]
    for one, *others in itertools.permutations(events, 3):
        if others == sorted(others):
            yield on(one, 0), *(Fact(each, happened=True) for each in others)


def _ends(policy: Policy) -> frozenset[str]:
    ways = (each for stage in policy.procedure.stages for each in transitions(stage))
    return frozenset(each.event for each in ways if not each.to.leads_on)


KINDS: Mapping[str, Callable[[Policy], Iterator[Sequence[Fact]]]] = {
    "pairs": pairs,
    "triples": triples,
    "told twice": told_twice,
    "letters": letters,
    "beside not yet": beside_not_yet,
    "beside unknown": beside_unknown,
    "unknown beside not yet": unknown_beside_not_yet,
    "unknown beside letters": unknown_beside_letters,
    "unknown beside pairs": unknown_beside_pairs,
    "unknown beside told twice": unknown_beside_told_twice,
    "told without its day too": told_without_its_day_too,
    "two unknown": two_unknown,
}


def every(key: str, kind: str, step: int = 1, today: date = LATER) -> Iterator[Drawn]:
    """The cases of a kind of one procedure, one in so many of them by lot."""
    library = samples.library()
    policy = library.policies[key]
    told = list(KINDS[kind](policy))
    pick = random.Random(f"{key} {kind}")  # noqa: S311 - to repeat, not to hide
    for number in sorted(pick.sample(range(len(told)), len(told) // step)):
        yield Drawn(policy, library.calendars, Case(tuple(told[number])), today, (), number, (key,))


def main(kind: str, step: int, wanted: str = "", after: int = 40) -> None:
    asked, bold = 0, 0
    try:
        for key in samples.library().policies:
            for given in every(key, kind, step, MONDAY + timedelta(after)) if wanted in key else ():
                asked += 1
                if said := said_more(given):
                    bold += 1
                    print(key, *given.case.facts, *said, sep="; ", flush=True)
    finally:
        print(f"{kind}: {asked} asked, {bold} said more than holds on each of their days")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), "".join(sys.argv[3:4]), int("".join(sys.argv[4:5]) or 40))

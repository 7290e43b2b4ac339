"""Cases of the project's own procedures: every few facts, each a day, an unsure day, or "not yet".

Prints how the engine and the oracle agree on them: python -m tests.oracles.real FACTS EVERY [PROCEDURE].
"""

# ruff: noqa: T201 - it prints to the terminal, that being its work
import itertools
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from navigator.dates.refusals import CountingError
from navigator.model.cases import Case, Fact, Span
from navigator.model.policy import Policy
from tests.oracles.compare import APART, both
from tests.oracles.drawn import Drawn
from tests.oracles.worlds import NoWorldError, TooManyWorldsError, bolder, differences
from tests.support import samples

FIRST = date(2026, 6, 1)
DAY, UNSURE, NOT_YET = range(3)
GAPS = (0, 1, 3, 7, 20)
"""Days from one fact to the next."""


def procedures() -> tuple[str, ...]:
    return tuple(sorted(samples.library().policies))


def every(key: str, count: int, step: int = 1, at: int = 0) -> Iterator[Drawn]:
    """The cases of a procedure with so many facts, each event in each way; with `step`, one in so many from `at`.

    The gaps between the days, and the day that it is, are drawn from the number of the case.
    """
    library = samples.library()
    policy = library.policies[key]
    events = [event.id for event in policy.procedure.events]
    chosen = itertools.combinations(events, count)
    told = itertools.product(chosen, itertools.product((DAY, UNSURE, NOT_YET), repeat=count))
    for number, (names, kinds) in itertools.islice(enumerate(told), at, None, step):
        pick = random.Random(f"{key} {count} {number}")  # noqa: S311 - to repeat, not to hide
        today = FIRST + timedelta(pick.choice((3, 10, 25, 60, 120)))
        facts = tuple(_facts(policy, tuple(zip(names, kinds, strict=True)), today, pick))
        yield Drawn(policy, library.calendars, Case(facts), today, (), number, (key,))


def _facts(policy: Policy, told: tuple[tuple[str, int], ...], today: date, pick: random.Random) -> Iterator[Fact]:
    """The days run in the order of the list of events; one day at most is not known at all."""
    day, undated = FIRST, False
    for event, kind in told:
        booked = policy.events[event].future
        if kind == NOT_YET:
            yield Fact(event, happened=False)
        elif kind == UNSURE and not undated and not booked and pick.random() < 1 / 2:
            undated = True
            yield Fact(event, happened=True)
        else:
            first = day if booked else min(day, today)
            last = first + timedelta(2) if kind == UNSURE else first
            yield Fact(event, happened=True, span=Span(first, last if booked else min(last, today)))
            day = last + timedelta(pick.choice(GAPS))


def line(given: Drawn) -> str:
    """A case as somebody would ask it."""
    return f"{given.features[0]} {' '.join(map(str, given.case.facts))} --on {given.today}"


def fewest(given: Drawn) -> Drawn:
    """Take out the facts without which the two still differ."""
    for at in range(len(given.case.facts)):
        facts = given.case.facts
        fewer = replace(given, case=replace(given.case, facts=(*facts[:at], *facts[at + 1 :])))
        if compared(fewer):
            return fewest(fewer)
    return given


def compared(given: Drawn) -> tuple[str, ...] | None:
    """What the two say differently of a case; None where one has no answer."""
    try:
        return differences(*both(given), APART)
    except (NoWorldError, TooManyWorldsError, CountingError):
        return None


def main(count: int, step: int, wanted: str = "") -> None:
    for key in procedures():
        if wanted not in key:
            continue
        found, begun, slowest = Counter[str](), time.monotonic(), 0.0
        shown = Counter[tuple[str, ...]]()
        for given in every(key, count, step):
            since = time.monotonic()
            try:
                one, other = both(given)
            except (NoWorldError, TooManyWorldsError, CountingError) as refused:
                found[type(refused).__name__] += 1
                continue
            said, bold = differences(one, other, APART), bolder(one, other)
            slowest = max(slowest, time.monotonic() - since)
            found["bold" if bold else "differ" if said else "agree"] += 1
            kind = tuple(each.split(":")[0] for each in (bold or said))
            shown[kind] += 1
            if said and shown[kind] == 1:
                print("BOLD" if bold else "differ", line(given), *said, sep="\n    ", flush=True)
        took = time.monotonic() - begun
        print(f"{key}, {count} facts, one in {step}: {dict(found)}, {took:.0f} s, slowest {slowest:.1f} s", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])

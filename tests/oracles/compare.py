"""The engine and the oracle asked for the same drawn cases: python -m tests.oracles.compare FIRST LAST [SHOWN].

Prints each seed in which they do not agree as it is met, and at the end, or when it is stopped, how many do. For the
first SHOWN that differ the case is made as small as it can be.
"""

# ruff: noqa: T201 - it prints to the terminal, that being its work
import signal
import sys
from collections import Counter

from navigator.dates.refusals import CountingError
from tests.oracles import engine
from tests.oracles.drawn import Drawn, drawn
from tests.oracles.drawn_smaller import smallest
from tests.oracles.worlds import NoWorldError, TooManyWorldsError, Verdict, bolder, differences, verdict

# What the oracle does not say in the same words.
APART = frozenset({"changed_by"})


def difference(given: Drawn) -> tuple[str, ...]:
    """What the two say differently; NoWorldError, TooManyWorldsError and CountingError where one has no answer."""
    return tuple(differences(*both(given), APART))


def both(given: Drawn) -> tuple[Verdict, Verdict]:
    """The verdict of the oracle and that of the engine."""
    asked = given.policy, given.calendars, given.case, given.today, given.earlier
    return verdict(*asked, changed_by=False), engine.verdict(*asked)


def differs(given: Drawn) -> bool:
    try:
        return bool(difference(given))
    except (NoWorldError, TooManyWorldsError, CountingError, NotImplementedError):
        return False


def main(first: int, last: int, shown: int = 3) -> None:
    found: Counter[str] = Counter()
    seeds: list[int] = []
    too_bold: dict[int, tuple[str, ...]] = {}
    met = first
    try:
        for seed in range(first, last):
            _compare(seed, found, seeds, too_bold)
            met = seed + 1
        for seed in seeds[:shown]:
            small = smallest(drawn(seed), differs)
            print(f"{small}\n  oracle / engine:", *difference(small), sep="\n  ", end="\n\n")
    finally:
        # A long span is often stopped before its end: what it has by then is worth as much.
        print(f"seeds {first} to {met - 1}: {dict(found)}; differ: {seeds}")
        print(f"the engine says more than holds in every world: {too_bold or 'never'}")


def _compare(seed: int, found: Counter[str], seeds: list[int], too_bold: dict[int, tuple[str, ...]]) -> None:
    """One case more in the sums; what differs is printed as it is met."""
    try:
        one, other = both(drawn(seed))
    except NoWorldError:
        found["what was told cannot be"] += 1
    except TooManyWorldsError:
        found["too many worlds for the oracle"] += 1
    except CountingError:
        found["refused by the checks of a policy"] += 1
    except NotImplementedError:
        found["not a question for the oracle"] += 1
    except Exception:
        print(f"seed {seed}")
        raise
    else:
        said = differences(one, other, APART)
        cannot = one.contradicts and other.contradicts
        found["differ" if said else "agree that it cannot be" if cannot else "agree"] += 1
        bold = bolder(one, other)
        if said:
            seeds.append(seed)
            print(seed, "BOLDER" if bold else "vague", *(bold or said), sep="; ", flush=True)
        if bold:
            too_bold[seed] = bold


if __name__ == "__main__":
    # Stopped by its number (`kill`) as by the keyboard: in the background nobody has one.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    main(*(int(each) for each in sys.argv[1:]))

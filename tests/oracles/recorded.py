"""What the second opinion said of drawn cases, kept: to ask it again takes ten times as long as to ask the engine.

`python -m tests.oracles.recorded` asks it of all seeds that are kept, and writes down anew what it says. A seed in
which the engine says something else, or for which there is no answer, is named and left out.
"""

# ruff: noqa: T201 - it prints to the terminal, that being its work
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from navigator.case.verdicts.position import Position, position
from navigator.dates.refusals import CountingError
from tests.oracles import engine
from tests.oracles.compare import APART
from tests.oracles.drawn import Drawn, drawn
from tests.oracles.holds import amiss
from tests.oracles.worlds import NoWorldError, TooManyWorldsError, Verdict, differences, verdict
from tests.oracles.worlds.verdict import NOT_COMPARED, ActVerdict

KEPT = Path(__file__).parents[1] / "vectors" / "second_opinion.csv"
LEFT = NOT_COMPARED | APART


def recorded() -> Mapping[int, str]:
    """What it said of each seed, as a digest."""
    lines = KEPT.read_text(encoding="utf-8").splitlines()
    return {int(seed): said for seed, _, said in (line.partition(",") for line in lines[1:])}


def digest(said: Verdict) -> str:
    """Twelve characters that are others where a verdict differs, in what is compared.

    An act of which nothing is said stands for one that was not reached.
    """
    nothing = {act.id: repr(tuple(_said(ActVerdict(id=act.id, undated=True)))) for act in said.acts}
    acts = sorted((act.id, text) for act in said.acts if (text := repr(tuple(_said(act)))) != nothing[act.id])
    return sha256(repr((tuple(_said(replace(said, acts=()))), acts)).encode()).hexdigest()[:12]


def _said(value: Verdict | ActVerdict) -> Iterator[tuple[str, str]]:
    for name in sorted(set(value.__dataclass_fields__) - LEFT):
        yield name, _text(getattr(value, name))


def _text(value: object) -> str:
    return f"{{{' '.join(sorted(map(_text, value)))}}}" if isinstance(value, frozenset) else str(value)


def opinion(given: Drawn) -> Verdict | None:
    """The second opinion of a drawn case; None where it has none, or what was told cannot have been."""
    try:
        said = verdict(given.policy, given.calendars, given.case, given.today, given.earlier, changed_by=False)
    except (NoWorldError, TooManyWorldsError, CountingError, NotImplementedError):
        return None
    return None if said.contradicts else said


def told_backwards(given: Drawn) -> Position:
    """The engine's answer about a drawn case, told the other way round: in which order says nothing."""
    case = replace(given.case, facts=given.case.facts[::-1])
    return position(given.policy, case, given.today, given.calendars, given.earlier)


def holds(given: Drawn, said: str) -> bool:
    """Whether the engine says what the second opinion said of a drawn case, and nothing is amiss with its answer."""
    found = told_backwards(given)
    return digest(engine.as_verdict(found)) == said and not any(amiss(given, found))


def main(seeds: Iterable[int]) -> None:
    found = {}
    for seed in sorted(seeds):
        given = drawn(seed)
        if (said := opinion(given)) is None:
            print(f"{seed}: no answer")
        elif differs := differences(said, engines(given), APART):
            print(f"{seed}: the engine says something else:", *differs)
        else:
            found[seed] = digest(said)
    text = "\n".join(["seed,said", *(f"{seed},{said}" for seed, said in found.items())])
    KEPT.write_text(text + "\n", encoding="utf-8")
    print(f"{len(found)} seeds are kept in {KEPT.name}")


def engines(given: Drawn) -> Verdict:
    """What the engine says of a drawn case."""
    return engine.verdict(given.policy, given.calendars, given.case, given.today, given.earlier)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or recorded())

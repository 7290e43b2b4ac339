"""The engine against what the second opinion said of drawn cases before: more of them than it can be asked anew.

And what must hold of each of these answers by what its words mean.
"""

from collections.abc import Sequence

import pytest

from tests.oracles import engine
from tests.oracles.compare import difference
from tests.oracles.drawn import Drawn, drawn
from tests.oracles.holds import amiss
from tests.oracles.recorded import digest, opinion, recorded, told_backwards
from tests.proofs.test_drawn_cases import PROVING

AT_ONCE = 10
SAID = recorded()
LOTS = [sorted(SAID)[at : at + AT_ONCE] for at in range(0, len(SAID), AT_ONCE)]
# Those of which the second opinion is asked anew: in `make prove` all of them.
ANEW = [seed for lot in LOTS for seed in (lot if PROVING else lot[:1] if lot in LOTS[::20] else ())]


def wrong(given: Drawn, said: str) -> list[str]:
    """What is wrong with the answer about a drawn case, of which the second opinion said something."""
    found = told_backwards(given)
    if digest(engine.as_verdict(found)) == said:
        return [*amiss(given, found)]
    return ["not as the second opinion said; asked anew:", *difference(given), *amiss(given, found)]


@pytest.mark.parametrize("seeds", LOTS, ids=lambda seeds: str(seeds[0]))
def test_the_engine_says_what_the_second_opinion_said(seeds: Sequence[int]) -> None:
    found = {seed: said for seed in seeds if (said := wrong(drawn(seed), SAID[seed]))}
    assert not found


@pytest.mark.parametrize("seed", ANEW)
def test_the_second_opinion_says_so_still(seed: int) -> None:
    """`python -m tests.oracles.recorded` writes it down anew."""
    said = opinion(drawn(seed))
    assert said
    assert digest(said) == SAID[seed]

"""The engine against the second opinion on the project's own procedures: every few facts, each in every way.

`make test` takes some of them, those that the second opinion can look at quickly; `make prove` takes all, up to four
facts. Where there are too many worlds to look at one by one, the second opinion has no answer, and the case
is left out.
"""

import pytest

from tests.oracles.compare import both
from tests.oracles.drawn import Drawn
from tests.oracles.real import every, line, procedures
from tests.oracles.worlds import NoWorldError, TooManyWorldsError, bolder, filling
from tests.proofs.test_drawn_cases import PROVING

FEW = 50
"""Worlds that the second opinion tries at once in `make test`."""
STEPS = {1: 1, 2: 61, 3: 2003, 4: 20011}
"""One in so many cases of so many facts in `make test`."""


def too_bold(given: Drawn) -> tuple[str, ...] | None:
    """What the engine says that does not hold in every world; None where the second opinion has no answer."""
    try:
        return bolder(*both(given))
    except (NoWorldError, TooManyWorldsError):
        return None


@pytest.mark.parametrize("count", STEPS)
@pytest.mark.parametrize("key", procedures())
def test_the_engine_says_no_more_than_holds_in_every_world(
    key: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not PROVING:
        monkeypatch.setattr(filling, "MOST", FEW)
    found = {line(given): too_bold(given) for given in every(key, count, 1 if PROVING else STEPS[count])}
    assert not {told: said for told, said in found.items() if said}
    # Of single facts, many get an answer from both.
    assert count > 1 or sum(said is not None for said in found.values()) * 3 >= len(found)

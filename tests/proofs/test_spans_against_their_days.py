"""The engine against itself: a case told with days that are not sure says no more than all of those days together.

It needs no second opinion, and found what both of them had wrong: two unsure days of which each narrowed the other, a
letter, an event told twice. `make test` asks some cases of the project's own procedures; `make prove` asks all pairs,
and a lot of the other kinds.
"""

from datetime import date, timedelta

import pytest

from tests.oracles.exactly import KINDS, LATER, MONDAY, every, said_more
from tests.oracles.real import line, procedures
from tests.proofs.test_drawn_cases import PROVING

STEPS = (
    {"pairs": 1, "triples": 20, "told twice": 5, "letters": 10, "beside not yet": 20}
    if PROVING
    else {"pairs": 331, "triples": 1500, "told twice": 331, "letters": 1200, "beside not yet": 3001}
)
"""One in so many cases of each kind."""
NEAR = 10 if PROVING else 450
"""One in so many pairs that are looked at on days near them."""
DAYS = tuple(MONDAY + timedelta(day) for day in ((2, 4, 5, 9) if PROVING else (4,)))
"""Days in what was told, its last one, the day after it, and around the end of times that it began."""


def bold(key: str, kind: str, step: int, today: date = LATER) -> dict[str, tuple[str, ...]]:
    return {line(given): said for given in every(key, kind, step, today) if (said := said_more(given))}


@pytest.mark.parametrize("kind", KINDS)
def test_unsure_days_say_no_more_than_all_of_them_together(kind: str) -> None:
    assert not {told: said for key in procedures() for told, said in bold(key, kind, STEPS[kind]).items()}


@pytest.mark.parametrize("today", DAYS)
def test_so_they_do_while_they_are_near(today: date) -> None:
    assert not {told: said for key in procedures() for told, said in bold(key, "pairs", NEAR, today).items()}

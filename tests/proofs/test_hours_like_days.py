"""What is true of days is true of as many hours of one day: drawn cases, each told both ways."""

import pytest

from tests.oracles.drawn import drawn
from tests.oracles.scaled import bolder_in_hours, can_be_scaled

KNOWN = {
    50: "told against the order of the stages: of such hours the day alone is looked at",
    320: "in hours a time is over before what came an hour later; in days it is over on that very day",
}
PIECE = 100


@pytest.mark.parametrize("first", [0, 100, 300, 700])
def test_hours_of_one_day_say_no_more_than_days_do(first: int) -> None:
    seeds = [seed for seed in range(first, first + PIECE) if seed not in KNOWN and can_be_scaled(drawn(seed))]
    found = {seed: bolder_in_hours(drawn(seed)) for seed in seeds}
    looked_at = [seed for seed, said in found.items() if said is not None]
    assert len(looked_at) > PIECE / 4
    assert {seed: said for seed, said in found.items() if said} == {}

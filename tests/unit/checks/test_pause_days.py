"""The days that a pause takes out at its ends, where it takes none out."""

from dataclasses import replace

import pytest

from build_scripts.checks import counting, limits
from build_scripts.source.reader import Written
from build_scripts.source.yaml_tree import Entries, Place
from navigator.dates.rules import FirstDay
from navigator.model.limits import NewStart, Pause
from tests.oracles import made
from tests.support.opinions import one_stage

EDGES = (
    (replace(made.pause(), stop_day=FirstDay.EXCLUDED), "stop_day"),
    (replace(made.pause(), restart_day=NewStart.INCLUDED), "restart_day"),
    (replace(made.pause(), restart_day=NewStart.NEXT_EXCLUDED), "restart_day"),
)


def faults(pause: Pause) -> list[tuple[object, str]]:
    return [(where[-1], code) for where, _, _, code in limits.faults(pause)]


@pytest.mark.parametrize(("pause", "key"), EDGES)
def test_where_all_days_are_counted_again_no_day_of_the_pause_is_taken_out(pause: Pause, key: str) -> None:
    assert faults(pause) == []
    assert faults(replace(pause, then=made.pause(then="restart").then)) == [(key, "pause-day")]


@pytest.mark.parametrize(("period", "found"), [("10 days", []), ("48 hours", ["pause-day"])])
@pytest.mark.parametrize("pause", [pause for pause, _ in EDGES])
def test_hours_stand_still_from_hour_to_hour(pause: Pause, period: str, found: list[str]) -> None:
    policy = one_stage(made.limit(period, pauses=(pause,)), "stopped restarted")
    written = Written("sample.yml", Entries({}, Place("sample.yml", 1, 1)), policy.procedure)
    assert [each.code for each in counting.procedure(written, policy.publisher)] == found
    usual = one_stage(made.limit(period, pauses=(made.pause(),)), "stopped restarted")
    assert not list(counting.procedure(replace(written, value=usual.procedure), usual.publisher))

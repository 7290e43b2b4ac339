"""An event that is made of one which can lie ahead can lie ahead itself, and says so."""

import pytest

from build_scripts.checks import references
from build_scripts.source.reader import Written
from build_scripts.source.yaml_tree import Entries, Place
from tests.oracles import made


def faults(events: str, kind: str) -> list[str]:
    """Asked; then a hearing is held or is not needed, and either is the end of the wait."""
    hold = made.act("hold", made.limit("20 days"), makes="dealt")
    one = made.stage("one", [hold], [made.out("dealt", "end")], opens=("asked",))
    policy = made.policy(f"asked {events}", one, made_of={"dealt": {kind: ("waived", "heard")}})
    written = Written("sample.yml", Entries({}, Place("sample.yml", 1, 1)), policy.procedure)
    return [str(each) for each in references._not_ahead(written, policy.procedure)]


@pytest.mark.parametrize("kind", ["any_of", "all_of"])
def test_it_says_that_it_can_lie_ahead(kind: str) -> None:
    """Told that a hearing is booked, a reader was told that what is made of it "must be today or earlier"."""
    (fault,) = faults("waived heard/future dealt", kind)
    assert '"dealt" is made of "heard", which can lie ahead, and cannot lie ahead itself' in fault
    assert faults("waived heard/future dealt/future", kind) == []
    assert faults("waived heard dealt", kind) == []

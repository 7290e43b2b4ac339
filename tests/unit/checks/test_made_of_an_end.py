"""What is made of the end of a time begins no time, and stops no clock or sets one going: which day is meant?"""

from dataclasses import replace

import pytest

from build_scripts.checks import shapes
from build_scripts.source.reader import Written
from build_scripts.source.yaml_tree import Entries, Place
from navigator.model.limits import Expiry, Limit
from tests.oracles import made


def faults(decide: Limit, *, done_or_not: bool) -> list[str]:
    """Others are written to and may oppose for 10 days; they are heard once they did, or that time is over."""
    over = Expiry(event="over", says="Their time is over.", done_or_not=done_or_not)
    oppose = made.act("oppose", replace(made.limit("10 days", "written"), expiry=over), makes="opposed", by="parent")
    stage = made.stage(
        "one", [oppose, made.act("decide", decide, makes="decided")], [made.out("decided", "end")], opens=("asked",)
    )
    policy = made.policy(
        "asked written opposed over heard decided", stage, made_of={"heard": {"any_of": ("opposed", "over")}}
    )
    written = Written("sample.yml", Entries({}, Place("sample.yml", 1, 1)), policy.procedure)
    return [str(each) for each in shapes._made_of_ends(written)]


@pytest.mark.parametrize(
    "decide",
    [
        made.limit("30 days", "heard"),
        made.limit("30 days", pauses=(made.pause("written", "heard"),)),
        made.limit("30 days", pauses=(made.pause("heard", "written"),)),
    ],
)
def test_neither_a_time_nor_a_pause_is_made_of_an_end(decide: Limit) -> None:
    """Until they oppose or the 10 days are over: the clock went on a day too late, where nobody had opposed."""
    (fault,) = faults(decide, done_or_not=True)
    assert '"over" is the end of a time, and ' in fault
    assert faults(decide, done_or_not=False) == []

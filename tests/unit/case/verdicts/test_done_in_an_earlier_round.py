"""An act without a time limit in a stage that was entered again; by hand, and the second opinion is asked too."""

import pytest

from tests.oracles import made
from tests.support.opinions import act, june

HEARING = made.policy(
    "asked heard passed-up sent-back accepted",
    made.stage("one", [made.act("hear", makes="heard")], [made.out("passed-up", "two")], opens=("asked",)),
    made.stage("two", outs=[made.out("sent-back", "one"), made.out("accepted", "end")]),
)


@pytest.mark.parametrize(
    ("facts", "done"),
    [
        ("heard=2026-06-03 passed-up=2026-06-04 sent-back=2026-06-08", False),
        ("passed-up=2026-06-04 sent-back=2026-06-08 heard=2026-06-10", True),
        ("heard=2026-06-03 passed-up=2026-06-04 sent-back=2026-06-08 heard=2026-06-10", True),
    ],
)
def test_what_was_done_before_the_stage_was_entered_again_is_to_be_done_anew(facts: str, *, done: bool) -> None:
    assert act(HEARING, f"asked=2026-06-01 {facts}", june(12), "hear").done == done

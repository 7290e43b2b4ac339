"""Cases without which a small change of the engine went unseen, worked out by hand; the second opinion is asked too.

June 2026 begins on a Monday; days are plain days.
"""

from datetime import date

import pytest

from tests.oracles import made
from tests.unit.case.test_language import act, one_stage


def test_more_time_says_nothing_of_the_act_whose_time_it_is_though_the_list_has_that_act_first() -> None:
    reply = made.act("reply", made.limit("3 days", extensions=(made.more_time(by="10 days"),)), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked replied more content", stage)
    # Thursday 4 and ten days: Sunday 14. Nobody spoke of a reply, and more time is no sign of one.
    found = act(policy, "asked=2026-06-01 more=2026-06-03", date(2026, 6, 20))
    assert (found.safe, found.latest, found.late, found.may_be_done) == (
        date(2026, 6, 14),
        date(2026, 6, 14),
        True,
        False,
    )


@pytest.mark.parametrize(("pick", "safe"), [("earlier", date(2026, 6, 11)), ("later", date(2026, 6, 13))])
def test_of_two_times_that_may_both_be_over_before_a_stop_the_earlier_or_the_later_counts(
    pick: str, safe: date
) -> None:
    within = made.limit("10 days", pick=pick, or_=(made.beside("12 days", "asked"),), pauses=(made.pause(),))
    policy = one_stage(within, "stopped restarted")
    # Thursday 11 and Saturday 13, where it stopped on Sunday 14 only; on Tuesday 9 it would have stopped both.
    found = act(policy, "asked=2026-06-01 stopped=2026-06-09..2026-06-14", date(2026, 6, 25))
    assert (found.safe, found.latest, found.undated) == (safe, None, True)

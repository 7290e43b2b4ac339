"""Cases without which a small change of the engine went unseen, worked out by hand; the second opinion is asked too.

June 2026 begins on a Monday; days are plain days.
"""

from datetime import date

from tests.oracles import made
from tests.unit.case.test_language import act


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

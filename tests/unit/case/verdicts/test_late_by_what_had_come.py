"""Whether something was done late, by the more time that had come by then; each is asked of the second opinion too."""

from datetime import date

import pytest

from navigator.model.limits import Notice
from tests.oracles import made
from tests.support.opinions import act, one_stage


@pytest.mark.parametrize(
    ("more", "may_be_late"),
    [
        # Ten days are over on the 11th, and with ten more on the 21st. A reply after the 11th came after the notice.
        ("2026-06-05", False),
        ("2026-06-03..2026-06-11", False),
        # The notice can have come on the 14th, and the reply on the 12th.
        ("2026-06-05..2026-06-14", True),
        ("2026-06-14", True),
    ],
)
def test_a_reply_of_one_of_some_days_is_not_late_where_more_time_had_come_before_the_first_date(
    *, more: str, may_be_late: bool
) -> None:
    longer = made.more_time(by="10 days", notice=Notice.AT_ANY_TIME)
    policy = one_stage(made.limit("10 days", extensions=(longer,)), "more")
    found = act(policy, f"asked=2026-06-01 more={more} replied=2026-06-04..2026-06-15", date(2026, 6, 16))
    assert (found.done, found.may_be_done_late) == (True, may_be_late)


def test_what_comes_after_the_end_takes_nothing_from_what_came_before_it() -> None:
    """Ten days and five end on the 16th, by the notice of the 8th on the 19th; that of July came too late. A reply of
    before the 8th was in time, and so was one of after it."""
    further = made.more_time("further", by="3 days", name="second")
    policy = one_stage(made.limit("10 days", extensions=(made.more_time(by="5 days"), further)), "more further")
    notices = "more=2026-06-03 further=2026-06-08 further=2026-07-05"
    found = act(policy, f"asked=2026-06-01 {notices} replied=2026-06-05..2026-06-18", date(2026, 7, 8))
    assert (found.done, found.may_be_done_late) == (True, False)

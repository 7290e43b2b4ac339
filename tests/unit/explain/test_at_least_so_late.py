"""How late something is for sure, where the day on which it was due is not one. By hand.

June 2026 begins on a Monday.
"""

import pytest

from tests.oracles import made
from tests.support.opinions import june, one_stage, reported


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        # Five days from the 1st are over on the 6th: on the 16th that is ten days late.
        ("asked=2026-06-01", "This is 10 days late."),
        # From the 1st to the 4th they are over by the 9th: seven days late, or up to ten.
        ("asked=2026-06-01..2026-06-04", "This is at least 7 days late."),
    ],
)
def test_by_how_much_it_is_late_is_at_least_so_where_there_are_several_last_days(facts: str, said: str) -> None:
    (running,) = reported(one_stage(made.limit("5 days"), ""), facts, june(16))["running"]
    assert running["where"].startswith(said)


def test_counted_back_from_a_day_that_nobody_told_it_is_at_least_so_late() -> None:
    """Held by the 16th, it had to be told by the 11th: five days late on the 16th, if not more."""
    tell = made.act("tell", made.limit("5 days", before="hearing"), makes="told")
    decide = made.act("decide", made.limit("30 days", "hearing"), makes="decided")
    stage = made.stage("one", [tell, decide], [made.out("decided", "end")], opens=("asked",))
    policy = made.policy("asked told hearing/future decided", stage)
    running = reported(policy, "asked=2026-06-01 told=no hearing=yes", june(16))["running"]
    where = next(each["where"] for each in running if each["clause"] == "tell")
    assert where.startswith("This is at least 5 days late.")


@pytest.mark.parametrize(
    ("facts", "judged"),
    [
        ("asked=2026-06-01 replied=2026-06-10", "4 days late. The last day was Saturday 6 June 2026."),
        # Done on the 10th or later.
        (
            "asked=2026-06-01 replied=2026-06-10..2026-06-12",
            "At least 4 days late. The last day was Saturday 6 June 2026.",
        ),
        # Due by the 8th at the very latest.
        (
            "asked=2026-06-01..2026-06-03 replied=2026-06-10",
            "At least 2 days late. The last day was Monday 8 June 2026 or earlier.",
        ),
    ],
)
def test_what_was_done_too_late_was_at_least_so_late(facts: str, judged: str) -> None:
    done = reported(one_stage(made.limit("5 days"), ""), facts, june(16))["done"]
    assert next(each["judged"] for each in done if each["event"] == "replied") == judged


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("asked=2026-06-05", "This is less than 1 working day late."),
        ("asked=2026-06-04..2026-06-05", "This is at least 2 days late."),
    ],
)
def test_on_the_days_off_behind_the_last_of_several_days_it_is_at_least_so_many_days_late(
    facts: str, said: str
) -> None:
    """Five working days from Friday the 5th are over on the 12th, from the 4th a day sooner; the 14th is a Sunday."""
    (running,) = reported(one_stage(made.limit("5 working days"), ""), facts, june(14))["running"]
    assert running["where"].startswith(said)


@pytest.mark.parametrize(
    ("facts", "ended"),
    [
        ("asked=2026-06-01 decided=2026-06-04", "ended on Sunday 14 June 2026"),
        # Ten days from the 2nd, the 3rd or the 4th.
        ("asked=2026-06-01 decided=2026-06-02..2026-06-04", "ended on Sunday 14 June 2026 or earlier"),
    ],
)
def test_a_right_ended_on_its_last_day_or_earlier(facts: str, ended: str) -> None:
    appeal = made.act("appeal", made.limit("10 days", "decided"), makes="appealed", by=made.ASKS, force="may")
    stage = made.stage("one", [appeal], [made.out("appealed", "end")], opens=("asked",))
    found = reported(made.policy("asked decided appealed", stage), facts, june(25))
    assert found["advice"]["heading"] == f"The time to appeal {ended}"

"""What is past, and may not be late because of what nobody mentioned and silence alone would settle: small, by hand.

All days are of June 2026; the 1st is a Monday. Asked on the 1st, to be answered by the 8th, or the case leads on or is
over. Written about it had to be by the 4th; an answer begins that time anew, lengthens it, or stops it.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from navigator.model.limits import Limit
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import both, dates, june, reported

MOVING: Mapping[str, Mapping[str, Any]] = {
    "anew": {"from_": "asked answered", "anew": True},
    "longer": {"extensions": (made.more_time("answered", by="9 days"),)},
    "stopped": {"pauses": (made.pause("answered"),)},
}


def answering(to: str = "end", force: str = "must", moving: str = "anew", since: str = "asked") -> Policy:
    """An answer within 7 days, without which the case goes on somewhere; and an act of 3 days that it moves."""
    answer = made.act("answer", made.limit("7 days", since, expiry=made.expiry()), makes="answered")
    write = made.act("write", made.limit("3 days", **MOVING[moving]), makes="wrote", force=force, by=made.ASKS)
    one = made.stage("one", [answer, write], [made.out("content", "end"), made.out("ran-out", to)], opens=("asked",))
    events = "asked reminded ran-out answered restarted wrote content"
    return made.policy(events, one, made.stage("two"))


@pytest.mark.parametrize("moving", MOVING)
@pytest.mark.parametrize("to", ["end", "two"])
def test_what_may_have_been_answered_is_not_late_for_sure_before_the_time_for_that_is_over(
    to: str, moving: str
) -> None:
    """On the 9th it may have been answered in time (37), on the 4th, say: then writing was not late on the 5th."""
    for day in range(5, 12):
        said = both(answering(to, moving=moving), "asked=2026-06-01", day).act("write")
        assert (said.late, said.may_be_late, said.safe) == (False, True, june(4))


def test_what_was_said_not_to_be_answered_is_late() -> None:
    said = both(answering(), "asked=2026-06-01 answered=no", 6).act("write")
    assert said.late
    assert dates(said) == (june(4), june(4))


def test_what_can_only_have_been_answered_too_late_leaves_it_late() -> None:
    """The time for the answer begins on the 5th: no answer was in time to lengthen one that was over on the 4th."""
    policy = answering(moving="longer", since="reminded")
    assert both(policy, "asked=2026-06-01 reminded=2026-06-05", 6).act("write").late


def test_while_the_time_for_the_answer_has_not_begun_no_silence_ends_anything_and_it_is_late() -> None:
    assert both(answering(moving="longer", since="reminded"), "asked=2026-06-01", 6).act("write").late


@pytest.mark.parametrize("within", [None, made.limit("7 days")])
def test_where_nothing_follows_if_nobody_answers_it_is_late(within: Limit | None) -> None:
    answer = made.act("answer", within, makes="answered")
    write = made.act("write", made.limit("3 days", **MOVING["longer"]), makes="wrote", by=made.ASKS)
    one = made.stage("one", [answer, write], [made.out("content", "end")], opens=("asked",))
    assert both(made.policy("asked answered wrote content", one), "asked=2026-06-01", 6).act("write").late


def test_a_right_that_an_answer_begins_anew_is_not_surely_lost_while_nobody_was_asked_about_that() -> None:
    said = both(answering(force="may"), "asked=2026-06-01", 6)
    assert not said.act("write").lapsed
    assert said.act("write").may_be_lapsed
    assert said.may_be_rights >= {"write"}


def test_why_it_need_not_be_late_is_told_with_what_would_move_its_date() -> None:
    lines = reported(answering(), "asked=2026-06-01", june(6))["advice"]["lines"]
    assert lines[0].endswith("There may be a later one.")
    assert "The date changes if answered. You have not said so." in lines[1]

"""A clock that was stopped while it stood still already: said once more, or one thing more that is waited for.

20 days from Monday 1 June 2026 end on Sunday 21 June.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import Status, position
from navigator.explain.teller import Teller
from navigator.explain.where import where_text
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support.opinions import act, june, one_stage

POLICY = one_stage(made.limit("20 days", pauses=(made.pause(),)), "stopped restarted")
ANEW = one_stage(made.limit("20 days", pauses=(made.pause(then="restart"),)), "stopped restarted")


@pytest.mark.parametrize(
    ("facts", "safe"),
    [
        # 5 to 8 June are lost, and the second request asked for the same once more.
        ("stopped=2026-06-04 stopped=2026-06-06 restarted=2026-06-08", 25),
        ("stopped=2026-06-04 stopped=2026-06-04 restarted=2026-06-08", 25),
        ("stopped=2026-06-04 stopped=2026-06-05 stopped=2026-06-06 restarted=2026-06-08", 25),
        # It stood still on the 6th if it ran again on the 7th or later: 5 to 7 are lost at least.
        ("stopped=2026-06-04 stopped=2026-06-06 restarted=2026-06-05..2026-06-10", 24),
        ("stopped=2026-06-04 stopped=2026-06-06 restarted=yes", 24),
        # One stop of which no day was told: after the 4th, it was said once more; before it, more than 5 to 8 are lost.
        ("stopped=yes stopped=2026-06-04 restarted=2026-06-08", 25),
        ("stopped=2026-06-04..2026-06-07 stopped=2026-06-05 restarted=2026-06-08", 24),
        # Or the second came when it ran again.
        ("stopped=2026-06-04 stopped=2026-06-06..2026-06-12 restarted=2026-06-08", 25),
    ],
)
def test_what_was_said_once_more_stops_nothing_and_one_thing_more_does(facts: str, safe: int) -> None:
    """A claimant asked for reasons twice, and got them: "the clock is stopped" was told while the time ran out."""
    found = act(POLICY, f"asked=2026-06-01 {facts}", june(20))
    assert (found.safe, found.latest) == (june(safe), None)
    assert None in found.dates


def test_late_only_if_it_was_said_once_more() -> None:
    found = act(POLICY, "asked=2026-06-01 stopped=2026-06-04 stopped=2026-06-06 restarted=2026-06-08", june(26))
    assert (found.late, found.may_be_late) == (False, True)


def test_all_days_are_counted_again_from_the_new_start() -> None:
    found = act(ANEW, "asked=2026-06-01 stopped=2026-06-04 stopped=2026-06-06 restarted=2026-06-08", june(20))
    assert (found.safe, found.latest) == (june(28), None)


@pytest.mark.parametrize(
    "facts",
    [
        # On the day of the new start, or after it, the clock was stopped again.
        "stopped=2026-06-04 restarted=2026-06-08 stopped=2026-06-08",
        "stopped=2026-06-04 restarted=2026-06-08 stopped=2026-06-09",
        # Nothing set it going.
        "stopped=2026-06-04 stopped=2026-06-06",
    ],
)
def test_a_clock_that_was_stopped_again_stands_still(facts: str) -> None:
    assert act(POLICY, f"asked=2026-06-01 {facts}", june(20)).dates == {None}


def test_two_requests_of_which_each_was_answered() -> None:
    """5 to 10 June are lost."""
    facts = "asked=2026-06-01 stopped=2026-06-04 stopped=2026-06-06 restarted=2026-06-08 restarted=2026-06-10"
    assert act(POLICY, facts, june(20)).dates == {date(2026, 6, 27)}


def test_a_clock_that_may_run_is_not_told_as_one_that_stands_still() -> None:
    facts = "asked=2026-06-01 stopped=2026-06-04 stopped=2026-06-06 restarted=2026-06-08"
    found = position(POLICY, made.case(facts), june(20), made.weekdays())
    (reply,) = (each for each in found.standings if each.clause.id == "reply")
    assert reply.status is Status.RUNNING
    told = where_text(Teller(POLICY, ENGLISH), reply, june(20), made.weekdays())
    assert told == "The time is running, unless the clock stands still. If it does, there is no last date yet."


@pytest.mark.parametrize(
    ("times", "facts"),
    [
        (None, "stopped=2026-06-03 restarted=2026-06-05 stopped=2026-06-05 restarted=2026-06-05"),
        # The first stop alone counts.
        (1, "stopped=2026-06-03 restarted=2026-06-05 stopped=2026-06-05 restarted=2026-06-08"),
        # Set going on the day of the second stop, it stood still since the first.
        (1, "stopped=2026-05-30 restarted=2026-06-03 stopped=2026-06-03 restarted=2026-06-08"),
    ],
)
def test_what_was_done_while_it_stood_had_no_date_though_it_was_stopped_again_when_it_went_on(
    times: int | None, facts: str
) -> None:
    """Replied to from the 2nd to the 9th: on the 2nd or the 4th, as the case may be, the clock stood still."""
    policy = one_stage(made.limit("20 days", pauses=(replace(made.pause(), times=times),)), "stopped restarted")
    assert act(policy, f"asked=2026-06-01 {facts} replied=2026-06-02..2026-06-09", june(20)).latest is None


def test_what_was_done_on_the_day_of_a_stop_and_its_new_start_has_a_date() -> None:
    facts = "asked=2026-06-01 stopped=2026-06-05 restarted=2026-06-05 replied=2026-06-03..2026-06-09"
    assert act(POLICY, facts, june(20)).latest == june(21)

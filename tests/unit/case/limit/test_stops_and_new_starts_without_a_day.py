"""Of several stops and new starts not every day was told: on some days the last stop has no new start.

8 days from Tuesday 2 June 2026 end on Wednesday 10 June.
"""

from datetime import date

import pytest

from tests.oracles import made
from tests.support.opinions import act, dates, found, june, one_stage

GOES_ON = one_stage(made.limit("8 days", pauses=(made.pause(),)), "stopped restarted")
ANEW = one_stage(made.limit("8 days", pauses=(made.pause(then="restart"),)), "stopped restarted")
THE_13TH = june(13)


@pytest.mark.parametrize(
    ("facts", "safe"),
    [
        # Both new starts can have come before the 7th. If not, the second came on the 7th at the earliest.
        ("stopped=2026-06-03 stopped=2026-06-07 restarted=2026-06-04 restarted=yes", 15),
        ("stopped=2026-06-03 stopped=2026-06-07 restarted=yes restarted=yes", 15),
        ("stopped=2026-06-03 stopped=2026-06-07 restarted=2026-06-04 restarted=yes restarted=yes", 15),
        # With each stop on one of several days the first new start may have been the one without a day.
        ("stopped=2026-06-03..2026-06-06 stopped=2026-06-03..2026-06-07 restarted=2026-06-04 restarted=yes", 12),
        # The second stop can have come after both new starts; or before, and then it ran again on the 7th.
        ("stopped=2026-06-03 stopped=yes restarted=2026-06-05 restarted=2026-06-07", 15),
        # It can have been stopped and set going on the 3rd, and neither the 5th nor what came before began it anew.
        ("stopped=2026-06-03 stopped=yes restarted=2026-06-05 restarted=yes", 11),
        # What was told for the 5th needs a stop by then: the one without a day. That of the 7th is the last.
        ("stopped=2026-06-07 stopped=yes restarted=2026-06-05 restarted=yes", 15),
        # Of two stops without a day the first alone must have come by the 5th.
        ("stopped=yes stopped=yes restarted=2026-06-05 restarted=yes", 10),
        ("stopped=yes stopped=yes restarted=yes restarted=yes", 10),
    ],
)
def test_the_last_stop_may_have_no_new_start(facts: str, safe: int) -> None:
    found = act(ANEW, f"asked=2026-06-02 {facts}", THE_13TH)
    assert dates(found) == (june(safe), None)
    assert None in found.dates


@pytest.mark.parametrize(
    ("facts", "safe", "latest"),
    [
        # Every new start that can have come before the 7th leaves the one of the 8th for it.
        ("stopped=2026-06-03 stopped=2026-06-07 restarted=yes restarted=2026-06-08", 16, 21),
        # The 5th needs a stop by then, and so the 8th is left for the 7th.
        ("stopped=yes stopped=2026-06-07 restarted=2026-06-05 restarted=2026-06-08", 16, 16),
        # One stop alone.
        ("stopped=2026-06-03 restarted=2026-06-05 restarted=yes", 11, 13),
    ],
)
def test_where_each_stop_has_a_new_start_on_all_of_their_days_there_is_a_last_date(
    facts: str, safe: int, latest: int
) -> None:
    assert dates(act(ANEW, f"asked=2026-06-02 {facts}", THE_13TH)) == (june(safe), june(latest))


def test_a_clock_that_goes_on_stands_still_as_well() -> None:
    """The 4th alone is lost if it ran again on the 7th; nobody knows the end if nothing set it going since."""
    facts = "asked=2026-06-02 stopped=2026-06-03 stopped=2026-06-07 restarted=2026-06-04 restarted=yes"
    assert dates(act(GOES_ON, facts, THE_13TH)) == (june(11), None)


def test_a_last_stop_may_come_too_late_for_a_clock() -> None:
    """3 days are over on the 5th. Stopped before that and set going on the 9th, they stood again on the 10th."""
    policy = one_stage(made.limit("3 days", pauses=(made.pause(),)), "stopped restarted")
    facts = "asked=2026-06-02 stopped=yes stopped=2026-06-10 restarted=yes restarted=yes"
    assert dates(act(policy, facts, THE_13TH)) == (date(2026, 6, 5), None)


def test_what_was_told_for_some_days_is_looked_at_on_each_beside_a_time_without_a_day() -> None:
    """4 days from the 10th are over on the 14th: stopped on the 12th, the clock stands still; on the 11th it ran on."""
    policy = one_stage(made.limit("4 days", pauses=(made.pause(then="restart"),)), "stopped restarted")
    facts = "asked=2026-06-02 stopped=yes stopped=2026-06-11..2026-06-13 restarted=2026-06-10 restarted=2026-06-11"
    found = act(policy, facts, june(16))
    assert (*dates(found), found.late) == (june(6), None, False)


@pytest.mark.parametrize(("stopped", "latest"), [("2026-06-11", None), ("2026-06-12", None), ("2026-06-14", 13)])
def test_a_new_start_without_a_day_may_have_begun_a_time_that_the_next_stop_came_too_late_for(
    stopped: str, latest: int | None
) -> None:
    """Set going on the 6th, 4 days were over on the 10th, and what was told for the 9th and later moved nothing.

    Set going on the 8th, they were to be over on the 12th: the 14th is too late in any case, from the 9th too.
    """
    policy = one_stage(made.limit("4 days", pauses=(made.pause(then="restart"),)), "stopped restarted")
    facts = f"asked=2026-06-02 stopped=2026-06-06 stopped={stopped} restarted=yes restarted=2026-06-09"
    assert dates(act(policy, facts, june(25))) == (june(10), latest and june(latest))


def test_a_reply_may_have_come_while_a_clock_stood_still_that_may_stand_for_ever() -> None:
    """The second stop can have come on the 13th or the 14th, after the last new start."""
    facts = "stopped=yes stopped=yes restarted=2026-06-09 restarted=2026-06-13 replied=2026-06-14"
    (said,) = found(GOES_ON, f"asked=2026-06-02 {facts}", june(20)).standings
    assert said.due
    assert [(each.last, each.stopped) for each in said.due.reckonings] == [(None, True)]


@pytest.mark.parametrize(
    ("hours", "facts"),
    [
        # Run again from the end of the 3rd on, 30 hours are over on the 5th, at 6:00.
        ("30 hours", "stopped=2026-06-02 stopped=yes restarted=2026-06-03 restarted=2026-06-04"),
        ("30 hours", "stopped=2026-06-02..2026-06-03 stopped=yes restarted=2026-06-03 restarted=2026-06-04"),
        # Two of the hours had passed at noon.
        ("30 hours", "stopped=2026-06-02T12:00 stopped=yes restarted=2026-06-03T11:00 restarted=2026-06-03T12:00"),
    ],
)
def test_hours_may_stand_still_from_a_moment_after_the_last_new_start(hours: str, facts: str) -> None:
    within = made.limit(hours, pauses=(made.pause(),), counting={"zone": "Europe/London"})
    policy = one_stage(within, "stopped restarted")
    found = act(policy, f"asked=2026-06-02T10:00 {facts}", THE_13TH)
    assert (found.latest, found.late, found.may_be_late) == (None, False, True)


@pytest.mark.parametrize("started", ["2026-06-08", "2026-06-12", "2026-06-06..2026-06-12"])
def test_a_stop_without_a_day_may_have_come_on_the_day_of_the_last_new_start(started: str) -> None:
    """Of 3 days the 4th and the 5th had passed; a stop after the last new start, on its own day, leaves the third."""
    policy = one_stage(made.limit("3 days", pauses=(made.pause(),)), "stopped restarted")
    facts = "stopped=2026-06-02 stopped=2026-06-05 stopped=yes restarted=2026-06-03 restarted=2026-06-04"
    found = act(policy, f"asked=2026-06-02 {facts} restarted={started}", june(20))
    assert (found.latest, found.late, found.may_be_late) == (None, False, True)

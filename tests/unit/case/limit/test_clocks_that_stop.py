"""Clocks that stop and go on, begin anew, or are given more time.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import Status
from navigator.model.limits import Notice
from tests.oracles import made
from tests.support.opinions import act, both, dates, found, june, one_stage


def test_a_clock_that_was_stopped_on_nobody_knows_which_day_of_its_time_may_have_run_out() -> None:
    within = made.limit("20 days", pauses=(made.pause("stopped", "resumed"),))
    said = found(one_stage(within, "stopped resumed"), "asked=yes stopped=2026-06-20")
    assert said.running[0].status is Status.DATE_NEEDED
    sure = found(one_stage(within, "stopped resumed"), "asked=2026-06-10 stopped=2026-06-20")
    assert sure.running[0].status is Status.PAUSED


def test_a_notice_that_came_after_the_act_did_not_put_it_in_time() -> None:
    """Within 11 clear days, or 13 with more time at any time: of nothing else but that is anything told.

    Where a reply of which nobody spoke kept the time, it came by the end of the time as that stood then.
    """
    within = made.limit("11 clear days", extensions=(made.more_time(to="13 clear days", notice=Notice.AT_ANY_TIME),))
    within = replace(within, expiry=made.expiry(), discretion=(made.ANSWERS,))
    reply = made.act("reply", within, makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    policy = made.policy("asked ran-out more replied", one)
    assert not both(policy, "more=yes", 30).act("reply").may_be_done_late


def test_what_begins_a_time_anew_at_any_time_makes_it_known_though_its_beginning_is_not() -> None:
    """Ten days, anew from the day on which an expert answered, at any time: from the 3rd until the 13th."""
    pause = replace(made.pause("expert-asked", "expert-answered", "restart"), notice=Notice.AT_ANY_TIME)
    reply = made.act("reply", made.limit("10 days", pauses=(pause,)), makes="replied")
    one = made.stage("one", [reply], opens=("asked",))
    policy = made.policy("asked expert-asked expert-answered replied", one)
    assert dates(both(policy, "expert-answered=2026-06-03", 30).act("reply")) == (june(13), june(13))


def test_a_stage_was_left_by_the_end_of_its_time_though_somebody_asked_for_more_of_it() -> None:
    """Asked on the 2nd, due on the 4th; more time on the 10th came too late, and so did the reply of the 6th.

    Accepted at the next stage on the 12th: so it had been passed up by the 5th, the day after the time was over.
    """
    within = made.limit("2 days", extensions=(made.more_time(by="2 days"),), expiry=made.expiry())
    reply = made.act("reply", within, makes="replied")
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    outs = [made.out("ran-out", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [reply], outs, opens=("asked",))
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked ran-out replied more passed-up decided accepted", one, two)
    found = both(policy, "asked=2026-06-02 replied=2026-06-06 more=2026-06-10 accepted=2026-06-12", 29).act("decide")
    assert found.latest == june(10)


def test_a_notice_without_its_day_came_in_time_where_a_case_went_on_by_that_alone() -> None:
    """Asked on the 4th, due on the 6th, or else it is over; 12 days more were given on some day. Replied on the 12th,
    passed up on the 13th and decided: so they were given by the 6th, and the reply was due on the 18th."""
    extension = made.more_time(by="12 days")
    reply = made.act("reply", made.limit("2 days", extensions=(extension,), expiry=made.expiry()), makes="replied")
    outs = [made.out("ran-out", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [reply], outs, opens=("asked",))
    two = made.stage("two", [made.act("decide", made.limit("5 days", "passed-up"), makes="decided")])
    policy = made.policy("asked ran-out more replied passed-up decided", one, two)
    facts = "asked=2026-06-04 more=yes replied=2026-06-12 passed-up=2026-06-13 decided=2026-06-18"
    found = both(policy, facts, 26).act("reply")
    assert dates(found) == (june(18), june(18))
    assert not found.may_be_done_late


def test_a_reply_may_have_been_late_by_more_time_that_was_given_on_some_day() -> None:
    """Eleven clear days, or 13 with a notice that counts at any time; accepted at two on the 5th. No reply was told.

    Asked on 21 May, it was due on the 4th with those 13: late on the 5th, when it was passed up and accepted.
    """
    extension = replace(made.more_time(to="13 clear days"), notice=Notice.AT_ANY_TIME)
    within = made.limit("11 clear days", extensions=(extension,), expiry=made.expiry(), discretion=("manager",))
    outs = [made.out("ran-out", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [made.act("reply", within, makes="replied")], outs, opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    policy = made.policy("asked ran-out more replied passed-up accepted", one, two)
    assert both(policy, "more=yes accepted=2026-06-05", 30).act("reply").may_be_done_late


@pytest.mark.parametrize("stop", ["", " stopped=yes", " stopped=2026-06-01..2026-06-11"])
def test_a_clock_that_somebody_set_going_again_had_stopped(stop: str) -> None:
    """20 days from 1 June. Who asks said on the 11th what was meant, so the clock stood still for up to ten days."""
    within = made.limit("20 days", pauses=(made.pause("stopped", "resumed"),))
    clarify = replace(made.act("clarify", None, by="parent", force="should", makes="resumed"), after=("stopped",))
    policy = one_stage(within, "stopped resumed", clarify)
    found = act(policy, f"asked=2026-06-01 resumed=2026-06-11{stop}", date(2026, 6, 25))
    assert (str(found.safe), str(found.latest)) == ("2026-06-21", "2026-07-01")
    assert (found.late, found.may_be_late) == (False, True)


def test_a_stop_that_came_too_late_for_one_of_two_limits_leaves_its_date_the_last() -> None:
    """Three working days from the asking on Monday the 8th, or five days from the telling, whichever is earlier.

    Stopped on the 14th. Nobody spoke of the telling: it can have begun the other time, and that can stand still. The
    first was over with the 11th, so the earlier of both was by then, whatever became of the other.
    """
    pause = made.pause("stopped", "resumed")
    within = made.limit("3 working days", pick="earlier", or_=(made.beside("5 days", "told"),), pauses=(pause,))
    reply = both(one_stage(within, "told stopped resumed"), "asked=2026-06-08 stopped=2026-06-14", 25).act("reply")
    assert (reply.latest, reply.late) == (june(11), True)

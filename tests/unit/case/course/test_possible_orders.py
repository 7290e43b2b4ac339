"""Where it is unknown what came first: what is said then holds for each order, and no order is made up.

Worked out by hand; June 2026 begins on a Monday, days are plain days. The second opinion is asked too.
"""

from dataclasses import replace
from datetime import date

from tests.oracles import made
from tests.support.opinions import act, one_stage, told

TODAY = date(2026, 6, 25)


def test_a_reply_on_an_unknown_day_is_not_late_only_because_the_list_puts_it_behind_something_late() -> None:
    """The list has the reply after the notice of Tuesday 9 and before the move of Monday 8: one gives way."""
    reply = made.act("reply", made.limit("4 days", extensions=(made.more_time(by="10 days"),)), makes="replied")
    one = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked more replied passed-up decided accepted", one, two)
    # The last day is Monday 8: the notice came on the day after it.
    found = act(policy, "asked=2026-06-04 more=2026-06-09 replied=yes decided=2026-06-08", TODAY)
    assert (found.done, found.done_late, found.may_be_done_late) == (True, False, True)


def test_a_time_over_several_stages_is_kept_when_the_case_ended_in_time_whatever_came_later() -> None:
    over_all = made.cap("whole", replace(made.limit("9 days"), until="filed"), "one")
    policy = one_stage(None, "filed", caps=(over_all,))
    # It ended on Saturday 13, two days before the last day. What was filed on the 16th makes nothing late.
    found = act(policy, "asked=2026-06-06 content=2026-06-13 filed=2026-06-16", TODAY, "whole")
    assert (found.done, found.done_late, found.may_be_done_late) == (True, False, False)


def test_a_time_over_several_stages_may_be_kept_by_a_reply_that_nobody_told() -> None:
    over_all = made.cap("whole", replace(made.limit("9 days"), until="replied"), "one")
    policy = one_stage(None, "", caps=(over_all,))
    # It ended on Thursday 18, three days late; a reply may have come by Monday 15.
    found = act(policy, "asked=2026-06-06 content=2026-06-18", TODAY, "whole")
    assert (found.done, found.done_late, found.may_be_done_late) == (True, False, True)


def test_a_clock_that_may_have_stopped_when_the_time_was_over_began_nothing_anew() -> None:
    within = made.limit("1 day", pauses=(made.pause(then="restart"),))
    policy = one_stage(within, "stopped restarted")
    # The last day is Friday 5. It started anew on a day from 5 to 9; it may have stopped on a day after the 5th.
    found = act(policy, "asked=2026-06-04 restarted=2026-06-05..2026-06-09", TODAY)
    assert (found.safe, found.latest) == (date(2026, 6, 5), date(2026, 6, 10))


def test_of_two_notices_of_more_time_the_one_on_an_unknown_day_can_be_the_second() -> None:
    more = made.more_time("more", to="8 weeks", name="to-eight"), made.more_time("granted", by="10 days", name="by-ten")
    policy = one_stage(made.limit("1 week", extensions=more), "granted more")
    # Monday 1 June and 8 weeks: Monday 27 July. Ten days more, where they were granted after that: Thursday 6 August.
    found = act(policy, "asked=2026-06-01 granted=yes more=2026-06-03", TODAY)
    assert (found.safe, found.latest) == (date(2026, 7, 27), date(2026, 8, 6))


def test_a_reply_given_while_the_clock_stood_still_has_no_last_day() -> None:
    within = made.limit("50 hours", pauses=(made.pause(then="restart"),))
    check = made.act("check", made.limit("1 week"), makes="checked", after="told")
    policy = one_stage(within, "stopped restarted told checked", check)
    # It went on on a day from Monday 8 to Friday 12. The reply came on Tuesday 9: perhaps before that.
    # That a check, of which nobody spoke, stands between the two in the list proves nothing.
    found = act(policy, "restarted=2026-06-08..2026-06-12 replied=2026-06-09", TODAY)
    assert (found.latest, found.undated, found.done_late) == (None, True, False)


def test_the_earlier_of_two_times_may_have_run_out_before_the_case_was_passed_on() -> None:
    within = made.limit("10 days", pick="earlier", or_=(made.beside("12 working days", "knew"),))
    reply = made.act("reply", replace(within, expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end"), made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked ran-out knew replied passed-up decided accepted", one, two)
    # Passed on on the day before it was asked, so that the list says nothing: "knew" may have been long ago, and then
    # the time ran out, and the case ended, before that.
    found = told(policy, "asked=2026-06-01 passed-up=2026-05-31", TODAY)
    assert (found.ended, found.may_be_ended) == (False, True)
    assert not found.act("decide").late


def test_a_reply_of_which_nobody_spoke_came_as_early_as_its_time_can_have_been_over() -> None:
    within = made.limit("3 days", pauses=(made.pause(then="restart"),), expiry=made.expiry(), discretion=("manager",))
    reply = made.act("reply", within, makes="replied")
    appeal = made.act("appeal", made.limit("3 weeks", "replied"), makes="appealed", by="parent", force="may")
    one = made.stage("one", [reply, appeal], [made.out("ran-out", "end")], opens=("asked",))
    policy = made.policy("asked stopped restarted appealed ran-out replied", one)
    # It went on on Monday 8. Where it had stopped after Thursday 4 only, the time was over on that day; a reply in
    # time came from Monday 1 on, and three weeks from then are Monday 22. The list has the reply after Monday 8.
    found = act(policy, "asked=2026-06-01 restarted=2026-06-08", TODAY, "appeal")
    assert (found.safe, found.latest, found.may_be_lapsed, found.lapsed) == (date(2026, 6, 22), None, True, False)


def test_what_led_out_of_a_stage_does_not_answer_for_the_return_on_the_same_day() -> None:
    one = made.stage("one", [], [made.out("passed-up", "two")])
    two = made.stage("two", [made.act("hear", makes="heard")], [made.out("heard", "three")])
    three = made.stage("three", [], [made.out("sent-back", "two")])
    policy = made.policy("passed-up heard sent-back", one, two, three)
    found = told(policy, "passed-up=2026-06-01 heard=2026-06-05 sent-back=2026-06-05", TODAY)
    assert found.stages == {"two"}
    assert (found.act("hear").open, found.act("hear").may_be_done) == (True, False)


def test_of_two_ways_to_reply_the_one_on_an_unknown_day_can_have_been_in_time() -> None:
    reply = made.act("reply", made.limit("3 days"), makes="replied")
    stage = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked met wrote replied content", stage, made_of={"replied": {"any_of": ("wrote", "met")}})
    # The last day is Friday 5. The letter came on Saturday 6; the meeting can have been before that.
    found = act(policy, "asked=2026-06-02 wrote=2026-06-06 met=yes", TODAY)
    assert (found.done, found.done_late, found.may_be_done_late) == (True, False, True)


def test_a_month_that_begins_while_its_clock_stands_still_is_counted_from_when_it_runs() -> None:
    """Stopped from 5 to 10 June and asked on the 7th: the first day that counts is the 11th, the last 10 July."""
    within = made.limit("1 month", pauses=(made.pause(),), counting={"first_day": "included"})
    stage = made.stage("one", [made.act("reply", within, makes="replied")], [], opens=("asked",))
    policy = made.policy("asked stopped restarted replied", stage)
    found = act(policy, "asked=2026-06-07 stopped=2026-06-05 restarted=2026-06-10", date(2026, 6, 27), "reply")
    assert (found.safe, found.latest) == (date(2026, 7, 10), date(2026, 7, 10))


def test_an_end_and_a_way_on_of_one_day_may_have_come_in_either_order() -> None:
    """Sent back on 21 June; on the 29th what ends stage two, and what leads there: it may have come before."""
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end"), made.out("sent-back", "one")])
    policy = made.policy("asked passed-up sent-back accepted", one, two)
    for after in ("accepted=2026-06-29 passed-up=2026-06-29", "passed-up=2026-06-29 accepted=2026-06-29"):
        found = told(policy, f"passed-up=2026-06-10 sent-back=2026-06-21 {after}", date(2026, 6, 29))
        assert not found.ended
        assert found.stages == {"two"}
    later = told(
        policy, "passed-up=2026-06-10 sent-back=2026-06-21 passed-up=2026-06-28 accepted=2026-06-29", date(2026, 6, 29)
    )
    assert later.ended


def test_the_earlier_of_two_starts_may_be_one_of_which_nobody_spoke_and_the_other_came_after_the_act() -> None:
    """A reply within 3 days from the earlier of two events, and a right within 5 days from the first of them.

    Replied on the 5th, which one of the two began; objected on the 10th, so it was asked by then. Where it was told by
    the 5th, it can have been asked on the 10th: that right ends on the 15th. The reply was due by the 8th.
    """
    reply = made.act("reply", made.limit("3 days", "asked told", pick="earlier"), makes="replied")
    object_ = made.act("object", made.limit("5 days"), makes="objected", by="parent", force="may")
    policy = made.policy("asked objected told replied", made.stage("one", [reply, object_], opens=("asked",)))
    found = told(policy, "replied=2026-06-05 objected=2026-06-10", TODAY)
    assert (found.act("object").safe, found.act("object").latest) == (None, date(2026, 6, 15))
    assert (found.act("reply").safe, found.act("reply").latest) == (None, date(2026, 6, 8))
    # Nobody told the other one to them: it was asked by the 5th.
    denied = told(policy, "replied=2026-06-05 objected=2026-06-10 told=no", TODAY)
    assert denied.act("object").latest == date(2026, 6, 10)

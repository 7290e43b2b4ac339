"""What drawn procedures that nobody had looked at showed to be wrong in one of the two opinions: small, and by hand.

All days are of June 2026; the 1st is a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.dates.periods import THAT_DAY
from navigator.model.limits import Notice
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.unit.case.test_what_the_end_of_a_time_tells import both, dates, june


def test_a_step_of_one_track_comes_before_or_after_that_of_another_where_it_leads_to_that() -> None:
    """Passed up to two and three on the 7th, decided on the 7th; four waits for both. Taken back to two on some day.

    Where that was on the 7th, before the decision, both tracks were over with it: the case is at four.
    """
    one = made.stage("one", [], [made.out("passed-up", "two+three")], opens=("asked",))
    two = made.stage("two", [], [made.out("decided", "four")])
    three = made.stage("three", [], [made.out("taken-back", "two")])
    four = made.stage("four", joins=("two", "three"))
    policy = made.policy("asked passed-up decided taken-back", one, two, three, four)
    assert both(policy, "passed-up=2026-06-07 decided=2026-06-07 taken-back=yes", 26).stages == {"two", "four"}


def two_texts() -> tuple[Policy, tuple[Policy, ...]]:
    """A reply within 12 days by the older of two texts; the newer, since the 4th, has no such time."""
    reply = made.act("reply", made.limit("12 days"), makes="replied")
    older = made.policy("asked/sent replied", made.stage("one", [reply], opens=("asked",)), since=date(2026, 5, 30))
    newer = made.policy("asked/sent replied", made.stage("one", opens=("asked",)), version="2", since=june(4))
    return newer, (older,)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [("asked=first-class:2026-06-02 replied=2026-06-03", 16), ("asked=first-class:2026-06-02", 15)],
)
def test_a_letter_under_an_older_text_came_by_its_last_day_only_where_nothing_else_did(
    facts: str, expected: int
) -> None:
    """A letter posted on the 2nd comes on the 3rd or the 4th; the text of the 4th has no time for a reply.

    The older one applies where it came on the 3rd: due on the 15th. It does anyway where there was a reply on the 3rd;
    then the letter is presumed to have come on the 4th at the latest all the same: due on the 16th.
    """
    newer, older = two_texts()
    case, calendars = made.case(facts), made.weekdays()
    found = [each(newer, calendars, case, june(30), older) for each in (engine.verdict, worlds.verdict)]
    assert [max(filter(None, each.act("reply").dates)) for each in found] == [june(expected)] * 2
    assert not worlds.differences(found[1], found[0], frozenset({"changed_by"}))


def test_what_was_told_twice_for_one_day_happened_twice_on_it() -> None:
    """Passed up, sent back and passed up again, all on the 10th: it is at two."""
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one")])
    policy = made.policy("asked passed-up sent-back", one, two)
    assert both(policy, "passed-up=2026-06-10 sent-back=2026-06-10 passed-up=2026-06-10", 18).stages == {"two"}


@pytest.mark.parametrize("told", ["told=2026-06-03", "told=yes", "asked=2026-06-01 told=yes"])
def test_what_begins_a_time_without_its_day_leaves_as_much_open_as_with_it_where_an_end_has_none(told: str) -> None:
    """Ten working days from the earlier of two events, one of them told of; settled on some day.

    It may have been settled before that, and then it went on. To tell no day of it is no surer than to tell one.
    """
    reply = made.act("reply", made.limit("10 working days", "asked told", pick="earlier"), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    said = both(made.policy("asked told replied content", one), f"{told} content=yes", 12)
    assert (said.ended, said.may_be_ended) == (False, True)


def with_a_way_back() -> Policy:
    """Two stages: passed up, and sent back; a decision within 5 days of being passed up."""
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [decide], [made.out("accepted", "end"), made.out("sent-back", "one")])
    return made.policy("asked passed-up decided sent-back accepted", one, two)


def test_what_was_told_without_its_day_and_again_with_one_can_have_been_the_first_time() -> None:
    """Passed up on some day, sent back on the 12th, passed up on the 20th: nothing in that cannot have been."""
    said = both(with_a_way_back(), "passed-up=yes sent-back=2026-06-12 passed-up=2026-06-20", 24)
    assert said.stages == {"two"}
    assert not said.contradicts


def test_what_was_told_without_its_day_and_again_with_one_can_have_been_the_last_time() -> None:
    """Passed up on the 8th and on some day, sent back on the 10th: at two where that day was after the 10th."""
    said = both(with_a_way_back(), "passed-up=2026-06-08 sent-back=2026-06-10 passed-up=yes", 24)
    assert said.stages == {"one", "two"}
    assert not said.contradicts


def test_what_was_passed_up_again_after_its_end_may_only_say_so_again() -> None:
    """Accepted on the 6th, so passed up before that, on the day that nobody told. Passed up on the 8th too."""
    said = both(with_a_way_back(), "passed-up=2026-06-08 accepted=2026-06-06 passed-up=yes", 24)
    assert (said.ended, said.may_be_ended, said.contradicts) == (False, True, False)


def test_what_nobody_mentioned_can_have_begun_a_time_anew_in_a_later_round() -> None:
    """A week from the earlier of two events; replied and passed up on the 4th, sent back on the 5th, up on the 10th.

    A hearing is booked, against the list: so one was told of it in the first round, in the second, or not at all. In
    the second a reply was due again, and there was none.
    """
    reply = made.act("reply", made.limit("1 week", "asked told", pick="earlier"), makes="replied")
    outs = [made.out("passed-up", "two")]
    one = made.stage("one", [reply, made.act("hear", makes="hearing")], outs, opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one")])
    policy = made.policy("asked told hearing/future replied passed-up sent-back", one, two)
    steps = "replied=2026-06-04 passed-up=2026-06-04 sent-back=2026-06-05"
    found = both(policy, f"asked=2026-06-02 hearing=2026-07-01 {steps} passed-up=2026-06-10", 25).act("reply")
    assert (found.done, found.may_be_done, found.latest) == (False, True, date(2026, 7, 2))


def test_beside_an_act_that_was_done_in_time_without_a_word_all_else_can_have_been_as_it_can() -> None:
    """A reply within two clear working days of the 1st, or the case is over; more time on the 9th came too late.

    Settled on the 14th: so there was a reply by the 4th, before what the list has before it. That says nothing of the
    day on which a fault was mended, which the list has between the two.
    """
    extension = made.more_time(by="1 clear working day")
    within = made.limit("2 clear working days", extensions=(extension,), expiry=made.expiry(), discretion=made.ANSWERS)
    acts = [made.act("reply", within, makes="replied"), made.act("keep", made.limit("3 days", "target"), makes="kept")]
    outs = [made.out("ran-out", "end"), made.out("content", "end")]
    one = made.stage("one", acts, outs, opens=("asked",))
    policy = made.policy("asked more target/future kept ran-out replied content", one)
    said = both(policy, "asked=2026-06-01 more=2026-06-09 content=2026-06-14", 30)
    assert (said.act("keep").may_be_done, said.act("keep").may_be_done_late) == (True, True)


def test_several_stages_are_over_when_the_last_of_them_is() -> None:
    """Twenty days over both stages from the 1st: until the 21st. Accepted at the second on the 23rd: done late.

    Nobody told when it was passed up; that it may have been earlier makes it no less late.
    """
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    whole = made.cap("whole", made.limit("20 days"), "one", "two")
    policy = made.policy("asked passed-up accepted", one, two, caps=(whole,))
    assert both(policy, "asked=2026-06-01 accepted=2026-06-23", 30).act("whole").done_late


def test_what_needs_all_of_several_things_came_when_the_last_of_them_can_have() -> None:
    """A reply is a letter and a meeting: within a week of the 1st. They met on the 4th; the list has the letter first.

    So where there was a letter it was a reply by the 4th, and not late, though the case was settled on the 9th alone.
    """
    reply = made.act("reply", made.limit("1 week"), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    parts = {"replied": {"all_of": ("wrote", "met")}}
    policy = made.policy("asked wrote met replied content", one, made_of=parts)
    found = both(policy, "asked=2026-06-01 met=2026-06-04 content=2026-06-09", 19).act("reply")
    assert (found.may_be_done, found.may_be_done_late) == (True, False)


def test_what_one_way_needs_besides_did_not_happen_where_a_stage_was_entered_again() -> None:
    """Passed up to two and three on the 8th, sent back from two on the 16th, accepted at four on the 19th, which comes
    after both: so three was heard. Passed up again on the 24th: at two and three. Nobody need have decided at two.
    """
    one = made.stage("one", [], [made.out("passed-up", "two+three")], opens=("asked",))
    two = made.stage("two", [], [made.out("decided", "four"), made.out("sent-back", "one")])
    three = made.stage("three", [], [made.out("heard", "four")])
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    policy = made.policy("asked passed-up decided sent-back accepted heard", one, two, three, four)
    said = both(policy, "passed-up=2026-06-08 sent-back=2026-06-16 accepted=2026-06-19 passed-up=2026-06-24", 30)
    assert said.places == {frozenset({"two", "three"})}
    assert not said.contradicts


def test_an_act_that_can_only_have_come_when_its_time_was_over_did_not_keep_it_from_running_out() -> None:
    """Asked on the 2nd, due on the 4th; referred on the 6th, which waits for the end of that time. Appealed on the 8th.

    The list has the reply after the referral, so an appeal within two weeks of it was due on the 20th at the earliest.
    """
    reply = made.act("reply", made.limit("2 days", expiry=made.expiry("time-over")), makes="replied")
    refer = made.act("refer", makes="referred", force="may", after="time-over")
    appeal = made.act("appeal", made.limit("2 weeks", "replied"), makes="appealed", by=made.ASKS, force="may")
    one = made.stage("one", [reply, refer, appeal], [made.out("appealed", "two")], opens=("asked",))
    policy = made.policy("asked time-over referred appealed replied", one, made.stage("two"))
    found = both(policy, "asked=2026-06-02 referred=2026-06-06 appealed=2026-06-08", 12).act("appeal")
    assert found.safe == june(20)


def test_a_time_whose_later_day_lies_ahead_has_not_run_out_by_a_reply_that_nobody_told() -> None:
    """Asked on the 4th, within 8 days, put off in time on the 9th to 5 July; passed up on some day. Today is the 29th.

    Papers were sent for a hearing that is booked, against the list: so there may have been a reply on any day. One
    from before the 9th was in time; without one before, the later day counts. The time ran out in no world.
    """
    extension = made.more_time(event="put-off", day="new-day")
    within = made.limit("8 days", extensions=(extension,), expiry=made.expiry(), discretion=made.ANSWERS)
    send = made.act("send-papers", made.limit("9 days", before="hearing"), makes="papers")
    acts = [made.act("reply", within, makes="replied"), send]
    outs = [made.out("ran-out", "end"), made.out("passed-up", "two")]
    one = made.stage("one", acts, outs, opens=("asked",))
    events = "asked ran-out put-off new-day/future hearing/future papers replied passed-up"
    policy = made.policy(events, one, made.stage("two"))
    booked = "new-day=2026-07-05 hearing=2026-07-05"
    said = both(policy, f"asked=2026-06-04 put-off=2026-06-09 {booked} papers=2026-06-09 passed-up=yes", 29)
    assert said.stages == {"two"}
    assert not said.may_be_ended


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


def test_a_case_went_on_after_an_end_on_those_days_alone_on_which_no_end_was_the_last() -> None:
    """Settled on the 2nd, decided at the next stage on the 5th, accepted there on some day.

    Accepted from the 5th on, that was the last of all: it had been passed up by the 2nd, and nothing went on. Where
    it was accepted before the 5th it may have been passed up after the 2nd, by the 4th: due on the 9th at the latest.
    """
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    one = made.stage("one", [], [made.out("content", "end"), made.out("passed-up", "two")], opens=("asked",))
    policy = made.policy(
        "asked passed-up content decided accepted", one, made.stage("two", [decide], [made.out("accepted", "end")])
    )
    assert both(policy, "asked=yes content=2026-06-02 decided=2026-06-05 accepted=yes", 30).act(
        "decide"
    ).latest == june(9)


def test_a_case_went_on_after_an_end_only_where_what_opened_it_came_too_late_for_that() -> None:
    """Settled on the 5th, accepted at the next stage on the 6th; asked from the 4th to the 7th.

    Asked by the 5th, it had been taken further by then. Only asked on the 6th did it go on after an end, and then
    there is no reply from before that to appeal from too late.
    """
    reply = made.act("reply", made.limit("9 days"), makes="replied")
    appeal = made.act("appeal", made.limit("1 day", "replied"), makes="appealed", by=made.ASKS, force="may")
    outs = [made.out("content", "end"), made.out("appealed", "two")]
    one = made.stage("one", [reply, appeal], outs, opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    policy = made.policy("asked appealed replied content accepted", one, two)
    found = both(policy, "asked=2026-06-04..2026-06-07 content=2026-06-05 accepted=2026-06-06", 20).act("appeal")
    assert not found.may_be_done_late


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


def test_what_may_not_be_done_before_a_day_that_nobody_told_is_not_open_for_sure() -> None:
    """Not before 9 days, put off on the 8th to a day that nobody told: it can lie ahead still."""
    extension = made.more_time(event="put-off", day="new-day")
    within = made.limit("9 days", kind="not before", extensions=(extension,))
    one = made.stage("one", [made.act("reply", within, makes="replied")], opens=("asked",))
    policy = made.policy("asked put-off new-day/future replied", one)
    found = both(policy, "asked=2026-06-05 put-off=2026-06-08", 30).act("reply")
    assert (found.open, found.may_be_open) == (False, True)


def test_what_was_sent_before_is_no_part_of_a_new_matter_whenever_it_came() -> None:
    """A letter posted on the 7th; passed up on the 8th, settled on the 9th, passed up on the 11th.

    It may not have come by the 11th, but the case began with it: passed up again is no new matter.
    """
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    one = made.stage("one", [], [made.out("content", "end"), made.out("passed-up", "two")], opens=("asked",))
    policy = made.policy("asked/sent passed-up content decided", one, made.stage("two", [decide]))
    facts = "asked=second-class:2026-06-07 passed-up=2026-06-08 content=2026-06-09 passed-up=2026-06-11"
    assert not both(policy, facts, 11).act("decide").may_be_done


def test_what_nobody_mentioned_is_as_late_as_a_time_that_ran_out_lets_it() -> None:
    """Asked on the 1st, 45 hours for the reply; replied on the 3rd, passed up on the 4th, both perhaps too late.

    What is to be kept to on the 12th was, if it was, by the 4th.
    """
    reply = made.act("reply", made.limit("45 hours", expiry=made.expiry()), makes="replied")
    day = replace(made.limit("1 day"), period=THAT_DAY, from_=(), day="target", named_by=(made.ANSWERS,))
    outs = [made.out("ran-out", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [reply, made.act("keep", day, makes="kept")], outs, opens=("asked",))
    policy = made.policy("asked target/future kept ran-out replied passed-up", one, made.stage("two"))
    facts = "asked=2026-06-01 target=2026-06-12 replied=2026-06-03 passed-up=2026-06-04"
    assert not both(policy, facts, 14).act("keep").may_be_done_late


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


def test_a_step_that_is_missing_came_before_or_after_a_stage_was_entered_again_that_day() -> None:
    """Passed up to two tracks and one sent back, on the 11th; passed up again and accepted at their end, on the 16th.

    One track had been heard before it was passed up again: then five days from the 16th are left to decide, or from the
    11th still. Or both were over after that, on that day, and nothing is open.
    """
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    one = made.stage("one", [], [made.out("passed-up", "two+three")], opens=("asked",))
    two = made.stage("two", [decide], [made.out("decided", "four"), made.out("sent-back", "one")])
    three = made.stage("three", [], [made.out("heard", "four")])
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    policy = made.policy("asked passed-up decided sent-back heard accepted", one, two, three, four)
    facts = "passed-up=2026-06-11 sent-back=2026-06-11 accepted=2026-06-16 passed-up=2026-06-16"
    found = both(policy, facts, 28)
    assert (found.ended, found.may_be_ended) == (False, True)
    assert found.act("decide").safe == june(16)


def test_what_led_out_of_the_last_round_of_a_day_was_done_in_that_round() -> None:
    """At two since the 2nd; sent back, passed up to two tracks and accepted where they join, all on the 4th.

    Both tracks were over by then, so it was decided, after it was passed up.
    """
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    one = made.stage("one", [], [made.out("appealed", "two"), made.out("passed-up", "two+three")], opens=("asked",))
    two = made.stage("two", [decide], [made.out("decided", "four"), made.out("sent-back", "one")])
    three = made.stage("three", [], [made.out("heard", "four")])
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    policy = made.policy("asked appealed passed-up decided sent-back heard accepted", one, two, three, four)
    facts = "appealed=2026-06-02 passed-up=2026-06-04 sent-back=2026-06-04 accepted=2026-06-04"
    assert both(policy, facts, 26).act("decide").done

"""Cases without which a small change of the engine went unseen, worked out by hand; the second opinion is asked too.

June 2026 begins on a Monday; days are plain days. Of notices in too many orders, and of some more time in hours, the
second opinion says nothing: there the engine alone is asked.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.model.limits import Notice
from tests.oracles import engine, made, worlds
from tests.support.opinions import act, one_stage, told
from tests.unit.case.limit.test_more_time import SIXTY, THIRTY, opposition


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


def test_of_the_messages_that_begin_a_time_anew_one_that_nobody_told_takes_no_date_away() -> None:
    """14 days from the last message, of Wednesday 10: Wednesday 24, whether it was asked before that or not."""
    within = replace(made.limit("14 days", "asked wrote answered"), anew=True)
    found = act(one_stage(within, "wrote answered"), "wrote=2026-06-10", date(2026, 6, 30))
    assert (found.safe, found.latest, found.undated) == (date(2026, 6, 24), date(2026, 6, 24), False)


def test_of_too_many_notices_to_look_at_each_order_all_may_count() -> None:
    """30 days are over on 1 July. 60 days more count after 30 more alone, and these may have come last: 31 July. Where
    the 30 came on the 14th and the 60 after that: 29 September."""
    sixty = "asked-60=2026-06-10..2026-06-21 asked-60=2026-06-11..2026-06-22 asked-60=2026-06-12..2026-06-23"
    facts = made.case(f"asked=2026-06-01 asked-30=2026-06-14..2026-06-20 {sixty}")
    found = engine.verdict(opposition(THIRTY, SIXTY), made.weekdays(), facts, date(2026, 6, 25)).act("reply")
    assert (found.safe, found.latest) == (date(2026, 7, 31), date(2026, 9, 29))


def test_more_time_of_the_day_on_which_a_clock_stops_counts_before_the_stop() -> None:
    """10 days were over on the 11th; by the notice of the 15th, which counts at any time, they are over on the 21st. So
    it stopped in time on that day; 20 days from the 18th are over on 8 July."""
    longer = made.more_time(by="10 days", notice=Notice.AT_ANY_TIME)
    within = made.limit("10 days", pauses=(made.pause(then="restart"),), extensions=(longer,))
    facts = "asked=2026-06-01 more=2026-06-15 stopped=2026-06-15 restarted=2026-06-18"
    found = act(one_stage(within, "stopped restarted more"), facts, date(2026, 6, 20))
    assert (found.safe, found.latest) == (date(2026, 7, 8), date(2026, 7, 8))


def test_what_was_said_not_to_have_happened_did_not_happen_in_an_earlier_matter_either() -> None:
    """Asked on the 1st, checked on the 3rd, settled on the 5th, and asked again on the 10th; no reply at all."""
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    one = made.stage("one", [reply, made.act("check", makes="checked")], [made.out("content", "end")], opens=("asked",))
    facts = "asked=2026-06-01 replied=no checked=2026-06-03 content=2026-06-05 asked=2026-06-10"
    found = act(made.policy("asked replied checked content", one), facts, date(2026, 6, 15))
    assert (found.latest, found.may_be_open, found.may_be_done) == (date(2026, 6, 20), True, False)


def test_what_follows_from_two_things_comes_after_each_of_them_whatever_the_list_says() -> None:
    """The sum of the 13th is of a letter and a meeting. The letter came on any day from the 1st to the 13th, though the
    list has it behind the sum: three days from it are over from the 4th to the 16th."""
    reply = made.act("reply", made.limit("3 days", "wrote"), makes="replied")
    add = made.act("sum", made.limit("5 days", "both"), makes="summed")
    one = made.stage("one", [reply, add], [made.out("content", "end")], opens=("asked",))
    made_of = {"both": {"all_of": ("wrote", "met")}}
    policy = made.policy("asked summed both wrote met replied content", one, made_of=made_of)
    found = act(policy, "asked=2026-06-01 wrote=yes met=yes summed=2026-06-13", date(2026, 6, 15))
    assert (found.safe, found.latest) == (date(2026, 6, 4), date(2026, 6, 16))


def test_what_began_a_time_that_ran_out_does_not_take_the_case_up_again() -> None:
    """Asked once, between the 1st and the 10th, and never answered: the five days were over by the 15th. That it was
    checked on the 25th, by those who answer, shows nothing."""
    within = made.limit("5 days", expiry=made.expiry(), discretion=("manager",))
    acts = made.act("reply", within, makes="replied"), made.act("check", makes="checked")
    policy = made.policy(
        "asked ran-out replied checked", made.stage("one", acts, [made.out("ran-out", "end")], opens=("asked",))
    )
    found = told(policy, "asked=2026-06-01..2026-06-10 replied=no checked=2026-06-25", date(2026, 6, 30))
    assert found.ended


def test_an_act_that_no_event_shows_was_done_in_time_where_its_time_has_not_ended_the_case() -> None:
    """Five days from the 1st were over on the 6th: the case ended, or it was replied to in time and goes on."""
    reply = made.act("reply", made.limit("5 days", expiry=made.expiry()))
    ways = made.out("ran-out", "end"), made.out("content", "end")
    found = told(
        made.policy("asked ran-out content", made.stage("one", [reply], ways)), "asked=2026-06-01", date(2026, 6, 30)
    )
    assert (found.ended, found.may_be_ended, found.stages) == (False, True, frozenset({"one"}))
    said = found.act("reply")
    assert (said.done, said.may_be_done, said.may_be_open, said.may_be_late) == (False, True, False, False)


def test_a_time_that_binds_and_was_told_to_have_run_out_did_not_in_a_stage_that_was_left_before() -> None:
    """Over on the 10th, it is said, and decided on the 12th at the next stage. Where it had ended, nobody decided;
    where the case had been passed up by then, no time of the first stage was left to run out."""
    reply = made.act("reply", made.limit("5 days", expiry=made.expiry()), makes="replied")
    ways = made.out("ran-out", "end"), made.out("passed-up", "two")
    two = made.stage("two", [made.act("decide", makes="decided")], [made.out("accepted", "end")])
    policy = made.policy(
        "asked ran-out replied passed-up decided accepted", made.stage("one", [reply], ways, opens=("asked",)), two
    )
    facts = made.case("asked=2026-06-01 ran-out=2026-06-10 decided=2026-06-12")
    for opinion in (engine.verdict, worlds.verdict):
        assert opinion(policy, made.weekdays(), facts, date(2026, 6, 30)).contradicts


def test_what_is_repeated_is_due_a_period_after_it_was_done_last_whatever_began_it() -> None:
    """Nobody told which of two things began it. News every week: of Wednesday 10, and so by Wednesday 17."""
    within = made.limit("1 week", "asked wrote", every=True, pick="earlier")
    one = made.stage("one", [made.act("send-news", within, makes="news")], [made.out("content", "end")])
    found = act(made.policy("asked wrote news content", one), "news=2026-06-10", date(2026, 6, 15), "send-news")
    assert (found.safe, found.latest, found.open) == (date(2026, 6, 17), date(2026, 6, 17), True)


def test_what_may_have_begun_a_time_over_a_stage_did_not_before_that_opened() -> None:
    """Passed up on the 5th, decided on the 10th: what was told in between may have begun ten days, over on the 15th at
    the earliest."""
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [made.act("decide", makes="decided")], [made.out("accepted", "end")])
    whole = made.cap("whole", made.limit("10 days", "told"), "two")
    policy = made.policy("asked passed-up told decided accepted", one, two, caps=(whole,))
    found = act(policy, "asked=2026-06-01 passed-up=2026-06-05 decided=2026-06-10", date(2026, 6, 12), "whole")
    assert (found.safe, found.latest, found.undated) == (date(2026, 6, 15), None, True)


def test_what_may_have_begun_a_time_in_a_stage_that_was_left_did_not_before_that_opened() -> None:
    """Passed up on a day that nobody knows, after the 1st, and sent on on the 20th: ten days from something in between
    were over on the 11th at the earliest."""
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-on", "three")])
    whole = made.cap("whole", made.limit("10 days", "told"), "two")
    policy = made.policy("asked passed-up told sent-on", one, two, made.stage("three"), caps=(whole,))
    found = act(policy, "asked=2026-06-01 passed-up=yes sent-on=2026-06-20", date(2026, 6, 22), "whole")
    assert (found.safe, found.latest, found.done) == (date(2026, 6, 11), None, True)


def test_a_clock_that_may_have_run_again_before_the_act_had_a_last_day_in_some_world() -> None:
    """Three days from the 1st, of which it stopped on the 3rd. Where it ran again on the 5th, it was due on the 6th and
    done late on the 10th; where it ran again after that only, it had no last day."""
    policy = one_stage(made.limit("3 days", pauses=(made.pause(),)), "stopped restarted")
    facts = "asked=2026-06-01 stopped=2026-06-03 restarted=2026-06-05..2026-06-15 replied=2026-06-10"
    found = act(policy, facts, date(2026, 6, 20))
    assert (found.safe, found.latest) == (date(2026, 6, 6), None)
    assert (found.done_late, found.may_be_done_late) == (False, True)


def test_an_answer_that_led_on_shows_that_its_own_time_may_have_run_out_before() -> None:
    """Nobody knows when it was asked: five days from then were over by the answer of the 10th, or they were not."""
    reply = made.act("reply", made.limit("5 days", expiry=made.expiry()), makes="replied")
    ways = made.out("ran-out", "end"), made.out("replied", "two")
    policy = made.policy("asked ran-out replied", made.stage("one", [reply], ways, opens=("asked",)), made.stage("two"))
    found = told(policy, "replied=2026-06-10", date(2026, 6, 30))
    assert (found.ended, found.may_be_ended, found.stages) == (False, True, frozenset({"two"}))


def test_the_later_of_two_dates_is_not_firm_while_one_of_them_is_not() -> None:
    """Days off are known up to Wednesday 3. Ten days are over on Thursday 11; five working days on Monday 8, or later
    than the 11th where days off are proclaimed."""
    within = made.limit("10 days", pick="later", or_=(made.beside("5 working days", "asked"),))
    known = made.weekdays(through=date(2026, 6, 3))
    found = act(one_stage(within, ""), "asked=2026-06-01", date(2026, 6, 12), calendars=known)
    assert (found.latest, found.firm, found.late, found.may_be_late) == (date(2026, 6, 11), False, False, True)


def test_a_reply_before_the_case_was_passed_up_was_in_time_where_its_time_would_have_ended_the_case() -> None:
    """Asked between the 1st and the 3rd, and replied on the 3rd. Read as one day, the time from the 1st was over on the
    2nd, and the case with it: nobody passed it up on the 5th. So it was asked later, and the reply in time."""
    longer = made.more_time("wanted", day="day-given", within="5 days")
    within = made.limit(
        "9 days",
        expiry=made.expiry(),
        readings=(made.reading("days"), made.reading("day", "1 day")),
        extensions=(longer,),
    )
    reply = made.act("reply", within, makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end"), made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    policy = made.policy("asked wanted day-given/future ran-out replied passed-up accepted", one, two)
    facts = made.case(
        "asked=2026-06-01..2026-06-03 replied=2026-06-03 passed-up=2026-06-05 accepted=2026-06-07 wanted=2026-06-07"
    )
    for opinion in (engine.verdict, worlds.verdict):
        found = opinion(policy, made.weekdays(), facts, date(2026, 6, 7)).act("reply")
        assert (found.done, found.may_be_done_late) == (True, False)


def test_a_time_may_have_run_out_though_its_clock_may_stand_still() -> None:
    """Five days from the 1st were over on the 6th; it stopped between the 5th and the 10th, by then or not."""
    within = made.limit("5 days", expiry=made.expiry(), pauses=(made.pause(),))
    reply = made.act("reply", within, makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    policy = made.policy("asked stopped restarted ran-out replied", one)
    found = told(policy, "asked=2026-06-01 stopped=2026-06-05..2026-06-10 replied=no", date(2026, 6, 30))
    assert (found.ended, found.may_be_ended) == (False, True)

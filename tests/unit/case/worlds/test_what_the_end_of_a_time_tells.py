"""What the end of a time, or of a case, tells of when other things were: by hand, and asked of both opinions.

All days are of June 2026; the 1st is a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.model.limits import Notice
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.support.opinions import both, dates, june


def with_expiry(*beside: str) -> Policy:
    """A reply within 3 working days, or the case is over; it can be passed up before."""
    reply = made.act("reply", made.limit("3 working days", "asked", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end"), made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    return made.policy(f"asked ran-out {' '.join(beside)} replied passed-up accepted", one, two)


def test_what_was_passed_up_in_time_was_asked_late_enough() -> None:
    """Passed up on Monday the 8th without a reply, and answered there. Asked on the 2nd, the time would have been over
    on Friday the 5th, and the case with it; asked on the 3rd, it was due on the 8th."""
    said = both(with_expiry(), "asked=yes replied=no passed-up=2026-06-08 accepted=2026-06-14", 20)
    assert dates(said.act("reply")) == (june(8), june(11))


def test_a_date_that_is_not_firm_does_not_tell_when_it_began() -> None:
    """Days off are known up to the 3rd only. Asked on 29 May, it was over with the 3rd for sure; asked on the 1st, it
    was due on the 4th or, if a day off was proclaimed, later."""
    case = made.case("asked=yes replied=no passed-up=2026-06-08 accepted=2026-06-14")
    calendars = {name: replace(each, covers_through=june(3)) for name, each in made.weekdays().items()}
    for judge in (engine.verdict, worlds.verdict):
        assert judge(with_expiry(), calendars, case, june(20)).act("reply").safe == june(4)


def test_where_a_reply_can_have_kept_it_open_nobody_knows_how_long_ago_it_was_asked() -> None:
    said = both(with_expiry(), "asked=yes passed-up=2026-06-08 accepted=2026-06-14", 20)
    assert dates(said.act("reply")) == (None, june(11))
    assert not said.act("reply").may_be_done_late


def test_what_led_on_did_so_before_the_time_was_over() -> None:
    """Asked on the 1st, due on the 4th, replied on the 9th and so not in time: it was passed up by the 5th at the
    latest, and a decision within 5 days was due by the 10th, not by the 17th."""
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    reply = made.act("reply", made.limit("3 working days", "asked", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end"), made.out("passed-up", "two")], opens=("asked",))
    policy = made.policy(
        "asked ran-out passed-up replied decided", one, made.stage("two", [decide], [made.out("decided", "end")])
    )
    said = both(policy, "asked=2026-06-01 replied=2026-06-09 decided=2026-06-12", 20)
    assert said.act("decide").done_late
    assert said.act("decide").latest == june(10)


@pytest.mark.parametrize(("notice", "late"), [("2026-06-14", False), ("2026-06-20", True)])
def test_more_time_that_came_after_the_act_does_not_make_it_timely(notice: str, *, late: bool) -> None:
    """10 days from the 1st are over on the 11th. More time counts at any time: until the 30th. What was done on the
    15th was late where that was said on the 20th, and in time where it was said on the 14th."""
    longer = made.more_time("put-off", day="new-day", notice=Notice.AT_ANY_TIME)
    reply = made.act("reply", made.limit("10 days", "asked", extensions=(longer,)), makes="replied")
    policy = made.policy("asked put-off new-day/future replied", made.stage("one", [reply], opens=("asked",)))
    facts = f"asked=2026-06-01 put-off={notice} new-day=2026-06-30 replied=2026-06-15"
    said = both(policy, facts, 25)
    assert (said.act("reply").done_late, said.act("reply").may_be_done_late) == (late, late)


def test_a_clock_that_stands_still_by_what_counts_at_any_time_is_not_over_however_long_ago_it_began() -> None:
    stop = made.pause("expert-asked", "expert-answered", "restart")
    anytime = type(stop)(**{name: getattr(stop, name) for name in stop.__slots__} | {"notice": Notice.AT_ANY_TIME})
    reply = made.act("reply", made.limit("12 days", "asked", pauses=(anytime,)), makes="replied")
    policy = made.policy("asked expert-asked expert-answered replied", made.stage("one", [reply], opens=("asked",)))
    assert not both(policy, "expert-asked=2026-06-14", 14).act("reply").may_be_late


def test_what_takes_a_case_up_again_was_on_a_later_day() -> None:
    """Settled on the 3rd; asked between the 3rd and the 7th. Where asking took it up again, that was on the 4th or
    later, so 20 days are over on the 24th at the earliest."""
    one = made.stage("one", [], [made.out("content", "end")], opens=("asked",))
    whole = made.cap("whole", made.limit("20 days", "asked"), "one")
    said = both(made.policy("asked content", one, caps=(whole,)), "asked=2026-06-03..2026-06-07 content=2026-06-03", 15)
    assert dates(said.act("whole")) == (june(24), june(27))


def test_a_letter_that_came_after_the_end_takes_a_case_up_again_though_it_was_answered_before() -> None:
    """Second-class of the 5th came on any day from the 6th to the 11th; settled on the 8th."""
    reply = made.act("reply", made.limit("4 days", "asked"), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    facts = "asked=second-class:2026-06-05 replied=2026-06-06 content=2026-06-08"
    said = both(made.policy("asked/sent replied content", one), facts, 22)
    assert (said.ended, said.may_be_ended, said.stages) == (False, True, frozenset({"one"}))


def test_what_was_passed_up_after_an_end_may_have_been_before_it_was_asked_again() -> None:
    """Asked by a letter that came between the 6th and the 11th, settled on the 10th, passed up on the 11th."""
    one = made.stage("one", [], [made.out("content", "end"), made.out("passed-up", "two")], opens=("asked",))
    policy = made.policy("asked/sent passed-up content", one, made.stage("two"))
    said = both(policy, "asked=second-class:2026-06-05 content=2026-06-10 passed-up=2026-06-11", 29)
    assert (said.may_be_ended, said.stages) == (True, frozenset({"one", "two"}))


def test_two_tracks_that_a_settlement_ended_go_on_together() -> None:
    """Settled on the 5th, and the one track decided on the 7th: the other one was open again too, and had to be heard
    before both were joined."""
    hear = made.act("hear-all", makes="heard")
    stages = (
        made.stage("one", [], [made.out("content", "end"), made.out("passed-up", "two+three")], opens=("asked",)),
        made.stage("two", [], [made.out("decided", "four")]),
        made.stage("three", [hear], [made.out("heard", "four")]),
        made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three")),
    )
    policy = made.policy("asked passed-up content decided accepted heard", *stages)
    said = both(policy, "content=2026-06-05 decided=2026-06-07 accepted=2026-06-08", 20)
    assert said.act("hear-all").done


def test_what_needs_two_things_was_not_before_either_of_them() -> None:
    """Written to and met: told as met on the 13th, the reply was not on the 10th."""
    reply = made.act("reply", made.limit("3 weeks", "asked"), makes="replied")
    both_of = {"replied": {"all_of": ("wrote", "met")}}
    policy = made.policy("asked wrote met replied", made.stage("one", [reply], opens=("asked",)), made_of=both_of)
    assert both(policy, "asked=2026-06-01 met=2026-06-13 replied=2026-06-10", 27).contradicts
    said = both(policy, "asked=2026-06-01 met=2026-06-13", 27)
    assert (said.act("reply").done, said.act("reply").may_be_done) == (False, True)


def test_what_goes_on_until_something_happens_has_its_date_where_that_has_not_happened() -> None:
    """News every week until the reply. The letter came between the 3rd and the 8th and the reply was on the 4th: where
    it was to an earlier matter the news goes on, and its first date is a week after the 5th."""
    news = made.act("send-news", made.limit("1 week", "asked", every=True, until="replied"), makes="news")
    policy = made.policy("asked/sent news replied", made.stage("one", [news], opens=("asked",)))
    said = both(policy, "asked=second-class:2026-06-02 replied=2026-06-04", 7)
    assert dates(said.act("send-news")) == (june(12), june(15))
    assert not said.act("send-news").undated


def test_what_leads_out_between_an_end_and_what_takes_the_case_up_again_leads_out() -> None:
    """Settled on the 7th in two tracks; decided in one on the 12th, heard in the other on the 20th: whoever takes the
    second for a sign that it went on takes the first for one too. So both are over, or neither."""
    one = made.stage("one", [], [made.out("passed-up", "two+three")])
    two = made.stage("two", [], [made.out("decided", "four"), made.out("content", "end")])
    three = made.stage("three", [], [made.out("heard", "four"), made.out("content", "end")])
    four = made.stage("four", joins=("two", "three"))
    policy = made.policy("passed-up content decided heard", one, two, three, four)
    said = both(policy, "passed-up=2026-06-02 content=2026-06-07 decided=2026-06-12 heard=2026-06-20", 29)
    assert (said.may_be_ended, said.stages) == (True, frozenset({"four"}))


def test_a_step_that_was_told_again_while_the_case_was_elsewhere_leaves_its_stage_open_until_then() -> None:
    """Passed up on the 9th and, it is said, on the 11th too; sent back on the 12th. Checked on the 10th: a reply can
    have come on the 10th or the 11th."""
    reply = made.act("reply", made.limit("7 days", "asked"), makes="replied")
    check = made.act("check", made.limit("1 week", "asked"), makes="checked")
    one = made.stage("one", [reply, check], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one")])
    policy = made.policy("asked checked replied passed-up sent-back", one, two)
    facts = "asked=2026-06-01 passed-up=2026-06-09 checked=2026-06-10 passed-up=2026-06-11 sent-back=2026-06-12"
    reply_said = both(policy, facts, 26).act("reply")
    assert (reply_said.may_be_done, reply_said.open) == (True, False)


def test_the_first_of_several_times_may_have_run_out_before_it_was_answered() -> None:
    """Five days from the 1st are over on the 6th, and the case with them; the reply of the 15th and what was asked on
    the 18th are too late, unless they take it up again."""
    reply = made.act("reply", made.limit("5 days", "asked", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")])
    policy = made.policy("asked ran-out replied", one)
    assert both(policy, "asked=2026-06-01 replied=2026-06-15 asked=2026-06-18", 20).may_be_ended


def test_an_answer_on_one_of_several_days_may_have_come_after_the_second_of_two_times_began() -> None:
    """Asked on the 1st and the 5th, answered between the 4th and the 6th: on the 4th, nothing answered the second, and
    its five days ran out; on the 5th or the 6th both are answered."""
    reply = made.act("reply", made.limit("5 days", "asked", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end"), made.out("passed-up", "two")])
    policy = made.policy("asked ran-out replied passed-up", one, made.stage("two"))
    facts = "asked=2026-06-01 asked=2026-06-05 replied=2026-06-04..2026-06-06 passed-up=2026-06-20"
    said = both(policy, facts, 25)
    assert (said.ended, said.may_be_ended, said.stages) == (False, True, frozenset({"two"}))


def test_a_clock_that_was_stopped_before_it_began_does_not_run_however_few_hours_it_has() -> None:
    reply = made.act("reply", made.limit("15 hours", "asked", pauses=(made.pause(),)), makes="replied")
    policy = made.policy("asked stopped restarted replied", made.stage("one", [reply], opens=("asked",)))
    assert dates(both(policy, "asked=2026-06-04 stopped=2026-06-02", 22).act("reply")) == (None, None)
    again = both(policy, "asked=2026-06-04 stopped=2026-06-02 restarted=2026-06-08", 22).act("reply")
    assert dates(again) == (june(8), june(8))


def test_a_case_that_waits_for_a_track_which_never_began_has_an_answer() -> None:
    """Appealed on the 7th, and passed up to both tracks on the 8th, it is said; neither is over, and what was accepted
    after both is told all the same."""
    one = made.stage(
        "one", [], [made.out("content", "end"), made.out("appealed", "two"), made.out("passed-up", "two+three")]
    )
    two = made.stage("two", [], [made.out("decided", "four")])
    three = made.stage("three", [], [made.out("heard", "four")])
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    policy = made.policy("appealed passed-up content decided accepted heard", one, two, three, four)
    facts = "appealed=2026-06-07 passed-up=2026-06-08 content=2026-06-16 decided=no accepted=2026-06-24 heard=no"
    both(policy, facts, 28)


def test_what_leads_on_can_come_long_after_an_end_that_only_opens_a_right() -> None:
    # The reply was due on 2 June, and was never given. It was passed up on any day until it was accepted.
    within = made.limit("1 day", expiry=made.expiry("time-over"))
    acts = [made.act("reply", within, makes="replied"), made.act("refer", None, makes="referred", after="time-over")]
    one = made.stage("one", acts, [made.out("content", "end"), made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("9 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked time-over referred replied passed-up content decided accepted", one, two)
    facts = made.case("asked=2026-06-01 replied=no decided=no accepted=2026-06-20")
    for opinion in (engine.verdict, worlds.verdict):
        found = opinion(policy, made.weekdays(), facts, date(2026, 6, 30)).act("decide")
        assert (found.safe, found.latest) == (date(2026, 6, 10), date(2026, 6, 29))


def test_a_time_that_did_not_run_out_was_answered_since_it_had_begun_again() -> None:
    # Asked on the 1st and the 5th; answered on the 4th, the second ran out on the 10th, and on the 5th or 6th none did.
    stage = made.stage(
        "one",
        [made.act("reply", made.limit("5 days", expiry=made.expiry()), makes="replied")],
        [made.out("ran-out", "end")],
        opens=("asked",),
    )
    policy = made.policy("asked ran-out replied", stage)
    facts = made.case("asked=2026-06-01 asked=2026-06-05 replied=2026-06-04..2026-06-06")
    for opinion in (engine.verdict, worlds.verdict):
        found = opinion(policy, made.weekdays(), facts, june(25))
        reply = found.act("reply")
        assert (reply.may_be_open, reply.safe, reply.latest) == (False, june(6), june(10))
        assert (found.ended, found.may_be_ended) == (False, True)


def test_the_end_of_a_time_over_several_stages_that_came_twice_in_time_was_kept_twice() -> None:
    """10 days from 1 June end on the 11th, closed on the 5th; from 10 June they end on the 20th, closed on the 12th."""
    whole = made.cap("whole", made.limit("10 days", "asked", until="closed", expiry=made.expiry()), "one")
    one = made.stage("one", [], [made.out("ran-out", "end"), made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked ran-out closed content", one, caps=(whole,))
    closed = "asked=2026-06-01 closed=2026-06-05 asked=2026-06-10 closed=2026-06-12"
    said = engine.verdict(policy, made.weekdays(), made.case(closed), date(2026, 6, 30))
    assert (said.ended, said.may_be_ended, said.stages) == (False, False, frozenset({"one"}))
    (cap,) = said.acts
    assert (cap.done, cap.late, cap.may_be_late) == (True, False, False)


def test_a_step_that_the_list_has_too_late_led_on_before_a_time_ran_out_as_another_way_there_did() -> None:
    """To object within 5 days of the reply of the 1st: on the 7th that would have ended the case. Objected on the 9th.

    It was decided on some day, so the case was at two by the 7th: passed up, or brought in. That the list has the step
    after the objection gives way for each of the two. Passed up from the 1st to the 7th, the decision is due from the
    6th to the 12th, and it can have come by the 20th; brought in, its time has not begun.
    """
    object_ = made.act("object", replace(made.limit("5 days", "replied"), expiry=made.expiry()), makes="objected")
    one = made.stage("one", [object_], [made.out("passed-up", "two"), made.out("ran-out", "end")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], opens=("brought-in",))
    policy = made.policy("asked replied ran-out objected passed-up decided brought-in", one, two)
    said = both(policy, "replied=2026-06-01 objected=2026-06-09 decided=yes", 20)
    assert said.stages == {"two"}
    decided = said.act("decide")
    assert (decided.safe, decided.latest) == (june(6), None)
    assert (decided.done, decided.may_be_done_late, decided.done_late) == (True, True, False)


def test_in_a_case_that_was_taken_up_again_somebody_may_have_gone_another_way_before_a_time_ran_out() -> None:
    """Settled on the 1st, asked on the 2nd: over, or gone on. To object by the 4th; on the 5th it ends the case.

    They objected on the 9th. Where it had gone on it was over on the 5th, unless they had appealed by then, of which
    nobody was asked: that led to two. An appeal that led nowhere keeps nothing from running out.
    """
    appeal = made.act("appeal", made.limit("14 days", "replied"), makes="appealed", by="parent", force="may")
    within = replace(made.limit("2 days"), expiry=made.expiry())
    object_ = made.act("object", within, makes="objected", by="parent", force="may")
    ways = [made.out("content", "end"), made.out("appealed", "two"), made.out("ran-out", "end")]
    one = made.stage("one", [appeal, object_], ways, opens=("asked",))
    policy = made.policy("asked objected ran-out appealed replied content", one, made.stage("two"))
    said = both(policy, "asked=2026-06-02 content=2026-06-01 objected=2026-06-09", 30)
    assert (said.stages, said.ended, said.may_be_ended) == (frozenset({"two"}), False, True)
    assert "appealed" in said.asked


@pytest.mark.parametrize("facts", ["", "objected=yes ", "objected=2026-06-03..2026-06-08 ", "asked=2026-06-01 "])
def test_what_led_on_before_a_time_ran_out_was_done_in_time(facts: str) -> None:
    """To object within 4 days of the asking, or it is over. Objected or brought in, it is at two; accepted on the 10th.

    An objection that came late led nowhere: where there was one that led on, it was in time, whenever that was.
    """
    within = replace(made.limit("4 days"), expiry=made.expiry())
    object_ = made.act("object", within, makes="objected", by="parent", force="may")
    one = made.stage("one", [object_], [made.out("objected", "two"), made.out("ran-out", "end")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")], opens=("brought-in",))
    policy = made.policy("asked ran-out objected accepted brought-in", one, two)
    objected = both(policy, f"{facts}accepted=2026-06-10", 30).act("object")
    assert (objected.may_be_done, objected.may_be_done_late) == (True, False)


def test_a_stage_was_left_by_the_end_of_its_time_also_where_that_began_once_more() -> None:
    """A reply by the 6th to what was asked on the 1st, and again on the 5th; replied on the 12th. Accepted on the 14th.

    It was passed up by the 7th, or it would have been over with the first reply: to be decided by the 12th.
    """
    reply = made.act("reply", made.limit("5 days", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end"), made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    policy = made.policy(
        "asked ran-out replied passed-up decided accepted",
        one,
        made.stage("two", [decide], [made.out("accepted", "end")]),
    )
    facts = "asked=2026-06-01 asked=2026-06-05 replied=2026-06-12 decided=2026-06-12 accepted=2026-06-14"
    assert both(policy, facts, 20).act("decide").latest == june(12)


def test_a_time_of_an_unknown_day_may_have_run_out_before_its_clock_was_stopped() -> None:
    """Asked nobody knows when, stopped on the 10th and never set going again: over by then, or standing still."""
    within = made.limit("10 days", "asked", pauses=(made.pause(),), expiry=made.expiry())
    reply = made.act("reply", within, makes="replied")
    outs = [made.out("ran-out", "end"), made.out("content", "end")]
    policy = made.policy(
        "asked stopped restarted ran-out replied content", made.stage("one", [reply], outs, opens=("asked",))
    )
    said = both(policy, "asked=yes stopped=2026-06-10", 25)
    assert (said.stages, said.may_be_ended, said.ended) == (frozenset({"one"}), True, False)


def test_what_was_in_time_on_the_last_day_keeps_to_the_list() -> None:
    """Asked on the 1st, and passed up on the 15th: a reply, of which nobody spoke, kept the time from running out.

    By the list it came after the note of the 11th, which is its last day: so on the 11th, 14 days before the 25th.
    """
    note, check = made.act("note", makes="noted"), made.act("check", made.limit("14 days", "replied"), makes="checked")
    reply = made.act("reply", made.limit("10 days", "asked", expiry=made.expiry()), makes="replied")
    outs = [made.out("ran-out", "end"), made.out("passed-up", "two")]
    one, two = made.stage("one", [note, reply], outs, opens=("asked",)), made.stage("two", [check])
    policy = made.policy("asked noted ran-out replied passed-up checked", one, two)
    said = both(policy, "asked=2026-06-01 noted=2026-06-11 passed-up=2026-06-15", 25)
    assert dates(said.act("check")) == (june(25), None)


def test_what_ran_out_did_so_on_its_day_whatever_other_time_stands_above_it() -> None:
    """Asked on the 1st: 5 days are over with the 6th. What waits for that end was done on the 24th, so it had come.

    20 days from the 7th are over on the 27th, also where what was to be done in time was done by the 12th.
    """
    note = made.act("note", made.limit("3 days", "asked"), makes="noted")
    mend = made.act("mend", made.limit("5 days", "asked", expiry=made.expiry()), makes="mended")
    respond = made.act("respond", made.limit("20 days", "ran-out"), makes="answered")
    one = made.stage("one", [note, mend], [made.out("ran-out", "two"), made.out("mended", "end")], opens=("asked",))
    two = made.stage("two", [respond], [made.out("answered", "end")])
    policy = made.policy("asked noted ran-out mended answered", one, two)
    said = both(policy, "asked=2026-06-01 mended=2026-06-05..2026-06-12 answered=2026-06-24", 25)
    assert dates(said.act("respond")) == (june(27), june(27))
    assert not said.act("respond").may_be_done_late

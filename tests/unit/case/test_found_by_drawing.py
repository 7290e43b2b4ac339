"""What a drawn procedure showed to be wrong in one of the two opinions: made small, worked out by hand, asked of both.

All days are of June 2026; the 1st is a Monday.
"""

from dataclasses import replace
from datetime import date

from tests.oracles import engine, made, worlds
from tests.unit.case.test_what_the_end_of_a_time_tells import both, dates, june


def test_what_may_have_been_done_before_it_was_asked_again_may_not_have_been_either() -> None:
    """A week from the request or, read another way, from the day on which one was told, of which nobody spoke.

    Asked on the 2nd and on the 6th, decided at the next stage on the 3rd. Where nobody had replied by then, the time
    runs on from the day of the telling, which can have been any time ago.
    """
    readings = made.reading("as-written"), made.reading("from-told", from_="told")
    reply = made.act("reply", made.limit("1 week", readings=readings), makes="replied")
    one = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    policy = made.policy("asked told replied passed-up decided", one, made.stage("two", [decide]))
    assert dates(both(policy, "asked=2026-06-02 decided=2026-06-03 asked=2026-06-06", 30).act("reply")) == (None, None)


def test_where_a_time_that_began_again_did_not_run_out_the_act_was_done_since_then() -> None:
    """Four days from the last message, of the 5th: over with the 9th, and the case with it, unless there was a reply.

    It was settled on the 3rd and taken up again on the 5th. Where it is open still, there was a reply from the 5th on.
    """
    within = replace(made.limit("4 days", "asked wrote", expiry=made.expiry()), anew=True)
    reply = made.act("reply", within, makes="replied")
    outs = [made.out("ran-out", "end"), made.out("content", "end")]
    policy = made.policy("asked wrote ran-out replied content", made.stage("one", [reply], outs, opens=("asked",)))
    said = both(policy, "asked=2026-06-01 content=2026-06-03 wrote=2026-06-05", 30)
    assert (said.ended, said.may_be_ended) == (False, True)
    assert (said.act("reply").may_be_open, said.act("reply").may_be_done) == (False, True)


def test_the_earlier_of_two_events_was_no_later_than_the_act_though_each_of_them_can_have_been() -> None:
    """Replied on the 3rd: asked or told by then. Eight clear days from the 3rd at the latest: the 12th."""
    reply = made.act("reply", made.limit("8 clear days", "asked told", pick="earlier"), makes="replied")
    policy = made.policy("asked told replied", made.stage("one", [reply], opens=("asked",)))
    facts = "asked=2026-06-01..2026-06-05 told=2026-06-02..2026-06-04 replied=2026-06-03"
    assert dates(both(policy, facts, 16).act("reply")) == (june(10), june(12))


def test_more_time_came_before_what_began_the_time_where_that_happened() -> None:
    """Six working days, or eight with more time, from the later of two events; replied on Sunday the 7th.

    By the list more time came first; where both began it, it counted: eight from the 6th or 7th is the 17th.
    """
    within = made.limit("6 working days", "asked told", pick="later", extensions=(made.more_time(to="8 working days"),))
    reply = made.act("reply", within, makes="replied")
    policy = made.policy("asked more told replied", made.stage("one", [reply], opens=("asked",)))
    found = both(policy, "more=2026-06-06..2026-06-08 replied=2026-06-07", 14).act("reply")
    assert (found.safe, found.undated) == (june(17), True)


def test_where_the_first_of_two_times_did_not_run_out_it_was_answered_in_time() -> None:
    """Asked on the 4th and the 11th, within 4 days; settled on the 12th. By the 8th there was a reply, or it was over.

    Whether there was another from the 11th on makes no difference to the first: that of the 11th was due on the 15th.
    """
    reply = made.act("reply", made.limit("4 days", expiry=made.expiry(), discretion=made.ANSWERS), makes="replied")
    outs = [made.out("ran-out", "end"), made.out("content", "end")]
    policy = made.policy("asked ran-out replied content", made.stage("one", [reply], outs, opens=("asked",)))
    said = both(policy, "asked=2026-06-04 asked=2026-06-11 content=2026-06-12", 30)
    assert dates(said.act("reply")) == (june(8), june(15))
    assert not said.act("reply").may_be_done


def test_what_leads_out_on_the_day_on_which_a_case_is_taken_up_again_can_have_led_nowhere() -> None:
    """Settled on the 1st, passed up on the 3rd; a letter of the 1st came from the 2nd to the 5th, another on the 7th.

    Where the first letter took it up on the 3rd, passing it up may have come before that: then it is at stage one.
    The reply of the 1st answered a third one, of which nobody spoke.
    """
    within = replace(made.limit("12 clear days", "asked wrote wrote-again"), anew=True)
    reply = made.act("reply", within, makes="replied")
    outs = [made.out("content", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [reply], outs, opens=("asked",))
    policy = made.policy("asked/sent wrote wrote-again replied passed-up content", one, made.stage("two"))
    facts = "asked=second-class:2026-06-01 replied=2026-06-01 passed-up=2026-06-03 content=2026-06-01 wrote=2026-06-07"
    assert both(policy, facts, 30).stages == {"one", "two"}


def test_a_case_that_went_on_after_its_end_is_not_given_up_for_one_that_goes_against_the_list() -> None:
    """It ran out on the 5th, a report came on the 10th, and on the 10th it was accepted at the next stage.

    The list has the report before the case was passed up: that was on the 10th, after the end, and not before the 5th.
    """
    report = made.act("report", made.limit("7 days", every=True), makes="news")
    one = made.stage("one", [report], [made.out("ran-out", "end"), made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked ran-out news passed-up decided accepted", one, two)
    found = both(policy, "ran-out=2026-06-05 news=2026-06-10 accepted=2026-06-10", 30).act("decide")
    assert (found.safe, found.latest, found.may_be_done_late) == (june(15), june(15), False)


def test_what_is_usual_gives_way_only_where_it_has_to() -> None:
    """Asked on Wednesday the 3rd, due on the 9th, replied on the 11th: passed up by the 10th, though the list has the
    reply before that. That it was asked before it was passed up still holds: a decision was due from the 8th on.
    """
    reply = made.act("reply", made.limit("4 working days", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end"), made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked ran-out replied passed-up decided accepted", one, two)
    found = both(policy, "asked=2026-06-03 replied=2026-06-11 accepted=2026-06-13", 20).act("decide")
    assert dates(found) == (june(8), june(15))


def test_a_case_under_an_older_text_began_with_what_came_before_all_else() -> None:
    """Asked from the 1st to the 4th, decided on the 7th; from the 4th on another text has no stage one acts.

    By the older one it was asked by the 3rd, for passing it up came after that.
    """
    reply = made.act("reply", made.limit("9 working days"), makes="replied")
    two = made.stage("two", [made.act("decide", made.limit("5 days", "passed-up"), makes="decided")])
    events = "asked replied passed-up decided"
    outs = [made.out("passed-up", "two")]
    older = made.policy(events, made.stage("one", [reply], outs, opens=("asked",)), two, since=date(2025, 4, 1))
    newer = made.policy(events, made.stage("one", opens=("asked",)), version="2", since=june(4))
    case, calendars = made.case("asked=2026-06-01..2026-06-04 decided=2026-06-07"), made.weekdays()
    for opinion in (engine.verdict, worlds.verdict):
        assert dates(opinion(newer, calendars, case, june(30), (older,)).act("reply")) == (june(12), june(16))


def test_an_act_before_all_that_can_have_begun_its_time_cannot_have_been() -> None:
    """Replied on the 4th; of the messages that each begin the time none was before the 5th, or is surely first."""
    within = replace(made.limit("5 days", "asked wrote"), anew=True)
    reply = made.act("reply", within, makes="replied")
    policy = made.policy("asked wrote replied", made.stage("one", [reply], opens=("asked",)))
    assert both(policy, "asked=2026-06-05..2026-06-09 wrote=2026-06-07 replied=2026-06-04", 30).contradicts


def test_a_message_of_an_unknown_day_makes_no_difference_where_a_later_one_begins_the_time_anew() -> None:
    """Asked on the 3rd, and again on a day that nobody knows; nobody spoke of a reply. Twelve days from the 3rd, or
    from a later one that came before it was settled on the 6th."""
    within = replace(made.limit("12 days", "asked wrote"), anew=True)
    reply = made.act("reply", within, makes="replied")
    policy = made.policy("asked wrote replied content", made.stage("one", [reply], [made.out("content", "end")]))
    found = both(policy, "asked=2026-06-03 wrote=yes content=2026-06-06", 14).act("reply")
    assert (found.safe, found.latest, found.may_be_done_late) == (june(15), june(18), False)


def test_a_right_is_not_open_where_it_lapsed_or_has_not_begun() -> None:
    """Decided at the next stage on the 6th, sent back on the 7th. Had there been a reply by then, the week to appeal
    ended by the 14th; where there was none, the week has not begun."""
    appeal = made.act("appeal", made.limit("1 week", "replied"), makes="appealed", by=made.ASKS, force="may")
    one = made.stage("one", [appeal], [made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("sent-back", "one")])
    policy = made.policy("asked replied appealed passed-up decided sent-back", one, two)
    found = both(policy, "asked=2026-06-06 decided=2026-06-06 sent-back=2026-06-07", 25).act("appeal")
    assert (found.may_be_open, found.may_be_lapsed) == (False, True)


def test_what_came_after_hours_keeps_a_time_from_being_over_for_both() -> None:
    """Asked on the 5th, after four o'clock perhaps: then it counts from the 6th. On the 13th the time is over, and the
    case with it, or its last day is today."""
    reply = made.act("reply", made.limit("7 days", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    policy = made.policy("asked/sent ran-out replied", one, counting={"cutoff": "16:00"})
    said = both(policy, "asked=2026-06-05 replied=no", 13)
    assert (said.ended, said.may_be_ended, said.act("reply").may_be_open) == (False, True, True)


def test_a_case_that_waits_for_a_track_which_never_began_has_not_ended_before_a_new_matter() -> None:
    """Appealed on the 9th, which leads to the second track alone; accepted on the 13th, which needs the third as well.

    Appealed again on the 16th: no new matter, for the first had no end, and what was told cannot have been.
    """
    one = made.stage("one", [], [made.out("appealed", "two"), made.out("passed-up", "two+three")], opens=("asked",))
    two, three = (made.stage(each, [], [made.out(by, "four")]) for each, by in (("two", "decided"), ("three", "heard")))
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    policy = made.policy("asked appealed passed-up decided accepted heard", one, two, three, four)
    facts = "appealed=2026-06-09 passed-up=2026-06-11 accepted=2026-06-13 appealed=2026-06-16"
    assert both(policy, facts, 24).contradicts


def test_of_two_requests_the_one_that_can_have_come_before_the_reply_did() -> None:
    """Asked on an unknown day and on the 10th, replied on the 5th: that of the 10th is open, and was due on the 20th.

    The other one came by the 5th, for nobody answers what was not asked.
    """
    reply = made.act("reply", made.limit("10 days"), makes="replied")
    policy = made.policy("asked replied", made.stage("one", [reply], opens=("asked",)))
    found = both(policy, "asked=yes asked=2026-06-10 replied=2026-06-05", 30).act("reply")
    assert (found.safe, found.latest, found.late) == (june(20), june(20), True)


def test_nothing_is_settled_before_it_began_also_where_days_go_against_the_list() -> None:
    """Passed up on the 7th, replied on the 10th, against the list; asked and settled, nobody knows when.

    It was asked before it was settled, so the asking took nothing up again: over, or at stage two.
    """
    reply = made.act("reply", made.limit("2 working days", "asked"), makes="replied")
    outs = [made.out("content", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [reply], outs, opens=("asked",))
    policy = made.policy("asked replied passed-up content", one, made.stage("two"))
    said = both(policy, "asked=yes replied=2026-06-10 passed-up=2026-06-07 content=yes", 30)
    assert (said.stages, said.may_be_ended) == (frozenset({"two"}), True)


def test_of_two_beginnings_one_that_was_sent_is_not_brought_forward_by_the_act() -> None:
    """Emailed on Tuesday the 2nd, after hours: it came on that day or the next. Replied on the 2nd all the same.

    When it came is presumed, also where another event could have begun the time: nine working days are up on Monday the
    15th or on the 16th.
    """
    reply = made.act("reply", made.limit("9 working days", "asked told", pick="earlier"), makes="replied")
    policy = made.policy("asked/sent told replied", made.stage("one", [reply], opens=("asked",)))
    found = both(policy, "asked=email-late:2026-06-02 replied=2026-06-02", 30).act("reply")
    assert dates(found) == (june(15), june(16))


def test_a_step_told_without_its_day_came_before_what_was_told_of_the_stage_that_it_led_to() -> None:
    """Replied and passed up, nobody knows when; decided at the next stage on the 12th. So it was passed up by then.

    Nothing but the stage says so, for the time to decide runs from something else. It was asked by the 12th too: six
    working days from then are up on the 22nd at the latest.
    """
    reply = made.act("reply", made.limit("6 working days", "asked"), makes="replied")
    one = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "told"), makes="decided")
    policy = made.policy("asked replied passed-up told decided", one, made.stage("two", [decide]))
    found = both(policy, "replied=yes passed-up=yes decided=2026-06-12", 30).act("reply")
    assert dates(found) == (None, june(22))


def test_what_is_repeated_until_something_told_without_its_day_is_over_where_that_shows_that_it_began() -> None:
    """News each week from the asking until the reply. Replied, nobody knows when; the asking goes without saying."""
    reply = made.act("reply", made.limit("3 weeks", "asked"), makes="replied")
    news = made.act("send-news", replace(made.limit("1 week", "asked"), every=True, until="replied"), makes="news")
    policy = made.policy("asked news replied", made.stage("one", [reply, news], opens=("asked",)))
    found = both(policy, "replied=yes", 30).act("send-news")
    assert (found.done, found.may_be_open) == (True, False)


def test_what_waits_for_the_end_of_a_time_was_too_early_also_where_that_time_is_there_in_some_cases_alone() -> None:
    """Referred on the 5th, which waits until six days from the 4th are over; they run for one answer about the case.

    For the other answer no time has that end. So it had come in no world, and the referral was none.
    """
    reply = made.act("reply", made.limit("6 days", "asked", expiry=made.expiry()), makes="replied")
    refer = made.act("refer", makes="referred", force="may", after="ran-out")
    one = made.stage("one", [replace(reply, only=("alone",)), refer], opens=("asked",))
    policy = made.policy("asked ran-out referred replied", one, questions=made.question("who", "alone", "many"))
    found = both(policy, "asked=2026-06-04 referred=2026-06-05", 9).act("refer")
    assert (found.done, found.may_be_done) == (False, False)


def test_an_act_that_may_have_been_done_brings_no_beginning_forward() -> None:
    """Asked between the 3rd and the 6th, passed up on the 5th: a reply was by then, or there was none.

    Where there was none, it can have been asked on the 6th, and the eight days were over with the 14th.
    """
    reply = made.act("reply", made.limit("8 days", "asked told", pick="earlier"), makes="replied")
    one = made.stage("one", [reply], [made.out("passed-up", "two")], opens=("asked",))
    policy = made.policy("asked told replied passed-up", one, made.stage("two"))
    found = both(policy, "asked=2026-06-03..2026-06-06 passed-up=2026-06-05", 30).act("reply")
    assert dates(found) == (june(11), june(14))


def test_a_time_that_ran_out_by_the_count_began_with_what_its_reading_counts_from() -> None:
    """Three days from the asking of the 2nd or, read another way, from the telling, which nobody mentioned.

    The reply is a letter and a meeting; the letter was of 30 May, so the telling may have been any time before that.
    Its time is over after it, and need not be over after the asking.
    """
    readings = made.reading("as-written"), made.reading("from-told", from_="told")
    within = made.limit("3 days", "asked", readings=readings, expiry=made.expiry(), discretion=made.ANSWERS)
    one = made.stage(
        "one", [made.act("reply", within, makes="replied")], [made.out("ran-out", "end")], opens=("asked",)
    )
    both_of = {"replied": {"all_of": ("wrote", "met")}}
    policy = made.policy("asked told ran-out wrote met replied", one, made_of=both_of)
    assert dates(both(policy, "asked=2026-06-02 wrote=2026-05-30", 30).act("reply")) == (None, None)


def test_what_began_a_time_without_leading_there_came_before_the_end_that_the_list_has_after_it() -> None:
    """It went round on the 3rd and was accepted on the 6th; passed up as well, nobody knows when.

    Passed up goes before accepted in the list, and the time to decide runs from it. So it took nothing up again.
    """
    one = made.stage("one", [], [made.out("passed-up", "two"), made.out("went-round", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked passed-up went-round decided accepted", one, two)
    said = both(policy, "passed-up=yes went-round=2026-06-03 accepted=2026-06-06", 30)
    assert (said.ended, said.act("decide").may_be_open) == (True, False)


def test_an_end_without_its_day_was_last_where_it_can_only_have_come_after_the_other() -> None:
    """Settled on the 2nd, and accepted at the next stage, nobody knows when. Nobody told that it was passed up.

    Passed up after the settlement, it was accepted after that too; passed up before it, the settlement changed nothing.
    The first needs more than the second, so it was passed up by the 2nd: five days from then are over with the 7th.
    """
    outs = [made.out("content", "end"), made.out("passed-up", "two")]
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked passed-up content decided accepted", made.stage("one", [], outs, opens=("asked",)), two)
    said = both(policy, "content=2026-06-02 accepted=yes", 30)
    assert (said.ended, said.act("decide").latest) == (True, june(7))


def test_what_opens_a_later_stage_after_an_end_does_not_say_that_the_end_was_none() -> None:
    """Settled on the 2nd; on the 7th it was brought in, which opens stage two by itself: over, or at stage two."""
    outs = [made.out("content", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [], outs, opens=("asked",))
    policy = made.policy("asked passed-up content brought-in", one, made.stage("two", opens=("brought-in",)))
    said = both(policy, "content=2026-06-02 brought-in=2026-06-07", 9)
    assert (said.stages, said.ended, said.may_be_ended) == (frozenset({"two"}), False, True)


def test_what_led_back_without_its_day_came_before_the_last_time_that_it_was_passed_up_or_after_that() -> None:
    """Passed up on the 9th and again on the 12th, sent back on a day that nobody told.

    Sent back between the two it is at stage two; sent back after both, for the 12th only said it again, at stage one.
    """
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one")])
    policy = made.policy("asked passed-up sent-back", one, two)
    said = both(policy, "passed-up=2026-06-09 sent-back=yes passed-up=2026-06-12", 30)
    assert said.stages == {"one", "two"}


def test_a_reply_of_several_parts_was_not_complete_before_the_part_of_a_known_day() -> None:
    """Five working days from Thursday the 4th are over with the 11th; half of the reply was written on the 12th."""
    reply = made.act("reply", made.limit("5 working days", "asked", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    both_of = {"replied": {"all_of": ("wrote", "met")}}
    policy = made.policy("asked ran-out wrote met replied", one, made_of=both_of)
    assert both(policy, "asked=2026-06-04 wrote=2026-06-12", 13).ended


def test_nothing_is_settled_before_the_letter_that_opened_the_case_had_come() -> None:
    """Posted second class on the 1st and settled, nobody knows when: the letter took nothing up again."""
    one = made.stage("one", [], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked/sent content", one)
    assert both(policy, "asked=second-class:2026-06-01 content=yes", 10).ended

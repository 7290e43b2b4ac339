"""Cases without which a small change of the engine went unseen, worked out by hand; the second opinion is asked too.

June 2026 begins on a Monday; days are plain days. Of notices in too many orders, and of some more time in hours, the
second opinion says nothing: there the engine alone is asked.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.limit.due import due as due_by_facts
from navigator.case.verdicts.position import position
from navigator.case.worlds.by_version import by_version
from navigator.dates import moments
from navigator.model.limits import Limit, Notice
from navigator.model.policy import Policy
from navigator.model.versions import Versions
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import ActVerdict
from tests.support.opinions import act, one_stage, told
from tests.unit.case.test_more_time import SIXTY, THIRTY, opposition

MOVES = {"last_day": "next working day"}
"""A rule of the limit itself; one of all limits is not about hours."""


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


def test_a_reply_to_what_was_asked_on_a_day_that_nobody_knows_can_have_come_before_what_was_asked_then() -> None:
    """Where the reply came by the 9th, it answered what was asked before that; what was asked on the 10th is due on the
    20th. The safe date is no later than that."""
    facts = made.case("asked=yes asked=2026-06-10 replied=2026-06-05..2026-06-20")
    found = engine.verdict(one_stage(made.limit("10 days"), ""), made.weekdays(), facts, date(2026, 6, 30))
    safe = found.act("reply").safe
    assert safe
    assert safe <= date(2026, 6, 20)


def test_what_was_said_not_to_have_happened_leaves_the_date_of_each_version() -> None:
    versions = Versions(one_stage(made.limit("10 days"), ""), ())
    due = by_version(versions, made.case("asked=2026-06-01 replied=no")).due("reply", made.weekdays())
    assert due
    assert (due.safe, due.latest) == (date(2026, 6, 11), date(2026, 6, 11))


def test_a_reply_on_a_day_that_nobody_knows_gives_what_runs_from_it_no_date_by_any_version() -> None:
    decide = made.act("decide", made.limit("5 days", "replied"), makes="decided")
    versions = Versions(one_stage(made.limit("10 days"), "decided", decide), ())
    due = by_version(versions, made.case("asked=2026-06-01 replied=yes")).due("decide", made.weekdays())
    assert due
    assert (due.safe, due.latest, due.undated) == (None, None, ("replied",))


def test_of_the_facts_alone_each_of_two_limits_has_its_own_date() -> None:
    within = made.limit("10 days", pick="later", or_=(made.beside("2 weeks", "asked"),))
    (found,) = due_by_facts(one_stage(within, ""), within, made.case("asked=2026-06-01"), made.weekdays()).reckonings
    assert [part.last and part.last.due for part in found.parts] == [date(2026, 6, 11), date(2026, 6, 15)]


def test_of_the_facts_alone_a_clock_that_stands_still_has_no_date() -> None:
    within = made.limit("10 days", pauses=(made.pause(),))
    facts = made.case("asked=2026-06-01 stopped=2026-06-03")
    (found,) = due_by_facts(one_stage(within, "stopped restarted"), within, facts, made.weekdays()).reckonings
    assert (found.last, found.stopped, found.none, found.endless) == (None, True, True, False)


def test_what_has_no_time_limit_is_not_late_by_anything() -> None:
    found = position(one_stage(None, ""), made.case("asked=2026-06-01"), date(2026, 6, 30), made.weekdays())
    assert [each.overdue_by for each in found.standings] == [0]


def test_a_time_that_is_said_not_to_have_run_out_is_over_and_has_not_ended_the_case() -> None:
    """Five days from the 1st were over on the 6th. Who says that the case did not end by that is believed."""
    reply = made.act("reply", made.limit("5 days", expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    found = told(made.policy("asked ran-out replied", one), "asked=2026-06-01 ran-out=no", date(2026, 6, 30))
    assert (found.may_be_ended, found.act("reply").late) == (False, True)


def test_of_two_times_the_day_that_is_missing_of_the_later_one_is_asked_for() -> None:
    within = made.limit("10 days", pick="later", or_=(made.beside("2 weeks", "knew"),))
    policy, facts = one_stage(within, "knew"), made.case("asked=2026-06-01 knew=yes")
    (said,) = position(policy, facts, date(2026, 6, 9), made.weekdays()).standings
    assert said.due
    assert said.due.undated == ("knew",)


def test_what_runs_from_the_end_of_a_time_that_is_not_firm_is_not_firm_either() -> None:
    """Days off are known up to the 3rd. Five working days are over on the 8th, or later where days off are proclaimed;
    three days from that on the 12th, as far as is known."""
    reply = made.act("reply", made.limit("5 working days", expiry=made.expiry("over")), makes="replied")
    refer = made.act("refer", made.limit("3 days", "over"), makes="referred", by="parent", force="may", after="over")
    policy = made.policy("asked over replied referred", made.stage("one", [reply, refer], opens=("asked",)))
    known = made.weekdays(through=date(2026, 6, 3))
    found = act(policy, "asked=2026-06-01 replied=no", date(2026, 6, 10), "refer", calendars=known)
    assert (found.safe, found.firm) == (date(2026, 6, 12), False)


def test_what_goes_on_until_something_happened_is_not_to_be_done_wherever_it_began() -> None:
    """News every week from when somebody wrote, until it was closed on the 10th: whether anybody wrote is not told."""
    news = made.act("send-news", made.limit("1 week", "wrote", every=True, until="closed"), makes="news")
    one = made.stage("one", [news, made.act("check", makes="checked")], opens=("asked",))
    facts = "asked=2026-06-01 closed=2026-06-10 checked=2026-06-12"
    found = act(made.policy("asked wrote news closed checked", one), facts, date(2026, 6, 15), "send-news")
    assert (found.done, found.may_be_done, found.may_be_open) == (False, True, False)


# In hours.


def in_hours(within: Limit, events: str = "stopped restarted more", **counting: str) -> Policy:
    return one_stage(within, events, counting={"zone": "Europe/London", **counting})


def ends(found: ActVerdict) -> tuple[str, str]:
    return moments.written(found.safe or date.min), moments.written(found.latest or date.min)


def test_hours_that_end_on_a_day_off_may_stop_in_time_where_the_hour_of_their_start_is_not_told() -> None:
    """30 hours from Saturday 6 end on Sunday, and so with Monday; where it was asked in the evening, by Monday 05:59.
    So a stop on Monday at 10:00 was in time or not; 30 hours from Tuesday 10:00 end on Wednesday at 16:00."""
    policy = in_hours(made.limit("30 hours", pauses=(made.pause(then="restart"),), counting=MOVES))
    facts = "asked=2026-06-06 stopped=2026-06-08T10:00 restarted=2026-06-09T10:00"
    assert ends(act(policy, facts, date(2026, 6, 9))) == ("2026-06-08", "2026-06-10T16:00")


@pytest.mark.parametrize(
    ("asked", "replied", "late"),
    [
        # From Saturday: by the end of Monday, or by Monday 05:59 where it was asked in the evening.
        ("2026-06-06", "2026-06-08T10:00", False),
        # From Tuesday: between Wednesday 06:00 and Thursday 05:59.
        ("2026-06-02", "2026-06-04T10:00", True),
    ],
)
def test_hours_end_with_a_day_only_where_they_end_on_a_day_off(asked: str, replied: str, *, late: bool) -> None:
    policy = in_hours(made.limit("30 hours", counting=MOVES))
    found = act(policy, f"asked={asked} replied={replied}", date(2026, 6, 15))
    assert (found.done_late, found.may_be_done_late) == (late, True)


def test_of_notices_within_a_day_that_do_not_go_together_either_may_have_come_first() -> None:
    """72 hours from Monday 1, 10:00, end on Thursday at 10:00. Six hours more do not go with 24 more: those of Tuesday
    count where the six came later, to Friday 10:00; else the six do, to Thursday 16:00."""
    six = made.more_time("more", by="6 hours", name="six")
    day = made.more_time("again", by="24 hours", name="day", not_with=("six",))
    policy = in_hours(made.limit("72 hours", extensions=(six, day)), "more again")
    facts = made.case("asked=2026-06-01T10:00 more=2026-06-01..2026-06-03 again=2026-06-02")
    found = engine.verdict(policy, made.weekdays(), facts, date(2026, 6, 9)).act("reply")
    assert ends(found) == ("2026-06-04T16:00", "2026-06-05T10:00")


def test_the_list_of_events_says_nothing_of_hours_where_what_it_is_told_by_has_one() -> None:
    """Checked on the 5th at 14:00: what came was there by then. What was sent comes before that in the list, so by the
    5th at any hour, and 24 hours from it end by the 6th at any hour."""
    check = made.act("check", made.limit("48 hours", "came"), makes="checked")
    reply = made.act("reply", made.limit("24 hours", "sent"), makes="replied")
    one = made.stage("one", [reply, check], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked sent came checked replied content", one, counting={"zone": "Europe/London"})
    found = told(policy, "asked=2026-06-01 sent=yes came=yes checked=2026-06-05T14:00", date(2026, 6, 9)).act("reply")
    assert ends(found) == ("2026-06-02", "2026-06-06")


def test_hours_that_began_and_were_made_longer_on_days_that_nobody_knows_have_a_last_hour_alone() -> None:
    # Asked by the end of Friday 5 at the latest: 30 hours from then are over on Sunday.
    policy = in_hours(made.limit("24 hours", extensions=(made.more_time(by="6 hours"),)))
    found = act(policy, "asked=yes more=yes", date(2026, 6, 5))
    assert (found.safe, ends(found)[1]) == (None, "2026-06-07")


def test_a_day_that_is_named_counts_up_to_the_hour_that_is_allowed() -> None:
    """24 hours end on Tuesday 2 at 10:00, and may be made longer by 24 hours at most: not to the end of the day that is
    named, but to Wednesday 3 at 10:00."""
    longer = made.more_time(day="new-day", at_most="24 hours")
    policy = in_hours(made.limit("24 hours", extensions=(longer,)), "more new-day/future")
    facts = made.case("asked=2026-06-01T10:00 more=2026-06-01T12:00 new-day=2026-06-03")
    found = engine.verdict(policy, made.weekdays(), facts, date(2026, 6, 2)).act("reply")
    assert ends(found)[1] == "2026-06-03T10:00"


def test_the_hours_that_a_notice_leaves_run_from_the_last_hour_at_which_it_was_in_time() -> None:
    """24 hours end on Tuesday 2 at 10:00. A notice of that day leaves six hours from then: none more where it came
    early, and until 16:00 where it came at 10:00."""
    policy = in_hours(made.limit("24 hours", extensions=(made.more_time(at_least="6 hours"),)))
    facts = made.case("asked=2026-06-01T10:00 more=2026-06-02")
    found = engine.verdict(policy, made.weekdays(), facts, date(2026, 6, 2)).act("reply")
    assert ends(found) == ("2026-06-02T10:00", "2026-06-02T16:00")

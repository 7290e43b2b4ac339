"""Times that run out by themselves: what that ends, and what kept it from happening.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import Status, position
from tests.oracles import made
from tests.support.opinions import THE_25TH, act, both, dates, found, june, one_stage, reported, told
from tests.unit.case.course.test_ends_without_a_day import messages


def test_a_time_of_its_own_that_ran_out_ends_only_what_it_leads_out_of() -> None:
    """What runs out at the second stage leads out of the first alone."""
    one = made.stage("one", [], [made.out("passed-up", "two"), made.out("content", "end")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up", expiry=made.expiry("content")), makes="decided")
    two = made.stage("two", [decide], [made.out("decided", "end")])
    policy = made.policy("asked passed-up decided content", one, two)
    verdict = told(policy, "passed-up=2026-06-03", THE_25TH)
    assert (verdict.stages, verdict.ended) == (frozenset({"two"}), False)
    assert verdict.act("decide").late


def test_a_time_over_stages_that_came_to_its_end_in_time_does_not_run_out() -> None:
    """Sixty days from 1 June end on Friday 31 July. The decision of the 10th kept it, though its stage is open."""
    within = replace(made.limit("60 days", expiry=made.expiry("over")), until="replied")
    outside = made.act("outside", made.limit("1 month", "over"), force="may", by="parent", makes="gone")
    policy = one_stage(None, "over gone", outside, caps=(made.cap("whole", within, "one"),))
    facts, today = "asked=2026-06-01 replied=2026-07-10", date(2026, 8, 6)
    assert act(policy, facts, today, "outside").may_be_open is False
    assert [fact.event for fact in found(policy, facts, today).happened] == ["asked", "replied"]


def test_what_happened_by_itself_in_some_worlds_only_is_not_said_to_have_happened() -> None:
    """An offer of 1 to 3 June can be taken up for 14 days. On 16 June it may have lapsed or not."""
    take = made.act("take", made.limit("14 days", "offered", expiry=made.expiry("lapsed")), makes="taken")
    stage = made.stage("one", [take], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked offered taken lapsed content", stage)
    facts = "offered=2026-06-01..2026-06-03"
    assert [fact.event for fact in found(policy, facts, date(2026, 6, 16)).happened] == ["offered"]
    later = found(policy, facts, THE_25TH).happened
    assert {fact.event for fact in later} == {"offered", "lapsed"}


def test_a_time_that_begins_again_runs_out_after_that() -> None:
    """Told of a gap on 1 June, corrected on the 8th; told of another on the 12th: 10 days end on Monday the 22nd."""
    within = made.limit("10 days", "told", expiry=made.expiry("withdrawn"))
    correct = made.act("correct", within, makes="corrected")
    stage = made.stage("one", [correct], [made.out("withdrawn", "end"), made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked told corrected withdrawn content", stage)
    facts = "asked=2026-06-01 told=2026-06-01 corrected=2026-06-08 told=2026-06-12"
    assert [told(policy, facts, date(2026, 6, day)).ended for day in (22, 23)] == [False, True]


def test_time_is_not_said_to_run_where_it_may_have_ended_the_case() -> None:
    """An appeal in 10 days from a reply of 8 to 10 June, after which it is closed: on the 19th it may be over."""
    appeal = made.act(
        "appeal",
        made.limit("10 days", "told", expiry=made.expiry("closed")),
        force="may",
        by="parent",
        makes="appealed",
    )
    stage = made.stage("one", [appeal], [made.out("closed", "end"), made.out("appealed", "end")], opens=("asked",))
    policy = made.policy("asked told appealed closed", stage)
    facts = "told=2026-06-08..2026-06-10 appealed=no"
    statuses = [found(policy, facts, date(2026, 6, day)).running[0].status for day in (18, 19, 20)]
    assert statuses == [Status.RUNNING, Status.UNCLEAR, Status.UNCLEAR]


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


@pytest.mark.parametrize(
    ("message", "dates", "is_open"),
    [
        ("2026-07-04", ("2026-07-18", "2026-07-18"), True),
        ("2026-07-06", ("2026-07-04", "2026-07-04"), False),
        ("2026-07-03..2026-07-06", ("2026-07-04", "2026-07-18"), False),
    ],
)
@pytest.mark.parametrize("force", ["may", "must"])
def test_after_a_silence_that_has_an_effect_no_message_begins_a_right_again(
    message: str, dates: tuple[str, str], force: str, *, is_open: bool
) -> None:
    """14 days from the last message; the answer of 20 June was the last until they were over on 4 July."""
    silence = made.limit("14 days", "answered message", anew=True, expiry=made.expiry("over"))
    comment = made.act("comment", silence, by="parent", force=force, makes="commented")
    answers = made.act("answer", made.limit("30 days"), makes="answered")
    finish = made.act("finish", made.limit("7 days", "over"), makes="final")
    one = made.stage("one", [answers, comment, finish], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked answered message commented over final content", one)
    facts = f"asked=2026-06-01 answered=2026-06-20 message={message}"
    found = act(policy, facts, date(2026, 7, 12), "comment")
    assert (str(found.safe), str(found.latest)) == dates
    assert found.open is (is_open or force == "must")


def test_what_comes_before_the_end_of_a_time_that_alone_begins_it_is_too_early() -> None:
    """The council had until 30 June to pay. A claim of the 20th cannot be about what was not due yet."""
    pay = made.act("pay", made.limit("14 days", expiry=made.expiry("unpaid")), makes="paid")
    claim = made.act("claim", made.limit("3 months", "unpaid"), by="parent", force="may", makes="claimed")
    decide = made.act("decide", made.limit("10 days", "claimed"), makes="decided")
    one = made.stage(
        "one", [pay, claim, decide], [made.out("paid", "end"), made.out("decided", "end")], opens=("asked",)
    )
    policy = made.policy("asked paid unpaid claimed decided", one)
    facts, today = "asked=2026-06-16 claimed=2026-06-20 paid=no", date(2026, 7, 15)
    assert told(policy, facts, today).act("decide").open is False
    said = reported(policy, facts, today)
    assert not [each for each in said["running"] if each["clause"] == "decide"]
    assert any(each["kind"] == "too soon" for each in said["notes"]), said["notes"]


def test_what_came_in_time_keeps_the_time_from_running_out_whenever_it_was_answered() -> None:
    """Asked on the 1st, again on the 10th: 14 days from then. It is open on the 20th, answered or not."""
    for answered in ("yes", "2026-06-05..2026-06-19", "2026-06-12"):
        facts = f"asked=2026-06-01 emailed=2026-06-10 answered={answered}"
        said = told(messages(closes=True), facts, date(2026, 6, 20))
        assert not said.may_be_ended, facts
    late = "asked=2026-06-01 emailed=2026-06-10 answered=2026-06-05..2026-06-25"
    answered_late = position(messages(closes=True), made.case(late), date(2026, 6, 26), made.weekdays())
    assert answered_late.may_be_ended


@pytest.mark.parametrize(("today", "may_be_open"), [(7, True), (8, True), (9, False)])
def test_what_began_again_after_an_answer_nobody_told_has_a_time_of_its_own(today: int, may_be_open: bool) -> None:  # noqa: FBT001
    """Asked on the 4th, and again on the 6th, each with 2 days to reply; then the case ends.

    Not replied to by the 6th it is over. Replied to on the 6th, both are answered; replied to before that, the second
    has time until the 8th, and is over on the 9th.
    """
    reply = made.act("reply", made.limit("2 days", expiry=made.expiry()), makes="replied")
    outs = [made.out("ran-out", "end"), made.out("content", "end")]
    policy = made.policy("asked ran-out replied content", made.stage("one", [reply], outs, opens=("asked",)))
    said = both(policy, "asked=2026-06-04 asked=2026-06-06", today)
    assert (said.ended, said.may_be_ended) == (False, True)
    reply_said = said.act("reply")
    assert (dates(reply_said), reply_said.may_be_open) == ((june(6), june(8)), may_be_open)


def test_what_began_again_after_an_answer_in_time_by_one_reading_has_its_time_by_that_reading() -> None:
    """Asked on the 1st, and again on the 6th: 6 days to reply or, read another way, 5; then the case ends.

    Replied to before the 6th, in time by either reading, the second had time until the 11th, or until the 12th. Not
    replied to, the first was over with the 6th or the 7th.
    """
    readings = made.reading("six"), made.reading("five", period="5 days")
    within = made.limit("6 days", readings=readings, expiry=made.expiry(), discretion=made.ANSWERS)
    reply = made.act("reply", within, makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end")], opens=("asked",))
    policy = made.policy("asked ran-out replied", one)
    found = both(policy, "asked=2026-06-01 asked=2026-06-06", 20).act("reply")
    assert dates(found) == (june(6), june(12))


def test_what_ran_out_though_its_stage_was_left_twice_ran_out_no_earlier_than_it_was_left() -> None:
    """Two weeks from the asking, which nobody told, or over; told on the 11th, which is the other reading.

    Not answered, passed up on the 16th and on the 24th, and decided there on the 24th. Had it run out before the 16th,
    the case would have been over: so the two weeks ended on the 15th at the earliest, by either reading.
    """
    readings = made.reading("as-written"), made.reading("from-told", from_="told")
    reply = made.act("reply", made.limit("2 weeks", readings=readings, expiry=made.expiry()), makes="replied")
    one = made.stage("one", [reply], [made.out("ran-out", "end"), made.out("passed-up", "two")], opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    policy = made.policy("asked told ran-out replied passed-up decided", one, made.stage("two", [decide]))
    facts = "told=2026-06-11 replied=no passed-up=2026-06-16 decided=2026-06-24 passed-up=2026-06-24"
    assert dates(both(policy, facts, 30).act("reply")) == (june(15), None)

"""The counting questions 9 to 16, and what cannot have been: by hand, asked of two implementations that share no code.

Days of the week in 2026: 1 June is a Monday, 26 October is a Monday, 1 November is a Sunday.
"""

from datetime import date

import pytest

from navigator.dates import periods
from navigator.model.policy import Policy
from tests.oracles.made import (
    act,
    expiry,
    limit,
    more_time,
    out,
    pause,
    policy,
    reading,
    stage,
)
from tests.oracles.worlds.days import Looker, first_day_back
from tests.support import samples
from tests.support.judged import STOPPED, on, real, reply, replying, said

pytestmark = pytest.mark.usefixtures("judge")


def _loop() -> Policy:
    return policy(
        "asked replied sent-back passed-up decided",
        stage("one", [act("reply", limit("10 days"), makes="replied")], [out("passed-up", "two")], opens=("asked",)),
        stage(
            "two",
            [act("decide", limit("5 days", "passed-up"), makes="decided")],
            [out("sent-back", "one"), out("decided", "end")],
        ),
    )


def test_9_a_clock_runs_on_in_a_stage_entered_again() -> None:
    facts = "asked=2026-06-01 passed-up=2026-06-03 replied=no sent-back=2026-06-05"
    found = said(_loop(), facts, on(6, 8))
    assert found.places == {frozenset({"one"})}
    assert (found.act("reply").safe, found.act("reply").open) == (on(6, 11), True)


def test_9_a_second_round_has_its_own_clock() -> None:
    facts = "asked=2026-06-01 passed-up=2026-06-03 sent-back=2026-06-05 passed-up=2026-06-10"
    found = said(_loop(), facts, on(6, 11))
    assert found.places == {frozenset({"two"})}
    # The first request was never decided, so its clock runs on: 3 June + 5.
    assert found.act("decide").dates == {on(6, 8)}


def _decided_in_two() -> Policy:
    """As in the loop, but deciding ends nothing: only accepting does."""
    return policy(
        "asked passed-up decided sent-back accepted",
        stage("one", (), [out("passed-up", "two")], opens=("asked",)),
        stage(
            "two",
            [act("decide", limit("5 days", "passed-up"), makes="decided")],
            [out("sent-back", "one"), out("accepted", "end")],
        ),
    )


@pytest.mark.parametrize("over", ["", " accepted=2026-06-20"])
def test_9_an_act_may_have_been_done_before_its_time_began_again(over: str) -> None:
    # Monday the 15th and 5 days are Saturday the 20th. If it was decided by Friday the 19th, that answers the
    # first round; the second began on Saturday the 20th, and 5 days are Thursday the 25th: the only day on which it
    # can be due where it is not done.
    facts = f"asked=2026-06-01 passed-up=2026-06-15 passed-up=2026-06-20{over}"
    given = _decided_in_two()
    decided = said(given, facts + " decided=yes", on(6, 22)).act("decide")
    assert (decided.safe, decided.latest) == (on(6, 20) if over else on(6, 25), on(6, 25))
    assert (decided.done, decided.may_be_done, decided.late, decided.may_be_late) == (False, True, False, False)
    if over:
        assert said(given, facts, on(6, 22)).act("decide").latest == on(6, 25)
    # Told to the day, there is one answer for each round.
    assert said(given, facts + " decided=2026-06-19", on(6, 22)).act("decide").dates == {on(6, 25)}
    assert said(given, facts + " decided=2026-06-20", on(6, 22)).act("decide").dates == {on(6, 20)}


def test_9_an_unsure_day_of_the_second_round() -> None:
    # Decided on Thursday the 18th. The second round began on Wednesday the 17th, and the 18th answers the first
    # start; or it began on Friday the 19th, is not done, and 5 days are Wednesday the 24th.
    facts = "asked=2026-06-01 passed-up=2026-06-15 passed-up=2026-06-17..2026-06-19 decided=2026-06-18"
    found = said(_decided_in_two(), facts, on(6, 22)).act("decide")
    assert (found.safe, found.latest) == (on(6, 24), on(6, 24))
    assert (found.done, found.may_be_done) == (False, True)


def test_10_the_last_day_is_today_only_in_every_world() -> None:
    unclear = limit("5 days", readings=(reading("days"), reading("working", "5 working days")))
    assert not reply(unclear, "asked=2026-10-26", on(10, 31)).last_day_today
    assert not reply(unclear, "asked=2026-10-26", on(11, 2)).last_day_today


def test_10_a_right_lapses_and_is_not_late() -> None:
    right = act("appeal", limit("10 days"), makes="appealed", by="parent", force="may")
    known = policy("asked appealed", stage("one", [right], [out("appealed", "end")]))
    open_still = said(known, "asked=2026-06-01", on(6, 11))
    assert open_still.rights == {"appeal"}
    over = said(known, "asked=2026-06-01", on(6, 12))
    assert (over.act("appeal").lapsed, over.act("appeal").late, over.rights) == (True, False, frozenset())


def test_10_one_event_shows_two_acts_each_with_its_own_limit() -> None:
    acts = [act("first", limit("10 days"), makes="replied"), act("second", limit("11 days"), makes="replied")]
    known = policy("asked replied content", stage("one", acts, [out("content", "end")]))
    found = said(known, "asked=2026-06-01 replied=2026-06-12", on(6, 20))
    assert (found.act("first").done_late, found.act("second").done_late) == (True, False)


def test_11_a_day_before_which_nothing_may_be_done_does_not_move() -> None:
    waiting, rolls = limit("10 days", kind="not before"), {"last_day": "next working day"}
    # Sunday 7 June. The rule is said of all limits, and not of this wait.
    before = reply(waiting, "asked=2026-05-28", on(6, 6), **rolls)
    assert (before.safe, before.open) == (on(6, 7), False)
    later = reply(waiting, "asked=2026-05-28", on(7, 6), **rolls)
    assert (later.open, later.late, later.may_be_late) == (True, False, False)


@pytest.mark.parametrize(
    ("events", "due"), [("asked replied content", on(6, 15)), ("asked/sent replied content", on(6, 17))]
)
def test_12_only_what_is_sent_is_received(events: str, due: date) -> None:
    # Saturday 6 June; the Monday after it is the 8th. Nine days.
    assert reply(limit("9 days"), "asked=2026-06-06", on(6, 9), events, receipt="next working day").safe == due


def test_13_what_happened_before_its_stage_opened_counts() -> None:
    # 2 to 5 and 8 to 12 February are 9 from the 1st, the 15th is 10. From the 5th: 8 to 12, 15 to 19.
    found = real("dispute-resolution", "step-1-held=2027-02-01 own-manager-asked=2027-02-05", on(2, 10, 2027))
    assert found.places == {frozenset({"step-2"})}
    assert found.act("ask-team-manager").dates == {on(2, 15, 2027), on(2, 19, 2027)}


@pytest.mark.parametrize(
    "events", ["asked hearing/future papers", "asked papers hearing/future", "hearing/future asked papers"]
)
def test_13_a_booked_day_is_counted_back_from_wherever_it_stands(events: str) -> None:
    acts = [act("send-papers", limit("7 clear days", before="hearing"), makes="papers"), act("hear", makes="hearing")]
    known = policy(events, stage("one", acts, [out("asked", "two")]), stage("two", acts[:0], ()))
    # 7 whole days, 9 to 15 June, between the 8th and the 16th.
    found = said(known, "hearing=2026-06-16", on(6, 1)).act("send-papers")
    assert (found.safe, found.latest, found.open) == (on(6, 8), on(6, 8), True)
    assert said(known, "hearing=2026-06-16", on(6, 9)).act("send-papers").late


def test_13_what_is_booked_takes_the_case_nowhere() -> None:
    # The meeting is on Wednesday 10 June; on Thursday the 4th nothing of what comes before it was said to be done.
    found = real(
        "multi-agency-dispute-resolution", "dispute-received=2026-06-01 scrutiny-meeting-held=2026-06-10", on(6, 4)
    )
    assert found.places == {frozenset({"partners"})}
    assert (found.act("acknowledge").open, found.act("acknowledge").may_be_done) == (True, False)


def test_14_what_is_open_is_in_the_answer() -> None:
    facts = "own-manager-asked=2026-03-24 step-1-held=2026-03-26 step-2-held=2026-04-01 still-differ-2=2026-04-09"
    assert "refer-to-kscp-manager" in real("dispute-resolution", facts, on(4, 14)).rights


def test_14_a_right_without_a_date_is_open() -> None:
    found = real("complaints", "complaint-received=2026-11-02 reply-received=yes", on(11, 20))
    assert "ask-further" in found.rights
    assert (found.act("ask-further").safe, found.act("ask-further").latest) == (on(11, 16), on(12, 4))


def test_14_a_readers_own_late_act_was_late() -> None:
    facts = "reply-received=2026-11-02 further-asked=2026-11-30"
    assert real("complaints", facts, on(12, 1)).act("ask-further").done_late


def test_14_arbitration_is_offered_where_the_time_ran_out_in_some_reading() -> None:
    found = real("dispute-with-chair", "no-agreement=2026-01-31", on(3, 12, 2027))
    assert "refer" in found.may_be_rights
    assert (found.act("agree-course").late, found.act("agree-course").may_be_late) == (False, False)


def test_15_clear_days_of_a_limit_are_all_days() -> None:
    # 16, 17, 18 October lie between; with short periods in working days it would be the 13th.
    looker = Looker(samples.calendars()["england-and-wales"])
    assert first_day_back(periods.parse("3 clear days"), on(10, 19), looker, included=False) == on(10, 15)
    assert first_day_back(periods.parse("4 working days"), on(10, 19), looker, included=False) == on(10, 13)


def test_16_months_without_bank_holidays() -> None:
    found = reply(limit("1 month"), "asked=2026-01-31", on(2, 1), calendar="none")
    assert (found.safe, found.firm) == (on(2, 28), True)


def _two() -> Policy:
    one = stage("one", [act("reply", limit("10 days"), makes="replied")], [out("passed-up", "two")], opens=("asked",))
    two = stage("two", [act("decide", limit("5 days", "passed-up"), makes="decided")], [out("accepted", "end")])
    return policy("asked replied passed-up decided accepted", one, two)


def test_an_act_that_was_done_had_a_beginning() -> None:
    found = reply(limit("10 days"), "replied=2026-06-10", on(6, 25))
    assert (found.safe, found.latest, found.undated) == (None, on(6, 20), False)
    assert found.may_be_done_late
    assert not found.done_late


def test_a_clock_that_runs_again_had_begun_and_stopped() -> None:
    held = limit("28 days", pauses=(pause(),))
    found = reply(held, "restarted=2026-06-09", on(6, 20), STOPPED)
    assert (found.safe, found.latest, found.open) == (None, on(7, 7), True)


def test_an_act_done_before_its_time_began_cannot_have_been() -> None:
    held = replying(limit("10 days"))
    assert said(held, "asked=2026-06-05 replied=2026-06-01", on(6, 20)).contradicts
    assert not said(held, "asked=2026-06-05 replied=2026-06-05", on(6, 20)).contradicts


def test_what_ends_a_stage_before_it_opened_ends_nothing_for_sure() -> None:
    found = said(_two(), "passed-up=2026-06-13 accepted=2026-06-09", on(6, 20))
    assert found.contradicts
    assert found.may_be_ended
    assert not found.ended


def test_a_step_that_was_denied_and_is_needed_cannot_have_been() -> None:
    assert said(_two(), "passed-up=no accepted=2026-06-09", on(6, 20)).contradicts


def test_what_goes_on_after_a_time_ran_out_that_ends_the_case_cannot_have_been() -> None:
    # Nobody replied by Tuesday the 2nd, so it ended on the 3rd; an appeal needs the reply, which came on the 11th.
    right = act("appeal", limit("9 days", "replied"), makes="appealed", by="parent", force="may")
    over = limit("1 day", expiry=expiry("ran-out"))
    one = stage(
        "one",
        [act("reply", over, makes="replied"), right],
        [out("ran-out", "end"), out("appealed", "two"), out("passed-up", "two")],
        opens=("asked",),
    )
    two = stage("two", [act("decide", limit("5 days", "passed-up"), makes="decided")], ())
    given = policy("asked ran-out appealed replied passed-up decided", one, two)
    facts = "asked=2026-06-01 replied=2026-06-11 passed-up=2026-06-12 decided=2026-06-14"
    assert said(given, facts, on(7, 15)).contradicts


def test_what_may_have_begun_is_not_surely_open() -> None:
    one = stage("one", [act("reply", limit("5 days"), makes="replied"), act("hear", makes="heard")], opens=("asked",))
    found = said(policy("asked heard replied", one), "heard=2026-06-08", on(6, 11)).act("reply")
    assert (found.open, found.may_be_open, found.may_be_late) == (False, True, True)


def test_clear_days_that_are_added_are_so_many_days() -> None:
    held = limit("9 days", extensions=(more_time(by="2 clear days"),))
    # 9 days from 1 June are 10 June; 2 more are 12 June.
    assert reply(held, "asked=2026-06-01 more=2026-06-02", on(6, 5), STOPPED).latest == on(6, 12)


def test_a_right_that_may_have_lapsed_is_not_surely_open() -> None:
    appeal = act("appeal", limit("2 days", "replied"), makes="appealed", by="parent", force="may")
    one = stage("one", [act("reply", limit("10 days"), makes="replied"), appeal], opens=("asked",))
    found = said(policy("asked replied appealed", one), "asked=2026-06-03 replied=yes", on(6, 20))
    assert (found.rights, found.may_be_rights) == (frozenset(), frozenset({"appeal"}))


def test_13_what_is_booked_for_one_of_several_days_may_have_been_or_be_still_to_come() -> None:
    # Today is the second of three days on which the meeting can be.
    facts = "convener-told=2026-06-01..2026-06-03 meeting-held=2026-06-10..2026-06-12"
    held = real("conflict-between-partners", facts, on(6, 11))
    assert not held.act("convene").done
    assert held.act("convene").may_be_done
    assert not held.act("seek-agreement").open
    assert held.act("seek-agreement").may_be_open

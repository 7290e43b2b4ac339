"""What takes a case up again after an end, and what cannot have.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.support.opinions import both, june, told


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


def test_nothing_is_settled_before_the_letter_that_opened_the_case_had_come() -> None:
    """Posted second class on the 1st and settled, nobody knows when: the letter took nothing up again."""
    one = made.stage("one", [], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked/sent content", one)
    assert both(policy, "asked=second-class:2026-06-01 content=yes", 10).ended


@pytest.mark.parametrize("told", ["told=2026-06-03", "told=yes", "asked=2026-06-01 told=yes"])
def test_what_begins_a_time_without_its_day_leaves_as_much_open_as_with_it_where_an_end_has_none(told: str) -> None:
    """Ten working days from the earlier of two events, one of them told of; settled on some day.

    It may have been settled before that, and then it went on. To tell no day of it is no surer than to tell one.
    """
    reply = made.act("reply", made.limit("10 working days", "asked told", pick="earlier"), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    said = both(made.policy("asked told replied content", one), f"{told} content=yes", 12)
    assert (said.ended, said.may_be_ended) == (False, True)


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


@pytest.mark.parametrize(
    ("withdrawn", "ended"),
    [("10", False), ("11", True), ("12", True), ("10..2026-06-11", False), ("10..2026-06-12", False)],
)
def test_what_ends_every_track_on_days_around_the_end_of_one_may_have_left_another_open(
    withdrawn: str, *, ended: bool
) -> None:
    """Heard on the 11th: withdrawn on the 10th it was over, or went on; a span with the 10th in it says no more."""
    apply_ = made.act("apply", made.limit("15 days", "came"), by="parent", makes="applied")
    find = made.act("find", made.limit("21 days", "applied"), makes="found")
    view = made.act("view", made.limit("10 days", "applied"), makes="heard")
    decide = made.act("decide", made.limit("5 days", "heard"), makes="decided")
    stages = (
        made.stage("apply", [apply_], [made.out("applied", "facts+views")], opens=("came",)),
        made.stage("facts", [find], [made.out("found", "hear")]),
        made.stage("views", [view], [made.out("heard", "hear")]),
        made.stage("hear", [decide], [made.out("decided", "end")], joins=("facts", "views")),
    )
    everywhere = (made.out("withdrawn", "end"),)
    policy = made.policy("came applied found heard decided withdrawn", *stages, outcomes=everywhere)
    facts = f"came=2026-05-20 applied=2026-06-01 heard=2026-06-11 withdrawn=2026-06-{withdrawn}"
    said = told(policy, facts, date(2026, 6, 30))
    assert (said.ended, said.may_be_ended) == (ended, True)


def loop() -> Policy:
    """What is passed up can be sent back, and has to be checked then; it can be settled at the first stage."""
    check = made.act("check", made.limit("3 days", "sent-back"), makes="checked")
    one = made.stage("one", [check], [made.out("passed-up", "two"), made.out("settled", "end")], opens=("asked",))
    two = made.stage("two", [], [made.out("sent-back", "one"), made.out("decided", "end")])
    return made.policy("asked passed-up decided sent-back checked settled", one, two)


@pytest.mark.parametrize(
    ("facts", "ended", "may_be_ended"),
    [
        # Nobody told that it was passed up, but it was sent back. Settled after that, or at first and taken up again.
        ("asked=2026-06-08 sent-back=2026-06-12 checked=2026-06-13 settled=yes", False, True),
        ("asked=2026-06-08 sent-back=2026-06-12 checked=2026-06-13 settled=2026-06-17..2026-06-19", True, True),
        ("asked=2026-06-08 sent-back=2026-06-12 settled=2026-06-10..2026-06-17", False, True),
        ("settled=2026-06-07 sent-back=2026-06-02..2026-06-09", False, True),
    ],
)
def test_an_end_is_not_passed_over_where_a_step_before_it_was_not_told(
    facts: str, *, ended: bool, may_be_ended: bool
) -> None:
    asked = loop(), made.weekdays(), made.case(facts), date(2026, 6, 20)
    for opinion in (engine.verdict(*asked), worlds.verdict(*asked)):
        assert (opinion.ended, opinion.may_be_ended) == (ended, may_be_ended)
        assert opinion.places <= {frozenset({"one"}), frozenset({"end:settled"})}


def test_where_a_case_went_on_by_one_answer_alone_each_answer_is_looked_at_by_itself() -> None:
    """Asked on the 2nd with a day to reply; of one person the case then ends. Replied on the 4th, passed up on the 9th.

    For one person it went on after the 3rd, for many there was no end: under both the second stage was reached on the
    9th, and 5 days run from then. Settled on the 10th, it is over or at stage two.
    """
    within = replace(made.limit("1 day", discretion="parent"), expiry=made.expiry())
    alone = replace(made.act("reply", within, makes="replied"), only=("alone",))
    many = replace(made.act("reply-to-many", made.limit("3 days"), makes="replied"), only=("many",))
    outs = [made.out("ran-out", "end"), made.out("content", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [alone, many], outs, opens=("asked",))
    two = made.stage("two", [made.act("decide", made.limit("5 days", "passed-up"), makes="decided")])
    events, asked = "asked ran-out replied passed-up content decided", made.question("who", "alone", "many")
    policy = made.policy(events, one, two, questions=asked)
    facts = "asked=2026-06-02 replied=2026-06-04 passed-up=2026-06-09 content=2026-06-10"
    found = both(policy, facts, 24)
    assert found.stages == {"two"}
    assert found.may_be_ended
    assert (found.act("decide").safe, found.act("decide").latest) == (june(14), june(14))


def test_that_nobody_need_have_gone_on_is_asked_of_the_days_that_the_times_leave() -> None:
    """Asked between the 1st and the 4th, with 2 days to reply, and no reply; passed up on the 6th, settled on the 11th.

    Asked on the 4th, it was passed up on the day on which the case would have ended, and nobody went on after an end.
    Asked on the 1st it had ended on the 4th, and was passed up after that: 9 days over both stages end on the 10th.
    """
    within = made.limit("2 days", expiry=made.expiry(), discretion="parent")
    reply = made.act("reply", within, makes="replied")
    outs = [made.out("ran-out", "end"), made.out("content", "end"), made.out("passed-up", "two")]
    one, two = made.stage("one", [reply], outs, opens=("asked",)), made.stage("two", [], [made.out("accepted", "end")])
    whole = made.cap("whole", made.limit("9 days"), "one", "two")
    policy = made.policy("asked ran-out replied passed-up content accepted", one, two, caps=(whole,))
    facts = "asked=2026-06-01..2026-06-04 replied=no passed-up=2026-06-06 content=2026-06-11"
    found = both(policy, facts, 26).act("whole")
    assert (found.safe, found.latest, found.may_be_late) == (june(10), june(13), True)


@pytest.mark.parametrize("again", ["", " replied=2026-06-10"])
def test_a_letter_that_may_have_come_after_the_end_takes_the_case_up_though_it_was_answered_twice(again: str) -> None:
    """Posted second class on the 6th, a Saturday: it came from the 8th to the 11th. Answered on the 9th, and again.

    Settled on the 10th: on the 11th it would take the case up again, however often it had been answered by then.
    """
    reply = made.act("reply", made.limit("5 working days", "asked"), makes="replied")
    one = made.stage("one", [reply], [made.out("content", "end")], opens=("asked",))
    facts = f"asked=second-class:2026-06-06 replied=2026-06-09 content=2026-06-10{again}"
    said = both(made.policy("asked/sent replied content", one), facts, 28)
    assert (said.ended, said.may_be_ended) == (False, True)


def test_a_step_told_once_more_without_its_day_may_have_come_after_the_end() -> None:
    """Passed up on the 12th, accepted on the 13th, and passed up once more, nobody knows when: over, or at stage two.

    Passed up again on the 25th, a decision is due by the 30th; on the 13th, before it was accepted, by the 18th.
    """
    outs = [made.out("content", "end"), made.out("passed-up", "two")]
    one = made.stage("one", [made.act("reply", makes="replied")], outs, opens=("asked",))
    decide = made.act("decide", made.limit("5 days", "passed-up"), makes="decided")
    two = made.stage("two", [decide], [made.out("accepted", "end")])
    policy = made.policy("asked replied passed-up content decided accepted", one, two)
    facts = "asked=2026-06-03 passed-up=2026-06-12 decided=2026-06-12 accepted=2026-06-13 passed-up"
    unknown = both(policy, f"{facts}=yes", 25)
    assert (unknown.stages, unknown.ended, unknown.may_be_ended) == (frozenset({"two"}), False, True)
    found = unknown.act("decide")
    assert (found.safe, found.latest, found.may_be_late) == (june(18), june(30), True)
    # Told with its day it is one of the two.
    assert both(policy, f"{facts}=2026-06-12", 25).ended
    assert both(policy, f"{facts}=2026-06-14", 25).stages == {"two"}

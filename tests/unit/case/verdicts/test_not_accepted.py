"""What came too late, or may have, and need not have been accepted: what hangs on that is not late for sure.

All days are of June 2026; the 1st is a Monday.
"""

from dataclasses import replace

import pytest

from navigator.model.acts import Force
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.opinions import both, june, published, reported, told_in_words


def further(to: str = "two", force: str = "may") -> Policy:
    """Within 5 days of the reply it may be taken further; what is asked for then is due 3 days after that."""
    ask = made.act("go-on", made.limit("5 days", "replied"), makes="went-on", by=made.ASKS, force=force)
    decide = made.act("decide", made.limit("3 days", "went-on"), makes="decided")
    confirm = made.act("confirm", made.limit("2 days", "went-on"), makes="confirmed")
    stages = [made.stage("two", [confirm, decide])] if to else []
    own = [] if to else [confirm, decide]
    outs = [made.out("went-on", to)] if to else [made.out("content", "end")]
    one = made.stage("one", [ask, *own], outs, opens=("replied",))
    return made.policy("replied went-on confirmed decided content", one, *stages)


@pytest.mark.parametrize("to", ["two", ""])
@pytest.mark.parametrize("force", ["may", "must"])
def test_what_was_asked_for_too_late_is_not_late_for_sure(to: str, force: str) -> None:
    """A reply of the 1st, taken further on the 8th, two days too late. A decision by the 11th may not be owed."""
    said = both(further(to, force), "replied=2026-06-01 went-on=2026-06-08", 15).act("decide")
    assert (said.late, said.may_be_late, said.latest) == (False, True, june(11))


@pytest.mark.parametrize("day", ["2026-06-05..2026-06-08", "2026-06-07"])
def test_nor_is_what_may_have_been_asked_for_too_late(day: str) -> None:
    said = both(further(), f"replied=2026-06-01 went-on={day}", 15).act("decide")
    assert (said.late, said.may_be_late) == (False, True)


def test_what_was_asked_for_in_time_is_late() -> None:
    assert both(further(), "replied=2026-06-01 went-on=2026-06-06", 15).act("decide").late


def test_what_was_asked_for_too_late_by_a_way_out_of_every_stage_is_not_late_for_sure() -> None:
    """Answered on the 2nd, taken further on the 20th where the 12th was the last day. Due on the 26th, if accepted.

    What leads to the second stage leads there from every stage, and is written once.
    """
    ask = made.act("go-on", made.limit("10 days", "replied"), makes="went-on", by=made.ASKS, force="may")
    decide = made.act("decide", made.limit("5 days", "told"), makes="decided")
    stages = made.stage("one", [ask], opens=("replied",)), made.stage("two", [decide])
    policy = made.policy("replied went-on told decided", *stages, outcomes=(made.out("went-on", "two"),))
    said = both(policy, "replied=2026-06-02 went-on=2026-06-20 told=2026-06-21", 30).act("decide")
    assert (said.late, said.may_be_late, said.latest) == (False, True, june(26))


def test_what_nobody_told_the_beginning_of_is_not_taken_to_be_too_late() -> None:
    """Nobody spoke of the reply: that it may have been long before is no doubt about what was asked for."""
    assert both(further(), "went-on=2026-06-08", 15).act("decide").late
    assert not both(further(), "replied=yes went-on=2026-06-08", 15).act("decide").late


def test_what_was_accepted_is_late() -> None:
    """It was confirmed, so it was accepted, however late it came."""
    assert both(further(), "replied=2026-06-01 went-on=2026-06-08 confirmed=2026-06-09", 15).act("decide").late


def test_heading_list_and_letter_say_that_it_may_be_late() -> None:
    said = reported(further(), "replied=2026-06-01 went-on=2026-06-08", june(15))
    (decide,) = (each for each in said["running"] if each["clause"] == "decide")
    assert decide["status"] == "unclear"
    assert "It is late only if this was in time, or accepted all the same: went-on." in decide["where"]
    assert "had to" not in said["heading"]
    assert "may have been" in said["heading"]


def test_a_decision_of_a_published_procedure_on_what_came_too_late_may_be_late() -> None:
    facts = "reply-received=2026-10-01 further-asked=2026-11-02"
    said = told_in_words("contact-centre/complaints", facts, "2026-12-12")
    assert said["heading"] == "A written decision was expected by Monday 23 November 2026, and may be late"
    assert [each.overdue_by for each in published("complaints", facts, "2026-12-12").running] == [0, 0]


def test_a_time_over_a_stage_that_ended_by_itself_was_used_by_nobody_too_late() -> None:
    """Asked on the 1st; the time to answer is over on the 11th, and from the 12th there are 3 days: to the 15th.

    "This came after its last day and may not have been accepted: the time ended" was told, and never a sure "late".
    """
    within = replace(made.limit("10 days"), expiry=made.expiry("overdue"))
    time = replace(made.cap("time", within, "one"), force=Force.MAY)
    decide = made.act("decide", made.limit("3 days", "overdue"), makes="decided")
    stages = (
        made.stage("one", outs=[made.out("content", "end"), made.out("overdue", "two")], opens=("asked",)),
        made.stage("two", [decide]),
    )
    policy = made.policy("asked overdue decided content", *stages, caps=(time,))
    found = both(policy, "asked=2026-06-01 content=no", 20).act("decide")
    assert (found.late, found.latest) == (True, june(15))
    answer = str(reported(policy, "asked=2026-06-01 content=no", june(20)))
    assert "accepted" not in answer
    assert "was not over by then" not in answer
    assert "should be over" not in str(reported(policy, "asked=2026-06-01", june(5)))


def test_that_a_time_over_the_stage_was_kept_does_not_make_a_right_timely() -> None:
    """Answered on the 1st, taken further on the 8th, two days too late; 20 days for the stage were not over by then.

    Nothing was said of the request that it may not have been accepted, and the decision was late for sure.
    """
    policy = further()
    whole = replace(made.cap("whole", made.limit("20 days", "replied"), "one"), force=Force.MAY)
    policy = Policy(policy.publisher, replace(policy.procedure, caps=(whole,)))
    said = both(policy, "replied=2026-06-01 went-on=2026-06-08", 15).act("decide")
    assert (said.late, said.may_be_late, said.latest) == (False, True, june(11))
    assert "may not have been accepted" in str(reported(policy, "replied=2026-06-01 went-on=2026-06-08", june(10)))


def test_nor_does_an_act_of_a_stage_that_was_over_by_then() -> None:
    """At any time before the hearing, or within 2 days of it: it was on the 3rd, and on the 8th it was asked."""
    early = made.act("early", makes="went-on", by=made.ASKS, force="may")
    late = made.act("afterwards", made.limit("2 days", "heard"), makes="went-on", by=made.ASKS, force="may")
    decide = made.act("decide", made.limit("3 days", "went-on"), makes="decided")
    on = made.out("went-on", "three")
    stages = (
        made.stage("one", [early], [made.out("heard", "two"), on], opens=("replied",)),
        made.stage("two", [late], [on]),
        made.stage("three", [decide]),
    )
    policy = made.policy("replied heard went-on decided", *stages)
    facts = "replied=2026-06-01 heard=2026-06-03 went-on=2026-06-08"
    said = both(policy, facts, 15).act("decide")
    assert (said.late, said.may_be_late, said.latest) == (False, True, june(11))
    assert "may not have been accepted" in str(reported(policy, facts, june(10)))
    assert "accepted" not in str(reported(policy, facts.replace("06-08", "06-05"), june(10)))
    assert both(policy, "replied=2026-06-01 went-on=2026-06-02 heard=no", 15).act("decide").late

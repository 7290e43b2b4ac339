"""Several stages: tracks beside one another, stages that join them, and times over them.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from dataclasses import replace
from datetime import date

import pytest

from navigator.case.verdicts.position import Status
from navigator.model.policy import Policy
from navigator.model.stages import Destination
from tests.oracles import made
from tests.support.opinions import THE_25TH, act, both, found, modelled, of, told


def test_a_time_over_stages_may_run_where_what_it_waits_for_was_not_told() -> None:
    over_both = replace(made.cap("whole", made.limit("9 days"), "one", "two"), after=("told",))
    one = made.stage("one", [], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [], [made.out("accepted", "end")])
    policy = made.policy("asked told passed-up accepted", one, two, caps=(over_both,))
    verdict = act(policy, "passed-up=2026-06-06", THE_25TH, "whole")
    assert (verdict.may_be_open, verdict.may_be_late, verdict.late) == (True, True, False)


def test_a_way_straight_to_a_stage_that_joins_others_waits_for_none_of_them() -> None:
    one = made.stage(
        "one", [], [made.out("split", "two+three")], opens=("asked",), conflicts=(made.route("sent", "four"),)
    )
    two, three = (made.stage(name, [], [made.out(f"{name}-over", "four")]) for name in ("two", "three"))
    decide = made.act("decide", made.limit("5 days", "sent"), makes="decided")
    four = made.stage("four", [decide], [made.out("decided", "end")], joins=("two", "three"))
    policy = made.policy("asked split two-over three-over sent decided", one, two, three, four)
    verdict = told(policy, "asked=2026-06-01 sent=2026-06-03", THE_25TH)
    assert (verdict.stages, verdict.ended) == (frozenset({"four"}), False)
    assert verdict.act("decide").late


@pytest.mark.parametrize(
    ("key", "facts", "today", "stage", "clause", "latest"),
    [
        # Signed on Monday 5 October; 30 working days, without the holiday of 26 October, are over on 17 November.
        (
            "ireland-health/feedback",
            "reported=2026-10-05",
            "2026-11-10",
            "formal",
            "ask-review",
            date(2026, 11, 17),
        ),
        # 60 days from Monday 9 November are over on 8 January.
        ("wto/trade", "circulated=2026-11-09", "2026-11-28", "panel-stage", "appeal", date(2027, 1, 8)),
    ],
)
def test_what_ends_a_time_over_stages_belongs_to_its_own_stage(
    key: str, facts: str, today: str, stage: str, clause: str, latest: date
) -> None:
    """Told alone, it leads to the stage in which it is an act, not to the first that the time is over."""
    said = modelled(key, facts, today)
    assert {visit.stage for each in said.journeys for visit in each.active} == {stage}
    assert of(said, clause) == (Status.RUNNING, latest, latest)


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


def test_a_time_over_two_tracks_was_late_where_one_of_them_surely_ended_too_late() -> None:
    """4 days from 1 June: Friday 5. One track ended between the 3rd and the 20th, the other not before the 10th."""
    one = made.stage("one", [], [made.out("split", "two+three")], opens=("asked",))
    two, three = (made.stage(each, [], [made.out(f"{each}-done", "end")]) for each in ("two", "three"))
    whole = made.cap("whole", made.limit("4 days"), "two", "three")
    policy = made.policy("asked split two-done three-done", one, two, three, caps=(whole,))
    facts = "asked=2026-06-01 split=2026-06-02 two-done=2026-06-03..2026-06-20 three-done=2026-06-10..2026-06-15"
    assert both(policy, facts, 25).act("whole").done_late


def over_both(to: str = "end", until: str = "replied") -> Policy:
    """10 days from the asking to the reply, over two stages, or all is over; the first stage replies."""
    whole = made.cap("whole", made.limit("10 days", until=until, expiry=made.expiry()), "one", "two")
    outs = [made.out("passed-up", "two"), made.out("ran-out", to)]
    one = made.stage("one", [made.act("reply", makes="replied")], outs, opens=("asked",))
    two = made.stage("two", [], [made.out("content", "end"), made.out("ran-out", to)])
    events = "asked replied passed-up ran-out content"
    return made.policy(events, one, two, made.stage("three"), caps=(whole,))


@pytest.mark.parametrize("to", ["end", "three"])
def test_a_time_over_several_stages_may_have_ended_in_time_by_what_nobody_mentioned(to: str) -> None:
    """Asked on the 12th, passed up on the 14th. Replied before that, or over after the 22nd."""
    said = both(over_both(to), "asked=2026-06-12 passed-up=2026-06-14", 28)
    assert said.stages == ({"two"} if to == "end" else {"two", "three"})
    assert not said.ended
    assert said.act("whole").may_be_done_late
    assert not said.act("whole").done_late


@pytest.mark.parametrize(
    ("until", "facts"),
    [
        ("replied", "asked=2026-06-12 passed-up=2026-06-14 replied=no"),
        # What ends it is still to come.
        ("content", "asked=2026-06-12 passed-up=2026-06-14"),
    ],
)
def test_it_is_over_where_what_ends_it_had_not_happened(until: str, facts: str) -> None:
    assert both(over_both(until=until), facts, 28).ended


def to_the_court() -> Policy:
    outside = replace(made.out("challenged", "end"), to=Destination(body="court"))
    one = made.stage("one", [], [made.out("declared", "challenge+expenses")], opens=("asked",))
    challenge = made.stage("challenge", [], [outside, made.out("accepted", "end")])
    expenses = made.stage("expenses", [], [made.out("accounted", "end"), made.out("back", "challenge")])
    return made.policy("asked declared challenged accepted accounted back", one, challenge, expenses)


@pytest.mark.parametrize(
    ("facts", "body"),
    [
        ("challenged=2026-06-05 accounted=2026-06-08", "court"),
        ("accounted=2026-06-05 challenged=2026-06-08", "court"),
        ("accepted=2026-06-05 accounted=2026-06-08", None),
        # The track came back from the court, and ended here.
        ("challenged=2026-06-05 back=2026-06-08 accepted=2026-06-10", None),
    ],
)
def test_a_case_of_which_one_track_went_outside_has_gone_there_however_the_other_ended(
    facts: str, body: str | None
) -> None:
    (journey,) = found(to_the_court(), f"asked=2026-06-01 declared=2026-06-03 {facts}").journeys
    assert journey.end
    assert journey.end.body == body


def test_a_step_that_nobody_told_leads_to_no_stage_that_is_open() -> None:
    """Settled on the 6th; decided on the 8th and accepted on the 13th at a stage that waits for two tracks.

    So it was passed up, and in the other track all were heard. That they were not, because the whole was taken back
    into the first track, which went on, passes that track twice and is not needed.
    """
    one = made.stage("one", [], [made.out("content", "end"), made.out("passed-up", "two+three")], opens=("asked",))
    two = made.stage("two", [], [made.out("decided", "four")])
    three = made.stage("three", [made.act("hear-all", makes="heard")], [made.out("heard", "four")])
    four = made.stage("four", [], [made.out("accepted", "end")], joins=("two", "three"))
    events = "asked passed-up content decided accepted heard taken-back"
    policy = made.policy(events, one, two, three, four, outcomes=(made.out("taken-back", "two"),))
    facts = "content=2026-06-06 decided=2026-06-08 accepted=2026-06-13"
    assert act(policy, facts, date(2026, 7, 9), "hear-all").done

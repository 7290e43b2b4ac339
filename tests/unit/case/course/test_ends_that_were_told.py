"""Whether an end that was told ended the case: it was the last thing, or the case went on.

Worked out by hand; `told`, `act` and `both` ask the second opinion too. June 2026 begins on a Monday.
"""

from datetime import date

import pytest

from tests.oracles import engine, made
from tests.support.opinions import modelled, of, published, told


@pytest.mark.parametrize(
    ("facts", "ended", "may_be_ended"),
    [
        # Settled is the last thing that was told, and fits at the step that was told before it.
        ("kscp-manager-told=2026-05-14 settled=2026-05-20", True, True),
        (
            "own-manager-asked=2026-05-02 step-1-held=2026-05-11 kscp-manager-told=2026-05-14 settled=2026-05-14",
            True,
            True,
        ),
        # Nobody told when: it may have been settled before that, and gone on.
        ("own-manager-asked=2026-05-02 step-1-held=2026-05-11 kscp-manager-told=2026-05-14 settled=yes", False, True),
        # Of two steps without a day, nobody knows which was last.
        ("own-manager-asked=2026-05-02 step-1-held=2026-05-11 kscp-manager-told=yes settled=yes", False, True),
        # Referred to the KSCP Manager after it was settled: it may have gone on all the same.
        ("settled=2026-05-12 kscp-manager-told=2026-05-14", False, True),
    ],
)
def test_what_ends_a_case_ends_it_where_it_came_last(facts: str, *, ended: bool, may_be_ended: bool) -> None:
    said = published("dispute-resolution", facts, "2026-06-20")
    assert (said.ended, said.may_be_ended) == (ended, may_be_ended)


def test_a_settlement_on_an_unknown_day_may_have_been_before_the_complaint_in_writing() -> None:
    """The list has it before that, and the second opinion says the same; on 12 January it would have ended the case."""
    for settled, ended in (("2027-01-05", False), ("yes", False), ("2027-01-12", True)):
        said = published("complaints", f"complaint-received=2027-01-08 settled-on-the-day={settled}", "2027-02-20")
        assert (said.ended, said.may_be_ended) == (ended, True)


def test_what_has_no_day_may_have_come_after_the_first_day_of_an_end_that_was_told_for_some() -> None:
    """Settled on 2 November, and raised with the manager on the 3rd: one calendar month from that is 3 December."""
    said = published("dispute-resolution", "settled=2026-11-02..2026-11-05 own-manager-asked=yes", "2026-12-12")
    assert engine.as_verdict(said).act("whole-process").safe == date(2026, 12, 3)


@pytest.mark.parametrize("held", ["2026-11-02", "2026-11-05", "2026-11-02..2026-11-05"])
def test_what_the_list_has_before_an_end_without_its_day_did_not_take_the_case_on_after_it(held: str) -> None:
    """Accepted by 12 December, so they differed by then: 10 working days from that are up on 29 December."""
    said = published("dispute-resolution", f"step-2-held={held} decision-accepted=yes", "2026-12-12")
    assert said.ended
    assert engine.as_verdict(said).act("ask-kscp-manager").latest == date(2026, 12, 29)


def test_a_case_may_have_been_raised_anew_on_the_day_of_a_later_step_after_all_its_ends() -> None:
    """Settled twice by 3 November, then raised and held at step 2 on the 4th: a calendar month ends on 4 December."""
    told_twice = "settled=2026-11-02 settled=yes step-2-held=2026-11-04"
    said = engine.as_verdict(published("dispute-resolution", told_twice, "2026-12-12"))
    assert said.act("whole-process").latest == date(2026, 12, 4)


def test_an_end_told_once_more_without_its_day_came_by_the_day_of_the_one_that_it_was_told_before() -> None:
    """Accepted on 2 November, so the managers had differed by then, nobody knows since when: no day is safe.

    Ten working days from the talk on Saturday 7 November are up on the 20th; from step 1, by the 2nd, on the 16th.
    """
    told_twice = "decision-accepted=2026-11-02 decision-accepted=yes step-2-held=2026-11-07"
    said = published("dispute-resolution", told_twice, "2026-12-12")
    assert {stage for each in said.journeys for stage in each.now} == {"step-3"}
    assert (said.ended, said.may_be_ended) == (False, True)
    assert of(said, "ask-kscp-manager")[1:] == (None, date(2026, 11, 20))
    assert of(said, "ask-team-manager")[1:] == (None, date(2026, 11, 16))


def test_an_end_without_its_day_that_a_case_went_on_after_may_have_come_before_its_first_step() -> None:
    """Then all steps may have been on 1 June: one calendar month from that day is 1 July, and not 30 June."""
    whole = made.cap("whole", made.limit("1 month", "talked"), "one", "two", "three")
    one = made.stage("one", [made.act("talk", makes="talked")], [made.out("settled", "end"), made.out("talked", "two")])
    two = made.stage("two", [], [made.out("settled", "end"), made.out("differed", "three")])
    three = made.stage("three", [made.act("tell", makes="told")], [made.out("settled", "end")])
    policy = made.policy("talked differed told settled", one, two, three, caps=(whole,))
    said = told(policy, "differed=2026-06-01 settled=yes", date(2026, 9, 29))
    assert said.act("whole").latest == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("procedure", "facts", "act", "latest"),
    [
        # Settled at stage 1, and the decision of stage 2 came on an unknown day, so that stage may have been asked for
        # today: 5 working days from 12 December are 18 December, 15 are 6 January.
        ("complaints", "settled-on-the-day=2026-11-02 decision-sent=yes", "acknowledge-further", date(2026, 12, 18)),
        ("complaints", "settled-on-the-day=2026-11-02 decision-sent=yes", "decide", date(2027, 1, 6)),
        # An acknowledgement takes no case up again, but the list has it after the reply: it may be of any day since.
        ("complaints", "reply-accepted=2026-11-02 chair-acknowledged=yes", "acknowledge-further", date(2026, 12, 18)),
        ("complaints", "reply-accepted=2026-11-02 chair-acknowledged=yes", "decide", date(2027, 1, 6)),
        (
            "multi-agency-dispute-resolution",
            "settled-by-discussion=2026-11-02 agenda-agreed=yes",
            "share-outcome",
            date(2027, 1, 6),
        ),
    ],
)
def test_what_the_list_has_after_an_end_may_have_come_after_it_on_a_day_that_nobody_told(
    procedure: str, facts: str, act: str, latest: date
) -> None:
    said = engine.as_verdict(published(procedure, facts, "2026-12-12"))
    assert said.act(act).latest == latest


@pytest.mark.parametrize(
    "facts",
    [
        # By the page's own words stage 3 may be open after a decision at stage 2; 16 July is one of the days of "yes".
        "stage-2-asked=2026-06-17 stage-2-reconvened=2026-07-01 stage-3-asked=2026-07-20 conference-decided=2026-07-16",
        "stage-2-asked=2026-06-17 stage-2-reconvened=2026-07-01 stage-3-asked=2026-07-20 conference-decided=yes",
        "stage-2-asked=2026-06-17 stage-2-reconvened=2026-07-01 stage-3-asked=yes conference-decided=yes",
        "chairperson-contacted=2026-06-18 conference-decided=2026-06-22 stage-3-asked=2026-06-28",
        "chairperson-contacted=2026-06-18 conference-decided=2026-06-22 stage-3-asked=yes",
    ],
)
def test_whoever_does_not_know_the_day_of_an_end_is_not_told_that_it_is_over_for_sure(facts: str) -> None:
    said = published("conference-complaints", facts, "2026-08-20")
    assert (said.ended, said.may_be_ended) == (False, True)
    assert "stage-3" in {stage for each in said.journeys for stage in each.now}


@pytest.mark.parametrize(
    ("facts", "open_", "ended"),
    [
        # Settled on the day, and a written complaint two days later: the parent was not content after all.
        ("settled-on-the-day=2026-05-20 complaint-received=2026-05-22", {"stage-1"}, False),
        # In writing first: it was settled after that. On the same day it can have been either.
        ("settled-on-the-day=2026-05-20 complaint-received=2026-05-19", set(), True),
        ("settled-on-the-day=2026-05-20 complaint-received=2026-05-20", {"stage-1"}, False),
        # The written complaint opens the stage again, and what follows it goes on from there.
        ("settled-on-the-day=2026-05-20 complaint-received=2026-05-22 further-asked=2026-06-20", {"stage-2"}, False),
    ],
)
def test_what_opens_a_stage_opens_it_again_after_it_was_settled(facts: str, open_: set[str], *, ended: bool) -> None:
    said = published("complaints", facts, "2026-06-22" if "further" in facts else "2026-05-25")
    assert {visit.stage for each in said.journeys for visit in each.active} == open_
    assert (said.ended, said.may_be_ended) == (ended, True)


def test_a_complaint_after_it_was_settled_on_the_day_is_to_be_acknowledged() -> None:
    """Got on Friday 22 May 2026; Monday 25 May is a bank holiday: 26, 27, 28, 29 May, 1 June."""
    said = published("complaints", "settled-on-the-day=2026-05-20 complaint-received=2026-05-22", "2026-05-25")
    acknowledge = next(each for each in said.running if each.clause.id == "acknowledge")
    assert acknowledge.due
    assert (acknowledge.due.safe, acknowledge.due.latest) == (date(2026, 6, 1), date(2026, 6, 1))
    assert not [each for each in said.running if each.clause.id == "ask-further"]


@pytest.mark.parametrize(
    ("key", "facts", "today", "open_"),
    [
        # Settled, then the reply arrived: whoever reads it may still take it further.
        (
            "complaints",
            "complaint-received=2026-10-05 settled-on-the-day=2026-10-06 reply-received=2026-10-22",
            "2026-10-25",
            {"stage-1"},
        ),
        # A settlement of a day after the step up may have ended it; or it came too late for that.
        (
            "complaints",
            "reply-received=2026-11-02 further-asked=2026-11-10 reply-accepted=2026-11-15",
            "2026-11-20",
            {"stage-2"},
        ),
        ("multi-agency-dispute-resolution", "escalated=2026-11-02 resolved-by-partners=2026-11-06", "2026-11-20", None),
        ("non-compliance", "plan-inadequate=2026-10-05 solved-locally=2026-10-06", "2026-11-20", None),
    ],
)
def test_an_end_beside_which_a_later_day_was_told_may_not_be_one(
    key: str, facts: str, today: str, open_: set[str] | None
) -> None:
    said = published(key, facts, today)
    assert (said.ended, said.may_be_ended) == (False, True)
    assert open_ in (None, {visit.stage for each in said.journeys for visit in each.active})


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("complaints", "complaint-received=2026-09-20 settled-on-the-day=2026-09-21 acknowledged=2026-09-22"),
        ("conference-complaints", "stage-3-asked=2026-09-20 review-over=2026-10-05 review-outcome-sent=2026-10-08"),
        (
            "multi-agency-dispute-resolution",
            "dispute-received=2026-09-20 resolved-by-partners=2026-10-05 outcome-sent=2026-10-06",
        ),
    ],
)
def test_what_the_other_side_does_after_an_end_takes_it_back_no_more(key: str, facts: str) -> None:
    assert published(key, facts, "2026-11-20").ended


def test_an_old_end_does_not_show_that_what_comes_later_was_done() -> None:
    """It seemed settled on 16 November; then step 1 followed, and step 2 is to come within 10 working days."""
    facts = "settled=2026-11-16 own-manager-asked=2026-11-23 step-1-held=2026-11-25"
    said = published("dispute-resolution", facts, "2026-12-06")
    ask = next(each for each in said.running if each.clause.id == "ask-team-manager")
    assert ask.due
    assert (ask.due.safe, ask.due.latest) == (date(2026, 12, 7), date(2026, 12, 9))


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ("settled=2026-11-16 step-2-held=2026-11-10..2026-11-20", "step-2"),
        ("step-2-held=2026-11-10 settled=2026-11-16 still-differ-2=2026-11-14..2026-11-20", "step-3"),
    ],
)
def test_a_span_that_reaches_beyond_an_end_may_be_of_a_day_after_it(facts: str, stage: str) -> None:
    """On 20 November the talks were held again after it was settled: it goes on. On 10 November it is over."""
    said = published("dispute-resolution", f"own-manager-asked=2026-11-02 step-1-held=2026-11-06 {facts}", "2026-11-28")
    assert (said.ended, said.may_be_ended) == (False, True)
    assert stage in {each for journey in said.journeys for each in journey.now}


def test_a_talk_of_both_sides_after_an_end_may_have_taken_the_case_on() -> None:
    said = published(
        "dispute-resolution", "still-differ-2=2026-11-02 settled=2026-11-10 step-3-held=2026-11-20", "2026-11-28"
    )
    assert (said.ended, said.may_be_ended) == (False, True)


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("example-city/parking", "given=2026-10-30 cancelled=2026-10-31 certificate=2026-11-09 paid=2026-11-29"),
        ("example-city/parking", "given=2026-10-30 cancelled=2026-10-31 decided=2026-11-06 paid=2026-11-29"),
        ("ireland-health/feedback", "settled=2026-08-02 acknowledged=2026-08-18 outside=2026-09-24"),
    ],
)
def test_an_end_that_was_told_last_ends_it_though_there_was_one_before(key: str, facts: str) -> None:
    """Over since the first end, or gone on with and over since the last: open in no world."""
    assert modelled(key, facts, "2026-12-09").ended


def test_what_ended_it_on_the_day_of_another_step_came_last_after_an_earlier_end_too() -> None:
    said = published(
        "dispute-resolution", "decision-accepted=2026-09-02 still-differ-3=2026-09-10 settled=2026-09-10", "2026-12-09"
    )
    assert said.ended


def test_a_span_that_reaches_back_before_a_decision_may_be_of_an_end_that_it_came_after() -> None:
    """Withdrawn on Friday 11 September, and an appeal turned down on the 12th: there may be 3 months to comply."""
    for day in ("2026-09-11", "2026-09-11..2026-09-15"):
        said = modelled("planning/enforcement", f"withdrawn={day} determined=2026-09-12", "2026-11-14")
        assert (said.ended, said.may_be_ended) == (False, True)
        assert of(said, "comply-after-appeal")[1:] == (date(2026, 12, 12), date(2026, 12, 12))


@pytest.mark.parametrize(
    ("facts", "ended"),
    [
        # Calmed on the 10th, and written to on a day that nobody told: the list has the letter after that.
        ("settled-on-the-day=2026-06-10 complaint-received=yes", False),
        ("settled-on-the-day=2026-06-10 complaint-received=yes acknowledged=no", False),
        ("settled-on-the-day=2026-06-10 reply-received=yes", False),
        # What the list has before the end came before it: nobody accepts a decision that was not sent.
        ("decision-accepted=2026-06-10 decision-sent=yes", True),
        ("raised=yes settled-on-the-day=2026-06-10", True),
    ],
)
def test_what_was_told_without_its_day_can_have_come_after_an_end_where_the_list_has_it_so(
    facts: str, *, ended: bool
) -> None:
    assert published("complaints", facts, "2026-06-20").ended is ended

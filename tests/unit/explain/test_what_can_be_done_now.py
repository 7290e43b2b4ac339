"""What an answer has to name because it can be done now or ends today, and what it need not ask; worked out by hand."""

from typing import Any

import pytest

from tests.support.advised import KIRKLEES
from tests.support.advised import told as told_of
from tests.unit.explain.test_told_under_conditions import listed, told


def test_a_time_counted_back_from_a_day_is_to_be_kept_before_that_day() -> None:
    said = listed(told("exclusions/permanent", "told=2026-06-01", "2026-06-10", chosen=("no-exam",)), "send-papers")
    assert said["where"] == (
        "It has to be done before this happens: the governing board met. That day is not known yet."
    )
    right = listed(told("planning/enforcement", "issued=2026-06-01", "2026-06-10"), "appeal")
    assert right["where"] == (
        "This comes once this has happened: the notice was served. "
        "It can be done only before this happens: the day on which the notice takes effect came. "
        "That day is not known yet."
    )


@pytest.mark.parametrize(
    ("started", "line", "where"),
    [
        # 20 working days, or 28 days, or a month: the month from 31 January has its last day on 28 February.
        ("2026-01-31", "All steps together: the last day may be today.", "The last day may be today."),
        ("2026-01-11", "All steps together may be late: the safe date was Wednesday 11 February 2026.", ""),
    ],
)
def test_a_time_over_all_steps_that_ends_today_or_may_is_told_first(started: str, line: str, where: str) -> None:
    said = told_of(f"own-manager-asked={started}", today="2026-02-28", key=KIRKLEES, reader=None)
    assert said["heading"].startswith("The professional with the concern should talk")
    assert said["lines"][1] == line
    assert where in listed(said["report"], "whole-process")["where"]


def test_a_time_that_ends_on_a_later_day_is_no_line_of_the_advice() -> None:
    said = told_of("own-manager-asked=2026-01-31", today="2026-02-27", key=KIRKLEES, reader=None)
    assert len(said["lines"]) == 1
    assert "today" not in listed(said["report"], "whole-process")["where"]


@pytest.mark.parametrize(
    ("key", "facts", "act", "event"),
    [
        (
            "uk-foi/requests",
            "asked=2026-06-01 unclear-told=2026-06-05 explained=no",
            "The public authority must answer.",
            "the authority got the explanation",
        ),
        (
            "us-foia/requests",
            "received=2026-06-15 at-office=2026-06-15 more-asked=2026-06-17 determined=no",
            "The agency must say whether it will comply.",
            "the agency got the information",
        ),
        # Of two pauses only that which has begun stops the clock.
        (
            "uk-foi/requests",
            "asked=2026-06-01 fee-asked=2026-06-05 fee-paid=no",
            "The public authority must answer.",
            "the authority got the fee",
        ),
    ],
)
def test_with_what_a_clock_that_stands_still_goes_on_is_the_first_thing_told(
    key: str, facts: str, act: str, event: str
) -> None:
    report = told(key, facts, "2026-07-20")
    assert report["heading"] == "The clock stands still at the moment"
    assert report["advice"]["lines"] == (
        act,
        f"The clock is stopped, so there is no date at the moment. It goes on once this has happened: {event}.",
    )


def asks(report: dict[str, Any]) -> list[str]:
    return [each["text"] for each in report["notes"] if "whether this has happened" in each["text"]]


@pytest.mark.parametrize("facts", ["appointed=2026-06-01 decided=no", "told=2026-06-20 carried-out=2026-07-01"])
def test_nothing_is_asked_that_changes_nothing(facts: str) -> None:
    # Whether a complaint had to be corrected was settled when the case began.
    assert asks(told("udrp/disputes", facts, "2026-07-16")) == []


def test_what_settles_whether_it_is_over_is_asked() -> None:
    # Nobody said whether the complaint was corrected within five days, without which it counts as withdrawn.
    report = told("udrp/disputes", "deficiency-told=2026-06-01", "2026-07-16")
    assert report["heading"] == "First find out whether the complaint was corrected"
    # What the heading asks is asked once.
    assert asks(report) == []


def test_a_right_that_may_be_accepted_late_goes_before_one_that_nobody_knows_will_come() -> None:
    """30 days from 1 June end on 1 July. An offer of a review may never come, and to ask can be done now."""
    said = told("tax-office/review", "decided=2026-06-01", "2026-07-10", reader="taxpayer")["advice"]
    assert said["heading"] == "The time to appeal to the tax office ended on Wednesday 1 July 2026"
    (step,) = said["steps"]
    # Either of them may accept it.
    assert step["text"] == "Ask the tax office or the tax tribunal to accept it late, and say why it is late."
    in_time = told("tax-office/review", "decided=2026-06-01", "2026-07-01", reader="taxpayer")["advice"]
    assert in_time["heading"] == "Appeal to the tax office today, Wednesday 1 July 2026"


def test_what_those_who_ask_need_not_do_is_not_late_to_those_who_answer() -> None:
    """14 days from 5 October end on the 19th. Whoever is content with a reply tells the Chair nothing."""
    facts = "reply-received=2026-10-05"
    said = told_of(facts, today="2026-10-30", key="milton-keynes-contact-centre/complaints", reader="coordinator")
    assert said["heading"].startswith("For the person complaining, the time to tell the Chair")
    assert said["heading"].endswith(" ended on Monday 19 October 2026")
    assert said["report"]["advice"]["state"] == ""
    assert said["lines"] == ("Only if they are unhappy with your reply.",)
    own = told_of(facts, today="2026-10-30", key="milton-keynes-contact-centre/complaints", reader="complainant")
    assert own["report"]["advice"]["state"] == "late"
    assert "This is 11 days late." in own["lines"]


def test_that_a_date_depends_on_how_the_policy_is_read_is_said_once() -> None:
    """15 working days end on 11 December from the complaint, on the 15th from its acknowledgement."""
    said = told_of(
        "complaint-received=2026-11-20",
        "acknowledged=2026-11-24",
        today="2026-11-27",
        key="milton-keynes-contact-centre/complaints",
        reader="complainant",
    )
    assert said["lines"] == ("On any reading it is late after Tuesday 15 December 2026.",)

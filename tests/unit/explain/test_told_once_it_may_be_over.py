"""What is told of rights and steps once time has gone on: what may be lost, what is overtaken, what ends it.

Worked out by hand by somebody who had not read the engine, from the texts of the policies and the models.
"""

from typing import Any

import pytest

from build_scripts.commands.procedure import told_as_text
from tests.support.advised import CENTRE, KIRKLEES, NELSCP
from tests.support.advised import told as told_of
from tests.unit.explain.test_told_under_conditions import told

CONFERENCE = "cambridgeshire-and-peterborough/conference-complaints"


def report(key: str, facts: str, today: str, reader: str | None) -> dict[str, Any]:
    found: dict[str, Any] = told_of(*facts.split(), today=today, key=key, reader=reader)["report"]
    return found


def test_a_right_whose_time_is_over_is_told_where_it_settles_whether_the_case_is() -> None:
    """30 days from Monday 1 June 2026 end on Wednesday 1 July; the tribunal may accept an appeal after that."""
    said = told("tax-office/review", "offered=2026-06-01", "2026-07-05", "taxpayer")
    assert [each["text"] for each in said["advice"]["rights"]] == [
        "The time to accept the offer of a review ended on Wednesday 1 July 2026.",
        (
            "The time to take it to the tribunal instead ended on Wednesday 1 July 2026. "
            "The tax tribunal may accept it later."
        ),
    ]
    assert said["heading"] == "Tell us whether you accepted the offer or the tribunal got the appeal"


def test_what_the_heading_asks_is_not_asked_once_more_below_it() -> None:
    said = told("tax-office/review", "offered=2026-06-01", "2026-07-05", "taxpayer")
    assert "depends on whether" not in told_as_text(said)


def test_whose_time_may_be_over_is_told_who_may_accept_it_late() -> None:
    """Of the two reviews the shorter was due by 7 December, the longer by 11 January; 21 days go on from each."""
    said = told("homelessness/review", "notified=2026-11-02 asked=2026-11-16", "2027-01-13", "applicant", chosen=())
    assert said["heading"].startswith("Appeal to the county court on a point of law now: the safe date was")
    assert "The county court may accept it later." in said["advice"]["lines"]
    reviewer = told("homelessness/review", "notified=2026-11-02 asked=2026-11-16", "2027-01-13", "reviewer", chosen=())
    assert "The county court may accept it later." not in reviewer["advice"]["lines"]


def test_what_a_complaint_waits_for_comes_before_the_letter_that_only_follows_it() -> None:
    """8 weeks from Monday 14 September end on Monday 9 November. A settlement or a deadlock letter is what leads on."""
    said = told("energy/complaints", "complained=2026-09-14", "2026-11-10", "customer")
    late = "The supplier had to settle the complaint or send a deadlock letter by Monday 9 November 2026"
    assert said["heading"] == late
    assert "You may take it to the Ombudsman." in [each["text"] for each in said["advice"]["rights"]]


def test_what_may_be_done_at_once_is_not_told_for_a_later_day_too() -> None:
    """The other member's 10 days to reply ended on 11 June: that opens the panel before the 60 days are over."""
    said = told("wto/trade", "requested=2026-06-01", "2026-07-05", "complaining", chosen=("usual",))
    text = told_as_text(said)
    assert "You may ask for a panel at once." in text
    assert "1 August" not in text


def test_a_step_that_nobody_took_is_no_duty_once_the_next_one_is_taken() -> None:
    """The talk comes before the letter: who has sent the letter need not have the talk."""
    said = report(CENTRE, "raised=no complaint-received=2026-06-01", "2026-06-05", "complainant")
    assert "raise" not in {each["clause"] for part in ("open", "running") for each in said[part]}
    assert "raise it first" not in told_as_text(said)


def test_a_heading_without_a_safe_date_says_that_it_may_be_late() -> None:
    """20 working days from 1 July at the latest; read another way it began on a day that nobody told."""
    said = report(NELSCP, "scrutiny-received=2026-06-25", "2026-07-28", "scrutiny-officer")
    assert said["heading"] == "Finish this stage now: it may be late"
    assert said["advice"]["state"] == "unclear"


def test_where_all_has_been_done_the_ways_out_are_told() -> None:
    """The outcome has come in writing: without a new conference it is over."""
    said = report(CONFERENCE, "stage-3-asked=2026-06-01 review-outcome-sent=2026-06-25", "2026-07-01", "complainant")
    over = "If the outcome is confirmed in writing and there is no new conference, it ends here, decided."
    assert over in said["advice"]["lines"]
    assert f"- {over}" in told_as_text(said).splitlines()


def test_a_day_that_somebody_named_is_not_told_as_past() -> None:
    facts = "received=2026-06-01 extended=2026-06-20 new-day=2026-08-15"
    said = told("canada-atia/requests", facts, "2026-07-20")
    assert [(each["when"], each["text"]) for each in said["booked"]] == [
        ("Saturday 15 August 2026", "This is the day that was named."),
    ]


def test_the_same_last_day_in_every_world_is_no_matter_of_a_reading() -> None:
    """5 working days from 1 June 2026 end on the 8th; only the day of the act is unsure."""
    facts = "complaint-received=2026-06-01 acknowledged=2026-06-01..2026-06-20"
    said = report(CENTRE, facts, "2026-06-23", "complainant")
    (done,) = [each for each in said["done"] if each["event"] == "acknowledged"]
    assert done["judged"] == "This may have been late. It was due by Monday 8 June 2026."


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        # Done on 18 June, the two readings of step 3 end on 29 June and on 2 July.
        ("step-2-held=2026-06-15 still-differ-2=2026-06-18", "unclear"),
    ],
)
def test_what_may_be_late_does_not_call_itself_late(facts: str, state: str) -> None:
    assert report(KIRKLEES, facts, "2026-06-30", "kscp-manager")["advice"]["state"] == state


def test_the_policys_own_word_for_a_softer_time_is_told() -> None:
    """Kirklees: the talk should "ideally" be within 5 working days of step 2."""
    said = report(KIRKLEES, "step-2-held=2026-06-15 still-differ-2=2026-06-18", "2026-06-26", "kscp-manager")
    assert any("\u201cideally\u201d" in line for line in said["advice"]["lines"])


def test_nothing_is_out_of_time_of_which_nobody_can_say_so() -> None:
    said = told("bangladesh-rti/requests", "complained=2026-06-01 longer=2026-07-20", "2026-07-25")
    assert all(bool(each["judged"]) for each in said["done"] if each["out_of_time"])


def test_whom_the_reader_is_asked_to_contact_is_in_the_answer() -> None:
    """The one way on where neither of the two procedures fits; it is a contact for any complaint."""
    board = "milton-keynes-safeguarding-children-board/where-a-complaint-belongs"
    said = report(board, "conference-complaint-made=no", "2026-07-01", "complainant")
    assert "You are asked to contact the Business Manager of the board." in [
        each["text"] for each in said["advice"]["rights"]
    ]


def test_a_meeting_is_expected_on_the_day_for_which_it_is_booked() -> None:
    """10 working days from 1 June 2026 end on 29 June as one may read it; the meeting is on 10 July."""
    partners = "milton-keynes-safeguarding-children-board/conflict-between-partners"
    facts = "not-settled-locally=2026-06-01 meeting-held=2026-07-10"
    said = report(partners, facts, "2026-06-20", "first-party")
    assert said["heading"] == "Expect the joint meeting on Friday 10 July 2026"
    assert any("Read one way, that is after the last day." in each for each in said["advice"]["lines"])

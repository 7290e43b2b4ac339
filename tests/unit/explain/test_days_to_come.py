"""What is said of a day: it lies ahead, or is a first day and not a last one, or the one after which it is late."""

import pytest

from build_scripts.commands.procedure import told_as_text
from tests.support.advised import DISPUTES, told

CENTRE = "milton-keynes-contact-centre/complaints"
SENT = "reply-received=first-class:2026-12-18"
"""Presumed to have come by Tuesday 22 December; 14 days are over on Saturday 2 January, or on Tuesday 5 January."""


def test_the_last_day_that_still_lies_ahead_is_not_said_to_be_over() -> None:
    lines = told(SENT, today="2027-01-04", reader="complainant", key=CENTRE)["report"]["advice"]["lines"]
    assert "The last day may be Tuesday 5 January 2027." in lines


@pytest.mark.parametrize(
    ("key", "fact", "today", "clause", "line"),
    [
        (
            CENTRE,
            SENT,
            "2027-01-01",
            "ask-further",
            "By Saturday 2 January 2027, or Tuesday 5 January 2027 at the very latest",
        ),
        (
            CENTRE,
            SENT,
            "2027-01-04",
            "ask-further",
            "By Saturday 2 January 2027, or Tuesday 5 January 2027 at the very latest: may be late",
        ),
        (
            CENTRE,
            "complaint-received=2026-12-14",
            "2026-12-22",
            "acknowledge",
            "By Monday 21 December 2026: late",
        ),
        # "Cannot agree within 28 days": from the day after them on, and not by it.
        (DISPUTES, "no-agreement=2026-12-03", "2026-12-31", "refer", "From Friday 1 January 2027 at the earliest"),
        (DISPUTES, "no-agreement=2026-12-03", "2027-01-10", "refer", "From Friday 1 January 2027 at the earliest"),
    ],
)
def test_a_list_of_dates_says_what_each_day_is(key: str, fact: str, today: str, clause: str, line: str) -> None:
    running = told(fact, today=today, reader=None, key=key)["report"]["running"]
    assert {each["clause"]: each["in_line"] for each in running}[clause] == line


def test_the_first_day_for_something_is_not_called_a_last_day() -> None:
    (refer,) = told("no-agreement=2026-12-03", today="2026-12-31", reader=None, key=DISPUTES)["report"]["running"]
    assert refer["readings"][0]["working"][0]["over"] is True


@pytest.mark.parametrize(
    ("fact", "is_ahead"),
    [
        ("complaint-received=2026-12-28..2027-01-03", True),
        ("complaint-received=2026-12-28..2026-12-29", False),
        # When a letter comes is presumed, and nobody told it.
        ("complaint-received=first-class:2026-12-28", False),
    ],
)
def test_days_to_come_of_what_has_happened_are_said_to_be_left_out(fact: str, *, is_ahead: bool) -> None:
    report = told(fact, today="2026-12-29", reader=None, key=CENTRE)["report"]
    assert ["partly ahead"] * is_ahead == [note["kind"] for note in report["notes"]]


CONFERENCES = "cambridgeshire-and-peterborough/conference-complaints"
FOUR_WEEKS = ("stage-2-asked=2028-12-04", "investigation-arranged=2028-12-04")
"""4 weeks end on Monday 1 January 2029, whatever is a holiday; 20 working days on Thursday 4 January if none comes."""


def said(*facts: str, today: str, key: str = DISPUTES) -> str:
    """The answer of the command, without its title and the day."""
    _, _, _, *lines = told_as_text(told(*facts, today=today, reader=None, key=key)["report"]).splitlines()
    return "\n".join(lines)


@pytest.mark.parametrize("today", ["2028-12-20", "2029-01-01", "2029-01-02"])
def test_what_may_move_is_the_later_of_two_dates_and_not_the_one_that_is_known(today: str) -> None:
    text = said(*FOUR_WEEKS, today=today, key=CONFERENCES)
    heading, *lines = text.splitlines()
    assert "Monday 1 January 2029" in heading
    assert "provisional" not in heading
    assert any("Thursday 4 January 2029 (provisional" in line for line in lines)
    # A date that a holiday nobody knows yet can move is not the very latest; the other one cannot move.
    assert "very latest" not in text
    assert "as far as bank holidays are known" not in text


def test_of_several_days_after_which_something_may_be_done_the_last_is_the_safe_one() -> None:
    """The meeting ended on 1, 2 or 3 December: 28 days after that are 30 December to 1 January."""
    text = said("no-agreement=2026-12-01..2026-12-03", today="2026-12-30")
    assert "from Friday 1 January 2027, perhaps already from Wednesday 30 December 2026" in text


MEDIATOR = "mediator-suggested=2026-12-10"


@pytest.mark.parametrize(
    ("facts", "early"),
    [
        # From the meeting, 1 January; from the suggestion of a mediator, 8 January.
        (("no-agreement=2026-12-03", MEDIATOR, "referred=2026-12-20"), "This was too early."),
        (
            ("no-agreement=2026-12-03", "mediator-suggested=2026-12-10", "referred=2027-01-03"),
            "may have been too early",
        ),
        (("no-agreement=2026-12-03", MEDIATOR, "referred=2027-01-08"), ""),
        # 29 December to 2 January.
        (("no-agreement=2026-12-01..2026-12-05", "referred=2026-12-31"), "may have been too early"),
        (("no-agreement=2026-12-03", "referred=yes"), "may have been too early"),
    ],
)
def test_what_may_have_been_done_too_early_is_said(facts: tuple[str, ...], early: str) -> None:
    text = said(*facts, today="2027-01-12")
    assert early in text
    assert early or "too early" not in text


UNHAPPY = "they are unhappy with the Coordinator's reply"


@pytest.mark.parametrize(
    ("facts", "today", "heading"),
    [
        (
            "reply-received=2027-02-13..2027-02-15",
            "2027-02-28",
            f"If {UNHAPPY}, the ",
        ),
        ("reply-sent=2026-12-18 reply-received=no", "2027-01-04", f"Later, if {UNHAPPY}, the "),
    ],
)
def test_a_heading_says_whose_duty_it_is_with_its_condition(facts: str, today: str, heading: str) -> None:
    assert said(*facts.split(), today=today, key=CENTRE).startswith(f"{heading}person complaining must tell the Chair")


def test_what_is_late_in_every_world_leads_the_answer_though_its_safe_date_is_not_known() -> None:
    """Got on 13 January 2027, so sent on by then: 25 working days are over on 17 February at the latest."""
    text = said("scrutiny-received=2027-01-13", today="2027-02-18", key="nelscp/multi-agency-dispute-resolution")
    assert text.startswith("The result of this stage was due by Wednesday 17 February 2027\n")


def test_days_that_cannot_both_be_right_are_checked_before_anything_is_read_from_them() -> None:
    facts = "complaint-received=2026-12-21", "acknowledged=2026-12-20"
    report = told(*facts, today="2027-01-05", reader=None, key=CENTRE)["report"]
    got, acknowledged = "the Coordinator got the written complaint", "the Coordinator acknowledged the complaint"
    # Which two they are is told once, right below.
    assert report["heading"] == "First check two dates"
    (only,) = told_as_text(report).splitlines()[4:]
    assert only.startswith(f"- The date when {acknowledged} is before the date when {got}. Check both dates.")
    # Nothing that is counted from them is told beside that, in a list, on a line of time or as data.
    parts = ("running", "open", "waiting", "not_told", "may", "next")
    assert [each for part in parts for each in report[part]] == []


def test_the_very_latest_date_of_all_is_not_told_again_as_that_of_one_reading() -> None:
    """One reading counts from the 13th; the other from a day that can have been no later: both end by 17 February."""
    key = "nelscp/multi-agency-dispute-resolution"
    (each,) = told("scrutiny-received=2027-01-13", today="2027-02-10", reader=None, key=key)["report"]["running"]
    assert "by Wednesday 17 February 2027 at the very latest" in each["sentence"]
    assert each["where"].startswith("It may be late.")


@pytest.mark.parametrize("second", ["2027-01-01", "2027-01-03"])
def test_who_complained_to_two_bodies_is_told_that_it_has_gone_to_both(second: str) -> None:
    key = "milton-keynes-safeguarding-children-board/where-a-complaint-belongs"
    facts = "conference-complaint-made=2027-01-01", f"organisation-complaint-made={second}"
    report = told(*facts, today="2027-01-05", reader=None, key=key)["report"]
    assert "those who deal with conference complaints" in report["heading"]
    assert "the organisation that the complaint is about" in report["heading"]
    assert " and " in report["heading"]
    assert "may" not in told_as_text(report)


def test_a_reading_of_which_only_the_last_day_is_known_is_told_with_it() -> None:
    """The Manager was told on 20 June, so the first talk was no later: one calendar month from it ended by 20 July."""
    facts = "kscp-manager-told=2026-06-20", "step-3-held=2026-07-18", "still-differ-3=2026-07-19"
    more = "scrutineer-told=2026-07-19", "step-1-held=no"
    report = told(*facts, *more, today="2026-08-08", reader=None, key="kirklees/dispute-resolution")["report"]
    assert report["heading"] == "All steps together may be late"
    (whole,) = report["running"]
    assert whole["where"].startswith("Read one way, the last day was Monday 20 July 2026 or earlier. It may be late.")


def test_who_does_not_know_when_a_time_began_can_ask_for_a_date() -> None:
    """The complaint came on a day that nobody remembers: the reply may be late, and asking for a date always helps."""
    said = told("complaint-received=yes", today="2026-12-21", reader="complainant", key=CENTRE)["report"]["advice"]
    assert [step["text"] for step in said["steps"]] == ["Ask the Coordinator for a date, in writing."]


@pytest.mark.parametrize(
    ("reader", "line"),
    [
        (None, "If it is about the Coordinator, the person complaining should send the complaint to the Chair"),
        ("complainant", "If it is about the Coordinator, you should send your complaint to the Chair"),
    ],
)
def test_nobody_in_particular_is_called_you(reader: str | None, line: str) -> None:
    advice = told("raised=no", today="2027-01-05", reader=reader, key=CENTRE)["report"]["advice"]
    assert any(each["text"].startswith(line) for each in advice["rights"])

"""What an answer says first. The dates were counted by hand; no bank holiday falls in that November and December."""

from dataclasses import replace

import pytest

from build_scripts import content
from build_scripts.reference.excerpts import EXAMPLE
from navigator.api import Engine
from navigator.model.policy import Policy
from tests.support.advised import BELONGS, CENTRE, CONFERENCES, KIRKLEES, NELSCP, PARTNERS, of_model, told
from tests.support.samples import calendars, library


def test_a_right_of_the_reader_is_the_heading_with_its_condition_and_what_the_policy_leaves_open() -> None:
    said = told("reply-received=2026-11-16", today="2026-11-20")
    assert said["heading"] == "Tell the Chair by Monday 30 November 2026"
    assert said["lines"][0] == "Only if you are unhappy with the Coordinator's reply."
    assert "Make sure that it arrives in time." in said["warnings"][0]
    (step,) = said["steps"]
    assert step["text"] == "Tell the Chair that you want to take it further, by Monday 30 November 2026."
    assert (step["letter"], step["calendar"], step["contact"]) == ("own", True, "chair")


def test_whoever_waits_reads_of_the_reply_and_not_of_the_acknowledgement_that_is_late() -> None:
    said = told("complaint-received=2026-11-02", today="2026-11-13")
    assert said["heading"] == "Expect a full written reply by Monday 23 November 2026"
    assert said["steps"][0]["text"] == "Ask the Coordinator for an acknowledgement."
    assert said["steps"][0]["more"] == "It was due by Monday 9 November 2026. This is 4 working days late."
    assert said["steps"][1]["calendar"]


def test_nothing_is_late_on_any_reading_where_what_nobody_mentioned_would_move_the_date() -> None:
    board = content.read(EXAMPLE)
    policy = board.policies["anytown/records"]
    made = Engine(board.calendars)
    made.answer({"ask": "load", "policy": policy.as_data()})
    asked = {"ask": "position", "procedure": policy.key, "facts": ["asked=2026-04-01"], "reader": "requester"}
    lines = made.answer({**asked, "today": "2026-04-08"})["advice"]["lines"]
    assert "The date changes if the records officer asked which records are meant. You have not said so." in lines
    # Received on Wednesday 1 April, a working day in the Easter holidays. Of the school days Monday 13 April is 1 and
    # Friday 1 May 15; the 4th is a bank holiday; Monday 11 May is 20. The clock may have stopped on any of them.
    assert "Read another way, the time ends at 17:00 on Monday 11 May 2026." in lines
    assert not any("any reading" in line for line in lines)


def test_late_on_any_reading_is_said_only_where_every_reading_has_a_date() -> None:
    both = told("complaint-received=2026-11-02", "acknowledged=2026-11-11", today="2026-11-20")
    assert "On any reading it is late after Wednesday 2 December 2026." in both["lines"]
    one = told("complaint-received=2026-11-11", "acknowledged=no", today="2026-11-13")
    assert one["heading"] == "Expect a full written reply by Wednesday 2 December 2026"
    condition = "On any reading it is late after Wednesday 9 December 2026, "
    condition += "if this comes in time: an acknowledgement."
    assert condition in one["lines"]
    # Where that is late itself there is no such day.
    late = told("complaint-received=2026-11-02", "acknowledged=no", today="2026-11-13")
    assert not any("late" in line for line in late["lines"])


def test_what_has_to_come_first_is_said_as_something_to_come() -> None:
    """By the words that its author has for it; without them, by the act: "the Coordinator acknowledged" is past."""
    held = library().policies[CENTRE]
    bare = Policy(held.publisher, replace(held.procedure, voices=()))
    made = Engine(calendars())
    made.answer({"ask": "load", "policy": bare.as_data()})
    asked = {"ask": "position", "procedure": CENTRE, "today": "2026-11-13", "reader": "complainant"}
    lines = made.answer({**asked, "facts": ["complaint-received=2026-11-11"]})["advice"]["lines"]
    day = "On any reading it is late after Wednesday 9 December 2026"
    assert f"{day}, if this is done in time: acknowledge the complaint." in lines


def test_whoever_looks_on_reads_both_dates_once() -> None:
    # 20 working days from Tuesday 3 November are Tuesday 1 December, from Friday 6 November Friday 4 December.
    asked = {"key": CONFERENCES, "today": "2026-12-01", "reader": "independent-chair"}
    both = told("stage-2-asked=2026-11-03", "investigation-arranged=2026-11-06", **asked)
    assert both["heading"].startswith("By Tuesday 1 December 2026, or Friday 4 December 2026 at the very latest, ")
    assert both["lines"] == ("The last day may be today.",)
    one = told("stage-2-asked=2026-11-03", **asked)
    assert "(read another way, there is no date yet)" in one["heading"]
    assert one["lines"] == ("The last day may be today.",)


def test_where_others_may_act_from_a_day_on_the_readers_own_act_is_not_said_to_have_no_time() -> None:
    # The policy gives the parties 28 days to agree. Tuesday 10 November and 28 days are Tuesday 8 December.
    for reader in ("first-party", None):
        said = told("no-agreement=2026-11-10", today="2026-12-01", reader=reader, key=PARTNERS)
        assert "gree the course of action" in said["heading"]
        (line,) = said["lines"]
        assert line.startswith("If the parties cannot agree, the Chair of the board, after consulting")
        assert line.endswith("may refer the dispute to arbitration from Wednesday 9 December 2026 at the earliest.")
    # On the side that asks nothing of the kind, it is the reader's own power.
    own = told("no-agreement=2026-11-10", today="2026-12-01", reader="convener", key=PARTNERS)
    assert not any("arbitration" in line for line in own["lines"])


def test_several_who_act_as_one_are_told_of_themselves_as_you() -> None:
    said = told("dispute-received=2026-11-20", today="2026-12-01", reader="partners", key=NELSCP)
    (step,) = [each for each in said["steps"] if each["clause"] == "choose-lead"]
    assert step["text"].startswith("Agree which of you is best placed to act for all three")
    assert step["more"] == "Only if one of you has to lead."
    panel = told("stage-3-asked=2026-11-20", today="2026-12-01", reader="panel", key=CONFERENCES)
    assert panel["rights"][0]["text"].startswith("If you believe that the conference came to the wrong decision")


def test_where_each_way_is_for_other_cases_none_of_them_is_the_heading() -> None:
    """Somebody whose complaint is about a school would read that they should follow the rules for conferences."""
    asked = {"key": BELONGS, "today": "2026-12-01"}
    said = told(reader="complainant", **asked)
    assert said["heading"] == "What to do depends on your case"
    assert said["lines"] == ("The policy states no time limit for this.",)
    first, second = said["steps"]
    assert first["text"] == "Follow chapter 9, section 12 of the board's policies and procedures."
    assert first["more"] == "Only if it is about a child protection conference or something connected with one."
    assert second["text"] == "Use that organisation's own complaints procedure."
    assert second["more"] == "Only if it is about the day-to-day work of a particular person or organisation."
    assert told(reader=None, **asked)["heading"] == "What is to be done depends on the case"


def test_no_day_is_the_very_latest_that_something_nobody_told_would_move() -> None:
    # 28 days of which the day of admission is the first: from Friday 13 November to Thursday 10 December, from Monday
    # 16 November to Sunday 13 December. If the court was asked to replace the nearest relative, it goes on.
    said = of_model("assessment", "admitted=2026-11-13..2026-11-16", today="2026-11-18", reader="clinician")
    ends = "Detention under section 2 ends on Thursday 10 December 2026, or Sunday 13 December 2026"
    assert said["advice"]["heading"] == ends
    assert "The last day may be as late as Sunday 13 December 2026." in said["advice"]["lines"]
    (whole,) = [each for each in said["running"] if each["clause"] == said["advice"]["clause"]]
    assert whole["sentence"] == f"{ends}."


def test_an_outside_body_is_owed_nothing_and_reminds_nobody() -> None:
    said = told("complaint-received=2026-11-23", today="2026-12-01", reader="naccc")
    assert said["heading"].startswith("The Coordinator must send a full written reply by Monday 14 December 2026")
    assert said["steps"] == ()


def test_whoever_has_to_act_reads_an_order() -> None:
    said = told("complaint-received=2026-11-02", today="2026-11-05", reader="coordinator")
    assert said["heading"] == "Acknowledge the complaint by Monday 9 November 2026"
    late = told("complaint-received=2026-11-02", today="2026-11-12", reader="coordinator")
    assert late["heading"] == "Acknowledge the complaint now: the last day was Monday 9 November 2026"
    assert late["steps"][0]["letter"] == "hold"


def test_the_chronology_judges_what_is_past() -> None:
    report = told("complaint-received=2026-11-02", "acknowledged=2026-11-11", today="2026-11-20")["report"]
    (acknowledged,) = [each for each in report["done"] if each["event"] == "acknowledged"]
    assert acknowledged["judged"] == "2 working days late. The last day was Monday 9 November 2026."
    assert acknowledged["place"] == "From \u201cStage 1\u201d, paragraph 3"
    report = told("complaint-received=2026-11-02", "acknowledged=2026-11-09", today="2026-11-20")["report"]
    (acknowledged,) = [each for each in report["done"] if each["event"] == "acknowledged"]
    assert acknowledged["judged"] == "In time. The last day was Monday 9 November 2026."


@pytest.mark.parametrize(("today", "tense"), [("2026-11-05", "is"), ("2026-11-09", "is"), ("2026-11-10", "was")])
def test_a_last_day_that_is_not_over_is_not_told_as_past(today: str, tense: str) -> None:
    report = told("complaint-received=2026-11-02", "acknowledged=2026-11-04", today=today)["report"]
    (acknowledged,) = [each for each in report["done"] if each["event"] == "acknowledged"]
    assert acknowledged["judged"] == f"In time. The last day {tense} Monday 9 November 2026."


def test_what_is_late_against_a_wish_is_said_to_be_a_wish() -> None:
    """KSCP, list, paragraph 2: the steps "ideally" should not exceed 10 working days between each other."""
    said = told(
        "step-2-held=2026-11-02", "still-differ-2=2026-11-02", today="2026-11-27", key=KIRKLEES, reader="professional"
    )
    assert said["lines"][0] == "This is 9 working days late. The policy says “ideally” of this time."


def test_what_to_do_if_nothing_comes_is_no_long_sentence() -> None:
    """Cambridgeshire and Peterborough, stage 3: with what is awaited named it had 31 words."""
    key = "cambridgeshire-and-peterborough/conference-complaints"
    said = told("stage-3-asked=2026-11-20", today="2026-11-27", key=key)
    first = said["silence"][0].partition(". ")[0]
    assert first.startswith("If nothing has come by ")
    assert len(first.split()) <= 25


def test_a_heading_says_a_long_act_of_somebody_else_in_few_words() -> None:
    """KSCP, list, paragraph 2. The author's few words for the lead hold for others too; 34 words before."""
    facts = ("kscp-manager-told=2026-10-01", "step-3-held=2026-10-01", "still-differ-3=2026-10-02")
    said = told(*facts, today="2026-11-27", key=KIRKLEES, reader="professional")
    assert said["heading"].startswith(
        "The Designated Safeguarding Lead, Named Professional or agency should refer it to the Independent Scrutineer:"
    )
    assert len(said["heading"].split()) <= 25


def test_whoever_may_be_late_is_told_with_the_act_and_its_safe_date() -> None:
    # 10 working days: from Friday 6 and from Monday 16 November 2026.
    facts = ("own-manager-asked=2026-11-06", "step-1-held=2026-11-16")
    said = told(*facts, today="2026-11-27", reader="professional", key=KIRKLEES)
    lead = "The Designated Safeguarding Lead, Named Professional or agency"
    act = f"{lead} should discuss the concern with the Team Manager"
    assert said["heading"] == f"{act}: the last day may have been Friday 20 November 2026"
    assert said["lines"] == (
        "On any reading it is late after Monday 30 November 2026.",
        "The policy says \u201cideally\u201d of this time.",
    )


def test_of_two_who_can_do_it_either_is_asked() -> None:
    said = told("dispute-received=2026-11-02", today="2026-11-13", reader="agency", key=NELSCP)
    asked = [each["text"] for each in said["steps"]]
    assert "Ask the chair of the partnership or the SCB Manager for an acknowledgement." in asked


@pytest.mark.parametrize("reader", ["chair", "coordinator"])
def test_those_who_answer_are_told_to_write_to_nobody_about_what_others_owe(reader: str) -> None:
    over = told("reply-received=2026-11-06", today="2026-11-27", reader=reader)
    assert over["silence"] == ()
    waiting = told("complaint-received=2026-11-06", "acknowledged=2026-11-09", today="2026-11-27", reader="chair")
    assert waiting["silence"] == ("The policy does not say what happens when the centre misses one of its own dates.",)


def test_another_act_of_the_reader_that_may_be_late_tells_its_day() -> None:
    # 15 working days from Monday 19 October.
    said = told("complaint-received=2026-10-19", today="2026-11-27", reader="coordinator")
    (more,) = [each["more"] for each in said["steps"] if each["clause"] == "reply"]
    assert more == "It may be late: the first date it can have been due is Monday 9 November 2026."


@pytest.mark.parametrize(
    ("booked", "says"),
    [
        # 28 days: from 2 November until Monday 30 November, from 4 November until Wednesday 2 December.
        ("2026-11-30", "It is booked for Monday 30 November 2026."),
        ("2026-12-01", "It is booked for Tuesday 1 December 2026. Read one way, that is after the last day."),
        ("2026-12-02", "It is booked for Wednesday 2 December 2026. Read one way, that is after the last day."),
        ("2026-12-03", "It is booked for Thursday 3 December 2026. That is after the last day."),
    ],
)
def test_a_meeting_that_is_booked_too_late_is_said_to_be_so(booked: str, says: str) -> None:
    facts = ("not-settled-locally=2026-11-02", "convener-told=2026-11-04", f"meeting-held={booked}")
    said = told(*facts, today="2026-11-27", reader="first-party", key=PARTNERS)
    assert says in said["lines"]


@pytest.mark.parametrize(
    ("facts", "today", "instead"),
    [
        (("raised=no",), "2026-11-05", True),
        # Who has taken that way, or has a date to keep, is not told of it.
        (("raised=no", "chair-got-complaint=2026-11-04"), "2026-11-05", False),
        (("reply-received=2026-11-01",), "2026-11-05", False),
    ],
)
def test_what_to_do_where_it_is_about_whoever_would_decide_is_said_beside_what_to_do(
    facts: tuple[str, ...], today: str, *, instead: bool
) -> None:
    rights = [each["text"] for each in told(*facts, today=today)["rights"]]
    way = "If it is about the Coordinator, you should send your complaint to the Chair of the management committee"
    assert any(each.startswith(way) for each in rights) is instead


def test_whoever_acts_is_told_that_the_case_may_be_elsewhere_when_the_day_is_over_too() -> None:
    """Accepted on 10 November and told on the 12th to the Chair: settled, or at stage 2, where the 19th was the day."""
    for today in ("2026-11-15", "2026-12-10"):
        facts = ("reply-accepted=2026-11-10", "further-asked=2026-11-12")
        heading = told(*facts, today=today, reader="chair")["heading"]
        assert "acknowledge that the complaint has arrived" in heading
        assert heading.endswith(", if it is at Stage 2: the management committee")


@pytest.mark.parametrize(
    ("reader", "facts", "today", "heading"),
    [
        # 15 working days from Monday 2 November are over on Monday 23 November.
        (
            "manager",
            ("dispute-received=2026-11-02", "acknowledged=2026-11-05"),
            "2026-11-20",
            "The chair of the partnership must share the outcome in writing with the agency with the concern by {}",
        ),
        (
            "manager",
            ("dispute-received=2026-11-02", "acknowledged=2026-11-05"),
            "2026-11-24",
            "The chair of the partnership had to share the outcome in writing with the agency with the concern by {}",
        ),
        ("agency", ("dispute-received=2026-11-02",), "2026-11-20", "Expect the outcome in writing by {}"),
    ],
)
def test_those_who_answer_expect_nothing_that_others_owe_to_somebody_else(
    reader: str, facts: tuple[str, ...], today: str, heading: str
) -> None:
    said = told(*facts, today=today, reader=reader, key=NELSCP)
    assert said["heading"] == heading.format("Monday 23 November 2026")

"""What an answer says first where something ended, may have ended, or is past."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.model.acts import Force
from navigator.model.policy import Policy
from tests.oracles import made
from tests.support.advised import KIRKLEES, NELSCP, of_model, told
from tests.support.opinions import reported, told_in_words


def test_the_first_day_on_which_something_may_be_done_is_no_day_by_which_it_comes() -> None:
    # The registrar may carry the decision out from Saturday 2 January 2027.
    said = of_model("disputes", "told=2026-12-18", today="2027-01-05")["advice"]
    assert "from Saturday 2 January 2027" in said["heading"]
    assert not any("If you have not had" in text or "date is missed" in text for text in said["silence"])


def test_what_ended_a_case_is_said_where_it_was_a_time_that_ran_out() -> None:
    facts = ("given=2026-06-01", "served=2026-07-13", "represented=2026-08-03", "rejected=no", "accepted=no")
    said = of_model("parking", *facts, today="2026-09-28")
    assert said["advice"]["heading"] == "This procedure has come to an end"
    (line,) = said["advice"]["lines"]
    assert line == (
        "The representations counted as accepted. "
        "The council then counts as having accepted the representations, and the charge is cancelled."
    )


def test_what_may_be_done_now_is_not_told_a_second_time_as_something_for_later() -> None:
    said = of_model("trade", "requested=2026-03-02", "replied=no", "talks=no", "failed=no", today="2026-03-16")
    assert [each["text"] for each in said["advice"]["rights"]] == [
        "The complaining member may ask for a panel at once."
    ]


def test_what_is_over_in_every_world_is_not_said_to_be_perhaps_over() -> None:
    facts = ("conference-complaint-made=2026-05-05", "organisation-complaint-made=2026-05-04")
    key = "milton-keynes-safeguarding-children-board/where-a-complaint-belongs"
    report = told(*facts, today="2026-06-01", reader=None, key=key)["report"]
    assert report["ended"]
    assert report["heading"].endswith(
        "those who deal with conference complaints and the organisation that the complaint is about"
    )
    assert report["notes"] == []


ENDS = (
    ("milton-keynes-safeguarding-children-board/non-compliance", "plan-drawn-up=2026-05-05", ""),
    ("milton-keynes-safeguarding-children-board/where-a-complaint-belongs", "conference-complaint-made=2026-05-05", ""),
    ("milton-keynes-contact-centre/complaints", "settled-on-the-day=2026-05-05", "It ends here, settled."),
)


@pytest.mark.parametrize(("key", "fact", "more"), ENDS)
def test_the_end_is_told_once_and_how_it_ended_below_it(key: str, fact: str, more: str) -> None:
    report = told(fact, today="2026-06-01", reader=None, key=key)["report"]
    assert report["ended"]["more"] == more
    assert report["ended"]["text"]


def test_an_act_that_ends_in_a_clause_of_its_own_is_not_followed_by_now() -> None:
    # 5 working days from Friday 6 November.
    said = told("further-asked=2026-11-06", today="2026-11-27", reader="chair")
    assert (
        said["heading"] == "Now: acknowledge that the complaint has arrived. The last day was Friday 13 November 2026"
    )


def test_where_only_a_day_is_not_known_no_other_reading_is_spoken_of() -> None:
    # 14 days from 20 November are 4 December, from 24 November 8 December 2026.
    own = told("reply-received=2026-11-20..2026-11-24", today="2026-11-27")
    assert "That is the safe date. The last day may be as late as Tuesday 8 December 2026." in own["lines"]
    # 15 working days from 2 November are 23 November, from 6 November 27 November 2026.
    waits = told("dispute-received=2026-11-02..2026-11-06", today="2026-11-12", reader="agency", key=NELSCP)
    assert "It is late after Friday 27 November 2026 in any case." in waits["lines"]
    for said in (own, waits):
        assert not any("another way" in line or "any reading" in line for line in said["lines"])


def test_where_only_the_whole_has_a_date_it_is_told_how_it_can_go_on() -> None:
    facts = ("own-manager-asked=2026-10-23", "step-1-held=2026-10-28", "step-3-held=yes")
    said = told(*facts, today="2026-11-27", reader="designated-lead", key=KIRKLEES)
    # 1 month from 23 October, or from the 28th.
    assert said["heading"] == "All steps together may be late: the safe date was Monday 23 November 2026"
    assert said["lines"][1:3] == (
        "If the decision changes and the concern is settled, it ends here, settled.",
        "If the decision stays as it is and is accepted, it ends here, decided.",
    )
    assert said["lines"][3].startswith("If the decision stays as it is and you are still not happy with it, it goes to")


def _thirty_days_at_most() -> Policy:
    """10 days to appeal, which may be accepted later; after 30 days it is over for good."""
    appeal = made.act(
        "appeal", replace(made.limit("10 days"), discretion=("director",)), makes="told", by=made.ASKS, force="may"
    )
    most = replace(made.limit("30 days"), expiry=made.expiry("overdue"))
    stages = (
        made.stage("one", [appeal], [made.out("told", "two"), made.out("overdue", "end")], opens=("asked",)),
        made.stage("two", outs=[made.out("content", "end")]),
    )
    return made.policy(
        "asked told overdue content", *stages, caps=(replace(made.cap("m", most, "one"), force=Force.MAY),)
    )


def test_where_the_longest_time_is_over_nobody_can_accept_it_late() -> None:
    """Asked on Monday 1 June: 10 days end on the 11th, and 30 days on Wednesday 1 July."""
    policy = _thirty_days_at_most()
    until_then = str(reported(policy, "asked=2026-06-01", date(2026, 7, 1)))
    assert "may accept it later" in until_then
    after = str(reported(policy, "asked=2026-06-01", date(2026, 7, 2)))
    assert "ended on Thursday 11 June 2026" in after
    assert "may accept it later" not in after


def test_the_end_that_was_told_comes_before_another_that_it_may_have_had() -> None:
    """The owner sold; nobody said since when the time for it ran, so that may have been over."""
    said = str(told_in_words("community-assets/sale", "sold=yes", "2026-06-20"))
    assert "It may also have ended in another way: closed." in said
    assert "in another way: settled" not in said


@pytest.mark.parametrize(
    ("facts", "asks"),
    [
        # Filed 4 days after Thursday 11 June, and decided all the same: what is over is the time to go to court.
        ("filed=2026-06-15 decided=2026-06-16 sued=no", []),
        ("filed=no", ["Ask manager to accept it late, and say why it is late."]),
    ],
)
def test_nobody_is_told_to_ask_for_what_was_accepted(facts: str, asks: list[str]) -> None:
    within = replace(made.limit("10 days", "noticed", expiry=made.expiry("not-filed")), discretion=("manager",))
    file = made.act("file", within, makes="filed", by="parent", force="may")
    court = made.limit("10 days", "decided", expiry=made.expiry("not-sued"))
    ends = [made.out("sued", "end"), made.out("not-sued", "end")]
    policy = made.policy(
        "noticed filed not-filed decided sued not-sued",
        made.stage("one", [file], [made.out("filed", "two"), made.out("not-filed", "end")], opens=("noticed",)),
        made.stage("two", [made.act("decide", makes="decided")], [made.out("decided", "three")]),
        made.stage("three", [made.act("sue", court, makes="sued", by="parent", force="may")], ends),
    )
    advice = reported(policy, f"noticed=2026-06-01 {facts}", date(2026, 7, 10))["advice"]
    assert [each["text"] for each in advice["steps"]] == asks
    assert [each.startswith("Not-sued.") for each in advice["lines"]] == [True] * (not asks)

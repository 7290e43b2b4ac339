"""What the policy has follow when a time is over, told where that ended the case, or where a right came too late."""

from datetime import date

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made


def accepting(*, ends: bool) -> Policy:
    """An award may be accepted in 5 days; then it is complied with. If not it lapses; the policy says: "It is over"."""
    accept = made.act(
        "accept", made.limit("5 days", expiry=made.expiry("lapsed")), makes="accepted", by="parent", force="may"
    )
    lapses = [made.out("lapsed", "end")] if ends else []
    tell = made.act("tell", makes="told", after="lapsed")
    comply = made.act("comply", makes="complied")
    return made.policy(
        "asked accepted lapsed told complied",
        made.stage("one", [accept, tell], [*lapses, made.out("accepted", "two")], opens=("asked",)),
        made.stage("two", [comply], [made.out("complied", "end")]),
    )


def told(facts: str, *, ends: bool) -> list[str]:
    policy, calendars = accepting(ends=ends), made.weekdays()
    found = position(policy, made.case(facts), date(2026, 6, 20), calendars)
    report = position_report(Teller(policy, ENGLISH), found, calendars)
    return [*report["advice"]["lines"], *(each["text"] for each in report["notes"])]


def test_what_another_act_brought_about_in_time_did_not_come_too_late() -> None:
    """The parties may agree on a panel in 5 days, up to 6 June; asked on the 8th, the Director names it within 10."""
    agree = made.act(
        "agree", made.limit("5 days", expiry=made.expiry("not-agreed")), makes="composed", by="parent", force="may"
    )
    ask = made.act("ask", makes="director-asked", by="parent", after="not-agreed", force="may")
    name = made.act("name", made.limit("10 days", "director-asked"), makes="composed", by="director")
    report = made.act("report", makes="reported", after="composed")
    stage = made.stage("one", [agree, ask, name, report], [made.out("reported", "end")], opens=("asked",))
    policy = made.policy("asked not-agreed director-asked composed reported", stage)
    facts = "asked=2026-06-01 director-asked=2026-06-08 composed=2026-06-18"
    found = position(policy, made.case(facts), date(2026, 6, 20), made.weekdays())
    report_of = position_report(Teller(policy, ENGLISH), found, made.weekdays())
    assert [each["text"] for each in report_of["notes"] if "accepted" in each["text"]] == []


def test_what_an_end_by_itself_means_is_said_with_it() -> None:
    lines = told("asked=2026-06-01 accepted=no", ends=True)
    assert lines[0] == "Lapsed. It is over."


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        # The last day is Saturday 6 June.
        ("asked=2026-06-01 accepted=2026-06-08", ["If it was not accepted, the policy says: It is over."]),
        ("asked=2026-06-01 accepted=2026-06-06", []),
    ],
)
def test_where_a_right_came_too_late_the_answer_says_what_holds_if_it_was_not_accepted(
    facts: str, said: list[str]
) -> None:
    assert [line for line in told(facts, ends=False) if "It is over." in line] == said

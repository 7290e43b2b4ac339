"""What an answer says is true: whose date a heading names, whether what came late was accepted, what is booked."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.explain.voice import voiced
from navigator.model.parties import Role, Side
from navigator.model.policy import Policy
from navigator.model.stages import Destination
from navigator.words import ENGLISH
from tests.oracles import made
from tests.unit.explain.test_what_holds_where import told


def appealed() -> Policy:
    """The manager decides within 30 days, once the director has reported; the parent appeals, told or not in time."""
    report = made.act("report", made.limit("7 days"), makes="reported", by="director")
    over = made.limit("30 days", expiry=made.expiry("silent"), extensions=(made.more_time(by="10 days"),))
    decide = made.act("decide", over, makes="told", after="reported")
    again = replace(made.limit("20 days", "told silent"), anew=True)
    appeal = made.act("appeal", again, makes="appealed", by="parent", force="may", after="told silent")
    return made.policy(
        "asked reported more told silent appealed heard",
        made.stage("one", [report, decide, appeal], [made.out("appealed", "two")], opens=("asked",)),
        made.stage("two", [], [made.out("heard", "end")]),
    )


def said(policy: Policy, facts: str, today: date) -> dict[str, Any]:
    advice: dict[str, Any] = told(policy, facts, today)["advice"]
    return advice


def test_what_may_run_is_told_before_what_can_only_come_after_it() -> None:
    # Nobody told of the report. 30 days from 1 June and 10 more end on 11 July; the appeal can only come after that.
    found = said(appealed(), "asked=2026-06-01 more=2026-06-15 told=no", date(2026, 6, 20))
    assert found["heading"] == "First find out whether reported"
    assert any("11 July 2026" in line and "decide" in line for line in found["lines"])


def test_what_runs_for_sure_is_the_heading() -> None:
    found = said(appealed(), "asked=2026-06-01 reported=2026-06-05 told=no", date(2026, 6, 20))
    assert "1 July 2026" in found["heading"]


def to_court(**limit: Any) -> Policy:
    """A decision is carried out unless the parent goes to court within 10 days."""
    sue = made.act("sue", made.limit("10 days", **limit), makes="papers", by="parent", force="may")
    carry_out = made.act("carry-out", makes="carried-out", after="ran-out")
    out = replace(made.out("papers", "end"), to=Destination(body="court"))
    policy = made.policy(
        "asked papers ran-out carried-out", made.stage("one", [sue, carry_out], [out], opens=("asked",))
    )
    roles = (*policy.procedure.roles, Role(id="court", name="the court", side=Side.OUTSIDE))
    return Policy(policy.publisher, replace(policy.procedure, roles=roles))


@pytest.mark.parametrize(
    ("papers", "heading"),
    [
        ("2026-06-11", "This has gone to the court"),
        # The 10 days from 1 June are over on the 11th; then the decision is carried out.
        ("2026-06-13", "This has gone to the court, unless it came too late"),
        ("2026-06-09..2026-06-13", "This has gone to the court, unless it came too late"),
    ],
)
def test_what_came_too_late_has_not_surely_gone_elsewhere(papers: str, heading: str) -> None:
    policy = to_court(expiry=made.expiry())
    assert said(policy, f"asked=2026-06-01 papers={papers}", date(2026, 6, 20))["heading"] == heading


def test_what_is_booked_is_told_as_what_the_day_is_for() -> None:
    hear = made.act("hear the appeal", made.limit("40 days"), makes="hearing", by="director")
    policy = made.policy("asked hearing/future", made.stage("one", [hear], opens=("asked",)))
    (row,) = told(policy, "asked=2026-06-01 hearing=2026-07-03", date(2026, 6, 10))["booked"]
    # The act itself stands above it, with the day by which it must be done.
    assert (row["when"], row["text"]) == ("booked for Friday 3 July 2026", "For director to hear the appeal.")


def test_an_answer_about_the_case_is_told_to_the_reader_whom_it_names() -> None:
    (asked,) = made.question("notice", "less", "usual")
    less, usual = asked.answers
    asked = replace(asked, answers=(replace(less, when="the parent has agreed to less"), usual))
    give = replace(made.act("give notice", made.limit("10 days"), makes="given"), only=("less",))
    policy = made.policy("asked given", made.stage("one", [give], opens=("asked",)), questions=(asked,))
    roles = tuple(replace(each, name=f"the {each.name}") for each in policy.procedure.roles)
    policy = Policy(policy.publisher, replace(policy.procedure, roles=roles))
    calendars = made.weekdays()
    found = position(policy, made.case("asked=2026-06-01"), date(2026, 6, 3), calendars)
    teller = Teller(voiced(policy, "parent"), ENGLISH, "parent")
    heading = position_report(teller, found, calendars)["heading"]
    assert heading == "If you have agreed to less, the manager must give notice by Thursday 11 June 2026"


def test_what_came_too_late_to_give_more_time_is_named_where_the_time_ended_it() -> None:
    oppose = made.act("oppose", made.limit("10 days", expiry=made.expiry(), extensions=(made.more_time(by="5 days"),)))
    oppose = replace(oppose, produces="opposed", by=("parent",))
    policy = made.policy(
        "asked more opposed ran-out", made.stage("one", [oppose], [made.out("ran-out", "end")], opens=("asked",))
    )
    # 10 days from 1 June end on the 11th.
    lines = said(policy, "asked=2026-06-01 more=2026-06-12 opposed=no", date(2026, 6, 20))["lines"]
    assert "You said that more. That was after the last day, so it changes nothing here." in lines
    lines = said(policy, "asked=2026-06-01 more=2026-06-05 opposed=no", date(2026, 6, 20))["lines"]
    assert not [line for line in lines if "changes nothing" in line]


def claim() -> Policy:
    """The parent has 10 days to reply, until the 11th; after that the manager may go to court."""
    reply = made.act("reply", made.limit("10 days", expiry=made.expiry("silent")), makes="posted", by=made.ASKS)
    sue = made.act("sue", makes="sued", force="may", after="silent")
    one = made.stage("one", [reply, sue], [made.out("sued", "end")], opens=("asked",))
    return made.policy("asked posted came/sent silent sued", one, made_of={"came": {"arrival_of": "posted"}})


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        # It came on the 15th, so it was sent by then: by the 11th, or later.
        ("asked=2026-06-01 came=2026-06-15", "posted"),
        ("asked=2026-06-01 posted=2026-06-10..2026-06-15", "posted"),
    ],
)
def test_nobody_has_to_find_out_whether_a_time_ran_out(facts: str, day: str) -> None:
    """The heading was "First find out whether silent": that follows from a day, and the day is what is missing."""
    assert said(claim(), facts, date(2026, 6, 20))["heading"] == f"First find out when {day}"


def test_what_waits_for_a_day_that_nobody_told_is_headed_with_the_stage_it_is_of() -> None:
    """Decided on a day unknown: within 10 days it may be taken to the director, who answers within 30; or it is over.

    That anybody took it there was not said.
    """
    take = made.act(
        "take-up", made.limit("10 days", "decided", expiry=made.expiry()), makes="taken-up", by="parent", force="may"
    )
    answer = made.act("answer", made.limit("30 days", "taken-up"), makes="answered", by="director")
    carry = made.act("carry-out", makes="carried-out")
    policy = made.policy(
        "decided taken-up ran-out answered carried-out",
        made.stage("one", [take], [made.out("taken-up", "two"), made.out("ran-out", "three")], opens=("decided",)),
        made.stage("two", [answer], [made.out("answered", "end")]),
        made.stage("three", [carry], [made.out("carried-out", "end")]),
    )
    found = told(policy, "decided=yes", date(2026, 6, 20))
    answers = next(each for each in found["running"] if each["clause"] == "answer")
    assert "This is so only if it is at two." in answers["where"]
    heading = found["advice"]["heading"]
    assert "answer" not in heading or heading.endswith("if it is at two")

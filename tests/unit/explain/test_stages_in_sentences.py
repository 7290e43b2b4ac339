"""A stage is named in a sentence by its heading, which may be no name: after the decision, who decides?"""

import json
from dataclasses import replace
from datetime import date

import pytest

from build_scripts.flowchart import charts
from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made
from tests.support.constructs import SHOWN
from tests.support.samples import calendars
from tests.support.shown import chart_of, page_of, policy_of

TODAY = date(2026, 6, 2)
SKIPPED = next(each for each in SHOWN if each.construct == "a stage that is skipped")


def titled(title: str) -> Policy:
    """Three stages, of which the last one can be reached past the second, and has that title."""
    return policy_of(replace(SKIPPED, stages=SKIPPED.stages.replace("title: Three", f'title: "{title}"')))


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Three", "Three"),
        ("The hearing", "the hearing"),
        ("Putting it right", "Putting it right"),
        ("Stage 3: after the decision", "Stage 3: after the decision"),
        ("Afterwards", "Afterwards"),
        ("After the decision", "the stage “After the decision”"),
        ("If nobody answers", "the stage “If nobody answers”"),
        ("Who decides?", "the stage “Who decides?”"),
        ("Is it urgent?", "the stage “Is it urgent?”"),
    ],
)
def test_a_heading_that_is_no_name_is_quoted_as_one(title: str, inside: str) -> None:
    policy = titled(title)
    assert f"If it is urgent It goes straight to {inside}." in page_of(policy)
    assert f"If it is urgent, go on to {inside}." in chart_of(policy)[1]
    report = position_report(Teller(policy, ENGLISH), position(policy, made.case(""), TODAY, calendars()), calendars())
    assert f"it goes straight to {inside}" in json.dumps(report, ensure_ascii=False)


def test_where_a_line_of_the_picture_leads_is_told_so_too() -> None:
    policy = titled("After the decision")
    texts = charts.draw([policy], ENGLISH)[policy.key].standalone.decode()
    assert "the stage “After" in texts


def test_an_act_says_what_it_comes_after_where_its_stage_can_be_reached_another_way_from_every_stage() -> None:
    decide = replace(made.act("decide", makes="decided"), after=("passed-up",))
    one = made.stage("one", [made.act("reply", makes="replied")], [made.out("passed-up", "two")], opens=("asked",))
    two = made.stage("two", [decide])
    for outcomes, after in (((), ""), ((made.out("moved", "two"),), "passed-up")):
        policy = made.policy("asked replied passed-up moved decided", one, two, outcomes=outcomes)
        assert Teller(policy, ENGLISH).after(policy.duties["decide"]) == after

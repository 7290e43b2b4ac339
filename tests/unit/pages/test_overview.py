"""The table at the top of a policy page: who deals with it, by when, and the reader's own next step."""

from __future__ import annotations

import re
from typing import Any

import pytest

from build_scripts.flowchart import charts
from build_scripts.pages import policy as pages
from build_scripts.pages.overview import overview
from build_scripts.pages.policy_text import Inputs
from navigator.explain.teller import Teller
from navigator.words import ENGLISH
from tests.support.constructs import BEFORE_ROLES, QUESTIONS, ROLES, Shown, answer
from tests.support.samples import library, policy

POLICIES = library().policies
CENTRE = "milton-keynes-contact-centre/complaints"


def rows(key: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in overview(Teller(POLICIES[key], ENGLISH))}


def indented(acts: str) -> str:
    return "\n".join(f"      {line}" for line in acts.strip().split("\n"))


def says(row: dict[str, Any]) -> list[str]:
    return [step["says"] for step in row["steps"]]


def test_the_limits_of_those_who_answer_stand_apart_from_the_readers_own() -> None:
    first = rows(CENTRE)["stage-1"]
    assert [(each["words"], each["act"]) for each in first["limits"]] == [
        ("Within 5 working days", "acknowledge the complaint"),
        ("Within 15 working days", "send a full written reply"),
    ]
    assert [step["limit"]["words"] for step in first["steps"] if step["limit"]] == [
        "Within 14 days of receiving the reply"
    ]


JOINT = """
- {id: ring, by: parent, force: may, act: ring us, no_limit: not needed, @}
- id: agree
  by: [parent, manager]
  force: may
  act: settle it
  limit: {words: within 5 days, period: 5 days, from: asked, states: [period]}
  @
- id: tell
  by: manager
  force: must
  act: tell the parent the result
  limit: {words: within 9 days, period: 9 days, from: asked, states: [period]}
  @
- {id: swap, by: [parent, manager], together: each, force: must, act: show its papers, no_limit: not stated, @}
"""


def test_one_row_has_one_name_for_the_reader() -> None:
    (row,) = overview(Teller(policy(Shown(acts=JOINT).body, BEFORE_ROLES), ENGLISH))
    assert says(row) == ["You may ring us."]
    assert [each["act"] for each in row["limits"]] == ["you and the manager may settle it", "tell you the result"]


def test_an_act_of_either_is_not_told_as_one_of_both() -> None:
    either = JOINT.replace("  act: settle it", "  act: settle it\n  together: either")
    (row,) = overview(Teller(policy(Shown(acts=either).body, BEFORE_ROLES), ENGLISH))
    assert row["limits"][0]["act"] == "you or the manager may settle it"


def test_a_next_step_of_both_sides_names_the_reader_as_the_row_does() -> None:
    alone, both = JOINT.split("- id: agree")
    stages = f"""
  - id: one
    title: One
    purpose: P.
    lead: manager
    opens: asked
    @
    duties:
{indented(alone)}
    outcomes: [{{id: on, when: it goes on, event: over, to: {{stage: two}}, @}}]
  - id: two
    title: Two
    purpose: P.
    lead: [parent, manager]
    @
    duties:
{indented(f"- id: agree{both}").replace("show its papers", "show us the papers")}
    outcomes: [{{id: end, when: it ends, event: answered, to: {{end: settled}}, @}}]
"""
    _, row = overview(Teller(policy(Shown(stages=stages).body, BEFORE_ROLES), ENGLISH))
    assert row["who"] == "You and the manager"
    assert says(row) == ["You and the manager may settle it.", "You and the manager each must show us the papers."]
    own = stages.replace("show us the papers", "show its papers")
    _, row = overview(Teller(policy(Shown(stages=own).body, BEFORE_ROLES), ENGLISH))
    # "Its" is a word for others: where such a sentence has to name the reader, the whole row does.
    assert row["who"] == "The parent and the manager"
    assert says(row)[0] == "The parent and the manager may settle it."
    assert row["limits"][-1]["act"] == "tell the parent the result"


def test_what_nobody_has_to_do_is_not_told_as_if_somebody_had_to() -> None:
    """The Board, Conflict Resolution, paragraph 2: the 28 days open a way, and the Chair may go it."""
    third = rows("milton-keynes-safeguarding-children-board/conflict-between-partners")["mediator"]
    assert [each["act"] for each in third["limits"]] == ["the Chair of the board may refer the dispute to arbitration"]


def test_an_act_of_somebody_who_does_not_stand_beside_it_is_told_with_their_name() -> None:
    """NELSCP, Process, paragraphs 2 and 3: the partners deal with it; others acknowledge it and tell the outcome."""
    second = rows("nelscp/multi-agency-dispute-resolution")["partners"]
    assert second["who"] == "The three safeguarding partners"
    assert [each["act"] for each in second["limits"]] == [
        "the chair of the partnership or the SCB Manager must acknowledge the written dispute",
        "the chair of the partnership must share the outcome in writing with the agency with the concern",
    ]


def test_what_the_reader_does_is_said_as_an_order() -> None:
    steps = says(rows(CENTRE)["stage-1"])
    assert steps[0] == "Raise it first with the Coordinator or Team Leader on duty that day."
    assert steps[1] == (
        "If it cannot be settled there and then, put your complaint in writing to the Coordinator, by post or email."
    )
    assert steps[2] == (
        "If you are unhappy with the Coordinator's reply, tell the Chair that you want to take it further."
    )


@pytest.mark.parametrize("key", sorted(POLICIES))
def test_no_sentence_speaks_to_the_reader_and_of_them_at_once(key: str) -> None:
    for row in rows(key).values():
        for sentence in says(row):
            speaks_of_others = re.search(r"\b(they|them|their|themselves)\b", sentence)
            assert not (speaks_of_others and re.search(r"\b(you|your)\b", sentence, re.IGNORECASE)), sentence
            if speaks_of_others:
                assert re.search(r"\b(must|should|may|aims? to)\b", sentence), f"nobody is named: {sentence}"


def test_an_act_of_another_role_on_the_same_side_keeps_its_name() -> None:
    steps = says(rows("kirklees/dispute-resolution")["last-step"])
    assert [each.partition(" should")[0] for each in steps] == [
        "The Designated Safeguarding Lead, Named Professional or agency"
    ]


def test_where_only_the_reader_has_a_limit_it_stands_under_by_when_and_once() -> None:
    last = rows("kirklees/dispute-resolution")["last-step"]
    assert [each["words"] for each in last["limits"]] == ["Ideally should not exceed 10 working days between each step"]
    assert [step["limit"] for step in last["steps"]] == [None]


@pytest.mark.parametrize("key", sorted(POLICIES))
def test_no_stage_leaves_open_by_when(key: str) -> None:
    for row in rows(key).values():
        assert row["limits"] or row["without"], row["title"]


def test_an_act_that_nobody_has_to_do_is_not_an_order() -> None:
    only = Shown(acts="- {id: ring, by: parent, force: may, act: ring us, no_limit: not needed, @}")
    (row,) = overview(Teller(policy(only.body, BEFORE_ROLES), ENGLISH))
    assert says(row) == ["You may ring us."]


def test_a_stage_that_asks_nothing_of_the_reader_has_no_step() -> None:
    assert says(rows(CENTRE)["stage-3"]) == []


def test_a_limit_over_several_stages_has_a_row_of_its_own() -> None:
    row = rows("kirklees/dispute-resolution")["whole-process"]
    assert [(each["words"], each["unclear"]) for each in row["limits"]] == [("Within one calendar month", True)]


def test_a_limit_over_several_stages_of_some_cases_says_of_which() -> None:
    cap = """
caps:
  - id: whole
    title: All of it
    force: should
    covers: [one]
    only: young
    limit: {words: within one calendar month, period: 1 month, from: asked, states: [period]}
    @
"""
    shown = Shown(acts=answer(), rest=QUESTIONS + cap)
    (row,) = (each for each in overview(Teller(policy(shown.body, BEFORE_ROLES), ENGLISH)) if each["id"] == "whole")
    assert [each["act"] for each in row["limits"]] == ["if it is about a child"]


def test_who_would_be_complained_about_is_named_with_the_other_way() -> None:
    row = rows(CENTRE)["stage-1"]
    assert [route["role"] for route in row["conflicts"]] == ["the Coordinator"]


def test_the_usual_way_stands_before_the_other_one() -> None:
    held = library()
    made = pages.policy_page(Inputs(held, charts.draw(held.policies.values(), ENGLISH), ENGLISH), POLICIES[CENTRE])
    table = made[: made.index("</table>")]
    other = table.index("Is it about the Coordinator? Go another way.")
    assert table.index("Raise it first with the Coordinator") < table.index("If it cannot be settled") < other
    assert other < table.index("Stage 2: the management committee")


def test_names_that_hold_another_or_several_are_listed_apart() -> None:
    """ "The Coordinator and the Coordinator or Team Leader on duty" is one party twice in one sentence."""
    assert rows(CENTRE)["stage-1"]["who"] == ("The Coordinator; the Coordinator or Team Leader on duty")
    assert rows(CENTRE)["stage-2"]["who"] == "The Chair and the committee members"


def test_the_one_who_begins_is_the_reader_beside_whoever_deals_with_it() -> None:
    kirklees = rows("kirklees/dispute-resolution")
    assert kirklees["before"]["who"] == "You"
    assert kirklees["step-1"]["who"] == "You and the person who made the decision"
    # Either of the two partners may be the one who reads.
    assert rows("milton-keynes-safeguarding-children-board/dispute-with-chair")["local"]["who"] == (
        "The board partner and the Chair of the board"
    )


def test_what_a_colleague_does_is_a_next_step_only_where_the_reader_has_none() -> None:
    """KSCP, step 2: the professional tells their line manager, and the lead goes to the Team Manager."""
    kirklees = rows("kirklees/dispute-resolution")
    assert says(kirklees["step-2"]) == [
        "Raise it with your line manager.",
        "If you have no line manager, contact your management committee, funder or professional body.",
    ]
    assert says(kirklees["last-step"]) == [
        "The Designated Safeguarding Lead, Named Professional or agency should refer it to the Independent Scrutineer."
    ]


VOTERS = ROLES.replace("parent, side: asks}", "parent, side: asks}\n  - {id: voter, name: the voter, side: asks}")
BOTH = """
- {id: stand, by: parent, force: may, act: hand in the papers, @,
   limit: {words: within 5 days, period: 5 days, from: asked, states: [period]}}
- {id: register, by: voter, force: may, act: ask to be on the register, @,
   limit: {words: within 7 days, period: 7 days, from: asked, states: [period]}}
- {id: pay, by: voter, force: must, act: pay the fee, no_limit: not stated, @}
- {id: count, by: manager, force: must, act: count, @,
   limit: {words: within 9 days, period: 9 days, from: asked, states: [period]}}
"""


def test_the_last_day_of_another_who_asks_stands_with_its_name_where_the_readers_own_stands_as_a_step() -> None:
    (row,) = overview(Teller(policy(Shown(acts=BOTH, roles=VOTERS).body, BEFORE_ROLES), ENGLISH))
    assert says(row) == ["You may hand in the papers."]
    assert [(each["words"], each["act"]) for each in row["limits"]] == [
        ("Within 9 days", "count"),
        ("Within 7 days", "the voter may ask to be on the register"),
    ]


def test_the_act_by_which_a_stage_goes_on_stands_in_its_row_though_a_colleague_does_it() -> None:
    """The lead raises the concern; the agency writes, and only so does it come to the three partners."""
    first = rows("nelscp/multi-agency-dispute-resolution")["delivery-group"]
    assert says(first) == [
        "Raise the concern at the strategic delivery group it belongs to.",
        "If discussion does not resolve it, the agency with the concern should put the dispute in writing.",
    ]


def test_an_act_with_a_word_for_one_other_is_no_order() -> None:
    """The parent read "Sign her own statement.", which is somebody else's."""
    acts = "- {id: sign, by: parent, force: must, act: sign her own statement, no_limit: not needed, @}"
    (row,) = overview(Teller(policy(Shown(acts=acts).body, BEFORE_ROLES), ENGLISH))
    assert says(row) == ["The parent must sign her own statement."]

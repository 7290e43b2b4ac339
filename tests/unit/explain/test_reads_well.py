"""Sentences that authors of other procedures met and that read badly: each of the list, made again and read."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from build_scripts.flowchart.labels import Sayer
from build_scripts.pages.policy_view import stage_view
from navigator.case.verdicts.position import Position, position
from navigator.explain.act_texts import dated_text
from navigator.explain.advice import advice
from navigator.explain.changes import changes
from navigator.explain.holders import holders
from navigator.explain.teller import Teller
from navigator.model.acts import Duty
from navigator.model.limits import Grant
from navigator.model.parties import Panel
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.oracles import made

# Monday 2 November 2026 and 10 working days is Monday 16 November.
ASKED, DUE = "asked=2026-11-02", "Monday 16 November 2026"


def board(duty: Duty, events: str = "asked done content", **roles: str) -> Policy:
    policy = made.policy(events, made.stage("first", [duty], [made.out("content", "end")], opens=("asked",)))
    named = tuple(replace(each, name=roles.get(each.id, f"the {each.id}")) for each in policy.procedure.roles)
    return Policy(policy.publisher, replace(policy.procedure, roles=named))


def act(text: str, period: str = "10 working days", when: str | None = None, **more: Any) -> Duty:
    force = more.pop("force", "must")
    by = more.pop("by", made.ANSWERS)
    return replace(made.act("do", made.limit(period, **more), makes="done", force=force, by=by), act=text, when=when)


def standing_at(policy: Policy, today: date, facts: str = ASKED) -> Position:
    return position(policy, made.case(facts), today, made.weekdays())


def sentence(duty: Duty, **roles: str) -> str:
    policy = board(duty, **roles)
    found = standing_at(policy, date(2026, 11, 3))
    (each,) = (each for each in found.running if each.clause.id == "do")
    return dated_text(Teller(policy, ENGLISH), each)


def heading(duty: Duty, today: date, reader: str | None, **roles: str) -> str:
    policy = board(duty, **roles)
    return advice(Teller(policy, ENGLISH, reader), standing_at(policy, today), made.weekdays()).heading


def test_a_date_is_not_glued_behind_a_clause_that_would_take_it() -> None:
    long = "decide after the investigating officer has reported"
    assert sentence(act(long)) == f"By {DUE}, the manager must {long}."
    assert sentence(act(long, when="it is serious")) == f"If it is serious, then by {DUE} the manager must {long}."
    assert sentence(act("reply")) == f"The manager must reply by {DUE}."
    assert sentence(act("reply", when="it is serious")) == f"If it is serious, the manager must reply by {DUE}."


@pytest.mark.parametrize(
    "clause", ["say whether it will comply", "acknowledge that it has arrived", "reply to the letter from the office"]
)
def test_so_it_is_with_every_word_that_opens_a_clause(clause: str) -> None:
    assert sentence(act(clause)) == f"By {DUE}, the manager must {clause}."


def test_a_day_from_which_something_may_be_done_is_not_that_of_the_report() -> None:
    told = sentence(act("decide even without the report", kind="not before", force="may"))
    assert told == f"From {DUE}, the manager may decide even without the report."


def test_the_heading_of_a_reader_has_its_date_in_front_too() -> None:
    duty = act("say whether you agree", by=made.ASKS)
    assert heading(duty, date(2026, 11, 3), made.ASKS) == f"By {DUE}, say whether you agree"
    assert heading(duty, date(2026, 11, 16), made.ASKS) == f"Today, {DUE}: say whether you agree"
    assert heading(act("reply", by=made.ASKS), date(2026, 11, 3), made.ASKS) == f"Reply by {DUE}"


def test_what_is_late_is_told_in_the_past() -> None:
    late = date(2026, 11, 20)
    long = "decide after the officer has reported"
    assert heading(act(long), late, made.ASKS) == f"By {DUE}, the manager had to {long}"
    assert heading(act("reply"), late, made.ASKS) == f"The manager had to reply by {DUE}"
    assert heading(act("reply", force="should"), late, made.ASKS) == f"The manager should reply: the last day was {DUE}"


def test_nobody_may_still_do_by_a_day_that_has_passed() -> None:
    told = heading(act("appeal", force="may", by=made.ASKS), date(2026, 11, 20), made.ANSWERS)
    assert "by then" not in told
    assert "has passed" not in told


def test_an_article_that_begins_a_name_is_small_inside_a_sentence() -> None:
    policy = board(act("reply"), manager="The firm")
    teller = Teller(policy, ENGLISH)
    assert sentence(act("reply"), manager="The firm") == f"The firm must reply by {DUE}."
    assert teller.roles(["parent", "manager"]) == "the parent and the firm"
    assert Teller(board(act("reply"), manager="Theo Team"), ENGLISH).roles(["manager"]) == "Theo Team"
    assert Teller(board(act("reply"), manager="A&B Homes"), ENGLISH).roles(["manager"]) == "A&B Homes"


def test_a_panel_is_told_as_who_and_how_many() -> None:
    policy = board(act("reply"), manager="The Team")
    with_panel = tuple(
        replace(each, panel=Panel(members=3)) if each.id == made.ANSWERS else each for each in policy.procedure.roles
    )
    told = Teller(Policy(policy.publisher, replace(policy.procedure, roles=with_panel)), ENGLISH)
    assert list(holders(told, [made.ANSWERS])) == ["The Team: 3 people."]


def test_what_allows_more_time_comes_before_how_much_it_is() -> None:
    reason = replace(made.more_time(by="10 working days"), says="Only a good reason allows more.", how=Grant.ON_NOTICE)
    policy = board(act("reply", extensions=(reason,)))
    limit = policy.duties["do"].limit
    assert limit is not None
    (told,) = changes(Teller(policy, ENGLISH), limit)
    assert told.startswith("Only a good reason allows more. This adds 10 working days to the time.")


def test_a_box_says_of_which_act_the_time_has_passed() -> None:
    policy = board(act("reply", expiry=made.expiry("content")))
    (stage,) = policy.procedure.stages
    (said,) = Sayer(policy, ENGLISH).when_over(stage)
    assert said.text == "When the time to reply has passed: It is over."


def test_a_stage_that_is_called_by_who_leads_it_does_not_name_them_again() -> None:
    policy = board(act("reply"), manager="The Team")
    (stage,) = policy.procedure.stages
    teller = Teller(policy, ENGLISH)
    leads = {
        title: stage_view(teller, replace(stage, title=title), {})["lead"]
        for title in ("The Team", "Step 1: the Team", "Step 1", "The Team leader")
    }
    assert leads == {"The Team": "", "Step 1: the Team": "", "Step 1": "the Team", "The Team leader": "the Team"}


def test_no_word_of_the_catalogue_heads_a_dispute_about_something_else_with_a_child() -> None:
    assert ENGLISH("page.danger") == "If somebody is in danger"

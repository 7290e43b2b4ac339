"""What is said of a right whose time is over, of what may not be done before a day, and of events made of others.

Worked out by hand; days are plain days, and 1 June 2026 is a Monday. The oracle and the engine are both asked.
"""

from datetime import date
from typing import Any

import pytest

from navigator.api import Engine
from navigator.case.verdicts.position import Status
from navigator.model.cases import Case, parse_fact
from navigator.model.policy import Policy
from tests.oracles import engine, made, worlds
from tests.oracles.worlds import Verdict
from tests.support.opinions import act
from tests.support.samples import FIRST_STAGE, calendars, policy
from tests.unit.case.limit.test_constructs import answer, one_stage, only, stands

JUDGES = pytest.mark.parametrize("judge", [worlds.verdict, engine.verdict], ids=["oracle", "engine"])

RIGHT = """
      - id: appeal
        by: parent
        force: may
        act: appeal
        {produces}source: {{heading: One}}
        limit: {limit}
"""
TEN_DAYS = "{{words: within 10 days, period: 10 days, from: asked, states: [period]{more}}}"


def right(produces: str = "", more: str = "", limit: str = TEN_DAYS) -> str:
    shown = f"produces: {produces}\n        " if produces else ""
    return one_stage(RIGHT.format(produces=shown, limit=limit.format(more=more)), produces)


def said(judge: object, body: str, today: date, *facts: str) -> Verdict:
    assert callable(judge)
    found: Verdict = judge(policy(body), calendars(), Case(tuple(parse_fact(fact) for fact in facts)), today)
    return found


def told(body: str, today: str, *facts: str, reader: str = "parent") -> dict[str, Any]:
    made = Engine(calendars())
    held: Policy = policy(body)
    made.answer({"ask": "load", "policy": held.as_data()})
    asked = {"ask": "position", "procedure": held.key, "facts": facts, "today": today, "reader": reader}
    found: dict[str, Any] = made.answer(asked)["advice"]
    return found


@JUDGES
@pytest.mark.parametrize("kind", ["not before", "after"])
def test_what_is_done_after_the_first_day_on_which_it_may_be_is_not_late(judge: object, kind: str) -> None:
    limit = f"{{words: after 10 days, period: 10 days, from: asked, kind: {kind}, states: [period]}}"
    found = said(
        judge, one_stage(answer(limit), "answered"), date(2026, 7, 1), "asked=2026-06-01", "answered=2026-06-20"
    )
    act = found.act("answer")
    assert (act.done, act.done_late, act.may_be_done_late) == (True, False, False)


@JUDGES
def test_a_right_that_no_event_shows_is_not_open_once_its_time_is_over(judge: object) -> None:
    last, after = date(2026, 6, 11), date(2026, 6, 12)
    assert said(judge, right(), last, "asked=2026-06-01").act("appeal").open
    over = said(judge, right(), after, "asked=2026-06-01").act("appeal")
    assert (over.open, over.may_be_open, over.lapsed, over.may_be_lapsed) == (False, False, False, True)
    assert only(stands(right(), "asked=2026-06-01", today=after), "appeal").status is Status.NOT_TOLD


def test_a_right_whose_time_is_over_is_told_with_whoever_may_accept_it_later() -> None:
    found = told(right("appealed", ", discretion: manager"), "2026-06-20", "asked=2026-06-01")
    assert found["heading"] == "The time to appeal ended on Thursday 11 June 2026"
    assert found["lines"] == ("The manager may accept it later.",)
    (step,) = found["steps"]
    assert step["text"] == "Ask the manager to accept it late, and say why it is late."


def test_beside_what_runs_a_right_that_may_be_accepted_later_is_told_too() -> None:
    longer = "{words: within 30 days, period: 30 days, from: asked, states: [period]}"
    body = right("appealed", ", discretion: manager").replace("    outcomes:", answer(longer) + "    outcomes:", 1)
    body = body.replace("  - {id: over,", "  - {id: answered, what: answered happened, ask: When?}\n  - {id: over,")
    found = told(body, "2026-06-20", "asked=2026-06-01")
    assert found["heading"] == "The manager must answer by Wednesday 1 July 2026"
    (over,) = found["rights"]
    assert over["text"] == "The time to appeal ended on Thursday 11 June 2026. The manager may accept it later."


def test_nothing_is_said_of_it_where_nobody_may_accept_it_and_something_else_runs() -> None:
    assert told(right("appealed"), "2026-06-20", "asked=2026-06-01")["lines"] == ()


def test_a_right_with_the_later_of_two_times_is_not_said_to_come_later() -> None:
    """Twelve months of the matter or of knowing: whoever has not said when they knew can act now."""
    other = ", pick: later, or: [{{words: within 10 days of knowing, period: 10 days, from: knew}}]"
    body = right("appealed", other.format()).replace(
        "{id: over,", "{id: knew, what: you knew, ask: When?}\n  - {id: over,"
    )
    found = told(body, "2026-06-20", "asked=2026-06-01", "knew=no")
    assert found["heading"] == "You can appeal"


MADE_OF = f"""
events:
  - {{id: asked, what: it was asked, ask: When?}}
  - {{id: refused, what: it was refused, ask: When?}}
  - {{id: looked-asked, what: a second look was asked for, ask: When?}}
  - {{id: allowed, what: it was allowed, ask: When?}}
  - {{id: decided, what: it was decided, ask: When?, any_of: [refused, allowed]}}
  - {{id: over, what: it was over, ask: When?}}
{FIRST_STAGE}
      - id: decide
        by: manager
        force: must
        act: decide
        produces: decided
        source: {{heading: One}}
        limit: {{words: within 20 days, period: 20 days, from: asked, states: [period]}}
      - id: ask-again
        by: parent
        force: may
        act: ask for a second look
        after: refused
        produces: looked-asked
        source: {{heading: One}}
        limit: {{words: within 10 days, period: 10 days, from: refused, states: [period]}}
    outcomes:
      - {{id: ends, when: it is over, event: over, to: {{end: closed}}, source: {{heading: One}}}}
"""


@JUDGES
def test_an_event_made_of_others_stands_with_them_wherever_it_is_listed(judge: object) -> None:
    """It was refused, and nothing after it was told: a second look can be asked for, and was not yet."""
    act = said(judge, MADE_OF, date(2026, 6, 15), "asked=2026-06-01", "refused=2026-06-10").act("ask-again")
    assert (act.open, act.may_be_done, act.safe, act.latest) == (True, False, date(2026, 6, 20), date(2026, 6, 20))


def test_a_right_that_may_have_lapsed_before_it_began_again_has_both_dates() -> None:
    """Ten days from the reply of 1 June are over on the 11th. A second one, of the 8th to the 14th, gives no more time
    by then; from the 12th on it does, until the 22nd to the 24th."""
    reply = made.act("reply", made.limit("5 days"), makes="replied")
    appeal = made.act("appeal", made.limit("10 days", "replied"), makes="appealed", by="parent", force="may")
    stage = made.stage("one", [reply, appeal], [made.out("content", "end")], opens=("asked",))
    policy = made.policy("asked replied appealed content", stage)
    facts = "asked=2026-05-28 replied=2026-06-01 replied=2026-06-08..2026-06-14"
    found = act(policy, facts, date(2026, 6, 23), "appeal")
    assert (found.safe, found.latest) == (date(2026, 6, 11), date(2026, 6, 24))
    assert (found.may_be_open, found.open) == (True, False)

"""What the engine says where a date, a reading, an address or a question is missing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from build_scripts.source import calendar_files
from navigator import api
from navigator.case.asking.wizard import interview
from navigator.case.facts.arrival import arrived
from navigator.dates.rules import Receipt
from navigator.explain.assumptions import assumptions
from navigator.explain.teller import Teller
from navigator.model.cases import Case, Span, parse_fact
from navigator.model.limits import CountingRules, GeneralRules
from navigator.model.policy import Policy
from navigator.words import ENGLISH
from tests.support.samples import FIRST_STAGE, calendars, policy, publisher

EVENTS = """
events:
  - {id: asked, what: the parent asked, ask: When?, sent: true}
  - {id: noted, what: the manager noted it, ask: When?}
  - {id: answered, what: the manager answered, ask: When?}
  - {id: appealed, what: the Ombudsman was asked, ask: When?, sent: true}
  - {id: referred, what: the director was told, ask: When?, sent: true}
  - {id: referred-on, what: somebody was told, ask: When?, sent: true}
"""
STAGE = (
    FIRST_STAGE
    + """\
      - id: answer
        by: manager
        force: must
        act: answer
        limit:
          words: within 5 working days
          period: 5 working days
          states: [period, kind of day]
          unclear: From when?
          readings:
            - {id: asking, says: counted from the asking, from: asked}
            - {id: noting, says: counted from the noting, from: noted}
        produces: answered
        source: {heading: One}
      - id: appeal
        by: parent
        force: may
        act: ask the Ombudsman
        limit:
          words: within 5 working days
          period: 5 working days
          states: [period, kind of day]
          unclear: From when?
          readings:
            - {id: answering, says: counted from the answer, from: answered}
            - {id: noting-too, says: counted from the noting, from: noted}
        produces: appealed
        source: {heading: One}
      - id: wait
        by: parent
        force: may
        act: tell the director
        limit:
          words: not before 3 working days
          kind: not before
          period: 3 working days
          from: asked
          states: [kind of day]
        produces: referred
        source: {heading: One}
      - id: tell
        by: parent
        force: may
        act: tell anybody
        no_limit: not stated
        produces: referred-on
        source: {heading: One}
    outcomes:
      - {id: on, when: the parent appeals, event: appealed, to: {body: ombudsman}, source: {heading: One}}
"""
)


@pytest.fixture
def held() -> Policy:
    return policy(EVENTS + STAGE)


@pytest.fixture
def ask(held: Policy) -> Any:
    api.start(json.dumps({"calendars": calendar_files.read_data(), "policies": [held.as_data()]}))
    return lambda **request: json.loads(api.ask(json.dumps(request)))


def position(*facts: str, today: str = "2026-06-12", **more: Any) -> dict[str, Any]:
    return {"ask": "position", "procedure": "board/sample", "facts": facts, "today": today, **more}


def test_where_one_reading_has_no_date_yet_the_other_is_the_safe_one(ask: Any) -> None:
    of = position("asked=2026-06-01", today="2026-06-03", reader="parent")
    (answer,) = (each for each in ask(**of)["running"] if each["clause"] == "answer")
    assert (
        answer["sentence"] == "The manager must answer by Monday 8 June 2026 (read another way, there is no date yet)."
    )
    calendar = ask(ask="calendar", of=of, stamp="2026-06-03T10:00:00Z", full=True)["text"].replace("\\r\\n ", "")
    assert ENGLISH("keep.safe_open").split(",")[0] in calendar


def test_past_that_date_it_may_be_late_and_can_be_chased(ask: Any) -> None:
    of = position("asked=2026-06-01", reader="parent")
    (answer,) = (each for each in ask(**of)["running"] if each["clause"] == "answer")
    # The date and what it depends on stand in the sentence before it.
    assert "Monday 8 June 2026 (read another way, there is no date yet)" in answer["sentence"]
    assert answer["where"] == "The safe date is past. The time may be over."
    letters = {each["clause"]: each["text"] for each in ask(ask="export", of=of)["letters"]}
    assert ENGLISH("letter.late.open", safe="Monday 8 June 2026", latest="") in letters["answer"]


def test_a_letter_whose_own_time_may_be_over_asks_to_be_accepted_and_names_no_last_day(ask: Any) -> None:
    # The noting comes before the answer: it may have been on the day of the asking, Monday 1 June.
    of = position("asked=2026-06-01", "answered=2026-06-02", today="2026-06-12", reader="parent")
    letters = {each["clause"]: each["text"] for each in ask(ask="export", of=of)["letters"]}
    assert ENGLISH("letter.own.may_be_late") in letters["appeal"]
    assert "Monday 8 June 2026" not in letters["appeal"]


def test_a_letter_goes_to_the_body_it_leads_to_and_where_nothing_says_to_whom_that_is_a_blank(ask: Any) -> None:
    of = position("asked=2026-06-01", "answered=2026-06-02", today="2026-06-05", reader="parent")
    letters = {each["clause"]: each["text"] for each in ask(ask="export", of=of)["letters"]}
    assert "To:\nThe Ombudsman\n" in letters["appeal"]
    assert "To:\n[who this goes to]\n" in letters["tell"]


def test_a_day_before_which_nothing_may_be_done_is_kept_as_a_first_day_with_the_one_that_it_may_be(ask: Any) -> None:
    of = position("asked=2026-06-01..2026-06-02", today="2026-06-02", reader="parent")
    calendar = ask(ask="calendar", of=of, stamp="2026-06-02T10:00:00Z", clauses=["wait"])
    assert calendar["count"] == 1
    assert "DTSTART;VALUE=DATE:20260605" in calendar["text"]
    said = r"This is a first day\, not a last one.\nIt may be that this can already be done from Thursday 4 June 2026."
    assert f"DESCRIPTION:{said}\r\n" in calendar["text"].replace("\r\n ", "")


def test_an_act_done_on_a_day_nobody_knows_is_done(ask: Any) -> None:
    of = position("asked=2026-06-01", "noted=2026-06-02", "referred-on=yes", today="2026-06-12", reader="parent")
    assert "- Somebody was told." in ask(ask="export", of=of)["text"]
    done = {each["event"]: each for each in ask(**of)["done"]}
    assert (done["referred-on"]["date"], done["referred-on"]["when"]) == (None, "")


def test_a_limit_without_its_start_keeps_no_date(ask: Any) -> None:
    of = {
        "ask": "limit",
        "procedure": "board/sample",
        "clause": "wait",
        "from": "2026-06-01",
        "facts": ["noted=2026-06-01"],
    }
    assert ask(ask="export", of=of)["dates"] == []
    assert ask(ask="calendar", of=of, stamp="2026-06-01T10:00:00Z")["count"] == 0


def test_a_calendar_of_weekends_alone_is_known_for_ever(ask: Any) -> None:
    of = {"ask": "deadline", "period": "5 working days", "from": "2026-06-01", "calendar": "none"}
    assert ask(ask="export", of=of)["coverage"] == []


def test_a_period_that_is_not_stated_is_an_assumption_unless_a_reading_gives_it(held: Policy) -> None:
    wait, answer = (held.duties[name].limit for name in ("wait", "answer"))
    assert wait
    assert answer
    told = ENGLISH("assumed.period")
    teller = Teller(held, ENGLISH)
    assert told in assumptions(teller, wait)
    assert told not in assumptions(teller, answer)
    in_one_unit = tuple(replace(each, period=wait.period) for each in answer.readings)
    assert told not in assumptions(teller, replace(wait, readings=in_one_unit))


def test_who_you_are_is_asked_only_where_there_are_several(held: Policy) -> None:
    first = interview(held, {}, date(2026, 6, 1), calendars()).next
    assert first
    assert first.name == "reader"
    stages = tuple(replace(stage, duties=(), outcomes=(), conflicts=()) for stage in held.procedure.stages)
    alone = Policy(held.publisher, replace(held.procedure, roles=held.procedure.roles[1:2], stages=stages))
    first = interview(alone, {}, date(2026, 6, 1), calendars()).next
    assert first
    assert first.name == "last"


def test_where_no_calendar_is_named_no_day_of_arrival_is_made_up(held: Policy) -> None:
    nameless = Policy(replace(publisher(), counting=GeneralRules()), replace(held.procedure, stages=()))
    case = arrived(nameless, Case((parse_fact("asked=first-class:2026-06-01"),)), calendars())
    # A letter that was posted that day did not come that day, and a court's two working days are nobody's here.
    assert (case.facts[0].happened, case.facts[0].span) == (True, None)
    case = arrived(nameless, Case((parse_fact("asked=by-hand:2026-06-01"),)), calendars())
    assert case.facts[0].span == Span(date(2026, 6, 1), date(2026, 6, 1))


def test_where_only_a_limit_names_a_calendar_arrival_goes_by_it(held: Policy) -> None:
    stage = held.procedure.stages[0]
    limit = held.duties["answer"].limit
    assert limit
    duty = replace(stage.duties[0], limit=replace(limit, counting=CountingRules(calendar="scotland")))
    procedure = replace(held.procedure, stages=(replace(stage, duties=(duty,)),))
    nameless = Policy(replace(publisher(), counting=GeneralRules()), procedure)
    named = Policy(publisher(), procedure)
    # 2 January is a bank holiday in Scotland alone; in 2026 a Friday.
    case = arrived(nameless, Case((parse_fact("asked=first-class:2025-12-31"),)), calendars())
    assert case.facts[0].span == Span(date(2026, 1, 3), date(2026, 1, 6))
    case = arrived(named, case, calendars())
    assert case.facts[0].span == Span(date(2026, 1, 2), date(2026, 1, 5))


def test_a_day_nobody_knows_has_words(held: Policy) -> None:
    assert Teller(held, ENGLISH).on(parse_fact("asked=yes")) == "on a day you do not remember"


def test_receipt_on_a_day_off_is_an_assumption_where_the_board_moves_it(held: Policy) -> None:
    board = publisher()
    assert board.counting
    moved = Policy(replace(board, counting=replace(board.counting, receipt=Receipt.NEXT_WORKING_DAY)), held.procedure)
    limit = held.duties["wait"].limit
    assert limit
    first, further = (set(assumptions(Teller(each, ENGLISH), limit)) for each in (held, moved))
    assert further - first == {ENGLISH("assumed.receipt.next working day")}

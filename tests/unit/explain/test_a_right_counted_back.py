"""A right that ends some time before a day that nobody knows yet: it is there now, and not for as long as one likes."""

from datetime import date
from typing import Any

from build_scripts.commands.procedure import told_as_text
from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.cases import Case, parse_fact
from navigator.words import ENGLISH
from tests.support.samples import calendars, policy
from tests.unit.case.limit.test_constructs import answer, one_stage

RIGHT = """
      - id: add
        by: parent
        force: may
        act: hand in further papers
        produces: added
        source: {heading: One}
        limit: {words: ten days before the hearing, period: 10 days, before: heard, states: [period, start]}
"""
WITHIN = "{words: within 10 working days, period: 10 working days, from: asked, states: [period]}"
WHERE = "This may be done now. Its last day is counted back from a day that is not known yet: heard happened."


def told() -> dict[str, Any]:
    made = policy(one_stage(answer(WITHIN) + RIGHT, "added heard answered"))
    found = position(made, Case((parse_fact("asked=2026-06-01"),)), date(2026, 6, 2), calendars())
    return {"title": "", "today_text": "", **position_report(Teller(made, ENGLISH), found, calendars())}


def test_it_may_be_done_now_and_ends_before_a_day_that_is_not_known() -> None:
    (right,) = (each for each in told()["waiting"] if each["clause"] == "add")
    assert right["where"] == WHERE


def test_the_command_says_so_too() -> None:
    assert f"- The parent may hand in further papers. {WHERE}" in told_as_text(told()).splitlines()

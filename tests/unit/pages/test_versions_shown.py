"""A text that is dated says on pages, on the flowchart and in the wizard from when it holds."""

import json
from dataclasses import replace
from datetime import date

import pytest

from build_scripts.data import api_files
from navigator.case.verdicts.position import position
from navigator.explain.reports import position_report
from navigator.explain.teller import Teller
from navigator.model.cases import Case, parse_fact
from navigator.model.policy import Policy
from navigator.model.versions import Versions
from navigator.words import ENGLISH
from tests.support.constructs import SHOWN
from tests.support.samples import calendars
from tests.support.shown import chart_of, content_of, page_of, policy_of

OLD, NEW = date(2024, 4, 1), date(2026, 4, 1)


def versions() -> tuple[Policy, Policy]:
    """The version of a procedure that is in force now, and the one before it."""
    now = policy_of(SHOWN[0])

    def dated(since: date) -> Policy:
        return Policy(now.publisher, replace(now.procedure, in_force_from=since))

    return dated(NEW), dated(OLD)


def test_the_pages_of_dated_versions_name_each_other_and_their_days() -> None:
    now, before = versions()
    present = page_of(now, before)
    assert "In force from Wednesday 1 April 2026." in present
    assert "Earlier version, in force from 1 April 2024" in present
    assert "It holds for cases that began from 1 April 2024 to 31 March 2026." in page_of(before, now=now)


def test_the_flowchart_says_from_when_it_holds() -> None:
    picture, twin = chart_of(versions()[0])
    assert "In force from 1 April 2026" in picture
    assert "In force from 1 April 2026." in twin


@pytest.mark.parametrize(
    ("began", "says"),
    [
        (date(2026, 3, 31), "This follows the version in force from Monday 1 April 2024."),
        (date(2026, 4, 1), "This follows the version in force from Wednesday 1 April 2026."),
    ],
)
def test_the_wizard_says_which_version_it_follows(began: date, says: str) -> None:
    now, before = versions()
    (held,) = Versions(now, (before,)).for_case(began, began)
    found = position(now, Case((parse_fact(f"asked={began}"),)), date(2026, 4, 2), calendars(), (before,))
    assert found.journey.policy == held
    assert position_report(Teller(held, ENGLISH), found, calendars())["in_force"] == says


def test_a_procedure_without_dated_versions_says_nothing_of_them() -> None:
    held = policy_of(SHOWN[0])
    found = position(held, Case(), date(2026, 4, 2), calendars())
    assert position_report(Teller(held, ENGLISH), found, calendars())["in_force"] == ""
    assert "In force from" not in page_of(held)
    assert "In force from" not in chart_of(held)[1]


def test_the_json_lists_the_earlier_version_with_its_day() -> None:
    now, before = versions()
    files = api_files.files(content_of(now, before))
    (listed,) = json.loads(files["api/index.json"])["procedures"]
    assert listed["in_force_from"] == "2026-04-01"
    assert listed["earlier"] == ["board/sample@2024-04-01.json"]
    assert json.loads(files["api/board/sample@2024-04-01.json"])["procedure"]["in_force_from"] == "2024-04-01"

"""A number is written once: changing it in the YAML changes everything a reader sees."""

import json
import shutil
from pathlib import Path

import pytest

from build_scripts import content
from build_scripts.data import browser_data
from build_scripts.flowchart import charts
from build_scripts.pages import policy
from build_scripts.source import calendar_files
from navigator import api
from navigator.words import ENGLISH
from tests.support.samples import ROOT

KEY = "milton-keynes-contact-centre/complaints"
FILE = f"{KEY}.yml"


def everything(procedures: Path) -> dict[str, str]:
    """What is made of the one procedure: page, flowchart, its words, a deadline table, data of the tools, answers."""
    held = content.read(procedures)
    drawn = charts.draw(held.policies.values(), ENGLISH)
    made = policy.all_pages(held, drawn, ENGLISH)
    data = browser_data.browser_data(held.policies, held.calendars, ENGLISH)
    script = next(text for path, text in data.files.items() if f"/{KEY}-" in path)
    api.start(json.dumps({"calendars": calendar_files.read_data(), "policies": [held.policies[KEY].as_data()]}))
    answers = {"reader": {"value": "complainant"}, "last": {"value": "complaint-received"}}
    answers["date:complaint-received"] = {"from": "2026-12-14"}
    wizard = {"ask": "wizard", "procedure": KEY, "answers": answers, "today": "2026-12-15"}
    limit = {"ask": "limit", "procedure": KEY, "clause": "reply", "from": "2026-12-14"}
    chart = drawn[KEY]
    return {
        "page": made[f"procedures/{KEY}/index.md"].replace(chart.inline, "").replace(chart.twin_html, ""),
        "flowchart": chart.inline,
        "flowchart in words": chart.twin_html,
        "deadline table": made[f"procedures/{KEY}/2026/index.md"],
        "tools": script.decode(),
        "wizard": api.ask(json.dumps(wizard)),
        "calculator": api.ask(json.dumps(limit)),
    }


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    changed = tmp_path_factory.mktemp("changed") / "procedures"
    shutil.copytree(ROOT / "procedures", changed)
    file = changed / FILE
    # The worked examples were worked out by hand for 15 days; they would rightly fail.
    (changed / FILE.replace(".yml", ".cases.yml")).unlink()
    # The document still says 15, so with its record there would rightly be no page at all.
    (changed / FILE).with_name("coverage.yml").unlink()
    file.write_text(file.read_text("utf-8").replace("15 working days", "10 working days"), encoding="utf-8")
    return everything(ROOT / "procedures"), everything(changed)


@pytest.mark.parametrize(
    "part", ["page", "flowchart", "flowchart in words", "deadline table", "tools", "wizard", "calculator"]
)
def test_changing_fifteen_working_days_to_ten_changes(
    part: str, before_and_after: tuple[dict[str, str], dict[str, str]]
) -> None:
    before, after = (_plain(each[part]) for each in before_and_after)
    assert "15 working days" in before
    assert "10 working days" not in before
    assert "10 working days" in after
    assert "15 working days" not in after


def test_the_dates_change_with_it(before_and_after: tuple[dict[str, str], dict[str, str]]) -> None:
    before, after = (json.loads(each["calculator"]) for each in before_and_after)
    assert (before["due"], after["due"]) == ("2027-01-07", "2026-12-30")
    before, after = (json.loads(each["wizard"])["position"]["running"][1] for each in before_and_after)
    assert (before["due"], after["due"]) == ("2027-01-07", "2026-12-30")


def _plain(text: str) -> str:
    """Text without tags, so that a line broken across two pieces of a drawing reads as one."""
    words, inside = [], False
    for mark in text:
        if mark == "<":
            inside = True
            words.append(" ")
        elif mark == ">":
            inside = False
        elif not inside:
            words.append(mark)
    return " ".join("".join(words).split())

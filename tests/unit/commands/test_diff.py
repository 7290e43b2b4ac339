"""`navigator diff`: what a change of a procedure does to dates and routes, told the same way every time."""

import json
import shutil
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from build_scripts.commands import procedure_diff
from build_scripts.commands.procedure_diff import drawn
from build_scripts.reference.excerpts import EXAMPLE
from build_scripts.source import calendar_files
from tests.support import commands
from tests.support.bank_holidays import planned_calendars, write_planned
from tests.support.samples import ROOT, calendars

OLD = Path("procedures/milton-keynes-contact-centre/complaints.yml")
NEW = Path("changed.yml")


@pytest.fixture(autouse=True)
def program(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A changed text stands apart from the board's folder, so it is the program's bank holidays that count.
    monkeypatch.setattr(calendar_files, "CALENDARS", write_planned(project / "program").parent)


run = partial(commands.run, "diff")


def write_changed(old: str, new: str) -> None:
    text = OLD.read_text("utf-8")
    assert old in text
    NEW.write_text(text.replace(old, new), "utf-8")


def changed(old: str, new: str, exit_code: int = 1) -> list[dict[str, str]]:
    write_changed(old, new)
    result = run(OLD, NEW, "--json")
    assert result.exit_code == exit_code
    found: list[dict[str, str]] = json.loads(result.output)
    return found


@pytest.fixture
def one_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the drawn days the first, where what is asked is the same from each."""
    monkeypatch.setattr(procedure_diff, "drawn", lambda *of: drawn(*of)[:1])


def test_the_same_text_moves_nothing() -> None:
    result = run(OLD, OLD)
    assert (result.exit_code, result.output) == (0, "Nothing moves: every date and every route is the same.\n")


@pytest.mark.usefixtures("one_start")
def test_other_titles_move_nothing() -> None:
    assert changed("title: Complaints about the contact centre", "title: Complaints", exit_code=0) == []


def test_a_shorter_limit_moves_its_dates_from_every_drawn_day_and_in_the_cases() -> None:
    found = changed(
        "words: within 5 working days\n          period: 5", "words: within 4 working days\n          period: 4"
    )
    limits = [each for each in found if each["kind"] == "limit" and each["id"] == "acknowledge" and each["start"]]
    # Maundy Thursday 25 March 2027: the next working days are Tuesday 30, Wednesday 31, Thursday 1, Friday 2, Monday 5.
    easter = {"kind": "limit", "id": "acknowledge", "what": "due", "start": "2027-03-25"}
    assert {**easter, "before": "2027-04-05", "after": "2027-04-02"} in limits
    known = planned_calendars()
    assert len(limits) == len(drawn(known["england-and-wales"], known))
    # The case's complaint came on Monday 23 March 2026; the fourth working day after it is Friday 27 March.
    case = {"kind": "case", "id": "reply-over-easter", "what": "acknowledge", "start": None}
    assert {**case, "before": "2026-03-30", "after": "2026-03-27"} in found


@pytest.mark.usefixtures("one_start")
def test_a_way_that_leads_elsewhere_moves_the_people_on_it() -> None:
    found = changed(
        "        event: naccc-asked\n        to: {stage: stage-3}",
        "        event: naccc-asked\n        to: {body: naccc}",
    )
    (way,) = [each for each in found if each["kind"] == "way"]
    assert (way["id"], way["before"].partition(": ")[2], way["after"].partition(": ")[2]) == (
        "to-stage-3",
        "stage-3",
        "NACCC",
    )
    ends = [each for each in found if each["kind"] == "case" and each["what"] == "end" and not each["start"]]
    assert {each["id"] for each in ends} >= {"on-to-naccc"}
    assert all(each["after"] == "NACCC" for each in ends)


@pytest.mark.usefixtures("one_start")
def test_an_act_that_is_gone_is_told() -> None:
    text = OLD.read_text("utf-8")
    start = text.index("      - id: consider\n")
    end = text.index("      - id: decide\n")
    NEW.write_text(text[:start] + text[end:], "utf-8")
    found = json.loads(run(OLD, NEW, "--json").output)
    assert [(each["id"], each["after"]) for each in found if each["kind"] == "act"] == [("consider", "nothing")]


@pytest.mark.usefixtures("one_start")
def test_what_moves_is_told_alike_each_time() -> None:
    write_changed("15 working days", "10 working days")
    assert run(OLD, NEW, "--json").output == run(OLD, NEW, "--json").output


def test_the_drawn_days_come_before_the_bank_holidays() -> None:
    days = drawn(calendars()["england-and-wales"], calendars())
    assert {date(2027, 3, 25), date(2027, 4, 30), date(2027, 5, 28), date(2027, 12, 24)} <= set(days)
    assert days == tuple(sorted(days))
    assert len(drawn(calendars()["none"], calendars())) == 4


def test_the_text_for_people_is_short() -> None:
    write_changed("15 working days", "10 working days")
    lines = run(OLD, NEW).output.splitlines()
    assert lines[:3] == [
        "limit reply",
        "  words: within 15 working days -> within 10 working days",
        "  due, begun on 10 days, such as 2026-12-31: 2027-01-22 -> 2027-01-15",
    ]


@pytest.mark.usefixtures("one_start")
def test_a_dated_version_is_compared_with_the_present_one_and_who_follows_which_is_said(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "example")
    shutil.copy(ROOT / "procedures/calendars/bank-holidays.json", tmp_path / "example/calendars")
    folder = tmp_path / "example/anytown"
    result = run(folder / "complaints@2024-04-01.yml", folder / "complaints.yml")
    assert result.exit_code == 1
    assert "words: within 20 working days -> within 15 working days" in result.output
    assert "A case that began before Wednesday 1 April 2026 follows the earlier text" in result.output


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
def test_a_file_that_cannot_be_used_is_named_with_its_line(order: tuple[Path, Path]) -> None:
    NEW.write_text(OLD.read_text("utf-8").replace("lead: coordinator", "lead: cordinator"), "utf-8")
    result = run(*order)
    assert result.exit_code == 2
    assert result.output.startswith("changed.yml:")
    assert 'there is no role "cordinator"; did you mean "coordinator"?' in result.output


def test_a_file_that_is_not_there_is_one_line() -> None:
    result = run(OLD, "gone.yml")
    assert (result.exit_code, result.output) == (
        2,
        "gone.yml: there is no such file; name two files of one procedure\n",
    )


def test_two_files_without_a_publisher_are_refused(tmp_path: Path) -> None:
    shutil.copy(OLD, tmp_path / "lonely.yml")
    result = run("lonely.yml", "lonely.yml")
    assert result.exit_code == 2
    assert result.output == "publisher.yml: is not there; the publisher's file has to stand beside it\n"

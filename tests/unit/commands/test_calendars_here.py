"""The commands that count alone know the calendars of the folder they are run in."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.support.commands import run

ABROAD = {
    "title": "The office abroad",
    "based on": "none",
    "source": "Made up",
    "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
    "holidays": [{"date": "2026-07-03", "title": "Independence Day"}],
}
TERMS = {
    **{key: each for key, each in ABROAD.items() if key != "holidays"},
    "terms": [{"from": "2026-08-24", "through": "2026-12-18", "title": "Autumn"}],
}
ASKED = ("10 working days", "--from", "2026-06-29", "--calendar", "abroad")
ROWS = """start_date,period,unit,calendar,roll_rule
2026-06-29,10,working_days,abroad,start=excl;end=none
2026-06-29,10,school_days,schools,start=excl;end=none
2026-06-29,10,working_days,scotland,start=excl;end=none
"""


@pytest.fixture(autouse=True)
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "procedures" / "calendars"
    folder.mkdir(parents=True)
    (folder / "abroad.json").write_text(json.dumps(ABROAD))
    (folder / "schools.json").write_text(json.dumps(TERMS))
    (tmp_path / "rows.csv").write_text(ROWS)
    return folder


def filled() -> tuple[Result, list[dict[str, str]]]:
    done = run("deadlines", "rows.csv")
    return done, list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def test_a_deadline_is_counted_by_a_calendar_of_the_board() -> None:
    done = run(*("deadline", *ASKED, "--json"))
    assert (done.exit_code, done.stderr) == (0, "")
    # Independence Day is off, so it is one day later than by weekends alone.
    assert json.loads(done.stdout)["due"] == "2026-07-14"


def test_school_days_are_counted_by_terms_of_the_board() -> None:
    done = run("deadline", "10 school days", "--from", "2026-06-29", "--calendar", "schools", "--json")
    assert json.loads(done.stdout)["due"] == "2026-09-04"


def test_a_spreadsheet_is_filled_by_calendars_of_the_board_and_of_the_program() -> None:
    done, rows = filled()
    assert (done.exit_code, done.stderr) == (0, "")
    assert [row["due_date"] for row in rows] == ["2026-07-14", "2026-09-04", "2026-07-13"]


def test_a_calendar_with_a_fault_stops_only_what_is_counted_by_it(board: Path) -> None:
    (board / "abroad.json").write_text("{")
    told = "procedures/calendars/abroad.json:1:2: the file ends too early; } for the { of line 1 (json-syntax)\n"
    own = run("deadline", *ASKED)
    assert (own.exit_code, own.stdout, own.stderr) == (2, "", told)
    other = run("deadline", *ASKED[:-1], "scotland", "--json")
    assert (other.exit_code, other.stderr) == (0, told)
    assert json.loads(other.stdout)["due"] == "2026-07-13"
    done, rows = filled()
    assert (done.exit_code, [row["due_date"] for row in rows]) == (1, ["", "2026-09-04", "2026-07-13"])
    assert rows[0]["note"] == "The calendar abroad cannot be used. navigator check says what is wrong with it."
    assert done.stderr.startswith(told)

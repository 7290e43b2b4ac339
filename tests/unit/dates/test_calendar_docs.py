"""The calendar files and lists that the documentation shows are ones the project would take, and say what it says."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_scripts.source import dated_lists
from build_scripts.source.calendar_faults import problems
from build_scripts.source.calendar_schema import OwnCalendar
from navigator.dates.calendars import Kind, calendars_from_data

PAGE = (Path(__file__).parents[3] / "docs" / "adopt" / "calendars" / "index.md").read_text(encoding="utf-8")
SHOWN = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
FEDERAL, BOARD, BOTH, SCHOOL, BANK = SHOWN


@pytest.mark.parametrize("content", SHOWN)
def test_a_file_that_is_shown_is_sound(content: dict[str, Any]) -> None:
    assert list(problems(content)) == []


def test_the_files_that_are_shown_work_together() -> None:
    files = {"bank-holidays": BANK, "federal": FEDERAL, "board": BOARD, "school": SCHOOL}
    made = calendars_from_data(files)

    assert made["federal"].title == "the United States federal government"
    assert [made["board"].is_open(date(2026, 5, 4)), made["england-and-wales"].is_open(date(2026, 5, 4))] == [
        True,
        False,
    ]
    assert made["school"].kind is Kind.SCHOOL_DAYS


def test_the_days_off_of_two_countries_are_those_of_both() -> None:
    germany = {**FEDERAL, "holidays": [{"date": "2026-05-14", "title": "Ascension"}]}
    made = calendars_from_data({"us-federal": FEDERAL, "germany": germany, "both": BOTH})

    assert [made["both"].is_open(date(2026, month, day)) for month, day in ((5, 14), (7, 3), (7, 6))] == [
        False,
        False,
        True,
    ]


def test_every_key_of_a_file_is_explained() -> None:
    explained = re.findall(r"(?m)^`([a-z ]+)`$", PAGE)
    keys = [field.alias or name for name, field in OwnCalendar.model_fields.items()]
    assert sorted(explained) == sorted(keys)


def test_the_spreadsheet_that_is_shown_can_be_read(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "terms.csv").write_text(shown, encoding="utf-8")

    assert [each.kind for each in dated_lists.read(tmp_path / "terms.csv", "terms")] == ["terms", "closures"]

"""The calendar files shown in the documentation are ones the project would take."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from build_scripts.source.calendar_schema import problems
from navigator.dates.calendars import calendars_from_data

PAGE = (Path(__file__).parents[3] / "docs" / "developers" / "calendars.md").read_text(encoding="utf-8")
SHOWN = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]


@pytest.mark.parametrize("content", SHOWN)
def test_a_file_that_is_shown_is_sound(content: dict[str, Any]) -> None:
    assert list(problems(content)) == []


def test_the_files_that_are_shown_work_together() -> None:
    bank, board, school = SHOWN

    assert {"board", "school"} <= calendars_from_data({"bank-holidays": bank, "board": board, "school": school}).keys()

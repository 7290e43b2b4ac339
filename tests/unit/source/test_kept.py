"""What is made of the same values is made once; of others, and of those that only look alike, anew."""

import shutil
from pathlib import Path

from build_scripts import content
from build_scripts.source.kept import of_the_same
from tests.support.samples import ROOT


def test_it_is_made_once_of_the_very_same_values() -> None:
    asked: list[list[int]] = []

    @of_the_same
    def total(numbers: list[int], more: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers) + sum(more)

    numbers, alike = [1, 2], [1, 2]
    assert [total(numbers, numbers), total(numbers, numbers)] == [6, 6]
    assert [each is numbers for each in asked] == [True]
    assert total(alike, numbers) == 6
    assert [each is alike for each in asked] == [False, True]


def test_calendars_are_the_same_until_a_file_changes_and_then_others(tmp_path: Path) -> None:
    procedures = tmp_path / "procedures"
    shutil.copytree(ROOT / "build_scripts/example/calendars", procedures / "calendars")
    before = content.calendars_of(procedures)
    again = content.calendars_of(procedures)
    assert all(again[key] is calendar for key, calendar in before.items())
    file = procedures / "calendars/anytown-schools.json"
    text = file.read_text("utf-8")
    day = before["anytown-schools"].covers_through
    file.write_text(text.replace(f'"through": "{day}"', f'"through": "{day.replace(day=day.day - 1)}"'), "utf-8")
    after = content.calendars_of(procedures)
    assert after["anytown-schools"].covers_through == day.replace(day=day.day - 1)
    assert before["anytown-schools"].covers_through == day

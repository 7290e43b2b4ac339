"""Every deadline that a source states outright comes out as the source says."""

import csv
from pathlib import Path

import pytest

from build_scripts.commands.deadline_rows import count_row
from build_scripts.source.calendar_files import load

STATED = Path(__file__).parents[2] / "vectors/stated.csv"
ROWS = list(csv.DictReader(STATED.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_stated_deadline_comes_out_as_its_source_says(row: dict[str, str]) -> None:
    assert count_row(row, load()).due.isoformat() == row["expected_date"], row["source"]


def test_the_stated_vectors_are_all_here() -> None:
    assert len([row for row in ROWS if row["source"]]) >= 56

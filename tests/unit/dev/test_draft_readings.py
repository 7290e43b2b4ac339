"""The figures of every document that drafts were measured on, and the table that sums them up."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

READINGS = Path("tests/drafting/readings.yml")
PAGE = Path("docs/developers/drafts.md")
MOST_LINES = 200
NEWEST = ("twenty-third",)


def readings() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load(READINGS.read_text("utf-8"))
    return read


def tally(cell: str) -> tuple[int, int, int]:
    """Found, marked, counted: 3 + 1 of 4."""
    told = re.fullmatch(r"(\d+)(?: \+ (\d+))? of (\d+)", cell)
    assert told, cell
    return int(told[1]), int(told[2] or 0), int(told[3])


def summed(cells: Iterable[str]) -> tuple[int, int, int]:
    found, marked, counted = (sum(each) for each in zip(*map(tally, cells), strict=True))
    return found, marked, counted


def table_of(page: str) -> dict[str, list[str]]:
    """The rows of the page's first table, each by the name of its reading."""
    rows = page.split("## Does it hold", 1)[1].split("\n\n* ", 1)[0].splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row.startswith("| ")]
    return {row[0]: row[1:] for row in cells}


def documents_of(page: str, reading: str) -> list[list[str]]:
    """The documents of the newest reading, which the page itself has."""
    _, _, part = page.partition(f" {reading} reading\n")
    part, _, _ = part.partition("\n## ")
    _, _, told = part.partition("| document |")
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in told.splitlines()[2:] if row[:2] == "| "]


def test_each_cell_of_the_older_readings_is_a_count() -> None:
    for each in readings():
        for row in each["rows"]:
            assert len(row) == len(each["columns"])
            for name, cell in zip(each["columns"], row, strict=True):
                if name.startswith(("besides", "idle")):
                    assert cell.isdigit(), row
                elif not name.startswith(("document", "half")):
                    tally(cell.split(", ")[0])


def test_the_table_is_the_sum_of_its_documents() -> None:
    table, page = table_of(PAGE.read_text("utf-8")), PAGE.read_text("utf-8")
    summed_up: dict[str, tuple[tuple[int, int], list[list[str]]]] = {}
    for each in readings():
        columns = list(each["columns"])
        if "stages at first" in columns and "limits at first" in columns and str(each["reading"]) in table:
            at = (columns.index("limits at first"), columns.index("stages at first"))
            summed_up[str(each["reading"])] = (at, each["rows"])
    for reading in NEWEST:
        summed_up[reading] = ((1, 3), documents_of(page, reading))
    assert set(summed_up) == set(table) - {"reading", "---", "all"}
    for reading, ((limits, stages), rows) in summed_up.items():
        row = table[reading]
        assert int(row[0]) == len(rows), reading
        for column, (claimed, marked, besides) in ((limits, (1, 2, 3)), (stages, (4, 5, 6))):
            found, others, counted = summed([str(each[column]) for each in rows])
            assert row[claimed] == f"{found} of {counted}", reading
            assert row[marked] == f"{100 * (found + others) / counted:.0f} %", reading
            assert int(row[besides]) == sum(int(each[column + 1]) for each in rows), reading


@pytest.mark.parametrize(("column", "per_cent", "besides"), [(1, 2, 3), (4, 5, 6)])
def test_the_last_row_sums_up_the_others(column: int, per_cent: int, besides: int) -> None:
    table = table_of(PAGE.read_text("utf-8"))
    rows = [cells for name, cells in table.items() if name not in {"reading", "---", "all"}]
    found, _, counted = summed([row[column] for row in rows])
    assert table["all"][column] == f"{found} of {counted}, {100 * found / counted:.0f} %"
    assert table["all"][besides] == str(sum(int(row[besides]) for row in rows))
    assert int(table["all"][0]) == sum(int(row[0]) for row in rows)
    assert table["all"][per_cent].endswith(" %")


def test_the_page_stays_short() -> None:
    assert len(PAGE.read_text("utf-8").splitlines()) <= MOST_LINES

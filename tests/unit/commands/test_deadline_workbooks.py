"""A workbook of deadlines comes back with real due dates beside what was in it, read again by openpyxl."""

import importlib
import io
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

from build_scripts.commands.sheets import workbooks
from tests.support import commands

HEADER = ["ref", "start_date", "period", "unit", "calendar", "roll_rule", "note"]
REST = [15, "working_days", "england-and-wales", "start=excl;end=none"]
# As another program has saved them: the README there says how.
SAVED = Path(__file__).parents[2] / "vectors" / "spreadsheets"
DAY = datetime(2026, 12, 14)  # noqa: DTZ001 - a workbook knows no zones


run = partial(commands.run, "deadlines")


def book(*rows: list[Any]) -> Any:
    made = openpyxl.Workbook()
    for row in (HEADER, *rows):
        made.active.append(row)
    return made


def through(made: Any, folder: Path, *options: str) -> tuple[Any, Result]:
    """The first sheet of what comes out."""
    source, target = folder / "in.xlsx", folder / "out.xlsx"
    made.save(source)
    done = run(str(source), "--output", str(target), *options)
    return openpyxl.load_workbook(target), done


@pytest.mark.parametrize("start", [DAY, DAY.replace(hour=16), date(2026, 12, 14), "2026-12-14", "14/12/2026", 46370])
def test_dates_their_numbers_and_text_are_starts_and_a_due_date_is_a_date(tmp_path: Path, start: object) -> None:
    found, done = through(book([1, start, *REST, "mine"]), tmp_path)
    sheet = found.active

    assert (done.exit_code, done.stderr) == (0, "")
    assert [cell.value for cell in sheet[1]] == [*HEADER, "due_date", "provisional", "navigator_note"]
    assert sheet["H2"].value == datetime(2027, 1, 7)  # noqa: DTZ001
    assert sheet["H2"].is_date
    assert [sheet[place].value for place in ("G2", "I2", "J2")] == ["mine", "no", None]
    assert sheet["B2"].value == (datetime(2026, 12, 14) if start == date(2026, 12, 14) else start)  # noqa: DTZ001


def test_a_workbook_of_a_mac_counts_its_days_from_1904(tmp_path: Path) -> None:
    made = book()
    made.epoch = CALENDAR_MAC_1904
    made.active.append([1, to_excel(DAY, CALENDAR_MAC_1904), *REST, None])
    assert made.active["B2"].value == 46370 - 1462
    found, _ = through(made, tmp_path)
    assert found.active["H2"].value == datetime(2027, 1, 7)  # noqa: DTZ001


def test_what_was_in_the_workbook_stays(tmp_path: Path) -> None:
    made = book([1, DAY, *REST, "mine"], [], [2, DAY, *REST, "=1+1"])
    made.active["A2"].font = Font(bold=True)
    made.active.column_dimensions["A"].width = 33
    made.active["L2"] = "to the right of all names"
    made.create_sheet("Other")["A1"] = "untouched"
    found, _ = through(made, tmp_path)

    sheet = found.worksheets[0]
    assert sheet["A2"].font.bold
    assert sheet.column_dimensions["A"].width == 33
    assert (sheet["G4"].value, sheet["L2"].value) == ("=1+1", "to the right of all names")
    assert [sheet[place].value for place in ("M1", "N1", "O1")] == ["due_date", "provisional", "navigator_note"]
    assert sheet["M4"].value == datetime(2027, 1, 7)  # noqa: DTZ001
    assert sheet["M3"].value is None
    assert found["Other"]["A1"].value == "untouched"


def test_a_table_need_not_begin_in_the_first_cell(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row, cells in ((4, HEADER), (5, [1, DAY, *REST, "mine"])):
        for column, value in enumerate(cells, start=3):
            made.active.cell(row=row, column=column, value=value)
    found, done = through(made, tmp_path)
    assert (done.exit_code, done.stderr) == (0, "")
    assert [found.active[place].value for place in ("I4", "J4", "K4", "L4")] == [
        *("note", "due_date", "provisional", "navigator_note")
    ]
    assert found.active["J5"].value == datetime(2027, 1, 7)  # noqa: DTZ001
    assert found.active.max_row == 5


def test_a_title_above_the_names_stays(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (["Complaints log"], ["as of", DAY], [], HEADER, [1, DAY, *REST, "mine"]):
        made.active.append(row)
    made.active.merge_cells("A1:G1")
    found, done = through(made, tmp_path)
    assert (done.exit_code, done.stderr) == (0, "")
    assert [found.active[place].value for place in ("A1", "B2", "H1", "H2")] == ["Complaints log", DAY, None, None]
    assert [found.active[place].value for place in ("H4", "H5")] == ["due_date", datetime(2027, 1, 7)]  # noqa: DTZ001


def test_the_hour_of_a_date_is_held_against_a_rule_that_has_one(tmp_path: Path) -> None:
    rule = "start=excl;cutoff=16:00;late={};end=none"
    rows = [[1, DAY.replace(hour=16, minute=30), *REST[:-1], rule.format(late)] for late in ("yes", "no")]
    found, done = through(book(*rows, [1, DAY, *REST[:-1], rule.format("yes")]), tmp_path)
    assert [found.active[f"H{row}"].value for row in (2, 3, 4)] == [
        *(datetime(2027, 1, 8), None, datetime(2027, 1, 8))  # noqa: DTZ001
    ]
    assert done.exit_code == 1
    assert "has the hour 16:30" in found.active["J3"].value


def test_the_sheet_that_lacks_the_names_is_named(tmp_path: Path) -> None:
    made = book([1, DAY, *REST, None])
    made.create_sheet("Read me", 0)["A1"] = "How to use this"
    source = tmp_path / "in.xlsx"
    made.save(source)
    said = run(str(source), "--output", str(tmp_path / "out.xlsx")).stderr
    assert said.startswith(f"{source} needs each of these columns once")
    assert said.endswith("Only the first sheet is filled, here 'Read me'. Move yours to the front.\n")


@pytest.mark.parametrize("country", ["british", "german"])
def test_a_workbook_of_libreoffice_comes_back_unchanged_but_for_our_columns(tmp_path: Path, country: str) -> None:
    source, target = SAVED / f"{country}.xlsx", tmp_path / "out.xlsx"
    done = run(str(source), "--output", str(target))
    before, after = (openpyxl.load_workbook(path).active for path in (source, target))

    assert (done.exit_code, done.stderr) == (0, "")
    assert before.max_column == 9
    for row in before.iter_rows():
        for cell in row:
            same, was = ((each.value, each.number_format, repr(each.font)) for each in (after[cell.coordinate], cell))
            assert same == was
    assert [cell.value for cell in after[1]][9:] == ["due_date", "provisional", "navigator_note"]
    assert [after[place].value for place in ("J2", "J3")] == [datetime(2027, 1, 7), datetime(2027, 1, 5)]  # noqa: DTZ001
    assert after["J2"].is_date


@pytest.mark.parametrize(
    ("number", "said"), [(2026, "'2026'"), (14.12, "'14.12'"), (20261214, "'20261214'"), (-1, "'-1'")]
)
def test_a_number_that_is_hardly_a_day_is_none(tmp_path: Path, number: float, said: str) -> None:
    # Counted as Excel does, 2026 is 18 July 1905.
    found, done = through(book([1, number, *REST, None]), tmp_path)
    assert (found.active["H2"].value, done.exit_code) == (None, 1)
    assert found.active["J2"].value == f"{said} is not a date. Write it as year-month-day, such as 2026-06-05."


def test_it_can_be_run_again(tmp_path: Path) -> None:
    once, _ = through(book([1, DAY, *REST, "mine"]), tmp_path)
    once.active["B2"] = datetime(2026, 12, 15, tzinfo=UTC).replace(tzinfo=None)
    again, _ = through(once, tmp_path)
    assert again.active.max_column == once.active.max_column
    assert again.active["H2"].value == datetime(2027, 1, 8)  # noqa: DTZ001


def test_a_bad_row_gets_its_reason_as_text_and_an_ambiguous_one_is_asked(tmp_path: Path) -> None:
    made = book([1, "04/12/2026", *REST, None], [2, None, *REST, None], [3, DAY, "=2+2", *REST[1:], None])
    found, done = through(made, tmp_path)
    notes = [found.active[f"J{row}"].value for row in (2, 3, 4)]

    assert done.exit_code == 1
    assert "4 December 2026 or 12 April 2026?" in notes[0]
    assert notes[1:] == ["start_date is empty.", "period is empty."]
    found, _ = through(made, tmp_path, "--dates", "day-first")
    assert found.active["H2"].value == datetime(2026, 12, 29)  # noqa: DTZ001


def test_what_cannot_be_done_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, broken, text = tmp_path / "in.xlsx", tmp_path / "broken.xlsx", tmp_path / "in.csv"
    book().save(source)
    broken.write_bytes(b"PK\x03\x04" + b"x" * 99)
    text.write_text("x")
    empty = io.BytesIO()
    openpyxl.Workbook().save(empty)
    bare = tmp_path / "bare.xlsx"
    bare.write_bytes(empty.getvalue())

    def gone(name: str) -> Any:
        raise ImportError(name)

    said = [
        run(str(source)).stderr,
        run(str(broken), "--output", str(tmp_path / "o.xlsx")).stderr,
        run(str(source), "--output", str(tmp_path / "o.csv")).stderr,
        run(str(text), "--output", str(tmp_path / "o.xlsx")).stderr,
        run(str(bare), "--output", str(tmp_path / "o.xlsx")).stderr,
    ]
    monkeypatch.setattr(importlib, "import_module", gone)
    with pytest.raises(Exception, match="need the package openpyxl: pip install openpyxl"):
        workbooks.filled_workbook(source.read_bytes(), {})

    assert said[0] == f"{source} is a workbook, which a terminal cannot show. Name a file with --output.\n"
    assert said[1] == f"{broken} is no workbook that can be read. Open it in Excel and save it as .xlsx.\n"
    assert said[2] == f"{source} is a workbook (.xlsx): give --output a name of the same kind.\n"
    assert said[3] == f"{text} is text: give --output a name of the same kind.\n"
    assert "needs each of these columns once" in said[4]
    assert all(line.count("\n") == 1 for line in said)

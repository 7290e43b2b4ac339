"""The command for a spreadsheet of deadlines: what it prints and writes, and what it cannot do."""

import csv
import io
from pathlib import Path

import pytest

from build_scripts.commands.deadlines import TableError, filled
from tests.support.deadline_tables import GOOD, HEADER, REAL, STATED, fill, run


def test_faults_are_counted() -> None:
    assert filled(f"{HEADER}\n{GOOD}\nx\ny\n".encode(), REAL)[1] == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Look at: start_date, period, unit, calendar, roll_rule."),
        (b"id,start_date,period\n", "Look at: unit, calendar, roll_rule."),
        (f"{HEADER},unit\n".encode(), "Look at: unit."),
        (HEADER.replace(",", "|").encode(), "Look at: start_date, period, unit, calendar, roll_rule."),
        (HEADER.upper().encode(), "Look at: start_date, period, unit, calendar, roll_rule."),
    ],
)
def test_a_file_without_the_columns_is_refused_whole(data: bytes, reason: str) -> None:
    with pytest.raises(TableError) as refused:
        filled(data, REAL)

    columns = "start_date, period, unit, calendar, roll_rule"
    assert str(refused.value) == f"needs each of these columns once: {columns}. {reason}"


@pytest.mark.parametrize(
    "data", [b"\xff\xfei\x00d", HEADER.encode("utf-16-le"), f"{HEADER}\n\x81\xff".encode("latin-1")]
)
def test_a_file_that_is_no_text_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(TableError) as refused:
        filled(data, REAL)

    assert str(refused.value) == 'is not UTF-8 text. Save it as "CSV UTF-8".'


def test_the_command_prints_the_table_of_the_stated_vectors() -> None:
    done = run(str(STATED))
    rows = list(csv.DictReader(io.StringIO(done.stdout)))

    assert (done.exit_code, done.stderr) == (0, "")
    assert len(rows) >= 56
    assert [row["due_date"] for row in rows] == [row["expected_date"] for row in rows]


def test_the_command_writes_to_a_file_and_says_when_rows_failed(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(f"{HEADER}\r\n{GOOD}\r\nx\r\n".encode())
    done = run(str(source), "--output", str(target))

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "1 of the rows could not be counted; see the column note.\n"
    assert target.read_bytes().count(b"\r\n") == 3
    assert b",2027-01-07,no,\r\n" in target.read_bytes()


def test_the_command_answers_what_it_cannot_do_in_one_line(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    good = tmp_path / "good.csv"
    good.write_text(f"{HEADER}\n{GOOD}\n")
    nowhere = tmp_path / "no" / "out.csv"

    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504)
    said = f"{old} is an old workbook (.xls) or has a password. Save it in Excel as .xlsx without one.\n"
    assert run(str(old)).stderr == said

    missing, folder, bare, unwritten = (
        run(str(tmp_path / "no.csv")),
        run(str(tmp_path)),
        run(str(empty)),
        run(str(good), "--output", str(nowhere)),
    )

    assert missing.stderr == f"{tmp_path / 'no.csv'} cannot be read: No such file or directory.\n"
    assert folder.stderr == f"{tmp_path} cannot be read: Is a directory.\n"
    assert bare.stderr.startswith(f"{empty} needs each of these columns once")
    assert (
        unwritten.stderr
        == f"{nowhere}: cannot be written: no such file or directory; name a file in a folder that you may write to\n"
    )
    assert [done.exit_code for done in (missing, folder, bare, unwritten)] == [2, 2, 2, 2]


def test_clear_days_name_the_rule_for_short_periods_and_can_do_without_it() -> None:
    # 19 October 2026 is a Monday: 16, 15 and 14 are the clear days without a weekend, 18, 17 and 16 those with one.
    ruled, stated, every = fill(
        HEADER,
        "1,2026-10-19,3,clear_days_before,england-and-wales,start=excl;end=none",
        "2,2026-10-19,3,clear_days_before,england-and-wales,start=excl;end=none;short=cpr",
        "3,2026-10-19,3,clear_days_before,england-and-wales,start=excl;end=none;short=none",
    )

    assert [row["due_date"] for row in (ruled, stated, every)] == ["2026-10-13", "2026-10-13", "2026-10-15"]
    assert ruled["note"] == stated["note"]
    assert "Civil Procedure Rules, rule 2.8(4)" in ruled["note"]
    assert every["note"] == ""

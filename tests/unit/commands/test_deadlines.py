"""A spreadsheet of deadlines comes back with its due dates; a bad row gets its reason and stops nothing."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.commands.deadlines import TableError, deadlines, filled
from build_scripts.source import calendar_files

REAL = calendar_files.load()
HEADER = "id,start_date,period,unit,calendar,roll_rule"
GOOD = "1,2026-12-14,15,working_days,england-and-wales,start=excl;end=none"
STATED = Path(__file__).parents[2] / "vectors" / "stated.csv"


def fill(*lines: str, end: str = "\n") -> list[dict[str, str]]:
    text, _ = filled(end.join((*lines, "")).encode(), REAL)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def note(row: str) -> str:
    (answered,) = fill(HEADER, row)
    assert (answered["due_date"], answered["provisional"]) == ("", "")
    return answered["note"]


def test_a_good_row_gets_its_due_date_and_no_note() -> None:
    assert fill(HEADER, GOOD) == [
        {
            "id": "1",
            "start_date": "2026-12-14",
            "period": "15",
            "unit": "working_days",
            "calendar": "england-and-wales",
            "roll_rule": "start=excl;end=none",
            "due_date": "2027-01-07",
            "provisional": "no",
            "note": "",
        }
    ]


def test_a_date_past_the_known_bank_holidays_is_marked() -> None:
    (row,) = fill(HEADER, GOOD.replace("2026", "2028"))

    assert (row["due_date"], row["provisional"]) == ("2029-01-09", "yes")
    assert row["note"] == "This date is not firm: the calendar is known only from 1 January 2005 to 31 December 2028."


def test_every_unit_and_rule_of_the_file_is_known() -> None:
    rows = [
        ("days", "14", "start=excl;end=next_wd", "2026-12-29"),
        ("days", "14", "start=excl;end=prev_wd", "2026-12-24"),
        ("days", "14", "start=incl;end=none", "2026-12-24"),
        ("days", "-14", "start=excl;end=none", "2026-11-27"),
        ("weeks", "2", "start=excl;end=none", "2026-12-25"),
        ("months", "1", "end=none;start=excl", "2027-01-11"),
        ("years", "1", " start = excl ; end = none ", "2027-12-11"),
        ("clear_days_before", "3", "start=excl;end=none", "2026-12-07"),
        ("clear_days_before", "6", "start=excl;end=none", "2026-12-04"),
        ("working_days", "-3", "start=excl;end=none", "2026-12-08"),
        ("days", "14", "start=excl;cutoff=16:00;late=yes;end=next_wd", "2026-12-29"),
        ("days", "13", "start=excl;cutoff=16:00;late=no;end=none", "2026-12-24"),
        ("days", "1", "start=roll_then_excl;cutoff=16:00;late=yes;end=none", "2026-12-15"),
    ]
    lines = [f"x,2026-12-11,{amount},{unit},england-and-wales,{rule}" for unit, amount, rule, _ in rows]

    assert [row["due_date"] for row in fill(HEADER, *lines)] == [due for *_, due in rows]


def test_no_calendar_is_needed_where_it_makes_no_difference() -> None:
    rows = fill(
        HEADER,
        "1,2026-12-11,14,days,,start=excl;end=none",
        "2,2026-12-11,14,days,,start=excl;end=next_wd",
        "3,2026-12-11,14,working_days,,start=excl;end=none",
    )

    assert [row["due_date"] for row in rows] == ["2026-12-25", "", ""]
    assert (
        rows[1]["note"]
        == rows[2]["note"]
        == ("No calendar is named. Name one of: england-and-wales, none, northern-ireland, scotland, uk-any.")
    )


BAD_ROWS = [
    (
        GOOD.replace("2026-12-14", "14/12/2026"),
        "'14/12/2026' is not a date. Write it as year-month-day, such as 2026-06-05.",
    ),
    (GOOD.replace("2026-12-14", ""), "start_date is empty."),
    (GOOD.replace(",15,", ",,"), "period is empty."),
    (GOOD.replace("working_days", ""), "unit is empty."),
    (GOOD.replace("start=excl;end=none", ""), "roll_rule is empty."),
    ("", ""),
    ("only-an-id", "start_date is empty."),
    (GOOD.replace(",15,", ",1.5,"), "period is '1.5'. Use a whole number from 1 to 10000, negative to count back."),
    (GOOD.replace(",15,", ",0,"), "period is '0'. Use a whole number from 1 to 10000, negative to count back."),
    (GOOD.replace(",15,", ",10001,"), "period is '10001'. Use a whole number from 1 to 10000, negative to count back."),
    (
        GOOD.replace(",15,", ",\uff11\uff15,"),
        "period is '\uff11\uff15'. Use a whole number from 1 to 10000, negative to count back.",
    ),
    (
        GOOD.replace(",15,", f",{'9' * 5000},"),
        f"period is '{'9' * 39}…'. Use a whole number from 1 to 10000, negative to count back.",
    ),
    (
        GOOD.replace("working_days", "fortnights"),
        (
            "unit is 'fortnights'. Use one of: working_days, school_days, days, weeks, months, years, "
            "clear_days_before, clear_working_days_before."
        ),
    ),
    (
        GOOD.replace("15,working_days", "-3,clear_days_before"),
        "period is '-3'. clear_days_before counts back already: use a number above 0.",
    ),
    (
        GOOD.replace("england-and-wales", "wales"),
        "There is no calendar 'wales'. Name one of: england-and-wales, none, northern-ireland, scotland, uk-any.",
    ),
    (
        GOOD.replace("working_days", "school_days"),
        "School days need a calendar of school terms. 'england-and-wales' is not one.",
    ),
    (GOOD.replace("start=excl;", ""), "roll_rule must say both start= and end=."),
    (GOOD.replace(";end=none", ""), "roll_rule must say both start= and end=."),
    (GOOD.replace("start=excl", "start=maybe"), "start is 'maybe'. Use one of: excl, incl, roll_then_excl."),
    (GOOD.replace("end=none", "end=maybe"), "end is 'maybe'. Use one of: none, next_wd, prev_wd."),
    (
        GOOD.replace("end=none", "end=none;end=none"),
        "roll_rule has 'end=none'. Use start=, cutoff=, late=, end= and short=, each once, joined by semicolons.",
    ),
    (
        GOOD.replace("end=none", "end=none;"),
        "roll_rule has ''. Use start=, cutoff=, late=, end= and short=, each once, joined by semicolons.",
    ),
    (
        GOOD.replace("end=none", "end=none;grace=3"),
        "roll_rule has 'grace=3'. Use start=, cutoff=, late=, end= and short=, each once, joined by semicolons.",
    ),
    (
        GOOD.replace("end=none", "end="),
        "roll_rule has 'end='. Use start=, cutoff=, late=, end= and short=, each once, joined by semicolons.",
    ),
    (GOOD.replace(";end", ";cutoff=16:00;end"), "roll_rule must say cutoff= and late= together."),
    (GOOD.replace(";end", ";late=yes;end"), "roll_rule must say cutoff= and late= together."),
    (
        GOOD.replace(";end", ";cutoff=4pm;late=yes;end"),
        "'4pm' is not an hour. Write it as 16:00, from 00:00 to 23:59.",
    ),
    (GOOD.replace(";end", ";cutoff=16:00;late=maybe;end"), "late is 'maybe'. Use one of: yes, no."),
    (GOOD.replace("2026", "2199").replace("15,working_days", "20,years"), "The count leaves the years 1900 to 2200."),
    (f"{GOOD},more", "The row has 7 cells, the first line 6. Put quotes round a comma."),
]


@pytest.mark.parametrize(("row", "reason"), [bad for bad in BAD_ROWS if bad[0]])
def test_a_bad_row_gets_its_reason(row: str, reason: str) -> None:
    assert note(row) == reason


def test_a_bad_row_stops_nothing() -> None:
    rows = fill(HEADER, GOOD, "2,nonsense", "", ",,,,,", GOOD)

    assert [row["due_date"] for row in rows] == ["2027-01-07", "", "2027-01-07"]


def test_a_cell_beyond_all_measure_spoils_its_row_only() -> None:
    rows = fill(HEADER, f'"{"x" * 200_000}",2026-12-14,1,days,none,start=excl;end=none', GOOD)

    assert rows[0]["note"] == "The row cannot be read. Look for a quote that is never closed."
    assert rows[-1]["due_date"] == "2027-01-07"


def test_other_columns_pass_through_in_their_order_and_old_answers_are_replaced() -> None:
    (row,) = fill(f"note,who,{HEADER},due_date,provisional,why", f"old,Ms Bevan,{GOOD},1999-01-01,no,because")

    assert list(row) == [
        "who",
        "id",
        "start_date",
        "period",
        "unit",
        "calendar",
        "roll_rule",
        "why",
        "due_date",
        "provisional",
        "note",
    ]
    assert (row["who"], row["why"], row["due_date"], row["note"]) == ("Ms Bevan", "because", "2027-01-07", "")


def test_quotes_commas_and_line_ends_inside_cells_survive() -> None:
    (row,) = fill(f"{HEADER},remark", f'{GOOD},"He said ""no"", and\nleft"')

    assert (row["remark"], row["due_date"]) == ('He said "no", and\nleft', "2027-01-07")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay_as_they_were(end: str) -> None:
    text, _ = filled(f"{HEADER}{end}{GOOD}{end}".encode(), REAL)

    assert text == f"{HEADER},due_date,provisional,note{end}{GOOD},2027-01-07,no,{end}"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_stays_as_it_was(mark: str) -> None:
    text, faults = filled(f"{mark}{HEADER}\n{GOOD}\n".encode(), REAL)

    assert text.startswith(f"{mark}id,")
    assert faults == 0


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-cmd|'/C calc'!A0", "@now", "\tx", "\rx", "=HYPERLINK(1)"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    (row,) = fill(f"{HEADER},x", f"{GOOD},{quoted}")

    assert row["x"] == f"'{cell}"


def test_a_heading_that_a_spreadsheet_would_run_is_defused_too() -> None:
    (row,) = fill(f"{HEADER},=1+1", f"{GOOD},x")

    assert row["'=1+1"] == "x"


@pytest.mark.parametrize("cell", ["-7", "+44", "-1.5", "7", "x=1", "", "'=1"])
def test_numbers_and_other_text_are_left_alone(cell: str) -> None:
    (row,) = fill(f"{HEADER},x", f"{GOOD},{cell}")

    assert row["x"] == cell


def test_faults_are_counted() -> None:
    assert filled(f"{HEADER}\n{GOOD}\nx\ny\n".encode(), REAL)[1] == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Look at: start_date, period, unit, calendar, roll_rule."),
        (b"id,start_date,period\n", "Look at: unit, calendar, roll_rule."),
        (f"{HEADER},unit\n".encode(), "Look at: unit."),
        (HEADER.replace(",", ";").encode(), "Look at: start_date, period, unit, calendar, roll_rule."),
        (HEADER.upper().encode(), "Look at: start_date, period, unit, calendar, roll_rule."),
    ],
)
def test_a_file_without_the_columns_is_refused_whole(data: bytes, reason: str) -> None:
    with pytest.raises(TableError) as refused:
        filled(data, REAL)

    columns = "start_date, period, unit, calendar, roll_rule"
    assert str(refused.value) == f"needs each of these columns once: {columns}. {reason}"


@pytest.mark.parametrize("data", [b"\xff\xfei\x00d\x00", f"{HEADER}\nPrix £".encode("latin-1")])
def test_a_file_that_is_not_utf_8_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(TableError) as refused:
        filled(data, REAL)

    assert str(refused.value) == 'is not UTF-8 text. Save it as "CSV UTF-8".'


def run(*arguments: str) -> Result:
    return CliRunner().invoke(deadlines, arguments)


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

    missing, folder, bare, unwritten = (
        run(str(tmp_path / "no.csv")),
        run(str(tmp_path)),
        run(str(empty)),
        run(str(good), "--output", str(nowhere)),
    )

    assert missing.stderr == f"{tmp_path / 'no.csv'} cannot be read: No such file or directory.\n"
    assert folder.stderr == f"{tmp_path} cannot be read: Is a directory.\n"
    assert bare.stderr.startswith(f"{empty} needs each of these columns once")
    assert unwritten.stderr == f"{nowhere} cannot be written: No such file or directory.\n"
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

"""A spreadsheet of deadlines comes back as it was laid out: columns, headings, quotes, as others save it."""

import csv
import io
from pathlib import Path

import pytest

from build_scripts.commands.deadlines import TableError, filled
from tests.support.deadline_tables import GOOD, HEADER, REAL, SAVED, fill, run


def test_every_column_stays_and_ours_get_another_name_where_theirs_is_taken() -> None:
    (row,) = fill(f"note,who,{HEADER},due_date,why", f"old,Ms Bevan,{GOOD},1999-01-01,because")

    assert list(row)[:2] + list(row)[8:] == ["note", "who", "due_date", "why", *NAMED]
    assert (row["note"], row["who"], row["due_date"], row["why"]) == ("old", "Ms Bevan", "1999-01-01", "because")
    assert (row["navigator_due_date"], row["provisional"], row["navigator_note"]) == ("2027-01-07", "no", "")


NAMED = ("navigator_due_date", "provisional", "navigator_note")


@pytest.mark.parametrize("header", [HEADER, f"note,{HEADER}", f"{HEADER},due_date,remark"])
def test_a_table_that_was_filled_is_filled_anew_in_the_same_columns(header: str) -> None:
    row = ("mine," if header.startswith("note") else "") + GOOD + (",a,b" if header.endswith("remark") else "")
    once, _ = filled(f"{header}\n{row}\n".encode(), REAL)
    again, _ = filled(once.encode(), REAL)
    moved, _ = filled(once.replace("2026-12-14", "2026-12-15").encode(), REAL)

    assert again == once
    assert moved == once.replace("2026-12-14", "2026-12-15").replace("2027-01-07", "2027-01-08")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_stands_between_cells_is_found_out_and_stays(separator: str, named: bool, mark: str) -> None:  # noqa: FBT001
    cells = GOOD.replace("start=excl;end=none", '"start=excl;end=none"').replace(",", separator)
    before = mark + (f"sep={separator}\r\n" if named else "")
    header = HEADER.replace(",", separator)
    text, faults = filled(f"{before}{header}\r\n{cells}\r\n".encode(), REAL)

    added = separator.join(("due_date", "provisional", "note"))
    answer = separator.join(("2027-01-07", "no", ""))
    assert text == f"{before}{header}{separator}{added}\r\n{cells}{separator}{answer}\r\n"
    assert faults == 0


TITLES = [
    "Complaints log 2026",
    "Complaints log 2026,,,,,",
    '"Log, as of\r\n14 December",,,,,',
    "\ufeff,,,,,\r\nLog,,,,,\r\n,,,,,",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_stands_above_the_names_stays_as_it_is(title: str, separator: str) -> None:
    above = title.replace(",,", separator * 2)
    cells = GOOD.replace("start=excl;end=none", '"start=excl;end=none"')
    rows = f"{HEADER}\r\n{cells}".replace(",", separator)
    text, faults = filled(f"{above}\r\n{rows}\r\n".encode(), REAL)

    added = separator.join(("due_date", "provisional", "note"))
    answer = separator.join(("2027-01-07", "no", ""))
    assert text == f"{above}\r\n" + rows.replace("\r\n", f"{separator}{added}\r\n") + f"{separator}{answer}\r\n"
    assert faults == 0


@pytest.mark.parametrize("above", ["start_date", "x,period,y", f"{HEADER},unit"])
def test_names_that_stand_in_two_rows_are_nobodys(above: str) -> None:
    with pytest.raises(TableError, match="needs each of these columns once"):
        filled(f"{above}\n{HEADER}\n{GOOD}\n".encode(), REAL)


def test_separators_behind_the_last_cell_are_no_cells() -> None:
    # Excel leaves them out or writes them by blocks of 16 rows, whatever the first line has.
    text, faults = filled(f"{HEADER}\r\n{GOOD},,\r\n{GOOD},,\r\n1,,,\r\n".encode(), REAL)

    rows = [f"{GOOD},2027-01-07,no,", f"{GOOD},2027-01-07,no,", "1,,,,,,,,start_date is empty."]
    assert text == "\r\n".join((f"{HEADER},due_date,provisional,note", *rows, ""))
    assert faults == 1


def test_a_row_with_too_many_cells_names_what_stands_between_them() -> None:
    text, _ = filled(f"{HEADER}\n{GOOD}\n".replace(",", ";").encode(), REAL)
    assert "The row has 7 cells, the first line 6. Put quotes round a semicolon." in text


# As Excel saves CSV with British and with German settings: dates in the order of the country, decimal commas, its
# separator, and quotes where they are needed and no others.
BRITISH = (
    "ref,Received by,start_date,period,unit,calendar,roll_rule,note,Fee\r\n"
    '12,"Bevan, Si\u00e2n",14/12/2026,15,working_days,england-and-wales,start=excl;end=none,"rang ""twice""",-5.50\r\n'
    "13,O\u2019Neill,31/12/2026,5,days,none,start=excl;end=none,+44 1908 254373,\r\n"
)
GERMAN = (
    "Nr;Empf\u00e4nger;start_date;period;unit;calendar;roll_rule;note;Betrag\r\n"
    "12;M\u00fcller, Gr\u00e4fin;14.12.2026;15;working_days;england-and-wales;"
    '"start=excl;end=none";"zwei\nZeilen";-5,50\r\n'
    '13;\u20ac;31.12.2026;5;days;none;"start=excl;end=none";;\r\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize(("sheet", "separator"), [(BRITISH, ","), (GERMAN, ";")])
def test_what_excel_saves_comes_back_unchanged_but_for_our_columns(
    tmp_path: Path, sheet: str, separator: str, encoding: str
) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(sheet.encode(encoding))
    done = run(str(source), "--output", str(target))

    assert (done.exit_code, done.stderr) == (0, "")
    added = iter(
        separator.join(cells)
        for cells in (
            ("due_date", "provisional", "navigator_note"),
            ("2027-01-07", "no", ""),
            ("2027-01-05", "no", ""),
        )
    )
    expected = "".join(f"{row}{separator}{next(added)}\r\n" for row in sheet.split("\r\n") if row)
    assert target.read_bytes() == expected.encode(encoding)


@pytest.mark.parametrize(("country", "separator"), [("british", ","), ("german", ";")])
def test_what_libreoffice_saves_comes_back_unchanged_but_for_our_columns(
    tmp_path: Path, country: str, separator: str
) -> None:
    source, target = SAVED / f"{country}.csv", tmp_path / "out.csv"
    done = run(str(source), "--output", str(target))
    rows = source.read_bytes().splitlines(keepends=True)
    ours = (("due_date", "provisional", "navigator_note"), ("2027-01-07", "no", ""), ("2027-01-05", "no", ""))
    added = [f"{separator}{separator.join(cells)}".encode() for cells in ours]

    assert (done.exit_code, done.stderr) == (0, "")
    assert len(rows) == len(ours)
    assert target.read_bytes() == b"".join(
        row.rstrip(b"\r\n") + cells + row[len(row.rstrip(b"\r\n")) :] for row, cells in zip(rows, added, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "order", "due"),
    [
        ("04/12/2026", "day-first", "2026-12-09"),
        ("04/12/2026", "month-first", "2026-04-17"),
        ("4.12.2026", "day-first", "2026-12-09"),
        ("12/4/2026", "day-first", "2026-04-17"),
        ("2026-12-04", "month-first", "2026-12-09"),
        ("14/12/2026", "day-first", "2026-12-19"),
        ("14/12/2026 00:00", None, "2026-12-19"),
        ("14/12/2026 09:30", None, "2026-12-19"),
        ("2026-12-14T23:30:05", None, "2026-12-19"),
        ("12/14/2026 9:30 PM", None, "2026-12-19"),
        ("14/12/2026 24:30", None, ""),
        ("2026-12-14T23:30Z", None, ""),
        ("04/12/2026 09:30", None, ""),
        ("04/12/2026 09:30", "day-first", "2026-12-09"),
        ("14 December 2026", None, "2026-12-19"),
        ("Monday\u00a014\u00a0December\u00a02026", "month-first", "2026-12-19"),
        ("14-Dec-2026", None, "2026-12-19"),
        ("December 14th, 2026", "day-first", "2026-12-19"),
        ("14. 12. 2026", None, "2026-12-19"),
        ("\u200e14/\u200e12/\u200e2026", None, "2026-12-19"),
        ("2026/12/04", "month-first", "2026-12-09"),
        ("Tuesday 14 December 2026", None, ""),
        ("14. Dezember 2026", None, ""),
        ("14-Dec-26", None, ""),
        ("31 April 2026", None, ""),
        ("12/14/2026", None, "2026-12-19"),
        ("12/12/2026", None, "2026-12-17"),
        ("04/12/2026", None, ""),
        ("12/14/2026", "day-first", ""),
        ("14/12/2026", "month-first", ""),
    ],
)
def test_the_order_of_day_and_month_is_named_where_it_can_be_mistaken(
    tmp_path: Path, text: str, order: str | None, due: str
) -> None:
    source = tmp_path / "in.csv"
    source.write_text(f'{HEADER}\n1,"{text}",5,days,none,start=excl;end=none\n')
    done = run(str(source), *(("--dates", order) if order else ()))
    (row,) = csv.DictReader(io.StringIO(done.stdout))

    assert (row["due_date"], done.exit_code) == (due, 0 if due else 1)
    assert row["start_date"] == text


def test_the_help_documents_every_part_of_a_roll_rule() -> None:
    told = run("--help").output
    for part in ("excl", "incl", "roll_then_excl"):
        assert f"start={part}" in told
    for part in ("end=none", "end=next_wd", "end=prev_wd", "cutoff=", "late=", "short=cpr", "short=none", "--dates"):
        assert part in told


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

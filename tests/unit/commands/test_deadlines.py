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
# As another program has saved them: the README there says how.
SAVED = STATED.parent / "spreadsheets"


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
        GOOD.replace("2026-12-14", "14/12/26"),
        "'14/12/26' is not a date. Write it as year-month-day, such as 2026-06-05.",
    ),
    (
        GOOD.replace("2026-12-14", "31/02/2026"),
        "start_date is '31/02/2026', which is not a date. Write it as year-month-day.",
    ),
    (
        GOOD.replace("2026-12-14", "04/12/2026"),
        (
            "start_date is '04/12/2026': 4 December 2026 or 12 April 2026? "
            "Run it again with --dates day-first or --dates month-first."
        ),
    ),
    (GOOD.replace("2026-12-14", ""), "start_date is empty."),
    (
        GOOD.replace("2026-12-14", "46370"),
        "start_date is '46370', a day as Excel numbers it. Give the column the format of a date, and save it again.",
    ),
    (
        GOOD.replace("2026-12-14", "Tue 14 Dec 2026"),
        "start_date is 'Tue 14 Dec 2026', but 14 December 2026 is a Monday.",
    ),
    (
        GOOD.replace("2026-12-14", "14/12/2026 16:00").replace(";end", ";cutoff=16:00;late=no;end"),
        "start_date has the hour 16:00, and the roll_rule says cutoff=16:00;late=no. Change one of them.",
    ),
    (
        GOOD.replace("2026-12-14", "2026-12-14 09:30").replace(";end", ";cutoff=16:00;late=yes;end"),
        "start_date has the hour 09:30, and the roll_rule says cutoff=16:00;late=yes. Change one of them.",
    ),
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
            "unit is 'fortnights'. Use one of: working_days, school_days, days, weeks, months, clear_months, years, "
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

    assert [row["due_date"] for row in rows] == ["2027-01-07", "", "", "2027-01-07"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_empty_rows_stay_where_they_are_and_are_no_fault(end: str) -> None:
    # Excel writes a row of commas for each row that somebody has formatted and left empty.
    text, faults = filled(end.join(("", ",,,,,", HEADER, "", GOOD, ",,,,,", ",,,,,", "")).encode(), REAL)
    added = f"{HEADER},due_date,provisional,note", f"{GOOD},2027-01-07,no,"

    assert text == end.join(("", ",,,,,", added[0], "", added[1], ",,,,,,,,", ",,,,,,,,", ""))
    assert faults == 0


@pytest.mark.parametrize("named", ['"sep=;"', "sep=|", "SEP=;"])
def test_a_line_that_names_what_stands_between_cells_can_be_quoted_and_name_any_sign(named: str) -> None:
    sign = named.strip('"')[-1]
    row = GOOD.replace("start=excl;end=none", '"start=excl;end=none"').replace(",", sign)
    text, faults = filled(f"{named}\r\n{HEADER.replace(',', sign)}\r\n{row}\r\n".encode(), REAL)

    assert faults == 0
    assert text.startswith(f"{named}\r\nid{sign}")
    assert text.endswith(f"{row}{sign}2027-01-07{sign}no{sign}\r\n")


def test_a_cell_beyond_all_measure_spoils_its_row_only() -> None:
    rows = fill(HEADER, f'"{"x" * 200_000}",2026-12-14,1,days,none,start=excl;end=none', GOOD)

    assert rows[0]["note"] == "The row cannot be read. Look for a quote that is never closed."
    assert rows[-1]["due_date"] == "2027-01-07"


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

"""A spreadsheet of deadlines comes back with its due dates; a bad row gets its reason and stops nothing."""

import pytest

from build_scripts.commands.deadlines import filled
from tests.support.deadline_tables import GOOD, HEADER, REAL, fill, note


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

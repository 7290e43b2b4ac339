"""Lists of terms and closures that others publish are read as a whole, or refused in one line."""

from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest

from build_scripts.source.dated_lists import ListError, Stretch, read

TERMS = """from,through,title,kind
2026-09-03,2026-10-23,"Autumn term, first half",terms

2026-09-18,,Inset day,
"""
ICS = """BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20260903\r
DTEND;VALUE=DATE:20261024\r
SUMMARY:Autumn term\\, first \r
 half\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20260918\r
SUMMARY:Inset day\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;TZID=Europe/London:20261102T090000\r
DTEND;TZID=Europe/London:20261103T120000\r
SUMMARY:Open evening\\nand morning\r
END:VEVENT\r
END:VCALENDAR\r
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_a_spreadsheet_gives_stretches_and_single_days_of_each_kind(tmp_path: Path) -> None:
    assert read(write(tmp_path, "t.csv", "\ufeff" + TERMS), "closures") == (
        Stretch(date(2026, 9, 3), date(2026, 10, 23), "Autumn term, first half", "terms"),
        Stretch(date(2026, 9, 18), date(2026, 9, 18), "Inset day", "closures"),
    )


def test_a_spreadsheet_may_have_semicolons_between_its_columns(tmp_path: Path) -> None:
    text = "from;through;title\n2026-09-03;2026-10-23;Autumn term, first half\n"
    (found,) = read(write(tmp_path, "t.csv", text), "terms")
    assert found == Stretch(date(2026, 9, 3), date(2026, 10, 23), "Autumn term, first half", "terms")


def test_a_calendar_file_gives_the_days_that_another_program_reads_in_it(tmp_path: Path) -> None:
    found = read(write(tmp_path, "t.ics", ICS), "terms")

    assert found == (
        Stretch(date(2026, 9, 3), date(2026, 10, 23), "Autumn term, first half", "terms"),
        Stretch(date(2026, 9, 18), date(2026, 9, 18), "Inset day", "terms"),
        Stretch(date(2026, 11, 2), date(2026, 11, 3), "Open evening and morning", "terms"),
    )
    events = icalendar.Calendar.from_ical(ICS).walk("VEVENT")
    assert [str(event["SUMMARY"]).replace("\n", " ") for event in events] == [each.title for each in found]
    assert events[0].decoded("DTEND") == found[0].last + timedelta(1)


BROKEN = [
    ("t.csv", "start,title\n", 't.csv:1: "start" is not a column here; allowed: from, kind, through, title'),
    ("t.csv", "title\nX\n", "t.csv:1: the first line does not name the columns; from,through,title,kind, each once"),
    ("t.csv", "", "t.csv:1: the first line does not name the columns; from,through,title,kind, each once"),
    ("t.csv", "from,title\n3 June,X\n", 't.csv:2: "3 June" is not a date; write it as year-month-day, 2026-06-05'),
    ("t.csv", "from,title\n2026-06-03\n", "t.csv:2: there is no title; say what the day is, such as Inset day"),
    (
        "t.csv",
        "from,title\n2026-06-03,a,b\n",
        "t.csv:2: there are more cells than columns; put quotes around a title with a comma",
    ),
    (
        "t.csv",
        "from,through,title\n2026-06-03,2026-06-01,X\n",
        "t.csv:2: it ends on 2026-06-01, before it begins on 2026-06-03; the first day comes first",
    ),
    (
        "t.csv",
        "from,title,kind\n2026-06-03,X,term\n",
        't.csv:2: "term" is not a kind; did you mean "terms"? allowed: closures, holidays, open, terms',
    ),
    ("t.csv", "from,title\n", "t.csv lists no days; a line, or an entry, for each day or stretch of days"),
    ("t.txt", "x", "t.txt is neither a spreadsheet nor a calendar file; write its days as .csv or .ics"),
    (
        "t.ics",
        "BEGIN:VEVENT\nDTSTART:20260603\nSUMMARY:X\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260604\n",
        "t.ics, entry in line 5 (long lines joined): it has no end; END:VEVENT, or the whole file",
    ),
    (
        "t.ics",
        "BEGIN:VEVENT\nDTSTART:20260603\nBEGIN:VEVENT\nDTSTART:20260604\nSUMMARY:X\nEND:VEVENT\n",
        "t.ics, entry in line 1 (long lines joined): it has no end; END:VEVENT, or the whole file",
    ),
    (
        "t.ics",
        "BEGIN:VEVENT\nDTSTART:20260603\nSUMMARY:X\nRRULE:FREQ=DAILY\nEND:VEVENT\n",
        't.ics, entry in line 1 (long lines joined): "X" has RRULE; write each day of it, with DTSTART and DTEND',
    ),
    (
        "t.ics",
        "BEGIN:VEVENT\nSUMMARY:X\nEND:VEVENT\n",
        't.ics, entry in line 1 (long lines joined): "" is not a day; DTSTART and DTEND such as 20260605',
    ),
    (
        "t.ics",
        "BEGIN:VEVENT\nDTSTART:20260231\nSUMMARY:X\nEND:VEVENT\n",
        't.ics, entry in line 1 (long lines joined): "20260231" is not a day; DTSTART and DTEND such as 20260605',
    ),
]


@pytest.mark.parametrize(("name", "text", "problem"), BROKEN, ids=[problem for *_, problem in BROKEN])
def test_a_list_with_a_fault_is_refused_in_one_line(tmp_path: Path, name: str, text: str, problem: str) -> None:
    with pytest.raises(ListError) as refused:
        read(write(tmp_path, name, text), "closures")

    assert str(refused.value) == problem


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListError, match=r"no\.csv cannot be read: no such file"):
        read(tmp_path / "no.csv", "terms")
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(ListError, match=r"b\.csv is not UTF-8 text"):
        read(tmp_path / "b.csv", "terms")

"""`navigator deadlines`: a spreadsheet of starts and periods in, the same with due dates out."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from build_scripts.commands.deadline_rows import COLUMNS, RowError, count_row
from build_scripts.commands.errors import Refused
from build_scripts.source import calendar_files
from navigator.dates.calendars import Calendar
from navigator.dates.refusals import Refusal
from navigator.explain.summary import provisional_text, short_text

ADDED = ("due_date", "provisional", "note")

# A cell that begins like this would run as a formula when the file is opened in a spreadsheet; a number does not.
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


class TableError(ValueError):
    """A file that is no table of deadlines, as one plain line."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file instead of the terminal.")
def deadlines(file: Path, output: Path | None) -> None:
    """Fill in the due dates of a CSV file with the columns start_date, period, unit, calendar and roll_rule.

    The columns due_date, provisional and note are added. A row that cannot be counted gets its reason in note, and the
    exit code is then 1.
    """
    try:
        text, faults = filled(file.read_bytes(), calendar_files.load())
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}.") from None
    except TableError as error:
        raise Refused(f"{file} {error}") from None
    data = text.encode("utf-8")
    if output is None:
        click.echo(data, nl=False)
    else:
        try:
            output.write_bytes(data)
        except OSError as error:
            raise Refused(f"{output} cannot be written: {error.strerror}.") from None
    if faults:
        click.echo(f"{faults} of the rows could not be counted; see the column note.", err=True)
        raise SystemExit(1)


def filled(data: bytes, calendars: Mapping[str, Calendar]) -> tuple[str, int]:
    """Return the table with its columns added, and how many rows could not be counted; TableError without the columns.

    A byte order mark and the ends of lines stay as they were: spreadsheets go by them.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise TableError('is not UTF-8 text. Save it as "CSV UTF-8".') from None
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    rows = _read(text.removeprefix(mark))
    header = [name.strip() for name in next(rows, ())]
    missing = [column for column in COLUMNS if header.count(column) != 1]
    if missing:
        raise TableError(f"needs each of these columns once: {', '.join(COLUMNS)}. Look at: {', '.join(missing)}.")
    kept = [place for place, name in enumerate(header) if name not in ADDED]
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [_line([*(header[place] for place in kept), *ADDED], end)]
    faults = 0
    for cells in rows:
        due, provisional, note = _answer(header, cells, calendars)
        faults += not due
        padded = [*cells, *[""] * len(header)]
        lines.append(_line([*(padded[place] for place in kept), due, provisional, note], end))
    return mark + "".join(lines), faults


def _read(text: str) -> Iterator[list[str]]:
    """The rows that hold anything; one that the csv module refuses, for a cell beyond all measure, is left empty."""
    reader = csv.reader(io.StringIO(text, newline=""))
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield []
        else:
            if any(row):
                yield row


def _answer(header: Sequence[str], cells: Sequence[str], calendars: Mapping[str, Calendar]) -> tuple[str, str, str]:
    """The cells to add to a row."""
    if not cells:
        return "", "", "The row cannot be read. Look for a quote that is never closed."
    if len(cells) > len(header):
        return "", "", f"The row has {len(cells)} cells, the first line {len(header)}. Put quotes round a comma."
    try:
        count = count_row(dict(zip(header, cells, strict=False)), calendars)
    except (RowError, Refusal) as error:
        return "", "", str(error)
    note = " ".join(filter(None, (short_text(count), provisional_text(count))))
    return count.due.isoformat(), "yes" if count.provisional else "no", note


def _line(cells: Sequence[str], end: str) -> str:
    # The csv module quotes the signs of its own line end only, and a bare CR ends a line for a spreadsheet too.
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return line.getvalue().removesuffix("\r\n") + end


def _safe(cell: str) -> str:
    """A cell that a spreadsheet shows as it is and never runs."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell

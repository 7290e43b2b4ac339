"""`navigator deadlines`: a spreadsheet of starts and periods in, the same with due dates out."""

from pathlib import Path

import click

from build_scripts.commands.check import calendars_here
from build_scripts.commands.deadline_rows import Calendars
from build_scripts.commands.errors import FILE, Refused, writing
from build_scripts.commands.sheets.columns import ADDED, TableError
from build_scripts.commands.sheets.delimited import Text, filled
from build_scripts.commands.sheets.workbooks import BEGINNING, SUFFIXES, filled_workbook, suffix_of
from build_scripts.commands.sheets.written_dates import Order
from navigator.dates.calendars import calendars_from_data

__all__ = ["ADDED", "TableError", "deadlines", "filled"]

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: Excel until 2003, and every workbook with a password."""
RULES = """\b
roll_rule has these parts, joined by semicolons:
  start=excl            the day it starts is not counted
  start=incl            the day it starts is day 1
  start=roll_then_excl  a start on a day off counts as the next working day
  end=none              the last day stays where it falls
  end=next_wd           a last day off moves on to the next working day
  end=prev_wd           a last day off moves back to the working day before
  cutoff=16:00;late=yes what came after this hour counts as come the next day
  short=cpr, short=none whether 5 days or fewer leave out days off (clear days)
Example: start=excl;end=next_wd
"""


@click.command(epilog=RULES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file instead of the terminal.")
@click.option(
    "--dates",
    type=click.Choice([order.value for order in Order]),
    help="How to read 04/12/2026. Not needed for dates that can be read in one way only.",
)
def deadlines(file: Path, output: Path | None, dates: str | None) -> None:
    """Fill in the due dates of a spreadsheet: CSV with commas, semicolons or tabs, or .xlsx.

    It needs the columns start_date, period, unit, calendar and roll_rule, and keeps all others. The columns due_date,
    provisional and note are added, as navigator_note and so on where a name is taken. A row that cannot be counted
    gets its reason in note, and the exit code is then 1.
    """
    order = Order(dates) if dates else None
    try:
        data, faults = _filled(file.read_bytes(), order, output)
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}.") from None
    except TableError as error:
        raise Refused(f"{file} {error}") from None
    if output is None:
        click.echo(data, nl=False)
    else:
        with writing(output, FILE):
            output.write_bytes(data)
    if faults:
        click.echo(f"{faults} of the rows could not be counted; see the column note.", err=True)
        raise SystemExit(1)


def _filled(data: bytes, order: Order | None, output: Path | None) -> tuple[bytes, int]:
    found = calendars_here()
    calendars = Calendars(calendars_from_data(found.data), found.unusable)
    if data.startswith(_OLD):
        raise TableError("is an old workbook (.xls) or has a password. Save it in Excel as .xlsx without one.")
    suffix = suffix_of(data) if data.startswith(BEGINNING) else None
    named = output.suffix.lower() if output and output.suffix.lower() in SUFFIXES else None
    if output and named != suffix:
        kind = f"a workbook ({suffix})" if suffix else "text"
        raise TableError(f"is {kind}: give --output a name of the same kind.")
    if not suffix:
        text, faults = filled(data, calendars, order)
        return Text.of(data).encoded(text), faults
    if output is None:
        raise TableError("is a workbook, which a terminal cannot show. Name a file with --output.")
    return filled_workbook(data, calendars, order)

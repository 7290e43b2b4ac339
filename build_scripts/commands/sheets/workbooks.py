"""A spreadsheet as a workbook of Excel (.xlsx, .xlsm): read by openpyxl where that is installed, and written by us.

openpyxl would write the whole workbook anew, without the values of its formulas, drawings and whatever else it does not
know. So only our cells are put into the sheet, and all other parts come out as they went in.
"""

import importlib
import io
import warnings
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from build_scripts.commands.errors import Refused
from build_scripts.commands.sheets.answers import answered
from build_scripts.commands.sheets.around import calculating_again, with_date_style
from build_scripts.commands.sheets.cells import Cells, Number, Value
from build_scripts.commands.sheets.columns import Columns, TableError, columns_of, names_at
from build_scripts.commands.sheets.package import UNREADABLE, Package
from build_scripts.commands.sheets.written_dates import Order
from navigator.dates.calendars import Calendar

BEGINNING = b"PK\x03\x04"
_EARLIEST = 1950
"""The first year of a day that was never given the format of one."""
SUFFIXES = (".xlsx", ".xlsm")


def filled_workbook(data: bytes, calendars: Mapping[str, Calendar], order: Order | None = None) -> tuple[bytes, int]:
    """Return the workbook with our columns beside its first sheet's, and how many rows could not be counted.

    Due dates are real dates, whatever the start dates were: dates, their numbers, or text. Formulas stay; their last
    values are counted with, and Excel works them out again. Every other part of the workbook is the same to the byte.
    """
    openpyxl = _openpyxl()
    package = Package(data)
    values, epoch, title = _values(openpyxl, data)
    sheet = Cells(package.text(package.sheet))
    # What stands to the right of the names is somebody's too, even a formula that shows nothing.
    widest = max([sheet.widest(), *(at for _, cells in values for at, cell in enumerate(cells, start=1) if cell)])
    rows = [(row, [*cells, *[""] * widest][:widest]) for row, cells in values]
    rows = rows[names_at([cells for _, cells in rows]) :]
    at, first = rows[0] if rows else (0, [])
    try:
        columns = columns_of(first)
    except TableError as error:
        if title is None:
            raise
        raise TableError(f"{error} Only the first sheet is filled, here {title!r}. Move yours to the front.") from None
    _none_of_ours_is_a_formula(columns, sheet)
    styles, style = with_date_style(package.text(package.styles))
    placed: dict[tuple[int, int], Value] = {}
    faults = 0
    for row, cells in rows:
        own: tuple[Value, ...] = columns.added
        if row != at:
            answer = answered(columns.header, cells, calendars, order)
            faults += answer.due is None
            days = None if answer.due is None else int(openpyxl.utils.datetime.to_excel(answer.due, epoch))
            own = (None if days is None else Number(days, style), *(cell or None for cell in answer.cells()[1:]))
        placed |= {(row, columns.at + place): cell for place, cell in enumerate(own, start=1)}
    parts = {package.sheet: sheet.having(placed), package.styles: styles}
    if package.has_formulas():
        parts[package.book] = calculating_again(package.text(package.book))
    return package.replaced(parts), faults


def suffix_of(data: bytes) -> str:
    """What the name of the workbook ends with: Excel opens none whose name says something else."""
    return Package(data).suffix


def _openpyxl() -> Any:
    """The package, which only those need who have workbooks."""
    try:
        return importlib.import_module("openpyxl")
    except ImportError:
        raise Refused(
            "Workbooks (.xlsx) need the package openpyxl: pip install openpyxl, or save the sheet as CSV UTF-8."
        ) from None


def _none_of_ours_is_a_formula(columns: Columns, sheet: Cells) -> None:
    for place, name in enumerate(columns.added, start=columns.at + 1):
        if place in sheet.formulas():
            raise TableError(f"has a formula in the column {name}, which would be lost. Give that column another name.")


def _values(openpyxl: Any, data: bytes) -> tuple[list[tuple[int, list[str]]], datetime, str | None]:
    """The rows of the first sheet as text, the day from which the workbook counts its days, and the sheet's name.

    A sheet that is the only one needs no name.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not know, and need not
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what a file says of its size can be wrong
            title = sheet.title if len(book.sheetnames) > 1 else None
            return _rows(openpyxl, sheet, book.epoch), book.epoch, title
    except Exception:  # noqa: BLE001 - openpyxl raises whatever its parts raise for a file that is broken
        raise TableError(UNREADABLE) from None


def _rows(openpyxl: Any, sheet: Any, epoch: datetime) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, by number, with their cells as text."""
    numbered = enumerate(sheet.iter_rows(values_only=True), start=1)
    held = [(number, row, cells) for number, row in numbered if any(cells := [_text(value) for value in row])]
    at = names_at([cells for _, _, cells in held])
    names = held[at][2] if held else []
    starts = names.index("start_date") if "start_date" in names else -1
    for _, row, cells in held[at + 1 :]:
        if 0 <= starts < len(row):
            cells[starts] = _start(openpyxl, row[starts], epoch)
    return [(number, cells) for number, _, cells in held]


def _start(openpyxl: Any, value: object, epoch: datetime) -> str:
    """A start as text, with its hour: a number in that column is a day that was never given the format of one."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            day = openpyxl.utils.datetime.from_excel(value, epoch)
        except (ValueError, OverflowError):
            return _text(value)
        # A year, or a day and a month with a point between them, is a number too.
        value = day if isinstance(day, datetime) and day.year >= _EARLIEST else _text(value)
    return value.isoformat(sep=" ", timespec="minutes") if isinstance(value, datetime) else _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()

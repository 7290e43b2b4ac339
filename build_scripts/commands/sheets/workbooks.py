"""A spreadsheet as a workbook of Excel (.xlsx), by openpyxl where that is installed."""

import importlib
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from build_scripts.commands.errors import Refused
from build_scripts.commands.sheets.answers import answered
from build_scripts.commands.sheets.columns import TableError, columns_of
from build_scripts.commands.sheets.written_dates import Order
from navigator.dates.calendars import Calendar

BEGINNING = b"PK\x03\x04"
_ISO_FORMAT = "yyyy-mm-dd"


def filled_workbook(data: bytes, calendars: Mapping[str, Calendar], order: Order | None = None) -> tuple[bytes, int]:
    """Return the workbook with our columns beside its first sheet's, and how many rows could not be counted.

    Due dates are real dates, whatever the start dates were: dates, their numbers, or text. Formulas stay; their last
    values are counted with. Sheets, widths and formats stay; what openpyxl does not know, such as drawings, goes.
    """
    openpyxl = _openpyxl()
    book, values = (_opened(openpyxl, data, data_only=only) for only in (False, True))
    sheet, known = book.worksheets[0], values.worksheets[0]
    rows = list(_rows(openpyxl, known, values.epoch))
    # What stands to the right of the names is somebody's too.
    widest = max((at for _, cells in rows for at, cell in enumerate(cells, start=1) if cell), default=0)
    rows = [(row, [*cells, *[""] * widest][:widest]) for row, cells in rows]
    at, first = rows[0] if rows else (0, [])
    columns = columns_of(first)
    faults = 0
    for row, cells in rows:
        if row == at:
            for place, name in enumerate(columns.added):
                _put(sheet, row, columns.at + place, name)
            continue
        answer = answered(columns.header, cells, calendars, order)
        faults += answer.due is None
        due, provisional, note = answer.cells()
        _put(sheet, row, columns.at, answer.due or due)
        _put(sheet, row, columns.at + 1, provisional)
        _put(sheet, row, columns.at + 2, note)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue(), faults


def _openpyxl() -> Any:
    """The package, which only those need who have workbooks."""
    try:
        return importlib.import_module("openpyxl")
    except ImportError:
        raise Refused(
            "Workbooks (.xlsx) need the package openpyxl: make setup, or save the sheet as CSV UTF-8."
        ) from None


def _opened(openpyxl: Any, data: bytes, *, data_only: bool) -> Any:
    try:
        return openpyxl.load_workbook(io.BytesIO(data), data_only=data_only)
    except Exception:  # noqa: BLE001 - openpyxl raises whatever its parts raise for a file that is broken
        raise TableError("is no workbook that can be read. Open it in Excel and save it as .xlsx.") from None


def _rows(openpyxl: Any, sheet: Any, epoch: datetime) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, by number, with their cells as text; the first of them has the names."""
    starts: int | None = None
    for number, row in enumerate(sheet.iter_rows(min_row=1, min_col=1, values_only=True), start=1):
        cells = [_text(value) for value in row]
        if not any(cells):
            continue
        if starts is None:
            starts = cells.index("start_date") if "start_date" in cells else -1
        elif 0 <= starts < len(row):
            cells[starts] = _start(openpyxl, row[starts], epoch)
        yield number, cells


def _start(openpyxl: Any, value: object, epoch: datetime) -> str:
    """A start as text: a number in that column is a day that was never given the format of one."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return _text(openpyxl.utils.datetime.from_excel(value, epoch))
        except (ValueError, OverflowError):
            return _text(value)
    return _text(value)


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


def _put(sheet: Any, row: int, place: int, value: date | str) -> None:
    cell = sheet.cell(row=row, column=place + 1)
    cell.value = value or None
    if isinstance(value, date):
        cell.number_format = _ISO_FORMAT
    elif value:
        cell.data_type = "s"  # text is shown as it is and never run

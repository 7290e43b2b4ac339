"""A spreadsheet as text: commas, semicolons or tabs, as Excel saves it in one country or another."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.commands.deadline_rows import COLUMNS
from build_scripts.commands.sheets.answers import Answer, answered
from build_scripts.commands.sheets.columns import ADDED, Columns, TableError, columns_of, names_at
from build_scripts.commands.sheets.written_dates import Order
from navigator.dates.calendars import Calendar

# A cell that begins like this would run as a formula when the file is opened in a spreadsheet; a number does not.
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_NUMBER = re.compile(r"[+-]?[0-9][0-9 .,]*")
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_NAMED = re.compile(r"(\"?)sep=([^\w\s\"]|\t)\1(?:\r\n?|\n|$)", re.IGNORECASE)
"""A first line by which a file tells Excel what stands between the cells; some programs put it in quotes."""
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_MARK = "\ufeff"
_NO_TEXT = 'is not UTF-8 text. Save it as "CSV UTF-8".'


@dataclass(frozen=True, slots=True)
class Text:
    """A file as text, and the encoding that gives the same bytes again. A byte order mark stays in the text."""

    text: str
    encoding: str

    @classmethod
    def of(cls, data: bytes) -> "Text":
        """UTF-8, UTF-16 with its mark, or else what Excel writes on Windows in Western Europe."""
        if b"\0" in data[:2]:  # UTF-16 without its mark
            raise TableError(_NO_TEXT)
        marked = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), None)
        for encoding in (marked,) if marked else ("utf-8", "cp1252"):
            try:
                return cls(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                continue
        raise TableError(_NO_TEXT)

    def encoded(self, text: str) -> bytes:
        return text.encode(self.encoding, "replace")


def filled(data: bytes, calendars: Mapping[str, Calendar], order: Order | None = None) -> tuple[str, int]:
    """Return the table with its columns added, and how many rows could not be counted; TableError without the columns.

    Everything else of the file stays as it was, sign by sign, unless a spreadsheet would run it as a formula.
    """
    text = Text.of(data).text
    mark, text = (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)
    named = _NAMED.match(text)
    before, text = (named[0], text[named.end() :]) if named else ("", text)
    separator = named[2] if named else _separator(text)
    form = separator, next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
    columns: Columns | None = None
    lines: list[str] = []
    faults = 0
    rows = list(_read(text, separator))
    names = names_at([cells for _, cells in rows])
    for at, (own, cells) in enumerate(rows):
        if at < names and cells:
            lines.append(_title(own, cells, form))
        elif own and not any(cells):
            lines.append(_line(own, cells, ("",) * len(ADDED), columns, form) if columns and cells else own)
        elif columns is None:
            columns = columns_of(cells)
            lines.append(_line(own, cells, columns.added, columns, form))
        else:
            raw, held = _without_empty_end(own, cells, len(columns.header), separator)
            answer = _answer(columns, held, separator, calendars, order)
            faults += answer.due is None
            lines.append(_line(raw, held, answer.cells(), columns, form))
    if columns is None:
        columns_of(())
    return mark + before + "".join(lines), faults


def _separator(text: str) -> str:
    """What stands between the cells: the sign by which the line of the names has most of the columns."""

    def known(sign: str) -> int:
        rows = [cells for _, cells in _read(text, sign)]
        return len({name.strip() for name in rows[names_at(rows)]} & {*COLUMNS}) if rows else 0

    return max(_SEPARATORS, key=known)


def _read(text: str, separator: str) -> Iterator[tuple[str, list[str]]]:
    """Every row as it was written and as cells.

    One that the csv module refuses, for a cell beyond all measure, has neither.
    """
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines, delimiter=separator)
    seen = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = []
            yield "", cells
        else:
            yield "".join(lines[seen : reader.line_num]), cells
        seen = reader.line_num


def _title(own: str, cells: Sequence[str], form: tuple[str, str]) -> str:
    """A row above the names: as it is, unless a spreadsheet would run it."""
    separator, end = form
    safe = [_safe(cell) for cell in cells]
    return own if safe == cells else _written(safe, separator) + end


def _without_empty_end(own: str, cells: list[str], width: int, separator: str) -> tuple[str, list[str]]:
    """A row without the empty cells that it has behind the last column: Excel writes more or fewer of them."""
    more = cells[width:]
    if not more or any(more):
        return own, cells
    body, empty = own.rstrip("\r\n"), separator * len(more)
    # Where empty quotes stand there, the row is written anew.
    return body.removesuffix(empty) + own[len(body) :] if body.endswith(empty) else "", cells[:width]


def _answer(
    columns: Columns,
    cells: Sequence[str],
    separator: str,
    calendars: Mapping[str, Calendar],
    order: Order | None,
) -> Answer:
    header = columns.header
    if not cells:
        return Answer(None, note="The row cannot be read. Look for a quote that is never closed.")
    if len(cells) > len(header):
        name = _SEPARATORS.get(separator, separator)
        note = f"The row has {len(cells)} cells, the first line {len(header)}. Put quotes round a {name}."
        return Answer(None, note=note)
    return answered(header, cells, calendars, order)


def _line(raw: str, cells: Sequence[str], added: Sequence[str], columns: Columns, form: tuple[str, str]) -> str:
    """A row with our cells: behind what was written, or in the place of an earlier answer."""
    separator, end = form
    width = len(columns.header)
    own = [_safe(cell) for cell in added]
    if not columns.is_again and raw and len(cells) == width and not any(_safe(cell) != cell for cell in cells):
        body = raw.rstrip("\r\n")
        return body + separator + _written(own, separator) + (raw[len(body) :] or end)
    padded = [*map(_safe, cells[:width]), *[""] * (width - len(cells))]
    after = columns.at + len(columns.added)
    return _written([*padded[: columns.at], *own, *padded[after:]], separator) + end


def _written(cells: Sequence[str], separator: str) -> str:
    # The csv module quotes the signs of its own line end only, and a bare CR ends a line for a spreadsheet too.
    line = io.StringIO()
    csv.writer(line, delimiter=separator, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n")


def _safe(cell: str) -> str:
    """A cell that a spreadsheet shows as it is and never runs."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell

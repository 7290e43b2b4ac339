"""The cells of a sheet in a workbook, as XML: where each stands, and others put beside them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from build_scripts.commands.sheets.markup import Edit, Tag, edited, tags

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]+)")
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]+)(?::([A-Z]{1,3})([0-9]+))?")
_LAST_COLUMN = 16_384


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the style that shows it, such as the day of a date."""

    value: int
    style: int


Value = Number | str | None
"""What goes into a cell; None empties it."""


@dataclass(slots=True)
class _Cell:
    column: int
    begin: int
    end: int = 0
    holds: bool = False
    is_formula: bool = False


@dataclass(slots=True)
class _Row:
    number: int
    tag: Tag
    end: int = 0
    cells: list[_Cell] = field(default_factory=list)


class Cells:
    """The cells of one sheet; rows and columns are counted from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows: dict[int, _Row] = {}
        self._dimension: Tag | None = None
        self._prefix = ""
        self._merged = 0
        self._read()

    def widest(self) -> int:
        """The last column in which anything stands: a value, a formula whatever it shows, or cells that are joined."""
        held = (cell.column for row in self._rows.values() for cell in row.cells if cell.holds)
        return max(self._merged, max(held, default=0))

    def formulas(self) -> frozenset[int]:
        """The columns that have a formula."""
        return frozenset(cell.column for row in self._rows.values() for cell in row.cells if cell.is_formula)

    def having(self, values: Mapping[tuple[int, int], Value]) -> str:
        """The text of the sheet with other values, by row and column; each row must be there already."""
        edits = [edit for (row, column), value in values.items() for edit in self._put(row, column, value)]
        last = max((column for _, column in values), default=0)
        for number in {row for row, _ in values}:
            tag = self._rows[number].tag
            first, _, stop = tag.attributes().get("spans", "").partition(":")
            if stop.isdigit() and int(stop) < last:
                edits.append(Edit(tag.begin, tag.end, tag.with_attribute("spans", f"{first}:{last}")))
        if (size := self._dimension) and (found := _RANGE.fullmatch(size.attributes().get("ref", ""))):
            right, below = found[3] or found[1], found[4] or found[2]
            if _number(right) < last:
                reach = f"{found[1]}{found[2]}:{letters(last)}{below}"
                edits.append(Edit(size.begin, size.end, size.with_attribute("ref", reach)))
        return edited(self._text, edits)

    def _put(self, number: int, column: int, value: Value) -> list[Edit]:
        row = self._rows[number]
        new = self._written(f"{letters(column)}{number}", value)
        for cell in row.cells:
            if cell.column == column:
                return [Edit(cell.begin, cell.end, new)]
            if cell.column > column:
                return [Edit(cell.begin, cell.begin, new)]
        return [Edit(row.end, row.end, new)]

    def _written(self, place: str, value: Value) -> str:
        own = self._prefix
        if value is None:
            return ""
        if isinstance(value, Number):
            return f'<{own}c r="{place}" s="{value.style}"><{own}v>{value.value}</{own}v></{own}c>'
        text = f'<{own}t xml:space="preserve">{escape(value)}</{own}t>'
        return f'<{own}c r="{place}" t="inlineStr"><{own}is>{text}</{own}is></{own}c>'

    def _read(self) -> None:
        row: _Row | None = None
        cell: _Cell | None = None
        number = 0
        for tag in tags(self._text):
            match tag.name:
                case "dimension":
                    self._dimension = tag
                case "sheetData":
                    self._prefix = tag.prefix
                case "mergeCell":
                    found = _RANGE.fullmatch(tag.attributes().get("ref", ""))
                    right = _number(found[3] or found[1]) if found else 0
                    self._merged = max(self._merged, right if right < _LAST_COLUMN else 0)
                case "row" if tag.opens:
                    number = int(tag.attributes().get("r", number + 1))
                    row = self._rows[number] = _Row(number, tag, tag.end)
                case "c" if row and tag.opens:
                    before = row.cells[-1].column if row.cells else 0
                    found = _PLACE.fullmatch(tag.attributes().get("r", ""))
                    cell = _Cell(_number(found[1]) if found else before + 1, tag.begin, tag.end)
                    row.cells.append(cell)
                case "v" | "is" | "f" if cell and tag.opens:
                    cell.holds = True
                    cell.is_formula |= tag.name == "f"
                case _:
                    pass
            if tag.closes and tag.name == "c" and cell:
                cell.end, cell = tag.end, None
            elif tag.name == "row" and row and not tag.opens:
                row.end, row = tag.begin, None


def letters(column: int) -> str:
    """What a spreadsheet calls a column: A, B ... Z, AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number

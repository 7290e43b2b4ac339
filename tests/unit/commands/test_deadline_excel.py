"""Workbooks that Excel itself has saved come back the same to the byte, but for our cells."""

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from click.testing import CliRunner

from build_scripts.commands.deadlines import deadlines
from build_scripts.commands.sheets.around import calculating_again, with_date_style
from build_scripts.commands.sheets.cells import Cells, Number, letters
from build_scripts.commands.sheets.columns import TableError
from build_scripts.commands.sheets.workbooks import filled_workbook
from build_scripts.source import calendar_files

REAL = calendar_files.load()
# As Excel has saved them: the README there says for whom, and where they were found.
EXCEL = Path(__file__).parents[2] / "vectors" / "spreadsheets" / "excel"
SHEET, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEADER = ("start_date", "period", "unit", "calendar", "roll_rule")
RULE = ("15", "working_days", "england-and-wales", "start=excl;end=none")
# The name of a file: its first row with anything in it, the first free column, the cell with a day to start from, and
# 15 working days after that, counted by hand: no bank holiday of England and Wales lies in between.
SAMPLES = {
    "british": (1, 2, "A4", datetime(2019, 2, 11)),  # noqa: DTZ001 - Monday 21 January 2019
    "german": (1, 8, "C2", datetime(2022, 1, 24)),  # noqa: DTZ001 - Saturday 1 January 2022; Monday 3 January is a holiday
    "from-1904": (1, 2, "A2", datetime(2017, 11, 17)),  # noqa: DTZ001 - Friday 27 October 2017, 21:00
    "formulas": (3, 6, None, None),
}


def read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def with_columns(name: str, start: str | None = None) -> tuple[bytes, int]:
    """The file with our five columns typed in at its right, and the number of the row with a case.

    The day keeps the style that Excel gave it. Nothing else of the file is touched.
    """
    first, column, day, _ = SAMPLES[name]
    parts = read((EXCEL / f"{name}.xlsx").read_bytes())
    sheet = parts[SHEET].decode()
    row = int(day[1:]) if day else first + 1
    found = re.search(rf'<c r="{day}"( s="\d+")[^>]*><v>([^<]*)</v>', sheet) if day else None
    style, value = (found[1], found[2]) if found else ("", start or "46370")
    cells = {
        first: "".join(_text(column + at, first, text) for at, text in enumerate(HEADER)),
        row: f'<c r="{letters(column)}{row}"{style}><v>{value}</v></c>'
        + "".join(_text(column + at, row, text) for at, text in enumerate(RULE, start=1)),
    }
    for number, added in cells.items():
        sheet, times = re.subn(rf'(<row r="{number}"[^>]*>(?:(?!</row>).)*)', rf"\g<1>{added}", sheet, count=1)
        assert times == 1
    return packed({**parts, SHEET: sheet.encode()}), row


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return made.getvalue()


def _text(column: int, row: int, text: str) -> str:
    return f'<c r="{letters(column)}{row}" t="inlineStr"><is><t>{text}</t></is></c>'


def cells(sheet: bytes) -> dict[str, bytes]:
    return {cell.attrib["r"]: ET.tostring(cell) for cell in ET.fromstring(sheet).iter(f"{{{MAIN}}}c")}  # noqa: S314


@pytest.mark.parametrize("name", SAMPLES)
def test_a_workbook_of_excel_is_the_same_but_for_our_cells_and_the_style_of_a_date(name: str) -> None:
    _, column, _, due = SAMPLES[name]
    source, row = with_columns(name)
    data, _ = filled_workbook(source, REAL)
    before, after = read(source), read(data)
    own = range(column + 5, column + 8)

    assert list(after) == list(before)
    changed = {part for part in before if before[part] != after[part]}
    assert changed == {SHEET, STYLES, *({BOOK} if name == "formulas" else ())}
    was, now = cells(before[SHEET]), cells(after[SHEET])
    assert {place: now[place] for place in was} == was
    assert {place.rstrip("0123456789") for place in now.keys() - was} == {letters(at) for at in own[:2]} | {
        *([letters(own[2])])
    }
    # Widths, joined cells, filters, tables, print settings: all that stands around the cells.
    assert around(before[SHEET]) == around(after[SHEET])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet.cell(row, own[0]).value == (due or datetime(2027, 1, 7))  # noqa: DTZ001
    assert (sheet.cell(row, own[0]).number_format, sheet.cell(row, own[1]).value) == (r"yyyy\-mm\-dd", "no")
    assert filled_workbook(data, REAL)[0] == data


def around(sheet: bytes) -> str:
    return re.sub(r"<dimension[^>]*>|<sheetData>.*</sheetData>", "", sheet.decode(), flags=re.DOTALL)


def test_values_of_formulas_stay_and_excel_is_asked_to_work_them_out_again() -> None:
    source, _ = with_columns("formulas")
    data, _ = filled_workbook(source, REAL)
    before, after = (openpyxl.load_workbook(io.BytesIO(each), data_only=True).worksheets[0] for each in (source, data))

    assert before["E4"].value == after["E4"].value == 246
    assert b'fullCalcOnLoad="1"' in read(data)[BOOK]


def test_a_formula_that_shows_nothing_is_not_written_over() -> None:
    source, row = with_columns("formulas")
    parts = read(source)
    sheet = parts[SHEET].decode()
    blank = f'<c r="M{row}" t="str"><f>IF(1=2,1,"")</f><v></v></c></row>'
    parts[SHEET] = re.sub(rf'(<row r="{row}".*?)</row>', rf"\g<1>{blank}", sheet, count=1, flags=re.DOTALL).encode()
    data, _ = filled_workbook(packed(parts), REAL)

    found = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert found[f"M{row}"].value == '=IF(1=2,1,"")'
    assert found[f"N{row}"].value == datetime(2027, 1, 7)  # noqa: DTZ001


def test_a_formula_in_a_column_of_ours_is_kept_by_a_refusal() -> None:
    source, row = with_columns("formulas")
    data, _ = filled_workbook(source, REAL)
    parts = read(data)
    parts[SHEET] = re.sub(
        rf'<c r="K{row}" s="\d+"><v>\d+</v></c>', f'<c r="K{row}"><f>1+1</f><v>2</v></c>', parts[SHEET].decode()
    ).encode()

    with pytest.raises(TableError, match="has a formula in the column due_date, which would be lost"):
        filled_workbook(packed(parts), REAL)


def test_macros_stay_and_the_name_has_to_say_so(tmp_path: Path) -> None:
    parts = read(with_columns("british")[0])
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert kind in parts["[Content_Types].xml"]
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(kind, macros)
    parts["xl/vbaProject.bin"] = bytes(range(256))
    source, target = tmp_path / "in.xlsm", tmp_path / "out.xlsm"
    source.write_bytes(packed(parts))
    run = CliRunner().invoke

    wrong = run(deadlines, [str(source), "--output", str(tmp_path / "out.xlsx")])
    assert wrong.stderr == f"{source} is a workbook (.xlsm): give --output a name of the same kind.\n"
    run(deadlines, [str(source), "--output", str(target)])
    assert read(target.read_bytes())["xl/vbaProject.bin"] == bytes(range(256))


def test_a_strict_workbook_is_refused_with_what_to_do() -> None:
    parts = read(with_columns("british")[0])
    parts[BOOK] = parts[BOOK].replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    with pytest.raises(TableError, match='Save it in Excel as "Excel Workbook'):
        filled_workbook(packed(parts), REAL)


def test_a_workbook_that_declares_entities_is_refused() -> None:
    parts = read(with_columns("british")[0])
    parts[SHEET] = parts[SHEET].replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)
    with pytest.raises(TableError, match="is no workbook that can be read"):
        filled_workbook(packed(parts), REAL)


def test_a_workbook_with_a_part_that_is_broken_is_refused(tmp_path: Path) -> None:
    parts = read(with_columns("british")[0])
    parts["xl/media/image1.png"] = b"a picture of somebody"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    source = tmp_path / "in.xlsx"
    source.write_bytes(made.getvalue().replace(b"a picture of somebody", b"a picture of somebodx"))
    done = CliRunner().invoke(deadlines, [str(source), "--output", str(tmp_path / "out.xlsx")])
    assert done.stderr == f"{source} is no workbook that can be read. Open it in Excel and save it as .xlsx.\n"


@pytest.mark.parametrize("gone", ["[Content_Types].xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"])
def test_a_workbook_that_lacks_a_part_is_refused(tmp_path: Path, gone: str) -> None:
    parts = read(with_columns("british")[0])
    del parts[gone]
    source = tmp_path / "in.xlsx"
    source.write_bytes(packed(parts))
    done = CliRunner().invoke(deadlines, [str(source), "--output", str(tmp_path / "out.xlsx")])
    assert done.stderr == f"{source} is no workbook that can be read. Open it in Excel and save it as .xlsx.\n"


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        # Cells and rows need not say where they are; a prefix is kept; a size that names one cell grows.
        (
            '<x:s><x:dimension ref="A1"/><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:s>',
            (
                '<x:s><x:dimension ref="A1:C1"/><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>'
                '<x:c r="C1" s="7"><x:v>5</x:v></x:c></x:row></x:sheetData></x:s>'
            ),
        ),
        # An empty cell with a style makes room; one to the right of ours stays behind it; a > in quotes ends no tag.
        (
            '<s><sheetData><row r="1" spans="1:2" x="a>b"><c r="C1" s="2"/><c r="D1" s="3"/></row></sheetData></s>',
            (
                '<s><sheetData><row r="1" spans="1:3" x="a>b"><c r="C1" s="7"><v>5</v></c><c r="D1" s="3"/></row>'
                "</sheetData></s>"
            ),
        ),
        (
            "<s><sheetData><row r='1'><c r='A1'><v>1</v></c><!-- </row> --><c r='D1'/></row></sheetData></s>",
            (
                "<s><sheetData><row r='1'><c r='A1'><v>1</v></c><!-- </row> -->"
                '<c r="C1" s="7"><v>5</v></c><c r=\'D1\'/></row></sheetData></s>'
            ),
        ),
    ],
)
def test_a_cell_takes_its_place_in_its_row(sheet: str, expected: str) -> None:
    assert Cells(sheet).having({(1, 3): Number(5, 7)}) == expected


def test_text_is_escaped_and_nothing_empties_a_cell() -> None:
    sheet = '<s><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></s>'
    assert Cells(sheet).having({(1, 1): None}) == '<s><sheetData><row r="1"></row></sheetData></s>'
    assert "<t xml:space=\"preserve\">a &lt;b&gt; &amp; 'c'</t>" in Cells(sheet).having({(1, 2): "a <b> & 'c'"})


def test_cells_that_are_joined_are_somebodys() -> None:
    joined = '<s><sheetData/><mergeCells><mergeCell ref="B9:F9"/><mergeCell ref="A1:XFD1"/></mergeCells></s>'
    assert Cells(joined).widest() == 6


@pytest.mark.parametrize(
    ("styles", "added", "style"),
    [
        ("<styleSheet><cellXfs count='1'><xf/></cellXfs></styleSheet>", 'numFmtId="164"', 1),
        # A format of a table's look, in dxfs, is none of the cells'.
        (
            (
                '<styleSheet><numFmts count="1"><numFmt numFmtId="170" formatCode="0%"/></numFmts><cellXfs count="9">'
                '<xf/><xf><a/></xf></cellXfs><dxfs><dxf><numFmt numFmtId="900" formatCode="d"/></dxf></dxfs>'
                "</styleSheet>"
            ),
            'numFmtId="171"',
            2,
        ),
    ],
)
def test_a_style_for_dates_is_added_once(styles: str, added: str, style: int) -> None:
    once, number = with_date_style(styles)
    assert number == style
    assert once.count(added) == 2
    assert f'count="{style + 1}"' in once
    assert with_date_style(once) == (once, style)


@pytest.mark.parametrize(
    ("book", "expected"),
    [
        ('<w><calcPr calcId="1"/></w>', '<w><calcPr calcId="1" fullCalcOnLoad="1"/></w>'),
        (
            "<w><sheets><sheet/></sheets><definedNames></definedNames><x/></w>",
            '<w><sheets><sheet/></sheets><definedNames></definedNames><calcPr fullCalcOnLoad="1"/><x/></w>',
        ),
    ],
)
def test_excel_is_asked_to_calculate_where_its_order_wants_it(book: str, expected: str) -> None:
    assert calculating_again(book) == expected

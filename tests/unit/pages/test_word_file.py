"""The Word file of a procedure, read back by mammoth: every clause, every limit and every id is in it, each once."""

import html
import io
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import mammoth
import pytest
from click.testing import CliRunner, Result

from build_scripts import content
from build_scripts.cli import main
from build_scripts.pages.word_file import word_file
from navigator.words import ENGLISH
from tests.support.samples import ROOT, library
from tests.support.yaml_as_editors_read_it import load

STYLES = """
r[style-name='Clause id'] => code
p[style-name='Time limit'] => p.limit:fresh
p[style-name='Clause'] => p.clause:fresh
p[style-name='Source'] => p.source:fresh
p[style-name='Title'] => h6:fresh
"""
TODAY = date(2026, 11, 27)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOARD = ROOT / "build_scripts/example"
OURS = ROOT / "procedures"
WHOLE = [
    (BOARD, "anytown/complaints"),
    (BOARD, "anytown/records"),
    (OURS, "kirklees/dispute-resolution"),
    (OURS, "nelscp/multi-agency-dispute-resolution"),
]
every_procedure = pytest.mark.parametrize(("folder", "key"), WHOLE, ids=[key for _, key in WHOLE])


held_in = cache(content.read)


@cache
def made(folder: Path, key: str) -> bytes:
    held = library() if folder == OURS else held_in(folder)
    return word_file(held.policies[key], ENGLISH, held.calendars, TODAY)


@cache
def read(raw: bytes) -> str:
    found = mammoth.convert_to_html(io.BytesIO(raw), style_map=STYLES)
    assert found.messages == []
    return str(found.value)


def told(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def clauses(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every clause of a file as its author wrote it."""
    for stage in data["stages"]:
        yield stage
        for kind in ("duties", "conflicts", "outcomes"):
            yield from stage.get(kind, ())
    for kind in ("outcomes", "caps", "rules", "gaps"):
        yield from data.get(kind, ())
    yield from data["scope"].get("elsewhere", ())


@every_procedure
def test_no_sentence_is_left_without_its_subject(folder: Path, key: str) -> None:
    """Where the title of a stage says who deals with it, the line was “Dealt with by .”."""
    text = re.sub("<[^>]+>", " ", read(made(folder, key)))
    assert re.findall(r"\S+ \s*\.(?:\s|$)", text) == []


@every_procedure
def test_the_id_of_every_clause_stands_in_it_once(folder: Path, key: str) -> None:
    page = read(made(folder, key))
    found = Counter(re.findall(r"<code>\[([^\]]+)\]</code>", page))
    assert found == Counter(each["id"] for each in clauses(load(folder / f"{key}.yml")))


@every_procedure
def test_every_limit_stands_once_below_the_clause_that_has_it(folder: Path, key: str) -> None:
    page = read(made(folder, key))
    parts = re.split(r"<code>\[([^\]]+)\]</code>", page)
    below = dict(zip(parts[1::2], parts[2::2], strict=True))
    limits = {each["id"]: each["limit"] for each in clauses(load(folder / f"{key}.yml")) if "limit" in each}
    assert len(limits) > 1
    written = {id_: re.findall(r'<p class="limit">(.*?)</p>', text) for id_, text in below.items()}
    assert {id_ for id_, found in written.items() if found} == set(limits)
    for id_, limit in limits.items():
        (line,) = written[id_]
        assert " ".join(limit["words"].split()) in told(line)


@every_procedure
def test_every_act_is_said_in_its_clause(folder: Path, key: str) -> None:
    page = read(made(folder, key))
    lines = {found[2]: told(found[1]) for found in re.finditer(r'<p class="clause">(.*?)<code>\[([^\]]+)\]', page)}
    acts = [duty for stage in load(folder / f"{key}.yml")["stages"] for duty in stage.get("duties", ())]
    assert len(acts) > 2
    assert [duty["id"] for duty in acts if " ".join(str(duty["act"]).split()) not in lines[duty["id"]]] == []


def test_it_says_the_title_what_is_unclear_and_where_it_comes_from() -> None:
    page = read(made(BOARD, "anytown/complaints"))
    text = told(page.replace("</", " </"))
    assert page.startswith("<h6>Complaints about a service</h6>")
    for said in (
        "Adoption by the board: Wednesday 18 February 2026.",
        "2 March 2026: The time for a reply is 15 working days. It was 20.",
        "What this policy does not say",
        "What we assume when we count",
        "If a child is in danger now, ring 999.",
    ):
        assert said in text


def test_there_is_room_to_sign() -> None:
    (table,) = re.findall(r"<table>.*</table>", read(made(BOARD, "anytown/complaints")))
    rows = re.findall(r"<tr>(.*?)</tr>", table)
    assert [told(cell) for cell in re.findall(r"<th>(.*?)</th>", rows[0])] == ["Name", "Role", "Date", "Signature"]
    assert len(rows) == 5


def test_paper_language_header_and_page_numbers_are_set() -> None:
    raw = made(BOARD, "anytown/complaints")
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        names = parts.namelist()
        document = ET.fromstring(parts.read("word/document.xml"))  # noqa: S314 - made here
        styles = parts.read("word/styles.xml").decode()
        head, foot = (
            "".join(parts.read(name).decode() for name in names if name.startswith(f"word/{kind}"))
            for kind in ("header", "footer")
        )
        properties = parts.read("docProps/core.xml").decode()
    (size,) = document.iter(f"{W}pgSz")
    assert [round(int(size.get(f"{W}{side}", "0")) / 56.7) for side in ("w", "h")] == [210, 297]
    assert set(re.findall(r'<w:lang[^>]* w:val="([^"]+)"', styles)) == {"en-GB"}
    assert "Anytown Children's Board: Complaints about a service" in head
    assert re.findall(r'w:instr="(\w+)"', foot) == ["PAGE", "NUMPAGES"]
    assert "python-docx" not in properties


def test_the_same_text_gives_the_same_bytes() -> None:
    made.cache_clear()
    assert made(*WHOLE[0]) == made.__wrapped__(*WHOLE[0])


# The command.


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "procedures").symlink_to(BOARD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ("export", *words), catch_exceptions=False)


def test_the_command_writes_a_file_and_never_over_one_that_is_there(board: Path) -> None:
    file = board / "complaints.docx"
    file.write_text("ours")
    result = run("complaints")
    said = "complaints.docx: is there already; name another file, or say --overwrite\n"
    assert (result.exit_code, result.stderr, file.read_text()) == (2, said, "ours")
    result = run("complaints", "--overwrite")
    assert (result.exit_code, result.output) == (0, "Wrote complaints.docx\n")
    assert "<code>[send-reply]</code>" in read(file.read_bytes())


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("complaints", "a.odt"), 'a.odt: ".odt" is not a kind that is written; name a file that ends in .docx\n'),
        (("complaints", "none/a.docx"), "none/a.docx: cannot be written: no such file or directory; "),
        (("complaint",), 'There is no procedure "complaint"; did you mean "complaints"?'),
    ],
)
def test_what_cannot_be_done_is_one_line(words: tuple[str, ...], line: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1


@pytest.mark.usefixtures("board")
def test_without_the_package_the_command_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "build_scripts.pages.word_file", raising=False)
    monkeypatch.setitem(sys.modules, "docx", None)
    result = run("complaints")
    assert (result.exit_code, result.stderr) == (
        2,
        "A Word file needs the package python-docx: pip install python-docx\n",
    )

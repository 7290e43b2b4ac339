"""What make build says at its end."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from build_scripts.mkdocs_site.build_report import lines
from tests.support.samples import calendars

TODAY = date(2026, 11, 22)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, size in {
        "index.html": 4_000,
        "procedures/index.html": 2_000,
        "procedures/board/index.html": 2_000,
        "procedures/board/one/index.html": 141_600,
        "procedures/board/one/2026/index.html": 9_000,
        "procedures/board/one/2027/index.html": 9_000,
        "assets/navigator/runtime/python.bin": 2_500_000,
        "_headers": 100,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    (tmp_path / "assets/runtime.json").write_text(json.dumps({"files": {"lean": {}}}).ljust(40))
    return tmp_path


def test_it_says_that_a_quick_build_is_not_for_readers(site: Path) -> None:
    (site / "assets/runtime.json").write_text('{"files": {}}')
    assert "Not for readers: QUICK_BUILD=1 left out the quick start of Python" in list(
        lines(site, calendars(), TODAY, 0)
    )


def test_it_says_what_was_built_and_how_big_it_is(site: Path) -> None:
    assert list(lines(site, calendars(), TODAY, 0)) == [
        "6 pages: 1 procedure, 1 publisher, 2 deadline tables and 2 others",
        "2.7 MB in 9 files; the largest page is procedures/board/one/index.html, 142 kB",
        "2.5 MB of it are Python for the tools, which no other page loads",
        "Calendars known through Sunday 31 December 2028: england-and-wales, scotland, northern-ireland and uk-any",
        "No warnings",
    ]


def test_it_says_that_there_is_no_procedure_and_what_writes_one(site: Path) -> None:
    shutil.rmtree(site / "procedures/board")
    told = list(lines(site, calendars(), TODAY, 0))
    assert told[1] == "No procedure: procedures/, beside mkdocs.yml, has none to publish; navigator new writes one"


def test_it_says_where_readers_would_see_what_is_not_written_yet(site: Path) -> None:
    for page in ("index.html", "procedures/board/one/index.html", "procedures/board/index.html"):
        (site / page).write_text("<p>REWRITE: Who this is.</p>")
    said = "Not written yet: REWRITE: stands on 2 pages for readers; navigator check --report lists what is left"
    assert said in list(lines(site, calendars(), TODAY, 0))


def test_it_says_how_many_warnings_there_were(site: Path) -> None:
    assert list(lines(site, calendars(), TODAY, 1))[-1] == "1 warning"
    assert list(lines(site, calendars(), TODAY, 12))[-1] == "12 warnings"


def test_it_ends_with_what_is_overdue(site: Path) -> None:
    overdue = "docs/accessibility.yml:41:11: the statement was last reviewed over a year ago"
    assert list(lines(site, calendars(), TODAY, 0, [overdue]))[-2:] == [f"Overdue: {overdue}", "1 warning"]
    assert list(lines(site, calendars(), TODAY, 2, [overdue]))[-1] == "3 warnings"


def test_it_says_when_calendars_end_soon(site: Path) -> None:
    found = [line for line in lines(site, calendars(), date(2028, 1, 1), 0) if line.startswith("Look after")]
    assert found[0] == ("Look after this soon: england-and-wales is known only through 2028-12-31: add the next years")
    assert len(found) == 4

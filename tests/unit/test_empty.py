"""A board starts from no procedure at all: everything is still made, and says what to do next."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts import content, render
from build_scripts.cli import main
from navigator.dates.refusals import CalendarError
from tests.support.samples import ROOT

PROGRAM = (
    "build_scripts",
    "navigator",
    "node_modules",
    "docs",
    "package.json",
    "package-lock.json",
    "pyproject.toml",
    "LICENSE",
    ".cache",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project with the bank holidays and nothing else under procedures/."""
    for name in PROGRAM:
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "procedures/calendars", tmp_path / "procedures/calendars")
    return tmp_path


def test_a_site_without_procedures_is_made_and_says_how_to_write_the_first(project: Path) -> None:
    made = render.render_all(project, date(2026, 12, 1), lean=False)
    for page in ("procedures/index.md", "compare/index.md"):
        assert "There is no procedure here yet." in made.pages[page]
        assert 'href="../adopt/index.html"' in made.pages[page]
    assert {"deadline/index.md", "where-am-i/index.md", "find-a-procedure/index.md"} <= made.pages.keys()


def test_the_command_says_how_to_write_the_first_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert (result.exit_code, result.output) == (
        0,
        "No problems in 0 procedures.\nnavigator new writes the first one.\n",
    )


def test_without_bank_holidays_it_says_what_to_copy(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    Path("procedures/calendars/bank-holidays.json").unlink()
    with pytest.raises(CalendarError) as refused:
        content.read(Path("procedures"))
    assert "bank-holidays.json" in str(refused.value)
    assert "it is not in procedures/calendars/; copy it there from the project" in str(refused.value)
    result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)

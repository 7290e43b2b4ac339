"""A board starts from no procedure at all: everything is still made, and says what to do next."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts import content, render
from build_scripts.cli import main
from build_scripts.source import calendar_files
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
    assert not made.danger


def test_the_command_says_how_to_write_the_first_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert (result.exit_code, result.output) == (
        0,
        "No problems in 0 procedures.\nnavigator new writes the first one.\n",
    )


CLOSED = """{
 "title": "Office", "based on": "scotland", "source": "Minutes",
 "coverage": {"from": "2026-01-01", "through": "2026-12-31"},
 "closures": [{"date": "2026-06-03", "title": "Training day"}]
}"""


def test_bank_holidays_come_with_the_program_unless_a_board_has_its_own(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    own = Path("procedures/calendars/bank-holidays.json")
    text = own.read_text("utf-8")
    own.unlink()
    Path("procedures/calendars/office.json").write_text(CLOSED)
    made = content.calendars_of(Path("procedures"))
    # Good Friday is a bank holiday in Scotland, Easter Monday is not; the training day is the office's own.
    assert [made["office"].is_open(date(2026, month, day)) for month, day in ((4, 3), (4, 6), (6, 3))] == [
        False,
        True,
        False,
    ]
    own.write_text(text.replace("2026-04-03", "2026-04-02"))
    assert content.calendars_of(Path("procedures"))["scotland"].is_open(date(2026, 4, 3))


def test_a_program_without_bank_holidays_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    Path("procedures/calendars/bank-holidays.json").unlink()
    monkeypatch.setattr(calendar_files, "CALENDARS", project / "nowhere")
    with pytest.raises(CalendarError, match=r"bank-holidays\.json") as refused:
        content.read(Path("procedures"))
    assert "it is not in procedures/calendars/, and this copy of the program has none" in str(refused.value)
    result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)

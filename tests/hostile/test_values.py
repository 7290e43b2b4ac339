"""Bad values in a whole folder of files: each is said in its one line, all of them at once."""

from __future__ import annotations

import errno
import os
import re
from datetime import date
from pathlib import Path

import pytest

from build_scripts import checks, content
from build_scripts.source import calendar_files
from build_scripts.source.problems import Problem
from build_scripts.source.reader import read_library
from build_scripts.source.shared import FILE as SHARED_FILE
from build_scripts.support import output_folder
from build_scripts.support.output_folder import FolderError
from navigator.dates import iso
from navigator.dates.calendars import Calendar, calendars_from_data
from navigator.dates.refusals import CountingError

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "build_scripts" / "example" / "anytown"
CALENDARS = calendars_from_data(
    {
        **content.calendar_data(ROOT / content.PROCEDURES),
        **calendar_files.read_data(EXAMPLE.parent / "calendars"),
    }
)

AGAIN = "a readable file; if it was just moved, build again (unreadable)"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A copy of the made-up board's files."""
    folder = tmp_path / "procedures" / "anytown"
    folder.mkdir(parents=True)
    for path in EXAMPLE.glob("*.yml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder.parent / SHARED_FILE).write_bytes((EXAMPLE.parent / SHARED_FILE).read_bytes())
    return folder


def problems_of(board: Path) -> list[Problem]:
    library, problems = read_library(board.parent)
    return sorted({*problems, *checks.check(library, CALENDARS)})


def change(board: Path, old: str, new: str) -> None:
    file = board / "complaints.yml"
    text = file.read_text("utf-8")
    assert re.search(old, text)
    file.write_text(re.sub(old, lambda _: new, text, count=1), encoding="utf-8")


def test_the_board_has_no_problem(board: Path) -> None:
    assert problems_of(board) == []


@pytest.mark.parametrize("amount", ["0", "-3", "true", "3.5", "1000000000", "9" * 5000, "1e3", "0x10", "\u0663", "1_0"])
def test_an_amount_that_cannot_be_is_refused(board: Path, amount: str) -> None:
    change(board, r"period: 15 working days", f"period: {amount} working days")
    found = [problem for problem in problems_of(board) if problem.code == "bad-period"]
    assert found
    for problem in found:
        assert problem.allowed.startswith(
            "write a whole number from 1 to 10000 and one of: minutes, hours, days, clear days"
        )
        assert len(str(problem)) < 400


def test_references_that_lead_nowhere_come_all_at_once(board: Path) -> None:
    file = board / "complaints.yml"
    text = file.read_text("utf-8")
    found = list(dict.fromkeys(re.findall(r"(?m)^ +(?:- )?by: ([a-z-]+)$", text)))
    assert len(found) > 1
    for name in found:
        text = re.sub(rf"(?m)^( +(?:- )?by:) {name}$", rf"\1 {name}x", text)
    file.write_text(text, encoding="utf-8")
    told = "\n".join(str(problem) for problem in problems_of(board))
    for name in found:
        assert f'"{name}x"' in told
        assert f'did you mean "{name}"?' in told


def test_files_that_differ_by_case_alone_are_told_apart_or_refused(board: Path) -> None:
    (board / "Complaints.yml").write_bytes((board / "complaints.yml").read_bytes())
    assert any(problem.code == "id-not-file-name" for problem in problems_of(board))


def test_a_file_that_vanishes_while_it_is_read_is_one_problem(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = board / "complaints.yml"
    read = Path.read_bytes

    def vanish(path: Path) -> bytes:
        if path == gone:
            gone.unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", vanish)
    library, problems = read_library(board.parent)
    (unreadable,) = (problem for problem in problems if problem.code == "unreadable")
    assert str(unreadable).endswith("complaints.yml:1:1: cannot be read: no such file or directory; " + AGAIN)
    assert "anytown/complaints" in library.unreadable


def test_brackets_5000_deep_are_refused_where_it_gets_too_deep(board: Path) -> None:
    for nested in ("[" * 5000 + "]" * 5000, "{a: " * 5000 + "b" + "}" * 5000, "- " * 5000 + "a"):
        (board / "complaints.yml").write_text(nested, encoding="utf-8")
        assert "too-deep" in {problem.code for problem in problems_of(board)}


def test_a_full_disk_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(FolderError) as refused:
        output_folder.write(tmp_path / "new", {"index.md": b"text"})
    assert str(refused.value) == (
        f"{tmp_path / 'new' / output_folder.LIST}: cannot be written: no space left on device; "
        "name a folder that you may write to"
    )


def test_a_calendar_without_a_working_day_ends_the_count() -> None:
    shut = Calendar("shut", "Shut", "here", iso.FIRST, iso.LAST, {}, weekend=frozenset(range(7)))
    with pytest.raises(CountingError, match="leaves the years 1900 to 2200"):
        shut.add(date(2026, 1, 1), 1)

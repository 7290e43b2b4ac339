"""The wheel on the oldest and the newest Python that this machine has: a board's folder is checked and built by each.

Run by `make test-hosts`: it makes the wheel and fetches packages. WHEEL names a wheel that is there already.
PYTHONS names interpreters that are not on the path, with spaces between them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hosts.walk_adoption import wheel_in

OLDEST = 11
"""What pyproject.toml asks for, after the 3."""


def _pythons() -> Iterator[tuple[tuple[int, int], str]]:
    names = (shutil.which(f"python3.{minor}") for minor in range(OLDEST, OLDEST + 20))
    for path in filter(None, (*names, shutil.which("python3"), *os.environ.get("PYTHONS", "").split())):
        # A name on the path can be one that runs nothing: a version manager leaves those.
        code = "import sys; print(*sys.version_info[:2])"
        told = subprocess.run([path, "-c", code], capture_output=True, text=True, check=False)
        if told.returncode == 0 and (version := _version(told.stdout)) >= (3, OLDEST):
            yield version, path


def _version(text: str) -> tuple[int, int]:
    major, minor = text.split()
    return int(major), int(minor)


def _oldest_and_newest() -> list[str]:
    found = dict(_pythons())
    return list(dict.fromkeys((found[min(found)], found[max(found)])))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_in(tmp_path_factory.mktemp("dist"))


@pytest.mark.parametrize("python", _oldest_and_newest())
def test_a_board_builds_its_site_by_the_wheel(python: str, wheel: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*command: str, at: Path = tmp_path) -> str:
        done = subprocess.run(command, cwd=at, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    run(python, "-m", "venv", "own")
    navigator = str(tmp_path / "own/bin/navigator")
    run("own/bin/pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    run(navigator, "init", "board", "--yes", "--publisher-name", "Far Board", "--title", "Complaints about us")
    board = tmp_path / "board"
    assert "No problems in 1 procedure." in run(navigator, "check", at=board)
    assert "No warnings" in run(navigator, "build", at=board)
    assert (board / "site/where-am-i/index.html").is_file()

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
import yaml

from tests.conftest import ROOT
from tests.hosts.walk_adoption import wheel_in

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text("utf-8"))
STEPS = [step for step in WORKFLOW["jobs"]["pythons"]["steps"] if "run" in step]
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
    """By the very steps of the workflow, which has no checkout either."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([python, "-m", "venv", tmp_path / "own"], check=True, env=environment)
    environment |= {"PATH": f"{tmp_path / 'own/bin'}:{environment['PATH']}", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    (tmp_path / "wheels").mkdir()
    shutil.copy(wheel, tmp_path / "wheels")
    said = ""
    for step in STEPS:
        at = tmp_path / step.get("working-directory", ".")
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]], cwd=at, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        said += done.stdout + done.stderr
    assert "No problems in 1 procedure." in said
    assert "No warnings" in said
    for site in ("board/site", "demo/site"):
        assert (tmp_path / site / "where-am-i/index.html").is_file()

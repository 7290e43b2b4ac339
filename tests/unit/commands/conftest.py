"""Folders in which commands are run."""

import shutil
from pathlib import Path

import pytest

from tests.support.samples import ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to begin in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def project(folder: Path) -> Path:
    """A copy of the content to stand in and to break."""
    shutil.copytree(ROOT / "procedures", folder / "procedures")
    return folder

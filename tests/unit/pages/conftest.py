"""The example board, in a folder of its own, for tests of what a publisher says of its own text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_scripts import content
from build_scripts.content import Content
from tests.support.samples import ROOT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    procedures = tmp_path_factory.mktemp("signed") / "procedures"
    shutil.copytree(ROOT / "build_scripts/example", procedures)
    return procedures


@pytest.fixture(scope="module")
def board(folder: Path) -> Content:
    return content.read(folder)

"""The written site, built by ProperDocs in an environment of its own: byte by byte what `make build` writes.

Run by `make test-builders`, each week on GitHub: it fetches ProperDocs, which is no dependency of this project.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.samples import ROOT
from tests.support.written import assert_same_bytes, finish, write

PROPERDOCS = "properdocs==1.6.7"


def test_properdocs_builds_every_byte_as_mkdocs_does(
    built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, place = tmp_path / "written", tmp_path / "builder"
    write(folder)
    # The theme of the lock, because another version of it writes other pages.
    (theme,) = re.findall(r"(?m)^mkdocs-material==\S+", (ROOT / "python-lock.txt").read_text("utf-8"))
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    subprocess.run([str(place / "bin/pip"), "install", "--quiet", PROPERDOCS, theme], check=True)
    monkeypatch.setenv("SITE_URL", "")
    command = [str(place / "bin/properdocs"), "build", "--strict", "--quiet", "-f", "mkdocs.yml"]
    done = subprocess.run(command, cwd=folder, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    finish(folder)
    assert_same_bytes(built_site, folder / "site")

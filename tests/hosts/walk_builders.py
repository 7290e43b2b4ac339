"""The written site, built by ProperDocs in an environment of its own: byte by byte what `make build` writes.

Run by `make test-builders`, each week on GitHub: it fetches ProperDocs, in the version of python-lock.txt.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.samples import ROOT
from tests.support.written import assert_same_bytes, finish, write


def test_properdocs_builds_every_byte_as_mkdocs_does(
    built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, place = tmp_path / "written", tmp_path / "builder"
    write(folder)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    # The theme of the lock too, because another version of it writes other pages.
    locked = ["--require-hashes", "-c", "python-lock.txt", "--group", "builders"]
    uv = [str(Path(sys.executable).with_name("uv")), "pip", "install", "--quiet", "--python", str(place / "bin/python")]
    subprocess.run([*uv, *locked], cwd=ROOT, check=True)
    monkeypatch.setenv("SITE_URL", "")
    command = [str(place / "bin/properdocs"), "build", "--strict", "--quiet", "-f", "mkdocs.yml"]
    done = subprocess.run(command, cwd=folder, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    finish(folder)
    assert_same_bytes(built_site, folder / "site")

"""A build that cannot write its site ends with one line, and without a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from build_scripts.mkdocs_site.plugin import ProceduresPlugin
from tests.conftest import ROOT


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home")
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Small\nhooks: [{ROOT / 'tests/site/build_error_hook.py'}]\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(file / "site")]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=quiet, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).strip()
    allowed = "make room, or name a folder that you may write to with --site-dir"
    assert said == f"{file / 'site'}: cannot be read or written: not a directory; {allowed}"
    assert done.returncode == 1


def test_a_full_disk_is_said_in_one_line() -> None:
    with pytest.raises(Abort, match=r"site/a\.html: cannot be read or written: no space left on device; make room"):
        ProceduresPlugin().on_build_error(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "site/a.html"))


def test_another_fault_is_left_to_mkdocs() -> None:
    ProceduresPlugin().on_build_error(ValueError("x"))

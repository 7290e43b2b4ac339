"""Sites of made-up boards, built from procedures that a test brings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from build_scripts.commands import demo
from tests.support.built_on import BUILT
from tests.support.samples import ROOT

DAY = datetime.fromtimestamp(int(BUILT), tz=UTC).date()
"""On which they are built."""


def prepared(folder: Path, procedures: Mapping[str, str], models: tuple[str, ...] = ()) -> Path:
    """A new folder as `navigator demo` prepares it, with other procedures: text by path, and boards of the models."""
    demo.prepare(folder, DAY)
    inside = folder / "procedures"
    for publisher in [path.parent for path in inside.glob("*/publisher.yml")]:
        shutil.rmtree(publisher)
    for path, text in procedures.items():
        (inside / path).parent.mkdir(exist_ok=True)
        (inside / path).write_text(text, "utf-8")
    for board in models:
        shutil.copytree(ROOT / "tests/models/procedures" / board, inside / board)
    return folder


def built(folder: Path, memory_of: Path) -> Path:
    """The site of such a folder, which starts Python from the memory that another site was built with."""
    command = [sys.executable, "-m", "tests.support.kept_memory", str(memory_of)]
    environ = {"SOURCE_DATE_EPOCH": BUILT, **os.environ, "PYTHONPATH": str(ROOT), "SITE_URL": ""}
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"

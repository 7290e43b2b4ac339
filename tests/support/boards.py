"""Sites of made-up boards, built from procedures that a test brings."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from build_scripts.commands import demo
from build_scripts.runtime import making
from tests.support import builds, kept_memory
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
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "build", kept_memory.of(memory_of))
        builds.built(folder, SOURCE_DATE_EPOCH=BUILT, SITE_URL="")
    return folder / "site"

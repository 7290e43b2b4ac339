"""A site that starts Python from the memory that another site was built with, as every installed copy does.

To make one anew takes half a minute of each build; to start without one takes seconds of each page.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from build_scripts.runtime import files
from navigator.model.policy import Policy


class Build(Protocol):
    """What makes the runtime of a site."""

    def __call__(
        self, root: Path, start: str, cache: Path, policies: Iterable[Policy] | None = None
    ) -> files.Runtime: ...


def of(site: Path) -> Build:
    """What `making.build` is, with the runtime of a built site in place of one that is made."""
    told = json.loads((site / files.MANIFEST).read_text("utf-8"))
    table = {role: files.File(**fields) for role, fields in told["files"].items()}
    assert {"lean", "memory"} <= table.keys(), f"{site} was built without a memory"
    contents = {file.path: (site / file.path).read_bytes() for file in table.values()}

    def build(root: Path, start: str, cache: Path, policies: Iterable[Policy] | None = None) -> files.Runtime:
        del root, policies
        with tempfile.TemporaryDirectory() as folder:
            files.keep(files.runtime(dict(contents), table, told["pyodide"]), Path(folder))
            return files.ready_made(Path(folder), start, cache)

    return build

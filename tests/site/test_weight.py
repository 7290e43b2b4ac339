"""What a first visit weighs, beside Pyodide and the theme as they come; `make bench-browser` measures it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "node_modules/pyodide"
GOAL = 0.75


def packed(path: Path) -> int:
    """Bytes of a file as most hosts send it."""
    return len(gzip.compress(path.read_bytes(), compresslevel=6))


def test_python_takes_at_most_three_quarters_of_the_bytes_of_bare_pyodide(built_site: Path) -> None:
    files = json.loads((built_site / "assets/runtime.json").read_text("utf-8"))["files"]
    (worker,) = (built_site / "assets/navigator").glob("worker-*.js")
    glue = packed(built_site / files["glue"]["path"])
    ours = packed(worker) + glue + sum(files[role]["size"] for role in ("lean", "memory", "lock", "start"))
    # Its WebAssembly as small as it gets: hosts send 4 % more.
    bare = glue + sum(files[role]["size"] for role in ("wasm", "engine", "start"))
    bare += sum(packed(PYODIDE / name) for name in ("pyodide.mjs", "pyodide-lock.json"))
    assert ours <= GOAL * (bare + (PYODIDE / "python_stdlib.zip").stat().st_size)

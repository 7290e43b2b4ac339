"""The changes that docs/developers/tasks/ shows, made in a copy of the project.

A block begins with the file that it changes, after three plus signs. Its lines begin with a minus (they go), a plus
(they come) or a blank (they show the place). A block of plus signs alone is a new file.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.samples import ROOT

PAGES = ROOT / "docs/developers/tasks"
COPIED = ("navigator", "build_scripts", "procedures", "tests/unit/reference", "tests/support")
BLOCK = re.compile(r"^```diff\n\+\+\+ (?P<file>\S+)\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a piece of a file; nothing goes where a file is new."""

    file: str
    before: str
    after: str

    def make(self, root: Path) -> None:
        """ValueError where the place is not there, or there more than once."""
        path = root / self.file
        if not self.before:
            if path.exists():
                raise ValueError(f"{self.file} is there already")
            path.write_text(self.after, encoding="utf-8")
            return
        text = path.read_text("utf-8")
        place = re.compile(rf"^{re.escape(self.before)}", re.MULTILINE)
        if len(place.findall(text)) != 1:
            raise ValueError(f"{self.file} does not hold this once:\n{self.before}")
        path.write_text(place.sub(lambda _: self.after, text), encoding="utf-8")


def changes(page: str) -> Iterator[Change]:
    """The blocks of a page, in their order."""
    for found in BLOCK.finditer((PAGES / page).read_text("utf-8")):
        lines = found["lines"].splitlines(keepends=True)
        before, after = ("".join(line[1:] or "\n" for line in lines if line[0] != sign) for sign in "+-")
        yield Change(found["file"], before, after)


def changed(page: str, folder: Path) -> Path:
    """A copy of the project after the changes of a page."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("web"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for change in changes(page):
        if (folder / change.file).parent.is_dir():
            change.make(folder)
    return folder


def run(folder: Path, *arguments: str) -> str:
    """What Python prints there; AssertionError with all of it where that fails."""
    environ = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environ, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

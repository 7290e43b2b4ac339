"""How long a build takes, beside a plain MkDocs build of the same Markdown pages; run by `make bench-build`.

Both in the same run, in turns; times are of processors, because other work on the machine stretches the clock.
"""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

from build_scripts.dev.bench import boards
from build_scripts.dev.bench.served import Change, after_changes
from build_scripts.mkdocs_site import export

MKDOCS = [sys.executable, "-m", "mkdocs"]
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
DATA = "assets/navigator/data"
MEGABYTE, KILOBYTE = 1_000_000, 1_000


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of processors, and the most memory that one process took, in bytes."""

    processor: float
    memory: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One made-up project: `first` built with an empty cache, then in turns with the plain build."""

    procedures: int
    pages: int
    size: int
    first: Run
    again: tuple[Run, ...]
    plain: tuple[Run, ...]

    def row(self) -> str:
        """The line of the table; with no build after the first, that one stands beside the plain build."""
        own = [run.processor for run in self.again]
        plain = statistics.median(run.processor for run in self.plain)
        ratio = statistics.median(own or [self.first.processor]) / plain
        memory = max(run.memory for run in self.again or (self.first,))
        again = f"{statistics.median(own):7.1f} s" if own else f"{'-':>9}"
        return (
            f"{self.procedures:10,}  {self.pages:5,}  {self.first.processor:7.1f} s {again} {plain:7.1f} s"
            f"  {ratio:5.2f}  {memory / MEGABYTE:5,.0f} MB {max(run.memory for run in self.plain) / MEGABYTE:5,.0f} MB"
            f" {self.size / MEGABYTE:5,.0f} MB"
        )


HEAD = "procedures  pages      first     again     plain  times    memory    plain     site"


def main(arguments: list[str]) -> None:
    """Print a table, a row for each number of procedures, and under each row what a reader and an author wait for."""
    parser = argparse.ArgumentParser(prog="make bench-build", description=__doc__)
    parser.add_argument("--procedures", type=int, nargs="+", default=[10, 100], metavar="N")
    parser.add_argument("--pairs", type=int, default=3, metavar="N", help="builds of each kind; medians are shown")
    parser.add_argument("--changes", type=int, default=5, metavar="N", help="changes under make serve; 0 leaves it out")
    given = parser.parse_args(arguments)
    print(HEAD)
    for procedures in given.procedures:
        with tempfile.TemporaryDirectory(prefix="navigator-bench-") as made:
            own = Path(made, "own")
            print(measured(own, Path(made, "plain"), procedures, given.pairs).row(), flush=True)
            print(f"{'':12}{loads(own / 'site')}", flush=True)
            if given.changes:
                print(f"{'':12}{waiting(after_changes(own, given.changes))}", flush=True)


def measured(own: Path, plain: Path, procedures: int, pairs: int) -> Measured:
    """Make the project and build it."""
    boards.make(own, procedures, datetime.now(tz=UTC).date())
    first = _build(own)
    pages = plain_project(own, plain)
    runs = [(_build(own), _build(plain)) for _ in range(pairs)]
    size = sum(path.stat().st_size for path in (own / "site").rglob("*") if path.is_file())
    others = tuple(other for _, other in runs) or (_build(plain),)
    return Measured(procedures, pages, size, first, tuple(ours for ours, _ in runs), others)


def plain_project(own: Path, plain: Path) -> int:
    """The same Markdown for MkDocs with the theme as it comes, no plugin and no template of ours; how many pages."""
    written = export.everything(own, datetime.now(tz=UTC).date())
    for name, content in written.items():
        if name.startswith(f"{export.DOCS}/"):
            (plain / name).parent.mkdir(parents=True, exist_ok=True)
            (plain / name).write_bytes(content)
    settings = yaml_load(written[export.CONFIG].decode())
    settings["theme"].pop("custom_dir")
    settings.pop("extra")
    (plain / export.CONFIG).write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return sum(name.endswith(".md") for name in written)


def loads(site: Path) -> str:
    """What the page of a tool loads beside the runtime: itself with the list of procedures, and the data of one."""
    page = site / "deadline/index.html"
    largest = max((site / DATA).glob("*/*.js"), key=lambda path: path.stat().st_size)
    packed = len(gzip.compress(page.read_bytes()))
    return (
        f"tool page with the list of procedures {_size(page)} ({packed / KILOBYTE:.1f} kB packed), "
        f"data of one procedure up to {_size(largest)}"
    )


def waiting(changes: list[Change]) -> str:
    """What an author waits for after a save."""
    clock = statistics.median(change.clock for change in changes)
    rebuild = statistics.median(change.rebuild for change in changes)
    used = [change.processor for change in changes if change.processor is not None]
    processor = f" with {statistics.median(used):.1f} s of processors" if used else ""
    return f"make serve ONLY=board-1: a page is shown {clock:.1f} s after a save, built in {rebuild:.1f} s{processor}"


def _size(path: Path) -> str:
    return f"{path.stat().st_size / KILOBYTE:.1f} kB"


def _build(folder: Path) -> Run:
    process = subprocess.Popen([*MKDOCS, "build", "--quiet", "--clean"], cwd=folder, env=QUIET)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"The build in {folder} failed; what is wrong stands above.")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


if __name__ == "__main__":
    main(sys.argv[1:])

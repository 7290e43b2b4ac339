"""How long a build takes, beside a plain MkDocs build of the same Markdown pages; run by `make bench-build`.

Both in the same run, in turns; times are of processors, because other work on the machine stretches the clock.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

from build_scripts import second_adapter
from build_scripts.bench import boards

MKDOCS = [sys.executable, "-m", "mkdocs"]
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
BUILT = re.compile(r"Documentation built in ([0-9.]+) seconds")
WATCHING = re.compile(r"Serving on (http)")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of processors and of the clock, and the most memory that one process took, in bytes."""

    processor: float
    clock: float
    memory: int


def main(arguments: list[str]) -> None:
    """Print a table, a row for each number of procedures."""
    parser = argparse.ArgumentParser(prog="make bench-build", description=__doc__)
    parser.add_argument("--procedures", type=int, nargs="+", default=[10, 100], metavar="N")
    parser.add_argument("--pairs", type=int, default=3, metavar="N", help="builds of each kind; medians are shown")
    given = parser.parse_args(arguments)
    print("procedures  pages  first   again   plain   times   memory  site    after a change")
    for procedures in given.procedures:
        with tempfile.TemporaryDirectory(prefix="navigator-bench-") as made:
            print(row(Path(made), procedures, given.pairs), flush=True)


def row(folder: Path, procedures: int, pairs: int) -> str:
    """Build one made-up project first with an empty cache, then in turns with the plain build."""
    own, plain = folder / "own", folder / "plain"
    boards.make(own, procedures, datetime.now(tz=UTC).date())
    first = _build(own)
    pages = plain_project(own, plain)
    runs = [(_build(own), _build(plain)) for _ in range(pairs)]
    again = statistics.median(ours.processor for ours, _ in runs)
    theirs = statistics.median(other.processor for _, other in runs)
    size = sum(path.stat().st_size for path in (own / "site").rglob("*") if path.is_file())
    memory = max(ours.memory for ours, _ in runs)
    changed = after_a_change(own)
    return (
        f"{procedures:10,}  {pages:5,}  {first.processor:5.1f} s {again:5.1f} s {theirs:5.1f} s "
        f" {again / theirs:5.2f}  "
        f"{memory / MEGABYTE:5.0f} MB {size / MEGABYTE:4.0f} MB  {changed:.1f} s"
    )


def plain_project(own: Path, plain: Path) -> int:
    """The same Markdown for MkDocs with the theme as it comes, no hook and no template of ours; how many pages."""
    written = second_adapter.everything(own, datetime.now(tz=UTC).date())
    for name, content in written.items():
        if name.startswith(f"{second_adapter.DOCS}/"):
            (plain / name).parent.mkdir(parents=True, exist_ok=True)
            (plain / name).write_bytes(content)
    settings = yaml_load(written[second_adapter.CONFIG].decode())
    settings["theme"].pop("custom_dir")
    settings.pop("extra")
    (plain / second_adapter.CONFIG).write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return sum(name.endswith(".md") for name in written)


def after_a_change(folder: Path) -> float:
    """Seconds of the clock that `make serve` takes to rebuild when one procedure's title has changed."""
    file = min((folder / "procedures").glob("board-1/*-1.yml"))
    with _serving(folder) as wait:
        wait(WATCHING)
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"(?m)^title: ", "title: Changed ", text, count=1), encoding="utf-8")
        return float(wait(BUILT))


@contextmanager
def _serving(folder: Path) -> Iterator[Callable[[re.Pattern[str]], str]]:
    """`mkdocs serve`; what it gives waits for a line with a pattern and says what its group holds."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [*MKDOCS, "serve", "--livereload", "--dev-addr", address]
    with subprocess.Popen(
        command, cwd=folder, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as server:

        def wait(pattern: re.Pattern[str]) -> str:
            for line in server.stderr or ():
                if found := pattern.search(line):
                    return found[1]
            raise RuntimeError("mkdocs serve has ended")

        try:
            yield wait
        finally:
            server.terminate()


def _build(folder: Path) -> Run:
    started = datetime.now(tz=UTC)
    process = subprocess.Popen([*MKDOCS, "build", "--quiet", "--clean"], cwd=folder, env=QUIET)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"The build in {folder} failed; what is wrong stands above.")
    unit = 1 if sys.platform == "darwin" else 1024
    clock = (datetime.now(tz=UTC) - started).total_seconds()
    return Run(used.ru_utime + used.ru_stime, clock, used.ru_maxrss * unit)


if __name__ == "__main__":
    main(sys.argv[1:])

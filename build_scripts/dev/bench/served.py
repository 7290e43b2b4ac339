"""How long an author waits for a page after a save, with the server that `make serve` runs."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread
from urllib.request import urlopen

from build_scripts.support.build_options import ONLY

PUBLISHER = "board-1"
"""Whose pages are served: what somebody does who writes in a project of many."""
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", ONLY: PUBLISHER}
BUILT = re.compile(r"Documentation built in ([0-9.]+) seconds")
SERVING = re.compile(r"Serving on (http\S+)")
AT_MOST = 3600.0


@dataclass(frozen=True, slots=True)
class Change:
    """Seconds of the clock from the save to the page that shows it, of the build in between, and of processors."""

    clock: float
    rebuild: float
    processor: float | None
    """None where the system reports nothing about another process."""


def after_changes(folder: Path, changes: int) -> list[Change]:
    """Change the title of one procedure that many times, and wait each time until its page shows it."""
    file = min((folder / "procedures").glob(f"{PUBLISHER}/*-1.yml"))
    text = file.read_text("utf-8")
    with _serving(folder) as (said, pid):
        address = said(SERVING)
        page = f"{address}procedures/{PUBLISHER}/{file.stem}/index.html"
        found = []
        for turn in range(changes):
            mark = f"Changed {turn}"
            used, begun = _processor(pid), time.monotonic()
            file.write_text(re.sub(r"(?m)^title: ", f"title: {mark} ", text, count=1), encoding="utf-8")
            while mark not in _page(page):
                time.sleep(0.05)
            clock, after = time.monotonic() - begun, _processor(pid)
            processor = after - used if used is not None and after is not None else None
            found.append(Change(clock, float(said(BUILT)), processor))
    return found


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[Callable[[re.Pattern[str]], str], int]]:
    """The server; what it gives waits for a line with a pattern and says what its group holds."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "build_scripts.mkdocs_site.serve_site", address]
    with subprocess.Popen(
        command, cwd=folder, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as server:
        lines: Queue[str] = Queue()

        def listen() -> None:
            for line in server.stderr or ():
                lines.put(line)

        Thread(target=listen, daemon=True).start()

        def said(pattern: re.Pattern[str]) -> str:
            while True:
                if found := pattern.search(lines.get(timeout=AT_MOST)):
                    return found[1]

        try:
            said(BUILT)
            yield said, server.pid
        finally:
            server.terminate()


def _page(address: str) -> str:
    with urlopen(address, timeout=AT_MOST) as answer:  # noqa: S310 - of this machine
        return str(answer.read().decode())


def _processor(pid: int) -> float | None:
    status = Path(f"/proc/{pid}/stat")
    if not status.is_file():
        return None
    user, system = status.read_text("ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

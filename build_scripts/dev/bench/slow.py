"""Slows the pages of a browser down by stopping them for a part of the time, workers and all.

The browser's own throttling slows a page's main thread alone, and Python runs in a worker. Run as a program of its own,
`python -m build_scripts.dev.bench.slow PROFILE TIMES`, so that it is not held up by what it measures.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

RUN = 0.004
LOOK_AGAIN = 0.25


def pages_of(profile: str) -> list[int]:
    """The processes that show pages, of the browser that was started with this profile."""
    listed = subprocess.run(["ps", "-ewwo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in listed.splitlines()]
    parents = {int(pid): int(parent) for pid, parent, *_ in rows}
    browsers = {int(pid) for pid, _, args in rows if profile in args and "--type=" not in args}

    def belongs(pid: int) -> bool:
        while pid in parents and pid not in browsers:
            pid = parents[pid]
        return pid in browsers

    return [int(pid) for pid, _, args in rows if "--type=renderer" in args and belongs(int(pid))]


def main(profile: str, times: float) -> None:
    """Until ended: let the pages run for one part of the time, and stop them for times - 1 parts."""
    pids: list[int] = []
    looked = 0.0
    while True:
        if time.monotonic() - looked > LOOK_AGAIN:
            pids, looked = pages_of(profile), time.monotonic()
        _signal(pids, signal.SIGSTOP)
        time.sleep(RUN * (times - 1))
        _signal(pids, signal.SIGCONT)
        time.sleep(RUN)


def _signal(pids: list[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))

"""How long until Python answers in each engine of this machine, driven alike, so that they can be compared."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_scripts.dev.bench import server
from build_scripts.dev.browsers import engines
from build_scripts.dev.browsers.webdriver import Browser

SECONDS = 180


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of one run: the first visit with a fresh profile, and another in the same window."""

    first: float
    again: float


def timed(folder: Path, pages: Mapping[str, str], due: str, rounds: int) -> dict[str, dict[str, list[Timed]]]:
    """Engine -> name of a page -> its runs; the pages take turns, and so do the engines."""
    found: dict[str, dict[str, list[Timed]]] = {name: {page: [] for page in pages} for name in engines.here()}
    with server.serve(folder, server.Line()) as home:
        for turn in range(rounds):
            for name, runs in found.items():
                for page, path in pages.items():
                    with engines.started(name) as window:
                        runs[page].append(Timed(*(_milliseconds(window, home + path, due) for _ in range(2))))
                    told = f"{runs[page][-1].first:.0f} ms, {runs[page][-1].again:.0f} ms"
                    print(f"{name}: round {turn + 1}, {page}: {told}", file=sys.stderr, flush=True)
    return found


def medians(found: Mapping[str, Mapping[str, list[Timed]]]) -> Iterator[tuple[str, dict[str, float]]]:
    """A title and the median for each page, for each engine and visit."""
    for name, runs in found.items():
        yield f"{name}, first visit", {page: statistics.median(r.first for r in each) for page, each in runs.items()}
        yield f"{name}, second visit", {page: statistics.median(r.again for r in each) for page, each in runs.items()}


def _milliseconds(window: Browser, url: str, due: str) -> float:
    window.open("about:blank")
    window.open(url)
    found = window.wait("return window.done && [window.done, document.body.textContent]", seconds=SECONDS)
    if found[1] != due:
        raise SystemExit(f"{url} gives a wrong answer in {window.name}")
    return float(found[0])

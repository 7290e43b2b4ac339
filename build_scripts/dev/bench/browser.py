"""How long until Python answers, and how many bytes that takes: this site beside bare Pyodide of the same version.

The same machine, browser, host and line for both; a fresh profile for each run; the two take turns. Run by
`make bench-browser` after a build; `--rounds 7` is the least for the medians of the report.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from build_scripts.assets import nodejs
from build_scripts.assets.bundle import BUNDLER
from build_scripts.dev import chromium
from build_scripts.dev.bench import engines, pages, server
from build_scripts.runtime import engine_wheel, files
from build_scripts.support import program

ROOT = Path(__file__).parents[3]
SITE = ROOT / "site"
QUESTION = {"ask": "deadline", "period": "15 working days", "from": "2026-12-14", "calendar": "england-and-wales"}
DUE = "2027-01-07"
MEGABIT = 1_000_000 / 8
WAIT = 180_000
PAGES = {"bare": "bare/index.html", "ours": "ours/bench/index.html"}

OURS = """
import { createEngine } from "%(web)s/engine/client.mjs";
const engine = createEngine(JSON.parse(document.getElementById("given").textContent));
engine.ask(%(question)s).then((answer) => {
  document.body.textContent = answer.due;
  window.done = performance.now();
});
"""
BARE = """
const worker = new Worker("worker.mjs", { type: "module" });
worker.onmessage = ({ data }) => {
  document.body.textContent = JSON.parse(data).due;
  window.done = performance.now();
};
"""
BARE_WORKER = """
import { loadPyodide } from "./pyodide.mjs";
const [pyodide, start] = await Promise.all([loadPyodide(), fetch("start.json").then((answer) => answer.text())]);
await pyodide.loadPackage("%(wheel)s");
const { start: begin, ask } = pyodide.pyimport("navigator.api");
begin(start);
self.postMessage(ask(`%(question)s`));
"""
HTML = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>%s<script src="page.js" defer></script>'
)


@dataclass(frozen=True, slots=True)
class Visit:
    """Milliseconds from navigation to the answer, and bytes that the host sent."""

    milliseconds: float
    sent: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A line and a machine to measure on."""

    name: str
    rate: float
    times_slower: float


SETTINGS = (Setting("localhost", 0, 1), Setting("10 Mbit/s, CPU 4 times slower", 10 * MEGABIT, 4))


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        _put_pages(folder)
        measured = {setting.name: _measure(playwright, folder, setting, options.rounds) for setting in SETTINGS}
        browser = playwright.chromium.launch(**_program())
        policy = pages.bytes_of_a_policy_page(browser, ROOT, SITE)
        typed = [pages.milliseconds_to_a_date(browser, SITE, options.rounds, slower) for slower in (1, 4)]
        browser.close()
        in_engines = engines.timed(folder, PAGES, DUE, options.rounds)
    print("\n".join(_rows(measured)))
    print("the same, each browser through its own driver, second visit in the same window:")
    for name, figures in engines.medians(in_engines):
        print(_figures(name, figures["bare"], figures["ours"], "ms"))
    print(_figures("bytes of a policy page, the theme as it comes/ours", *policy, "bytes"))
    print(
        f"{'a date typed to its due date on the page':<52}{typed[0]:.0f} ms; {typed[1]:.0f} ms on a CPU 4 times slower"
    )
    if options.json:
        options.json.write_text(json.dumps(measured, indent=1, default=lambda visit: [visit.milliseconds, visit.sent]))


def _put_pages(folder: Path) -> None:
    """The built site with a page that asks the engine one question, and bare Pyodide with a page that asks the same."""
    manifest = json.loads((SITE / files.MANIFEST).read_text(encoding="utf-8"))
    (worker,) = (SITE / "assets/navigator").glob("worker-*.js")
    ours = folder / "ours"
    shutil.copytree(SITE / "assets/navigator", ours / "assets/navigator")
    assets = {"worker": worker.relative_to(SITE).as_posix(), "files": manifest["files"]}
    given = json.dumps({"base": "../", "assets": assets})
    script = _bundled(OURS % {"web": ROOT / "navigator/web", "question": json.dumps(QUESTION)})
    _page(ours / "bench", script, f'<script type="application/json" id="given">{given}</script>')

    bare = folder / "bare"
    package = ROOT / "node_modules/pyodide"
    wheel = engine_wheel.build(ROOT, program.version())
    _page(bare, BARE)
    for file in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(package / file, bare)
    (bare / wheel.file_name).write_bytes(wheel.content)
    (bare / "start.json").write_bytes(_start(manifest))
    worker_text = BARE_WORKER % {"wheel": f"./{wheel.file_name}", "question": json.dumps(QUESTION)}
    (bare / "worker.mjs").write_text(worker_text, encoding="utf-8")


def _start(manifest: dict[str, dict[str, dict[str, str]]]) -> bytes:
    return gzip.decompress((SITE / manifest["files"]["start"]["path"]).read_bytes())


def _page(folder: Path, script: str, head: str = "") -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(HTML % head, encoding="utf-8")
    (folder / "page.js").write_text(script, encoding="utf-8")


def _bundled(source: str) -> str:
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as name:
        path = Path(name) / "page.mjs"
        path.write_text(source, encoding="utf-8")
        entry = {"name": "page.js", "path": path.relative_to(ROOT).as_posix(), "format": "iife"}
        made = nodejs.run(ROOT, BUNDLER, {"root": str(ROOT), "scripts": [entry], "styles": []})
    return str(made["files"]["page.js"])


def _measure(playwright: Playwright, folder: Path, setting: Setting, rounds: int) -> dict[str, list[list[Visit]]]:
    line = server.Line(setting.rate)
    found: dict[str, list[list[Visit]]] = {"bare": [], "ours": []}
    with server.serve(folder, line) as home:
        for turn in range(rounds):
            for who, page in PAGES.items():
                with tempfile.TemporaryDirectory() as profile:
                    visits = [_visit(playwright, profile, home + page, line, setting) for _ in range(2)]
                found[who].append(visits)
                told = ", ".join(f"{visit.milliseconds:.0f} ms, {visit.sent:,} bytes" for visit in visits)
                print(f"{setting.name}: round {turn + 1}, {who}: {told}", file=sys.stderr, flush=True)
    return found


def _visit(playwright: Playwright, profile: str, url: str, line: server.Line, setting: Setting) -> Visit:
    with _browser(playwright, profile) as context, _slowed(profile, setting.times_slower):
        line.sent = 0
        page = context.new_page()
        page.goto(url)
        page.wait_for_function("window.done", timeout=WAIT)
        if page.text_content("body") != DUE:
            raise SystemExit(f"{url} gives a wrong answer")
        return Visit(float(page.evaluate("window.done")), line.sent)


def _program() -> dict[str, Any]:
    found = chromium.find(chromium.THIS_MACHINE)
    if found is None:
        raise SystemExit(chromium.HOW_TO_GET_ONE)
    return {"executable_path": found.path, "args": chromium.launch_arguments(root=chromium.is_root())}


@contextmanager
def _browser(playwright: Playwright, profile: str) -> Iterator[BrowserContext]:
    context = playwright.chromium.launch_persistent_context(profile, **_program())
    try:
        yield context
    finally:
        context.close()


@contextmanager
def _slowed(profile: str, times: float) -> Iterator[None]:
    if times == 1:
        yield
        return
    command = [sys.executable, "-m", "build_scripts.dev.bench.slow", profile, str(times)]
    with subprocess.Popen(command, cwd=ROOT) as brake:
        try:
            yield
        finally:
            brake.send_signal(signal.SIGTERM)


def _rows(measured: dict[str, dict[str, list[list[Visit]]]]) -> Iterator[str]:
    yield f"{'median from navigation to the first answer':<52}{'bare Pyodide':>18}{'ours':>18}{'ratio':>6}"
    for name, found in measured.items():
        for visit, which in enumerate(("first visit", "second visit")):
            yield _row(f"{name}, {which}", found, visit, "milliseconds", "ms")
    first = measured[SETTINGS[0].name]
    yield _row("bytes on the wire, first visit", first, 0, "sent", "bytes")
    yield _row("bytes on the wire, second visit", first, 1, "sent", "bytes")


def _row(name: str, found: dict[str, list[list[Visit]]], visit: int, figure: str, unit: str) -> str:
    bare, ours = (
        statistics.median(getattr(visits[visit], figure) for visits in found[who]) for who in ("bare", "ours")
    )
    return _figures(name, bare, ours, unit)


def _figures(name: str, bare: float, ours: float, unit: str) -> str:
    return f"{name:<52}{bare:>12,.0f} {unit:<5}{ours:>12,.0f} {unit:<5}{ours / bare:>6.2f}"


if __name__ == "__main__":
    main()

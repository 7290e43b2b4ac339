"""A page with nothing but the engine's client on it, put into the built site for a test, and faults to inject."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from build_scripts.assets import nodejs
from build_scripts.assets.bundle import BUNDLER
from build_scripts.publish import build_number
from build_scripts.publish.csp import content_security_policy

PAGE = "engine-test/index.html"
SCRIPT = "engine-test/page.js"

SOURCE = """
import { createEngine } from "../../navigator/web/engine/client.mjs";
const given = JSON.parse(document.getElementById("engine").textContent);
window.states = [];
window.ready = new Promise((resolve) => {
  window.engine = createEngine({
    ...given,
    onState(state) {
      window.states.push(state);
      if (state.name === "ready") resolve(true);
    },
  });
});
window.asked = (request) => window.engine.ask(request).catch((error) => ({ refused: error.reason }));
"""

Fault = Callable[[Route], None]


@dataclass(frozen=True, slots=True)
class EnginePage:
    """The page, and what it is told of the runtime: role -> file."""

    page: Page
    url: str
    files: Mapping[str, Mapping[str, Any]]

    def open(self) -> None:
        self.page.goto(self.url + PAGE)

    def ask(self, **request: str) -> dict[str, Any]:
        """The engine's answer, or {"refused": reason}."""
        answer: dict[str, Any] = self.page.evaluate("(request) => window.asked(request)", request)
        return answer

    def states(self) -> list[str]:
        """The states the engine went through, each once in a row, a mode or a reason after its name."""
        told = self.page.evaluate(
            "window.states.map(({ name, mode, reason }) => [name, mode, reason].filter(Boolean).join(' '))"
        )
        return [state for index, state in enumerate(told) if index == 0 or told[index - 1] != state]

    def spoil(self, role: str, fault: Fault) -> None:
        """Have a fault in place of one file of the runtime."""
        self.page.context.route(self.url + self.files[role]["path"], fault)

    def restore(self, role: str) -> None:
        """Have the site answer for the file again."""
        self.page.context.unroute(self.url + self.files[role]["path"])


def put_into(page: Page, url: str, site: Path, script: str, *, limits: Mapping[str, int] | None = None) -> EnginePage:
    """Have the site answer with the page at its address."""
    files, html = made(site, limits or {})
    page.context.route(url + PAGE, lambda route: route.fulfill(content_type="text/html", body=html))
    page.context.route(url + SCRIPT, lambda route: route.fulfill(content_type="text/javascript", body=script))
    return EnginePage(page, url, files)


def made(site: Path, limits: Mapping[str, int]) -> tuple[Mapping[str, Mapping[str, Any]], str]:
    """What the page is told of the runtime, and its text."""
    manifest = json.loads((site / "assets/runtime.json").read_text(encoding="utf-8"))
    (worker,) = (site / "assets/navigator").glob("worker-*.js")
    assets = {"worker": worker.relative_to(site).as_posix(), "build": number(site), "files": manifest["files"]}
    given = json.dumps({"base": "../", "assets": assets, "limits": dict(limits)})
    policy = content_security_policy(tool=True)
    html = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Engine</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<script type="application/json" id="engine">{given}</script><script src="page.js" defer></script>'
    )
    return manifest["files"], html


def number(site: Path) -> str:
    """The number of a build, as its pages hold it."""
    found = build_number.META.search((site / "index.html").read_text(encoding="utf-8"))
    assert found
    return found[1]


def bundled(root: Path, folder: Path) -> str:
    """The page's script as the build would make it."""
    source = root / ".cache" / "tests" / folder.name / "page.mjs"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(SOURCE.replace("../../navigator", str(root / "navigator")), encoding="utf-8")
    entry = {"name": "page.js", "path": source.relative_to(root).as_posix(), "format": "iife"}
    made = nodejs.run(root, BUNDLER, {"root": str(root), "scripts": [entry], "styles": []})
    return str(made["files"]["page.js"])


def gone(route: Route) -> None:
    route.fulfill(status=404, body="not here")


def silent(_route: Route) -> None:
    """Never an answer."""


def cut_short(route: Route) -> None:
    body = route.fetch().body()
    route.fulfill(status=200, body=body[: len(body) // 2])


def altered(route: Route) -> None:
    body = bytearray(route.fetch().body())
    body[len(body) // 2] ^= 1
    route.fulfill(status=200, body=bytes(body))


def other_page(route: Route) -> None:
    """What some hosts send for a file they do not have: their front page, as if all were well."""
    route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>Welcome</title>")

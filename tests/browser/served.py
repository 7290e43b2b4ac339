"""The built site behind an address, and a page that notes what it did wrong there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import ConsoleMessage, Page, Request

WATCH = """
window.__violations = [];
addEventListener("securitypolicyviolation", (event) =>
  window.__violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site behind an address; `pages` are its pages, `kinds` the largest page of each kind."""

    folder: Path
    url: str
    pages: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(slots=True)
class Watched:
    """A page and what was seen while it was open."""

    page: Page
    home: str
    abroad: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.home + path, wait_until="load")
        return self.page

    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.__violations ?? []")
        return found + [text for text in self.complaints if "Security Policy" in text]


class _Handler(SimpleHTTPRequestHandler):
    extensions_map: ClassVar = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".mjs": "text/javascript",
    }

    def __init__(self, *args: Any, folder: Path, prefix: str, **kwargs: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, directory=str(folder), **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "no such file")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def log_message(self, *args: Any) -> None:
        """Say nothing: the tests say what matters."""


def watch(page: Page, home: str) -> Watched:
    """Note every request that leaves the site and every word of protest from the browser."""
    seen = Watched(page, home)
    page.add_init_script(WATCH)

    def asked(request: Request) -> None:
        if not request.url.startswith((home, "data:", "blob:")):
            seen.abroad.append(request.url)

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            seen.complaints.append(message.text)

    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    return seen


@contextmanager
def served(folder: Path, prefix: str) -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder, prefix=prefix))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    files = sorted(folder.rglob("*.html"), key=lambda path: (-path.stat().st_size, path))
    pages = [path.relative_to(folder).as_posix() for path in files]
    kinds = {_kind(page): page for page in reversed(pages)}
    try:
        yield Site(
            folder, f"http://127.0.0.1:{server.server_port}{prefix}", tuple(sorted(pages)), tuple(kinds.values())
        )
    finally:
        server.shutdown()
        server.server_close()


def _kind(page: str) -> str:
    """Pages made from one template are of one kind: the publisher and the procedure in their address do not count."""
    parts = page.split("/")
    if parts[0] == "procedures":
        parts[1:-1] = ["*" if part.isdigit() or place < 2 else part for place, part in enumerate(parts[1:-1])]
    return "/".join(parts)

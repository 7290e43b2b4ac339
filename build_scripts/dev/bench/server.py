"""A static host that compresses, lets hashed files be cached for ever, counts what it sends and can be a slow line."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

from build_scripts.dev.static_server import Server

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
PIECE = 16 * 1024


@dataclass(slots=True)
class Line:
    """The way to the reader for all connections: bytes a second (0 is no limit), and how many went over it."""

    rate: float = 0
    sent: int = 0
    free_at: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, size: int) -> None:
        """Count `size` bytes and wait as long as they take."""
        with self.lock:
            self.sent += size
            if not self.rate:
                return
            self.free_at = max(self.free_at, time.monotonic()) + size / self.rate
            wait = self.free_at - time.monotonic()
        time.sleep(max(wait, 0))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path
    line: Line

    def do_GET(self) -> None:
        path = self.folder / urlsplit(self.path).path.lstrip("/")
        if not path.is_file():
            self.send_error(404)
            return
        body = _packed(path) if path.suffix in TYPES else path.read_bytes()
        self.send_response(200)
        self.send_header("content-type", TYPES.get(path.suffix, "application/octet-stream"))
        if path.suffix in TYPES:
            self.send_header("content-encoding", "gzip")
        page = path.suffix == ".html"
        self.send_header("cache-control", "no-cache" if page else "public, max-age=31536000, immutable")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # a page that is closed lets go of what it was sent
            for at in range(0, len(body), PIECE):
                self.line.carry(len(body[at : at + PIECE]))
                self.wfile.write(body[at : at + PIECE])

    def log_message(self, *args: object) -> None:
        """Say nothing of each request."""


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)


@contextmanager
def serve(folder: Path, line: Line) -> Iterator[str]:
    """The address of the folder, at the end of that line, while the context is open."""
    handler = type("Handler", (_Handler,), {"folder": folder, "line": line})
    with Server(("127.0.0.1", 0), handler) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{host.server_port}/"
        finally:
            host.shutdown()

"""A host of the built site that can be told to fail: a fault in place of a file, a header more, no answer at all."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from build_scripts.dev.static_server import Server

TYPES = {".js": "text/javascript", ".html": "text/html; charset=utf-8", ".bin": "application/octet-stream"}


FIRST = "first.js"
PAGES = r"(/|\.html)$"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the host sends."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


ELSEWHERE = Answer(b"<!doctype html><title>Weather</title><h1>Weather</h1>", headers={"Content-Type": "text/html"})

Fault = Callable[[Answer], Answer]


@dataclass(slots=True)
class Host:
    """The site under `prefix`, its own headers, pages that the site does not have, and what is wrong with it now."""

    folder: Path
    prefix: str = "/"
    headers: Mapping[str, str] = field(default_factory=dict)
    extra: dict[str, Answer] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    cache_control: str | None = "no-cache"
    """None for a host that says nothing: a browser then takes a file that did not change for long as new for days."""
    released: threading.Event = field(default_factory=threading.Event)
    """What stalls goes on once this is set."""
    _port: int = 0
    _server: Server | None = None
    _open: set[socket.socket] = field(default_factory=set)

    @property
    def url(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self._port}{self.prefix}"

    def begin(self) -> None:
        """Answer, at the same address as before."""
        handler = type("Handler", (_Handler,), {"host": self})
        self._server = Server(("127.0.0.1", self._port), handler)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def end(self) -> None:
        """Answer nobody, as if the reader had no network: connections are refused, and those that stand are cut."""
        if self._server is None:
            return
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._server = None
        for connection in tuple(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Forget every fault and all that was asked for."""
        self.cache_control = "no-cache"
        self.released.set()
        self.released = threading.Event()
        self.faults.clear()
        self.asked.clear()
        if self._server is None:
            self.begin()

    def run_first(self, script: str) -> None:
        """Have every page run a script before its own. Not by a change of these: they have to match their hashes."""
        self.extra[FIRST] = Answer(script.encode(), headers={"Content-Type": TYPES[".js"]})
        self.faults[PAGES] = instead("<head>", f'<head><script src="{self.prefix}{FIRST}"></script>')

    def wait_for(self, pattern: str, seconds: float = 60) -> str:
        """The first address with such a part, once somebody asks for it."""
        until = time.monotonic() + seconds
        while True:
            for path in tuple(self.asked):
                if re.search(pattern, path):
                    return unquote(path)
            if time.monotonic() > until:
                raise TimeoutError(f"nobody asked for {pattern}")
            time.sleep(0.05)

    def connected(self, connection: socket.socket) -> None:
        """Note a connection that stands."""
        self._open.add(connection)

    def disconnected(self, connection: socket.socket) -> None:
        """Forget one that ended."""
        self._open.discard(connection)

    @property
    def elsewhere(self) -> str:
        """The address of another website."""
        return f"http://localhost:{self._port}/elsewhere"

    def answer(self, path: str) -> Answer:
        """What is sent for an address of this host."""
        if path == "/elsewhere":
            return ELSEWHERE
        self.asked.append(path)
        answer = self._right(path.removeprefix(self.prefix)) if path.startswith(self.prefix) else Answer(b"", 404)
        for pattern, fault in tuple(self.faults.items()):
            if re.search(pattern, path):
                answer = fault(answer)
        return answer

    def _right(self, name: str) -> Answer:
        if name in self.extra:
            return self.extra[name]
        path = self.folder / name
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            return Answer((self.folder / "404.html").read_bytes(), 404, {"Content-Type": "text/html", **self.headers})
        kind = TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
        return Answer(path.read_bytes(), 200, {"Content-Type": kind, **self.headers})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    host: Host

    def setup(self) -> None:
        super().setup()
        self.host.connected(self.connection)

    def finish(self) -> None:
        self.host.disconnected(self.connection)
        with suppress(OSError):
            super().finish()

    def do_GET(self) -> None:
        answer = self.host.answer(urlsplit(self.path).path)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if self.host.cache_control:
            self.send_header("Cache-Control", self.host.cache_control)
        else:
            self.send_header("Last-Modified", "Mon, 05 Jan 2015 10:00:00 GMT")
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(answer.body)

    def log_message(self, *args: object) -> None:
        """Say nothing of each request."""


def stalled(host: Host) -> Fault:
    """Nothing comes until the host is mended or ends; a browser that gave up by then is none of its concern."""
    released = host.released

    def wait(answer: Answer) -> Answer:
        released.wait(60)
        return answer

    return wait


def gone(_answer: Answer) -> Answer:
    """The file is not there."""
    return Answer(b"not here", 404)


def cut_short(answer: Answer) -> Answer:
    """Half of it, as if that were all."""
    return Answer(answer.body[: len(answer.body) // 2], 200, answer.headers)


def altered(answer: Answer) -> Answer:
    """One bit of it is another."""
    body = bytearray(answer.body)
    body[len(body) // 2] ^= 1
    return Answer(bytes(body), 200, answer.headers)


def empty(answer: Answer) -> Answer:
    """Nothing of it, as if that were all."""
    return Answer(b"", 200, answer.headers)


def mistyped(answer: Answer) -> Answer:
    """All of it, but named a plain text, as a host does that knows no better, and no browser may guess."""
    return Answer(answer.body, answer.status, {"Content-Type": "text/plain", "X-Content-Type-Options": "nosniff"})


def other_page(_answer: Answer) -> Answer:
    """What some hosts send for a file they do not have: their front page, as if all were well."""
    return Answer(b"<!doctype html><title>Welcome</title>", 200, {"Content-Type": "text/html"})


def without_webassembly(answer: Answer) -> Answer:
    """A policy on the worker that forbids WebAssembly, as some networks add."""
    return Answer(answer.body, 200, {**answer.headers, "Content-Security-Policy": "script-src 'self'"})


def instead(old: str, new: str) -> Fault:
    """A text in place of another."""
    return lambda answer: Answer(answer.body.replace(old.encode(), new.encode()), answer.status, answer.headers)


def before(script: str) -> Fault:
    """A script in front of a script."""
    return lambda answer: Answer(f"{script}\n".encode() + answer.body, answer.status, answer.headers)


AN_IPHONE_TEXT = (
    'Object.defineProperty(navigator, "userAgent", { value: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) '
    'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1" });'
)
AN_IPHONE = before(AN_IPHONE_TEXT)
"""In front of the worker: what Python's own start looks at to tell an iPhone."""

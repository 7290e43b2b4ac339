"""A folder of files behind an address of this machine, as any static host would serve it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any

Headers = Callable[[str], Mapping[str, str]]
"""What a host sends with a file, by its path in the folder."""


def none(_path: str) -> Mapping[str, str]:
    """Nothing but what every host sends."""
    return MappingProxyType({})


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012  # declared so by the standard library
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    protocol_version = "HTTP/1.1"  # so that one connection serves more than one file

    def __init__(self, *args: Any, prefix: str, headers: Headers, **kwargs: Any) -> None:
        self.prefix = prefix
        self.headers_of_host = headers
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "no such file")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def end_headers(self) -> None:
        path = self.path.partition("?")[0].removeprefix(self.prefix)
        for name, value in self.headers_of_host(path).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: Any) -> None:
        """Say nothing of each request."""


class Server(ThreadingHTTPServer):
    """A server that says nothing when a page lets go of a connection, as one does that is closed."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path, prefix: str = "/", headers: Headers = none) -> Iterator[str]:
    """The address of the folder, under a path that begins and ends with a slash, while the context is open."""
    handler = partial(_Handler, directory=str(folder), prefix=prefix, headers=headers)
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()

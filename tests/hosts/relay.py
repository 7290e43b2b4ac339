"""What goes over the wire between browsers and a server: requests and bytes, those of the service worker too."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

REQUEST = re.compile(rb"(?:^|\n)(?:GET|HEAD) [^ ]+ HTTP/1\.1\r")
MOST = 65536


@dataclass(slots=True)
class Relay:
    """A door before a server that hands on everything; `requests` and `sent` grow while it does."""

    server: tuple[str, int]
    requests: int = 0
    sent: int = 0
    changed: float = field(default_factory=time.monotonic)

    def taken(self) -> tuple[int, int]:
        """Requests and bytes sent to browsers since the last time this was asked."""
        counted, self.requests, self.sent = (self.requests, self.sent), 0, 0
        return counted

    def settle(self, quiet: float, seconds: float) -> None:
        """Wait until nothing has gone through for a while."""
        until = time.monotonic() + seconds
        while time.monotonic() - self.changed < quiet:
            if time.monotonic() > until:
                raise TimeoutError(f"bytes still go through after {seconds:.0f} s")
            time.sleep(0.05)

    def asked(self, part: bytes) -> None:
        """Count what a browser says. A request is short, and comes in one piece."""
        self.requests += len(REQUEST.findall(part))
        self.changed = time.monotonic()

    def answered(self, part: bytes) -> None:
        """Count what the server says."""
        self.sent += len(part)
        self.changed = time.monotonic()

    def hand_on(self, browser: socket.socket) -> None:
        """Both ways, until either hangs up."""
        with suppress(OSError), browser, socket.create_connection(self.server) as server:
            back = threading.Thread(target=self._pump, args=(server, browser, self.answered), daemon=True)
            back.start()
            self._pump(browser, server, self.asked)
            back.join()

    @staticmethod
    def _pump(source: socket.socket, target: socket.socket, count: Callable[[bytes], None]) -> None:
        with suppress(OSError):
            while part := source.recv(MOST):
                count(part)
                target.sendall(part)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)


@contextmanager
def relayed(server: tuple[str, int]) -> Iterator[tuple[Relay, int]]:
    """A relay to a server, and the port of this machine at which it listens."""
    relay = Relay(server)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def listen() -> None:
            with suppress(OSError):
                while True:
                    browser, _ = listening.accept()
                    threading.Thread(target=relay.hand_on, args=(browser,), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        yield relay, listening.getsockname()[1]
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)

"""Firefox through the door that it has itself: Marionette, which takes WebDriver's commands over a socket.

geckodriver does no more than hand these on from HTTP, and Debian has none.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, BinaryIO

from build_scripts.dev.browsers.webdriver import Command, WebDriverError

COMMAND = 0
SECONDS = 300


@dataclass(slots=True)
class Marionette:
    """A connection. A message is its length in digits, a colon, and JSON."""

    port: int
    _stream: BinaryIO = field(init=False)
    _socket: socket.socket = field(init=False)
    _numbers: count[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        """Connect, and hear the greeting."""
        self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS)
        self._stream = self._socket.makefile("rb")
        self._receive()

    def send(self, command: Command, parameters: Mapping[str, Any]) -> Any:
        """See Transport."""
        text = json.dumps([COMMAND, next(self._numbers), command.value[2], _as_marionette(command, parameters)])
        self._socket.sendall(f"{len(text.encode())}:{text}".encode())
        _, _, error, result = self._receive()
        if error:
            raise WebDriverError(error["error"], error["message"])
        return result.get("value", result) if isinstance(result, dict) else result

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self._socket.close()

    def _receive(self) -> Any:
        digits = b""
        while not digits.endswith(b":"):
            read = self._stream.read(1)
            if not read:
                raise WebDriverError("disconnected", "Firefox has hung up")
            digits += read
        return json.loads(self._stream.read(int(digits[:-1])))


def _as_marionette(command: Command, parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same but for a new session, where Marionette takes what WebDriver has settled on."""
    return parameters["capabilities"]["alwaysMatch"] if command is Command.NEW_SESSION else parameters

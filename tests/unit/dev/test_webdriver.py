"""The client of WebDriver: what goes over the wire to Firefox and to a driver, and how a refusal comes back."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from build_scripts.dev.browsers import engines
from build_scripts.dev.browsers.marionette import Marionette
from build_scripts.dev.browsers.webdriver import Browser, Command, Http, WebDriverError

ROOT = Path(__file__).parents[3]


def framed(message: object) -> bytes:
    text = json.dumps(message).encode()
    return f"{len(text)}:".encode() + text


@contextmanager
def firefox(*answers: object) -> Iterator[tuple[int, list[Any]]]:
    """A port on which something greets as Firefox does and answers so, and what it was sent."""
    heard: list[Any] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection, connection.makefile("rb") as stream:
                connection.sendall(framed({"applicationType": "gecko"}))
                for answer in answers:
                    digits = b"".join(iter(lambda: stream.read(1).rstrip(b":"), b""))
                    heard.append(json.loads(stream.read(int(digits))))
                    connection.sendall(framed(answer))

        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1], heard
        thread.join()


def test_firefox_is_sent_the_same_commands_by_number() -> None:
    with firefox([1, 0, None, {"capabilities": {}}], [1, 1, None, {"value": "Grüße"}]) as (port, heard):
        connection = Marionette(port)
        browser = Browser("firefox", connection, {"strict": True})
        browser.begin()
        assert browser.run("return arguments[0]", "Grüße") == "Grüße"
        connection.close()
    assert heard[0][:3] == [0, 0, "WebDriver:NewSession"]
    assert heard[0][3]["strict"] is True
    assert heard[1] == [0, 1, "WebDriver:ExecuteScript", {"script": "return arguments[0]", "args": ["Grüße"]}]


def test_a_refusal_of_firefox_keeps_its_code() -> None:
    with firefox([1, 0, {"error": "no such element", "message": "none"}, None]) as (port, _):
        connection = Marionette(port)
        with pytest.raises(WebDriverError, match="none") as refused:
            connection.send(Command.FIND, {})
        connection.close()
    assert refused.value.code == "no such element"


def test_a_firefox_that_has_ended_is_an_error_and_not_an_endless_wait() -> None:
    with firefox() as (port, _):
        connection = Marionette(port)
    with pytest.raises((WebDriverError, OSError)):
        connection.send(Command.FIND, {})
    connection.close()


class _Driver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        refused = self.path.endswith("/click")
        value = {"error": "stale element reference", "message": "gone"} if refused else {"sessionId": "s"}
        body = json.dumps({"value": value}).encode()
        self.send_response(404 if refused else 200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def test_a_driver_is_asked_within_its_session_and_its_refusal_keeps_its_code() -> None:
    with HTTPServer(("127.0.0.1", 0), _Driver) as driver:
        threading.Thread(target=driver.serve_forever, daemon=True).start()
        way = Http(f"http://127.0.0.1:{driver.server_port}")
        way.send(Command.NEW_SESSION, {})
        with pytest.raises(WebDriverError) as refused:
            way.send(Command.CLICK, {"id": "e"})
        driver.shutdown()
    assert (way.session, refused.value.code) == ("s", "stale element reference")


def test_make_installs_what_the_engines_need() -> None:
    installed = re.search(r"apt-get install \S+ \S+ (firefox.*)", (ROOT / "Makefile").read_text("utf-8"))
    assert installed
    assert tuple(installed[1].split()) == engines.PACKAGES

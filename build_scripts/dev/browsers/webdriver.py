"""A narrow client of W3C WebDriver: the dozen commands that a walk through the site takes, over HTTP.

Why no library: docs/decisions/browsers.md.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol

# The name under which WebDriver hands out a reference to an element.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
STALE = {"stale element reference", "no such element", "element not interactable", "element click intercepted"}
POLL = 0.05
# Milliseconds. A script that was cut off by the page's end is never answered in WebKit: so wait() must not wait long.
TIMEOUTS = {"pageLoad": 60_000, "script": 5_000}


class WebDriverError(Exception):
    """The browser refused a command; `code` is WebDriver's word for why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


class Command(Enum):
    """A command: HTTP's method and path, and the name under which Firefox's own protocol has it."""

    NEW_SESSION = ("POST", "/session", "WebDriver:NewSession")
    DELETE_SESSION = ("DELETE", "/session/{session}", "WebDriver:DeleteSession")
    NAVIGATE = ("POST", "/session/{session}/url", "WebDriver:Navigate")
    REFRESH = ("POST", "/session/{session}/refresh", "WebDriver:Refresh")
    EXECUTE = ("POST", "/session/{session}/execute/sync", "WebDriver:ExecuteScript")
    FRAME = ("POST", "/session/{session}/frame", "WebDriver:SwitchToFrame")
    FIND = ("POST", "/session/{session}/element", "WebDriver:FindElement")
    CLICK = ("POST", "/session/{session}/element/{id}/click", "WebDriver:ElementClick")
    CLEAR = ("POST", "/session/{session}/element/{id}/clear", "WebDriver:ElementClear")
    TYPE = ("POST", "/session/{session}/element/{id}/value", "WebDriver:ElementSendKeys")


class Transport(Protocol):
    """The way to a browser."""

    def send(self, command: Command, parameters: Mapping[str, Any]) -> Any:
        """What the command gives; WebDriverError if it fails."""


@dataclass(slots=True)
class Http:
    """The way through a driver program, such as WebKitWebDriver or chromedriver."""

    url: str
    session: str = ""

    def send(self, command: Command, parameters: Mapping[str, Any]) -> Any:
        """See Transport."""
        method, path, _ = command.value
        body = None if method == "DELETE" else json.dumps(parameters).encode()
        url = self.url + path.format(session=self.session, **parameters)
        asked = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(asked, timeout=300) as answer:  # noqa: S310 - a driver of this machine
                value = json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            told = json.load(error)["value"]
            raise WebDriverError(told["error"], told["message"]) from error
        if command is Command.NEW_SESSION:
            self.session = value["sessionId"]
        return value


@dataclass(slots=True)
class Browser:
    """One window of one browser, as a person uses it: elements are named by XPath."""

    name: str
    transport: Transport
    capabilities: Mapping[str, Any] = field(default_factory=dict)
    version: str = ""

    def begin(self) -> None:
        """Open the window."""
        asked = {"capabilities": {"alwaysMatch": {"timeouts": TIMEOUTS, **self.capabilities}}}
        told = self.transport.send(Command.NEW_SESSION, asked)["capabilities"]
        self.version = f"{told.get('browserName', self.name)} {told.get('browserVersion', '')}".strip()

    def end(self) -> None:
        """Close it, and forget all that it kept."""
        self.transport.send(Command.DELETE_SESSION, {})

    def open(self, url: str) -> None:
        """Go to an address and wait until the page has loaded."""
        self.transport.send(Command.NAVIGATE, {"url": url})

    def back(self) -> None:
        """Go back, as the Back button does.

        Not by WebDriver's own command: WebKit's driver never answers again when the page loads itself anew on the way.
        """
        self.run("setTimeout(() => history.back())")

    def reload(self) -> None:
        """Load the page anew."""
        self.transport.send(Command.REFRESH, {})

    def enter(self, frame: int | None) -> None:
        """Go on in a frame of the page, by its number; None for the page itself."""
        self.transport.send(Command.FRAME, {"id": frame})

    def run(self, script: str, *arguments: Any) -> Any:
        """What a function body returns in the page; of a promise, what it comes to."""
        return self.transport.send(Command.EXECUTE, {"script": script, "args": list(arguments)})

    def wait(self, script: str, *arguments: Any, seconds: float = 60) -> Any:
        """What the script returns as soon as that is something; TimeoutError if it never is."""
        until = time.monotonic() + seconds
        while True:
            try:
                found = self.run(script, *arguments)
            except WebDriverError as error:  # the page went away under the script
                if time.monotonic() > until:
                    raise
                found = None if error.code != "javascript error" else self._raise(error)
            if found:
                return found
            if time.monotonic() > until:
                raise TimeoutError(f"{self.name}: not within {seconds:.0f} s: {script} {arguments}\n{self.text()}")
            time.sleep(POLL)

    def text(self) -> str:
        """What the page shows, each run of white space as one space."""
        return str(self.run("return document.body?.innerText.replace(/\\s+/g, ' ')"))

    def click(self, xpath: str, seconds: float = 30) -> None:
        """Press the first such element once it can be pressed."""
        self._with(Command.CLICK, xpath, seconds)

    def type(self, xpath: str, text: str, seconds: float = 30) -> None:
        """Write in a field in place of what is there."""
        self._with(Command.CLEAR, xpath, seconds)
        self._with(Command.TYPE, xpath, seconds, text=text)

    def press(self, xpath: str, keys: str, seconds: float = 30) -> None:
        """Send keys to an element, whatever it holds."""
        self._with(Command.TYPE, xpath, seconds, text=keys)

    def _with(self, command: Command, xpath: str, seconds: float, **parameters: Any) -> None:
        until = time.monotonic() + seconds
        while True:
            try:
                found = self.transport.send(Command.FIND, {"using": "xpath", "value": xpath})
                # What stays at the edge of a window may otherwise lie over the element.
                self.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", found)
                self.transport.send(command, {"id": found[ELEMENT], **parameters})
            except WebDriverError as error:
                if error.code not in STALE or time.monotonic() > until:
                    raise
                time.sleep(POLL)
            else:
                return

    @staticmethod
    def _raise(error: WebDriverError) -> None:
        raise error

"""The windows of tests/browser/windows.py, driven through WebDriver: the same journeys and faults in each engine.

A journey is about what the host sends, so what a reader does is done by scripts: a press, a text in a field.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from build_scripts.dev.browsers import engines
from build_scripts.dev.browsers.webdriver import Browser, WebDriverError
from build_scripts.publish.service_worker import SERVICE_WORKER
from tests.browser.windows import SHOWS, NothingSeenError, Windows
from tests.browsers.host import Host, gone
from tests.browsers.steps import CHRISTMAS

POLL = 0.1
FILL = """
const field = document.querySelector(arguments[0]);
field.value = arguments[1];
for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
"""
LABEL = """
const said = ({ textContent }) => textContent.replace(/\\s+/g, " ").trim();
[...document.querySelectorAll("#nav-tool label")].find((label) => said(label) === arguments[0]).control.click();
"""
PRESS = """
const named = (button) => button.checkVisibility() && button.textContent.trim().startsWith(arguments[0]);
[...document.querySelectorAll("button")].find(named).click();
"""


@dataclass(frozen=True, slots=True)
class DrivenWindow:
    """A window of any engine."""

    browser: Browser

    def go(self, url: str) -> None:
        """See Window."""
        if self.browser.run("return location.href") != "about:blank":
            self.browser.open("about:blank")
            self.browser.wait("return location.href === 'about:blank'")
        # WebDriver's own way would wait until everything has loaded, or for ever. The page before may end under this.
        self.browser.wait("setTimeout((address) => location.assign(address), 0, arguments[0]); return true", url)

    def look(self, given: Sequence[Any], seconds: float) -> str:
        """See Window."""
        until = time.monotonic() + seconds
        while True:
            try:
                found = self.browser.run(f"return document.body && ({SHOWS})(arguments[0])", list(given))
            except WebDriverError:  # the page before has gone, this one is not there
                found = None
            if found:
                return str(found)
            if time.monotonic() > until:
                raise NothingSeenError(self.browser.text())
            time.sleep(POLL)

    def text(self, css: str) -> str:
        """See Window."""
        return str(self.browser.run("return document.querySelector(arguments[0]).innerText", css))

    def fill(self, css: str, text: str) -> None:
        """See Window."""
        self.browser.run(FILL, css, text)

    def pick(self, css: str, value: str) -> None:
        """See Window."""
        self.browser.run(FILL, css, value)

    def mark(self, css: str) -> None:
        """See Window."""
        self.click(css)

    def mark_label(self, text: str) -> None:
        """See Window."""
        self.browser.run(LABEL, text)

    def press(self, name: str) -> None:
        """See Window."""
        self.browser.run(PRESS, name)

    def click(self, css: str) -> None:
        """See Window."""
        self.browser.run("document.querySelector(arguments[0]).click()", css)

    def is_visible(self, css: str) -> bool:
        """See Window."""
        return bool(self.browser.run("return document.querySelector(arguments[0])?.checkVisibility()", css))


def windows_of(engine: str, shared: Browser) -> Windows:
    """Windows of an engine. Where no service worker and no cache keeps anything, one serves for all."""

    @contextmanager
    def window(host: Host, worker: bool) -> Iterator[DrivenWindow]:  # noqa: FBT001 - as Windows has it
        host.cache_control = "no-store"
        # A service worker keeps only what is as it was published, and nothing of its journey goes by the clock.
        if not worker:
            host.run_first(CHRISTMAS)
            host.faults[f"/{SERVICE_WORKER}$"] = gone
        if worker:
            with engines.started(engine, waits_for_pages=engine != "webkit") as own:
                yield DrivenWindow(own)
                host.released.set()
        else:
            try:
                yield DrivenWindow(shared)
            finally:
                host.released.set()
                shared.open("about:blank")

    return window

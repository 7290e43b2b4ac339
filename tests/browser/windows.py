"""The windows of somebody who has never been here, whoever drives them: what a reader does in one, and sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browsers.host import Host

SECONDS = 10
CHRISTMAS = datetime(2026, 12, 29, 10, tzinfo=UTC)

SHOWS = """([selector, having, texts]) => {
  const seen = (element) => element.checkVisibility() && (element.tagName !== "SELECT" || element.options.length > 1)
    && (!having || element.textContent.replace(/\\s+/g, " ").trim() === having);
  const said = document.body?.innerText.replace(/\\s+/g, " ") ?? "";
  // Before its styles are there a page has every text, also those that are for when something is wrong.
  if (!texts.some((text) => said.includes(text))) window.saidSince = undefined;
  else if (performance.now() - (window.saidSince ??= performance.now()) > 500) return "sentence";
  return [...document.querySelectorAll(selector)].some(seen) && "there";
}"""


class Window(Protocol):
    """What a reader does in a window, whoever drives it; elements are named by CSS, or by what they say."""

    def go(self, url: str) -> None:
        """Set out for an address, and wait for nothing: a style sheet that stalls holds up even the parsing."""

    def look(self, given: Sequence[Any], seconds: float) -> str:
        """What SHOWS gives for these, once it gives something; NothingSeenError if it never does."""

    def text(self, css: str) -> str:
        """What the first such element shows."""

    def fill(self, css: str, text: str) -> None:
        """Write in a field."""

    def pick(self, css: str, value: str) -> None:
        """Choose in a list."""

    def mark(self, css: str) -> None:
        """Choose a radio button."""

    def mark_label(self, text: str) -> None:
        """Choose the one that says this."""

    def press(self, name: str) -> None:
        """Press a button by its name."""

    def click(self, css: str) -> None:
        """Press what is there."""

    def is_visible(self, css: str) -> bool:
        """Whether there is such an element that can be seen."""


class NothingSeenError(Exception):
    """There was nothing to be seen in time."""


@dataclass(frozen=True, slots=True)
class PlaywrightWindow:
    """A window that Playwright drives."""

    page: Page

    def go(self, url: str) -> None:
        """See Window."""
        self.page.goto(url, wait_until="commit")

    def look(self, given: Sequence[Any], seconds: float) -> str:
        """See Window."""
        try:
            return str(self.page.wait_for_function(SHOWS, arg=given, timeout=seconds * 1000).json_value())
        except PlaywrightTimeout as error:
            raise NothingSeenError(self.page.locator("body").inner_text(timeout=2000)) from error

    def text(self, css: str) -> str:
        """See Window."""
        return self.page.locator(css).first.inner_text()

    def fill(self, css: str, text: str) -> None:
        """See Window."""
        self.page.locator(css).fill(text)

    def pick(self, css: str, value: str) -> None:
        """See Window."""
        self.page.locator(css).select_option(value, timeout=SECONDS * 1000)

    def mark(self, css: str) -> None:
        """See Window."""
        self.page.locator(css).check()

    def mark_label(self, text: str) -> None:
        """See Window."""
        self.page.get_by_label(text, exact=True).check(timeout=SECONDS * 1000)

    def press(self, name: str) -> None:
        """See Window."""
        self.page.get_by_role("button", name=name).click()

    def click(self, css: str) -> None:
        """See Window."""
        self.page.locator(css).click()

    def is_visible(self, css: str) -> bool:
        """See Window."""
        return self.page.locator(css).first.is_visible()


Windows = Callable[[Host, bool], AbstractContextManager[Window]]
"""A window on the host, of somebody who has never been here; the flag lets the service worker work."""


def windows_of(browser: Browser) -> Windows:
    """New windows of one browser, by Playwright."""

    @contextmanager
    def window(host: Host, worker: bool) -> Iterator[PlaywrightWindow]:  # noqa: FBT001 - as Windows has it
        context = browser.new_context(service_workers="allow" if worker else "block")
        page = context.new_page()
        page.clock.set_fixed_time(CHRISTMAS)
        try:
            yield PlaywrightWindow(page)
        finally:
            host.released.set()
            context.close()

    return window

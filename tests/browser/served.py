"""The built site behind an address, and a page that notes what it did wrong there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, Request

from build_scripts.dev import static_server
from build_scripts.publish import page_kinds
from tests.support.every import some

WATCH = """
window.__violations = [];
addEventListener("securitypolicyviolation", (event) =>
  window.__violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


# A reader who saves data: Python is not loaded until it is asked for.
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"

# What Playwright says in the page's name where the tests keep the service worker out.
NO_SERVICE_WORKER = "Service Worker registration blocked by Playwright"


ALIKE = {"deadline-table", "embed-calculator", "embed-flowchart"}
# Kinds of page that are text and code in the same frame: one for authors, and those for readers, stand for these.
PROSE = {
    *("accessibility", "adopt", "adopt-calendars", "adopt-publish", "adopt-spreadsheets", "authors-language"),
    *("authors-problems", "changes", "data", "embedding", "host", "licences", "staying-safe-online"),
}


@dataclass(frozen=True, slots=True)
class Site:
    """A built site behind an address: `kinds` holds the page of each kind that has most in it, `pages` every page.

    Of the deadline tables, which differ in nothing but dates, and of the pages for frames, which show what is shown
    elsewhere, `pages` holds one of each kind as well.
    """

    folder: Path
    url: str
    pages: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def some_kinds(self) -> Sequence[str]:
        """The page of each kind, in `make test` without those that are prose like another."""
        return some(self.kinds, (page for page in self.kinds if page_kinds.kind(page) not in PROSE))


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


@contextmanager
def served(folder: Path, prefix: str, headers: static_server.Headers = static_server.none) -> Iterator[Site]:
    """A built site at the root of a host ("/") or in a folder of one ("/policies/")."""
    with static_server.serve(folder, prefix, headers) as url:
        kinds = tuple(page_kinds.largest_of_each(folder).values())
        alike = {page for page in page_kinds.pages(folder) if page_kinds.kind(page) in ALIKE}
        pages = tuple(page for page in page_kinds.pages(folder) if page not in alike - set(kinds))
        assert kinds, f"there is no page in {folder}"
        yield Site(folder, url, pages, kinds)


def watch(page: Page, home: str) -> Watched:
    """Note every request that leaves the site and every word of protest from the browser."""
    seen = Watched(page, home)
    page.add_init_script(WATCH)

    def asked(request: Request) -> None:
        if not request.url.startswith((home, "data:", "blob:")):
            seen.abroad.append(request.url)

    def said(message: ConsoleMessage) -> None:
        # A drawing that is opened by itself cannot name an icon, so the browser asks the host for one.
        is_icon = message.location["url"].endswith("/favicon.ico")
        if message.type in {"error", "warning"} and message.text != NO_SERVICE_WORKER and not is_icon:
            seen.complaints.append(message.text)

    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    return seen

"""Tools in whose pages Python runs already: the next test begins another case there, as a reader does.

Not for tests of the start, of what is stored, of a reload or of an address that is opened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from playwright.sync_api import Browser, Page

from tests.browser.served import Site

WIZARD, CALCULATOR = "where-am-i/index.html", "deadline/index.html"
# What Pyodide says of a part of Python that no rehearsal of the build asked for: the page starts it again, and is slow.
TRAPPED = "fatal error"
# A link to a procedure or a limit, followed in the page that is open, begins with a memory of nothing that came before.
FOLLOW = "(fragment) => { location.hash = ''; location.hash = fragment; }"


@dataclass(frozen=True, slots=True)
class Running:
    """One page for each tool, site and day: a page that is open keeps to the day on which it was opened."""

    browser: Browser
    rehearsed: str
    """The address of the site whose own procedures the build rehearsed."""
    pages: dict[tuple[str, datetime | None], Page] = field(default_factory=dict)
    traps: list[str] = field(default_factory=list)
    """What Pyodide said there of parts that are missing."""

    def begin(self, site: Site, procedure: str, today: datetime) -> Page:
        """The wizard at the first question about a procedure, on a day."""
        return self._at(site, WIZARD, f"#procedure={procedure}", today)

    def resume(self, site: Site, link: str, today: datetime) -> Page:
        """The wizard with the answers that a link holds behind its #, on a day."""
        return self._at(site, WIZARD, link, today)

    def count(self, site: Site, fragment: str, today: datetime | None = None) -> Page:
        """The calculator at what a link names, with no days filled in; today is the real day if none is given."""
        return self._at(site, CALCULATOR, fragment, today)

    def _at(self, site: Site, tool: str, fragment: str, today: datetime | None) -> Page:
        address = site.url + tool
        page = self.pages.get((address, today))
        if page is None:
            page = self.pages[address, today] = self.browser.new_page(service_workers="block")
            if today:
                page.clock.set_fixed_time(today)
            if site.url == self.rehearsed:
                page.on("console", lambda message: self.traps.append(message.text) if TRAPPED in message.text else None)
        if page.url.partition("#")[0] == address:
            page.evaluate(FOLLOW, fragment)
        else:
            page.goto(address + fragment)
        return page

    def end(self) -> None:
        """Let go of the pages, also of what a test that failed may have left in them."""
        for page in self.pages.values():
            page.close()
        self.pages.clear()

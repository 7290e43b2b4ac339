"""What a reader may meet when one file of the site does not come as it should, and what must come of it.

A journey is something a reader came for. Whatever is wrong with a file, each step of it ends within ten seconds in the
right thing or in a sentence of the site's own that says what happened. Which journeys a file matters to is not written
down: it is seen in what each of them asks the host for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from build_scripts.publish import build_number
from build_scripts.publish.service_worker import SERVICE_WORKER
from navigator.words import ENGLISH
from tests.browsers.host import Fault, Host, altered, cut_short, empty, gone, mistyped, other_page, stalled

SECONDS = 10
COMPLAINTS = "milton-keynes-contact-centre/complaints"
RIGHT = "By Thursday 7 January 2027"
LATE = "Expect a full written reply by Thursday 7 January 2027"
CHRISTMAS = datetime(2026, 12, 29, 10, tzinfo=UTC)

# The site's own words for what went wrong, each with what still works or what to do.
SENTENCES = tuple(
    ENGLISH.texts[key].partition("{")[0]
    for key in (
        *("ui.data.failed", "ui.wizard.late", "ui.wizard.without", "ui.status.late", "ui.status.without"),
        *("ui.engine.newer", "tool.off", "theme.search.broken", "theme.cut", "theme.newer", "theme.kept"),
        *("ui.deadline.disagree",),
    )
)
SLOW = (ENGLISH.texts["ui.wizard.late"], ENGLISH.texts["ui.status.late"])
# What stands beside a text to copy where no script puts the address into it, nor copies it.
BY_HAND = ENGLISH.texts["embed.here"].partition("{")[0]
# And those that stand in a page of docs/.
OFFLINE = ("Not everything could be fetched.", "This browser cannot keep the site.")

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


@dataclass(slots=True)
class Visit:
    """A reader on a page."""

    window: Window
    home: str
    patient: bool = False
    """Nothing is wrong, and the machine may be slow: that it takes long is no reason to give up."""

    def open(self, path: str) -> None:
        self.window.go(self.home + path)

    def until(self, selector: str, *texts: str, having: str = "") -> bool:
        """True once there is such an element that can be seen and used; False once there is a sentence instead."""
        said = [*(text for text in SENTENCES if not (self.patient and text in SLOW)), *texts]
        seconds = SECONDS * 6 if self.patient else SECONDS
        try:
            return self.window.look([selector, having, said], seconds) == "there"
        except NothingSeenError as late:
            raise AssertionError(
                f"nothing for {seconds} s: no {selector} {having}, no sentence; the page says: {late}"
            ) from None

    def date(self, fields: str) -> None:
        """Type the 14th of December 2026."""
        for part, text in (("day", "14"), ("month", "12"), ("year", "2026")):
            self.window.fill(f"#{fields}-{part}", text)

    def says(self, selector: str, text: str) -> None:
        """What is there says this."""
        said = " ".join(self.window.text(selector).split())
        assert text in said, f"{selector} says {said}, not {text}"


LIMITS = "[data-slot=limit] input, [data-slot=limit] .nav-note:not([role]) a"
"""The time limits of a procedure to choose from, or that it has none."""


def calculate(visit: Visit, key: str = COMPLAINTS) -> bool:
    """A date from the table, and then how it was counted."""
    visit.open("deadline/index.html")
    if not visit.until("#procedure"):
        return False
    visit.window.pick("#procedure", key)
    if not visit.until(LIMITS):
        return False
    if key != COMPLAINTS:
        return True
    visit.window.mark("#limit-reply")
    visit.date("complaint-received")
    if not visit.until(".nav-result"):
        return False
    visit.says(".nav-result", RIGHT)
    if not visit.until(".nav-working"):
        return False
    visit.says(".nav-working", "Christmas Day")
    visit.says(".nav-result", RIGHT)
    return True


def count_any(visit: Visit) -> bool:
    """Any period."""
    visit.open("deadline/index.html")
    if not visit.until("#procedure"):
        return False
    visit.window.pick("#procedure", "any")
    if not visit.until("#amount"):
        return False
    visit.window.fill("#amount", "15")
    visit.window.pick("#calendar", "england-and-wales")
    visit.date("start")
    if not visit.until(".nav-result"):
        return False
    visit.says(".nav-result", RIGHT)
    return True


def ask_where(visit: Visit) -> bool:
    """Where a case stands."""
    visit.open(f"where-am-i/index.html#procedure={COMPLAINTS}")
    for answer in (
        "The person complaining",
        "The Coordinator got your written complaint",
        "Nothing since then",
        "Another date",
    ):
        if not visit.until("#nav-tool label", having=answer):
            return False
        visit.window.mark_label(answer)
        if answer == "Another date":
            visit.date("on")
        visit.window.press("Continue")
    if not visit.until(".nav-position"):
        return False
    visit.says(".nav-position h1", LATE)
    return True


def find(visit: Visit) -> bool:
    """The right procedure: by questions, or in the whole list."""
    visit.open("find-a-procedure/index.html")
    return visit.until("#nav-finder input, #nav-finder .nav-tree")


def search(visit: Visit) -> bool:
    """A page by a word in it; without its script there is no button that does nothing."""
    visit.open("index.html")
    visit.until("[data-ready] .nav-header__button--search, .no-frame .nav-menu, .no-js .nav-menu")
    if not visit.window.is_visible("[data-ready] .nav-header__button--search"):
        return False
    visit.window.click("[data-ready] .nav-header__button--search")
    visit.window.fill(".nav-search__query", "cookies")
    return visit.until(".nav-search__link")


def read(visit: Visit) -> bool:
    """A policy, by a link to one of its acts: what is closed opens for it, and nothing is closed without scripts."""
    visit.open(f"procedures/{COMPLAINTS}/index.html#reply")
    if not visit.until("#reply"):
        return False
    visit.says("#reply", "within 15 working days")
    return True


def compare(visit: Visit) -> bool:
    """Two procedures side by side; without its script the whole table, and nothing to pick that would do nothing."""
    visit.open(f"compare/index.html#with={COMPLAINTS}+kirklees/dispute-resolution")
    return visit.until(".nav-side__table, .no-js .nav-compare") and visit.window.is_visible(".nav-side__table")


def embed(visit: Visit) -> bool:
    """The text for another website's page; without the script that copies it, no button that would."""
    visit.open("embedding/index.html")
    visit.until(".nav-snippet__said[data-started]", BY_HAND)
    return visit.window.is_visible("[data-copy]")


def keep(visit: Visit) -> bool:
    """The whole site, for when there is no network."""
    visit.open("offline/index.html")
    if not visit.until("#nav-offline button, .no-frame .nav-menu", *OFFLINE):
        return False
    if not visit.window.is_visible("#nav-offline [data-do=keep]"):
        return False
    visit.window.click("#nav-offline [data-do=keep]")
    # On a slow machine the page can say so before the whole site has come.
    return visit.until("#nav-offline [data-when=kept]", *(() if visit.patient else OFFLINE))


ONE_OF_MANY, KEEP = "calculate by ", "keep"
Walk = Callable[[Visit], bool]
"""True when it came to its end, False when a sentence said why not; anything else is raised."""


@dataclass(frozen=True, slots=True)
class Journey:
    """A walk; `broken` are files that are gone besides, `worker` lets the service worker work."""

    walk: Walk
    broken: tuple[str, ...] = ()
    worker: bool = False


def journeys(site: Path) -> dict[str, Journey]:
    """By name: the main ones, and the calculator for each procedure of the site."""
    page = (site / "deadline/index.html").read_text(encoding="utf-8")
    keys = re.findall(r'"key":"([^"]+)"', page)
    assert COMPLAINTS in keys
    return {
        "calculate": Journey(calculate),
        "calculate in the ordinary way": Journey(calculate, (r"/lean-[0-9a-f]+\.bin",)),
        "any period": Journey(count_any),
        "where am I": Journey(ask_where),
        "find": Journey(find),
        "search": Journey(search),
        "read": Journey(read),
        "compare": Journey(compare),
        "embed": Journey(embed),
        KEEP: Journey(keep, worker=True),
        **{f"{ONE_OF_MANY}{key}": Journey(partial(calculate, key=key)) for key in keys if key != COMPLAINTS},
    }


FAULTS: Mapping[str, Callable[[Host], Fault]] = {
    "drop": lambda _host: gone,
    "stall": stalled,
    "cut": lambda _host: cut_short,
    "spoil": lambda _host: altered,
    "empty": lambda _host: empty,
    "another page": lambda _host: other_page,
    "mistype": lambda _host: mistyped,
}

# What the service worker is and knows: no page asks for it.
WORKERS = re.compile(r"(^service-worker\.js|/service_worker-[0-9a-f]+\.js|/files-[0-9a-f]+\.json)$")
# What a browser shows or saves by itself, with no page of the site around it; what other websites load; and two that no
# page asks for: Material's own icon, and the list of the runtime for tests.
LINKED = re.compile(
    r"^(api/.*\.json|licences/sbom\.json|.*/flowchart\.svg|schemas/.*|assets/images/favicon\.png|assets/runtime\.json"
    r"|assets/navigator/host-[0-9a-f]+\.js)$"
)


def files(site: Path) -> tuple[str, ...]:
    """Every file of the site that a browser may ask for."""
    (listed,) = (site / "assets/navigator").glob("files-*.json")
    kept = json.loads(listed.read_text(encoding="utf-8"))["files"]
    return (*kept, listed.relative_to(site).as_posix(), SERVICE_WORKER, build_number.NEWEST)


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


@dataclass(slots=True)
class Traveller:
    """Windows of people who have never been here, and a host of the site."""

    windows: Windows
    host: Host

    @contextmanager
    def visit(self, *, worker: bool, patient: bool = False) -> Iterator[Visit]:
        """A visit of somebody who has never been here."""
        with self.windows(self.host, worker) as window:
            yield Visit(window, self.host.url, patient)

    def travel(self, journey: Journey, faults: Mapping[str, Callable[[Host], Fault]]) -> bool:
        """Make a journey with something wrong; whether it came to its end."""
        self.host.mend()
        self.host.faults.update(dict.fromkeys(journey.broken, gone))
        self.host.faults.update({pattern: fault(self.host) for pattern, fault in faults.items()})
        with self.visit(worker=journey.worker, patient=not faults) as visit:
            return journey.walk(visit)

    def asked(self, journey: Journey) -> set[str]:
        """The files that a journey asks for when nothing is wrong; then it comes to its end."""
        assert self.travel(journey, {}), journey
        return {self._file(path) for path in self.host.asked}

    def _file(self, path: str) -> str:
        name = path.removeprefix(self.host.prefix)
        return f"{name}index.html" if not name or name.endswith("/") else name


def exactly(host: Host, file: str) -> str:
    """A pattern for the address of one file."""
    return f"^{re.escape(host.prefix + file)}$"


def on_the_way(seen: Mapping[str, set[str]], file: str) -> tuple[str, ...]:
    """The journeys that a file matters to: the main ones, or else the one of its own.

    Who keeps the whole site asks for every file, so that says nothing of any.
    """
    named = tuple(name for name, asked in seen.items() if file in asked and name != KEEP)
    main = tuple(name for name in named if not name.startswith(ONE_OF_MANY))
    return main or named[:1] or ((KEEP,) if WORKERS.search(file) else ())


def of_no_journey(site: Path, seen: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The files that nothing here would miss, but for pages and what is only linked."""
    rest = (name for name in files(site) if not (name.endswith(".html") or LINKED.match(name)))
    return tuple(name for name in rest if not on_the_way(seen, name))

"""What readers come for, step by step: each ends within ten seconds in the right thing or in a sentence of the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from navigator.words import ENGLISH
from tests.browser.screens import COMPLAINTS
from tests.browser.windows import SECONDS, NothingSeenError, Window

RIGHT = "By Thursday 7 January 2027"
LATE = "Expect a full written reply by Thursday 7 January 2027"

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


def journeys_of(site: Path) -> dict[str, Journey]:
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

"""What moves on a page while it comes, by the browser's own measure, and files that are held back."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page, Route

FEW = 0.1
"""The score up to which the measure calls a page still."""

_WATCH = """
window.__moves = [];
new PerformanceObserver((list) => window.__moves.push(...list.getEntries().map((each) => each.value)))
  .observe({ type: "layout-shift", buffered: true });
"""
# Two frames: what was laid out in the first has been drawn when the second begins.
_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Moves:
    page: Page

    def score(self) -> float:
        """What has moved so far without a press of the reader."""
        drawn(self.page)
        return float(self.page.evaluate("window.__moves.reduce((sum, each) => sum + each, 0)"))


@dataclass  # Playwright leaves its mark on whatever takes a route.
class Held:
    _routes: list[Route] = field(default_factory=list)
    _gone: bool = False

    def take(self, route: Route) -> None:
        """Keeps what is asked for, until it is let go."""
        if self._gone:
            route.continue_()
        else:
            self._routes.append(route)

    def let_go(self) -> None:
        """Sends on what was asked for, and from now on everything at once."""
        self._gone = True
        for route in self._routes:
            route.continue_()


def watch(page: Page) -> Moves:
    """Looks at what moves on every page that is opened from now on."""
    page.add_init_script(_WATCH)
    return Moves(page)


def hold(page: Page, pattern: str) -> Held:
    """Holds back a file until it is let go."""
    held = Held()
    page.route(pattern, held.take)
    return held


def drawn(page: Page) -> None:
    """Waits until what stands on the page has been drawn."""
    page.evaluate(_DRAWN)
